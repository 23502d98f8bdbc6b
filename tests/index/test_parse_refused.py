"""
Text that is no query: what is wrong with it, what is right, and the place that an error points at.
"""

from __future__ import annotations

import pytest

from tests.index.parsing import culprit, refused


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
