"""Measurements as tables: medians, spread, and ratios to this program's own."""

from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import Final

from bench.peers.measuring import Measured
from bench.peers.registry import OURS

Run = Mapping[str, Measured]

GOALS: Final[Mapping[str, Sequence[tuple[str, float]]]] = {
    "common word": (("Lucene", 2), ("FTS5", 1)),
    "all of three": (("Lucene", 2), ("FTS5", 1)),
    "any of three": (("Lucene", 2), ("FTS5", 1)),
    "phrase of function words": (("Lucene", 4), ("FTS5", 1)),
    "set phrase": (("Lucene", 4), ("FTS5", 1)),
    "prefix": (("Lucene", 2), ("FTS5", 1)),
    "date and word": (("Lucene", 2), ("FTS5", 1)),
    "sender and word": (("Lucene", 2), ("FTS5", 1)),
    "sorted by date": (("Lucene", 2), ("FTS5", 1)),
    "page 100": (("Lucene", 2), ("FTS5", 1)),
    "ten snippets": (("tantivy", 2),),
}
"""At most so many times as long as a peer may each kind of question take."""


def tables(title: str, run: Run) -> Iterator[str]:
    """The lines of a run in Markdown."""
    names = list(run)
    yield f"### {title}"
    yield ""
    yield from _table(("", *names), _building(run))
    yield ""
    yield from _table(("milliseconds of CPU: median (quartiles)", "cables found", *names), _asking(run))
    yield ""
    yield from _table(("times as long as", *(name for name in names if name != OURS), "goal"), _ratios(run))
    for name, measured in run.items():
        for each in measured.differs:
            yield f"- {name} differs: {each}"


def _table(head: Sequence[str], rows: Iterator[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|---{'|--:' * (len(head) - 1)}|"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _building(run: Run) -> Iterator[Sequence[str]]:
    def row(name: str, of: str, cell: str, format: str, over: float = 1) -> Sequence[str]:
        found = [getattr(each, of) for each in run.values()]
        return name, *(f"{value[cell] / over:{format}}" if value else "–" for value in found)

    def rates(of: str) -> list[str]:
        found = [(each.cables, getattr(each, of)) for each in run.values()]
        return [f"{cables / value['cpu']:,.0f}" if value else "–" for cables, value in found]

    yield "cables a CPU second, index only", *rates("bare")
    yield "… with texts", *rates("built")
    yield row("MB, index only", "bare", "bytes", ",.0f", 1e6)
    yield row("MB, with texts", "built", "bytes", ",.0f", 1e6)
    yield row("MB of memory, building", "built", "memory", ",.0f")
    yield "… asking", *(f"{each.memory:,.0f}" for each in run.values())
    yield "… of which files", *(f"{each.mapped:,.0f}" if each.mapped else "–" for each in run.values())


def _asking(run: Run) -> Iterator[Sequence[str]]:
    for kind in run[OURS].times:
        found = f"{median(run[OURS].totals[kind]):,.0f}"
        yield kind, found, *(_spread(each.times[kind]) for each in run.values())


def _spread(times: Sequence[float]) -> str:
    ordered = sorted(times)
    low, high = ordered[len(ordered) // 4], ordered[len(ordered) * 3 // 4]
    return f"{median(ordered):.2f} ({low:.2f}–{high:.2f})"


def _ratios(run: Run) -> Iterator[Sequence[str]]:
    for kind, own in run[OURS].times.items():
        times = {name: median(own) / median(each.times[kind]) for name, each in run.items() if name != OURS}
        goals = [(name, most) for name, most in GOALS.get(kind, ()) if name in times]
        verdicts = [f"≤ {most:g} {name}: {'met' if times[name] <= most else 'missed'}" for name, most in goals]
        yield kind, *(f"{value:.2f}" for value in times.values()), "; ".join(verdicts)
