"""What reading a document costs: `python -m bench.speed [--corpora DIR]`, milliseconds for 1,000 words by field.

Measured is the time of this thread on its core, and for each document the best of some runs, so that what else the
machine does counts little. Beside it stands one pass of a pattern of words over the same texts in the same runs: its
multiple can be compared between machines. What two normalisers share counts for the one that asks first.
"""

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeVar

from bench.accuracy.run import COLLECTIONS, documents
from corpus.authority.known import authority
from corpus.authority.resolve import resolved
from corpus.draft import BODY, Draft
from corpus.files import InputFile
from corpus.normalise.about import places_of
from corpus.normalise.assemble import normalise
from corpus.normalise.dates.document import date_of
from corpus.normalise.language import language_of
from corpus.normalise.markings.document import classification_of, handling_of, precedence_of
from corpus.normalise.parties.document import parties_of
from corpus.normalise.parties.kinds import kind_of, number_of
from corpus.normalise.parties.places import place_of
from corpus.normalise.persons.document import participants_of
from corpus.normalise.references import references_of
from corpus.normalise.salient import salient_candidates
from corpus.normalise.text import tidy
from corpus.normalise.unread import unread_of
from corpus.readers.registry import drafts

T = TypeVar("T")
PASS: Final = "one pass of a pattern"
NORMALISE: Final = "normalisation, whole"
PHRASES: Final = "candidate phrases"
_SPECIMENS: Final = Path(__file__).parents[1] / "tests" / "specimens"
_REAL: Final = tuple(name for name in COLLECTIONS if name != "specimens")
_WORD: Final = re.compile(r"\w+")


class _Clock:
    """The nanoseconds that each step took."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()

    def time(self, step: str, work: Callable[[], T]) -> T:
        """What `work` returns, its time noted."""
        began = time.thread_time_ns()
        result = work()
        self.spent[step] += time.thread_time_ns() - began
        return result


def measure(draft: Draft) -> Counter[str]:
    """The nanoseconds that each field, the whole record and what is done with it take for one document."""
    clock = _Clock()
    clock.time(PASS, lambda: [_WORD.findall(text) for text in draft.parts.values()])
    fresh = replace(draft)
    cable = clock.time(NORMALISE, lambda: normalise(fresh))
    names = [participant.person.name for participant in cable.participants]
    clock.time(PHRASES, lambda: salient_candidates(draft.part(BODY), cable.language, names))
    clock.time("authority", lambda: resolved(cable, authority(None)))
    clock.time("what is not understood", lambda: unread_of(draft, cable))
    _fields(clock, replace(draft))
    return clock.spent


def _fields(clock: _Clock, draft: Draft) -> None:
    clock.time("· date", lambda: date_of(draft))
    parties = clock.time("· parties", lambda: parties_of(draft)).value
    language = clock.time("· language", lambda: draft.once(language_of)).value
    clock.time("· participants", lambda: participants_of(draft, parties, language))
    clock.time("· place of origin", lambda: place_of(draft, parties))
    clock.time("· kind and number", lambda: (kind_of(draft), number_of(draft)))
    clock.time("· markings", lambda: (classification_of(draft), precedence_of(draft), handling_of(draft)))
    clock.time("· references", lambda: references_of(draft))
    clock.time("· places", lambda: places_of(draft))
    clock.time("· tidy text", lambda: [tidy(text) for text in draft.parts.values()])


def best(drafts: Iterable[Draft], runs: int) -> tuple[Counter[str], int]:
    """The sum of each document's best run, in nanoseconds by step, and the words of the documents."""
    total: Counter[str] = Counter()
    words = 0
    for draft in drafts:
        words += sum(len(_WORD.findall(text)) for text in draft.parts.values())
        taken = [measure(draft) for _ in range(runs)]
        total.update({step: min(run[step] for run in taken) for step in taken[0]})
    return total, words


def _drafts(corpora: Path | None, collections: Sequence[str], most: int) -> Iterator[Draft]:
    if corpora is None:
        files: Iterable[InputFile] = (
            InputFile.on_disk(path, path.name) for path in sorted(_SPECIMENS.rglob("*.txt")) if path.is_file()
        )
    else:
        files = (
            InputFile.in_memory(each.path, each.content.encode())
            for collection in collections
            for each in documents(collection, corpora, most, held=False)
        )
    yield from (item for file in files for item in drafts(file) if isinstance(item, Draft))


def main(arguments: list[str]) -> int:
    """Measure as asked and print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description=__doc__)
    parser.add_argument("--corpora", type=Path, metavar="DIR", help="the folder of the unpacked corpora")
    parser.add_argument("--collection", action="append", default=[], choices=_REAL, help="only this; repeatable")
    parser.add_argument("--sample", type=int, default=200, metavar="N", help="documents a collection")
    parser.add_argument(
        "--runs", type=int, default=3, metavar="N", help="runs of each document, of which the best counts"
    )
    asked = parser.parse_args(arguments)
    found = list(_drafts(asked.corpora, asked.collection or _REAL, asked.sample))
    total, words = best(found, asked.runs)
    print(f"{len(found):,} documents, {words:,} words; milliseconds for 1,000 words, and multiples of {PASS}")
    for step, spent in total.items():
        print(f"{step:<26}{spent / words / 1000:7.2f}{spent / total[PASS]:8.1f}")
    both = total[NORMALISE] + total[PHRASES]
    print(f"{'normalisation and phrases':<26}{both / words / 1000:7.2f}{both / total[PASS]:8.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
