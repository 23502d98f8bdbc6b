"""
Where a name begins and ends: sentences after Wikinews (CC BY) and press releases, every name in them.
"""

from __future__ import annotations

import pytest

from archive.article import Article, Paragraph, with_paragraphs
from archive.entities import name_entities
from tests.archive.named import GAZETTEER, named

PEOPLE = [
    # An office before a surname that is a word
    ("The letter says President Trump agreed with Chancellor Kern.", ["Trump", "Kern"]),
    ("Vice President Pence met Prime Minister Peres there.", ["Pence", "Peres"]),
    ("The President Said Mayor Monday would be closed.", []),
    # Several initials
    ("It was signed by George H. W. Bush in June.", ["George H. W. Bush"]),
    ("It was signed by George H.W. Bush in June.", ["George H.W. Bush"]),
    ("The letter of Wayne A. I. Frederick was read.", ["Wayne A. I. Frederick"]),
    ("Then the mathematician Michael J. T. Guy left.", ["Michael J. T. Guy"]),
    # A surname that is a title
    ("Today Dr. Martin Luther King was honoured.", ["Martin Luther King"]),
    ("It was led by U.S. Senator Barbara Boxer (D-CA).", ["U.S.", "Barbara Boxer", "CA"]),
    ("They heard Michael Chertoff Secretary of Homeland Security.", ["Michael Chertoff", "Homeland Security"]),
    # A label, a nationality, a place before the name, a city in it, an Arabic one
    ("Elizabeth Warren Image: somebody took it.", ["Elizabeth Warren"]),
    ("He was followed by Ethiopians Dejene Debela and others.", ["Ethiopians", "Dejene Debela"]),
    ("In Austin Michael Dell came.", ["Austin", "Michael Dell"]),
    ("He and Nancy Louise Thirian left.", ["Nancy Louise Thirian"]),
    ("On Friday Qaboos bin Said died.", ["Qaboos bin Said"]),
    ("There Michael R. Bloomberg spoke.", ["Michael R. Bloomberg"]),
    ("Then Supt Peters left.", ["Peters"]),
    ("Judge Neil Ford wrote, and Judge Ford spoke.", ["Neil Ford", "Ford"]),
    ("Bill de Blasio spoke. They told de Blasio so.", ["Bill de Blasio", "de Blasio"]),
    ("Bill Weld secured one. They met Bill Weld there.", ["Bill Weld", "Bill Weld"]),
    ("Afterwards Trump left. Recently Trump came.", ["Trump", "Trump"]),
    ("Later Yoon Suk Yeol met Presidents Muhammadu Buhari and Patrice Talon.",
     ["Yoon Suk Yeol", "Muhammadu Buhari", "Patrice Talon"]),
    ("It was said by Jan Kniffen on Jan 3.", ["Jan Kniffen"]),
    ("They praised Son Heung-min, Harry Kane said.", ["Son Heung-min", "Harry Kane"]),
    # A dash before a name is no hyphen (GUM news, CC BY)
    ('"But it\'s a long game."-Matthew Ingram', ["Matthew Ingram"]),
    # Don is a first name
    ("They chose businessman Don Blankenship in May.", ["Don Blankenship"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), PEOPLE)
def test_a_person_is_named_without_the_title_and_with_all_initials(
    text: str, names: list[str]
) -> None:
    """A title ends where the name begins, and initials and surnames that are words belong to it."""
    assert named(text) == names


COMPOUNDS = [
    (
        "The Iran–Iraq War was older than the Israel–Hamas war.",
        ["Iran–Iraq War", "Israel", "Hamas"],
    ),
    ("It fought al Qaeda and Bashar al Assad.", ["al Qaeda", "Bashar al Assad"]),
    ("They saw BFM TV, al-Masirah TV and French TV.", ["BFM TV", "al-Masirah TV", "French"]),
    ("He went to County Cork and to Southwestern Utah.", ["County Cork", "Southwestern Utah"]),
    (
        "He saw the iPhone 12 Pro Max in a Boeing 737 MAX 8.",
        ["iPhone 12 Pro Max", "Boeing 737 MAX 8"],
    ),
    ("It began with the Russo-Japanese War of 1904.", ["Russo-Japanese War"]),
    ("He praised Anglo-French plans.", ["Anglo-French"]),
    ("In the Israel-Hamas war both lost.", ["Israel", "Hamas"]),
    ("He praised US-led talks of German-born writers.", ["US", "German"]),
]


@pytest.mark.parametrize(("text", "names"), COMPOUNDS)
def test_a_compound_is_one_name_or_two(text: str, names: list[str]) -> None:
    """Peoples in their bound form stay with what follows them; two known names are two."""
    assert named(text) == names


WHOLE = [
    # A plural with an apostrophe
    "Fishmongers' Hall",
    "Ratepayers' Association",
    # Small words within
    "Cinema for Peace Foundation",
    "Committee to Protect Journalists",
    "Abu Dhabi TV",
    "King's College Hospital",
    "Africa Cup of Nations",
    "Airbus A350",
    "Serie A",
    "Chinese People's Political Consultative Conference",
    "James Webb Space Telescope",
    "Times of India",
    "Association of Southeast Asian Nations",
    "Office for the Coordination of Humanitarian Affairs",
    # Ships, cases
    "HMS Queen Elizabeth",
    "HMS Prince of Wales",
    "MV Alan Kurdi",
    "Moore v. Harper",
    "Nord Stream 2",
    "CentOS 8",
    "HR 6819",
    "Miami-Dade County",
    "Harris County Sheriff's Office",
    "CARICOM",
    "ABS-CBN",
    "Nazi Germany",
    "News.com.au",
    "Party for Socialism and Liberation",
    "Philippine Institute of Volcanology and Seismology",
    "University of Hawaii at Manoa",
    "Hootie & the Blowfish",
    "Hogwarts School of Witchcraft and Wizardry",
    "Quai des Orfèvres",
    # A branch in a country
    "CNN Philippines",
    "Socialist Party USA",
    "Patriotic Union of Kurdistan",
    "Sheffield Shield",
    # Parts of the world
    "West African",
    "Eastern Europeans",
    "South Pole",
    # What stands behind: epithets, numerals, numbers
    "Alexander the Great",
    "Pliny the Elder",
    "Boeing 747",
    "Boeing 737 MAX",
    "Equality Act 2010",
    "Civil Rights Act of 1964",
    "Apollo 11",
    "United Airlines Flight 175",
    "San Francisco 49ers",
    "Interstate 75",
    "13th Street Interstate 22",
    "F-35 Lightning",
    # Holidays
    "Christmas Eve",
    "Chinese New Year",
]


@pytest.mark.parametrize("name", WHOLE)
def test_a_name_of_several_words_is_whole(name: str) -> None:
    """Small words, an apostrophe, a country and a point of the compass can be part of a name."""
    assert named(f"On Monday they wrote of the {name}.") == [name]


APART = [
    ("He told Reuters Iran would not come.", ["Reuters", "Iran"]),
    ("The Ministry of Health and the Ministry of Foreign Affairs agreed.",
     ["Ministry of Health", "Ministry of Foreign Affairs"]),
    ("Then Amnesty International Man-kei Tam spoke.", ["Amnesty International", "Man-kei Tam"]),
    ("They met at Twitter on Monday.", ["Twitter"]),
    ("Then NATO Secretary-General Jens Stoltenberg spoke.", ["NATO", "Jens Stoltenberg"]),
    ("They won in Group C on Monday. Seismologists were there. Miscalculation hurts.", []),
    ("It cost US$20 and Rs 300, say AI experts.", []),
    ("Heavy-duty lorries left. Post-war houses stood. Amidst this they sat.", []),
    ("The Exeter Police Department and the Exeter County Council agreed.",
     ["Exeter Police Department", "Exeter County Council"]),
    ("Shares of Rhodium Group rose, said a partner at Rhodium.", ["Rhodium Group", "Rhodium"]),
    ("Then the Rt. Hon. Keith Mitchell, Ph.D., spoke.", ["Keith Mitchell"]),
    ("A boy in a NASA T-shirt saw the U-turn of Park Won-soon.", ["NASA", "Park Won-soon"]),
    ("International Women's Day is on March 8.", ["International Women's Day"]),
    ("Great Barrier Reef Marine Park Authority staff left.",
     ["Great Barrier Reef Marine Park Authority"]),
    ("Um, no. Wow, Hey.", []),
    ("They met Smith the Great Dane breeder.", ["Smith", "Dane"]),
    ("Like Elizabeth I, who ruled, I went.", ["Elizabeth I"]),
    ("As for Elizabeth I am sad.", ["Elizabeth"]),
    ("In Boston 20 people met, and Boeing 20 percent of them.", ["Boston", "Boeing"]),
    ("UCLA 24 and YouTube 2019 are no products.", ["UCLA", "YouTube"]),
    # Lines run together, in a release of a US senator
    ("Contact: Kyle DowneyPhone 202 224 2321", ["Kyle DowneyPhone"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), APART)
def test_two_names_are_not_one(text: str, names: list[str]) -> None:
    """Who is told and what is said, two ministries, an organisation and its director."""
    assert named(text) == names


PARTISANS = [
    ("Conservatives have long said so.", []),
    ("Conservatives won; the Conservatives were glad.", ["Conservatives", "Conservatives"]),
    (
        "It was Republican Kevin McCarthy, no Democrat.",
        ["Republican", "Kevin McCarthy", "Democrat"],
    ),
    ("The Olympic champion spoke Hebrew of Ottoman rule.", ["Olympic", "Hebrew", "Ottoman"]),
]


@pytest.mark.parametrize(("text", "names"), PARTISANS)
def test_adjectives_with_a_capital_are_names(text: str, names: list[str]) -> None:
    """Parties, peoples and languages are names, unless a sentence begins with an everyday word."""
    assert named(text) == names


TITULAR = [
    ("John Major spoke; they told Major so. The Major left. Major problems came.",
     ["John Major", "Major"]),
    ("Barbara Boxer voted. Boxer also spoke, as did Senator Boxer. It was the Boxer Rebellion.",
     ["Barbara Boxer", "Boxer", "Boxer", "Boxer Rebellion"]),
    ("They told Major so.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), TITULAR)
def test_a_surname_that_is_a_title_is_known_once_it_stood_in_full(
    text: str, names: list[str]
) -> None:
    """Alone it is the person, unless an article or another capital says otherwise."""
    assert named(text) == names


CAPITALS = [
    ("DURBIN VISITS VA HOSPITAL IN CHICAGO", ["VA", "CHICAGO"]),
    ("CRICKET - PAKISTAN V NEW ZEALAND", ["PAKISTAN", "NEW ZEALAND"]),
    ("CHINA BEATS JAPAN. TELL US MORE OF NICE READING AND MARCH.", ["CHINA", "JAPAN"]),
    ("DETROIT AT KANSAS CITY", ["DETROIT", "KANSAS CITY"]),
    ("Eindhoven Beats Utrecht in Dutch League Reading Test", ["Eindhoven", "Utrecht", "Dutch"]),
    ("Turkey Sends Patriot Missiles To China", ["Turkey", "China"]),
    ("Former US Senator Kay Hagan Dies at Age 66", ["US", "Kay Hagan"]),
    ("FORMER SENATOR KAY HAGAN DIES", ["KAY HAGAN"]),
    ("Fire Erupts in Parking Structure at Sola Airport", ["Sola Airport"]),
    ("House Votes To Impeach President Trump", ["Trump"]),
    ("GOVERNOR AND MAYOR REBUKED", []),
]


@pytest.mark.parametrize(("text", "names"), CAPITALS)
def test_a_line_in_capitals_names_what_is_known(text: str, names: list[str]) -> None:
    """Where every word has capitals, only known names are names, and no everyday words."""
    assert named(text) == names


def test_a_line_in_capitals_names_whom_the_text_names() -> None:
    """ "DURBIN VISITS" is Dick Durbin, who is named below."""
    text = "DURBIN VISITS HOSPITAL"
    below = "On Monday Dick Durbin spoke. Mr. Durbin left."
    article = with_paragraphs(
        Article(digest="", kind="text", decoded=""),
        [Paragraph(one, 0, len(one)) for one in (text, below)],
    )
    found = name_entities(article, gazetteer=GAZETTEER).entities

    assert [(one.name, [m.surface for m in one.mentions]) for one in found] == [
        ("Dick Durbin", ["Dick Durbin", "Durbin", "DURBIN"])
    ]


SPELLED = [
    ("Then U.S. Customs and Border Protection (CBP) spoke.",
     ["U.S. Customs and Border Protection", "CBP"]),
    ("It joined the African Continental Free Trade Area (AfCFTA) then.",
     ["African Continental Free Trade Area", "AfCFTA"]),
    ("They met in France and Northern Ireland (FNI).", ["France and Northern Ireland"]),
    ("The talks of Canada and Mexico (USMCA) failed.", ["Canada", "Mexico", "USMCA"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), SPELLED)
def test_an_acronym_says_which_words_are_its_name(text: str, names: list[str]) -> None:
    """What stands before a bracket is one name where its words begin with the letters in it."""
    assert named(text)[: len(names)] == names


def test_a_law_with_its_year_is_the_law() -> None:
    """A year behind a law is written with it, but the law has one name."""
    text = "The Call Home Act of 2006 passed. They praised the Call Home Act."
    article = with_paragraphs(
        Article(digest="", kind="text", decoded=""), [Paragraph(text, 0, len(text))]
    )
    found = name_entities(article, gazetteer=GAZETTEER).entities

    assert [(one.name, len(one.mentions)) for one in found] == [("Call Home Act", 2)]
