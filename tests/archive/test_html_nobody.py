"""
Names on a page that are nobody's who wrote it: photographers, editors, the people in the news.
"""

from __future__ import annotations

import pytest

from tests.archive.authored import read

NOBODY = [
    "<div class='entry-meta'><span class='byline'>by <span class='author vcard'><a class='url fn n' href='/author/admin'>admin</a></span></span></div>",
    "<dl class='article-info'><dd class='createdby'>Written by <span itemprop='name'>Super User</span></dd></dl>",
    "<address aria-label='Contributor info'><div class='dcr-1'>Reuters in Madrid</div></address>",
    "<p class='byline'>By The Associated Press</p>",
    "<div class='author'><a class='person-name'>PTI</a></div>",
    "<div class='pst-by_ul'><span itemprop='author'>Press Trust of India</span></div>",
    "<p class='article__byline'>Author: KHOU Staff</p>",
    "<p class='credit'>Edited by Mark Moe</p>",
    "<figure><img><figcaption>The harbour. <span class='author'>Mark Moe/Getty Images</span></figcaption></figure>",
    "<p class='photo-credit'>Photo by Mark Moe</p>",
    "<div class='metadata'><span class='metadata__source'>Quelle: ZEIT ONLINE, dpa, alp</span></div>",
    "<p>Pressekontakt: Mark Moe, Telefon 030 1234</p>",
    "<p class='byline'>Par AFP</p>",
    "<p class='author'>AFP agence</p>",
    "<p class='author'>La Rédaction</p>",
    "<div class='author'>EFE</div>",
    "<p class='autor'>Redacción El Puerto</p>",
    "<p class='autor'>Da Redação</p>",
    "<span class='author'>di Redazione</span>",
    "<p class='author'>Door: redactie</p>",
    "<p class='byline'>By Harbour Post Staff</p>",
    "<p class='byline'>Staff Report</p>",
    "<p class='byline'>By The Editorial Board</p>",
    "<p class='byline'>From staff reports</p>",
    "<p class='byline'>By News Agencies</p>",
    "<div class='author'><span>Published by: News Desk</span></div>",
    "<p>By Tuesday the harbour had closed.</p>",
    "<p>By George Orwell standards this is nothing, said the mayor of the city when asked</p>",
    "<p>Jane Doe, CEO of Harbours Inc, said on Tuesday that the port remains open.</p>",
    "<p>Interview mit Mark Moe</p>",
    "<p>Story: The Harbour War</p>",
    "<p>Text: Isaiah 40</p>",
    "<p>By Mark Moe's account, nobody was hurt</p>",
    "<p>From Mark Moe to Sue Low</p>",
    "<p>Di Canio Mark left the club</p>",
    "<p>Da Vinci Code</p>",
    "<p>Von Mark Moe war nichts zu sehen</p>",
    "<p>Photo: Mark Moe</p>",
    "<p>Foto von Mark Moe</p>",
    "<p>Bild: Mark Moe/dpa</p>",
    "<p>Edited by Mark Moe</p>",
    "<p>Translated by Mark Moe</p>",
    "<p>Video by Mark Moe</p>",
    "<p>Produced by Mark Moe</p>",
    "<p>Directed by Mark Moe</p>",
    "<p>Music by Mark Moe</p>",
    "<p>Sponsored by Mark Moe</p>",
    "<p>With Mark Moe</p>",
    "<p>Starring: Mark Moe</p>",
    "<p>Source: Mark Moe</p>",
    "<p>Quelle: Mark Moe</p>",
    "<p>Contact: Mark Moe</p>",
    "<p>3.11.2021 - Mark Moe dies in Berlin hospital</p>",
    "<p>Harbours of the World, by Mark Moe (Penguin, 2021)</p>",
    "<p>Par exemple Mark Moe</p>",
    "<p>Por ejemplo Mark Moe</p>",
    "<p>By phone</p>",
    "<p>Written by hand</p>",
    "<p>Reported by Reuters</p>",
    "<p>© 2021 Mark Moe</p>",
    "<p>Illustration: Mark Moe</p>",
    "<p>Grafik: Mark Moe</p>",
    "<p>Anzeige von Harbour Insurance</p>",
    "<p>Mayor <a href='/people/mark-moe'>Mark Moe</a> said the harbour stays open, to the delight of its fishers.</p>",
    "<p>As <a href='/profile/mark-moe'>Mark Moe</a> wrote last week, the harbour may well be open in the winter.</p>",
    "<p>As <a href='/author/mark-moe'>Mark Moe</a> wrote last week, the harbour may well be open in the winter.</p>",
    "<p>Published May 3</p>",
    "<p>Jane Doe und John Roe</p>",
]  # fmt: skip


@pytest.mark.parametrize("markup", NOBODY)
def test_who_had_another_hand_in_it_or_is_in_the_news_wrote_nothing(markup: str) -> None:
    """Desks, agencies, photographers, editors, translators, and names in sentences."""
    assert read(top=markup) == ()
