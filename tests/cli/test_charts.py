"""
Charts: what a terminal draws, and SVG read as a browser reads it, with the contrast of its colours.
"""

from __future__ import annotations

import re
import stat
import xml.etree.ElementTree as ET
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.counting import Together
from archive.output.charts import chart_lines
from archive.output.screen import Screen
from archive.output.svg import NARROW, PALETTES, WIDE, nice_top, short
from archive.output.svg_charts import MOST_BARS, draw_bars, draw_columns, draw_strips
from archive.output.timelines import MOST_PERIODS, timeline, timelines, together_lines
from archive.output.width import width
from index.results import Counts

SVG = "{http://www.w3.org/2000/svg}"
DAYS = Counts(16, (("2025-08-31", 3), ("2025-10-17", 12)), without=1)
BESIDE = Together(
    9,
    (("Donald Trump", 7), ("Volodymyr Zelensky", 2)),
    (
        ("2025-08-31", "Donald Trump", 2),
        ("2025-10-17", "Donald Trump", 4),
        ("2025-10-17", "Volodymyr Zelensky", 2),
    ),
    (("Donald Trump", 1),),
)


def drawn(lines):
    """The text of a drawing and its tree; a drawing is in lines, and one in all."""
    text = "\n".join(lines)
    return text, ET.fromstring(text)


def words(element):
    return [text.text for text in element.iter(f"{SVG}text")]


def form(tree, name):
    (found,) = [group for group in tree.iter(f"{SVG}g") if group.get("class") == name]
    return found


# On a terminal


def test_no_period_is_left_out():
    """A month without articles is a row without a bar, and what has no date comes last."""
    line = timeline(DAYS, "month", week_start=0)
    assert list(chart_lines(line.as_counts, Screen(30, terminal=True))) == [
        "2025-08   3  ████▎",
        "2025-09   0",
        "2025-10  12  █████████████████",
        "none      1  █▍",
    ]


def test_weeks_in_a_row():
    """Weeks follow each other by seven days, from where they begin."""
    line = timeline(DAYS, "week", week_start=6)
    assert line.periods[:2] == ("2025-08-31", "2025-09-07")
    assert line.periods[-1] == "2025-10-12"
    assert sum(line.counts) == 15


@pytest.mark.parametrize(
    ("years", "by", "drawn_by"),
    [(0, "day", "day"), (1, "day", "week"), (5, "day", "month"), (50, "month", "year"), (250, "day", "decade"), (1300, "day", "century")],
)  # fmt: skip
def test_too_many_periods_become_coarser(years, by, drawn_by):
    """A chart that nobody can look at is drawn by weeks, months, years, decades or centuries."""
    counts = Counts(2, (("1601-01-01", 1), (f"{1601 + years}-02-03", 1)))
    line = timeline(counts, by, week_start=0)
    assert line.by == drawn_by
    assert len(line.periods) <= MOST_PERIODS
    assert sum(line.counts) == 2


@given(
    rows=st.dictionaries(
        st.text(st.characters(codec="utf-8"), max_size=60), st.integers(1, 10**7), min_size=1
    ),
    columns=st.integers(20, 200),
    blocks=st.booleans(),
)
def test_bars_fit_the_screen(rows, columns, blocks):
    """No line is wider than the screen, every count is whole, and every bar is something."""
    counts = Counts(sum(rows.values()), tuple(rows.items()))
    lines = list(chart_lines(counts, Screen(columns, terminal=True, blocks=blocks)))
    assert all(width(line) <= columns for line in lines)
    for line, count in zip(lines, rows.values(), strict=True):
        assert f"  {count:,}" in line or f" {count:,}" in line


def test_bars_of_plain_characters():
    """Where the encoding has no blocks, bars are #, and one article is one."""
    counts = Counts(101, (("The Independent of London", 100), ("b", 1)))
    lines = list(chart_lines(counts, Screen(32, terminal=True, blocks=False)))
    assert lines == ["The Independe...  100  #########", "b                   1  #"]
    assert all(line.isascii() for line in lines)


def test_names_in_numbers_where_they_fit():
    """A few periods are a table: each name, how often in all, how often when."""
    lines = list(together_lines(BESIDE, "month", Screen(80, terminal=True), week_start=0))
    assert lines == [
        "                    ALL  2025-08  2025-09  2025-10",
        "Donald Trump          7        2        -        4",
        "Volodymyr Zelensky    2        -        -        2",
    ]


def test_names_in_strips_where_numbers_do_not_fit():
    """A column for each period, all of one scale; its ends are written above."""
    screen = Screen(60, terminal=True)
    lines = list(together_lines(BESIDE, "week", screen, week_start=0))
    assert lines == [
        "                    ALL  2025-08-25 to 2025-10-13",
        "Donald Trump          7  ▄▄············██",
        "Volodymyr Zelensky    2  ··············▄▄",
    ]
    plain = Screen(60, terminal=True, blocks=False)
    assert list(together_lines(BESIDE, "week", plain, week_start=0))[1:] == [
        "Donald Trump          7  ==            @@",
        "Volodymyr Zelensky    2                ==",
    ]


@given(columns=st.integers(20, 160), years=st.integers(0, 30), by=st.sampled_from(["day", "week", "month", "year"]))  # fmt: skip
def test_names_fit_the_screen(columns, years, by):
    """However narrow it is and however long the time."""
    rows = (("1990-01-01", "Donald Trump", 1000), (f"{1990 + years}-06-01", "Donald Trump", 1))
    found = Together(1001, (("Donald Trump", 1001),), rows)
    lines = list(together_lines(found, by, Screen(columns, terminal=True), week_start=0))
    assert all(width(line) <= columns for line in lines)


# As SVG


def contrast(one, other):
    """Of two colours, as WCAG 2 defines it."""

    def luminance(colour):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", PALETTES)
def test_everything_written_or_drawn_has_contrast(palette):
    """4.5 to 1 at least against the paper, in light and in dark, as the style says it."""
    colours = PALETTES[palette]
    for role in ("ink", "quiet", "bar"):
        assert contrast(colours[role], colours["paper"]) >= 4.5
    style = drawn(draw_bars(Counts(1, (("a", 1),)), "tag", "q"))[1].find(f"{SVG}style").text
    light, dark = style.split("prefers-color-scheme: dark")
    said = light if palette == "light" else dark
    assert set(re.findall(r"#[0-9a-f]{6}", said)) == set(colours.values())


CHARTS = {
    "columns": lambda q: draw_columns(timeline(DAYS, "month", week_start=0), q),
    "bars": lambda q: draw_bars(Counts(3, (("The Times", 2), (q, 1)), 1), "source", q),
    "strips": lambda q: draw_strips(timelines(BESIDE, "month", week_start=0), "person", q, 9),
}
HOSTILE = '<script>"&\x1b[31m\u202e]]>\x00\ufffe'


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("query", ["tomahawk", HOSTILE, "x" * 5000, "", "乌克兰 " * 40])
def test_a_drawing_is_safe_and_accessible(chart, query):
    """It is XML, an image with a title and a description, and has nothing that acts or loads."""
    text, tree = drawn(CHARTS[chart](query))
    assert tree.get("role") == "img"
    assert tree.get("aria-labelledby") == "title said"
    named = {one.get("id"): one.text for one in tree if one.get("id")}
    assert set(named) == {"title", "said"}
    assert all(named.values())
    kinds = {one.tag.removeprefix(SVG) for one in tree.iter()}
    assert kinds <= {"svg", "title", "desc", "style", "rect", "line", "text", "g"}
    attributes = {name for one in tree.iter() for name in one.attrib}
    assert not {a for a in attributes if a.startswith("on") or "href" in a or a == "style"}
    assert "url(" not in text
    assert "@import" not in text
    assert text.replace("\n", "").isprintable()
    assert list(CHARTS[chart](query)) == list(CHARTS[chart](query))


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("query", ["x" * 5000, "乌克兰 " * 40, "person:putin"])
@pytest.mark.parametrize("shape", [NARROW, WIDE])
def test_text_fits_the_form(chart, query, shape):
    """Each line is cut for the width that its form is for, and there is one form of each."""
    _, tree = drawn(CHARTS[chart](query))
    for text in words(form(tree, shape.name)):
        assert width(text) * 6 <= shape.across


def test_columns_say_what_they_stand_for():
    """Each column has its period and count, from zero and in proportion; empty ones are none."""
    _, tree = drawn(CHARTS["columns"]("tomahawk"))
    for shape in ("n", "w"):
        part = form(tree, shape)
        bars = list(part.iter(f"{SVG}rect"))
        assert [bar.find(f"{SVG}title").text for bar in bars] == ["2025-08: 3", "2025-10: 12"]
        tall = [float(bar.get("height")) for bar in bars]
        assert tall[1] == pytest.approx(4 * tall[0], abs=0.01)
        assert all(float(b.get("y")) + float(b.get("height")) == pytest.approx(200) for b in bars)
        assert {"tomahawk", "16 articles by month, 1 without a date"} <= set(words(part))
        assert {"0", "15", "3", "12", "2025-08", "2025-10"} <= set(words(part))
    assert tree.find(f"{SVG}desc").text == (
        "16 articles by month, 1 without a date. 2025-08: 3; 2025-10: 12"
    )


def test_bars_have_names_and_numbers():
    """The longest bar is the whole width; the rest are in proportion, and `none` is one of them."""
    counts = Counts(7, (("The Times", 4), ("Post & Co", 1)), without=2)
    _, tree = drawn(draw_bars(counts, "source", "tomahawk", "story"))
    part = form(tree, "n")
    assert [bar.get("width") for bar in part.iter(f"{SVG}rect")] == ["100%", "25%", "50%"]
    assert words(part)[2:] == ["The Times", "4", "Post & Co", "1", "none", "2"]
    assert "7 stories by source" in words(part)


def test_many_names_are_bounded():
    """What is not drawn is said."""
    counts = Counts(900, tuple((f"name {n}", 1) for n in range(900)))
    _, tree = drawn(draw_bars(counts, "person", "q"))
    part = form(tree, "n")
    assert len(list(part.iter(f"{SVG}rect"))) == MOST_BARS
    assert f"900 articles by person, {MOST_BARS} of 900 shown" in words(part)


def test_strips_share_scale_and_periods():
    """A strip for each name: its total, its columns in the scale of all."""
    _, tree = drawn(CHARTS["strips"]("tomahawk"))
    part = form(tree, "n")
    assert [bar.find(f"{SVG}title").text for bar in part.iter(f"{SVG}rect")] == [
        "2025-08: 2",
        "2025-10: 4",
        "2025-10: 2",
    ]
    tall = [float(bar.get("height")) for bar in part.iter(f"{SVG}rect")]
    assert tall == [28, 56, 28]
    assert {"Donald Trump", "7", "Volodymyr Zelensky", "2"} <= set(words(part))
    assert "people in 9 articles, by month" in words(part)


def test_nothing_found_is_drawn_too():
    """A chart of nothing is a title and a number, not an error."""
    for lines in (
        draw_columns(timeline(Counts(2, (), 2), "month", week_start=0), "q"),
        draw_bars(Counts(0), "source", "q"),
        draw_strips((), "person", "q", 0),
    ):
        assert words(form(drawn(lines)[1], "n"))[0] == "q"


@given(start=st.dates(date(1700, 1, 1), date(2100, 1, 1)), long=st.integers(0, 4000), by=st.sampled_from(["day", "week", "month", "year"]))  # fmt: skip
def test_dates_under_columns_do_not_touch(start, long, by):
    """At 320 pixels and at 800 there is room between two dates, and there is one at least."""
    end = start + timedelta(long)
    rows = tuple((day.isoformat(), 1) for day in dict.fromkeys((start, end)))
    line = timeline(Counts(2, rows), by, week_start=0)
    _, tree = drawn(draw_columns(line, "q"))
    for shape in (NARROW, WIDE):
        dates = [
            (float(text.get("x").rstrip("%")) * shape.plot / 100, text)
            for text in form(tree, shape.name).iter(f"{SVG}text")
            if "tick" in text.get("class", "") and text.get("y") == "20"
        ]
        spans = []
        for x, text in dates:
            long_ = len(text.text) * 6.7
            spans.append(
                (x - long_, x) if "end" in text.get("class") else (x - long_ / 2, x + long_ / 2)
            )
        assert spans
        assert all(before[1] < after[0] for before, after in pairwise(spans))
        assert all(right <= shape.pixels * (100 - shape.left) / 100 for _, right in spans)
        assert all(left >= -shape.pixels * shape.left / 100 for left, _ in spans)


@given(most=st.integers(1, 10**9))
def test_axes_are_round(most):
    """At most six marks, from zero to a little above the most, in 1, 2 or 5 times a power of ten."""
    top, step = nice_top(most)
    assert most <= top < most + step or top == step
    assert top % step == 0
    assert top // step <= 5
    assert str(step).rstrip("0") in ("1", "2", "5")
    assert len(short(step)) <= 5


# As a command


def test_svg_goes_to_a_file_whole(run, founding, tmp_path):
    """The file is there in one step, nothing beside it; stdout stays empty."""
    path = tmp_path / "chart.svg"
    path.write_text("old")
    ran = run(founding, "count", "tomahawk", "--by", "month", "--svg", path)
    assert (ran.status, ran.out, ran.err) == (0, "", "2 articles\n")
    tree = ET.fromstring(path.read_bytes())
    assert tree.find(f"{SVG}title").text == "tomahawk: articles by month"
    assert sorted(one.name for one in tmp_path.iterdir() if one.is_file()) == ["chart.svg"]
    assert not path.stat().st_mode & stat.S_IXUSR
    again = run(founding, "count", "tomahawk", "--by", "month", "--svg", "-")
    assert again.out == path.read_text()


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (("--by", "source"), "putin: articles by source"),
        (("--with", "person"), "putin: people beside it, by month"),
        (("--with", "org", "--by", "week"), "putin: organisations beside it, by week"),
        (("--with", "speaker"), "putin: speakers beside it, by month"),
        (("--by", "year", "--distinct", "story"), "putin: stories by year"),
        (("--by", "day", "--since", "2025"), "putin since 2025: articles by day"),
    ],
)
def test_what_can_be_drawn(run, founding, words, title):
    """Time, names and names beside a query, limited as any question."""
    ran = run(founding, "count", "putin", *words, "--svg", "-", "-q")
    assert ran.status == 0
    assert ET.fromstring(ran.out).find(f"{SVG}title").text == title


def test_a_file_that_cannot_be_written(run, founding, tmp_path):
    """Status 2 and the reason; nothing is left behind."""
    ran = run(founding, "count", "a", "--by", "month", "--svg", tmp_path / "no" / "chart.svg")
    assert ran.status == 2
    assert ran.err.startswith("archive: ")
    assert "chart.svg cannot be written: No such file or directory" in ran.err


def test_nothing_is_drawn_and_is_status_1(run, founding, tmp_path):
    """As any count of nothing; the drawing says so."""
    ran = run(founding, "count", "zebra", "--with", "person", "--svg", tmp_path / "z.svg")
    assert (ran.status, ran.err) == (1, "0 articles\n")
    assert "people in 0 articles" in (tmp_path / "z.svg").read_text()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("a", "--svg", "x.svg"), "--svg draws what --by or --with divides"),
        (("a", "--by", "month", "--svg", ""), "--svg needs the name of a file"),
        (("a", "--by", "month", "--svg", "x", "-f", "csv"), "leave --format out"),
        (("a", "--with", "person", "--by", "source"), "--with counts over time"),
        (("--batch", "--with", "person"), "--batch goes without --with and --svg"),
    ],
)
def test_what_goes_not_together(run, founding, words, said):
    """Is refused in one line, before anything is read or written."""
    ran = run(founding, "count", *words)
    assert ran.status == 2
    assert said in ran.err
    assert ran.err.count("\n") == 1


def test_names_for_programs(run, founding):
    """A row for each period and name, in every format; what has no date is `none`, or null."""
    asked = ("count", "place:ukraine", "--with", "source", "--by", "year")
    assert run(founding, *asked).out == "2025\tThe Independent\t1\n"
    assert run(founding, *asked, "-f", "csv").out == "value,name,count\n2025,The Independent,1\n"
    people = run(founding, "count", "putin", "--with", "person", "-f", "tsv", "--no-header").out
    rows = [line.split("\t") for line in people.splitlines()]
    assert ["2025-10", "Donald Trump", "1"] in rows
    assert ["none", "Donald Trump", "1"] in rows
    assert "Vladimir Putin" not in people
