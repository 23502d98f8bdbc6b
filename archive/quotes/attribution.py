"""
Who is quoted: the rules, in the order of how far they are to be trusted, for one quotation.

Each looks at the line of the paragraph (lines.py): the sentence in front of the marks, the words
behind them, the quotation before. What names somebody who has no name ("an official said") ends the
search: no weaker rule may put another in the place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from archive.quotes.heads import Head, after, label, leading, subject
from archive.quotes.parts import according, agent, find_part, framed, is_passive
from archive.quotes.scene import Attribution, Scene, made, main
from archive.quotes.titles import is_label, is_said

if TYPE_CHECKING:
    from archive.quotes.kinds import Kind
    from archive.quotes.lines import Line
    from archive.quotes.people import People

__all__ = ["attribute"]


_FAR = 30
"""Items between a verb and what it quotes: "told reporters at the White House on Thursday"."""
_NEARER = 10
_CLOSE = 5
"""Items between a verb that need not be one of saying and what it quotes: `announced: "`."""
_WANTED = 4
"""Items between "called" and what is called for."""
_FEW = 3
"""Blanks: "productive", "very frank and trusting"."""
_STEPS = 20
"""Quotations looked back over for one whose mark is lost."""
_NEAR = 22
"""Items between a quotation and the verb behind it."""
_SAID = frozenset(("said", "says", "told", "tells", "added", "adds", "wrote", "writes", "tweeted"))
# "Minister of Industry, Investment and Commerce, Jane Doe, said"
_TITLE = re.compile(r"[DRwW]{0,5}R(?:i[DRwWOLTc,]{1,14})?,")
# "Jane Doe's spokesman John Roe said", "Mayor Doe's mother Mary said"
_WHOSE = re.compile(r"[aDRW]{0,4}Ps[DRwWOLT]{1,6}")
# "In Dr. Doe's words,"
_WORDS = re.compile(r"i[DRW]{0,4}Ps(?=w,?$)")
_FROM = re.compile(r"Xi[DRwWOLs]{0,6}[PR]$")
_ENDING = re.compile(r"(?:a|i[DRwWOL]{1,3}){0,3}(?:[.,/]|$)")
_TOLD = re.compile(r"[DRwWOL]{1,3}(?:a|i[DRwWOL]{1,3}){0,3}(?:[.,/]|$)")


def attribute(people: People, place: int, at: int, *, kind: Kind, words: str) -> Attribution | None:
    """
    Who says the quotation that is item *at* of paragraph *place*; None when nothing says it.

    Where it has but a few *words* and is no sentence, the verb must stand near: else it is a scare
    quote.
    """
    line = people.near[place]
    scene = Scene(people, place, line)
    if kind == "title" and is_label(line, at):
        return None
    few = kind != "direct" and words.count(" ") < _FEW
    part = kind == "partial" or (kind == "direct" and words[:1].islower())
    inside = line.text[line.starts[at] : line.ends[at]].rstrip("\"'”’»“ ")
    open_ended = inside.endswith(",") or line.codes[at + 1 : at + 2] == ","
    front = framed(scene, at) if part or few else None
    front = front or _front(scene, at, _NEARER if few else _FAR)
    if front is not None and front.how == "before" and not open_ended:
        return front if kind != "title" or is_said(scene, at, front) else None
    behind = _behind(scene, at, open_ended=open_ended)
    if behind is not None and behind.how == "according" and front is not None and front.speaker:
        return front  # `Smith called it "heartbreaking," according to the Times.`
    found = behind or front or _same_turn(scene, at)
    if kind == "title":
        return found if found is not None and is_said(scene, at, found) else None
    return find_part(scene, at, words) if found is None and part else found


# Behind the quotation: `," X said`, `," said X`, `," according to X`


def _behind(scene: Scene, at: int, *, open_ended: bool) -> Attribution | None:
    line = scene.line
    codes = line.codes
    begun = at + 1
    ended = ""
    if codes[begun : begun + 1] == "/":
        ended = line.words[begun]
        begun += 1
    if codes[begun : begun + 1] == ",":
        begun += 1
    stop = _stop(codes, begun)
    if codes[begun : begun + 1] == "-":
        return _signed(scene, begun, stop)
    if begun < stop and line.words[begun] == "according" and not ended:
        head = after(line, begun + 1, stop)
        return made(scene, head, "according", "according")
    verb = next((v for v in range(begun, min(stop, begun + _NEAR)) if codes[v] == "V"), -1)
    if verb < 0:
        put = _put(line, begun, stop)
        if put:
            return made(scene, subject(line, put, from_=begun + 1), "put", "after")
        named = open_ended and codes[begun : begun + 2] == "P,"  # `"...," Jane Doe, the director.`
        return Attribution(line.words[begun], "", "after") if named else None
    if ended == "." and not _closes(line, verb, stop):
        return None
    if not open_ended and codes[begun] in "crGKV" and codes[begun] != "V":
        return None
    if not open_ended and not ended and codes[begun] not in "PONDRWLV":
        return None
    how = "after"
    if codes[begun:verb].strip("a") == "" or _quotes_another(line, verb, stop):
        head = after(line, verb, stop)
    else:
        head = None if is_passive(line, verb, begun) else subject(line, verb, from_=begun)
        if head is not None and codes[begun : head.start].strip("aDRwWOLTs") != "":
            before = codes[begun : head.start]
            titled = before.endswith("R,") or _TITLE.fullmatch(before) is not None
            titled = titled or _WHOSE.fullmatch(before) is not None
            if not titled and ("," not in before or before[0] not in "ir"):
                return None
    return made(scene, head, line.words[verb], how) if head else None


def _put(line: Line, begun: int, stop: int) -> int:
    """Where "put" stands in `as X put it` and `was how X put it`, 0 where it does not."""
    led = line.words[begun : begun + 1] == ("as",) or line.words[begun : begun + 2] == (
        "was",
        "how",
    )
    it = next((at for at in range(begun, stop - 1) if line.words[at + 1] == "it"), 0)
    return it if led and line.words[it] in ("put", "puts") else 0


def _quotes_another(line: Line, verb: int, stop: int) -> bool:
    """True for `the BBC quoted Smith as saying`."""
    if line.words[verb] not in ("quoted", "cited") or line.codes[verb - 1] == "a":
        return False
    return any(line.words[at : at + 2] == ("as", "saying") for at in range(verb + 2, stop))


def _closes(line: Line, verb: int, stop: int) -> bool:
    """True when the sentence ends with the verb, or soon: `"No." Smith told this newspaper.`"""
    if line.codes[verb + 1 : verb + 2] == "Q":
        return False  # `"... of our time." Leinen said "Munk was a treasure"`
    rest = _ENDING if line.words[verb] != "told" else _TOLD
    return verb + 1 >= stop or rest.match(line.codes, verb + 1, stop + 1) is not None


def _stop(codes: str, begun: int) -> int:
    """Where the words end that belong to what stands before *begun*."""
    return min(
        (found for sign in "./Q" if (found := codes.find(sign, begun)) >= 0), default=len(codes)
    )


def _signed(scene: Scene, dash: int, stop: int) -> Attribution | None:
    """`"..." — Aparna Garg, Manager`: a name behind a dash, and nothing it does."""
    line = scene.line
    rest = line.codes[dash + 1 : stop].lstrip("a")
    if rest[:1] == "P" and (len(rest) == 1 or rest[1] in ",(") and "V" not in rest:
        at = dash + 1 + line.codes[dash + 1 : stop].index("P")
        return Attribution(line.words[at], "—", "signed")
    return None


# In front of it: `X said, "`, `X, who was there, told Y: "`, `According to X, "`


def _front(scene: Scene, at: int, far: int) -> Attribution | None:
    line = scene.line
    codes = line.codes
    start = line.sentence(at)
    if start == at:
        return _paragraph_before(scene) if at == 0 else None
    own = _WORDS.match(codes, start, at)
    if own is not None and line.words[own.end()] == "words":
        return Attribution(line.words[own.end() - 2], "words", "according")
    colon = codes[at - 1] == ":"
    floor = max(start, at - far)
    within = line.text[line.starts[at] + 1 : line.starts[at] + 2].islower()
    close = far if codes[at - 1] in ",:" and far == _FAR else _CLOSE
    for verb in range(at - 1, floor - 1, -1):
        code = codes[verb]
        if code == "Q":
            break
        word = line.words[verb]
        if word == "according":
            head = after(line, verb + 1, at)
            near = head is not None and at - head.end <= _CLOSE
            return according(scene, verb, at) if near else None
        if code not in "VGK":
            continue
        far_act = at - verb > close and word in scene.people.speech.acts
        if far_act and not (within and _tells(line, verb)):
            continue
        if word == "called" and at - verb > _WANTED and line.words[verb + 1] == "for":
            continue  # "called for the elimination of a 'marriage penalty'"
        if is_passive(line, verb, start):
            found = agent(scene, verb, at)
            if found is None and far == _NEARER:
                return None
        else:
            found = _by_verb(scene, at, verb, start)
        if found is not None:
            return found
    if colon:
        head = label(line, at - 1)
        if head is not None:
            return made(scene, head, ":", "label")
        head = _author(line, start, at - 1) or leading(line, start, at - 1)
        it = head is not None and line.words[head.at] in ("it", "its")  # "It is simple: "
        if head is not None and not it and "Q" not in codes[start : at - 1]:
            return made(scene, head, ":", "colon")
    return None


def _tells(line: Line, verb: int) -> bool:
    """True for `pointed out that`: what follows is somebody's, to the end."""
    following = line.words[verb + 1 : verb + 3]
    return "that" in following[:1] or following == ("out", "that")


def _author(line: Line, start: int, stop: int) -> Head | None:
    """`The palace issued a statement from the king:` names the author behind the text."""
    match = _FROM.search(line.codes, start, stop)
    if match is None or line.words[match.start() + 1] not in ("by", "from"):
        return None
    last = match.end() - 1
    kind: Literal["person", "nominal"] = "person" if line.codes[last] == "P" else "nominal"
    return Head(kind, last, match.start() + 2, match.end())


def _by_verb(scene: Scene, at: int, verb: int, start: int) -> Attribution | None:
    line = scene.line
    codes = line.codes
    word = line.words[verb]
    if codes[verb] == "G":
        return _by_participle(scene, at, verb, start)
    earlier = codes.rfind("Q", start, verb)
    head = subject(line, verb, from_=max(start, earlier + 1))
    if head is None:
        between = codes[max(start, earlier + 1) : verb].strip("a,")
        if between == "" and (earlier >= 0 or verb == start):
            head = after(line, verb, at)  # `," said X, "`, `Remarked scientist X, "`
        elif between.endswith("c"):
            return _joined(scene, verb, start)
    if head is None or _is_thing(scene, head, word):
        return None
    return made(scene, head, word, "before")


def _is_thing(scene: Scene, head: Head, verb: str) -> bool:
    """True for what only shows something: "the frequency suggested"."""
    if head.kind != "nominal" or scene.line.codes[head.at] != "w" or verb in _SAID:
        return False
    return scene.line.words[head.at] not in scene.people.speech.bodies


def _joined(scene: Scene, verb: int, start: int) -> Attribution | None:
    """`Smith shook his head and said: "`: the verb shares the subject of the sentence."""
    line = scene.line
    word, earlier = line.words[verb], line.codes.rfind("Q", start, verb)
    if earlier >= 0:
        said = scene.said.get(line.quotes[earlier])
        return Attribution(said, word, "before") if said else None
    head = main(line, start, verb)
    return made(scene, head, word, "before") if head else None


def _by_participle(scene: Scene, at: int, verb: int, start: int) -> Attribution | None:
    """`Smith left, saying "`: the subject is that of the sentence, or stands right before."""
    line, codes = scene.line, scene.line.codes
    word = line.words[verb]
    back = verb - 1
    if back >= start and codes[back] == "i" and line.words[back] == "as":
        head = subject(line, back, from_=start)  # "quoted Smith as saying"
        by = start + len(codes[start : head.start].rstrip("DRW")) - 1 if head else start
        if by > start and line.words[by] == "by":
            head = subject(line, by, from_=start)  # "Smith was quoted by the Times as saying"
        return made(scene, head, word, "before") if head else None
    while back >= start and codes[back] in "ac":
        back -= 1
    if back < start:  # `Saying "no", Mr Smith left.`
        begun = at + 1 + (codes[at + 1 : at + 2] == ",")
        return made(scene, leading(line, begun, _stop(codes, begun)), word, "before")
    if back >= start and codes[back] in "PO" and codes[back - 1 : back] == "i":
        return made(scene, subject(line, verb, from_=start), word, "before")
    earlier = codes.rfind("Q", start, verb)
    if earlier >= 0 and line.quotes[earlier] in scene.said:  # not a scare quote
        said = scene.said[line.quotes[earlier]]
        return Attribution(said, word, "before") if said else None
    head = main(line, start, verb)
    return made(scene, head, word, "before") if head else None


def _paragraph_before(scene: Scene) -> Attribution | None:
    """A paragraph that ends with a colon introduces the next."""
    people, place = scene.people, scene.place - 1
    if place < 0 or not people.near[place].text.rstrip().endswith(":"):
        return None
    line = people.lines[place]
    codes = line.codes
    end = len(codes) - 1
    start = line.sentence(end)
    head = main(line, start, end)
    return made(Scene(people, place, line), head, ":", "colon")


# Without a verb of its own: the same person goes on


def _same_turn(scene: Scene, at: int) -> Attribution | None:
    line = scene.line
    codes = line.codes
    earlier = codes.rfind("Q", 0, at)
    if earlier >= 0:
        gap = codes[earlier + 1 : at]
        said = scene.said.get(line.quotes[earlier])
        if said is None:  # a scare quote, or the words of somebody who has no name
            scare = line.quotes[earlier] not in scene.said and gap.endswith(".")
            return _reported(scene, line.sentence(at - 1), at - 1) if scare else None
        if gap.strip("/,") == "" or ("." not in gap and gap.strip(",/cai") == ""):
            return Attribution(said, "", "continues")
        shared = gap.endswith("c") and len(gap) < _NEAR and not set(gap) & set("VGKPNOr./")
        if shared:
            return Attribution(said, "", "continues")
        if gap.rstrip("./").count(".") == 0 and gap.endswith((".", "/")):
            return Attribution(said, "", "continues")
        if gap.endswith("."):
            start = line.sentence(at - 1)
            return _reported(scene, start, at - 1)
        return None
    if at and codes[at - 1] == ".":
        return _reported(scene, line.sentence(at - 1), at - 1)
    if at == 0 and scene.place:
        return _turn_before(scene)
    return None


def _reported(scene: Scene, start: int, end: int) -> Attribution | None:
    """`Smith said it was hard to stay up. "It burns."`: the sentence before reports."""
    line, codes = scene.line, scene.line.codes
    if "X" in codes[start:end] and "following" in line.words[start:end]:
        head = leading(line, start, end)  # "Senator Smith issued the following statement."
        return made(scene, head, "statement", "reported")
    for verb in range(end - 1, start - 1, -1):
        if codes[verb] in "VK":
            head = subject(line, verb, from_=start)
            if head is None or head.kind not in ("person", "pronoun"):
                continue
            return made(scene, head, line.words[verb], "reported")
    said = any(line.quotes[one] in scene.said for one in range(start, end) if codes[one] == "Q")
    if codes[end + 1 : end + 3] in ("Q/", "Q") and not said and not _is_torn(line, end):
        head = leading(line, start, end)
        if head is not None and head.kind in ("person", "pronoun"):
            return made(scene, head, "", "scene")
    return None


def _is_torn(line: Line, at: int) -> bool:
    """True where a mark is lost before item *at*: what stands there may be a quotation itself."""
    for _ in range(_STEPS):
        at = line.codes.rfind("Q", 0, at)
        if at < 0 or _is_open(line, at):
            break
    return at >= 0 and _is_open(line, at)


def _is_open(line: Line, at: int) -> bool:
    """True for a quotation that ends without a mark."""
    return line.text[line.ends[at] - 1] in ".!?"


def _turn_before(scene: Scene) -> Attribution | None:
    """A paragraph that is a quotation and no more goes on with the one before it."""
    line = scene.line
    before = scene.people.near[scene.place - 1]
    last = before.codes.rfind("Q")
    open_ = last >= 0 and _is_open(before, last) and before.ends[last] == len(before.text)
    if line.codes.strip("Q/.,") and not open_:
        return None
    if last >= 0:
        if before.codes[last + 1 :].rstrip("./").count("."):
            return None
        said = scene.people.said[scene.place - 1].get(before.quotes[last])
        return Attribution(said, "", "continues") if said else None
    before = scene.people.lines[scene.place - 1]
    end = len(before.codes.rstrip("."))
    earlier = Scene(scene.people, scene.place - 1, before)
    return _reported(earlier, before.sentence(end), end)
