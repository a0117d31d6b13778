"""What a command costs from a cold process to its last line: `python -m bench.start INDEX [--rare WORD --common WORD]`.

Each command runs in processes of its own, all in turn, so that what else the machine does meets every one alike; given
are the least milliseconds of CPU and of wall time. Python keeps what it has compiled, as it does where the program is
installed. Beside them stand Python alone, Python with what a search imports at the least, and SQLite's FTS5 asked from
Python for the same word over the same titles and texts. With `--stages` it tells where the time of one search goes.
"""

import argparse
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from bench.stages import stages
from index.folder import Index

_FACETS: Final = ("sender", "recipient", "keyword", "place", "date")
_CABLES: Final = "from search.cli import main; main()"
_IN_A_TERMINAL: Final = """\
import os, pty, sys
sys.exit(os.waitstatus_to_exitcode(pty.spawn([sys.executable, "-c", sys.argv[1], *sys.argv[2:]])))
"""
_FTS5: Final = """\
import sqlite3, sys
rows = sqlite3.connect(sys.argv[1]).execute(
    "SELECT id, title, snippet(text, 2, '', '', '…', 32) FROM text WHERE text MATCH ? ORDER BY rank LIMIT 10",
    (sys.argv[2],))
for row in rows:
    print(*row, sep="\\n")
"""
_CHUNK: Final = 500


def main() -> None:
    """Measure every command and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("index", type=Path, help="the folder of an index")
    parser.add_argument("--rare", default="zanzibar", help="a word that few cables have")
    parser.add_argument("--common", default="government", help="a word that most cables have")
    parser.add_argument("--runs", type=int, default=20, help="processes for each command")
    parser.add_argument("--without-fts5", action="store_true", help="do not build the index of SQLite's FTS5")
    parser.add_argument("--stages", action="store_true", help="tell of the search for the rare word its stages instead")
    asked = parser.parse_args()
    os.environ["CABLES_INDEX"] = str(asked.index)
    with tempfile.TemporaryDirectory() as folder:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = folder
        if asked.stages:
            for name, cpu in stages(asked.index, asked.rare, asked.runs).items():
                print(f"{name:<44}{cpu:>8.1f}")
            return
        fts5 = None if asked.without_fts5 else _fts5(asked.index, Path(folder) / "fts5.db")
        commands = _commands(asked.rare, asked.common, _some_id(asked.index), fts5)
        least = dict.fromkeys(commands, (float("inf"), float("inf")))
        for command in commands.values():
            _run(command)
        for _ in range(asked.runs):
            for name, command in commands.items():
                spent = _run(command)
                least[name] = min(least[name][0], spent[0]), min(least[name][1], spent[1])
    print(f"{'':<44}{'CPU ms':>8}{'wall ms':>9}")
    for name, (cpu, wall) in least.items():
        print(f"{name:<44}{cpu:>8.0f}{wall:>9.0f}")


def _commands(rare: str, common: str, id: str, fts5: Path | None) -> dict[str, Sequence[str]]:
    python = (sys.executable, "-c")
    cables, terminal = (*python, _CABLES), (*python, _IN_A_TERMINAL, _CABLES)
    facets = [part for facet in _FACETS for part in ("--facet", facet)]
    commands: dict[str, Sequence[str]] = {
        "python alone": (*python, ""),
        "python alone, terminal (held by another)": (*python, _IN_A_TERMINAL, ""),
        "import click, sqlite3": (*python, "import click, sqlite3"),
        "import click, sqlite3, numpy": (*python, "import click, sqlite3, numpy"),
    }
    if fts5:
        commands |= {f"FTS5, {word}": (*python, _FTS5, str(fts5), word) for word in (rare, common)}
    return commands | {
        "cables --help": (*cables, "--help"),
        "cables search --help": (*cables, "search", "--help"),
        "cables show": (*cables, "show", id),
        f"cables search {rare} | cat": (*cables, "search", rare),
        f"cables search {common} | cat": (*cables, "search", common),
        f"cables search {rare}, terminal": (*terminal, "search", rare),
        f"cables search {common}, terminal, five facets": (*terminal, "search", common, *facets),
    }


def _run(command: Sequence[str]) -> tuple[float, float]:
    """The milliseconds of CPU and of wall time that a process and its children take; their output is thrown away."""
    nowhere = [(os.POSIX_SPAWN_OPEN, handle, os.devnull, os.O_RDWR, 0) for handle in (0, 1, 2)]
    began = time.perf_counter()
    process = os.posix_spawn(command[0], list(command), os.environ, file_actions=nowhere)
    _, status, used = os.wait4(process, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    return (used.ru_utime + used.ru_stime) * 1000, (time.perf_counter() - began) * 1000


def _some_id(folder: Path) -> str:
    with Index.open(folder).records() as store:
        return min(store.ids_of(store.versions()).values())


def _fts5(folder: Path, path: Path) -> Path:
    """An FTS5 index of titles and texts, optimised."""
    with closing(sqlite3.connect(path)) as made, Index.open(folder).records() as store:
        made.execute("CREATE VIRTUAL TABLE text USING fts5(id UNINDEXED, title, body, tokenize = 'porter')")
        versions = store.versions()
        for start in range(0, len(versions), _CHUNK):
            cables = store.cables(versions[start : start + _CHUNK]).values()
            made.executemany("INSERT INTO text VALUES (?, ?, ?)", [(each.id, each.title, each.body) for each in cables])
        made.execute("INSERT INTO text (text) VALUES ('optimize')")
        made.commit()
    return path


if __name__ == "__main__":
    main()
