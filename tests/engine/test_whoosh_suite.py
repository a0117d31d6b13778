"""Whoosh's own tests pass with our codec in the place of Whoosh's.

They come with Whoosh's source (BSD), which pip fetches once into the user's cache folder; nothing of them is kept here.
"""

import os
import re
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
import whoosh
from filelock import FileLock
from platformdirs import user_cache_path

HERE = Path(__file__).parent
RELEASE = "Whoosh-2.7.4"
SHA256 = "e0857375f63e9041e03fedd5b7541f97cf78917ac1b6b06c1fcc9b45375dda69"

MODULES = {
    "codecs", "collector", "classify", "columns", "fields", "flexible", "highlighting", "indexing", "matching", "misc",
    "mpwriter", "nested", "postings", "quality", "queries", "reading", "results", "searching", "sorting", "spans",
    "spelling", "vectors", "weightings", "writing",
}  # fmt: skip
"""Those that write, delete, merge, read or search."""

LEFT_OUT = {
    "analysis": "makes tokens, no index",
    "automata": "automata alone; one of them hangs on the order of a set, with any codec",
    "bits": "sets of numbers alone",
    "compound": "Whoosh's compound files, which our segments do not make",
    "dateparse": "reads dates",
    "parse_plugins": "reads questions",
    "parsing": "reads questions",
    "tables": "the hash tables of Whoosh's own codec",
}
"""Those that are not run, and why."""


@pytest.fixture(scope="module")
def suite() -> Path:
    """The folder of Whoosh's tests."""
    if whoosh.__version__[0] != 2:
        pytest.skip("Whoosh's tests are those of 2.7.4, and another release is installed")
    cache = user_cache_path("cables-tests")
    cache.mkdir(parents=True, exist_ok=True)
    folder = cache / f"{RELEASE}-{SHA256[:12]}"
    with FileLock(cache / "whoosh.lock"):
        if not folder.exists():
            fetch(cache)
            with zipfile.ZipFile(cache / f"{RELEASE}.zip") as archive:
                names = [name for name in archive.namelist() if name.startswith(f"{RELEASE}/tests/")]
                archive.extractall(folder.with_suffix(".new"), names)
            folder.with_suffix(".new").rename(folder)
    return folder / RELEASE / "tests"


def fetch(cache: Path) -> None:
    path = cache / f"{RELEASE}.zip"
    asked = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--no-binary",
        ":all:",
        "--dest",
        str(cache),
    ]
    if not path.exists():
        got = subprocess.run([*asked, RELEASE.replace("-", "==")], capture_output=True, text=True)
        if got.returncode:
            pytest.skip(f"pip cannot fetch Whoosh's source with its tests: {got.stderr.strip().splitlines()[-1:]}")
    if sha256(path.read_bytes()).hexdigest() != SHA256:
        path.unlink()
        pytest.fail("what pip fetched is not the release of Whoosh that is pinned")


@pytest.mark.long
def test_whooshs_own_tests_pass_with_our_codec(suite: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-W", "ignore", "-m", "pytest", "-p", "as_default_codec", "-p", "no:cacheprovider", "-q"]
    command += ["-c", os.devnull, "--rootdir", str(tmp_path), "-W", "ignore", "--tb", "short"]
    # Whoosh's indexes in memory keep temporary files under one name in the system's folder.
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(HERE.parents[1]), str(HERE)]),
        "TMPDIR": str(tmp_path),
    }
    modules = [str(suite / f"test_{name}.py") for name in sorted(MODULES)]
    ran = subprocess.run([*command, *modules], capture_output=True, text=True, cwd=tmp_path, env=environment)
    assert ran.returncode == 0, ran.stdout[-5000:] + ran.stderr[-2000:]
    passed = re.search(r"(\d+) passed in", ran.stdout)
    begun = re.search(r"segments begun with our codec: (\d+)", ran.stdout)
    assert passed
    assert int(passed[1]) > 350
    assert begun
    assert int(begun[1]) > 500


def test_every_module_of_whooshs_tests_is_run_or_left_out_with_a_reason(suite: Path) -> None:
    assert {path.stem.removeprefix("test_") for path in suite.glob("test_*.py")} == MODULES | LEFT_OUT.keys()
