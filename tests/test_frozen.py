"""Dataclasses that are made quickly are what Python's own would be."""

import dataclasses
import pickle
from dataclasses import FrozenInstanceError, dataclass, field
from datetime import date
from typing import Any

import pytest

from corpus.cable import DateSpan, Precision
from corpus.frozen import dataclass as frozen
from index.query import When


class Ledger:
    """What a ledger says."""

    page: int
    words: tuple[str, ...] = ()
    notes: dict[str, int] = field(default_factory=dict, compare=False)
    seen: list[int] = field(default_factory=list, repr=False)


class Blank:
    pass


def made(by: Any, plain: type) -> Any:
    """The class as a dataclass."""
    own = {name: value for name, value in vars(plain).items() if name not in ("__dict__", "__weakref__")}
    return by(frozen=True, slots=True)(type(plain.__name__, (), own))


PAIRS = [(made(dataclass, plain), made(frozen, plain)) for plain in (Ledger, Blank)]
OWN, OTHER = PAIRS[0]


@pytest.mark.parametrize(
    ("given", "named"), [((1,), {}), ((1, ("a",)), {}), ((2,), {"words": ("b",), "notes": {"c": 3}})]
)
def test_it_takes_what_pythons_own_takes(given: tuple[Any, ...], named: dict[str, Any]) -> None:
    own, other = OWN(*given, **named), OTHER(*given, **named)
    assert dataclasses.asdict(own) == dataclasses.asdict(other)
    assert repr(own) == repr(other)
    assert dataclasses.astuple(dataclasses.replace(other, page=7)) == (7, own.words, own.notes, [])


@pytest.mark.parametrize(("given", "named"), [((), {}), ((1, (), {}, [], 5), {}), ((1,), {"pages": 2})])
def test_it_refuses_what_pythons_own_refuses(given: tuple[Any, ...], named: dict[str, Any]) -> None:
    for each in (OWN, OTHER):
        with pytest.raises(TypeError, match=r"Ledger\.__init__"):
            each(*given, **named)


def test_it_is_the_same_where_its_fields_are() -> None:
    assert OTHER(1) == OTHER(1) != OTHER(2)
    assert OTHER(1) != OWN(1)
    assert OTHER(1, notes={"a": 1}) == OTHER(1, notes={"a": 2})
    assert OTHER(1).notes is not OTHER(1).notes
    blank = PAIRS[1][1]
    assert len({blank(), blank()}) == 1


def test_it_cannot_be_changed() -> None:
    ledger = OTHER(1)
    for change in (
        lambda: setattr(ledger, "page", 2),
        lambda: delattr(ledger, "page"),
        lambda: setattr(ledger, "x", 1),
    ):
        with pytest.raises(FrozenInstanceError):
            change()


def test_it_can_be_matched_kept_and_checked() -> None:
    span = DateSpan(None, date(1961, 5, 3), Precision.OPEN)
    assert pickle.loads(pickle.dumps(span)) == span
    assert hash(span) == hash(dataclasses.replace(span))
    assert hash(When(None, None, text="a")) == hash(When(None, None, text="b"))
    match span:
        case DateSpan(None, latest):
            assert latest == span.latest
    with pytest.raises(ValueError, match="open on both sides"):
        DateSpan(None, None, Precision.OPEN)
