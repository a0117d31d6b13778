"""What searches cost while another process ingests: `python -m bench.meanwhile INDEX FILE…`.

INDEX is the folder of an index into which the files are ingested: take a copy. A fixed set of questions is asked as
`cables search` asks them, each from an index that is opened for it and from one that is kept open; first alone, then
in as many rounds as the ingest lasts, each round as the one before. Said are the median and the longest time of each,
what they are times those alone, how many searches took more than three times the median alone, and what failed.
Milliseconds of wall time, as that is what a person waits; of CPU too, as the machine may have other work.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Final

from corpus.errors import CablesError
from index.folder import Index
from search.asking import Flags, read
from search.faceting import FacetWanted
from search.service import Asked, Search

_CABLES: Final = "from search.cli import main; main()"
_FACETS: Final = ("date", "sender", "participant", "keyword", "place")
_SHOWN: Final = 10
_LONGER: Final = 3
_REJECTED: Final = 1


@dataclass(slots=True)
class Spent:
    """The milliseconds of the searches for one question, and what those said that failed."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


Times = dict[str, Spent]
Ask = Callable[[Asked], object]


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.meanwhile", description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("index", type=Path, help="the folder of an index, which is changed")
    parser.add_argument("files", nargs="+", help="what is ingested meanwhile")
    parser.add_argument("--rare", default="zanzibar", help="a word that few cables have")
    parser.add_argument("--common", default="government", help="a word that most cables have")
    parser.add_argument("--rounds", type=int, default=20, help="how often each question is asked alone")
    asked = parser.parse_args()
    questions = _questions(asked.common, asked.rare)
    with ExitStack() as kept:
        ways = _ways(asked.index, kept)
        _round(questions, ways, {})
        alone: Times = {}
        for _ in range(asked.rounds):
            _round(questions, ways, alone)
        meanwhile: Times = {}
        began = time.monotonic()
        for _ in _ingesting(asked.index, asked.files):
            _round(questions, ways, meanwhile)
    print(f"{len(meanwhile)} searches a round, for {time.monotonic() - began:,.0f} s of ingest\n")
    print("\n".join(_table(alone, meanwhile)))


def _questions(common: str, rare: str) -> dict[str, Asked]:
    facets = tuple(FacetWanted(name, _SHOWN) for name in _FACETS)
    return {
        "common word": read(common, Flags(), limit=_SHOWN, snippets=1),
        "rare word": read(rare, Flags(), limit=_SHOWN, snippets=1),
        "both": read(f"+{common} +{rare}", Flags(), limit=_SHOWN, snippets=1),
        "phrase": read(f'"the {common}"', Flags(), limit=_SHOWN, snippets=1),
        "prefix": read(f"{common[:5]}*", Flags(), limit=_SHOWN, snippets=1),
        "common word, dates": read(common, Flags(since="1950", until="1960"), limit=_SHOWN, snippets=1),
        "common word, five facets": read(common, Flags(), limit=_SHOWN, snippets=1, facets=facets),
    }


def _ways(folder: Path, kept: ExitStack) -> dict[str, Ask]:
    def anew(asked: Asked) -> object:
        with Index.open(folder).view() as view:
            return Search(view).ask(asked)

    return {"opened anew": anew, "kept open": Search(kept.enter_context(Index.open(folder).view())).ask}


def _round(questions: dict[str, Asked], ways: dict[str, Ask], times: Times) -> None:
    """Ask every question in every way once."""
    for name, asked in questions.items():
        for way, ask in ways.items():
            spent = times.setdefault(f"{name}, {way}", Spent())
            wall, cpu = time.perf_counter(), time.process_time()
            try:
                ask(asked)
            except CablesError as error:
                spent.failed.append(str(error))
            spent.wall.append(1000 * (time.perf_counter() - wall))
            spent.cpu.append(1000 * (time.process_time() - cpu))


def _ingesting(folder: Path, files: Sequence[str]) -> Iterator[None]:
    """Once again and again, as long as the files are being ingested by another process.

    Where a file is rejected the ingest ends with status 1 after all others are in: that is said, as the searches were
    asked beside an ingest all the same. Raises `CalledProcessError` for any other status.
    """
    environment = os.environ | {"CABLES_INDEX": str(folder)}
    command = [sys.executable, "-c", _CABLES, "ingest", *files]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
        yield
        while process.poll() is None:
            yield
    if process.returncode == _REJECTED:
        print("the ingest ended with status 1: some of it was rejected", file=sys.stderr)
    elif process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)


def _table(alone: Times, meanwhile: Times) -> Iterator[str]:
    yield "| question | alone: median, longest | meanwhile | median × | longest × | CPU × | > 3 × | failed |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|"
    for name, before in alone.items():
        after = meanwhile[name]
        yield (
            f"| {name} | {median(before.wall):.1f}, {max(before.wall):.1f} "
            f"| {median(after.wall):.1f}, {max(after.wall):.1f} "
            f"| {median(after.wall) / median(before.wall):.2f} | {max(after.wall) / max(before.wall):.2f} "
            f"| {median(after.cpu) / median(before.cpu):.2f} "
            f"| {_longer(before, after)} of {len(after.wall)} | {len(after.failed)} |"
        )
    for said in sorted({said for spent in (*alone.values(), *meanwhile.values()) for said in spent.failed}):
        yield f"\n{said}"


def _longer(before: Spent, after: Spent) -> int:
    """How many of the searches took more than three times the median of those before."""
    return sum(wall > _LONGER * median(before.wall) for wall in after.wall)


if __name__ == "__main__":
    main()
