"""A file of named arrays: written once, synced, mapped into memory when read, and never able to run code.

The file is an 8-byte mark, the length of a JSON head, the head ({"arrays": {name: [dtype, length, offset]}, "meta": …})
and the arrays' bytes, little-endian, each at a multiple of 16. Every claim of the head is checked against the file.
"""

import json
import mmap
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from corpus.errors import CablesError, reason

Array = np.ndarray[Any, np.dtype[Any]]
Mask = np.ndarray[Any, np.dtype[np.bool_]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
Floats = np.ndarray[Any, np.dtype[np.float32]]

_MARK = b"CABLARR1"
_DTYPES = frozenset({"|b1", "|u1", "<u2", "<u4", "<i4", "<i8", "<f4"})
_ALIGN = 16


def write_arrays(path: Path, arrays: Mapping[str, Array], meta: Mapping[str, Any]) -> None:
    """Write a new file and sync it to the disk. Raises `OSError` where the disk refuses."""
    entries: dict[str, list[Any]] = {}
    offset = 0
    for name, array in arrays.items():
        entries[name] = [array.dtype.str, len(array), offset]
        offset += -(-array.nbytes // _ALIGN) * _ALIGN
    head = json.dumps({"arrays": entries, "meta": meta}).encode()
    head += b" " * (-(len(head) + 16) % _ALIGN)
    with path.open("xb") as file:
        file.write(_MARK + len(head).to_bytes(8, "little") + head)
        for array in arrays.values():
            file.write(np.ascontiguousarray(array).data)
            file.write(b"\0" * (-array.nbytes % _ALIGN))
        file.flush()
        os.fsync(file.fileno())


def read_arrays(path: Path) -> tuple[dict[str, Array], dict[str, Any]]:
    """Map a file into memory; the arrays stay valid after it has been deleted.

    Raises `FileNotFoundError` where it is gone, `CablesError` where it is not what `write_arrays` wrote.
    """
    try:
        with path.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if data[:8] != _MARK:
            raise ValueError("it does not begin as such a file does")
        start = 16 + int.from_bytes(data[8:16], "little")
        head = json.loads(data[16:start])
        arrays = {name: _array(data, start, *entry) for name, entry in head["arrays"].items()}
        meta = head["meta"]
        if not isinstance(meta, dict):
            raise ValueError("its head is damaged")
    except FileNotFoundError:
        raise
    except (OSError, ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
        said = reason(error) if isinstance(error, OSError) else error
        raise CablesError(f"the index file {path} cannot be read ({said}); `cables reindex` makes it anew") from error
    return arrays, meta


def _array(data: mmap.mmap, start: int, dtype: str, length: int, offset: int) -> Array:
    if dtype not in _DTYPES or length < 0 or offset < 0:
        raise ValueError("its head is damaged")
    if start + offset + length * np.dtype(dtype).itemsize > len(data):
        raise ValueError("it is cut short")
    return np.frombuffer(data, dtype=dtype, count=length, offset=start + offset) if length else np.empty(0, dtype)


def narrow(values: Array) -> Array:
    """The same numbers, none negative, in 16 bits where they fit, else in 32."""
    return values.astype("<u2" if not len(values) or int(values.max()) < 0x10000 else "<u4")


def offsets(lengths: Array) -> Ints:
    """Where each run begins that has these lengths, and, last, where all end."""
    result = np.zeros(len(lengths) + 1, dtype=np.int64)
    np.cumsum(lengths, out=result[1:])
    return result


def ascending(values: Ints) -> Ints:
    """The values in order, each once. Of lists laid end to end that each ascend this is the quickest way."""
    found = np.sort(values, kind="stable")
    if not len(found):
        return found
    first = np.empty(len(found), dtype=np.bool_)
    first[0] = True
    np.not_equal(found[1:], found[:-1], out=first[1:])
    once: Ints = found[first]
    return once


def spread(starts: Array, lengths: Array) -> Ints:
    """The indices of all runs one after another: start, start + 1, … for each run."""
    lengths = lengths.astype(np.int64)
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    result: Ints = np.arange(total, dtype=np.int64) + np.repeat(starts.astype(np.int64) - (ends - lengths), lengths)
    return result
