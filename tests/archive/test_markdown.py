"""Markdown: what stands in front says what it is, and every character keeps its place."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import UnreadableError
from archive.pipeline import read_article
from archive.sources import find_kind, read_document

STORY = """---
title: "Talks in Budapest"
date: 2025-10-17T06:12:00+01:00
lastmod: 2025-10-18
author:
  - Jane Doe
  - name: John Roe
outlet: The Guardian
canonical: https://www.theguardian.com/world/2025/oct/17/talks
tags: [ukraine, summit]
lang: en
layout: post
fetched: 2025-10-20
---

# Talks in Budapest

President Trump said he would meet [Vladimir Putin](https://x.org) in Budapest,
a second summit about the war in Ukraine.

![Mr Zelensky at the White House](zelensky.jpg)
*Mr Zelensky is due on Friday (AP)*

What next
---------

The leaders of Europe were not invited, officials in Brussels said on Friday.

```
polls   = 3

leaders = 2
```
- one
- two
"""


def test_front_matter_says_what_it_is() -> None:
    """Its keys are those of JSON Lines: title, dates with zone, authors, outlet, URL, tags, language."""
    article = read_article(STORY.encode())

    assert article.kind == "markdown"
    assert article.title == "Talks in Budapest"
    assert article.published is not None
    assert article.published.instant is not None
    assert article.published.instant.isoformat() == "2025-10-17T06:12:00+01:00"
    assert article.modified is not None
    assert article.modified.day.isoformat() == "2025-10-18"
    assert article.authors == ("Jane Doe", "John Roe")
    assert article.source is not None
    assert article.source.name == "The Guardian"
    assert article.url == "https://www.theguardian.com/world/2025/oct/17/talks"
    assert article.tags == ("ukraine", "summit")


def test_every_passage_has_its_role_and_its_place() -> None:
    """Front matter is header; headings, captions and code are told; all stays as it was written."""
    article = read_article(STORY.encode())

    assert article.decoded == STORY
    assert [(one.role, one.text.partition("\n")[0]) for one in article.paragraphs] == [
        ("header", "---"),
        ("heading", "# Talks in Budapest"),
        ("body", "President Trump said he would meet [Vladimir Putin](https://x.org) in Budapest,"),
        ("caption", "![Mr Zelensky at the White House](zelensky.jpg)"),
        ("caption", "*Mr Zelensky is due on Friday (AP)*"),
        ("heading", "What next"),
        ("body", "The leaders of Europe were not invited, officials in Brussels said on Friday."),
        ("body", "```"),
        ("body", "- one"),
        ("body", "- two"),
    ]
    assert article.paragraphs[7].text == "```\npolls   = 3\n\nleaders = 2\n```"


def whole(data: str) -> bool:
    """Whether the paragraphs are *data*, in order, but for white space."""
    article = read_document(data.encode(), kind="markdown")
    at = 0
    for one in article.paragraphs:
        if article.decoded[at : one.start].strip() or one.start < at:
            return False
        if article.decoded[one.start : one.end] != one.text or one.text != one.text.strip():
            return False
        at = one.end
    return not article.decoded[at:].strip()


@given(
    st.lists(
        st.sampled_from(
            ["---", "+++", "# T", "##", "title: a", "words", " ", "```", "~~~~", "===", "- a", "1. b",
             "![a](b)", "*c*", "> q", "***", "\t# x", "w" * 200, "\u2028x", "\x85", "a\rb", "\x0c"]
        ),
        min_size=1,
        max_size=14,
    ),
    st.sampled_from(["\n", "\r\n", "\n\n", "\r"]),
)  # fmt: skip
def test_nothing_is_lost(lines: list[str], newline: str) -> None:
    """Whatever stands in a file, its passages are the file without white space between them."""
    data = newline.join([*lines, "end"])
    with contextlib.suppress(UnreadableError):  # front matter that is none
        assert whole(data)


@pytest.mark.parametrize(
    ("data", "title"),
    [
        ("# Talks *in* [Budapest](x) #\n\nWords.", "Talks in Budapest"),
        ("Talks in Budapest\n=====\n\nWords.", "Talks in Budapest"),
        ("\n\n# Talks `now` {#top}\nWords.", "Talks now"),
        ("---\ndate: 2025-10-17\n---\n# Talks\n\nWords.", "Talks"),
        ("---\ntitle: Given\n---\n# Talks\n\nWords.", "Given"),
        ("## A section\n\nWords.", None),
        ("Words.\n\n# Later", None),
        ("#hashtag words", None),
    ],
)
def test_the_first_heading_is_the_title(data: str, title: str | None) -> None:
    """Where front matter names none, and only when the file opens with it."""
    assert next(iter(read_document(data.encode(), kind="markdown").clues.titles), None) == title


def test_toml_is_front_matter_too() -> None:
    """+++ fences TOML, where dates are dates."""
    data = '+++\ntitle = "Talks"\ndate = 2025-10-17T06:12:00+01:00\nauthors = ["Jane Doe"]\n+++\nWords of it.'
    article = read_article(data.encode())

    assert (article.kind, article.title, article.authors) == ("markdown", "Talks", ("Jane Doe",))
    assert article.published is not None
    assert article.published.instant is not None


def test_other_dates_in_front_are_not_the_day() -> None:
    """The day a note was made is no day of publication; what no key names stays unknown."""
    data = b"---\ntitle: T\nfetched: 2025-10-20\nexpires: 20 October 2026\n---\nWords of it."

    assert read_article(data).published is None


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("title: [a, b]", '"title" is an array, but it must be a string'),
        ("date: {a: b}", '"date" is an object, but a date is a string'),
        ("author: [[a]]", '"author" holds an array'),
        ("title: *x", "references"),
        ("a: &a [x]\nb: [*a, *a, *a]", "references"),
        ("title: 'open", "the front matter is not valid YAML: "),
        ("title: a: b", "the front matter is not valid YAML: mapping values are not allowed here in line 2"),
        ("a: " + "[" * 5000, "the front matter is nested too deeply"),
        ("a: " + "{a: " * 3000, "the front matter is nested too deeply"),
        ("? {a: b}\n: c\ntitle: x", "the front matter"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_front_is_one_line(front: str, said: str) -> None:
    """Wrong types, references and broken YAML are refused by name."""
    started = time.process_time()
    with pytest.raises(UnreadableError) as caught:
        read_document(
            f"---\nx: y\n{front}\n---\nWords.".encode()
            if front[0] != "t"
            else f"---\n{front}\n---\nWords.".encode()
        )

    assert said in caught.value.reason
    assert "\n" not in caught.value.reason
    assert time.process_time() - started < 3


def test_nothing_is_made_of_yaml_but_words() -> None:
    """No object, no boolean, no number: `no` is a word, and a tag makes nothing."""
    data = b"---\ntitle: no\nauthor: ~\nsource: !!python/object/apply:os.system ['x']\ntags: 1_000\n---\nWords."
    clues = read_document(data).clues

    assert clues.titles == ("no",)
    assert clues.bylines == ()
    assert clues.outlets == ("x",)
    assert clues.tags == ("1_000",)


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"---\nA rule, then prose.\n---\nMore", "a.txt", "text"),
        (b"---\ntitle: never closed\nWords", "a.txt", "text"),
        (b"---\ntitle: never closed\nWords", "a.md", "markdown"),
        (b"Words of a note.", "a.MD", "markdown"),
        (b"---\r\ntitle: x\r\n...\r\nWords", "", "markdown"),
    ],
)
def test_only_front_matter_makes_markdown_of_a_text(data: bytes, name: str, kind: str) -> None:
    """Dashes are not enough: a fence behind and a key inside, or the name of the file."""
    assert find_kind(data, name=name) == kind
    assert read_document(data, name=name).decoded == data.decode()


@pytest.mark.parametrize(
    "unit",
    ["# ", "```\n", "![", "![a](", "*", "- ", "\n", "a\n", "[a](b) ", "#\n\n", "***\n", "\t", "> "],
)
def test_reading_is_quick(unit: str) -> None:
    """Megabytes of openings without ends are read in seconds."""
    data = ("# T\n\n" + unit * (3_000_000 // len(unit)) + " end").encode()
    started = time.process_time()
    with contextlib.suppress(UnreadableError):  # megabytes without a space are refused
        read_document(data, kind="markdown")

    assert time.process_time() - started < 5
