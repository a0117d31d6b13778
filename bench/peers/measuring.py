"""One run over one corpus: every peer builds its index, then all are asked the same questions in turn."""

import json
import shutil
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.peers.choosing import questions
from bench.peers.corpora import Corpus
from bench.peers.driving import Process
from bench.peers.kinds import PeerKind
from bench.peers.questions import Question

Say = Callable[[str], None]


@dataclass(slots=True)
class Measured:
    """What one peer did: how it built without texts and with them, the milliseconds of its answers, their totals.

    `memory` is the most that it held while it was asked, in megabytes; `mapped` is what it had mapped of files in the
    end, which the system takes back where another wants the room.
    """

    cables: int
    bare: dict[str, Any] = field(default_factory=dict)
    built: dict[str, Any] = field(default_factory=dict)
    memory: float = 0.0
    mapped: float = 0.0
    times: dict[str, list[float]] = field(default_factory=dict)
    totals: dict[str, list[int]] = field(default_factory=dict)
    differs: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured: questions of each kind, how often each is asked, whether indexes without texts are built,
    and whether indexes are kept for another run.
    """

    each: int = 5
    rounds: int = 5
    bare: bool = True
    keep: bool = False


def measure(corpus: Corpus, kinds: Sequence[PeerKind], folder: Path, plan: Plan, say: Say) -> dict[str, Measured]:
    """Build and ask every peer that is not too slow for so many cables."""
    kinds = [kind for kind in kinds if kind.most >= corpus.cables]
    found = {kind.name: Measured(corpus.cables) for kind in kinds}
    home = folder / f"{corpus.path.stem}-indexes"
    for kind in kinds:
        if not kind.index:
            _build(corpus, kind, home, folder, plan, found[kind.name], say)
    with ExitStack() as running:
        processes = [running.enter_context(Process(kind, folder)) for kind in kinds]
        _ask(corpus, processes, home, plan, found, say)
    if not plan.keep:
        shutil.rmtree(home)
    return found


def _build(corpus: Corpus, kind: PeerKind, home: Path, folder: Path, plan: Plan, found: Measured, say: Say) -> None:
    if plan.bare:
        found.bare = _built(corpus, kind, home / f"{kind.name}, bare", folder, False, say)
    found.built = _built(corpus, kind, home / kind.name, folder, True, say)


def _built(corpus: Corpus, kind: PeerKind, made: Path, folder: Path, stored: bool, say: Say) -> dict[str, Any]:
    """What the peer said of its building, now or in an earlier run that kept its index."""
    told = made.with_name(f"{made.name}.json")
    if told.exists():
        result: dict[str, Any] = json.loads(told.read_text(encoding="utf-8"))
    else:
        shutil.rmtree(made, ignore_errors=True)
        with Process(kind, folder) as process:
            result = process.order(
                do="build", folder=made.absolute(), documents=corpus.path.absolute(), first=0, last=corpus.cables,
                stored=stored,
            )  # fmt: skip
        told.write_text(json.dumps(result), encoding="utf-8")
        if not stored:
            shutil.rmtree(made)
    say(f"{made.name}: {corpus.cables / result['cpu']:,.0f} cables a CPU second, {result['bytes'] / 1e6:,.0f} MB")
    return result


def _ask(
    corpus: Corpus, processes: Sequence[Process], home: Path, plan: Plan, found: dict[str, Measured], say: Say
) -> None:
    asked = list(questions(corpus, plan.each))
    answers = {process.kind.name: _warmed(process, home, asked) for process in processes}
    for name, measured in found.items():
        for question, answer in zip(asked, answers[name], strict=True):
            measured.totals.setdefault(question.kind, []).append(answer["total"])
            measured.times[question.kind] = []
        measured.differs = list(_differences(asked, next(iter(answers.values())), answers[name]))
    for number in range(plan.rounds):
        # Nobody always comes behind the same neighbour, whatever else the machine does.
        first = number % len(processes)
        for process in (*processes[first:], *processes[:first]):
            process.order(do="open", folder=_folder(process, home))
            for question in asked:
                found[process.kind.name].times[question.kind] += process.ask(question)["cpu"]
        say(f"round {number + 1} of {plan.rounds}")
    for process in processes:
        told = process.order(do="open", folder=_folder(process, home))
        measured = found[process.kind.name]
        measured.memory, measured.mapped = told["memory"], told.get("mapped", 0.0)


def _warmed(process: Process, home: Path, asked: Sequence[Question]) -> list[dict[str, Any]]:
    """The answers, each question having been asked as often as the peer needs to be at its best."""
    process.order(do="open", folder=_folder(process, home))
    return [process.ask(question, process.kind.warm)["found"] for question in asked]


def _folder(process: Process, home: Path) -> Path:
    return (home / (process.kind.index or process.kind.name)).absolute()


def _differences(asked: Sequence[Question], ours: Sequence[dict[str, Any]], theirs: Sequence[dict[str, Any]]) -> Any:
    """What two peers say otherwise, a sentence each."""
    for question, one, other in zip(asked, ours, theirs, strict=True):
        what = f"{question.kind} ({' '.join(question.words)})"
        if one["total"] != other["total"]:
            yield f"{what}: {other['total']:,} for {one['total']:,}"
        if one["hits"] != other["hits"]:
            yield f"{what}: {other['hits']} hits for {one['hits']}"
        for facet, counts in one["facets"].items():
            if other["facets"] and counts != other["facets"][facet]:
                yield f"{what}, {facet}: {other['facets'][facet]} for {counts}"
