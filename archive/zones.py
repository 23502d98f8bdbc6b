"""
The letters that news prints after a time ("BST", "ET"), as offsets from UTC on a given day; and the
time by which a country's outlets date what they publish.

A fixed table: letters that mean different things in different countries (IST: India, Ireland,
Israel) are left out, and a time with them has no instant. This has nothing to do with the reader's
own time zone, which is a setting.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import tzinfo

_HOURS: dict[str, float] = {
    "utc": 0, "gmt": 0, "z": 0, "wet": 0, "bst": 1, "west": 1, "cet": 1, "mez": 1, "cest": 2,
    "mesz": 2, "eet": 2, "eest": 3, "sast": 2, "cat": 2, "eat": 3, "msk": 3, "trt": 3, "pkt": 5,
    "npt": 5.75, "wib": 7, "ict": 7, "hkt": 8, "sgt": 8, "myt": 8, "pht": 8, "awst": 8, "jst": 9,
    "kst": 9, "acst": 9.5, "acdt": 10.5, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
    "brt": -3, "nst": -3.5, "ndt": -2.5, "adt": -3, "edt": -4, "est": -5, "cdt": -5, "cst": -6,
    "mdt": -6, "mst": -7, "pdt": -7, "pst": -8, "akdt": -8, "akst": -9, "hst": -10,
}  # fmt: skip
_AMERICAN = {"et": -5, "ct": -6, "mt": -7, "pt": -8}


# Where a country has several zones, the one in which most of its news is published.
_COUNTRIES = {
    "AE": "Asia/Dubai", "AR": "America/Argentina/Buenos_Aires", "AT": "Europe/Vienna",
    "AU": "Australia/Sydney", "BB": "America/Barbados", "BD": "Asia/Dhaka", "BE": "Europe/Brussels",
    "BG": "Europe/Sofia", "BO": "America/La_Paz", "BR": "America/Sao_Paulo", "BS": "America/Nassau",
    "BW": "Africa/Gaborone", "BZ": "America/Belize", "CA": "America/Toronto", "CH": "Europe/Zurich",
    "CL": "America/Santiago", "CM": "Africa/Douala", "CN": "Asia/Shanghai", "CO": "America/Bogota",
    "CR": "America/Costa_Rica", "CY": "Asia/Nicosia", "CZ": "Europe/Prague", "DE": "Europe/Berlin",
    "DK": "Europe/Copenhagen", "EC": "America/Guayaquil", "EE": "Europe/Tallinn",
    "EG": "Africa/Cairo", "ES": "Europe/Madrid", "ET": "Africa/Addis_Ababa",
    "FI": "Europe/Helsinki", "FJ": "Pacific/Fiji", "FR": "Europe/Paris", "GB": "Europe/London",
    "GH": "Africa/Accra", "GM": "Africa/Banjul", "GR": "Europe/Athens", "GY": "America/Guyana",
    "HK": "Asia/Hong_Kong", "HR": "Europe/Zagreb", "HU": "Europe/Budapest", "ID": "Asia/Jakarta",
    "IE": "Europe/Dublin", "IL": "Asia/Jerusalem", "IN": "Asia/Kolkata", "IQ": "Asia/Baghdad",
    "IR": "Asia/Tehran", "IS": "Atlantic/Reykjavik", "IT": "Europe/Rome", "JM": "America/Jamaica",
    "JO": "Asia/Amman", "JP": "Asia/Tokyo", "KE": "Africa/Nairobi", "KR": "Asia/Seoul",
    "KW": "Asia/Kuwait", "LB": "Asia/Beirut", "LK": "Asia/Colombo", "LT": "Europe/Vilnius",
    "LU": "Europe/Luxembourg", "LV": "Europe/Riga", "MA": "Africa/Casablanca", "MM": "Asia/Yangon",
    "MT": "Europe/Malta", "MW": "Africa/Blantyre", "MX": "America/Mexico_City",
    "MY": "Asia/Kuala_Lumpur", "NA": "Africa/Windhoek", "NG": "Africa/Lagos",
    "NL": "Europe/Amsterdam", "NO": "Europe/Oslo", "NP": "Asia/Kathmandu", "NZ": "Pacific/Auckland",
    "OM": "Asia/Muscat", "PA": "America/Panama", "PE": "America/Lima", "PG": "Pacific/Port_Moresby",
    "PH": "Asia/Manila", "PK": "Asia/Karachi", "PL": "Europe/Warsaw", "PT": "Europe/Lisbon",
    "PY": "America/Asuncion", "QA": "Asia/Qatar", "RO": "Europe/Bucharest", "RS": "Europe/Belgrade",
    "RU": "Europe/Moscow", "RW": "Africa/Kigali", "SA": "Asia/Riyadh", "SE": "Europe/Stockholm",
    "SG": "Asia/Singapore", "SI": "Europe/Ljubljana", "SK": "Europe/Bratislava",
    "TH": "Asia/Bangkok", "TR": "Europe/Istanbul", "TT": "America/Port_of_Spain",
    "TW": "Asia/Taipei", "TZ": "Africa/Dar_es_Salaam", "UA": "Europe/Kyiv", "UG": "Africa/Kampala",
    "US": "America/New_York", "UY": "America/Montevideo", "VE": "America/Caracas",
    "VN": "Asia/Ho_Chi_Minh", "ZA": "Africa/Johannesburg", "ZM": "Africa/Lusaka",
    "ZW": "Africa/Harare", "AF": "Asia/Kabul", "KH": "Asia/Phnom_Penh", "GE": "Asia/Tbilisi",
    "KZ": "Asia/Almaty", "BA": "Europe/Sarajevo", "NI": "America/Managua",
}  # fmt: skip
MONTH_FIRST = frozenset({"US", "PH", "FM", "PW"})
"""Countries where 10/11/2025 is 11 October."""


@cache
def zone_of(country: str) -> tzinfo | None:
    """The time of *country* ("GB"), None when it is not in the table or the system lacks it."""
    from zoneinfo import ZoneInfo

    name = _COUNTRIES.get(country)
    try:
        return ZoneInfo(name) if name else None
    except (OSError, ValueError):
        return None


def country_of_domain(host: str) -> str:
    """The country whose top-level domain *host* has: "spiegel.de" -> "DE"; "" when it has none."""
    last = host.rpartition(".")[2].upper()
    return "GB" if last == "UK" else last if last in _COUNTRIES else ""


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
