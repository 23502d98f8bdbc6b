"""
Names in articles that are not in English: few, and right.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.entities import load_gazetteer
from archive.entities.foreign import find_foreign
from archive.pipeline import read_article

GAZETTEER = load_gazetteer()


def names(text: str, language: str) -> set[str]:
    (row,) = find_foreign([text], language, GAZETTEER)
    return {f"{one.type}: {one.name}" for one in row}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # Nouns have capitals, and are no names: "Für" was named in 142 of 693 German pages
        ("de", "Für Sie war die Frage der Tage, wer das Foto im Bild mit aller Kraft sah.", set()),
        (
            "de",
            "In der Höhe war Essen knapp. Die Zeit steht im Spiegel, das Ziel im Target.",
            set(),
        ),
        ("de", "Das Haus wird mit insgesamt 2,5 Mio. Euro gefördert.", set()),
        (
            "de",
            "Angela Merkel war in Paris. Merkel sprach mit der CDU und las Die Zeit.",
            {"person: Angela Merkel", "place: Paris", "org: CDU", "org: Die Zeit"},
        ),
        (
            "de",
            "Kommissionschefin Ursula von der Leyen kam mit Donald J. Trump bei YouTube vor.",
            {"person: Ursula von der Leyen", "person: Donald J. Trump", "org: YouTube"},
        ),
        # The surnames of two, the accents of first names, a sentence that ends
        (
            "es",
            "Las expresiones de José Luis Dalmau Santiago en Guatemala. Los Pérez no hablaron.",
            {"person: José Luis Dalmau Santiago", "place: Guatemala"},
        ),
        ("pt", "O prefeito de Sete Portas, em Salvador. Alessandro Souza Suzart morreu.", None),
        # Articles that are somebody's first name
        ("fr", "Les Lorientais et Les Échos. Selon Emmanuel Macron, Macron a raison.", None),
    ],
)
def test_what_is_sure_in_any_language(language: str, text: str, expected: set[str] | None) -> None:
    """Known names and people with a known first name; everyday words stay words."""
    found = names(text, language)
    if expected is None:
        people = {one for one in found if one.startswith("person")}
        assert people <= {"person: Alessandro Souza Suzart", "person: Emmanuel Macron"}
        assert len(people) == 1
    else:
        assert found == expected


def test_a_german_article_is_read_as_one() -> None:
    """The language decides, and mentions stand where the article has them."""
    text = (
        "Die Reform ist beschlossen, und es wird auch bei der Wahl im Herbst nicht anders sein.\n\n"
        "Das sagte Bundeskanzler Olaf Scholz am Dienstag in Berlin, und für Scholz ist es so.\n\n"
        "Für die Menschen, die mit der Zeit um die Lage wissen, hat er noch eine Frage.\n"
    )
    article = read_article(text.encode())

    assert article.language == "de"
    assert [(one.type, one.name, len(one.mentions)) for one in article.entities] == [
        ("person", "Olaf Scholz", 2),
        ("place", "Berlin", 1),
    ]
    for one in article.entities:
        for mention in one.mentions:
            assert article.text[mention.start : mention.end] == mention.surface


@given(st.text(max_size=300), st.sampled_from(["de", "es", "fr", "ru"]))
def test_any_text_has_names_in_order_and_apart(text: str, language: str) -> None:
    """Whatever the text, what is found lies in it, one after the other."""
    (row,) = find_foreign([text], language, GAZETTEER)
    end = 0
    for one in row:
        assert end <= one.start < one.end <= len(text)
        end = one.end
