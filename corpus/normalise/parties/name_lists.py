"""Lists of persons on one line, by their bare surnames: "Comrades Khrushchev, Kozlov, Gromyko"."""

import re

from corpus.normalise.headings.persons import name_like
from corpus.normalise.headings.phrases import party_of
from corpus.normalise.headings.spans import Span
from corpus.normalise.parties.posts import Posted

_LEAD = re.compile(r"(?:Comrades|Messrs\.?|MM\.|Herren|Signori)\s+")
_PART = re.compile(r"\s*,\s*(?:(?:and|et|und|ed?|y)\s+)?|\s+(?:and|et|und|ed?|y)\s+")
_NAME = re.compile(r"(?:[^\W\d_]\.\s?){0,3}[^\W\d_a-z][\w'’-]+")
_FEWEST = 3
"""Two names with a comma between them may be one that is turned round (Quist, Robert)."""


def names_in(words: str) -> tuple[Posted, ...]:
    """The persons whom a list names, each; none where it is not a list of bare surnames."""
    lead = _LEAD.match(words)
    spans, at = list[Span](), lead.end() if lead else 0
    for match in (*_PART.finditer(words, at), None):
        spans.append(Span(at, match.start() if match else len(words.rstrip(" ."))))
        at = match.end() if match else at
    names = [words[span.start : span.end] for span in spans]
    if len(names) < (2 if lead else _FEWEST) or not all(_NAME.fullmatch(name) and name_like(name) for name in names):
        return ()
    parties = [party_of(name) for name in names]
    found = [Posted(span, party, sure=True) for span, party in zip(spans, parties, strict=True) if party]
    return tuple(found) if all(each.party.person for each in found) else ()
