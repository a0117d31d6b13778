"""What every engine says of files that are not as they must be, and of a question that it cannot follow."""

from pathlib import Path

from corpus.errors import CablesError, reason

REMEDY = "make room or see to its permissions; what was committed is safe"


def damaged(path: Path | str) -> CablesError:
    """One of an index's files does not hold what was written into it."""
    return CablesError(f"the index file {path} is damaged; `cables reindex` makes it anew")


def outdated(path: Path) -> CablesError:
    """One of an index's files has a form that this version of the program does not use any more, or not yet."""
    return CablesError(
        f"the index file {path} was written by another version of cables; `cables reindex` makes it anew"
    )


def broken(folder: Path, why: object) -> CablesError:
    """Some file in an index's folder is damaged, it is not known which: only what came of it."""
    return CablesError(f"the index in {folder} is damaged ({why}); `cables reindex` makes it anew")


def lacking(folder: Path) -> CablesError:
    """A folder holds no index, or one of which files are gone."""
    return CablesError(f"there is no whole index in {folder}; `cables reindex` makes it anew")


def unreadable(folder: Path, error: OSError) -> CablesError:
    """The system does not let an index's files be read."""
    return CablesError(f"the index in {folder} cannot be read ({reason(error)})")


def unwritable(what: str, why: object) -> CablesError:
    """The system does not let `what`, a part of an index, be written."""
    return CablesError(f"{what} cannot be written ({why}): {REMEDY}")


def too_deep() -> CablesError:
    """A question is nested past Python's depth."""
    return CablesError("the question is nested too deeply to be answered: write it with fewer brackets")
