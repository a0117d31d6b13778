"""What kind of a question a node of the tree is: the same for every engine."""

from collections.abc import Iterable, Sequence

from index.matching import sequence
from index.query import And, Fuzzy, Group, Leaf, Near, Node, Not, OneOf, Or, Phrase, Undated, When, Wildcard, Word


def is_void(leaf: Leaf, exact: bool) -> bool:
    """Tell a leaf that holds no letter or digit, and so asks for nothing."""
    if isinstance(leaf, Near):
        return is_void(leaf.left, exact) or is_void(leaf.right, exact)
    return not sequence(leaf, frozenset(), exact).wanted


def field_of(leaf: Leaf) -> str:
    """The text field that a leaf asks about; empty for all of them."""
    return leaf.left.field if isinstance(leaf, Near) else leaf.field


def asks_nothing(node: Node, exact: bool) -> bool:
    """Tell a node in which no leaf holds a letter or digit."""
    match node:
        case Word() | Phrase() | Near() | Wildcard() | Fuzzy():
            return is_void(node, exact)
        case And(nodes) | Or(nodes) | Group(nodes):
            return all(asks_nothing(each, exact) for each in nodes)
        case Not(inner):
            return asks_nothing(inner, exact)
        case _:
            return False


def asking(nodes: Sequence[Node], exact: bool) -> list[Node]:
    """The nodes that ask for something: a lone dash does not."""
    return [node for node in nodes if not asks_nothing(node, exact)]


def is_condition(node: Node) -> bool:
    """Tell a node that has no words to score."""
    match node:
        case OneOf() | When() | Undated():
            return True
        case And(nodes) | Or(nodes):
            return all(map(is_condition, nodes))
        case Not(inner):
            return is_condition(inner)
        case _:
            return False


def asks_date(node: Node) -> bool:
    """Tell a filter that asks for dates and nothing else."""
    return all(isinstance(leaf, When | Undated) for leaf in leaves(node))


def leaves(node: Node) -> Iterable[Node]:
    """The leaves below a node, those that are denied too."""
    match node:
        case And(nodes) | Or(nodes):
            for inner in nodes:
                yield from leaves(inner)
        case Not(inner):
            yield from leaves(inner)
        case _:
            yield node
