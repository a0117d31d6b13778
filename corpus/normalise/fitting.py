"""Which of several messages a reference means: the one that fits its number or day, both ends, and the order of time.

Nothing is told where two fit: a reference without its target is better than one with the wrong target.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from corpus.cable import Cable, Party
from corpus.frozen import dataclass
from corpus.normalise.cited import HERE, Cited, Whose, day_of, plain_number
from corpus.normalise.reference_words import KINDS, SERIES, fold_word
from corpus.normalise.seats import is_home, post_seats, seats_of

WINDOW = 120
"""How many days before a message one that it names by its number alone can have been sent."""

_SHORT_WINDOW = 30
"""The same for a number without a sender, or of a conference's series, which begins anew with the next conference."""

_MRN = re.compile(r"((?:19|20)?\d{2})([A-Z]{3,14}?)0*(\d{1,8})(?:_[a-z])?(?:~[0-9a-f]{6})?")
_NUMBER = re.compile(r"(?:([A-Za-z]+)[-. ]{0,2})?(\d{1,8})(?:/\d{2,4})?")
_VOLUME_ID = re.compile(r"(.+/)d?(\d{1,4})")
_GROUPS = {
    "telegram": "telegram", "cablegram": "telegram", "cable": "telegram", "message": "telegram",
    "circular telegram": "telegram", "circular": "telegram",
    "despatch": "despatch", "airgram": "airgram", "savingram": "airgram", "instruction": "despatch",
    "letter": "letter", "note": "note", "memorandum": "memorandum",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Message:
    """What of a document tells whether a reference means it. `day` is None where its day is not known exactly."""

    id: str
    kind: str = ""
    series: str = ""
    number: str = ""
    code: str = ""
    year: int = 0
    earliest: date | None = None
    latest: date | None = None
    senders: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    copied: frozenset[str] = frozenset()

    @property
    def day(self) -> date | None:
        return self.earliest if self.earliest == self.latest else None


def message_of(cable: Cable) -> Message:
    """What of a cable tells whether a reference means it."""
    series, number, code, year = numbered(cable.id, cable.number)
    span = cable.date
    senders = seats_of(cable.sender, cable.place) if cable.sender else post_seats(cable.place)
    days = (span.earliest, span.latest) if span else (None, None)
    recipients, copied = _seats(cable.recipients), _seats(cable.copied)
    return Message(cable.id, cable.kind, series, number, code, year, *days, senders, recipients, copied)


def _seats(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(seat for party in parties for seat in seats_of(party))


def numbered(id: str, number: str) -> tuple[str, str, str, int]:
    """Series, number, post code and year of a message, from the number that it bears or an id such as 1976ROME01234."""
    code, year = "", 0
    bare = id.rpartition("/")[2]
    mrn = _MRN.fullmatch(bare)
    if mrn:
        code, year = mrn[2], int(mrn[1])
        year = year if year > 99 else 1900 + year if year >= 40 else 2000 + year
        number = number or mrn[3]
    parts = _NUMBER.fullmatch(number.strip())
    if parts is None:
        return "", plain_number(number), code, year
    letters = fold_word(parts[1] or "")
    if letters in SERIES:
        return letters, plain_number(parts[2]), code, year
    if letters in KINDS and len(letters) > 2:
        return "", plain_number(parts[2]), code, year
    return "", plain_number(f"{parts[1] or ''}{parts[2]}"), code, year


def keys_of(message: Message) -> Iterator[str]:
    """The keys under which a message is looked for."""
    yield f"id {message.id.lower()}"
    first, last = message.earliest or message.latest, message.latest or message.earliest
    if message.number and first and last and last.year - first.year < 3:
        for year in range(first.year, last.year + 1):
            yield f"no {message.series}{message.number} {year}"
    if message.day:
        for seat in message.senders:
            yield f"on {message.day.isoformat()} {seat}"


def keys_for(cited: Cited, citing: Message) -> tuple[str, ...]:
    """The keys under which what a reference means is to be found, none where the reference says too little."""
    if cited.edition:
        id = edition_id(cited, citing.id)
        return (f"id {id}",) if id else ()
    written = citing.latest or citing.earliest
    if written is None:
        return ()
    day = day_of(cited.when, written) if cited.when else None
    if cited.when and day is None:
        return ()
    if cited.number:
        years = _years(cited, day, written)
        return tuple(f"no {cited.series}{plain_number(cited.number)} {year}" for year in years)
    if day is None:
        return ()
    senders, _ = expected(cited, citing)
    return tuple(f"on {day.isoformat()} {seat}" for seat in sorted(senders))


def _years(cited: Cited, day: date | None, written: date) -> list[int]:
    if day:
        return sorted({(day + timedelta(days=step)).year for step in (-1, 0, 1)})
    if cited.year:
        return [cited.year]
    return sorted({written.year, (written - timedelta(days=WINDOW)).year})


def chosen(cited: Cited, citing: Message, candidates: Iterable[Message]) -> tuple[Message, str] | None:
    """The one message that a reference means, and the rule by which it was found; None where none or several fit."""
    if _names_itself(cited, citing):
        return None
    others = {each.id: each for each in candidates if each.id != citing.id}
    if cited.edition:
        wanted = edition_id(cited, citing.id)
        fitting = [each for each in others.values() if each.id.lower() == wanted]
        return (fitting[0], "number in the edition") if len(fitting) == 1 else None
    found = [(each, rule) for each in others.values() if (rule := _fits(cited, citing, each))]
    return found[0] if len(found) == 1 else None


def _names_itself(cited: Cited, citing: Message) -> bool:
    """Whether a number is the citing message's own, which stands in its text too: it means no twin of it."""
    by_post = cited.whose is Whose.POST and (
        bool(post_seats(cited.post) & citing.senders) or _code_fits(cited.post, citing.code)
    )
    own = by_post or cited.whose in (Whose.UNSAID, Whose.MINE)
    same = (cited.series, plain_number(cited.number)) == (citing.series, citing.number)
    return own and bool(cited.number) and same and not cited.edition and not cited.when


def edition_id(cited: Cited, citing: str) -> str:
    """The id, in lower case, of a document of the citing document's edition; empty where it cannot be told."""
    own = _VOLUME_ID.fullmatch(citing.lower())
    if own is None:
        return ""
    volume = own[1] if cited.edition == HERE else _other_volume(cited.edition, own[1])
    prefix = "d" if re.search(r"/d\d+$", citing.lower()) else ""
    return f"{volume}{prefix}{cited.number}" if volume else ""


_YEARS = re.compile(r"\b(\d{4})(?:[–-](\d{2,4}))?(?=,)")
_SAID_VOLUME = re.compile(r"\b[Vv]ol(?:ume|\.)\s(E[–-])?([IVXLC]{1,7}|\d{1,3})\b")
_SAID_PART = re.compile(r"\bPart\s(\d{1,2})\b")
_FRUS = re.compile(r"frus(\d{4}(?:-\d{2,4})?)(?:v(e?\d+))?(?:p\d+)?/")
_NUMBERED_VOLUME = re.compile(r"(.*\bv)(\d+)/")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def _other_volume(edition: str, own: str) -> str:
    """The volume that is named, as the beginning of its documents' ids; empty where that cannot be told."""
    head = edition[:60]
    years, volume, part = _YEARS.search(head), _SAID_VOLUME.search(head), _SAID_PART.search(edition)
    number = _roman(volume[2]) if volume else 0
    frus = _FRUS.fullmatch(own)
    if frus:
        series = f"{years[1]}-{years[2][-2:]}" if years and years[2] else years[1] if years else frus[1]
        electronic = "e" if volume and volume[1] else ""
        said = f"v{electronic}{number:02d}" if volume else f"v{frus[2]}" if frus[2] and not years else ""
        return f"frus{series}{said}p{part[1]}/" if part and said else f"frus{series}{said}/" if volume else ""
    other = _NUMBERED_VOLUME.fullmatch(own)
    if other and volume and not years and not part:
        width = len(other[2]) if other[2].startswith("0") else 1
        return f"{other[1]}{str(number).zfill(width)}/"
    return ""


def _roman(text: str) -> int:
    if text.isdigit():
        return int(text)
    values = [_ROMAN[letter] for letter in text.lower()]
    return sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))


def expected(cited: Cited, citing: Message) -> tuple[frozenset[str], frozenset[str]]:
    """The seats of the sender and of the recipients of the message that is meant; empty where they are not said."""
    mine, yours = citing.senders, citing.recipients | citing.copied
    senders, recipients = _direction(cited, citing, mine, yours)
    if cited.to:
        recipients = post_seats(cited.to)
    return senders, recipients


def _direction(
    cited: Cited, citing: Message, mine: frozenset[str], yours: frozenset[str]
) -> tuple[frozenset[str], frozenset[str]]:
    none: frozenset[str] = frozenset()
    match cited.whose:
        case Whose.MINE:
            return mine, yours
        case Whose.YOURS:
            return citing.recipients, mine
        case Whose.HOME if is_home(mine):
            return mine, yours
        case Whose.HOME:
            return (citing.recipients, mine) if is_home(citing.recipients) else (none, none)
        case Whose.MISSION:
            return (citing.recipients, mine) if is_home(mine) else (mine, yours if is_home(yours) else none)
        case Whose.POST:
            return post_seats(cited.post), none
        case _:
            return none, none


def _fits(cited: Cited, citing: Message, other: Message) -> str:
    """The rule by which a message is the one that is meant, empty where it is not."""
    if not _kind_fits(cited, citing, other):
        return ""
    dated = _date_fits(cited, citing, other)
    if dated is None:
        return ""
    ends = _ends_fit(cited, citing, other, dated=dated)
    if not ends or (not cited.number and not dated):
        return ""
    what = "number and day" if cited.number and dated else "number" if cited.number else "day"
    return f"{what}, {ends}"


def _kind_fits(cited: Cited, citing: Message, other: Message) -> bool:
    if plain_number(cited.number) != other.number and cited.number:
        return False
    if cited.series != other.series and cited.number:
        return False
    # A bare number is of the kind of the message that names it.
    said = _GROUPS.get(cited.kind, cited.kind) or ("" if cited.whose is Whose.POST else _GROUPS.get(citing.kind, ""))
    is_kind = _GROUPS.get(other.kind, other.kind)
    if not cited.number:
        return bool(said) and said == is_kind
    return not said or not is_kind or said == is_kind


def _date_fits(cited: Cited, citing: Message, other: Message) -> bool | None:
    """Whether the day that is said is the message's; None where the order of time forbids that it is meant."""
    written = citing.latest or citing.earliest
    first, last = other.earliest or other.latest, other.latest or other.earliest
    if written is None or first is None or last is None or first > written + timedelta(days=bool(cited.when)):
        return None
    if cited.year and not first.year <= cited.year <= last.year:
        return None
    if cited.when:
        day = day_of(cited.when, written)
        grace = timedelta(days=1 if cited.number else 0)
        return True if day and other.day and abs(other.day - day) <= grace else None
    window = _SHORT_WINDOW if cited.series or cited.whose is Whose.UNSAID else WINDOW
    return False if last >= written - timedelta(days=window) else None


def _ends_fit(cited: Cited, citing: Message, other: Message, *, dated: bool) -> str:
    """Which ends tell that a message is the one that is meant, empty where they do not."""
    senders, recipients = expected(cited, citing)
    if cited.whose is Whose.POST:
        by_code = _code_fits(cited.post, other.code)
        if not by_code and not senders & other.senders:
            return ""
        return "post" if by_code or _one_service(citing, other) else ""
    if cited.series:
        return "series" if dated or _one_service(citing, other) else ""
    if cited.whose is Whose.OTHER:
        return ""
    if senders:
        if not senders & other.senders:
            return ""
        if recipients & other.recipients:
            return "sender and recipient"
        # What was sent to another post is often repeated; its number and its day are enough.
        return "sender" if dated and len(cited.number) > 1 else ""
    here, there = citing.senders, citing.recipients | citing.copied
    one_way = here & other.senders and there & other.recipients
    other_way = there & other.senders and here & other.recipients
    if recipients:
        return "recipient" if recipients & other.recipients and here | there & other.senders else ""
    return "both ends" if cited.number and (one_way or other_way) else ""


def _code_fits(post: str, code: str) -> bool:
    """Whether a post in a reference has this code in an id: `TEL AVIV` is `TELAV`, `USUN` is `USUNN`."""
    squeezed = re.sub(r"[^A-Z]", "", post.upper())
    if not code or len(squeezed) < 3:
        return False
    return squeezed == code or (len(code) >= 5 and squeezed.startswith(code)) or code == f"{squeezed}N"


def _one_service(citing: Message, other: Message) -> bool:
    """Whether two messages can belong to one service: they share an end."""
    here, there = citing.senders | citing.recipients | citing.copied, other.senders | other.recipients | other.copied
    return bool(here & there)
