"""
articles.db: what goes in comes out, by id or the beginning of one, and a file that is not ours is
refused.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from archive.article import Article, Given, Paragraph, with_paragraphs
from archive.database import create_database, open_database
from archive.entry import Entry, to_entry
from archive.errors import ArchiveError, DamagedError, NoArchiveError, NoSuchArticleError
from archive.store import open_store
from archive.storing import WritingStore, open_for_storing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = 1_763_870_000.0


def entry(text: str, *, digest: str | None = None, given: Given = Given()) -> Entry:  # noqa: B008
    data = text.encode("utf-8", "replace")
    article = with_paragraphs(
        Article(
            digest=digest or hashlib.sha256(data).hexdigest(),
            kind="text",
            decoded=text,
            title=text[:20],
            given=given,
        ),
        [Paragraph(text, 0, len(text))],
    )
    return to_entry(
        article, data, added="2025-11-23T04:00:00+00:00", origin="notes/a.txt", made="1-x"
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WritingStore]:
    create_database(str(tmp_path))
    opened = open_for_storing(str(tmp_path))
    yield opened
    opened.close()


def test_what_goes_in_comes_out(store: WritingStore) -> None:
    """Bytes, record, head and the way it came in: all as they were."""
    one = entry("A story about Tomahawks", given=Given(tags=("x",)))
    (id_,) = store.add([one], now=NOW)

    assert id_ == one.digest[:12]
    assert store.raw(id_) == b"A story about Tomahawks"
    assert store.article(id_).text == "A story about Tomahawks"
    assert store.article(id_).id == id_
    assert store.heads([id_, "gone"])[id_].lead == "A story about Tomahawks"
    facts = store.facts(id_)
    assert (facts.digest, facts.kind, facts.origin) == (one.digest, "text", "notes/a.txt")
    assert facts.given == Given(tags=("x",))
    assert (store.here(one.digest), store.here("no")) == (id_, None)


def test_every_change_counts_on(store: WritingStore) -> None:
    """The sequence number grows with each change, whatever the clock does, and is remembered."""
    numbers = [store.sequence()]
    ids = store.add([entry("one"), entry("two")], now=NOW)
    numbers.append(store.sequence())
    store.add([entry("three")], now=NOW - 1_000_000)
    numbers.append(store.sequence())
    store.remove(ids[:1], now=0.0)
    numbers.append(store.sequence())
    store.add([entry("two")], now=NOW)
    numbers.append(store.sequence())

    assert numbers == sorted(set(numbers))
    assert all(store.knows(number) for number in numbers)
    assert not store.knows(numbers[-1] + 1)
    assert store.changed_since(numbers[1]) == 3
    assert store.changed_since(numbers[-1]) == 0
    assert store.removals(0, numbers[-1]) == [ids[0]]
    assert store.arrivals(numbers[2], numbers[-1]) == [ids[1]]


def test_steps_pause_at_ends_of_transactions(store: WritingStore) -> None:
    """Catching up goes from one committed state to the next, about so many changes at a time."""
    ends = []
    for batch in range(6):
        store.add([entry(f"{batch} {n}") for n in range(4)], now=NOW)
        ends.append(store.sequence())

    assert store.steps(0, 1) == ends
    assert store.steps(0, 8) == [ends[1], ends[3], ends[5]]
    assert store.steps(0, 1000) == [ends[5]]
    assert store.steps(ends[4], 1000) == [ends[5]]
    assert store.steps(ends[5], 1000) == []
    arrived = [i for a, b in zip([0, *ends], ends, strict=False) for i in store.arrivals(a, b)]
    assert arrived == list(store.ids())


def test_nothing_to_do_is_no_change(store: WritingStore) -> None:
    """Adding nothing and removing what is not there leave the sequence as it is."""
    before = store.sequence()

    assert store.add([], now=NOW) == []
    assert store.remove(["0" * 12], now=NOW) == 0
    assert store.sequence() == before


def test_adding_again_replaces_and_keeps_the_id(store: WritingStore) -> None:
    """The same bytes read differently replace what was made of them."""
    one = entry("same bytes")
    (id_,) = store.add([one], now=NOW)
    assert store.add([replace(one, title="Better", made="2-x")], now=NOW) == [id_]

    assert store.size() == 1
    assert store.facts(id_).made == "2-x"
    assert store.stale("1-x") == [id_]
    assert store.stale("2-x") == []


def test_a_removed_article_leaves_nothing_behind(store: WritingStore, tmp_path: Path) -> None:
    """After remove, no file of the store holds a byte of it; only its digest is remembered."""
    secret = "Zyzzogeton " + os.urandom(2000).hex()
    ids = store.add([entry(secret), entry("another")], now=NOW)
    packed = entry(secret)
    store.add([replace(packed, title="Zyzzogeton again")], now=NOW)
    assert store.remove([ids[0]], now=NOW) == 1

    for name in os.listdir(tmp_path):
        held = (tmp_path / name).read_bytes()
        assert b"Zyzzogeton" not in held
        assert packed.data not in held
        assert packed.data[50:150] not in held
        assert packed.record[50:150] not in held
    assert store.was_removed(packed.digest)
    assert list(store.ids()) == [ids[1]]
    with pytest.raises(NoSuchArticleError):
        store.raw(ids[0])
    assert store.add([packed], now=NOW) == [ids[0]]
    assert not store.was_removed(packed.digest)


COLLIDING = ("ab" * 6 + "0" * 52, "ab" * 6 + "0" + "1" * 51, "ab" * 6 + "7" * 52)


def test_ids_grow_when_they_collide(store: WritingStore) -> None:
    """Digests that begin alike get longer ids; the first keeps its own, for ever."""
    ids = store.add([entry(d, digest=d) for d in COLLIDING], now=NOW)

    assert ids == ["ab" * 6, "ab" * 6 + "0", "ab" * 6 + "7"]
    assert [store.resolve(id_) for id_ in ids] == ids
    store.remove(ids[:1], now=NOW)
    assert store.add([entry(COLLIDING[0], digest=COLLIDING[0])], now=NOW) == ids[:1]


def test_the_beginning_of_an_id_is_enough(store: WritingStore) -> None:
    """An id is found by any beginning that only it has, in any case, by its digest, and with id:."""
    digest = "d9e10ce47f65dbca" * 4
    store.add([entry("x", digest=digest)], now=NOW)

    for written in ("d9e1", "D9E10C", "d9e10ce47f65", "id:d9e10ce4", digest, f" {digest[:20]} "):
        assert store.resolve(written) == "d9e10ce47f65"


def test_an_address_stands_for_its_article(store: WritingStore) -> None:
    """Where it is or was fetched from, by either scheme; none and several are said."""
    address = "https://www.example.com/news/bridge"
    store.add([replace(entry("a"), origin=address), entry("b")], now=NOW)

    for written in (address, address + "/", "http://www.example.com/news/bridge"):
        assert store.resolve(written) == entry("a").digest[:12]
    with pytest.raises(NoSuchArticleError, match="no article is from"):
        store.resolve("https://www.example.com/news")
    store.add([replace(entry("c"), origin=address + "/")], now=NOW)
    with pytest.raises(NoSuchArticleError, match="several articles are from"):
        store.resolve(address)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("d9e", "too short"),
        ("", "is no id"),
        ("xyz1", "is no id"),
        ("d9e1%", "is no id"),
        ("a" * 65, "is no id"),
        ("d9e10ce47f66", "no article has the id 'd9e10ce47f66'"),
        ("abab", "the beginning of several ids: abababababab, abababababab0, abababababab7"),
    ],
)
def test_no_id_or_several_is_said(store: WritingStore, written: str, said: str) -> None:
    """What is no id, is too short, is not there or is not unique is refused in one line."""
    store.add([entry(d, digest=d) for d in (*COLLIDING, "d9e10ce47f65dbca" * 4)], now=NOW)

    with pytest.raises(NoSuchArticleError) as caught:
        store.resolve(written)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_lone_surrogates_and_zeros_can_be_stored(store: WritingStore) -> None:
    """Titles and outlets of hostile JSON do not stop a transaction."""
    one = replace(entry("x"), title="half \ud800", source="zero \x00 byte")
    (id_,) = store.add([one], now=NOW)

    assert store.outlets() == ("zero \x00 byte",)
    assert store.article(id_).text == "x"


def test_a_transaction_is_all_or_nothing(store: WritingStore) -> None:
    """An error in the middle of a batch leaves the store as it was."""
    store.add([entry("kept")], now=NOW)
    before = (store.sequence(), store.size())
    broken = replace(entry("b"), words=object())  # type: ignore[arg-type]
    with pytest.raises(sqlite3.Error):
        store.add([entry("a"), broken], now=NOW)

    assert (store.sequence(), store.size()) == before
    assert len(store.add([entry("a")], now=NOW)) == 1


def test_a_reader_sees_whole_states_and_cannot_write(store: WritingStore, tmp_path: Path) -> None:
    """A second connection reads while the first writes, and refuses to write itself."""
    reader = WritingStore(str(tmp_path), open_database(str(tmp_path), write=False))
    try:
        store.add([entry("one")], now=NOW)
        assert reader.size() == 1
        with pytest.raises(ArchiveError):
            reader.add([entry("two")], now=NOW)
    finally:
        reader.close()


def test_no_archive_is_said(tmp_path: Path) -> None:
    """Where there is none, or one that was never finished, the message says how to make one."""
    with pytest.raises(NoArchiveError, match="archive add PATH makes one"):
        open_store(str(tmp_path))
    (tmp_path / "articles.db").write_bytes(b"")
    with pytest.raises(NoArchiveError, match="archive add PATH fills it"):
        open_store(str(tmp_path))
    create_database(str(tmp_path))
    create_database(str(tmp_path))
    opened = open_store(str(tmp_path))
    assert opened.size() == 0
    opened.close()


def _foreign(path: Path) -> None:
    sqlite3.connect(path).execute("CREATE TABLE t (x)").connection.close()


def _newer(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()


def _older(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 1")
    database.close()


def _triggered(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("CREATE TRIGGER t AFTER INSERT ON raw BEGIN DELETE FROM raw; END")
    database.close()


def _viewed(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("DROP TABLE removed")
        database.execute("CREATE VIEW removed AS SELECT 1 id, 2 digest, 3 seq")
    database.close()


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda p: p.write_bytes(b"not a database, " * 500), "is damaged"),
        (lambda p: (p.unlink(), _foreign(p)), "is not an archive's database"),
        (_newer, "is of format 99, this program reads format 2: update the program"),
        (
            _older,
            "is of format 1, this program reads format 2: export it with the program that made",
        ),
        (_triggered, "does not have an archive's tables"),
        (_viewed, "does not have an archive's tables"),
    ],
)
def test_a_file_that_is_not_ours_is_refused(tmp_path: Path, damage: object, said: str) -> None:
    """Another program's database, a newer format or an older, triggers or views: one line, exit 4."""
    create_database(str(tmp_path))
    assert callable(damage)
    damage(tmp_path / "articles.db")

    with pytest.raises(DamagedError) as caught:
        open_store(str(tmp_path))
    assert said in str(caught.value)
    assert caught.value.status == 4
    assert "\n" not in str(caught.value)


def test_overwritten_pages_are_damage_not_nonsense(tmp_path: Path) -> None:
    """Pages overwritten with noise are found by the check, and reading them is a DamagedError."""
    create_database(str(tmp_path))
    store = open_for_storing(str(tmp_path))
    ids = store.add([entry(f"story {n} " + os.urandom(3000).hex()) for n in range(30)], now=NOW)
    store.close()
    path = tmp_path / "articles.db"
    data = bytearray(path.read_bytes())
    for page in range(8, len(data) // 4096, 2):
        data[page * 4096 : page * 4096 + 200] = b"\xa5" * 200
    path.write_bytes(data)
    store = open_store(str(tmp_path))
    refused = 0
    for id_ in ids:
        try:
            store.raw(id_)
            store.article(id_)
        except (DamagedError, NoSuchArticleError):
            refused += 1
    assert store.problems()
    assert refused
    store.close()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE articles SET record = x'00', head = '[1]', given = '7'",
        "UPDATE articles SET record = 'text', head = '{\"words\": \"many\"}', given = '{}x'",
        "UPDATE articles SET head = '" + "[" * 50_000 + "', record = x'789c', given = '[]'",
    ],
)  # fmt: skip
def test_forged_values_are_damage(store: WritingStore, tmp_path: Path, sql: str) -> None:
    """Values that no archive wrote raise DamagedError that names the article and what helps."""
    (id_,) = store.add([entry("x")], now=NOW)
    with sqlite3.connect(tmp_path / "articles.db") as database:
        database.execute(sql)
    database.close()

    for read in (
        lambda: store.article(id_),
        lambda: store.heads([id_]),
        lambda: store.facts(id_),
    ):
        with pytest.raises(DamagedError, match=rf"article '{id_}'.*archive check --repair"):
            read()


def test_a_full_disk_says_what_is_safe(store: WritingStore) -> None:
    """When SQLite runs out of room, the message says so and nothing is half there."""
    store.add([entry("kept")], now=NOW)
    store._db.execute("PRAGMA max_page_count = 1").fetchall()
    with pytest.raises(ArchiveError, match="is the disk full"):
        store.add([entry(os.urandom(50_000).hex()) for _ in range(20)], now=NOW)

    assert store.size() == 1


@pytest.mark.skipif(not hasattr(os, "fork") or os.geteuid() != 0, reason="needs to drop privileges")
def test_a_read_only_archive_can_be_read(tmp_path: Path) -> None:
    """On a medium that cannot be written, without a log, the articles are read as they lie."""
    create_database(str(tmp_path))
    store = open_for_storing(str(tmp_path))
    (id_,) = store.add([entry("x")], now=NOW)
    store.close()
    for path in (tmp_path, *tmp_path.parents):
        os.chmod(path, os.stat(path).st_mode | 0o055)
    os.chmod(tmp_path, 0o555)
    child = os.fork()
    if not child:
        status = 1
        try:
            os.setuid(65534)
            reader = open_store(str(tmp_path))
            status = 0 if reader.raw(id_) == b"x" else 2
        finally:
            os._exit(status)
    os.chmod(tmp_path, 0o755)

    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
