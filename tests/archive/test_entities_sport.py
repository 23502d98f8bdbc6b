"""
Teams by bare name: cities that stand for their teams in reports of matches, and nowhere else.
"""

from __future__ import annotations

import pytest

from archive.article import Article, Paragraph, with_paragraphs
from archive.entities import load_gazetteer, name_entities
from archive.entities.sport import is_sport

GAZETTEER = load_gazetteer()
# Written for these tests, as reports of matches are.
FOOTBALL = """\
Alan Shearer scored twice as Newcastle beat Leeds 3-1 on Saturday to go top of the table.
The striker, who joined from Blackburn, headed in a cross after 12 minutes of the first half.
Leeds manager Howard Wilkinson, whose team travel to Leicester next week, had no midfielder left.
Sunderland drew 0-0 at home to Coventry and Chelsea won in Southampton.
Liverpool's Robbie Fowler missed a penalty. Hearts goalkeeper Gilles Rousset is out.
The match in Middlesbrough was watched by supporters from London, England, too.
Leicester 2 Everton 1"""
BASEBALL = """\
Cecil Fielder homered in the eighth inning and New York beat Boston 6-4 Friday night.
In Seattle, the Mariners routed Cleveland 9-2. At Toronto, the Blue Jays edged Texas in 11 innings.
The Rangers traded pitcher John Burkett to Florida for two prospects.
Minnesota at Kansas City"""
POLITICS = """\
Newcastle beat Leeds to the contract, the minister said in Chelsea. Liverpool has lost jobs.
Boston won the grant over New York, and Texas has had to wait for the money."""


def typed(text: str) -> set[tuple[str, str, str]]:
    """(type, surface, words before) of every mention."""
    paragraphs = [Paragraph(line, 0, len(line)) for line in text.split("\n")]
    article = with_paragraphs(Article(digest="", kind="text", decoded=""), paragraphs)
    found = name_entities(article, gazetteer=GAZETTEER)
    return {
        (entity.type, mention.surface, found.text[: mention.start].rpartition(" ")[0][-8:])
        for entity in found.entities
        for mention in entity.mentions
    }


def teams(text: str) -> set[str]:
    """The organisations."""
    return {surface for type_, surface, _ in typed(text) if type_ == "org"}


def test_a_city_is_its_team_where_the_words_beside_it_say_so() -> None:
    """Who beats, hosts, scores, has a striker or a score is a team, also of a town's name."""
    assert teams(FOOTBALL) == {
        "Newcastle", "Leeds", "Blackburn", "Leicester", "Sunderland", "Coventry", "Chelsea",
        "Liverpool", "Hearts", "Everton",
    }  # fmt: skip
    assert teams(BASEBALL) == {
        "New York", "Boston", "Mariners", "Cleveland", "Blue Jays", "Texas", "Rangers", "Florida",
        "Minnesota", "Kansas City",
    }  # fmt: skip


def test_a_city_is_a_place_where_the_words_say_that() -> None:
    """Each mention is read for itself: what stands in a city stays there."""
    places = {surface for type_, surface, _ in typed(FOOTBALL) if type_ == "place"}
    assert places == {"Southampton", "Middlesbrough", "London", "England"}
    assert {"Seattle", "Toronto"} == {
        surface for type_, surface, _ in typed(BASEBALL) if type_ == "place"
    }


def test_elsewhere_a_city_is_a_place() -> None:
    """The same verbs in other news make no team."""
    assert not teams(POLITICS)


def test_a_player_called_like_a_city_is_no_team() -> None:
    """A surname of the article is its holder's, whatever the holder does."""
    text = FOOTBALL + "\nBobby Charlton scored two goals. Charlton was substituted."
    assert "Charlton" not in teams(text)


@pytest.mark.parametrize(
    ("words", "text", "sport"),
    [
        ("striker midfielder winger match season", "", True),
        ("match won beat season team", "A 2-1 win over Leeds.", True),
        ("match won beat season team", "A bid over Leeds.", False),
        ("team goals points won penalty game cup", "", False),
    ],
)
def test_a_report_of_a_match_is_known_by_its_words(words: str, text: str, sport: bool) -> None:
    """Some words only sport has; those that others have too want a score beside them."""
    assert is_sport(frozenset(words.split()), [text], GAZETTEER.cues) is sport


def test_a_long_article_is_no_report_for_a_few_words_of_sport() -> None:
    """Alabama has football teams too, but its towns are towns."""
    words = frozenset(["striker", "midfielder", "winger", "match", "season"])
    others = frozenset(f"word{n}" for n in range(600))

    assert not is_sport(words | others, ["A 2-1 win over Leeds."], GAZETTEER.cues)
