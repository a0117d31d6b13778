"""Lists of posts as telegrams address them: "Washington, UKDEL NATO", "ROUTINE Bonn, Paris, UKMIS New York"."""

import re
from collections.abc import Sequence

from corpus.cable import Evidence, Party
from corpus.frozen import dataclass
from corpus.normalise.headings.casing import natural_case
from corpus.normalise.headings.institutions import Setting
from corpus.normalise.headings.offices import is_institution
from corpus.normalise.headings.phrases import party_of
from corpus.normalise.headings.spans import Span
from corpus.normalise.headings.whereabouts import city_named
from corpus.normalise.lexicon import forenames
from corpus.normalise.parties.capitals import is_city, is_country
from corpus.normalise.parties.found import Found
from corpus.normalise.parties.signals import is_address, signal_party

# British missions to organisations and in places, by the designators of the Foreign Office's telegrams.
_BRITISH = {
    "UKDEL": "UK Delegation", "UKMIS": "UK Mission", "UKREP": "UK Representation", "UKDIS": "UK Disarmament Delegation",
    "UKMIL": "UK Military Delegation", "BRITEMB": "British Embassy", "BRITHIGHCOM": "British High Commission",
}  # fmt: skip
_HOME = frozenset(("FCO", "FCDO", "CRO", "MODUK", "MOD", "HMT", "BIS", "FO", "EXTERNAL", "EXTAFF", "DEA", "SECEXT"))
_PRECEDENCE = re.compile(
    r"(?:(?:FLASH|EMERGENCY|IMMEDIATE|PRIORITY|ROUTINE|URGENT|SAVING|DEFERRED|DESKBY(?: \d{4,6}Z)?|INFO|ADVANCE COPY|"
    r"Flash|Immediate|Priority|Routine|Saving)\s+(?:(?:TO|to)\s+)?){1,3}(?=\S)"
)
_SERIAL = re.compile(
    r"\s*(?:\((?:saving|for information)\)|\s(?:TELNO|TEL\.? ?NO\.?|No\.?|OF)\s?\d.*|\s\d{1,5})$", re.IGNORECASE
)
_AND = re.compile(r"\s*,\s*(?:and\s+|AND\s+)?|\s+and\s+|\s+AND\s+|\s*;\s*")
_WORD = re.compile(r"[^\W\d_a-z][\w.'’-]+(?:\s[^\W\d_a-z][\w.'’-]+){0,2}")
_SEVERAL = re.compile(r"(?P<kind>(?:AM|US)(?:EMBASSIES|CONSULS|CONSULATES|LEGATIONS|MISSIONS))\s+(?=\S)", re.IGNORECASE)
# The letters of a desk, as lists of copies have them.
_DESK = re.compile(r"(?:[A-Z]{1,6}/){1,3}[A-Z]{1,6}(?:[:-][A-Z]{1,4})?|[A-Z]{2,4}")
_MOST = 60


@dataclass(frozen=True, slots=True)
class Posted:
    """A party of a list with its place in it; `sure` where the words can mean nothing else."""

    span: Span
    party: Party
    sure: bool


def posts_in(words: str, setting: Setting) -> tuple[Posted, ...]:
    """The posts and bodies that a list of addresses names, each; none where it is not a list of such."""
    urgent = _PRECEDENCE.match(words)
    found: list[Posted] = []
    at = urgent.end() if urgent else 0
    several = _SEVERAL.match(words, at)
    if several:
        return _of_one_kind(words, several)
    pieces = _pieces(words, at)
    for span in pieces:
        posted = _posted(words[span.start : span.end], span, setting)
        if posted is None:
            return ()
        found.append(posted)
    if len(found) == 1:
        return tuple(found) if found[0].sure and (urgent or not is_institution(words)) else ()
    found_out = [each for each in found if each.party.body != each.party.verbatim]
    sure = sum(each.sure for each in found_out)
    # "HM Ambassador, Lisbon" is one party, and so may be "Jones, Lisbon".
    one = len(found) == 2 and not found[0].sure and found[1].party.post is not None
    return tuple(found) if 2 * sure >= len(found_out) and not (one and not found[0].party.post) else ()


def listed_in(field: str, words: str, part: str, start: int, listed: Sequence[Posted], rule: str) -> tuple[Found, ...]:
    """The parties of one line of a list, each with its own words."""
    return tuple(
        Found(each.party, Evidence(field, part, start + each.span.start, start + each.span.end, named, rule, 0.95))
        for each in listed
        if (named := words[each.span.start : each.span.end])
    )


def _of_one_kind(words: str, several: re.Match[str]) -> tuple[Posted, ...]:
    """The missions of "AMEMBASSIES BONN, PARIS AND ROME"."""
    kind = several["kind"].upper().replace("IES", "Y").removesuffix("S")
    named = ((span, words[span.start : span.end].strip(" .")) for span in _pieces(words, several.end()))
    parties = ((span, signal_party(f"{kind} {place.upper()}")) for span, place in named)
    return tuple(Posted(span, party, sure=True) for span, party in parties if party)


def _pieces(words: str, start: int) -> list[Span]:
    spans, at = list[Span](), start
    for match in (*_AND.finditer(words, start), None):
        end = match.start() if match else len(words)
        urgent = _PRECEDENCE.match(words, at, end)
        begin = urgent.end() if urgent else at
        tail = _SERIAL.search(words[begin:end])
        stop = begin + tail.start() if tail else end
        if words[begin:stop].strip(" ."):
            spans.append(Span(begin, stop))
        at = match.end() if match else end
        if len(spans) > _MOST:
            return []
    return spans


def _posted(piece: str, span: Span, setting: Setting) -> Posted | None:
    bare = piece.strip(" .")
    first, _, rest = bare.partition(" ")
    if first.upper() in _BRITISH and first.isupper():
        body = _BRITISH[first]
        placed = is_city(rest) or city_named(natural_case(rest)) != ""
        party = (
            Party(bare, body=body, post=natural_case(rest)) if placed else Party(bare, body=f"{body} {rest}".strip())
        )
        return Posted(span, party, sure=True)
    if bare in _HOME:
        return Posted(span, Party(bare, body=bare), sure=True)
    if is_address(bare) and (signal := signal_party(bare)):
        return Posted(span, signal, sure=True)
    if is_city(bare) and not is_country(bare):
        return Posted(span, Party(bare, post=natural_case(bare)), sure=True)
    if _DESK.fullmatch(bare) and not is_country(bare):
        return Posted(span, Party(bare, body=bare), sure=False)
    if is_institution(bare):
        told = party_of(bare, setting)
        return Posted(span, told, sure=False) if told and not told.person else None
    return _word(bare, span)


def _word(bare: str, span: Span) -> Posted | None:
    """A post that no table holds: a word or two with capitals, and no one's forename."""
    if not _WORD.fullmatch(bare) or bare.split()[0].lower() in forenames() or "." in bare:
        return None
    return Posted(span, Party(bare, post=natural_case(bare)), sure=False)
