"""Of whom a cable speaks as of history: the dead of whom later years still speak."""

from functools import cache, lru_cache

from corpus.normalise.lexicon import lines_of
from corpus.normalise.names.compare import name_tokens


@lru_cache(maxsize=8192)
def is_history(name: str, year: int | None) -> bool:
    """Whether a name is that of somebody whom everyone knows to be dead in this year; never without a year.

    Who died in the year itself may still have a part in the cable, and so may a namesake with a forename of his own.
    """
    if year is None:
        return False
    died = _died().get(name_tokens(name))
    return died is not None and died < year


@cache
def _died() -> dict[tuple[str, ...], int]:
    """The year in which each died, by the parts of the name."""
    rows = (line.partition("\t") for line in lines_of("of_history.tsv"))
    return {name_tokens(name): int(year) for year, _, names in rows for name in names.split("; ")}
