"""The headline told from the name of the house, where neither address nor page says what that is."""

from __future__ import annotations

import pytest

from archive.sources.html import read_html
from tests.archive.webpage import STORY

URL = "https://www.kxpz.org/a/123"
# What <title> has, what the page shows, and the headline
TITLES = [
    # The house in the <h1>, behind the headline or before it
    ("Fire kills three at the harbour | The Evening Post", "<h1>Fire kills three at the harbour <span>The Evening Post</span></h1>", "Fire kills three at the harbour"),
    ("Fair chains | The Evening Post", "<h1>Fair chains<span>The Evening Post</span></h1>", "Fair chains"),
    ("Fair chains | The Evening Post", "<h1>The Evening Post</h1><h2>Fair chains<span>The Evening Post</span></h2>", "Fair chains"),
    # A kicker of one word before a short headline
    ("Fair chains", "<h1><span>Politics</span>Fair chains</h1>", "Fair chains"),
    ("Streit ums Feuerholz | Abendpost", "<h1><span>Politik</span> Streit ums Feuerholz</h1>", "Streit ums Feuerholz"),
    # An <h1> that is like the name of the house, and not like the headline
    ("Fire kills three at the harbour | The Evening Post", "<h1>More from The Evening Post</h1><h2>Fire kills three at the harbour</h2>", "Fire kills three at the harbour"),
    # No heading: what stands alone on the page is the headline
    ("Fire kills three at the harbour | The Evening Post", "<div>Fire kills three at the harbour</div>", "Fire kills three at the harbour"),
    ("Dignity – a project for all | The Evening Post", "<p>Dignity – a project for all</p>", "Dignity – a project for all"),
    ("The Evening Post: Fire | Fire kills three at the harbour", "<td>Fire kills three at the harbour</td>", "Fire kills three at the harbour"),
    # but not where a part as long stands alone too, and where none does
    ("Fire at the port | The Evening Post", "<p>Fire at the port</p><div>The Evening Post</div>", "Fire at the port | The Evening Post"),
    ("Fire at the port | The Evening Post", "<div>Sports</div>", "Fire at the port | The Evening Post"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "shown", "headline"), TITLES)
def test_the_house_is_no_part_of_the_headline(title: str, shown: str, headline: str) -> None:
    """What the page shows tells which part of <title> is the headline."""
    html = f"<html><head><title>{title}</title></head><body>{shown}<div>{STORY}</div></body></html>"
    assert read_html(html.encode(), url=URL).clues.titles[0] == headline
