"""Chinese names in the Cyrillic of Palladius (Чжоу Эньлай), brought to pinyin: the system of all Russian archives."""

from collections.abc import Collection
from functools import lru_cache

_HARD = {
    "б": "b", "п": "p", "м": "m", "ф": "f", "д": "d", "т": "t", "н": "n", "л": "l", "г": "g", "к": "k", "х": "h",
    "чж": "zh", "ч": "ch", "ш": "sh", "ж": "r", "цз": "z", "ц": "c", "с": "s",
}  # fmt: skip
_SOFT = _HARD | {"цз": "j", "ц": "q", "с": "x"}
_AFTER_HARD = {
    "а": ("a",), "ай": ("ai",), "ань": ("an",), "ан": ("ang",), "ао": ("ao",), "э": ("e",), "эй": ("ei",),
    "энь": ("en",), "эн": ("eng",), "о": ("uo", "o"), "оу": ("ou",), "у": ("u",), "уа": ("ua",), "уай": ("uai",),
    "уань": ("uan",), "уан": ("uang",), "уй": ("ui",), "уэй": ("ui",), "унь": ("un",), "ун": ("ong",), "ы": ("i",),
    "и": ("i",),
}  # fmt: skip
_AFTER_SOFT = {
    "и": "i", "я": "ia", "яо": "iao", "янь": "ian", "ян": "iang", "е": "ie", "ю": "iu", "юй": "u", "юань": "uan",
    "юэ": "ue", "юнь": "un", "юн": "iong", "инь": "in", "ин": "ing",
}  # fmt: skip
_ALONE = {
    "а": "a", "ай": "ai", "ань": "an", "ан": "ang", "ао": "ao", "энь": "en", "эр": "er", "оу": "ou", "и": "yi",
    "инь": "yin", "ин": "ying", "я": "ya", "яо": "yao", "янь": "yan", "ян": "yang", "е": "ye", "ю": "you", "юй": "yu",
    "юэ": "yue", "юань": "yuan", "юнь": "yun", "юн": "yong", "у": "wu", "ва": "wa", "вай": "wai", "вань": "wan",
    "ван": "wang", "вэй": "wei", "вэнь": "wen", "вэн": "weng", "во": "wo",
}  # fmt: skip


def syllables(pinyin: Collection[str]) -> dict[str, str]:
    """The syllables of the system with their pinyin, of which only those of the given table are."""
    found: dict[str, str] = {}
    for letters, latin in _HARD.items():
        for ending, finals in _AFTER_HARD.items():
            for final in finals:
                if latin + final in pinyin and (letters not in ("цз", "ц", "с") or ending != "и"):
                    found.setdefault(letters + ending, latin + final)
    for letters, latin in _SOFT.items():
        found.update(
            {letters + ending: latin + final for ending, final in _AFTER_SOFT.items()
             if latin + final in pinyin and latin not in ("zh", "ch", "sh", "r")}
        )  # fmt: skip
    return found | _ALONE


@lru_cache(maxsize=1024)
def is_cyrillic(word: str) -> bool:
    """Is a lower-case word in the letters of Russian?"""
    return bool(word) and all("а" <= letter <= "я" for letter in word)
