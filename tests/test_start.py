"""What a command loads: nothing that its answer does without."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

import pytest
from conftest import ROOT

RUN = """\
import json, sys
before = set(sys.modules)
from search.cli import run
status = run(sys.argv[2:])
with open(sys.argv[1], "w") as file:
    json.dump([status, sorted(set(sys.modules) - before)], file)
"""

PARSERS = ("lxml", "yaml", "email", "html", "dateutil", "pypdf", "striprtf", "jsonschema")
"""What reads files."""
HEAVY = ("rich", "whoosh", "urllib.request", "http", "ssl", "asyncio", "concurrent.futures", "multiprocessing", "socket",
         "filelock")  # fmt: skip
"""What writes, or works for a terminal."""
READING = ("corpus.readers", "corpus.ingest", "corpus.authority", "corpus.normalise.headings",
           "corpus.normalise.persons", "corpus.normalise.language", "index.writer", "index.stores.writing",
           "index.engines.whoosh.writer", "index.engines.whoosh.codec")  # fmt: skip
"""What reads documents and writes an index."""
WRITING_TANTIVY = ("index.engines.tantivy.writer", "index.engines.tantivy.documents", "index.engines.asked.writing")
ANSWERING = ("numpy", "sqlite3", "msgspec", "Stemmer", "index.stores", "index.engines", "search.service",
             "search.language", "search.printers")  # fmt: skip
"""What answers a question."""
NAMES = ("corpus.normalise.names", "corpus.normalise.parties", "corpus.gazetteer", "index.valuing", "search.meaning",
         "search.marking", "search.spelt_values")  # fmt: skip
"""What compares names and places."""
SELDOM = ("search.language.dates", "corpus.normalise.dates", "shutil", "difflib", "csv")
"""What only some questions need, or a terminal."""
OTHER_PRINTERS = ("search.printers.as_json", "search.printers.table", "search.printers.why_not", "search.why_not",
                  "search.explaining")  # fmt: skip


def loaded(*arguments: str, terminal: bool = False) -> set[str]:
    """The modules that a command has loaded when it ends, beside those that came with Python (or a measure of coverage)."""
    with NamedTemporaryFile() as said:
        command = [sys.executable, "-c", RUN, said.name, *arguments]
        if terminal:
            _in_a_terminal(command)
        else:
            own = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
            subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=own, check=True, timeout=120)
        status, modules = json.loads(said.read())
    assert status == 0
    return set(modules)


def _in_a_terminal(command: Sequence[str]) -> None:
    pty = pytest.importorskip("pty")
    ours, its = pty.openpty()
    with subprocess.Popen(command, stdin=its, stdout=its, stderr=its, cwd=ROOT) as process:
        os.close(its)
        with suppress(OSError):
            # At its end Linux tells a closed terminal as an error.
            while os.read(ours, 4096):
                pass
        assert process.wait(120) == 0
    os.close(ours)


def unwanted(modules: set[str], forbidden: Sequence[str]) -> list[str]:
    """Those that are forbidden or part of what is."""
    return [each for each in forbidden if any(name == each or name.startswith(f"{each}.") for name in modules)]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("start")
    (folder / "one.txt").write_text(
        "Lisbon, 3 May 1961.\n\nThe harbour dues were paid before the lighthouse was lit.\n"
    )
    loaded("ingest", str(folder / "one.txt"), "--index", str(folder / "index"))
    return folder / "index"


@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("search", "--help"), ("show", "--help")],
)
def test_help_loads_nothing_that_answers(arguments: tuple[str, ...]) -> None:
    assert unwanted(loaded(*arguments), [*PARSERS, *HEAVY, *READING, *ANSWERING]) == []


def test_a_search_into_a_pipe_loads_nothing_for_a_terminal_and_nothing_that_writes(index: Path) -> None:
    modules = loaded("search", "harbour", "--index", str(index))
    assert "search.service" in modules
    assert unwanted(modules, [*PARSERS, *HEAVY, *READING, *OTHER_PRINTERS, *NAMES, *SELDOM]) == []


def test_a_search_in_a_terminal_has_its_colours_without_rich(index: Path) -> None:
    modules = loaded("search", "harbour", "--facet", "date", "--index", str(index), terminal=True)
    assert "search.service" in modules
    assert unwanted(modules, [*PARSERS, *HEAVY, *READING, *OTHER_PRINTERS]) == []


def test_a_search_with_tantivy_does_without_numpy(index: Path, tmp_path: Path) -> None:
    pytest.importorskip("tantivy")
    shutil.copytree(index, tmp_path / "index")
    loaded("reindex", "--engine", "tantivy", "--index", str(tmp_path / "index"))
    modules = loaded("search", "harbour", "--facet", "keyword", "--index", str(tmp_path / "index"))
    assert "index.engines.tantivy.engine" in modules
    forbidden = [*PARSERS, *HEAVY, *READING, *WRITING_TANTIVY, *OTHER_PRINTERS, "numpy", "index.engines.whoosh"]
    assert unwanted(modules, forbidden) == []


def test_a_record_is_shown_without_the_engine(index: Path) -> None:
    (id,) = [line.strip() for line in _ids(index)]
    modules = loaded("show", id, "--index", str(index))
    assert "search.printers.terminal" in modules
    forbidden = [*PARSERS, *HEAVY, *READING, *OTHER_PRINTERS, "numpy", "Stemmer", "index.engines", "search.service"]
    assert unwanted(modules, forbidden) == []


NUMBERS = """\
import sys
from search.cli.undocumented import Undocumented
sys.meta_path.insert(0, Undocumented())
import numpy as np, numpy.fft, numpy.ma, numpy.polynomial, numpy.random, numpy.testing
told = sys.modules["numpy._core._add_newdocs"]
print(np.ma.masked_array([1, 2], [0, 1]).sum(), np.linalg.det(np.eye(2)), np.fft.fft([1, 2])[1].real, np.dtype("i8"),
      [name for name in vars(told) if not name.startswith("__")])
"""


def test_numpy_does_all_that_it_does_without_its_documentation() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", NUMBERS],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
        timeout=120,
    )
    assert done.stdout.split(maxsplit=4) == ["1", "1.0", "-1.0", "int64", "[]\n"]


def _ids(index: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", "from search.cli import main; main()", "search", "--ids", "--index", str(index)],
        capture_output=True, text=True, cwd=ROOT, check=True, timeout=120,
    )  # fmt: skip
    return done.stdout.splitlines()
