"""
Factiva: clippings that end in "Document NYTF000020070117e31h0003k", their facts a line each above
the story ("612 words", "17 January 2007", "The New York Times", "NYTF"), or under codes (HD, BY).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.sources.clipping import Clipping, to_blocks

if TYPE_CHECKING:
    from archive.article import Role

_ENDS = re.compile(
    r"^[ \t]*(?:AN[ \t]+)?(?:Document|Dokument|Documento) ([A-Z0-9]{2,12}\d{6}[\w]{4,20})[ \t]*$",
    re.MULTILINE,
)
_WORDS = re.compile(
    r"^[ \t]*[\d,.]{1,9} (?:words|Wörter|mots|palabras|parole)[ \t]*$", re.MULTILINE
)
_DAY = re.compile(r"\s*\d{1,2}\.? [^\W\d_]{3,10} \d{4}\s*")
_HEADED = re.compile(r"^[ \t]*HD(?:\t|[ ]{2,}|[ \t]*$)", re.MULTILINE)
_COUNTED = re.compile(r"^[ \t]*WC(?:\t|[ ]{2,}|[ \t]*$)\s{0,9}[\d,.]{1,9} \w", re.MULTILINE)
_CODES = "SE|HD|CR|BY|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN|CLM|ART"
# Not the "IN " with which a paragraph may begin.
_CODE = re.compile(rf"^[ \t]*({_CODES})(?:\t|[ ]{{2,}}|[ \t]*$)", re.MULTILINE)
_COPYRIGHT = re.compile(r"[ \t]*(?:\(c\)|©|Copyright\b)", re.IGNORECASE)
_SOURCE_CODE = re.compile(r"[A-Z0-9]{3,8}")
_CLOCK = re.compile(r"\d{1,2}:\d\d(?: GMT)?")
_BY = re.compile(r"(?:by|von|par|por|di)\s", re.IGNORECASE)
_LANGUAGE = re.compile(r"(?:English|German|French|Spanish|Italian|Dutch|Portuguese|Polish)")
_NEAR = 4_000
_FACTS = 12
"""Lines of facts below the count of words, at the most."""
_LONGEST_FACT = 200


def begins(head: str) -> bool:
    """Whether *head* has a count of words with a day below it, and what names the source."""
    near = head[:_NEAR]
    if _is_coded(near):
        return True
    count = _WORDS.search(near)
    if count is None:
        return False
    below = [line.strip() for line in near[count.end() :].split("\n") if line.strip()][:_FACTS]
    return (
        bool(below)
        and _DAY.fullmatch(below[0]) is not None
        and any(_SOURCE_CODE.fullmatch(line) or _COPYRIGHT.match(line) for line in below)
    )


def is_one(text: str) -> bool:
    """Whether *text* is a clipping of Factiva's."""
    last = text.rstrip().rpartition("\n")[2]
    return _ENDS.fullmatch(last) is not None or _is_coded(text[:_NEAR])


def _is_coded(near: str) -> bool:
    return _HEADED.search(near) is not None and _COUNTED.search(near) is not None


def split(text: str) -> list[str]:
    """The clippings in *text*; none where no line ends one."""
    found = []
    at = 0
    for end in _ENDS.finditer(text):
        found.append(text[at : end.end()])
        at = end.end()
    return found


def read(text: str) -> Clipping:
    """One clipping."""
    if _is_coded(text[:_NEAR]):
        return _read_coded(text)
    clipping = Clipping()
    count = _WORDS.search(text)
    if count is None:
        _add_story(clipping, text)
        return clipping
    above = [line.strip() for line in text[: count.start()].split("\n") if line.strip()]
    _read_above(clipping, above)
    clipping.add(count.group(), "header", "words")
    at = _read_facts(clipping, text, count.end() + 1)
    _add_story(clipping, text[at:])
    return clipping


def _read_above(clipping: Clipping, lines: list[str]) -> None:
    """The headline, perhaps below a section ("World"), perhaps above a byline ("By Jane Doe")."""
    if len(lines) > 1 and (_BY.match(lines[-1]) or len(lines[-1]) * 2 < len(lines[-2])):
        clipping.bylines.append(lines[-1])
        clipping.add(lines.pop(), "header", "byline")
    if lines:
        title = max(lines, key=len)
        clipping.titles.append(title)
        for line in lines:
            if line != title:
                clipping.add(line, "header", "section")


def _read_facts(clipping: Clipping, text: str, at: int) -> int:
    """The lines of facts from *at* on; where the story begins."""
    end, count = at, 0
    for line in text[at:].split("\n"):
        said = line.strip()
        count += said != ""
        if count > _FACTS or len(said) > _LONGEST_FACT:
            break
        end += len(line) + 1
        if not said:
            continue
        clipping.add(said, "header", "fact")
        if _COPYRIGHT.match(said):
            break
        if _LANGUAGE.fullmatch(said):
            clipping.name_language(said)
        elif not clipping.dates:
            clipping.name_day(said)
        elif not clipping.outlets and not _CLOCK.fullmatch(said):
            clipping.name_outlet(said)
    return end


def _add_story(clipping: Clipping, text: str) -> None:
    for block in to_blocks(text):
        last = _ENDS.fullmatch(block.strip()) is not None
        clipping.add(block, "header" if last else "body", "document" if last else "text")


def _read_coded(text: str) -> Clipping:
    """The facts under their codes; the story under LP and TD."""
    clipping = Clipping()
    parts = _CODE.split(text)
    clipping.add(parts[0], "header", "before")
    for code, value in zip(parts[1::2], parts[2::2], strict=True):
        said = " ".join(value.split())
        role: Role = "header"
        if code in ("LP", "TD"):
            for block in to_blocks(value):
                clipping.add(block, "body", code.lower())
            continue
        if code == "HD":
            clipping.titles.append(said)
            continue
        if code == "BY":
            clipping.bylines.append(said)
        elif code == "PD":
            clipping.name_day(said)
        elif code == "SN":
            clipping.name_outlet(said)
        elif code == "LA":
            clipping.name_language(said)
        elif code == "ART":
            role = "caption"
        clipping.add(f"{code} {said}", role, code.lower())
    return clipping
