"""Why a hit ranks where it does, in words: what each part of the question adds to its score, the most first."""

from collections.abc import Sequence

from index.engine import Reason
from search.language.printer import node_text

_FIELD_WORDS = {"title": "title", "summary": "summary", "body": "text", "notes": "notes", "names": "names"}
_LEAST = 0.005


def reason_lines(reasons: Sequence[Reason]) -> tuple[str, ...]:
    """Each reason as a phrase with its share of the score: `fretilin in title and text 41%`, `dated 1975 12%`."""
    whole = sum(each.points for each in reasons)
    shares = ((each, each.points / whole) for each in reasons if whole > 0)
    return tuple(f"{_phrase(each)} {share:.0%}" for each, share in shares if share >= _LEAST)


def _phrase(reason: Reason) -> str:
    if reason.why:
        return reason.why
    places = [_FIELD_WORDS[field] for field in reason.fields]
    listed = " and ".join(filter(None, (", ".join(places[:-1]), *places[-1:])))
    return f"{node_text(reason.node)} in {listed}" if listed else node_text(reason.node)
