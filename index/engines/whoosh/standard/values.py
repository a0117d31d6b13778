"""Stored values as data: MessagePack, with what it lacks said by its own means. Nothing that is read can run code."""

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import msgspec

_DATETIME, _DATE, _TIME, _DECIMAL, _TUPLE, _LARGE = range(1, 7)
_READERS: dict[int, Callable[[str], Any]] = {
    _DATETIME: datetime.fromisoformat,
    _DATE: date.fromisoformat,
    _TIME: time.fromisoformat,
    _DECIMAL: Decimal,
    _LARGE: int,
}
_NUMBERS = range(-(1 << 63), 1 << 64)


def pack(value: Any) -> bytes:
    """A value as bytes: None, numbers, text, bytes, days and times, and lists, tuples and dictionaries of these.

    Raises:
        TypeError: there is something else in it.
    """
    return msgspec.msgpack.encode(_marked(value))


def _marked(value: Any) -> Any:
    match value:
        case None | bool() | float() | str() | bytes():
            return value
        case int():
            return value if value in _NUMBERS else msgspec.msgpack.Ext(_LARGE, str(value).encode())
        case datetime():
            return msgspec.msgpack.Ext(_DATETIME, value.isoformat().encode())
        case date():
            return msgspec.msgpack.Ext(_DATE, value.isoformat().encode())
        case time():
            return msgspec.msgpack.Ext(_TIME, value.isoformat().encode())
        case Decimal():
            return msgspec.msgpack.Ext(_DECIMAL, str(value).encode())
        case tuple():
            return msgspec.msgpack.Ext(_TUPLE, pack(list(value)))
        case list():
            return list(map(_marked, value))
        case dict():
            return {_marked(key): _marked(each) for key, each in value.items()}
        case _:
            raise TypeError(f"a value of type {type(value).__name__} cannot be stored")


def unpack(data: bytes) -> Any:
    """The value that `pack` made bytes of. Raises `ValueError` where it did not."""
    try:
        return _DECODER.decode(data)
    except (msgspec.MsgspecError, ArithmeticError, RecursionError) as error:
        raise ValueError("stored values are damaged") from error


def _read(code: int, data: memoryview) -> Any:
    if code == _TUPLE:
        return tuple(unpack(bytes(data)))
    if code not in _READERS:
        raise ValueError("stored values are damaged")
    return _READERS[code](bytes(data).decode())


_DECODER = msgspec.msgpack.Decoder(ext_hook=_read)
