"""
What strangers wrote never acts on a terminal, in JSON or in a spreadsheet.
"""

from __future__ import annotations

import json
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.output.printable import csv_cell, printable, prose, safe_json, to_json, tsv_cell

SPECIMENS = [
    ("\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m"),
    ("\x1b]0;your terminal's title\x07", r"\x1b]0;your terminal's title\x07"),  # OSC 0
    ("\x1b]52;c;cm0gLXJm\x07", r"\x1b]52;c;cm0gLXJm\x07"),  # OSC 52 writes the clipboard
    ("\x9b31mC1", r"\x9b31mC1"),  # CSI in one byte
    ("abc\u202egpj.exe", r"abc\u202egpj.exe"),  # right-to-left override
    ("if \u2066admin\u2069", r"if \u2066admin\u2069"),  # isolates: CVE-2021-42574
    ("zero\u200bwidth\ufeff", r"zero\u200bwidth\ufeff"),
    ("two\u2028lines\u2029", r"two\u2028lines\u2029"),
    ("rub\x7f\x08\x08out", r"rub\x7f\x08\x08out"),
    ("a\tb\nc\rd", r"a\tb\nc\rd"),
    ("caf\udce9", r"caf\udce9"),  # a file name that is not UTF-8, as Python hands it on
    ("tag\U000e0041", r"tag\U000e0041"),
    ("“He’d like Tomahawks” – £1.6bn Łódź 東京 🚀", "“He’d like Tomahawks” – £1.6bn Łódź 東京 🚀"),
    ("no\u00a0break", "no\u00a0break"),
]


@pytest.mark.parametrize(("raw", "shown"), SPECIMENS)
def test_characters_that_act_are_spelt_out(raw, shown):
    """Every control, override and invisible character is shown as its number; the rest as it is."""
    assert printable(raw) == shown


def acts(character):
    return (
        unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")
        or 0x200B <= ord(character) <= 0x200F
        or 0x202A <= ord(character) <= 0x202E
        or 0x2060 <= ord(character) <= 0x206F
        or character in "\u00ad\u061c\ufeff"
    )


@given(st.text(alphabet=st.characters(categories=None)))
def test_nothing_that_acts_gets_through(text):
    """No text, however strange, leaves a character that acts in any of the forms."""
    for form in (printable, prose, csv_cell, tsv_cell):
        assert not any(map(acts, form(text)))


@given(st.text(alphabet=st.characters(categories=None)))
def test_json_is_safe_and_loses_nothing(text):
    """JSON is one line without a character that acts, and reads back as the same value."""
    line = to_json({"t": text})
    assert not any(map(acts, line))
    assert json.loads(line) == {"t": text}
    assert to_json({"t": text}, ascii_only=True).isascii()


def test_json_of_others_is_made_safe():
    """A line of JSON that somebody else made keeps its value and loses its raw escapes."""
    line = json.dumps({"t": "\x9b31m\u202e🚀\U000e0041"}, ensure_ascii=False)
    assert safe_json(line) == r'{"t": "\u009b31m\u202e🚀\udb40\udc41"}'
    assert json.loads(safe_json(line)) == json.loads(line)


CELLS = [
    ("plain", "plain", "plain"),
    ("=HYPERLINK(0)", "'=HYPERLINK(0)", "'=HYPERLINK(0)"),
    ("+1", "'+1", "'+1"),
    ("-1", "'-1", "'-1"),
    ("@SUM(A1)", "'@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'=1", r"'\t=1"),
    ("\r=1", "'=1", r"'\r=1"),
    (" =1", "'=1", " =1"),
    ("＝1", "'＝1", "'＝1"),
    ('say "no", he said', '"say ""no"", he said"', 'say "no", he said'),
    ("a\tb\nc", "a b c", r"a\tb\nc"),
    ("back\\slash", "back\\slash", "back\\\\slash"),
    ("", "", ""),
]


@pytest.mark.parametrize(("text", "csv", "tsv"), CELLS)
def test_cells(text, csv, tsv):
    """A cell is one line, quoted as its format wants, and never starts a formula."""
    assert (csv_cell(text), tsv_cell(text)) == (csv, tsv)


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"])), min_size=2))
def test_csv_reads_back(cells):
    """Python's own reader finds the same number of cells on one line."""
    import csv

    line = ",".join(map(csv_cell, cells))
    assert len(next(csv.reader([line]))) == len(cells)


@pytest.mark.parametrize("unit", ["\x1b[", "a ", "\u202e", "東", "\t"])
def test_a_megabyte_takes_no_time(unit):
    """The time grows with the length and nothing else."""
    text = unit * (1_000_000 // len(unit))
    started = time.process_time()
    for form in (printable, prose, csv_cell, tsv_cell):
        assert form(text) is not None
    assert time.process_time() - started < 10
