"""Leaves of the query tree as tantivy's queries: words, patterns, phrases and pairs, over the tokens of each field.

tantivy's phrases know no order once they are loose, so that a loose phrase is asked for as all the exact ones with
gaps that it stands for; only where these are too many is every cable that holds the words looked at.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from math import comb, prod
from typing import TYPE_CHECKING

from corpus.frozen import dataclass
from index.engines.asked.tokens import fields_of, single, spoken
from index.engines.asked.verify import verified
from index.engines.tantivy._tantivy import Query
from index.engines.tantivy.lexicon import as_regex, pattern_as_regex
from index.matching import Sequence as Asked
from index.matching import Wanted, garbled, sequence
from index.query import Leaf, Near, Word

if TYPE_CHECKING:
    from index.engines.tantivy.view import Space

_MOST_GAPS = 64
"""So many exact phrases stand for a loose one at most."""

_MOST_WRITTEN_OUT = 6
_MOST_TOKENS = 5_000
_FARTHEST = 250


@dataclass(frozen=True, slots=True)
class _Slot:
    """What may stand at one place: any of the tokens, or (`regex`) whatever fits it."""

    tokens: tuple[str, ...]
    regex: str = ""


def leaf_query(space: "Space", leaf: Leaf, exact: bool) -> Query:
    """The cables that hold a leaf. `exact` asks for exact forms only."""
    if isinstance(leaf, Near):
        return _near(space, leaf, exact)
    asked = sequence(leaf, space.languages, exact)
    spoilt = garbled(leaf, exact) if isinstance(leaf, Word) else ()
    return space.any_of([query for each in (asked, *spoilt) if (query := _sequence(space, each, exact)) is not None])


def _sequence(space: "Space", asked: Asked, exact: bool) -> Query | None:
    if not asked.wanted:
        return None
    if len(asked.wanted) == 1:
        return single(space, asked.wanted[0], asked.field)
    count = comb(len(asked.wanted) - 1 + asked.slop, len(asked.wanted) - 1)
    found = []
    for field in fields_of(asked.field):
        if count > _MOST_GAPS or not _can_be_written(space, asked.wanted):
            held = [single(space, each, field) for each in dict.fromkeys(asked.wanted)]
            found.append(verified(space, held, field, asked, exact))
        else:
            arranged = list(_gaps(len(asked.wanted), asked.slop))
            found += _in_languages(space, field, asked.wanted, arranged)
    return space.any_of(found)


def _gaps(tokens: int, slop: int) -> Iterator[tuple[int, ...]]:
    """All ways in which tokens can follow each other with up to `slop` others among them."""
    return ((0, *rest) for rest in combinations(range(1, tokens + slop), tokens - 1))


def _can_be_written(space: "Space", wanted: Sequence[Wanted]) -> bool:
    return all(len(space.lexicon.expansion(each).everywhere) <= _MOST_TOKENS for each in wanted)


def _in_languages(
    space: "Space", field: str, wanted: Sequence[Wanted], arranged: Sequence[tuple[int, ...]], slop: int = 0
) -> list[Query]:
    """The phrases of these conditions at these distances: in exact forms in every text, in others by its language."""
    expansions = [space.lexicon.expansion(each) for each in wanted]
    languages = sorted({language for each in expansions for language in each.within} & space.languages)
    found = []
    for language in [*languages, None] if len(languages) < len(space.languages) or not languages else languages:
        slots = [
            _Slot(
                tuple(sorted(each.in_language(language) if language is not None else each.everywhere)),
                pattern_as_regex(asked.pattern) if asked.pattern else "",
            )
            for asked, each in zip(wanted, expansions, strict=True)
        ]
        if all(slot.tokens for slot in slots):
            query = space.any_of([_phrase(space, field, slots, offsets, slop) for offsets in arranged])
            found.append(query if language is None else spoken(space, query, language))
    return found


def _phrase(space: "Space", field: str, slots: Sequence[_Slot], offsets: Sequence[int], slop: int) -> Query:
    if any(slot.regex for slot in slots) or prod(len(slot.tokens) for slot in slots) > _MOST_WRITTEN_OUT:
        words: list[str | tuple[int, str]] = [
            (offset, slot.regex or as_regex(slot.tokens)) for offset, slot in zip(offsets, slots, strict=True)
        ]
        return Query.regex_phrase_query(space.schema, field, words, slop)
    phrases = product(*(slot.tokens for slot in slots))
    return space.any_of(
        [Query.phrase_query(space.schema, field, list(zip(offsets, phrase, strict=True)), slop) for phrase in phrases]
    )


def _near(space: "Space", leaf: Near, exact: bool) -> Query:
    left, right = (sequence(side, space.languages, exact) for side in (leaf.left, leaf.right))
    if left.field and right.field and left.field != right.field:
        return space.nothing()
    if not left.wanted or not right.wanted:
        return space.nothing()
    found = []
    for field in fields_of(left.field or right.field):
        written = _can_be_written(space, [*left.wanted, *right.wanted])
        ways = leaf.within * 2 * prod(comb(len(s.wanted) - 1 + s.slop, len(s.wanted) - 1) for s in (left, right))
        if written and _two_apart(space, left, right) and leaf.within <= _FARTHEST:
            # Both are asked for at one place: so tantivy measures how far they are apart, in either order.
            found += _in_languages(space, field, (*left.wanted, *right.wanted), [(0, 0)], leaf.within)
        elif written and ways <= _MOST_GAPS:
            found += _in_languages(space, field, (*left.wanted, *right.wanted), list(_apart(left, right, leaf.within)))
        else:
            held = [single(space, each, field) for each in dict.fromkeys((*left.wanted, *right.wanted))]
            found.append(verified(space, held, field, leaf, exact))
    return space.any_of(found)


def _two_apart(space: "Space", left: Asked, right: Asked) -> bool:
    """Tell two single tokens of which none is both, so that tantivy's nearness is ours."""
    if len(left.wanted) > 1 or len(right.wanted) > 1:
        return False
    one, other = (space.lexicon.expansion(side.wanted[0]) for side in (left, right))
    both = [frozenset().union(each.everywhere, *each.within.values()) for each in (one, other)]
    return both[0].isdisjoint(both[1])


def _apart(left: Asked, right: Asked, within: int) -> Iterator[tuple[int, ...]]:
    """The places of the left's tokens and the right's, the one before the other at each distance, and the other way."""
    lefts, rights = (list(_gaps(len(side.wanted), side.slop)) for side in (left, right))
    for ours, theirs, distance in product(lefts, rights, range(1, within + 1)):
        yield (*ours, *(ours[-1] + distance + each for each in theirs))
        yield (*(theirs[-1] + distance + each for each in ours), *theirs)
