"""The command line of the measurement and what it prints."""

import argparse
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.relevance.classic import NAMES, read_classic
from bench.relevance.collection import Collection
from bench.relevance.known_items import SETS, known_items
from bench.relevance.measure import MEASURES, Scores, by_chance, scores
from bench.relevance.systems import PEERS, System, indexed, ours, peers
from bench.relevance.topics import topics
from search.asking import Flags


def main(arguments: list[str]) -> int:
    """Measure as asked and print a table for each collection."""
    asked = _parser().parse_args(arguments)
    with tempfile.TemporaryDirectory() as made:
        work = asked.work or Path(made)
        for collection, index in _collections(asked, work):
            flags = Flags(**json.loads(asked.flags))
            with ours(index, flags) as system:
                found = {"cables": _ask(system, collection)}
            for name in asked.peer if asked.peer is not None else PEERS:
                label, best = _best(name, collection)
                found[label] = best
            print(_table(collection, found))
            print(_by_kind(collection, found["cables"]), end="")
            if asked.misses:
                print(_misses(collection, index, flags))
    return 0


def _collections(asked: argparse.Namespace, work: Path) -> Iterator[tuple[Collection, Path]]:
    for name in asked.only or NAMES if asked.classic else ():
        collection = read_classic(name, asked.classic)
        yield collection, indexed(name, collection.documents, work)
    for name in asked.questions if asked.index else ():
        yield known_items(name, asked.index), asked.index
    if asked.topics:
        yield topics(asked.topics), asked.topics


def _ask(system: System, collection: Collection) -> Scores:
    run = {key: system(question.text) for key, question in collection.questions.items()}
    return scores(run, collection.questions)


def _best(name: str, collection: Collection) -> tuple[str, Scores]:
    """The settings of a peer that are best for this collection by the first measure: none is tuned better than that."""
    tried = [(label, _ask(system, collection)) for label, system in peers(name, collection.documents)]
    return max(tried, key=lambda each: float(each[1][str(MEASURES[0])].mean()))


def _table(collection: Collection, found: dict[str, Scores]) -> str:
    mine = found["cables"]
    lines = [f"{collection.name}: {len(collection.documents):,} documents, {len(collection.questions)} questions"]
    for label, each in found.items():
        cells: list[Any] = []
        for measure in map(str, MEASURES):
            chance = "" if each is mine else f" (p {by_chance(mine[measure], each[measure]):.3f})"
            cells.append(f"{measure} {each[measure].mean():.4f}{chance:10}")
        lines.append(f"  {label:24}" + "  ".join(cells))
    return "\n".join(lines)


def _by_kind(collection: Collection, mine: Scores) -> str:
    """This program's measures for each kind of question, where there are kinds."""
    kinds: dict[str, list[int]] = {}
    for place, question in enumerate(collection.questions.values()):
        kinds.setdefault(question.kind, []).append(place)
    if len(kinds) < 2:
        return ""
    rows = (
        f"    {kind:12}{len(places):4}  " + "  ".join(f"{m} {mine[str(m)][places].mean():.3f}" for m in MEASURES)
        for kind, places in sorted(kinds.items())
    )
    return "\n".join(rows) + "\n"


def _misses(collection: Collection, index: Path, flags: Flags) -> str:
    """Each question whose answer is not first: where it is, and what is."""
    lines = []
    with ours(index, flags) as system:
        for question in collection.questions.values():
            found = system(question.text)
            places = [place for place, id in enumerate(found, 1) if id in question.worth]
            if places[:1] != [1]:
                place = places[0] if places else "-"
                lines.append(f"{place:>4} {question.kind:10} {question.text} [{' '.join(question.worth)}] {found[:3]}")
    return "\n".join(lines)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.relevance", description=__doc__)
    parser.add_argument("--classic", type=Path, metavar="DIR", help="the folder with cacm, cisi, med and npl")
    parser.add_argument("--only", action="append", choices=NAMES, help="only this of them; repeatable")
    parser.add_argument(
        "--index", type=Path, metavar="DIR", help="an index that holds the documents of the known items"
    )
    parser.add_argument(
        "--questions", action="append", choices=SETS, default=[], help="the known items to ask for; repeatable"
    )
    parser.add_argument("--topics", type=Path, metavar="DIR", help="an index of the volumes that are not held out")
    parser.add_argument("--peer", action="append", choices=PEERS, help="only this peer; repeatable")
    parser.add_argument("--alone", dest="peer", action="store_const", const=[], help="no peer")
    parser.add_argument("--flags", default="{}", metavar="JSON", help='flags of the search, as {"exact": true}')
    parser.add_argument("--misses", action="store_true", help="list the questions whose answer is not first")
    parser.add_argument("--work", type=Path, metavar="DIR", help="keep the indexes that are made there")
    return parser
