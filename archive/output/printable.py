r"""
Text that strangers wrote, made safe to show: the one door between an article and a terminal.

Articles, file names, saved queries and error messages all pass through here. A character that acts
instead of showing (a control, an escape, a bidi override, a zero-width or a line separator) is
written as what it is: `\x1b`, `\u202e`. JSON keeps the same characters as JSON escapes, so nothing
is lost; CSV cells never start a formula.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_UNSAFE = (
    "["
    "\x00-\x1f\x7f-\x9f"  # C0, DEL, C1: "\x1b]0;title\x07", "\x9b31m" (the one-byte CSI)
    "\xad\u061c\u070f\u180e"  # soft hyphen, Arabic letter mark, Syriac and Mongolian format signs
    "\u200b-\u200f\u2028-\u202e"  # zero-width, left and right marks, separators, bidi overrides
    "\u2060-\u206f\ufeff\ufff9-\ufffb"  # joiners, bidi isolates, BOM, interlinear annotation
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # undecodable bytes of file names, no characters
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # shorthand and musical format controls
    "\U000e0000-\U000e0fff"  # tags and variation selectors that hide text inside text
    "]+"
)
_SHORT = {"\t": r"\t", "\n": r"\n", "\r": r"\r"}
# Full-width = + - @ start formulas in East Asian spreadsheets.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_TSV_ESCAPES = str.maketrans({"\\": "\\\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


@cache
def _escape(character: str) -> str:
    short = _SHORT.get(character)
    if short:
        return short
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


@cache
def _unsafe() -> re.Pattern[str]:
    """Runs of characters that act; most text has none, and does not wait for this."""
    return re.compile(_UNSAFE)


def _visible(match: re.Match[str]) -> str:
    return "".join(map(_escape, match.group()))


def printable(text: str) -> str:
    r"""
    *text* in one line, every character that does not simply show written as an escape (`\x1b`).
    """
    return text if text.isprintable() else _unsafe().sub(_visible, text)


def prose(text: str) -> str:
    """
    *text* in one line for reading: runs of white space are one space, the rest as `printable`.
    """
    return printable(" ".join(text.split()))


@cache
def _json_escape(character: str) -> str:
    code = ord(character)
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def _json_visible(match: re.Match[str]) -> str:
    return "".join(map(_json_escape, match.group()))


def safe_json(line: str) -> str:
    """
    One line of JSON with every character that acts written as a JSON escape; the same value.
    """
    return line if line.isprintable() else _unsafe().sub(_json_visible, line)


def to_json(value: Mapping[str, object], *, ascii_only: bool = False) -> str:
    """
    *value* as one line of JSON that is safe to print on a terminal.
    """
    import json

    return safe_json(json.dumps(value, ensure_ascii=ascii_only, allow_nan=False))


def csv_cell(text: str) -> str:
    """
    One CSV cell (RFC 4180): in one line, quoted where needed, never the start of a formula.
    """
    shown = prose(text)
    if text.startswith(_FORMULA) or shown.startswith(_FORMULA):
        shown = f"'{shown}"
    if '"' in shown or "," in shown:
        quoted = shown.replace('"', '""')
        return f'"{quoted}"'
    return shown


def tsv_cell(text: str) -> str:
    r"""
    One TSV cell: tab, newline, return and backslash as `\t` `\n` `\r` `\\`, never a formula.
    """
    shown = printable(text.translate(_TSV_ESCAPES))
    return f"'{shown}" if text.startswith(_FORMULA) else shown
