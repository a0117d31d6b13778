"""The indices of cables behind one name: which counts, how another takes its place in one step, when the old goes."""

import re
import time

from corpus.errors import CablesError
from index.engines.opensearch._opensearch import NotFoundError
from index.engines.opensearch.connection import Connection
from index.engines.opensearch.making import remove
from index.engines.opensearch.writer import Writer
from index.stores.opensearch.ledger import Ledger

KEPT_FOR = 600
"""Seconds for which readers who have opened an index may go on reading it after another took its place."""

_SWITCHED = "switched"


class Catalogue:
    """What one name stands for in a cluster: `NAME` is an alias of `NAME-1`, later of `NAME-2` and so on."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._name = connection.address.name
        self._own = re.compile(rf"{re.escape(self._name)}-[0-9]+")

    def current(self) -> str | None:
        """The index that counts, or None where the name stands for none of ours.

        Raises:
            CablesError: the name stands for something else.
        """
        with self._connection.sound():
            try:
                found = sorted(self._connection.client.indices.get_alias(index=f"{self._name}-*", name=self._name))
            except NotFoundError:
                if self._connection.client.indices.exists(index=self._name):
                    found = [self._name]
                else:
                    return None
        if len(found) != 1 or not self._own.fullmatch(found[0]):
            raise CablesError(
                f"{self._name} is the name of something else in {self._connection.where}: choose another with --name"
            )
        return str(found[0])

    def require(self) -> str:
        """The index that counts. Raises `CablesError` where there is none."""
        found = self.current()
        if found is None:
            raise CablesError(
                f"there is no index {self._name} in {self._connection.where}: make one with `cables init --engine "
                "opensearch`, or see to the url and the name in cables.toml"
            )
        return found

    def all(self) -> list[str]:
        """All indices of cables of this name, the current one and any others."""
        with self._connection.sound():
            found = self._connection.client.indices.get_alias(index=f"{self._name}-*")
        return sorted(filter(self._own.fullmatch, found), key=_number)

    def fresh(self) -> str:
        """A name that no index has."""
        return f"{self._name}-{1 + max(map(_number, self.all()), default=0)}"

    def switch(self, index: str, ledger: Ledger) -> None:
        """Make the name stand for another index, in one step."""
        before = self.current()
        actions = [{"add": {"index": index, "alias": self._name}}]
        if before and before != index:
            actions.append({"remove": {"index": before, "alias": self._name}})
        with self._connection.sound():
            self._connection.client.indices.update_aliases(body={"actions": actions})
        found = ledger.note(_SWITCHED)
        ledger.set_note(_SWITCHED, {"at": time.time()}, found[1] if found else None)

    def outdated(self, ledger: Ledger) -> list[str]:
        """The indices of ours that no reader needs any more; others may have some of a name like these."""
        found = ledger.note(_SWITCHED)
        if found and time.time() - float(found[0].get("at", 0)) < KEPT_FOR:
            return []
        current = self.current()
        old = [index for index in self.all() if index != current]
        if not old:
            return []
        with self._connection.sound():
            found = self._connection.client.indices.get_mapping(index=",".join(old))
        return [index for index in old if "format" in found[index]["mappings"].get("_meta", {})]

    def delete(self, index: str) -> None:
        """Throw an index away, with its words."""
        remove(Writer(self._connection, index, None))


def _number(index: str) -> int:
    return int(index.rpartition("-")[2])
