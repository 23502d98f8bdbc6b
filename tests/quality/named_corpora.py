"""
Open corpora of labelled names as running text: wikigold, English PUD, GUM news.

Each document becomes paragraphs with the labelled names in them, as character spans in one scheme:
person, place, org, and misc for everything else. wikigold's four types are these already. PUD labels
no misc, so misc is not asked of it. What GUM calls a mention is turned into a name by `_name_core`.

Words are put together again as they were printed: no space before a comma, quotation marks on the
side where they belong. GUM has cut words at hyphens, so a hyphen has no spaces there. A document of wikigold or PUD is one paragraph; in GUM a sentence that ends
without a full stop (a headline, a caption, a dateline) is a paragraph of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tests.quality.parts import part_of

if TYPE_CHECKING:
    from pathlib import Path

WIKIGOLD = "ner/wikigold.conll.txt"
PUD = "ner/en_pud.iob2"
GUM = "ner/gum_news"
_TYPES = {"PER": "person", "LOC": "place", "ORG": "org", "MISC": "misc"}
_GUM_TYPES = {"person": "person", "place": "place", "organization": "org"}


class Label(NamedTuple):
    """The words *begin* to *end* of a document are a name of this type."""

    begin: int
    end: int
    type: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text in paragraphs, and (paragraph, start, end) to the type of every labelled name."""

    name: str
    paragraphs: tuple[str, ...]
    spans: dict[tuple[int, int, int], str]
    adjectives: bool = True
    """Whether nationalities are labelled where they are adjectives."""


def wikigold(corpora: Path, part: str) -> list[Document]:
    """Documents of wikigold: Wikipedia articles, labelled as CoNLL-2003 was."""
    found: list[Document] = []
    text = (corpora / WIKIGOLD).read_text(encoding="utf-8")
    for number, block in enumerate(text.split("-DOCSTART- O")):
        name = f"wikigold-{number}"
        rows = [line.rsplit(" ", 1) for line in block.split("\n")]
        sentences = _sentences([row if len(row) == 2 else None for row in rows])
        if sentences and part_of(name) == part:
            found.append(_document(name, *_io_labels(sentences), split=False))
    return found


def pud(corpora: Path, part: str) -> list[Document]:
    """Documents of English PUD: news and Wikipedia."""
    found: list[Document] = []
    text = (corpora / PUD).read_text(encoding="utf-8")
    for block in text.split("# newdoc id = ")[1:]:
        name, _, body = block.partition("\n")
        if part_of(name) != part:
            continue
        printed = [line[9:] for line in body.split("\n") if line.startswith("# text = ")]
        rows = [line.split("\t") for line in body.split("\n") if not line.startswith("#")]
        sentences = _sentences([[row[1], row[2]] if len(row) > 2 else None for row in rows])
        found.append(_printed_document(name, printed, *_io_labels(sentences)))
    return found


def _printed_document(
    name: str, printed: list[str], sentences: list[list[str]], labels: list[Label]
) -> Document:
    """A document whose sentences are known as they were printed."""
    where: list[tuple[int, int, int]] = []
    text = " ".join(printed)
    at = 0
    for word in (word for sentence in sentences for word in sentence):
        start = _find(text, word, at)
        where.append((0, start, start + len(word)))
        at = start + len(word)
    spans = {(0, where[begin][1], where[end - 1][2]): type_ for begin, end, type_ in labels}
    return Document(name, (text,), spans)


def _find(text: str, word: str, at: int) -> int:
    """Where *word* is next; the words have straight quotation marks where the text has curly ones."""
    plain = text.translate(_CURLY)
    start = plain.find(word.translate(_CURLY), at)
    assert 0 <= start <= at + 2, (word, text[at : at + 20])
    return start


def gum(corpora: Path, part: str) -> list[Document]:
    """Documents of GUM news."""
    found: list[Document] = []
    for path in sorted((corpora / GUM).glob("*.conll")):
        if part_of(path.stem) == part:
            sentences, mentions = _gum_mentions(path)
            words = [word for sentence in sentences for word in sentence]
            found.append(_document(path.stem, sentences, _gum_labels(words, mentions), split=True))
    return found


def _sentences(rows: list[list[str] | None]) -> list[list[tuple[str, str]]]:
    out: list[list[tuple[str, str]]] = [[]]
    for row in rows:
        if row is not None:
            out[-1].append((row[0], row[1]))
        elif out[-1]:
            out.append([])
    return [sentence for sentence in out if sentence]


def _io_labels(
    sentences: list[list[tuple[str, str]]],
) -> tuple[list[list[str]], list[Label]]:
    """IOB1 and IOB2 alike: a name goes on while its type does, and B begins another."""
    labels: list[Label] = []
    at = 0
    for sentence in sentences:
        before = "O"
        for _, tag in sentence:
            type_ = tag[2:]
            if tag != "O" and (tag[0] == "B" or before != type_):
                labels.append(Label(at, at + 1, _TYPES.get(type_, "misc")))
            elif tag != "O":
                labels[-1] = labels[-1]._replace(end=at + 1)
            before = type_ if tag != "O" else "O"
            at += 1
    return [[word for word, _ in sentence] for sentence in sentences], labels


# Printing -------------------------------------------------------------------------------------------

_NO_SPACE_BEFORE = re.compile(r"[.,;:!?)\]}%…”’]+$|\.\.+$|['’](?:s|S|d|m|ll|re|ve|t)$|n['’]t$")
_NO_SPACE_AFTER = frozenset("([{$£€“‘#")
_STRAIGHT = frozenset("\"'")
_CURLY = str.maketrans("“”‘’—–", "\"\"''--")


def _document(
    name: str, sentences: list[list[str]], labels: list[Label], *, split: bool
) -> Document:
    paragraphs: list[str] = []
    where: list[tuple[int, int, int]] = []
    text = ""
    for sentence in sentences:
        if text:
            text += " "
        _print(sentence, text, where, len(paragraphs), split=split)
        end = where[-1][2]
        text = _printed(sentence, text, where[-len(sentence) :])
        assert len(text) == end
        if split and text[-1] not in '.!?"”':
            paragraphs.append(text)
            text = ""
    if text:
        paragraphs.append(text)
    spans: dict[tuple[int, int, int], str] = {}
    for begin, end, type_ in labels:
        spans[where[begin][0], where[begin][1], where[end - 1][2]] = type_
    return Document(name, tuple(paragraphs), spans, adjectives=not split)


def _print(
    sentence: list[str],
    text: str,
    where: list[tuple[int, int, int]],
    paragraph: int,
    *,
    split: bool,
) -> None:
    """Where each word stands when *sentence* is printed behind *text*."""
    at = len(text)
    opened: set[str] = set()
    glued = True
    for k, word in enumerate(sentence):
        closes = word in _STRAIGHT and word in opened
        hyphen = word in ("-", "/") and split and 0 < k < len(sentence) - 1
        apart = not (glued or closes or hyphen or _NO_SPACE_BEFORE.match(word))
        if word == "'" and not closes and sentence[k - 1 : k][-1:] and sentence[k - 1][-1] == "s":
            apart, closes = False, True  # "the Rolling Stones' tour"
        if apart:
            at += 1
        where.append((paragraph, at, at + len(word)))
        at += len(word)
        glued = word in _NO_SPACE_AFTER or hyphen
        if word in _STRAIGHT and not closes:
            opened.add(word)
            glued = True
        elif closes:
            opened.discard(word)


def _printed(sentence: list[str], text: str, where: list[tuple[int, int, int]]) -> str:
    for word, (_, start, _) in zip(sentence, where, strict=True):
        text = text.ljust(start) + word
    return text


# GUM ------------------------------------------------------------------------------------------------

_OPEN_CLOSE = re.compile(r"(\()?([^()]+)(\))?")
_LINKS = frozenset(
    {"of", "the", "and", "for", "de", "del", "van", "von", "der", "la", "al", "di", "&"}
    | {"-", "'s", "’s", "to", "in", "on", "'", "’", "/", ".", "%"}
)
_ENDS = frozenset({",", "(", ")", ":", ";", "—", "–", "--", '"', "“", "”"})
_BEHIND = frozenset({"who", "which", "that", "in", "at", "near", "on", "from", "with", "where"})
_NOBODY = frozenset({"I", "He", "She", "It", "They", "We", "You", "His", "Her", "Their", "Its"})
_NOBODY |= {"My", "Our", "People", "Someone", "Everyone", "One", "Two", "Three", "Some", "Many"}
_QUOTES = frozenset("\"'“”‘’[(-")
_TITLES = frozenset(
    {"mr", "mr.", "mrs", "ms", "dr", "dr.", "sir", "president", "minister", "secretary", "mayor"}
    | {"senator", "governor", "gov.", "sen.", "rep.", "captain", "coach", "director", "chairman"}
    | {"administrator", "general", "chief", "prince", "princess", "king", "queen", "pope", "judge"}
    | {"professor", "prof.", "commander", "congressman", "congresswoman", "leader", "officer"}
    | {"cardinal", "bishop", "archbishop", "justice", "ambassador", "deputy", "mp", "colonel"}
    | {"lieutenant", "sergeant", "speaker", "representative", "astronaut", "spokesman"}
    | {"co-founder", "founder", "ceo", "chairman", "sheriff"}
    | {"spokeswoman", "spokesperson", "councillor", "manager", "chancellor", "premier", "lord"}
)


class _Mention(NamedTuple):
    begin: int
    end: int
    type: str
    identity: str  # title of a Wikipedia page, or empty
    opens: bool  # first in its sentence


def _gum_mentions(path: Path) -> tuple[list[list[str]], list[_Mention]]:
    sentences: list[list[str]] = []
    firsts: set[int] = set()
    # The .conll file has no sentences; the .tsv file beside it has the same words in sentences.
    for line in path.with_suffix(".tsv").read_text(encoding="utf-8").split("\n"):
        if line.startswith("#Text="):
            sentences.append([])
        elif re.match(r"\d+-\d+\t", line):
            if all(word in _QUOTES for word in sentences[-1]):
                firsts.add(sum(map(len, sentences)))
            sentences[-1].append(line.split("\t")[2])
            if sentences[-1][-1] in ('"', "“"):
                firsts.add(sum(map(len, sentences)))
    mentions: list[_Mention] = []
    opened: list[tuple[str, int]] = []
    at = 0
    for line in path.read_text(encoding="utf-8").split("\n"):
        row = line.split("\t")
        if len(row) < 3:
            continue
        for match in _OPEN_CLOSE.finditer(row[2]) if row[2] != "_" else ():
            if match[1]:
                opened.append((match[2], at))
            if match[3]:
                k = max(k for k, (label, _) in enumerate(opened) if label == match[2])
                label, begin = opened.pop(k)
                type_, _, identity = label.partition("-")
                identity = identity.partition("-")[2].replace("%2D", "-").replace("_", " ")
                mentions.append(_Mention(begin, at + 1, type_, identity, begin in firsts))
        at += 1
    assert at == sum(map(len, sentences)), path
    return [sentence for sentence in sentences if sentence], mentions


def _gum_labels(words: list[str], mentions: list[_Mention]) -> list[Label]:
    """
    The names of a document of GUM, outermost only.

    GUM labels mentions of any kind ("he", "the region", "US President Donald Trump of ..."). A name
    is what `_name_core` leaves of one. A name of one word that only begins a sentence counts when
    GUM links it to a page or it stands elsewhere within a sentence or ends a person's name.
    """
    cores = [(core, one) for one in mentions if (core := _name_core(words, one, mentions))]
    within = {
        " ".join(words[begin:end])
        for (begin, end), one in cores
        if not (one.opens and begin == one.begin)
    }
    within |= {
        words[end - 1] for (begin, end), one in cores if one.type == "person" and end > begin + 1
    }
    labels: dict[tuple[int, int], str] = {}
    for (begin, end), one in cores:
        if one.type == "time" or "$" in "".join(words[begin:end]):
            continue
        surface = " ".join(words[begin:end])
        first = one.opens and begin == one.begin and not one.identity
        unproven = end - begin == 1 or not words[begin + 1][0].isupper()
        if first and unproven and surface not in within:
            continue
        type_ = _GUM_TYPES.get(one.type, "misc")
        if labels.get((begin, end), "misc") == "misc":
            labels[begin, end] = type_
    spans = sorted(labels, key=lambda span: (span[0], -span[1]))
    out: list[Label] = []
    for begin, end in spans:
        if not out or begin >= out[-1].end:
            out.append(Label(begin, end, labels[begin, end]))
    return out


def _name_core(words: list[str], one: _Mention, mentions: list[_Mention]) -> tuple[int, int] | None:
    """
    The words of a mention that are its name as other corpora would label it, None when it has none.

    Cut off are: articles and what stands before in lower case ("the singer X"), a possessor that is
    a mention itself ("Mecca 's | Grand Mosque"), titles ("President | X"), a possessive at the end,
    and all behind the first comma, bracket, clause or preposition ("X of the Civic Party").
    What is left must be words with capitals, and no word in lower case may follow that could be the
    head ("Afghan girls" is no name), unless the page that GUM links it to has this name.
    """
    begin, end = one.begin, one.end
    while end > begin and words[end - 1] in ("'s", "’s", "'", "’"):
        end -= 1
    for k in range(begin + 1, end - 1):
        if words[k] in ("'s", "’s") and any(
            other.begin == begin and other.end in (k, k + 1) for other in mentions
        ):
            begin = k + 1
            break
    while begin < end and not _is_capital(words[begin]):
        if words[begin] in _BEHIND or words[begin] in ("of", "for"):
            return None  # "our deals with Albania"
        begin += 1
    while begin < end and words[begin].lower() in ("the", "a", "an"):
        begin += 1
    if one.type == "person":
        stop = next((k for k in range(begin, end) if words[k] in (*_ENDS, *_BEHIND, "of")), end)
        for k in range(stop - 1, begin - 1, -1):
            if words[k].lower() in _TITLES or (
                not _is_capital(words[k]) and words[k] not in _LINKS and k + 1 < stop
            ):
                begin = k + 1
                break
        if begin == stop < end and words[stop] == "of":
            return None  # "the Secretary of State"
    cut = begin
    while cut < end and (_is_capital(words[cut]) or words[cut] in _LINKS):
        if cut > begin and one.type == "person" and words[cut] == "of":
            break
        if cut > begin and words[cut] in _BEHIND and not _in_page(words[cut:end], one):
            break
        cut += 1
    rest = words[cut:end]
    while cut > begin and not _is_capital(words[cut - 1]):
        cut -= 1
    if cut == begin or not any(word[0].isupper() for word in words[begin:cut]):
        return None
    core = words[begin:cut]
    if core[0] in _NOBODY or _is_series(words, one, begin, cut, mentions):
        return None
    head_follows = rest and rest[0] not in _ENDS | _BEHIND | _LINKS
    return None if head_follows and not _in_page(core, one) else (begin, cut)


def _is_series(
    words: list[str], one: _Mention, begin: int, end: int, mentions: list[_Mention]
) -> bool:
    """True for "Albania and France", where each is a mention too, and for two people."""
    return any(
        words[k] == "and"
        and (
            one.type == "person"
            or any(other.begin == begin and other.end == k for other in mentions)
        )
        for k in range(begin + 1, end - 1)
    )


def _in_page(words: list[str], one: _Mention) -> bool:
    """True when the title of the page has all these words."""
    title = one.identity.lower()
    return bool(title) and all(word.lower() in title for word in words if word.isalpha())


def _is_capital(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit()
