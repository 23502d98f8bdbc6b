"""
What `archive count` draws: time on a terminal, names beside a query, and all of it as SVG.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.cli.files import write_file
from archive.cli.streams import write, write_bytes
from archive.counting import TIMES
from archive.output.charts import chart_lines
from archive.output.objects import together_object
from archive.output.printable import to_json
from archive.output.table import TOGETHER_COLUMNS, row
from archive.output.timelines import timeline, timelines, together_lines, together_rows
from index.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Literal

    from archive.archive import Archive
    from archive.cli.session import Session
    from archive.output.timelines import Timeline
    from index.query import Query

STDOUT = "-"


class Asked(Frozen):
    """
    One question to be drawn: *query*, as *typed*, divided *by*, with *names* beside it or none.

    *title* is what was typed with the days that options limit it to.
    """

    typed: str
    title: str
    query: Query
    by: str
    names: str | None = None
    distinct: str | None = None


def show(
    session: Session, archive: Archive, asked: Asked, format_: str, *, svg: str | None, header: bool
) -> int:
    """
    Draw to the file *svg*, or else print what has a form of its own: names beside the query, bars
    over time. Return how many articles, or stories, the query finds.
    """
    if svg is not None:
        return _draw(session, archive, asked, svg)
    if asked.names is not None:
        return _show_together(session, archive, asked, asked.names, format_, header=header)
    counts = archive.count(asked.query, by="day", distinct=asked.distinct)
    line = timeline(counts, asked.by, week_start=archive.settings.week_start)
    write(chart_lines(line.as_counts, session.screen))
    _say_coarser(session, asked, line)
    return counts.total


def _show_together(
    session: Session, archive: Archive, asked: Asked, names: str, format_: str, *, header: bool
) -> int:
    drawn = format_ == "text" and session.screen.terminal
    together = archive.together(
        asked.query, names, by="day" if drawn else asked.by, distinct=asked.distinct
    )
    if format_ == "text":
        week_start = archive.settings.week_start
        write(together_lines(together, asked.by, session.screen, week_start=week_start))
    elif format_ in ("json", "jsonl"):
        shown = together_object(asked.typed, asked.by, names, asked.distinct, together)
        write([to_json(shown, ascii_only=session.ascii_only)])
    else:
        table: Literal["csv", "tsv"] = "csv" if format_ == "csv" else "tsv"
        write([row(TOGETHER_COLUMNS, table)] if header else [])
        write(row(one, table) for one in together_rows(together))
    return together.total


def _draw(session: Session, archive: Archive, asked: Asked, path: str) -> int:
    from archive.output.svg_charts import draw_bars, draw_columns, draw_strips

    week_start, noun = archive.settings.week_start, asked.distinct or "article"
    if asked.names is not None:
        together = archive.together(asked.query, asked.names, by="day", distinct=asked.distinct)
        lines = timelines(together, asked.by, week_start=week_start)
        _put(path, draw_strips(lines, asked.names, asked.title, together.total, noun))
        _say_coarser(session, asked, *(line for _, line in lines[:1]))
        return together.total
    if asked.by in TIMES:
        counts = archive.count(asked.query, by="day", distinct=asked.distinct)
        line = timeline(counts, asked.by, week_start=week_start)
        _put(path, draw_columns(line, asked.title, noun))
        _say_coarser(session, asked, line)
    else:
        counts = archive.count(asked.query, by=asked.by, distinct=asked.distinct)
        _put(path, draw_bars(counts, asked.by, asked.title, noun))
    return counts.total


def _put(path: str, lines: Iterable[str]) -> None:
    if path == STDOUT:
        # An XML document without a declaration is UTF-8, whatever the locale says.
        write_bytes("".join(_ended(lines)).encode())
    else:
        write_file(path, lines)


def _ended(lines: Iterable[str]) -> Iterator[str]:
    return (line + "\n" for line in lines)


def _say_coarser(session: Session, asked: Asked, *lines: Timeline) -> None:
    for line in lines:
        if line.by != asked.by:
            session.say(
                f"drawn by {line.by}: too many for a chart by {asked.by}; --format tsv has them all"
            )
