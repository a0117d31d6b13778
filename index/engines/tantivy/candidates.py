"""Who is looked at first: tantivy's own scores, made to say about what `weighing` will."""

from collections.abc import Iterator, Sequence

from index.engine import TEXT_FIELDS
from index.engines.tantivy import schema
from index.engines.tantivy._tantivy import Occur, Query
from index.engines.tantivy.membership import Membership
from index.engines.tantivy.view import Space
from index.engines.tantivy.weighing import Weighing
from index.matching import Wanted, sequence
from index.nodes import is_condition
from index.query import And, Fuzzy, Group, Near, Node, Or, Phrase, Wildcard, Word
from index.scoring import FUNCTION_WEIGHT, STEM_WEIGHT, WEIGHTS, rarity

_TYPICAL = 1.6
"""What a leaf gains where it stands a few times, beside its rarity."""

_MOST_TOKENS = 50
_FIELD = 0.12
"""What a word in its own form adds in a field, beside what its stem gains in all of them and the field's weight."""


def scored(membership: Membership, weighing: Weighing, answer: Query) -> Query:
    """The answer with scores that come near to the true ones."""
    parts: list[Query] = []
    counted = set(membership.soft(weighing.plain).counted) if weighing.plain else set()
    for node in weighing.plain:
        parts += _scores(membership, node, 1.0 if node in counted else FUNCTION_WEIGHT)
    for node in weighing.required:
        parts += _scores(membership, node, 1.0)
    for clause in weighing.clauses:
        if not isinstance(clause.node, Near):
            parts += _scores(membership, clause.node, clause.weight)
    if not parts:
        return answer
    must = [(Occur.Must, Query.const_score_query(answer, 0.0))]
    return Query.boolean_query([*must, *((Occur.Should, each) for each in parts)])


def _scores(membership: Membership, node: Node, weight: float) -> Iterator[Query]:
    """Queries that add to a cable about what it gains by a node."""
    match node:
        case And(nodes) | Or(nodes) | Group(nodes) if not is_condition(node):
            for each in membership.asking(nodes):
                yield from _scores(membership, each, weight)
        case _:
            count = membership.count(node)
            rare = rarity(membership.space.rows, count)
            if not count or not rare:
                return
            if found := list(_of_leaf(membership, node, weight * rare)):
                yield from found
            else:
                worth = 1.0 if is_condition(node) else _TYPICAL
                yield Query.const_score_query(membership.query(node), weight * rare * worth)


def _of_leaf(membership: Membership, node: Node, worth: float) -> list[Query]:
    """Queries that tell how often a leaf stands in a cable; none where only whether it does is known."""
    space = membership.space
    if isinstance(node, Near):
        sides = [sequence(side, space.languages, membership.exact) for side in (node.left, node.right)]
        return _of_places(membership, node, [each for side in sides for each in side.wanted], worth)
    if not isinstance(node, Word | Phrase | Wildcard | Fuzzy) or (isinstance(node, Word) and node.garbles):
        return []
    asked = sequence(node, space.languages, membership.exact)
    if len(asked.wanted) > 1:
        return _of_places(membership, node, asked.wanted, worth)
    found = []
    if not node.field:
        for stem in sorted(asked.wanted[0].stems):
            found += _boosted(space, schema.STEMS, stem, worth * STEM_WEIGHT)
    own = worth * _FIELD if found else worth
    tokens = _commonest(space, space.lexicon.expansion(asked.wanted[0]).everywhere)
    for field in (node.field,) if node.field else TEXT_FIELDS:
        for token in tokens:
            found += _boosted(space, field, token, own * WEIGHTS[field])
    return found


def _commonest(space: Space, tokens: frozenset[str]) -> list[str]:
    """So many tokens as can be weighed one by one."""
    if len(tokens) <= _MOST_TOKENS:
        return sorted(tokens)
    return sorted(tokens, key=lambda token: (-space.searcher.doc_freq("body", token), token))[:_MOST_TOKENS]


def _of_places(membership: Membership, node: Node, wanted: Sequence[Wanted], worth: float) -> list[Query]:
    """A phrase or pair, which tantivy scores by all its words' rarities together."""
    space = membership.space
    whole = 0.0
    for each in wanted:
        tokens = space.lexicon.expansion(each).everywhere
        held = max((space.searcher.doc_freq("body", token) for token in _commonest(space, tokens)), default=0)
        whole += rarity(max(space.rows, held), held)
    return [Query.boost_query(membership.query(node), worth / max(whole, 0.1))]


def _boosted(space: Space, field: str, term: str, worth: float) -> list[Query]:
    """A term that weighs so much, whatever its own rarity in the field."""
    holders = space.searcher.doc_freq(field, term)
    if not holders:
        return []
    own = rarity(max(space.rows, holders), holders)
    return [Query.boost_query(space.term(field, term), worth / max(own, 0.01))]
