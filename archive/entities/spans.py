"""
Chains of capitalised words to candidates: where a name begins and ends.

"US Secretary of State Marco Rubio" holds a country and a person; "Department of Health and Human
Services" is one name; "Read more" is none. Titles, openers of sentences and everyday words are cut
off here. What type a candidate has is decided in evidence.py, whose name it is in memory.py.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from archive.entities.evidence import OPEN, is_sure, name_signs, weigh
from archive.entities.joins import IN_RUN, joined
from archive.entities.units import (
    Piece,
    Scene,
    Unit,
    head,
    is_name,
    is_plain,
    is_title,
    looks_personal,
    lower,
    to_units,
)

if TYPE_CHECKING:
    from archive.article import EntityType
    from archive.entities.evidence import Scores
    from archive.entities.gazetteer import Gazetteer, Known
    from archive.entities.reading import Chain


class Candidate(NamedTuple):
    """
    What may be a name: `surface` stands at `start` to `end` of its passage.

    `known` is its row in the gazetteer; `sure` when nothing around it can change that. `prior` is what its own words weigh. `shape` is the type that its own words say, if they do
    ("Department of ...", "... Inc"). `titled` has a title before it. `opens` stands where every
    sentence has a capital; `common` has none but everyday words.
    """

    surface: str
    start: int
    end: int
    words: tuple[str, ...]
    known: Known | None
    shape: EntityType | None
    titled: bool
    opens: bool
    common: bool
    prior: Scores = (0, 0, 0, 0)
    sure: bool = False


_PARTY = re.compile(r"[DRI]-[A-Z]|FY'?\d")
# "Martin Luther King, Jr.", "Paul VI", "Clay Tice Jr."
_TAIL = re.compile(r",? (?:Jr|Sr)\b\.?| (?:I{2,3}|I?V|VI{1,3}|I?X|XI{1,3}|XI?V|XVI{0,3})\b(?!\.\w)")


_DEPUTIES = frozenset({"prime", "vice", "deputy", "district", "foreign", "defense", "defence", "first"})
_DEPUTIES |= {"interior", "finance", "health", "home", "justice", "attorney", "general", "chief"}
_DEPUTIES |= {"assistant", "associate", "executive", "shadow", "acting", "former", "lieutenant", "senior"}
_DEPUTIES |= {"press", "majority", "minority", "under", "national", "security", "head", "staff"}
MOST_REMEMBERED = 16_000
_LONGEST_REMEMBERED = 4
_NUMERAL = re.compile(r"(?:i{2,3}|i?v|vi{1,3}|i?x|xi{1,3}|xi?v|xvi{0,3})$")


def find_candidates(text: str, chain: Chain, gazetteer: Gazetteer) -> list[Candidate]:
    """
    The candidates in one chain of *text*, in order, none overlapping.

    Names come again in article after article, so what was made of a chain is remembered by what was
    looked at: its words, " of " before it, a full stop or "Jr." behind it. Only an everyday word
    that may be a weapon is looked at with more around it.
    """
    start, far = chain[0].start, chain[-1].far
    doubtful = gazetteer.doubtful
    if len(chain) == 1:
        if chain[0].text in doubtful:
            return _find(text, chain, gazetteer)
    elif not doubtful.isdisjoint([word.text for word in chain]):
        return _find(text, chain, gazetteer)
    before = " of " if text[max(start - 4, 0) : start] == " of " else ""
    behind = text[far : far + 1]
    if behind in (" ", ","):
        tail = _TAIL.match(text, far)
        behind = tail.group() if tail else ""
    elif behind != ".":
        behind = ""
    seen = f"{before}{text[start:far]}{behind}"
    key = (seen, chain[0].opens) if len(chain) == 1 else (seen, *[one.opens for one in chain])
    found = gazetteer.remembered.get(key)
    if found is None:
        found = [
            Candidate(c[0], c[1] - start, c[2] - start, *c[3:])
            for c in _find(text, chain, gazetteer)
        ]
        if len(gazetteer.remembered) >= MOST_REMEMBERED:
            gazetteer.remembered.clear()
        if len(chain) <= _LONGEST_REMEMBERED:
            gazetteer.remembered[key] = found
    return [Candidate(c[0], c[1] + start, c[2] + start, *c[3:]) for c in found] if found else found


def _find(text: str, chain: Chain, gazetteer: Gazetteer) -> list[Candidate]:
    scene = Scene(text, chain, gazetteer)
    if len(chain) == 1:
        return _alone(scene)
    pieces: list[Piece] = []
    run: list[Unit] = []
    office = False
    for unit in to_units(scene):
        link = chain[unit.i].link
        if run and link not in IN_RUN:
            pieces += _split(scene, run, office=office)
            office = link in ("of", "for") and chain[run[-1].j - 1].lower in gazetteer.cues.posts
            run = []
        run.append(unit)
    pieces += _split(scene, run, office=office)
    found = (_candidate(scene, piece) for piece in joined(scene, pieces))
    return [one for one in found if one is not None]


def _alone(scene: Scene) -> list[Candidate]:
    """The candidate in a chain of one word, which most chains are."""
    word = scene.chain[0].lower
    cues = scene.gazetteer.cues
    known = to_units(scene)[0].known
    if known is None and (word in cues.openers or word in cues.never or is_title(scene, word)):
        return []
    found = _candidate(scene, Piece(0, 1, known))
    return [] if found is None else [found]


def _split(scene: Scene, run: list[Unit], *, office: bool) -> list[Piece]:
    """
    A run of words without connectors to pieces; *office* when "Secretary of" stands before it.
    """
    cues = scene.gazetteer.cues
    pieces: list[Piece] = []
    part: list[Unit] = []
    for unit in run:
        word = scene.chain[unit.i].lower
        shouted = part and _is_shouted(scene, part, unit)
        if shouted:
            pieces += _split_part(scene, part, office=office)
            part = []
        initial = len(word) == 1 and scene.text[scene.chain[unit.i].end :][:1] == "."  # John A. Key
        numeral = not part and unit is not run[-1] and _NUMERAL.match(word)  # "VI Corps"
        if (
            unit.known is None
            and not (initial or numeral)
            and (word in cues.never or (part and word in cues.small))
        ):
            pieces += _split_part(scene, part, office=office)
            part, office = [], False
        else:
            part.append(unit)
    return pieces + _split_part(scene, part, office=office)


def _is_shouted(scene: Scene, part: list[Unit], unit: Unit) -> bool:
    """True where a line in capitals ends: "... SUMMIT IN RALEIGH | Sen. Richard Burr"."""
    if scene.chain[unit.i].text.isupper():
        return False
    before = [scene.chain[one.i].text for one in part[-2:]]
    return len(before) == 2 and all(word.isupper() and len(word) > 3 for word in before)


def _split_part(
    scene: Scene, part: list[Unit], *, office: bool, title: bool = False
) -> list[Piece]:
    """
    Before the last title, and the person after it: "House Speaker | Nancy Pelosi".

    *title* where a title follows: "British Foreign" of "British Foreign Secretary" is no name.
    """
    part = _trimmed(scene, part)
    while title and part and part[-1].known is None and lower(scene, part[-1]) in _DEPUTIES:
        part.pop()  # "Kenosha County | District Attorney"
    for t in range(len(part) - 1, -1, -1):
        word = lower(scene, part[t])
        if part[t].known is not None or not is_title(scene, word):
            continue
        rest = part[t + 1 :]
        rest = _without_party(scene, rest)
        if rest and _is_person(scene, rest, sure=word in scene.gazetteer.cues.sure):
            person = Piece(rest[0].i, rest[-1].j, None, "person", titled=True)
            return [*_split_part(scene, part[:t], office=False, title=True), person]
        if not rest and not looks_personal(scene, part):
            return _split_part(scene, part[:t], office=False, title=True)
        break
    if not part:
        return []
    if office and part[-1].known is None and head(scene, lower(scene, part[-1])) is None:
        begin = 0
        while len(part) - begin > 1 and is_plain(scene, part[begin]):
            if looks_personal(scene, part[begin:]):
                break
            begin += 1
        rest = part[begin:]
        if (begin or len(part) > 1) and _is_person(scene, rest, sure=False):
            return [Piece(rest[0].i, rest[-1].j, None, "person", titled=True)]
    return _untitled(scene, part, title=title)


def _trimmed(scene: Scene, part: list[Unit]) -> list[Unit]:
    """Without the words in front that open a sentence, and what no name ends with."""
    openers = scene.gazetteer.cues.openers
    begin, end = 0, len(part)
    while begin < end and part[begin].known is None:
        word = scene.chain[part[begin].i]
        opener = word.lower in openers and (word.lower != "the" or word.opens or end - begin == 1)
        if not opener and not (
            word.opens and end - begin > 1 and _only_opens(scene, part[begin:end])
        ):
            break
        begin += 1
    small = scene.gazetteer.cues.small
    while end > begin and part[end - 1].known is None and lower(scene, part[end - 1]) in small:
        end -= 1
    return part[begin:end]


def _only_opens(scene: Scene, part: list[Unit]) -> bool:
    """True when the first word has its capital from the sentence alone: "Rescuers Friday"."""
    word = scene.chain[part[0].i]
    cues = scene.gazetteer.cues
    if not is_plain(scene, part[0]) or is_title(scene, word.lower):
        return False
    if word.lower in cues.first_place or word.lower in cues.first_thing:
        return is_plain(scene, part[1])
    if word.text in scene.gazetteer.first_names:
        second = scene.chain[part[1].i].text
        if not is_plain(scene, part[1]) or scene.gazetteer.is_surname(second):
            return False
    if word.lower in cues.particles:
        return False  # "Bin Salman later apologised"
    return head(scene, scene.chain[part[-1].j - 1].lower) is None


def _is_person(scene: Scene, part: list[Unit], *, sure: bool) -> bool:
    """True when what follows a title can be a person's name."""
    if len(part) > 5 or (len(part) == 1 and part[0].known and part[0].j - part[0].i > 1):
        return False
    if sure:
        return True
    words = [scene.chain[k] for unit in part for k in range(unit.i, unit.j)]
    first_name = words[0].text in scene.gazetteer.first_names
    known = part[0].known
    if known is not None and not first_name:
        return False
    if len(part) == 1 and known is not None:
        return known.table != "countries"
    last = words[-1].lower
    if head(scene, last) is not None and last not in scene.gazetteer.cues.surnames:
        return False  # "Saint Francis Hospital"
    return any(is_name(word, scene.gazetteer) for word in words)


def _without_party(scene: Scene, part: list[Unit]) -> list[Unit]:
    """
    A person without what follows the name: "Dick Durbin D IL", "Tom Coburn M D".

    From the third word on an everyday word ends a long name too: "Patrick Leahy Ranking Member".
    """
    if scene.chain[part[0].i].text.isupper() if part else True:
        return part
    end = 1
    while end < len(part):
        word = scene.chain[part[end].i].text
        final = end == len(part) - 1 or scene.chain[part[end + 1].i].text.isupper()
        if word.isupper() and (len(word) > 1 or final):
            break
        if end > 1 and len(part) > 3 and is_plain(scene, part[end]):
            break
        end += 1
    return part[:end]


def _untitled(scene: Scene, part: list[Unit], *, title: bool = False) -> list[Piece]:
    """A run without titles: one name by its shape, or known names and what stands between them."""
    whole = Piece(part[0].i, part[-1].j, part[0].known if len(part) == 1 else None)
    if len(part) == 1:
        return [whole]
    if looks_personal(scene, part):
        part = _without_party(scene, part)
        return [Piece(part[0].i, part[-1].j, None, "person")]
    for k in range(2, len(part) - 1):  # "Refugee Council | Enver Solomon"
        if head(scene, lower(scene, part[k - 1])) and looks_personal(scene, part[k:]):
            return [*_untitled(scene, part[:k]), Piece(part[k].i, part[-1].j, None, "person")]
    shape = _shape(scene, part)
    if shape is not None:
        return [whole._replace(shape=shape)]
    if len(part) == 3 and part[0].known is None and looks_personal(scene, part[1:]):
        # "Minnesotan Scott LeDoux"
        return [Piece(part[1].i, part[2].j, None, "person")]
    if all(unit.known is None for unit in part) or (not title and _is_one(scene, part)):
        return [whole]
    pieces: list[Piece] = []
    plain: list[Unit] = []
    for unit in (*part, None):
        if unit is not None and unit.known is None:
            plain.append(unit)
            continue
        plain = _trimmed(scene, plain)
        if plain:
            pieces += _untitled(scene, plain)
            plain = []
        if unit is not None:
            pieces.append(Piece(unit.i, unit.j, unit.known))
    return pieces


def _is_one(scene: Scene, part: list[Unit]) -> bool:
    """
    True where a known name is only part of a name: "Miami Vice", "German Enlightenment", "Air France".
    """
    cues, first_names = scene.gazetteer.cues, scene.gazetteer.first_names
    if len(part) > 4:
        return False
    if part[0].known is not None:
        rest = part[1:]
    elif part[-1].known is not None and part[-1].known.table != "demonyms":
        rest = part[:-1]
        if scene.gazetteer.is_surname(scene.chain[rest[-1].i].text):
            return False
    else:
        return False
    if any(unit.known is not None for unit in rest):
        # "French Sudan", "Tokyo Rose": a city that is a word is a word here
        demonym = part[0].known is not None and part[0].known.table == "demonyms"
        if not all(
            unit.known is None
            or (unit.known.type == "place" and unit.known.table != "demonyms" and demonym)
            or (unit.known.table == "gazetteer" and is_plain(scene, unit._replace(known=None)))
            for unit in rest
        ):
            return False
    if looks_personal(scene, rest):
        return False
    words = [scene.chain[unit.i] for unit in rest]
    if not words:
        return False
    if words[0].text in first_names or words[-1].lower in cues.offices:
        return False
    return not any(
        word.lower in cues.adjectives or word.lower[:-1] in cues.adjectives for word in words
    )


def _shape(scene: Scene, part: list[Unit]) -> EntityType | None:
    """The type that the words of a run say, when all of it is one name."""
    cues = scene.gazetteer.cues
    begins, ends = part[0].known, part[-1].known
    of_country = begins is not None and begins.type == "place"
    place = of_country and begins is not None and begins.table != "demonyms"
    last = scene.chain[part[-1].j - 1].lower
    if ends is None or ends.table == "gazetteer" or (ends.type == "org" and of_country):
        shape = head(scene, last)
        if shape is not None:
            return shape
        if ends is not None and ends.table == "bodies":
            return "org"  # "British Red Cross"
    if any(unit.known is not None for unit in part[1:]):
        return None
    if begins is not None:
        unknown = not is_plain(scene, part[-1])
        if len(part) <= 4 and place and unknown and last.endswith("s"):
            return "org"  # Pittsburgh Steelers
        return "org" if begins.type == "org" and len(part) == 2 and unknown else None
    if len(part) <= 3:
        first = scene.chain[part[0].i].lower
        if first in cues.first_place:
            return "place"
        if first in cues.first_thing:
            return "thing"
    return None


def _candidate(scene: Scene, piece: Piece) -> Candidate | None:
    """The piece as a candidate, None for what names nothing by itself."""
    text, chain, gazetteer = scene
    known, shape = piece.known, piece.shape
    if piece.j == piece.i + 1:
        first = last = chain[piece.i]
        lowers: tuple[str, ...] = (first.lower,)
        common = gazetteer.is_common(first.lower)
    else:
        words = chain[piece.i : piece.j]
        first, last = words[0], words[-1]
        lowers = tuple(word.lower for word in words)
        common = all(gazetteer.is_common(word) for word in lowers)
    start, end = first.start, last.end
    if known is not None:
        if last.far > end and text[start : last.far].replace("’", "'") in gazetteer.known:
            end = last.far  # McDonald's
    elif _is_nothing(scene, text[start:end], lowers, shape, titled=piece.titled):
        return None
    elif shape == "org":
        dotted = text[end : end + 1] == "." and last.lower + "." in gazetteer.cues.legal
        end += dotted and last.lower in gazetteer.cues.legal
    elif shape in (None, "person") and text[end : end + 1] in (" ", ","):
        tail = _TAIL.match(text, end)
        end = tail.end() if tail else end
    surface = text[start:end]
    if len(lowers) > 1:
        surface = " ".join(surface.split())
    opens, titled = first.opens, piece.titled
    made = Candidate(surface, start, end, lowers, known, shape, titled, opens, common)
    sure = known is not None and known.table not in OPEN and is_sure(made, gazetteer)
    return Candidate(*made[:9], weigh(name_signs(made, gazetteer), gazetteer.weights), sure)


def _is_nothing(
    scene: Scene, surface: str, words: tuple[str, ...], shape: EntityType | None, *, titled: bool
) -> bool:
    """True for "Islamic" alone, "1st Tracks", "DURBIN VISITS", "D-CA", "FY2009"."""
    cues = scene.gazetteer.cues
    if titled:
        return surface.isupper() and len(surface) > 3
    if len(words) == 1:
        word = words[0]
        if len(word) < 2 or word in cues.adjectives or word in cues.openers:
            return True
        if surface.isupper() and len(word) > 1 and not surface.strip("IVX"):
            return True  # XXI
        return _PARTY.match(surface) is not None or (surface.isupper() and len(surface) > 6)
    return (surface[0].isdigit() and shape is None) or surface.isupper()
