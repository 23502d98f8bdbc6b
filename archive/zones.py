"""
The letters that news prints after a time ("BST", "ET"), as offsets from UTC on a given day.

A fixed table: letters that mean different things in different countries (IST: India, Ireland,
Israel) are left out, and a time with them has no instant. This has nothing to do with the reader's
own time zone, which is a setting.
"""

from __future__ import annotations

from datetime import date, timedelta

_HOURS: dict[str, float] = {
    "utc": 0, "gmt": 0, "z": 0, "wet": 0, "bst": 1, "west": 1, "cet": 1, "mez": 1, "cest": 2,
    "mesz": 2, "eet": 2, "eest": 3, "sast": 2, "cat": 2, "eat": 3, "msk": 3, "trt": 3, "pkt": 5,
    "npt": 5.75, "wib": 7, "ict": 7, "hkt": 8, "sgt": 8, "myt": 8, "pht": 8, "awst": 8, "jst": 9,
    "kst": 9, "acst": 9.5, "acdt": 10.5, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
    "brt": -3, "nst": -3.5, "ndt": -2.5, "adt": -3, "edt": -4, "est": -5, "cdt": -5, "cst": -6,
    "mdt": -6, "mst": -7, "pdt": -7, "pst": -8, "akdt": -8, "akst": -9, "hst": -10,
}  # fmt: skip
_AMERICAN = {"et": -5, "ct": -6, "mt": -7, "pt": -8}


def offset_of(letters: str, day: date) -> timedelta | None:
    """The offset that *letters* (any case) mean on *day*, None when unknown or not one thing."""
    letters = letters.lower()
    if letters in _AMERICAN:
        # "1:12 a.m. ET" in October is daylight time, -04:00
        return timedelta(hours=_AMERICAN[letters] + _is_american_summer(day))
    hours = _HOURS.get(letters)
    return None if hours is None else timedelta(hours=hours)


def _is_american_summer(day: date) -> bool:
    """
    Daylight time in the United States by the rule in force since 2007, and the one before it.
    """
    if day.year >= 2007:
        return _sunday(day.year, 3, 2) <= day < _sunday(day.year, 11, 1)
    if day.year >= 1987:
        return _sunday(day.year, 4, 1) <= day < _last_sunday_of_october(day.year)
    return _last_sunday_of_april(day.year) <= day < _last_sunday_of_october(day.year)


def _sunday(year: int, month: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (nth - 1))


def _last_sunday_of_october(year: int) -> date:
    last = date(year, 10, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def _last_sunday_of_april(year: int) -> date:
    last = date(year, 4, 30)
    return last - timedelta(days=(last.weekday() + 1) % 7)
