"""
Who wrote a page's story, said behind it.
"""

from __future__ import annotations

import pytest

from tests.archive.test_html_body import STORY, read

PROFILES = (
    # sott.net, huffingtonpost.com, fluter.de, furche.at, publica.pl, theguardian.com
    "Max Blumenthal is an award-winning journalist and the author of several books on war.",
    "Shahien Nasiripour is the business reporter for the Huffington Post. You can send him mail.",
    "Mark Moe ist Professor für Digitale Kultur in Zürich und hat ein Buch über sie verfasst.",
    "Die Autorin ist Achtsamkeitslehrerin und im Vorstand der Vereinigung Österreich.",
    "Mark Moe, doktor nauk humanistycznych, badaczka historii najnowszej. Prowadzi warsztaty.",
    "L’auteur est maître de conférences à l’université de Lyon et a publié deux livres.",
)
_SIGNED = "<p class=byline>By <a rel=author href=/moe>Mark Moe</a></p>"


@pytest.mark.parametrize("profile", PROFILES)
def test_who_wrote_a_story_is_no_part_of_it(profile: str) -> None:
    """A biography behind a story is set aside, and in front of one it is whom the story is about."""
    page = f"<article><h1>A planet</h1>{_SIGNED}{{}}</article>"
    assert profile not in read(page.format(f"{STORY}{STORY}<p>{profile}</p>")).text
    assert profile in read(page.format(f"<p>{profile}</p>{STORY}{STORY}")).text


@pytest.mark.parametrize(
    "last",
    [
        "Mark Moe was arrested at his home in the evening and released on bail, police said.",
        "Sue Low is the mayor of the town, and she will not stand again in the spring of next year.",
        "Jane Doe is a journalist who was killed in March when her car was hit by a missile.",
        "Mark Moe: I have never seen anything like it, and I have been here for forty years now.",
    ],
)
def test_who_is_in_the_news_stays_at_its_end(last: str) -> None:
    """A last paragraph with a name in front is story, unless it is one of its authors' lives."""
    page = f"<article><h1>A planet</h1>{_SIGNED}{STORY}{STORY}<p>{last}</p></article>"
    assert last in read(page).text
