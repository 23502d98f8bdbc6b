"""
Firms by bare name: what stands beside them, and the kind of news they stand in.
"""

from __future__ import annotations

import pytest

from archive.article import Article, Paragraph, with_paragraphs
from archive.entities import load_gazetteer, name_entities

GAZETTEER = load_gazetteer()


def types(text: str, name: str) -> set[str]:
    """The types under which *text* names *name*."""
    article = with_paragraphs(
        Article(digest="", kind="text", decoded=""),
        [Paragraph(line, 0, len(line)) for line in text.split("\n")],
    )
    found = name_entities(article, gazetteer=GAZETTEER)
    return {entity.type for entity in found.entities if entity.name == name}


@pytest.mark.parametrize(
    "text",
    [
        "On Monday shares in Zarnak rose three percent.",
        "They said Zarnak shares closed at 12 dollars.",
        "On Monday Zarnak's headquarters were searched.",
        "The Tokyo-based Zarnak plans to build a plant.",
        "The airline Zarnak posted a loss for the year.",
        "He told analysts at Zarnak that growth was slow.",
        "On Monday the opposition Zarnak party won 12 seats.",
        "A report by the Zarnak news agency said that he had died.",
        "A column of Zarnak guerrillas attacked a village.",
    ],
)
def test_what_stands_beside_an_unknown_organisation_says_so(text: str) -> None:
    """No person and no place has shares, is Tokyo-based, is an airline or has guerrillas."""
    assert types(text, "Zarnak") == {"org"}


BUSINESS = """\
Pretax profits rose to 12 million crowns in the first quarter, when sales doubled. Late on Monday
Zarnak said that turnover was higher. Investors took the news well, and so did analysts."""


def test_in_news_of_business_who_is_not_introduced_is_a_firm() -> None:
    """The same sentence is a person's elsewhere, and a person's where that person is introduced."""
    sentence = "Late on Monday Zarnak said that it was higher."
    introduced = BUSINESS.replace("Investors", "The owner, Peter Zarnak, was glad. Investors")

    assert types(BUSINESS, "Zarnak") == {"org"}
    assert types(sentence, "Zarnak") != {"org"}
    assert types(introduced, "Peter Zarnak") == {"person"}
    assert not types(introduced, "Zarnak")
