"""An engine's own folder: the tantivy index that counts, and which generation it is of.

`engine.json` names the folder of the index that counts, so that a new, empty one takes an old one's place at once, and
readers keep what they have opened. A generation is the number in that name and tantivy's own, which grows with each
commit.
"""

import json
import re
from pathlib import Path
from typing import Any

from corpus.errors import reason
from corpus.frozen import dataclass
from index.durable import sync_folder, write_durably
from index.engines.tantivy._tantivy import Index
from index.engines.tantivy.schema import FORMAT, schema
from index.faults import damaged, lacking, outdated, unreadable, unwritable

STATE = "engine.json"
META = "meta.json"
_INDEX = re.compile(r"index-[0-9]{1,6}")
_SEGMENT = re.compile(r"[0-9a-f-]{32,36}")
_COMMITS = 10**10
"""More than there can be commits of one index."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the index that counts lies, and its number."""

    path: Path
    number: int


def place(folder: Path) -> Place:
    """The index that counts. Raises `CablesError` where there is none or what says so is damaged."""
    found = _json(folder, folder / STATE)
    try:
        if not isinstance(found["format"], int) or not _INDEX.fullmatch(found["index"]):
            raise ValueError("no state")
        if found["format"] != FORMAT:
            raise outdated(folder / STATE)
        return Place(folder / found["index"], _number(found["index"]))
    except (KeyError, TypeError, ValueError) as error:
        raise damaged(folder / STATE) from error


def committed(here: Place) -> tuple[int, list[dict[str, Any]]]:
    """The number of the newest commit as tantivy counts, and its segments. Raises `CablesError`."""
    found = _json(here.path.parent, here.path / META)
    try:
        segments = [dict(each) for each in found["segments"]]
        for each in segments:
            if not _SEGMENT.fullmatch(each["segment_id"]):
                raise ValueError("a segment that cannot be")
        return int(found["opstamp"]), segments
    except (KeyError, TypeError, ValueError) as error:
        raise damaged(here.path / META) from error


@dataclass(frozen=True, slots=True)
class Commit:
    """What tantivy says of the newest commit. A merge changes its segments and not its generation.

    `deleted` is how many cables are deleted and still in the files.
    """

    generation: int
    deleted: int
    segments: tuple[str, ...]


def commit(folder: Path) -> Commit:
    """The newest commit. Raises `CablesError`."""
    here = place(folder)
    number, segments = committed(here)
    try:
        deleted = sum(int(found["num_deleted_docs"]) for each in segments if (found := each["deletes"]))
    except (KeyError, TypeError, ValueError) as error:
        raise damaged(here.path / META) from error
    return Commit(here.number * _COMMITS + number, deleted, tuple(each["segment_id"] for each in segments))


def create(folder: Path) -> None:
    """Put an empty index in place of any that is there. Raises `CablesError` where the folder cannot be written."""
    # What makes and removes is not loaded by what asks.
    import shutil

    from index.engines.tantivy import rows

    try:
        folder.mkdir(parents=True, exist_ok=True)
        number = 1 + max((_number(each.name) for each in _indexes(folder)), default=0)
        fresh = folder / f"index-{number}"
        fresh.mkdir()
        Index(schema(), str(fresh), reuse=False)
        rows.create(fresh)
        _write_state(folder, fresh.name)
        for each in _indexes(folder):
            if each != fresh:
                shutil.rmtree(each, ignore_errors=True)
    except OSError as error:
        raise unwritable(f"the index in {folder}", reason(error)) from error


def _number(name: str) -> int:
    return int(name.partition("-")[2])


def _indexes(folder: Path) -> list[Path]:
    return [each for each in folder.iterdir() if _INDEX.fullmatch(each.name)]


def _write_state(folder: Path, name: str) -> None:
    aside = folder / f"{STATE}.new"
    write_durably(aside, json.dumps({"format": FORMAT, "index": name}))
    aside.replace(folder / STATE)
    sync_folder(folder)


def _json(folder: Path, path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except FileNotFoundError as error:
        raise lacking(folder) from error
    except OSError as error:
        raise unreadable(folder, error) from error
    except (ValueError, RecursionError) as error:
        raise damaged(path) from error
