"""
Who is quoted where no verb stands by: turns, lost marks, pronouns, and what people are called.
"""

from __future__ import annotations

import pytest

from tests.archive.spoken import quotes, speakers


@pytest.mark.parametrize(
    ("intro", "called"),
    [
        ("[Tom Doe], 54, heard a bang.", "the 54-year-old"),
        ("54-year-old [Tom Doe] heard a bang.", "the 54-year-old"),
        ("[Tom Doe], a retired glazier, heard a bang.", "the glazier"),
        ("Actor [Tom Doe] heard a bang.", "the star"),
        ("Former minister [Tom Doe] said that he heard a bang.", "the Conservative MP"),
        ("Prime Minister, Dr the Rt. Hon. [Tom Doe], heard a bang.", "the Prime Minister"),
        ("[Tom Doe], CEO of [Acme/org], heard a bang.", "the CEO"),
    ],
)
def test_what_people_are_called(intro: str, called: str) -> None:
    """An age, a trade or a post stands for the one person that the article gives it."""
    assert speakers(intro, f"“It was awful to hear,” {called} said.") == ["Tom Doe"]


@pytest.mark.parametrize("called", ["the 45-year-old", "the judge", "the baker", "a star"])
def test_nobody_is_called_what_the_article_does_not_say(called: str) -> None:
    """A post that nobody in the article has is somebody else's."""
    intro = "Former minister [Tom Doe], 54, said that he heard a bang."

    assert speakers(intro, f"“It was awful to hear,” {called} said.") == [None]


def test_the_company_is_the_one_that_was_just_spoken_of() -> None:
    """A bare noun for a body means the subject before, where no name has it."""
    assert speakers("[Boeing/org] lost money. “It was awful,” the company said.") == ["Boeing"]
    assert speakers("[Ann Baker] lost money. “It was awful,” the company said.") == [None]


def test_the_sentence_before_is_about_who_speaks() -> None:
    """A quotation by itself is whose the sentence before is about: nobody else is there."""
    assert speakers("Then 19, she hoped. [Ann Baker] shook her head. “It is all over now.”") == [
        "Ann Baker"
    ]
    assert speakers("[Ann Baker] was young. Then just 19, she left. “I had to go home.”") == [
        "Ann Baker"
    ]
    assert speakers("[Ann Baker] was late. The home side was fast. “It is all over now.”") == [None]


def test_a_surname_is_the_full_name_that_the_article_gives() -> None:
    """Though the full name was taken for a thing: it is whose words they are."""
    intro = "The president, [Hage Geingob/place], wept. "

    assert speakers(intro + "“It is over,” said [Geingob].") == ["Hage Geingob"]
    said = "“It is over,” the president said when [Geingob] was asked."
    assert speakers(intro + said) == ["Hage Geingob"]
    two = "[Hage Geingob/place] met [Zara Geingob/thing]. "
    assert speakers(two + "“It is over,” said [Geingob].") == ["Geingob"]
    assert speakers("[MCP Geingob/place] ran. “It is over,” said [Geingob].") == ["Geingob"]


def test_whose_the_subject_is() -> None:
    """He is the owner of what a sentence is about, when the sentence has nobody else."""
    intro = "[Al Orr] had left. Actor [Carl Dorn]'s flight came from the south."

    assert speakers(f"{intro} He quipped: “I still have dust in my shoes.”") == ["Carl Dorn"]


def test_a_paragraph_whose_break_was_lost_goes_on() -> None:
    """Marks that open again without closing are the next paragraph of the same voice."""
    found = quotes("[Ann Baker] said: “It is over. “And we know it.” Rain fell.")

    assert [(q.words, q.speaker) for q in found] == [
        ("It is over.", "Ann Baker"),
        ("And we know it.", "Ann Baker"),
    ]
    assert [q.words for q in quotes("“It is over, [Ann Baker] said. “And we know it.”")] == [
        "And we know it."
    ]


def test_a_quotation_may_close_in_the_next_paragraph() -> None:
    """One mark in front of the first, one behind the last."""
    found = quotes("[Ann Baker] writes:", "“It is over.", "And we know it.” Rain fell.")

    assert [(q.words, q.speaker) for q in found] == [
        ("It is over.", "Ann Baker"),
        ("And we know it.", "Ann Baker"),
    ]
    assert quotes("“It is over.", "Rain fell.") == ()


def test_a_question_without_a_label_is_the_papers() -> None:
    """Where two answer under their names and who asks has none: a blog's own interview."""
    found = quotes(
        "[Ann Baker] and [Carl Dorn] answered our questions.",
        "Ann: I am a developer.",
        "Since 2010.",
        "How did you begin?",
        "Carl: With a page.",
        "Was it hard?",
        "Ann: It was.",
        "Carl: Not at all.",
    )

    assert [(q.words, q.speaker) for q in found] == [
        ("I am a developer.", "Ann Baker"),
        ("Since 2010.", "Ann Baker"),
        ("With a page.", "Carl Dorn"),
        ("It was.", "Ann Baker"),
        ("Not at all.", "Carl Dorn"),
    ]
