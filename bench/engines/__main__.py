"""Measure engines on generated cables.

    python -m bench.engines write 100000 > cables.jsonl            lines for `cables ingest`
    python -m bench.engines build tantivy 100000 FOLDER            an engine's index, and its rate
    python -m bench.engines stock 4000 FOLDER                      Whoosh as it comes, for comparison
    python -m bench.engines ask tantivy 100000 FOLDER              the times of questions
    python -m bench.engines agree tantivy 100000 FOLDER-WHOOSH FOLDER
    python -m bench.engines crowd tantivy 100000 FOLDER            many clients at once, `--clients` for `--seconds`
    python -m bench.engines cold tantivy 100000 FOLDER             one question in a process of its own

The FOLDER of opensearch is its nodes' addresses, with commas between them, as `python -m tests.cluster` prints them.
`--words` is the mean length of a cable (1100), `--seed` another correspondence.
"""

import argparse
import json
import sys
from pathlib import Path

from bench.engines import measure
from bench.engines.generated import Correspondence


def main() -> None:
    """Do what the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["write", "build", "stock", "ask", "agree", "crowd", "cold"])
    parser.add_argument("arguments", nargs="+")
    parser.add_argument("--words", type=int, default=1100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=10, help="questions of each kind")
    parser.add_argument("--from", dest="first", type=int, default=0, help="build on from this cable")
    parser.add_argument("--faceted", action="store_true", help="ask every question with five facets")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seconds", type=int, default=60)
    asked = parser.parse_args()
    engine, arguments = "", asked.arguments
    if asked.what in ("build", "ask", "agree", "crowd", "cold"):
        engine, *arguments = arguments
    known = Correspondence(int(arguments[0]), asked.words, asked.seed)
    places = arguments[1:]
    match asked.what:
        case "write":
            for cable in known.each():
                sys.stdout.write(json.dumps(cable.record(known)) + "\n")
        case "build":
            measure.build(engine, known, places[0], asked.first)
        case "stock":
            measure.stock(known, Path(places[0]))
        case "ask":
            measure.ask(engine, known, places[0], asked.each, facets=asked.faceted)
        case "agree":
            measure.agree(known, places[0], places[1], engine, asked.each)
        case "crowd":
            measure.crowd(engine, known, places[0], asked.clients, asked.seconds)
        case _:
            measure.cold(engine, known, Path(places[0]))


if __name__ == "__main__":
    main()
