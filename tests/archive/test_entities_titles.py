"""
Titles of works by the article or the year that stands beside them, and words that say when or where
of a name. Specimens of Wikipedia (CC BY-SA).
"""

from __future__ import annotations

import pytest

from tests.archive.named import named, names

INDEFINITE = [
    ("Gershwin composed An American in Paris then.", ["Gershwin", "An American in Paris"]),
    ("She read A Tale of Two Cities there. She read A Farewell to Arms.",
     ["A Tale of Two Cities", "A Farewell to Arms"]),
    ("He wrote A Modest Proposal for America there.", ["A Modest Proposal for America"]),
    ("He got A Level results, played in A League and in A Company of the 5th Regiment.",
     ["5th Regiment"]),
    # Full stops were lost (a speech in the Senate, 2005)
    ("They have mental health services A Good Accountability Report in February says so.", []),
]  # fmt: skip
CUED = [
    ("It had effect in his novel The Great Gatsby.", ["The Great Gatsby"]),
]  # fmt: skip
DATED = [
    ("Her roles are in Sense and Sensibility (1995) and Much Ado About Nothing (1993).",
     ["Sense and Sensibility", "Much Ado About Nothing"]),
    ("His films include Ivan's Childhood (1962) and Austen's Pride and Prejudice (1813).",
     ["Ivan's Childhood", "Austen", "Pride and Prejudice"]),
    ("It won a prize for Fire and Ice (US, 1983).", ["Fire and Ice", "US"]),
    ("They won the Palme d'Or for Chronicle of the Years of Fire (1975).",
     ["Palme d'Or", "Chronicle of the Years of Fire"]),
    # Who wrote it, and when
    ("It is so according to Smith and Jones (1999) and Brown and Young (2001).",
     ["Smith", "Jones", "Brown"]),
    ("He was Prime Minister (1957).", []),
]  # fmt: skip
TIMES = [
    ("It made the post-Cold War order, the post-World War II boom and the post-Second World War era.",
     ["Cold War", "World War II", "Second World War"]),
    ("The then-Baltimore Colts met an ex-Manchester United striker.",
     ["Baltimore Colts", "Manchester United"]),
    ("A pro-Nixon Act was cited in post-Soviet Georgia.", ["Nixon", "Soviet", "Georgia"]),
]  # fmt: skip
NUMBERED = [
    ("Pope John XXII's edict forbade it.", ["John XXII"]),
    # Who has the name of a city
    ("It was made by Sejong the Great. It was a son of Constantine II.",
     ["Sejong the Great", "Constantine II"]),
    ("They were defeated under Tudhaliya I around 1400 BC.", ["Tudhaliya I"]),
    ("They launched Luna 15, which fell.", ["Luna 15"]),
    ("The War of 1812 and the Russian Revolution of 1917 came, and the War of words.",
     ["Russian Revolution of 1917"]),
    ("They fell in the War of 1812, the Panic of 1837, and the German Revolution of 1918–1919.",
     ["War of 1812", "Panic of 1837", "German Revolution of 1918–1919"]),
]  # fmt: skip
PEOPLE = [
    ("It was designed by I. M. Pei there.", ["I. M. Pei"]),
    ("They met Mark Cuban, owner of it; he told Mark Cuban officials lied.",
     ["Mark Cuban", "Mark", "Cuban"]),
    ("The army of Colonel Surat Huseynov fled.", ["Surat Huseynov"]),
    ("They showed John Singer Sargent and Tipu Sultan.", ["John Singer Sargent", "Tipu Sultan"]),
]  # fmt: skip
BODIES = [
    ("The Intergovernmental Panel on Climate Change and the Vienna Convention on Road Traffic hold.",
     ["Intergovernmental Panel on Climate Change", "Vienna Convention on Road Traffic"]),
    ("They asked the United Nations Office on Drugs and Crime, and the Convention on Friday.",
     ["United Nations Office on Drugs and Crime"]),
    ("They signed the International Covenant on Civil and Political Rights.",
     ["International Covenant"]),
    ("The Court of Appeal of New Zealand met the High Court of Leeds.",
     ["Court of Appeal of New Zealand", "High Court of Leeds"]),
    ("They joined the National Front for the Liberation of Angola.",
     ["National Front for the Liberation of Angola"]),
    ("It fell at the Battle of Moore's Creek Bridge in Rupert's Land as in Aesop's Fables.",
     ["Battle of Moore's Creek Bridge", "Rupert's Land", "Aesop's Fables"]),
    ("They founded the International Workingmen's Association.",
     ["International Workingmen's Association"]),
]  # fmt: skip
PEOPLES = [
    # Who lives in a land whose people is on no list
    ("They congratulated fellow West Virginian Charlotte Lane, as did Montanans, Coloradans and Arkansans.",
     ["West Virginian", "Charlotte Lane", "Montanans", "Coloradans", "Arkansans"]),
    ("It lay in the former Prussian Kreis Apenrade.", ["Prussian", "Kreis Apenrade"]),
    ("They met American Indians and a Swiss German.",
     ["American Indians", "Swiss", "German"]),
    ("They spoke Algerian Arabic and Canadian English.", ["Algerian Arabic", "Canadian English"]),
    ("It was adopted by the Belgian Royal Family there.", ["Belgian Royal Family"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), INDEFINITE + CUED + DATED)
def test_a_title_reaches_as_far_as_its_words_say(text: str, found: list[str]) -> None:
    """An article within a sentence, or a year behind it, says where a title begins."""
    assert named(text) == found


@pytest.mark.parametrize(("text", "found"), TIMES + NUMBERED + PEOPLE + PEOPLES + BODIES)
def test_what_stands_at_a_name_is_of_it_or_not(text: str, found: list[str]) -> None:
    """Numerals, years and middle names are; a time that is said of the name is not."""
    assert named(text) == found


SIDES = [
    ("He was praised in the West. It unites the North and the East Indies.",
     {("place", "West"), ("place", "North"), ("place", "East Indies")}),
    ("They stood on the West side; to the South lay the East and West Indies.",
     {("place", "West Indies")}),
    ("It killed thousands of ethnic Sorvani there.", {("thing", "Sorvani")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), SIDES)
def test_a_part_of_the_world_is_a_place(text: str, found: set[tuple[str, str]]) -> None:
    """Not where it only says which of two, or whither; an ethnic one is a people."""
    assert names(text) == found


RIVERS = [
    ("They are based at Santa Coloma there.", {("place", "Santa Coloma")}),
    ("When the Mosel flows north, it is wide.", {("place", "Mosel")}),
    ("When the Hudson rose by nine feet, they left.", {("place", "Hudson")}),
    ("They stood on the banks of the Mosel then.", {("place", "Mosel")}),
    ("It grew as the Footsie rose by nine points.", {("thing", "Footsie")}),
]


@pytest.mark.parametrize(("text", "found"), RIVERS)
def test_a_river_is_a_place(text: str, found: set[tuple[str, str]]) -> None:
    """What flows, and what rises by feet, unlike an index."""
    assert names(text) == found
