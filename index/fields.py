"""
FIELDS: everything that can be searched, in one table.

The parser's messages, `archive search --help`, docs/query.md, shell completion and the engines read
this table and nothing else. A text field holds words; a name field holds names with aliases; a
keyword field holds exact values; "text" and "aside" are no fields of a document but stand for
several (`covers`). What an engine cannot know, how one document is akin to another, is of the kind
"kin": whoever owns the documents says it in other fields before an engine is asked.
"""

from __future__ import annotations

from typing import Literal

from index.frozen import Frozen

FieldKind = Literal["text", "name", "keyword", "date", "number", "scope", "saved", "kin"]


class Field(Frozen):
    """
    One row: how it is written, what it holds, one line of help, an example.

    *covers* names the document fields that it stands for, when they are not just itself. *plain* is
    False for what no user writes in a query, or only after `in:`. What *refers* takes the id of a
    document, or its beginning.
    """

    name: str
    kind: FieldKind
    help: str
    example: str
    covers: tuple[str, ...] = ()
    plain: bool = True
    refers: bool = False

    @property
    def members(self) -> tuple[str, ...]:
        return self.covers or (self.name,)


_ASIDE = ("caption", "promo", "bio", "header", "correction", "creditline")

_ROWS = (
    Field(
        "text",
        "text",
        "title, headings and body: where a bare word looks",
        "tomahawk",
        covers=("title", "heading", "body"),
        plain=False,
    ),
    Field("title", "text", "the headline", "title:summit"),
    Field("caption", "text", "under pictures", 'caption:"White House"'),
    Field("heading", "text", "headings inside the article", "in:heading analysis", plain=False),
    Field("body", "text", "the story without title and headings", "in:body summit", plain=False),
    Field("promo", "text", "appeals, navigation, page furniture", "in:promo musk", plain=False),
    Field("bio", "text", "lines about the author", "in:bio correspondent", plain=False),
    Field("header", "text", "date and source lines above the story", "in:header date", plain=False),
    Field(
        "correction", "text", "corrections and editor's notes", "in:correction error", plain=False
    ),
    Field("creditline", "text", "lines that credit agencies", "in:credit contributed", plain=False),
    Field(
        "aside",
        "text",
        "everything that cleaning set aside",
        "in:aside donate",
        covers=_ASIDE,
        plain=False,
    ),
    Field(
        "all",
        "text",
        "everything that came in",
        "in:all musk",
        covers=("title", "heading", "body", *_ASIDE),
        plain=False,
    ),
    Field("source", "name", "the outlet: name, alias or domain", 'source:"The Independent"'),
    Field("author", "name", "who wrote it", "author:politi"),
    Field("person", "name", "a person it names", 'person:"Vladimir Putin"'),
    Field("place", "name", "a place it names", "place:budapest"),
    Field("org", "name", "an organisation it names", "org:hamas"),
    Field("thing", "name", "a product, weapon, law, work or event it names", "thing:tomahawk"),
    Field(
        "entity",
        "name",
        "a person, place, organisation or thing",
        "entity:kremlin",
        covers=("person", "place", "org", "thing"),
    ),
    Field("said", "text", "words inside quotation marks", 'said:"very frank"'),
    Field("speaker", "name", "who is quoted", "speaker:putin"),
    Field("credit", "name", "the agency or photographer credited", "credit:reuters"),
    Field("tag", "keyword", "a tag of yours", "tag:checked"),
    Field("language", "keyword", "the language, as a code", "language:en"),
    Field("id", "keyword", "the article with this id, or its beginning", "id:d9e10ce47f65"),
    Field("date", "date", "when it was published", "date:2025-10"),
    Field("words", "number", "how many words the story has", "words:>500"),
    Field(
        "in",
        "scope",
        "look in what was set aside: promo, credit, bio, caption, aside, all ...",
        "in:promo musk",
    ),
    Field("query", "saved", "a saved query", "query:ukraine"),
    Field(
        "story",
        "keyword",
        "the versions and copies of one story: the id of any",
        "story:d9e10ce47f65",
        refers=True,
    ),
    Field("outlets", "number", "in how many outlets the story ran", "outlets:>1"),
    Field("versions", "number", "how often its outlet has published it", "versions:>1"),
    Field("inferred", "number", "the day an undated article borrows", "inferred:1", plain=False),
    Field(
        "copies",
        "kin",
        "what other outlets have of the story of this one",
        "copies:d9e10ce47f65",
        refers=True,
    ),
    Field("like", "kin", "the same events in other words", "like:d9e10ce47f65", refers=True),
    Field(
        "only",
        "kin",
        "what one outlet of a story alone reports",
        "only:independent story:d9e10ce47f65",
    ),
)

FIELDS: dict[str, Field] = {row.name: row for row in _ROWS}

SCOPES: dict[str, str] = {
    "title": "title",
    "heading": "heading",
    "body": "body",
    "caption": "caption",
    "credit": "creditline",
    "promo": "promo",
    "bio": "bio",
    "correction": "correction",
    "header": "header",
    "aside": "aside",
    "all": "all",
}
"""What may follow `in:`, and the text field each means."""
