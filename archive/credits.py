"""
Who supplied the words and the pictures: credits read from where credits stand, never from prose.

    WASHINGTON (Reuters) - ...                         dateline, text
    By JANE DOE, Associated Press                      byline, text
    Reuters and Associated Press contributed to ...    contributed, text
    (Reporting by Jane Doe; Editing by John Roe)       signoff, text
    Mr Zelensky on Friday ( AP )                       caption, photo

"The AP reported" in a sentence is none. Which passages are captions and credit lines has been
decided by cleaning; here they are only read.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from archive.agencies import Agencies, load_agencies
from archive.article import Credit
from archive.names import load_names, split_byline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.article import Article, Paragraph

LONGEST = 1_000
"""Characters of a caption or a credit line that are read, from its end."""
_LEADS = 3
"""Body passages at the front in which a dateline may stand: a headline may come before it."""

# "LONDON, Oct 17 (AP) —", "KYIV/MOSCOW (Reuters) -", "New Delhi [India], October 17 (ANI):"
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_a-z][^()\n“”\"!?;]{1,80}?)\s?\((?P<inside>[^()\n]{2,60})\)\s{0,2}(?P<dash>[-–—―:]|$)?"
)
# "NEW YORK, Oct. 17, 2025 /PRNewswire/ --", "MOSCOW, October 17. /TASS/."
_SLASHED = re.compile(r"[^\W\d_a-z][^()/\n]{1,80}?\s/(?P<inside>[^/\n]{2,40})/\s{0,2}[-–—.]")
_PLACE_WORDS = 9
_SMALL_TEXT = "and of de la del the on near aboard over off en el al upon sur le in at"
_SMALL = frozenset(_SMALL_TEXT.split())
_DATED = re.compile(r",\s?(?:\w{3,9}\.?\s\d{1,2}|\d{1,2}\s\w{3,9})", re.IGNORECASE)

_BY = re.compile(
    r"(?P<role>(?:additional |with )?(?:reporting|writing|reported|compiled|editing|edited|"
    r"graphics|research|translated|translation))(?: and (?:reporting|writing|editing))?"
    r"(?: was contributed)?\s?(?:by|:)\s(?P<names>[^;()]{2,300}?)"
    r"(?=;|\)|\.\s|\.$|\n|$|,? (?:editing|writing|with|additional|compiled) )",
    re.IGNORECASE,
)
_SUPPLIED = ("reporting", "writing", "reported", "compiled")
_CONTRIBUTED = re.compile(
    r"[^.!?\n]{0,250}?\b(?:also )?contribut(?:ed|ing)\b"
    r"|with (?:files|inputs|reporting) (?:from|by)\s.{2,250}",
    re.IGNORECASE,
)
# "With files from Jane Doe", "CNN's Jane Doe"
_WITH = re.compile(
    r"(?i:with (?:files|inputs|reporting) (?:from|by)\s)|^[^\W\d_a-z][\w.& ]{0,40}?['’]s\s"
)
_STAFF = re.compile(
    r"\b(?:staff|special|senior|national|medical|political|foreign|freelance)?\s?"
    r"(?:writer|reporter|correspondent|researcher|journalist|producer|editor|bureau chief)s?\b",
    re.IGNORECASE,
)
_LAST_PAREN = re.compile(r"\(\s?([^()]{1,120}?)\s?\)\W{0,3}$")
_LABEL = re.compile(
    r"(?:photo(?:graph|s)?|picture|image|credit|photo credit|image credit|illustration|source)s?"
    r"(?:\s?:|\s(?:by|courtesy of|via|credit))\s?|image source,\s",
    re.IGNORECASE,
)
# "by Jane Doe", "CreditKevin Frayer" (a page that hides the word and the space from readers)
_BY_OR_FILE = re.compile(r"^(?i:by|file|credit)\s|^Credit(?=[^\W\d_a-z])")
_SENTENCE_END = re.compile(r"(?<=\w{3})[.!?](?=\s|[^\W\d_a-z])")
_SHARED = re.compile(r"[/|]|\bvia\b")
_PHOTO_LINE = 80
_LONGEST_LABELLED = 120
_PHOTO_SPLIT = re.compile(
    r"\s*(?:/|,|;|\||\bvia\b|\bfor\b|\bthrough\b|\band\b|\bcourtesy of\b)\s*", re.IGNORECASE
)
_PERSON = re.compile(
    r"[^\W\d_a-z][\w.'’-]*(?: (?:(?:de|da|van|von|al|el|bin|der|la)\b )?[^\W\d_a-z][\w.'’-]*){1,3}"
)
_NO_PERSON_TEXT = (
    "file photo image picture handout archive stock pool images press news courtesy library "
    "agency service office ministry government police department university"
)
_NO_PERSON = frozenset(_NO_PERSON_TEXT.split())


def credit(article: Article, *, agencies: Agencies | None = None) -> Article:
    """
    The article with its credits, each agency or person once per kind, in the order of the text.
    """
    table = agencies or load_agencies()
    found: dict[tuple[str, str], Credit] = {}
    for one in _read(article, table):
        found.setdefault((one.kind, one.name), one)
    return replace(article, credits=tuple(found.values()))


def _read(article: Article, agencies: Agencies) -> Iterator[Credit]:
    for line in article.clues.bylines[:100]:
        for agency, _, _ in agencies.within(line[:LONGEST]):
            yield Credit("photo" if agency.photo else "text", agency.name, "byline")
    body = [n for n, paragraph in enumerate(article.paragraphs) if paragraph.role == "body"]
    inner = (body[1], body[-2]) if len(body) > 3 else (0, 0)
    leads = 0
    for number, paragraph in enumerate(article.paragraphs):
        if paragraph.role == "body":
            if leads < _LEADS:
                leads += 1
                yield from _read_dateline(paragraph, number, agencies)
        elif paragraph.role == "caption":
            yield from _read_caption(paragraph.text, number, agencies)
        elif paragraph.role == "credit":
            pictured = paragraph.rule == "credit:signature" and inner[0] < number < inner[1]
            yield from _read_line(paragraph.text[-LONGEST:], number, agencies, pictured=pictured)
        elif paragraph.role == "header" and paragraph.text[:3].lower() == "by ":
            for agency, _, _ in agencies.within(paragraph.text[:LONGEST]):
                yield Credit("text", agency.name, "byline", number)


def _read_dateline(paragraph: Paragraph, number: int, agencies: Agencies) -> Iterator[Credit]:
    head = paragraph.text[:200]
    found = _SLASHED.match(head) or _DATELINE.match(head)
    if not found:
        return
    inside = found["inside"].strip()
    if found.re is _DATELINE:
        place = found["place"].strip(" ,-–—")
        dated = _DATED.search(place)
        if not (found["dash"] or dated) or not _is_place(
            place[: dated.start()] if dated else place
        ):
            return
    named = [agency for agency, _, _ in agencies.within(inside)]
    for agency in named:
        yield Credit("text", agency.name, "dateline", number)


def _is_place(words: str) -> bool:
    """
    "KYIV/MOSCOW", "New Delhi [India]", "ABOARD AIR FORCE ONE": capitals, and few of them.
    """
    parts = words.replace("/", " ").split()
    return len(parts) <= _PLACE_WORDS and all(
        not part[:1].islower() or part.lower() in _SMALL for part in parts
    )


def _read_line(text: str, number: int, agencies: Agencies, *, pictured: bool) -> Iterator[Credit]:
    """A credit line: contributions, a sign-off, a signature, a copyright."""
    people: list[tuple[str, str]] = []
    signoff = list(_BY.finditer(text))
    for by in signoff:
        if by["role"].lower().split()[-1].startswith(_SUPPLIED):
            people += [(name, "signoff") for name in _people(by["names"], agencies)]
    how = "signoff" if signoff else "contributed"
    contributed = None if signoff else _CONTRIBUTED.match(text)
    if contributed:
        people += [(name, how) for name in _people(contributed[0], agencies)]
    elif not signoff:
        how = "signoff"
    named = [agency for agency, _, _ in agencies.within(text)]
    # "Reuters/Corbis" is a picture's; so is "AP" alone between two paragraphs of the story.
    photo = pictured or (not (signoff or contributed) and any(agency.photo for agency in named))
    for agency in named:
        yield Credit("photo" if photo else "text", agency.name, how, number)
    if text.startswith("(") and len(signoff) > 1 and "editing by" in text.lower():
        # The house form of one agency: "(Reporting by Jane Doe in Paris; Editing by John Roe)"
        yield Credit("text", "Reuters", "signoff", number)
    for name, stood in people:
        yield Credit("text", name, stood, number)


def _people(text: str, agencies: Agencies) -> Iterator[str]:
    """The people of "AP writers Jane Doe in Paris and John Roe contributed", agencies left out."""
    kept = []
    at = 0
    for _, start, end in agencies.within(text):
        kept.append(text[at:start])
        at = end
    text = _WITH.sub("", ",".join([*kept, text[at:]]).lstrip(", "))
    text = _STAFF.sub(",", text)
    text = re.sub(r"\b(?:also |has |have )?contribut(?:ed|ing)\b.*$", "", text, flags=re.IGNORECASE)
    for name in split_byline(text, names=load_names()):
        if _PERSON.fullmatch(name):
            yield name


def _read_caption(text: str, number: int, agencies: Agencies) -> Iterator[Credit]:
    """
    The photographer and the agency at the end of a caption: "(Photo by Jane Doe/Getty Images)".
    """
    part = _find_photo_credit(text[-LONGEST:], agencies)
    label = _LABEL.match(part)
    part = part[label.end() :] if label else part
    named = [agency for agency, _, _ in agencies.within(part)]
    for agency in named:
        yield Credit("photo", agency.name, "caption", number)
    if not (named or label):
        return
    for piece in _PHOTO_SPLIT.split(part):
        name = _BY_OR_FILE.sub("", piece.strip(" .()"))
        words = {word.lower() for word in name.split()}
        if _PERSON.fullmatch(name) and not words & _NO_PERSON and not any(agencies.within(name)):
            yield Credit("photo", name, "caption", number)


def _find_photo_credit(text: str, agencies: Agencies) -> str:
    """The part of a caption that says who took the picture; "" if none does."""
    last = _LAST_PAREN.search(text[-200:])
    if last and (any(agencies.within(last[1])) or _LABEL.match(last[1])):
        return last[1]  # "... on Friday ( AP )", "(Photo: Jane Doe)"
    labels = list(_LABEL.finditer(text))
    if labels and len(text) - labels[-1].end() <= _LONGEST_LABELLED:
        return text[labels[-1].start() :].rstrip(" .)")  # "Photograph: Jane Doe/AFP/Getty"
    ending = _SENTENCE_END.split(text.rstrip(". )"))[-1].strip()
    named = list(agencies.within(ending))
    if not named or "," in ending:
        return ""
    if len(ending) <= _PHOTO_LINE and (named[0][1] == 0 or _SHARED.search(ending)):
        return ending  # "... at the White House. Reuters", "Evan Vucci/AP"
    if named[-1][0].photo and named[-1][2] == len(ending):
        return ending[named[-1][1] :]  # "Hotels are seldom cleaned Getty Images"
    return ""
