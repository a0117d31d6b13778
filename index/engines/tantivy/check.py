"""Whether an index's files are sound: every file as it was written, every cable in one place."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from index.engines.tantivy import rows
from index.engines.tantivy.folder import committed, place
from index.faults import damaged

if TYPE_CHECKING:
    from index.engines.tantivy.engine import TantivyEngine

_FILES = ("fast", "fieldnorm", "idx", "pos", "store", "term")
_FOOTER_MAGIC = 1337
_PIECE = 1 << 22
"""Every file of a segment ends in a footer: JSON with the checksum of what is before it, its length, this number."""


def problems(engine: "TantivyEngine") -> list[str]:
    """What is wrong, one sentence each. Raises `CablesError` where a file cannot be read at all."""
    here = place(engine.folder)
    _, segments = committed(here)
    found = [said for each in segments for said in _segment(here.path, each["segment_id"].replace("-", ""))]
    if found:
        return found
    snapshot = engine.snapshot()
    if not rows.is_whole(here.path, snapshot.last_row()):
        found.append(str(damaged(rows.folder_of(here.path) / rows.VALUES)))
    versions = list(snapshot.versions())
    if len(set(versions)) < len(versions):
        found.append("some cables are held by more than one segment")
    return found


def _segment(folder: Path, name: str) -> Iterator[str]:
    missing = [suffix for suffix in _FILES if not (folder / f"{name}.{suffix}").exists()]
    if missing:
        yield f"segment {name} in {folder} lacks its files {', '.join(missing)}; `cables reindex` makes it anew"
    for path in sorted(folder.glob(f"{name}.*")):
        if not _is_whole(path):
            yield str(damaged(path))


def _is_whole(path: Path) -> bool:
    """Tell whether a file's footer is there and its checksum is that of its bytes."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - 8))
            length, magic = (int.from_bytes(file.read(4), "little") for _ in range(2))
            if magic != _FOOTER_MAGIC or length + 8 > size:
                return False
            file.seek(size - 8 - length)
            stated = json.loads(file.read(length))["crc"]
            file.seek(0)
            left, found = size - 8 - length, 0
            while left:
                piece = file.read(min(left, _PIECE))
                left -= len(piece)
                found = crc32(piece, found)
            return bool(found == stated)
    except (OSError, ValueError, KeyError, TypeError):
        return False
