"""
Who and what an article names: specimens of the language of news, and what must come out.

Each row is a passage, and the names in it as "type: canonical <surfaces>". The passages are made up
after the outlets named beside them.
"""

from __future__ import annotations

import pytest

from archive.article import HEADLINE, Mention
from archive.entities import name_entities
from tests.archive.named import GAZETTEER, article, names, surfaces

PEOPLE = [
    # Titles and roles, in capitals or not: Reuters, AP, BBC
    ("It was denied by Foreign Minister Sergei Lavrov on Monday.", "Sergei Lavrov"),
    ("US Secretary of State Marco Rubio landed late.", "Marco Rubio"),
    ("A letter from Under Secretary for Health Jonathan Perlin arrived.", "Jonathan Perlin"),
    ("Then House Speaker Nancy Pelosi spoke.", "Nancy Pelosi"),
    ("They were led by Sen. Daniel K. Akaka (D-HI), who voted no.", "Daniel K. Akaka"),
    ("The driver was named as actor Zbigniew Qwertyk.", "Zbigniew Qwertyk"),
    # A president of a country whose name is also a first name: Wikinews
    ("He met President of France Emmanuel Macron there.", "Emmanuel Macron"),
    # Names that are words and places: any outlet
    ("On Tuesday Theresa May resigned.", "Theresa May"),
    ("The heiress Paris Hilton was there.", "Paris Hilton"),
    ("A novel by Jack London sold well.", "Jack London"),
    ("The golfer Tiger Woods lost.", "Tiger Woods"),
    # Suffixes, initials, particles
    ("The speech of Martin Luther King, Jr. was read.", "Martin Luther King, Jr."),
    ("The memoir of Charles de Gaulle is long.", "Charles de Gaulle"),
    ("North Korea's Kim Jong-un watched.", "Kim Jong-un"),
    ("An interview with Éric Zemmour ran.", "Éric Zemmour"),
    # Apposition, age, birth
    ("Joost Vrbatq, a lawyer in the case, left.", "Joost Vrbatq"),
    ("Later Fnordin Vrbatq, 45, was held.", "Fnordin Vrbatq"),
    ("It was Zlorb, 45, whom they held.", "Zlorb"),
    # A demonym of a state before the name: wikis
    ("He beat fellow Minnesotan Scott LeDoux twice.", "Scott LeDoux"),
]


@pytest.mark.parametrize(("text", "name"), PEOPLE, ids=[name for _, name in PEOPLE])
def test_people_are_found_by_titles_names_and_what_is_said_of_them(text: str, name: str) -> None:
    """A person has the bare name, without title, role or possessive."""
    assert ("person", name) in names(text)


NOT_PEOPLE = [
    "Read more. Support Now. However, Monday was calm. Rescuers arrived on Tuesday in May.",
    "The President said the Committee and the Department would act. The Senator agreed.",
    "Your support helps us to tell the story Read more Support Now From the ground.",
    "When I woke up, I said so. He'd gone. We'll see. They've left, and It's over.",
    "SENATORS WELCOME PASSAGE OF THE HIGHWAY BILL",
    "For Immediate Release. Contact: Press Office. Phone, Fax, E-mail.",
    "Ending the war was hard. Despite That, Nothing changed at 10 a.m. EST.",
]


@pytest.mark.parametrize("text", NOT_PEOPLE)
def test_a_capital_alone_makes_nobody(text: str) -> None:
    """Openers of sentences, days, titles and page furniture are nobody."""
    assert not [name for type_, name in names(text) if type_ == "person"]


KINDS = [
    # Departments, committees, firms: US Senate press releases, Reuters
    ("A grant from the Department of Health and Human Services came.",
     ("org", "Department of Health and Human Services")),
    ("the Senate Judiciary Committee voted", ("org", "Senate Judiciary Committee")),
    ("He runs Zlorb Systems Inc. from home.", ("org", "Zlorb Systems")),
    ("He sued Frumbel & Krasp over it.", ("org", "Frumbel & Krasp")),
    ("She studied at the University of California for years.", ("org", "University of California")),
    ("shares in General Motors fell", ("org", "General Motors")),
    ("the Pittsburgh Steelers won", ("org", "Pittsburgh Steelers")),
    ("at the Krasp Institute for Palestinian Studies they met again",
     ("org", "Krasp Institute for Palestinian Studies")),
    ("the German Air Force left", ("org", "German Air Force")),
    ("they blog on ZlorbSpace every day", ("org", "ZlorbSpace")),
    # Places by gazetteer, head, context, state
    ("They met in Qlorzkhan on Friday.", ("place", "Qlorzkhan")),
    ("They walked along Martine Avenue.", ("place", "Martine Avenue")),
    ("a fire in Glorvik, Texas, spread", ("place", "Glorvik")),
    ("near St. Paul’s Cathedral they stood", ("place", "St. Paul’s Cathedral")),
    ("Trinidad and Tobago voted", ("place", "Trinidad and Tobago")),
    ("Turkey said no.", ("place", "Turkey")),
    ("KYIV (Reuters) - It rained.", ("place", "Kyiv")),
    ("troops near Kiev moved", ("place", "Kyiv")),
    ("inside the People’s Republic of China it was quiet", ("place", "China")),
    ("the State of Maine paid", ("place", "Maine")),
    # Things: laws, battles, works, weapons
    ("under the Clean Air Act it is banned", ("thing", "Clean Air Act")),
    ("after the Battle of Bull Run they fled", ("thing", "Battle of Bull Run")),
    ("our latest documentary, 'The A Word', which won", ("thing", "The A Word")),
    ("her novel “The Glass Parrot” sold", ("thing", "The Glass Parrot")),
    ("her new song “Glass Parrot” sold", ("thing", "Glass Parrot")),
    ("two Patriot batteries arrived", ("thing", "Patriot")),
    ("several F-16s took off", ("thing", "F-16")),
    ("Hurricane Zelda hit land", ("thing", "Hurricane Zelda")),
    ("the bill called the National Commission on Farm Solvency Act passed with ease",
     ("thing", "National Commission on Farm Solvency Act")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), KINDS, ids=[name for _, (_, name) in KINDS])
def test_other_names_have_the_type_that_their_words_or_neighbours_say(
    text: str, name: tuple[str, str]
) -> None:
    """Places, organisations and things are told apart."""
    assert name in names(text)


NOT_NAMES = [
    ("The Australian prime minister spoke.", ("org", "The Australian")),
    ("Every Patriot loves it.", ("thing", "Patriot")),
    ("They ate turkey. Turkey is dry.", ("place", "Turkey")),
    ("the “Glass Parrot” glitters", ("thing", "Glass Parrot")),
    ("they said that a pro-Vrbatq Farm Committee met", ("org", "Vrbatq Farm Committee")),
    ("Reading is fun. Nice people. Mobile phones.", ("place", "Reading")),
    ("spending rose in FY2009 and for R-Va. members", ("place", "FY2009")),
    ("from University of Miami and Apex Shark Expeditions",
     ("org", "University of Miami and Apex Shark Expeditions")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), NOT_NAMES)
def test_an_everyday_word_is_no_name(text: str, name: tuple[str, str]) -> None:
    """What is as often a plain word is named only where its neighbours say so."""
    assert name not in names(text)


@pytest.mark.parametrize(
    ("surface", "country"),
    [
        ("Russian", "Russia"),
        ("Americans", "United States"),
        ("British", "United Kingdom"),
        ("Filipino", "Philippines"),
        ("South Koreans", "South Korea"),
        ("Congolese", "Republic of the Congo"),
    ],
)
def test_a_nationality_is_recorded_as_its_country(surface: str, country: str) -> None:
    """Adjectives and people of a country are a mention of the country, and known as such."""
    assert ("place", country) in names(f"They saw {surface} soldiers.")
    assert GAZETTEER.is_demonym(surface)
    assert not GAZETTEER.is_demonym(country)


@pytest.mark.parametrize("surface", ["US", "U.S.", "USA", "America", "the United States"])
def test_one_country_has_one_name(surface: str) -> None:
    """US, U.S., USA and America are the United States."""
    assert names(f"They came to {surface} last year.") == {("place", "United States")}


def test_a_surname_is_the_only_person_named_so_in_full() -> None:
    """Mr Trump is Donald Trump because the article says so, before and after."""
    assert surfaces(
        "Donald Trump",
        "Mr Trump spoke.",
        "Donald Trump left. Trump's aide stayed. “Trump,” he said.",
    ) == ["Trump", "Donald Trump", "Trump", "Trump"]


def test_a_surname_with_nobody_to_it_stays_as_it_is() -> None:
    """Without the full name in the article nobody guesses it."""
    assert names("Mr Vrbatq said so.") == {("person", "Vrbatq")}


def test_a_surname_of_two_people_stays_as_it_is_once_both_are_named() -> None:
    """With two people of one surname the bare surname is nobody's, but while there is one."""
    text = "Bill Clinton spoke. Mr Clinton sat. Hillary Clinton rose. Mrs Clinton left."

    assert surfaces("Bill Clinton", text) == ["Bill Clinton", "Clinton"]
    assert surfaces("Hillary Clinton", text) == ["Hillary Clinton"]
    assert surfaces("Clinton", text) == ["Clinton"]


def test_short_forms_and_initials_are_one_person() -> None:
    """Danny, Daniel and Daniel K. Akaka are one, by the form used most."""
    assert names("Danny Akaka met us. Daniel K. Akaka spoke. Then Daniel K. Akaka left.") == {
        ("person", "Daniel K. Akaka")
    }


def test_an_everyday_surname_is_known_once_it_stood_in_full() -> None:
    """Bush, Rice and Brown are people after George Bush, and bushes are not."""
    text = "George Bush spoke. The plan of Bush failed. A bush grew. Bush said no."

    assert surfaces("George Bush", text) == ["George Bush", "Bush", "Bush"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The National Farm Bureau Council (NFBC) met. NFBC voted.", "National Farm Bureau Council"),
        ("the Department of Homeland Security (DHS) said; later DHS paid",
         "Department of Homeland Security"),
        ("The AP said so, and A.P. photos ran.", "Associated Press"),
        ("Krasp Holdings Ltd fell. Later Krasp rose.", "Krasp Holdings"),
    ],
)  # fmt: skip
def test_a_short_form_is_the_organisation_it_stands_for(text: str, name: str) -> None:
    """Acronyms and first words go with the full name."""
    assert {org for type_, org in names(text) if type_ == "org"} == {name}


def test_names_in_a_series_are_of_one_kind() -> None:
    """An unknown name among firms is a firm."""
    assert ("org", "Zlorbify") in names("He praised Tesla, Spotify and Zlorbify for it.")


def test_compounds_hold_two_names_or_one() -> None:
    """Israel-Hamas is two names, US-led one, Jean-Marie none of it split."""
    found = names("An Israel-Hamas deal, a US-led plan and Jean-Marie Le Pen.")

    assert found == {
        ("place", "Israel"),
        ("org", "Hamas"),
        ("place", "United States"),
        ("person", "Jean-Marie Le Pen"),
    }


def test_a_headline_in_title_case_names_only_what_is_known() -> None:
    """Where every word has a capital, only settled names and the gazetteer count."""
    found = names(
        "Donald Trump met reporters.",
        title="Trump Weighs Sending Tomahawks To Ukraine In Major Shift",
    )

    assert found == {
        ("person", "Donald Trump"),
        ("thing", "Tomahawk"),
        ("place", "Ukraine"),
    }


def test_a_caption_that_is_all_names_is_no_headline() -> None:
    """A line of names without a full stop is read like prose."""
    found = names(("Angela Merkel and Boris Johnson in Biarritz", "caption"))

    assert found == {
        ("person", "Angela Merkel"),
        ("person", "Boris Johnson"),
        ("place", "Biarritz"),
    }


def test_every_role_is_read_and_says_where_it_stands() -> None:
    """Body offsets count the text, others their own paragraph, the title is HEADLINE."""
    made = article(
        ("date 2025-10-17", "header"),
        "Mr Smith went home.",
        ("Ann Smith in Paris ( AP )", "caption"),
        "He saw Ann Smith there.",
        title="What Ann Smith saw next",
    )
    named = name_entities(made, gazetteer=GAZETTEER)
    smith = next(entity for entity in named.entities if entity.type == "person")

    assert smith.name == "Ann Smith"
    assert set(smith.mentions) == {
        Mention("Ann Smith", 5, 14, HEADLINE),
        Mention("Smith", 3, 8),
        Mention("Ann Smith", 0, 9, 2),
        Mention("Ann Smith", 28, 37),
    }


def test_the_article_is_otherwise_untouched() -> None:
    """The stage adds entities and nothing else, and gives the same again."""
    made = article("Vladimir Putin spoke in Moscow.")
    once = name_entities(made, gazetteer=GAZETTEER)

    assert once.paragraphs == made.paragraphs
    assert once.text == made.text
    assert once.notes == ()
    assert name_entities(once, gazetteer=GAZETTEER) == once
