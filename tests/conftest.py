"""What all tests share: the specimens, and the real corpora where somebody has them.

The real corpora are no part of the project. `$CABLES_CORPORA` names the folder that holds them (with `unpack` and
`seed/` in it); without it a folder `shared/data` beside the checkout is looked for. Tests that read them bear the mark `real`.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SPECIMENS = ROOT / "tests" / "specimens"


def _corpora() -> Path | None:
    named = os.environ.get("CABLES_CORPORA")
    folder = Path(named) if named else ROOT.parent / "shared" / "data"
    return folder if (folder / "unpack").is_file() else None


@pytest.fixture(scope="session")
def specimens() -> Path:
    """The folder of the invented correspondence."""
    return SPECIMENS


@pytest.fixture(scope="session")
def seed_file() -> Path:
    """The Wilson Center text with which the project began."""
    folder = _corpora()
    if folder is None:
        pytest.skip("the real corpora are not here (set CABLES_CORPORA)")
    return next((folder / "seed").glob("*.txt"))


@pytest.fixture(scope="session")
def real_corpus(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """A function from a corpus's name to the folder where it is unpacked, once a session."""
    folder = _corpora()
    if folder is None:
        pytest.skip("the real corpora are not here (set CABLES_CORPORA)")
    destination = tmp_path_factory.getbasetemp().parent / "corpora"

    def unpacked(name: str) -> Path:
        subprocess.run([sys.executable, str(folder / "unpack"), str(destination), name], check=True, capture_output=True)
        return destination / name

    return unpacked
