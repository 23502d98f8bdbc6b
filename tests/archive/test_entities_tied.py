"""
Titles that no quotation marks hold, products and their numbers, and words in capitals.
"""

from __future__ import annotations

import pytest

from tests.archive.named import names

TIED = [
    # Everyday words with small ones between (Wikinews, CC BY; US Senate)
    ("They quote from Back to the Future every day.", {("thing", "Back to the Future")}),
    ("They took part in the Unite the Right rally.", {("thing", "Unite the Right")}),
    ("It is paid by the Assistance to Firefighters Grant Program.",
     {("thing", "Assistance to Firefighters Grant Program")}),
    ("The second is the Individuals with Disabilities Education Act.",
     {("thing", "Individuals with Disabilities Education Act")}),
    ("It was part of a Blessing of the Bikes ceremony.", {("thing", "Blessing of the Bikes")}),
    ("She works for the Center for Science in the Public Interest.",
     {("org", "Center for Science in the Public Interest")}),
    # Who is named for what he is
    ("They played in Buffy the Vampire Slayer then.", {("thing", "Buffy the Vampire Slayer")}),
    # But two names, a counted thing, and two offices
    ("They read of the fall of Alexander the Great.", {("person", "Alexander the Great")}),
    ("They run Visual Studio in Windows there.", {("org", "Visual Studio")}),
    ("He gave the Speaker of the House a book.", {("org", "House")}),
]  # fmt: skip

CALLED = [
    ("She starred in Beauty and the Beast that year.", {("thing", "Beauty and the Beast")}),
    ("They saw the film Band on the Run twice.", {("thing", "Band on the Run")}),
    ("His second novel, Lord of the Flies, won.", {("thing", "Lord of the Flies")}),
    ("It is an adaptation of Great Expectations, they say.", {("thing", "Great Expectations")}),
    ("The cast of the sitcom Kim's Convenience was there.", {("thing", "Kim's Convenience")}),
    ("She played the game World of Warcraft then.", {("thing", "World of Warcraft")}),
    ("They left the band Men at Work early.", {("org", "Men at Work")}),
    # Two names, where the second is somebody's
    ("They saw the film Alien of Ridley Scott.", {("thing", "Alien"), ("person", "Ridley Scott")}),
]  # fmt: skip

NUMBERED = [
    ("They ran it on CentOS Linux 8 machines.", {("thing", "CentOS Linux 8")}),
    ("She bought Red Hat Enterprise Linux for it.", {("thing", "Red Hat Enterprise Linux")}),
    ("He saw the film Toy Story 3, he said.", {("thing", "Toy Story 3")}),
    ("They told of the Winooski River Flood of 1927.",
     {("thing", "Winooski River Flood of 1927")}),
    ("She plays in Star Trek: The Next Generation now.",
     {("thing", "Star Trek: The Next Generation")}),
    ("It was seen on Channel 4 News last night.", {("org", "Channel 4")}),
    ("They asked Yahoo! for more.", {("org", "Yahoo")}),
    ("They fly with easyJet and met at 10 Downing Street.",
     {("org", "easyJet"), ("place", "10 Downing Street")}),
    # A part, a release
    ("They are in Phase II of the talks.", set()),
    ("It is in Part II of the book.", set()),
]  # fmt: skip

WHOSE = [
    ("He solved a Rubik's Cube in a minute.", {("thing", "Rubik's Cube")}),
    ("They met on Valentine's Day in the park.", {("thing", "Valentine's Day")}),
    ("She was in Veronica's Closet for a year.", {("thing", "Veronica's Closet")}),
    # Who is known by one name, and wrote
    ("They read Homer's Odyssey at school.", {("person", "Homer"), ("thing", "Odyssey")}),
    ("It was a book by Sacha Baron Cohen, they say.", {("person", "Sacha Baron Cohen")}),
]  # fmt: skip

LINKED = [
    ("He leads the University of the West of England in Bristol.",
     {("org", "University of the West of England"), ("place", "Bristol")}),
    ("She studied at Trinity College, Cambridge, for years.",
     {("org", "Trinity College Cambridge")}),
    ("They beat the UEFA Champions League record.", {("thing", "UEFA Champions League")}),
    ("They hosted the Rugby World Cup in spring.", {("thing", "Rugby World Cup")}),
    ("It aired on the CBS Evening News on Monday.", {("org", "CBS Evening News")}),
    ("He served in the 1st Battalion, 9th Marines.", {("org", "1st Battalion 9th Marines")}),
    ("It was heard by the Court of Appeal for Ontario then.",
     {("org", "Court of Appeal for Ontario")}),
    ("They come from the University of Illinois at Urbana-Champaign.",
     {("org", "University of Illinois at Urbana-Champaign")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), [*TIED, *CALLED, *NUMBERED, *WHOSE, *LINKED])
def test_a_name_of_everyday_words_is_whole(text: str, found: set[tuple[str, str]]) -> None:
    """Small words, numbers and owners within a name are part of it, and no name of two is made."""
    assert names(text) == found


SHOUTED = [
    # An acronym that is a word too, though the article has the word (Nature; US Senate)
    ("The telescope is called FAST. It is fast, and FAST can see far.", {("thing", "FAST")}),
    ("The plan of NORTHCOM is to help in a storm.", {("thing", "NORTHCOM")}),
    ("The story is in POLITICO on Friday.", {("org", "Politico")}),
    # A cry, a heading in capitals
    ("The town is TO RECEIVE FIRE FIGHTING money, they said.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), SHOUTED)
def test_a_word_in_capitals_is_a_name_among_words_that_are_not(
    text: str, found: set[tuple[str, str]]
) -> None:
    """NORTHCOM and FAST are names where their neighbours are written small."""
    assert names(text) == found


TOLD = [
    ("Bosurak has a population of 5,000, they said.", {("place", "Bosurak")}),
    ("Zalevin said its sales rose by a fifth.", {("org", "Zalevin")}),
    ("They read a poem by Bosko Zatiman then.", {("person", "Bosko Zatiman")}),
    ("She thanked the late Bosko Zatiman for it.", {("person", "Bosko Zatiman")}),
    ("The troops entered Bosurak at dawn.", {("place", "Bosurak")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), TOLD)
def test_what_is_said_of_a_name_says_its_type(text: str, found: set[tuple[str, str]]) -> None:
    """Who has a population is a place, who speaks of its sales a firm."""
    assert names(text) == found
