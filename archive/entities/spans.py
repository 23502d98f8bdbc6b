"""
Chains of capitalised words to candidates: where a name begins and ends.

"US Secretary of State Marco Rubio" holds a country and a person; "Department of Health and Human
Services" is one name; "Read more" is none. Titles, openers of sentences and everyday words are cut
off here. What type a candidate has is decided in evidence.py, whose name it is in memory.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.entities.called import called
from archive.entities.entitled import entitled, indefinite, published
from archive.entities.evidence import name_signs, weigh
from archive.entities.gaps import IN_RUN, LETTERED
from archive.entities.joins import joined
from archive.entities.lone import is_called
from archive.entities.numbered import numbered
from archive.entities.reading import INDEFINITE, one_spaced
from archive.entities.shouting import is_cried, is_shouted
from archive.entities.states import is_short_state
from archive.entities.tails import (
    BEGINS,
    NUMERALS,
    UPHEAVALS,
    dated,
    numeral_tail,
    person_tail,
    subtitle_tail,
    with_small,
    year_tail,
)
from archive.entities.titles import are_members, split_part
from archive.entities.units import Piece, Scene, Unit, is_plain, to_units
from archive.entities.word_flags import (
    ADJECTIVE,
    BY_OTHERS,
    CAPITALS,
    COMMON,
    COMPOUND,
    FIRST_NAME,
    HEAD,
    LEGAL,
    NEVER,
    OPENER,
    ORG_HEAD,
    SMALL,
    TITLE,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.article import EntityType
    from archive.entities.evidence import Scores
    from archive.entities.gazetteer import Known
    from archive.steps import Steps


@dataclass(slots=True, eq=False)
class Candidate:
    """
    What may be a name: `surface` stands at `start` to `end` of its passage. Nothing changes one.

    `known` is its row in the gazetteer; `sure` when nothing around it can change that. `prior` is
    what its own words weigh. `shape` is the type that its own words say, if they do
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


_CRIED = re.compile(r"!(?: [a-z]|['’]s\b|[,;)])")
_GOES_ON = re.compile(r"[\w+]")
_GOES_ON_SMALL = frozenset({" pa", " pl", " di"})  # party, plc, disease
_TIED = frozenset("-–(")


_OF_STATE = frozenset({"federal", "congressional", "state", "local", "central"})
_OF_STATE_BODIES = frozenset({"government", "district", "opposition"})
# No name alone, but before the head of one: "AIDS Council", "Copyright Office".
_MEANT = frozenset({"aids", "hiv", "dna", "copyright", "contact", "phone", "vat", "advertisement"})
_TELEVISED = frozenset({"cable", "live", "local", "pay", "public", "reality", "satellite", "state"})
_KINGLY = NUMERALS | {"t"}
_TITLED = frozenset({"works", "products"})
_CERTAIN = 900
MOST_PRIORS = 20_000


def find_candidates(scenes: Sequence[Scene]) -> Steps[list[list[Candidate]]]:
    """
    The candidates in the chain of each scene, in order, none overlapping; in steps, each made for
    all of them before the next.
    """
    several = [scene for scene in scenes if len(scene.chain) > 1]
    units = list(map(to_units, several))
    yield
    split = list(map(_pieces, several, units))
    yield
    pieces = list(map(joined, several, split))
    yield
    found = iter(list(map(_candidates, several, pieces)))
    yield
    return [next(found) if len(scene.chain) > 1 else _alone_again(scene) for scene in scenes]


def _pieces(scene: Scene, units: list[Unit]) -> list[Piece]:
    """The units of a chain to pieces, connectors between them."""
    chain = scene.chain
    pieces: list[Piece] = []
    run: list[Unit] = []
    office = False
    for unit in units:
        link = chain[unit.i].link
        if run and link not in IN_RUN:
            pieces += _split(scene, run, office=office)
            posts = scene.gazetteer.cues.posts
            office = link in ("of", "for") and chain[run[-1].j - 1].lower in posts
            run = []
        run.append(unit)
    return pieces + _split(scene, run, office=office)


def _candidates(scene: Scene, pieces: list[Piece]) -> list[Candidate]:
    text, chain = scene.text, scene.chain
    first, after = chain[0], chain[-1].far + 1
    if is_called(text, first.start):
        pieces = called(scene, pieces)
    for at, word in enumerate(chain[:4]):  # "Mozart's The Magic Flute"
        if word.text == "The" and not word.opens:
            pieces = entitled(scene, pieces, at)
    if first.flags & OPENER and first.text in INDEFINITE:
        pieces = indefinite(scene, pieces)
    if after < len(text) and text[after] == "(":
        pieces = published(scene, pieces)
    found = []
    for piece in pieces:
        candidate = _candidate(scene, piece)
        if candidate is not None:
            found.append(candidate)
    return found


def _alone_again(scene: Scene) -> list[Candidate]:
    """
    `_alone`, remembered: four of five words that stand alone have done so in an article before.

    Not where "III" or "Jr" may follow, nor for a name that counts only beside another word.
    """
    text, chain, gazetteer = scene.text, scene.chain, scene.gazetteer
    word = chain[0]
    start, end = word.start, word.end
    after = text[end : end + 3]
    if (
        word.far > end
        or word.flags & BY_OTHERS
        or after[1:2] in BEGINS
        or (after[:1] == "," and after[2:] in BEGINS)
        or after in _GOES_ON_SMALL
        or (after == " th" and text[end + 5 : end + 6].isupper())  # the Great
        or after[:1] == "+"
        or text[start - 2 : start].rstrip()[-1:] in _TIED
        or is_called(text, start)
    ):
        found = _alone(scene)
        return [] if found is None else [found]
    key = word.text, word.opens
    if key in gazetteer.alone:
        found = gazetteer.alone[key]
        return [] if found is None else [_moved(found, start, end)]
    if len(gazetteer.alone) >= MOST_PRIORS:
        gazetteer.alone.clear()
    found = gazetteer.alone[key] = _alone(scene)
    return [] if found is None else [found]


def _moved(one: Candidate, start: int, end: int) -> Candidate:
    return Candidate(
        one.surface,
        start,
        end,
        one.words,
        one.known,
        one.shape,
        one.titled,
        one.opens,
        one.common,
        one.prior,
        one.sure,
    )


def _alone(scene: Scene) -> Candidate | None:
    """The candidate in a chain of one word, which most chains are."""
    known = to_units(scene)[0].known
    if known is None and scene.chain[0].flags & (OPENER | NEVER | TITLE):
        return None
    piece = Piece(0, 1, known, None if known else dated(scene.text, scene.chain[0].end))
    if known is None and is_called(scene.text, scene.chain[0].start):
        piece = called(scene, [piece])[0]
    return _candidate(scene, piece)


def _split(scene: Scene, run: list[Unit], *, office: bool) -> list[Piece]:
    """
    A run of words without connectors to pieces; *office* when "Secretary of" stands before it.
    """
    chain, flags = scene.chain, 0
    if len(run) == 1:
        only = run[0]
        if only.known is not None or (chain[only.i].link == "of" and are_members(scene, only)):
            return [Piece(only.i, only.j, only.known)]  # "United States"
    for unit in run:
        flags |= chain[unit.i].flags
    if not flags & (NEVER | SMALL | CAPITALS):
        return split_part(scene, run, office=office)  # nothing to cut at
    pieces: list[Piece] = []
    part: list[Unit] = []
    for unit in run:
        word = chain[unit.i]
        if len(part) > 1 and is_shouted(scene, part, unit):
            pieces += split_part(scene, part, office=office)
            part = []
        small = part and word.flags & SMALL and word.link != "de"
        cut = unit.known is None and (word.flags & NEVER or small)
        if cut and not _is_within(scene, unit, part, run):
            pieces += split_part(scene, part, office=office)
            part, office = [], False
        else:
            part.append(unit)
    return pieces + split_part(scene, part, office=office)


def _is_within(scene: Scene, unit: Unit, part: list[Unit], run: list[Unit]) -> bool:
    """True for the A of "John A. Key", the VI of "VI Corps", the TV of "Abu Dhabi TV"."""
    word = scene.chain[unit.i]
    if len(word.lower) == 1 and scene.text[word.end : word.end + 1] == ".":
        return True
    if word.text in ("Jan", "Jun") and unit is not run[-1]:
        return scene.text[word.end : word.end + 1] == " "  # "Jan Kniffen"
    if word.text == "TV" and part:
        known = part[-1].known
        if known is None:
            aired = scene.chain[part[-1].i]  # "BFM TV", "Space TV", not "Live TV"
            return not (is_plain(scene, part[-1]) and (aired.opens or aired.lower in _TELEVISED))
        return known.table != "demonyms"  # "Abu Dhabi TV"
    if unit is run[-1]:
        return False
    behind = scene.chain[unit.j]
    if word.lower in _MEANT:
        return behind.flags & (HEAD if word.text[1:].islower() else ORG_HEAD) != 0
    if word.text.strip("IVX") or not part:
        return not part and word.text != "I" and not word.text.strip("IVX")  # VI Corps
    # "Alexios I Komnenos", "Carl XVI Gustaf"
    ahead = scene.chain[part[-1].i]
    plain = (ahead.flags | behind.flags) & (COMMON | NEVER | TITLE)
    known = part[-1].known or run[run.index(unit) + 1].known
    return not plain and known is None and f"{ahead.text} {behind.text}".istitle()


def _candidate(scene: Scene, piece: Piece) -> Candidate | None:
    """The piece as a candidate, None for what names nothing by itself."""
    text, chain, gazetteer = scene.text, scene.chain, scene.gazetteer
    known, shape = piece.known, piece.shape
    if piece.j == piece.i + 1:
        first = last = chain[piece.i]
        lowers: tuple[str, ...] = (first.lower,)
        common = first.flags & COMMON != 0
    else:
        words = chain[piece.i : piece.j]
        first, last = words[0], words[-1]
        lowers = tuple([word.lower for word in words])
        shared = COMMON
        for word in words:
            shared &= word.flags
        common = shared != 0
    start, end = first.start, last.end
    if text[end + 1 : end + 2].isdigit() and text[end] == " ":
        end, known, shape = numbered(scene, piece)
    elif known is None and shape is None and text[end - 1].isdigit() and "-" in lowers[-1]:
        shape = None if last.flags & CAPITALS else "thing"  # Chandrayaan-3, not R-2
    if known is not None and text.startswith((" party", " disease"), end):
        end, known = with_small(text, start, end, known, gazetteer)
    if known is not None and text[end + 1 : end + 2] in _KINGLY:
        far = person_tail(text, end) if known.table in ("gazetteer", "cities") else end
        if far > end and (first.flags & FIRST_NAME or far > end + 2):
            known, shape = None, "person"  # Elizabeth II and Frederick the Great, which are cities
        elif known.type in ("org", "thing") and numeral_tail(text, end) > end:
            end = numeral_tail(text, end)
            shape, known = "org" if known.table in ("teams", "bodies") else "thing", None
    if known is not None:
        if last.far > end and text[start : last.far].replace("’", "'") in gazetteer.known:
            end = last.far  # McDonald's
        elif known.table == "states" and text[end : end + 1] == "." and is_short_state(last.text):
            end += 1  # Ga.
        elif known.table in _TITLED and text[end : end + 2] == ": ":
            end = subtitle_tail(text, end)
            known = known if end == last.end else None
            shape = shape if known else "thing"
        elif last.lower == "bros" and text[end : end + 1] == ".":
            end += 1  # Warner Bros.
    elif _is_nothing(scene, piece, shape, text[start:end], lowers):
        return None
    elif shape == "org" and text[end + 1 : end + 2] in NUMERALS:
        end = numeral_tail(text, end)
    elif shape == "org":
        dotted = text[end : end + 1] == "." and last.lower + "." in gazetteer.cues.legal
        end += dotted and last.flags & LEGAL != 0
    elif shape == "thing" or (shape is None and last.lower in UPHEAVALS):
        far = year_tail(text, end, last.lower)  # "Winooski River Flood of 1927"
        end, shape = far, "thing" if far > end else shape
    elif shape in (None, "person") and text[end : end + 1] in (" ", ",", "."):
        end = person_tail(text, end, lowers)
        of_series = end > last.end and text[end - 1] in NUMERALS
        if of_series and common and shape is None and not piece.titled:
            if len(lowers) == 1 and lowers[0] in LETTERED:
                return None  # "Phase II"
            shape = "thing"  # Final Fantasy VII
    if text[end : end + 1] == "!" and _CRIED.match(text, end):
        end += 1  # Yahoo! said
    if text[end : end + 1] == "+" and not _GOES_ON.match(text, end + 1):
        end += 1  # OPEC+, Disney+
    elif text.startswith(" plc", end) and not text[end + 4 : end + 5].isalnum():
        end, known, shape = end + 4, None, "org"
    surface = text[start:end]
    if len(lowers) > 1 or end > last.end:
        surface = one_spaced(surface)
    opens, titled = first.opens, piece.titled
    key = surface, shape, known
    prior = gazetteer.priors.get(key)
    if prior is None:
        made = Candidate(surface, start, end, lowers, known, shape, titled, opens, common)
        prior = weigh(name_signs(made, gazetteer), gazetteer.weights)
        if len(gazetteer.priors) >= MOST_PRIORS:
            gazetteer.priors.clear()
        gazetteer.priors[key] = prior
    sure = max(prior) >= _CERTAIN
    return Candidate(surface, start, end, lowers, known, shape, titled, opens, common, prior, sure)


def _is_nothing(
    scene: Scene, piece: Piece, shape: EntityType | None, surface: str, words: tuple[str, ...]
) -> bool:
    """True for "Islamic" alone, "1st Tracks", "DURBIN VISITS", "D-CA", "FY2009"."""
    if piece.titled:
        return surface.isupper() and len(surface) > 3
    if len(words) == 1:
        word, flags = words[0], scene.chain[piece.i].flags
        if len(word) < 2 or surface in ("AI", "Rs") or flags & (ADJECTIVE | OPENER):
            return True
        if surface.isupper() and len(word) > 1 and not surface.strip("IVX"):
            return True  # XXI
        if "-" in word and scene.gazetteer.look[surface][1] & COMPOUND:
            return True
        if word[0].isdigit() and word[-2:] in ("st", "nd", "rd", "th"):
            return True  # "the 1st January"
        start = scene.chain[piece.i].start
        return is_cried(scene.text, start, start + len(surface), flags)
    if len(words) == 2 and len(words[1]) == 1 and words[0] in LETTERED:
        return True  # "Group C"
    if len(words) == 2 and words[0] in _OF_STATE and words[1] in _OF_STATE_BODIES:
        return True
    legal = scene.gazetteer.cues.legal
    shouted = surface.isupper() and words[-1] != "tv" and words[-1] not in legal
    return (surface[0].isdigit() and shape is None) or shouted
