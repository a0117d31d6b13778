"""What a token is: the only place that makes tokens.

A text is cut into words; each has an exact form (folded: case, compatibility forms and diacritics gone) and a stem by
the rules of the text's language (Snowball), which names that language (`en~keep`): `bees` in a French question has
nothing to do with an English `be`. Where the language has no stemmer the stem is the exact form. The
position of a token is its number in the text. Hyphenated words are several tokens, `U.S.S.R.` is one, a possessive
's is dropped, an elided article (`l'`) is a token of its own, and scripts written without spaces (Han, kana, Hangul,
Thai, Lao, Khmer, Burmese) are cut into single characters, so that a word there is a phrase of them.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import Stemmer

LONGEST = 64
"""A form is cut to this many letters, so that no text can fill the term dictionary with one word."""

_CACHED_WORDS = 300_000
_TELLING = 1000
_OF = "~"
"""Stands between a stem and its language; no exact form can hold it."""

_STEMMERS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali",
    "nl": "dutch_porter", "nn": "norwegian", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip

# Scripts without spaces between words: Han, kana, Hangul, Thai, Lao, Burmese, Khmer.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003347f"
)
# Signs that belong to the letter before them, in any script, and invisible joiners.
_MARKS = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
    "\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b4d\u0b82"
    "\u0bbe-\u0bcd\u0c00-\u0c04\u0c3e-\u0c4d\u0c81-\u0c83\u0cbc-\u0ccd\u0d00-\u0d03\u0d3e-\u0d4d\u0e31\u0e34-\u0e3a"
    "\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u17b4-\u17d3\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d"
    "\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f\uff9e\uff9f"
)
# Superscripts, subscripts, ordinal signs and fractions are set beside a word or number, not part of it: a footnote's
# mark would otherwise change the name that it follows, and `nº123` would hide its number.
_BESIDE = "\u00aa\u00b2\u00b3\u00b9\u00ba\u00bc-\u00be\u2070-\u209c\u2150-\u215f\u2189"
_APOSTROPHES = "'\u2018\u2019\u02bc\u2032\uff07`"
_APOSTROPHE = f"[{_APOSTROPHES}]"
_ELIDED = "(?:[cdjlmns]|qu|all|dall|dell|nell|sull|coll|un|quell|bell|sant|jusqu|lorsqu|puisqu|quoiqu)"


def _word(unspaced: str, marks: str, beside: str, apostrophes: str) -> re.Pattern[str]:
    letter, apostrophe = rf"[^\W_{beside}{unspaced}]", f"[{apostrophes}]"
    return re.compile(
        # Most words are plain letters before plain punctuation; this branch only saves time.
        r"[a-zA-Z0-9]+(?=[ \n,;:)\]-])|[a-zA-Z0-9]{2,}(?=\.)"
        + (rf"|[{unspaced}][{marks}]*" if unspaced else "")
        + rf"|(?<!{letter})[^\W\d_](?:\.[^\W\d_])+(?!{letter})(?:\.?{apostrophe}[sS](?!{letter}))?"
        rf"|(?<!{letter})(?i:{_ELIDED}){apostrophe}(?=(?i:[aeiouyh\u00e0-\u00f6\u00f8-\u00ff\u0153]))"
        rf"|{letter}++(?:[{marks}{apostrophes}]++{letter}++)*+[{marks}]*+"
    )


# The sets of all scripts take long to compile, and most questions and many texts hold none of their letters: those that
# have nothing but Latin letters and common punctuation are cut by what is left of the same pattern for them.
_FAR = re.compile("[^\x00-\u024f\u2010-\u2027]")
_NEAR_WORD = _word("", "\u00ad", "\u00aa\u00b2\u00b3\u00b9\u00ba\u00bc-\u00be", "'\u2018\u2019`")


@cache
def _any_word() -> re.Pattern[str]:
    return _word(_UNSPACED, _MARKS, _BESIDE, _APOSTROPHES)


def _word_in(text: str) -> re.Pattern[str]:
    return _NEAR_WORD if text.isascii() or _FAR.search(text) is None else _any_word()


# Snowball 3 cuts beginnings off Dutch words and takes `minister` for a diminutive; its older rules are kept by this
# name, which releases before it do not know.
_BEFORE_3 = {"dutch_porter": "dutch"}
_POSSESSIVE = re.compile(rf"{_APOSTROPHE}[sS]$")
# Marks that are dropped from a folded form; the vowel signs of Indic and Thai writing are letters and stay.
_NEAR_DROPPED = "\u00ad\u02b0-\u02ff\u0300-\u036f\\s'\u2018\u2019`.=~\\x00-\\x1f"
_DROPPED_NEAR = re.compile(f"[{_NEAR_DROPPED}]+")
_FAR_MARKS = re.compile("[^\x00-\u036f\u2010-\u2027]")


@cache
def _in_unspaced() -> re.Pattern[str]:
    return re.compile(f"[{_UNSPACED}]")


@cache
def _unspaced_piece() -> re.Pattern[str]:
    single, run = f"(?![{_MARKS}])[{_UNSPACED}][{_MARKS}]*+", rf"(?:[^\s{_UNSPACED}]|[{_MARKS}])"
    # A dot may tie such a character to the letter before it, as in an abbreviation.
    return re.compile(rf"{single}|{run}++(?:(?<=\.){single}{run}*+)*+")


@cache
def _dropped() -> re.Pattern[str]:
    return re.compile(
        f"[{_NEAR_DROPPED}\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u1ab0-\u1aff"
        "\u1dc0-\u1dff\u200b-\u200f\u2032\u2044\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\uff07\ud800-\udfff]+"
    )


_ALIKE = str.maketrans({
    "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ħ": "h", "ı": "i", "ŀ": "l",
    "ی": "ي", "ک": "ك", "ى": "ي",
})  # fmt: skip


class Form(NamedTuple):
    """A word's two forms; `stem` names its language (see `stem_of`), or equals `exact` where there is no stemmer."""

    exact: str
    stem: str


class Span(NamedTuple):
    """A token in its place: `text[start:end]` are its letters as they stand, `position` its number in the text."""

    position: int
    start: int
    end: int
    form: Form


class _Forms(dict[str, Form | None]):
    """Words as they stand → forms in one language, worked out once a word; None for what folds to nothing."""

    def __init__(self, language: str) -> None:
        super().__init__()
        name = _STEMMERS.get(language, "")
        known = Stemmer.algorithms()
        name = name if name in known else _BEFORE_3.get(name, "")
        self.stemmer = Stemmer.Stemmer(name, 0) if name in known else None
        self._mark = language + _OF

    def __missing__(self, word: str) -> Form | None:
        form = self._form(word)
        if len(word) <= LONGEST:
            if len(self) >= _CACHED_WORDS:
                self.clear()
            self[word] = form
        return form

    def _form(self, word: str) -> Form | None:
        lowered = lower(word)
        exact = fold(lowered)
        if not exact:
            return None
        if self.stemmer is None or exact.isdecimal() or is_unspaced(exact):
            return Form(exact, exact)
        # The stemmer sees the accents (Snowball's Romance suffixes need them), the index does not.
        stem = fold(self.stemmer.stemWord(lowered)) or exact
        return Form(exact, self._mark + stem)


@cache
def _forms(language: str) -> _Forms:
    return _Forms(language)


def has_stemmer(language: str) -> bool:
    """Tell whether words of a language have stems of their own."""
    return _forms(language).stemmer is not None


def lower(word: str) -> str:
    """The word without case, compatibility forms, possessive and apostrophes, but with its accents."""
    if word.isascii():
        word = word.lower()
        if word.isalnum():
            return word
        return _POSSESSIVE.sub("", word).replace("'", "").replace("`", "").replace(".", "")
    word = unicodedata.normalize("NFKC", _POSSESSIVE.sub("", word)).casefold()
    return unicodedata.normalize("NFC", word.replace("\u00ad", "").replace("\u2019", "").replace("'", ""))


def fold(word: str) -> str:
    """The exact form of a single word: NFKC, casefolded, without diacritics, apostrophes and what is no letter."""
    if word.isascii():
        word = word.lower()
    else:
        word = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", word).casefold().translate(_ALIKE))
    if not word.isascii() or not word.isalnum():
        dropped = _DROPPED_NEAR if word.isascii() or _FAR_MARKS.search(word) is None else _dropped()
        word = unicodedata.normalize("NFC", dropped.sub("", word))
        word = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in word)
    return word[:LONGEST]


def words(text: str) -> list[str]:
    """The words of a text as they stand, in order; an elided article keeps its apostrophe."""
    return _word_in(text).findall(text)


def is_elided(word: str) -> bool:
    """Tell an elided article (`l'`, `dell'`) among the results of `words`."""
    return re.search(rf"{_APOSTROPHE}$", word) is not None


def is_unspaced(word: str) -> bool:
    """Tell a character of a script that is written without spaces among the results of `words`."""
    return not word.isascii() and _in_unspaced().match(word) is not None


def forms(text: str, language: str) -> list[Form]:
    """The tokens of a text in order: a token's position is its place in the list. Never raises."""
    return list(filter(None, map(_forms(language).__getitem__, _word_in(text).findall(text))))


def form_of(word: str, language: str) -> Form | None:
    """The forms of one of the results of `words`; None where nothing of it is a letter or digit."""
    return _forms(language)[word]


def plain_stems(words: list[str], language: str) -> list[str]:
    """The letters of the stems of many words, each of nothing but small ASCII letters and digits."""
    stemmer = _forms(language).stemmer
    found: list[str] = stemmer.stemWords(words) if stemmer else words
    letters = "".join(found)
    return found if letters.isascii() and letters == letters.lower() else list(map(fold, found))


def plain_forms(words: Sequence[str], language: str) -> tuple[list[str], list[str]]:
    """The exact forms and the stems of many words of ASCII letters and digits, as `form_of` has those of each."""
    lowered = [word.lower() for word in words]
    exact = [word[:LONGEST] for word in lowered]
    if _forms(language).stemmer is None:
        return exact, exact
    mark = language + _OF
    pairs = zip(exact, plain_stems(lowered, language), strict=True)
    return exact, [form if form.isdecimal() else mark + (stem[:LONGEST] or form) for form, stem in pairs]


def unspaced_pieces(text: str) -> re.Pattern[str] | None:
    """What cuts a text in a script without spaces between words into pieces over whose ends no token reaches.

    It is None for other texts: blanks part those. A few hundred characters tell which it is.
    """
    if text.isascii() or _FAR.search(text) is None or _in_unspaced().search(text, 0, _TELLING) is None:
        return None
    return _unspaced_piece()


def spans(text: str, language: str) -> Iterator[Span]:
    """The same tokens as `forms`, with where they stand."""
    known = _forms(language)
    position = 0
    for match in _word_in(text).finditer(text):
        form = known[match.group()]
        if form:
            yield Span(position, match.start(), match.end(), form)
            position += 1


def stems(word: str, languages: frozenset[str]) -> frozenset[str]:
    """The stems of one of the results of `words`, by the rules of each language, of which each stem names its own."""
    found = (form_of(word, language) for language in languages)
    return frozenset(form.stem for form in found if form)


def stem_of(stem: str) -> tuple[str, str]:
    """The language that a stem names, and the stem alone; the language is empty where it names none."""
    language, _, alone = stem.rpartition(_OF)
    return language, alone


def bare_stem(stem: str) -> str:
    """The letters of a stem, without the language that it names."""
    return stem.rpartition(_OF)[2]


def stems_answered(form: Form) -> tuple[str, str]:
    """The stems that a token of a text answers: its own, and the one that looks as the token itself does."""
    language, _, _ = form.stem.rpartition(_OF)
    return form.stem, f"{language}{_OF}{form.exact}" if language else form.exact
