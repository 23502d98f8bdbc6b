"""An input all the way: every kind, gzip, standard input, limits, and what travels to workers."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import pickle
import subprocess
import sys
import time
from pathlib import Path

import pytest

from archive.errors import UnreadableError
from archive.sources import (
    ExportLine,
    Failure,
    Input,
    Raw,
    Reading,
    limits,
    read_document,
    read_inputs,
    read_raw,
    split_input,
)

ROOT = Path(__file__).resolve().parent.parent.parent
STORY = b"Donald Trump has agreed to a second Ukraine war summit with Vladimir Putin."
PAGE = (
    b"<!doctype html><html><head><title>T</title></head><body><p>" + STORY + b"</p></body></html>"
)
LINES = b'{"text": "One."}\n{"text": "Two."}\n'


def source(data: bytes, name: str = "a") -> Input:
    return Input("", name, stream=io.BytesIO(data))


def readings(data: bytes, name: str = "a") -> list[Reading]:
    return [one for one in read_inputs(source(data, name)) if isinstance(one, Reading)]


def reason(data: bytes, name: str = "a") -> str:
    (failure,) = read_inputs(source(data, name))
    assert isinstance(failure, Failure)
    return failure.reason


@pytest.mark.parametrize("name", ["000_7520f5810ed54d05.txt", "001_d9e10ce47f65dbca.txt"])
def test_the_founding_articles_are_read_as_they_are(name: str) -> None:
    """A text file is decoded and left whole; its digest is that of its bytes."""
    path = ROOT / "seeds" / name
    (one,) = read_inputs(Input(str(path), f"seeds/{name}"))

    assert isinstance(one, Reading)
    assert one.article.decoded == path.read_bytes().decode("utf-8")
    assert one.article.kind == "text"
    assert one.article.paragraphs == ()
    assert one.article.digest == one.raw.digest == hashlib.sha256(path.read_bytes()).hexdigest()
    assert name.startswith(("000_", "001_"))
    assert one.raw == Raw(path.read_bytes(), one.article.digest, "text", f"seeds/{name}")


@pytest.mark.parametrize(
    ("data", "kind", "count"), [(STORY, "text", 1), (PAGE, "html", 1), (LINES, "jsonl", 2)]
)
def test_zipped_or_not_it_is_the_same_article(data: bytes, kind: str, count: int) -> None:
    """gzip is looked through for every kind, and the digest is that of what is inside."""
    plain, zipped = readings(data), readings(gzip.compress(data), "a.gz")

    assert len(plain) == count
    assert {one.raw.kind for one in plain} == {kind}
    assert [one.article for one in zipped] == [one.article for one in plain]
    assert [one.raw.digest for one in zipped] == [one.raw.digest for one in plain]


def test_members_of_a_gzip_file_are_one_file() -> None:
    """`cat a.gz b.gz` is a gzip file, and so is one padded with zeros."""
    data = gzip.compress(LINES) + gzip.compress(b'{"text": "Three."}\n') + b"\x00" * 512

    assert [one.article.decoded for one in readings(data)] == ["One.", "Two.", "Three."]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (b" \n\t\n", "the file is empty"),
        (gzip.compress(b"", mtime=0), "the file is empty"),
        (gzip.compress(STORY, mtime=0)[:-9], "cut short"),
        (b"\x1f\x8bnonsense", "damaged"),
        (gzip.compress(STORY, mtime=0)[:30] + b"\xff" * 30, "damaged"),
        (gzip.compress(gzip.compress(STORY, mtime=0), mtime=0), "gzip file"),
        (b"%PDF-1.4", "PDF"),
        (b"\xef\xbb\xbf \n", "no text"),
    ],
)
def test_what_cannot_be_read_is_one_line(data: bytes, said: str) -> None:
    """Every refusal is a Failure with one line of reason."""
    assert said in reason(data)
    assert "\n" not in reason(data)


def test_a_zip_bomb_is_refused_with_the_limit() -> None:
    """A gzip file that unpacks to hundreds of times its size is no text, and is stopped early."""
    started = time.process_time()
    said = reason(gzip.compress(b" " * (64 * limits.MB)), "bomb.gz")

    assert said == (
        "this looks like a zip bomb: it unpacks to more than 200 times its size"
        " (the limit above 8 MB)"
    )
    assert time.process_time() - started < 5


def test_a_bomb_of_lines_is_stopped_too() -> None:
    """JSON Lines may be of any length, but not a bomb."""
    data = gzip.compress(b'{"text": "' + b"a" * 900_000 + b'"}\n') * 1
    bomb = gzip.compress((b'{"text": "' + b"a" * 900_000 + b'"}\n') * 20)

    assert isinstance(next(iter(split_input(source(data)))), Raw)
    assert isinstance(list(split_input(source(bomb)))[-1], Failure)


@pytest.mark.parametrize(("data", "what"), [(STORY, "a text file"), (PAGE, "a web page")])
def test_a_limit_is_stated(data: bytes, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is too large says how large it may be."""
    monkeypatch.setattr(limits, "TEXT_BYTES", 1 * limits.MB)
    monkeypatch.setattr(limits, "HTML_BYTES", 1 * limits.MB)

    assert (
        reason(data + b"words " * 300_000) == f"too large: {what} may have 1 MB, this one has more"
    )
    assert reason(gzip.compress(data + os.urandom(1_200_000).hex().encode())).startswith(
        "too large"
    )


def test_a_line_of_fifty_megabytes_is_read() -> None:
    """A single gigantic line of text is an article like any other, in seconds."""
    data = b"word " * (10 * limits.MB)
    started = time.process_time()
    (one,) = readings(data)

    assert len(one.article.decoded) == len(data)
    assert time.process_time() - started < 8


def test_a_stream_may_come_in_pieces() -> None:
    """A pipe that gives a byte at a time gives the same articles."""

    class Dripping(io.RawIOBase):
        def __init__(self, data: bytes) -> None:
            self._inner = io.BytesIO(data)

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            part = self._inner.read(min(7, len(buffer)))
            buffer[: len(part)] = part
            return len(part)

    for data in (LINES, gzip.compress(LINES)):
        one = Input("-", "-", stream=Dripping(data))  # type: ignore[arg-type]
        texts = [r.article.decoded for r in read_inputs(one) if isinstance(r, Reading)]
        assert texts == ["One.", "Two."]


def test_json_lines_in_utf16_are_read() -> None:
    """What Windows tools export in UTF-16 is read line by line all the same."""
    text = '{"text": "“One.”"}\r\n{"text": "Two."}\r\n'

    assert [one.article.decoded for one in readings(text.encode("utf-16"), "a.jsonl")] == [
        "“One.”",
        "Two.",
    ]


def test_one_bad_line_does_not_stop_the_rest() -> None:
    """A failure names its line; the lines around it are articles."""
    answers = list(
        read_inputs(source(b'{"text": "One."}\n{"text": \n{"text": "Two."}\n', "a.jsonl"))
    )

    assert [type(one).__name__ for one in answers] == ["Reading", "Failure", "Reading"]
    assert isinstance(answers[1], Failure)
    assert answers[1].path == "a.jsonl:2"


def test_an_export_is_handed_on() -> None:
    """Lines of `archive export` reach the store as they are."""
    line = json.dumps({"archive_export": 1, "raw": "..."}).encode()
    (one,) = read_inputs(source(line + b"\n", "out.jsonl"))

    assert isinstance(one, ExportLine)
    assert one.raw == line


def test_a_file_that_vanishes_is_a_failure(tmp_path: Path) -> None:
    """A file deleted between being found and being read costs one line."""
    (one,) = split_input(Input(str(tmp_path / "gone.txt"), "gone.txt"))

    assert one == Failure("gone.txt", "no such file or directory")


def test_the_two_steps_are_the_one() -> None:
    """Splitting here and reading elsewhere gives what reading at once gives, through a pickle too."""
    for data in (STORY, PAGE, LINES):
        pieces = pickle.loads(pickle.dumps(list(split_input(source(data)))))
        articles = [pickle.loads(pickle.dumps(read_raw(piece))) for piece in pieces]

        assert articles == [one.article for one in readings(data)]


def test_one_document_needs_no_file() -> None:
    """`read_document` finds the kind itself, sees through gzip, and trusts the given URL."""
    url = "https://www.bbc.co.uk/2025/10/17/summit"

    for data, kind in ((STORY, "text"), (PAGE, "html"), (gzip.compress(LINES[:17]), "jsonl")):
        article = read_document(data, url=url)
        assert article.kind == kind
        assert article.clues.urls[0] == url
        assert "bbc.co.uk" in article.clues.outlets
        assert [clue.written for clue in article.clues.dates] == ["2025-10-17"]
    assert read_document(PAGE, kind="text").decoded == PAGE.decode()


def test_a_document_that_cannot_be_read_names_itself() -> None:
    """The error carries the name that was given."""
    with pytest.raises(UnreadableError) as caught:
        read_document(b"%PDF-1.4", name="paper.pdf")

    assert str(caught.value).startswith("paper.pdf: this looks like a PDF")


def test_text_needs_no_html_library() -> None:
    """Reading text and JSON imports neither lxml nor trafilatura."""
    code = (
        "import sys; from archive.sources import read_document;"
        "read_document(b'words'); read_document(b'{\"text\": \"a\"}');"
        "print([m for m in ('lxml', 'trafilatura', 'htmldate', 'urllib', 'ssl') if m in sys.modules])"
    )
    out = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )

    assert out.stdout.strip() == "[]"
