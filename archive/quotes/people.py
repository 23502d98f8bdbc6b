"""
Who is meant: from "he" and "the minister" to a person that the article names.

He is the last one of fitting sex that a sentence was about; the minister is whom the article calls
so ("Health Minister Veronika Skvortsova", "John Smith, the minister"). Where two fit, nobody is.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, Protocol

from archive.quotes.heads import Head, leading, subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archive.quotes.lines import Line
    from archive.quotes.speech import Speech

__all__ = ["Lines", "People", "Role"]

_BACK = 3
"""Paragraphs that a pronoun may look back over."""
_MOST = 200
"""Sentences looked at for one pronoun, and people of one article."""
_MALE, _FEMALE = frozenset(("he", "his", "him")), frozenset(("she", "her", "hers"))
_GROUP = frozenset(("they", "their", "it", "its"))
_DEFINITE = frozenset(("the", "this", "that"))
_SAME = {
    word: same
    for same, words in {
        "spokesperson": "spokesman spokeswoman",
        "chair": "chairman chairwoman chairperson",
        "representative": "congressman congresswoman rep",
        "senator": "sen",
        "governor": "gov",
        "president": "pres",
        "doctor": "dr",
        "general": "gen",
        "professor": "prof",
        "adviser": "advisor",
        "chief": "boss",
        "us": "american u.s america united",
        "uk": "british britain u.k",
    }.items()
    for word in words.split()
}


class Lines(Protocol):
    """The lines of an article's paragraphs, by their number."""

    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Line]: ...
    def __getitem__(self, place: int, /) -> Line: ...


class Role(NamedTuple):
    """What the article calls a person: the noun, and the words in front of it."""

    noun: str
    beside: frozenset[str]
    name: str


class People:
    """
    The people, organisations and roles of one article, and the order in which it speaks of them.

    *near* are its paragraphs as far as they stand by a quotation, *lines* all of them, read when
    they are needed; `said` holds, for each, the speaker of its quotations so far.
    """

    def __init__(self, near: Lines, lines: Lines, speech: Speech) -> None:
        self.near = near
        self.lines = lines
        self.speech = speech
        self.said: list[dict[int, str | None]] = [{} for _ in range(len(lines))]
        self._roles: list[Role] | None = None
        self._sexes: dict[str, str] = {}

    def name(self, head: Head | None, line: Line, place: int) -> str | None:
        """The canonical name of who *head* of *line* is; None: unknown or unsure."""
        if head is None:
            return None
        item = line.items[head.at]
        if head.kind in ("person", "org"):
            return item.word
        if head.kind == "place":
            return item.word if item.word.removeprefix("The ") in self.speech.seats else None
        if head.kind == "pronoun":
            return self.pronoun(item.word, place, item.start)
        if head.kind == "text":
            return self._owner(line, head, place)
        if head.kind == "nominal":
            return self._nominal(line, head, place)
        return self._plain(line, head)

    # Pronouns

    def pronoun(self, word: str, place: int, at: int) -> str | None:
        """Whom *word* means that is character *at* of paragraph *place*."""
        if word in _GROUP:
            return self._group(place, at)
        if word not in _MALE and word not in _FEMALE:
            return None
        wanted = "m" if word in _MALE else "f"
        for line, back, start, end in islice(self._sentences(place, at, _BACK), _MOST):
            for name in self._about(line, back, start, end):
                if self.sex(name, line) in (wanted, ""):
                    return name
        return None

    def _sentences(self, place: int, at: int, back: int) -> Iterator[tuple[Line, int, int, int]]:
        """The sentences before character *at*, backwards, *back* paragraphs far."""
        line = self.near[place]
        end = line.item_at(at)
        while end > 0:
            start = line.sentence(end)
            yield line, place, start, end
            end = start - 1
            if end >= 0 and line.is_cut(end):
                line, end = self.lines[place], self.lines[place].item_at(line.items[end].start)
        for number in range(place - 1, max(-1, place - back - 1), -1):
            line = self.lines[number]
            end = len(line.codes)
            while end > 0:
                start = line.sentence(end)
                yield line, number, start, end
                end = start - 1

    def _about(self, line: Line, place: int, start: int, end: int) -> list[str]:
        """Whom a sentence is about, the likeliest first; people only."""
        codes = line.codes
        found: list[str] = []
        for at in range(end - 1, start - 1, -1):
            if codes[at] == "Q":
                said = self.said[place].get(line.items[at].quote)
                if said is not None:
                    found.append(said)
            elif codes[at] in "VK":
                head = subject(line, at, from_=start)
                if head is not None and head.kind == "person":
                    found.append(line.items[head.at].word)
        first = leading(line, start, end)
        if first is not None and first.kind == "person":
            found.append(line.items[first.at].word)
        elif first is not None and first.kind == "nominal":
            named = self._nominal(line, first, place, sure=True)
            if named is not None:
                found.append(named)
        found += [
            line.items[at].word
            for at in range(start, end)
            if codes[at] == "P" and codes[at + 1 : at + 2] != "s" and not _hangs(line, at, start)
        ]
        return list(dict.fromkeys(found))

    def _group(self, place: int, at: int) -> str | None:
        """The organisation that "it" or "they" means: what the sentence before was about."""
        for line, _, start, end in islice(self._sentences(place, at, 1), 3):
            verb = max(line.codes.rfind("V", start, end), line.codes.rfind("K", start, end))
            heads = [subject(line, verb, from_=start) if verb >= start else None]
            heads.append(leading(line, start, end))
            for head in heads:
                if head is not None and head.kind in ("person", "pronoun", "plain"):
                    return None
                if head is not None and head.kind == "org":
                    return line.items[head.at].word
        return None

    # "the minister", "Mr Smith's statement"

    def _owner(self, line: Line, head: Head, place: int) -> str | None:
        """Whose text it is: the name with a possessive, or the one behind "by"."""
        codes = line.codes
        for at in range(head.start, head.end):
            after = codes[at + 1 : at + 2]
            if codes[at] in "PO" and after == "s":
                return line.items[at].word
            if codes[at] == "W" and after == "s":
                return self._plain(line, Head("plain", at, at, at + 1))
            if after == "s" and codes[at] in "Rw":
                return self._nominal(line, Head("nominal", at, head.start, at + 1), place)
            word = line.items[at].word
            if codes[at] == "D" and (word in _MALE or word in _FEMALE or word in _GROUP):
                return self.pronoun(word, place, line.items[at].start)
        inside = [at for at in range(head.start, head.end) if codes[at] == "O"]
        return line.items[inside[-1]].word if inside else None

    def _nominal(self, line: Line, head: Head, place: int, *, sure: bool = False) -> str | None:
        """The person or organisation that a noun with an article means."""
        words = [item.word.lower() for item in line.items[head.start : head.end]]
        if not words or (words[0] not in _DEFINITE and line.codes[head.at] != "R"):
            return None
        if words[0] in ("a", "an", "one", "another", "his", "her", "their", "its"):
            return None
        if "s" in line.codes[head.start : head.end]:
            return None
        noun, beside = words[-1], {_same(word) for word in words[:-1]} - _DEFINITE
        if words[0] in _DEFINITE and noun in self.speech.bodies:
            return self._body(noun, beside)
        if words[0] not in _DEFINITE or line.codes[head.at] != "R":
            return None
        noun = _same(noun)
        fitting = [role for role in self.roles if role.noun == noun]
        names = {role.name for role in fitting if not beside or _agree(beside, role.beside)}
        if len(names) == 1:
            return names.pop()
        if names or sure:
            return None
        others = {role.name for role in fitting}
        return self._recent(place, line.items[head.at].start, others)

    def _recent(self, place: int, at: int, not_: set[str]) -> str | None:
        """Who spoke last, when nothing says that "the president" is somebody else."""
        for line, _, start, end in islice(self._sentences(place, at, 1), _MOST):
            for verb in range(end - 1, start - 1, -1):
                if line.codes[verb] == "V":
                    head = subject(line, verb, from_=start)
                    if head is not None and head.kind == "person":
                        name = line.items[head.at].word
                        return name if name not in not_ else None
        return None

    def _body(self, noun: str, beside: set[str]) -> str | None:
        """The one organisation of the article whose name has the noun: "the commission"."""
        found: set[str] = set()
        for line in self.lines:
            for item, code in zip(line.items, line.codes, strict=True):
                if code == "O":
                    words = item.word.lower().replace(",", "").split()
                    if noun in words and all(_stems(one, words) for one in beside):
                        found.add(item.word)
        return found.pop() if len(found) == 1 else None

    def _plain(self, line: Line, head: Head) -> str | None:
        """The person of the article whose name ends with these capitals."""
        items = line.items[head.start : head.end]
        surface = line.text[items[0].start : items[-1].end]
        surface = surface.removeprefix("The ").removeprefix("the ")
        times: dict[str, int] = {}
        for one in self.lines:
            for item, code in zip(one.items, one.codes, strict=True):
                if code == "P" and item.word.endswith(" " + surface):
                    times[item.word] = times.get(item.word, 0) + 1
        if not times:
            return None
        first = next(iter(times))  # of several, the paper means the one it named first
        return first if times[first] == max(times.values()) else None

    # What is known of them

    @property
    def roles(self) -> list[Role]:
        if self._roles is None:
            self._roles = [role for line in self.lines for role in _roles(line)]
        return self._roles

    def sex(self, name: str, line: Line) -> str:
        """m, f, or "" when neither a title in *line* nor the first name says."""
        known = self._sexes.get(name)
        if not known:
            known = self._title(name, line)
            first = name.partition(" ")[0]
            if not known:
                known = (
                    "m" if first in self.speech.men else "f" if first in self.speech.women else ""
                )
            self._sexes[name] = known
        return known

    def _first_name(self, first: str) -> str:
        if first in self.speech.men:
            return "m"
        return "f" if first in self.speech.women else ""

    def _title(self, name: str, line: Line) -> str:
        """What "Mrs Smith" or "spokeswoman Jane Smith" says."""
        for at, item in enumerate(line.items):
            if item.word == name and line.codes[at] == "P":
                for back in range(at - 1, max(-1, at - 6), -1):
                    if line.codes[back] not in "Rw":
                        break
                    word = line.items[back].word
                    if word in self.speech.male or word in self.speech.female:
                        return "m" if word in self.speech.male else "f"
        return ""


_AFTER = re.compile(r",([DRwWOLTsc]{1,14}(?:i[DRwWOLT]{1,8}){0,2})(?=[,.;/Q]|$)")
_BEFORE = re.compile(r"(?:[RwWOLTi]{0,7})R(?=P)|(?:[RwWOLT]{0,6})RiD?[wWOL]{1,4}(?=P)")


def _roles(line: Line) -> list[Role]:
    """What a paragraph calls the people it names."""
    found: list[Role] = []
    codes, items = line.codes, line.items
    for match in _BEFORE.finditer(codes):
        _add(found, line, match.start(), match.end(), items[match.end()].word)
    for at, code in enumerate(codes):
        if code == "P" and codes[at + 1 : at + 2] == ",":
            apposed = _AFTER.match(codes, at + 1)
            if apposed is not None:
                _add(found, line, apposed.start(1), apposed.end(1), items[at].word)
    return found


def _hangs(line: Line, at: int, start: int) -> bool:
    """True for a person that a preposition brings in: "Speaking to Martin Smith, he said"."""
    back = at - 1
    while back > start and line.codes[back] in "DRWwOL":
        back -= 1
    if back < start or line.codes[back] != "i":
        return False
    return back == start or line.items[back - 1].word != "according"


def _add(found: list[Role], line: Line, start: int, end: int, name: str) -> None:
    words = {_same(word.lower()) for word in line.words(start, end)}
    found.extend(
        Role(_same(line.items[at].word), frozenset(words), name)
        for at in range(start, end)
        if line.codes[at] == "R"
    )


def _same(word: str) -> str:
    return _SAME.get(word, word)


def _agree(beside: set[str], known: frozenset[str]) -> bool:
    """True when every word beside the noun is among the known ones, in some form of it."""
    words = [part for one in known for part in one.split()]
    return all(_stems(one, words) for one in beside)


def _stems(one: str, words: Sequence[str]) -> bool:
    """True when a word begins like *one*: Russian, Russia."""
    short = one.lower()[:5]
    return any(one == word or (len(short) > 3 and word.startswith(short[:4])) for word in words)
