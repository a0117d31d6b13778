"""Dataclasses that are made quickly: `dataclass(slots=True)`, frozen or not, as Python's own has it.

Python writes and compiles six functions for each, which costs half a millisecond; a search makes some eighty, of which
it calls few. Here a class has its slots and what is shared, and the rest is made when it is first asked for: the one
function that is compiled, and what Python keeps of the fields. What is made is a dataclass to everything that asks.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, fields, replace
from dataclasses import dataclass as _dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

T = TypeVar("T")

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, slots: bool, frozen: bool = False) -> Callable[[type[T]], type[T]]:
        """What makes a class a dataclass with slots."""
        assert slots
        return lambda cls: _made(cls, frozen)


__all__ = ["dataclass"]


def _made(cls: type[T], frozen: bool) -> type[T]:
    names = tuple(cls.__annotations__)
    own = {name: value for name, value in vars(cls).items() if name not in ("__dict__", "__weakref__")}
    defaults = {name: own.pop(name) for name in names if name in own}
    _require_plain(cls, defaults)
    compared = [name for name in names if getattr(defaults.get(name), "compare", True) is not False]
    equal, hashed = _compared(compared)
    made: Any = {
        "__doc__": cls.__name__, "__init__": _Initialiser(defaults), "__repr__": _repr, "__replace__": replace,
        "__eq__": equal, "__hash__": hashed if frozen else None, "__getstate__": _state, "__setstate__": _set_state,
    } | ({"__setattr__": _refuse, "__delattr__": _refuse} if frozen else {})  # fmt: skip
    made |= {name: value for name, value in own.items() if name != "__doc__" or value}
    made |= {
        "__slots__": names, "__match_args__": names, "__qualname__": cls.__qualname__,
        "__signature__": _Signature(),
        "__dataclass_fields__": _Pythons(defaults), "__dataclass_params__": _Pythons(defaults, frozen),
    }  # fmt: skip
    metaclass: Any = type(cls)
    result: type[T] = metaclass(cls.__name__, cls.__bases__, made)
    return result


def _require_plain(cls: type, defaults: Mapping[str, Any]) -> None:
    """Raises where a class asks for what is not done here, or for what Python does not do either."""
    if any(hasattr(base, "__dataclass_fields__") for base in cls.__bases__):
        raise TypeError(f"{cls.__qualname__}: here no dataclass is made from another")
    for name, default in defaults.items():
        if isinstance(default, Field) and (not default.init or default.kw_only is True):
            raise TypeError(f"{cls.__qualname__}.{name}: here a field is taken by `__init__`, also by its place")
        if type(default).__hash__ is None:
            raise ValueError(f"{cls.__qualname__}.{name}: what can be changed is no default: use `default_factory`")


class _Late:
    """An attribute of a class that is worked out when it is first asked for, and stands there from then on."""

    owner: type
    name: str

    def __set_name__(self, owner: type, name: str) -> None:
        self.owner, self.name = owner, name

    def __get__(self, instance: object, owner: type) -> Any:
        setattr(self.owner, self.name, self.worked_out())
        return getattr(owner if instance is None else instance, self.name)

    def worked_out(self) -> object:
        raise NotImplementedError


class _Pythons(_Late):
    """What Python's own keeps of a dataclass, by the name of the attribute."""

    def __init__(self, defaults: Mapping[str, Any], frozen: bool = False) -> None:
        self.defaults, self.frozen = defaults, frozen

    def worked_out(self) -> object:
        # With a word of its own it is spared one that Python would write, which takes longer than all else.
        own = {name: getattr(self.owner, name) for name in ("__annotations__", "__module__", "__doc__")}
        plain = type(self.owner.__name__, (), own | dict(self.defaults))
        return getattr(_dataclass(init=False, repr=False, eq=False, frozen=self.frozen)(plain), self.name)


class _Initialiser(_Late):
    """The `__init__` of a class, which sets the slots themselves."""

    def __init__(self, defaults: Mapping[str, Any]) -> None:
        self.defaults = defaults

    def worked_out(self) -> object:
        return _initialiser(self.owner, self.defaults)


class _Signature(_Late):
    """What `inspect` says that a class takes: it does not see an `__init__` that is not made yet."""

    def worked_out(self) -> object:
        import inspect

        owner: Any = self.owner
        signature = inspect.signature(owner.__init__)
        return signature.replace(parameters=list(signature.parameters.values())[1:])


def _initialiser(made: Any, defaults: Mapping[str, Any]) -> Callable[..., None]:
    known: dict[str, Any] = {"MISSING": MISSING}
    taken, lines = ["self"], []
    for name in made.__slots__:
        known[f"set_{name}"] = getattr(made, name).__set__
        value = name
        default = defaults.get(name, MISSING)
        factory = default.default_factory if isinstance(default, Field) else MISSING
        default = default.default if isinstance(default, Field) else default
        if default is not MISSING:
            known[f"of_{name}"] = default
            taken.append(f"{name}=of_{name}")
        elif factory is not MISSING:
            known[f"of_{name}"] = factory
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
