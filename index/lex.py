"""
A query cut into its words: parentheses, operators, and values with their field, quotes and marks.

    -source:"The Independent" (govern* OR =Tomahawks) near/5 range

is NOT, a quoted value of the field `source`, a parenthesis, the value `govern*`, OR, the exact
value `Tomahawks`, a parenthesis, NEAR, the value `range`. Whether there is such a field and what
its values may be is decided later. What looks like another search engine's operator is refused
here: taken as a word it would silently ask for something else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from index.caret import brief, visible
from index.errors import QueryError
from index.fields import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 10_000
"""The characters a query may have."""

MOST_APART = 1000
"""The words that near/ and pre/ may look over."""

TokenKind = Literal["(", ")", "AND", "OR", "NOT", "NEAR", "value"]


class Token(NamedTuple):
    """
    One word of the language, query[start:end]; NEAR has it as *text* too (`near/5`, `PRE/5`).

    A value has its *text* (in quotes: blanks collapsed, other quotation marks gone), which stood at
    query[inner[0]:inner[1]]. An opening parenthesis may have a *field* too: `source:(bbc OR cnn)`.
    """

    kind: TokenKind
    start: int
    end: int
    text: str = ""
    field: str = ""
    exact: bool = False
    quoted: bool = False
    inner: tuple[int, int] = (0, 0)


# Quotation marks that close each other: “very frank" and „very frank” are what word processors make
# of one thing. Inside “…” a « is just text, and the other way round, unless nothing else closes.
_DOUBLE = '"“”„‟＂〝〞'
_ANGLE = "«»"
_SINGLE = "'‘’‚‛＇"
_SINGLE_ANGLE = "‹›"
_QUOTES = frozenset(_DOUBLE + _ANGLE + _SINGLE + _SINGLE_ANGLE)
# What few queries need stays a text, compiled by re when it is used.
_IN_PHRASE = f"[{_DOUBLE}{_ANGLE}{_SINGLE_ANGLE}\\s]+"
_CLOSERS = {
    family: f"[{family}]" + (r"(?!\w)" if family == _SINGLE else "")
    for family in (_DOUBLE, _ANGLE, _SINGLE, _SINGLE_ANGLE)
}
_OPENING, _CLOSING = "(（", ")）"
_BARE = re.compile(rf"[^\s(（)）{_DOUBLE}{_ANGLE}{_SINGLE_ANGLE}]+")
FIELD_PREFIX = re.compile(r"([^\W\d]\w*)[:：]")
_AFTER_SPACE = r"\s+([^\s()（）]+)"
_NEAR = re.compile(r"(near|pre)/", re.IGNORECASE)
_DISTANCE = r"[0-9]{1,9}"
# Nexis w/5, ProQuest n/5, Ovid adj5, Factiva near5.
_FOREIGN_NEAR = re.compile(r"(?:(?:adj|onear|w|n)/|adj|near)([0-9]+)", re.IGNORECASE)
_APOSTROPHE_AT_END = rf"[{_SINGLE}]\W*$"
_DASHES = "‐‑‒–—―−－"
_OPERATORS: dict[str, TokenKind] = {"AND": "AND", "OR": "OR", "NOT": "NOT"}


def lex(query: str) -> Iterator[Token]:
    """
    The words of *query* in order. Raises QueryError, also for more than LONGEST characters.
    """
    if len(query) > LONGEST:
        message = f"a query of {len(query):,} characters: it may have {LONGEST:,}"
        raise QueryError(message, query=query, start=LONGEST, end=len(query))
    at = 0
    single = False
    while at < len(query):
        character = query[at]
        if character.isspace():
            at += 1
        elif character in _OPENING:
            yield Token("(", at, at + 1)
            at += 1
        elif character in _CLOSING:
            yield Token(")", at, at + 1)
            at += 1
        elif character == "-":
            _check_minus(query, at)
            yield Token("NOT", at, at + 1)
            at += 1
        else:
            token = _word(query, at)
            if token.quoted and query[token.inner[0] - 1] in _SINGLE:
                single = True
            elif single and token.kind == "value" and re.search(_APOSTROPHE_AT_END, token.text):
                # 'the teachers' union' would be the phrase "the teachers" and the word union.
                raise _wrong(query, "two apostrophes could close this quotation: use double quotes",
                             token.start, token.end)  # fmt: skip
            yield token
            at = token.end


def is_operator(word: str) -> bool:
    """Whether *word* by itself, without a field, would not be a word to search for."""
    return word in _OPERATORS or bool(_NEAR.match(word) or _FOREIGN_NEAR.fullmatch(word))


def _wrong(query: str, message: str, start: int, end: int) -> QueryError:
    return QueryError(visible(message), query=query, start=start, end=end)


def _check_minus(query: str, at: int) -> None:
    """A minus leaves out the word that it touches, and only that can be meant."""
    after = query[at + 1 : at + 2]
    if after == "-":
        end = len(query) - len(query[at:].lstrip("-"))
        raise _wrong(query, "one minus leaves a word out: -gaza", at, end)
    if not after or after.isspace() or after in _CLOSING:
        raise _wrong(query, "a minus touches the word that it leaves out: -gaza", at, at + 1)


def _word(query: str, at: int) -> Token:
    """The token, not a parenthesis and not a minus, that begins at *at*."""
    field = FIELD_PREFIX.match(query, at)
    if field:
        return _field_value(query, at, field)
    exact = query[at] == "="
    value_at = at + exact
    if exact and (value_at == len(query) or query[value_at].isspace()):
        raise _wrong(
            query, "= touches the word whose exact form is wanted: =tomahawks", at, value_at
        )
    if exact and query[value_at] in "=" + _OPENING:
        raise _wrong(query, "= stands before one word: =tomahawks", at, value_at + 1)
    if query[value_at] in _QUOTES:
        return _quoted(query, at, value_at, exact=exact)
    bare = _BARE.match(query, value_at)
    if not bare:
        raise _wrong(query, "= stands before one word: =tomahawks", at, value_at + 1)
    token = _unquoted(query, at, bare, exact=exact)
    if not exact:
        operator = _OPERATORS.get(token.text)
        if operator:
            return Token(operator, at, token.end)
        if _NEAR.match(token.text) or _FOREIGN_NEAR.fullmatch(token.text):
            return _near(query, token)
    _check_colon(query, token)
    return token


def _near(query: str, token: Token) -> Token:
    """The operator that *token* is: near/5 pre/5, not near/0 near/x w/5"""
    foreign = _FOREIGN_NEAR.fullmatch(token.text)
    name, _, number = token.text.partition("/")
    if foreign:
        number = foreign[1]
    right = re.fullmatch(_DISTANCE, number) and 1 <= int(number) <= MOST_APART
    if right and not foreign:
        return Token("NEAR", token.start, token.end, token.text)
    if foreign:
        shown = number if right else "5"
        message = f"how near words stand is written near/{shown}, or pre/{shown} for this order"
    else:
        message = f"{name}/ takes a number of words from 1 to {MOST_APART:,}: {name}/5"
    message += f'; to search for it, quote it: "{brief(token.text)}"'
    raise _wrong(query, message, token.start, token.end)


def _field_value(query: str, at: int, field: re.Match[str]) -> Token:
    """source:bbc source:"The Independent" source:=BBC source:(bbc OR cnn)"""
    name, value_at = brief(field[1]), field.end()
    if query.startswith("//", value_at):
        end = _BARE.match(query, at).end()  # type: ignore[union-attr]
        raise _wrong(query, "a web address is searched for in quotes", at, end)
    exact = query.startswith("=", value_at)
    value_at += exact
    value = query[value_at : value_at + 1]
    if not value or value.isspace() or value in _CLOSING:
        following = re.compile(_AFTER_SPACE).match(query, value_at)
        end = following.end() if following else value_at
        message = f'there is no field {name}; to search for the word, quote it: "{name}:"'
        if field[1].casefold() in FIELDS:
            message = f"{name}: needs a value after it"
            if following:
                message = f"no space belongs after a field: {name}:{brief(following[1])}"
        raise _wrong(query, message, at, end)
    if value in _OPENING:
        if exact:
            raise _wrong(query, f"= stands before each value: {name}:(=a OR =b)", at, value_at + 1)
        return Token("(", at, value_at + 1, field=field[1])
    if value in _QUOTES:
        return _quoted(query, at, value_at, field=field[1], exact=exact)
    if value == "-":
        message = f"the minus goes before the field: -{name}:"
        raise _wrong(query, message, value_at, value_at + 1)
    bare = _BARE.match(query, value_at)
    if not bare:
        raise _wrong(query, f"{name}: takes a value", at, value_at)
    return _unquoted(query, at, bare, field=field[1], exact=exact)


def _quoted(query: str, at: int, opening: int, *, field: str = "", exact: bool = False) -> Token:
    """The value in the quotation marks that open at *opening*."""
    closing = _closing(query, opening)
    if closing < 0:
        tip = ""
        if query[opening] in _SINGLE:
            word = _BARE.match(query, opening)
            tip = f'; if it is an apostrophe, write "{brief(word[0])}"' if word else ""
        message = "this quotation mark is never closed" + tip
        raise _wrong(query, message, opening, opening + 1)
    end = closing + 1
    if end < len(query) and not query[end].isspace() and query[end] not in _CLOSING:
        rest = _BARE.match(query, end)
        message = "a space belongs after the closing quotation mark"
        raise _wrong(query, message, end, rest.end() if rest else end + 1)
    text = re.sub(_IN_PHRASE, " ", query[opening + 1 : closing]).strip()
    inner = (opening + 1, closing)
    return Token("value", at, end, text, field, exact, quoted=True, inner=inner)


def _closing(query: str, opening: int) -> int:
    """Where the quotation that opens there closes; -1 when it does not."""
    mark = query[opening]
    for families in ((_DOUBLE, _ANGLE), (_ANGLE, _DOUBLE), (_SINGLE,), (_SINGLE_ANGLE,)):
        if mark not in families[0]:
            continue
        for family in families:
            # rfind first: a regex that runs to the end for each of many « would be quadratic.
            if max(query.rfind(closer) for closer in family) > opening:
                found = re.compile(_CLOSERS[family]).search(query, opening + 1)
                if found:
                    return found.start()
    return -1


def _unquoted(
    query: str, at: int, value: re.Match[str], *, field: str = "", exact: bool = False
) -> Token:
    """The value without quotes that *value* matched, when nothing in it is a foreign operator."""
    text, start, end = value[0], value.start(), value.end()
    after = query[end : end + 1]
    if after in _QUOTES and after:
        raise _wrong(query, "a space is missing before this quotation mark", end, end + 1)
    if after in _OPENING and after and text.endswith("-"):
        raise _wrong(query, "a space is missing before this minus", end - 1, end)
    first = text[0]
    if len(text) > 1 and first in "!^" + _DASHES:
        message = f"{first} leaves nothing out; write -{brief(text[1:])}, or quote the word"
        raise _wrong(query, message, start, start + 1)
    for mark, message in _FOREIGN:
        found = text.find(mark)
        if found >= 0:
            raise _wrong(query, message, start + found, start + found + len(mark))
    return Token("value", at, end, text, field, exact, inner=(start, end))


_FOREIGN = (
    ("||", "for either of two words write OR"),
    ("|", "for either of two words write OR"),
    ("&&", "both words are found without a sign between them, or with AND"),
    ("^", "words have no weight here; if ^ is part of what you look for, quote it"),
)


def _check_colon(query: str, token: Token) -> None:
    """A colon in a word without a field: a time, an address, a headline, never silently a word."""
    found = re.search("[:：]", token.text)
    if not found:
        return
    at = token.inner[0] + found.start()
    field = FIELD_PREFIX.match(token.text)
    if token.exact and field:
        value = token.text[field.end() :]
        message = f"= stands after the colon: {field[1]}:={brief(value)}"
        raise _wrong(query, message, token.start, token.end)
    message = (
        f'a colon parts a field from its value; to search for it, quote it: "{brief(token.text)}"'
    )
    raise _wrong(query, message, token.start if len(token.text) < 40 else at, token.end)
