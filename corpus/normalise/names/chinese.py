"""Chinese names: pinyin, Wade-Giles without its marks, and characters, brought to one spelling for comparison.

Archives leave out the apostrophes of Wade-Giles, so aspirated and plain consonants cannot be told apart there: the
common spelling is Wade-Giles without them, its given names in one word (`chou`, `enlai`).
"""

import re
from functools import cache, lru_cache

from corpus.normalise.lexicon import words
from corpus.normalise.names.palladius import is_cyrillic, syllables

_INITIALS = {
    "": "", "b": "p", "p": "p", "m": "m", "f": "f", "d": "t", "t": "t", "n": "n", "l": "l", "g": "k", "k": "k",
    "h": "h", "j": "ch", "q": "ch", "x": "hs", "zh": "ch", "ch": "ch", "sh": "sh", "r": "j", "z": "ts", "c": "ts",
    "s": "s", "y": "y", "w": "w",
}  # fmt: skip
_FINALS = {
    "a": "a", "ai": "ai", "an": "an", "ang": "ang", "ao": "ao", "e": "o", "ei": "ei", "en": "en", "eng": "eng",
    "i": "i", "ia": "ia", "ian": "ien", "iang": "iang", "iao": "iao", "ie": "ieh", "in": "in", "ing": "ing",
    "iong": "iung", "iu": "iu", "o": "o", "ong": "ung", "ou": "ou", "u": "u", "ua": "ua", "uai": "uai", "uan": "uan",
    "uang": "uang", "ui": "ui", "un": "un", "uo": "o", "ue": "ueh", "ve": "ueh", "v": "u",
}  # fmt: skip
# What the tables above do not give: pinyin, the common spelling.
_IRREGULAR = {
    "zhi": "chi", "chi": "chi", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tzu", "si": "ssu", "er": "erh",
    "yi": "ih", "yu": "yu", "you": "yu", "yan": "yen", "ye": "yeh", "yong": "yung", "yue": "yueh", "yin": "yin",
    "ying": "ying", "yuan": "yuan", "yun": "yun", "ya": "ya", "yang": "yang", "yao": "yao", "de": "te", "te": "te",
    "le": "le", "ze": "tse", "ce": "tse", "se": "se", "zhe": "che", "che": "che", "she": "she", "re": "je", "ne": "ne",
    "guo": "kuo", "kuo": "kuo", "huo": "huo", "shuo": "shuo", "gui": "kuei", "kui": "kuei", "wo": "wo", "wu": "wu",
    "e": "o", "a": "a", "ai": "ai", "an": "an", "ao": "ao", "en": "en", "ou": "ou",
}  # fmt: skip
# Other ways of writing a syllable of Wade-Giles.
_WADE = {
    "i": "ih", "yi": "ih", "teh": "te", "ko": "ko", "szu": "ssu", "tze": "tzu", "yui": "yu", "shek": "shih",
    "ssu": "ssu", "erh": "erh", "tzu": "tzu", "yueh": "yueh", "ieh": "yeh", "chih": "chi",
}  # fmt: skip
_SURNAMES = words(
    "an bai bao bi bo cai cao chai chang chen cheng chi chu cui deng ding dong dou du fan fang fei feng fu gan gao "
    "ge geng gong gu guan guo han hao he hong hou hu hua huang ji jia jian jiang jiao jin kang ke kong lai lei li "
    "lian liang liao lin liu long lu luo lv ma mao mei meng miao mo mu nie ning niu ouyang pan pang pei peng qi "
    "qian qiao qin qiu qu ren rong ruan shao shen sheng shi song su sun tan tang tao tian tong tu wan wang wei wen "
    "weng wu xi xia xiang xiao xie xing xiong xu xue yan yang yao ye yi yin you yu yuan yue zang zeng zhai zhan "
    "zhang zhao zheng zhong zhou zhu zhuang zong zou zuo"
)
_LONGEST = 14
_OF_OTHERS = (("tsch", "ch"), ("tch", "ch"), ("cz", "ch"), ("sch", "sh"), ("j", "i"))
_MARKS = re.compile(r"['’‘ʼ`]")
_GIVEN = re.compile(r"(?:(?:ch|sh|hs|ts|ss|[pmftnlkhjsiw])?[aeiou]{1,3}(?:ng?|h)?){1,2}$")
_HAN = re.compile(r"^[\u3400-\u9fff]{2,4}$")


@cache
def _pinyin() -> dict[str, str]:
    regular = {i + f: ci + cf for i, ci in _INITIALS.items() if i for f, cf in _FINALS.items()}
    return regular | _IRREGULAR


@cache
def _syllables() -> dict[str, str]:
    """All syllables in either system with the common spelling."""
    wade = {spelt: spelt for spelt in _pinyin().values()}
    return wade | _WADE | _pinyin()


@cache
def _surnames() -> dict[str, str]:
    """Surnames in either system with the common spelling."""
    pinyin = {name: _pinyin().get(name, name) for name in _SURNAMES}
    return {common: common for common in pinyin.values() if len(common) > 1} | pinyin


def is_surname(word: str) -> bool:
    """Is a lower-case word a Chinese surname in pinyin or Wade-Giles?"""
    return plain(word) in _surnames()


@lru_cache(maxsize=8192)
def chinese(parts: tuple[str, ...]) -> tuple[str, ...] | None:
    """The parts of a name, lower case and unspelled, if it is Chinese: the surname, and the given names as one word.

    A single word is taken for a surname where only pinyin writes it so (Zhou, Deng).
    """
    if not parts or len(parts) > 3:
        return None
    if len(parts) == 1:
        if _HAN.match(parts[0]):
            return _han(parts[0])
        alone = _surnames().get(parts[0], "")
        return (alone,) if alone and parts[0] in _SURNAMES and parts[0] not in _wade() and len(parts[0]) > 2 else None
    family, rest = parts[0], "".join(parts[1:])
    if is_cyrillic(family):
        return _from_cyrillic(family, rest)
    common = _surnames().get(family) or _surnames().get(_in_english(family), "")
    given = common and (_given(rest) or _given(_in_english(rest)))
    return (common, given) if common and given else None


def _in_english(word: str) -> str:
    """A word that German, French or Polish archives write their own way as Wade-Giles has it (Tschou, Tchou, Czou)."""
    for theirs, ours in _OF_OTHERS:
        word = word.replace(theirs, ours)
    return word


def _from_cyrillic(family: str, given: str) -> tuple[str, ...] | None:
    """A name in the Cyrillic of Palladius: a surname of one syllable, given names of one or two."""
    table = _cyrillic()
    common = _surnames().get(table.get(family, ""))
    splits = ((given[:at], given[at:]) for at in range(len(given) - 1, 0, -1))
    two = (f"{table[one]}{table[other]}" for one, other in splits if one in table and other in table)
    pinyin = table.get(given) or next(two, "")
    return (common, _given(pinyin)) if common and pinyin and _given(pinyin) else None


@cache
def _cyrillic() -> dict[str, str]:
    return syllables(_pinyin().keys())


def is_family(lower: str) -> bool:
    """Whether a word is the name of a Chinese family in either system."""
    return lower in _surnames()


@cache
def _wade() -> frozenset[str]:
    return frozenset(_pinyin().values())


def _given(text: str) -> str:
    """One or two syllables as one word in the common spelling; empty where the text is not that."""
    if len(text) > _LONGEST:
        return ""
    table = _syllables()
    if text in table:
        return table[text]
    parts = ((table.get(text[:at]), table.get(text[at:])) for at in range(len(text) - 1, 0, -1))
    return next((f"{one}{other}" for one, other in parts if one and other), "")


def _han(text: str) -> tuple[str, ...] | None:
    """A name in characters by their usual readings; the first is the surname."""
    from anyascii import anyascii

    read = [anyascii(sign).strip().lower() for sign in text]
    if read[0] not in _surnames() or not all(read):
        return None
    given = "".join(_syllables().get(syllable, syllable) for syllable in read[1:])
    return (_surnames()[read[0]], given)


def chinese_order(parts: tuple[str, ...]) -> bool:
    """Are these folded parts a surname of the table and one word that can be its given names?"""
    return len(parts) == 2 and parts[0] in _folded_surnames() and bool(_GIVEN.match(parts[1]))


@cache
def _folded_surnames() -> frozenset[str]:
    return frozenset(name.replace("y", "i") for name in _surnames().values())


def plain(word: str) -> str:
    """A word as the tables above have it: without the marks of aspiration."""
    return _MARKS.sub("", word)
