"""
A story for reading: what can be said of it as a whole, then its articles, earliest first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.output.hits import UNDATED, UNKNOWN_OUTLET, byline, day_text, plural
from archive.output.printable import printable, prose
from archive.output.width import cut, pad, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.account import Account, Told
    from archive.output.screen import Screen

_LABEL = 11
_INDENT = "    "


def account_lines(account: Account, screen: Screen) -> Iterator[str]:
    """The story, its articles, and what else shares its text."""
    leader = next((told for told in account.members if told.id == account.id), None)
    title = prose(leader.title) if leader else ""
    yield screen.paint(cut(title or "(no text)", screen.width), "title")
    for label, value in _facts(account):
        lines = wrap(prose(value), screen.width, indent=" " * _LABEL)
        yield screen.paint(pad(label, _LABEL), "quiet") + lines[0][_LABEL:]
        yield from lines[1:]
    for told in account.members:
        yield ""
        yield from _told_lines(told, account, screen)
    more = account.articles - len(account.members)
    if more > 0:
        yield ""
        yield screen.paint(f"and {plural(more)} more", "quiet")
    if account.linked:
        yield ""
        yield screen.paint("Other news in much the same words", "title")
    for told in account.linked:
        yield ""
        yield from _told_lines(told, account, screen)


def _facts(account: Account) -> Iterator[tuple[str, str]]:
    origins = f", {plural(len(account.origins), 'wire origin')}" if account.origins else ""
    counted = f"{plural(account.articles)}, {plural(account.outlets, 'outlet')}{origins}"
    yield "story", f"{account.id}: {counted}"
    first = next((told for told in account.members if told.id == account.first), None)
    if first is not None:
        outlet = first.source or UNKNOWN_OUTLET
        yield "first", f"{outlet}, {_moment(first)}, {first.id}"
    elif account.day:
        yield "first", f"several on {account.day}, and not all say at what time"
    for origin in account.origins:
        yield "origin", f"{', '.join(origin.names)} ({plural(len(origin.members))})"


def _moment(told: Told) -> str:
    moment = told.published
    if moment is None:
        return UNDATED
    if moment.instant is None:
        return day_text(moment) or UNDATED
    return f"{moment.instant:%Y-%m-%d %H:%M%z}"


def _told_lines(told: Told, account: Account, screen: Screen) -> Iterator[str]:
    yield byline(told.source, _moment(told), told.id, screen)
    if told.id != account.id and told.title:
        yield f"{_INDENT}{cut(prose(told.title), screen.width - len(_INDENT))}"
    if told.relation is None:
        return
    relation = told.relation
    preposition = "with" if relation.kind == "shares text" else "of"
    said = (
        f"{relation.kind} {preposition} {printable(account.id)}: {relation.shared:,} five-word "
        f"runs in common, {relation.containment:.0%} of the shorter"
    )
    if relation.merges:
        said += f"; {relation.novelty:.0%} of its names and numbers are new"
    yield from wrap(said, screen.width, indent=_INDENT)
