"""Why a record says what it says: each value with the words that it was read from, or what was looked for in vain."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.authority.records import RULE
from corpus.cable import Cable, Evidence, Origin, Participant, Party, Person
from corpus.normalise.names.compare import fold
from search.locating import Passage, passage
from search.printers.words import say_known, say_party, say_span
from search.rules import UNREAD, in_words


@dataclass(frozen=True, slots=True)
class Witness:
    """Words that speak for a value: the evidence, its rule in words, the line around it (None where it is not kept)."""

    evidence: Evidence
    reason: str
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a field as people read it, with its witnesses; `remark` says why it has none."""

    text: str
    witnesses: tuple[Witness, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Explained:
    """A field of the record: its values, or why it has none; `unread` are words that should have told one in vain."""

    field: str
    label: str
    values: tuple[Value, ...] = ()
    absent: str = ""
    unread: tuple[Witness, ...] = ()


ABSENT: Final[dict[str, str]] = {
    "date": "no dateline or date was found, and no day of receipt",
    "sent_at": "no time of day stands beside the date",
    "sender": "neither heading, lists, letterhead nor signature names one",
    "recipients": "neither heading, lists, salutation nor address names one",
    "copied": "nothing says that it was repeated or copied",
    "place": "no dateline or heading names the place of origin",
    "participants": "no person was recognised",
    "kind": "nothing calls it a telegram, letter, despatch or the like",
    "number": "nothing looks like the number of the message",
    "classification": "no marking of secrecy was found",
    "precedence": "no marking of urgency was found",
    "handling": "no marking for whose eyes it is was found",
    "language": "the text is too short or of unknown language",
    "original_language": "nothing says that it was translated",
    "references": "no other message is named",
    "places": "no known country or city is named",
    "keywords": "the source gives none",
}
"""The fields that are explained, in the order in which they are shown, with what is said of one that is empty."""

_LABELS: Final = {
    "sent_at": "time", "sender": "from", "recipients": "to", "copied": "copied", "original_language": "original",
    "references": "refers to", "places": "speaks of",
}  # fmt: skip
_ENDS: Final = {
    "sender": "the sender, as above",
    "recipient": "a recipient, as above",
    "copied": "had a copy, as above",
}
_UNSAID: Final = "the source says so; no words of the text do"


def explain(cable: Cable) -> tuple[Explained, ...]:
    """Every field of a cable that is read from a document, each with its witnesses."""
    return tuple(_explained(cable, field) for field in ABSENT)


def _explained(cable: Cable, field: str) -> Explained:
    evidence = [each for each in cable.evidence if each.field == field]
    values = _VALUES[field](cable, [each for each in evidence if not each.rule.startswith(UNREAD)])
    unread = tuple(_witness(cable, each) for each in evidence if each.rule.startswith(UNREAD))
    return Explained(field, _LABELS.get(field, field), tuple(values), "" if values else ABSENT[field], unread)


def _witness(cable: Cable, evidence: Evidence) -> Witness:
    return Witness(evidence, in_words(evidence.rule), passage(cable, evidence))


def _value(cable: Cable, text: str, evidence: Iterable[Evidence], remark: str = "") -> Value:
    witnesses = tuple(_witness(cable, each) for each in evidence)
    return Value(text, witnesses, remark or ("" if witnesses else _UNSAID))


def _one(text: Callable[[Cable], str]) -> Callable[[Cable, Sequence[Evidence]], list[Value]]:
    """The explanation of a field of one value, from the words for that value."""

    def values(cable: Cable, evidence: Sequence[Evidence]) -> list[Value]:
        said = text(cable)
        return [_value(cable, said, evidence)] if said else []

    return values


def _many(keys: Callable[[Cable], Sequence[tuple[str, str]]]) -> Callable[[Cable, Sequence[Evidence]], list[Value]]:
    """The explanation of a field of several values, from pairs of a value's words and how it stands in the document."""

    def values(cable: Cable, evidence: Sequence[Evidence]) -> list[Value]:
        pairs = keys(cable)
        shared = _shared([key for _, key in pairs], evidence)
        return [_value(cable, text, each) for (text, _), each in zip(pairs, shared, strict=True)]

    return values


def _shared(keys: Sequence[str], evidence: Sequence[Evidence]) -> list[list[Evidence]]:
    """The evidence of each value: that with the value's own words; what is left in order if it is enough for those
    left, else all of it with each of them.
    """
    left = list(evidence)
    found: list[list[Evidence]] = []
    for key in keys:
        own = next((each for each in left if fold(each.words) == fold(key)), None)
        found.append([] if own is None else [own])
        if own is not None:
            left.remove(own)
    without = [at for at, own in enumerate(found) if not own]
    if len(without) == len(left):
        for at, each in zip(without, left, strict=True):
            found[at] = [each]
    elif without:
        for at in without:
            found[at] = list(left)
    elif found:
        found[-1].extend(left)
    return found


def _date(cable: Cable) -> str:
    if cable.date is None:
        return ""
    concluded = "  (concluded, not stated)" if cable.date.inferred else ""
    return f"{say_span(cable.date)}{concluded}"


def _participants(cable: Cable, evidence: Sequence[Evidence]) -> list[Value]:
    left = list(evidence)
    values = []
    for each in cable.participants:
        same = [one for one in left if " ".join(one.words.split()) == each.verbatim]
        own = [one for one in same if not one.rule.startswith(RULE)][:1]
        known = [one for one in same if one.rule.startswith(RULE)][:1]
        for one in (*own, *known):
            left.remove(one)
        values.append(_value(cable, _participant(each), (*own, *known), "" if own else _ENDS.get(each.role, "")))
    return values


def _participant(each: Participant) -> str:
    return f"{each.person.name}, {each.role}{_known(each.person)}"


def _known(person: Person | None) -> str:
    known = say_known(person) if person else ""
    return f" = {known}" if known else ""


def _party(party: Party | None) -> str:
    return f"{say_party(party)}{_known(party.person)}" if party else ""


def _keywords(cable: Cable, evidence: Sequence[Evidence]) -> list[Value]:
    declared = [each.text for each in cable.keywords if each.origin is Origin.DECLARED]
    shared = _shared(declared, evidence)
    values = [_value(cable, text, each) for text, each in zip(declared, shared, strict=True)]
    derived = [each.text for each in cable.keywords if each.origin is Origin.DERIVED]
    if derived:
        values.append(Value("; ".join(derived), (), "derived: phrases of the text that are rare in its collection"))
    return values


def _references(cable: Cable, evidence: Sequence[Evidence]) -> list[Value]:
    """Each reference with its words, and where it leads with what tells so."""
    pairs = list(dict.fromkeys(each.verbatim for each in cable.references))
    own = dict(zip(pairs, _shared(pairs, evidence), strict=True))
    values = []
    for each in cable.references:
        text = f"{each.verbatim} → {each.id}" if each.id else each.verbatim
        remark = f"found in the index by its {each.rule}" if each.id else ""
        witnesses = tuple(_witness(cable, one) for one in own[each.verbatim])
        values.append(Value(text, witnesses, remark or ("" if witnesses else _UNSAID)))
    return values


_VALUES: Final[dict[str, Callable[[Cable, Sequence[Evidence]], list[Value]]]] = {
    "date": _one(_date),
    "sent_at": _one(lambda cable: cable.sent_at.isoformat("minutes") if cable.sent_at else ""),
    "sender": _one(lambda cable: _party(cable.sender)),
    "recipients": _many(lambda cable: [(_party(each), each.verbatim) for each in cable.recipients]),
    "copied": _many(lambda cable: [(_party(each), each.verbatim) for each in cable.copied]),
    "place": _one(lambda cable: cable.place),
    "participants": _participants,
    "kind": _one(lambda cable: cable.kind),
    "number": _one(lambda cable: cable.number),
    "classification": _one(lambda cable: cable.classification),
    "precedence": _one(lambda cable: cable.precedence),
    "handling": _many(lambda cable: [(each, each) for each in cable.handling]),
    "language": _one(lambda cable: cable.language),
    "original_language": _one(lambda cable: cable.original_language),
    "references": _references,
    "places": _many(lambda cable: [(each, each) for each in cable.places]),
    "keywords": _keywords,
}
