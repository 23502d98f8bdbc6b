"""
Dates as other calendars and counts of years write them, put into the words that moments.py reads.

平成26年, 民國103年, "12 ต.ค. 2557", "12 تشرين الأول 2014", "۲۰ مهر ۱۳۹۳". What a text means in two
calendars stays as it is.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "民國": 1911, "民国": 1911}
"""The year before the first of each; Taiwan counts like Taishō."""
_ERA = re.compile(
    rf"(?:中華)?({'|'.join(_ERAS)})\s?(\d{{1,3}}|元)\s?(?:[（(]\d{{4}}年?[）)])?\s?年(?!度)"
)
_BESIDE = re.compile(rf"(\d{{4}}年)\s?[（(](?:{'|'.join(_ERAS)})\s?(?:\d{{1,2}}|元)年?[）)]")
_THAI_SHORT = (
    "ม.ค", "ก.พ", "มี.ค", "เม.ย", "พ.ค", "มิ.ย", "ก.ค", "ส.ค", "ก.ย", "ต.ค", "พ.ย", "ธ.ค",
)  # fmt: skip
THAI = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน",
    "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
_THAI_DATE = re.compile(
    rf"(\d{{1,2}})\s{{0,2}}({'|'.join(map(re.escape, (*_THAI_SHORT, *THAI)))})\.?\s{{0,2}}"
    r"(?:พ\.ศ\.\s?)?(\d{4}|\d{2})(?!\d)"
)
_CENTURY_OF_BUDDHA = 2500
# The months of two words that Syrians, Lebanese and Iraqis have, as Egyptians call them
_LEVANTINE = {
    ("تشرين", True): "أكتوبر", ("تشرين", False): "نوفمبر", ("كانون", True): "ديسمبر",
    ("كانون", False): "يناير",
}  # fmt: skip
_TWO_WORDS = re.compile(r"(تشرين|كانون)\s(?:ال)?(?:([أا]ول)|ثاني)(?!\w)")
_PERSIAN = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن",
    "اسفند",
)  # fmt: skip
_PERSIAN_DATE = re.compile(
    rf"(?<!\d)(\d{{1,2}})\s({'|'.join(_PERSIAN)})(?:\s?ماه)?،?\s(1[34]\d\d)(?!\d)"
    r"|(?<![\d/-])(1[34]\d\d)([/-])(\d{1,2})\5(\d{1,2})(?![\d/-])"
)
_OF_WEB = range(1370, 1412)
"""Years in figures alone; a Muslim's of this number ended before there were web pages."""
_LONG_MONTHS = 6
"""Of 31 days; five of 30 follow."""
_CYCLE = (1, 5, 9, 13, 17, 22, 26, 30)
"""The leap years of a cycle of 33, which is exact from 1178 to 1633 of the Persian calendar."""
_EPOCH = date(1996, 3, 20)
"""1375-01-01."""


def to_common(text: str) -> str:
    """*text*, its figures those of English, with its dates in the common calendar."""
    if "年" in text:
        text = _ERA.sub(_of_era, _BESIDE.sub(r"\1", text))
    text = _THAI_DATE.sub(_of_thai, text)
    text = _TWO_WORDS.sub(lambda found: _LEVANTINE[found[1], bool(found[2])], text)
    return _PERSIAN_DATE.sub(_of_persian, text)


def _of_era(found: re.Match[str]) -> str:
    return f"{_ERAS[found[1]] + (1 if found[2] == '元' else int(found[2]))}年"


def _of_thai(found: re.Match[str]) -> str:
    """ "12 ต.ค. 57" -> "12 ตุลาคม 2557"."""
    month = found[2] if found[2] in THAI else THAI[_THAI_SHORT.index(found[2])]
    year = int(found[3])
    return f"{found[1]} {month} {year if len(found[3]) == 4 else _CENTURY_OF_BUDDHA + year}"


def _of_persian(found: re.Match[str]) -> str:
    if found[2]:
        year, month, day = int(found[3]), _PERSIAN.index(found[2]) + 1, int(found[1])
    else:
        year, month, day = int(found[4]), int(found[6]), int(found[7])
        if year not in _OF_WEB:
            return found[0]
    longest = 31 if month <= _LONG_MONTHS else 30
    if not (0 < month <= len(_PERSIAN) and 0 < day <= longest):
        return found[0]
    return (_to_new_year(year) + timedelta(_days_before(month) + day - 1)).isoformat()


def _days_before(month: int) -> int:
    return 30 * (month - 1) + min(month - 1, _LONG_MONTHS)


def _to_new_year(year: int) -> date:
    """The first of Farvardin of the Persian *year*."""
    years = range(min(year, 1375), max(year, 1375))
    days = sum(366 if one % 33 in _CYCLE else 365 for one in years)
    return _EPOCH + timedelta(days if year >= 1375 else -days)
