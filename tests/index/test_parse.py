"""
Text to query: what each way of writing means.

What is refused is in test_parse_refused.py, how much may be written in test_parse_limits.py.
"""

from __future__ import annotations

from datetime import date

import pytest

from index.fields import FIELDS, SCOPES
from index.query import (
    And,
    DateRange,
    Fuzzy,
    Keyword,
    Missing,
    Named,
    Near,
    Not,
    NumberRange,
    Or,
    Phrase,
    Prefix,
    Query,
    Term,
)
from index.reshape import leaves, text_leaves
from tests.index.parsing import culprit, parse, refused

A, B, C, D = (Term(letter) for letter in "abcd")


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("tomahawk", Term("tomahawk")),
        ("a b", And((A, B))),
        ("a AND b", And((A, B))),
        ("a OR b", Or((A, B))),
        ("a b OR c d", Or((And((A, B)), And((C, D))))),  # AND binds tighter
        ("a AND b OR c", Or((And((A, B)), C))),
        ("a (b OR c)", And((A, Or((B, C))))),
        ("(a b) OR c", Or((And((A, B)), C))),
        ("a (b (c d))", And((A, B, C, D))),
        ("a OR (b OR c)", Or((A, B, C))),
        ("((a))", A),
        ("a（b OR c）", And((A, Or((B, C))))),  # parentheses of a Chinese keyboard
        ("a NOT b", And((A, Not(B)))),
        ("a -b", And((A, Not(B)))),
        ("-a b", And((Not(A), B))),
        ("a AND NOT b", And((A, Not(B)))),
        ("a -(b OR c)", And((A, Not(Or((B, C)))))),
        ("a (-b)", And((A, Not(B)))),
        ("NOT NOT a", A),
        ("a NOT -b", And((A, B))),
        ("-(-a)", A),
        ("a -(-b -c)", And((A, Or((B, C))))),  # what is neither not b nor not c
        ("a -b OR c", Or((And((A, Not(B))), C))),
        ("long-range", Term("long-range")),
        ("a and b or not c", And((A, Term("and"), B, Term("or"), Term("not"), C))),
        ("=tomahawks", Term("tomahawks", exact=True)),
        ("-=tomahawks a", And((Not(Term("tomahawks", exact=True)), A))),
        ("govern*", Prefix("govern")),
        ("putin~", Fuzzy("putin", 1)),
        ("putin~2", Fuzzy("putin", 2)),
        ("title:summit", Term("summit", "title")),
        ("TITLE:summit", Term("summit", "title")),
        ("title：summit", Term("summit", "title")),  # a wide colon
        ('caption:"White House"', Phrase("White House", "caption")),
        ("title:=Summit", Term("Summit", "title", exact=True)),
        ("title:gov*", Prefix("gov", "title")),
        ("title:10:30", Term("10:30", "title")),
        ("title:(a OR b) c", And((Or((Term("a", "title"), Term("b", "title"))), C))),
        ("person:putin", Named("person", "putin")),
        ("person:=Putin", Named("person", "Putin", whole=True)),
        ("SOURCE:Independent", Named("source", "Independent")),
        ('source:"The Independent"', Named("source", "The Independent")),
        ('-source:"The Independent" a', And((Not(Named("source", "The Independent")), A))),
        ("source:independent.co.uk", Named("source", "independent.co.uk")),
        ("person:(putin -trump)",
         And((Named("person", "putin"), Not(Named("person", "trump"))))),
        ("entity:kremlin?", Named("entity", "kremlin")),
        ("tag:checked", Keyword("tag", "checked")),
        ('tag:"to check"', Keyword("tag", "to check")),
        ("id:d9e10ce47f65", Keyword("id", "d9e10ce47f65")),
        ("language:en", Keyword("language", "en")),
        ("source:none", Missing("source")),
        ("date:NONE", Missing("date")),
        ("tag:none", Missing("tag")),
        ('source:"none"', Named("source", "none")),
        ("source:=none", Named("source", "none", whole=True)),
        ("title:none", Term("none", "title")),
        ("words:>500", NumberRange("words", 501, None)),
        ("words:>=500", NumberRange("words", 500, None)),
        ("words:<100", NumberRange("words", None, 99)),
        ("words:≤100", NumberRange("words", None, 100)),
        ("words:500..900", NumberRange("words", 500, 900)),
        ("words:500..", NumberRange("words", 500, None)),
        ("words:1,000", NumberRange("words", 1000, 1000)),
        ("date:2025-10", DateRange(date(2025, 10, 1), date(2025, 11, 1))),
        ("date:>=2025-10", DateRange(date(2025, 10, 1), None)),
        ("date:2025-10-01..2025-10-17", DateRange(date(2025, 10, 1), date(2025, 10, 18))),
        ('date:"last week"', DateRange(date(2025, 10, 13), date(2025, 10, 20))),
        ("date:'last week'", DateRange(date(2025, 10, 13), date(2025, 10, 20))),
        ("date:2w", DateRange(date(2025, 10, 7), date(2025, 10, 21))),
        ("date:(2024 OR today)",
         Or((DateRange(date(2024, 1, 1), date(2025, 1, 1)),
             DateRange(date(2025, 10, 20), date(2025, 10, 21))))),
        ("in:promo musk", Term("musk", "promo")),
        ("musk in:PROMO", Term("musk", "promo")),
        ("in:credit musk*", Prefix("musk", "creditline")),
        ('in:promo a (b OR "c d") title:x',
         And((Term("a", "promo"), Or((Term("b", "promo"), Phrase("c d", "promo"))),
              Term("x", "title")))),
        ("in:promo a OR b", Or((Term("a", "promo"), B))),
        ("(in:promo a) (in:bio b) c", And((Term("a", "promo"), Term("b", "bio"), C))),
        ("a -(in:promo b)", And((A, Not(Term("b", "promo"))))),
        ("a near/5 b", Near(A, B, 5, ordered=False)),
        ("a PRE/1 b", Near(A, B, 1, ordered=True)),
        ("a Near/1000 b", Near(A, B, 1000, ordered=False)),
        ("a near/005(b)", Near(A, B, 5, ordered=False)),
        ("a b near/3 c d", And((A, Near(B, C, 3, ordered=False), D))),  # near binds tightest
        ("a AND b near/3 c", And((A, Near(B, C, 3, ordered=False)))),
        ("a OR b near/3 c OR d", Or((A, Near(B, C, 3, ordered=False), D))),
        ("a near/3 b c near/4 d", And((Near(A, B, 3, ordered=False), Near(C, D, 4, ordered=False)))),
        ("c -(a near/3 b)", And((C, Not(Near(A, B, 3, ordered=False))))),
        ("c NOT a near/3 b", And((C, Not(Near(A, B, 3, ordered=False))))),
        ("-a near/3 b c", And((Not(Near(A, B, 3, ordered=False)), C))),
        ("NOT NOT a near/3 b", Near(A, B, 3, ordered=False)),
        ("(a OR b) near/5 ((c) OR d)", Near(Or((A, B)), Or((C, D)), 5, ordered=False)),
        ('"white house" near/5 visit',
         Near(Phrase("white house"), Term("visit"), 5, ordered=False)),
        ("govern* pre/2 =Tomahawks",
         Near(Prefix("govern"), Term("Tomahawks", exact=True), 2, ordered=True)),
        ("missle~ near/3 range", Near(Fuzzy("missle"), Term("range"), 3, ordered=False)),
        ("title:(a near/3 b)", Near(Term("a", "title"), Term("b", "title"), 3, ordered=False)),
        ("title:a near/3 title:b", Near(Term("a", "title"), Term("b", "title"), 3, ordered=False)),
        ("title:(a OR b) pre/3 title:c",
         Near(Or((Term("a", "title"), Term("b", "title"))), Term("c", "title"), 3, ordered=True)),
        ("in:promo a near/3 (b OR c)",
         Near(Term("a", "promo"), Or((Term("b", "promo"), Term("c", "promo"))), 3, ordered=False)),
        ("(in:promo a) near/3 (in:promo b)",
         Near(Term("a", "promo"), Term("b", "promo"), 3, ordered=False)),
        ("in:promo title:a near/3 title:b c",
         And((Near(Term("a", "title"), Term("b", "title"), 3, ordered=False), Term("c", "promo")))),
        ("near pre", And((Term("near"), Term("pre")))),
    ],
)  # fmt: skip
def test_what_is_written_is_what_is_meant(text: str, query: Query) -> None:
    """Every form of the language is the query that docs/query.md says it is."""
    assert parse(text) == query


@pytest.mark.parametrize(
    "text",
    ["US", "May", "will", "not yet", "to be", "can", "yet", "the", "a", "I", "it is what it is",
     "AT&T", "9/11", "n/a", "w/out", "1,600km", "£1.6bn", "F-16", "U.S.", "Trump’s", "W-2", "C++", "x=y",
     "東京", "Łódź", "50%", "don’t O'Brien teachers' Trump's"],
)  # fmt: skip
def test_words_are_kept_as_they_are_typed(text: str) -> None:
    """There are no stop words, and no word that news is made of is an operator."""
    expected = [Term(word) for word in text.split()]

    assert list(leaves(parse(text))) == expected


@pytest.mark.parametrize(
    "text",
    ['"very frank"', "“very frank”", "”very frank“", "„very frank“", "«very frank»", "»very frank«",
     "‘very frank’", "'very frank'", "’very frank’", "‹very frank›", "＂very frank＂", '“very frank"',
     '"very frank”', "“very frank»", "“ very  frank\t”", '="very frank"'],
)  # fmt: skip
def test_any_quotation_glyph_makes_a_phrase(text: str) -> None:
    """Curly, angled, low, wide or single quotes mean what straight ones do; Whoosh takes none."""
    assert parse(text) == Phrase("very frank")
    assert parse(f"-{text} a") == And((Not(Phrase("very frank")), A))


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("'don't I'", "don't I"),  # an apostrophe within a word closes nothing
        ("‘don’t think so’", "don’t think so"),
        ("«he said “x” y»", "he said x y"),
        ("“Trump’s call”", "Trump’s call"),
        ('"frank"', "frank"),  # one word in quotes is still that form only
        ('"M*A*S*H"', "M*A*S*H"),
        ('"10:30 (GMT) -5 AND *"', None),
        ('"10:30 (GMT) -5 AND"', "10:30 (GMT) -5 AND"),
    ],
)
def test_inside_quotes_all_is_text(text: str, phrase: str | None) -> None:
    """Nothing but the closing mark ends a phrase, and nothing in it is an operator."""
    if phrase is None:
        assert "no word" in refused('"*"').message
    else:
        assert parse(text) == Phrase(phrase)


def test_a_question_may_be_pasted() -> None:
    """A question mark after a word is punctuation, other marks around words do not count."""
    assert parse("what is it?") == And((Term("what"), Term("is"), Term("it")))
    assert parse("a OR? b") == And((A, Term("OR?"), B))
    assert parse("Budapest, Moscow.") == And((Term("Budapest,"), Term("Moscow.")))


# Measured on Whoosh: each of these is answered without a word, and wrong or empty.
def test_a_minus_leaves_out() -> None:
    """`tomahawks -gaza` is never `tomahawks AND gaza`."""
    assert parse("tomahawks -gaza") == And((Term("tomahawks"), Not(Term("gaza"))))


def test_a_range_of_dates_is_that_range() -> None:
    """`date:[a to b]` is refused, `date:"a to b"` is a to b and not the whole year."""
    expected = DateRange(date(2025, 10, 1), date(2025, 10, 19))

    assert parse('date:"2025-10-01 to 2025-10-18"') == expected
    assert culprit(refused("date:[2025-10-01 to 2025-10-18]")) == "[2025-10-01"


@pytest.mark.parametrize(
    ("text", "leaf"),
    [
        ("story:d9e1", Keyword("story", "d9e1")),
        ("story:none", Missing("story")),
        ("copies:d9e1", Keyword("copies", "d9e1")),
        ("like:d9e1", Keyword("like", "d9e1")),
        ("only:independent", Named("only", "independent")),
        ('only:"The Independent"', Named("only", "The Independent")),
        ("only:none", Missing("only")),
        ("outlets:>1", NumberRange("outlets", 2, None)),
        ("versions:2..3", NumberRange("versions", 2, 3)),
    ],
)  # fmt: skip
def test_what_is_asked_of_stories(text: str, leaf: object) -> None:
    """Stories are asked for by the id of an article, by numbers, or by the outlet that is alone."""
    assert parse(text) == leaf


@pytest.mark.parametrize("field", FIELDS.values(), ids=lambda field: field.name)
def test_every_field_is_one_thing(field: object) -> None:
    """The example of each row of FIELDS that can be written parses."""
    if field.plain or field.kind == "text":
        query = parse(field.example, saved={"ukraine": "place:ukraine"})
        assert list(leaves(query))


@pytest.mark.parametrize("scope", SCOPES)
def test_every_place_can_be_searched(scope: str) -> None:
    """`in:` takes each place of SCOPES and looks in the text field that it means."""
    assert parse(f"in:{scope} musk") == Term("musk", SCOPES[scope])


def test_leaves_know_where_they_stood() -> None:
    """The span of a leaf is its characters in the query as typed, its field included."""
    text = 'a -person:"Vladimir Putin" (date:2025-10 OR =b)'
    spans = [text[slice(*leaf.span)] for leaf in leaves(parse(text))]

    assert spans == ["a", 'person:"Vladimir Putin"', "date:2025-10", "=b"]


def test_a_near_reaches_from_side_to_side() -> None:
    """Its span is both sides with the operator; its words have their own."""
    text = "x -title:(a OR b) near/3 title:c"
    near = list(leaves(parse(text)))[1]

    assert text[slice(*near.span)] == "title:(a OR b) near/3 title:c"
    assert [text[slice(*leaf.span)] for leaf in text_leaves(near)] == ["a", "b", "title:c"]
