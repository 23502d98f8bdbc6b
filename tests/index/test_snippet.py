"""
The passage shown and the marks in it.
"""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.query import And, DateRange, Fuzzy, Keyword, Named, Near, Not, Or, Phrase, Prefix, Term
from index.snippet import marks, snippet
from index.tokens import stem, words
from tests.index.scan import occurrences, split

BODY = (
    "Donald Trump has agreed to a second summit.\n\n"
    "Mr. Putin said it was “very frank and trusting”. The Tomahawks, which have a range of about "
    "1,600km, are Trump’s to give.   Long-range\tmissiles were not on the table. U.S. officials and "
    "US diplomats had said so before the F-16s came."
)


def marked(text: str, query: object, field: str = "body") -> list[str]:
    return [text[start:end] for start, end in marks(text, query, field=field)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Term("tomahawk"), ["Tomahawks"]),
        (Term("tomahawk", exact=True), []),
        (Term("tomahawks", exact=True), ["Tomahawks"]),
        (Term("trump"), ["Trump", "Trump’s"]),
        (Term("1,600km"), ["1,600km"]),
        (Term("long-range"), ["Long-range"]),
        (Term("us"), ["U.S.", "US"]),
        (Term("F16"), ["F-16s"]),
        (Phrase("very frank and trusting"), ["very frank and trusting"]),
        (Phrase("frank very"), []),
        (Prefix("miss"), ["missiles"]),
        (Prefix("long-ran"), ["Long-range"]),
        (Fuzzy("putni", 1), ["Putin"]),
        (And((Term("second"), Not(Term("summit")))), ["second"]),
        (Or((Term("second"), Term("summits"))), ["second", "summit"]),
        (Or((Phrase("second summit"), Term("summits"))), ["second summit"]),
        (Named("person", "putin"), []),
        (And((Keyword("tag", "x"), DateRange(None, None))), []),
        (Term("putin", "title"), []),
        (Term("putin", "all"), ["Putin"]),
        (Term("?!"), []),
        # Only what is near is marked: not the Trump of the first sentence.
        (Near(Term("trump"), Term("tomahawks"), 10, ordered=False), ["Tomahawks", "Trump’s"]),
        (Near(Term("trump"), Term("tomahawks"), 9, ordered=False), []),
        (Near(Term("trump"), Term("tomahawks"), 10, ordered=True), []),
        (Near(Term("said"), Phrase("very frank"), 3, ordered=True), ["said", "very frank"]),
        (
            Near(Or((Term("us"), Term("zebra"))), Prefix("offic"), 1, ordered=True),
            ["U.S.", "officials"],
        ),
        (Near(Term("us"), Term("us"), 3, ordered=True), ["U.S.", "US"]),
        (Near(Term("long"), Term("long-range"), 5, ordered=False), []),  # they overlap
        (
            And((Near(Term("us"), Term("diplomats"), 1, ordered=True), Term("us", exact=True))),
            ["U.S.", "US", "diplomats"],
        ),
        (Near(Term("long-range"), Term("missiles"), 1, ordered=True), ["Long-range", "missiles"]),
        (Not(Near(Term("us"), Term("us"), 3, ordered=True)), []),
        (Near(Term("us", "title"), Term("us", "title"), 3, ordered=True), []),
    ],
    ids=str,
)
def test_marks(query: object, expected: list[str]) -> None:
    """What matches is marked as printed: whole words, phrases and compounds in one piece."""
    assert marked(BODY, query) == expected


some_words = st.sampled_from(["fog", "frost", "a", "a-b", "b"])
sides = st.builds(Term, some_words) | st.builds(
    Or, st.tuples(st.builds(Term, some_words), st.builds(Phrase, some_words))
)


@given(
    st.lists(some_words, max_size=12).map(" ".join),
    st.builds(Near, sides, sides, st.integers(1, 4), st.booleans()),
)
def test_marks_where_the_engines_find(text: str, near: Near) -> None:
    """A text has marks for a near/5 exactly when it is found, and what it marks is found alone."""
    found = marks(text, near)
    assert bool(found) == bool(occurrences(split(text), near))
    kept = " ".join(text[start:end] for start, end in found)
    assert not found or occurrences(split(kept), near)


def test_the_field_decides() -> None:
    """A caption is marked by what looks in captions, not by what looks in the body."""
    query = And((Term("white", "caption"), Term("house")))
    text = "The White House"
    assert marked(text, query, "caption") == ["White"]
    assert marked(text, query, "title") == ["House"]
    assert snippet(text, query, field="promo") is None


def test_the_densest_passage() -> None:
    """The passage holds the most different words, not the first of them."""
    text = (
        "frost " + "filler " * 60 + "frost frost " + "filler " * 60 + "frost and fog " + "x " * 60
    )
    found = snippet(text, And((Term("frost"), Term("fog"))), width=80)
    assert found
    assert "frost and fog" in found.text
    assert found.text.startswith("…")
    assert found.text.endswith("…")
    assert [found.text[a:b] for a, b in found.spans] == ["frost", "fog"]


def test_the_earliest_of_equals() -> None:
    """Of passages that are as good, the first is shown."""
    text = "one fog here. " + "filler " * 60 + "two fog there."
    found = snippet(text, Term("fog"), width=40)
    assert found
    assert found.text.startswith("one fog here.")


def test_a_passage_begins_with_its_sentence() -> None:
    """Where a sentence begins near, the passage begins with it; "Mr." ends none."""
    found = snippet(BODY, Phrase("very frank"), width=60)
    assert found
    assert found.text.startswith("…Mr. Putin said it was “very frank")
    first = snippet(BODY, Term("summit"), width=60)
    assert first
    assert first.text.startswith("Donald Trump has agreed")


def test_blanks_collapse() -> None:
    """The passage is one line with single blanks, and the marks move along."""
    found = snippet("  Long-range\t\tmissiles \n\n were   here ", Phrase("missiles were"))
    assert found
    assert found.text == "Long-range missiles were here"
    assert [found.text[a:b] for a, b in found.spans] == ["missiles were"]


def test_nothing_matches() -> None:
    """Without a match there is no passage."""
    assert snippet(BODY, Term("zebra")) is None
    assert snippet("", Term("zebra")) is None


@settings(max_examples=300)
@given(
    st.lists(
        st.sampled_from(
            ["fog", "fogs", "frost", "the", "a-b", "\n\n", "  ", ". ", "x" * 90, "日本"]
        ),
        max_size=120,
    ).map(" ".join),
    st.integers(10, 120),
)
@example("fog " + "x" * 90 + " the frost", 98)  # the passage ends between "the" and "frost"
def test_passages_hold_together(text: str, width: int) -> None:
    """A passage is about as wide as asked, says what the text says, and marks only what matches."""
    query = Or((Term("fog"), Phrase("the frost")))
    found = snippet(text, query, width=width)
    assert (found is None) == (not marks(text, query))
    if found is None:
        return
    assert len(found.text) <= 2 * width + 50
    assert found.text.strip("…") in " ".join(text.split())
    assert found.spans
    last = 0
    for start, end in found.spans:
        assert last <= start < end <= len(found.text)
        assert words(found.text[start:end]) in (["fog"], ["fogs"], ["the", "frost"]) or width < 30
        last = end


@pytest.mark.parametrize(
    "text",
    ["a" * 50_000_000, "tomahawk " * 5_500_000, " " * 50_000_000, "tomahawk," * 5_500_000],
    ids=["one word", "all words", "blank", "no blanks"],
)
def test_an_endless_line(text: str) -> None:
    """A line of 50 MB takes no more time than its first megabyte."""
    begin = time.process_time()
    found = snippet(text, And((Term("tomahawk"), Phrase("tomahawk tomahawk"))))
    assert time.process_time() - begin < 15
    assert found is None or len(found.text) < 500


@pytest.mark.parametrize(
    "word",
    ["dying", "tying", "skis", "skies", "idly", "gently", "ugly", "early", "singly", "youths", "yes",
     "generous", "communes", "f16s", "mig29s", "1990s", "élysées", "øystein", "U.S."],
)  # fmt: skip
def test_a_stem_begins_like_its_word(word: str) -> None:
    """Words that begin with another letter are never stemmed to be compared."""
    (folded,) = words(word)

    assert stem(folded)[0] == folded[0]
