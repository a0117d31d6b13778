"""Russian and other Slavic surnames in the spellings of German, French, Polish, Spanish and the scholarly system.

All of them are brought to the spelling of English-language archives (BGN/PCGN without its signs). Only words that end
as these surnames do are changed, so that other words keep their letters.
"""

import re

_STRONG = re.compile(
    r"(?:[eo]v|[eo]va|[eo]w|[eo]wa|[eo]ff|[sc]k(?:i|y|ii|ij|iy|yj|aia|aja|aya)|enko|itsch|icz|ievich|ovich)$"
)
_WEAK = re.compile(r"(?:in|yn|ine|ina)$")
_TELLING = re.compile(r"t?sch|tch|^kh|szcz|cz[aeiouy]|ou[a-z]{1,12}ine$")
_CARONS = (("c\u030c", "ch"), ("s\u030c", "sh"), ("z\u030c", "zh"))

_RULES = (
    (re.compile("^jr(?=u)"), "khr"),
    (re.compile("^(?:xr|chr)"), "khr"),
    # The press leaves a letter out of kh and of shch.
    (re.compile("^kr(?=us(?:h?ch|ch))"), "khr"),
    (re.compile("(?<=^khru)s(?:zcz|chtsch|htch|h)?ch(?=[eo])"), "shch"),
    (re.compile("schtsch|szcz|chtch|shtch"), "shch"),
    (re.compile("tsch|tch"), "ch"),
    (re.compile("sch(?!ch)"), "sh"),
    (re.compile("cz"), "ch"),
    (re.compile("sz"), "sh"),
    (re.compile("(?<=[aeo])j(?=[nd])|^j(?=ou)"), "zh"),
    (re.compile("ou"), "u"),
    (re.compile("w"), "v"),
    (re.compile("ie(?=[vw]$)|je(?=[vw]$)"), "e"),
    (re.compile("(?<=[io])ck(?=i)"), "tsk"),
    (re.compile("ine$"), "in"),
)
_ANYWHERE = (
    (re.compile("^(?:fy|fi|fj)od"), "fed"),
    (re.compile("(?<=[aeiy]n)ine$"), "in"),
    (re.compile("(?<=[aeiou])nine$"), "nin"),
    (re.compile("ynine$"), "ynin"),
    (re.compile("(?<=l)(?:zin|tsine)$"), "tsin"),
)


def with_carons(word: str) -> str:
    """A decomposed word with the carons of the scholarly system written out, where it ends as a Slavic surname."""
    bare = word.replace("\u030c", "")
    if "\u030c" in word and (_STRONG.search(bare.replace("\u0308", "")) or _WEAK.search(bare)):
        for letter, english in _CARONS:
            word = word.replace(letter, english)
    return word


def in_english(word: str) -> str:
    """A lower-case word without diacritics in the spelling of English-language archives."""
    if len(word) > 4 and (_STRONG.search(word) or (_WEAK.search(word) and _TELLING.search(word))):
        for pattern, english in _RULES:
            word = pattern.sub(english, word)
    if len(word) > 4:
        for pattern, english in _ANYWHERE:
            word = pattern.sub(english, word)
    return word
