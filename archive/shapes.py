"""
What a line looks like before anything of it is understood: a headline, or prose.
"""

from __future__ import annotations

_LONGEST_HEADLINE = 140
_LONGEST_SURE = 220
_HEADLINE_WORDS = 3
_SHORTEST_PROSE = 100
LONGEST_STANDFIRST = 300
"""Characters; a longer passage behind a headline is story."""


def is_headline(line: str, *, surely: bool = False) -> bool:
    """
    Whether *line* is short, begins with no small letter and does not end as a sentence does.

    *surely*: what stands below it says that it is one, so that it may be longer, and end so.
    """
    return (
        len(line) <= (_LONGEST_SURE if surely else _LONGEST_HEADLINE)
        and len(line.split()) >= _HEADLINE_WORDS
        and len(line.splitlines()) == 1
        and line[-1] not in (",;:" if surely else '.!,;:…"”')
        and not line[0].islower()
    )


def is_prose(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is long enough for a paragraph, and ends as a sentence does."""
    return end - start >= _SHORTEST_PROSE and text[end - 1] in '.!?…"”’)'
