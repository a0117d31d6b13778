"""Files that outlast a loss of power: what is written, and the names under which it is found."""

import os
from contextlib import suppress
from pathlib import Path


def write_durably(path: Path, text: str) -> None:
    """Write a text into a file and wait until the disk has it. Raises `OSError`."""
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make names that were written or renamed in the folder outlast a loss of power, where the system can."""
    # Windows, and some network folders, cannot; what is written stays sound without.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
