"""Who is looked at first: an engine's own scores, made to say about what `weighing` will."""

from collections.abc import Iterator, Sequence

from index.engine import TEXT_FIELDS
from index.engines.asked.membership import Membership
from index.engines.asked.parts import Parts
from index.engines.asked.space import Q
from index.engines.asked.weighing import Weighing
from index.matching import Wanted, sequence
from index.nodes import is_condition
from index.query import And, Fuzzy, Group, Near, Node, Or, Phrase, Wildcard, Word
from index.scoring import FUNCTION_WEIGHT, STEM_WEIGHT, WEIGHTS, rarity

_TYPICAL = 1.6
"""What a leaf gains where it stands a few times, beside its rarity."""

_MOST_TOKENS = 50
_FIELD = 0.12
"""What a word in its own form adds in a field, beside what its stem gains in all of them and the field's weight."""


def scored(membership: Membership[Q], weighing: Weighing[Q], parts: Parts[Q]) -> Q:
    """The answer with scores that come near to the true ones."""
    gains: list[Q] = []
    counted = set(membership.soft(weighing.plain).counted) if weighing.plain else set()
    for node in weighing.plain:
        gains += _scores(membership, node, 1.0 if node in counted else FUNCTION_WEIGHT)
    # Places of words are dear to find: where they must be found, they are scored as they are.
    placed: list[Node] = []
    held: list[Q] = []
    for node in weighing.required:
        is_placed = _is_placed(membership, node)
        # How rare it is makes no difference where nothing else is scored.
        alone = is_placed and node == parts.sole and not weighing.clauses
        own = _of_leaf(membership, node, 1.0, 1.0) if alone else list(_scores(membership, node, 1.0))
        if own and is_placed:
            placed.append(node)
            held += own
        else:
            gains += own
    for clause in weighing.clauses:
        if not isinstance(clause.node, Near):
            gains += _scores(membership, clause.node, clause.weight)
    rest = parts.beside(placed)
    return membership.space.scored(parts.query() if rest is None and not held else rest, held, gains)


def _is_placed(membership: Membership[Q], node: Node) -> bool:
    """Tell what `_scores` makes one query of, which is the very one that tells who satisfies it."""
    if isinstance(node, Phrase):
        return len(sequence(node, membership.space.languages, membership.exact).wanted) > 1
    return isinstance(node, Near)


def _scores(membership: Membership[Q], node: Node, weight: float) -> Iterator[Q]:
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
            if found := list(_of_leaf(membership, node, weight, rare)):
                yield from found
            else:
                worth = 1.0 if is_condition(node) else _TYPICAL
                yield membership.space.worth(membership.query(node), weight * rare * worth)


def _of_leaf(membership: Membership[Q], node: Node, weight: float, rare: float) -> list[Q]:
    """Queries that tell how often a leaf stands in a cable; none where only whether it does is known."""
    space, worth = membership.space, weight * rare
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
            found += space.worth_of_stem(stem, worth * STEM_WEIGHT, rare)
    own = worth * _FIELD if found else worth
    tokens = space.commonest(space.lexicon.expansion(asked.wanted[0]).everywhere, _MOST_TOKENS)
    for field in (node.field,) if node.field else TEXT_FIELDS:
        found += space.worth_of_tokens(field, tokens, own * WEIGHTS[field], alone=own == worth)
    return found


def _of_places(membership: Membership[Q], node: Node, wanted: Sequence[Wanted], worth: float) -> list[Q]:
    return [membership.space.worth_of_places(membership.query(node), wanted, worth)]
