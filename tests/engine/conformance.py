"""One suite for every engine: questions over a small frozen correspondence, with all that is to be answered.

`correspondence.jsonl` holds invented records as they are kept, a line each, so that nothing that reads documents can
change them. `questions.jsonl` holds the questions, a line each, with the answer that the plain evaluator gives:

- `ask`, the question as typed, and beside it `match`, `exact`, `only_certain`, `sort`, `facets`, `interval`, as far as they
  are not what is usual;
- `ids`, the whole answer, in the order of the index or of `sort`; `certain` (ids that must lie in the dates asked for)
  and `undated` (how many were left out for want of a date) where a date is asked; `not_found`, `relaxed`;
- for each facet its values with their counts, how many cables have none (`missing`), or the histogram.

A new question needs `ask` alone: `python tests/engine/conformance.py --write` works out the rest. What that changes in
the file is to be read before it is committed.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import msgspec

from corpus.cable import Cable
from index.engine import EngineAnswer, Entry, Interval, Request, Sort, ValueCounts
from index.entries import entry_of
from index.values import Value
from index.valuing import values_of
from search.asking import Flags, with_flags
from search.evaluate import evaluate
from search.fields import FACET_FIELDS
from search.language import read_question
from search.plan import plan

FOLDER = Path(__file__).parent
QUESTIONS = FOLDER / "questions.jsonl"
ASKED = ("ask", "match", "exact", "only_certain", "sort", "facets", "interval")
_DATE = "date"


@dataclass(frozen=True, slots=True)
class Correspondence:
    """The cables with their versions, and the values that they have: the part of a store that planning asks for."""

    cables: Mapping[int, Cable]
    values: Mapping[int, Value]
    of_cable: Mapping[int, Mapping[str, tuple[int, ...]]]

    def candidates(self, column: str, tokens: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Value ids and keys of a column whose tokens include all of these; with no token, all of the column."""
        for number, value in self.values.items():
            if value.column == column and value.tokens.issuperset(tokens):
                yield number, value.key

    def versions_like(self, pattern: str) -> frozenset[int]:
        """Versions of the cables whose id fits."""
        wanted = pattern.lower().replace("[", "[[]")
        return frozenset(v for v, cable in self.cables.items() if fnmatchcase(cable.id.lower(), wanted))

    def entries(self) -> list[Entry]:
        """What an engine is given to index."""
        return [entry_of(version, cable, self.of_cable[version]) for version, cable in self.cables.items()]

    def label(self, value: int) -> str:
        """How a value is named in the answers."""
        return self.values[value].label


def correspondence() -> Correspondence:
    """The frozen cables."""
    lines = (FOLDER / "correspondence.jsonl").read_text(encoding="utf-8").splitlines()
    cables = {version: msgspec.json.decode(line, type=Cable) for version, line in enumerate(lines, 1)}
    numbers: dict[tuple[str, str], int] = {}
    values: dict[int, Value] = {}
    of_cable: dict[int, dict[str, tuple[int, ...]]] = {}
    for version, cable in cables.items():
        columns: dict[str, dict[int, None]] = {}
        for value in values_of(cable):
            number = numbers.setdefault((value.column, value.key), len(numbers) + 1)
            known = values.setdefault(number, value)
            values[number] = replace(known, tokens=known.tokens | value.tokens)
            columns.setdefault(value.column, {})[number] = None
        of_cable[version] = {column: tuple(found) for column, found in columns.items()}
    return Correspondence(cables, values, of_cable)


def questions() -> list[dict[str, Any]]:
    """The questions with their answers, in the order of the file."""
    return [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines() if line.strip()]


def request(asked: Mapping[str, Any], known: Correspondence) -> Request:
    """What an engine is asked."""
    flags = Flags(match=asked.get("match"), exact=asked.get("exact", False), certain=asked.get("only_certain", False))
    query = with_flags(read_question(asked["ask"]).query, flags)
    return Request(
        plan(query, known),  # type: ignore[arg-type]
        sort=Sort(asked.get("sort", "relevance")),
        limit=None,
        facets=tuple(asked.get("facets", ())),
        facet_fields=FACET_FIELDS,
        interval=Interval(asked["interval"]) if "interval" in asked else None,
    )


def described(asked: Mapping[str, Any], answer: EngineAnswer, known: Correspondence) -> dict[str, Any]:
    """A question with an answer to it, as the file has them; scores, and the order by them, are an engine's own."""
    versions = [hit.version for hit in answer.hits]
    if "sort" not in asked:
        versions.sort()
    found: dict[str, Any] = {name: asked[name] for name in ASKED if name in asked}
    found["ids"] = [known.cables[version].id for version in versions]
    if any(hit.date_match for hit in answer.hits) or answer.undated:
        must = [hit.version for hit in answer.hits if hit.date_match == "certain"]
        found["certain"] = [known.cables[version].id for version in sorted(must)]
        found["undated"] = answer.undated
    if answer.not_found:
        found["not_found"] = list(answer.not_found)
    if answer.relaxed:
        found["relaxed"] = True
    for facet, counts in answer.facets.items():
        named = {known.label(value): count for value, count in counts.counts.items()}
        found[facet] = dict(sorted(named.items())) | {"missing": counts.missing}
    if answer.histogram is not None:
        histogram = answer.histogram
        buckets = {first.isoformat(): count for first, count in sorted(histogram.buckets.items())}
        found[_DATE] = {histogram.interval: buckets, "spanning": histogram.spanning, "missing": histogram.missing}
    return found


def consistent(answer: EngineAnswer) -> bool:
    """Whether total, hits and counts of an unpaged answer speak of one set."""
    certain = sum(hit.date_match == "certain" for hit in answer.hits)
    asked = any(hit.date_match for hit in answer.hits)
    return answer.total == len({hit.version for hit in answer.hits}) == len(answer.hits) and (
        (answer.certain, answer.possible) == ((certain, answer.total - certain) if asked else (0, 0))
    )


def tells_commonest(found: ValueCounts, whole: ValueCounts, most: int) -> bool:
    """Whether counts hold at least so many of the commonest of all values, and say how many others there are."""
    least = sorted(whole.counts.values(), reverse=True)[:most][-1:]
    common = {value for value, count in whole.counts.items() if least and count >= least[0]}
    return (
        dict(found.counts).items() <= dict(whole.counts).items()
        and common <= set(found.counts)
        and (found.missing, found.known) == (whole.missing, whole.known)
        and len(found.counts) + found.others == len(whole.counts)
        and sum(found.counts.values()) + found.rest == sum(whole.counts.values())
    )


def main() -> None:
    """Work out every answer anew, and keep them where that is asked."""
    known = correspondence()
    entries, before = known.entries(), questions()
    after = [described(asked, evaluate(request(asked, known), entries), known) for asked in before]
    if sys.argv[1:] == ["--write"]:
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in after)
        QUESTIONS.write_text(text, encoding="utf-8")
    print(
        f"{len(after)} questions, of which {sum(map(dict.__ne__, before, after))} are answered otherwise than they were"
    )


if __name__ == "__main__":
    main()
