"""The names by which indices are written to: an alias of each, so that nothing that arrives late makes one anew.

A cluster makes an index that a document is sent to and that is not there (`action.auto_create_index`), unless the
request says that it is meant for an alias (`require_alias`).
"""

from collections.abc import Iterable, Mapping
from typing import Any

from index.engines.opensearch._opensearch import NotFoundError
from index.engines.opensearch.connection import Connection

REQUIRED = {"require_alias": "true"}
"""The parameter of a request that is meant for aliases alone."""

_END = ".writing"
"""No index of ours has a dot in its name."""


def door_of(index: str) -> str:
    """The alias by which an index is written to."""
    return f"{index}{_END}"


def doors(index: str) -> dict[str, Any]:
    """The aliases with which an index is made."""
    return {door_of(index): {}}


def open_doors(connection: Connection, aliases: Iterable[str]) -> None:
    """Give indices their aliases, where they have lost them: a snapshot may be restored without its aliases.

    Raises what the client does, where one of them is not there any more.
    """
    named = [{"add": {"index": each.removesuffix(_END), "alias": each}} for each in dict.fromkeys(aliases)]
    connection.client.indices.update_aliases(body={"actions": named})


def put_document(connection: Connection, index: str, id: str, body: Any, params: Mapping[str, Any]) -> Any:
    """Put one document into an index that is there; what the cluster answers. Raises what the client does."""
    door = door_of(index)
    try:
        return connection.client.index(index=door, id=id, body=body, params={**params, **REQUIRED})
    except NotFoundError:
        open_doors(connection, [door])
        return connection.client.index(index=door, id=id, body=body, params={**params, **REQUIRED})
