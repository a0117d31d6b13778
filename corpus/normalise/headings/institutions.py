"""Offices and bodies as headings word them: what they are, and where."""

import re

from corpus.frozen import dataclass
from corpus.normalise.headings.casing import heading_case, natural_case
from corpus.normalise.headings.offices import BODY, NOT_NATIONAL, OFFICE, POSTED_BODY, POSTED_OFFICE, mission_of
from corpus.normalise.headings.whereabouts import city_in_polish, city_named, country_named, english_city, place_at
from corpus.normalise.names.folding import fold
from corpus.normalise.parties.capitals import capital, capitals, is_city, is_country

_WHERE = re.compile(
    r",?\s+(in|at|to|near|во?|на|negli|presso la|près le|auprès du|ante la|in der|in den|aux|agli|en los|en las|en|em|"
    r"a|ad|à|au|te|we?|في)\s+",
    re.IGNORECASE,
)
_ENGLISH = frozenset(("in", "at", "to", "near"))
_POLISH = frozenset(("w", "we"))
_STANDS_IN = frozenset(("in", "at", "en", "em", "a", "ad", "à", "te", "w", "we", "في"))
# A place may follow the word for a mission directly ("Legation Mirogard"), others only after a comma.
_BARE_MISSION = re.compile(
    r"embassy|legation|consulate(?:[ -]general)?|botschaft|gesandtschaft|\w*konsulat|посольство", re.IGNORECASE
)
_BARE_PLACE = re.compile(r"[^\W\d_a-z][^\W\d_]{2,}(?:[ -][^\W\d_a-z][^\W\d_]{2,}){0,2}")
_PREPOSITION = re.compile(
    r"\s(?:of|for|in|to|at|on|from|near|with|under|de|des|der|du|del|della|dello|di|do|da|"
    r"dos|das|von|в|на)\s|,|$",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"^(?:['’]s?|s['’])(?!\w)")
_ARTICLE = re.compile(r"^(?:the|der|die|das|la|le)\s+", re.IGNORECASE)
_NO_PLACE = re.compile(
    r"(?<!\w)(?:charge|chief|large|united nations|nations|un|nato|conference|council|session|president|secretary|"
    r"organi[sz]ation|community|communities|european|union of|states of|negotiate|league|general|assembly|residence|"
    r"meetings?|ministers|talks|pact|subcommittee|commission|"
    r"prime|king|court|and|or|except|temporary|temporarily|his|her)(?!\w)",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s*(?:,|\(| and | for | on | of | with |$)")
_CAPITALISED = re.compile(
    r"^(?:[^\W\d_a-z][\w.'’-]*|de|da|del|la|es|au|do|of|the)(?:\s(?:[^\W\d_a-z][\w.'’-]*|de|da|del|la|es|au|"
    r"do)){0,3}$",
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the rest of the document tells about its parties: its year, and the place that its dateline names."""

    year: int | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Institution:
    """An office, a body and a post; any of them may be None."""

    office: str | None = None
    body: str | None = None
    post: str | None = None


def post_for(place: str, setting: Setting) -> str:
    """The post of a mission in, or accredited to, the place that is named: a city itself, or a country's seat.

    The country's own name comes back where its seat in the document's year is not known.
    """
    named = _ARTICLE.sub("", place).strip(" ,.;")
    if not is_country(named):
        return _seat_abroad(named, setting) or natural_case(
            place.strip(" ,.;") if place.lower().startswith("the hague") else city_named(named) or named
        )
    if is_city(named) and fold(named) in capitals(named):
        return natural_case(place.strip(" ,.;") if place.lower().startswith("the hague") else named)
    if setting.place and fold(setting.place) in capitals(named):
        return setting.place
    return capital(named, setting.year) or natural_case(named)


def _seat_abroad(place: str, setting: Setting) -> str:
    """The seat of a country that goes by its name in another tongue ("США"); empty for other places."""
    named = "" if is_city(place) else country_named(place)
    if not named or city_named(place):
        return ""
    seats = capitals(named)
    if setting.place and (fold(setting.place) in seats or fold(english_city(setting.place)) in seats):
        return setting.place
    return capital(named, setting.year) or natural_case(place)


def _heads(text: str, pattern: re.Pattern[str]) -> list[re.Match[str]]:
    """The office or body words of a phrase that are its own, not another's (the President's Assistant)."""
    return [m for m in pattern.finditer(text) if not _POSSESSIVE.match(text[m.end() : m.end() + 2])]


def _is_office(text: str) -> bool:
    """Is the phrase's head an office rather than a body? The last head before the first preposition decides."""
    if re.match(r"(?:the )?joint chiefs", text, re.IGNORECASE):
        return False
    offices, bodies = _heads(text, OFFICE), _heads(text, BODY)
    if not offices or not bodies:
        return bool(offices)
    first = min(offices[0].start(), bodies[0].start())
    cut = _PREPOSITION.search(text, first)
    end = cut.start() if cut else len(text)
    last_office = max((m.end() for m in offices if m.start() < end), default=-1)
    last_body = max((m.end() for m in bodies if m.start() < end), default=-1)
    return last_office >= last_body


def _where(text: str, head: re.Match[str]) -> tuple[int, str]:
    """Where the words for the place begin (with their preposition), and the place; (-1, "") where there is none."""
    for match in _WHERE.finditer(text, head.end()):
        place = text[match.end() :]
        longest = _known_place(place) or (place_at(place) if match[1].lower() not in _ENGLISH else "")
        if longest:
            return match.start(), longest
        polish = city_in_polish(place.split(" ")[0]) if match[1].lower() in _POLISH else ""
        if polish:
            return match.start(), polish
        cut = _TAIL.search(place, 4 if place.lower().startswith("the ") else 0)
        place = place[: cut.start()] if cut else place
        named = _ARTICLE.sub("", place)
        if match[1].lower() in _STANDS_IN and _CAPITALISED.match(named) and not _NO_PLACE.search(named):
            return match.start(), place
    tail = text[head.end() :].strip(" ,")
    if tail and (is_city(tail) or is_country(tail)) and text[head.end() : head.end() + 1] in " ,":
        return head.end(), tail
    return _bare_place(text, head)


def _bare_place(text: str, head: re.Match[str]) -> tuple[int, str]:
    """A place of no table right after a mission's name, or after the comma that closes the phrase."""
    rest = text[head.end() :]
    tail = rest.rpartition(",")[2].strip() if "," in rest else rest.strip()
    apart = "," in rest or bool(_BARE_MISSION.fullmatch(head[0]))
    if apart and _BARE_PLACE.fullmatch(tail) and not any(each.search(tail) for each in (OFFICE, BODY, _NO_PLACE)):
        return len(text) - len(rest.rpartition(",")[2] if "," in rest else rest) - ("," in rest), tail
    return -1, ""


def _known_place(text: str) -> str:
    """The longest country or city of the table with which the text begins."""
    words = text.split(" ")
    for count in range(min(len(words), 9), 0, -1):
        candidate = " ".join(words[:count]).rstrip(" ,.;()")
        if candidate and (is_country(candidate) or is_city(candidate)):
            # A longer name may begin with a city's (Baghdad Pact, London Conference).
            longer = (
                count < len(words)
                and words[count][:1].isupper()
                and words[count - 1][-1:].isalpha()
                and "." not in words[count]
            )
            return "" if longer else candidate
    return ""


def institution_of(text: str, setting: Setting) -> Institution:
    """Take apart a phrase that names an office or a body, without its person.

    An ambassador, consul or high commissioner at a post sits in the mission that goes by that office.
    """
    return _office(text, setting) if _is_office(text) else _body(text, setting)


def _post(mission: str, place: str, setting: Setting) -> str | None:
    """The post for a place; a consul in a country may sit in any of its cities, so there the country stands."""
    if not place:
        return None
    if mission.lower().startswith(("consul", "vice")) and is_country(place) and not is_city(place):
        return natural_case(_ARTICLE.sub("", place))
    return post_for(place, setting)


def _office(text: str, setting: Setting) -> Institution:
    posted = POSTED_OFFICE.search(text) or POSTED_BODY.search(text)
    if not posted:
        held, comma, place = text.rpartition(",")
        if comma and is_city(place):
            return Institution(office=heading_case(held.strip()), post=natural_case(place.strip()))
        return Institution(office=heading_case(text))
    at, place = _where(text, posted)
    office = text[:at].strip(" ,") if at > 0 else text
    inside = POSTED_BODY.search(office)
    mission = mission_of(office)
    body = inside[0] if inside else mission
    if mission and not inside:
        nation = office[: posted.start()].strip(" ,")
        if nation and nation[0].isupper() and not NOT_NATIONAL.match(nation) and not OFFICE.search(nation):
            office, body = office[len(nation) :].strip(), f"{nation} {mission}"
    known = _post(posted[0], place, setting)
    return Institution(heading_case(office), heading_case(body) if body and (known or " " in body) else None, known)


def _body(text: str, setting: Setting) -> Institution:
    posted = POSTED_BODY.search(text)
    if posted:
        at, place = _where(text, posted)
        plural = posted[0].lower().endswith("s")
        if place and not plural:
            return Institution(body=heading_case(text[:at].strip(" ,")), post=_post(posted[0], place, setting))
    before, comma, after = text.rpartition(",")
    if comma and is_city(after):
        return Institution(body=heading_case(before.strip()), post=natural_case(after.strip()))
    return Institution(body=heading_case(text))
