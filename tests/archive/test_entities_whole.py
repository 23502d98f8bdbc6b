"""
Names: how far each reaches, what stands around it, and what holds for every input.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.entities import Gazetteer, name_entities
from tests.archive.named import FORGETFUL, GAZETTEER, article, names, surfaces

if TYPE_CHECKING:
    from archive.article import Role

WORDS = st.sampled_from(
    [
        "Mr",
        "Donald",
        "Trump",
        "Trump’s",
        "of",
        "the",
        "and",
        "The",
        "US-led",
        "U.S.",
        "St.",
        "Paul's",
        "New",
        "York",
        "City",
        "in",
        "said",
        "(AP)",
        "“",
        "”",
        "Department",
        "Committee",
        "Act",
        "Jean-Marie",
        "al-Qaeda",
        "iPhone",
        "14th",
        "Amendment",
        "D-CA",
        ",",
        ".",
        ":",
        "\n",
        "&",
        "Élysée",
        "d'Arc",
        "McDonald's",
        "İ",
        "ǅ",
        "ß",
        "ﬁ",
        "\u2028",
        "́",
        "’",
        "-",
        "/",
        "'The",
        "Word'",
        "Jr.",
        "III",
    ]
)


@given(st.lists(WORDS, max_size=40), st.sampled_from(["body", "caption", "promo"]))
def test_every_mention_stands_where_it_says(words: list[str], role: Role) -> None:
    """Offsets are exact, mentions do not overlap, none is empty, for any text."""
    made = name_entities(article((" ".join(words), role)), gazetteer=GAZETTEER)
    text = " ".join(words)
    spans = sorted((m.start, m.end, m.surface) for e in made.entities for m in e.mentions)

    for start, end, surface in spans:
        assert " ".join(text[start:end].split()) == surface != ""
    for (_, end, _), (start, _, _) in pairwise(spans):
        assert end <= start
    assert all(entity.name for entity in made.entities)


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """No text makes the stage fail."""
    made = name_entities(article(text, title=text or None), gazetteer=GAZETTEER)

    assert made.text == text


WHOLE = [
    # A known name is part of a longer one: any outlet
    "Georgetown BID",
    "German Enlightenment",
    "French Sudan",
    "British Red Cross",
    "Eighth Air Force",
    "VI Corps",
    "Southern Indiana",
    "Lake Chad",
    # Small words within: railways, writers, welfare
    "Portland and Ogdensburg Railroad",
    "Writers' Guild",
    "Tang Teaching Museum and Art Gallery",
    "Council on American-Islamic Relations",
    "University of Southern Indiana",
    "University of Texas Arlington",
    "Sayler's Creek",
    # People: initials, Cantonese and Korean names, nicknames, accents, surnames that are cities
    "John A. Corder",
    "Leung Kwok-hung",
    'Harold "Junior" Theriault',
    "Éric Zemmour",
    "LeRoi Moore",
    "Thutmose III",
    "Amazon.com",
    # Clubs, models, two everyday words after a first name
    "FC Lausanne",
    "P-51 Mustang",
    "Bowling Green Falcons",
    "Tom Cruise",
    # States by their whole names, what is somebody's or somewhere's, wars and ages of peoples
    "Islamic Republic of Afghanistan",
    "Azerbaijan Democratic Republic",
    "Great Wall of China",
    "Supreme Soviet of the USSR",
    "Articles of Confederation",
    "Song of Solomon",
    "Berlin Academy of Sciences",
    "Texas Supreme Court",
    "Russian Civil War",
    "Scottish Enlightenment",
    "Middle English",
    # Prizes and what they are for, events by number
    "Nobel Prize in Literature",
    "Academy Award for Best Actress",
    "Presidential Medal of Freedom",
    "88th Academy Awards",
    "56th Grammys",
    "A.M.P.A.S.",
    # A people's republic, verbs and ranks that are first names, what "the" is within, ships
    "People's Republic of Angola",
    "Jehovah's Witnesses",
    "Save the Children",
    "Kokoro Co., Ltd.",
    "Royal National Park",
    "Elliot Street",
    "Middle Eastern",
]


@pytest.mark.parametrize("name", WHOLE)
def test_a_long_name_is_one_name(name: str) -> None:
    """No name is cut at a known one inside it, at a small word, a hyphen or an initial."""
    named = name_entities(article(f"On Monday they spoke of the {name}."), gazetteer=GAZETTEER)
    found = [m.surface for entity in named.entities for m in entity.mentions]

    assert found == [name]


APART = [
    ("in the Swiss Super League for FC Basel", ["Swiss Super League", "FC Basel"]),
    ("flew in 1943; Debden, England", ["Debden", "England"]),
    ("to be spent by the 31st December", []),
    ("was with bands like The Cult", ["The Cult"]),
    ("the Refugee Council Enver Solomon led", ["Refugee Council", "Enver Solomon"]),
    ("the Kenosha County District Attorney Michael Graveley", ["Kenosha County", "Michael Graveley"]),
    ("the Portland and the Erie Railroad trains", ["Portland", "Erie Railroad"]),
    ("by Twitter/Barack Obama on Friday", ["Twitter", "Barack Obama"]),
    ("sung by Susan B. The award", ["Susan B"]),
    ("a Nobel Prize in Stockholm", ["Nobel Prize", "Stockholm"]),
    ("what Sidwell & Blench (2011) discuss", ["Sidwell", "Blench"]),
    ("in 1800 A.D. China was rich", ["China"]),
    ("paid in USD by the MoU", []),
    ("from the Roman army and a Roman coin", ["Roman", "Roman"]),
    ("what Roman said", []),
    ("the Miss Idaho title", ["Idaho"]),
    ("at 5:30am AEDT on Friday", []),
    ("by Sergeant First Class Daniel Petithory", ["Daniel Petithory"]),
    ("with H2SO4 and CH3 in it", []),
    ("the Israeli Government and the Howard Government", ["Israeli", "Howard"]),
    ("the Federal Opposition after the second Test", []),
    ("about genetically modified (GM) crops", []),
    ("with an Oscar for Oscar Wilde", ["Oscar", "Oscar Wilde"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), APART)
def test_what_stands_together_is_not_all_one_name(text: str, found: list[str]) -> None:
    """A person after an organisation, two names with "and the", a slash, the next sentence."""
    named = name_entities(article(f"It was {text}."), gazetteer=GAZETTEER)

    assert sorted(m.surface for e in named.entities for m in e.mentions) == sorted(found)


KINDS = [
    ("Pat Rafter was forced to withdraw.", ("person", "Pat Rafter")),
    ("Bill Peel of Mackay saw it.", ("person", "Bill Peel")),
    ("The union's Geoff Derrick says no.", ("person", "Geoff Derrick")),
    ("The space shuttle Endeavour landed.", ("thing", "Endeavour")),
    ("It rained in Queensland and Victoria.", ("place", "Victoria")),
    ("He flew to Perth and Darwin.", ("place", "Darwin")),
    ("But Moscow announced Friday that it will.", ("place", "Moscow")),
    ("N. Korea slams a joint drill.", ("place", "North Korea")),
    ("It blasted off from the Kennedy Space Centre.", ("place", "Kennedy Space Centre")),
    ("He led the Pew Research Center.", ("org", "Pew Research Center")),
    ("It opened at the Astor Theatre.", ("place", "Astor Theatre")),
    ("He told Channel Seven of it.", ("org", "Channel Seven")),
    ("More cases of Ebola were found.", ("thing", "Ebola")),
]


@pytest.mark.parametrize(("text", "name"), KINDS)
def test_a_name_is_of_the_kind_that_news_means(text: str, name: tuple[str, str]) -> None:
    """A first name that can be a verb or a city, a ship, a venue, a capital that acts."""
    assert name in names(text)


AROUND = [
    ("He sold it. WHO say that it is a danger.", ("org", "World Health Organization")),
    ("The treaty was signed by Ramesses II himself.", ("person", "Ramesses II")),
    ("he was a member of Zlorb for years", ("org", "Zlorb")),
    ("she studied at Zlorb in the spring", ("org", "Zlorb")),
    ("a song written by Zlorb last year", ("person", "Zlorb")),
    ("then Zlorb is a village in the hills", ("place", "Zlorb")),
    ("then Zlorb is a company of the old sort", ("org", "Zlorb")),
    ("the mayor of Zlorb spoke", ("place", "Zlorb")),
]


@pytest.mark.parametrize(("text", "name"), AROUND)
def test_the_words_around_an_unknown_name_say_what_it_is(text: str, name: tuple[str, str]) -> None:
    """A pair of words before it, or a definition behind it."""
    assert name in names(f"On Monday {text}.")


def test_a_name_of_no_sure_type_is_a_thing_and_not_lost() -> None:
    """Within a sentence a word that is in no list is a name, whatever it names."""
    assert names("He spoke against Zlorbify.") == {("thing", "Zlorbify")}


def test_a_surname_stays_with_whom_it_was_given_to() -> None:
    """Bobick is Duane Bobick before his brother Rodney is named, and after."""
    text = (
        "Duane Bobick was tall. They saw Bobick win. His brother Rodney Bobick lost. Bobick cried."
    )

    assert surfaces("Duane Bobick", text) == ["Duane Bobick", "Bobick", "Bobick"]


def test_a_slip_in_a_first_name_makes_nobody_else() -> None:
    """Kristin and Kristen Wilkins are one, Martin and Marvin are two."""
    one = names("Kristin Wilkins spoke. Kristen Wilkins wrote. Kristin Wilkins left.")
    two = names("Martin Wilkins spoke. Marvin Wilkins wrote.")

    assert one == {("person", "Kristin Wilkins")}
    assert two == {("person", "Martin Wilkins"), ("person", "Marvin Wilkins")}


def test_a_person_is_no_short_form_of_a_foundation() -> None:
    """Warhol is Andy Warhol although there is a Warhol Foundation."""
    text = "Andy Warhol painted. The Warhol Foundation paid. They saw Warhol there."

    assert "Warhol" in surfaces("Andy Warhol", text)


@given(st.lists(WORDS, max_size=30), st.lists(WORDS, max_size=30))
def test_what_was_read_before_changes_nothing(before: list[str], words: list[str]) -> None:
    """Names are the same whether they were weighed in another article or not."""
    made = article(" ".join(words))
    fresh = replace(GAZETTEER, priors={})
    cold = name_entities(made, gazetteer=fresh)
    name_entities(article(" ".join(before)), gazetteer=fresh)

    assert name_entities(made, gazetteer=fresh) == cold
    assert name_entities(made, gazetteer=GAZETTEER) == cold


def test_the_gazetteer_is_frozen_and_knows_words() -> None:
    """One gazetteer serves every article and cannot be changed by one."""
    assert isinstance(GAZETTEER, Gazetteer)
    assert GAZETTEER.is_common("rescuers")
    assert not GAZETTEER.is_common("zelensky")
    with pytest.raises(AttributeError):
        GAZETTEER.known = {}  # type: ignore[misc]


REMEMBERED = [
    "They fired Patriot missiles at it.",
    "She called him a Patriot today.",
    "The Pope, Benedict XVI, said so.",
    "They saw Benedict, who said so.",
    "They saw King Charles III yesterday.",
    "They met Charles Jr. and, later, Charles, Jr. again.",
    "Reading was crowded. Many went to Reading by train.",
    "It was McDonald’s that closed; McDonald said so.",
    "President Bush said so. Bush left.",
    "WASHINGTON (AP) -- Officials in Washington said so.",
]


@given(st.permutations(REMEMBERED))
def test_a_word_alone_is_read_where_it_stands(passages: list[str]) -> None:
    """A word read alone in one article is read anew in another where its neighbours matter."""
    fresh = {one: name_entities(article(one), gazetteer=FORGETFUL) for one in passages}
    warm = replace(GAZETTEER, alone={}, priors={})

    assert all(name_entities(article(one), gazetteer=warm) == fresh[one] for one in passages * 2)


def test_shortened_words_name_nobody() -> None:
    """Don is somebody's first name; "Don't water just to water your plants" is about nobody."""
    assert names("Don't worry. Don’t water just to water them, says Emma Jones. We've time.") == {
        ("person", "Emma Jones")
    }


def test_what_is_done_to_a_person_alone_tells_one() -> None:
    """ "Rabin met Arafat": who is met, sacked or telephoned is somebody."""
    found = names("Rabin met Arafat in Grozny. Yeltsin sacked Lebed. Kohl telephoned Chirac.")
    assert {("person", "Arafat"), ("person", "Lebed"), ("person", "Chirac")} <= found


def test_a_long_word_in_capitals_is_no_acronym() -> None:
    """A heading in capitals before prose names nobody."""
    assert (
        names("* REFERAL OF OTHER VIOLATIONS - If during an investigation one is found.") == set()
    )
