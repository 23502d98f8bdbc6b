"""
The days of the lines above a story: "Published 16 Oct 2025 | Updated 17 October 2025 06:12 BST".

What stands there in figures alone is read where the lines themselves say how: "08-14-10" names a
month first, and so does "10/9/10 7:15 AM EDT". Which day is that of publication: dates.py.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.moments import WRITTEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST = 300
# "October 17, 20256:12 AM EDT", "17 Oct 202517 Oct 2025", where a page had two elements
_GLUED = (
    r"(?:[a-z]{3,9},? )?(?:[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,?"
    r"|\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}\.?,?) "
    r"(?:19|20)\d\d(?=\d{1,2}(?::\d\d| [a-z]))"
)
WRITTEN_IN_LINES = (
    rf"(?:{_GLUED}|{WRITTEN}|(?<![\d/.-])(?:\d{{1,2}}[/.]\s?\d{{1,2}}[/.]\d{{2}}|\d{{1,2}}-\d{{1,2}}-\d{{4}}"
    r"|\d{1,2}-\d{1,2}-\d{2}|\d{4}[/.]\d{1,2}[/.]\d{1,2}|\d{1,2}-[a-z]{3,9}-\d{4})(?![\d/-]))"
)
"""A pattern (ignoring case): what is a day on a line of its own, though it is none in prose."""

_FIND = re.compile(WRITTEN_IN_LINES, re.IGNORECASE)
_PADDED = re.compile(r"(?<=\d)([/.])\s(?=\d)")  # "10/ 5/11"
_PARTS = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LABEL = re.compile(
    r"(?P<changed>(?:last )?(?:updated?|modified|revised|edited|amended|changed)|aktualisiert"
    r"|mis à jour|actualizado|atualizado|aggiornato)"
    r"|publish(?:ed)?|publication|posted|created|issued|written|filed",
    re.IGNORECASE,
)
# "November 28, 2013 -- Updated 0203 GMT": the day is that of the change
_CHANGED_BEHIND = re.compile(
    r"[\W_]{0,6}(?:updated|modified)\s?(?:at\s|:\s?)?\d{1,2}:?\d{2}", re.IGNORECASE
)
# "8:42 a.m. EDT October 3, 2014", without a label: when the page was touched last
_TOUCHED = re.compile(
    r"\d\s?[ap]\.?m\.?,?\s(?-i:[ECMP][DS]?T),?\s(?:\w{3,9}\.?,?\s)?$", re.IGNORECASE
)
_LABEL_ALONE = re.compile(
    rf"(?:and\s)?(?:{_LABEL.pattern})(?:\s(?:on|at))?\s?[:：-]?", re.IGNORECASE
)
_AMERICAN = re.compile(
    r"\d\s?[ap]\.?m\.?,?\s\(?(?:[ECMP][DS]?T|Eastern|Central|Pacific)\b", re.IGNORECASE
)


def read_days(lines: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Every day of *lines*, in words that parse_moment reads, and whether it is of a change."""
    texts = [line[:_LONGEST] for line in lines]
    month_first = _is_month_first(texts)
    label = ""
    for text in texts:
        at = 0
        for found in _FIND.finditer(text):
            before = f"{label} {text[at : found.start()]}"
            at = found.end()
            label = ""
            if written := _spell_out(found[0], month_first):
                yield written, _is_changed(before, text[at:])
        label = text if at == 0 and _LABEL_ALONE.fullmatch(text.strip()) else ""


def _is_changed(before: str, after: str) -> bool:
    labels = list(_LABEL.finditer(before))
    if labels:
        return labels[-1]["changed"] is not None
    if _TOUCHED.search(before):
        return True
    return _CHANGED_BEHIND.match(after) is not None and not _FIND.search(after)


def _is_month_first(texts: Iterable[str]) -> bool | None:
    """Whether 08-14-10 begins with its month, by all the figures of the lines; None: not known."""
    orders = set()
    for text in texts:
        for first, _, second, _ in _PARTS.findall(_PADDED.sub(r"\1", text)):
            if int(first) > 12 or int(second) > 12:
                orders.add(int(second) > 12)
            elif _AMERICAN.search(text):
                orders.add(True)
    return orders.pop() if len(orders) == 1 else None


def _spell_out(written: str, month_first: bool | None) -> str:
    """*written*, in figures of one meaning where it has them; "" when they have two."""
    written = _PADDED.sub(r"\1", written)
    found = _PARTS.search(written)
    if found is None:
        return written
    year = found[4] if len(found[4]) == 4 else ("19" if int(found[4]) > 69 else "20") + found[4]
    if month_first is None:
        return written if len(found[4]) == 4 else ""
    if len(found[4]) == 2 and found[2] == "-" and not month_first:
        return ""  # "10-08-13" may begin with its year
    first, second = int(found[1]), int(found[3])
    month, day = (first, second) if month_first else (second, first)
    if not 0 < month <= 12:
        return ""
    named = _MONTHS[month - 1]
    return f"{written[: found.start()]}{day} {named} {year}{written[found.end() :]}"
