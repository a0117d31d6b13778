"""Which of the older encodings a text was written in, where it is not Unicode.

Each candidate is tried, and the characters above ASCII that it yields are judged as a reader would: do they belong to
the alphabet of one language, do they stand where such letters and marks stand? The commonest encodings come first and
win ties. (A general detector, measured on English texts with a few foreign names and curly quotes, answered
with the encoding of another language as often as not.)
"""

import codecs
import re
from typing import Final

from corpus.readers.alphabets import CJK_COMMON, CODE_PAGES, LANGUAGES, MULTIBYTE

_SAMPLE: Final = 65536
_MOST_CHARACTERS: Final = 3000
_LEAST_SCORE: Final = 0.3
_ABOVE_ASCII: Final = re.compile(r"[^\x00-\x7f]")
_QUOTES_BEFORE: Final = frozenset("“‘„«‚‹¿¡([£$€§№")
_QUOTES_AFTER: Final = frozenset("”’»›“°%")
_BETWEEN: Final = frozenset("–—…•·\xa0\xad")
_DIGITS_BESIDE: Final = frozenset("£½¼¾°²³§€º±×")
# Encodings of old machines, seldom met: they must explain a text better than the usual ones do.
_RARELY: Final = {
    **{"mac_roman": 0.9, "cp850": 0.88, "cp852": 0.8, "iso8859_5": 0.8},
    **{"cp1257": 0.8, "iso8859_7": 0.9, "cp1256": 0.9, "cp874": 0.8},
}
_MIXED: Final = 0.9
"""A text in several languages can hold almost any letter, so one language that explains them all is likelier."""
_LATIN: Final = frozenset(language for language, letters in LANGUAGES.items() if letters[0] < "\u0250")


def guess(raw: bytes) -> str:
    """The Python name of the encoding of `raw`, or "" where none is likely enough."""
    sample = _around_high_bytes(raw)
    best, highest = "", _LEAST_SCORE
    for encoding in (*CODE_PAGES, *MULTIBYTE):
        text = _decoded(sample, encoding)
        if text is None:
            continue
        score = _cjk_score(text, encoding) if encoding in MULTIBYTE else _best_language(text, CODE_PAGES[encoding])
        score *= _RARELY.get(encoding, 1.0)
        if score > highest + 0.001:
            best, highest = encoding, score
    return best


def _around_high_bytes(raw: bytes) -> bytes:
    """A sample that begins on the line of the first byte above ASCII."""
    if len(raw) <= _SAMPLE:
        return raw
    first = next((found.start() for found in re.finditer(rb"[\x80-\xff]", raw)), 0)
    start = raw.rfind(b"\n", max(0, first - 1000), first) + 1 or max(0, first - 1000)
    return raw[start : start + _SAMPLE]


def _decoded(sample: bytes, encoding: str) -> str | None:
    """The sample in an encoding, None where it cannot be that; a character cut at the sample's end does not count."""
    try:
        return codecs.getincrementaldecoder(encoding)("strict").decode(sample, final=False)
    except UnicodeDecodeError:
        return None


def _best_language(text: str, languages: tuple[str, ...]) -> float:
    places = [found.start() for _, found in zip(range(_MOST_CHARACTERS), _ABOVE_ASCII.finditer(text), strict=False)]
    if not places:
        return 0.0
    padded = f" {text} "
    triples = [(padded[at], padded[at + 1], padded[at + 2]) for at in places]
    return max(_language_score(triples, language) * (_MIXED if language == "mixed" else 1.0) for language in languages)


def _language_score(triples: list[tuple[str, str, str]], language: str) -> float:
    """The mean over the characters: 1 for a common letter in its place, below 0 for what cannot stand there."""
    letters = LANGUAGES[language]
    latin = language in _LATIN
    total = 0.0
    for before, character, after in triples:
        if character.isalpha():
            total += _letter(before, character, after, letters, latin)
        else:
            total += _mark(before, character, after)
    return total / len(triples)


def _letter(before: str, character: str, after: str, letters: str, latin: bool) -> float:
    rank = letters.find(character if character in letters else character.lower())
    if rank < 0:
        return -1.0
    if character.isupper() and before.isalpha() and before.islower():
        return -1.0
    if before.isdigit() or after.isdigit():
        return -0.5
    if latin:
        # An accented letter between accented letters is another alphabet seen through this one.
        crowded = (before > "\x7f" and before.isalpha()) + (after > "\x7f" and after.isalpha())
        alone = not before.isalnum() and not after.isalnum() and character not in "àéèóòyоÀÉÈÓèôåæ"
        return 1.0 - 0.5 * crowded - 1.5 * alone
    if (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha()):
        return -1.0
    strewn = character.isupper() and after.islower() and before.isalpha()
    alone = not before.isalnum() and not after.isalnum()
    return 1.0 - 0.7 * rank / len(letters) - 0.5 * strewn - 0.7 * alone


def _mark(before: str, character: str, after: str) -> float:
    if character in _QUOTES_AFTER and (before.isalnum() or before in ".,!?;:)'\"”’"):
        return 1.0 if not after.isalpha() or character == "’" else -0.5
    if character in _QUOTES_BEFORE and not before.isalnum():
        return 1.0 if not after.isspace() else -0.5
    if character in _DIGITS_BESIDE and (before.isdigit() or after.isdigit()):
        return 0.8
    if character in _BETWEEN:
        if before.isalpha() and after.isalpha():
            return {"—": 1.0, "–": 0.9, "\xad": 0.5}.get(character, -0.5)
        one_sided = before.isalpha() != after.isalpha() and (before.isspace() or after.isspace())
        return 0.7 if one_sided and character in "—–\xa0" else 1.0
    if character in "½¼¾" and before in " -–—":
        return 0.8
    return 0.3 if character == "’" else -1.0


def _cjk_score(text: str, encoding: str) -> float:
    """The mean over wide characters: kana, hangul and the commonest ideographs speak for an encoding."""
    script = MULTIBYTE[encoding]
    common = CJK_COMMON[script]
    found = [match.start() for _, match in zip(range(_MOST_CHARACTERS), _ABOVE_ASCII.finditer(text), strict=False)]
    if not found:
        return 0.0
    total = 0.0
    for at in found:
        character = text[at]
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha()):
            total -= 1.0
        elif character in common:
            total += 1.0
        else:
            total += _wide_letter(character, script)
    return total / len(found)


def _wide_letter(character: str, script: str) -> float:
    if "\u3040" <= character <= "\u30ff":
        return 1.0 if script == "ja" else -0.5
    if "\u4e00" <= character <= "\u9fff":
        return 0.0 if script == "ko" else 0.45
    if "\uac00" <= character <= "\ud7a3":
        return 0.7
    return 0.6 if "\u3000" <= character <= "\u3015" or "\uff01" <= character <= "\uff1f" else -1.0
