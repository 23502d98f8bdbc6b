"""
Where on a page a text stands: the heading that is its headline, and the lines of the reader.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from lxml.etree import iterwalk

from archive.month_names import is_month, to_figures
from archive.sources.clues import tidy
from archive.sources.page_texts import find_holder, is_read

if TYPE_CHECKING:
    from archive.sources.page_texts import PageTexts

LINE = 240
"""Characters of a line that are read."""
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "code", "date", "em", "font", "i", "label", "nobr", "q", "s",
     "small", "span", "strong", "sub", "sup", "time", "tt", "u"}
)  # fmt: skip
_ALIKE, _NEARLY = 0.5, 0.8
_BESIDE = 20
_TITLES, _MOST_HEADINGS = 3, 50
_SHORTEST_TITLE = 10
_PARTED = re.compile(r"\s[|–—·:-]|[|:.?!]\s")
_YEAR, _BOX = 4, 24

Heading = tuple[Any, frozenset[str]]
"""An element, and the words of its text."""


def list_headings(tree: Any) -> list[Heading]:
    """The headings that may be the page's headline, <h1> first, each with its words."""
    return [
        (element, find_words(read_line(element)))
        for tag in ("h1", "h2", "h3")
        for element in islice(tree.iter(tag), _MOST_HEADINGS)
    ]


def find_headline(tree: Any, headings: list[Heading]) -> Any:
    """
    Of the *headings* of the page the one that is its <title>, or the most like it; else the first
    <h1>, or None.
    """
    title = next(tree.iter("title"), None)
    return find_heading(headings, None, ["" if title is None else title.text or ""])


def find_heading(headings: list[Heading], texts: PageTexts | None, titles: list[str]) -> Any:
    """
    Of the *headings* the one that is one of *titles*, or the most like one; else what has such a
    text, else the first <h1>, or None.
    """
    wanted = [words for title in titles[:_TITLES] if (words := find_words(title))]
    best, most = None, _ALIKE
    for title in wanted:
        for element, words in headings:
            share = len(words & title) / len(words | title)
            if share > most:
                best, most = element, share
    if best is not None:
        return best
    if texts and (named := _find_named(texts, titles[:_TITLES])) is not None:
        return named
    return next((element for element, _ in headings if element.tag == "h1"), None)


def _find_named(texts: PageTexts, titles: list[str]) -> Any:
    """
    What has most of one of *titles* as its text; else what has the beginning of one.

    <div class=title>Fire kills three</div>, <title>Fire kills three - La Stampa</title>.
    """
    linked = beginning = None
    for text in texts.all:
        bare = tidy(text) if _SHORTEST_TITLE < len(text) < LINE else ""
        if not bare:
            continue
        if any(_is_most(bare, title) for title in titles) and is_read(text):
            holder = find_holder(text)
            if next(holder.iterancestors("a"), holder).tag != "a":
                return holder
            linked = holder if linked is None else linked  # <a rel=prev>, or the headline
        elif beginning is None and any(_begins(bare, title) for title in titles) and is_read(text):
            beginning = find_holder(text)
            if len(read_line(find_line(beginning))) > len(bare) + _BESIDE:
                beginning = None  # the name of the house, in its address
    return beginning if linked is None else linked


def _is_most(bare: str, title: str) -> bool:
    return bare in title and len(bare) > len(title) * _ALIKE


def _begins(bare: str, title: str) -> bool:
    """Whether *bare* is a part of its own at the beginning of *title*, or it in other marks."""
    if title.startswith(bare) and _PARTED.match(title, len(bare)):
        return True
    words, others = find_words(bare), find_words(title)
    return len(words & others) > len(words | others) * _NEARLY


def find_words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold().replace("\u00ad", "")))


def read_line(element: Any) -> str:
    """The text of *element* on one line, as much of it as a line may have, its parts apart."""
    parts: list[str] = []
    length = 0
    for text in islice(element.itertext(), LINE):
        parts.append(text)
        length += len(text.strip())
        if length > LINE:
            break
    return to_figures(" ".join(" ".join(parts).split()))


def read_run(line: Any, text: str) -> str:
    """
    What stands beside *text* in *line*, as a reader sees it: without what a block or a <br> parts
    from it. <header><span>5 maja 2021 11:22</span><h1>Sprzeciw</h1>Polska</header> has three runs.
    """
    runs: list[list[str]] = [[]]
    for event, element in islice(iterwalk(line, ("start", "end", "comment", "pi")), 2 * LINE):
        apart = element is not line and element.tag not in _INLINE
        if apart and runs[-1]:
            runs.append([])
        said = element.text if event == "start" else element.tail if element is not line else None
        if said and said.strip():
            runs[-1].append(said)
    read = (to_figures(" ".join(" ".join(run).split())) for run in runs)
    return min((run for run in read if text in run), key=len, default="")


def measure(head: Any) -> tuple[str | None, int]:
    """The first text of the headline, and how many characters it has."""
    parts = [] if head is None else [text for text in head.itertext() if text.strip()]
    return (parts[0] if parts else None), sum(len(part.strip()) for part in parts)


def is_within(element: Any, other: Any) -> bool:
    return element is other or any(up is other for up in element.iterancestors())


def find_line(holder: Any, text: str = "") -> Any:
    """
    The element that makes a line of its own, or as much around *holder* as one may have; around a
    *text* that is a year or a month, the box of <div>7</div><div>Feb</div><div>2022</div>.
    """
    line = holder
    while line.tag in _INLINE:
        around = line.getparent()
        if around is None or around.tag == "body" or len(read_line(around)) > LINE:
            break
        line = around
    if (len(text) == _YEAR or is_month(text)) and len(read_line(line)) == len(text):
        box = line.getparent()
        if box is not None and len(read_line(box)) <= _BOX:
            return box
    return line
