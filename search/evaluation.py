"""Which cables satisfy a question's tree, by looking at every one of them."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import reduce

from corpus.cable import Cable, Origin, Role
from corpus.normalise.languages import language_code
from corpus.normalise.names.compare import fold
from index.counting import counting, function_words_of, lowered, needed
from index.engine import TEXT_FIELDS, Entry
from index.matching import sequence
from index.nodes import field_of
from index.query import (
    And,
    Filter,
    Fuzzy,
    Group,
    Leaf,
    Match,
    Near,
    Node,
    Not,
    OneOf,
    Or,
    Phrase,
    Query,
    Undated,
    Value,
    When,
    Wildcard,
    Word,
)
from index.values import read_party_key
from index.valuing import phrases_asked, plain_value, values_of
from search.fields import FieldKind, field_named
from search.naming import asked_name
from search.tokenised import tokenised

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
        self.lowered = 0
        self._cables = cables
        self._all = frozenset(self.entries)
        self._languages = frozenset(entry.language for entry in self.entries.values())
        self._ignored = function_words_of(query, self._languages)
        self._by_words = self._all
        if plain := self._asking(query.plain):
            self._by_words, self.not_found, self.relaxed, self.lowered = self._enough(plain)

    def answer(self, filters: Collection[Filter]) -> Versions:
        """The cables that hold enough of the plain parts and satisfy what is required, with these filters alone."""
        found = self._by_words
        for node in self._asking((*self.query.required, *(each.node for each in filters))):
            found &= self.holding(node)
        for node in self._asking(self.query.excluded):
            found &= self.holding(Not(node))
        return found

    def holding(self, node: Node, must: bool = False) -> Versions:
        """The cables that can satisfy a node by their dates; with `must` only those that do whatever their day was."""
        match node:
            case And(nodes):
                held = (self.holding(each, must) for each in self._asking(nodes))
                return reduce(frozenset.intersection, held, self._all)
            case Or(nodes):
                held = (self.holding(each, must) for each in self._asking(nodes))
                return reduce(frozenset.union, held, frozenset[int]())
            case Not(inner):
                return self._all - self.holding(inner, not must)
            case Group(nodes):
                return self._enough(self._asking(nodes))[0]
            case When():
                fits = lies_within if must or node.certain else overlaps
                return frozenset(v for v, entry in self.entries.items() if fits(entry, node))
            case Undated():
                return frozenset(v for v, entry in self.entries.items() if not entry.dated)
            case OneOf(column, ids):
                return frozenset(v for v, entry in self.entries.items() if ids & _values(entry, column))
            case Value():
                return frozenset(v for v, cable in self._cables.items() if has_value(cable, node))
            case _:
                return frozenset(v for v in self._all if self._has(v, node))

    def _enough(self, nodes: Sequence[Node]) -> tuple[Versions, tuple[str, ...], bool, int]:
        """The cables that hold enough of the nodes; what no cable holds; `relaxed`, `lowered` as for engines."""
        inside = {node: self._enough(self._asking(node.nodes)) for node in nodes if isinstance(node, Group)}
        lacking = [inside[node][1] if node in inside else self._lacking(node) for node in nodes]
        missing = tuple(dict.fromkeys(text for texts in lacking for text in texts))
        relaxed = any(either for _, _, either, _ in inside.values())
        every = [self.holding(node) for node in counting(nodes, self._ignored)]
        found = [held for held in every if held]
        if not found or (self.query.match is Match.ALL and len(found) < len(every)):
            return frozenset(), missing, relaxed, 0
        times = Counter(version for held in found for version in held)
        fewer = lowered(
            self.query.match, len(found), len(self._all), lambda n: sum(count >= n for count in times.values())
        )
        wanted = fewer or needed(self.query.match, len(found))
        either = self.query.match is Match.ENOUGH and len(found) == 2 and max(times.values()) == 1
        enough = frozenset(v for v, count in times.items() if either or count >= wanted)
        return enough, missing, relaxed or either, fewer

    def _lacking(self, node: Node) -> tuple[str, ...]:
        """A plain word as it is named to the user, if no cable has it."""
        match node:
            case Word(text) | Fuzzy(text) | Wildcard(text) if not self.holding(node):
                return (text,)
            case _:
                return ()

    def _asking(self, nodes: Iterable[Node]) -> list[Node]:
        """The nodes that ask for something: one without any letter or digit does not."""
        return [node for node in nodes if not self._asks_nothing(node)]

    def _asks_nothing(self, node: Node) -> bool:
        match node:
            case And(nodes) | Or(nodes) | Group(nodes):
                return all(map(self._asks_nothing, nodes))
            case Near(left, right):
                return self._asks_nothing(left) or self._asks_nothing(right)
            case Not(inner):
                return self._asks_nothing(inner)
            case Word() | Phrase() | Wildcard() | Fuzzy():
                return not sequence(node, self._languages, self.query.exact).wanted
            case _:
                return False

    def _has(self, version: int, leaf: Leaf) -> bool:
        field, entry = field_of(leaf), self.entries[version]
        names = (field,) if field else TEXT_FIELDS
        texts = (entry.texts.get(name, "") for name in names)
        exact = self.query.exact
        return any(tokenised(text, entry.language, (leaf,), self._languages, exact).places[0] for text in texts)


def asks_date(node: Node) -> bool:
    """Whether a filter asks for dates and nothing else."""
    match node:
        case When() | Undated():
            return True
        case And(nodes) | Or(nodes):
            return all(map(asks_date, nodes))
        case Not(inner):
            return asks_date(inner)
        case _:
            return False


def overlaps(entry: Entry, asked: When) -> bool:
    """Whether a cable can have been written in the days asked for."""
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
        asked_for = asked_name(name)
        return any((not role or each.role == role) and asked_for.means(each.party) for each in parties)
    if field.column == "keyword":
        derived = (keyword.text for keyword in cable.keywords if keyword.origin is Origin.DERIVED)
        keys += [plain_value("keyword", text).key for text in derived]
    text = (language_code(asked.text) or asked.text) if field.column == "language" else asked.text
    if field.kind is FieldKind.EXACT:
        return " ".join(fold(text).split()) in keys
    phrases = phrases_asked(field.column, text)
    return any(f" {phrase} " in f" {key} " for phrase in phrases for key in keys)


def _role_and_name(text: str) -> tuple[str, str]:
    role, slash, name = text.partition("/")
    return (role.lower(), name) if slash and role.lower() in list(Role) else ("", text)


def _values(entry: Entry, column: str) -> frozenset[int]:
    return frozenset({entry.version}) if column == "version" else frozenset(entry.values.get(column, ()))
