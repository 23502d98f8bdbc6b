"""
The same documents into every engine, the same queries out of it, each engine as its own manual says.

All of them stem, none has stop words, a title weighs three, the day is a range, the source an exact
filter; title and body are stored.
"""

from __future__ import annotations

import importlib
import json
import os
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar, Protocol

from index.engine import open_index
from index.parse import parse_query
from index.results import Document, Name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.benchmarks.kinds import Ask
    from tests.benchmarks.texts import Text

TITLE_WEIGHT = 3.0
TOP = 10

Answer = tuple[int, list[str]]
"""How many match, and the titles of the first ten."""


class Peer(Protocol):
    needs: ClassVar[str]

    def build(self, directory: str, texts: Iterable[Text]) -> Callable[[], None] | None:
        """
        Index *texts* into an empty directory; when it returns they can be found.

        What it returns waits for the work that goes on behind: not timed, but measured for size.
        """

    def open(self, directory: str) -> None: ...

    def close(self) -> None: ...

    def prepare(self, ask: Ask) -> Callable[[], Answer]:
        """
        What is timed: the text of a query is read and answered. That it is written is not.
        """


def commonly(ask: Ask) -> str:
    """The words of a query as most languages write them."""
    words = " ".join(ask.words)
    return {
        "all": words,
        "any": " OR ".join(ask.words),
        "phrase": f'"{words}"',
        "prefix": f"{words}*",
        "title": f"title:{words}",
    }[ask.shape]


def to_document(text: Text) -> Document:
    return Document(
        text["id"],
        {"title": text["title"], "body": text["body"]},
        {"source": (Name(text["source"]),)},
        day=date.fromisoformat(text["date"]),
    )


class Archive:
    needs: ClassVar[str] = "index"

    def build(self, directory: str, texts: Iterable[Text]) -> None:
        engine = open_index(os.path.join(directory, "index"), create=True)
        engine.replace((to_document(text) for text in texts), revision=1)
        engine.close()

    def open(self, directory: str) -> None:
        self._engine = open_index(os.path.join(directory, "index"))

    def close(self) -> None:
        self._engine.close()

    def prepare(self, ask: Ask) -> Callable[[], Answer]:
        text = commonly(ask)
        text += f" -{ask.without}" if ask.without else ""
        text += f" date:{ask.since}..{ask.until}" if ask.since else ""
        text += f' source:="{ask.source}"' if ask.source else ""
        engine, today = self._engine, date(2025, 10, 20)

        def answer() -> Answer:
            found = engine.search(parse_query(text, today=today), limit=TOP)
            return found.total, [hit.title for hit in found.hits]

        return answer


class Whoosh:
    needs: ClassVar[str] = "whoosh"

    def build(self, directory: str, texts: Iterable[Text]) -> None:
        from whoosh import fields, index
        from whoosh.analysis import StemmingAnalyzer

        analyzer = StemmingAnalyzer(stoplist=None, minsize=1)
        schema = fields.Schema(
            id=fields.ID(stored=True, unique=True),
            title=fields.TEXT(analyzer=analyzer, stored=True),
            body=fields.TEXT(analyzer=analyzer, stored=True),
            source=fields.ID(stored=True),
            date=fields.NUMERIC(stored=True, signed=False),
        )
        writer = index.create_in(directory, schema).writer()
        for text in texts:
            writer.add_document(**{**text, "date": int(text["date"].replace("-", ""))})
        writer.commit()

    def open(self, directory: str) -> None:
        from whoosh import index
        from whoosh.qparser import MultifieldParser

        opened = index.open_dir(directory)
        self._searcher = opened.searcher()
        self._parser = MultifieldParser(
            ["title", "body"], opened.schema, fieldboosts={"title": TITLE_WEIGHT}
        )

    def close(self) -> None:
        self._searcher.close()

    def prepare(self, ask: Ask) -> Callable[[], Answer]:
        text = commonly(ask)
        text += f" NOT {ask.without}" if ask.without else ""
        if ask.since:
            text += f" date:[{ask.since.replace('-', '')} TO {ask.until.replace('-', '')}]"
        text += f' source:"{ask.source}"' if ask.source else ""
        searcher, parser = self._searcher, self._parser

        def answer() -> Answer:
            found = searcher.search(parser.parse(text), limit=TOP)
            return len(found), [hit["title"] for hit in found]

        return answer


class Fts5:
    """The texts in a table of their own, small columns first: a filter reads no body."""

    needs: ClassVar[str] = "sqlite3"

    def build(self, directory: str, texts: Iterable[Text]) -> None:
        import sqlite3

        base = sqlite3.connect(os.path.join(directory, "words.db"))
        base.executescript(
            f"""
            CREATE TABLE documents (number INTEGER PRIMARY KEY, id TEXT UNIQUE, source TEXT,
                date TEXT, title TEXT, body TEXT);
            CREATE INDEX by_source ON documents (source);
            CREATE INDEX by_date ON documents (date);
            CREATE VIRTUAL TABLE words USING fts5 (title, body, content='documents',
                content_rowid='number', tokenize='porter unicode61');
            INSERT INTO words (words, rank) VALUES ('rank', 'bm25({TITLE_WEIGHT}, 1.0)');
            """
        )
        for number, text in enumerate(texts):
            base.execute(
                "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?)",
                (number, text["id"], text["source"], text["date"], text["title"], text["body"]),
            )
            base.execute(
                "INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)",
                (number, text["title"], text["body"]),
            )
        base.commit()
        base.close()

    def open(self, directory: str) -> None:
        import sqlite3

        self._base = sqlite3.connect(os.path.join(directory, "words.db"))

    def close(self) -> None:
        self._base.close()

    def prepare(self, ask: Ask) -> Callable[[], Answer]:
        quoted = [f'"{word}"' for word in ask.words]
        text = {
            "all": " ".join(quoted),
            "any": " OR ".join(quoted),
            "phrase": '"' + " ".join(ask.words) + '"',
            "prefix": f"{quoted[0]}*",
            "title": f"title : {quoted[0]}",
        }[ask.shape]
        text += f' NOT "{ask.without}"' if ask.without else ""
        values, where = [text], "words MATCH ?"
        if ask.since:
            where += " AND d.date BETWEEN ? AND ?"
            values += [ask.since, ask.until]
        if ask.source:
            where += " AND d.source = ?"
            values.append(ask.source)
        # CROSS: first what matches, then its row. The other way round is thirty times slower.
        joined = "FROM words CROSS JOIN documents d ON d.number = words.rowid"
        counted = joined if len(values) > 1 else "FROM words"
        count = f"SELECT count(*) {counted} WHERE {where}"
        top = f"SELECT d.title {joined} WHERE {where} ORDER BY words.rank LIMIT {TOP}"
        base = self._base

        def answer() -> Answer:
            total = base.execute(count, values).fetchone()[0]
            return total, [row[0] for row in base.execute(top, values)]

        return answer


class Tantivy:
    needs: ClassVar[str] = "tantivy"

    def build(self, directory: str, texts: Iterable[Text]) -> Callable[[], None]:
        import tantivy

        schema = (
            tantivy.SchemaBuilder()
            .add_text_field("id", stored=True, tokenizer_name="raw")
            .add_text_field("title", stored=True, tokenizer_name="en_stem")
            .add_text_field("body", stored=True, tokenizer_name="en_stem")
            .add_text_field("source", stored=True, tokenizer_name="raw")
            .add_date_field("date", stored=True, indexed=True, fast=True)
            .build()
        )
        opened = tantivy.Index(schema, directory)
        writer = opened.writer()
        for text in texts:
            writer.add_document(
                tantivy.Document(**{**text, "date": datetime.fromisoformat(text["date"])})
            )
        writer.commit()
        opened.reload()
        return writer.wait_merging_threads

    def open(self, directory: str) -> None:
        import tantivy

        self._index = tantivy.Index.open(directory)
        self._searcher = self._index.searcher()

    def close(self) -> None:
        del self._searcher, self._index

    def prepare(self, ask: Ask) -> Callable[[], Answer]:
        words = " ".join(ask.words)
        text = {
            "all": " ".join(f"+{word}" for word in ask.words),
            "any": " OR ".join(ask.words),
            "phrase": f'+"{words}"',
            # Its language has no star for a single word: gov* finds the word gov.
            "prefix": f"title:/{words}.*/ OR body:/{words}.*/",
            "title": f"+title:{words}",
        }[ask.shape]
        text += f" -{ask.without}" if ask.without else ""
        if ask.since:
            text += f" +date:[{ask.since}T00:00:00Z TO {ask.until}T00:00:00Z]"
        text += f' +source:"{ask.source}"' if ask.source else ""
        index, searcher, boosts = self._index, self._searcher, {"title": TITLE_WEIGHT}
        regexes = ask.shape == "prefix"

        def answer() -> Answer:
            query = index.parse_query(text, ["title", "body"], boosts, allow_regexes=regexes)
            found = searcher.search(query, TOP, count=True)
            return found.count, [searcher.doc(place)["title"][0] for _, place in found.hits]

        return answer


class Xapian:
    needs: ClassVar[str] = "xapian"

    def build(self, directory: str, texts: Iterable[Text]) -> None:
        import xapian

        base = xapian.WritableDatabase(directory, xapian.DB_CREATE_OR_OPEN)
        terms = xapian.TermGenerator()
        terms.set_stemmer(xapian.Stem("english"))
        for text in texts:
            document = xapian.Document()
            terms.set_document(document)
            terms.set_termpos(0)
            terms.index_text(text["title"], 1, "S")
            terms.index_text(text["title"], int(TITLE_WEIGHT))
            terms.increase_termpos()
            terms.index_text(text["body"])
            document.add_boolean_term("Q" + text["id"])
            document.add_boolean_term("XS" + text["source"])
            document.add_value(0, text["date"])
            document.set_data(json.dumps(text))
            base.replace_document("Q" + text["id"], document)
        base.commit()
        base.close()

    def open(self, directory: str) -> None:
        import xapian

        self._base = xapian.Database(directory)
        self._number = self._base.get_doccount()
        self._parser = xapian.QueryParser()
        self._parser.set_database(self._base)
        self._parser.set_stemmer(xapian.Stem("english"))
        self._parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
        self._parser.set_default_op(xapian.Query.OP_AND)
        self._parser.add_prefix("title", "S")

    def close(self) -> None:
        self._base.close()

    def prepare(self, ask: Ask) -> Callable[[], Answer]:
        import xapian

        text = commonly(ask)
        text += f" NOT {ask.without}" if ask.without else ""
        flags = (
            xapian.QueryParser.FLAG_BOOLEAN
            | xapian.QueryParser.FLAG_PHRASE
            | xapian.QueryParser.FLAG_WILDCARD
        )
        kind = xapian.Query

        def answer() -> Answer:
            query = self._parser.parse_query(text, flags)
            if ask.since:
                days = kind(kind.OP_VALUE_RANGE, 0, ask.since, ask.until)
                query = kind(kind.OP_FILTER, query, days)
            if ask.source:
                query = kind(kind.OP_FILTER, query, kind("XS" + ask.source))
            enquire = xapian.Enquire(self._base)
            enquire.set_query(query)
            found = enquire.get_mset(0, TOP, self._number)
            titles = [json.loads(match.document.get_data())["title"] for match in found]
            return found.get_matches_estimated(), titles

        return answer


ENGINES: dict[str, type[Peer]] = {
    "archive": Archive,
    "whoosh": Whoosh,
    "fts5": Fts5,
    "tantivy": Tantivy,
    "xapian": Xapian,
}


def is_here(name: str) -> bool:
    try:
        importlib.import_module(ENGINES[name].needs)
    except ImportError:
        return False
    return True
