"""
An article and its parts: the frozen values that the stages hand on.

Nothing here reads, cleans or decides. Two texts matter. `decoded` is what the reader made of the
bytes: a text file decoded, the body of a JSON line, the paragraphs that an HTML page holds.
`text` is the story alone: the body paragraphs joined by a blank line. Every paragraph knows where
it stands in both, so that any offset can be carried from one to the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from archive.day import Basis, Moment

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "HEADLINE",
    "PARAGRAPH_BREAK",
    "Article",
    "Basis",
    "Clues",
    "Credit",
    "DateClue",
    "Entity",
    "EntityType",
    "Given",
    "Kind",
    "Mention",
    "Moment",
    "Paragraph",
    "Quote",
    "QuoteKind",
    "Role",
    "Source",
    "changed",
    "in_story",
    "with_paragraphs",
]

Role = Literal["body", "heading", "caption", "credit", "promo", "bio", "correction", "header"]
"""What a paragraph is for. Only `body` is the story; all else is set aside, never deleted."""

EntityType = Literal["person", "place", "org", "thing"]
Kind = Literal[
    "text", "html", "jsonl", "feed", "mail", "mhtml", "markdown", "csv", "newsxml", "clipping",
    "office",
]  # fmt: skip
QuoteKind = Literal["direct", "partial"]

PARAGRAPH_BREAK = "\n\n"
HEADLINE = -1
"""The `Mention.paragraph` of a mention in the title."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """
    One passage of `Article.decoded`, without the white space around it.

    `start` and `end` count characters of `decoded`; `at` is where a body paragraph begins in
    `Article.text`, None for every other role. `rule` names what decided the role.
    """

    text: str
    start: int
    end: int
    role: Role = "body"
    rule: str = ""
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """
    The outlet: its canonical name, and every other name that finds it (domains too).
    """

    name: str
    basis: Basis
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Credit:
    """
    An agency or a person who supplied words (`text`) or a picture (`photo`).

    `how` is where it stood: "dateline", "byline", "contributed", "signoff", "caption".
    `paragraph` counts `Article.paragraphs`.
    """

    kind: Literal["text", "photo"]
    name: str
    how: str
    paragraph: int | None = None


class Mention(NamedTuple):
    """
    Where a name stands: characters of `Article.text`, or of one paragraph that is not body.

    `paragraph` is None for the body, an index into `Article.paragraphs` elsewhere, and HEADLINE
    for the title; `start` and `end` then count characters of that paragraph, or of the title.
    """

    surface: str
    start: int
    end: int
    paragraph: int | None = None


class Entity(NamedTuple):
    """
    Someone or something that an article names: type, canonical name, every mention.
    """

    type: EntityType
    name: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """
    What stands in quotation marks because somebody said it.

    `words` are `start` to `end`, without the marks; offsets and `paragraph` are as in a Mention.
    `kind` is "direct" for a sentence, "partial" for words out of one. `speaker` is the canonical
    name of an entity, None when it is not sure; `cue` the verb beside it ("said"), `how` the rule:
    "before", "after", "according", "colon", "label", "signed", "reported", "scene" or "continues".
    """

    words: str
    start: int
    end: int
    speaker: str | None = None
    cue: str = ""
    kind: QuoteKind = "direct"
    paragraph: int | None = None
    how: str = ""


@dataclass(frozen=True, slots=True)
class DateClue:
    """
    A date as some part of the input wrote it, not yet read: "2025-10-17T06:12+01:00", "Oct 17".
    """

    written: str
    basis: Basis
    of: Literal["published", "modified"] = "published"


@dataclass(frozen=True, slots=True)
class Clues:
    """
    What the reader found beside the text, as found: most trusted first, nothing decided.

    `outlets` holds names and domains ("The Independent", "independent.co.uk"); `bylines` whole
    byline strings or single names.
    """

    titles: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    dates: tuple[DateClue, ...] = ()
    outlets: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """
    What a person said of the article: it wins over everything read, and survives re-reading.
    """

    title: str | None = None
    source: str | None = None
    date: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    untags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Article:
    """
    One article, as far as the stages have understood it.

    `digest` is the SHA-256 of the raw bytes in hex; `id` its beginning (12 digits or more).
    `fetched` is the ISO instant at which it was saved or fetched, where that is known.
    """

    digest: str
    kind: Kind
    decoded: str
    id: str = ""
    title: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    text: str = ""
    published: Moment | None = None
    modified: Moment | None = None
    source: Source | None = None
    authors: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    tags: tuple[str, ...] = ()
    url: str | None = None
    fetched: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()
    clues: Clues = Clues()
    given: Given = Given()

    @property
    def captions(self) -> tuple[str, ...]:
        return tuple(p.text for p in self.paragraphs if p.role == "caption")

    @property
    def lead(self) -> str:
        """The first body paragraph, or the empty string."""
        return next((p.text for p in self.paragraphs if p.role == "body"), "")


if TYPE_CHECKING:
    from dataclasses import replace as changed
else:

    def changed(article: Article, /, **values: object) -> Article:
        """`dataclasses.replace`, ten times as fast: every stage makes an Article of another."""
        new = object.__new__(Article)
        new.__dict__.update(article.__dict__, **values)
        return new


def with_paragraphs(article: Article, paragraphs: Iterable[Paragraph]) -> Article:
    """
    The article with these *paragraphs*, its `text` and their places in it.
    """
    placed: list[Paragraph] = []
    body: list[str] = []
    at = 0
    for p in paragraphs:
        place = at if p.role == "body" else None
        if place is not None:
            body.append(p.text)
            at += len(p.text) + len(PARAGRAPH_BREAK)
        same = p.at == place
        placed.append(p if same else Paragraph(p.text, p.start, p.end, p.role, p.rule, place))
    return changed(article, paragraphs=tuple(placed), text=PARAGRAPH_BREAK.join(body))


_STORY_ROLES = frozenset(("body", "heading", "caption"))


def in_story(article: Article, mention: Mention) -> bool:
    """Whether *mention* stands in the story, title, a heading or a caption, not in an appeal."""
    place = mention.paragraph
    if place is None or place < 0:
        return True
    return place < len(article.paragraphs) and article.paragraphs[place].role in _STORY_ROLES
