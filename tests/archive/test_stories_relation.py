"""
Stories: how two articles that share text are related, and what is grouped.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.stories.grouping import group
from archive.stories.relation import relate
from archive.stories.telling import UNDATED
from tests.archive.told import LYON, MORE, NYE, WORDS, telling

if TYPE_CHECKING:
    from archive.stories.telling import Telling


def related(a: Telling, b: Telling) -> str | None:
    found = relate(a, b)
    assert relate(b, a) == found
    return None if found is None else found.kind


def test_a_template_is_not_one_news() -> None:
    """The same words about another county are other news, whoever prints them."""
    assert related(telling(LYON, outlet="Reid"), telling(NYE, outlet="Reid")) == "shares text"
    assert related(telling(LYON, outlet="Reid"), telling(NYE, outlet="Ensign")) == "shares text"


# From releases of Senator Harkin and of Senators Frist and Alexander, October 2005 (US federal works).
SECTION = (
    "Senator Tom Harkin today {did} an amendment that would tighten Section 8 guidelines so that low "
    "income Americans receive access to the housing assistance they need. It is not right when young "
    "students who have parents able to support them are given housing assistance over low income "
    "families, Harkin said. Section 8 housing is meant for those who cannot afford a safe place to "
    "live, and we have a responsibility to see that taxpayers money goes to those who need it most. "
    "An investigation by the Des Moines Register found that athletes on scholarships at state "
    "universities live in subsidized apartments while families wait for years. The Department of "
    "Housing and Urban Development could not say how many such tenants there are in the country."
)
COLLEGE = (
    "Senators Bill Frist and Lamar Alexander today applauded the Department of Labor for awarding a "
    "grant to {one} Community College under the Community Based Job Training Initiative. They also "
    "commended {one} for securing funds in the competitive process. Job training for American students "
    "helps develop a skilled workforce that is vital to our economic growth, Frist said. This grant for "
    "{one} will provide students with the knowledge to enter the job market well prepared. {more} It is "
    "a great compliment to {one} to secure these funds, said Alexander. {all} receive grants in this "
    "round, and the purpose of the program is to build the capacity of colleges to train workers."
)
ALL = "The colleges Cleveland, Jackson, Memphis and Morristown"


@pytest.mark.parametrize(("outlet", "days"), [("Harkin", 3), ("Gazette", 9)])
def test_a_later_step_is_other_news(outlet: str, days: int) -> None:
    """What was introduced on Tuesday and passed on Friday is told in the same words, twice."""
    first = telling(SECTION.format(did="introduced"), outlet="Harkin", when="2005-10-18")
    text = SECTION.format(did="praised Senate passage of").replace("that would", "to")
    later = telling(text, outlet=outlet, when=f"2005-10-{18 + days}")
    assert related(first, later) == "shares text"
    again = telling(
        SECTION.format(did="introduced") + " He spoke on the floor.",
        outlet=outlet,
        when="2005-10-21",
    )
    assert related(first, again) in ("version", "copy")


def test_two_that_name_each_other_may_have_two_subjects() -> None:
    """Both list all colleges that got a grant; each is about its own."""
    one = COLLEGE.format(one="Cleveland", more=" ".join(WORDS), all=ALL)
    other = COLLEGE.format(one="Jackson", more=" ".join(reversed(WORDS)), all=ALL)
    assert related(telling(one, outlet="Frist"), telling(other, outlet="Bell")) == "shares text"
    assert related(telling(one, outlet="Frist"), telling(one + MORE, outlet="Bell")) == "copy"


# A letter of October 2005, as two of its signers introduced it (US federal works).
LETTER = (
    "To the heads of ExxonMobil, Chevron, ConocoPhillips, Shell, Marathon, Valero, Sunoco, Hess and "
    "Amerada: since Katrina and Rita the third quarter has brought you record profits, while low "
    "income households face heating bills that will rise by half. Many seniors will have to choose "
    "between paying for fuel and paying for food or medicine this season. Fuel funds run by charities "
    "and utilities help those whom the federal program cannot reach, and they depend on donations. We "
    "urge you to invest a part of these profits in the funds, and we would welcome a meeting with you "
    "to discuss how this can be done before the cold sets in across the northern states."
)
DAYTON = (
    "Mark Dayton, along with ten colleagues, called upon oil firms to keep needy people warm. Dayton said "
    "Minnesotans cannot wait for Congress. Minnesotans froze last winter, Dayton added, in Duluth. "
)
REED = (
    "Jack Reed released an open message asking energy giants for help with soaring costs. Reed noted that "
    "Providence charities had already emptied their accounts. Providence needs relief now, Reed said. "
)


def test_a_letter_is_one_news_under_any_beginning() -> None:
    """Two who sign it speak of themselves first; days later the same is not taken for granted."""
    one = telling(DAYTON + LETTER, outlet="Dayton", when="2005-10-27")
    assert related(one, telling(REED + LETTER, outlet="Reed", when="2005-10-27")) == "copy"
    assert related(one, telling(REED + LETTER, outlet="Reed", when="2005-10-31")) == "shares text"


def test_an_outlet_and_an_address_are_told_alike_everywhere() -> None:
    """A bare host is no address: two copies at it are two outlets' when these are not known."""
    host = telling(LYON, url="https://a.example/")
    assert related(host, telling(LYON + MORE, url="https://a.example/")) == "copy"
    page = telling(LYON, url="https://a.example/news")
    assert related(page, telling(LYON + MORE, url="https://a.example/news")) == "version"


def test_a_version_adds_a_sentence() -> None:
    """One outlet's article that has grown is a version; what came first has nothing it lacks."""
    before, after = telling(LYON, outlet="Reid"), telling(LYON + MORE, outlet="Reid")
    assert related(before, after) == "version"


def test_a_copy_stands_elsewhere() -> None:
    """Another outlet's print of it is a copy, with or without a date, and so long it is news."""
    here = telling(LYON, outlet="Reid")
    assert related(here, telling(LYON + MORE, outlet="Gazette", when="2025-10-18")) == "copy"
    assert related(here, telling(LYON + MORE, outlet="", when=UNDATED)) == "copy"
    assert related(here, telling(LYON + MORE, outlet="Gazette", when="2026-05-01")) != "version"


def test_an_excerpt_is_a_part() -> None:
    """The first sentences of a long report, printed elsewhere."""
    words = random.Random(5).sample([f"{a}{b}" for a in "bdfgklm" for b in WORDS], 260)
    whole = LYON + " " + " ".join(words)
    assert related(telling(LYON, outlet="Brief"), telling(whole, outlet="Reid")) == "excerpt"


def test_one_address_is_one_article() -> None:
    """A live page rewritten through the day is one story as long as it shares some text."""
    words = " ".join(random.Random(6).sample([f"{a}{b}" for a in "bdfgklm" for b in WORDS], 90))
    a = telling(LYON, url="https://a.example/live", outlet="A")
    b = telling(LYON[: len(LYON) // 2] + words, url="https://a.example/live", outlet="A")
    assert related(a, b) == "version"


def test_strangers_have_no_relation() -> None:
    """A stock phrase is not shared text."""
    other = "The funding was announced today by Senator Reid. " + MORE
    assert related(telling(LYON), telling(other)) is None
    assert related(telling(""), telling("")) is None


EDGES = st.dictionaries(
    st.tuples(st.integers(0, 9), st.integers(10, 19)), st.floats(0.5, 1), max_size=25
)


@given(EDGES, st.permutations(range(20)), st.randoms())
def test_groups_do_not_depend_on_order(
    edges: dict[tuple[int, int], float], order: list[int], dice: random.Random
) -> None:
    """Members and pairs in any order give the same leaders, who lead themselves and are earliest."""
    shuffled = list(edges.items())
    dice.shuffle(shuffled)
    ranks = {n: (str(n % 3), str(n)) for n in range(20)}
    leaders = group(range(20), rank=ranks.__getitem__, strength=edges)
    assert group(order, rank=ranks.__getitem__, strength=dict(shuffled)) == leaders
    for one, leader in leaders.items():
        assert leaders[leader] == leader
        assert ranks[leader] <= ranks[one]
        assert one == leader or tuple(sorted((one, leader))) in edges


@given(EDGES, st.permutations(range(20)), st.randoms())
def test_one_text_is_one_story(
    edges: dict[tuple[int, int], float], order: list[int], dice: random.Random
) -> None:
    """Articles with the very same text are led alike, however few of them are linked directly."""
    same = [pair for pair, sure in edges.items() if sure > 0.8]
    ranks = {n: (str(n % 3), str(n)) for n in range(20)}
    leaders = group(range(20), rank=ranks.__getitem__, strength=edges, same=same)
    assert all(leaders[a] == leaders[b] for a, b in same)
    assert all(leaders[leader] == leader for leader in leaders.values())
    assert all(ranks[leader] <= ranks[one] for one, leader in leaders.items())
    dice.shuffle(same)
    again = group(order, rank=ranks.__getitem__, strength=edges, same=[(b, a) for a, b in same])
    assert again == leaders


def test_who_quotes_everybody_does_not_chain_strangers() -> None:
    """A live blog that holds three stories joins the one it copies most; the others stay apart."""
    edges = {(1, 9): 0.6, (2, 9): 0.9, (3, 9): 0.7}
    leaders = group([1, 2, 3, 9], rank=lambda n: ("", str(n)), strength=edges)
    assert leaders == {1: 1, 2: 2, 3: 3, 9: 2}
