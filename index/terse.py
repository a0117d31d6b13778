"""Records as JSON that leaves out what is as it would be if left out: most fields of most parties say nothing."""

from collections.abc import Set
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any

import msgspec

_encode = msgspec.json.Encoder().encode


def as_json(record: Any) -> str:
    """A dataclass as JSON, from which `msgspec` makes the same again."""
    return _encode(said(record)).decode()


def said(value: Any, leaving_out: Set[str] = frozenset()) -> Any:
    """A value as JSON can have it, where it is a dataclass or a tuple of such, without the fields that are as given."""
    kind: Any = type(value)
    if kind is tuple:
        return [said(each) for each in value]
    if (shape := _shape(kind, leaving_out)) is None:
        return value
    names, defaults, values = shape
    return {
        name: own if type(own) is str else said(own)
        for name, default, own in zip(names, defaults, values(value), strict=True)
        if own is not default and own != default
    }


@cache
def _shape(kind: type, leaving_out: Set[str]) -> tuple[tuple[str, ...], tuple[Any, ...], Any] | None:
    """The names of a dataclass's fields, their defaults, and what takes their values; None where it is none."""
    if not is_dataclass(kind):
        return None
    found = [field for field in fields(kind) if field.name not in leaving_out]
    names = tuple(field.name for field in found)
    assert len(names) > 1 and all(field.default_factory is MISSING for field in found)
    return names, tuple(field.default for field in found), attrgetter(*names)
