"""
Who is quoted: specimens of the language of news, and the speaker of each quotation.

Those with an origin are from Wikinews (CC BY 2.5), shortened; the rest are made up.
"""

from __future__ import annotations

import pytest

from archive.aliases import rename
from archive.article import Paragraph, with_paragraphs
from archive.quotes import find_quotes
from archive.settings import Alias
from tests.archive.spoken import SPEECH, quotes, speakers, spoken

SPECIMENS = [
    # ", X said", ", said X"
    ("“It is over,” [Baker=Ann Baker] said.", ["Ann Baker"]),
    ("“It is over,” said [Ann Baker].", ["Ann Baker"]),
    ("‘It is over’, said [Ann Baker].", ["Ann Baker"]),
    ('"It is over", [Ann Baker] told reporters in [Rome/place].', ["Ann Baker"]),
    ("“Is it over?” [Ann Baker] asked.", ["Ann Baker"]),
    ('"It is over," said the mayor, [Ann Baker].', ["Ann Baker"]),
    ('"It is over," said Mayor of [London/place] [Ann Baker].', ["Ann Baker"]),
    ('"It is over," said [UCL/org] astronomer [Angelos Tsiaras].', ["Angelos Tsiaras"]),
    ('"It worsens", said [Vasco Cordeiro], the regional president.', ["Vasco Cordeiro"]),
    (
        '"It heals us," [Crystal C\'Bearing] of the tribal historic office told those who came.',
        ["Crystal C'Bearing"],
    ),
    (
        '"We join a family," [Nathaniel Pieper], vice president of fleet, finances and alliances at [Alaska/org], said.',
        ["Nathaniel Pieper"],
    ),
    ('"It goes on," [Augusto Reyes], director of the branch.', ["Augusto Reyes"]),
    ('"It is over," the [BBC/org] quoted [Ann Baker] as saying.', ["Ann Baker"]),
    ('"It is over," [Ann Baker] on Monday told reporters.', ["Ann Baker"]),
    # "X said,", and what may stand between
    ("[Ann Baker] said, “It is over.”", ["Ann Baker"]),
    ("[Ann Baker], who was there, said: “It is over.”", ["Ann Baker"]),
    ('[Lisa Parry], a retired nurse, said, "I went to bed at one."', ["Lisa Parry"]),
    (
        '[Greg Barton], Chair in Global Politics at the [Deakin University/org], said "He used two."',
        ["Greg Barton"],
    ),
    (
        '[Jennifer Daskal] of [American University/org] and contributor to [Slate/org] wrote, "It could be so."',
        ["Jennifer Daskal"],
    ),
    (
        'The study\'s lead author, doctoral candidate [Maninder Thind], said, "We looked at it."',
        ["Maninder Thind"],
    ),
    (
        'In a statement, the current bishop, [Allan Casicas], said, "I announce his death."',
        ["Allan Casicas"],
    ),
    ('Prime Minister of [India/place] [Narendra Modi] wrote, "India grieves."', ["Narendra Modi"]),
    ('Remarked scientist [Tierra Curry], "This reprieve is a thank-you."', ["Tierra Curry"]),
    ('[Ann Baker] shook her head and said: "It is all over now."', ["Ann Baker"]),
    ('[Bernard Schwartz] went on to say, "You have severed the ties."', ["Bernard Schwartz"]),
    ('[Politico/org] quoted [Tim Manning] as saying "It has an important role."', ["Tim Manning"]),
    # participles
    (
        'In March, at the debate, [Joe Biden] announced a plan, saying "I will pick a woman."',
        ["Joe Biden"],
    ),
    (
        '[Netanyahu] called on [Italy/place] to join, adding "We call on any other country."',
        ["Netanyahu"],
    ),
    # according to
    ('According to [Ann Baker], "it was over within seconds."', ["Ann Baker"]),
    ('"It was over within seconds," according to a tweet by [Mike Pompeo].', ["Mike Pompeo"]),
    ("[Ann Baker] called it “heartbreaking,” according to the [Bronx Times/org].", ["Ann Baker"]),
    # colons
    ('[Ann Baker] took to the radio: "It is all over now."', ["Ann Baker"]),
    ('[Ann Baker]: "It is all over now."', ["Ann Baker"]),
    (
        'The bill was drafted by [Alex Greenwich], who said on the floor, "It follows decades of work."',
        ["Alex Greenwich"],
    ),
    ('Saying "there are many of them despite the threat", [Ann Baker] left.', ["Ann Baker"]),
    # texts
    ('[Trump=Donald Trump]\'s statement read: "He was responsible for it."', ["Donald Trump"]),
    (
        '[Facebook/org] released a statement which read, in part, "This raises questions."',
        ["Facebook"],
    ),
    ('Part of [Gray Miller]\'s statement read "It is not so now."', ["Gray Miller"]),
    (
        'The palace issued a statement from [King Vajira]: "It is considered wrong."',
        ["King Vajira"],
    ),
    (
        '[Jo Tilburg] of the [University of California/org], [Los Angeles/place] disagreed: "It is not so."',
        ["Jo Tilburg"],
    ),
    (
        'The [California Department of Prisons/org] spoke. The Department said: "There was an assault."',
        ["California Department of Prisons"],
    ),
    (
        '[David Blackburn] told [Discover/org] how often spikes evolve, which the frequency suggested: "They do."',
        ["David Blackburn"],
    ),
    ('A letter signed by [Ann Baker] read "It is not so now."', ["Ann Baker"]),
    (
        '"It was over," according to a tweet on Monday by US Secretary [Mike Pompeo].',
        ["Mike Pompeo"],
    ),
    # organisations and seats of government
    ('"It is over," the [Emergencies Ministry/org] said in a statement.', ["Emergencies Ministry"]),
    ('"It is over," the [Kremlin/place] said.', ["Kremlin"]),
    # what stands between the name and the verb, or around them
    ("Indeed, [Ann Baker] adamantly revealed to the press, “I feel in charge now.”", ["Ann Baker"]),
    ("[Ann Baker] went on, “I could not walk out of my door.”", ["Ann Baker"]),
    ("As [Mrs Baker=Ann Baker] put it: “We will build it this year.”", ["Ann Baker"]),
    (
        'It was led by [Mark Hay], an ecologist and professor at [GT/org], who said "There is an argument."',
        ["Mark Hay"],
    ),
    ("[Ann Roe], defending [Tom Doe], said: “He is a broken man.”", ["Ann Roe"]),
    ("[Tom Doe], of [High Street/place], [Leeds/place], said: “I am sorry for this.”", ["Tom Doe"]),
    (
        "If [Trump=Donald Trump] read it, [Tony Schwartz] would be surprised, telling her, “I doubt it all.”",
        ["Tony Schwartz"],
    ),
    (
        "[Ann Baker] was quoted by the [BBC/org] as saying: “We will build it this year.”",
        ["Ann Baker"],
    ),
    ("“We will build it,” [Baker=Ann Baker]’ deputy, [Tom Doe], said.", ["Tom Doe"]),
    ("- [Ann Baker]: “We will build it this year.”", ["Ann Baker"]),
    ("In Dr. [Baker=Ann Baker]'s words, “it could be the moment.”", ["Ann Baker"]),
    (
        "In the acknowledgments, [Lorenz=Edward Lorenz] had written, “Thanks are due to her.”",
        ["Edward Lorenz"],
    ),
    (
        "“We want to bring a group,” Minister of Industry, Investment and Commerce, Senator the Hon. [Aubyn Hill], told the press.",
        ["Aubyn Hill"],
    ),
    ("“We look at it now,” read a statement from the [Red Cross/org].", ["Red Cross"]),
    (
        "[Senate/org] Majority Whip [Ann Baker] made the following remarks: “I thank you for that.”",
        ["Ann Baker"],
    ),
    # a name that nothing else is known of speaks all the same
    ("The director, [Padraig Cribben/thing], said: “It is over for us.”", ["Padraig Cribben"]),
    ("“It is over,” said the astronomer [Angelos Tsiaras/thing].", ["Angelos Tsiaras"]),
    # signed
    ('"It has been a big change." — [Aparna Garg], Manager', ["Aparna Garg"]),
    # who speaks for somebody, by both their names, and a way to put it
    ('"It is over," [Ann Baker]\'s spokesman [Bob Roe] said.', ["Bob Roe"]),
    ('"It is over," as [Ann Baker] put it.', ["Ann Baker"]),
    ('"It is over" was how [Ann Baker] put it.', ["Ann Baker"]),
]


@pytest.mark.parametrize(("text", "expected"), SPECIMENS, ids=[text[:40] for text, _ in SPECIMENS])
def test_cues(text: str, expected: list[str | None]) -> None:
    """The subject of the verb beside the marks is the speaker, however it is dressed up."""
    assert speakers(text) == expected


NOBODY = [
    # whoever has no name, though one stands by
    '"It is over," said a spokesman for [Ann Baker].',
    '"It is over," a spokesman for [Ann Baker] said.',
    '"It is over," [Ann Baker]\'s lawyer said.',
    'An official from [TfL/org] stated: "We are working with colleagues."',
    'The head of the police\'s internal investigators told the court "It was not done."',
    '"It is over," officials said after [Ann Baker] had left.',
    # two at once
    'Analysts such as [Brit Hume] and [Chris Wallace] said: "It was a flat speech."',
    '"It is over now," [Ann Baker] was told.',
    'A letter written by [Ann Baker], "It is over now."',
    'For [Ann Baker] it is simple: "It is over for all of us now."',
    # no verb of saying
    '[Ann Baker] left the room. It was cold. "We should all have gone home."',
    # a place is no speaker
    'In [Rome/place], "the end is near and we all know it."',
]  # fmt: skip


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_guessed(text: str) -> None:
    """Where the words do not say who speaks, nobody does."""
    assert speakers(text) == [None]


@pytest.mark.parametrize(
    "intro",
    ["[Ann Baker] was elected mayor in 2010.", "[Ann Baker] is the mayor of [Leeds/place].",
     "[Ann Baker] serves as mayor of [Leeds/place]."],
)  # fmt: skip
def test_who_is_said_to_be_the_mayor_is_the_mayor(intro: str) -> None:
    """ "The mayor" is who was elected it, and not who is the mayor's brother."""
    assert speakers(intro, '"It is over," the mayor said.') == ["Ann Baker"]
    brother = "[Ann Baker] is the mayor's brother."
    assert speakers(brother, '"It is over," the mayor said.') == [None]


SCARE = [
    "[Donald Trump] agreed to a summit after a “productive” call.",
    "Our documentary, ‘The A Word’, which [Ann Baker] made, ran.",
    'The carrier, nicknamed "Ripley" for the film, flew.',
    "In an article titled ‘They are stealing our future’, [Greta Thunberg] wrote about it.",
    'The verb "to be" is short.',
    'A sign read "No Entry" in red.',
    'That year\'s [Avian Flu/org] was commonly called "bird flu".',
]  # fmt: skip


@pytest.mark.parametrize("text", SCARE)
def test_scare_quotes_titles_and_signs_are_no_quotations(text: str) -> None:
    """Marks alone quote nobody."""
    assert quotes(text) == ()


def test_a_word_is_a_quotation_where_somebody_is_said_to_have_used_it() -> None:
    """ "called it “productive”" quotes; it is partial."""
    (quote,) = quotes("[Ann Baker] called the talks “productive”.")

    assert (quote.speaker, quote.kind, quote.cue) == ("Ann Baker", "partial", "called")


def test_the_same_turn_goes_on() -> None:
    """After "X said" the next quotations are X's: in the sentence, the paragraph and the next one."""
    text = "“It is over,” [Ann Baker] said, “and we know it.” “Go home.”"

    assert speakers(text, "“Nobody will stop you from going.”") == ["Ann Baker"] * 4


@pytest.mark.parametrize(("opening", "closing"), ["“”", '""', ("``", "''"), ("''", "''")])
def test_a_quotation_of_several_paragraphs_has_one_speaker(opening: str, closing: str) -> None:
    """Open marks at the head of each paragraph, closed in the last."""
    found = quotes(
        f"[Ann Baker] said: {opening}It is all over now.",
        f"{opening}And we all know it.{closing}",
        "Rain fell.",
    )

    assert [(q.words, q.speaker) for q in found] == [
        ("It is all over now.", "Ann Baker"),
        ("And we all know it.", "Ann Baker"),
    ]


def test_another_speaker_ends_the_turn() -> None:
    """What has its own cue is not the one before's."""
    text = '"It is over," said [Ann Baker]. "It is not," said [Carl Dorn]. "It is."'

    assert speakers(text) == ["Ann Baker", "Carl Dorn", "Carl Dorn"]


def test_pronouns() -> None:
    """He is the last man that a sentence was about, she the last woman; of whom is not who."""
    assert speakers("[Mr Dorn=Carl Dorn] met [Mrs Baker=Ann Baker]. “He lost,” she said.") == [
        "Ann Baker"
    ]
    assert speakers(
        "[Donald Trump] was undeterred. “He likes them a lot,” he said of [Mr Orr=Al Orr]."
    ) == ["Donald Trump"]
    assert speakers(
        'Speaking to [Martin Smith] of [PBS/org], he said, "It was under my watch."'
    ) == [None]
    assert speakers(
        "[Yuri Ushakov], [Putin=Vladimir Putin]’s adviser, said the Russian president began the "
        "call, which he described as “very frank and trusting”."
    ) == ["Yuri Ushakov"]  # fmt: skip


def test_a_role_stands_for_whom_the_article_gives_it() -> None:
    """ "The minister" is the one that the article calls so, and nobody when there are two."""
    intro = "Health Minister [Veronika Skvortsova] met Russian president [Vladimir Putin] there."

    assert speakers(intro, "“It is all over now,” the health minister said.") == [
        "Veronika Skvortsova"
    ]
    assert speakers(intro, "“It is all over now,” the Russian president said.") == [
        "Vladimir Putin"
    ]
    assert speakers(intro, "“It is all over now,” the French president said.") == [None]
    two = "Senator [Ann Baker] and Senator [Carl Dorn] met in the hall."
    assert speakers(two, "“It is all over now,” the senator said.") == [None]


def test_the_commission_is_the_one_that_is_named() -> None:
    """An organisation is meant by its noun, when only one has it."""
    intro = "The [Commission on Presidential Debates/org] met [Fox/org]."

    assert speakers(intro, 'The commission said, "There will be no debate."') == [
        "Commission on Presidential Debates"
    ]


def test_the_sentence_before_reports() -> None:
    """After reported speech a quotation without a cue is the same person's."""
    text = 'It was hard to stay up, [Zapata=Franky Zapata] said. "It burns the thighs a lot."'

    assert speakers(text) == ["Franky Zapata"]
    assert speakers("[Mr Peters=Al Peters] said it was possible.", "“We won’t rule that out.”") == [
        "Al Peters"
    ]


def test_an_interview_with_labels() -> None:
    """What stands behind a name is what it says; what the paper asks is not quoted."""
    found = quotes(
        "[Ann Baker] answered our questions.",
        "((WN))  Is it over?",
        "(([Ann Baker]))  I am afraid so.",
        "It was long.",
        "((WN))  Was it hard?",
        '(([Ann Baker]))  Yes, it was "very hard".',
    )

    assert [(q.words, q.speaker, q.how) for q in found] == [
        ("I am afraid so.", "Ann Baker", "label"),
        ("It was long.", "Ann Baker", "label"),
        ('Yes, it was "very hard".', "Ann Baker", "label"),
    ]
    assert quotes("Note: it rained.", "Time: noon.", "Place: Rome.", "Cost: none.") == ()


def test_words_are_a_stretch_of_the_text() -> None:
    """The offsets are characters of the story, or of the caption."""
    article = spoken("Rain fell.", "“It is over,” said [Ann Baker]. «Go home now, please.»")
    caption = Paragraph('The man who said "It is all over now" left.', 0, 0, "caption")
    article = with_paragraphs(article, [*article.paragraphs, caption])
    found = find_quotes(article, speech=SPEECH).quotes

    assert [q.paragraph for q in found] == [None, None, 2]
    for quote in found:
        text = article.text if quote.paragraph is None else caption.text
        assert text[quote.start : quote.end] == quote.words


def test_what_was_set_aside_quotes_nobody() -> None:
    """An appeal's quotations are not the story's."""
    appeal = Paragraph("“I love this paper,” said Ann Baker.", 0, 36, "promo")
    article = with_paragraphs(spoken("Rain fell."), [appeal])

    assert find_quotes(article, speech=SPEECH).quotes == ()


def test_the_users_names_are_the_speakers_too() -> None:
    """An alias renames the speaker with the entity."""
    article = find_quotes(spoken("“It is over,” said [Volodymyr Zelenskyy]."), speech=SPEECH)
    alias = Alias("person", "Volodymyr Zelensky", ("Volodymyr Zelenskyy",))

    assert [q.speaker for q in rename(article, (alias,)).quotes] == ["Volodymyr Zelensky"]
