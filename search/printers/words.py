"""Dates and parties in words for people."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from corpus.cable import Cable, DateSpan, Participant, Party, Person, Precision, Reference
from search.language.printer import node_text

if TYPE_CHECKING:
    from search.service import Answer

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_NAMED = 3


def counted(number: int, what: str) -> str:
    """`1 cable`, `2,345 cables`."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def say_share(part: int, whole: int) -> str:
    """`71%`; with a decimal where a whole number would say all or nothing of what is not: `99.9%`, `0.1%`."""
    share = 100 * part / whole if whole else 0.0
    if part in (0, whole):
        return f"{share:.0f}%"
    return f"{share:.0f}%" if 1 <= share <= 99 else f"{min(max(share, 0.1), 99.9):.1f}%"


def say_coverage(known: int, missing: int, field: str) -> str:
    """`of the 71% with a known sender`: what the counts of a facet speak of; empty where all cables have a value."""
    held = "a keyword" if field == "keyword" else f"a known {field}"
    return f"of the {say_share(known, known + missing)} with {held}" if known and missing else ""


def say_day(day: date) -> str:
    """`4 Nov 1962`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def say_days(first: date, last: date) -> str:
    """`1 – 9 Nov 1962`, `30 Oct – 2 Nov 1962`, `3 May 1961 – 2 Nov 1962`, or one day."""
    if first == last:
        return say_day(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} – {say_day(last)}"
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} – {say_day(last)}"
    return f"{say_day(first)} – {say_day(last)}"


def say_span(span: DateSpan | None) -> str:
    """A cable's date as narrowly as it is known: `4 Nov 1962`, `Nov 1962`, `c. 1962`, `by 26 Nov 1926`, `undated`."""
    if span is None:
        return "undated"
    if span.earliest is None and span.latest is not None:
        return f"by {say_day(span.latest)}"
    if span.latest is None and span.earliest is not None:
        return f"from {say_day(span.earliest)}"
    assert span.earliest and span.latest
    middle = span.earliest + (span.latest - span.earliest) / 2
    match span.precision:
        case Precision.MONTH:
            return f"{_MONTHS[middle.month - 1]} {middle.year}"
        case Precision.YEAR:
            return str(middle.year)
        case Precision.SEASON:
            return f"{_SEASONS.get(span.earliest.month, 'season')} {span.latest.year}"
        case Precision.CIRCA:
            return f"c. {_say_middle(span.latest - span.earliest, middle)}"
        case _:
            return say_days(span.earliest, span.latest)


def _say_middle(width: timedelta, middle: date) -> str:
    if width < timedelta(days=15):
        return say_day(middle)
    if width < timedelta(days=300):
        return f"{_MONTHS[middle.month - 1]} {middle.year}"
    return str(middle.year)


def say_bucket(first: date, interval: str) -> str:
    """A bucket of a histogram: `4 Nov 1962`, `Nov 1962`, `1962`, `1960s`, `1900–1999`."""
    names = {
        "day": say_day(first),
        "month": f"{_MONTHS[first.month - 1]} {first.year}",
        "year": f"{first.year}",
        "decade": f"{first.year}s",
        "century": f"{first.year}–{first.year + 99}",
    }
    return names[interval]


def notes(answer: "Answer") -> list[str]:
    """What a user must know to understand an answer, a clause each: first what could not be read as it was written."""
    found = list(dict.fromkeys(complaint.message for complaint in answer.asked.complaints))
    found += [f"no cable has {shortened(node_text(value))}" for value in answer.without_cables]
    asked = answer.asked
    if answer.total and not answer.hits and asked.limit and asked.page > 1:
        found.append(f"there is no page {asked.page}: the last is {-(-answer.total // asked.limit)}")
    return found


def shortened(text: str, most: int = 80) -> str:
    """A text with its middle left out where it is longer than is good for a sentence."""
    return text if len(text) <= most else f"{text[: most // 2]} … {text[-most // 4 :]}"


def say_place(name: str) -> str:
    """A place of origin, with today's name where that is another."""
    # The table of places is loaded only where one is told: hits are listed without.
    from corpus.gazetteer.folding import fold_place
    from corpus.gazetteer.places import city

    place = city(name) if name else None
    if place is None or fold_place(place.name) in fold_place(name):
        return name
    return f"{name} (now {place.name}, {place.country_name})"


def say_reference(reference: Reference) -> str:
    """A reference as it stands, and the id of the cable that it means where that was found."""
    return f"{reference.verbatim} → {reference.id}" if reference.id else reference.verbatim


def say_party(party: Party) -> str:
    """A party in a few words: `Alekseev, Soviet Embassy, Havana`.

    Who is known by the office alone stands in brackets, as what an editor supplies.
    """
    name = party.person.name if party.person else ""
    if party.person and not party.person.forms:
        name = f"[{name}]"
    named = [name, party.body or party.office or ""]
    said = ", ".join(filter(None, named))
    if party.post and party.post.casefold() not in said.casefold():
        said = f"{said}, {party.post}" if said else party.post
    return said or party.verbatim


def say_participant(participant: Participant) -> str:
    """A participant's name; in brackets, with the office, where the cable has the office alone."""
    person = participant.person
    return f"[{person.name}], {participant.verbatim}" if person.known_as and not person.forms else person.name


def persons_of(cable: Cable) -> list[Person]:
    """The persons of a cable, each name once: its ends first."""
    parties = (cable.sender, *cable.recipients, *cable.copied)
    persons = [party.person for party in parties if party and party.person]
    persons += [each.person for each in cable.participants]
    return list({person.name: person for person in reversed(persons)}.values())[::-1]


def say_known(person: Person) -> str:
    """Who a person is by the authority, or may be; empty where it knows nobody who fits.

    `Aleksandr Ivanovich Alekseev (alekseev-…), Ambassador to Cuba (Soviet Union)`.
    """
    if person.id:
        return ", ".join((f"{person.known_as} ({person.id})", *person.held))
    fits = [f"{each.name} ({each.id}, {each.confidence:.0%})" for each in person.candidates]
    return f"perhaps {' or '.join(fits)}" if fits else ""


def say_route(cable: Cable) -> str:
    """Who wrote to whom, as far as it is known; empty where nothing is. Of many recipients the first are named."""
    sender = say_party(cable.sender) if cable.sender else ""
    named = [say_party(party) for party in cable.recipients[:_NAMED]]
    others = len(cable.recipients) - len(named)
    recipients = "; ".join(named) + (f" and {counted(others, 'other')}" if others else "")
    if sender and recipients:
        return f"{sender} → {recipients}"
    return sender or (f"→ {recipients}" if recipients else "")
