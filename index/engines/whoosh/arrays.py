"""A file of named arrays: written once, synced, mapped into memory when read, and never able to run code.

The file is 32 bytes of lengths and checksums, a JSON head ({"arrays": {name: [dtype, length, offset]}, "meta": …}) and
the arrays' bytes, little-endian, each at a multiple of 16; `docs/whoosh-format.md` explains it byte by byte. Opening
verifies all but the arrays' own bytes; `verify` verifies those too.
"""

import json
import mmap
import os
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from corpus.errors import CablesError, reason
from index.faults import damaged, outdated

Array = np.ndarray[Any, np.dtype[Any]]
Mask = np.ndarray[Any, np.dtype[np.bool_]]
Ints = np.ndarray[Any, np.dtype[np.int64]]
Floats = np.ndarray[Any, np.dtype[np.float32]]

_MARK = b"CABLARR3"
_OLDER = (b"CABLARR1", b"CABLARR2")
_START = struct.Struct("<8sIIQI")
"""Mark, length and checksum of the head, length and checksum of the body; the checksum of these follows."""
_OWN = struct.Struct("<I")
_BEGIN = _START.size + _OWN.size
_DTYPES = frozenset({"|b1", "|u1", "<u2", "<u4", "<i4", "<i8", "<u8", "<f4"})
_ALIGN = 16
_BLOCK = 1 << 22
_WIDTHS = ((1 << 8, "|u1"), (1 << 16, "<u2"), (1 << 32, "<u4"))


Shape = tuple[str, int]
"""The type of an array, and its length."""
Put = Callable[[str, Array], None]
"""Takes the next numbers of the array with a name."""


def write_arrays(path: Path, arrays: Mapping[str, Array], meta: Mapping[str, Any]) -> None:
    """Write a new file and sync it to the disk. Raises `OSError` where the disk refuses."""
    with path.open("xb") as file:
        for piece in packed(arrays, meta):
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def write_in_pieces(path: Path, shapes: Mapping[str, Shape], meta: Mapping[str, Any]) -> Iterator[Put]:
    """Write a new file of arrays that are given a piece after the other, and sync it to the disk.

    Raises `OSError` where the disk refuses.
    """
    head, at, body = _laid_out(shapes, meta)
    begin = _BEGIN + len(head)
    with path.open("x+b") as file:
        file.truncate(begin + body)

        def put(name: str, array: Array) -> None:
            piece = np.ascontiguousarray(array, dtype=shapes[name][0])
            file.seek(begin + at[name])
            file.write(piece.data)
            at[name] += piece.nbytes

        yield put
        file.seek(begin)
        checksum = 0
        while block := file.read(_BLOCK):
            checksum = zlib.crc32(block, checksum)
        file.seek(0)
        file.write(_start(head, body, checksum))
        file.flush()
        os.fsync(file.fileno())


def packed(arrays: Mapping[str, Array], meta: Mapping[str, Any]) -> Iterator[bytes | memoryview]:
    """The bytes of a file, piece by piece."""
    head, _, body = _laid_out({name: shape_of(array) for name, array in arrays.items()}, meta)
    checksum = 0
    for piece in _pieces(arrays.values()):
        checksum = zlib.crc32(piece, checksum)
    yield _start(head, body, checksum)
    yield from _pieces(arrays.values())


def shape_of(array: Array) -> Shape:
    """What a file says of an array."""
    return array.dtype.str, len(array)


def _laid_out(shapes: Mapping[str, Shape], meta: Mapping[str, Any]) -> tuple[bytes, dict[str, int], int]:
    """The head of a file, where in its body each array begins, and how long that is."""
    at, end = {}, 0
    for name, (dtype, length) in shapes.items():
        at[name] = end
        end += -(-length * np.dtype(dtype).itemsize // _ALIGN) * _ALIGN
    entries = {name: [*shape, at[name]] for name, shape in shapes.items()}
    head = json.dumps({"arrays": entries, "meta": meta}).encode()
    return head + b" " * (-(len(head) + _BEGIN) % _ALIGN), at, end


def _start(head: bytes, body: int, checksum: int) -> bytes:
    """What stands before the body."""
    start = _START.pack(_MARK, len(head), zlib.crc32(head), body, checksum)
    return start + _OWN.pack(zlib.crc32(start)) + head


def _pieces(arrays: Iterable[Array]) -> Iterator[bytes | memoryview]:
    for array in arrays:
        yield np.ascontiguousarray(array).data
        yield b"\0" * (-array.nbytes % _ALIGN)


def read_arrays(path: Path) -> tuple[dict[str, Array], dict[str, Any]]:
    """Map a file into memory; the arrays stay valid after it has been deleted.

    Raises `FileNotFoundError` where it is gone, `CablesError` where it is not what `write_arrays` wrote.
    """
    return unpacked(_mapped(path), path)


def unpacked(data: bytes | mmap.mmap, path: Path) -> tuple[dict[str, Array], dict[str, Any]]:
    """The arrays in the bytes of a file, and what is said of them. Raises `CablesError`, which names the path."""
    try:
        begin, _ = _measured(data, path)
        head = json.loads(data[_BEGIN:begin])
        arrays = {name: _array(data, begin, *entry) for name, entry in head["arrays"].items()}
        meta = head["meta"]
        if not isinstance(meta, dict):
            raise ValueError("its head is damaged")
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError, struct.error) as error:
        raise damaged(path) from error
    return arrays, meta


def verify(path: Path) -> None:
    """Read a file through. Raises `FileNotFoundError`, or `CablesError` where any of its bytes is not as written."""
    data = _mapped(path)
    try:
        begin, written = _measured(data, path)
    except (ValueError, struct.error) as error:
        raise damaged(path) from error
    checksum = 0
    for at in range(begin, len(data), _BLOCK):
        checksum = zlib.crc32(data[at : at + _BLOCK], checksum)
    if checksum != written:
        raise damaged(path)


def _mapped(path: Path) -> mmap.mmap:
    try:
        with path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except FileNotFoundError:
        raise
    except ValueError as error:  # an empty file cannot be mapped
        raise damaged(path) from error
    except OSError as error:
        raise CablesError(f"the index file {path} cannot be read ({reason(error)})") from error


def _measured(data: bytes | mmap.mmap, path: Path) -> tuple[int, int]:
    """Where the arrays begin, and their checksum. Raises `ValueError` where what stands before them is damaged."""
    if data[: len(_MARK)] in _OLDER:
        raise outdated(path)
    mark, head, head_checksum, body, checksum = _START.unpack(data[: _START.size])
    begin = _BEGIN + head
    if mark != _MARK or _OWN.unpack(data[_START.size : _BEGIN])[0] != zlib.crc32(data[: _START.size]):
        raise ValueError("it does not begin as such a file does")
    if begin + body != len(data):
        raise ValueError("it is cut short")
    if zlib.crc32(data[_BEGIN:begin]) != head_checksum:
        raise ValueError("its head is damaged")
    return begin, checksum


def _array(data: bytes | mmap.mmap, begin: int, dtype: str, length: int, offset: int) -> Array:
    if dtype not in _DTYPES or length < 0 or offset < 0:
        raise ValueError("its head is damaged")
    if begin + offset + length * np.dtype(dtype).itemsize > len(data):
        raise ValueError("it is cut short")
    return np.frombuffer(data, dtype=dtype, count=length, offset=begin + offset) if length else np.empty(0, dtype)


def narrow(values: Array) -> Array:
    """The same numbers, none negative, in as few bytes each as hold the largest."""
    return values.astype(width(int(values.max()) if len(values) else 0))


def width(most: int) -> str:
    """The type of the fewest bytes that holds the numbers from 0 to the largest."""
    return next((dtype for end, dtype in _WIDTHS if most < end), "<i8")


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
