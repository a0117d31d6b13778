"""To whom a copy went, where the document says so outside its lists: "Repeated to …", "Copy to: …" at its end."""

import re
from dataclasses import replace

from corpus.cable import Evidence, Party
from corpus.draft import BODY, HEAD, NOTES, SOURCE_NOTE, Draft
from corpus.normalise.headings.institutions import Setting
from corpus.normalise.headings.offices import is_institution
from corpus.normalise.headings.persons import has_title
from corpus.normalise.headings.phrases import party_of
from corpus.normalise.parties.found import Found, recognised
from corpus.normalise.parties.name_lists import names_in
from corpus.normalise.parties.posts import listed_in, posts_in

_REPEATED = re.compile(
    r"(?<!\w)(?:(?:[Rr]epeated(?: for information)?(?: [Ss]aving)?|[Ii]nfo(?:rmation copies)?|[Cc]opies sent|"
    r"REPEATED(?: FOR INFORMATION)?(?: SAVING)?) [Tt][Oo]|(?:Repeat|REPEAT|Rptd|RPTD)(?: [Tt]o)?:?|"
    r"(?:Communiqué|Répété)(?: pour information)? (?:à|aux?)|"
    r"[Nn]achrichtlich(?: an)?:?) "
    r"(?P<to>[A-Z](?:[^.;\n()]|\([^()\n]{1,40}\)|(?<=No)\.|(?<=Nos)\.){2,400})",
)
# At the top of a message it begins a sentence; elsewhere in a text somebody may tell of another message.
_AT_TOP = re.compile(
    r"(?:\A|(?<=[.\n])\s{0,3})(?i:addressed to [^\n]{3,100}?[,;.]?\s{1,2}(?:and )?(?=repeated\s)|"
    r"\(?(?=(?:repeated|communiqué|répété|nachrichtlich:?)\s))(?=[^\n]{6,40}? (?:[A-Z]|\())"
)
# On a line of its own above the text; Canadian telegrams leave out the "to".
_ON_A_LINE = re.compile(r"^[ \t]{0,80}\(?(?=(?i:repeat(?:ed)?|rptd|communiqué|répété|nachrichtlich:?)\s)", re.MULTILINE)
_TOP, _HEAD_REACH = 400, 2000
_AND = re.compile(r"\s*,\s*(?:(?:and|et|und)\s+)?|\s+(?:and|et|und|AND)\s+")
_SAVING = re.compile(r"(?i:saving(?: to)?|by bag to|to)\s+(?=[A-Z])")
_BRACKETS = re.compile(r"\([^()]{0,60}\)")
_NUMBER = re.compile(r"(?:\s+(?:as|No\.?|Nos\.?|Unnumbered)?\s*\d+)+$")
_COPY = re.compile(
    r"^[ \t*_]{0,6}(?i:c\.?\s?c\.?|cop(?:y|ies)(?: sent)?(?: to)?|kopien? an|copies? à|copia a|копия)\s{0,2}:"
    r"[ \t]{0,4}"
    r"(?P<to>[^\n]{2,300}(?:\n{1,2}[ \t]*[^\W\d_a-z][^\n:]{2,80}){0,20})$",
    re.MULTILINE,
)
_TAIL = 600


def copied_to(draft: Draft, setting: Setting) -> tuple[Found, ...]:
    """Those to whom the text or an editor's note says that the message was repeated or a copy sent."""
    body = draft.part(BODY)
    top = _AT_TOP.search(body[:_TOP])
    repeated = _REPEATED.match(body, top.end()) if top else None
    if repeated:
        return _posts(draft, BODY, repeated)
    above = _ON_A_LINE.search(draft.part(HEAD)[:_HEAD_REACH])
    repeated = _REPEATED.match(draft.part(HEAD), above.end()) if above else None
    if repeated:
        return _posts(draft, HEAD, repeated)
    for part in (SOURCE_NOTE, NOTES):
        match = _REPEATED.search(draft.part(part))
        if match:
            return _posts(draft, part, match)
    copies = list(_COPY.finditer(body, max(0, len(body) - _TAIL)))
    return tuple(each for copy in copies for each in _named(copy, setting))


def _named(copy: re.Match[str], setting: Setting) -> list[Found]:
    """The values of a list of copies below the text; semicolons part them."""
    found: list[Found] = []
    at = copy.start("to")
    for piece in re.split(r"[;\n]", copy["to"]):
        words = piece.strip(" .*_")
        start = at + len(piece) - len(piece.lstrip(" .*_"))
        listed = (posts_in(words, setting) or names_in(words)) if "," in words else ()
        party = party_of(words, setting) if words and not listed else None
        # Below the label's own line a name alone can be the signature.
        if listed:
            found.extend(listed_in("copied", words, BODY, start, listed, "copy to"))
        elif party and recognised(party) and (at == copy.start("to") or is_institution(words)):
            evidence = Evidence("copied", BODY, start, start + len(words), words, "copy to", 0.9)
            found.append(Found(party, evidence))
        at += len(piece) + 1
    return found


def _posts(draft: Draft, part: str, match: re.Match[str]) -> tuple[Found, ...]:
    at, found = match.start("to"), []
    listed = _BRACKETS.sub(lambda found: " " * len(found[0]), match["to"])
    for piece in _AND.split(listed)[:40]:
        bare = _NUMBER.sub("", piece.rstrip()).strip()
        bare = _SAVING.sub("", bare, count=1) if bare[:1] in "SsTtBb" else bare
        start = draft.part(part).find(bare, at)
        if not bare or start < 0:
            continue
        at = start + len(bare)
        party = party_of(bare)
        if not bare[0].isupper() or party is None or len(bare.split()) > 6:
            break
        if party.person is not None and party.office is None and not has_title(bare):
            # A lone word in such a list is a post, though it could be a surname.
            party = Party(party.verbatim, post=bare)
        evidence = Evidence("copied", part, start, start + len(bare), bare, "repeated to", 0.9)
        found.append(Found(replace(party, verbatim=bare), evidence))
    return tuple(found)
