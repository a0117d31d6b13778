"""Names of East Asia with the family's name first: how far one goes in a row of words, and whether words are one.

The forms are those of cables: Chinese in Wade-Giles or pinyin (Lin Piao), Vietnamese (Tran Van Do), Korean in the
romanisations of the press (Park Chung Hee). Family names are few there, and a given name has one or two syllables of a
small stock; words that English prose has are none of them, but behind the middle name of a Vietnamese.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus.normalise.lexicon import Kind, kind_of, words
from corpus.normalise.names.chinese import chinese, is_family

_VIETNAMESE = words(
    "nguyen tran pham phan huynh hoang dang bui ngo duong truong dinh trinh le vu vo ho ly luong ta ton lam cao dao"
)
_MIDDLE = words(
    "van thi duc xuan cao ngoc huu minh quang thien dinh khac duy ba cong trong gia viet quoc dang the tien khanh phu "
    "that thanh kim anh dong hong chanh chi"
)
_SYLLABLE = re.compile(r"(?:ngh?|tr|th|ph|kh|gi|qu|nh|ch|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?")
_KOREAN = words("kim park pak choi choe rhee")
_KOREAN_SYLLABLE = re.compile(r"(?:ch|kk|[bcdghjkmnpsty])?[yw]?(?:ae|eo|eu|oo|ou|ee|[aeiou])(?:ng|[klmnp])?")
_HYPHENATED_GIVEN = re.compile(r"[^\W\d_a-z](?:['’]?[a-z]){1,6}-[a-z](?:['’]?[a-z]){0,6}")
_LONGEST_SYLLABLE = 6


def is_hyphenated_given(word: str) -> bool:
    """Is a word a given name as Wade-Giles and McCune-Reischauer write it (Ch'ao-chu, Kai-shek)?"""
    return bool(_HYPHENATED_GIVEN.fullmatch(word))


@lru_cache(maxsize=16384)
def opens_eastern(name: str) -> bool:
    """Whether a word is the name of a family there, so that a given name may follow it."""
    lower = name.lower()
    return lower in _VIETNAMESE or lower in _KOREAN or is_family(lower)


def end_of_eastern(names: Sequence[str]) -> int:
    """How many of the first words make up one name with its family name first; 0 where they are none."""
    if len(names) < 2 or not opens_eastern(names[0]):
        return 0
    lower = [name.lower().replace("-", "") for name in names[:3]]
    if lower[0] in _VIETNAMESE and lower[1] in _MIDDLE:
        return 3 if len(lower) > 2 and _is_syllable(_SYLLABLE, lower[2]) else 0
    if lower[0] in _KOREAN and len(lower) > 2 and all(_is_syllable(_KOREAN_SYLLABLE, word) for word in lower[1:]):
        return 3 if all(map(_uncommon, names[1:3])) else 0
    if _uncommon(names[1]) and len(lower[1]) > 1 and chinese((lower[0], lower[1])):
        return 2
    return 0


def _is_syllable(pattern: re.Pattern[str], word: str) -> bool:
    return len(word) <= _LONGEST_SYLLABLE and bool(pattern.fullmatch(word))


def _uncommon(word: str) -> bool:
    return kind_of(word.title()) is not Kind.OTHER
