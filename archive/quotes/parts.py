"""
Words out of a sentence that the paper tells itself: `Smith attacked the plan as "a dead end"`.

The rules for whole quotations (attribution.py) come first, these behind them: what names the
speaker stands further off, at the end of the sentence or in a part that was quoted before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.quotes.heads import after, leading, subject
from archive.quotes.scene import Attribution, made, main

if TYPE_CHECKING:
    from archive.quotes.lines import Line
    from archive.quotes.scene import Scene

__all__ = ["BE", "TELLING", "according", "agent", "find_part", "framed", "is_passive"]

_NEAR = 12
"""Items between "attacked" and "as": "attacked the impeachment investigation as"."""
_GAP = 10
"""Items between one part and the next: `"a guiding force" who was "one of the most honored"`."""
_SENTENCE = 80
"""Items behind a part to the end of its sentence."""
BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))
TELLING = frozenset(
    ("told", "asked", "informed", "reminded", "advised", "accused", "ordered", "charged", "urged")
)
"""Verbs whose passive has for its subject who was spoken to."""
_OWN = frozenset(("its", "his", "her", "their"))
_OWNER = re.compile(r"[DRW]{0,4}[PO](?=sw{1,2}[,./])")
_SELF = re.compile(r"(?i)\b(?:I|me|my|myself|we|us|our|ours|ourselves)\b")
_LINK = re.compile(r"(?:[,cairDwRWLOTXs-]|(?<=[ci,])N)*")
# What a sentence ends with behind its verb: "said Jane Doe, director of the Red Cross, on Monday."
_END = re.compile(r"(?:a|i[DRwWOLTX]{1,4}){0,3}(?:[.,/]|$)")
_TOLD = re.compile(r"[DRwWOLT]{1,4}(?:a|i[DRwWOLTX]{1,4}){0,3}(?:[.,/]|$)")


def find_part(scene: Scene, at: int, words: str) -> Attribution | None:
    """Who says a part of a sentence, item *at*, of which no verb in front of it tells."""
    line = scene.line
    start = line.sentence(at)
    found = _continued(scene, at, start) or _introduced(scene, at, start)
    found = found or _how(scene, at) or _ended(scene, at)
    if found is None and start < at and _SELF.search(words):
        head = main(line, start, at)  # `Her passion for it "stemmed through my love"`
        if head is not None and head.kind in ("person", "pronoun"):
            found = made(scene, head, "", "scene")
    return found


def framed(scene: Scene, at: int) -> Attribution | None:
    """`Smith saw it as a "chance"`: verbs that say so in front of "as" alone."""
    line = scene.line
    words, back = line.words, at - 1
    if back > 0 and line.codes[back] == "D":
        back -= 1
    if back < 1 or words[back] != "as":
        return None
    start = line.sentence(at)
    for verb in range(back - 1, max(start, back - _NEAR) - 1, -1):
        if line.codes[verb] in "QVKG":
            return None
        if words[verb] in scene.people.speech.framing:
            head = subject(line, verb, from_=start)
            if head is None and line.codes[verb - 1 : verb] in (",", "c"):
                head = main(line, start, verb)
            return made(scene, head, words[verb], "before") if head else None
    return None


def is_passive(line: Line, verb: int, start: int) -> bool:
    """True for "the disease was commonly called", where who calls it so is not said."""
    if line.codes[verb] != "K" and line.words[verb] not in TELLING:
        return False
    at = verb - 1
    while at >= start and line.codes[at] == "a":
        if line.words[at] in BE:
            return True
        at -= 1
    return False


def agent(scene: Scene, verb: int, at: int) -> Attribution | None:
    """`was described by the Daily Hive as "a whisperer"`, `was called "a mess" by Smith`."""
    line = scene.line
    for by in (verb + 1, at + 1):
        if line.words[by : by + 1] == ("by",):
            thing = by + 1 + (line.codes[by + 1 : by + 2] == "D")
            if line.codes[thing : thing + 2] == "Ti":  # papers of which nothing is known
                return Attribution(line.words[thing], line.words[verb], "before")
            head = after(line, by, at if by < at else _stop(line, by))
            return made(scene, head, line.words[verb], "before") if head else None
    return None


def _stop(line: Line, at: int) -> int:
    """Where the sentence ends that item *at* is in, or what is looked at of it."""
    last = min(len(line.codes), at + _SENTENCE)
    found = (line.codes.find(sign, at, last) for sign in "./")
    return min((stop for stop in found if stop >= 0), default=last)


def _continued(scene: Scene, at: int, start: int) -> Attribution | None:
    """`"a guiding force" who was "one of the most honored"`: nobody else comes between."""
    line = scene.line
    earlier = line.codes.rfind("Q", start, at)
    if earlier < 0 or at - earlier > _GAP:
        return None
    said = scene.said.get(line.quotes[earlier])
    if said is None or not _LINK.fullmatch(line.codes, earlier + 1, at):
        return None
    return Attribution(said, "", "continues")


def _introduced(scene: Scene, at: int, start: int) -> Attribution | None:
    """`According to Smith, the party was able to "hammer it home"`: for all of the sentence."""
    line = scene.line
    if line.words[start : start + 1] == ("according",):
        return according(scene, start, at)
    for word in range(start, at - 1):
        if line.words[word] == "words":
            own = line.codes[word - 2 : word] == "Ps"  # "In Dr. Doe's words, it was"
            head = after(line, word + 1, at) if line.words[word + 1] == "of" else None
            found = made(scene, head, "words", "according") if head else None
            return Attribution(line.words[word - 2], "words", "according") if own else found
    return None


def _how(scene: Scene, at: int) -> Attribution | None:
    """`"Full of holes" is how Smith describes it.`"""
    line = scene.line
    if line.codes[at + 1 : at + 2] != "a" or line.words[at + 2 : at + 3] != ("how",):
        return None
    for verb in range(at + 3, min(len(line.codes), at + _NEAR)):
        if line.codes[verb] in "VK":
            head = subject(line, verb, from_=at + 3)
            return made(scene, head, line.words[verb], "after") if head else None
    return None


def according(scene: Scene, at: int, stop: int) -> Attribution | None:
    """Who stands behind "according to", item *at*; None where nobody does before *stop*."""
    line, people = scene.line, scene.people
    begun = at + 2
    owner = _OWNER.match(line.codes, begun, stop + 1)
    if owner is not None:  # "according to Blinken's explanations"
        return Attribution(line.words[owner.end() - 1], "according", "according")
    word = line.words[begun] if begun < stop else ""
    if word in ("him", "her") and line.codes[begun + 1 : begun + 2] in (",", ".", "/"):
        speaker = people.pronoun(word, scene.place, line.starts[begun])
        return Attribution(speaker, "according", "according")
    head = after(line, at + 1, stop)
    if head is not None and head.kind == "text" and line.words[head.start] in _OWN:
        # "According to its press release, the NBA was"
        head = leading(line, head.end, stop) if line.codes[head.end : head.end + 1] == "," else head
    return made(scene, head, "according", "according") if head else None


def _ended(scene: Scene, at: int) -> Attribution | None:
    """`The plan has a "fair chance" in Iowa, said Jane Doe, an editor.`: the sentence ends so."""
    line = scene.line
    codes, words, speech = line.codes, line.words, scene.people.speech
    stop = _stop(line, at)
    for comma in range(at + 1, stop - 1):
        if codes[comma] != ",":
            continue
        if words[comma + 1] == "according":
            return according(scene, comma + 1, stop)
        verb = codes.find("V", comma, stop)
        if verb < 0 or words[verb] in speech.acts or words[verb] in speech.nouns:
            continue
        told = words[verb] == "told"
        if words[verb] in TELLING and not told:
            continue
        if verb == comma + 1:
            head = None if told else after(line, verb, stop)
        else:
            head = subject(line, verb, from_=comma + 1)
            if head is None or codes[comma + 1 : head.start].strip("DRwWOLTs"):
                continue
            if (_TOLD if told else _END).match(codes, verb + 1, stop + 1) is None:
                continue
        return made(scene, head, words[verb], "after") if head else None
    return None
