"""
The SQLite file under the store: opening it, its schema, and its errors as ours.

The schema must be exactly ours, to the letter: a forged file brings no triggers and no views.
What the tables mean is in store.py.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from archive.errors import ArchiveError, BusyError, DamagedError, NoArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterator

DATABASE = "articles.db"
FORMAT = 2
_APPLICATION = int.from_bytes(b"NwsA", "big")
_SCHEMA = {
    "raw": "CREATE TABLE raw (digest TEXT PRIMARY KEY, size INTEGER NOT NULL, data BLOB NOT NULL)",
    "articles": "CREATE TABLE articles (id TEXT PRIMARY KEY, digest TEXT NOT NULL UNIQUE, "
    "seq INTEGER NOT NULL UNIQUE, added TEXT NOT NULL, kind TEXT NOT NULL, origin TEXT NOT NULL, "
    "title TEXT, source TEXT, day TEXT, words INTEGER NOT NULL, given TEXT NOT NULL, "
    "made TEXT NOT NULL, head TEXT NOT NULL, record BLOB NOT NULL, beside TEXT NOT NULL)",
    "removed": "CREATE TABLE removed (id TEXT PRIMARY KEY, digest TEXT NOT NULL UNIQUE, "
    "seq INTEGER NOT NULL UNIQUE)",
    "commits": "CREATE TABLE commits (seq INTEGER PRIMARY KEY)",
    "lessons": "CREATE TABLE lessons (article TEXT NOT NULL, kind TEXT NOT NULL, "
    "topic TEXT NOT NULL, data BLOB NOT NULL, PRIMARY KEY (article, kind)) WITHOUT ROWID",
    "lessons_by_topic": "CREATE INDEX lessons_by_topic ON lessons (kind, topic)",
    "members": "CREATE TABLE members (number INTEGER PRIMARY KEY AUTOINCREMENT, "
    "id TEXT NOT NULL UNIQUE, told TEXT NOT NULL, outlet TEXT NOT NULL, url TEXT NOT NULL, "
    "mark BLOB NOT NULL, size INTEGER NOT NULL, sketch BLOB NOT NULL, story INTEGER NOT NULL)",
    "members_by_url": "CREATE INDEX members_by_url ON members (url) WHERE url != ''",
    "members_by_story": "CREATE INDEX members_by_story ON members (story)",
    "links": "CREATE TABLE links (a INTEGER NOT NULL, b INTEGER NOT NULL, shared INTEGER NOT NULL, "
    "PRIMARY KEY (a, b)) WITHOUT ROWID",
    "formerly": "CREATE TABLE formerly (id TEXT PRIMARY KEY, heir TEXT NOT NULL)",
    "learned": "CREATE TABLE learned (kind TEXT NOT NULL, topic TEXT NOT NULL, "
    "size INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (kind, topic)) WITHOUT ROWID",
}
_BUSY_SECONDS = 5.0

_NO_SPACE = (13, 10)  # SQLITE_FULL, and SQLITE_IOERR, which a limit on file sizes gives
_BUSY = (5, 6)  # SQLITE_BUSY, SQLITE_LOCKED
_CANNOT_OPEN = 14
_READ_ONLY = 8


def open_database(directory: str, *, write: bool) -> sqlite3.Connection:
    """
    Open the database of the archive in *directory*, for reading alone unless *write*.

    Raises NoArchiveError when there is none, DamagedError when the file is not ours, of a newer
    format, or broken.
    """
    path = os.path.join(directory, DATABASE)
    if not os.path.exists(path):
        raise NoArchiveError(f"no archive in {directory}: archive add PATH makes one")
    with translated(path):
        database = _connect(path, write=write)
    try:
        with translated(path):
            _check_format(path, database)
    except BaseException:
        database.close()
        raise
    return database


def create_database(directory: str) -> None:
    """
    Make an empty database in *directory*; nothing happens when there is one already.

    The caller holds the lock. A process killed here leaves a file without tables, which is finished
    the next time. Raises ArchiveError.
    """
    path = os.path.join(directory, DATABASE)
    with translated(path):
        database = _connect(path, write=True)
        try:
            if database.execute("SELECT count(*) FROM sqlite_master").fetchone() != (0,):
                return
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("BEGIN IMMEDIATE")
            for sql in _SCHEMA.values():
                database.execute(sql)
            database.execute(f"PRAGMA application_id = {_APPLICATION}")
            database.execute(f"PRAGMA user_version = {FORMAT}")
            database.execute("COMMIT")
        finally:
            database.close()


def _connect(path: str, *, write: bool) -> sqlite3.Connection:
    """
    A connection to *path*; a reader's refuses to write.

    A reader opens for writing all the same, so that the last one to leave can tidy the log away. On
    a read-only medium SQLite cannot make the log's shared memory; when no log is there, nobody is
    writing and the file can be read as it lies (immutable).
    """
    address = os.path.abspath(path)
    for special in "%?#":
        address = address.replace(special, f"%{ord(special):02x}")

    def connected(options: str) -> sqlite3.Connection:
        database = sqlite3.connect(
            f"file:{address}?{options}",
            uri=True,
            timeout=_BUSY_SECONDS,
            isolation_level=None,
        )
        try:
            database.execute("PRAGMA trusted_schema = OFF")
            database.execute("PRAGMA cell_size_check = ON")
            if write:
                database.execute("PRAGMA synchronous = FULL")
                database.execute("PRAGMA secure_delete = ON").fetchall()
            else:
                database.execute("PRAGMA query_only = ON")
            database.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except BaseException:
            database.close()
            raise
        return database

    try:
        return connected("mode=rwc" if write else "mode=rw")
    except sqlite3.OperationalError as error:
        alone = not os.path.exists(path + "-wal") and os.access(path, os.R_OK)
        if write or (error.sqlite_errorcode & 0xFF) not in {_CANNOT_OPEN, _READ_ONLY} or not alone:
            raise
        return connected("mode=ro&immutable=1")


def _check_format(path: str, database: sqlite3.Connection) -> None:
    """Refuse a database that is not ours, down to the text of its schema."""
    (application,) = database.execute("PRAGMA application_id").fetchone()
    (version,) = database.execute("PRAGMA user_version").fetchone()
    found = database.execute(
        "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' LIMIT 100"
    ).fetchall()
    if not found and application == 0:
        raise NoArchiveError(
            f"the archive in {os.path.dirname(path)} is empty: archive add PATH fills it"
        )
    if application != _APPLICATION:
        raise DamagedError(f"{path} is not an archive's database: move it away, or name another")
    if version > FORMAT:
        raise DamagedError(
            f"{path} is of format {version}, this program reads format {FORMAT}: update the program"
        )
    if 0 < version < FORMAT:
        raise DamagedError(
            f"{path} is of format {version}, this program reads format {FORMAT}: export it with the"
            " program that made it, and add the export to a new archive"
        )
    if version != FORMAT or dict(found) != _SCHEMA or len(found) != len(_SCHEMA):
        raise DamagedError(f"{path} does not have an archive's tables: restore it from a backup")


@contextmanager
def translated(path: str) -> Iterator[None]:
    """SQLite's errors as ours: one line that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _NO_SPACE:
            raise ArchiveError(
                f"{path} cannot be written ({error}): is the disk full? "
                "Everything reported so far is safe"
            ) from None
        if code in _BUSY:
            raise BusyError(f"{path} is locked by another program: try again") from None
        if code in {_CANNOT_OPEN, _READ_ONLY}:
            raise ArchiveError(f"{path} cannot be opened for this: {error}") from None
        if isinstance(error, sqlite3.ProgrammingError | sqlite3.InterfaceError):
            raise  # a mistake of ours, not of the file
        raise DamagedError(f"{path} is damaged ({error}): restore it from a backup") from None
