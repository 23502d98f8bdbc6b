"""
Names as encyclopaedias and agencies write them: sentences in their manner, every name in them.
"""

from __future__ import annotations

import pytest

from tests.archive.named import named, names

ROWS = [
    # Firms by the names of people
    ("It was built by William Cramp & Sons of Philadelphia.", ["William Cramp & Sons", "Philadelphia"]),
    ("The firm of Skidmore, Owings & Merrill drew it.", ["Skidmore, Owings & Merrill"]),
    ("She met Smith, Jones and Garcia there.", ["Smith", "Jones", "Garcia"]),
    # Railways by the towns that they join
    ("The London, Midland and Scottish Railway ran it.", ["London, Midland and Scottish Railway"]),
    ("They went to London, Leeds and the Southern Railway.", ["London", "Leeds", "Southern Railway"]),
    # Two schools, not one
    ("He saw St. Mary's College and Sacred Heart Academy.",
     ["St. Mary's College", "Sacred Heart Academy"]),
    ("It is now the Fairmont State Community and Technical College.",
     ["Fairmont State Community and Technical College"]),
    # A society of a city is one name
    ("He led the Ethnological Society of London.", ["Ethnological Society of London"]),
    ("The Bureau of Meteorology's Claire Richards said so.",
     ["Bureau of Meteorology", "Claire Richards"]),
    ("The Vienna Boys' Choir sang.", ["Vienna Boys' Choir"]),
    ("The album is by Crosby, Stills, Nash & Young.", ["Crosby, Stills, Nash & Young"]),
    ("They are audited by Ernst and Young there.", ["Ernst and Young"]),
    ("They helped the Freedmen's Bureau.", ["Freedmen's Bureau"]),
    ("The Independent National Electoral Commission met.",
     ["Independent National Electoral Commission"]),
    # A band, not a family
    ("They heard Bob Marley and the Wailers.", ["Bob Marley and the Wailers"]),
    ("They met Hillary Clinton and the Bushes.", ["Hillary Clinton"]),
    # A party and a body of a nation are two, a regiment is none of its companies
    ("He was a British Conservative politician.", ["British", "Conservative"]),
    ("He led the British Red Cross.", ["British Red Cross"]),
    ("It was Easy Company of the 506th Parachute Infantry Regiment.",
     ["Easy Company", "506th Parachute Infantry Regiment"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), ROWS)
def test_small_words_join_what_is_one_name(text: str, found: list[str]) -> None:
    """What "&", "and", "of" and a comma join is one name where it is one body, and two elsewhere."""
    assert named(text) == found


TITLES = [
    ("He wrote The Heart of a Continent there.", ["The Heart of a Continent"]),
    ("Then Mozart's The Magic Flute was staged.", ["Mozart", "The Magic Flute"]),
    ("It was followed by the film The King of Kings.", ["The King of Kings"]),
    ("They watched The Girl with the Dragon Tattoo.", ["The Girl with the Dragon Tattoo"]),
    ("Then came The Canterbury Tales in print.", ["The Canterbury Tales"]),
    ("Her novella Anthem was written then.", ["Anthem"]),
    ("They asked The Guardian in the north.", ["The Guardian"]),
    ("He saw The Outer Limits and The Twilight Zone.", ["The Outer Limits", "The Twilight Zone"]),
    ("He studied at The University of Texas in May.", ["The University of Texas"]),
    ("They told The Times the President left.", ["The Times"]),
]


@pytest.mark.parametrize(("text", "found"), TITLES)
def test_an_article_with_a_capital_begins_a_title(text: str, found: list[str]) -> None:
    """Within a sentence "The" is part of a name, which goes on over small words."""
    assert named(text) == found


NUMBERS = [
    # Regiments, also of states
    ("He joined the 2nd U.S. Infantry in May.", ["2nd U.S. Infantry"]),
    ("He was shot by the 18th North Carolina Infantry.", ["18th North Carolina Infantry"]),
    ("The men of the 15th Alabama attacked.", ["15th Alabama"]),
    # A race of a year is none
    ("He won the 57th Sydney to Hobart race.", ["Sydney", "Hobart"]),
    # Roman numerals behind what is no person, and within a king's name
    ("They watched Super Bowl XXXI there.", ["Super Bowl XXXI"]),
    ("It was on Led Zeppelin IV first.", ["Led Zeppelin IV"]),
    ("It was made for Final Fantasy VII in Japan.", ["Final Fantasy VII", "Japan"]),
    ("They were ruled by Alexios I Komnenos then.", ["Alexios I Komnenos"]),
    ("They asked Louis XIV what Amazon II was.", ["Louis XIV", "Amazon II"]),
    # A road that begins a sentence
    ("It ends there. Interstate 80 crosses the bridge.", ["Interstate 80"]),
    ("Fort Drum is home to many.", ["Fort Drum"]),
    ("It ends there. Operation Market Garden failed.", ["Operation Market Garden"]),
    # An hour, a price
    ("It began at 9:00 pm Eastern/6:00 pm in Leeds.", ["Leeds"]),
    ("They paid $US3000 to the bank.", []),
]


@pytest.mark.parametrize(("text", "found"), NUMBERS)
def test_numbers_belong_to_bodies_works_and_kings(text: str, found: list[str]) -> None:
    """Ordinals before bodies and numerals behind names are part of the name, prices are not."""
    assert named(text) == found


HYPHENS = [
    ("They crossed the Mid-Atlantic Ridge.", ["Mid-Atlantic Ridge"]),
    ("They took the Trans-Canada Highway.", ["Trans-Canada Highway"]),
    ("He lived in Bouches-du-Rhône then.", ["Bouches-du-Rhône"]),
    ("They left the Ian Murray-skippered boat.", ["Ian Murray"]),
    ("It was the Seventh-day Adventist Church.", ["Seventh-day Adventist Church"]),
    ("He led the Jamiat Ulema-i-Islam Party.", ["Jamiat Ulema-i-Islam Party"]),
    ("They went to North Rhine-Westphalia.", ["North Rhine-Westphalia"]),
    # Small words of other tongues
    ("They sank the Droits de l'Homme off Brest.", ["Droits de l'Homme", "Brest"]),
    ("Then came Catherine de' Medici of Florence.", ["Catherine de' Medici", "Florence"]),
    ("He won at Wijk aan Zee.", ["Wijk aan Zee"]),
]


@pytest.mark.parametrize(("text", "found"), HYPHENS)
def test_hyphens_and_foreign_small_words_stay_within(text: str, found: list[str]) -> None:
    """What never stands alone keeps together; what is said of a name does not."""
    assert named(text) == found


PLACES = [
    ("He moved to New Salem in 1831.", {("place", "New Salem")}),
    ("The flood came at Dongting Lake.", {("place", "Dongting Lake")}),
    ("It lies on the River Mersey.", {("place", "River Mersey")}),
    ("They fished in Lough Neagh.", {("place", "Lough Neagh")}),
    ("They saw Hadrian's Wall.", {("place", "Hadrian's Wall")}),
    ("He was a native of Wells, Somerset. Although he left, he came back.",
     {("place", "Wells"), ("place", "Somerset")}),
    ("They met at College Station, TX, in May.", {("place", "College Station"), ("place", "Texas")}),
    ("They crossed the Garonne and the Skagerrak.", {("place", "Garonne"), ("place", "Skagerrak")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), PLACES)
def test_places_are_known_by_their_words_and_what_follows(
    text: str, found: set[tuple[str, str]]
) -> None:
    """A lake, a loch, a river and a town before its county are places, whoever is called so."""
    assert names(text) == found


OTHERS = [
    # A title before a surname that is a town too
    ("Then General Washington arrived.", {("person", "Washington")}),
    ("They asked Viscount Palmerston.", {("person", "Palmerston")}),
    ("It was named for St Thomas Aquinas.", {("person", "St Thomas Aquinas")}),
    # Who is known by one name
    ("They read Goethe and Aristotle.", {("person", "Goethe"), ("person", "Aristotle")}),
    # Ships, products, comets
    ("They boarded the cruiser Emden.", {("thing", "Emden")}),
    ("They boarded the SS Great Britain.", {("thing", "SS Great Britain")}),
    ("They met SS Colonel Wolff there.", {("org", "SS"), ("person", "Wolff")}),
    # Peoples and rulers
    ("He wrote of the Zhou dynasty.", {("thing", "Zhou")}),
    ("They bought a Hyundai Elantra there.", {("thing", "Hyundai Elantra")}),
    ("They saw Halley's Comet.", {("thing", "Halley's Comet")}),
    ("They read Antic Hay (1923) twice.", {("thing", "Antic Hay")}),
    ("Then Luna-25 crashed.", {("thing", "Luna-25")}),
    # Bodies
    ("It would change House and Senate seats.", {("org", "House"), ("org", "Senate")}),
    ("It was said in Time magazine.", {("org", "Time")}),
    ("They asked the AIDS Council.", {("org", "AIDS Council")}),
    ("It was filmed by Warner Bros. in 1932.", {("org", "Warner Bros")}),
]


@pytest.mark.parametrize(("text", "found"), OTHERS)
def test_words_beside_a_name_say_what_it_is(text: str, found: set[tuple[str, str]]) -> None:
    """Titles, kinds of ships, makers and years say what a name is that may be anything."""
    assert names(text) == found
