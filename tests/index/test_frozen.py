"""
A Frozen is what a frozen dataclass with slots would be, to everybody who uses one.
"""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

from index.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Callable


class Place(Frozen):
    """A row and a column; where it was written does not count."""

    _uncounted: ClassVar = frozenset({"written"})

    row: int
    column: int = 0
    written: str = ""


class Other(Frozen):
    """The same fields in another class."""

    row: int
    column: int = 0


@pytest.mark.parametrize(
    "made", [Place(1, 2, "b2"), Place(1, column=2), Place(row=1, column=2), Place(1, 2)]
)
def test_a_value_is_made_by_place_or_by_name(made: Place) -> None:
    """Fields are given in order, by name, or left to their defaults."""
    assert (made.row, made.column) == (1, 2)
    assert made == Place(1, 2)
    assert hash(made) == hash(Place(1, 2))


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda make: make(), "'row'"),
        (lambda make: make(1, row=1), "'row'"),
        (lambda make: make(1, rows=1), "'rows'"),
        (lambda make: make(1, 2, "", 4), "3 values, not 4"),
    ],
)
def test_a_wrong_call_is_refused(make: Callable[[Any], object], says: str) -> None:
    """What is missing, given twice, unknown or too much is a TypeError that names it."""
    with pytest.raises(TypeError, match=says):
        make(Place)


def test_a_value_never_changes() -> None:
    """No field can be set or deleted, and none added."""
    place = Place(1)
    for change in (
        lambda: setattr(place, "row", 2),
        lambda: setattr(place, "depth", 2),
        lambda: delattr(place, "row"),
    ):
        with pytest.raises(AttributeError):
            change()
    assert not hasattr(place, "__dict__")


def test_values_of_two_classes_differ() -> None:
    """Two classes with the same fields are never equal; an uncounted field makes no difference."""
    assert Place(1) != Other(1)
    assert Place(1, 0, "a1") == Place(1, 0, "A1")
    assert Place(1) != Place(2)
    assert {Place(1): "found"}[Place(1, 0, "a1")] == "found"
    assert repr(Place(1, 0, "a1")) == "Place(row=1, column=0)"


def test_a_value_can_be_taken_apart() -> None:
    """A pattern binds the fields in order."""
    match Place(3, 4):
        case Place(row, column):
            assert (row, column) == (3, 4)


@pytest.mark.parametrize(
    "again", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))]
)
def test_a_copy_is_equal(again: Callable[[Place], Place]) -> None:
    """Copying and pickling keep every field, the uncounted too."""
    copied = again(Place(1, 2, "b2"))

    assert copied == Place(1, 2)
    assert copied.written == "b2"


def test_the_functions_of_dataclasses_take_it() -> None:
    """replace, asdict and fields work as on a dataclass."""
    place = Place(1, 2, "b2")

    assert dataclasses.replace(place, row=5) == Place(5, 2)
    assert dataclasses.replace(place, row=5).written == "b2"
    assert dataclasses.asdict(place) == {"row": 1, "column": 2, "written": "b2"}
    assert [field.name for field in dataclasses.fields(Place)] == ["row", "column", "written"]
    assert dataclasses.is_dataclass(place)
    with pytest.raises(TypeError):
        dataclasses.replace(place, depth=1)
