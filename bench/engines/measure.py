"""The measurements: in CPU seconds of the process, all its threads together, as the machine may be shared."""

import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Final

from bench.engines.generated import Correspondence
from bench.engines.places import opened, size
from bench.engines.questions import faceted, questions
from corpus.errors import CablesError
from index.engine import Entry
from index.writer import BATCH_CHARACTERS, BATCH_DOCUMENTS

_REPORTED: Final = 10


def build(engine: str, known: Correspondence, place: str, first: int) -> None:
    """Write an index in the batches of an ingest, and say how fast; the cables' own making is not counted."""
    kept = opened(engine, place)
    if not first:
        kept.create()
    spent = lived = 0.0
    done, began = first, time.time()
    for number, batch in enumerate(_batches(known, first), 1):
        cpu, wall = time.process_time(), time.time()
        kept.write(batch, [])
        spent, lived = spent + time.process_time() - cpu, lived + time.time() - wall
        done += len(batch)
        if not number % _REPORTED or done == known.cables:
            rate = (done - first) / spent
            print(
                f"{engine}: {done:,} cables, {rate:,.0f} a CPU second, {(done - first) / lived:,.0f} a second, "
                f"{size(place) / 1e6:,.0f} MB, memory {memory():,.0f} MB, {time.time() - began:,.0f} s in all",
                flush=True,
            )


def _batches(known: Correspondence, first: int) -> Iterator[list[Entry]]:
    every = (cable.entry(known) for cable in known.each(range(first, known.cables)))
    most = min(BATCH_DOCUMENTS, max(1, BATCH_CHARACTERS // (known.words * 7)))
    while batch := list(islice(every, most)):
        yield batch


def stock(known: Correspondence, folder: Path) -> None:
    """The rate of Whoosh as it comes, with its own stemming analyzer, over the same texts."""
    from whoosh import fields, index
    from whoosh.analysis import StemmingAnalyzer

    text = fields.TEXT(analyzer=StemmingAnalyzer(), stored=True)
    schema = fields.Schema(id=fields.ID(stored=True), title=text, body=text, names=text)
    folder.mkdir(parents=True, exist_ok=True)
    entries = [cable.entry(known) for cable in known.each()]
    began = time.process_time()
    writer = index.create_in(str(folder), schema).writer(limitmb=256)
    for entry in entries:
        writer.add_document(id=entry.id, **entry.texts)
    writer.commit()
    spent = time.process_time() - began
    print(f"Whoosh as it comes: {len(entries):,} cables, {len(entries) / spent:,.0f} a CPU second, "
          f"{size(str(folder)) / 1e6:,.0f} MB")  # fmt: skip


def ask(engine: str, known: Correspondence, place: str, each: int, *, facets: bool = False) -> None:
    """The times of warm questions by kind: median and the slowest but one in twenty, in CPU and wall milliseconds."""
    snapshot = opened(engine, place).snapshot()
    spent: defaultdict[str, list[float]] = defaultdict(list)
    lived: defaultdict[str, list[float]] = defaultdict(list)
    totals: defaultdict[str, list[int]] = defaultdict(list)
    for kind, request in questions(known, each):
        asked = faceted(request) if facets else request
        cpu, wall = time.process_time(), time.perf_counter()
        answer = snapshot.answer(asked)
        spent[kind].append(1000 * (time.process_time() - cpu))
        lived[kind].append(1000 * (time.perf_counter() - wall))
        totals[kind].append(answer.total)
    print(f"{engine}, {snapshot.count():,} cables, memory {memory():,.0f} MB; ms of CPU (wall): p50, p95, median hits")
    for kind, times in [*spent.items(), ("all", [one for some in spent.values() for one in some])]:
        walls = lived.get(kind) or [one for some in lived.values() for one in some]
        hits = f"{median(totals[kind]):>11,.0f}" if kind in totals else ""
        print(f"  {kind:26}{median(times):9.1f}{_p95(times):9.1f}   ({median(walls):.1f}, {_p95(walls):.1f}){hits}")


def _p95(times: list[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]


def agree(known: Correspondence, one: str, other: str, engine: str, each: int) -> None:
    """How often the default engine and another have the same total and the same first ten, in any order."""
    snapshots = [opened(name, place).snapshot() for name, place in (("whoosh", one), (engine, other))]
    same: defaultdict[str, list[tuple[bool, int]]] = defaultdict(list)
    for kind, request in questions(known, each):
        answers = [snapshot.answer(replace(request, offset=0)) for snapshot in snapshots]
        first = [{hit.version for hit in answer.hits} for answer in answers]
        missing = len(first[0] - first[1])
        same[kind].append((answers[0].total == answers[1].total, missing))
    every = [pair for pairs in same.values() for pair in pairs]
    for kind, pairs in [*same.items(), ("all", every)]:
        totals, whole = sum(total for total, _ in pairs), sum(not missing for _, missing in pairs)
        lost = sum(missing for _, missing in pairs) / len(pairs)
        print(f"  {kind:26} totals {totals:4} of {len(pairs):4}, first ten {whole:4}; {lost:.2f} of ten are others")


def cold(engine: str, known: Correspondence, folder: Path) -> None:
    """One question in a fresh process: what opening, asking and reading take there, and Python's own start."""
    word = known.lexicon[0][300]
    program = (
        "import time; began = time.process_time(); from pathlib import Path; from index.keeping import ENGINES; "
        "from index.engine import Request; from index.query import Query, Word; "
        f"snapshot = ENGINES[{engine!r}](Path({str(folder)!r}), {{}}).snapshot(); "
        f"snapshot.answer(Request(Query((Word({word!r}),)))); print(1000 * (time.process_time() - began))"
    )
    found = [float(subprocess.check_output([sys.executable, "-c", program])) for _ in range(9)]
    print(f"{engine}: a cold question takes {median(found):.0f} ms of CPU (least {min(found):.0f}), imports and all")


def crowd(engine: str, known: Correspondence, place: str, clients: int, seconds: int) -> None:
    """What many clients at once get: each a thread with its own views, asking for so many seconds the mixed questions,
    the first ten hits and five facets of each; what fails is counted.
    """
    kept = opened(engine, place)
    mixed = [request for _, request in questions(known, 4)]
    end, times, failed = time.monotonic() + seconds, list[float](), list[str]()

    def one(number: int) -> None:
        for request in islice(cycle(mixed), number * 7, None):
            if time.monotonic() >= end:
                return
            began = time.perf_counter()
            try:
                snapshot = kept.snapshot()
                snapshot.answer(faceted(request))
                snapshot.close()
            except CablesError as error:
                failed.append(str(error))
            times.append(1000 * (time.perf_counter() - began))

    with ThreadPoolExecutor(clients) as pool:
        list(pool.map(one, range(clients)))
    print(f"{engine}: {clients} clients, {len(times) / seconds:,.1f} questions a second, "
          f"p50 {median(times):,.0f} ms, p95 {_p95(times):,.0f} ms, {len(failed)} failed")  # fmt: skip
    for said in sorted(set(failed)):
        print(f"  {said}")


def memory() -> float:
    """The most memory that this process had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
