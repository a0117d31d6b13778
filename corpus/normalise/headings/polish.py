"""The nominative behind the cases in which Polish headings name parties and places ("ambasadora w Londynie")."""

import re
from collections.abc import Iterator

_WORDS = (
    (re.compile(r"\bambasador(?:a|owi)\b", re.I), "ambasador"), (re.compile(r"\bpos(?:ła|łowi)\b", re.I), "poseł"),
    (re.compile(r"\bminist(?:ra|rowi)\b", re.I), "minister"), (re.compile(r"\bkonsul(?:a|owi)\b", re.I), "konsul"),
    (re.compile(r"\bgeneraln(?:ego|emu)\b", re.I), "generalny"),
    (re.compile(r"\b(podsekretarz|kierownik|szef|naczelnik|dyrektor|delegat|sekretarz|wicedyrektor)(?:a|"
        r"owi)\b", re.I), r"\1"),
    (re.compile(r"\bradc(?:y|ę)\b", re.I), "radca"), (re.compile(r"\bwiceminist(?:ra|rowi)\b", re.I), "wiceminister"),
    (re.compile(r"\bambasady\b", re.I), "ambasada"), (re.compile(r"\bposelstwa\b", re.I), "poselstwo"),
    (re.compile(r"\bministerstwa\b", re.I), "ministerstwo"),
)  # fmt: skip
_OBLIQUE = re.compile(
    r"\b(?:ambasador(?:a|owi)|pos(?:ła|łowi)|(?:wice)?minist(?:ra|rowi)|konsul(?:a|owi)|(?:podsekretarz|kierownik|szef|naczelnik|"
    r"dyrektor|delegat)(?:a|owi)|radc[yę]|poselstwa|ministerstwa|ambasady)\b",
    re.IGNORECASE,
)
_Ends = tuple[tuple[str, tuple[str, ...]], ...]
# The ends of a place behind "w" (in), and those of its nominative.
_LOCATIVES: _Ends = (
    ("dzie", ("d", "da")), ("cie", ("t", "ta")), ("rze", ("r", "ra")), ("dze", ("ga",)), ("kach", ("ki",)),
    ("ach", ("y", "a")),
    ("niu", ("ń",)), ("nie", ("n", "na", "no")), ("mie", ("m", "ma")), ("wie", ("w", "wa", "wo")), ("żu", ("ż",)),
    ("ii", ("ia",)),
    ("li", ("la",)), ("ie", ("", "a")), ("e", ("", "a")), ("u", ("",)),
)  # fmt: skip
# The same behind "z" (out of).
_GENITIVES: _Ends = (
    ("ku", ("ek", "k")), ("gu", ("g",)), ("u", ("",)), ("i", ("a", "ia")), ("y", ("a",)), ("ów", ("y",)), ("nia",
    ("ń",)),
    ("a", ("", "o")),
)  # fmt: skip


def is_polish(phrase: str) -> bool:
    """Does the phrase name a Polish office or body in another case than the nominative?"""
    return _OBLIQUE.search(phrase) is not None


def nominative_words(office: str) -> str:
    """An office or body with its words in the nominative ("ambasadora": "ambasador")."""
    for pattern, word in _WORDS:
        office = pattern.sub(word, office)
    return office


def from_locative(place: str) -> Iterator[str]:
    """What a place behind "w" may be called in the nominative ("Londynie": "Londyn"), the likelier first."""
    yield from _with_other_ends(place, _LOCATIVES)


def from_genitive(place: str) -> Iterator[str]:
    """What a place behind "z" may be called in the nominative ("Pekinu": "Pekin"), the likelier first."""
    yield from _with_other_ends(place, _GENITIVES)
    yield place


def _with_other_ends(place: str, ends: _Ends) -> Iterator[str]:
    for ending, plains in ends:
        if place.endswith(ending) and len(place) > len(ending) + 2:
            yield from (place.removesuffix(ending) + plain for plain in plains)
