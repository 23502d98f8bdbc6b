"""
LexisNexis and Nexis Uni: clippings under a counter ("3 of 100 DOCUMENTS"), or before "End of
Document", with labels in capitals (BYLINE, LENGTH, LOAD-DATE) around the story.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.sources.clipping import Clipping, to_blocks

if TYPE_CHECKING:
    from archive.article import Role

_COUNTER = re.compile(
    r"^[ \t]*(?:FOCUS - )?(?:\d{1,6} of \d{1,6} DOCUMENTS?|Dokument \d{1,6} von \d{1,6}"
    r"|Document \d{1,6} (?:of|de) \d{1,6})[ \t]*$",
    re.MULTILINE,
)
_END = re.compile(r"End of Document[ \t]*$", re.MULTILINE)
_LABELS = (
    "AUTHOR|AUTOR|BODY|BYLINE|CITY|COMPANY|CORRECTION|CORRECTION-DATE|COUNTRY|DATELINE|DISTRIBUTION"
    "|DOCUMENT-TYPE|EDITION|GEOGRAPHIC|GRAFIK|GRAPHIC|HEADLINE|HIGHLIGHT|INDUSTRY|ISSN|JOURNAL-CODE"
    "|LANGUAGE|LANGUE|LÄNGE|LENGTH|LOAD-DATE|LONGUEUR|NOTES|ORGANIZATION|PAGE|PERSON|PUB-TYPE"
    "|PUBLICATION-TYPE|RUBRIK|RUBRIQUE|SECTION|SERIES|SOURCE|SPRACHE|STATE|SUBJECT|TEXT|TICKER"
    "|TITLE|TYPE|UPDATE|URL"
)
_LABEL = re.compile(rf"[ \t]*({_LABELS}):[ \t]*(.*)", re.DOTALL)
_LABEL_LINE = re.compile(rf"^[ \t]*(?:{_LABELS}):", re.MULTILINE)
# Nexis Uni writes "Length: 612 words", and "Body" on a line of its own.
_UNI_LINE = re.compile(rf"[ \t]*({_LABELS}):[ \t]*(.*)", re.IGNORECASE)
_UNI_FACT = re.compile(r"[ \t]*(?:Section|Length|Byline|Author|Dateline|Highlight|Series):")
_UNI_LENGTH = re.compile(r"^[ \t]*Length:\s{1,9}[\d,.]{1,9} words", re.MULTILINE)
_UNI_BODY = re.compile(r"^[ \t]*(?:Body|Text)[ \t]*$", re.MULTILINE)
_UNI_PART = re.compile(r"[ \t]*(Body|Text|Graphic|Classification|Notes|Correction)[ \t]*")
# "January 17, 2007 Wednesday", "Dienstag 7. Juli 2020", not "Date and Time: Friday, March 20, 2018"
_UNI_DAY = re.compile(r"(?!.*: )(?=.{0,20}\b\d{1,2}\b).{0,30}\b(?:19|20)\d\d\b.{0,30}")
_COPYRIGHT = re.compile(
    r"[ \t]*(?:(?:Copyright|\(c\)|©)\s.{0,9}\d{4}|All Rights Reserved)", re.IGNORECASE
)
_LOADED = re.compile(r"[ \t]*Load-Date:")
_WITH_PATH = re.compile(r"https?://[^/\s]{1,200}/\S")
_CENTRED = 8
"""Spaces before a line of the masthead; a headline has none."""
_NEAR = 8_000
"""Characters from the beginning in which the first labels stand."""
_MOST_TITLES = 3
_COVER = 60_000
"""The same of Nexis Uni, whose cover page lists a hundred clippings."""
_ABOVE = frozenset({"AUTHOR", "AUTOR", "BYLINE", "HEADLINE", "TITLE"})
_ROLES: dict[str, Role] = {
    "BODY": "body", "TEXT": "body", "HIGHLIGHT": "body", "GRAPHIC": "caption", "GRAFIK": "caption",
    "CORRECTION": "correction",
}  # fmt: skip


def begins(head: str) -> bool:
    """Whether *head* has a counter with labels below it, or the lines of Nexis Uni."""
    near = head[:_NEAR]
    counter = _COUNTER.search(near)
    if counter:
        return _LABEL_LINE.search(head, counter.end(), counter.end() + _NEAR) is not None
    return _is_uni(head[:_COVER])


def _is_uni(text: str) -> bool:
    return (
        "Length:" in text
        and _UNI_LENGTH.search(text) is not None
        and _UNI_BODY.search(text) is not None
    )


def split(text: str) -> list[str]:
    """The clippings in *text*, without counters and what the service says before the first."""
    if _COUNTER.search(text[:_NEAR]):
        return [one for one in _COUNTER.split(text)[1:] if one.strip()]
    first, *others = _END.split(text)
    lines = first.split("\n")
    first = "\n".join(lines[_find_uni(lines) :])  # without the cover page
    return [one for one in (first, *others) if one.strip()]


def _find_uni(lines: list[str]) -> int:
    """Where a clipping of Nexis Uni begins: its headline, its outlet, its day, then labels."""
    found: list[int] = []
    begin = 0
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        if _UNI_FACT.match(line):
            break
        if _UNI_DAY.fullmatch(line.strip()) and len(found) > 1 and not _COPYRIGHT.match(line):
            begin = found[-2]
        found.append(number)
    return begin


def read(text: str) -> Clipping:
    """One clipping."""
    if not _LABEL_LINE.search(text) and _is_uni(text):
        return _read_uni(text)
    clipping = Clipping()
    labelled = False
    masthead: list[str] = []
    for block in to_blocks(text):
        found = _LABEL.match(block)
        if found:
            if not labelled:
                _read_masthead(clipping, masthead)
            labelled = True
            _add_labelled(clipping, found[1], found[2])
        elif not labelled:
            masthead.append(block)
        elif _COPYRIGHT.match(block):
            clipping.add(block, "header", "copyright")
        else:
            clipping.add(block, "body", "text")
    if not labelled:  # "GRAPHIC" alone stood there, or a page was cut in two
        for block in masthead:
            clipping.add(block, "body", "text")
    return clipping


def _read_masthead(clipping: Clipping, blocks: list[str]) -> None:
    """Outlet, day and edition, centred; the headline, at the margin."""
    title: list[str] = []
    named = False
    for block in blocks:
        for line in block.split("\n"):
            centred = len(line) - len(line.lstrip()) >= _CENTRED
            if _COPYRIGHT.match(line) or not line.strip():
                pass
            elif not named and (centred or block is blocks[0]):
                named = True
                if not clipping.name_day(line):
                    clipping.name_outlet(line)
            elif (centred or not title) and not clipping.dates and clipping.name_day(line):
                pass
            elif not centred:
                title.append(line.strip())
                continue
            clipping.add(line, "header", "masthead")
    if title:
        clipping.titles.append(" ".join(title))


def _add_labelled(clipping: Clipping, label: str, value: str) -> None:
    said = " ".join(value.split())
    if label in _ABOVE and clipping.begun:
        clipping.add(f"{label}: {said}", "body", "text")  # a review's "AUTHOR: Tom Coe"
        return
    if label in ("HEADLINE", "TITLE"):
        clipping.titles = [said, *clipping.titles][:_MOST_TITLES]
    elif label in ("BYLINE", "AUTHOR", "AUTOR"):
        clipping.bylines.append(said)
    elif label == "SUBJECT":
        clipping.name_terms(said)
    elif label in ("LANGUAGE", "SPRACHE", "LANGUE"):
        clipping.name_language(said)
    elif label == "URL" and _WITH_PATH.match(said):
        clipping.urls.append(said)
    role = _ROLES.get(label, "header")
    if role in ("header", "correction"):
        clipping.add(f"{label}: {said}", role, label.lower())
    else:
        clipping.add(said, role, label.lower())


def _read_uni(text: str) -> Clipping:
    """Headline, outlet and day, a line each; labelled lines; what stands under "Body"."""
    clipping = Clipping()
    part = ""
    lines: list[str] = []
    for line in text.split("\n"):
        if heading := _UNI_PART.fullmatch(line):
            _add_part(clipping, part, "\n".join(lines))
            part, lines = heading[1], []
            clipping.add(line, "header", "label")
        else:
            lines.append(line)
    _add_part(clipping, part, "\n".join(lines))
    return clipping


def _add_part(clipping: Clipping, part: str, text: str) -> None:
    if part.upper() in _ROLES:
        role = _ROLES[part.upper()]
        for line in text.split("\n"):
            if _LOADED.match(line):
                clipping.add(line, "header", "load-date")
                text = text.replace(line, "", 1)
        for block in to_blocks(text):
            clipping.add(block, role, part.lower())
        return
    said = [line.strip() for line in text.split("\n") if line.strip()]
    for number, line in enumerate(said):
        if found := _UNI_LINE.match(line):
            _add_labelled(clipping, found[1].upper(), found[2])
            continue
        if not part and not number:
            clipping.titles.append(line)
            continue
        if not part and number == 1:
            clipping.name_outlet(line)
        elif not part and not clipping.dates:
            clipping.name_day(line)
        clipping.add(line, "header", "masthead")
