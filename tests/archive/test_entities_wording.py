"""
The words around a name as signs, and what is made of a name of which they say little.
"""

from __future__ import annotations

import pytest

from archive.entities import load_gazetteer
from archive.entities.evidence import heaviest
from archive.entities.sightings import Passage, sight
from archive.entities.wording import MARK, to_wordings, wording_signs
from archive.steps import finish
from tests.quality.every_sign import EVERY_SIGN

GAZETTEER = load_gazetteer()

AROUND = [
    # Wikinews (CC BY): the name in brackets, the signs
    ("general, [Qasem Soleimani] at a Baghdad airport.",
     ["<:,", "<:general ,", ">:at", ">:at a", ">:at baghdad"]),
    ("The BBC also cited [Budi Gunawan], chief of the agency",
     ["<:cited", "<:also cited", ">:,", ">:, chief"]),
    ("[Kerber] (Germany) won", ["<:^", "<:^ ^", ">:(", ">:( germany"]),
    ("said of “[Zlorb]’s board”", ["<:“", "<:of “", ">:’", ">:’ s", ">:’ board"]),
    ("by [Zlorb]", ["<:by", "<:^ by", ">:$", ">:$ $"]),
]  # fmt: skip


@pytest.mark.parametrize(("written", "signs"), AROUND)
def test_the_words_on_either_side_are_signs(written: str, signs: list[str]) -> None:
    """One word and two on each side, marks apart, an article behind a name passed over."""
    start, end = written.index("["), written.index("]") - 1
    text = written.replace("[", "").replace("]", "")
    found = wording_signs(text, start, end, EVERY_SIGN)

    assert found == signs
    assert all(sign[1] == MARK for sign in found)


def test_only_signs_that_weigh_something_are_shown() -> None:
    """A sign that was not learnt costs nobody anything, and no other sign has the mark."""
    assert wording_signs("by Zlorb said", 3, 8, to_wordings(["<:by", "<by"])) == ["<:by"]
    assert any(sign[1:2] == MARK for sign in GAZETTEER.weights)


def test_a_name_of_which_no_type_has_half_the_odds_is_a_thing() -> None:
    """To be of some type is what a thing claims, and no more."""
    assert heaviest((120, 0, 0, 0)) == ("person", 120)
    assert heaviest((60, 50, 40, -100)) == ("thing", 60)
    assert heaviest((900, 890, 880, 0)) == ("person", 900)
    assert heaviest((-400, -500, -400, -600))[0] is None


def test_an_acronym_of_words_in_lower_case_names_nothing() -> None:
    """ "exclusive economic zone (EEZ)" speaks against a name of any type; "Federal Security Service (FSB)" does not."""
    # Wikinews (CC BY): on the EEZ of Cyprus
    text = "Greece rejects its exclusive economic zone (EEZ) claims, says the Federal Security Service (FSB)."
    signs = {
        one.candidate.surface: one.signs for one in finish(sight([Passage(text, 0, 0)], GAZETTEER))
    }

    assert "<small (" in signs["EEZ"]
    assert max(GAZETTEER.weights["<small ("]) < 0
    assert "<small (" not in signs["FSB"]
