"""
A run of words without titles to pieces: one name by its shape, or known names and what is between.

"Miami Vice" is one name, "Refugee Council | Enver Solomon" two. Also the ends of a run are trimmed
here: what opens a sentence, and what follows a person's name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.entities.units import (
    Piece,
    Scene,
    Unit,
    are_strangers,
    flags_of,
    head,
    is_plain,
    looks_personal,
    lower,
)
from archive.entities.word_flags import (
    ADJECTIVE,
    CAPITALS,
    COMMON,
    COMPOUND,
    FIRST_NAME,
    FIRST_ORG,
    FIRST_PLACE,
    FIRST_THING,
    HEAD,
    LETTER,
    OFFICE,
    OPENER,
    ORG_HEAD,
    PARTICLE,
    PLACE_HEAD,
    SMALL,
    SURNAME,
    TITLE,
)

if TYPE_CHECKING:
    from archive.article import EntityType


# "P-51 Mustang", "EF-111 Raven", but "I-95 Corridor"
_MODEL = re.compile(r"(?!I-)[A-Z]{1,4}-\d{1,4}[A-Z]?$")


_NUMBERED = re.compile(r"[A-Z]{1,3}-?\d{1,4}[A-Z]{0,2}$")
_PARTIES = frozenset("DRI")
# Openers that within a sentence have a capital only as part of a name.
_NAMING = frozenset({"people", "police", "all", "just", "one", "two", "three", "four", "five"})
_NAMING |= {"six", "seven", "eight", "nine", "ten"}
# Before a capital they begin a name, even where a sentence begins: "Fort Drum is home to".
_NAMING_FIRST = frozenset({"fort", "lake", "mount", "cape", "operation", "hurricane", "typhoon"})
_CENTERS = frozenset({"center", "centre"})
_VENUES = frozenset({"civic", "convention", "conference", "community", "detention", "exhibition"})
_VENUES |= {"leisure", "shopping", "space", "sports", "visitor", "visitors"}
_SAINTS = frozenset({"st", "saint"})
_ALSO_WORDS = frozenset({"bad", "new"})
# What follows these and is no everyday word is what they make: "Hyundai Elantra".
_MAKERS = frozenset({"Honda", "Toyota", "Nissan", "Hyundai", "Kia", "Mazda", "Subaru", "Suzuki"})
_MAKERS |= {"Ford", "Chevrolet", "Dodge", "Chrysler", "Cadillac", "Buick", "Pontiac", "Jeep"}
_MAKERS |= {"BMW", "Audi", "Volkswagen", "Mercedes-Benz", "Porsche", "Opel", "Fiat", "Ferrari"}
_MAKERS |= {"Renault", "Peugeot", "Citroën", "Volvo", "Jaguar", "Lexus", "Tesla", "Yamaha"}
_MAKERS |= {"Boeing", "Airbus", "Lockheed", "Sukhoi", "Nokia", "Nintendo", "Nikon", "Cessna"}
_PORTFOLIOS = frozenset({"defence", "defense", "foreign", "interior", "finance", "health"})
_PORTFOLIOS |= {"justice", "trade", "education", "security", "intelligence", "military"}
_OFFICIALS = (" official", " minister", " ministry", " secretary", " source", " chief", " spokes")
_BEHIND_PEOPLES = frozenset({"state", "royal", "imperial", "golden", "great"})
_CITIZENS = ("an", "er", "ese", "ite")


def trimmed(scene: Scene, part: list[Unit]) -> list[Unit]:
    """Without the words in front that open a sentence, and what no name ends with."""
    chain = scene.chain
    begin, end = 0, len(part)
    while begin < end and part[begin].known is None:
        word = chain[part[begin].i]
        opener = word.flags & OPENER and (word.lower != "the" or word.opens or end - begin == 1)
        if opener and word.flags & LETTER and scene.text[word.end : word.end + 1] == ".":
            break  # "A. S. Neill"
        if opener and not word.opens and end - begin > 1:
            opener = word.lower not in _NAMING  # "the Seven Years' War", "People Power Party"
            if word.lower == "new":  # "moved to New Salem", but "Making a New Science"
                opener = scene.text[word.start - 2 : word.start].lower() == "a "
        if not opener and not (
            word.opens and end - begin > 1 and _only_opens(scene, part[begin:end])
        ):
            break
        begin += 1
    while end > begin and part[end - 1].known is None and chain[part[end - 1].i].flags & SMALL:
        if chain[part[end - 1].i].link == "de":
            break  # "Qaboos bin Said"
        end -= 1
    while (
        end - begin > 1
        and chain[part[end - 1].i].flags & COMPOUND
        and not chain[part[end - 2].i].flags & SURNAME  # Park Won-soon
    ):
        end -= 1  # "NASA T-shirt"
    return part[begin:end]


def _only_opens(scene: Scene, part: list[Unit]) -> bool:
    """True when the first word has its capital from the sentence alone: "Rescuers Friday"."""
    chain = scene.chain
    word = chain[part[0].i]
    if not is_plain(scene, part[0]) or word.flags & TITLE:
        return False
    if chain[part[-1].j - 1].flags & HEAD:
        return False
    if flags_of(scene, part[1]) & PLACE_HEAD:
        return False  # "Orange County Sheriff John Mina"
    if word.lower[-2:] != "ly" and _is_headed(scene, part[1:]):
        return False  # "House Intelligence Committee Chairman Adam Schiff"
    if word.flags & (FIRST_PLACE | FIRST_THING | FIRST_ORG):
        return word.lower not in _NAMING_FIRST and is_plain(scene, part[1])
    second = is_plain(scene, part[1]) and not chain[part[1].i].flags & SURNAME
    if word.flags & FIRST_NAME and not second:
        return False
    if word.flags & PARTICLE:
        return False  # "Bin Salman later apologised"
    # "Recently Trump", but "Lion Air has been ..."
    return word.lower[-2:] == "ly" or not all(
        is_plain(scene, unit) and not flags_of(scene, unit) & TITLE for unit in part
    )


def _is_headed(scene: Scene, part: list[Unit]) -> bool:
    """Whether a body's word stands in *part* before any title."""
    for unit in part:
        flags = flags_of(scene, unit)
        if flags & TITLE:
            return False
        if flags & ORG_HEAD:
            return True
    return False


def without_party(scene: Scene, part: list[Unit]) -> list[Unit]:
    """
    A person without what follows the name: "Dick Durbin D IL", "Tom Coburn M D".

    From the third word on an everyday word ends a long name too: "Patrick Leahy Ranking Member".
    """
    chain = scene.chain
    if not part or chain[part[0].i].flags & CAPITALS:
        return part
    end = 1
    while end < len(part):
        word = chain[part[end].i]
        if word.flags & CAPITALS:
            final = end == len(part) - 1 or chain[part[end + 1].i].flags & CAPITALS
            one = len(word.text) == 1
            short = end == 1 and one and word.text not in _PARTIES  # "Stefan W"
            if (not one or (final and not short)) and not _is_initial(scene, part, end):
                break
        # "Elizabeth Warren Image: ..."
        label = scene.text[word.far : word.far + 1] == ":" and not word.flags & SURNAME
        plain = end > 1 and (len(part) > 3 or label) and is_plain(scene, part[end])
        plain = plain and not word.flags & PARTICLE  # Rocky De La Fuente
        if plain and not _is_initial(scene, part, end - 1):
            break
        end += 1
    return part[:end]


def _is_initial(scene: Scene, part: list[Unit], at: int) -> bool:
    """True for the H. of "George H. W. Bush", not for the last letters of "Tom Coburn M.D."."""
    word = scene.chain[part[at].i]
    dotted = "." in word.text or scene.text[word.end : word.end + 1] == "."
    follows = any(not scene.chain[unit.i].flags & CAPITALS for unit in part[at + 1 :])
    return dotted and follows and word.flags & CAPITALS != 0


def untitled(scene: Scene, part: list[Unit], *, title: bool = False) -> list[Piece]:
    """A run without titles: one name by its shape, or known names and what stands between them."""
    whole = Piece(part[0].i, part[-1].j, part[0].known if len(part) == 1 else None)
    if len(part) == 1:
        return [whole]
    if looks_personal(scene, part):
        part = without_party(scene, part)
        return [Piece(part[0].i, part[-1].j, None, "person")]
    for k in range(2, len(part) - 1):  # "Refugee Council | Enver Solomon"
        ends = flags_of(scene, part[k - 1]) & HEAD
        ends = ends or (k == len(part) - 2 and _is_field(scene, part))
        if ends and looks_personal(scene, part[k:]):
            return [*untitled(scene, part[:k]), Piece(part[k].i, part[-1].j, None, "person")]
    begins = part[0].known
    if begins is not None and looks_personal(scene, part[1:]):
        # "Amnesty International | Man-kei Tam"
        first = Piece(part[0].i, part[0].j, begins)
        return [first, Piece(part[1].i, part[-1].j, None, "person")]
    if begins is not None and len(part) == 3 and are_strangers(scene, part):
        # "Soviet | Zurik Gavarin", "leader of Gambia | Adama Barrow"
        of = begins.table != "demonyms"
        stranger = Piece(part[1].i, part[2].j, None, "person" if of else None, titled=of)
        return [Piece(part[0].i, part[0].j, begins), stranger]
    if len(part) == 3 and lower(scene, part[0]) in _SAINTS and looks_personal(scene, part[1:]):
        return [Piece(part[0].i, part[-1].j, None, "person")]  # "St Thomas Aquinas"
    if begins is not None and len(part) == 2 and _is_ministers(scene, part):
        return [Piece(part[0].i, part[0].j, begins)]
    shape = _shape(scene, part)
    if shape is not None and _is_government(scene, part):
        known = part[0].known  # "Bush Administration", "Israeli Government"
        shape = None if known else "person"
        return [Piece(part[0].i, part[0].j, known, shape, titled=known is None)]
    if shape is not None:
        return [Piece(whole.i, whole.j, whole.known, shape)]
    if len(part) == 3 and part[0].known is None and looks_personal(scene, part[1:]):
        # "Minnesotan Scott LeDoux", "Presidents Muhammadu Buhari", but "Yoon Suk Yeol"
        word = scene.chain[part[0].i].text
        role = word.endswith(_CITIZENS) or word.isupper() or is_plain(scene, part[0])
        return [Piece(part[role].i, part[2].j, None, "person")]
    if all(unit.known is None for unit in part) or (not title and _is_one(scene, part)):
        return [whole]
    if lower(scene, part[0]) == "the" and len(part) > 2 and _is_one(scene, part[1:]):
        return [whole]  # "wrote The Canterbury Tales"
    pieces: list[Piece] = []
    plain: list[Unit] = []
    for unit in (*part, None):
        if unit is not None and unit.known is None:
            plain.append(unit)
            continue
        plain = trimmed(scene, plain)
        model = _model(scene, pieces[-1], plain) if plain and pieces else 0
        if model:
            pieces[-1] = Piece(pieces[-1].i, plain[model - 1].j, None, "thing")
            plain = plain[model:]
        if plain:
            pieces += untitled(scene, plain)
            plain = []
        if unit is not None:
            pieces.append(Piece(unit.i, unit.j, unit.known))
    return pieces


def _is_government(scene: Scene, part: list[Unit]) -> bool:
    """True for "Bush Administration" and "Israeli Government", not "Aviation Administration"."""
    first = scene.chain[part[0].i]
    named = part[0].known is not None or first.flags & (SURNAME | COMMON) != COMMON
    return len(part) == 2 and named and lower(scene, part[1]) in ("administration", "government")


def _is_field(scene: Scene, part: list[Unit]) -> bool:
    """True for "Council on | American-Islamic Relations Alia Salem": what it is on, and who."""
    field = scene.chain[part[-3].i]
    linked = scene.chain[part[0].i].link in ("of", "on", "for")
    given = flags_of(scene, part[-2]) & (FIRST_NAME | COMMON) == FIRST_NAME
    return linked and given and is_plain(scene, part[-3]) and field.lower[-1] == "s"


def _is_ministers(scene: Scene, part: list[Unit]) -> bool:
    """True for "a senior | Israeli Defence | official"."""
    if part[0].known is None or part[0].known.type != "place":
        return False
    return lower(scene, part[1]) in _PORTFOLIOS and scene.text.startswith(
        _OFFICIALS, scene.chain[part[1].i].far
    )


def _model(scene: Scene, maker: Piece, plain: list[Unit]) -> int:
    """How many words are the model of "Airbus | A350", "Volvo | XC90", "Tesla | Model Y"."""
    if maker.known is None or maker.known.table != "companies":
        return 0
    words = [scene.chain[unit.i].text for unit in plain[:2]]
    if _NUMBERED.match(words[0]):
        return 1
    return 2 if words[0] == "Model" and len(words[-1]) < 3 else 0


def _is_one(scene: Scene, part: list[Unit]) -> bool:
    """
    True where a known name is only part of a name: "Miami Vice", "Air France", "French Sudan".
    """
    if len(part) > 4 or _are_people(scene, part[0]):
        return False
    if part[0].known is not None:
        rest = part[1:]
        if part[0].known.table == "demonyms" and len(rest) == 1 and rest[0].known is None:
            word = scene.chain[rest[0].i]
            if not (word.text.isalpha() and word.flags & CAPITALS == 0):
                return False  # "the Turkish | EEZ", "the Soviet | T-34"
    elif part[-1].known is not None and part[-1].known.table != "demonyms":
        rest = part[:-1]
        if scene.chain[rest[-1].i].flags & SURNAME:
            return False
        ordinal = len(rest) == 1 and scene.chain[rest[0].i].text[0].isdigit()
        if ordinal and part[-1].known.type == "place":
            return False  # "the 57th | Sydney to Hobart race"
    else:
        return False
    if any(unit.known is not None for unit in rest):
        # "French Sudan", "Tokyo Rose": a city that is a word is a word here
        demonym = part[0].known is not None and part[0].known.table == "demonyms"
        if not all(
            unit.known is None
            or (unit.known.type == "place" and unit.known.table != "demonyms" and demonym)
            or (unit.known.table == "gazetteer" and scene.chain[unit.i].flags & COMMON)
            for unit in rest
        ):
            return False
    if looks_personal(scene, rest):
        return False
    words = [scene.chain[unit.i] for unit in rest]
    if not words:
        return False
    if part[0].known and words[0].lower in _BEHIND_PEOPLES and len(words) > 1:
        words = words[1:]  # "Alaska State Troopers", "Belgian Royal Family"
    if words[0].flags & FIRST_NAME or words[-1].flags & OFFICE:
        return False
    adjectives = scene.gazetteer.cues.adjectives
    return not any(word.flags & ADJECTIVE or word.lower[:-1] in adjectives for word in words)


def _are_people(scene: Scene, unit: Unit) -> bool:
    """True for the plural of a nationality: "Ethiopians | Dejene Debela", "Germans | Abroad"."""
    surface = scene.chain[unit.i].text
    plural = unit.j == unit.i + 1 and surface[-1] == "s"
    return plural and scene.gazetteer.is_demonym(surface[:-1])


def _is_venue(scene: Scene, part: list[Unit]) -> bool:
    """True for "Northside Shopping Centre", where people go, not "Pew Research Center"."""
    return scene.chain[part[-1].j - 2].lower in _VENUES


def _shape(scene: Scene, part: list[Unit]) -> EntityType | None:
    """The type that the words of a run say, when all of it is one name."""
    begins, ends = part[0].known, part[-1].known
    of_country = begins is not None and begins.type == "place"
    place = of_country and begins is not None and begins.table != "demonyms"
    last = scene.chain[part[-1].j - 1]
    first = scene.chain[part[0].i]
    if first.lower == "operation" and begins is None:
        return "thing"  # "Operation Market Garden"
    numbered = len(part) == 2 and begins is None
    numbered = numbered and (part[-1].j - part[-1].i > 1 or first.text[0].isdigit())
    if (
        ends is None
        or ends.table == "gazetteer"
        or (ends.type == "org" and of_country)
        or (ends.type != "place" and numbered)  # Eighth Air Force, 88th Academy Awards
        or (last.flags & ORG_HEAD and all(is_plain(scene, unit) for unit in part[:-1]))
        or (ends.table == "states" and numbered and first.text[0].isdigit())  # the 15th Alabama
    ):
        shape = head(last.flags)
        if shape == "org" and last.lower in _CENTERS and _is_venue(scene, part):
            return "place"
        if last.lower == "district" and scene.chain[part[-1].j - 2].lower == "school":
            return "org"  # Irving Independent School District
        if shape is not None:
            return shape
        if ends is not None and numbered:
            return "org" if ends.type == "place" else ends.type  # "56th Grammys"
        if ends is not None and ends.table == "bodies" and part[-1].j > part[-1].i + 1:
            return "org"  # "British Red Cross", not "British Conservative", "British Labour"
    if first.flags & FIRST_ORG and len(part) <= 3 and not is_plain(scene, part[-1]):
        return "org"  # "FC Basel"
    if len(part) <= 3 and _MODEL.match(first.text) and ends is not None:
        return "thing" if ends.table == "gazetteer" else None  # "F-35 Lightning"
    if any(unit.known is not None for unit in part[1:]):
        return None
    if begins is not None:
        unknown = not is_plain(scene, part[-1])
        if len(part) <= 4 and place and unknown and last.lower.endswith("s"):
            return "org"  # Pittsburgh Steelers
        if begins.type == "org" and len(part) == 2 and unknown:
            return "thing" if begins.name in _MAKERS else "org"  # Honda Ridgeline
        return None
    if len(part) <= 3:
        if first.flags & FIRST_PLACE and not (
            first.lower in _ALSO_WORDS and is_plain(scene, part[-1])
        ):
            return "place"  # "Bad Reichenhall", not "Bad Religion"
        if first.flags & FIRST_THING or _MODEL.match(first.text):
            return "thing"
    return None
