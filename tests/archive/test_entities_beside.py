"""
Names that are on no list, by the words beside them: specimens of news and interviews.
"""

from __future__ import annotations

import pytest

from tests.archive.named import names

PEOPLE = [
    # What somebody does, without an article (GUM, CC BY)
    ("They met Fuad Basya, spokesman for the army.", {("person", "Fuad Basya")}),
    # Behind a title, though an everyday word
    ("Professor Burrows also said so.", {("person", "Burrows")}),
    # A firm has the same first name (Wikinews, CC BY); a bank has not
    ("((Zara Kay)) So it is.", {("person", "Zara Kay")}),
    ("They asked Chase Bank twice.", {("org", "Chase Bank")}),
    # Behind the body whose head it is (GUM, CC BY)
    ("The director of the Council on American-Islamic Relations Alia Salem said so.",
     {("org", "Council on American-Islamic Relations"), ("person", "Alia Salem")}),
]  # fmt: skip

PEOPLE += [
    ("His widow, Denwyn, was there.", {("person", "Denwyn")}),
    ("Sens. Mike Crapo (R-ID) and Saxby Chambliss (R-GA) left.",
     {("person", "Mike Crapo"), ("place", "Idaho"), ("person", "Saxby Chambliss"), ("place", "Georgia")}),
]  # fmt: skip

PEOPLE += [
    # A first name that no list has, before two surnames; a surname before a town and first name
    ("They asked Ketanji Brown Jackson twice.", {("person", "Ketanji Brown Jackson")}),
    ("They asked Merrick Garland twice.", {("person", "Merrick Garland")}),
]

PLACES = [
    # The town, though a body has its name
    ("They work at the Paxton Public Library. It lies in Paxton, Illinois.",
     {("org", "Paxton Public Library"), ("place", "Paxton"), ("place", "Illinois")}),
    ("They met in the nation's capital, Wellington, for talks.", {("place", "Wellington")}),
    ("It was in Grant, Harney and Wallowa counties then.",
     {("place", "Grant"), ("place", "Harney"), ("place", "Wallowa")}),
    ("They stood at Russell and Collins streets.", {("place", "Russell"), ("place", "Collins")}),
    ("They live in LA now.", {("place", "Los Angeles")}),
    ("Sen. George Allen (R-VA) left the VA.",
     {("person", "George Allen"), ("place", "Virginia"), ("org", "VA")}),
    ("They met in Baton Rouge, LA, then.", {("place", "Baton Rouge"), ("place", "Louisiana")}),
    # Where one goes, and what has a capital
    ("She later returned to Fenosia with him.", {("place", "Fenosia")}),
    ("There is fog on Treney's northern beaches.", {("place", "Treney")}),
    ("In nearby Hiko there was music.", {("place", "Hiko")}),
    ("They studied the skies of Belnor in March.", {("place", "Belnor")}),
    ("A senior Israeli Defence official was quoted.", {("place", "Israel")}),
]  # fmt: skip

BODIES = [
    ("They lost it in Katrina. Then Hurricane Katrina went.", {("thing", "Hurricane Katrina")}),
    ("It also airs on Minimax there.", {("org", "Minimax")}),
    # Who reports, who is told, and where one writes
    ("Dunera reported that he fled.", {("org", "Dunera")}),
    ("He told Quilens he had left.", {("org", "Quilens")}),
    ("She posted on Tamater that it fell.", {("org", "Tamater")}),
    ("The public broadcaster NRK said so.", {("org", "NRK")}),
    ("They trusted Zelbar founder Mike Smith.", {("org", "Zelbar"), ("person", "Mike Smith")}),
    ("They asked the Irving Independent School District.",
     {("org", "Irving Independent School District")}),
    ("He told the Agence France Presse news agency.", {("org", "Agence France Presse")}),
    ("They worked for the Adventure World tour company.", {("org", "Adventure World")}),
    ("It was shown at UNC Greenvale in May.", {("org", "UNC Greenvale")}),
    ("He left the Bill and Melinda Gates Foundation.",
     {("org", "Bill and Melinda Gates Foundation")}),
    ("They met Bill and the Gates Foundation.", {("person", "Bill"), ("org", "Gates Foundation")}),
]  # fmt: skip


ROWS = [
    ("They went to Lincoln, Flathead and Lake Counties.",
     {("place", "Lincoln"), ("place", "Flathead"), ("place", "Lake Counties")}),
    ("They live in Blenk, Tolpurt and Ruvelm.",
     {("place", "Blenk"), ("place", "Tolpurt"), ("place", "Ruvelm")}),
    ("It was written in Python and Wrexle.", {("thing", "Wrexle")}),
    ("In Dublin, Smith said so.", {("place", "Dublin"), ("person", "Smith")}),
    ("They saw Newfoundland, Greenland, Rockall, Sable Island, Azores and more.",
     {("place", "Newfoundland"), ("place", "Greenland"), ("place", "Rockall"),
      ("place", "Sable Island"), ("place", "Azores")}),
    ("They saw the towns Fendra and Qorvex.", {("place", "Fendra"), ("place", "Qorvex")}),
    ("The Ovimbundu, Mbunda and other peoples met.", {("thing", "Ovimbundu"), ("thing", "Mbunda")}),
    ("They visited Ruvelm, Tazgor and other major towns.",
     {("place", "Ruvelm"), ("place", "Tazgor")}),
    ("They sold it to companies such as Zelbar, Qorvex and Plinto.",
     {("org", "Zelbar"), ("org", "Qorvex"), ("org", "Plinto")}),
    ("They like commentators such as Brit Hume.", {("person", "Brit Hume")}),
    ("They met at Zelbar and Wofford universities.", {("org", "Zelbar"), ("org", "Wofford")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), [*PEOPLE, *ROWS, *PLACES, *BODIES])
def test_words_beside_an_unknown_name_say_what_it_is(
    text: str, found: set[tuple[str, str]]
) -> None:
    """What nobody listed is told by its office, its kind of place or firm, or its row."""
    assert names(text) == found


def test_an_acronym_is_explained_from_afar() -> None:
    """It stands for the one name of the article that has its first letters (a senator, 2004)."""
    text = "They praised the Los Alamos National Laboratory. It was never to the detriment of the LANL."

    assert names(text) == {("org", "Los Alamos National Laboratory")}


def test_a_hashtag_is_nobody() -> None:
    """Words run together behind # are no firm, though firms write themselves so."""
    assert ("org", "IStandWithAhmed") not in names("They saw #IStandWithAhmed everywhere.")
