"""
How well names are found in news and encyclopaedia text that nobody here wrote.

The product's stage runs on the documents of four corpora (named.py), so that the memory of
an article works, and a name is right when its characters are exactly those of the label. Schemes
are reconciled like this:

* Our "thing" is misc. A nationality ("French", "Americans"), which we record as its country, and a
  faith ("Muslims") are misc on both sides: wikigold says MISC, GUM says person, PUD nothing.
* A country is a place whatever it does, as in wikigold and CoNLL-2003: PUD and GUM say org of a
  government ("Spain ceded") and of a team ("Tunisia lost"), which is read as place (34 labels of
  1,075 in PUD, 45 of 1,333 in GUM). *typed_strict* is without that: org stays org.
* *typed* is F1 over person, place and org; misc neither helps nor hurts there.
* *spans* is F1 of the characters alone, misc included, whatever the type; PUD has no misc, so there
  only our people, places and organisations are asked.
* A "the" in front of a label is no part of it on either side ("The Mad Capsule Markets"), nor is a
  possessive.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from archive.article import Article, Paragraph, with_paragraphs
from archive.entities import load_gazetteer, name_entities
from tests.quality.entities import Score, cleaned_seed, score_seeds, seed_names
from tests.quality.named import documents, files

if TYPE_CHECKING:
    from pathlib import Path

    from archive.entities import Gazetteer
    from tests.quality.named_corpora import Document

_PARTS = frozenset({
    *("north", "south", "east", "west", "central", "northern", "southern", "eastern", "western"),
    *("southeast", "northeast", "ancient", "modern", "early", "late", "old", "middle", "classical"),
})  # fmt: skip
TYPED = ("person", "place", "org")
Span = tuple[int, int, int]


def data(corpora: Path) -> list[Path]:
    """The files that are read."""
    return files(corpora)


def measure(corpora: Path, part: str) -> dict[str, float]:
    """F1 by corpus, typed and of spans alone, and precision and recall of each type."""
    gazetteer = load_gazetteer()
    scores: dict[str, float] = {}
    for corpus, docs in documents(corpora, part):
        counts: Counter[str] = Counter()
        for document in docs:
            counts += compared(document, gazetteer)
        scores[f"{corpus}_typed"] = _f(counts, "typed")
        scores[f"{corpus}_typed_strict"] = _f(counts, "strict")
        scores[f"{corpus}_spans"] = _f(counts, "pud" if corpus == "pud" else "spans")
        for type_ in TYPED:
            hit, ours, gold = (counts[f"{type_} {what}"] for what in ("hit", "ours", "gold"))
            scores[f"{corpus}_{type_}_precision"] = hit / max(1, ours)
            scores[f"{corpus}_{type_}_recall"] = hit / max(1, gold)
    seeds = sum(
        (
            score_seeds(name, name_entities(cleaned_seed(name), gazetteer=gazetteer))
            for name in seed_names()
        ),
        Score(),
    )
    scores["seeds_typed"] = seeds.f
    scores["seeds_canonical"] = seeds.canonical / max(1, seeds.found)
    return scores


def compared(document: Document, gazetteer: Gazetteer) -> Counter[str]:
    """Counts of what is right, what is ours and what is labelled, by kind of count."""
    ours, gold = both(document, gazetteer)
    strict = _alike(document, document.spans, gazetteer, strict=True)
    counts: Counter[str] = Counter()
    for what, spans in (("ours", ours), ("gold", gold)):
        for type_ in spans.values():
            counts[f"{type_} {what}"] += 1
            counts[f"spans {what}"] += 1
            counts[f"typed {what}"] += type_ in TYPED
            counts[f"strict {what}"] += type_ in TYPED
            counts[f"pud {what}"] += type_ in TYPED
    for span, type_ in ours.items():
        label = gold.get(span)
        if (
            label is None
            and document.adjectives is False
            and _is_demonym(document, span, gazetteer)
        ):
            counts["spans ours"] -= 1
            counts["misc ours"] -= 1
        counts["spans hit"] += label is not None
        counts["pud hit"] += label is not None and type_ in TYPED
        counts["strict hit"] += type_ in TYPED and strict.get(span) == type_
        if label == type_:
            counts[f"{type_} hit"] += 1
            counts["typed hit"] += type_ in TYPED
    return counts


def both(document: Document, gazetteer: Gazetteer) -> tuple[dict[Span, str], dict[Span, str]]:
    """Our names of a document and the labelled ones: (paragraph, start, end) to type."""
    article = to_article(document)
    ours: dict[Span, str] = {}
    for entity in name_entities(article, gazetteer=gazetteer).entities:
        for mention in entity.mentions:
            number = next(
                n
                for n, paragraph in reversed(list(enumerate(article.paragraphs)))
                if paragraph.at is not None and paragraph.at <= mention.start
            )
            at = article.paragraphs[number].at or 0
            span = (number, mention.start - at, mention.end - at)
            ours[span] = "misc" if entity.type == "thing" else entity.type
    return _alike(document, ours, gazetteer), _alike(document, document.spans, gazetteer)


def to_article(document: Document) -> Article:
    """The document as an article of body paragraphs; nothing else is known of it."""
    return with_paragraphs(
        Article(digest="", kind="text", decoded=""),
        [Paragraph(text, 0, len(text)) for text in document.paragraphs],
    )


def _alike(
    document: Document, spans: dict[Span, str], gazetteer: Gazetteer, *, strict: bool = False
) -> dict[Span, str]:
    out: dict[Span, str] = {}
    for (number, begin, end), type_ in spans.items():
        start, far = begin, end
        surface = document.paragraphs[number][start:far]
        if surface[:4].lower() == "the ":
            start += 4
        if surface[-2:] in ("'s", "’s") and not gazetteer.known.get(surface):
            far -= 2
        known = gazetteer.known.get(document.paragraphs[number][start:far])
        table = known.table if known is not None else ""
        believers = document.paragraphs[number][start:far].lower() in gazetteer.cues.adjectives
        last = surface.rpartition(" ")[2]
        part = last != surface and surface.partition(" ")[0].lower() in _PARTS
        west = part and gazetteer.is_demonym(last)  # "West African", "Ancient Greek"
        misc = table == "demonyms" or believers or west
        place = table == "countries" and type_ == "org" and not strict
        out[number, start, far] = "misc" if misc else "place" if place else type_
    return out


def _is_demonym(document: Document, span: Span, gazetteer: Gazetteer) -> bool:
    number, start, end = span
    return gazetteer.is_demonym(document.paragraphs[number][start:end])


def _f(counts: Counter[str], what: str) -> float:
    return 2 * counts[f"{what} hit"] / max(1, counts[f"{what} ours"] + counts[f"{what} gold"])
