"""What the lists of persons say of a person: "Iraqi Ambassador to the United States April 1964–June 1967; …"."""

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.authority.keys import country_names, office_class
from corpus.authority.records import Term
from corpus.normalise.names.folding import folded_words
from corpus.normalise.names.party import canonical_words

_MONTHS = {calendar.month_name[number].lower(): number for number in range(1, 13)}
_DATE = r"(?:(?:late|early|mid|sometime in)[- ]?\s?)?(?:[A-Z][a-z]{2,8} (?:\d{1,2}, )?)?(?:1[789]|20)\d\d"
_HALF = r"(?:[A-Z][a-z]{2,8}(?: \d{1,2})?)"
_SPAN = re.compile(rf"(?:,|\()?\s*\b(?:from |in )?({_DATE}|{_HALF})\s?(?:–|—|-|to|until|through)\s?({_DATE})\b")
_FROM = re.compile(rf"(?:,|\()?\s*\b(?:from|after|since|beginning)\s(?:about )?({_DATE})")
_UNTIL = re.compile(rf"(?:,|\()?\s*\b(?:until|to|through|before)\s(?:about )?({_DATE})")
_IN = re.compile(rf"(?:,|\()\s*(?:in )?({_DATE})\)?$")
# Which ends of a term are told: both, its start, its end, none.
_TOLD = {(True, True): "r", (True, False): "s", (False, True): "e", (False, False): "v"}
_THEN = re.compile(r"^(?:and )?(?:thereafter|subsequently|then|later)[,:]?\s+", re.IGNORECASE)
_DOUBT = re.compile(
    r"\b(?:former|formerly|designate|elect|acting|deputy|vice|candidate|son|wife|brother|adviser|assistant to|special|"
    r"staff|office of|aide|secretary to|counselor|see|embassy|member|delegat\w*|visited)\b",
    re.IGNORECASE,
)
_ABROAD = re.compile(
    r"^(?P<whose>.{0,50}?)\b(?P<office>Ambassador|Minister|High Commissioner|Permanent Representative|"
    r"Representative|Envoy|Chargé d[’']Affaires)\s(?:to|in|at)\s(?:the\s)?(?P<place>[A-Z][\w.’' -]{2,50})$"
)
_HOME = re.compile(
    r"^(?P<whose>.{0,50}?)\b(?P<office>(?:Foreign|Prime) Minister|Premier|President|Chancellor|King|Shah|Emperor|"
    r"(?:Federal|Reich) Chancellor|Minister (?:of|for) (?:Foreign|External) Affairs|Foreign Secretary|"
    r"Secretary of State for (?:Foreign|External) Affairs|General Secretary|First Secretary)"
    r"(?:\s(?:of|,)\s?(?:the\s)?(?P<place>[A-Z][\w.’' -]{2,50}))?$"
)
# Offices that the lists of the Department of State name without saying whose they are.
_AMERICAN = re.compile(
    r"(?:(?:United States )?(?P<office>Secretary of (?:State|Defense|War|Commerce|Agriculture|Labor|Energy|"
    r"Transportation|Health, Education,? and Welfare|the (?:Treasury|Interior|Navy|Army|Air Force))|Attorney General|"
    r"Vice President|Deputy Secretary of (?:State|Defense)|Under Secretary of State|(?:Deputy )?Director of Central "
    r"Intelligence|(?:President[’']s )?(?:Special )?Assistant (?:to the President )?for National Security Affairs|"
    r"Secretary of the Treasury|Administrator of the Agency for International Development|"
    r"Chairman(?:,| of the)? Joint Chiefs of Staff)(?: of the United States)?)$"
)


def folded(text: str) -> frozenset[str]:
    """A list of words in the form in which they are compared."""
    return frozenset(folded_words(text))


# Words of remarks that tell nothing of what a person was.
_EMPTY = folded(
    "january february march april may june july august september october november december until thereafter after "
    "from since visited once twice times extraordinary plenipotentiary non career appointee also see on with as his "
    "her he she was who ad interim a.i. former formerly later subsequently then before during between when not or"
)


def words_of(text: str) -> frozenset[str]:
    """The words in which a remark tells what a person was, in canonical form: offices, bodies, countries."""
    return frozenset(word for word in canonical_words(text) if word.isalpha() and len(word) > 1) - _EMPTY


def terms_of(text: str, span: tuple[int, int] | None) -> Iterator[Term]:
    """The offices abroad and the highest at home that a remark tells, each as long as it says.

    An end that is not stated is the end of `span`, the years of the papers for which the remark was written.
    """
    service, before = "", ""
    for segment in re.split(r";\s*", text.replace("U.S.", "United States").rstrip(". ")):
        follows = _THEN.match(segment)
        plain = segment[follows.end() :] if follows else segment
        office, start, end = _dates(plain)
        start = start or (before if follows else "")
        before = end
        whose = _nationality(office) or service
        service = service or whose
        american = _AMERICAN.match(office.strip())
        term = ("United States", american["office"], "") if american else _office(office, whose)
        doubtful = not american and _DOUBT.search(office)
        if term is None or doubtful or not (start or end or span):
            continue
        first, last = span or ("", "")
        # Who holds an office since a year after that of the papers was still to have it when they were edited.
        latest = max(str(last), start[:4])
        yield Term(*term, start or str(first), end or latest, _TOLD[bool(start), bool(end)])


def _dates(text: str) -> tuple[str, str, str]:
    """A segment without its dates, and its start and end as far as it tells them."""
    for pattern, which in ((_SPAN, "both"), (_FROM, "start"), (_UNTIL, "end"), (_IN, "in")):
        if match := pattern.search(text):
            rest = text[: match.start()].strip(" ,(")
            days = [_iso(group) for group in match.groups()]
            if which == "both":
                year = days[1][:4]
                return rest, days[0] if days[0][:1].isdigit() else _iso(f"{match[1]} {year}"), days[1]
            if which == "in":
                return rest, days[0], days[0]
            return (rest, days[0], "") if which == "start" else (rest, "", days[0])
    return text, "", ""


def _iso(text: str) -> str:
    match = re.search(r"(?:([A-Z][a-z]{2,8}) (?:(\d{1,2}),? )?)?((?:1[789]|20)\d\d)", text)
    if match is None:
        return ""
    month = _MONTHS.get((match[1] or "").lower())
    if not month:
        return match[3]
    day = int(match[2]) if match[2] else 0
    return f"{match[3]}-{month:02}-{day:02}" if 0 < day < 29 else f"{match[3]}-{month:02}"


def _nationality(text: str) -> str:
    """The country whose adjective or name begins an office ("Soviet Ambassador", "King of Jordan"), in words."""
    words = canonical_words(text)
    for size in range(4, 0, -1):
        if name := country_names().get(words[:size]):
            return name
    return ""


def _whole(text: str) -> str:
    """The country that a text names, if it names nothing else."""
    return country_names().get(canonical_words(text), "")


def _office(text: str, whose: str) -> tuple[str, str, str] | None:
    if match := _ABROAD.match(text.strip()):
        said = match["whose"].strip()
        service = whose if not said or _whole(said) else ""
        place = _whole(match["place"])
        return (service, match["office"].replace("’", "'"), place) if place and service not in ("", place) else None
    if match := _HOME.match(text.strip()):
        said = match["whose"].strip()
        place = _whole(match["place"]) if match["place"] else whose
        if place and (not said or _whole(said)):
            return place, match["office"], ""
    return None


def merged(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Terms of one office told by several remarks as one where they overlap, with the ends that any of them tells."""
    kept: list[Term] = []
    for term in sorted(terms, key=lambda term: (_TRUST.index(term.source), term.start, term.end)):
        at = next((at for at, each in enumerate(kept) if _alike(each, term)), None)
        if at is None:
            kept.append(term)
        else:
            kept[at] = _joined(kept[at], term)
    return tuple(kept)


_TRUST = ("r", "s", "e", "v")


def _joined(one: Term, other: Term) -> Term:
    begins = [term.start for term in (one, other) if term.source in "rs"]
    ends = [term.end for term in (one, other) if term.source in "re"]
    start = max(begins, key=len) if begins else min(one.start, other.start)
    end = max(ends, key=len) if ends else max(one.end, other.end)
    return replace(one, start=start, end=end, source=_TOLD[bool(begins), bool(ends)]) if start[:4] <= end[:4] else one


def _alike(one: Term, other: Term) -> bool:
    return (
        (one.service, office_class(one.office), one.place) == (other.service, office_class(other.office), other.place)
        and one.start[:4] <= other.end[:4]
        and other.start[:4] <= one.end[:4]
    )
