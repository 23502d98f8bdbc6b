"""
The front door: an archive opened, asked, added to and looked after.

    with open("news") as archive:
        archive.search("tomahawk -gaza", limit=5)

Plain values go in and come out; what is raised stands in archive.errors and index.errors. What
writes takes the lock for as long as it lasts. An Archive belongs to one thread.
"""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from archive import lock
from archive.database import create_database
from archive.errors import ArchiveError, NoArchiveError
from archive.explaining import Clause, Explanation, explain
from archive.kinship import find_kin
from archive.questions import Questions
from archive.saved import SavedQuery, list_saved, remove_saved, renewed, write_saved
from archive.searching import Found, SearchResults, search
from archive.settings import load_settings, today_in
from archive.store import open_store
from index.results import Counts, Sort

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date
    from typing import BinaryIO

    from archive.article import Article, Given
    from archive.checking import CheckReport
    from archive.counting import Together
    from archive.expecting import Verdict
    from archive.fetching import Web
    from archive.quoted import FoundQuote
    from archive.rereading import Told
    from archive.tally import AddReport, Progress
    from archive.visiting import OneInput
    from archive.watching import News
    from index.query import Query

__all__ = ["Archive", "Clause", "Counts", "Explanation", "Found", "SavedQuery"]
__all__ += ["SearchResults", "open"]


def open(  # noqa: A001
    path: str | os.PathLike[str], *, create: bool = True, today: date | None = None
) -> Archive:
    """
    Open the archive in the directory *path*; without *create*, refuse where there is none.

    *today* is the day that "last week" counts from, and after which no article can be published;
    None asks the clock, in the archive's time zone. Raises NoArchiveError, DamagedError,
    SettingsError.
    """
    directory = os.path.abspath(path)
    settings = load_settings(directory)
    try:
        store = open_store(directory)
    except NoArchiveError:
        if not create:
            raise
        try:
            os.makedirs(directory, exist_ok=True)
        except OSError as error:
            raise ArchiveError(f"{directory} cannot be made: {error.strerror}") from None
        with lock.writing(directory, command="archive add"):
            create_database(directory)
        store = open_store(directory)
    return Archive(directory, settings, store, today or today_in(settings))


class Archive(Questions):
    """
    An open archive: `open` makes it, `with` or `close` ends it.

    *notices* are one-line messages about what was mended on the way ("the index was 12 articles
    behind: caught up"); the caller may show and empty them.
    """

    # Asking

    def parse(
        self,
        query: str | None,
        *,
        since: str | None = None,
        until: str | None = None,
        on: str | None = None,
    ) -> Query:
        """
        *query* as a value (None: everything), limited to the days that *since*, *until* and *on*
        say (any form that `date:` takes), saved queries filled in. Raises QueryError.
        """
        return self._reader.parse(query, since=since, until=until, on=on)

    def search(
        self,
        query: str | Query | None,
        *,
        limit: int | None = 10,
        offset: int = 0,
        sort: Sort = Sort.RELEVANCE,
        since: str | None = None,
        until: str | None = None,
        on: str | None = None,
        by: str | None = None,
        inferred: bool = False,
        lazy: bool = False,
    ) -> SearchResults:
        """
        The articles that *query* finds: *limit* of them (None: all) from *offset* on, in order.

        *by* "story", each story counts once and stands where its best article does. With *inferred*
        days find undated articles too, by the day that their story lends them.

        More than a thousand hits, or any with *lazy*, are filled in as they are read: read them
        before `close`. Their `ids` are there at once. Raises QueryError.
        """
        asked = self._asked(query, since, until, on)
        if by not in (None, "article", "story"):
            raise ArchiveError(f"cannot search by {str(by)[:40]!r}: by article or story")
        return self._ask(
            lambda engine: search(
                asked,
                engine,
                self._store,
                limit=limit,
                offset=offset,
                sort=sort,
                lazy=lazy,
                by_story=by == "story",
            ),
            inferred=inferred,
        )

    def news(
        self,
        query: str,
        *,
        reader: str = "default",
        limit: int | None = None,
        by_story: bool = False,
        since: str | None = None,
        until: str | None = None,
        on: str | None = None,
    ) -> News:
        """
        What *query* finds among the articles that arrived since *reader* last confirmed it, in the
        order of arrival; with *by_story* each story once. Nothing is remembered until `confirm`.

        Read the hits before `close`. Raises QueryError, SettingsError for the reader's name.
        """
        from archive.watching import find_news, read_cursor, to_key

        asked = self._asked(query, since, until, on)
        key = to_key(query, by_story=by_story, since=since, until=until, on=on)
        at = read_cursor(self._store, reader, key)
        return self._ask(
            lambda engine: find_news(
                asked, engine, self._store, since=at, limit=limit, by_story=by_story
            )
        )

    def count(
        self,
        query: str | Query | None,
        *,
        by: str | None = None,
        since: str | None = None,
        until: str | None = None,
        on: str | None = None,
        distinct: str | None = None,
        inferred: bool = False,
    ) -> Counts:
        """
        How many articles *query* finds, or with *distinct* "story" how many stories, and with *by*
        how they divide.

        *by* is one of COUNTED: month, week, year, day, source, author, person, place, org ...
        """
        from archive.counting import Counting

        asked = self._asked(query, since, until, on)
        return self._ask(
            Counting(asked, by, distinct, self.settings.week_start).count, inferred=inferred
        )

    def together(
        self,
        query: str | Query | None,
        names: str,
        *,
        by: str = "month",
        since: str | None = None,
        until: str | None = None,
        on: str | None = None,
        distinct: str | None = None,
    ) -> Together:
        """
        Which *names* (person, place, org, thing, source, speaker) stand beside *query*, in how many
        articles, over the days, weeks, months or years *by*; with *distinct* "story" in how many
        stories.
        """
        from archive.counting import Counting

        asked = self._asked(query, since, until, on)
        counting = Counting(asked, by, distinct, self.settings.week_start)
        return self._ask(lambda engine: counting.together(engine, names))

    def explain(
        self,
        query: str | Query | None,
        *,
        since: str | None = None,
        until: str | None = None,
        on: str | None = None,
        inferred: bool = False,
    ) -> Explanation:
        """How *query* was understood, what each part finds, and which part emptied it."""
        asked = self._asked(query, since, until, on)
        return self._ask(
            lambda engine: explain(asked, engine, engine.reasons(asked)), inferred=inferred
        )

    def quotes(
        self,
        query: str | Query | None = None,
        *,
        by: str | None = None,
        since: str | None = None,
        until: str | None = None,
        on: str | None = None,
        every: bool = False,
    ) -> Iterator[FoundQuote]:
        """
        What is quoted in the articles that *query* finds (None: in all), the newest first.

        *by* is the speaker, as after `speaker:`. Where the query has `said:` or `speaker:`, only
        what fits them comes. Direct quotations with a speaker, or with *every* all. Read them
        before `close`. Raises QueryError.
        """
        from archive.quoted import quote_clauses, read_quotes

        asked = self._reader.parse_some(query, speaker=by, since=since, until=until, on=on)
        hits = self._ask(lambda engine: engine.search(asked, limit=None, sort=Sort.NEWEST)).hits
        ids = [hit.id for hit in hits]
        also = self._also(self._store)
        return read_quotes(ids, quote_clauses(asked), self._store, also, every=every)

    def export(self, query: str | Query | None = None, *, by: str | None = None) -> Iterator[str]:
        """
        The articles that *query* finds (None: all) as they came, each a line of JSON that `add`
        reads back to the same article; *by* "story", with all articles of their stories.
        """
        from archive.exporting import export_lines

        wanted = None if query is None else set(self.search(query, limit=None, by=by).ids)
        if wanted and by == "story":
            kin = find_kin(self._store, list(wanted)).values()
            wanted |= {member.id for story in kin for member in story.members}
        return export_lines(self._store, wanted)

    # Changing

    def add(
        self,
        inputs: OneInput | Iterable[OneInput],
        *,
        given: Given | None = None,
        again: bool = False,
        workers: int | None = None,
        stdin: BinaryIO | None = None,
        progress: Callable[[Progress], None] | None = None,
        web: Web | None = None,
    ) -> AddReport:
        """
        Put documents in: paths of files and folders ("-" is *stdin*), URLs, or bytes; several or
        one.

        *given* holds for all of them. *again* brings back what was removed and reads anew what is
        here. *workers* None: a process for each processor when there is enough to do; 0: none.
        *web* says what may be fetched. What fails is in the report. Raises ArchiveError for a wrong
        *given*, BusyError, and after Ctrl-C a KeyboardInterrupt with the `report` so far.
        """
        from archive.adding import add_inputs

        return add_inputs(
            inputs,
            hold=partial(self._writing, "archive add"),
            index=self._index,
            rules=self._rules(),
            given=given,
            again=again,
            workers=workers,
            stdin=stdin,
            progress=progress,
            web=web,
        )

    def set(self, id_or_prefix: str, change: Given) -> Article:
        """`set_all` of one article; return it as it is now."""
        self.set_all((id_or_prefix,), change)
        return self.get(id_or_prefix)

    def set_all(self, ids: Iterable[str], change: Given) -> int:
        """
        Record what a person knows of articles: it wins over what was read, survives re-reading, and
        is searchable at once. "" takes back what was said before. Return how many; raise as remove.
        """
        from archive.changing import set_given

        wanted = dict.fromkeys(map(self.resolve, ids))
        with self._writing("archive set") as (store, engine):
            return set_given(wanted, change, store, engine, self._index, rules=self._rules())

    def remove(self, ids: str | Iterable[str]) -> int:
        """
        Delete articles, their bytes too; return how many. They come back only when added *again*.

        Raises NoSuchArticleError, before anything is deleted, when one of *ids* is none.
        """
        from archive.changing import remove_articles

        listed = (ids,) if isinstance(ids, str) else ids
        wanted = dict.fromkeys(self.resolve(id_) for id_ in listed)
        with self._writing("archive remove") as (store, engine):
            return remove_articles(wanted, store=store, engine=engine, index=self._index)

    def reindex(
        self, *, reread: Told | None = None, progress: Callable[[Progress], None] | None = None
    ) -> int:
        """
        Read anew what was read by older rules or tables, and build the index anew; return its size.

        With *reread*, read everything by what the archive has learnt since, and call it with the id
        of each article that is read differently and in what: "cleaning", "names", "dates" ... The
        old index serves until the new one is whole.
        """
        from archive.changing import reindex

        self._drop_engine()
        with lock.writing(self.path, command="archive reindex"):
            return reindex(self.path, self._index, self._rules(), progress, reread)

    def check(
        self,
        *,
        repair: bool = False,
        compact: bool = False,
        progress: Callable[[Progress], None] | None = None,
    ) -> CheckReport:
        """
        Look at every stored byte and at the index; with *repair*, mend what can be mended, with
        *compact*, leave nothing in the index of what was removed. The problems are those left.
        """
        from archive.checking import check

        self._drop_engine()
        rules, index = self._rules(), self._index
        report = check(self.path, index, rules, repair=repair, compact=compact, progress=progress)
        self.notices += report.repaired
        return report

    # Saved queries

    def save(self, name: str, query: str, *, note: str = "") -> None:
        """Save *query* as *name*, in place of one that has it. Raises QueryError, SettingsError."""
        saved = renewed(self.path, name, query, note)
        self._reader.parse(query, over=saved)
        write_saved(self.path, saved)

    def unsave(self, name: str) -> None:
        """Delete the saved query *name*. Raises SettingsError when there is none."""
        remove_saved(self.path, name)

    def saved(self) -> tuple[SavedQuery, ...]:
        """Every saved query in order, broken ones with their `problem`."""
        return list_saved(self.path, self._reader.problem)

    def check_saved(self) -> tuple[Verdict, ...]:
        """What each saved query finds, against what its file expects of it."""
        from archive.expecting import check_saved

        return check_saved(self)

    # Within

    def _asked(
        self, query: str | Query | None, since: str | None, until: str | None, on: str | None
    ) -> Query:
        if query is None or isinstance(query, str):
            return self.parse(query, since=since, until=until, on=on)
        if since or until or on:
            raise TypeError("since, until and on go with a query as text")
        return self._reader.referred(query)
