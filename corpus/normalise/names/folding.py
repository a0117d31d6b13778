"""The form of words by which names are compared: never the form to show."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from corpus.normalise.names.slavic import in_english, with_carons
from corpus.normalise.names.transliterate import syllables, transliterate

_LETTERS = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t",
        "ŋ": "n", "ĸ": "k", "ɨ": "i", "ə": "a",
    }
)  # fmt: skip
_APOSTROPHES = "'’‘ʼʹʻ`´′"
_POSSESSIVE = re.compile(rf"(?<=\w)[{_APOSTROPHES}][sS](?!\w)")
_APOSTROPHE = re.compile(rf"[{_APOSTROPHES}]")
_WORD = re.compile(r"[^\W_]+")
_WHOLE = re.compile("[ -]")
# Longer words are no names: the spelling rules leave them alone, so that no input can make them slow.
_LONGEST = 40

# Spellings of one sound in the transliterations of Russian, Ukrainian and Bulgarian names (Library of Congress,
# BGN/PCGN, the press, the French manner), and the few of other tongues that archives mix.
_SPELLINGS = (
    (re.compile("x"), "ks"),
    (re.compile("ph"), "f"),
    (re.compile("[yj]"), "i"),
    (re.compile("ii+"), "i"),
    (re.compile("^ie(?=[^aeiou])"), "e"),
    (re.compile("(?<=[aeou])ie(?=[^aeiou])"), "e"),
    (re.compile("ie(?=va?$)"), "e"),
    (re.compile("(?<=[^aeiou])iov(?=a?$)"), "ev"),
    (re.compile("tz"), "ts"),
    (re.compile("s?tch"), lambda m: "shch" if m[0][0] == "s" else "ch"),
    (re.compile("^kh(?=r)"), "h"),
    (re.compile("(?<=[csz]h)ov(?=a?$)"), "ev"),
    (re.compile("(?<=[eo])ff$"), "v"),
    (re.compile("^mc(?=[a-z]{3})"), "mac"),
)
# The French write ш as ch, so that ch and sh cannot be told apart in a Slavic surname.
_SLAVIC = re.compile("(?<!sh)ch(?=[a-z]{0,20}(?:[eo]va?|ina?|skii?|skaia|enko)$)")
# The letters of an umlaut written out (Goering, Mueller), not where a g or q claims the u (Miguel, Marques).
_UMLAUT = re.compile("(?:(?<=[bcdfghklmnprstvwz])([ao])|(?<=[bcdfhklmnprstvwz])(u))e(?=[bcdfghklmnprstvwz])")

# What a word must hold for any of these rules to change it.
_SPELT_OTHERWISE = re.compile(
    "[xyj]|ph|i(?:[ie]|ov)|[tcs]z|[ck]h|hov|ff$|^mc|[aou]e|^kru|[oe]wa?$|w[a-z]{1,20}ski|ou[a-z]{1,20}(?:va?|ine)$|"
    "nine$|[lt][sz]ine?$|[io]cki"
)
# The number of a monarch or pope is no spelling of anything.
_NUMERAL = re.compile("[ivx]{2,6}$")


def _spelling(word: str) -> str:
    """A folded Latin word under the rules above, applied until nothing changes."""
    before = "" if _SPELT_OTHERWISE.search(word) and not _NUMERAL.match(word) else word
    while word != before and len(word) <= _LONGEST:
        before = word
        word = in_english(word)
        for pattern, spelt in _SPELLINGS:
            word = pattern.sub(spelt, word)
        if len(word) > 4:
            word = _UMLAUT.sub(r"\1\2", word)
        if len(word) > 6:
            word = _SLAVIC.sub("sh", word)
    return word


@lru_cache(maxsize=65536)
def _folded(word: str) -> tuple[str, ...]:
    """The folded words that one word becomes: one, or more where its letters fall apart into signs."""
    known = _one_spelling()
    if (one := known.get(word.casefold())) is not None:
        return (one,)
    spelt = map(_spelling, (word.lower(),) if word.isascii() else _WORD.findall(_in_latin(word)))
    return tuple(known.get(part, part) for part in spelt)


def _in_latin(word: str) -> str:
    """A word in small Latin letters without marks."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", syllables(word)).casefold())
    plain = with_carons(plain)
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(_LETTERS)
    return transliterate(bare)


@cache
def _one_spelling() -> dict[str, str]:
    """The names that have many spellings, with the folded form of the one under which they are compared."""
    rows = ((name, others, _spelling(name)) for name, others in _rows() if not _WHOLE.search(name))
    return {other: spelt for name, others, spelt in rows for other in (name, *others, spelt)}


@cache
def whole_names() -> dict[str, str]:
    """The whole names of which no part tells the person (Хо Ши Мин, 胡志明), in small letters, as they are compared."""
    return {other: name for name, others in _rows() if _WHOLE.search(name) for other in others}


def is_spelt_otherwise(word: str) -> bool:
    """Is the word one of the spellings of a name that has many?"""
    return word.casefold() in _one_spelling()


def _rows() -> Iterator[tuple[str, tuple[str, ...]]]:
    text = (Path(__file__).parents[1] / "data" / "name_spellings.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        name, tab, others = line.partition("\t")
        if tab and not line.startswith("#"):
            yield name, tuple(others.split("; "))


def folded_words(text: str) -> tuple[str, ...]:
    """The words of `text` without case, diacritics, punctuation, script and system of transliteration.

    Apostrophes inside a name vanish (O'Connor), a possessive s with them; every other sign parts two words.
    """
    if text.isalpha() and text.isascii():
        return _folded(text)
    plain = _APOSTROPHE.sub("", _POSSESSIVE.sub("", text))
    # Marks must not part a word that is written with combining diacritics.
    composed = unicodedata.normalize("NFC", plain)
    return tuple(word for raw in _WORD.findall(composed) for word in _folded(raw) if word)


def fold(text: str) -> str:
    """`text` in the form by which names are compared; folding twice changes nothing.

    Алексеев, Alekseev, Alekseyev, Alexeiev and Alexeyev become one word, so do Jeleń and Jelen.
    """
    return " ".join(folded_words(text))
