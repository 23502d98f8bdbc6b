"""
Chains of capitalised words to candidates: where a name begins and ends.

"US Secretary of State Marco Rubio" holds a country and a person; "Department of Health and Human
Services" is one name; "Read more" is none. Titles, openers of sentences and common words are cut off
here. What type a candidate has is decided in evidence.py, whose name it is in memory.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from archive.article import EntityType
    from archive.entities.gazetteer import Gazetteer, Known
    from archive.entities.reading import Chain, Word


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


class _Unit(NamedTuple):
    """One word of a chain, or several that the gazetteer knows together: words i to j."""

    i: int
    j: int
    known: Known | None


class _Piece(NamedTuple):
    """A part of a chain on its way to being a candidate."""

    i: int
    j: int
    known: Known | None = None
    shape: EntityType | None = None
    titled: bool = False


_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_IN_RUN = frozenset({" ", "de"})


def find_candidates(text: str, chain: Chain, gazetteer: Gazetteer) -> list[Candidate]:
    """
    The candidates in one chain of *text*, in order, none overlapping.
    """
    return _Chain(text, chain, gazetteer).candidates()


class _Chain:
    """The chain at hand and what it is read with; lives for one call of find_candidates."""

    __slots__ = ("chain", "cues", "gazetteer", "text")

    def __init__(self, text: str, chain: Chain, gazetteer: Gazetteer) -> None:
        self.text = text
        self.chain = chain
        self.gazetteer = gazetteer
        self.cues = gazetteer.cues

    def candidates(self) -> list[Candidate]:
        pieces: list[_Piece] = []
        run: list[_Unit] = []
        office = False
        for unit in self.units():
            link = self.chain[unit.i].link
            if run and link not in _IN_RUN:
                pieces += self.split(run, office=office)
                before = self.chain[run[-1].j - 1].lower
                office = link in ("of", "for") and self.is_title(before)
                run = []
            run.append(unit)
        pieces += self.split(run, office=office)
        found = [self.candidate(piece) for piece in self.joined(pieces)]
        return [one for one in found if one is not None]

    def units(self) -> list[_Unit]:
        """The words of the chain, with the longest known names as one unit."""
        chain, known, reach = self.chain, self.gazetteer.known, self.gazetteer.reach
        units: list[_Unit] = []
        i = 0
        while i < len(chain):
            word = chain[i]
            j, found = i + 1, None
            longest = reach.get(word.text.partition("-")[0])
            if longest is not None:
                j, found = self.longest_known(i, longest)
            units.append(_Unit(i, j, found))
            i = j
        return units

    def longest_known(self, i: int, longest: int) -> tuple[int, Known | None]:
        chain, known = self.chain, self.gazetteer.known
        start = chain[i].start
        for j in range(len(chain), i, -1):
            last = chain[j - 1]
            if last.end - start > longest + 4:
                continue
            for end in (last.far, last.end) if last.far != last.end else (last.end,):
                surface = self.text[start:end]
                found = known.get(surface) or known.get(" ".join(surface.split()))
                if found is not None and not self.is_everyday(i, j, found):
                    return j, found
        return i + 1, None

    def is_everyday(self, i: int, j: int, found: Known) -> bool:
        """True where a known name may be plain words: "The Hill" or "Reading" at a sentence start."""
        first = self.chain[i]
        if found.table == "doubtful":
            return not self.beside(i, j)
        if not first.opens:
            return False
        if first.lower == "the":
            rest = self.text[self.chain[i + 1].start : self.chain[j - 1].end] if j > i + 1 else ""
            return rest in self.gazetteer.known
        return j == i + 1 and first.text[1:].islower() and self.gazetteer.is_common(first.lower)

    def beside(self, i: int, j: int) -> bool:
        """True where a word such as "missile" stands before or after."""
        after = self.text[self.chain[j - 1].far :][:24].split()[:2]
        before = self.text[max(self.chain[i].start - 24, 0) : self.chain[i].start].split()[-2:]
        return any(word.strip(".,;:()").lower() in self.cues.beside for word in (*before, *after))

    def is_title(self, lower: str) -> bool:
        return lower in self.cues.honorifics or lower in self.cues.roles

    def lower(self, unit: _Unit) -> str:
        return self.chain[unit.i].lower if unit.j == unit.i + 1 else ""

    def is_common(self, unit: _Unit) -> bool:
        return unit.known is None and self.gazetteer.is_common(self.chain[unit.i].lower)

    def split(self, run: list[_Unit], *, office: bool = False) -> list[_Piece]:
        """
        A run of words without connectors to pieces; *office* when "Secretary of" stands before it.
        """
        pieces: list[_Piece] = []
        part: list[_Unit] = []
        for unit in run:
            if (
                unit.known is None
                and self.chain[unit.i].lower in self.cues.never
                and not (part and self.lower(unit) in _SUFFIXES)
            ):
                pieces += self.split_part(part, office=office)
                part, office = [], False
            else:
                part.append(unit)
        return pieces + self.split_part(part, office=office)

    def split_part(self, part: list[_Unit], *, office: bool) -> list[_Piece]:
        part = self.trimmed(part, office=office)
        if not part:
            return []
        for t in range(len(part) - 1, -1, -1):
            if part[t].known is None and self.is_title(self.lower(part[t])):
                rest = part[t + 1 :]
                if rest and self.is_person(rest, sure=self.lower(part[t]) in self.cues.sure):
                    person = _Piece(rest[0].i, rest[-1].j, None, "person", titled=True)
                    return [*self.split_part(part[:t], office=False), person]
                if not rest:
                    return self.split_part(part[:t], office=False)
                break
        if office and self.is_person(part, sure=False):
            return [_Piece(part[0].i, part[-1].j, None, "person", titled=True)]
        return self.untitled(part)

    def trimmed(self, part: list[_Unit], *, office: bool) -> list[_Unit]:
        """Without the words in front that open a sentence, and what no name ends with."""
        begin, end = 0, len(part)
        while begin < end and part[begin].known is None:
            word = self.chain[part[begin].i]
            if office and end - begin > 1 and self.is_common(part[begin]):
                begin += 1
            elif word.lower in self.cues.openers and (
                word.lower != "the" or word.opens or end - begin == 1
            ):
                begin += 1
            elif word.opens and end - begin > 1 and self.opens_only(part[begin:end]):
                begin += 1
            else:
                break
        while end > begin and self.lower(part[end - 1]) in self.cues.openers:
            if self.lower(part[end - 1]) == "may" and end - begin > 1:
                break  # Theresa May
            if part[end - 1].known is not None:
                break
            end -= 1
        return part[begin:end]

    def opens_only(self, part: list[_Unit]) -> bool:
        """True when the first word has its capital from the sentence: "Rescuers Friday"."""
        first, second = part[0], part[1]
        word = self.chain[first.i]
        if not self.is_common(first) or self.is_title(word.lower):
            return False
        if word.text in self.gazetteer.first_names and not self.is_common(second):
            return False
        last = self.chain[part[-1].j - 1].lower
        return not (self.head(last) and word.lower not in self.cues.offices)

    def is_person(self, part: list[_Unit], *, sure: bool) -> bool:
        """True when what follows a title can be a person's name."""
        if len(part) > 5 or (len(part) == 1 and part[0].known and part[0].j - part[0].i > 1):
            return False
        words = [self.chain[k] for unit in part for k in range(unit.i, unit.j)]
        if sure:
            return True
        known = part[0].known
        if len(part) == 1 and known is not None:
            return words[0].text in self.gazetteer.first_names and known.table != "countries"
        if self.head(words[-1].lower) and words[0].text not in self.gazetteer.first_names:
            return False
        if known is not None and words[0].text not in self.gazetteer.first_names:
            return False
        return any(self.is_name(word) for word in words)

    def is_name(self, word: Word) -> bool:
        """True for a first name, a surname, or a word that is no everyday word."""
        names = self.gazetteer
        return (
            word.text in names.first_names
            or word.text in names.surnames
            or not names.is_common(word.lower)
        )

    def head(self, lower: str) -> EntityType | None:
        """The type that a last word says."""
        cues = self.cues
        if lower in cues.org_heads or lower in cues.legal:
            return "org"
        if lower in cues.place_heads:
            return "place"
        return "thing" if lower in cues.thing_heads else None

    def untitled(self, part: list[_Unit]) -> list[_Piece]:
        """A run without titles: one headed name, or known names and what stands between them."""
        if len(part) == 1:
            return [_Piece(part[0].i, part[0].j, part[0].known)]
        last = self.chain[part[-1].j - 1]
        if part[-1].known is None or part[-1].known.table == "gazetteer":
            shape = self.head(last.lower)
            if shape is not None and not self.looks_personal(part):
                return [_Piece(part[0].i, part[-1].j, None, shape)]
        if self.looks_personal(part):
            return [_Piece(part[0].i, part[-1].j, None, "person")]
        first = self.chain[part[0].i].lower
        if part[0].known is None and part[-1].known is None:
            if first in self.cues.first_place and len(part) <= 3:
                return [_Piece(part[0].i, part[-1].j, None, "place")]
            if first in self.cues.first_thing and len(part) <= 3:
                return [_Piece(part[0].i, part[-1].j, None, "thing")]
        if len(part) == 2 and part[0].known and part[1].known is None:
            known, second = part[0].known, self.chain[part[1].i]
            team = known.type == "place" and known.table != "demonyms" and second.lower[-1] == "s"
            if team or (known.type == "org" and not self.is_common(part[1])):
                return [_Piece(part[0].i, part[1].j, None, "org")]
        pieces: list[_Piece] = []
        plain: list[_Unit] = []
        for unit in part:
            if unit.known is None:
                plain.append(unit)
                continue
            if plain:
                pieces += self.untitled(plain) if len(plain) < len(part) else []
                plain = []
            pieces.append(_Piece(unit.i, unit.j, unit.known))
        if plain and len(plain) < len(part):
            plain = self.trimmed(plain, office=False)
            pieces += self.untitled(plain) if plain else []
        elif plain:
            pieces.append(_Piece(plain[0].i, plain[-1].j))
        return pieces

    def looks_personal(self, part: list[_Unit]) -> bool:
        """
        True for a first name and more: "Paris Hilton", "Jack London", "John F. Kennedy", "Tiger Woods".
        """
        if not 2 <= len(part) <= 4 or any(u.j - u.i > 1 for u in part):
            return False
        words = [self.chain[unit.i] for unit in part]
        first, last = words[0], words[-1]
        if first.text not in self.gazetteer.first_names:
            initial = len(first.text) == 1 or (len(first.text) == 4 and first.text[1::2] == "..")
            if not initial or first.lower in ("a", "i"):
                return False
        if any(u.known is not None and u.known.table in ("demonyms", "things") for u in part):
            return False
        if last.lower in self.cues.org_heads or last.lower in self.cues.legal:
            return last.text in self.gazetteer.surnames and len(words) == 2
        if part[0].known is not None or self.is_common(part[0]):
            # "Jordan River", "China Daily", "Rose Garden": a surname or an unknown word must follow.
            rest = words[1:]
            return any(
                word.text in self.gazetteer.surnames
                or (unit.known is None and not self.gazetteer.is_common(word.lower))
                for word, unit in zip(rest, part[1:], strict=True)
            )
        if last.lower in self.cues.thing_heads or last.lower in self.cues.place_heads:
            return len(words) == 2 or len(words[1].text) == 1
        return True

    def joined(self, pieces: list[_Piece]) -> list[_Piece]:
        """Pieces with the small words between them that belong inside a name."""
        out: list[_Piece] = []
        for piece in pieces:
            if out and out[-1].j == piece.i:
                link = self.chain[piece.i].link
                whole = self.join(out[-1], piece, link) if link not in _IN_RUN else None
                if whole is not None:
                    out[-1] = whole
                    continue
            out.append(piece)
        return out

    def join(self, left: _Piece, right: _Piece, link: str) -> _Piece | None:
        cues, chain = self.cues, self.chain
        if left.shape == "person" or right.titled:
            return None
        first, last = chain[left.i].lower, chain[left.j - 1].lower
        end = chain[right.j - 1].lower
        if link == ",":
            if end in cues.legal and right.j - right.i == 1:
                return _Piece(left.i, right.j, None, "org")
            return None
        if link == "&":
            return _Piece(left.i, right.j, None, "org")
        if link in ("of", "for", "on"):
            if last in cues.first_org or (left.shape == "org" and link != "of"):
                return _Piece(left.i, right.j, None, "org")
            if link == "of" and (last in cues.first_thing or last in cues.first_place):
                shape: EntityType = "thing" if last in cues.first_thing else "place"
                return _Piece(left.i, right.j, None, shape)
            return None
        if left.known is not None or right.known is not None:
            return None
        if link == "and":
            plain = self.all_common(right)
            if left.shape == "org" and first in cues.first_org and plain:
                return _Piece(left.i, right.j, None, "org")
            if self.all_common(left) and left.shape is None and plain and right.shape is not None:
                return _Piece(left.i, right.j, None, right.shape)
        if link == "'s" and right.shape is not None and self.all_common(left):
            if not chain[left.i].opens and last not in cues.offices:
                return _Piece(left.i, right.j, None, right.shape)
        return None

    def all_common(self, piece: _Piece) -> bool:
        return piece.known is None and all(
            self.gazetteer.is_common(self.chain[k].lower) for k in range(piece.i, piece.j)
        )

    def candidate(self, piece: _Piece) -> Candidate | None:
        words = self.chain[piece.i : piece.j]
        lowers = tuple(word.lower for word in words)
        start, end = words[0].start, words[-1].end
        if piece.known is not None and self.text[start : words[-1].far] in self.gazetteer.known:
            end = words[-1].far
        if piece.known is None and not piece.titled and len(lowers) == 1:
            one = lowers[0]
            if one in self.cues.adjectives or one in self.cues.openers or len(one) < 2:
                return None
        if piece.known is None and words[-1].text.lower() in self.cues.legal:
            after = self.text[end : end + 1]
            end += after == "." and words[-1].lower + "." in self.cues.legal
        return Candidate(
            surface=" ".join(self.text[start:end].split()),
            start=start,
            end=end,
            words=lowers,
            known=piece.known,
            shape=piece.shape,
            titled=piece.titled,
            opens=words[0].opens,
            common=self.all_common(piece),
        )
