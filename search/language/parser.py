"""Puts a question's tokens together: side by side loosest, then OR, then AND, then NOT and signs, then NEAR."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from corpus.frozen import dataclass
from index.query import And, Group, Near, Node, Not, Or, Phrase, Wildcard, Word
from index.query import Fuzzy as FuzzyWord
from search.fields import Field, FieldKind
from search.language.lexer import exact_leaf, tidy_value
from search.language.meanings import Meanings
from search.language.tokens import Complaints, Kind, Text, Token
from search.language.words import is_wide

MOST_WORDS = 64
"""So many different plain words are kept of a text that someone pastes."""

_JOINING = frozenset({Kind.AND, Kind.OR, Kind.NEAR})
_PREFIXED = frozenset({Kind.NOT, Kind.PLUS, Kind.MINUS})


@dataclass(frozen=True, slots=True)
class Item:
    """One of the things that stand side by side.

    `must` tells that it carried a plus or is a field's; `field` names a value field whose brackets it is; `parts` are
    the two and more that bare ANDs join, each of which is asked for by itself.
    """

    node: Node
    must: bool = False
    field: str = ""
    parts: "tuple[Item, ...]" = ()


def parse(tokens: Sequence[Token], text: str, complaints: Complaints, meanings: Meanings) -> list[Item]:
    """The things that a question asks for side by side; `tokens` come from `settle`, `text` is cleaned."""
    return _Parser(tokens, text, complaints, meanings).sequence("")


def negated(node: Node) -> Node:
    """Not this; twice not is the thing itself."""
    return node.node if isinstance(node, Not) else Not(node)


def joined(nodes: Sequence[Node], kind: type[And] | type[Or]) -> Node:
    """The nodes under one And or Or, with those of the same kind among them taken apart."""
    flat: list[Node] = []
    for node in nodes:
        flat.extend(node.nodes if isinstance(node, kind) else (node,))
    return flat[0] if len(flat) == 1 else kind(tuple(flat))


def is_plain(node: Node, field: str = "") -> bool:
    """Whether any of it is looked up in all of the text (or in `field`): such a thing is ranked, the rest must hold."""
    match node:
        case Word() | Phrase() | Wildcard() | FuzzyWord():
            return node.field == field
        case Near(left, right):
            return is_plain(left, field) or is_plain(right, field)
        case And(nodes) | Or(nodes) | Group(nodes):
            return any(is_plain(each, field) for each in nodes)
        case Not(inner):
            return is_plain(inner, field)
        case _:
            return False


def different(nodes: Sequence[Node]) -> list[Node]:
    """The nodes without repetitions; of a word in capitals and in small letters the first."""
    first: dict[object, Node] = {}
    for node in nodes:
        first.setdefault(_sameness(node), node)
    return list(first.values())


def _sameness(node: Node) -> object:
    return (node.text.casefold(), node.field, node.exact) if isinstance(node, Word) else node


class _Parser:
    def __init__(self, tokens: Sequence[Token], text: str, complaints: Complaints, meanings: Meanings) -> None:
        self.tokens = tokens
        self.text = text
        self.complaints = complaints
        self.meanings = meanings
        self.at = 0
        self.words: set[object] = set()
        self.left_out = False

    def next_is(self, *kinds: Kind) -> bool:
        return self.at < len(self.tokens) and self.tokens[self.at].kind in kinds

    def take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def sequence(self, field: str) -> list[Item]:
        """All that stands side by side up to the closing bracket or the end."""
        items: list[Item] = []
        while self.at < len(self.tokens) and not self.next_is(Kind.CLOSE):
            token = self.tokens[self.at]
            item = self.lone_word(token, field) or self.either(field)
            plain = isinstance(item.node, Word) and not item.must
            # Brackets keep one word in any case: they cannot be empty.
            if not plain or self.affordable(item.node, token) or not items:
                items.append(item)
        return items

    def lone_word(self, token: Token, field: str) -> Item | None:
        """A word, with its plus or without, that no operator follows; without asking each rule what it makes of it."""
        after = self.at + 1
        must = token.kind is Kind.PLUS
        if must:
            token = self.tokens[after]
            after += 1
        if token.kind is not Kind.LEAF or field or not isinstance(token.node, Word):
            return None
        if after < len(self.tokens) and self.tokens[after].kind in _JOINING:
            return None
        self.at = after
        return Item(token.node, must=must)

    def affordable(self, word: Node, token: Token) -> bool:
        """Whether a plain word is among the first that are kept."""
        key = _sameness(word)
        if key not in self.words and len(self.words) >= MOST_WORDS:
            if not self.left_out:
                self.complaints.add(
                    token.start, token.end, f"only the first {MOST_WORDS} different words are looked for"
                )
            self.left_out = True
            return False
        self.words.add(key)
        return True

    def either(self, field: str) -> Item:
        items = self.chain(lambda: self.both(field), Kind.OR)
        return items[0] if len(items) == 1 else Item(joined([item.node for item in items], Or))

    def both(self, field: str) -> Item:
        items = self.chain(lambda: self.single(field), Kind.AND)
        if len(items) == 1:
            return items[0]
        return Item(joined([item.node for item in items], And), parts=tuple(items))

    def chain(self, operand: Callable[[], Item], operator: Kind) -> list[Item]:
        items = [operand()]
        while self.next_is(operator):
            self.take()
            items.append(operand())
        return items

    def single(self, field: str) -> Item:
        """One thing with its NOTs and signs; NOTs are counted, not nested."""
        odd = must = False
        while self.tokens[self.at].kind in _PREFIXED:
            kind = self.take().kind
            must = must or kind is Kind.PLUS
            odd ^= kind is not Kind.PLUS
        item = self.near(field)
        if odd:
            return Item(negated(item.node))
        return replace(item, must=True) if must else item

    def near(self, field: str) -> Item:
        item = self.atom(field)
        links: list[Node] = []
        while self.next_is(Kind.NEAR):
            operator = self.take()
            following = self.atom(field)
            links.append(self.link(item, following, operator))
            item = following
        return Item(joined(links, And)) if links else item

    def link(self, left: Item, right: Item, operator: Token) -> Node:
        """Two things near each other; what has no place in the text can only be there as well."""
        one, other = left.node, right.node
        if is_wide(one) or is_wide(other):
            said = "a pattern beside NEAR needs two letters, so AND is read here"
            self.complaints.add(operator.start, operator.end, said)
            return joined([one, other], And)
        if isinstance(one, Text) and isinstance(other, Text):
            field = one.field or other.field
            if {one.field, other.field} <= {"", field}:
                return Near(replace(one, field=field), replace(other, field=field), operator.number)
        self.complaints.add(operator.start, operator.end, "NEAR joins words and phrases, so AND is read here")
        return joined([one, other], And)

    def atom(self, field: str) -> Item:
        token = self.take()
        if token.kind is Kind.PREFIX and token.field:
            return self.of_field(token.field)
        if token.kind is Kind.OPEN:
            item = _gathered(self.sequence(field), field)
            self.take()
            return item
        node = token.node
        assert node is not None
        if field and isinstance(node, Text):
            return Item(replace(node, field=field))
        return Item(node, must=token.kind is Kind.TERM)

    def of_field(self, field: Field) -> Item:
        """What stands behind a field's name: a leaf, or brackets with more than one."""
        if field.kind is FieldKind.TEXT:
            return replace(self.atom(field.short), must=True, parts=())
        self.take()
        node = self.values_joined(field, Kind.OR, Or)
        self.take()
        return Item(node, must=True, field=field.short)

    def values_joined(self, field: Field, operator: Kind, kind: type[And] | type[Or]) -> Node:
        """Values with OR between them, or with AND, which binds them more closely."""

        def operand() -> Item:
            return Item(self.values_joined(field, Kind.AND, And) if kind is Or else self.one_value(field))

        nodes = [item.node for item in self.chain(operand, operator)]
        while kind is And and not self.next_is(Kind.OR, Kind.CLOSE):
            nodes.extend(item.node for item in self.chain(operand, operator))
        return joined(nodes, kind)

    def one_value(self, field: Field) -> Node:
        odd = False
        while self.tokens[self.at].kind in _PREFIXED:
            odd ^= self.take().kind is not Kind.PLUS
        if self.next_is(Kind.OPEN):
            self.take()
            node = self.values_joined(field, Kind.OR, Or)
            self.take()
        else:
            node = self.run(field)
        return negated(node) if odd else node

    def run(self, field: Field) -> Node:
        """Words side by side in a field's brackets are one value, as it stands there."""
        first = last = self.take()
        while self.next_is(Kind.LEAF, Kind.TERM):
            last = self.take()
        value = tidy_value(self.text[first.start : last.end])
        node = self.meanings.of(field, value) if value else None
        if node is None:
            if not self.complaints.full():
                self.complaints.add(first.start, last.end, self.meanings.unread(field, value))
            node = exact_leaf(value)
        return node


def _gathered(items: Sequence[Item], field: str) -> Item:
    """What brackets hold as one thing: words side by side are a group, and what must hold joins it by AND."""
    if len(items) == 1:
        only = items[0]
        return Item(only.node) if only.parts else only
    plain: list[Node] = []
    demanded: list[Node] = []
    for item in items:
        for part in item.parts or (item,):
            must = item.parts or part.must or isinstance(part.node, Not) or not is_plain(part.node, field)
            (demanded if must else plain).append(part.node)
    words = different(plain)
    group: list[Node] = [Group(tuple(words))] if len(words) > 1 else words
    return Item(joined([*group, *different(demanded)], And))
