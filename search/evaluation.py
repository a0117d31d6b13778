"""Which cables satisfy a question's tree, by looking at every one of them."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cache, reduce

from corpus.cable import Cable, Origin, Role
from corpus.normalise.language import language_code
from corpus.normalise.names import fold
from corpus.normalise.party_match import same_party
from index.analysis import forms
from index.counting import counting, function_words_of, named, needed
from index.engine import TEXT_FIELDS, Entry
from index.query import And, Filter, Group, Match, Node, Not, OneOf, Or, Query, Undated, Value, When
from index.values import plain_value, read_party_key, values_of
from search.fields import FieldKind, field_named
from search.occurrences import Leaf, field_of
from search.tokenised import Lookup

Versions = frozenset[int]


class Evaluation:
    """One question over some entries; `cables` are needed only where the question holds values that are not planned.

    `not_found` names the plain parts that no cable has, `relaxed` tells that no cable has both of two.
    """

    def __init__(self, query: Query, entries: Iterable[Entry], cables: Mapping[int, Cable]) -> None:
        self.query = query
        self.entries = {entry.version: entry for entry in entries}
        self.not_found: tuple[str, ...] = ()
        self.relaxed = False
        self._cables = cables
        self._all = frozenset(self.entries)
        self._languages = frozenset(entry.language for entry in self.entries.values())
        self._ignored = function_words_of(query, self._languages)
        self._tokens = cache(self._looked_up)
        self._by_words = self._all
        if query.plain:
            self._by_words, self.not_found, self.relaxed = self._enough(query.plain)

    def answer(self, filters: Collection[Filter]) -> Versions:
        """The cables that hold enough of the plain parts and satisfy what is required, with these filters alone."""
        found = self._by_words
        for node in (*self.query.required, *(each.node for each in filters)):
            found &= self.holding(node)
        for node in self.query.excluded:
            found -= self.holding(node)
        return found

    def holding(self, node: Node) -> Versions:
        """The cables that satisfy a node."""
        match node:
            case And(nodes):
                return reduce(frozenset.intersection, map(self.holding, nodes), self._all)
            case Or(nodes):
                return reduce(frozenset.union, map(self.holding, nodes), frozenset[int]())
            case Not(inner):
                return self._all - self.holding(inner)
            case Group(nodes):
                return self._enough(nodes)[0]
            case When():
                return frozenset(v for v, entry in self.entries.items() if overlaps(entry, node))
            case Undated():
                return frozenset(v for v, entry in self.entries.items() if not entry.dated)
            case OneOf(column, ids):
                return frozenset(v for v, entry in self.entries.items() if ids & _values(entry, column))
            case Value():
                return frozenset(v for v, cable in self._cables.items() if has_value(cable, node))
            case _:
                return frozenset(v for v in self._all if self._has(v, node))

    def _enough(self, nodes: Sequence[Node]) -> tuple[Versions, tuple[str, ...], bool]:
        """The cables that hold enough of the nodes; what no cable holds; whether either of two was enough."""
        every = {node: self.holding(node) for node in counting(nodes, self._ignored)}
        missing = tuple(dict.fromkeys(text for node, held in every.items() if not held for text in named(node)))
        found = [held for held in every.values() if held]
        if not found or (self.query.match is Match.ALL and len(found) < len(every)):
            return frozenset(), missing, False
        times = Counter(version for held in found for version in held)
        wanted = needed(self.query.match, len(found))
        relaxed = self.query.match is Match.ENOUGH and len(found) == 2 and max(times.values()) == 1
        return frozenset(v for v, count in times.items() if relaxed or count >= wanted), missing, relaxed

    def _has(self, version: int, leaf: Leaf) -> bool:
        field = field_of(leaf)
        names = (field,) if field else TEXT_FIELDS
        return any(self._tokens(version, name).places(leaf, self._languages, self.query.exact) for name in names)

    def _looked_up(self, version: int, name: str) -> Lookup:
        entry = self.entries[version]
        return Lookup(forms(entry.texts.get(name, ""), entry.language))


def overlaps(entry: Entry, asked: When) -> bool:
    """Whether a cable can have been written in the days asked for; if these are to be certain, whether it must."""
    if asked.certain:
        return lies_within(entry, asked)
    after = asked.earliest is None or entry.latest is None or entry.latest >= asked.earliest.toordinal()
    before = asked.latest is None or entry.earliest is None or entry.earliest <= asked.latest.toordinal()
    return entry.dated and after and before


def lies_within(entry: Entry, asked: When) -> bool:
    """Whether the whole of a cable's span, open ends and all, lies in the days asked for."""
    begins = asked.earliest is None or (entry.earliest is not None and entry.earliest >= asked.earliest.toordinal())
    ends = asked.latest is None or (entry.latest is not None and entry.latest <= asked.latest.toordinal())
    return entry.dated and begins and ends


def has_value(cable: Cable, asked: Value) -> bool:
    """Whether a cable has what was asked for in a field, by the field's own way of comparing.

    Raises:
        ValueError: there is no such field.
    """
    field = field_named(asked.field)
    if field is None:
        raise ValueError(f"the query names a field that does not exist: {asked.field}")
    if field.kind is FieldKind.ID:
        return fnmatchcase(cable.id.lower(), asked.text.lower().replace("[", "[[]"))
    keys = [each.key for each in values_of(cable) if each.column == field.column]
    if field.kind is FieldKind.NAME:
        role, name = _role_and_name(asked.text)
        parties = [read_party_key(key) for key in keys]
        return any((not role or each.role == role) and same_party(name, each.party) for each in parties)
    if field.column == "keyword":
        derived = (keyword.text for keyword in cable.keywords if keyword.origin is Origin.DERIVED)
        keys += [plain_value("keyword", text).key for text in derived]
    text = (language_code(asked.text) or asked.text) if field.column == "language" else asked.text
    wanted = " ".join(fold(text).split())
    if field.kind is FieldKind.EXACT:
        return wanted in keys
    return bool(wanted) and any(f" {wanted} " in f" {key} " for key in keys)


def _role_and_name(text: str) -> tuple[str, str]:
    role, slash, name = text.partition("/")
    return (role.lower(), name) if slash and role.lower() in list(Role) else ("", text)


def _values(entry: Entry, column: str) -> frozenset[int]:
    return frozenset({entry.version}) if column == "version" else frozenset(entry.values.get(column, ()))
