"""
Text to query: what each way of writing means, and what is refused with a caret where.
"""

from __future__ import annotations

import contextlib
import time
from datetime import date

import pytest
from hypothesis import given

from index.errors import QueryError
from index.fields import FIELDS, SCOPES
from index.parse import caret, parse_query
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
from tests.index.queries import messy_texts

TODAY = date(2025, 10, 20)
A, B, C, D = (Term(letter) for letter in "abcd")


def parse(text: str, **how: object) -> Query:
    return parse_query(text, **({"today": TODAY} | how))


def refused(text: str, **how: object) -> QueryError:
    with pytest.raises(QueryError) as caught:
        parse(text, **how)
    error = caught.value
    assert error.message.isprintable(), "an error is one line"
    return error


def culprit(error: QueryError) -> str:
    return error.query[error.start : error.end]


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
    ("text", "at", "says"),
    [
        # The language's own mistakes.
        ("", "", "empty"),
        ("  ", "  ", "empty"),
        ("foo:bar", "foo", '"foo:bar"'),
        ("sorce:bbc", "sorce", "source:"),
        ("outlet:bbc", "outlet", "source:"),
        ("since:2025", "since", "date:2025-10.."),
        ("date:garbage", "garbage", "garbage is not a date"),
        ("date:10/11/2025", "10/11/2025", "10 November or 11 October"),
        ("date:2025-10-17T06:12", "2025-10-17T06:12", "whole days"),
        ("date:=2025", "=2025", "= has no meaning"),
        ("date:last week", "date:last week", 'date:"last week"'),
        ("date:17 oct 2025 musk", "date:17 oct 2025", 'date:"17 oct 2025"'),
        ("date:2025-10-01 to 2025-10-18", "date:2025-10-01 to 2025-10-18", "quote"),
        ("date:2025-10.. 2025-12", "date:2025-10.. 2025-12", "quote"),
        ('"frank', '"', "never closed"),
        ("a “frank", "“", "never closed"),
        ("'90s music", "'", "\"'90s\""),
        ("'the teachers' union'", "union'", "double quotes"),
        ("a AND (", "(", "never closed"),
        ("a (b (c)", "(", "never closed"),
        ("a)", ")", "closes nothing"),
        ("()", "()", "empty"),
        ("a AND", "AND", "followed by nothing"),
        ("a OR", "OR", "followed by nothing"),
        ("a NOT", "NOT", "followed by nothing"),
        ("(a OR) b", "OR", "followed by nothing"),
        ("AND a", "AND", "beginning"),
        ("a OR OR b", "OR", "between OR and OR"),
        ("a NOT AND b", "AND", "missing"),
        ("*", "*", "everything"),
        ("***", "***", "everything"),
        ("go*", "go*", "3 letters"),
        ("£1*", "£1*", "one word"),
        ("tom*hawk", "*", "end of a word"),
        ("*hawk", "*", "end of a word"),
        ("govern**", "*", "once"),
        ("long-rang*", "long-rang*", "one word"),
        ("=govern*", "=govern*", "one form"),
        ('"very fran*"', "*", "inside quotation marks"),
        ("wom?n", "?", "wom*"),
        ("?oman", "?", "stands for no letter"),
        ("putin~3", "~3", "1 or 2"),
        ("putin~0.8", "~0.8", "1 or 2"),
        ("~5", "~5", "follows a word"),
        ("us~", "us~", "too short"),
        ('"very frank"~2', "~2", "space"),
        ("-gaza", "-gaza", "musk -gaza"),
        ("NOT (a b)", "NOT (a b)", "leave out"),
        ("-a -b", "-a -b", "leave out"),
        ("a OR -b", "-b", "side of this OR"),
        ("x (a OR NOT b)", "NOT b", "side of this OR"),
        ("- gaza", "-", "touches"),
        ("a -", "-", "touches"),
        ("--sinc", "--", "one minus"),
        ("...", "...", "no word"),
        ("a & b", "&", "without a sign"),
        ('"..."', '"..."', "no word"),
        ("source: independent", "source: independent", "source:independent"),
        ("source:", "source:", "needs a value"),
        ("Trump: why he came", "Trump: why", '"Trump:"'),
        ("10:30", "10:30", '"10:30"'),
        ("https://example.com/a", "https://example.com/a", "in quotes"),
        ("U.S.:China", "U.S.:China", "quote"),
        ("=source:bbc", "=source:bbc", "source:=bbc"),
        ("source:-bbc", "-", "before the field"),
        ("title:source:bbc", "title:source:bbc", "one field"),
        ("source:(title:a)", "title:a", "without a field"),
        ("source:(source:(a))", "source:(", "without a field"),
        ("person:put*", "*", "whole words"),
        ("person:putin~", "~", "whole words"),
        ('person:""', 'person:""', "needs a name"),
        ("tag:ch*", "*", "as it is"),
        ("id:none", "id:none", "every article"),
        ("id:=d9e1", "id:=d9e1", "beginning"),
        ("language:english", "language:english", "language:en"),
        ("words:many", "words:many", "words:>500"),
        ("words:900..500", "words:900..500", "smaller"),
        ("words:<0", "words:<0", "no number"),
        ("words:..", "words:..", "takes a number"),
        ("words:²", "words:²", "takes a number"),
        ("in:nowhere musk", "nowhere", "promo"),
        ("in:promo", "in:promo", "no word"),
        ("in:promo source:bbc", "in:promo", "no word"),
        ("musk OR in:promo", "in:promo", "no word"),
        ("(in:promo) musk", "in:promo", "no word"),
        ("in:promo in:bio musk", "in:bio", "one in:"),
        ("in:promo (in:bio musk)", "in:promo", "inside another"),
        ("-in:promo musk", "-in:promo", "negated"),
        ("in:(promo bio) musk", "in:(", "one place"),
        ("promo:musk", "promo", "in:promo"),
        ("creditline:ap", "creditline", "in:credit"),
        ("text:musk", "text", "leave it out"),
        ("query:x", "query:x", "no saved queries"),
        # How near words stand.
        ("a near/3 b near/3 c", "near/3", "(a near/3 b) (b near/3 c)"),
        ("(a near/3 b) pre/2 c", "pre/2", "for three"),
        ("a near/3 (b near/3 c)", "(b near/3 c)", "for three"),
        ("a near/3 (b OR c near/3 d)", "c near/3 d", "for three"),
        ("(a b) near/3 c", "(a b)", "(a near/3 c) (b near/3 c)"),
        ("a near/3 (b OR c d)", "c d", "one thing"),
        ("a near/3 -b", "-", "(a near/3 b) -c"),
        ("a near/3 NOT b", "NOT", "leave out"),
        ("(-a) near/3 b", "(-a)", "leave out"),
        ("NOT (-a -b) near/3 c", "(-a -b)", "one thing"),
        ("a near/3 date:2025", "date:2025", "(a near/3 b) date:2025"),
        ("person:putin near/3 a", "person:putin", "words of the text"),
        ("(a OR tag:x) near/3 b", "tag:x", "words of the text"),
        ("person:(a near/3 b)", "a", "words of the text"),
        ("in:promo near/3 a", "in:promo", "in:promo (a near/3 b)"),
        ("a near/3 in:promo", "in:promo", "before the whole"),
        ("a near/3 title:b", "title:b", "title:(a near/3 b)"),
        ("(title:a OR b) near/3 c", "b", "one field"),
        ("(in:promo a) near/3 b", "b", "one field"),
        ("near/3 a", "near/3", "between two words"),
        ("a OR near/3 b", "near/3", "between two words"),
        ("NOT near/3 b", "near/3", "between two words"),
        ("a near/3 pre/3 b", "pre/3", "between two words"),
        ("a near/3", "near/3", "followed by nothing"),
        ("(a near/3) b", "near/3", "followed by nothing"),
        ("a near/3 OR b", "OR", "between near/3 and OR"),
        ("a near/0 b", "near/0", "from 1 to 1,000"),
        ("a near/1001 b", "near/1001", "from 1 to 1,000"),
        (f"a near/{'9' * 5000} b", f"near/{'9' * 5000}", "from 1 to 1,000"),
        ("a PRE/x b", "PRE/x", "PRE/5"),
        ("a near/ b", "near/", "near/5"),
        ("a near/3? b", "near/3?", "near/5"),
        ("pre/post", "pre/post", 'quote it: "pre/post"'),
        # What other engines write, and would silently be something else.
        ("–gaza a", "–", "-gaza"),  # a word processor's dash
        ("−gaza a", "−", "-gaza"),
        ("!gaza a", "!", "-gaza"),  # mutt, notmuch
        ("^gaza a", "^", "-gaza"),  # beets
        ("a || b", "||", "OR"),
        ("a|b", "|", "OR"),
        ("a && b", "&&", "AND"),
        ("putin^2", "^", "weight"),  # Lucene
        ("a w/7 b", "w/7", "near/7, or pre/7"),  # Nexis
        ("a N/7 b", "N/7", "near/7, or pre/7"),  # ProQuest
        ("a adj/7 b", "adj/7", "near/7, or pre/7"),
        ("a adj7 b", "adj7", "near/7, or pre/7"),  # Ovid
        ("a near7 b", "near7", "near/7, or pre/7"),  # Factiva
        ("a w/0 b", "w/0", "near/5, or pre/5"),
        ('a"b c"', '"', "space"),
        ('"a b"c', "c", "space"),
        ("a-(b)", "-", "space"),
        ("a =(b)", "=(", "one word"),
        ("==a", "==", "one word"),
    ],
)  # fmt: skip
def test_refused_rather_than_guessed(text: str, at: str, says: str) -> None:
    """What cannot be answered as written is an error that points at it and says what is right."""
    error = refused(text)

    assert says in error.message
    assert culprit(error) == at


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


@pytest.mark.parametrize(
    ("text", "at", "says"),
    [
        ("story:=d9e1", "story:=d9e1", "leave the = out"),
        ("story:d9*", "*", "story:d9e10ce47f65"),
        ("copies:none", "copies:none", "copies:d9e10ce47f65"),
        ("like:none a", "like:none", "like:d9e10ce47f65"),
        ("only:ind*", "*", "whole words of a name"),
        ("outlets:many", "outlets:many", "outlets:>500"),
        ("related:d9e1", "related", "like:"),
        ("duplicates:d9e1", "duplicates", "copies:"),
        ("inferred:3", "inferred", "quote them"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_of_stories(text: str, at: str, says: str) -> None:
    """A value that is no id, and a word that other programs have for it, are refused with ours."""
    error = refused(text)

    assert says in error.message
    assert culprit(error) == at


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


def test_nesting_has_a_limit() -> None:
    """A hundred parentheses are answered, 950 are an error and never a crash."""
    assert parse("(" * 100 + "a" + ")" * 100) == A
    assert parse("a (b OR (" * 50 + "c" + "))" * 50)
    assert "100 parentheses" in refused("(" * 950 + "a" + ")" * 950).message
    assert "100 parentheses" in refused("(" * 5000).message
    assert parse("a (b OR (" * 49 + "(c OR d) near/3 d" + "))" * 49)
    assert "levels" in refused("a -(b OR (c " * 45 + "d" + "))" * 45).message


def test_length_has_a_limit() -> None:
    """Ten thousand characters are a query, one more is an error at the first too many."""
    assert len(list(leaves(parse("a " * 5000)))) == 5000
    error = refused("a" * 10_001)
    assert "10,000" in error.message
    assert error.start == 10_000


def outcome(text: str, saved: dict[str, str]) -> tuple[Query | None, QueryError | None]:
    try:
        return parse(text, saved=saved), None
    except QueryError as error:
        return None, error


@given(messy_texts)
def test_any_text_is_a_query_or_an_error(text: str) -> None:
    """Nothing but QueryError comes out, its span lies in the text, and its caret can be shown."""
    saved = {"a": "musk OR in:bio x", "b": "query:b"}
    query, error = outcome(text, saved)
    if error:
        assert 0 <= error.start <= error.end <= len(error.query)
        assert error.query in (text, *saved.values())
        assert error.message.isprintable()
        assert caret(error).replace("\n", "").isprintable()
    else:
        assert query is not None
        assert parse(str(query)) == query
        assert not isinstance(query, Not)
        assert all(0 <= leaf.span[0] < leaf.span[1] <= len(text) for leaf in leaves(query))


@pytest.mark.parametrize(
    "unit",
    ["a ", '«a" ', "'a' ", "date:2025 ", "-a b ", "a OR ", "1,", "a.", "a&", "a'", "?", "\u0301",
     "\u200b", "中", "date:oct ", "title:(a) ", "x:", "‘", "putin~ ", "a near/5 b ",
     "a near/5 ", "near/5", "(a) pre/9 (b OR c) "],
)  # fmt: skip
def test_the_longest_query_is_read_in_no_time(unit: str) -> None:
    """Ten thousand characters of anything take well under a second: there is no backtracking."""
    started = time.process_time()
    with contextlib.suppress(QueryError):
        parse((unit * 10_000)[:10_000])
    with pytest.raises(QueryError):
        parse(unit * (2**20 // len(unit)))

    assert time.process_time() - started < 4
