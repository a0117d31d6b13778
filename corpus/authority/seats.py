"""The seats of governments under the names of other tongues, and by the houses of their ministries."""

import re
from functools import cache, lru_cache
from pathlib import Path

from corpus.normalise.names.folding import fold
from corpus.normalise.parties.capitals import countries_of

_DATELINE = 200
_HOUSES = re.compile(
    r"\b(?:Foreign Office|Downing Street|Whitehall|Quai d['’]Orsay|Wilhelmstra(?:ss|ß)e|Ausw[äa]rtiges Amt|"
    r"Ballhausplatz|Palazzo Chigi)(?=,| |\n|$)"
)


@lru_cache(maxsize=8192)
def countries_at(place: str) -> tuple[str, ...]:
    """The countries whose government had its seat at a place, named in whichever tongue, or by a ministry's house."""
    return countries_of(place) or countries_of(_seats().get(fold(place), ""))


def ministry_in(header: str) -> str:
    """The house of a ministry in the lines above a text, from which it was written; empty where there is none."""
    found = _HOUSES.search(header[:_DATELINE])
    return found[0] if found else ""


@cache
def _seats() -> dict[str, str]:
    text = (Path(__file__).parent / "data" / "seats.tsv").read_text(encoding="utf-8")
    rows = (line.partition("\t") for line in text.splitlines() if not line.startswith("#"))
    return {fold(name): seat for seat, _, names in rows for name in names.split("; ")}
