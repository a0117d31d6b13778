"""Leaves of the query tree as the cluster's queries: phrases and pairs are intervals over the tokens of each field.

Intervals know order and gaps just as a leaf means them where each part has a fixed width; a pair of loose phrases has
not, and a part that too many tokens answer cannot be written out: then every cable that holds the words is looked at.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from index.engines.asked.tokens import fields_of, single
from index.engines.asked.verify import verified
from index.engines.opensearch import queries
from index.matching import Sequence as Asked
from index.matching import Wanted, garbled, sequence
from index.query import Leaf, Near, Word
from index.scoring import WEIGHTS

if TYPE_CHECKING:
    from index.engines.opensearch.view import Space

Query = dict[str, Any]
Rule = dict[str, Any]
"""What an interval has to be."""

_FARTHEST = 2**30
"""Farther than any text is long."""

_MOST_TOKENS = 60
"""So many tokens are written out for one leaf in one field at most: a cluster takes some thousand clauses in all."""


def leaf_query(space: "Space", leaf: Leaf, exact: bool) -> Query:
    """The cables that hold a leaf. `exact` asks for exact forms only."""
    if isinstance(leaf, Near):
        return _near(space, leaf, exact)
    asked = sequence(leaf, space.languages, exact)
    spoilt = garbled(leaf, exact) if isinstance(leaf, Word) else ()
    return queries.any_of([_sequence(space, each, exact) for each in (asked, *spoilt) if each.wanted])


def _sequence(space: "Space", asked: Asked, exact: bool) -> Query:
    if len(asked.wanted) == 1:
        return single(space, asked.wanted[0], asked.field)
    found = []
    for field in fields_of(asked.field):
        if _can_be_written(space, asked.wanted):
            found += _in_languages(space, field, [asked], asked.slop)
        else:
            held = [single(space, each, field) for each in dict.fromkeys(asked.wanted)]
            found.append(verified(space, held, field, asked, exact))
    return queries.any_of(found)


def _near(space: "Space", leaf: Near, exact: bool) -> Query:
    left, right = (sequence(side, space.languages, exact) for side in (leaf.left, leaf.right))
    if (left.field and right.field and left.field != right.field) or leaf.within < 1:
        return queries.nothing()
    if not left.wanted or not right.wanted:
        return queries.nothing()
    found = []
    for field in fields_of(left.field or right.field):
        wanted = [*left.wanted, *right.wanted]
        if _can_be_written(space, wanted) and all(_is_rigid(side) for side in (left, right)):
            found += _in_languages(space, field, [left, right], leaf.within - 1)
            found += _in_languages(space, field, [right, left], leaf.within - 1)
        else:
            held = [single(space, each, field) for each in dict.fromkeys(wanted)]
            found.append(verified(space, held, field, leaf, exact))
    return queries.any_of(found)


def _is_rigid(side: Asked) -> bool:
    """Tell a side of which every occurrence is as wide as every other."""
    return len(side.wanted) == 1 or not side.slop


def _can_be_written(space: "Space", wanted: Sequence[Wanted]) -> bool:
    found = 0
    for each in wanted:
        expansion = space.lexicon.expansion(each)
        found += len(expansion.everywhere) + sum(map(len, expansion.within.values()))
    return found <= _MOST_TOKENS


def standing(field: str, tokens: Sequence[str]) -> Query:
    """The cables that have one of the tokens in a field, scored by how often they stand there."""
    rules: list[Rule] = [{"match": {"query": token}} for token in tokens]
    return {"intervals": {field: rules[0] if len(rules) == 1 else {"any_of": {"intervals": rules}}}}


def _in_languages(space: "Space", field: str, sides: Sequence[Asked], gaps: int) -> list[Query]:
    """The sides in this order with so many tokens between them: exact forms in every text, others by its language."""
    expansions = [space.lexicon.expansion(each) for side in sides for each in side.wanted]
    languages = sorted({language for each in expansions for language in each.within} & space.languages)
    found = []
    for language in [*languages, None] if len(languages) < len(space.languages) or not languages else languages:
        rules = [_side(space, side, language) for side in sides]
        if any(rule is None for rule in rules):
            continue
        whole = rules[0] if len(rules) == 1 else {
            "all_of": {"ordered": True, "max_gaps": min(gaps, _FARTHEST), "intervals": rules}
        }  # fmt: skip
        query: Query = {"intervals": {field: {**whole, "boost": WEIGHTS[field]}}}  # type: ignore[dict-item]
        if language is not None and len(space.languages) > 1:
            query = {"bool": {"must": [query], "filter": [space.spoken(language)]}}
        found.append(query)
    return found


def _side(space: "Space", side: Asked, language: str | None) -> Rule | None:
    """The tokens of one side in order; None where one of them is in no text."""
    slots = []
    for each in side.wanted:
        expansion = space.lexicon.expansion(each)
        tokens = expansion.everywhere if language is None else expansion.in_language(language)
        if not tokens:
            return None
        rules: list[Rule] = [{"match": {"query": token}} for token in sorted(tokens)]
        slots.append(rules[0] if len(rules) == 1 else {"any_of": {"intervals": rules}})
    if len(slots) == 1:
        return slots[0]
    return {"all_of": {"ordered": True, "max_gaps": min(side.slop, _FARTHEST), "intervals": slots}}
