"""The ends of a note in the third person: "The Embassy of … presents its compliments to the Ministry of …"."""

import re

from corpus.draft import BODY, Draft
from corpus.normalise.headings.alternation import small
from corpus.normalise.headings.institutions import Setting
from corpus.normalise.headings.spans import Span
from corpus.normalise.parties.found import Ends, found_in, recognised

_REACH = 700
_FROM = r"(?P<from>[^\W\d_a-z][^\n.;:]{4,140}?)"
_TO = r"(?P<to>[^\n.;:]{4,160}?)"
_FORMS = tuple(
    re.compile(rf"(?:\A|\n)[ \t*_]{{0,8}}{_FROM},?\s+(?i:{pays})\s*{_TO}(?=,?\s+(?i:{then})\b|[.,;:\n])")
    for pays, then in (
        (r"(?:presents?|offers?)\s(?:its|his|her|their)\s(?:best\s)?compliments\sto", "and|on|with|upon"),
        (r"présente(?:nt)?\s(?:ses|leurs)\scompliments\s(?:à\s(?:la\s|l['’])?|aux?\s)", "et|en"),
        (
            r"(?:saluda\s(?:muy\s)?atentamente|presenta\ssus\s(?:atentos\s)?(?:saludos|cumplidos|"
            r"respetos))\s(?:a\s(?:la\s)?|al\s)",
            "y|con|en",
        ),
        (r"apresenta\sos?\sseus?\s(?:atenciosos\s)?cumprimentos\s(?:ao\s|à\s)", "e"),
        (r"presenta\s(?:i\ssuoi|i\spropri)\scomplimenti\s(?:al\s|alla\s|all['’])", "e|ed"),
        (r"beehrt\ssich,\s(?:dem|der)", "mitzuteilen|zu|auf|den|die|das|unter|im|mit|in"),
        (r"свидетельствует\sсво[её]\sуважение", "и"),
    )
)
# Of which each has one.
_CUES = ("compliment", "cumprimentos", "saluda", "presenta", "beehrt", "свидетельствует")


def from_note_verbale(draft: Draft, setting: Setting) -> Ends:
    """Who presents compliments to whom in the first sentence of a note; nothing where no note begins so."""
    body = draft.part(BODY)[:_REACH]
    if not any(map(small(body).__contains__, _CUES)):
        return Ends()
    for form in _FORMS:
        note = form.search(body)
        if not note:
            continue
        ends = [
            found_in(draft, field, BODY, Span(*note.span(group)), setting, "opening of a note", 0.9)[:1]
            for field, group in (("sender", "from"), ("recipients", "to"))
        ]
        if all(each and recognised(each[0].party) for each in ends):
            return Ends(*ends)
    return Ends()
