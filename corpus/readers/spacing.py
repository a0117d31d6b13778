"""The lines of a page as they were set, without what scanning, copying and mail make of their spaces.

Text out of a scan, a copied page or a mail may be indented as a whole, centred, or have a blank line behind every line:
none of that says anything of the document, and the same document set closely has to give the same record.
"""

import re
from itertools import pairwise
from typing import Final

from corpus.readers.lines import is_sentence

_FEWEST: Final = 6
_LOOKED_AT: Final = 400
_HEAD: Final = 16
_WIDEST: Final = 100
"""A line that was broken to fit a page is not longer (in characters)."""
_NARROWEST: Final = 40
_FULL: Final = 3
_CENTRED: Final = 4
_ENDS: Final = re.compile(r"[.!?:;…。][\"'”’»)\]]{0,2}\Z")
_UNFINISHED: Final = re.compile(
    r"\s(?:to|the|of|for|from|in|at|and|à|au|aux|de|du|des|di|del|della|al|alla|an|von|der|dem|den|und|w|z|do|в|на|и|"
    r"van|aan|te|a|e|y|et)\Z",
    re.IGNORECASE,
)
_SHORT: Final = 60
_MANY: Final = 6
_INITIAL: Final = re.compile(r"(?<![^\W_])[^\W\d_a-z]\.\Z")
_ITEM: Final = re.compile(r"\(?[a-zа-я]{1,3}[.)]")


def settled(lines: list[str]) -> list[str]:
    """`lines` without a margin that all share, the space before centred lines, and a blank line behind every line."""
    return _closed(_at_margin(lines))


def width_of(lines: list[str]) -> int:
    """How many characters wide a page is whose lines were broken to fit it; 0 where they were not."""
    lengths = [len(line.rstrip()) for line in lines[:_LOOKED_AT]]
    widest = max(lengths, default=0)
    full = sum(length * 5 > widest * 4 for length in lengths)
    return widest if _NARROWEST <= widest <= _WIDEST and full >= _FULL else 0


def _at_margin(lines: list[str]) -> list[str]:
    """The lines without the indentation that all of them have, and without any where they are centred."""
    filled = [line for line in lines[:_LOOKED_AT] if line.strip()]
    indents = [len(line) - len(line.lstrip()) for line in filled]
    margin = min(indents, default=0)
    if margin:
        lines = [line[margin:] if not line[:margin].strip() else line for line in lines]
    head = [indent - margin for indent in indents[:_HEAD]]
    far = [indent for indent in head if indent >= _CENTRED]
    if len(far) * 2 > len(head) >= _CENTRED and len(set(far)) * 2 > len(far):
        return [line.strip() for line in lines]
    return lines


def _closed(lines: list[str]) -> list[str]:
    """The lines without the blank ones of a page that has one behind every line.

    Below the heading a blank line stays where a sentence ends: there a paragraph may.
    """
    filled = [line for line in lines[:_LOOKED_AT] if line.strip()]
    if len(filled) < _FEWEST or not _is_spaced(lines[:_LOOKED_AT], len(filled)) or not _is_broken(filled):
        return lines
    kept: list[str] = []
    gap = False
    for line in lines:
        if not line.strip():
            gap = bool(kept)
            continue
        if gap and not _goes_on(kept[-1], line):
            kept.append("")
        kept.append(line)
        gap = False
    return kept


def _is_spaced(lines: list[str], filled: int) -> bool:
    """Whether next to no line has another directly below it."""
    beside = sum(bool(above.strip()) and bool(line.strip()) for above, line in pairwise(lines))
    return beside * 20 <= filled


def _is_broken(filled: list[str]) -> bool:
    """Whether lines are pieces: they fill a page's width, or are those of a heading, or go on in others."""
    head = filled[:_HEAD]
    short = sum(len(line.strip()) < _SHORT and not _ENDS.search(line.strip()) for line in head)
    return width_of(filled) > 0 or short >= _MANY or any(_is_piece(above, line) for above, line in pairwise(head))


def _is_piece(above: str, line: str) -> bool:
    text, below = above.strip(), line.strip()
    if len(text) > _WIDEST or _ENDS.search(text) or _ITEM.match(below):
        return False
    return below[0].islower() or bool(_UNFINISHED.search(text))


def _goes_on(above: str, line: str) -> bool:
    """Whether two lines belong to one paragraph or one block of short lines."""
    ended = is_sentence(above) and not _INITIAL.search(above.rstrip())
    return line.strip()[0].islower() or (len(above.strip()) <= _WIDEST and not ended)
