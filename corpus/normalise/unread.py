"""What a document has words for that were not understood, or should say and does not: for the report of an ingest."""

import re
from collections.abc import Iterator
from typing import Final

from corpus.cable import Cable
from corpus.draft import DATELINE, HEAD, TITLE, Draft
from corpus.frozen import dataclass
from corpus.normalise.dates.context import is_undated

_LONGEST: Final = 300
_WITHOUT_SENDER: Final = frozenset(("memcon", "minutes", "editorial note", "treaty", "agreement", "press release"))
_MARKED: Final = ("recipients", "copied", "place", "kind", "classification", "precedence", "language", "number")
_REASONS: Final = {
    "place": "the source gives this as the place, but it could not be read",
    "kind": "the source calls it so, which is no kind that is known",
    "classification": "the source gives this as the classification, but it is no marking that is known",
    "precedence": "the source gives this as the precedence, but it is no marking that is known",
    "language": "the source gives this as the language, but it is none that is known",
}
_UNREAD: Final = "unread: "
"""What begins the rule of an evidence for words that could not be read."""
_ANY: Final = "the source gives this, but it could not be read"


@dataclass(frozen=True, slots=True)
class Unread:
    """A field of which nothing was read, the words that should have told it (or none), and a clause that says why.

    `problem` is `undated` or `unattributed` where the document has no date or no sender at all.
    """

    field: str
    words: str
    reason: str
    problem: str = "unread"


def unread_of(draft: Draft, cable: Cable) -> tuple[Unread, ...]:
    """What could not be read of a document: no date, no sender, and what its source marks in vain."""
    return (*_date(draft, cable), *_sender(draft, cable), *_marked(draft, cable), *_place(draft, cable))


def _date(draft: Draft, cable: Cable) -> Iterator[Unread]:
    impossible = [each for each in cable.evidence if each.field == "date" and each.rule.startswith(_UNREAD)]
    for each in impossible:
        yield Unread("date", _shortened(each.words), each.rule.removeprefix(_UNREAD))
    if cable.date is not None:
        return
    marked = _words(draft, "date")
    dateline = _shortened(draft.part(DATELINE))
    if impossible:
        words, reason = _shortened(impossible[0].words), "the only words for a date could not be read"
    elif is_undated(f"{marked}\n{dateline}"):
        words, reason = marked or dateline, "the document says that it is undated"
    elif marked:
        words, reason = marked, "the source gives this as the date, but it could not be read"
    else:
        words = dateline
        reason = "a dateline in which no date was found" if dateline else "neither heading, text nor title states one"
    yield Unread("date", words, reason, "undated")


def _sender(draft: Draft, cable: Cable) -> Iterator[Unread]:
    if cable.sender is not None:
        return
    marked = _words(draft, "sender")
    words = marked or _shortened(draft.part(TITLE) or draft.part(HEAD))
    if marked:
        reason = "the source gives this as the sender, but it could not be read"
    elif cable.kind in _WITHOUT_SENDER:
        reason = f"the heading names no author, as that of a document of this kind ({cable.kind})"
    else:
        reason = "neither this heading nor a signature names one" if words else "there is no heading and no signature"
    yield Unread("sender", words, reason, "unattributed")


def _marked(draft: Draft, cable: Cable) -> Iterator[Unread]:
    for field in _MARKED:
        words = _words(draft, field)
        if words and not getattr(cable, field):
            yield Unread(field, words, _REASONS.get(field, _ANY))


def _place(draft: Draft, cable: Cable) -> Iterator[Unread]:
    dateline = draft.part(DATELINE)
    if dateline and not cable.place and not draft.marked("place") and _says_more(dateline, cable):
        yield Unread("place", _shortened(dateline), "a dateline in which no place was found")


def _says_more(dateline: str, cable: Cable) -> bool:
    """Whether a dateline has a word that can be a name beside those that were read."""
    rest = list(dateline[:_LONGEST])
    for each in cable.evidence:
        if each.part == DATELINE:
            rest[each.start : each.end] = " " * len(rest[each.start : each.end])
    return any(len(word) > 2 and word[0].isupper() and word.isalpha() for word in re.split(r"\W+", "".join(rest)))


def _words(draft: Draft, field: str) -> str:
    """All that the source marks for a field, on one line."""
    return _shortened("; ".join(filter(None, (mark.words or mark.value for mark in draft.marked(field)))))


def _shortened(text: str) -> str:
    line = " ".join(text[: 4 * _LONGEST].split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"
