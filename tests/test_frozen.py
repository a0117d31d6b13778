"""Dataclasses that are made quickly are what Python's own would be."""

import copy
import dataclasses
import inspect
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


def made(by: Any, plain: type, *, is_frozen: bool = True) -> Any:
    """The class as a dataclass."""
    own = {name: value for name, value in vars(plain).items() if name not in ("__dict__", "__weakref__")}
    return by(frozen=is_frozen, slots=True)(type(plain.__name__, plain.__bases__, own))


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


def test_it_says_of_its_fields_what_pythons_own_says() -> None:
    said = []
    for kind in PAIRS[0]:
        parameters = list(inspect.signature(kind).parameters)
        assert dataclasses.is_dataclass(kind)
        kept = [(each.name, each.type, each.compare, each.repr) for each in dataclasses.fields(kind)]
        said.append((kept, parameters, vars(kind)["__match_args__"], kind.__doc__))
    assert said[0] == said[1]


def test_its_signature_is_known_before_it_is_used() -> None:
    """What looks at classes (a debugger, a tool for tests) sees the same, whether one was made before or not."""
    fresh = made(frozen, Ledger)
    before = list(inspect.signature(fresh).parameters)
    fresh(1)
    assert before == list(inspect.signature(fresh).parameters) == list(inspect.signature(OWN).parameters)


def test_one_that_is_not_frozen_can_be_changed_and_is_no_key() -> None:
    for by in (dataclass, frozen):
        ledger = made(by, Ledger, is_frozen=False)(1)
        ledger.page = 2
        assert dataclasses.astuple(ledger) == (2, (), {}, [])
        assert copy.copy(ledger) == ledger
        with pytest.raises(TypeError, match="unhashable"):
            hash(ledger)
        with pytest.raises(AttributeError):
            ledger.other = 3


def test_what_is_not_done_here_is_refused_where_the_class_is_made() -> None:
    class Shared:
        words: list[str] = []  # noqa: RUF012

    class Named:
        word: str = field(kw_only=True)

    with pytest.raises(ValueError, match=r"Shared\.words"):
        frozen(slots=True)(Shared)
    with pytest.raises(TypeError, match=r"Named\.word"):
        frozen(slots=True)(Named)
    with pytest.raises(TypeError, match="from another"):
        made(frozen, type("Folio", (DateSpan,), {}))


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
