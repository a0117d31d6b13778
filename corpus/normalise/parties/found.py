"""What one way of reading a document tells of its two ends."""

from dataclasses import replace

from corpus.cable import Evidence, Party
from corpus.draft import Draft
from corpus.frozen import dataclass
from corpus.normalise.headings.institutions import Setting
from corpus.normalise.headings.several import parties_in
from corpus.normalise.headings.spans import Span, mask


@dataclass(frozen=True, slots=True)
class Found:
    """A party with the evidence for it."""

    party: Party
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Ends:
    """What one way of reading found; any of it may be empty."""

    senders: tuple[Found, ...] = ()
    recipients: tuple[Found, ...] = ()
    copied: tuple[Found, ...] = ()

    def or_else(self, other: "Ends") -> "Ends":
        """These ends, and the other's where these are empty."""
        return Ends(self.senders or other.senders, self.recipients or other.recipients, self.copied or other.copied)


def found_in(
    draft: Draft, field: str, part: str, span: Span, setting: Setting, rule: str, sure: float
) -> tuple[Found, ...]:
    """The parties that a span of a part names, each with that span as its evidence; none where it names none."""
    words = draft.part(part)[span.start : span.end]
    evidence = Evidence(field, part, span.start, span.end, words, rule, sure)
    return tuple(Found(party, evidence) for party in parties_in(mask(words), setting))


def evidence_of(draft: Draft, field: str, party: Party, part: str, span: Span, rule: str, sure: float) -> Found:
    """A party that was put together from several words, with the stretch of a part that holds them."""
    words = draft.part(part)[span.start : span.end].rstrip(" ,.;:\n")
    stated = replace(party, verbatim=" ".join(mask(words).split()))
    return Found(stated, Evidence(field, part, span.start, span.start + len(words), words, rule, sure))


def recognised(party: Party) -> bool:
    """Was anything recognised in the party beside its words?"""
    return bool(party.person or party.office or party.body or party.post)
