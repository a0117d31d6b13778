"""The lock of the one writer, which names its holder."""

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import CablesError, reason
from index.faults import unwritable

_LOCK = "writer.lock"
_HOLDER = "writer.json"


@contextmanager
def locked(folder: Path, wait: float = 0) -> Iterator[None]:
    """Hold the lock of an index, after at most `wait` seconds.

    Raises:
        CablesError: another process holds it (it is named), or the folder cannot be written.
    """
    import socket

    from filelock import FileLock, Timeout

    lock = FileLock(folder / _LOCK)
    try:
        lock.acquire(timeout=wait)
    except Timeout:
        raise CablesError(
            f"the index in {folder} is being written by {_holder(folder)}: wait until it is done"
        ) from None
    except OSError as error:
        raise _unwritable(folder, error) from error
    try:
        holder = {"process": os.getpid(), "host": socket.gethostname(), "since": time.strftime("%Y-%m-%d %H:%M:%S")}
        try:
            (folder / _HOLDER).write_text(json.dumps(holder), encoding="utf-8")
        except OSError as error:
            raise _unwritable(folder, error) from error
        yield
    finally:
        (folder / _HOLDER).unlink(missing_ok=True)
        lock.release()


def is_locked(folder: Path) -> bool:
    """Whether somebody is writing."""
    from filelock import FileLock, Timeout

    try:
        with FileLock(folder / _LOCK).acquire(timeout=0):
            return False
    except Timeout:
        return True


def _unwritable(folder: Path, error: OSError) -> CablesError:
    return unwritable(f"the index folder {folder}", reason(error))


def _holder(folder: Path) -> str:
    try:
        holder = json.loads((folder / _HOLDER).read_text(encoding="utf-8"))
        return f"process {holder['process']} on {holder['host']} since {holder['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
