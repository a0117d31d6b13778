"""How one peer's figures grow with the number of cables: a table, and a plot on scales of powers of ten."""

from collections.abc import Callable, Iterator, Sequence
from html import escape
from math import ceil, floor, log10
from statistics import median
from typing import Final

from bench.peers.measuring import Measured
from bench.peers.plot import COLOURS, colour, text

_LEFT, _WIDTH, _TOP, _HEIGHT, _BESIDE = 70, 520, 40, 380, 190
_LINE: Final = 15
"""The height of a line of the legend."""

Sizes = Sequence[Measured]
"""What one peer did over corpora of growing size."""


def growth_table(sizes: Sizes) -> Iterator[str]:
    """The lines in Markdown: at each size each kind's median, the CPU time of writing a cable, and the index's size."""
    yield f"| milliseconds of CPU at | {' | '.join(f'{each.cables:,}' for each in sizes)} |"
    yield f"|---{'|--:' * len(sizes)}|"
    for name, values in _rows(sizes).items():
        cells = [f"{values[each.cables]:.2f}" if each.cables in values else "–" for each in sizes]
        yield f"| {name} | {' | '.join(cells)} |"
    yield f"| kilobytes a cable | {' | '.join(f'{_kilobytes(each):.1f}' for each in sizes)} |"


def _kilobytes(measured: Measured) -> float:
    return float(measured.built["bytes"]) / 1000 / measured.cables


def _rows(sizes: Sizes) -> dict[str, dict[int, float]]:
    """The milliseconds of each line by the number of cables."""
    rows: dict[str, dict[int, float]] = {}
    for each in sizes:
        spent = each.built["parts"] or {"all": each.built["cpu"]}
        for part, seconds in spent.items():
            rows.setdefault(f"writing a cable: {part}", {})[each.cables] = seconds * 1000 / each.cables
    for each in sizes:
        for kind, times in each.times.items():
            rows.setdefault(kind, {})[each.cables] = median(times)
    return rows


def growth_plot(title: str, sizes: Sizes) -> str:
    """The plot as SVG: a line for each kind of question and part of writing, over the number of cables."""
    rows = _rows(sizes)
    numbers, values = [each.cables for each in sizes], [value for row in rows.values() for value in row.values()]
    low, high = floor(log10(min(values))), ceil(log10(max(values)))
    x = _scale(log10(min(numbers)), log10(max(numbers)), _LEFT, _LEFT + _WIDTH)
    y = _scale(low, high, _TOP + _HEIGHT, _TOP)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_LEFT + _WIDTH + _BESIDE} {_TOP + _HEIGHT + 40}" '
        'font-family="sans-serif" font-size="11">',
        '<rect width="100%" height="100%" fill="white"/>',
        text(_LEFT, 16, title, size=13),
    ]
    for power in range(low, high + 1):
        at = y(10.0**power)
        lines.append(f'<line x1="{_LEFT}" y1="{at:.1f}" x2="{_LEFT + _WIDTH}" y2="{at:.1f}" stroke="#ccc"/>')
        lines.append(text(_LEFT - 6, at + 4, f"{10.0**power:g} ms", anchor="end"))
    lines += [text(x(number), _TOP + _HEIGHT + 20, f"{number:,}", anchor="middle") for number in numbers]
    for number, (name, row) in enumerate(rows.items()):
        lines += _line(name, number, [(x(size), y(value)) for size, value in row.items()])
    return "\n".join([*lines, "</svg>", ""])


def _scale(low: float, high: float, begin: float, end: float) -> Callable[[float], float]:
    """Where on a scale of powers of ten a value stands."""
    return lambda value: begin + (end - begin) * (log10(value) - low) / ((high - low) or 1)


def _line(name: str, number: int, points: Sequence[tuple[float, float]]) -> Iterator[str]:
    """A line of one colour, dashed in the second round of colours, with its name at the right."""
    stroke = f'stroke="{colour(number)}" stroke-width="2"' + (' stroke-dasharray="5 3"' if number >= COLOURS else "")
    drawn = " ".join(f"{across:.1f},{down:.1f}" for across, down in points)
    yield f'<polyline points="{drawn}" fill="none" {stroke}><title>{escape(name)}</title></polyline>'
    right, at = _LEFT + _WIDTH + 16, _TOP + number * _LINE
    yield f'<line x1="{right}" y1="{at}" x2="{right + 18}" y2="{at}" {stroke}/>'
    yield text(right + 24, at + 4, name)
