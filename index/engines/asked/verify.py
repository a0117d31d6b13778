"""What an engine cannot say of the places of words: every cable that holds them is looked at."""

from collections.abc import Iterator, Sequence

from index.engines.asked.fields import VERSION
from index.engines.asked.reading import Watch
from index.engines.asked.space import Q, Space
from index.matching import Sequence as Asked
from index.query import Near


def verified(space: Space[Q], held: Sequence[Q], field: str, asked: Asked | Near, exact: bool) -> Q:
    """The cables that answer all of these queries and in which the sequence or pair stands in the field."""

    def found() -> Q:
        return space.any_term(VERSION, list(_standing(space, held, field, asked, exact)))

    return space.verified((field, asked, exact), found)


def _standing(space: Space[Q], held: Sequence[Q], field: str, asked: Asked | Near, exact: bool) -> Iterator[int]:
    watch = Watch(space.lexicon, space.languages, exact, (field,))
    sought = watch.leaf(asked) if isinstance(asked, Near) else watch.sequence(asked)
    for reading in space.readings(space.all_of(held), watch):
        if reading.stretches(field, sought):
            yield reading.facts.version
