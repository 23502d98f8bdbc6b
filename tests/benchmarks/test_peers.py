"""
The benchmark asks every engine the same, and writes down what it found in one shape.
"""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from index.tokens import stem, words
from tests.benchmarks import peers
from tests.benchmarks.engines import Archive, Fts5
from tests.benchmarks.kinds import EACH, KINDS, SENTENCE, pick
from tests.benchmarks.pages import write_block
from tests.benchmarks.plot import Line, Panel, draw
from tests.benchmarks.remix import read_remix, write_remix
from tests.benchmarks.texts import plain_runs, read_texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.benchmarks.engines import Peer
    from tests.benchmarks.texts import Text

SYLLABLES = ("ba", "den", "fol", "gim", "kur", "lat", "mon", "pes", "ric", "tov")
NUMBER = 60


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty documents of made-up words, some words far more frequent than others, without titles."""
    dice = random.Random(7)
    known = [a + b + c for a in SYLLABLES for b in SYLLABLES for c in ("", "an", "ol")]
    weights = [1 / (i + 1) for i in range(len(known))]
    path = tmp_path_factory.mktemp("corpus") / "docs.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(NUMBER):
            sentences = [
                " ".join(dice.choices(known, weights, k=14)).capitalize() + "." for _ in range(8)
            ]
            day = date(2005, 1, 1) + timedelta(days=number * 3)
            text = {"id": f"d{number}", "source": f"Sen. {'ABC'[number % 3]}", "date": str(day)}
            file.write(json.dumps({**text, "body": " ".join(sentences)}) + "\n")
    return path


@pytest.fixture(scope="module")
def texts(corpus: Path) -> list[Text]:
    return list(read_texts(str(corpus)))


@pytest.fixture(scope="module")
def engines(texts: list[Text], tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Peer]]:
    """Ours and the one that every Python has, with the same documents in them."""
    opened: list[Peer] = [Archive(), Fts5()]
    for engine in opened:
        place = str(tmp_path_factory.mktemp("engine"))
        engine.build(place, iter(texts))
        engine.open(place)
    yield opened
    for engine in opened:
        engine.close()


def test_the_figures_have_one_shape(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """--json holds, for each engine, four figures and one for each of the fourteen kinds."""
    out = tmp_path / "out.json"
    peers.main(
        [str(corpus), "--limit", "50", "--runs", "1", "--each", "2", "--only", "archive,fts5", "--json", str(out)]
    )  # fmt: skip
    read = json.loads(out.read_text(encoding="utf-8"))
    said = capsys.readouterr()

    assert set(read) == {"engines"}
    assert list(read["engines"]) == ["archive", "fts5"]
    for figures in read["engines"].values():
        assert list(figures) == ["docs_per_s", "index_mb", "peak_mb", "ms"]
        assert list(figures["ms"]) == list(KINDS)
        assert min(figures["docs_per_s"], figures["index_mb"], *figures["ms"].values()) > 0
    assert said.err == ""
    assert "50 documents" in said.out
    assert all(f"| {kind} ms" in said.out for kind in KINDS)


def test_totals_are_those_of_a_plain_look(texts: list[Text], engines: list[Peer]) -> None:
    """What an engine counts for words is what a loop over the documents counts."""
    stems = [{stem(word) for word in words(f"{text['title']} {text['body']}")} for text in texts]
    asked = [
        ask for ask in pick(texts)
        if ask.shape in {"all", "any"} and not (ask.source or ask.since)
    ]  # fmt: skip

    assert len(asked) == EACH * 8
    for ask in asked:
        wanted = {stem(word) for word in ask.words}
        expected = sum(
            (wanted <= has if ask.shape == "all" else bool(wanted & has))
            and not (ask.without and stem(ask.without) in has)
            for has in stems
        )
        assert [engine.prepare(ask)()[0] for engine in engines] == [expected, expected], ask


def test_engines_agree_where_they_can(texts: list[Text], engines: list[Peer]) -> None:
    """Days, sources, titles, phrases and beginnings of words mean the same to both."""
    titles = {text["title"] for text in texts}
    for ask in pick(texts):
        ours, theirs = (engine.prepare(ask)() for engine in engines)
        assert ours[0] == theirs[0] > 0, ask
        assert len(ours[1]) == len(theirs[1]) == min(ours[0], 10)
        assert {*ours[1], *theirs[1]} <= titles


def test_the_queries_are_of_all_kinds_and_always_the_same(texts: list[Text]) -> None:
    """Fourteen kinds, as many of each, the same from the same documents."""
    asks = pick(texts, 3)

    assert [ask.kind for ask in asks] == [kind for kind in KINDS for _ in range(3)]
    assert len(KINDS) == len(set(KINDS)) == 14
    assert asks == pick(texts, 3)
    assert {len(ask.words) for ask in asks if ask.kind == "sentence"} == {SENTENCE}


def test_plain_words_leave_out_what_engines_read_differently() -> None:
    """Neither half of O'Brien, nor a letter of D.C., nor a part of a compound is a plain word."""
    text = "In Washington, D.C., Mr. O'Brien (the senator) saw long-range F-16 jets. He left"

    assert list(plain_runs(text)) == [
        ["in", "washington"], ["mr"], ["the", "senator"], ["saw"], ["jets"], ["he", "left"],
    ]  # fmt: skip


def test_a_remix_is_the_beginning_of_a_longer_one(texts: list[Text], tmp_path: Path) -> None:
    """More documents are the same documents and more, as long as the real ones are."""
    write_remix(str(tmp_path), texts)
    some, more = list(read_remix(str(tmp_path), 50)), list(read_remix(str(tmp_path), 400))

    assert more[:50] == some
    assert len({text["id"] for text in more}) == 400
    assert {text["source"] for text in more} == {text["source"] for text in texts}
    assert {text["body"].count(".") for text in more} == {8}


def test_a_remix_goes_on_meeting_words(tmp_path: Path) -> None:
    """When every sentence had its turn, rare words come back as words that were not there."""
    texts = [
        {"id": str(i), "source": "s", "date": "2005-01-01", "title": "", "body": f"only{'abcdef'[i]}x is here. Each has this."}
        for i in range(6)
    ]  # fmt: skip
    write_remix(str(tmp_path), texts)
    made = list(read_remix(str(tmp_path), 60))
    known = {word for text in texts for word in text["body"].split()}

    assert {word for text in made[:6] for word in text["body"].split()} == known
    assert {word for text in made for word in text["body"].split()} > known


def test_a_page_is_filled_between_its_comments(tmp_path: Path) -> None:
    """What stood between the comments goes, all else stays; a page without a place is refused."""
    page = tmp_path / "page.md"
    page.write_text("a\n<!-- adds: how -->\nold\n<!-- /adds -->\nb\n", encoding="utf-8")
    write_block(str(page), "adds", "new")

    assert page.read_text(encoding="utf-8") == (
        "a\n<!-- adds: how -->\n\nnew\n\n<!-- /adds -->\nb\n"
    )
    with pytest.raises(ValueError, match="no place for peers"):
        write_block(str(page), "peers", "new")


def test_a_drawing_says_in_words_what_it_shows() -> None:
    """Labels never lie on each other, and the description has the figures."""
    from xml.etree import ElementTree as ET

    lines = [Line(f"kind {i}", [(1e4, 1.0), (1e6, 2 + i / 100)]) for i in range(9)]
    drawn = draw("Growth", [Panel("A query", "ms", lines)], across="documents")
    names = [
        float(text.get("y", "0"))
        for text in ET.fromstring(drawn).iter("{http://www.w3.org/2000/svg}text")
        if "name" in text.get("class", "").split()
    ]

    assert len(names) == 9
    assert min(b - a for a, b in zip(sorted(names), sorted(names)[1:], strict=False)) >= 12
    assert "kind 8 from 1.00 at 10,000 to 2.08 at 1,000,000" in drawn
