"""
Markdown -> Article: a text whose front matter says what it is, or whose first heading does.

`decoded` is the file as it came, front matter and all: headings, captions and paragraphs are found
in it and stay as they were written. YAML is read as plain strings, without references (a few lines
of them can stand for gigabytes), TOML as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from archive.article import Article, Paragraph
from archive.errors import UnreadableError
from archive.sources import limits
from archive.sources.clues import storable, tidy
from archive.sources.decode import decode
from archive.sources.document import to_digest
from archive.sources.envelope import find_front
from archive.sources.fields import read_clues, to_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.article import Role

DEEPEST = 20
MOST_PASSAGES = 20_000
"""What comes after so many passages is one: a bound for hostile input."""
MOST_LINES = 200_000

_LINE = re.compile(r"[^\r\n]+")
_FENCE = re.compile(r" {0,3}(`{3,200}|~{3,200})")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(?P<title>.*?)[ \t]*#*[ \t]*)?$", re.DOTALL)
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,200}|(?:-[ \t]*){3,200}|(?:_[ \t]*){3,200})")
_ITEM = re.compile(r"[ \t]{0,12}(?:[-*+]|\d{1,9}[.)])[ \t]")
# ![President Trump at the White House](trump.jpg "AP")
_PICTURE = re.compile(
    r"[ \t]{0,9}!\[[^\]\n]{0,2000}\]\([^()\n]{0,2000}(?:\([^()\n]{0,200}\))?[^()\n]{0,500}\)[ \t]*"
)
# *Mr Zelensky is due to visit on Friday (AP)* under it
_SLANTED = re.compile(
    r"[ \t]{0,9}(?:\*[^*\n]{1,1000}\*|_[^_\n]{1,1000}_|<(?:figcaption|small)>[^\n]{1,1000})[ \t]*"
)
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\([^()]{0,1000}\)")
_MARKS = re.compile(r"(?<![\w\\])[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)|`")
_ATTRIBUTES = re.compile(r"\s*\{[#.][^{}]{0,200}\}\s*$")
_LONGEST_TITLE = 300
# Nobody wraps wider than this, so a longer line is a paragraph of its own.
_WIDEST = 160
_NOTHING = {"", "null", "~", "Null", "NULL"}


def read_markdown(data: bytes, *, url: str | None = None) -> Article:
    """
    The article in a Markdown file: `decoded` as it came, its paragraphs, and the clues in front.

    Raises UnreadableError for what is empty, no text, or has front matter that cannot be read.
    """
    limits.check_size(len(data), "markdown")
    decoded = decode(data)
    text = storable(decoded.text)
    front = find_front(text[: limits.FRONT_BYTES])
    fields = _read_front(text, front) if front else {}
    clues = read_clues(to_fields(fields), url)
    begin = front[3] if front else 0
    passages = list(_split(text, begin))
    if not any(text[start:end].strip() for start, end, _, _ in passages):
        raise UnreadableError("there is no text in it")
    if not clues.titles and (title := _find_title(text, passages)):
        from dataclasses import replace

        clues = replace(clues, titles=(title,))
    if front:
        passages.insert(0, (0, begin, "header", "markdown:front matter"))
    return Article(
        digest=to_digest(data),
        kind="markdown",
        decoded=text,
        paragraphs=tuple(_to_paragraph(text, *passage) for passage in passages),
        notes=decoded.notes,
        clues=clues,
    )


def _read_front(text: str, front: tuple[str, int, int, int]) -> dict[str, Any]:
    fence, start, end, _ = front
    inside = text[start:end]
    read, name = (_read_toml, "TOML") if fence == "+++" else (_read_yaml, "YAML")
    try:
        fields = read(inside)
    except UnreadableError:
        raise
    except (ValueError, RecursionError) as error:
        why = " ".join(str(error).split())[:150] or "it is nested too deeply"
        raise UnreadableError(f"the front matter is not valid {name}: {why}") from None
    if not isinstance(fields, dict):
        raise UnreadableError("the front matter holds no `key: value` lines")
    return {key: value for key, value in fields.items() if isinstance(key, str)}


def _read_yaml(inside: str) -> Any:
    """YAML as strings, lists and mappings of them; nothing is guessed to be a date or a number."""
    import yaml

    class Plain(yaml.BaseLoader):  # type: ignore[misc]  # untyped
        depth = 0

        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(yaml.AliasEvent):
                raise UnreadableError("the front matter has references (*name), which are not read")
            self.depth += 1
            if self.depth > DEEPEST:
                raise UnreadableError("the front matter is nested too deeply")
            try:
                return super().compose_node(parent, index)
            finally:
                self.depth -= 1

    try:
        return _without_nothing(yaml.load(inside, Loader=Plain))  # noqa: S506  it makes strings only
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = f" in line {mark.line + 2}" if mark else ""
        raise ValueError(f"{error.problem or error.context}{line}") from None
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from None
    except TypeError:  # a mapping as a key
        raise ValueError("a key that is no word") from None


def _without_nothing(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return {
        key: one for key, one in value.items() if not (isinstance(one, str) and one in _NOTHING)
    }


def _read_toml(inside: str) -> Any:
    import tomllib
    from datetime import date, time

    fields = tomllib.loads(inside)
    return {
        key: value.isoformat() if isinstance(value, date | time) else value
        for key, value in fields.items()
    }


def _split(text: str, begin: int) -> Iterator[tuple[int, int, Role, str]]:
    """The passages of *text* from *begin* on, each with its role and what decided it."""
    start = end = begin  # of the paragraph that is open; none when they are the same
    rule = ""
    fence = ""
    before = begin
    passages = 0
    pictured = False
    newline = "\n" if "\n" in text else "\r"
    for number, found in enumerate(_LINE.finditer(text, begin)):
        line = found[0]
        blank = text.count(newline, before, found.start()) > 1 or not line.strip()
        before = found.start() if not line.strip() else found.end()
        if number >= MOST_LINES or passages >= MOST_PASSAGES:
            yield start if end > start else found.start(), len(text), "body", rule
            return
        if fence:
            end = found.end()
            if line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                yield start, end, "body", rule
                fence, start = "", end
            continue
        if blank and end > start:
            yield start, end, "body", rule
            passages += 1
            start = end
        if not line.strip():
            continue
        single, role = _read_line(line, pictured=pictured)
        if role == "heading" and not single:  # "Talks\n=====" makes a heading of the line above
            if end > start and end - start <= _LONGEST_TITLE and "\n" not in text[start:end]:
                yield start, found.end(), "heading", "markdown:heading"
                passages += 1
                start = end = found.end()
                continue
            role = "body"
        opened = _FENCE.match(line)
        ends = single or opened or _ITEM.match(line) or len(line) > _WIDEST
        if ends and end > start:
            yield start, end, "body", rule
            passages += 1
            start = end
        pictured = role == "caption"
        if single:
            yield found.start(), found.end(), role, f"markdown:{role}"
            passages += 1
            start = end = found.end()
            continue
        if end <= start:
            start, rule = found.start(), "markdown:code" if opened else ""
        end = found.end()
        if opened:
            fence = opened.group(1)
        elif len(line) > _WIDEST:
            yield start, end, "body", rule
            passages += 1
            start = end
    if end > start:
        yield start, end, "body", rule


def _read_line(line: str, *, pictured: bool) -> tuple[bool, Role]:
    """Whether a line is a passage of its own, and its role; (False, "heading") is an underline."""
    if len(line) > 5_000:
        return False, "body"
    if _HEADING.match(line):
        return True, "heading"
    if _PICTURE.fullmatch(line) or (pictured and _SLANTED.fullmatch(line)):
        return True, "caption"
    if _UNDERLINE.fullmatch(line):
        return False, "heading"
    return bool(_RULE.fullmatch(line)), "body"


def _find_title(text: str, passages: list[tuple[int, int, Role, str]]) -> str:
    """The words of the heading that a file opens with; "" when it opens with something else."""
    start, end, role, _ = passages[0]
    if role != "heading" or end - start > _LONGEST_TITLE + 10:
        return ""
    line, _, under = text[start:end].partition("\n")
    found = _HEADING.match(line)
    if found and len(found.group(1)) > 1:
        return ""
    if not found and not under.strip().startswith("="):
        return ""
    written = _ATTRIBUTES.sub("", (found.group("title") or "") if found else line)
    return tidy(_MARKS.sub("", _LINK.sub(r"\1", written)).replace("\\", ""))


def _to_paragraph(text: str, start: int, end: int, role: Role, rule: str) -> Paragraph:
    part = text[start:end]
    begin = start + len(part) - len(part.lstrip())
    stop = begin + len(part.strip())
    return Paragraph(text[begin:stop], begin, stop, role, rule)
