"""
Text of a page that stands in no paragraph, among others or instead of them: put where it is looked
for.

    <div><img></div> LONDON (AP) The river rose ... <p>The second paragraph ...</p>
    <div>The river rose ...</div><div>The second paragraph ...</div>
    The river rose ... <br><br> The second paragraph ... <br><br>

Extractors that read <p>, or what lies between two <br>, lose a lead behind a picture, a last
paragraph behind a box and one in a <div>.
"""

from __future__ import annotations

from typing import Any, NamedTuple

_CONTAINERS = ("div", "article", "section", "td", "main", "center", "body")
_INLINE = frozenset({
    "a", "b", "strong", "i", "em", "u", "span", "font", "small", "big", "sup", "sub", "cite",
    "abbr", "q", "s", "strike", "mark", "time", "code", "acronym", "ins", "del", "nobr", "wbr",
    "br",
})  # fmt: skip
_SHORTEST = 60
_ENDS = tuple(".!?…\"”»“':。！？」।။؟")
_MOST_LINKED = 0.4
_PARAGRAPHS = 2
"""That stand in an element directly: a story in <p>, beside which loose text is of it."""
_MOST = 2000
_GOES_ON = frozenset({"p", "h2", "h3", "h4"})


class _Run(NamedTuple):
    """What stands between two blocks: the text behind the first of them, and inline elements."""

    before: Any
    text: str
    inline: list[Any]


def settle_paragraphs(tree: Any) -> None:
    """
    The paragraphs of *tree* that stand in <div> side by side, or between two <br>, in <p>.

    Whether a list leads to other stories, where the story is and how much of it was found: all of
    it is told by its <p>.
    """
    parted = [one.getparent() for one in tree.iter("br") if _follows_break(one)]
    for element in list(dict.fromkeys(parted))[:_MOST]:
        if element.tag in _CONTAINERS:
            runs = _find_runs(element, at_breaks=True)
            if sum(map(_is_prose, runs)) >= _PARAGRAPHS:
                for run in runs:
                    if _linked(run) <= _MOST_LINKED:
                        _wrap(element, run)
    beside: dict[Any, list[Any]] = {}
    for element in tree.iter("div"):
        if _is_line(element):
            beside.setdefault(_find_column(element), []).append(element)
    told = [list(filter(_is_paragraph, lines)) for lines in beside.values()]
    if any(len(lines) >= _PARAGRAPHS for lines in told):
        for lines, paragraphs in zip(beside.values(), told, strict=True):
            # what stands alone, too: who reads <p> would lose it
            for line in lines if len(paragraphs) >= _PARAGRAPHS else paragraphs:
                line.tag = "p"
    for column, lines in beside.items():
        if len(lines) == len(column) >= _PARAGRAPHS and _is_between(column):
            column.tag = "ul"
            for line in lines:
                line.tag = "li"


def _find_column(line: Any) -> Any:
    """What *line* stands in beside others, behind the boxes that hold it alone."""
    above = line.getparent()
    while (
        above is not None
        and above.tag == "div"
        and line.getprevious() is None
        and line.getnext() is None
    ):
        line, above = above, above.getparent()
    return above


def _is_between(column: Any) -> bool:
    """Whether lines stand in a story, which goes on behind them, as a list does."""
    before, after = column.getprevious(), column.getnext()
    return (
        column.tag == "div"
        and before is not None
        and before.tag == "p"
        and after is not None
        and after.tag in _GOES_ON
        and next(column.iter("a"), None) is None
    )


def _is_line(element: Any) -> bool:
    """Whether *element* holds text and nothing that makes lines of its own."""
    child = None
    for child in element.iterdescendants():
        if child.tag not in _INLINE:
            return False
    return child is not None or bool((element.text or "").strip())


def _is_paragraph(element: Any) -> bool:
    return _is_prose(_Run(None, element.text or "", list(element)))


def _follows_break(element: Any) -> bool:
    before = element.getprevious()
    return before is not None and before.tag == "br" and not (before.tail or "").strip()


def settle_loose_text(tree: Any) -> None:
    """
    The loose prose of *tree* in <p> where its neighbours are, or behind a <br> where they are so.

    All that is loose in an element is treated alike, in place.
    """
    for element in [one for one in tree.iter(*_CONTAINERS) if _has_loose_text(one)][:_MOST]:
        runs = _find_runs(element)
        if not any(map(_is_prose, runs)):
            continue
        if all(child.tag in _INLINE for child in element):
            if element.tag == "div" and _is_told(element.getparent()):
                element.tag = "p"
        elif _is_told(element) or sum(map(_is_prose, runs)) >= _PARAGRAPHS:
            for run in runs:
                _wrap(element, run)
        elif element.find("p") is None and element.find("br") is not None:
            for run in runs:
                _break(element, run)


def _has_loose_text(element: Any) -> bool:
    """Whether a long text begins *element*, follows a block or stands between blocks in it."""
    text = element.text
    if text is not None and len(text) >= _SHORTEST and not text.isspace():
        return True
    for child in element:
        # <h2>The fire</h2><span>The house had stood empty ...</span><ul>
        text = child.text if child.tag in _INLINE else child.tail
        if text is not None and len(text) >= _SHORTEST and not text.isspace():
            return True
    return False


def _is_told(element: Any) -> bool:
    return len(element.findall("p")) >= _PARAGRAPHS


def _find_runs(element: Any, *, at_breaks: bool = False) -> list[_Run]:
    """What stands between blocks in *element*, or *at_breaks* between two <br> as well."""
    runs = [_Run(None, element.text or "", [])]
    for child in element:
        if child.tag in _INLINE and not (at_breaks and child.tag == "br" and _follows_break(child)):
            runs[-1].inline.append(child)
        else:
            runs.append(_Run(child, child.tail or "", []))
    return [run for run in runs if run.text.strip() or any(map(_says, run.inline))]


def _says(element: Any) -> bool:
    return element.tag != "br" or bool((element.tail or "").strip())


def _is_prose(run: _Run) -> bool:
    """Whether a run reads like a paragraph; a menu, a button or a byline does not."""
    whole = _read(run).strip()
    return len(whole) >= _SHORTEST and whole.endswith(_ENDS) and _linked(run) <= _MOST_LINKED


def _read(run: _Run) -> str:
    return run.text + "".join("".join(one.itertext()) + (one.tail or "") for one in run.inline)


def _linked(run: _Run) -> float:
    """The share of links in a run."""
    inside = sum(len("".join(one.itertext())) for one in run.inline if one.tag == "a")
    return inside / (len(_read(run).strip()) or 1) if inside else 0.0


def _wrap(element: Any, run: _Run) -> None:
    paragraph = element.makeelement("p")
    paragraph.text = run.text
    if run.before is None:
        element.text = None
        element.insert(0, paragraph)
    else:
        run.before.tail = None
        run.before.addnext(paragraph)
    for one in run.inline:
        paragraph.append(one)  # with its tail


def _break(element: Any, run: _Run) -> None:
    if run.before is not None and run.text.strip():
        line = element.makeelement("br")
        line.tail, run.before.tail = run.text, None
        run.before.addnext(line)
