"""
`archive add`: files, folders and standard input into the archive; what failed, why, and the rest.
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from typing import TYPE_CHECKING, Annotated

import click
import typer

from archive.article import Given
from archive.cli.progress import progress
from archive.cli.session import session_of
from archive.cli.streams import FOUND, INTERRUPTED, WRONG, complain, input_stream, write
from archive.cli.terminal import is_terminal
from archive.errors import ArchiveError, NoArchiveError
from archive.fetching import Web, is_address
from archive.output.hits import plural
from archive.output.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from archive.cli.session import Session
    from archive.sources import Failure
    from archive.tally import AddReport

_LIST_BYTES = 64 << 20
_ALIKE = 3
"""So many lines of one file are named that fail for the same reason."""
_ROW = re.compile(r"(?<=.):\d{1,12}$")
_PROXIES = ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy")

EXAMPLES = {
    "add": (
        "archive add saved/ export.jsonl.gz crawl.warc.gz feed.xml",
        "archive add article.html --source Independent --date 2025-10-17",
        "archive add https://example.org/feed.xml --follow 20",
        "archive add --from addresses.txt",
        "archive add crawl/ --failed failed.tsv",
    )
}


def add_command(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH...",
            show_default=False,
            help="Files, folders, http(s) addresses; - is standard input.",
        ),
    ] = None,
    listed: Annotated[
        list[str] | None,
        typer.Option(
            "--from",
            metavar="FILE",
            show_default=False,
            help="Also the paths and addresses in FILE, one a line; - is standard input.",
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
    follow: Annotated[
        int,
        typer.Option(
            min=0,
            max=1000,
            metavar="N",
            help="Fetch up to N new links of each feed, where it has no text.",
        ),
    ] = 0,
    private_network: Annotated[
        bool,
        typer.Option("--private-network", help="Let addresses lie in a private network."),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print what is new, and add nothing.")
    ] = False,
) -> int:
    """
    Put files, folders, addresses or standard input into the archive.

    Text, Markdown, HTML, MHTML, documents (.docx, .odt, .rtf), mail (.eml, mbox), JSON, CSV, feeds
    (RSS, Atom), crawls (WARC, ARC), agencies' XML (NITF, NewsML) and what press databases save
    (Nexis, Factiva, ProQuest), also as .gz or .zip; folders are read through, .archiveignore says
    what to leave out. The same bytes are kept once. A file that cannot be read is reported and the
    rest is added: exit status 2. Stop it at any moment: what was added stays, and the next run goes
    on.

    What begins with http:// or https:// is fetched, as robots.txt allows, a page a second from one
    host, without cookies and without the environment's proxies. --dry-run fetches nothing.
    """
    session = session_of(context)
    paths = [*(paths or ()), *_read_lists(listed or (), paths or ())]
    if not paths and not listed:
        raise click.UsageError(
            "what to add? give files, folders, addresses, or - for standard input"
        )
    if dry_run:
        return _dry_run(session, paths, again=again)
    if url and not is_address(url):
        raise click.UsageError(f"--url {url} is no address: one begins with https:// or http://")
    given = Given(title=title, source=source, date=date, url=url)
    if "-" in paths and is_terminal(sys.stdin):
        session.say("reading what you type or paste: Ctrl-D on a line of its own ends it")
    if failed not in (None, "-"):
        _write_failures(
            failed, ()
        )  # now, and not after hours of work, it is said that it cannot be
    with session.open(create=True) as archive, progress(session, "adding") as show:
        try:
            report = archive.add(
                paths,
                given=given,
                again=again,
                workers=workers,
                stdin=input_stream() if "-" in paths else None,
                progress=show,
                web=Web(private_network=private_network, follow=follow),
            )
        except KeyboardInterrupt as stop:
            partial: AddReport | None = getattr(stop, "report", None)
            safe = summary(partial) if partial else "what was added is safe"
            if failed is not None and partial:
                _write_failures(failed, partial.failed)
            complain(f"archive: stopped: {safe}; the same command goes on from here")
            return INTERRUPTED
    if failed is not None:
        _write_failures(failed, report.failed)
    for line in _tell(report.failed):
        session.warn(line)
    for note in (*report.notes, *_find_proxy(report.failed)):
        session.say(note)
    empty = not (report.added or report.updated or report.already or report.removed_before)
    session.say("nothing to add was found" if empty and not report.failed else summary(report))
    return WRONG if report.failed else FOUND


def _find_proxy(failures: Iterable[Failure]) -> Iterator[str]:
    """What a person behind a proxy must know whose pages cannot be fetched."""
    name = next((name for name in _PROXIES if os.environ.get(name)), None)
    lost = ("no connection", "there is no host")
    if name and any(is_address(one.path) and one.reason.startswith(lost) for one in failures):
        yield f"the proxy in ${name} is not used: addresses are fetched directly"


def _read_lists(names: Iterable[str], paths: Iterable[str]) -> Iterator[str]:
    """The paths and addresses in the files *names*, one a line; "# ..." and "" are none."""
    taken = "-" in paths
    for name in names:
        if name == "-" and taken:
            raise click.UsageError("standard input can be read once: - stands there twice")
        taken = taken or name == "-"
        try:
            if name == "-":
                data = input_stream().read(_LIST_BYTES + 1)
            else:
                with open(name, "rb") as file:
                    data = file.read(_LIST_BYTES + 1)
        except OSError as error:
            raise ArchiveError(f"{name} cannot be read: {error.strerror}") from None
        if len(data) > _LIST_BYTES or b"\x00" in data:
            raise ArchiveError(f"{name} is no list of paths and addresses")
        for line in data.removeprefix(b"\xef\xbb\xbf").splitlines():
            if line.strip() and not line.startswith(b"#"):
                written = os.fsdecode(line)
                yield written.strip() if is_address(written) else written


def _dry_run(session: Session, paths: list[str], *, again: bool) -> int:
    from archive.previewing import preview
    from archive.sources.document import to_place
    from archive.store import open_store
    from archive.visiting import check_addresses

    stdin = input_stream() if "-" in paths else None
    addresses = list(dict.fromkeys(path for path in paths if is_address(path)))
    paths = [path for path in paths if not is_address(path)]
    wrong = check_addresses(addresses)
    try:
        store = open_store(session.directory)
    except NoArchiveError:
        found = preview(paths, store=None, stdin=stdin)
    else:
        try:
            found = preview(paths, store=store, again=again, stdin=stdin)
        finally:
            store.close()
    failed = (*found.failed, *wrong)
    gone = {failure.path for failure in wrong}
    addresses = [address for address in addresses if to_place(address) not in gone]
    write(map(printable, (*found.new, *addresses)))
    for line in _tell(failed):
        session.warn(line)
    already = f", {found.already:,} already here" if found.already else ""
    removed = f", {found.removed_before:,} removed before" if found.removed_before else ""
    fetched = f", would fetch {plural(len(addresses), 'page')}" if addresses else ""
    wanted = f"would add {plural(len(found.new))}" if found.new or not addresses else ""
    session.say(f"{wanted}{fetched if wanted else fetched[2:]}{already}{removed}")
    return WRONG if failed else FOUND


def _tell(failures: Sequence[Failure]) -> Iterator[str]:
    """
    A line for each failure, but of many lines of one file with the same reason for the first few,
    and how many more there are: a table of a thousand rows may have no text in any.
    """
    alike = [(_ROW.sub("", one.path), one.reason) for one in failures]
    total = Counter(alike)
    told: Counter[tuple[str, str]] = Counter()
    for failure, kind in zip(failures, alike, strict=True):
        told[kind] += 1
        more = total[kind] - _ALIKE
        if told[kind] > _ALIKE and more > 1:
            continue
        last = told[kind] == _ALIKE and more > 1
        rest = f"; and {more:,} more lines of this file" if last else ""
        yield f"{failure.path or repr('')}: {failure.reason}{rest}"


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
    """
    One line per failure: path, tab, reason; "-" is standard output. An empty file says that
    everything was read.
    """
    show = printable if path == "-" else str
    lines = [
        "\t".join(
            show(cell.replace("\t", "\\t").replace("\n", "\\n"))
            for cell in (failure.path, failure.reason)
        )
        for failure in failures
    ]
    if path == "-":
        write(lines)
        return
    try:
        with open(path, "w", encoding="utf-8", errors="surrogateescape", newline="\n") as file:
            file.writelines(f"{line}\n" for line in lines)
    except OSError as error:
        raise ArchiveError(f"{path} cannot be written: {error.strerror}") from None
