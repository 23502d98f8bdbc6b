"""
`archive add`: files, folders and standard input into the archive; what failed, why, and the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import click
import typer

from archive.article import Given
from archive.cli.progress import progress
from archive.cli.session import session_of
from archive.cli.streams import FOUND, INTERRUPTED, WRONG, complain, input_stream, write
from archive.errors import ArchiveError, NoArchiveError
from archive.output.hits import plural
from archive.output.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archive.adding import AddReport
    from archive.cli.session import Session
    from archive.sources import Failure

EXAMPLES = {
    "add": (
        "archive add saved/ export.jsonl.gz crawl.warc.gz feed.xml",
        "archive add article.html --source Independent --date 2025-10-17",
        "curl -s https://example.org/a | archive add - --source Independent",
        "archive add crawl/ --failed failed.tsv",
    )
}


def add_command(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH...", show_default=False, help="Files and folders; - is standard input."
        ),
    ] = None,
    source: Annotated[
        str | None, typer.Option(metavar="NAME", help="The outlet, where the files do not say it.")
    ] = None,
    date: Annotated[
        str | None, typer.Option(metavar="WHEN", help="When published: 2025-10-17.")
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="The headline.")] = None,
    url: Annotated[str | None, typer.Option(metavar="URL", help="Where it was read.")] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Also what was removed before; read all anew.")
    ] = False,
    failed: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write path and reason of each failure.")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, max=64, metavar="N", help="Processes that read.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print what is new, and add nothing.")
    ] = False,
) -> int:
    """
    Put files, folders or standard input into the archive.

    Text, Markdown, HTML, MHTML, mail (.eml, mbox), JSON Lines, feeds (RSS, Atom) and crawls (WARC,
    ARC), also as .gz; folders are read
    through, .archiveignore says what to leave out. The same bytes are kept once. A file that cannot
    be read is reported and the rest is added: exit status 2. Stop it at any moment: what was added
    stays, and the next run goes on.
    """
    session = session_of(context)
    if not paths:
        raise click.UsageError("what to add? give files, folders, or - for standard input")
    if dry_run:
        return _dry_run(session, paths, again=again)
    given = Given(title=title, source=source, date=date, url=url)
    with session.open(create=True) as archive, progress(session, "adding") as show:
        try:
            report = archive.add(
                paths,
                given=given,
                again=again,
                workers=workers,
                stdin=input_stream() if "-" in paths else None,
                progress=show,
            )
        except KeyboardInterrupt as stop:
            partial: AddReport | None = getattr(stop, "report", None)
            safe = summary(partial) if partial else "what was added is safe"
            complain(f"archive: stopped: {safe}; the same command goes on from here")
            return INTERRUPTED
    if failed is not None:
        _write_failures(failed, report.failed)
    for failure in report.failed:
        session.warn(f"{failure.path}: {failure.reason}")
    for note in report.notes:
        session.say(note)
    session.say(summary(report))
    return WRONG if report.failed else FOUND


def _dry_run(session: Session, paths: list[str], *, again: bool) -> int:
    from archive.previewing import preview
    from archive.store import open_store

    stdin = input_stream() if "-" in paths else None
    try:
        store = open_store(session.directory)
    except NoArchiveError:
        found = preview(paths, store=None, stdin=stdin)
    else:
        try:
            found = preview(paths, store=store, again=again, stdin=stdin)
        finally:
            store.close()
    write(map(printable, found.new))
    for failure in found.failed:
        session.warn(f"{failure.path}: {failure.reason}")
    already = f", {found.already:,} already here" if found.already else ""
    removed = f", {found.removed_before:,} removed before" if found.removed_before else ""
    session.say(f"would add {plural(len(found.new))}{already}{removed}")
    return WRONG if found.failed else FOUND


def summary(report: AddReport) -> str:
    """`added 2 articles, 1 already here, 1 failed`."""
    parts = [f"added {plural(report.added)}" if report.added else "nothing new"]
    if report.updated:
        parts.append(f"{report.updated:,} read anew")
    if report.already:
        parts.append(f"{report.already:,} already here")
    if report.removed_before:
        parts.append(f"{report.removed_before:,} removed before (--again brings them back)")
    if report.failed:
        parts.append(f"{len(report.failed):,} failed")
    return ", ".join(parts)


def _write_failures(path: str, failures: Iterable[Failure]) -> None:
    """One line per failure: path, tab, reason. An empty file says that everything was read."""
    try:
        with open(path, "w", encoding="utf-8", errors="surrogateescape", newline="\n") as file:
            for failure in failures:
                cells = (failure.path, failure.reason)
                line = "\t".join(c.replace("\t", "\\t").replace("\n", "\\n") for c in cells)
                file.write(f"{line}\n")
    except OSError as error:
        raise ArchiveError(f"{path} cannot be written: {error.strerror}") from None
