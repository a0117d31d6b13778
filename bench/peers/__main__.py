"""Compare this program's engine with its peers: `python -m bench.peers FOLDER --cables 10000 [--corpora DIR]`.

FOLDER is for the corpora, the indexes and what Lucene needs; it can be thrown away, and spares time when it is kept.
"""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from bench.peers.corpora import GENERATED, Corpus, generated, real
from bench.peers.driving import here
from bench.peers.growth import growth_plot, growth_table
from bench.peers.measuring import Measured, Plan, measure
from bench.peers.plot import plot
from bench.peers.registry import OURS, PEERS
from bench.peers.report import tables
from corpus.errors import CablesError


def main() -> None:
    """Measure as asked, print the tables, and keep all that was measured in a file. Raises `CablesError`."""
    asked = _arguments()
    asked.folder.mkdir(parents=True, exist_ok=True)
    limits = {name: int(most) for name, _, most in (each.partition("=") for each in asked.most)}
    kinds, missing = here(asked.peer or [kind.name for kind in PEERS], asked.folder, limits)
    for name, why in missing.items():
        _say(f"{name} is left out: {why}")
    plan = Plan(asked.each, asked.rounds, not asked.without_bare, asked.keep)
    kept = []
    sizes: list[Measured] = []
    for corpus in _corpora(asked):
        _say(f"{corpus.name}, {corpus.cables:,} cables")
        run = measure(corpus, kinds, asked.folder, plan, _say)
        print("\n".join(tables(f"{corpus.cables:,} {corpus.name} cables", run)), flush=True)
        measured = {name: asdict(each) for name, each in run.items()}
        kept.append({"corpus": corpus.name, "cables": corpus.cables, "peers": measured, "missing": missing})
        asked.json.write_text(json.dumps(kept), encoding="utf-8")
        title = f"Milliseconds of CPU, {corpus.cables:,} {corpus.name} cables (median)"
        drawn = plot(title, {name: each.times for name, each in run.items()})
        asked.json.with_name(f"{asked.json.stem}-{corpus.name}-{corpus.cables}.svg").write_text(drawn, encoding="utf-8")
        if corpus.name == GENERATED and OURS in run:
            sizes.append(run[OURS])
    if len(sizes) > 1:
        print("\n".join(("### Growth", "", *growth_table(sizes))))
        drawn = growth_plot(f"{OURS}: milliseconds of CPU by the number of cables", sizes)
        asked.json.with_name(f"{asked.json.stem}-growth.svg").write_text(drawn, encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.peers", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--cables", type=int, action="append", default=[], metavar="N", help="generate so many")
    parser.add_argument("--words", type=int, default=1100, metavar="N", help="the mean length of a generated cable")
    parser.add_argument("--corpora", type=Path, metavar="DIR", help="the folder of the unpacked collections")
    parser.add_argument("--peer", action="append", choices=[kind.name for kind in PEERS], help="only this; repeatable")
    parser.add_argument("--most", action="append", default=[], metavar="PEER=N", help="ask a slow peer over more")
    parser.add_argument("--each", type=int, default=5, metavar="N", help="questions of each kind")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="how often each question is asked")
    parser.add_argument("--without-bare", action="store_true", help="build no indexes without texts")
    parser.add_argument("--keep", action="store_true", help="keep the indexes for another run")
    parser.add_argument("--json", type=Path, default=Path("peers.json"), metavar="FILE", help="where results are kept")
    return parser.parse_args()


def _corpora(asked: argparse.Namespace) -> list[Corpus]:
    found = [real(asked.folder, asked.corpora)] if asked.corpora else []
    return [*found, *(generated(asked.folder, cables, asked.words) for cables in asked.cables)]


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        main()
    except CablesError as error:
        sys.exit(str(error))
