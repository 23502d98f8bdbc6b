"""
Chains of capitalised words to candidates: where a name begins and ends.

"US Secretary of State Marco Rubio" holds a country and a person; "Department of Health and Human
Services" is one name; "Read more" is none. Titles, openers of sentences and everyday words are cut
off here. What type a candidate has is decided in evidence.py, whose name it is in memory.py.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from archive.entities.units import (
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
    from archive.entities.gazetteer import Gazetteer, Known
    from archive.entities.reading import Chain


class Candidate(NamedTuple):
    """
    What may be a name: `surface` stands at `start` to `end` of its passage.

    `known` is its row in the gazetteer. `shape` is the type that its own words say, if they do
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


class _Piece(NamedTuple):
    """The words i to j of a chain, on their way to being a candidate."""

    i: int
    j: int
    known: Known | None = None
    shape: EntityType | None = None
    titled: bool = False


_IN_RUN = frozenset({" ", "de"})
# "Secretary of Defense Donald Rumsfeld": only these have a business between them and the name.
_OFFICES = frozenset(
    {
        "secretary",
        "undersecretary",
        "minister",
        "director",
        "commissioner",
        "chief",
        "chair",
        "chairman",
        "chairwoman",
        "administrator",
        "ambassador",
        "attorney",
        "leader",
        "superintendent",
    }
)
_FOR = frozenset(
    {
        "center",
        "centre",
        "institute",
        "society",
        "campaign",
        "association",
        "organization",
        "fund",
        "organisation",
        "foundation",
        "committee",
        "council",
        "alliance",
        "citizens",
        "students",
        "department",
        "office",
        "coalition",
        "network",
        "commission",
        "academy",
        "union",
        "lawyers",
    }
)
_ON = frozenset(
    {"committee", "subcommittee", "commission", "council", "conference", "caucus", "board"}
)
# "Department of Health and Human Services", but "University of Miami and Apex Shark Expeditions"
_AND = frozenset(
    {"department", "ministry", "committee", "subcommittee", "office", "board", "bureau"}
)
_PARTY = re.compile(r"[DRI]-[A-Z]")
_WIDE = frozenset({"countries", "regions"})
# "Martin Luther King, Jr.", "Paul VI", "Clay Tice Jr."
_TAIL = re.compile(r",? (?:Jr|Sr)\b\.?| (?:I{2,3}|I?V|VI{1,3}|I?X|XI{1,3}|XI?V|XVI{0,3})\b(?!\.)")


def find_candidates(text: str, chain: Chain, gazetteer: Gazetteer) -> list[Candidate]:
    """
    The candidates in one chain of *text*, in order, none overlapping.
    """
    scene = Scene(text, chain, gazetteer)
    if len(chain) == 1:
        return _alone(scene)
    pieces: list[_Piece] = []
    run: list[Unit] = []
    office = False
    for unit in to_units(scene):
        link = chain[unit.i].link
        if run and link not in _IN_RUN:
            pieces += _split(scene, run, office=office)
            office = link in ("of", "for") and chain[run[-1].j - 1].lower in _OFFICES
            run = []
        run.append(unit)
    pieces += _split(scene, run, office=office)
    found = (_candidate(scene, piece) for piece in _joined(scene, pieces))
    return [one for one in found if one is not None]


def _alone(scene: Scene) -> list[Candidate]:
    """The candidate in a chain of one word, which most chains are."""
    word = scene.chain[0].lower
    cues = scene.gazetteer.cues
    known = to_units(scene)[0].known
    if known is None and (word in cues.openers or word in cues.never or is_title(scene, word)):
        return []
    found = _candidate(scene, _Piece(0, 1, known))
    return [] if found is None else [found]


def _split(scene: Scene, run: list[Unit], *, office: bool) -> list[_Piece]:
    """
    A run of words without connectors to pieces; *office* when "Secretary of" stands before it.
    """
    cues = scene.gazetteer.cues
    pieces: list[_Piece] = []
    part: list[Unit] = []
    for unit in run:
        word = scene.chain[unit.i].lower
        if unit.known is None and (word in cues.never or (part and word in cues.small)):
            pieces += _split_part(scene, part, office=office)
            part, office = [], False
        else:
            part.append(unit)
    return pieces + _split_part(scene, part, office=office)


def _split_part(scene: Scene, part: list[Unit], *, office: bool) -> list[_Piece]:
    """Before the last title, and the person after it: "House Speaker | Nancy Pelosi"."""
    part = _trimmed(scene, part)
    for t in range(len(part) - 1, -1, -1):
        title = lower(scene, part[t])
        if part[t].known is not None or not is_title(scene, title):
            continue
        rest = part[t + 1 :]
        rest = _without_party(scene, rest)
        if rest and _is_person(scene, rest, sure=title in scene.gazetteer.cues.sure):
            person = _Piece(rest[0].i, rest[-1].j, None, "person", titled=True)
            return [*_split_part(scene, part[:t], office=False), person]
        if not rest and not looks_personal(scene, part):
            return _split_part(scene, part[:t], office=False)
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
            return [_Piece(rest[0].i, rest[-1].j, None, "person", titled=True)]
    return _untitled(scene, part)


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
    while end > begin and part[end - 1].known is None and lower(scene, part[end - 1]) in openers:
        if lower(scene, part[end - 1]) == "may" and end - begin > 1:
            break  # Theresa May
        end -= 1
    return part[begin:end]


def _only_opens(scene: Scene, part: list[Unit]) -> bool:
    """True when the first word has its capital from the sentence alone: "Rescuers Friday"."""
    word = scene.chain[part[0].i]
    if not is_plain(scene, part[0]) or is_title(scene, word.lower) or word.lower == "st":
        return False
    if word.text in scene.gazetteer.first_names and not is_plain(scene, part[1]):
        return False
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
    if head(scene, words[-1].lower) is not None and not first_name:
        return False
    return any(is_name(word, scene.gazetteer) for word in words)


def _without_party(scene: Scene, part: list[Unit]) -> list[Unit]:
    """ "Dick Durbin D IL", "Tom Coburn M D": the name ends before a letter or capitals at the end."""
    if scene.chain[part[0].i].text.isupper() if part else True:
        return part
    end = 1
    while end < len(part):
        word = scene.chain[part[end].i].text
        final = end == len(part) - 1 or scene.chain[part[end + 1].i].text.isupper()
        if word.isupper() and (len(word) > 1 or final):
            break
        end += 1
    return part[:end]


def _untitled(scene: Scene, part: list[Unit]) -> list[_Piece]:
    """A run without titles: one name by its shape, or known names and what stands between them."""
    whole = _Piece(part[0].i, part[-1].j, part[0].known if len(part) == 1 else None)
    if len(part) == 1:
        return [whole]
    if looks_personal(scene, part):
        part = _without_party(scene, part)
        return [_Piece(part[0].i, part[-1].j, None, "person")]
    shape = _shape(scene, part)
    if shape is not None:
        return [whole._replace(shape=shape)]
    if len(part) == 3 and part[0].known is None and looks_personal(scene, part[1:]):
        # "Minnesotan Scott LeDoux"
        return [_Piece(part[1].i, part[2].j, None, "person")]
    if all(unit.known is None for unit in part):
        return [whole]
    pieces: list[_Piece] = []
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
            pieces.append(_Piece(unit.i, unit.j, unit.known))
    return pieces


def _shape(scene: Scene, part: list[Unit]) -> EntityType | None:
    """The type that the words of a run say, when all of it is one name."""
    cues = scene.gazetteer.cues
    begins, ends = part[0].known, part[-1].known
    place = begins is not None and begins.type == "place" and begins.table != "demonyms"
    last = scene.chain[part[-1].j - 1].lower
    if ends is None or ends.table == "gazetteer" or (ends.type == "org" and place):
        shape = head(scene, last)
        if shape is not None:
            return shape
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


def _joined(scene: Scene, pieces: list[_Piece]) -> list[_Piece]:
    """Pieces with the small words between them that belong inside a name."""
    out: list[_Piece] = []
    for piece in pieces:
        whole = None
        if len(out) > 1 and scene.chain[piece.i].lower in scene.gazetteer.cues.legal:
            before, middle = out[-2:]
            if before.j == middle.i and scene.chain[middle.i].link == " ":
                out[-2:] = [_Piece(before.i, middle.j)]  # "Apple | Computer, Inc."
        if out and out[-1].j == piece.i and scene.chain[piece.i].link not in _IN_RUN:
            whole = _join(scene, out[-1], piece)
        if whole is not None:
            out[-1] = whole
        else:
            out.append(piece)
    return out


def _join(scene: Scene, left: _Piece, right: _Piece) -> _Piece | None:
    """One piece of two with a connector between them, None when they are two names."""
    cues, chain = scene.gazetteer.cues, scene.chain
    if left.shape == "person" or right.titled:
        return None
    link = chain[right.i].link
    shape: EntityType | None = None
    first, last = chain[left.i].lower, chain[left.j - 1].lower
    if link == "&" or (link == "," and _all(scene, right, cues.legal)):
        shape = "org"
    elif link == "of":
        narrow = right.known is not None and right.known.table not in _WIDE
        if last in cues.of_org and not (narrow and left.j - left.i > 1):
            shape = "org"
        elif last in cues.of_thing and left.known is None:
            shape = "thing"
        elif last in cues.of_place and left.known is None:
            shape = "place"
    elif (link == "for" and last in _FOR) or (link == "on" and last in _ON):
        shape = "org"
    elif left.known is None and right.known is None:
        plain = _all_common(scene, right)
        if link == "and" and left.shape == "org" and first in _AND and plain:
            shape = "org"
        elif link == "and" and left.shape is None and plain and _all_common(scene, left):
            shape = right.shape
        elif link == "'s" and first in ("st", "saint"):
            shape = right.shape or "place"
        elif link == "'s" and not chain[left.i].opens and _all_common(scene, left):
            shape = right.shape if last not in cues.offices else None
    return _Piece(left.i, right.j, None, shape) if shape is not None else None


def _all(scene: Scene, piece: _Piece, words: frozenset[str]) -> bool:
    return all(scene.chain[k].lower in words for k in range(piece.i, piece.j))


def _all_common(scene: Scene, piece: _Piece) -> bool:
    return all(scene.gazetteer.is_common(scene.chain[k].lower) for k in range(piece.i, piece.j))


def _candidate(scene: Scene, piece: _Piece) -> Candidate | None:
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
    elif not piece.titled and _is_nothing(scene, text[start:end], lowers, shape):
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
    return Candidate(surface, start, end, lowers, known, shape, titled, opens, common)


def _is_nothing(
    scene: Scene, surface: str, words: tuple[str, ...], shape: EntityType | None
) -> bool:
    """True for "Islamic" alone, "1st Tracks", "DURBIN VISITS", "D-CA"."""
    cues = scene.gazetteer.cues
    if len(words) == 1:
        word = words[0]
        if len(word) < 2 or word in cues.adjectives or word in cues.openers:
            return True
        return surface.isupper() and (len(surface) > 6 or _PARTY.match(surface) is not None)
    return (surface[0].isdigit() and shape is None) or surface.isupper()
