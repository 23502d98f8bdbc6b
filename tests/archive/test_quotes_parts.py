"""
Who is quoted with a part of a sentence: specimens of the language of news.

From Wikinews (CC BY 2.5), shortened, where nothing else is said; those of Ann Baker are made up.
"""

from __future__ import annotations

import pytest

from tests.archive.spoken import quotes, speakers

PARTS = [
    # framed by "as"
    ('[Trump] attacked the impeachment investigation as "Witch Hunt garbage."', ["Trump"]),
    ('[Alexis Tipton] looked at the role as a "chance to face my demons,"', ["Alexis Tipton"]),
    ('[Trump] lauded [Herman Cain] as a "powerful voice of freedom."', ["Trump"]),
    # by somebody
    (
        'Its implications were described by [Johnson] as a "historic mandate", and no more.',
        ["Johnson"],
    ),
    ('The plan was called "a dead end" by [Ann Baker] on Monday.', ["Ann Baker"]),
    # one part after another
    (
        '[Margaret Leinen] described him as "a guiding force" who was "one of the most honored scientists" and "always interested."',
        ["Margaret Leinen"] * 3,
    ),
    (
        'The decision, which [Ross] has referred to as "gamesmanship" and a "stunt", stands.',
        ["Ross"] * 2,
    ),
    (
        '[Ann Baker] warned that the sector faces "mass job cuts" as it is "barely able to work".',
        ["Ann Baker"] * 2,
    ),
    # the next sentence is another's
    (
        '[Pradeep Khosla] talked of "countless discoveries" and "his global leadership." [Margaret Leinen] said "Munk is a treasure."',
        ["Pradeep Khosla", "Pradeep Khosla", "Margaret Leinen"],
    ),
    # for all of the sentence
    (
        'According to editor [Keni Lesa], they were able to tap into the mistrust and "hammer home their message."',
        ["Keni Lesa"],
    ),
    (
        'According to its press release, the [NBA/org] was "suspending game play until further notice."',
        ["NBA"],
    ),
    (
        'There is "less drive to pick a winner" in [Iowa/place], said [Pat Rynard], an editor.',
        ["Pat Rynard"],
    ),
    ('"Lack of support" was the simplest reason they left, [Ann Baker] said.', ["Ann Baker"]),
    (
        'The meeting is to "lay the groundwork" for a summit, to be held in June, according to [Blinken]’s explanations.',
        ["Blinken"],
    ),
    ('It was, in the words of [Ann Baker], "a disaster".', ["Ann Baker"]),
    ('In [Ann Baker]\'s words, it was "a disaster".', ["Ann Baker"]),
    ('"Full of holes" is how [Ann Baker] describes the law.', ["Ann Baker"]),
    ('Police used "excessive force" there, [Ann Baker] told the court.', ["Ann Baker"]),
    (
        '[Ann Baker] was not in the "loop", telling reporters that it was "half-baked".',
        ["Ann Baker"],
    ),
    ('[Ann Baker] hopes that the deal will be "good for all".', ["Ann Baker"]),
    # Titles that were said
    ('[Ann Baker] dismissed the report as "Fake News".', ["Ann Baker"]),
    ('[Ann Baker] said the plan was "Orwellian" at best.', ["Ann Baker"]),
    # first persons
    (
        '[Lisa Mancini] has done it for two years, and it "stemmed through my love for Halloween."',
        ["Lisa Mancini"],
    ),
    # what stands between a subject and its verb
    ('[Ann Baker] on Monday called the deal "a dead end".', ["Ann Baker"]),
    ('[Ann Baker], in November 2003 called the nominees "very liberal".', ["Ann Baker"]),
    ('[Acme/org], the largest firm, last year pledged to be "net zero carbon" soon.', ["Acme"]),
    ('The [Ministry/org] has, in a statement, called on all to "drive with care".', ["Ministry"]),
    ('[Trump] lashed out at the mayor on Twitter, accusing her of "not doing her job".', ["Trump"]),
]


@pytest.mark.parametrize(("text", "expected"), PARTS, ids=[text[:40] for text, _ in PARTS])
def test_parts_of_sentences_find_who_said_them(text: str, expected: list[str]) -> None:
    """Words out of a sentence have a speaker where the sentence names one, however far off."""
    assert speakers(text) == expected


TERMS = [
    '[Martin] argues that since the term "natural born citizen" is not defined, its sense prevails.',
    '[Roberts] says his event, "Storm Area 51", was posted as a joke.',
    '[Ann Baker] ordered its "Stage 3" action on Friday.',
    # a senator's release (US federal work), shortened
    '[Barack Obama] today called for the elimination of a "marriage penalty" in the programme.',
    'The valley was green and, according to [CNN/org], was called the "breadbasket" of the south.',
    '[Ann Baker] would end so-called "prosecution-free zones", she promised.',
    '[Ann Baker] wrote "The Long Road" in 1990.',
    'In "The Long Road", [Ann Baker] says little.',
    '[Ann Baker] told the story of "The Long Road" in class.',
    '[Ann Baker] recalled watching "Star Trek" as a child.',
    '[Ann Baker] and others held signs reading "No more".',
    'The word "quark" comes from a novel, [Ann Baker] says.',
    'Past winners include Senator J.B. "Jet" Banks, [Troy Cole], State Senator [Paula Carter].',
]


@pytest.mark.parametrize("text", TERMS)
def test_terms_and_names_of_things_are_no_quotations(text: str) -> None:
    """What a word is called, an event, a step and a nickname are marked, and nobody said them."""
    assert [one for one in quotes(text) if one.speaker] == []
