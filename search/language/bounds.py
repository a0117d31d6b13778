"""How much one question may ask for: a text that somebody pastes must not keep the machine busy for minutes.

Each thing that is looked up costs about as much as so many plain words; what is beyond the budget is left out, last the
filters and what must or must not be there, since without them a question would mean something else.
"""

from collections.abc import Callable
from dataclasses import replace

from index.query import And, Filter, Fuzzy, Group, Near, Node, Not, Or, Phrase, Query, Value, When, Wildcard, Word
from search.language.words import is_wide

BUDGET = 96
"""In plain words: so many words, or 32 phrases, or 24 patterns or misspelt words, or 9 pairs of near words."""

_COSTS = {Word: 1, Phrase: 3, Wildcard: 4, Fuzzy: 4, Value: 1, When: 1}
_NEARNESS_COST = 8
"""What two things near each other cost beside themselves: every place of the one is held against those of the other."""
_ID_COST = 2
_WIDE_COST = 48
"""A pattern that nearly every word fits: two of them are enough."""
_SHORT_COST = 24
"""A word so short that two wrong letters make it any other."""
_SHORT_WORD = 5


def bounded(query: Query) -> tuple[Query, str]:
    """The query without what is beyond the budget, and the first thing that was left out; empty where nothing was."""
    spent = 0
    known: set[Node] = set()
    left_out: list[Node] = []

    def afford(node: Node) -> bool:
        nonlocal spent
        cost = _cost(node)
        if node not in known:
            if spent + cost > BUDGET:
                left_out.append(node)
                return False
            spent += cost
            known.add(node)
        return True

    filters = [Filter(each.field, node) for each in query.filters if (node := _kept(each.node, afford)) is not None]
    excluded, required, plain = (
        tuple(node for each in nodes if (node := _kept(each, afford)) is not None)
        for nodes in (query.excluded, query.required, query.plain)
    )
    if not left_out:
        return query, ""
    kept = replace(query, filters=tuple(filters), excluded=excluded, required=required, plain=plain)
    first = left_out[0]
    return kept, getattr(first, "text", "") or getattr(first, "pattern", "") or "NEAR"


def _cost(node: Node) -> int:
    if isinstance(node, Near):
        return _NEARNESS_COST + _cost(node.left) + _cost(node.right)
    if isinstance(node, Value) and node.field == "id":
        return _ID_COST
    if isinstance(node, Phrase):
        return max(_COSTS[Phrase], len(node.text.split()))
    if isinstance(node, Fuzzy) and node.edits > 1 and len(node.text) <= _SHORT_WORD:
        return _SHORT_COST
    return _WIDE_COST if is_wide(node) else _COSTS.get(type(node), 0)


def _kept(node: Node, afford: Callable[[Node], bool]) -> Node | None:
    """What remains of a node; None where nothing does."""
    match node:
        case And(nodes) | Or(nodes) | Group(nodes):
            left = [kept for each in nodes if (kept := _kept(each, afford)) is not None]
            return replace(node, nodes=tuple(left)) if len(left) > 1 else left[0] if left else None
        case Not(inner):
            kept = _kept(inner, afford)
            return None if kept is None else Not(kept)
        case _:
            return node if afford(node) else None
