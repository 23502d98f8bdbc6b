"""
The stage: an article with its names in, the same article with what people are quoted as saying.

Reads the paragraphs of the story and the captions. An article without a quotation mark costs one
look through its text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from archive.article import Quote, changed
from archive.quotes.attribution import attribute
from archive.quotes.kinds import tell_kind
from archive.quotes.lines import Named, to_line
from archive.quotes.marks import closes, find_marked
from archive.quotes.people import People
from archive.quotes.turns import find_turns
from archive.quotes.voices import full_names, is_voice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from archive.article import Article
    from archive.quotes.lines import Line
    from archive.quotes.marks import Marked
    from archive.quotes.speech import Speech
    from archive.quotes.turns import Turn

__all__ = ["find_quotes"]

MOST = 1_000_000
"""So many characters of a story are read; an article has a hundredth of that."""
_LABEL = re.compile(r"\(\(|[A-Z][\w.'’ -]{0,40}:\s")
_FEWEST = 4
"""Labelled turns of an interview."""
_SHORT = 700
"""Characters of a paragraph that is read as a whole at once."""
_TITLED = re.compile(
    r"\b(?:titled|entitled|headlined|subtitled|captioned|nicknamed|named|hashtag|slogan|song|album"
    r"|film|movie|novel|book|essay|episode|single|series|documentary|known as|so-called"
    r"|(?:that|because|since|whether|of|where|if) the (?:terms?|words?|phrases?)"
    r"|(?:signs?|banners?|placards?|posters?|[Tt]?-?shirts?) (?:reading|saying|that read)),?:?\s$"
    r"|(?:^|[.!?] )The (?:terms?|words?|phrases?|names?)\s$"
)
_CODES = {"person": "P", "org": "O", "place": "L", "thing": "T"}
_READ = ("body", "caption")
_MARKS = ('"', "“", "„", "«", "``", "''")


def find_quotes(article: Article, *, speech: Speech) -> Article:
    """
    The article with its quotations, in order, each with its speaker where that is sure enough.

    A speaker is the canonical name of one of its entities.
    """
    passages = list(_passages(article))
    turns = _turns(article, passages, speech)
    marked = _marked(passages, turns)
    if not any(marked) and not turns:
        return changed(article, quotes=()) if article.quotes else article
    lines = _Lines(article, passages, marked, speech)
    people = People(_Near(lines), lines, article.entities, speech)
    found = [
        quote
        for place, spans in enumerate(marked)
        for quote in (
            _turn(passages[place], turns[place])
            if place in turns
            else _quotes(people, passages[place], place, spans)
        )
    ]
    return changed(article, quotes=tuple(found))


class _Passage:
    """A paragraph of the story or a caption: its text, place and where it begins in `text`."""

    __slots__ = ("paragraph", "shift", "text")

    def __init__(self, text: str, paragraph: int | None, shift: int) -> None:
        self.text, self.paragraph, self.shift = text, paragraph, shift


def _passages(article: Article) -> Iterator[_Passage]:
    left = MOST
    for number, paragraph in enumerate(article.paragraphs):
        if paragraph.role not in _READ:
            continue
        left -= len(paragraph.text)
        if left < 0:
            return
        if paragraph.at is None:
            yield _Passage(paragraph.text, number, 0)
        else:
            yield _Passage(paragraph.text, None, paragraph.at)


def _turns(article: Article, passages: Sequence[_Passage], speech: Speech) -> dict[int, Turn]:
    """Whose turn a passage is, in an interview."""
    labels = sum(_LABEL.match(passage.text) is not None for passage in passages)
    if labels < _FEWEST:
        return {}
    people = [entity.name for entity in article.entities if entity.type == "person"]
    return find_turns([passage.text for passage in passages], people, speech)


def _turn(passage: _Passage, turn: Turn) -> Iterator[Quote]:
    words = passage.text[turn.start :]
    if words.strip():
        start, end = passage.shift + turn.start, passage.shift + len(passage.text)
        yield Quote(words, start, end, turn.speaker, "", "direct", passage.paragraph, "label")


def _marked(passages: Sequence[_Passage], turns: Mapping[int, Turn]) -> list[list[Marked]]:
    """What stands in marks, passage by passage; a quotation may run on into the next one."""
    found: list[list[Marked]] = []
    runs = ""
    for place, passage in enumerate(passages):
        if place in turns:
            found.append([])
            runs = ""
            continue
        text = passage.text
        following = passages[place + 1].text if place + 1 < len(passages) else ""
        opens = text.startswith(_MARKS)
        inside = runs if runs and not opens and closes(text, runs) else ""
        goes_on = following.startswith(_MARKS) or (runs != "" and opens)
        here = find_marked(text, goes_on=goes_on, inside=inside)
        if not goes_on and text.count('"') % 2 + text.count("“") != text.count("”"):
            last = find_marked(text, goes_on=True, inside=inside)[-1:]
            if last and last[0].runs_on and closes(following, _mark(text, last[0])):
                here = [*here, *last]
        runs = _mark(text, here[-1]) if here and here[-1].runs_on else ""
        found.append(here)
    return found


def _mark(text: str, one: Marked) -> str:
    """The mark with which it was opened."""
    return text[one.open_ : one.start]


class _Lines:
    """The lines of the passages, each read when it is first asked for."""

    def __init__(
        self,
        article: Article,
        passages: Sequence[_Passage],
        marked: Sequence[Sequence[Marked]],
        speech: Speech,
    ) -> None:
        self._passages, self._marked, self._speech = passages, marked, speech
        self._made: dict[tuple[int, bool], Line] = {}
        self._names: dict[int | None, list[tuple[int, int, str, str]]] = {}
        full = full_names(article.entities)
        whole = set(full.values())
        for entity in article.entities:
            code, name = _CODES[entity.type], entity.name
            if name.lower() in speech.honorifics:
                continue  # "the Rt. Hon. Jane Doe"
            if name in full and code == "P":
                name = full[name]
            elif name in whole or (code == "T" and is_voice(entity, article.text, speech)):
                code = "P"
            for one in entity.mentions:
                self._names.setdefault(one.paragraph, []).append((one.start, one.end, code, name))
        for names in self._names.values():
            names.sort()

    def __len__(self) -> int:
        return len(self._passages)

    def __getitem__(self, place: int) -> Line:
        return self.read(place, whole=True)

    def texts(self) -> Iterator[str]:
        """The paragraphs themselves."""
        return (passage.text for passage in self._passages)

    def with_people(self) -> Iterator[Line]:
        """The lines of the paragraphs that name a person: it takes time to make one."""
        for place, passage in enumerate(self._passages):
            if any(one[2] == "P" for one in self._named(passage)):
                yield self[place]

    def read(self, place: int, *, whole: bool) -> Line:
        passage = self._passages[place]
        whole = whole or len(passage.text) <= _SHORT
        line = self._made.get((place, whole))
        if line is None:
            shift = passage.shift
            names = [
                Named(start - shift, end - shift, code, name)
                for start, end, code, name in self._named(passage)
            ]
            spans = self._marked[place]
            line = to_line(passage.text, names, spans, self._speech, whole=whole)
            self._made[place, whole] = line
        return line

    def _named(self, passage: _Passage) -> list[tuple[int, int, str, str]]:
        here, shift = self._names.get(passage.paragraph, []), passage.shift
        if passage.paragraph is not None:
            return here
        end = shift + len(passage.text)
        return here[bisect_left(here, (shift,)) : bisect_left(here, (end,))]


class _Near:
    """The same, each only as far as it stands by a quotation."""

    def __init__(self, lines: _Lines) -> None:
        self._lines = lines

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, place: int) -> Line:
        return self._lines.read(place, whole=False)

    def texts(self) -> Iterator[str]:
        """The paragraphs themselves."""
        return self._lines.texts()

    def with_people(self) -> Iterator[Line]:
        """The same lines, whole."""
        return self._lines.with_people()


def _quotes(
    people: People, passage: _Passage, place: int, spans: Sequence[Marked]
) -> Iterator[Quote]:
    if not spans:
        return
    line = people.near[place]
    said = people.said[place]
    at = {number: item for item, number in line.quotes.items()}
    made: list[Quote] = []
    for number, span in enumerate(spans):
        words = passage.text[span.start : span.end]
        behind = passage.text[span.close : span.close + 1]
        before = passage.text[max(0, span.open_ - 3) : span.open_].rstrip()
        kind = tell_kind(
            words,
            closed=words[-1:] in ".,!?…-—" or behind in ",.",
            opens=before[-1:] in ',:.!?…”"—-’»',
        )
        if kind is None or _TITLED.search(passage.text, max(0, span.open_ - 24), span.open_):
            continue
        found = attribute(people, place, at[number], kind=kind, words=words)
        speaker = found.speaker if found else None
        if kind != "direct" and speaker is None:
            continue
        said[number] = speaker
        made.append(
            Quote(
                words=words,
                start=passage.shift + span.start,
                end=passage.shift + span.end,
                speaker=speaker,
                cue=found.cue if found else "",
                kind="direct" if kind == "direct" else "partial",
                paragraph=passage.paragraph,
                how=found.how if found else "",
            )
        )
    yield from made
