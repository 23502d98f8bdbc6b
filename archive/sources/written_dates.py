"""
A date as a line of a page has it: found in the line, with what the words around it say of it.

"Published 16 Oct 2025 | Updated 17 October 2025 06:12": two dates, one of publication, one of a
change. How a date is read is in moments.py; which of a page's lines count is in shown_dates.py.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from archive.moments import AmbiguousDateError, parse_moment

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = r"[^\W\d_]{3,12}"
_WRITTEN = re.compile(
    r"(?<![\d/.:-])(?:"
    r"\d{4}([-/.])\s?\d{1,2}\1\s?\d{1,2}(?!\d)"
    r"|\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]"
    r"|\d{1,2}\s?([./-])\s?\d{1,2}\s?\2\s?\d{4}(?!\d)"
    r"|\d{1,2}(?:st|nd|rd|th|er|º|ª|\.)?[\s-]{1,3}(?:of |de )?"
    rf"{_WORD}\.?,?[\s-]{{1,3}}(?:de |del )?\d{{4}}(?!\d)"
    rf"|{_WORD}\.?\s{{1,3}}\d{{1,2}}(?:st|nd|rd|th)?\.?,?\s{{1,3}}\d{{4}}(?!\d)"
    rf"|\d{{4}}\.?\s{{1,2}}{_WORD}\.?\s{{1,2}}\d{{1,2}}(?!\d)"
    r"|(\d{1,2}[./])\s?(\d{1,2}[./])\s?(\d{2})(?![\d./:])"
    r")(?!-?\d)"
)
# What each of the above has, and few texts: a year, or "3.4.19".
_MAY_BE = re.compile(r"(?:1[6-9]|20)\d\d|\d\.\s?\d{1,2}\.\s?\d|\d/\d{1,2}/\d")
_EAST_ASIAN = re.compile(r"\s?[年년月월]\s?")
_PUBLISHED = (
    r"published|posted|(?:written|created)(?=:| on|\W{1,3}$)|veröffentlicht|veröffentlichung"
    r"|publiziert|online seit|erstellt|erschienen|gepostet|publiée?|mise? en ligne|publicad[oa]"
    r"|publicación|postado|publicação|pubblicat[oa]|gepubliceerd|geplaatst|opublikowan[oy]"
    r"|data publikacji|dodano|опубликовано|опубліковано|δημοσίευση|publisert|publicerad|publiceret"
    r"|diterbitkan|yayınlanma|yayın tarihi"
)
_CHANGED = (
    r"updated|update(?=\W{1,3}$)|modified|revised|edited|bearbeitet|aktualisiert|aktualisierung|geändert|änderung"
    r"|mise? à jour|modifié|actualizad[oa]|actualización|aggiornat[oa]|aggiornamento|modificat[oa]"
    r"|bijgewerkt|gewijzigd|atualizad[oa]|atualização|aktualizacja|zmodyfikowano|обновлено|оновлено"
    r"|oppdatert|uppdaterad|opdateret|diperbarui|güncelle[nm]\w{0,8}"
)
_LED = {
    "published": re.compile(
        rf"\b(?:(?:{_PUBLISHED})\b[^.!?]{{0,28}}|(?:date|datum|stand|fecha|data|дата)\s?:\s?)$",
        re.IGNORECASE,
    ),
    "modified": re.compile(rf"\b(?:{_CHANGED})\b[^.!?]{{0,28}}$", re.IGNORECASE),
}
# "29.11.2022 – The bill was ...": a dateline
_BEFORE_TEXT = re.compile(r"\)?\s?[-–—:|]\s|\)\s")
# "wurde am 19. Mai 2010 um 23:03 Uhr gepostet"
_FOLLOWED = re.compile(
    r"[^.!?]{0,24}\b(?:gepostet|veröffentlicht|publiziert|erstellt|eingestellt)\b", re.IGNORECASE
)
_CLOCK = re.compile(
    r"\b\d{1,2}\s?[:.h]\s?\d{2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?",
    re.IGNORECASE,
)
_IDEOGRAPHS = re.compile("[\u3040-\u9fff\uac00-\ud7af]")
# The words of a sentence: "The fair opens on 7 May 2022 for all", not "by Jane Doe on 7 May 2022"
_LOWER = re.compile(
    r"(?<![\w@./-])(?!(?:von|vom|den|der|des|par|por|the|and|und|uhr|min|read)\b)"
    r"[^\W\d_A-ZÀ-ÞΑ-ΫА-Я][^\W\d_]{2,}"
)
_ADDRESS = re.compile(r"\S{1,60}@\S{1,60}")
_MARKS = re.compile(r"[\W_]+")


class Written(NamedTuple):
    """
    A date in a line: how it is written, what the line says of it ("" for nothing), where it starts,
    whether its year has two figures, and whether it opens a text as a dateline does.
    """

    text: str
    says: str
    start: int
    short: bool = False
    opens: bool = False


def may_hold_date(text: str) -> bool:
    """A quick look, which nearly all texts without a date fail."""
    return _MAY_BE.search(text) is not None


def find_written(line: str, label: str = "") -> Iterator[Written]:
    """The dates in *line*; *label* is what stands before it, as in <b>Published</b> <p>...</p>."""
    at = 0
    for found in _WRITTEN.finditer(line):
        lead = line[at : found.start()]
        if not at and len(lead.strip()) <= 1:
            lead = label
        at = found.end()
        written = found[0]
        if found[3]:
            written = f"{found[3]}{found[4]}20{found[5]}"
        elif written[-1] in "日일":
            written = _EAST_ASIAN.sub("-", written[:-1]).replace(" ", "")
        elif not any(map(str.isalpha, written)):
            written = written.replace(" ", "")
        if is_date(written):
            says = find_saying(lead) or ("published" if _FOLLOWED.match(line, at) else "")
            opens = found.start() <= 1 and _BEFORE_TEXT.match(line, at) is not None
            yield Written(written, says, found.start(), found[3] is not None, opens)


def find_saying(lead: str) -> str:
    """What the words before a date say of it: "published", "modified", or "" for nothing."""
    return next((what for what, led in _LED.items() if led.search(lead)), "")


def is_date(written: str) -> bool:
    """Whether *written* names a day, or one of two."""
    try:
        return parse_moment(written) is not None
    except AmbiguousDateError:
        return True


def measure_rest(line: str) -> int:
    """
    How many letters *line* has beside its dates and times of day; a word of Chinese has one or two.
    """
    rest = _MARKS.sub(" ", _CLOCK.sub(" ", _WRITTEN.sub(" ", _ADDRESS.sub(" ", line)))).strip()
    return len(rest) + 2 * len(_IDEOGRAPHS.findall(rest))


def is_sentence(text: str) -> bool:
    """Whether the first date in *text* has the words of a sentence around it."""
    found = _WRITTEN.search(text)
    if found is None:
        return False
    before = len(_LOWER.findall(_CLOCK.sub(" ", text[: found.start()])))
    after = _CLOCK.sub(" ", text[found.end() :])
    return before > 1 or (before > 0 and (after.strip() == "." or bool(_LOWER.search(after))))
