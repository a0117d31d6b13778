"""The index templates by which the indices of a name are made in the cluster.

For an index `legation` they are `legation-cables`, `legation-lexicon`, `legation-ledger` and `legation-state`, all but
the last over the component template `legation-settings`. A pattern can say no more than `*`, and `legation-*` would
take the index `legation-2031` of other people: so each template names the newest index of its kind, whole. It goes
before the templates that are meant for everything (`PRIORITY`); one that would go before it, or is as high, is told.

Where the login may not manage templates, or a newer version of this program has put them, an index is made without, of
the same form.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from corpus.errors import CablesError
from index.engines.opensearch._opensearch import AuthorizationException, NotFoundError, RequestError
from index.engines.opensearch.connection import Connection
from index.engines.opensearch.doors import doors
from index.engines.opensearch.fields import FORMAT, Plan, shared_settings

Body = dict[str, Any]

PRIORITY = 500
VERSION = 100 * FORMAT + 2
"""Grows with whatever is changed in a template."""

_PROGRAM = "cables"
_OF_MAKER = ("index.number_of_shards", "index.number_of_replicas")
"""What whoever makes an index may choose."""


@dataclass(frozen=True, slots=True)
class _There:
    """What the cluster has: our templates and others by their names, and the component under our name."""

    own: Mapping[str, Body]
    others: Mapping[str, Body]
    component: Body | None


class Templates:
    """The templates of one name. A login that may not manage them is no failure."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._name = connection.address.name
        self._component = f"{self._name}-settings"

    def make(self, plans: Mapping[str, Plan], **params: Any) -> None:
        """Make indices, by their templates where the login may; those that are there already are left.

        Raises:
            CablesError: another template would be taken for one of them or has the name of ours, or the cluster cannot.
        """
        with self._connection.sound():
            by_template = self._put(plans, _whole)
            for index, plan in plans.items():
                body = {} if by_template else plan.body(self._connection.address.replicas, self._connection.version)
                body["aliases"] = doors(index)
                try:
                    self._connection.client.indices.create(index=index, body=body, params=params)
                except RequestError as error:
                    if error.error != "resource_already_exists_exception":
                        raise

    def renew(self, plans: Mapping[str, Plan]) -> None:
        """Put the templates that are missing, changed or of an older version; for indices that are there.

        What the maker of an index chose, whoever else writes may have otherwise: that is left.
        """
        with self._connection.sound():
            try:
                self._put(plans, _kept)
            except CablesError:
                # It hinders whoever makes the next index, who is told.
                return

    def remarks(self, plans: Mapping[str, Plan]) -> list[str]:
        """What of the templates is not as it was made, a sentence each."""
        with self._connection.sound():
            try:
                there = self._look()
            except AuthorizationException:
                return []
        said = []
        mends = "whoever next writes to the index and may manage templates puts it back"
        for index, plan in plans.items():
            name = f"{self._name}-{plan.kind}"
            found = there.own.get(name)
            if found is None:
                said.append(f"the index template {name} is missing in {self._connection.where}: {mends}")
            elif _version(found) <= VERSION and _kept(found) != _kept(self._template(plan, index)):
                said.append(f"the index template {name} in {self._connection.where} is not as it was made: {mends}")
        if _version(there.component) <= VERSION and _kept(there.component) != _kept(self._component_template()):
            what = "is not as it was made" if there.component else "is missing"
            said.append(f"the component template {self._component} in {self._connection.where} {what}: {mends}")
        return said

    def _put(self, plans: Mapping[str, Plan], seen: Callable[[Body | None], Any]) -> bool:
        """Put what is not there as it must be, so `seen`; False where that is not for us to do."""
        indices = self._connection.client.indices
        try:
            there = self._look()
            for index, plan in plans.items():
                self._require_free(there, plan, index)
            if any(_version(each) > VERSION for each in (*there.own.values(), there.component)):
                return False
            shared = self._component_template()
            if seen(there.component) != seen(shared) and any(plan.over_shared for plan in plans.values()):
                self._connection.client.cluster.put_component_template(name=self._component, body=shared)
            for index, plan in plans.items():
                name, wanted = f"{self._name}-{plan.kind}", self._template(plan, index)
                if seen(there.own.get(name)) != seen(wanted):
                    indices.put_index_template(name=name, body=wanted)
        except AuthorizationException:
            return False
        return True

    def _look(self) -> _There:
        client = self._connection.client
        wanted = ("name", "index_template.index_patterns", "index_template.priority", "index_template._meta")
        path = ",".join(f"index_templates.{each}" for each in wanted)
        every = _by_name(client.indices.get_index_template(params={"filter_path": path}), "index_template")
        own: dict[str, Body] = {}
        if any(name.startswith(f"{self._name}-") and _is_ours(each) for name, each in every.items()):
            found = _by_name(client.indices.get_index_template(name=f"{self._name}-*"), "index_template")
            own = {name: each for name, each in found.items() if name in self._names() and _is_ours(each)}
        try:
            answer = client.cluster.get_component_template(name=self._component)
        except NotFoundError:
            answer = {}
        component = _by_name(answer, "component_template").get(self._component)
        return _There(own, {name: each for name, each in every.items() if name not in own}, component)

    def _names(self) -> set[str]:
        return {f"{self._name}-{kind}" for kind in ("cables", "lexicon", "ledger", "state")}

    def _require_free(self, there: _There, plan: Plan, index: str) -> None:
        where = self._connection.where
        foreign = [name for name in (f"{self._name}-{plan.kind}",) if name in there.others]
        if there.component is not None and not _is_ours(there.component):
            foreign.append(self._component)
        for name in foreign:
            raise CablesError(
                f"{where} has a template {name} that this program did not put: rename it, or choose another with --name"
            )
        for name, other in there.others.items():
            if int(other.get("priority", 0)) >= PRIORITY and _fits(other["index_patterns"], index):
                raise CablesError(
                    f"the index template {name} in {where} is for the index {index} too and does not stand back behind "
                    f"ours: give it a priority below {PRIORITY}, or choose another with --name"
                )

    def _template(self, plan: Plan, index: str) -> Body:
        template = {"settings": plan.settings, "mappings": plan.mappings}
        over = [self._component] if plan.over_shared else []
        return {
            "index_patterns": [index], "priority": PRIORITY, "composed_of": over, "template": template, **_made_by(),
        }  # fmt: skip

    def _component_template(self) -> Body:
        settings = shared_settings(self._connection.address.replicas, self._connection.version)
        return {"template": {"settings": settings}, **_made_by()}


def _made_by() -> Body:
    # Seldom needed, and slow to load.
    from importlib.metadata import version

    return {"version": VERSION, "_meta": {"program": _PROGRAM, "made_by": version(_PROGRAM), "format": FORMAT}}


def _by_name(answer: Any, what: str) -> dict[str, Body]:
    return {each["name"]: each[what] for each in answer.get(f"{what}s", ())}


def _is_ours(template: Body) -> bool:
    return bool(template.get("_meta", {}).get("program") == _PROGRAM)


def _version(template: Body | None) -> int:
    return int(template.get("version", 0)) if template else 0


def _fits(patterns: list[str], index: str) -> bool:
    return any(re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), index) for pattern in patterns)


def _whole(template: Body | None) -> Body | None:
    """A template so that what was put and what is answered can be compared."""
    if template is None:
        return None
    inner = template["template"]
    settings = _flat(inner.get("settings", {}), "")
    return {**template, "template": {"settings": settings, "mappings": _said(inner.get("mappings", {}))}}


def _kept(template: Body | None) -> Body | None:
    """The same, but for what differs from index to index and from maker to maker."""
    if (whole := _whole(template)) is None:
        return None
    inner = whole["template"]
    settings = {key: value for key, value in inner["settings"].items() if key not in _OF_MAKER}
    return {
        "over": whole.get("composed_of"), "priority": whole.get("priority"), "version": whole.get("version"),
        "settings": settings, "mappings": inner["mappings"],
    }  # fmt: skip


def _flat(settings: Body, before: str) -> dict[str, str]:
    """Settings by their whole names, as words, which is how a cluster answers them."""
    flat: dict[str, str] = {}
    for key, value in settings.items():
        name = f"{before}{key}"
        if isinstance(value, dict):
            flat |= _flat(value, f"{name}.")
        else:
            flat[name if name.startswith("index.") else f"index.{name}"] = _said(value)
    return flat


def _said(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _said(each) for key, each in value.items()}
    return str(value).lower() if isinstance(value, bool | int) else value
