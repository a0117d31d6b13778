"""Where the time of one search goes, by stages of its process: `python -m bench.start INDEX --stages`.

Each stage loads what a search loads, in its order, or does a part of its work; given are the least milliseconds of CPU
among processes of their own.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Final

from index.folder import Index

_SEARCH: Final = """\
import importlib, json, sys, time
clock = time.process_time
said, began = [], 0.0
def stage(name):
    global began
    said.append((name, clock() - began))
    began = clock()
def part(holder, name, of):
    plain = getattr(holder, name)
    def timed(*given, **named):
        begun = clock()
        try:
            return plain(*given, **named)
        finally:
            parts[of] = parts.get(of, 0.0) + clock() - begun
    setattr(holder, name, timed)
parts = {}
stage("Python")
import click
stage("click")
import search.cli, search.cli.search_command
stage("the command's declaration")
search.cli.lighten()
import sqlite3, msgspec
stage("SQLite, msgspec")
if sys.argv[3] == "whoosh":
    import numpy
stage("numpy")
import search.language
stage("tokens, the language of questions")
import search.asking
stage("planning, ranking, snippets, suggestions")
import index.local, index.folder
importlib.import_module(f"index.engines.{sys.argv[3]}.engine")
stage("the engine")
import search.printers.terminal
stage("what prints")
from pathlib import Path
asked = search.asking.read(sys.argv[2], search.asking.Flags())
stage("reading the question")
opened = index.folder.Index.open(Path(sys.argv[1])).view()
view = opened.__enter__()
stage("opening the index")
import search.service as service
for name, of in (("with_garbles", "spoilt forms"), ("clauses_for", "what ranks"), ("snippets", "snippets")):
    part(service, name, of)
part(service.Search, "_lost", "what is lost, what was meant")
part(type(view.store), "cables", "records")
part(type(view.snapshot), "answer", "answers of the engine")
answer = service.Search(view).ask(asked)
stage("the answer")
for line in search.printers.terminal.answer_lines(answer, 80):
    pass
stage("laying out")
print(json.dumps(said + [(f"  in it: {name}", spent) for name, spent in parts.items()]))
"""


def stages(folder: Path, word: str, runs: int) -> dict[str, float]:
    """The least milliseconds of CPU of each stage of a search for a word."""
    least: dict[str, float] = {}
    engine = Index.open(folder).engine_name
    for _ in range(runs):
        command = [sys.executable, "-c", _SEARCH, str(folder), word, engine]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        for name, seconds in json.loads(done.stdout):
            least[name] = min(least.get(name, float("inf")), seconds * 1000)
    return least
