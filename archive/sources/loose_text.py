"""
Text of a page that stands among its paragraphs and in none: put where it is looked for.

    <div><img></div> LONDON (AP) The river rose ... <p>The second paragraph ...</p>

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


class _Run(NamedTuple):
    """What stands between two blocks: the text behind the first of them, and inline elements."""

    before: Any
    text: str
    inline: list[Any]


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
        elif _is_told(element):
            for run in runs:
                _wrap(element, run)
        elif element.find("p") is None and element.find("br") is not None:
            for run in runs:
                _break(element, run)


def _has_loose_text(element: Any) -> bool:
    """Whether a long text begins *element* or follows a block in it."""
    text = element.text
    if text is not None and len(text) >= _SHORTEST and not text.isspace():
        return True
    for child in element:
        tail = child.tail
        if (
            tail is not None
            and len(tail) >= _SHORTEST
            and child.tag not in _INLINE
            and not tail.isspace()
        ):
            return True
    return False


def _is_told(element: Any) -> bool:
    return len(element.findall("p")) >= _PARAGRAPHS


def _find_runs(element: Any) -> list[_Run]:
    runs = [_Run(None, element.text or "", [])]
    for child in element:
        if child.tag in _INLINE:
            runs[-1].inline.append(child)
        else:
            runs.append(_Run(child, child.tail or "", []))
    return [run for run in runs if run.text.strip() or any(map(_says, run.inline))]


def _says(element: Any) -> bool:
    return element.tag != "br" or bool((element.tail or "").strip())


def _is_prose(run: _Run) -> bool:
    """Whether a run reads like a paragraph; a menu, a button or a byline does not."""
    whole = run.text
    linked = 0
    for one in run.inline:
        inside = "".join(one.itertext())
        linked += len(inside) if one.tag == "a" else 0
        whole += inside + (one.tail or "")
    whole = whole.strip()
    return len(whole) >= _SHORTEST and whole.endswith(_ENDS) and linked <= _MOST_LINKED * len(whole)


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
