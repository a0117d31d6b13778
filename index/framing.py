"""The words with which a question begins and that only ask: `cables about Timor` asks for Timor.

Whole sentences are answered better without them ("stop structures": Huston and Croft 2010, *Evaluating verbose query
processing techniques*).
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

_WRITINGS: Final = "articles|cables|documents|files|papers|sources|telegrams"
_THINGS: Final = f"{_WRITINGS}|materials?|information|anything|everything|something"
_ON: Final = (
    "about|concerning|on|regarding|dealing with|related to|relating to|"
    "(?:that|which|who) (?:are about|concern|deal with|describe|discuss|mention|speak of|treat)"
)
_SOME: Final = r"(?:(?:all|any|every|more|other|some|the) )*"
_LEAD: Final = (
    r"(?:(?:please|i|we|am|are|im|id|would|like|want|wish|need|to|also|can|could|you|do|is|there|have|what|which) )*"
)
_ASK: Final = (
    "interested in|(?:look|looking|search|searching) for|(?:know|learn|read) about|describe|"
    "(?:find|get|give|see|send|show|tell) (?:me|us)(?: about)?|"
    f"(?:find|get|give|list|see|show)(?= (?:(?:all|any|every|the|some) )*(?:all|any|every|{_THINGS}) )"
)
_ENGLISH: Final = (
    rf"{_LEAD}(?:{_ASK}) {_SOME}(?:(?:{_THINGS}|descriptions|discussions) (?:{_ON}|of) |(?:{_WRITINGS}) )?|"
    rf"{_LEAD}{_SOME}(?:{_THINGS}) (?:exist )?(?:{_ON}) "
)
_OTHERS: Final = (
    "(?:dokumente|telegramme|akten|unterlagen|alles) (?:uber|zu|betreffend) |"
    "(?:les )?(?:documents|depeches|telegrammes|textes|tout) (?:sur|concernant) |"
    "(?:i )?(?:documenti|dispacci|telegrammi|tutto) (?:su|sul|sulla|sui|riguardo a) |"
    "(?:los )?(?:documentos|despachos|telegramas|todo) (?:sobre|acerca de) |"
    "(?:документы|телеграммы|материалы|все) (?:о|об|про) "
)
_SHORTEST: Final = 2
_LONGEST: Final = 20


def asking_words(folded: Sequence[str]) -> int:
    """How many of a question's first words only ask; none where nothing would be left."""
    if len(folded) < _SHORTEST:
        return 0
    match = _frame().match(" ".join([*folded[:_LONGEST], ""]))
    count = match[0].count(" ") if match else 0
    return count if count < len(folded) else 0


@cache
def _frame() -> re.Pattern[str]:
    return re.compile(f"{_ENGLISH}|{_OTHERS}")
