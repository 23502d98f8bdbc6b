"""
One value of a query, with the field it stands in, to the leaf of the query that it means.

What a value may be depends on the kind of its field: words for a text, a name, a tag, a date, a
number. What cannot be answered as written is refused with what would be right; a value is never
quietly taken for something else. How leaves are put together is in parse.py.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from index.caret import brief, visible
from index.errors import QueryError
from index.fields import FIELDS, SCOPES, Field
from index.lex import FIELD_PREFIX, is_operator
from index.query import (
    DateRange,
    Fuzzy,
    Keyword,
    Missing,
    Named,
    NumberRange,
    Phrase,
    Prefix,
    Term,
)
from index.tokens import words

if TYPE_CHECKING:
    from datetime import date

    from index.lex import Token
    from index.query import Leaf

SHORTEST_PREFIX = 3
"""The letters that must stand before a star."""


class Reading(NamedTuple):
    """The query being read, and what its dates are relative to."""

    text: str
    today: date
    week_start: int = 0
    day_first: bool | None = None

    def wrong(self, message: str, start: int, end: int) -> QueryError:
        return QueryError(visible(message), query=self.text, start=start, end=end)


# What people call our fields elsewhere: Nexis, Factiva, notmuch, web search.
MEANT = {
    "outlet": "source", "publisher": "source", "publication": "source", "newspaper": "source",
    "site": "source", "domain": "source", "by": "author", "byline": "author", "writer": "author",
    "headline": "title", "hlead": "title", "intitle": "title", "lang": "language",
    "people": "person", "who": "person", "location": "place", "country": "place", "city": "place",
    "where": "place", "organisation": "org", "organization": "org", "company": "org",
    "name": "entity", "agency": "credit", "day": "date", "published": "date", "when": "date",
    "year": "date", "since": "date", "until": "date", "before": "date", "after": "date",
    "from": "date", "on": "date", "keyword": "tag", "wc": "words", "length": "words",
    "saved": "query", "cluster": "story", "thread": "story", "duplicates": "copies",
    "dupes": "copies", "copy": "copies", "related": "like", "similar": "like", "alone": "only",
}  # fmt: skip
"""And what they call what can be counted by."""
_SPELT = {"since": "2025-10..", "after": "2025-10..", "from": "2025-10..", "until": "..2025-10",
          "before": "..2025-10"}  # fmt: skip


def field_of(name: str, reading: Reading, start: int) -> Field:
    """
    The field that *name*, typed at *start*, means. Raises QueryError.
    """
    end = start + len(name)
    key = name.casefold()
    field = FIELDS.get(key)
    if field is None:
        raise reading.wrong(_no_field(name, reading, end), start, end)
    if field.plain:
        return field
    if field.kind != "text":
        raise reading.wrong(_no_field(name, reading, end), start, end)
    scope = next((scope for scope, covered in SCOPES.items() if covered == key), "")
    if scope:
        message = f"{key}: is a place to look in: in:{scope} and then the words"
    else:
        message = f"{key}: is where words without a field look: leave it out"
    raise reading.wrong(message, start, end)


def _no_field(name: str, reading: Reading, end: int) -> str:
    from difflib import get_close_matches

    known = [field.name for field in FIELDS.values() if field.plain]
    key = name.casefold()
    near = [MEANT[key]] if key in MEANT else get_close_matches(key, known, 3, 0.6)
    value = re.match(r"[:：][^\s\"()]{0,40}", reading.text[end : end + 42])
    literal = f'"{brief(name)}{value[0] if value else ""}"'
    message = f"there is no field {brief(name)}; to search for the words, quote them: {literal}"
    if near:
        spelt = [f"{one}:{_SPELT[key]}" if key in _SPELT else f"{one}:" for one in near]
        return f"{message}; did you mean {' or '.join(spelt)}"
    return f"{message}; the fields are {' '.join(known)}"


def read_value(token: Token, field: Field | None, reading: Reading) -> Leaf:
    """
    The leaf that a value token means in *field*; None is no field at all.
    """
    if field is not None and not token.quoted:
        second = FIELD_PREFIX.match(token.text)
        if second and second[1].casefold() in FIELDS:
            message = "a value stands in one field"
            raise reading.wrong(message, token.start, token.end)
    if field is None or field.kind == "text":
        return _text(token, field.name if field else "text", reading)
    if field.kind == "name" or (field.kind == "kin" and not field.refers):
        return _name(token, field, reading)
    if field.kind in ("keyword", "kin"):
        return _keyword(token, field, reading)
    if token.exact:
        message = f"= has no meaning for {field.name}: leave it out"
        raise reading.wrong(message, token.inner[0] - 1, token.end)
    if field.kind == "date":
        return _date(token, field, reading)
    return _number(token, field, reading)


_STAR_IN_QUOTES = r"\w\*(?!\S)"
_INNER_QUESTION = re.compile(r"\?(?=\w)")
_NOT_WORDS = {
    "&": "both words are found without a sign between them",
    "|": "for either of two words write OR",
    "+": "all words must be there anyhow: leave the plus out",
    "*": f"* alone would be everything; give {SHORTEST_PREFIX} letters or more before it: govern*",
    "~": "~ follows a word: putin~",
}


def _text(token: Token, field: str, reading: Reading) -> Leaf:
    span = (token.start, token.end)
    text = token.text
    if token.quoted:
        _no_star_in_quotes(token, reading)
        if not words(text):
            raise reading.wrong("there is no word between these quotation marks", *span)
        return Phrase(text, field, span)
    text = _without_question(token, reading)
    if "*" in text:
        return _prefix(token, text, field, reading)
    if "~" in text:
        return _fuzzy(token, text, field, reading)
    if not words(text):
        message = _NOT_WORDS.get(
            text, f"{brief(text or token.text)} holds no word to look for: leave it out"
        )
        raise reading.wrong(message, *span)
    return Term(text, field, token.exact, span)


def _without_question(token: Token, reading: Reading) -> str:
    """
    The text without the question mark that ends a question; it is no wildcard (wom?n).

    The operator OR must not come of "this OR?".
    """
    inner = _INNER_QUESTION.search(token.text)
    if inner:
        at = token.inner[0] + inner.start()
        message = "? stands for no letter here; words may end in a star: wom*, or be near: woman~"
        raise reading.wrong(message, at, at + 1)
    text = token.text.rstrip("?")
    return token.text if is_operator(text) else text


def _no_star_in_quotes(token: Token, reading: Reading) -> None:
    """ "very fran*" would silently be the phrase "very fran"; "M*A*S*H" is what it says."""
    if star := re.compile(_STAR_IN_QUOTES).search(reading.text, *token.inner):
        message = "* means nothing inside quotation marks: leave it out, or search for the words"
        raise reading.wrong(message, star.end() - 1, star.end())


def _one_word(token: Token, text: str, what: str, reading: Reading) -> str:
    """The one word of *text*, which a *what* is made of."""
    found = words(text)
    if len(found) != 1:
        message = f"a {what} is one word, not {'none' if not found else len(found)}: {brief(text)}"
        raise reading.wrong(message, token.start, token.end)
    if token.exact:
        message = f"= asks for one form only: it cannot stand with a {what}"
        raise reading.wrong(message, token.start, token.end)
    return found[0]


def _prefix(token: Token, text: str, field: str, reading: Reading) -> Leaf:
    stars = text.strip("*")
    if not stars or not words(text):
        raise reading.wrong(_NOT_WORDS["*"], token.start, token.end)
    if text.find("*") != len(text) - 1:
        at = token.inner[0] + text.find("*")
        message = "* stands once, at the end of a word: govern*; to search for the sign, quote it"
        raise reading.wrong(message, at, at + 1)
    word = _one_word(token, text[:-1], "prefix", reading)
    if len(word) < SHORTEST_PREFIX:
        message = (
            f"give {SHORTEST_PREFIX} letters or more before the star: {brief(text)} is too wide"
        )
        raise reading.wrong(message, token.start, token.end)
    return Prefix(text[:-1], field, (token.start, token.end))


def _fuzzy(token: Token, text: str, field: str, reading: Reading) -> Leaf:
    word, _, distance = text.partition("~")
    if not word:
        raise reading.wrong(_NOT_WORDS["~"], token.start, token.end)
    if distance not in ("", "1", "2"):
        at = token.inner[0] + len(word)
        message = f"the edits after ~ are 1 or 2: {brief(word)}~ or {brief(word)}~2"
        raise reading.wrong(message, at, at + 1 + len(distance))
    edits = int(distance or 1)
    folded = _one_word(token, word, "word with near spellings", reading)
    if len(folded) <= edits + 1:
        message = (
            f"{brief(word)} is too short for {edits} edit{'s' * (edits > 1)}: any word is near"
        )
        raise reading.wrong(message, token.start, token.end)
    return Fuzzy(word, edits, field, (token.start, token.end))


def _name(token: Token, field: Field, reading: Reading) -> Leaf:
    span = (token.start, token.end)
    text = token.text
    if token.quoted:
        _no_star_in_quotes(token, reading)
    else:
        if text.casefold() == "none" and not token.exact:
            return Missing(field.name, span)
        text = _without_question(token, reading)
        _no_wildcard(token, text, f"whole words of a name: {field.example}", reading)
    if not words(text):
        raise reading.wrong(f"{field.name}: needs a name, such as {field.example}", *span)
    return Named(field.name, text, token.exact, span)


def _no_wildcard(token: Token, text: str, wanted: str, reading: Reading) -> None:
    for mark, what in ("*", "prefixes"), ("~", "near spellings"):
        at = text.find(mark)
        if at >= 0:
            at += token.inner[0]
            message = f"{what} are for words of the text; here write {wanted}"
            raise reading.wrong(message, at, at + 1)


_LANGUAGE = r"(?ai)[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}"


def _keyword(token: Token, field: Field, reading: Reading) -> Leaf:
    span = (token.start, token.end)
    text = token.text
    if not text:
        raise reading.wrong(f"{field.name}: needs a value, such as {field.example}", *span)
    if (field.name == "id" or field.refers) and token.exact:
        raise reading.wrong("an id is found by its beginning: leave the = out", *span)
    if not token.quoted:
        if text.casefold() == "none" and not token.exact:
            if field.name == "id":
                raise reading.wrong("every article has an id", *span)
            if field.kind == "kin":
                message = f"{field.name}: takes the id of an article, such as {field.example}"
                raise reading.wrong(message, *span)
            return Missing(field.name, span)
        _no_wildcard(token, text, f"the value as it is: {field.example}", reading)
    if field.name == "language" and not re.fullmatch(_LANGUAGE, text):
        message = f"a language is written as its code, such as {field.example}, not {brief(text)}"
        raise reading.wrong(message, *span)
    return Keyword(field.name, text, span)


_FOLLOWING = r"\s+([^\s()（）:\"“”„«»=-][^\s()（）:\"“”„«»]*|-(?=\s))"


def _date(token: Token, field: Field, reading: Reading) -> Leaf:
    from index.when import WhenError, parse_when

    span = (token.start, token.end)
    if token.text.casefold() == "none" and not token.quoted:
        return Missing(field.name, span)
    start, end = token.inner
    if not token.quoted:
        _check_cut_short(token, reading)
    try:
        days = parse_when(
            reading.text[start:end],
            today=reading.today,
            week_start=reading.week_start,
            day_first=reading.day_first,
        )
    except WhenError as error:
        if error.end == error.start:
            raise reading.wrong(error.message, *span) from None
        raise reading.wrong(error.message, start + error.start, start + error.end) from None
    return DateRange(days.start, days.end, span)


def _check_cut_short(token: Token, reading: Reading) -> None:
    """Refuse `date:last week` and `date:17 oct 2025`: the rest would be words to search for."""
    from index.when import WhenError, parse_when

    start, end = token.inner
    longer = []
    for _ in range(4):
        following = re.compile(_FOLLOWING).match(reading.text, end)
        if not following:
            break
        end = following.end()
        longer.append(end)
    for end in reversed(longer):
        written = reading.text[start:end]
        try:
            parse_when(
                written,
                today=reading.today,
                week_start=reading.week_start,
                day_first=reading.day_first,
            )
        except WhenError:
            continue
        whole = " ".join(written.split())
        message = f'quote a date of several words: date:"{whole}"'
        raise reading.wrong(message, token.start, end)


_NUMBER = r"([0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3}){1,2})"
_COMPARED = rf"(>=|<=|>|<|≥|≤)?{_NUMBER}"
_BETWEEN = rf"{_NUMBER}?\.\.{_NUMBER}?"


def _number(token: Token, field: Field, reading: Reading) -> Leaf:
    span = (token.start, token.end)
    low: int | None
    high: int | None
    if compared := re.fullmatch(_COMPARED, token.text):
        number = _plain(compared[2])
        sign = {"≥": ">=", "≤": "<="}.get(compared[1], compared[1])
        low = {">": number + 1, "<": None, "<=": None}.get(sign, number)
        high = {"<": number - 1, ">": None, ">=": None}.get(sign, number)
    elif (between := re.fullmatch(_BETWEEN, token.text)) and token.text != "..":
        low = _plain(between[1]) if between[1] else None
        high = _plain(between[2]) if between[2] else None
    else:
        message = f"{field.name}: takes a number: {field.name}:>500, {field.name}:500..900"
        raise reading.wrong(message, *span)
    if high is not None and high < (low or 0):
        message = f"no number is in {brief(token.text)}: the smaller one comes first"
        raise reading.wrong(message, *span)
    return NumberRange(field.name, low, high, span)


def _plain(written: str) -> int:
    return int(written.replace(",", ""))
