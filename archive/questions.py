"""
What an archive says of single articles and single stories, by their ids; and what its readers have
read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.kinship import find_kin, refer
from archive.opened import Opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.account import Account
    from archive.article import Article
    from archive.comparing import Comparison
    from archive.watching import Cursor, News


class Questions(Opened):
    """
    An open archive that can be asked about what an id names, and told what was read.
    """

    def get(self, id_or_prefix: str) -> Article:
        """The article whose id this is or begins with. Raises NoSuchArticleError."""
        return self._store.article(self.resolve(id_or_prefix))

    def story(self, id_or_prefix: str) -> Account:
        """The story of an article: who has it, who had it first, how they are related."""
        from archive.account import find_account

        return find_account(refer(self._store, id_or_prefix, "story"), self._store)

    def compare_story(self, id_or_prefix: str) -> Iterator[tuple[Article, Article, Comparison]]:
        """The earliest article of a story, each of the others, and how that differs from it."""
        from archive.comparing import compare

        id_ = refer(self._store, id_or_prefix, "story")
        first, *others = find_kin(self._store, [id_])[id_].members
        earliest = self._store.article(first.id)
        for other in others:
            article = self._store.article(other.id)
            yield earliest, article, compare(earliest, article)

    def raw(self, id_or_prefix: str) -> bytes:
        """The bytes that came in as this article. Raises NoSuchArticleError."""
        return self._store.raw(self.resolve(id_or_prefix))

    def resolve(self, id_or_prefix: str) -> str:
        """The whole id. Raises NoSuchArticleError when there is none, or naming several."""
        return self._store.resolve(id_or_prefix)

    def outlets(self) -> tuple[str, ...]:
        """The canonical names of the outlets in the archive, in order."""
        return self._store.outlets()

    def confirm(self, news: News) -> None:
        """Remember that its reader has *news*: it is not new again. Raises ArchiveError."""
        from archive.watching import move_cursor

        move_cursor(self.path, news.reached)

    def cursors(self) -> tuple[Cursor, ...]:
        """How far each reader has read each query that they asked for its news."""
        from archive.watching import Cursor

        return tuple(Cursor(*row) for row in self._store.cursors())

    def forget(self, cursor: Cursor) -> bool:
        """Forget how far a reader has read a query, so that everything is new; False: it is."""
        from archive.watching import drop_cursor

        return drop_cursor(self.path, cursor)
