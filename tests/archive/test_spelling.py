"""
Spellings of one person's name: which join, and which never do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.spelling import merge_spellings, skeleton, take_apart

if TYPE_CHECKING:
    import random

FIRSTS = {"john", "joan", "barack", "ben", "bill", "george", "hillary", "pete", "arlen"}
LASTS = {"smith", "smyth", "nelson", "bush", "clinton", "obama", "rice", "specter", "snow"}
OTHERS = {"calls", "joins", "fargo", "essex", "the", "street"}


def merged(*names, alike=1.0, more=()):
    """The spellings merged, the first of *names* in 10 articles, the next in 9 ..."""
    times = {name: 10 - number for number, name in enumerate((*names, *more))}
    return merge_spellings(
        times, lambda _, __: alike, firsts=FIRSTS, lasts=LASTS, others=OTHERS.__contains__
    )


@pytest.mark.parametrize(
    ("name", "rarer"),
    [
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskiy"),
        ("Muammar Gaddafi", "Muammar Khadafi"),
        ("Muammar Gaddafi", "Moammar Qaddafi"),
        ("Muammar Gaddafi", "Muammar al-Qadhafi"),
        # of 44,000 press releases of US senators
        ("Condoleezza Rice", "Condoleeza Rice"),
        ("Arlen Specter", "Arlen Spector"),
        ("Pete Domenici", "Pete Domineci"),
        ("Bashar al-Assad", "Bashar Assad"),
        ("Kim Jong Il", "Kim Jong-il"),
        ("Barbara A. Mikulski", "Barbara Mikulski"),
        ("Olympia J. Snowe", "Olympia J Snowe"),
        ("Samuel Alito Jr", "Samuel Alito, Jr."),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
    ],
)
def test_spellings_of_one_person_join_the_most_frequent(name, rarer):
    """Letters that sound alike, an initial, an accent, a hyphen, an article."""
    assert merged(name, rarer) == {rarer: name}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John Smith", "Joan Smith"),
        ("John Smith", "John Smyth"),
        ("Ben Nelson", "Bill Nelson"),
        ("Li Peng", "Li Ping"),
        ("Kim Jong-un", "Kim Jong-nam"),
        ("Kim Jong Il", "Kim Jong Un"),
        ("Xi Jinping", "Xu Jinping"),
        ("John Smith", "John Smith Jr."),
        ("John A. Smith", "John B. Smith"),
        ("Clinton Calls", "Clinton Again Calls"),  # a headline
        ("Conrad Fargo", "Conrad Briefs Fargo"),
        ("17th Pryor", "10th Pryor"),
        ("Mr Dean", "Mr. Dean"),
        ("C Street", "C. Street"),
        ("Olympia Snowe", "Olympia Jones"),
    ],
)
def test_two_names_stay_two(one, other):
    """However alike their company is: names that people have, syllables, what is no name."""
    assert merged(one, other) == {}


def test_an_initial_tells_two_of_a_name_apart():
    """George Bush is nobody in particular where George W. and George H. W. are both in the news."""
    assert merged("George W. Bush", "George Bush") == {"George Bush": "George W. Bush"}
    assert merged("George W. Bush", "George Bush", "George H. W. Bush") == {}


def test_a_word_that_is_a_surname_begins_no_name():
    """ "Clinton Lautenberg Schumer" in a headline is three senators."""
    names = ("Hillary Clinton", "Bill Clinton", "Clinton Schumer", "Clinton Lautenberg Schumer")
    assert merged(*names) == {}


def test_a_spelling_joins_only_in_like_company():
    """Who is named beside nobody whom the other is named beside is somebody else."""
    assert merged("Pete Domenici", "Pete Domineci", alike=0.1) == {}
    assert merged("Kim Jong Il", "Kim Jong-il", alike=0.0) == {"Kim Jong-il": "Kim Jong Il"}


def test_consonants_that_sound_alike_are_one():
    """The skeleton is what all the ways to write a foreign name have in common."""
    ways = ("gaddafi", "khadafi", "qadhafi", "qaddafi", "gadhafi", "kadafi")
    assert len({skeleton(word) for word in ways}) == 1
    assert skeleton("zelensky") == skeleton("zelenskyy") == skeleton("zelenskiy")
    assert skeleton("smith") != skeleton("jones")


@given(
    st.lists(
        st.builds(
            " ".join,
            st.tuples(
                st.sampled_from(["Muammar", "Moammar", "John", "J", "Ali", ""]),
                st.sampled_from(["", "A.", "B", "al-Din"]),
                st.text("GgQqKkadhfiy'. -é", min_size=1, max_size=9),
            ),
        ),
        max_size=12,
        unique=True,
    ),
    st.randoms(),
)
def test_merging_ends_at_names_that_stay(names: list[str], dice: random.Random) -> None:
    """No canonical spelling is merged itself, whatever the names and whatever their order."""
    times = {name: len(name) % 3 + 1 for name in names}
    shuffled = list(times.items())
    dice.shuffle(shuffled)
    results = [
        merge_spellings(
            order, lambda _, __: 1.0, firsts=FIRSTS, lasts=LASTS, others=OTHERS.__contains__
        )
        for order in (times, dict(shuffled))
    ]
    assert results[0] == results[1]
    assert not set(results[0].values()) & results[0].keys()
    assert all(take_apart(name) for name in results[0])
