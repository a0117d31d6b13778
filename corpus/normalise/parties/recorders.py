"""Who wrote the record of a conversation down, where its end or its head says so: "Recorded by: J. Novak"."""

import re

from corpus.draft import BODY, HEAD, Draft
from corpus.normalise.headings.institutions import Setting
from corpus.normalise.headings.persons import name_like
from corpus.normalise.headings.spans import Span
from corpus.normalise.parties.found import Found, found_in
from corpus.normalise.parties.signatures import signatory_of

_REACH = 900
_RECORDED = re.compile(
    r"^[ \t*_(\[]{0,4}(?:(?:recorded|transcribed|written|taken|noted|minuted)(?:\sdown)?\sby|record(?:ing)?\smade\sby|"
    r"(?:беседу\s)?записал[аи]?|запись\sв[её]л[аи]?|notował[a]?|zapsal[a]?|aufgezeichnet\svon|"
    r"rédigé\spar|"
    r"redatto\sda|anotó)\s?[:.]?\s{1,3}(?P<who>[^\n]{3,60})$",
    re.IGNORECASE | re.MULTILINE,
)


def recorded_by(draft: Draft, setting: Setting) -> tuple[Found, ...]:
    """The person who recorded a conversation; none where the document does not say it in so many words."""
    body = draft.part(BODY)
    for part, start in ((BODY, max(0, len(body) - _REACH)), (HEAD, 0)):
        text = draft.part(part)
        found = _RECORDED.search(text, start, start + _REACH)
        if not found:
            continue
        named = found["who"].strip(" .)]*_")
        if name_like(named.split(",")[0]):
            at = found.start("who") + found["who"].index(named)
            return found_in(draft, "sender", part, Span(at, at + len(named)), setting, "recorded by", 0.8)[:1]
    # Who signs a record ("gez. Quill") has written it.
    signed = signatory_of(draft)
    if signed and signed.rule in ("marked signature", "name above its office"):
        return found_in(draft, "sender", signed.part, Span(signed.start, signed.end), setting, "signed record", 0.75)[
            :1
        ]
    return ()
