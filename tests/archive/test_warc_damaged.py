"""
Crawls that are torn, lie about their lengths or are meant to hurt: what is whole is read.
"""

from __future__ import annotations

import gzip
import io
import random
import time
import tracemalloc
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import UnreadableError
from archive.sources import Input, limits, read_document, split_input
from archive.sources.tape import Tape
from tests.archive.crawls import answer, crawl, failures, packed, page, pages, record, split

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "length", ["-1", "-99999999999999999999", "99999999999999999999", "1e3", "", "0x10", "٣", "abc"]
)
def test_a_length_that_is_none_costs_one_record(length: str) -> None:
    """Negative, huge, missing, not a number: said, and reading goes on at the next record."""
    data = crawl([page(1)]) + record(answer(page(2)), length) + crawl([page(3)])
    found = split(data, "c.warc")

    assert pages(found) == [page(1), page(3)]
    (failure,) = failures(found)
    assert failure.startswith("c.warc:record 2")


@pytest.mark.parametrize("change", [-500, -2, 300, 900, 10**15])
@pytest.mark.parametrize("form", ["plain", "records", "whole", "pipe"])
def test_a_length_that_lies_costs_one_record(form: str, change: int) -> None:
    """Too short or too long, by a little or beyond the end of the file."""
    block = answer(page(2))
    parts = [crawl([page(1)]), record(block, str(len(block) + change)), crawl([page(3), page(4)])]
    data = b"".join(map(gzip.compress, parts)) if form == "records" else b"".join(parts)
    stream: Any = io.BytesIO(packed(data) if form == "whole" else data)
    if form == "pipe":
        stream.seekable = lambda: False
    found = list(split_input(Input("", "c.warc", stream=stream)))

    assert pages(found) == [page(1), page(3), page(4)]
    assert len(failures(found)) == 1


def test_damage_in_one_member_costs_its_records_alone() -> None:
    """A byte changed, a member missing its end, foreign bytes between two: the rest is read."""
    members = [crawl([page(n)], zipped=True) for n in range(5)]
    flipped = bytearray(members[1])
    flipped[len(flipped) // 2] ^= 0xFF
    broken = bytearray(members[3])
    broken[0:12] = b"not gzip...."
    data = b"".join([members[0], flipped, members[2], broken, members[4]])
    found = split(data)

    assert pages(found) == [page(0), page(2), page(4)]
    assert len(failures(found)) == 2
    assert [failure.split(" ")[1].rstrip(":") for failure in failures(found)] == ["2", "4"]


@given(
    parts=st.lists(st.binary(max_size=3000), max_size=8),
    size=st.integers(1, 5000),
    zipped=st.booleans(),
)
def test_a_tape_gives_what_is_on_it(parts: list[bytes], size: int, *, zipped: bool) -> None:
    """Members or plain bytes, whatever was read before, in whatever pieces: all of it, in order."""
    whole = b"".join(parts)
    data = b"".join(map(gzip.compress, parts)) if zipped else b"x" + whole
    tape = Tape(io.BytesIO(data[10:]), data[:10])
    read = [b"" if zipped else tape.read_some(1)]
    while part := tape.readline(size) if size % 2 else tape.read_some(size):
        assert len(part) <= size
        tape.unread(part)
        read.append(tape.read_some(len(part)))

    assert b"".join(read) == (whole if zipped else data)


def test_a_wrong_checksum_is_damage() -> None:
    """The last bytes of a member say whether the page is what was packed."""
    first = bytearray(crawl([page(1)], zipped=True))
    first[-6] ^= 1
    found = split(bytes(first) + crawl([page(2)], zipped=True))

    assert pages(found) == [page(2)]
    assert "record 1 <https://www.bbc.co.uk/news/1>: the gzip file is damaged" in failures(found)[0]


@pytest.mark.parametrize("zipped", [False, True])
def test_a_crawl_cut_anywhere_gives_what_is_whole(*, zipped: bool) -> None:
    """At every length: no exception, no page that is not one of ours, at most one failure."""
    data = crawl([page(1), page(2), page(3)], zipped=zipped)
    for end in range(20, len(data), 7):
        found = split(data[:end])
        assert pages(found) == [page(1), page(2), page(3)][: len(pages(found))]
        assert len(failures(found)) <= 1
        assert failures(found) or end > len(data) - 8 or pages(found) or end < 40, end


@pytest.mark.parametrize("seed", range(30))
def test_noise_in_a_crawl_ends_quickly_and_raises_nothing(seed: int) -> None:
    """Bytes changed, dropped and doubled at random: whatever comes out was put in, or is a failure."""
    chance = random.Random(seed)
    data = bytearray(crawl([page(n) for n in range(12)], zipped=seed % 2 == 0))
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(data))
        change = chance.randrange(3)
        if change == 0:
            data[at] = chance.randrange(256)
        elif change == 1:
            del data[at : at + chance.randint(1, 60)]
        else:
            data[at:at] = data[at : at + chance.randint(1, 60)]
    found = split(bytes(data))

    assert failures(found) or len(pages(found)) >= 11
    if seed % 2 == 0:  # a plain crawl has no checksums: a letter may be another one
        assert set(pages(found)) <= {page(n) for n in range(12)}
        assert len(pages(found)) >= 6 or len(failures(found)) >= 1


def test_a_bomb_is_passed_over(tmp_path: Path) -> None:
    """1 GB of zeros in a member of 1 MB: refused long before its end, and the next page is read."""
    bomb = tmp_path / "bomb.warc.gz"
    packer = zlib.compressobj(wbits=31)
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.org\r\nContent-Length: {1 << 30}\r\n\r\n"
    with bomb.open("wb") as file:
        file.write(packer.compress(head.encode() + answer(b"<html>")))
        for _ in range(1 << 10):
            file.write(packer.compress(bytes(1 << 20)))
        file.write(packer.flush())
        file.write(crawl([page(2)], zipped=True))
    tracemalloc.start()
    began = time.process_time()
    found = list(split_input(Input(str(bomb), "bomb.warc.gz")))
    took = time.process_time() - began
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert pages(found) == [page(2)]
    assert "zip bomb" in failures(found)[0]
    assert took < 5
    assert peak < 16 << 20


def test_a_record_above_the_limit_is_passed_over_without_holding_it(tmp_path: Path) -> None:
    """A page of 300 MB is said to be too large, a film of that size is counted: memory stays small."""
    path = tmp_path / "large.warc"
    film = b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n"
    with path.open("wb") as file:
        for begin in (answer(b"<html>"), film):
            head = record(begin, str(len(begin) + (300 << 20)))[:-4]
            file.write(head)
            for _ in range(300):
                file.write(b"x" * (1 << 20))
            file.write(b"\r\n\r\n")
        file.write(crawl([page(3)]))
    tracemalloc.start()
    found = list(split_input(Input(str(path), "large.warc")))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert pages(found) == [page(3)]
    (failure,) = failures(found)
    assert failure == (
        "large.warc:record 1 <https://a.org/x>: too large: a page in a crawl may have"
        f" {limits.sized(limits.CRAWL_RECORD_BYTES)}, this one has 300 MB"
    )
    assert peak < 8 << 20


def test_a_hundred_thousand_records_are_read_in_seconds() -> None:
    """Tiny records: what is done for each is little."""
    data = record(answer(b"x", status="404 Not Found")) * 100_000
    began = time.process_time()
    found = split(data)

    assert time.process_time() - began < 15
    (remark,) = found
    assert remark.text.startswith("of 100,000 records 100,000 have another status")


@pytest.mark.parametrize(
    "data",
    [
        b"WARC/1.0",
        b"WARC/1.0\r\n" + b"x" * 200_000,
        b"WARC/1.0\r\n" + b"A: b\r\n" * 100_000,
        b"WARC/1.0\r\n" * 1000,
        b"WARC/9.9\r\n\r\n",
        b"filedesc://x",
        b"filedesc://x 0.0.0.0 20140216050221 text/plain -5\n",
        b"WARC/1.0\r\n\r\n" + b"\r\n" * 100_000,
        packed(b"WARC/1.0\r\n") * 3,
        packed(b"WARC/1.0\r\nContent-Length: 5\r\n\r\n")[:-4],
    ],
    ids=range(10),
)
def test_what_only_begins_like_a_crawl_is_said_to_be_none(data: bytes) -> None:
    """A failure with its place, quickly; never an exception, never silence."""
    found = split(data)

    assert failures(found)
    assert not pages(found)


def test_a_crawl_is_not_one_article() -> None:
    """`read_article` of a crawl says what to do instead."""
    with pytest.raises(UnreadableError, match="a web archive"):
        read_document(crawl([page()]))
