"""The ends of a letter that has no heading: its signature, its salutation, the reader's address."""

import re

from corpus.draft import BODY, HEAD, TITLE, Draft
from corpus.normalise.headings.institutions import Setting
from corpus.normalise.headings.kinds import kind_named
from corpus.normalise.headings.offices import OFFICE, is_institution
from corpus.normalise.headings.persons import has_title, name_like
from corpus.normalise.headings.spans import Span
from corpus.normalise.markings.words import is_marking
from corpus.normalise.parties.addressees import addressed_above, addressed_below
from corpus.normalise.parties.capitals import is_city
from corpus.normalise.parties.closing import address_of, closes_as_letter
from corpus.normalise.parties.found import Ends, Found, found_in, recognised
from corpus.normalise.parties.han_address import addressed_in_han
from corpus.normalise.parties.letterheads import letterhead_of
from corpus.normalise.parties.number_lines import number_line
from corpus.normalise.parties.salutations import salutation_of
from corpus.normalise.parties.sign_offices import signed_line, signed_party
from corpus.normalise.parties.signatures import Line, signatory_of

_ADDRESS = re.compile(
    r"\s*(?:my\s)?(?:dear\s|sir[,:]|sirs[,:]|gentlemen[,:]|excellency[,:]|your excellency|my lord|monsieur|monseigneur|"
    r"mon cher|señor|excmo|signor|eccellenza|serenissim|sire\b|illustr|(?:sehr )?(?:ge|ver)ehrte|lieber?\s|"
    r"(?:много)?уважаем|"
    r"дорогой)",
    re.IGNORECASE,
)
# An address line begins with "to" in its tongue and a courtesy, an article or an office.
_TO = re.compile(
    r"^[ \t*]{0,6}(?:\[?(?:To|TO)\]?:?\s(?P<english>(?:the\s|His\s|Her\s)?[A-Z][^\n:]{2,90}):|"
    r"An\s(?P<german>(?:das|die|den|Herrn|Seine|Ihre)\s[^\n:]{3,90})|"
    r"(?:À|A|Au|Aux)\s(?P<french>(?:Monsieur|Messieurs|Monseigneur|M\.|Son Excellence|S\. ?E\.|la\s)[^\n:]{3,90})|"
    r"A(?:l|ll['’]|lla)\s?(?P<southern>(?:Excmo|Señor|Sr\.|Signor|Serenissimo|Illustrissimo|Eccellen|Ministr|Doge|"
    r"Sua\s)"
    r"[^\n:]{3,90}))[.,:]?[ \t*]*$",
    re.MULTILINE,
)
_TOP = 300
_MOST_OF_NAME = 2
_KIND_ALONE = re.compile(r"\s*([^\W\d_]{5,20})[ \t]*(?:\n|\Z)")
# A word without any is somebody's initials.
_VOWEL = re.compile(r"[AEIOUYÀ-ÖØ-ÝАЕЁИОУЫЭЮЯ]")


def from_letter(draft: Draft, setting: Setting) -> Ends:
    """The ends that only a letter's signature, letterhead, salutation and address name."""
    above = addressed_above(draft, setting) or addressed_in_han(draft)
    recipients = above or addressed_below(draft, setting) or _addressed(draft, setting)
    signed = _signed(draft, setting, addressed=bool(above))
    recipients = recipients or _alone_above(draft, setting)
    return Ends(signed, recipients or _saluted(draft, BODY, setting) or _saluted(draft, HEAD, setting))


def _signed(draft: Draft, setting: Setting, *, addressed: bool) -> tuple[Found, ...]:
    """Whoever signed, with the office beside the name; else the body on whose paper the document is written."""
    signed = signatory_of(draft)
    several = sum(mark.value == "signatory" for mark in draft.marked("participants")) > 1
    if several and not closes_as_letter(draft.part(BODY)):
        return ()
    letterhead = letterhead_of(draft, setting)
    if signed:
        titled = signed_line(draft, setting)
        if titled and OFFICE.match(draft.part(signed.part), signed.start):
            return (titled,)
        official = signed_party(draft, signed, setting)
        if official:
            return (official,)
        if (
            _signs_a_letter(draft, signed)
            or (letterhead and _is_whole(draft, signed))
            or (_is_whole(draft, signed) and (addressed or _is_telegram(draft)))
        ):
            return found_in(draft, "sender", signed.part, Span(signed.start, signed.end), setting, signed.rule, 0.8)
    official = signed_line(draft, setting) or letterhead
    return (official,) if official else ()


def _alone_above(draft: Draft, setting: Setting) -> tuple[Found, ...]:
    """The reader of a telegram whose surname stands alone in capitals as the last line above its text."""
    if not _is_telegram(draft):
        return ()
    head, body = draft.part(HEAD), draft.part(BODY)
    last = head.rstrip()[head.rstrip().rfind("\n") + 1 :]
    for part, at, line in ((BODY, 0, body.split("\n", 1)[0]), (HEAD, head.rfind(last), last)):
        name = line.strip()
        alone = name.isupper() and len(name.split()) <= _MOST_OF_NAME and name_like(name) and not is_institution(name)
        if alone and len(body) > at + len(line) + 1 and not (is_marking(name) or is_city(name) or kind_named(name)):
            begin = at + line.index(name)
            return found_in(
                draft, "recipients", part, Span(begin, begin + len(name)), setting, "name above the text", 0.7
            )
    return ()


def _is_telegram(draft: Draft) -> bool:
    """Does a line above the text number the document as a telegram? Then the name at its end is whoever sent it."""
    line = number_line(draft)
    kind = _KIND_ALONE.match(draft.part(HEAD)) or _KIND_ALONE.match(draft.part(TITLE))
    return (line is not None and line.kind == "telegram") or (kind is not None and kind_named(kind[1]) == "telegram")


def _addressed(draft: Draft, setting: Setting) -> tuple[Found, ...]:
    """The reader whose address stands above or below the text."""
    body = draft.part(BODY)
    start = body.rstrip().rfind("\n") + 1
    below = address_of(body[start:].split("\n")[0])
    if below:
        span = Span(start + below[0], start + below[1])
        return found_in(draft, "recipients", BODY, span, setting, "address", 0.9)[:1]
    for part in (HEAD, BODY):
        match = _TO.search(draft.part(part)[:_TOP])
        name = match.lastgroup if match else None
        if match and name:
            found = found_in(draft, "recipients", part, Span(*match.span(name)), setting, "address", 0.85)
            return tuple(each for each in found if recognised(each.party))
    return ()


def _saluted(draft: Draft, part: str, setting: Setting) -> tuple[Found, ...]:
    """The reader whom the salutation calls by an office or by a name with its title."""
    text = draft.part(part)
    line = salutation_of(text)
    if not line:
        return ()
    name = text[line.start : line.end].strip()
    named = has_title(name) and name_like(name) and not OFFICE.fullmatch(name)
    formal = named or is_institution(name)
    span = Span(line.start, line.end)
    return found_in(draft, "recipients", part, span, setting, "salutation", 0.7)[:1] if formal else ()


def _signs_a_letter(draft: Draft, signed: Line) -> bool:
    """Is the name at the end that of a letter's writer, not the last words of any text?"""
    body = draft.part(BODY)
    letter = closes_as_letter(body) or bool(_ADDRESS.match(body))
    sure = signed.rule in ("marked signatory", "marked signature", "dated signature")
    return _is_whole(draft, signed) and (sure or letter)


def _is_whole(draft: Draft, signed: Line) -> bool:
    """Is the name more than one word, or a word in capitals that is nobody's initials?"""
    words = draft.part(signed.part)[signed.start : signed.end]
    return len(words.split()) > 1 or (words.isupper() and bool(_VOWEL.search(words)) and len(words) > 2)
