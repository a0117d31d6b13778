"""What is tantivy's own in keeping an index: its files, its threads, its lock, a process killed while it writes."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from every import made, opened, state

from corpus.errors import CablesError
from index.engine import Engine, Entry, Request, Sort
from index.query import Phrase, Query, Word

WRITING = """
import sys
from pathlib import Path
from index.engine import Entry
from index.keeping import ENGINES
engine = ENGINES["tantivy"](Path(sys.argv[1]), {})
for batch in range(1000):
    first = 100 * batch + 1000
    entries = [Entry(v, f"v{v}", "en", {"body": f"treaty number {v} " * 50}, {}) for v in range(first, first + 100)]
    engine.write(entries, range(1, 1000))
    print(batch, flush=True)
"""


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return made("tantivy", tmp_path)


def entry(version: int, body: str = "treaty of the envoys") -> Entry:
    return Entry(version, f"v{version}", "en", {"body": body, "title": "envoys"}, {"sender": (version,)})


def segments(folder: Path) -> set[str]:
    return {path.stem for path in folder.glob("index-*/*.idx")}


def test_many_small_batches_leave_few_files(engine: Engine, tmp_path: Path) -> None:
    for version in range(1, 60):
        engine.write([entry(version)], [version - 1])
    assert state(engine) == ([59], 1)
    assert len(segments(tmp_path)) <= 20
    assert engine.check() == []


def test_a_batch_by_several_threads_is_one_commit(engine: Engine) -> None:
    before = engine.generation()
    engine.write([entry(version) for version in range(1, 1500)], [])
    assert state(engine) == (list(range(1, 1500)), 1499)
    engine.write([entry(version) for version in range(700, 1600)], range(1, 600))
    assert state(engine) == (list(range(600, 1600)), 1000)
    assert engine.generation() > before
    assert engine.check() == []


def test_a_process_killed_while_it_writes_leaves_whole_batches(engine: Engine, tmp_path: Path) -> None:
    engine.write([entry(1)], [])
    for batches in (1, 2, 4):
        process = subprocess.Popen([sys.executable, "-c", WRITING, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        for _ in range(batches):
            assert process.stdout.readline()
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()
        versions, found = state(engine)
        assert len(versions) == found
        assert len(versions) >= 100 * batches
        assert len(versions) % 100 == 0
        assert versions == list(range(1000, 1000 + len(versions)))
        assert engine.check() == []
        engine.write([entry(1)], range(1000, 90_000))
        assert state(engine) == ([1], 1)


@pytest.mark.parametrize(
    "kind", ["*.term", "*.idx", "*.pos", "*.store", "*.fast", "*.fieldnorm", "meta.json", "../engine.json"]
)
@pytest.mark.parametrize("damage", ["empty", "cut", "noise", "gone"])
def test_a_damaged_file_is_one_sentence(engine: Engine, tmp_path: Path, kind: str, damage: str) -> None:
    engine.write([entry(v) for v in range(1, 9)], [])
    path = (
        next(path for index in tmp_path.glob("index-*") for path in index.glob(kind) if path.is_file())
        if ".." not in kind
        else tmp_path / "engine.json"
    )
    content = path.read_bytes()
    path.unlink()
    if damage != "gone":
        path.write_bytes(
            {"empty": b"", "cut": content[: len(content) // 2], "noise": bytes(255 - byte for byte in content)}[damage]
        )
    asked = Request(Query((Word("treaty"),), required=(Phrase("treaty of the envoys"),)), Sort.RELEVANCE)
    for attempt in (lambda: engine.snapshot().answer(asked), lambda: engine.write([entry(99)], [1])):
        with pytest.raises(CablesError) as raised:
            attempt()
        assert "\n" not in str(raised.value)
    assert engine.check()
    engine.create()
    assert state(engine) == ([], 0)


@pytest.mark.parametrize("kind", ["*.term", "*.idx", "*.pos", "*.store", "*.fast"])
def test_a_changed_byte_is_found(engine: Engine, tmp_path: Path, kind: str) -> None:
    engine.write([entry(v) for v in range(1, 9)], [])
    path = next(tmp_path.glob(f"index-*/{kind}"))
    content = bytearray(path.read_bytes())
    content[len(content) // 8] ^= 0xFF
    path.unlink()
    path.write_bytes(content)
    assert engine.check() == [f"the index file {path} is damaged; `cables reindex` makes it anew"]


def test_without_the_package_one_sentence_says_how_to_get_it(tmp_path: Path) -> None:
    program = "import sys; sys.modules['tantivy'] = None; from search.cli import main; main()"
    for arguments in (["init", "--engine", "tantivy"], ["reindex", "--engine", "tantivy"]):
        if arguments[0] == "reindex":
            subprocess.run([sys.executable, "-c", program, "init", "--index", str(tmp_path / "index")], check=True)
        command = [sys.executable, "-c", program, *arguments, "--index", str(tmp_path / "index")]
        ran = subprocess.run(command, capture_output=True, text=True)
        assert ran.returncode == 1
        assert "pip install 'cables[tantivy]'" in ran.stderr
        assert ran.stderr.count("\n") == 1
        assert "Traceback" not in ran.stderr
        assert not list(tmp_path.glob("index/tantivy-*"))


def test_an_index_of_a_folder_that_is_not_there_yet_is_made(tmp_path: Path) -> None:
    engine = opened("tantivy", tmp_path / "a" / "b")
    engine.create()
    assert state(engine) == ([], 0)
