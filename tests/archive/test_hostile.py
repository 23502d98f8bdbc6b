"""Hostile and broken input of every kind: an article or one line of reason, soon, in bounded memory."""

from __future__ import annotations

import io
import os
import random
import resource
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.entry import count_words
from archive.reading import Made, Rules, Task, Unmade, load_rules, make
from archive.settings import Settings
from archive.sources import Failure, Input, Raw, split_input
from archive.workers import open_pool

ROOT = Path(__file__).resolve().parent.parent.parent
MB = 1 << 20
NOW = "2025-11-01T00:00:00+00:00"
RULES = Rules(date(2025, 11, 1), Settings())
HEAD = (
    b"From: Jane Doe <a@b.org>\nTo: c@d.org\nDate: Fri, 17 Oct 2025 10:00:00 +0000\nSubject: x\n"
    b"MIME-Version: 1.0\n"
)
MIXED = HEAD + b'Content-Type: multipart/mixed; boundary="b"\n\n'
RICH = HEAD + b"Content-Type: text/html\n\n"
SAVED = b"From: <Saved by Blink>\nMIME-Version: 1.0\n"
NITF, NITF_ENDS = b"<nitf><body><body.content>", b"</body.content></body></nitf>"
NEWSML, NEWSML_ENDS = b"<NewsML><NewsItem>", b"</NewsItem></NewsML>"
NEXIS = b"     1 of 1 DOCUMENTS\n\n     The Times\n\n"
FACTIVA = b"Bridge\n1 words\n1 May 2010\nThe Times\nT\n(c) 2010\n\n"
FACTIVA_ENDS = b"\n\nDocument T000000020100111e61b0001v\n"
RULE = b"_" * 60 + b"\n\n"
NOISE = random.Random(4).randbytes(100_001)


def nested(levels: int) -> bytes:
    parts = (
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(levels)
    )
    return HEAD + b"".join(parts) + b"Content-Type: text/plain\n\nend"


def read(name: str, data: bytes) -> list[str]:
    """The reasons that reading gives; "" for an article."""
    loaded = load_rules(RULES)
    said = []
    for piece in split_input(Input("", name, stream=io.BytesIO(data))):
        if isinstance(piece, Failure):
            said.append(piece.reason)
        else:
            assert isinstance(piece, Raw)
            answer = make(Task(piece, NOW), loaded)
            said.append(answer.reason if isinstance(answer, Unmade) else "")
    return said


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        # encodings cut short, and what only looks like one
        ("mark.html", b"\xff\xfe\x00", "there is no text in it"),
        ("mark.txt", b"\xff\xfe", "there is no text in it"),
        ("mark32.txt", b"\xff\xfe\x00\x00A", "there is no text in it"),
        ("odd.txt", "The talks in Budapest".encode("utf-16")[:-1], ""),
        ("odd.html", "<html><p>The talks in Budapest go on".encode("utf-16")[:-1], ""),
        ("halves.txt", b"\xff\xfe" + b"\x00\xd8" * 9_000, "there is no text in it"),
        ("noise.txt", b"\xff\xfe" + NOISE, "binary file"),
        ("noise", NOISE, "binary file"),
        ("zeros.txt", b"\x00" * MB, "binary file"),
        ("zeros.html", b"<html>" + b"\x00" * MB, "no article text"),
        ("zeros.eml", HEAD + b"\n" + b"\x00" * MB, "binary file"),
        ("zeros.md", b"# T\n" + b"\x00" * 100, "binary file"),
        ("zeros.mhtml", SAVED + b"Content-Type: text/html\n\n<html>" + b"\x00" * MB, "no article text"),
        ("surrogates.txt", b"\xed\xa0\x80" * 9_000, "there is no text in it"),
        ("surrogates.jsonl", b'{"text": "' + b"\\ud800" * 9_000 + b'"}', "there is no text in it"),
        ("surrogates.html", b"<html><p>" + b"&#xd800;" * 9_000, "no article text"),
        ("marks.txt", b"?!. " * 9_000, "there is no text in it"),
        # one letter, and nothing else
        ("letter.txt", b"a" * (8 * MB), "hardly a space"),
        ("letter.md", b"a" * (8 * MB), "hardly a space"),
        ("letter.eml", HEAD + b"\n" + b"a" * (8 * MB), "hardly a space"),
        ("letter.html", b"<html><p>" + b"a" * (8 * MB), "hardly a space"),
        ("letter.jsonl", b'{"text": "' + b"a" * (8 * MB) + b'"}', "hardly a space"),
        # MIME
        ("nested.eml", nested(20_000), "nested too deeply"),
        ("same.eml", MIXED + b'--b\nContent-Type: multipart/mixed; boundary="b"\n\n' * 50_000, "too many parts"),
        ("parts.eml", MIXED + b"--b\n\nx\n" * 10_000, "too many parts"),
        ("endless.eml", MIXED + b"--b\n\n" + b"words here\n" * 90_000, ""),
        ("dashes.eml", MIXED + b"--" * (2 * MB), "no text in this message"),
        ("lines.eml", MIXED + b"--c\n" * MB, ""),
        ("base64.eml", HEAD + b"Content-Transfer-Encoding: base64\n\n" + b"!*%A" * MB, "binary file"),
        ("quoted.eml", HEAD + b"Content-Transfer-Encoding: quoted-printable\n\n" + b"=\n" * MB, "no text"),
        ("header.eml", HEAD + b"X-A: " + b"a" * (10 * MB) + b"\n\nwords", "the header of a message may have 256 kB"),
        ("headers.eml", HEAD + b"X-A: a\n" * MB + b"\nwords", "the header of a message may have 256 kB"),
        ("garbage.eml", HEAD + b"no header at all\n" * 90_000, ""),
        ("folded.eml", HEAD + b"X-A: a\n" + b" b\n" * 60_000 + b"\nwords", ""),
        ("subject.eml", HEAD.replace(b" x\n", b"=?utf-8?q?a?= " * 15_000 + b"\n") + b"\nwords", ""),
        ("prefixes.eml", HEAD.replace(b" x\n", b"Re: " * 50_000 + b"\n") + b"\nwords", ""),
        ("sender.eml", HEAD.replace(b"Jane Doe", b"(" * 200_000) + b"\nwords", ""),
        ("type.eml", HEAD + b"Content-Type: text/html" + b";a=b" * 50_000 + b"\n\n<p>words", ""),
        ("date.eml", HEAD.replace(b"Fri", b"9" * 200_000) + b"\nwords", ""),
        ("flowed.eml", HEAD + b"Content-Type: text/plain; format=flowed\n\n" + b"a \n" * MB, ""),
        ("hidden.eml", RICH + b'<div style="display:none">' * 90_000, "no text in this message"),
        ("styles.eml", RICH + b'<div style="' * 200_000, "no text in this message"),
        ("browser.eml", RICH + b'<a href="https://x.org/a">' * 100_000, "no text in this message"),
        ("hrefs.eml", RICH + (b"<a " + b"href= " * 300) * 900, "no text in this message"),
        ("divs.eml", RICH + b"<div>" * 200_000 + b"words", ""),
        ("matryoshka.eml", HEAD + b"Content-Type: message/rfc822\n\n" * 90_000 + b"words", "no text in this message"),
        ("pages.mhtml", SAVED + b"Content-Type: multipart/related; boundary=b\n\n" + b"--b\nContent-Type: text/html\n\n<p>x" * 20_000, ""),
        ("nested.mhtml", SAVED + b"Content-Type: multipart/related; boundary=b\n\n--b\n" * 50_000, "too many parts"),
        ("empty.mbox", b"From a@b.org Fri Oct 17 10:02:11 2025\n\n" * 20_000, "20,000 messages are empty"),
        # front matter
        ("front.md", b"---\n" + b"a: b\n" * 200_000, ""),
        ("flow.md", b"---\ntitle: " + b"[" * 15_000 + b"\n---\nx", "nested too deeply"),
        ("items.md", b"---\na: b\nc: " + b"- " * 7_000 + b"\n---\nx", "not valid YAML"),
        ("bomb.md", b"---\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n---\nx", "references"),
        ("tables.md", b"+++\na = " + b"[" * 15_000 + b"\n+++\nx", "not valid TOML"),
        # JSON, HTML
        ("deep.jsonl", b'{"text": ' + b"[" * MB, "nested too deeply"),
        ("deep.html", b"<html>" + b"<div>" * 50_000 + b"The words of the story go on for a whole line.", ""),
        ("comments.html", b"<html><p>words" + b"<!--" * MB, ""),
        ("attributes.html", b"<html><p " + b'a="' * MB, "no article text"),
        # what agencies send
        ("attributes.xml", b"<nitf " + b'a="1" ' * 90_000 + b"/>", "too many attributes for a document"),
        ("open.xml", b"<nitf " + b'a="' * MB, "too many attributes for a document"),
        ("words.xml", NITF + b"<p>word</p>" * 50_000 + NITF_ENDS, ""),
        ("captions.xml", NITF + b"<media-caption>" * 200 + b"<p>a word</p>" * 20_000 + b"</media-caption>" * 200 + NITF_ENDS, ""),
        ("contents.xml", NEWSML + b"<DataContent>" * 200 + b"<p>a word</p>" * 20_000 + b"</DataContent>" * 200 + NEWSML_ENDS, ""),
        ("labels.txt", NEXIS + b"LENGTH: 1 words\n\n" * 90_000 + b"words of a story", ""),
        ("spaces.txt", NEXIS + b"LENGTH: 1 words\n\n" + b" \n" * MB + b" " * MB + b"words of a story", ""),
        ("titles.txt", NEXIS + b"TITLE: a\n\n" * 90_000 + b"LENGTH: 1 words\n\nwords of a story", ""),
        ("facts.txt", FACTIVA + b"HD\nBY\nLP\n" * 90_000 + b"words" + FACTIVA_ENDS, ""),
        ("rules.txt", RULE + b"Full text: words of a story\n\nTitle: a\n\nDocument URL: b\n\n" + b"Title: a\n\n" * 90_000, ""),
        ("long.xml", NITF + b"word " * (3 * MB) + NITF_ENDS, "Text node too long"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value and " " not in value else "",
)  # fmt: skip
def test_every_hostile_file_is_an_article_or_one_line(name: str, data: bytes, said: str) -> None:
    """Never a traceback and never a wait: what is refused says why."""
    started = time.process_time()
    reasons = read(name, data)

    assert len(reasons) == 1
    assert (said in reasons[0]) if said else reasons[0] == "", reasons[0]
    assert "\n" not in reasons[0]
    assert "Error" not in reasons[0]
    assert time.process_time() - started < 10


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=200),
    st.sampled_from([b"", HEAD, MIXED, RICH, SAVED, b"---\na: b\n---\n", b"+++\n", b"<html>", b"{", b"From ",
                     NITF, NEXIS, FACTIVA, RULE, b"{\\rtf1 \\'e9", b"PK\x03\x04word/"]),
    st.sampled_from(["a", "a.eml", "a.mhtml", "a.md", "a.html", "a.jsonl", "a.mbox"]),
)  # fmt: skip
def test_whatever_follows_a_beginning_is_answered(data: bytes, head: bytes, name: str) -> None:
    """Any bytes behind any beginning under any name: one line at most for each document."""
    for reason in read(name, head + data):
        assert "\n" not in reason
        assert "could not be read: " not in reason


def test_emoji_in_two_halves_are_whole() -> None:
    """CESU-8, as old databases write emoji, is UTF-8 with a detour."""
    from archive.sources import read_document

    article = read_document(b"A smile \xed\xa0\xbd\xed\xb8\x80 in caf\xc3\xa9s")

    assert article.decoded == "A smile 😀 in cafés"
    assert any("CESU-8" in note for note in article.notes)


def test_too_much_memory_costs_only_the_document() -> None:
    """A document over the memory limit is refused by its number of MB; its neighbours are read."""
    wide = ("😀 words of it " * (2 * MB)).encode()
    with open_pool(RULES, 1, megabytes=160) as pool:
        tasks = [_task(b"A story."), _task(wide), _task(b"Another.")]
        answers = pool.submit(tasks).result()
        again = pool.submit([_task(b"And one more.")]).result()

    assert [type(answer) for answer in (*answers, *again)] == [Made, Unmade, Made, Made]
    assert isinstance(answers[1], Unmade)
    assert answers[1].reason == "reading it takes more than 160 MB of memory"


def _task(data: bytes) -> Task:
    return Task(Raw(data, "0" * 64, "text", "place"), added=NOW)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc to read it from")
def test_a_line_of_fifty_megabytes_takes_little() -> None:
    """One gigantic line is read in seconds and a third of a gigabyte."""
    code = (
        "import time\n"
        "from datetime import date\n"
        "from archive.reading import Rules, Task, load_rules, make\n"
        "from archive.settings import Settings\n"
        "from archive.sources import Raw\n"
        "raw = Raw(b'word ' * (10 << 20), '0' * 64, 'text', 'place')\n"
        f"made = make(Task(raw, {NOW!r}), load_rules(Rules(date(2025, 11, 1), Settings())))\n"
        "peak = open('/proc/self/status').read().partition('VmHWM:')[2].split()[0]\n"
        "print(made.entry.words, int(peak) >> 10, time.process_time())\n"
    )
    out = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    words, megabytes, seconds = out.stdout.split()

    assert int(words) == 10 << 20
    assert int(megabytes) < 500
    assert float(seconds) < 10


@given(
    st.lists(
        st.sampled_from(["a", " ", "bc", "\n", "\u2003", "d" * 70_000, " " * 70_000]), max_size=12
    )
)
def test_words_are_counted_in_pieces_as_in_one(parts: list[str]) -> None:
    """Counting a long text slice by slice counts what counting it at once does."""
    text = "".join(parts) * 3

    assert count_words(text) == len(text.split())


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_DATA"), reason="no limits here")
def test_the_limit_is_the_workers_own() -> None:
    """The process that asks keeps all the memory it has."""
    before = resource.getrlimit(resource.RLIMIT_DATA)
    with open_pool(RULES, 1, megabytes=200) as pool:
        pool.submit([_task(b"A story.")]).result()

    assert resource.getrlimit(resource.RLIMIT_DATA) == before
    assert os.name == "posix"
