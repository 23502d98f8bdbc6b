"""Mojibake: what was read in the wrong encoding is mended with a note, and nothing else is touched."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.sources import read_document
from archive.sources.mending import mend_text

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize(
    ("broken", "whole", "places"),
    [
        # US senators' press releases, 2004-2006
        ("found financial naivetÃ© and regular paychecks", "found financial naiveté and regular paychecks", 1),
        ("REDUCING TAXES Â· 805,000 Utah taxpayers", "REDUCING TAXES · 805,000 Utah taxpayers", 1),
        ("18 U.S.C. Â§ 1111 provides that the", "18 U.S.C. § 1111 provides that the", 1),
        ("ssembly Speaker Fabian NuÃ±ez", "ssembly Speaker Fabian Nuñez", 1),
        ("donâ€™t â€œmix itâ€\x9d â€“ ever", "don’t “mix it” – ever", 4),
        # the closing mark lost its last byte, which windows-1252 does not have
        ("â€œWe agreed,â€ he said, â€œyes.â€", "“We agreed,” he said, “yes.”", 4),
        ("a Â£5m deal, 2Â½ hours, â‚¬3bn", "a £5m deal, 2½ hours, €3bn", 3),
        ("fiancÃƒÂ©e", "fiancée", 2),  # twice over
        ("lâ€™Ã©tat franÃ§ais et le “vrai” été", "l’état français et le “vrai” été", 3),
        ("ï»¿Talks in Budapest", "Talks in Budapest", 1),
        ("Ð”Ð¾Ð½Ð°Ð»ÑŒÐ´", "Дональд", 7),
        ("ðŸ˜€ he wrote", "😀 he wrote", 1),
        ("\x93Hello\x94 he said \x97 twice", "“Hello” he said — twice", 3),
    ],
)  # fmt: skip
def test_what_was_read_wrong_is_read_right(broken: str, whole: str, places: int) -> None:
    """Each damaged character is what its writer wrote, and is counted."""
    assert mend_text(broken) == (whole, places)


@pytest.mark.parametrize(
    "text",
    [
        "JOÃO É BOM, IRMÃ DULCE AMANHÃ, NÃO É… SÃO PAULO À NOITE",
        "« Voilà » dit-il, déjà\xa0» et là\xa0: « l’été à Île-de-France »",
        "ÇA… À « L’ÉTÉ », NOËL’S “CAFÉ” — ÉTÉ”",
        "Việt Nam “Hà Nội” – Thủ tướng Phạm Minh Chính đã… Đà Nẵng, Ã, Â, Ê",
        "Müller – “ja”, ÄÖÜ “Ü” Ü… Ö’s, Ångström’s Å” Straße ß’",
        "PÓŁNOC ŻÓŁĆ „ZAŻÓŁĆ” GĘŚLĄ JAŹŃ",
        "ﬁnance, ‘quoted’ “text”, ½ of №5 … ™ ＦＵＬＬ",  # nothing but encodings is mended
        "“NAÏVE’ É’ Ê™ Á‘É’ Ñ’ Ó”",
        "Âncora, Ângela Merkel, Ârea; PÃO",
        "北京 Москва Αθήνα القاهرة",
    ],
)
def test_sound_text_stays_as_it_is(text: str) -> None:
    """Portuguese, French, Vietnamese, German and Polish with their typography are never mended."""
    assert mend_text(text) == (text, 0)


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x17F), max_size=80))
def test_mending_twice_is_mending_once(text: str) -> None:
    """Most of what is mended is sound then; nothing is ever longer than it was."""
    once, places = mend_text(text)

    assert len(once) <= len(text)
    assert places or once == text


@pytest.mark.parametrize("kind", ["text", "html", "jsonl", "mail", "markdown"])
def test_every_kind_is_mended_with_a_note(kind: str) -> None:
    """Text, pages, JSON, letters and Markdown alike; paragraphs still stand where they say."""
    story = "The ministerâ€™s cafÃ© was closed on Friday, and he didnâ€™t say why it had to be."
    raw = {
        "text": story.encode(),
        "html": f"<html><body><article><p>{story}</p><p>{'More words of it. ' * 9}</p></article></body></html>".encode(),
        "jsonl": json.dumps({"title": "The cafÃ©", "text": story}).encode(),  # as \u00c3\u00a9
        "mail": f"From: Jane Doe <a@b.org>\nTo: b@c.org\nDate: Fri, 17 Oct 2025\nSubject: x\n\n{story}".encode(),
        "markdown": f"---\ntitle: The cafÃ©\n---\n\n## Why\n\n{story}\n\nThe end of it all.".encode(),
    }[kind]
    article = read_document(raw, kind=None)

    assert article.kind == kind
    assert "The minister’s café was closed on Friday, and he didn’t say why" in article.decoded
    places = 4 if kind == "markdown" else 3  # the front matter is part of the text
    assert f"mojibake mended in {places} places" in article.notes
    for paragraph in article.paragraphs:
        assert article.decoded[paragraph.start : paragraph.end] == paragraph.text
    if article.clues.titles and kind != "mail":
        assert article.clues.titles[0] == "The café"


def test_only_damage_costs_anything() -> None:
    """ftfy is imported when there is something to mend, not before."""
    code = (
        "import sys; from archive.sources import read_document as r;"
        "r('“Sound” text – à la carte'.encode()); print('ftfy' in sys.modules);"
        "r('donâ€™t'.encode()); print('ftfy' in sys.modules)"
    )
    out = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )

    assert out.stdout.split() == ["False", "True"]


@pytest.mark.parametrize("unit", ["Ã©", "â€", "Ü… ", "â€œa", "ï»¿", "ðŸ", "Ã©" * 3000 + "\n"])
def test_mending_ends(unit: str) -> None:
    """A gigantic text of nothing but damage is mended as far as a bound, in seconds."""
    started = time.process_time()
    mend_text(unit * (4_000_000 // len(unit)))

    assert time.process_time() - started < 20
