"""Who sent a letter, whence and when, and who received it: TEI's `correspDesc`.

The elements and the types of an action are those of the TEI Guidelines (2.4.6, Correspondence Description), with the
`name` and `settlement` that editions use for `persName` and `placeName`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from corpus.draft import PERSON, Mark
from corpus.readers.tei import local, plain_content
from corpus.readers.tei_dates import calendar, stated
from corpus.readers.tei_names import entity, full_name, is_nobody, names_in

CORRESPONDENCE: Final = "correspDesc"
"""The part that holds the actions of a correspondence, one a line."""

_SENT: Final = frozenset(("sent", "sender", "send", "sentBy", "writing", "written"))
_RECEIVED: Final = frozenset(("received", "receivedBy", "recipient", "addressee", "receive"))
_PLACES: Final = ("settlement", "placeName", "place", "district", "region", "country", "geogName")
_NOWHERE: Final = frozenset(("unknown", "unbekannt", "s.l.", "o.o.", "inconnu", "?", "n.n."))


@dataclass(slots=True)
class Actions:
    """The part that is written while the actions are read, and the marks in it."""

    text: str = ""
    marks: list[Mark] = field(default_factory=list)

    def add(self, kind: str, words: str, **more: str) -> None:
        """Set words behind what is there, and mark them unless `kind` is empty."""
        self.text += "" if not self.text or self.text.endswith((": ", "\n")) else ", "
        if kind:
            self.marks.append(Mark(kind, words, CORRESPONDENCE, len(self.text), **more))
        self.text += words


def actions_of(description: etree._Element, listed: Mapping[str, str]) -> Actions:
    """The actions of one `correspDesc`; `listed` are the names of the document's own list of persons by their ids."""
    found = Actions()
    actions = list(description.iter("{*}correspAction"))
    untyped = [action for action in actions if not action.get("type")]
    for action in actions:
        kind = (action.get("type") or "").strip()
        sent = kind in _SENT or (not kind and action is untyped[0] and len(actions) <= 2)
        received = kind in _RECEIVED or (not kind and len(actions) == 2 and action is not untyped[0])
        if not (sent or received):
            continue
        found.text += ("\n" if found.text else "") + ("sent: " if sent else "received: ")
        _parties(found, action, "sender" if sent else "recipients", listed)
        for place in _places(action):
            found.add("place" if sent else "", place)
        for date in action.iter("{*}date"):
            add_date(found, date, "date" if sent else "received")
    return found


def add_date(found: Actions, date: etree._Element, kind: str) -> None:
    """Set a date, with its machine's form and its calendar."""
    words = plain_content(date)
    value = stated(date)
    if words or value:
        found.add(kind, words or value.replace("~", ""), value=value, calendar=calendar(date))


def _parties(found: Actions, action: etree._Element, kind: str, listed: Mapping[str, str]) -> None:
    for name in names_in(action):
        words = plain_content(name)
        what = entity(name)
        value = full_name(name, listed) if what in (PERSON, "") else ""
        if not words and value:
            words, value = value, ""
        if words and not is_nobody(words):
            found.add(kind, words, value=value, entity=what)


def _places(action: etree._Element) -> Iterator[str]:
    """The first place of an action, the town before the country in which it lies."""
    for name in _PLACES:
        for place in action.iter(f"{{*}}{name}"):
            words = _town(place)
            if words and words.casefold() not in _NOWHERE and not _in_name(place):
                yield words
                return
    for place in action.iter("{*}name", "{*}rs"):
        if (place.get("type") or "").startswith("place") and plain_content(place):
            yield plain_content(place)
            return


def _town(place: etree._Element) -> str:
    town = next(place.iterchildren("{*}settlement"), None)
    return plain_content(place if town is None else town)


def _in_name(place: etree._Element) -> bool:
    return any(local(holder) in ("persName", "orgName") for holder in place.iterancestors())
