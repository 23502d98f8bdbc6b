"""
Frozen: a base for small immutable values that costs little to define.

    class Term(Frozen):
        text: str
        field: str = "text"

Every process defines its classes anew, and a frozen dataclass takes 0.4 ms: it writes six methods
as text and compiles them. Two dozen of them were a tenth of a search from a shell. Here the methods
are written once, in the base; type checkers and the functions of dataclasses (replace, asdict) see
a frozen dataclass. What is made by the thousand (a paragraph, a mention) is better off as a
dataclass or a NamedTuple: quicker to fill.
"""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


_F = TypeVar("_F", bound="Frozen")


class _Declared(type):
    """Makes the annotations of a class its slots, and keeps their defaults."""

    __match_args__: tuple[str, ...]
    _counted: tuple[str, ...]

    def __new__(mcs, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> _Declared:
        if "__slots__" not in body:
            fields = tuple(f for f in body.get("__annotations__", ()) if f[0] != "_")
            body["_defaults"] = {field: body.pop(field) for field in fields if field in body}
            body["__slots__"] = body["__match_args__"] = fields
        return super().__new__(mcs, name, bases, body)

    @property
    def __dataclass_fields__(cls) -> dict[str, Any]:
        return _fields_of(cls)


@cache
def _fields_of(cls: _Declared) -> dict[str, Any]:
    """What the functions of dataclasses want to know of *cls*."""
    from dataclasses import field, make_dataclass

    rows = [(name, Any, field(compare=name in cls._counted)) for name in cls.__match_args__]
    return dict(vars(make_dataclass(cls.__name__, rows))["__dataclass_fields__"])


@dataclass_transform(frozen_default=True)
class Frozen(metaclass=_Declared):
    """
    A value whose fields are the annotations of its class.

    Two are equal when they are of one class and alike in every field that *_uncounted* does not
    name.
    """

    __slots__ = ()
    __match_args__: ClassVar[tuple[str, ...]] = ()
    _defaults: ClassVar[dict[str, Any]] = {}
    _uncounted: ClassVar[frozenset[str]] = frozenset()
    _counted: ClassVar[tuple[str, ...]] = ()
    _key: ClassVar[Callable[[object], object]]

    def __init_subclass__(cls) -> None:
        cls._counted = tuple(name for name in cls.__match_args__ if name not in cls._uncounted)
        if cls._counted:
            cls._key = attrgetter(*cls._counted)

    def __init__(self, *values: Any, **named: Any) -> None:
        fields = self.__match_args__
        given: Sequence[Any] = values
        if named or len(values) != len(fields):
            given = _completed(type(self), values, named)
        for field, value in zip(fields, given, strict=True):
            object.__setattr__(self, field, value)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        cls = type(self)
        return cls._key(self) == cls._key(other) if type(other) is cls else NotImplemented

    def __hash__(self) -> int:
        return hash(self.__class__._key(self))  # noqa: SLF001

    def __repr__(self) -> str:
        shown = ", ".join(f"{field}={getattr(self, field)!r}" for field in self._counted)
        return f"{type(self).__qualname__}({shown})"

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        return type(self), tuple(getattr(self, field) for field in self.__match_args__)

    @property
    def __dataclass_fields__(self) -> dict[str, Any]:
        return _fields_of(type(self))


def replace(value: _F, **changes: Any) -> _F:
    """As `dataclasses.replace`, without loading dataclasses (and with it inspect: 4 ms)."""
    kept = {name: getattr(value, name) for name in value.__match_args__ if name not in changes}
    return type(value)(**kept, **changes)


def _completed(cls: type[Frozen], values: Sequence[Any], named: dict[str, Any]) -> Sequence[Any]:
    """A value for each field of *cls*: given by place, by name, or its default."""
    fields = cls.__match_args__
    if len(values) > len(fields):
        raise TypeError(f"{cls.__name__} takes {len(fields)} values, not {len(values)}")
    placed = dict(zip(fields, values, strict=False))
    for name in named:
        if name not in fields:
            raise TypeError(f"{cls.__name__} has no field {name!r}")
        if name in placed:
            raise TypeError(f"{cls.__name__} takes one {name!r}")
    given = {**cls._defaults, **placed, **named}
    for name in fields:
        if name not in given:
            raise TypeError(f"{cls.__name__} needs a value for {name!r}")
    return [given[field] for field in fields]
