"""
Who is meant: from "he" and "the minister" to a person that the article names.

He is the last one of fitting sex that a sentence was about; the minister is whom the article calls
so ("Health Minister Veronika Skvortsova", "John Smith, the minister"). Where two fit, nobody is.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Literal, Protocol

from archive.quotes.heads import Head, leading, subject
from archive.quotes.roles import Role, agree, find_roles, same_role, stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archive.article import Entity
    from archive.quotes.lines import Line
    from archive.quotes.speech import Speech

__all__ = ["Lines", "People"]

_BACK = 3
"""Paragraphs that a pronoun may look back over."""
_MOST = 50_000
"""Items looked back over for all pronouns of one article, which has a few hundred words each."""
_MALE, _FEMALE = frozenset(("he", "his", "him")), frozenset(("she", "her", "hers"))
_GROUP = frozenset(("they", "their", "it", "its"))
_THE_LETTER = 2
_DEFINITE = frozenset(("the", "this", "that"))


class Lines(Protocol):
    """The lines of an article's paragraphs, by their number."""

    def __len__(self) -> int: ...
    def __getitem__(self, place: int, /) -> Line: ...
    def texts(self) -> Iterator[str]: ...
    def with_people(self) -> Iterator[Line]: ...


class People:
    """
    The people, organisations and roles of one article, and the order in which it speaks of them.

    *near* are its paragraphs as far as they stand by a quotation, *lines* all of them, read when
    they are needed; `said` holds, for each, the speaker of its quotations so far.
    """

    def __init__(
        self, near: Lines, lines: Lines, entities: Sequence[Entity], speech: Speech
    ) -> None:
        self.near = near
        self.lines = lines
        self.speech = speech
        self._left = _MOST
        self._known: dict[str, str | None] = {}
        self._callings: dict[str, bool] = {}
        self.said: list[dict[int, str | None]] = [{} for _ in range(len(lines))]
        self._persons = {one.name: len(one.mentions) for one in entities if one.type == "person"}
        self._orgs = [one.name for one in entities if one.type == "org"]
        self._roles: list[Role] | None = None
        self._sexes: dict[str, str] = {}

    def name(self, head: Head | None, line: Line, place: int) -> str | None:
        """The canonical name of who *head* of *line* is; None: unknown or unsure."""
        if head is None:
            return None
        word = line.words[head.at]
        if head.kind in ("person", "org"):
            return word
        if head.kind == "place":
            return word if word.removeprefix("The ") in self.speech.seats else None
        if head.kind == "pronoun":
            return self.pronoun(word, place, line.starts[head.at])
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
        for line, back, start, end in self._sentences(place, at, _BACK):
            for name in self._about(line, back, start, end):
                if self.sex(name, line) in (wanted, ""):
                    return name
        return None

    def _sentences(self, place: int, at: int, back: int) -> Iterator[tuple[Line, int, int, int]]:
        """The sentences before character *at*, backwards, *back* paragraphs far."""
        line = self.near[place]
        end = line.item_at(at)
        for number in range(place, max(-1, place - back - 1), -1):
            if number != place:
                line = self.lines[number]
                end = len(line.codes)
            while end > 0 and self._left > 0:
                start = line.sentence(end)
                self._left -= end - start
                yield line, number, start, end
                end = start - 1
                if end >= 0 and line.is_cut(end):
                    line, end = self.lines[number], self.lines[number].item_at(line.starts[end])

    def _about(self, line: Line, place: int, start: int, end: int) -> list[str]:
        """Whom a sentence is about, the likeliest first; people only."""
        codes = line.codes
        found: list[str] = []
        for at in range(end - 1, start - 1, -1):
            if codes[at] == "Q":
                said = self.said[place].get(line.quotes[at])
                if said is not None:
                    found.append(said)
            elif codes[at] in "VK":
                head = subject(line, at, from_=start)
                if head is not None and head.kind == "person":
                    found.append(line.words[head.at])
        first = leading(line, start, end)
        if first is not None and first.kind == "person":
            found.append(line.words[first.at])
        elif first is not None and first.kind == "nominal":
            named = self._nominal(line, first, place, sure=True)
            if named is not None:
                found.append(named)
        found += [
            line.words[at]
            for at in range(start, end)
            if codes[at] == "P" and codes[at + 1 : at + 2] != "s" and not _hangs(line, at, start)
        ]
        owner = _OWNER.match(codes, start, end)  # "Actor Jane Doe's plane was late. She said"
        if owner is not None:
            found.append(line.words[owner.end() - 2])
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
                    return line.words[head.at]
        return None

    # "the minister", "Mr Smith's statement"

    def _owner(self, line: Line, head: Head, place: int) -> str | None:
        """Whose text it is: the name with a possessive, or the one behind "by"."""
        codes = line.codes
        for at in range(head.start, head.end):
            after = codes[at + 1 : at + 2]
            if codes[at] in "PO" and after == "s":
                return line.words[at]
            if codes[at] == "W" and after == "s":
                return self._plain(line, Head("plain", at, at, at + 1))
            if after == "s" and codes[at] in "Rw":
                return self._nominal(line, Head("nominal", at, head.start, at + 1), place)
            word = line.words[at]
            if codes[at] == "D" and (word in _MALE or word in _FEMALE or word in _GROUP):
                return self.pronoun(word, place, line.starts[at])
        behind = _BY.match(codes, head.end)  # "A letter signed by Mr Smith read"
        if behind is not None and line.words[head.end] in ("by", "from"):
            last = behind.end() - 1
            kind: Literal["person", "nominal"] = "person" if codes[last] == "P" else "nominal"
            return self.name(Head(kind, last, head.end + 1, behind.end()), line, place)
        if codes[head.start] == "D" and line.words[head.start] in ("a", "the", "another"):
            start = line.sentence(head.start)
            author = leading(line, start, head.start)  # "Facebook released a statement that read"
            if author is not None and author.kind in ("person", "org", "pronoun"):
                return self.name(author, line, place)
        inside = [at for at in range(head.start, head.end) if codes[at] == "O"]
        if inside:
            return line.words[inside[-1]]
        # "..., Snowe wrote in a letter. "...," the letter read."
        definite = line.words[head.start] == "the" and head.end - head.start == _THE_LETTER
        return next(reversed(self.said[place].values()), None) if definite else None

    def _nominal(self, line: Line, head: Head, place: int, *, sure: bool = False) -> str | None:
        """The person or organisation that a noun with an article means."""
        words = [word.lower() for word in line.words[head.start : head.end]]
        if not words or (words[0] not in _DEFINITE and line.codes[head.at] != "R"):
            return None
        if words[0] in ("a", "an", "one", "another", "his", "her", "their", "its"):
            return None
        if "s" in line.codes[head.start : head.end]:
            return None
        noun, beside = words[-1], {same_role(word) for word in words[:-1]} - _DEFINITE
        if words[0] in _DEFINITE and noun in self.speech.bodies:
            body = self._body(noun, beside)
            return body if body or beside else self._group(place, line.starts[head.at])
        if words[0] not in _DEFINITE:
            return None
        if line.codes[head.at] != "R" and not self._is_calling(noun):
            return None
        noun = same_role(noun)
        fitting = [role for role in self.roles if role.noun == noun]
        names = {role.name for role in fitting if not beside or agree(beside, role.beside)}
        if len(names) == 1:
            return names.pop()
        if names or sure or line.codes[head.at] != "R":
            return None
        others = {role.name for role in fitting}
        return self._recent(
            place, line.starts[head.at], others, anybody=noun in self.speech.callings
        )

    def _is_calling(self, noun: str) -> bool:
        """True where somebody may be called this word, which is none of those in the table."""
        if noun not in self._callings:
            called = re.compile(rf", (?:an?|the) (?:\w+ ){{0,3}}{re.escape(noun)}\b")
            self._callings[noun] = any(called.search(text) for text in self.lines.texts())
        return self._callings[noun]

    def _recent(self, place: int, at: int, not_: set[str], *, anybody: bool) -> str | None:
        """Who spoke last, when nothing says that "the president" is somebody else."""
        for line, _, start, end in self._sentences(place, at, 1):
            for verb in range(end - 1, start - 1, -1):
                if line.codes[verb] == "V":
                    head = subject(line, verb, from_=start)
                    if head is not None and head.kind == "person":
                        name = line.words[head.at]
                        if name in not_ or (self._has_role(name) and not anybody):
                            return None
                        return name
            first = leading(line, start, end) if anybody else None
            if first is not None and first.kind == "person":
                return line.words[first.at]
        return None

    def _has_role(self, name: str) -> bool:
        """True where the article calls a person something, a title aside."""
        titles = self.speech.honorifics
        return any(role.name == name and role.noun not in titles for role in self.roles)

    def _body(self, noun: str, beside: set[str]) -> str | None:
        """The one organisation of the article whose name has the noun: "the commission"."""
        key = " ".join((*sorted(beside), noun))
        if key not in self._known:
            found: list[str] = []
            for name in self._orgs:
                words = name.lower().replace(",", "").split()
                if noun in words and all(stems(one, words) for one in beside):
                    found.append(name)
            self._known[key] = found[0] if len(found) == 1 else None
        return self._known[key]

    def _plain(self, line: Line, head: Head) -> str | None:
        """The person of the article whose name ends with these capitals."""
        surface = line.text[line.starts[head.start] : line.ends[head.end - 1]]
        ending = " " + surface.removeprefix("The ").removeprefix("the ")
        if ending not in self._known:
            times = {name: count for name, count in self._persons.items() if name.endswith(ending)}
            first = next(iter(times), None)  # of several, the paper means the one it named first
            best = first is not None and times[first] == max(times.values())
            noun = ending.strip().lower()
            body = self._body(noun, set()) if noun in self.speech.bodies else None
            self._known[ending] = first if best else body
        return self._known[ending]

    # What is known of them

    @property
    def roles(self) -> list[Role]:
        if self._roles is None:
            self._roles = [role for line in self.lines.with_people() for role in find_roles(line)]
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

    def _title(self, name: str, line: Line) -> str:
        """What "Mrs Smith" or "spokeswoman Jane Smith" says."""
        for at, word in enumerate(line.words):
            if word == name and line.codes[at] == "P":
                for back in range(at - 1, max(-1, at - 6), -1):
                    if line.codes[back] not in "Rw":
                        break
                    if line.words[back] in self.speech.male:
                        return "m"
                    if line.words[back] in self.speech.female:
                        return "f"
        return ""


_OWNER = re.compile(r"[DRW]{0,4}Ps")
_BY = re.compile(r"i[DRwWOLs]{0,6}[PR](?!P)")


def _hangs(line: Line, at: int, start: int) -> bool:
    """True for a person that a preposition brings in: "Speaking to Martin Smith, he said"."""
    back = at - 1
    while back > start and line.codes[back] in "DRWwOLc":
        back -= 1
    if back >= start and line.words[back].endswith("ing"):
        return True  # "Taking Archie out is his favourite, he said"
    if back < start or line.codes[back] != "i":
        return False
    return back == start or line.words[back - 1] != "according"
