"""A plot of one run as SVG: for each kind of question a bar for each peer, on a scale of powers of ten."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from math import ceil, floor, log10
from statistics import median
from typing import Final

_COLOURS: Final = ("#1b4965", "#e07a5f", "#81b29a", "#f2cc8f", "#7d5ba6", "#9a8c98", "#5f0f40")
COLOURS: Final = len(_COLOURS)
_LEFT, _WIDTH, _BAR, _GAP, _TOP = 170, 560, 8, 10, 56


def plot(title: str, times: Mapping[str, Mapping[str, Sequence[float]]]) -> str:
    """The plot of milliseconds by peer and kind of question; a peer may lack kinds."""
    kinds = list(next(iter(times.values())))
    medians = {name: {kind: median(own[kind]) for kind in kinds if own.get(kind)} for name, own in times.items()}
    values = [value for own in medians.values() for value in own.values() if value > 0]
    low, high = floor(log10(min(values))), ceil(log10(max(values)))
    group = len(times) * _BAR + _GAP
    height = _TOP + len(kinds) * group + 30

    def x(value: float) -> float:
        return _LEFT + _WIDTH * (log10(max(value, 10**low)) - low) / max(1, high - low)

    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_LEFT + _WIDTH + 60} {height}" '
        'font-family="sans-serif" font-size="11">',
        '<rect width="100%" height="100%" fill="white"/>',
        text(_LEFT, 16, title, size=13),
        *_legend(list(times)),
        *_grid(low, high, height, x),
    ]
    for place, kind in enumerate(kinds):
        top = _TOP + place * group
        lines.append(text(_LEFT - 8, top + group / 2, kind, anchor="end"))
        for number, (name, own) in enumerate(medians.items()):
            if kind in own:
                lines.append(_bar(top + number * _BAR, x(own[kind]), number, f"{name}, {kind}: {own[kind]:.2f} ms"))
    return "\n".join([*lines, "</svg>", ""])


def _legend(names: Sequence[str]) -> Iterator[str]:
    at = _LEFT
    for number, name in enumerate(names):
        yield f'<rect x="{at}" y="26" width="10" height="10" fill="{colour(number)}"/>'
        yield text(at + 14, 35, name)
        at += 28 + 7 * len(name)


def _grid(low: int, high: int, height: int, x: Callable[[float], float]) -> Iterator[str]:
    for power in range(low, high + 1):
        at = x(10.0**power)
        yield f'<line x1="{at:.1f}" y1="{_TOP - 6}" x2="{at:.1f}" y2="{height - 24}" stroke="#ccc"/>'
        yield text(at, height - 10, f"{10.0**power:g} ms", anchor="middle")


def _bar(top: float, end: float, number: int, said: str) -> str:
    width = max(1.0, end - _LEFT)
    return (
        f'<rect x="{_LEFT}" y="{top:.1f}" width="{width:.1f}" height="{_BAR - 1}" fill="{colour(number)}">'
        f"<title>{escape(said)}</title></rect>"
    )


def text(x: float, y: float, said: str, anchor: str = "start", size: int = 11) -> str:
    """Words in the plot."""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}">{escape(said)}</text>'


def colour(number: int) -> str:
    """The colour of the peer or kind of this number."""
    return _COLOURS[number % len(_COLOURS)]
