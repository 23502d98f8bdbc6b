"""
What the measure of names counts, and what GUM's mentions become: specimens from GUM news (CC BY).
"""

from __future__ import annotations

import pytest

from archive.entities import load_gazetteer
from tests.quality.named_corpora import Document, _gum_labels, _Mention
from tests.quality.names import both, compared
from tests.quality.parts import part_of

GAZETTEER = load_gazetteer()

MENTIONS = [
    # Words, mentions of (begin, end, type, page), names that are left
    (
        "into Mecca 's Grand Mosque",
        [(1, 5, "place", "Masjid al-Haram"), (1, 3, "place", "Mecca")],
        {"Mecca": "place", "Grand Mosque": "place"},
    ),
    ("US President Barack Obama", [(0, 4, "person", "Barack Obama")], {"Barack Obama": "person"}),
    ("the mayor Luca Pastorino that left", [(0, 6, "person", "")], {"Luca Pastorino": "person"}),
    ("the US team", [(0, 3, "organization", "Cloud9")], {}),
    ("said the Secretary of State", [(1, 5, "person", "")], {}),
    ("then Tom Devocht and Mark Rathbun", [(1, 6, "person", "")], {}),
    ("in Evanston , Illinois", [(1, 4, "place", "Evanston, Illinois")], {"Evanston": "place"}),
    ("Critics spoke", [(0, 1, "person", "")], {}),
]


@pytest.mark.parametrize(("text", "mentions", "names"), MENTIONS)
def test_a_mention_of_gum_becomes_the_name_in_it(
    text: str, mentions: list[tuple[int, int, str, str]], names: dict[str, str]
) -> None:
    """Titles, possessors, clauses and what has no name are cut off."""
    words = text.split()
    made = [_Mention(*one, opens=one[0] == 0) for one in mentions]
    found = {" ".join(words[a:b]): type_ for a, b, type_ in _gum_labels(words, made)}

    assert found == names


def test_every_kind_of_mistake_is_counted() -> None:
    """A right name, a wrong type, an invented and a missed one each count once."""
    text = "Angela Merkel met Emmanuel Macron in Paris, and the BBC reported it."
    gold = {(0, 0, 13): "person", (0, 18, 33): "org", (0, 47, 56): "org"}
    counts = compared(Document("one", (text,), gold), GAZETTEER)

    assert (counts["typed hit"], counts["spans hit"]) == (1, 2)
    assert counts["strict hit"] == 1
    assert (counts["typed ours"], counts["typed gold"]) == (4, 3)


def test_the_article_of_a_name_and_its_possessive_do_not_count() -> None:
    """ "The Guardian" and "Guardian" are the same answer, and a nationality is misc on both sides."""
    document = Document("one", ("French readers of The Guardian wrote.",), {(0, 0, 6): "person"})
    ours, gold = both(document, GAZETTEER)

    assert ours == {(0, 0, 6): "misc", (0, 22, 30): "org"}
    assert gold == {(0, 0, 6): "misc"}


def test_a_country_that_acts_is_a_place_unless_labels_are_taken_strictly() -> None:
    """ "Spain ceded" is labelled org in PUD and place elsewhere: both readings are reported."""
    counts = compared(
        Document("one", ("In 1898 Spain ceded the island.",), {(0, 8, 13): "org"}), GAZETTEER
    )

    assert (counts["typed hit"], counts["strict hit"]) == (1, 0)


def test_the_halves_are_fixed() -> None:
    """An item is in the same half for ever."""
    assert [part_of(name) for name in ("a", "b", "wikigold-1")] == [
        "dev",
        "dev",
        part_of("wikigold-1"),
    ]
    assert {part_of(str(number)) for number in range(20)} == {"dev", "held"}
