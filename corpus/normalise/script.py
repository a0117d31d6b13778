"""In which script a text is written, as far as a rule must know before it looks for its words."""

import re
from functools import lru_cache

_HAN = re.compile("[\u4e00-\u9fff]")


@lru_cache(maxsize=16)
def has_han(text: str) -> bool:
    """Whether a text has a character of Han script; several rules ask this of one text in turn."""
    return not text.isascii() and _HAN.search(text) is not None
