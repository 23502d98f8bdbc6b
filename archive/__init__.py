"""
A searchable news archive on your own machine, as a library.

    import archive

    with archive.open("news") as a:
        a.add(["saved/"])
        for found in a.search("tomahawk").hits:
            print(found.title or found.lead)

Names are imported when they are first used, so that a search pays for nothing else.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from archive.account import Account
    from archive.archive import Archive, open  # noqa: A004
    from archive.article import (
        Article,
        Credit,
        Entity,
        Given,
        Mention,
        Moment,
        Paragraph,
        Quote,
        Source,
    )
    from archive.checking import CheckReport
    from archive.errors import (
        ArchiveError,
        BusyError,
        DamagedError,
        NoArchiveError,
        NoSuchArticleError,
        SettingsError,
        UnreadableError,
    )
    from archive.expecting import Verdict
    from archive.explaining import Clause, Explanation
    from archive.fetching import Web
    from archive.pipeline import read_article
    from archive.quoted import FoundQuote
    from archive.saved import SavedQuery
    from archive.searching import Also, Found, SearchResults
    from archive.settings import Settings, find_archive
    from archive.sources import Failure
    from archive.tally import AddReport, Progress
    from archive.watching import Cursor, News
    from index.errors import QueryError
    from index.results import Counts, Sort

__all__ = [
    "Account",
    "AddReport",
    "Also",
    "Archive",
    "ArchiveError",
    "Article",
    "BusyError",
    "CheckReport",
    "Clause",
    "Counts",
    "Credit",
    "Cursor",
    "DamagedError",
    "Entity",
    "Explanation",
    "Failure",
    "Found",
    "FoundQuote",
    "Given",
    "Mention",
    "Moment",
    "News",
    "NoArchiveError",
    "NoSuchArticleError",
    "Paragraph",
    "Progress",
    "QueryError",
    "Quote",
    "SavedQuery",
    "SearchResults",
    "Settings",
    "SettingsError",
    "Sort",
    "Source",
    "UnreadableError",
    "Verdict",
    "Web",
    "find_archive",
    "open",
    "read_article",
]

_WHERE = {
    "archive.account": ("Account",),
    "archive.tally": ("AddReport", "Progress"),
    "archive.archive": ("Archive", "open"),
    "archive.article": (
        "Article",
        "Credit",
        "Entity",
        "Given",
        "Mention",
        "Moment",
        "Paragraph",
        "Quote",
        "Source",
    ),
    "archive.checking": ("CheckReport",),
    "archive.errors": (
        "ArchiveError",
        "BusyError",
        "DamagedError",
        "NoArchiveError",
        "NoSuchArticleError",
        "SettingsError",
        "UnreadableError",
    ),
    "archive.expecting": ("Verdict",),
    "archive.explaining": ("Clause", "Explanation"),
    "archive.fetching": ("Web",),
    "archive.pipeline": ("read_article",),
    "archive.quoted": ("FoundQuote",),
    "archive.saved": ("SavedQuery",),
    "archive.searching": ("Also", "Found", "SearchResults"),
    "archive.settings": ("Settings", "find_archive"),
    "archive.sources": ("Failure",),
    "archive.watching": ("Cursor", "News"),
    "index.errors": ("QueryError",),
    "index.results": ("Counts", "Sort"),
}
_MODULE = {name: module for module, names in _WHERE.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _MODULE:
        raise AttributeError(f"module 'archive' has no attribute {name!r}")
    return getattr(import_module(_MODULE[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
