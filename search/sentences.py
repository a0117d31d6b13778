"""Where the sentences of a text end, told from its punctuation: in telegrams as in prose, in any language."""

import re
from collections.abc import Iterator

from corpus.normalise.lexicon import words

_STOP = re.compile(r"\n\s*\n\s*|[.!?]+[\"'”’»)\]]*\s+|[。！？]+[」』”’）]*\s*")
_OPENING = "\"'“‘«„([¿¡*_"
_ABBREVIATED = words(
    "mr mrs ms messrs mme mlle dr prof rev hon st sr jr gen brig col maj capt lt sgt adm cmdr amb sec secy asst dept "
    "govt emb sen rep gov pres vs cf ed eds viz inc ltd co corp hr fr frl hrn sig sra exc"
)
_BEFORE_A_NUMBER = words(
    "no nos nr art arts para paras par p pp vol vols ch chap doc docs ref refs tel tels fig sec secs jan feb mar apr "
    "jun jul aug sep sept oct nov dec approx ca"
)
_LONGEST_ITEM = 3
_LOOKED_BACK = 12


def breaks(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Each end of a sentence between two places, and where the next one begins.

    A dot does not end a sentence after an initial, an abbreviation or the number of an item, nor before a small letter.
    """
    for found in _STOP.finditer(text, start, stop):
        end = found.start() + len(found[0].rstrip())
        if found[0][0] != "." or _is_end(text, found.start(), found.end()):
            yield end, found.end()


def _is_end(text: str, dot: int, following: int) -> bool:
    begin = dot
    while begin > 0 and text[begin - 1].isalnum():
        begin -= 1
    word, after = text[begin:dot].lower(), text[following : following + 3].lstrip(_OPENING)[:1]
    if after.islower() or (begin and text[begin - 1] == "."):
        return False
    if word.isdecimal():
        return len(word) > _LONGEST_ITEM or not _is_item(text, begin)
    if len(word) == 1 or word in _ABBREVIATED:
        return False
    return not (word in _BEFORE_A_NUMBER and after.isdecimal())


def _is_item(text: str, begin: int) -> bool:
    """Whether the number that begins here stands at the head of a line or sentence, and so counts an item."""
    before = text[max(0, begin - _LOOKED_BACK) : begin].rstrip(" \t(\"'“‘«")
    if not before or before[-1] in "\n!?:;":
        return True
    return before[-1] == "." and before[:-1].rpartition(" ")[2].lower() not in _BEFORE_A_NUMBER
