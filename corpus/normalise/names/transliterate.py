"""Cyrillic and Greek letters in Latin ones, for comparing names; never for showing them."""

import re

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "y", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh",
    "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ѣ": "e",
    "ѳ": "f", "ѵ": "i", "і": "i", "ґ": "g", "є": "ye", "ў": "u", "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj",
    "ћ": "c", "џ": "dz", "ѓ": "g", "ќ": "k", "ѕ": "dz",
}  # fmt: skip

_GREEK_PAIRS = (
    ("ου", "ou"), ("αυ", "av"), ("ευ", "ev"), ("γγ", "ng"), ("γκ", "gk"), ("γχ", "nch"), ("γξ", "nx"), ("αι", "ai"),
    ("ει", "ei"), ("οι", "oi"), ("υι", "yi"), ("τζ", "tz"), ("τσ", "ts"),
)  # fmt: skip
_GREEK_INITIAL = (("μπ", "b"), ("ντ", "d"), ("γκ", "g"))
_GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip

_SYLLABLES = re.compile("[\u3041-\u30ff\u31f0-\u31ff]")
_HAS_CYRILLIC = re.compile("[Ѐ-ӿ]")
_HAS_GREEK = re.compile("[Ͱ-Ͽ]")
# Only Ukrainian writes these; there г is h, which Russian and Bulgarian read as g.
_UKRAINIAN = re.compile("[їєґ]|[сц]ьк|і(?!я|е)")
_SOFT_VOWEL = frozenset("еёюяи")


def _cyrillic(word: str) -> str:
    """One folded Cyrillic word in Latin letters, in the manner of English-language archives."""
    ukrainian = bool(_UKRAINIAN.search(word))
    out = []
    for at, letter in enumerate(word):
        following = word[at + 1 : at + 2]
        if letter == "ъ":
            # A hard sign before a soft vowel (Russian) or at the end (before 1918) is mute, else it is Bulgarian.
            out.append("a" if following and following not in _SOFT_VOWEL else "")
        elif letter == "г" and ukrainian:
            out.append("h")
        else:
            out.append(_CYRILLIC.get(letter, letter))
    return "".join(out)


def _greek(word: str) -> str:
    """One folded Greek word in Latin letters, after ISO 843 in the form that names take in print."""
    for pair, latin in _GREEK_INITIAL:
        if word.startswith(pair):
            word = latin + word[len(pair) :]
    for pair, latin in _GREEK_PAIRS:
        word = word.replace(pair, latin)
    return "".join(_GREEK.get(letter, letter) for letter in word)


def syllables(word: str) -> str:
    """A word in kana as it is read (Hepburn); all other words come back as they are."""
    if not _SYLLABLES.search(word):
        return word
    from anyascii import anyascii

    return anyascii(word)


def transliterate(word: str) -> str:
    """One lower-case word without diacritics in Latin letters; other scripts come back as they are."""
    if _HAS_CYRILLIC.search(word):
        word = _cyrillic(word)
    if _HAS_GREEK.search(word):
        word = _greek(word)
    return word
