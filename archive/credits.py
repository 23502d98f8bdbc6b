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
from bisect import bisect_right
from typing import TYPE_CHECKING

from archive.agencies import Agencies, load_agencies
from archive.article import Credit, changed
from archive.datelines import read_above, read_dateline
from archive.names import load_names, split_byline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.article import Article

LONGEST = 1_000
"""Characters of a caption or a credit line that are read, from its end."""
_BYLINES = frozenset(("header:byline", "header:opening"))
_LEADS = 3
"""Body passages at the front in which a dateline may stand: a headline may come before it."""

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
# "With files from Jane Doe", "CNN's Jane Doe", and what is left of "Bloomberg's Jane Doe"
_WITH = re.compile(
    r"(?i:with (?:files|inputs|reporting) (?:from|by)\s)|^(?:[^\W\d_a-z][\w.& ]{0,40}?)?['’]s\s"
)
# "jd/jr (AFP, Reuters, dpa)", "Source: Reuters" at the end of the story
_SIGNED = re.compile(
    r"(?:[a-z]{2,4}(?:/[a-z]{2,4}){0,3}\s\([^()\n]{2,60}\)|(?i:sources?)\s?:\s?[^.:\n]{2,60})\.?"
)
_STAFF = re.compile(
    r"\b(?:staff|special|senior|national|medical|political|foreign|freelance)?\s?"
    r"(?:writer|reporter|correspondent|researcher|journalist|producer|editor|bureau chief)s?\b",
    re.IGNORECASE,
)
_LAST_PAREN = re.compile(r"[(\[]\s?([^()\[\]]{1,120}?)\s?[)\]]\W{0,3}$")
# "Smoke over the city. — AFP pic"
_LAST_DASH = re.compile(r"\s[-–—]{1,2}\s?([^-–—\n]{2,40})$")
# "Photo: ", "Photograph by ", "Image courtesy of ", "Photo Credit Reuters", "Foto: ", "Credit...",
# and the word alone before a name: "of safety.Credit Jane Doe"
_LABEL = re.compile(
    r"(?:\b|(?<=(?-i:[a-z]))(?=(?-i:[A-Z])))(?:(?:photo(?:graph(?:er)?)?|picture|pic|image|illustration|(?:info)?graphic|cartoon|video|foto|bild|collage)s?"
    r"(?: (?:illustration|credit|copyright|courtesy))?|credit|source|crédit|©)s?"
    r"(?:\s?:|\.{3}|\s(?:by|courtesy of|via|credit))\s?|(?:image|media) source,\s|©\s?(?:\d{4}\s)?"
    r"|(?:photo|image) (?:credit|copyright)\s"
    r"|(?:(?:photo|image) )?(?-i:[Cc]ourtesy)(?: of|:)?\s(?=(?-i:[A-Z]))"
    r"|(?-i:Supplied|Provided|Submitted)(?: by|:)\s(?=(?-i:[A-Z]))"
    r"|(?:^|(?<=[.!?”\"]))\s?(?-i:Credit)\s?(?=(?-i:[A-Z]))",
    re.IGNORECASE,
)
# A label in what was taken for story: with its colon only, and near the end.
_LABELLED = re.compile(
    r"(?:\b|(?<=(?-i:[a-z]))(?=(?-i:[A-Z])))(?:photo|picture|image|photograph|foto|bild|credit)s?"
    r"(?: credit| courtesy)?"
    r"(?:\s?:\s?|(?<= [Cc]redit)\s)(?=[^\W\d_])",
    re.IGNORECASE,
)
_PICTURED = re.compile(r"\b(?:photo|image|picture|handout|via|courtesy)\b|/", re.IGNORECASE)
# "by Jane Doe", "CreditKevin Frayer" (a page that hides the word and the space from readers)
_BY_OR_FILE = re.compile(r"^(?i:by|file|credit)\s|^(?:Credit\W{0,4}){1,2}(?=[^\W\d_a-z])")
_SENTENCE_END = re.compile(r"(?<=\w{3})[.!?](?=[\s(\[]|[^\W\d_a-z])")
# "Bloomberg campaigns in Houston" is no credit, "AP via the family", "Reuters file photo" are
_PROSE = re.compile(
    r"\s(?!(?:via|for|and|file|photo|pic|picture|image|pool|handout|archive)s?\b)[a-z]"
)
_SHARED = re.compile(r"[/|]|\bvia\b")
_PHOTO_LINE = 80
_LONGEST_LABELLED = 120
_PHOTO_SPLIT = re.compile(
    r"\s*(?:/|,|;|\||:\s|\bvia\b|\bfor\b|\bon\b|"
    r"(?<!CC )\bby\b(?!-)|\bthrough\b|\band\b|\bcourtesy of\b)\s*",
    re.IGNORECASE,
)
# "Jane Doe (flickr)", "Jane Doe (montage)"
_ASIDE = re.compile(r"\s?\([^()]{1,30}\)?$")
_PERSON = re.compile(
    r"[^\W\d_a-z][\w.'’-]*(?: (?:(?:de|da|van|von|al|el|bin|der|la)\b )?[^\W\d_a-z][\w.'’-]*){1,3}"
)
_HANDLE = re.compile(r"@[A-Za-z0-9_.]{2,30}")
# "flickr user johnny_b", "Wikimedia user: Acroterion"
_USER = re.compile(
    r"(?:flickr|twitter|instagram|reddit|wikimedia|wikipedia|youtube)?\s?user\s?:?\s?(@?[\w.-]{2,30})",
    re.IGNORECASE,
)
# "Photo by Herald photographer Jane Doe", "PHOTO BY STAFF PHOTOGRAPHER JANE DOE"
_POST = re.compile(
    r"^(?:[^\W\d_a-z][\w.'’-]{1,20} ){0,3}?(?i:(?:staff|freelance|special|chief) )?"
    r"(?i:photographer) (?=[^\W\d_a-z])"
)
# Behind a label, who lent the picture: "the National Park Service", "University of Oslo", "NASA"
_LENDER = re.compile(
    r"(?:[Tt]he )?((?:[^\W\d_a-z][\w.&'’-]{1,20} (?:of |of the |and |for |& )?){1,5}"
    r"[^\W\d_a-z][\w'’-]{1,20}|[A-Z]{3,6}|[A-Z]{2,5}-[A-Z][A-Za-z]{2,10})"
)
_NO_PERSON_TEXT = (
    "file photo image picture handout archive stock pool images press news courtesy library "
    "agency service office ministry government police department university universität archiv "
    "archivo staff rights magazin magazine network verlag studio universitätsklinikum klinikum"
)
_NO_PERSON = frozenset(_NO_PERSON_TEXT.split())
_NO_LENDER_TEXT = "file photo image picture handout stock pool images photos rights"
_NO_LENDER = frozenset(_NO_LENDER_TEXT.split())
# "Workers in the snow. (Jane Doe/Boston Herald)", "Jane Doe / The Seattle Times"
_LENT = re.compile(
    r"(?:^|[.!?)”\"(\[]\s?)((?:[^\W\d_a-z][\w'’-]{0,20}\.?\s){1,3}[^\W\d_a-z][\w'’-]{1,20}\s?"
    r"(?:/|\||\bfor\b|\bvia (?=Flickr|Wikimedia|Instagram|Facebook|Twitter))\s?(?=[^\W_a-z])"
    r"[^\n/|()\[\]]{2,40})[)\]]?$"
)
# "Jane Doe via Flickr (CC BY 2.0)", "Jane Doe / Flickr, CC BY-SA"
_LICENCE = re.compile(r"[,\s]{1,3}\(?CC[ -](?:BY|0)[-\w. ]{0,20}\)?\s?$")
# "in Paris Jane Doe", "in Paris Chang W. Lee": the name that ends a caption without a full stop
_LAST_NAME = re.compile(
    r"\s([^\W\d_a-z][\w'’-]{1,20}(?: [^\W\d_a-z]\.)? [^\W\d_a-z][\w'’-]{1,20})$"
)


def credit(article: Article, *, agencies: Agencies | None = None) -> Article:
    """
    The article with its credits, each agency or person once per kind, in the order of the text.
    """
    table = agencies or load_agencies()
    found: dict[tuple[str, str], Credit] = {}
    for one in _read(article, table):
        found.setdefault((one.kind, one.name), one)
    return changed(article, credits=tuple(found.values()))


def _read(article: Article, agencies: Agencies) -> Iterator[Credit]:
    for line in article.clues.bylines[:100]:
        for agency, _, _ in agencies.within(line[:LONGEST]):
            if not agency.photo:  # "Contributors to Wikimedia projects"
                yield Credit("text", agency.name, "byline")
    paragraphs = article.paragraphs
    above = _read_above(article, agencies)
    body = [n for n, paragraph in enumerate(paragraphs) if paragraph.role == "body"]
    inner = (body[1], body[-2]) if len(body) > 3 else (0, 0)
    leads = 0
    for number, paragraph in enumerate(paragraphs):
        text, role = paragraph.text, paragraph.role
        if number in above:
            yield from (Credit("text", name, "byline", number) for name in above[number])
        if role in ("body", "caption") and len(text) <= _PHOTO_LINE and _SIGNED.fullmatch(text):
            for agency, _, _ in agencies.within(text):
                yield Credit("photo" if agency.photo else "text", agency.name, "signoff", number)
        elif role == "body":
            leads += 1
            for agency in read_dateline(text, agencies, strict=leads > _LEADS):
                yield Credit("text", agency.name, "dateline", number)
            if _is_pictured(text, agencies):
                yield from _read_caption(text, number, agencies)
        elif role == "caption":
            yield from _read_caption(text, number, agencies)
        elif role == "credit" and number not in above:
            pictured = paragraph.rule == "credit:signature" and inner[0] < number < inner[1]
            yield from _read_line(text[-LONGEST:], number, agencies, pictured=pictured)
        elif role == "promo" and paragraph.rule == "furniture:copyright":
            # "Copyright 2012 Associated Press. All rights reserved."
            for agency, _, _ in agencies.within(text):
                if not agency.photo:
                    yield Credit("text", agency.name, "signoff", number)
        elif paragraph.rule in _BYLINES or (role == "header" and text[:3].lower() == "by "):
            for agency, _, _ in agencies.within(text[:LONGEST]):
                yield Credit("text", agency.name, "byline", number)


def _read_above(article: Article, agencies: Agencies) -> dict[int, list[str]]:
    """Paragraph to the agencies that are named above the story that it begins, or is above."""
    found: dict[int, list[str]] = {}
    above = read_above(article.decoded, agencies)
    if above:
        starts = [paragraph.start for paragraph in article.paragraphs]
        for one in above:
            number = max(bisect_right(starts, one.start) - 1, 0)
            found.setdefault(number, []).append(one.agency.name)
    return found


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
    if len(signoff) > 1 and (text.startswith("(") or ";" in text) and "editing by" in text.lower():
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
        if _PERSON.fullmatch(name) and "'s " not in name.replace("’", "'"):
            yield name


def _read_caption(text: str, number: int, agencies: Agencies) -> Iterator[Credit]:
    """
    The photographer and the agency at the end of a caption: "(Photo by Jane Doe/Getty Images)".
    """
    part, sure = _find_photo_credit(text[-LONGEST:], agencies)
    label = _LABEL.match(part)
    part = part[label.end() :] if label else part
    named = [agency for agency, _, _ in agencies.within(part)]
    for agency in named:
        yield Credit("photo", agency.name, "caption", number)
    if not (named or label or sure):
        return
    pieces = _PHOTO_SPLIT.split(part)
    for at, piece in enumerate(pieces):
        name = _BY_OR_FILE.sub("", _ASIDE.sub("", " ".join(piece.split()).strip(".")).strip("() "))
        name = _POST.sub("", name)
        if at == 0 and len(pieces) > 1 and not _PERSON.fullmatch(name):
            last = _LAST_NAME.search(name)
            name = last[1] if last else name
        words = {word.lower() for word in name.split()}
        handle = (_HANDLE.fullmatch(name) or _USER.fullmatch(name)) if label else None
        if handle:
            yield Credit("photo", handle[handle.lastindex or 0], "caption", number)
        elif any(agencies.within(name)):
            continue
        elif _PERSON.fullmatch(name) and not words & _NO_PERSON:
            yield Credit("photo", _quiet(name), "caption", number)
        elif (
            label
            and (at == 0 or name.isupper())
            and (lender := _LENDER.fullmatch(name))
            and not words & _NO_LENDER
        ):
            yield Credit("photo", lender[1], "caption", number)


def _quiet(name: str) -> str:
    """A name without capitals that shout: "DESMOND KWANDE", "Ezequiel BECERRA", not "BBC News"."""
    words = name.split()
    if not words[-1].isupper() or (len(words[-1]) < len("Wang") and not name.isupper()):
        return name
    return " ".join(word.title() if word.isupper() and len(word) > 2 else word for word in words)


def _is_pictured(text: str, agencies: Agencies) -> bool:
    """
    Whether a passage that was taken for story ends, or is labelled, as only a caption is.

    "... (Oleg Urusov/ Roscosmos photo via AP)" under 500 characters, "EPA/JANE DOE", "Header Image:
    ... Credit: Jane Doe".
    """
    tail = text[-_LONGEST_LABELLED:]
    if tail.endswith(")"):
        last = _LAST_PAREN.search(tail)
        if last and _LABEL.match(last[1]):
            return True
        named = list(agencies.within(last[1])) if last and _PICTURED.search(last[1]) else []
        if last and named and (named[0][1] == 0 or named[-1][2] == len(last[1])):
            return True
    if (":" in tail or "redit" in tail) and _LABELLED.search(tail):
        return True
    if len(text) <= _PHOTO_LINE and "/" in text:
        return any(end == len(text) or text[end] == "/" for _, _, end in agencies.within(text))
    return len(text) <= 4 * _PHOTO_LINE and bool(_LABEL.match(text))


def _find_photo_credit(text: str, agencies: Agencies) -> tuple[str, bool]:
    """
    The part of a caption that says who took the picture, "" if none does; True where a name in it
    is a photographer's even without an agency or a label.
    """
    last = _LAST_PAREN.search(text[-200:])
    if last and (any(agencies.within(last[1])) or _LABEL.match(last[1])):
        return last[1], False  # "... on Friday ( AP )", "(Photo: Jane Doe)"
    labels = list(_LABEL.finditer(text))
    if labels and labels[0].start() == 0 and len(text) <= 4 * _PHOTO_LINE:
        return text.strip(" .)"), False  # "Photos by Jane Doe (Shutterstock), John Roe"
    if labels and len(text) - labels[-1].end() <= _LONGEST_LABELLED:
        begun = labels[-1].start()
        for _, start, end in agencies.within(text[:begun]):
            begun = start if end == begun - 1 else begun  # "AP Photo by Jane Doe"
        return text[begun:].strip(" .)"), False  # "Photograph: Jane Doe/AFP/Getty"
    ending = _SENTENCE_END.split(text.rstrip(". )"))[-1].strip()
    named = list(agencies.within(ending))
    by, comma, agency = ending.partition(", ")
    if comma and agencies.find(agency) and _PERSON.fullmatch(by) and ending != text:
        return ending, True  # "... on Monday. Jane Doe, AP"
    if named and "," not in ending:
        led = named[0][1] == 0 and not _PROSE.match(ending, named[0][2])
        if len(ending) <= _PHOTO_LINE and (led or _SHARED.search(ending)):
            return ending, False  # "... at the White House. Reuters", "Evan Vucci/AP"
        if named[-1][0].photo and named[-1][2] == len(ending):
            return ending[named[-1][1] :], False  # "Hotels are seldom cleaned Getty Images"
    lent = _LENT.search(_LICENCE.sub("", text[-_PHOTO_LINE:]).rstrip(" ."))
    if lent and not named:
        return lent[1], True
    dash = _LAST_DASH.search(text[-_PHOTO_LINE:].rstrip(" ."))
    if dash and agencies.at(dash[1], 0):
        return dash[1], False
    return "", False
