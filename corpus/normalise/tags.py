"""What the TAGS codes of State Department telegrams stand for (Traffic Analysis by Geography and Subject)."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from corpus.normalise.lexicon import lines_of

_CODE: Final = re.compile(r"([A-Z]{2}|[A-Z]{4})(?:\s*[(].{0,200}[)])?\Z", re.DOTALL)
_SUBJECT_LENGTH: Final = 4


@cache
def _words() -> dict[str, str]:
    return {line[: line.index("\t")]: line[line.index("\t") + 1 :] for line in lines_of("tags.tsv")}


def expanded(keywords: Sequence[str]) -> dict[str, str]:
    """The words for those of a telegram's keywords that are TAGS (5 FAH-3): codes of subjects and of countries.

    A code may have a name behind it in brackets, as of who visits (`OVIP (BERG, ANNA)`). Keywords none of which is a
    subject's code are no TAGS, for a subject stands in every list of them: `US` may be anything elsewhere.
    """
    codes = {keyword: found[1] for keyword in keywords if (found := _CODE.match(keyword))}
    known = _words() if codes else {}
    if not any(len(code) == _SUBJECT_LENGTH and code in known for code in codes.values()):
        return {}
    return {keyword: known[code] for keyword, code in codes.items() if code in known}
