"""
Names of several words that an encyclopaedia is full of: whose they are, what they are of, and what
stands before them. Specimens of Wikipedia (CC BY-SA) and Wikinews (CC BY).
"""

from __future__ import annotations

import pytest

from tests.archive.named import named, names

OWNED = [
    ("He was shot at Ford's Theatre, and Jay's Treaty was signed.", ["Ford's Theatre", "Jay's Treaty"]),
    ("It was held at Grauman's Chinese Theatre in Hollywood.",
     ["Grauman's Chinese Theatre", "Hollywood"]),
    ("The train stops at Ingall's Road there.", ["Ingall's Road"]),
    ("Those by Robert of Ketton and Zosimos of Panopolis reached Philip of Macedon.",
     ["Robert of Ketton", "Zosimos of Panopolis", "Philip of Macedon"]),
    ("It met Catherine of Russia, Thompson of Leeds and Gerard of Cremona.",
     ["Catherine", "Russia", "Thompson", "Leeds", "Gerard", "Cremona"]),
    ("He wrote Parts of Animals. It was the 1906 Humorous Phases of Funny Faces.",
     ["Parts of Animals", "Humorous Phases of Funny Faces"]),
    ("She is a Man of Vision with a Bachelor of Arts in History.", []),
]  # fmt: skip
JOINED = [
    ("They joined the Hebrew University of Jerusalem and the Supreme Court of Mississippi.",
     ["Hebrew University of Jerusalem", "Supreme Court of Mississippi"]),
    ("He left Urbana University of Ohio.", ["Urbana University", "Ohio"]),
    ("It is near Denali National Park and Preserve, says the Nixon Presidential Library and Museum.",
     ["Denali National Park and Preserve", "Nixon Presidential Library and Museum"]),
    ("It was the American Congress of Obstetricians and Gynecologists.",
     ["American Congress of Obstetricians and Gynecologists"]),
    ("It was the Society for the History of Alchemy and Chemistry.",
     ["Society for the History of Alchemy and Chemistry"]),
    ("Power rests with the Council of Ministers and the House of the People.",
     ["Council of Ministers", "House of the People"]),
    ("They were of the Sanjak of Prizren and the Khanate of Bukhara.",
     ["Sanjak of Prizren", "Khanate of Bukhara"]),
    ("It was the Organisation for Economic Co-operation and Development.",
     ["Organisation for Economic Co-operation and Development"]),
    ("Of its channels they see ANS TV, Space TV and Region TV, no Live TV.",
     ["ANS TV", "Space TV", "Region TV"]),
    ("Boats from Mobile use the Tennessee-Tombigbee Waterway, US-led Park Street ones do not.",
     ["Mobile", "Tennessee-Tombigbee Waterway", "US", "Park Street"]),
    ("They are the Alaska State Troopers.", ["Alaska State Troopers"]),
    ("The Supreme Court of Justice met the International Committee on Taxonomy of Viruses.",
     ["Supreme Court of Justice", "International Committee on Taxonomy of Viruses"]),
]  # fmt: skip
PARTED = [
    ("The number of European Pied-Noirs who fled fell.", ["European", "Pied-Noirs"]),
    ("The French Pierre-Joseph Proudhon was the first.", ["French", "Pierre-Joseph Proudhon"]),
    ("It stands in Washington, D.C. In the end they went.", ["Washington, D.C."]),
    ("Taxes are the lowest in the U.S. The vote is near.", ["U.S."]),
    ("It was led by A. S. Neill then.", ["A. S. Neill"]),
    ("Co-developer Jing Wang left.", ["Jing Wang"]),
    ("Emporia won the National Trust for Historic Preservation's Great American Main Street Award.",
     ["Emporia", "National Trust for Historic Preservation", "Great American Main Street Award"]),
    ("The first was Soviet Zurik Gavarin, the mayor of London Sadek Khun said.",
     ["Soviet", "Zurik Gavarin", "London", "Sadek Khun"]),
]  # fmt: skip
TITLED = [
    ("The will of Presidents Eisenhower and Johnson, and of Cosmonauts Yuri Gagarin.",
     ["Eisenhower", "Johnson", "Yuri Gagarin"]),
    ("Mythologist Joseph Campbell discussed it.", ["Joseph Campbell"]),
]  # fmt: skip
WORKS = [
    ("She saw the 1946 film The Best Years of Our Lives again.", ["The Best Years of Our Lives"]),
    ("He wrote The Hero with a Thousand Faces then.", ["The Hero with a Thousand Faces"]),
    ("He read The Boy in the Striped Pyjamas there.", ["The Boy in the Striped Pyjamas"]),
    ("It was the basis for the film Blade Runner and the movie Never Cry Wolf.",
     ["Blade Runner", "Never Cry Wolf"]),
    ("They follow the series Dancing with the Stars and the thriller Insomnia here.",
     ["Dancing with the Stars", "Insomnia"]),
    ("They saw the film Alien of Ridley Scott and the series Sunday.", ["Alien", "Ridley Scott"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), OWNED + JOINED + PARTED + TITLED + WORKS)
def test_a_name_reaches_as_far_as_its_words_say(text: str, found: list[str]) -> None:
    """Its owner, its place, its fields and its annexes are of it; titles and peoples are not."""
    assert named(text) == found


def test_who_is_known_by_a_town_is_called_by_the_first_name() -> None:
    """The town alone is the town still."""
    text = "It was Robert of Ketton who wrote. Robert lived there. In Ketton he was born."

    assert names(text) == {("person", "Robert of Ketton"), ("place", "Ketton")}


SHARED = [
    # A first name, and a town (a senator, 2006)
    ("Sen. Olympia Snowe spoke. A clinic in Olympia burned, and the women of Olympia are sad.",
     {("person", "Olympia Snowe"), ("place", "Olympia")}),
    # A province, and who gave it her name
    ("They like Alberta, named after Louise Caroline Alberta. Alberta has two corridors.",
     {("place", "Alberta"), ("person", "Louise Caroline Alberta")}),
    ("CNN Philippines reported it. It struck the southern Philippines.",
     {("org", "CNN Philippines"), ("place", "Philippines")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), SHARED)
def test_a_place_is_nobody_of_the_same_name(text: str, found: set[tuple[str, str]]) -> None:
    """What shares one word with a person or a firm of the article is still what it is."""
    assert names(text) == found
