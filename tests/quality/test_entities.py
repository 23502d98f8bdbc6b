"""
The names of the founding articles, scored against labels made by hand: a number that may not fall.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from archive.article import Entity, Mention
from archive.entities import load_gazetteer, name_entities
from tests.quality.entities import Score, cleaned_seed, score_seeds, seed_names

PINNED = 0.99
"""F1 of span and type over both articles; 1.0 when it was pinned."""


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    gazetteer = load_gazetteer()
    return {
        name: score_seeds(name, name_entities(cleaned_seed(name), gazetteer=gazetteer))
        for name in seed_names()
    }


def test_the_names_of_the_founding_articles_are_found(scores: dict[str, Score]) -> None:
    """Span and type of nearly every name in the founding articles are right."""
    both = sum(scores.values(), Score())

    assert both.found > 140
    assert both.f >= PINNED, both.mistakes


def test_every_canonical_name_is_right(scores: dict[str, Score]) -> None:
    """Who is meant is never wrong in the founding articles: Mr Trump, Tomahawks, AP, US."""
    for score in scores.values():
        assert score.canonical == score.found, score.mistakes


def test_the_scorer_sees_every_kind_of_mistake() -> None:
    """A wrong type, a wrong name, an invented and a missed mention each lower the score."""
    name = seed_names()[0]
    article = cleaned_seed(name)
    trump = Mention("Donald Trump", 0, 12)
    war = Mention("war", 44, 47)
    wrong = replace(
        article,
        entities=(Entity("place", "Donald Trump", (trump,)), Entity("thing", "War", (war,))),
    )
    right = replace(article, entities=(Entity("person", "Ivanka Trump", (trump,)),))

    assert score_seeds(name, wrong).found == 0
    assert score_seeds(name, wrong).invented == 2
    assert (score_seeds(name, right).found, score_seeds(name, right).canonical) == (1, 0)
    assert score_seeds(name, right).missed == 63
