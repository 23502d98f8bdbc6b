"""
Which language: a sentence of each, codes as pages write them, and what cannot be told.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.article import Article, Clues
from archive.language import find_language, read_code, tell_language

SENTENCES = [
    ("en", "The minister told reporters on Tuesday that the talks would go on for as long as they had to."),
    ("fr", "Le président a annoncé mardi que les élections auront lieu au mois de juin, selon un communiqué."),
    ("de", "Die Bundesregierung hat am Dienstag beschlossen, dass die Steuern für kleine Firmen nicht steigen."),
    ("es", "El presidente del Gobierno anunció el martes que las elecciones se celebrarán en el mes de junio."),
    ("it", "Il presidente del Consiglio ha annunciato che le elezioni si terranno nel mese di giugno, come previsto."),
    ("pt", "O presidente da República anunciou na terça-feira que as eleições vão ser em junho, mas não há data."),
    ("nl", "De premier heeft dinsdag gezegd dat de verkiezingen in juni worden gehouden en dat er geen andere datum is."),
    ("sv", "Statsministern sade på tisdagen att valet ska hållas i juni och att det inte finns något annat datum."),
    ("da", "Statsministeren sagde, at valget skal afholdes i juni, efter at det blev udskudt af regeringen, og ikke før."),
    ("no", "Statsministeren sa at valget skal holdes i juni, etter at det ble utsatt av regjeringen, og ikke før."),
    ("pl", "Premier powiedział we wtorek, że wybory odbędą się w czerwcu i nie ma innej daty, jak to było przez lata."),
    # no language of the twelve, or too little of it
    (None, "Президент заявил во вторник, что выборы состоятся в июне."),
    (None, "大統領は火曜日、選挙は6月に行われると述べた。"),
    (None, "Trump Putin Zelensky"),
    (None, "the of and"),
    (None, "the of and to " + "Doe Roe Moe Lee Kay Ray May Jay Fay Bay " * 5),
    # Danish or Norwegian
    (None, "Valget skal være i juni, og det er ikke for meget, men det var en fra det, som har det."),
    (None, "1 2 3 4 5"),
    (None, ""),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), SENTENCES)
def test_a_sentence_shows_its_language(code, text):
    """One sentence of news is enough; fewer small words are not."""
    assert find_language(text) == code


CODES = [
    ("en", "en"), ("en-GB", "en"), ("en_US", "en"), ("English", "en"), ("eng", "en"), (" DE ", "de"),
    ("zh-Hans-CN", "zh"), ("nb-NO", "no"), ("haw", "haw"), ("x-default", None), ("und", None),
    ("", None), ("{{lang}}", None), ("en-GB, fr", None), ("language", None), ("1", None),
]  # fmt: skip


@pytest.mark.parametrize(("written", "code"), CODES)
def test_a_language_code_is_read_if_it_is_one(written, code):
    """Regions and scripts are dropped, placeholders refused."""
    assert read_code(written) == code


def test_a_sane_code_wins_over_few_words():
    """
    A page knows best, unless what it says is no language, or one of the twelve and not that of
    many words: a theme for blogs says "en-US" in Berlin too. Catalan stays Catalan, and what is
    Norwegian to the page is not made Danish.
    """
    texts = {code: text for code, text in SENTENCES if code}
    for code, claimed, told in (("de", "en-US", "de"), ("es", "ca", "ca"), ("da", "nb", "no")):
        text = texts[code]
        page = Article(digest="", kind="html", decoded="", text=f"{text} " * 5)
        assert tell_language(replace(page, clues=Clues(language=claimed))).language == told
    english = Article(digest="", kind="html", decoded="", text=SENTENCES[0][1])
    assert tell_language(english).language == "en"
    assert tell_language(replace(english, clues=Clues(language="fr-CA"))).language == "fr"
    assert tell_language(replace(english, clues=Clues(language="xx"))).language == "en"


@given(st.text(max_size=300))
def test_any_text_has_a_language_or_none(text):
    """Nothing makes telling fail."""
    assert find_language(text) in {None, *(code for code, _ in SENTENCES)}
