"""What tantivy cannot say of the places of words: every cable that holds them is looked at."""

from collections.abc import Iterator, Sequence

from index.engines.tantivy import schema
from index.engines.tantivy._tantivy import Query
from index.engines.tantivy.reading import Reading, Watch
from index.engines.tantivy.view import Space
from index.matching import Sequence as Asked
from index.matching import sequence
from index.query import Near


def verified(space: Space, held: Sequence[Query], field: str, asked: Asked | Near, exact: bool) -> Query:
    """The cables that answer all of these queries and in which the sequence or pair stands in the field."""

    def found() -> Query:
        return space.any_term(schema.VERSION, list(_standing(space, held, field, asked, exact)))

    return space.verified((field, asked, exact), found)


def _standing(space: Space, held: Sequence[Query], field: str, asked: Asked | Near, exact: bool) -> Iterator[int]:
    sides = [asked] if isinstance(asked, Asked) else [
        sequence(side, space.languages, exact) for side in (asked.left, asked.right)
    ]  # fmt: skip
    watch = Watch(space.lexicon, (each for side in sides for each in side.wanted))
    candidates = space.all_of(held)
    for reading in readings(space, candidates, watch, exact):
        stands = reading.places(field, asked) if isinstance(asked, Asked) else reading.pairs(field, asked)
        if stands:
            yield reading.facts.version


def readings(space: Space, query: Query, watch: Watch, exact: bool) -> Iterator[Reading]:
    """Every cable that answers a query, read one by one."""
    for address in space.addresses(query, space.count(query)):
        yield Reading(space.searcher.doc(address), watch, space.languages, exact)
