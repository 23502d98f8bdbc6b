"""
The forms in which the news of the world prints its day, read by the headline of a page.
"""

from __future__ import annotations

import pytest

from archive.calendars import to_common
from tests.archive.webpage import find_day

H = "<h1>Council votes on harbour bridge</h1>"
S = "<p>" + "Residents said that the noise of the traffic would be worse than before. " * 7 + "</p>"
# fmt: off
# All of them 12 October 2014
FORMS = [
    "October, 12, 2014", "12, October 2014", "12 October,2014", "2014, October 12", "12th. October 2014",
    "October the 12th, 2014", "October 12 , 2014", "12/Oct/14", "12.Oct.14", "2014-Oct-12", "Oct-12-2014", "Oct/12/2014",
    "12 DE OUTUBRO DE 2014", "12.X.2014", "12 X 2014", "2014. X. 12.", "2014·10·12", "2014年10月12日10時30分",
    "Sunday 12/10/14", "Sun. 10/12/14", "입력 14.10.12 10:30", "12 Th10 2014", "2014ko urriaren 12a",
    # the month as its own word, in short, in other scripts
    "12. říjen 2014", "12 октябрь 2014", "12 жовт. 2014", "12 Οκτώβριος 2014", "12. lis. 2014.", "12 oktabr 2014",
    "12 אוקטובר 2014", "יום ראשון, 12 באוקטובר 2014", "12 అక్టోబర్ 2014", "12 அக்டோபர் 2014",
    "12 ഒക്ടോബർ 2014", "12 ಅಕ್ಟೋಬರ್ 2014", "12 ઑક્ટોબર 2014", "12 ਅਕਤੂਬਰ 2014", "12 ऑक्टोबर 2014", "12 ඔක්තෝබර් 2014",
    "12 أكتوبر، 2014", "12 تشرين الأول 2014", "12 أكتوبر/ تشرين الأول 2014",
    # other calendars
    "12 ต.ค. 2557", "12 ต.ค. 57", "12 ตุลาคม พ.ศ. 2557", "12/10/2557", "平成26年10月12日", "2014年（平成26年）10月12日",
    "民國103年10月12日", "یکشنبه ۲۰ مهر ۱۳۹۳", "۱۳۹۳/۰۷/۲۰",
    # figures behind and before words of a language that has the day first
    "Publié le 12/10/2014", "Créé le 12-10-2014", "12/10/2014 à 10h30", "12/10/14 10h30", "Dom, 12/10/2014",
    "Publicado: 12/10/2014", "12/10/2014 a las 10:30", "Pubblicato il 12/10/2014", "12/10/2014 alle 10:30", "Data: 12/10/2014",
    "12/10/2014 om 10:30", "12/10/2014 10:30 CEST", "12/10/2014 10:30 (GMT+7)", "Chủ nhật, 12/10/2014", "12/10/2014 - 10:30 μμ",
]
OPEN = [
    "12/10/2014", "12-10-2014 10:30", "10:30 am 12/10/2014", "By Sam 12/10/2014", "'14.10.12", "Oct. 12-13, 2014",
    "Heft 3/4 2014", "12 October 13 comments", "28. Januar 30 Kommentare",
]
# fmt: on


@pytest.mark.parametrize("written", FORMS)
def test_forms_of_the_world_are_read(written: str) -> None:
    """A day counts in the form of any country whose news we read."""
    assert str(find_day(f"{H}<p class=date>{written}</p>{S}")) == "2014-10-12"


@pytest.mark.parametrize("written", OPEN)
def test_what_may_be_two_days_is_refused(written: str) -> None:
    """Figures of two meanings, days in a row and numbers behind a month are no day."""
    assert find_day(f"{H}<p class=date>{written}</p>{S}") is None


@pytest.mark.parametrize(
    ("written", "common"),
    [
        # the first days of Persian years, as the calendar of Tehran has them
        ("1 فروردین 1391", "2012-03-20"), ("1 فروردین 1392", "2013-03-21"),
        ("1 فروردین 1400", "2021-03-21"), ("1 فروردین 1403", "2024-03-20"),
        ("29 اسفند 1399", "2021-03-19"), ("30 شهریور 1350", "1971-09-21"),
        # a Muslim year, and what is no day
        ("1435/12/18", "1435/12/18"), ("1393/13/01", "1393/13/01"), ("31 مهر 1393", "31 مهر 1393"),
        ("令和元年5月1日", "2019年5月1日"), ("昭和64年1月7日", "1989年1月7日"), ("平成26年度", "平成26年度"),
    ],
)  # fmt: skip
def test_other_calendars_are_counted_exactly(written: str, common: str) -> None:
    """A day of another calendar is the one of ours on which it fell, and stays where it is none."""
    assert to_common(written) == common
