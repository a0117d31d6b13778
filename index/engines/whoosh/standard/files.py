"""Files of arrays in Whoosh's storages, on disk or in memory."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from index.engines.whoosh._whoosh import FileStorage
from index.engines.whoosh.arrays import Array, packed, read_arrays, unpacked

DOCUMENTS = ".documents.arrays"
TERMS = ".arrays"


def write_file(storage: Any, name: str, arrays: Mapping[str, Array], meta: Mapping[str, Any]) -> None:
    """Write a file into a storage."""
    file = storage.create_file(name)
    try:
        for piece in packed(arrays, meta):
            file.write(bytes(piece))
    finally:
        file.close()


def read_file(storage: Any, name: str) -> tuple[dict[str, Array], dict[str, Any]]:
    """The arrays of a file in a storage, mapped where it is one of the disk's. Raises `CablesError`."""
    if isinstance(storage, FileStorage):
        return read_arrays(Path(storage.folder) / name)
    length = storage.file_length(name)
    file = storage.open_file(name)
    try:
        return unpacked(bytes(file.get(0, length)), Path(name))
    finally:
        file.close()
