"""
Where a name begins and ends: sentences after Wikinews (CC BY) and press releases, every name in them.
"""

from __future__ import annotations

import pytest

from archive.article import Article, Paragraph, with_paragraphs
from archive.entities import load_gazetteer, name_entities

GAZETTEER = load_gazetteer()


def named(text: str) -> list[str]:
    """The surfaces of all names of *text*, in order."""
    article = with_paragraphs(
        Article(digest="", kind="text", decoded=""), [Paragraph(text, 0, len(text))]
    )
    found = name_entities(article, gazetteer=GAZETTEER).entities
    mentions = sorted((m.start, m.surface) for entity in found for m in entity.mentions)
    return [surface for _, surface in mentions]


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
     ["Pulitzer Prize", "National Book Award"]),
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
