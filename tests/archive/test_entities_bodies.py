"""
Bodies, states, offices and everyday words with capitals: which words of them are the name.
"""

from __future__ import annotations

import pytest

from archive.article import Article
from archive.entities import name_entities
from tests.archive.named import GAZETTEER, named

STATES = [
    ("The mayor of Augusta, Ga., lived in Camden, N.J. and Tulsa, Okla. too.",
     ["Augusta", "Ga.", "Camden", "N.J.", "Tulsa", "Okla."]),
    ("The letter went to Albany, NY 12207, and to Boston, MA, today.",
     ["Albany", "NY", "Boston", "MA"]),
    ("It was Reid (D-Nev.), Inhofe (R - Okla), Lautenberg, D-N.J., and Nelson (D–FL).",
     ["Reid", "Nev.", "Inhofe", "Okla", "Lautenberg", "N.J.", "Nelson", "FL"]),
    ("Dr. Ann Smith, MD, spoke to Miss. Later she went OR stayed.", ["Ann Smith"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), STATES)
def test_an_abbreviated_state_is_named_behind_a_city_or_a_party(
    text: str, names: list[str]
) -> None:
    """The same letters elsewhere are a title, a degree or a word."""
    assert named(text) == names


FIELDS = [
    ("He left Henley-on-Thames for BBC Radio Berkshire and Dar es Salaam.",
     ["Henley-on-Thames", "BBC Radio Berkshire", "Dar es Salaam"]),
    ("The Security Service of Ukraine saw Warner Bros. Discovery Inc. there.",
     ["Security Service of Ukraine", "Warner Bros. Discovery Inc."]),
    ("It is in St. Vincent and the Grenadines. There Rhun ap Iorwerth had Parkinson's disease.",
     ["St. Vincent and the Grenadines", "Rhun ap Iorwerth", "Parkinson's disease"]),
    ("""It was Kendrick Lamar's "Not Like Us" and Drake's "Family Matters" then.""",
     ["Kendrick Lamar", "Not Like Us", "Drake", "Family Matters"]),
    ("In the Seven Years' War the People Power Party won.", ["Seven Years' War", "People Power Party"]),
    ("Seven Britons won. People in France lost.", ["Britons", "France"]),
    ("The Royal Swedish Academy of Sciences met BP plc, BASF SE and OPEC+.",
     ["Royal Swedish Academy of Sciences", "BP plc", "BASF SE", "OPEC+"]),
    ("The Republican People's Party met at the Monaco Grand Prix.",
     ["Republican People's Party", "Monaco Grand Prix"]),
    ("He won the Pulitzer Prize for Fiction and the National Book Award.",
     ["Pulitzer Prize for Fiction", "National Book Award"]),
    ("It is sold by Eli Lilly and Co.", ["Eli Lilly and Co."]),
    ("He left the University of California, Los Angeles, in May.",
     ["University of California, Los Angeles"]),
    ("He left the University of Texas, Austin, Texas.", ["University of Texas", "Austin", "Texas"]),
    ("The Center for Biological Diversity and Center for Food Safety sued.",
     ["Center for Biological Diversity", "Center for Food Safety"]),
    ("It was the Department for Environment, Food and Rural Affairs.",
     ["Department for Environment, Food and Rural Affairs"]),
    ("It went to the Senate Homeland Security and Governmental Affairs Committee then.",
     ["Senate Homeland Security and Governmental Affairs Committee"]),
    ("It was the U.S. Bureau of Alcohol, Tobacco, Firearms, and Explosives (ATF).",
     ["U.S. Bureau of Alcohol, Tobacco, Firearms, and Explosives", "ATF"]),
    ("He left the Banking Committee and the House Energy and Commerce Committee.",
     ["Banking Committee", "House Energy and Commerce Committee"]),
    ("He left the Ministry of Defence, Parliament and Spain.",
     ["Ministry of Defence", "Parliament", "Spain"]),
    ("Crews of Rogaland Fire and Rescue came.", ["Rogaland Fire and Rescue"]),
    ("He was taken to Columbus Children's Hospital.", ["Columbus Children's Hospital"]),
    ("The United States District Court for the Western District of Virginia ruled.",
     ["United States District Court for the Western District of Virginia"]),
    ("The U.S. Department of Housing and Urban Development agreed.",
     ["U.S. Department of Housing and Urban Development"]),
    ("He taught at the Medical University of Gdańsk.", ["Medical University of Gdańsk"]),
    ("The 116th United States Congress followed the 108th Congress.",
     ["116th United States Congress", "108th Congress"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), FIELDS)
def test_a_body_has_all_that_it_is_of(text: str, names: list[str]) -> None:
    """Commas and small words are within a name where only everyday words stand between them."""
    assert named(text) == names


LONE = [
    ("The study was published on Wednesday in Science Advances, and in Paris.",
     ["Science Advances", "Paris"]),
    ("The Democratic party and the Labour party met Labour partners.",
     ["Democratic party", "Labour party", "Labour"]),
    ("It is in the journal Science, and in the journal Environmental Science and Technology.",
     ["Science", "Environmental Science and Technology"]),
    ("He sang the song Gloomy Sunday. The film Director left.", ["Gloomy Sunday"]),
    ("The Opera House is near. Later the House and the Senate sat.",
     ["Opera House", "House", "Senate"]),
    ("House rules: the house is open. A House of Cards is good.", ["House of Cards"]),
    ("A former Army colonel went to the Moon and back to Earth.", ["Army", "Moon", "Earth"]),
    ("Earth was moved. They crossed the Channel on channel nine.", ["Channel"]),
    ("Four years after 9/11, the 9/11 Commission met on 9/11/2005.", ["9/11", "9/11 Commission"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), LONE)
def test_an_everyday_word_with_a_capital_of_its_own_can_be_a_name(
    text: str, names: list[str]
) -> None:
    """ "the House" is a body, a house or House of Cards is none."""
    assert named(text) == names


BUSINESS = [
    ("Orange County Sheriff John Mina left.", ["Orange County", "John Mina"]),
    ("House Intelligence Committee Chairman Adam Schiff left.", ["House Intelligence Committee", "Adam Schiff"]),
    ("They hold Khalid Sheikh Mohammed. Sheikh Hasina left.", ["Khalid Sheikh Mohammed", "Hasina"]),
    ("There Councilor Zaida Govan met Rear-Admiral Lee.", ["Zaida Govan", "Lee"]),
    ("It was Special Counsel Jack Smith, then Union Home Minister Amit Shah.",
     ["Jack Smith", "Amit Shah"]),
    ("It was the Tesla Model Y of Gen Z.", ["Tesla Model Y", "Gen Z"]),
    ('It was Sean "Diddy" Combs.', ['Sean "Diddy" Combs']),
    ("They saw the BRP Teresa Magbanua.", ["BRP Teresa Magbanua"]),
    ("NYC Mayor de Blasio met Ursula. Then von der Leyen left.",
     ["NYC", "de Blasio", "Ursula", "von der Leyen"]),
    ("Ex-Prime Minister Donald Tusk left.", ["Donald Tusk"]),
    ("Bill Weld, the former governor, left.", ["Bill Weld"]),
    ("It was approved by the Committee on April 27.", []),
    ("The Federal Government and the seventh Congressional District agreed.", []),
    ("It began in the Bush Administration. The US Administration agreed.", ["Bush", "US"]),
    ("The Federal Aviation Administration agreed.", ["Federal Aviation Administration"]),
    ("They hold Stefan W. for a day, and Anna K., too.", ["Stefan W.", "Anna K."]),
    ("Then EU Farm Commissioner Mariann Fischer Boel left.", ["EU", "Mariann Fischer Boel"]),
    ("It was led by Board Member Jennifer Homendy.", ["Jennifer Homendy"]),
    ("It was Coös County Attorney John McCormick.", ["Coös County", "John McCormick"]),
    ("They chose Rocky De La Fuente. Then Mark Golden left.", ["Rocky De La Fuente", "Mark Golden"]),
    ("A third, Jared Golden, voted. Mark Monday in red.", ["Jared Golden"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), BUSINESS)
def test_what_a_title_is_for_is_no_name(text: str, names: list[str]) -> None:
    """ "EU Farm" is no place, and a first name that is a word is one before another capital."""
    assert named(text) == names


def test_a_heading_in_capitals_before_a_text_is_read_as_one() -> None:
    """Only what the text names, or what is sure, is a name in it."""
    text = (
        "SEN. COLEMAN ISSUES STATEMENT ON NEW RULES Statement from Sen. Norm Coleman: "
        "We are glad. NEW YORK (AP) - Mr. Coleman left."
    )

    assert named(text) == ["COLEMAN", "Norm Coleman", "NEW YORK", "AP", "Coleman"]


def test_an_acronym_of_small_words_and_a_species_are_no_names() -> None:
    """What the article writes out in small letters names nothing, wherever it stands."""
    text = (
        "The anterior cingulate cortex (ACC) is active. It is said that ACC helps. They found "
        "Escherichia coli in H2 on a CPU. The World Health Organization (WHO) agreed, and WHO wrote."
    )

    assert named(text) == ["World Health Organization", "WHO", "WHO"]


def test_a_headline_in_title_case_names_the_us() -> None:
    """Two capitals are a pronoun in a line of capitals alone."""
    article = Article(digest="", kind="text", decoded="", title="Trump Says US Will Sell Weapons")
    found = name_entities(article, gazetteer=GAZETTEER).entities

    assert "United States" in [one.name for one in found]
