"""
A wrong query under its message, with a caret under the culprit.

    archive: unknown field "foo"
      tomahawk foo:bar
               ^^^
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.output.printable import printable
from archive.output.width import width

if TYPE_CHECKING:
    from index.errors import QueryError

_INDENT = "  "
_MORE = "..."


def caret_lines(error: QueryError, columns: int) -> list[str]:
    """
    The query line and the caret line, at most *columns* wide; nothing when the query is not known.

    A query that is longer than the screen is shown around the culprit.
    """
    query = error.query
    if not query.strip():
        return []
    start = min(max(error.start, 0), len(query))
    end = min(max(error.end, start + 1), len(query) + 1)
    room = max(20, columns - len(_INDENT))
    left = max(0, start - room // 3)
    before = (_MORE if left else "") + printable(query[left:start])
    while width(before) > room * 2 // 3:  # escapes and wide characters take more room
        left += 1
        before = _MORE + printable(query[left:start])
        if left >= start:
            break
    culprit = printable(query[start:end][:room])
    after = printable(query[end : end + room])
    line = before + culprit + after
    if width(line) > room or end + room < len(query):
        kept = room - len(_MORE)
        while width(line) > kept:
            line = line[:-1]
        line += _MORE
    carets = "^" * max(1, min(width(culprit), room - width(before)))
    return [_INDENT + line, _INDENT + " " * width(before) + carets]
