"""
Dates as they are written, and which of an article's dates is believed.
"""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.article import Article, Clues, DateClue, Given, Moment, Paragraph, with_paragraphs
from archive.dates import date_article, find_url_date
from archive.moments import AmbiguousDateError, parse_moment
from archive.zones import offset_of

TODAY = date(2025, 11, 23)
OCT17 = date(2025, 10, 17)


def at(hour, minute, offset=0.0, second=0):
    zone = timezone(timedelta(hours=offset)) if offset else UTC
    return datetime(2025, 10, 17, hour, minute, second, tzinfo=zone)


WRITTEN = [
    # JSON-LD, meta elements, JSON exports
    ("2025-10-17", OCT17, None),
    ("2025/10/17", OCT17, None),
    ("20251017", OCT17, None),
    ("2025-10-17T06:12:00Z", OCT17, at(6, 12)),
    ("2025-10-17T06:12+01:00", OCT17, at(6, 12, 1)),
    ("2025-10-17T06:12:00.000-0400", OCT17, at(6, 12, -4)),
    ("2025-10-17 06:12:03.123456789 +0530", OCT17, at(6, 12, 5.5, 3)),
    ("2025-10-17T06:12:00+00:00", OCT17, at(6, 12)),
    ("20251017T061200Z", OCT17, at(6, 12)),
    ("2025-10-17 06:12:00 UTC", OCT17, at(6, 12)),
    ("1760681520", OCT17, at(6, 12)),
    ("1760681520000", OCT17, at(6, 12)),
    ("1760681520.25", OCT17, at(6, 12)),
    ("2025-10-17T23:30:00-04:00", OCT17, at(23, 30, -4)),
    # a bare day as programs write it
    ("2025-10-17T00:00:00Z", OCT17, None),
    ("2025-10-17T00:00:00+00:00", OCT17, None),
    ("1760659200", OCT17, None),
    # a time without a zone is no instant
    ("2025-10-17T06:12", OCT17, None),
    ("17 October 2025 06:12", OCT17, None),
    # RFC 2822, HTTP, date(1)
    ("Fri, 17 Oct 2025 06:12:00 +0100", OCT17, at(6, 12, 1)),
    ("Fri, 17 Oct 2025 06:12:00 -0400", OCT17, at(6, 12, -4)),  # "-" between words is no sign
    ("Fri, 17 Oct 2025 06:12:00 GMT", OCT17, at(6, 12)),
    ("17 Oct 2025 06:12:00 EST", OCT17, at(6, 12, -5)),
    ("Fri Oct 17 06:12:00 BST 2025", OCT17, at(6, 12, 1)),
    # as outlets print them
    ("October 17, 2025", OCT17, None),
    ("Oct. 17, 2025", OCT17, None),
    ("OCTOBER 17 2025", OCT17, None),
    ("17 October 2025", OCT17, None),
    ("17th of October, 2025", OCT17, None),
    ("17-Oct-2025", OCT17, None),
    ("Friday, October 17, 2025", OCT17, None),
    ("Friday 17 October 2025 06.12 BST", OCT17, at(6, 12, 1)),  # The Guardian
    ("Oct. 17, 2025, 6:12 a.m. EDT", OCT17, at(6, 12, -4)),
    ("Updated October 17, 2025 at 3:14 p.m. ET", OCT17, at(15, 14, -4)),  # daylight time
    ("6:12 AM EDT, Fri October 17, 2025", OCT17, at(6, 12, -4)),  # CNN
    ("Published 17 October 2025, 06:12 BST", OCT17, at(6, 12, 1)),
    ("17 Oct 2025 6pm GMT+2", OCT17, at(18, 0, 2)),
    ("October 17, 2025 | 12:05 am CST", OCT17, at(0, 5, -6)),
    # IST is India, Ireland or Israel: the day is known, the instant is not
    ("17 October 2025, 12:30 IST", OCT17, None),
    ("17.10.2025", OCT17, None),
    ("17. Oktober 2025", OCT17, None),
    ("17 octobre 2025", OCT17, None),
    ("17 de octubre de 2025", OCT17, None),
    # figures that can only be read one way
    ("10/17/2025", OCT17, None),
    ("17/10/2025", OCT17, None),
    ("10/10/2025", date(2025, 10, 10), None),
    ("Monday 10/11/2025", date(2025, 11, 10), None),
    ("February 29, 2024", date(2024, 2, 29), None),
    ("January 5, 1916", date(1916, 1, 5), None),
    ("7. listopada 2025.", date(2025, 10, 7), None),
    ("7 listopada 2025", date(2025, 11, 7), None),
    ("2025-10-17T06:12:00 01:00", OCT17, None),
    ("2025-10-17T06:12:00+01:00[Europe/London]", OCT17, None),
    ("2025-10-17 06:12:00 -0400 EDT", OCT17, None),
    (
        "Fri Oct 17 2025 06:12:00 GMT+0100 (British Summer Time)",
        OCT17,
        datetime(2025, 10, 17, 6, 12, tzinfo=timezone(timedelta(hours=1))),
    ),
]


@pytest.mark.parametrize(("written", "day", "instant"), WRITTEN)
def test_a_date_is_read_as_it_was_written(written, day, instant):
    """The printed day, and the instant with the printed offset when there is one."""
    got = parse_moment(written)
    assert got == (day, instant)
    if instant:
        assert got[1].utcoffset() == instant.utcoffset()


NONE = [
    "", "  ", "yesterday", "3 hours ago", "today", "now", "October 2025", "2025", "10/17/25", "17/10",
    "Oct 17", "2025-13-40", "2025-02-30", "2025-10-17T25:00:00Z", "2025-10-17T06:61Z",
    "February 30, 2025", "32 October 2025", "October 17, 2025 and October 18, 2025", "99/99/2025",
    "17 October 2025 13pm", "17 Octember 2025", "published", "12345", "1" * 50, "0000-00-00",
    "2025-10-17" * 20, "17 October 2025 a long story short", "٢٠٢٥", "-1", "null", "12:30",
]  # fmt: skip


@pytest.mark.parametrize("written", NONE)
def test_what_is_no_whole_date_is_not_read(written):
    """Relative words, missing parts and impossible days are None, never filled in."""
    assert parse_moment(written) is None


def test_an_ambiguous_date_is_refused_unless_the_order_is_known():
    """10/11/2025 is two days; a setting decides, and the error names both."""
    with pytest.raises(AmbiguousDateError) as caught:
        parse_moment("10/11/2025")
    assert str(caught.value) == "'10/11/2025' can be 2025-11-10 or 2025-10-11"
    assert parse_moment("10/11/2025", day_first=True) == (date(2025, 11, 10), None)
    assert parse_moment("10/11/2025", day_first=False) == (date(2025, 10, 11), None)


def test_a_bare_utc_time_has_the_readers_day_and_a_printed_offset_its_own():
    """01:00Z is still the evening before in New York; 23:30-04:00 is the printed day anywhere."""
    zone = timezone(timedelta(hours=-4))
    assert parse_moment("2025-10-18T01:00:00Z", zone=zone)[0] == OCT17
    assert parse_moment("1760749200", zone=zone)[0] == OCT17
    assert parse_moment("2025-10-17T23:30:00-04:00", zone=UTC)[0] == OCT17


@pytest.mark.parametrize(
    ("letters", "day", "hours"),
    [
        ("ET", date(2025, 7, 1), -4), ("ET", date(2025, 12, 1), -5), ("PT", date(2025, 3, 9), -7),
        ("pt", date(2025, 3, 8), -8), ("ET", date(2025, 11, 2), -5), ("ET", date(2025, 11, 1), -4),
        ("CT", date(2005, 10, 29), -5), ("CT", date(2005, 4, 2), -6), ("MT", date(1975, 5, 1), -6),
        ("BST", date(2025, 12, 1), 1), ("NPT", date(2025, 1, 1), 5.75), ("IST", OCT17, None),
        ("XYZ", OCT17, None),
    ],
)  # fmt: skip
def test_letters_of_a_zone_mean_what_they_meant_that_day(letters, day, hours):
    """ET is daylight time in summer, by the rule of its year; letters of two zones are none."""
    assert offset_of(letters, day) == (None if hours is None else timedelta(hours=hours))


@given(
    st.dates(min_value=date(1600, 1, 1)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%a, %d %b %Y"]),
)
def test_every_day_is_read_back(day, form):
    """What strftime writes in English is read as the same day."""
    assert parse_moment(day.strftime(form)) == (day, None)


@given(st.text(max_size=150))
def test_any_text_is_a_date_or_not(text):
    """No string makes reading fail other than as ambiguous."""
    try:
        got = parse_moment(text)
    except AmbiguousDateError:
        return
    assert got is None or isinstance(got[0], date)


URLS = [
    ("https://example.com/2025/10/17/title", "2025-10-17"),
    ("https://www.theguardian.com/world/2025/oct/17/title-of-it", "2025-10-17"),
    ("https://example.com/news/2025-10-17-title.html", "2025-10-17"),
    ("https://example.com/20251017/title", "2025-10-17"),
    ("https://example.com/a?date=2025-10-17&x=1", "2025-10-17"),
    ("https://example.com/2025/1/7/title", "2025-01-07"),
    ("https://example.com/2025/13/40/title", None),
    ("https://example.com/article/12345678", None),
    ("https://example.com/article-20259999", None),
    ("https://example.com/title-2025", None),
    ("https://example.com/99991231/title", None),
]


@pytest.mark.parametrize(("url", "day"), URLS)
def test_a_date_in_a_url_is_found(url, day):
    """Folders, names and compact figures; other numbers are not dates."""
    assert find_url_date(url) == day


# --- which date is believed ----------------------------------------------------------------------


def article(*, header="", body="The talks went on.", dates=(), url=None, given=None):
    paragraphs = []
    if header:
        paragraphs.append(Paragraph(header, 0, len(header), "header"))
    paragraphs.append(Paragraph(body, 0, len(body)))
    base = Article(
        digest="",
        kind="text",
        decoded="",
        url=url,
        clues=Clues(dates=tuple(DateClue(*one) for one in dates)),
        given=Given(date=given),
    )
    return with_paragraphs(base, paragraphs)


def dated(*args, today=TODAY, **kwargs):
    return date_article(article(*args, **kwargs), today=today)


def test_dates_are_believed_in_order_of_trust():
    """A person, then metadata, then the text, then the URL."""
    everything = {
        "given": "2025-10-01",
        "dates": [("2025-10-04", "url"), ("2025-10-02", "meta")],
        "header": "date 2025-10-03",
        "url": "https://example.com/2025/10/05/x",
    }
    for basis, left in (
        ("given", "given"),
        ("meta", "dates"),
        ("header", "header"),
        ("url", "url"),
    ):
        published = dated(**everything).published
        assert published.basis == basis
        del everything[left]
    assert dated(**everything).published is None


def test_no_date_is_none():
    """An article without a date has none; it is never today's."""
    got = dated()
    assert (got.published, got.modified, got.notes) == (None, None, ())


def test_a_better_clue_makes_the_same_day_precise():
    """One field has the day, the next the minute of that day."""
    got = dated(dates=[("2025-10-17", "meta"), ("2025-10-17T06:12:00+01:00", "meta")])
    assert got.published == Moment(OCT17, "meta", at(6, 12, 1))


REFUSED = [
    ("0001-01-01T00:00:00Z", "is before 1600"),
    ("2025-11-26", "is more than 2 days ahead"),
    ("10/11/2025", "can be 2025-11-10 or 2025-10-11"),
    ("3 hours ago", "not understood"),
    ("x" * 500, "not understood"),
]


@pytest.mark.parametrize(("written", "reason"), REFUSED)
def test_a_refused_date_is_noted_and_the_next_is_taken(written, reason):
    """What cannot be right is refused in one short line, and does not stand in the way."""
    got = dated(dates=[(written, "meta"), ("2025-10-17", "meta")])
    assert got.published.day == OCT17
    assert len(got.notes) == 1
    assert reason in got.notes[0]
    assert len(got.notes[0]) < 100


def test_tomorrow_is_plausible_and_without_today_so_is_any_day():
    """Two days ahead may be a time zone; whoever has no clock cannot tell."""
    assert dated(dates=[("2025-11-25", "meta")]).published.day == date(2025, 11, 25)
    assert dated(dates=[("2030-01-01", "meta")], today=None).published.day == date(2030, 1, 1)


def test_a_change_is_not_the_publication():
    """dateModified and "Updated ..." are told apart from the date of publication."""
    got = dated(dates=[("2025-10-18", "meta", "modified")])
    assert (got.published, got.modified.day) == (None, date(2025, 10, 18))
    got = dated(header="Published 16 Oct 2025 | Updated 17 October 2025 06:12 BST")
    assert got.published == Moment(date(2025, 10, 16), "header")
    assert got.modified == Moment(OCT17, "header", at(6, 12, 1))


HEADERS = [
    ("date 2025-10-17", OCT17),
    ("Friday, October 17, 2025", OCT17),
    ("Published: 17 October 2025 06:12 BST", OCT17),
    ("By Jane Doe", None),
    ("4 min read", None),
]


@pytest.mark.parametrize(("header", "day"), HEADERS)
def test_a_header_line_may_hold_the_date(header, day):
    """The header lines that cleaning cut off are read."""
    published = dated(header=header).published
    assert (published and published.day) == day


DATELINES = [
    ("WASHINGTON, Oct. 17, 2025 (AP) — The talks went on.", OCT17),
    ("NEW YORK, Oct. 17, 2025 /PRNewswire/ -- Acme announced.", OCT17),
    ("BEIJING, Oct. 17 (Xinhua) -- The talks went on.", None),
    ("The talks of Geneva, October 17, 2025 failed.", None),
]


@pytest.mark.parametrize(("body", "day"), DATELINES)
def test_a_dateline_with_a_year_is_a_date(body, day):
    """A date inside a sentence is not."""
    published = dated(body=body).published
    assert (published and published.day) == day


def test_hostile_clues_take_no_time():
    """A megabyte in any place where dates are looked for is soon done with."""
    began = time.process_time()
    for unit in ("2025-10-17 ", "1", "January ", "17 ", "/2025/1", "A, "):
        long = unit * (1_000_000 // len(unit))
        dated(header=long, body=long, url="https://example.com/" + long, dates=[(long, "meta")])
    assert time.process_time() - began < 3
