"""Frozen dataclasses that are made quickly: `dataclass(frozen=True, slots=True)` as Python's own has it.

Python writes and compiles six functions for each, which costs half a millisecond; a search makes some eighty, of which
it calls few. Here one is compiled, and the others are shared. What is made is a dataclass to everything that asks.
"""

from collections.abc import Callable, Sequence
from dataclasses import MISSING, FrozenInstanceError, fields
from dataclasses import dataclass as _dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

T = TypeVar("T")

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, slots: bool, frozen: bool = False) -> Callable[[type[T]], type[T]]:
        """What makes a class a dataclass with slots; where it is not frozen, as Python itself does."""
        return _made if slots and frozen else _dataclass(slots=slots, frozen=frozen)


__all__ = ["dataclass"]


def _made(cls: type[T]) -> type[T]:
    cls.__doc__ = cls.__doc__ or cls.__name__
    # Python's own finds the fields, gives the class its slots, and compiles nothing.
    made: Any = _dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    equal, hashed = _compared([each.name for each in fields(made) if each.compare])
    functions = {
        "__init__": _initialiser(made), "__eq__": equal, "__hash__": hashed, "__repr__": _repr,
        "__setattr__": _refuse, "__delattr__": _refuse, "__getstate__": _state, "__setstate__": _set_state,
    }  # fmt: skip
    for name, function in functions.items():
        if name not in vars(cls):
            setattr(made, name, function)
    result: type[T] = made
    return result


def _initialiser(made: Any) -> Callable[..., None]:
    """The `__init__` of a class, which sets the slots themselves."""
    known: dict[str, Any] = {"MISSING": MISSING}
    taken, lines = ["self"], []
    for each in fields(made):
        if not each.init or each.kw_only:
            raise TypeError(f"{made.__qualname__}.{each.name}: here a field is taken by `__init__`, also by its place")
        name = each.name
        known[f"set_{name}"] = getattr(made, name).__set__
        value = name
        if each.default is not MISSING:
            known[f"of_{name}"] = each.default
            taken.append(f"{name}=of_{name}")
        elif each.default_factory is not MISSING:
            known[f"of_{name}"] = each.default_factory
            taken.append(f"{name}=MISSING")
            value = f"of_{name}() if {name} is MISSING else {name}"
        else:
            taken.append(name)
        lines.append(f" set_{name}(self, {value})")
    if hasattr(made, "__post_init__"):
        lines.append(" self.__post_init__()")
    body = "\n".join(lines) or " pass"
    exec(f"def __init__({', '.join(taken)}):\n{body}", known)
    made_init: Callable[..., None] = known["__init__"]
    made_init.__qualname__ = f"{made.__qualname__}.__init__"
    return made_init


def _compared(names: Sequence[str]) -> tuple[Callable[..., bool], Callable[[Any], int]]:
    key: Callable[[Any], object] = attrgetter(*names) if names else lambda _: ()

    def equal(self: Any, other: object) -> bool:
        return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Any) -> int:
        return hash(key(self))

    return equal, hashed


def _refuse(self: object, name: str, value: object = None) -> NoReturn:
    del self, value
    raise FrozenInstanceError(f"cannot change the field {name!r}")


def _repr(self: Any) -> str:
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _state(self: Any) -> list[object]:
    return [getattr(self, name) for name in self.__match_args__]


def _set_state(self: Any, state: list[object]) -> None:
    for name, value in zip(self.__match_args__, state, strict=True):
        object.__setattr__(self, name, value)
