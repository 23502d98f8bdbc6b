"""
Who wrote a page, as the content systems and outlets of many countries lay it out.

The skeletons are written after them by hand, with one name; what they show is a form, not a page.
"""

from __future__ import annotations

import time
from datetime import date

import pytest

from archive.pipeline import read_article

TODAY = date(2026, 11, 26)
STORY = "<p>" + "The council voted on Tuesday to keep the harbour open all winter. " * 8 + "</p>"
JANE = ("Jane Doe",)
BOTH = ("Jane Doe", "John Roe")


def read(head: str = "", top: str = "", foot: str = "") -> tuple[str, ...]:
    page = (
        f"<html><head><title>Harbour stays open</title>{head}</head><body><article>"
        f"<h1>Harbour stays open</h1>{top}{STORY}{STORY}{foot}</article></body></html>"
    )
    return read_article(page.encode(), kind="html", today=TODAY).authors


def linked(author: str, more: str = "") -> str:
    return (
        '<script type="application/ld+json">{"@type": "NewsArticle",'
        f' "headline": "Harbour stays open", "author": {author}{more}}}</script>'
    )


LINES = [
    "By JANE DOE, Associated Press", "By Jane Doe, Abuja", "By Jane Doe Special to the Harbour Post",
    "By JANE DOE For the Harbour Post", "Words by Jane Doe | Photography by Mark Moe", "Von Jane Doe",
    "Text: Jane Doe, Foto: Mark Moe", "Ein Kommentar von Jane Doe", "Kommentar von Jane Doe", "Par Jane Doe",
    "Texte : Jane Doe, photos : Mark Moe", "Por Jane Doe", "Texto: Jane Doe / Fotos: Mark Moe",
    "Redactado por Jane Doe", "POR JANE DOE", "Por Jane Doe, G1 — São Paulo", "di Jane Doe", "a cura di Jane Doe",
    "Door Jane Doe", "Autor: Jane Doe", "Oprac. Jane Doe", "Skrevet af Jane Doe", "By Jane Doe | jane@x.com",
    "By&nbsp;Jane Doe", "By Jane Doe | May 3, 2021", "May 3, 2021 by Jane Doe", "Posted on May 3, 2021 by Jane Doe",
    "Posted May 3, 2021 at 10:20 am by Jane Doe", "Posted by Jane Doe in News on May 3, 2021",
    "Published: 3 May 2021 | Author: Jane Doe", "Published by Jane Doe – May 3, 2021", "Jane Doe, Staff Writer",
    "Ein Beitrag von Jane Doe", "Eine Analyse von Jane Doe", "Eine Kolumne von Jane Doe",
    "Ein Leitartikel von Jane Doe", "Ein Interview von Jane Doe", "Von unserem Redakteur Jane Doe",
    "Von unserer Korrespondentin Jane Doe", "Von Jane Doe, dpa", "Protokoll: Jane Doe", "Aufgezeichnet von Jane Doe",
    "Par Jane Doe, à Berlin", "Publié le 3 mai 2021 à 10:20 par Jane Doe", "Écrit par Jane Doe",
    "Par notre correspondante Jane Doe", "Por Jane Doe - 3 de mayo de 2021", "Por Jane Doe, corresponsal en Berlín",
    "Por Jane Doe em 3 de maio de 2021", "di Jane Doe, 3 maggio 2021", "Door Jane Doe op 3 mei 2021",
    "12.03.2020 – von Jane Doe", "von Jane Doe | 12.03.2020 | Politik", "Geschrieben am 12.03.2020 von Jane Doe",
    "Geschrieben von Jane Doe am 12. März 2020", "Jane Doe – 12. März 2020", "Jane Doe, 12. März 2020",
    "Von: Jane Doe", "Autor: Jane Doe, 12.03.2020", "Autor Jane Doe",
    "Posted on 12. März 2020 by Jane Doe in Politik", "Gepostet von Jane Doe um 12:00",
    "Eingestellt von Jane Doe um 12:00", "Veröffentlicht unter Politik | Von Jane Doe",
    "veröffentlicht von: Jane Doe", "Erstellt: 3. Mai 2021 | Autor: Jane Doe", "Redaktion: Jane Doe",
    "Foto/Text: Jane Doe", "Text/Foto: Jane Doe", "Bericht: Jane Doe", "Verfasser: Jane Doe", "Verfasst von Jane Doe",
    "Ein Text von Jane Doe", "Ein Artikel von Jane Doe", "Text und Fotos von Jane Doe", "Text und Bilder: Jane Doe",
    "Fotos und Text: Jane Doe", "Photos and text by Jane Doe", "Text and photos by Jane Doe",
    "Texte et photos : Jane Doe", "Publié par Jane Doe le 3 mai 2021", "Posté par Jane Doe",
    "Rédigé par Jane Doe, le 3 mai 2021", "Rédigé par Jane Doe et publié depuis Berlin", "Auteur : Jane Doe",
    "Auteur Jane Doe", "Par : Jane Doe", "Un article de Jane Doe", "Un reportage de Jane Doe",
    "Scritto da Jane Doe il 3 maggio 2021", "Pubblicato da Jane Doe", "Di Jane Doe - 3 Maggio 2021",
    "Autore: Jane Doe", "di Jane Doe | 3 maggio 2021", "articolo di Jane Doe",
    "Publicado por Jane Doe el 3 de mayo de 2021", "Escrito por Jane Doe", "Texto y fotos: Jane Doe", "Por: Jane Doe",
    "Por Jane Doe | 3 mayo, 2021", "Por Jane Doe (EFE)", "Una entrevista de Jane Doe", "Napisane przez Jane Doe",
    "Opublikowane przez Jane Doe", "Tekst: Jane Doe", "Autor: Jane Doe, PAP",
    "Geschreven door Jane Doe op 3 mei 2021", "Tekst: Jane Doe / Foto: Mark Moe", "Publicerad av Jane Doe",
    "Af Jane Doe / foto: Mark Moe", "Skrevet av Jane Doe", "Napsal Jane Doe", "Napsala Jane Doe", "Autorka: Jane Doe",
    "Írta: Jane Doe", "Szerző: Jane Doe", "Scris de Jane Doe", "De Jane Doe", "Yazan: Jane Doe",
    "Kirjoittanut Jane Doe", "Teksti: Jane Doe, kuvat: Mark Moe", "By Jane Doe · May 3, 2021",
    "By Jane Doe • May 3, 2021 • 3 min read", "By Jane Doe, May 3, 2021", "by Jane Doe — May 3, 2021",
    "Posted by: Jane Doe", "Posted by Jane Doe | May 3, 2021 | News", "Posted by Jane Doe on May 3, 2021 at 10:20am",
    "Submitted by Jane Doe on May 3, 2021", "May 3, 2021 — by Jane Doe", "Author: Jane Doe", "Author Jane Doe",
    "Authored by Jane Doe", "Article by Jane Doe", "Article written by Jane Doe", "Story by: Jane Doe",
    "Written by: Jane Doe", "Review by Jane Doe", "Words: Jane Doe", "Words: Jane Doe Photos: Mark Moe",
    "Report by Jane Doe", "Contributed by Jane Doe", "Created by Jane Doe", "Op-ed by Jane Doe",
    "A column by Jane Doe", "Commentary by Jane Doe", "Editorial by Jane Doe", "An essay by Jane Doe",
    "JANE DOE in Berlin", "Jane Doe in Berlin", "Jane Doe, Harbour Post", "Jane Doe / Harbour Post",
    "By Jane Doe / Harbour Post", "Jane Doe | Harbour Post", "by JANE DOE staff reporter",
    "BY JANE DOE, STAFF WRITER", "By JANE DOE jdoe@harbourpost.com", "By Jane Doe, Harbour Post Staff Writer",
    "By Jane Doe, The Harbour Post", "By Jane Doe Of The Harbour Post Staff",
    "By Jane Doe, special to the Harbour Post", "By Jane Doe, Contributing Writer", "By Jane Doe, Guest Columnist",
    "By Jane Doe, MTV News", "By Jane Doe, Associated Press Writer", "By Jane Doe, AP Business Writer",
    "By Jane Doe, Mayor of Harbour", "Von Jane Doe (Text) und Mark Moe (Fotos)",
]  # fmt: skip
ELEMENTS = [
    "<div class='post-meta'><span class='author-meta'><a href='/author/jane/' class='author-name tie-icon' title='Jane Doe'>Jane Doe</a></span><span class='date'>3 weeks ago</span></div>",
    "<div class='submitted'>Submitted by <a href='/user/3' title='View user profile.' class='username'>Jane Doe</a> on Mon, 05/03/2021 - 10:20</div>",
    "<div class='field field-name-field-author field-label-inline'><div class='field-label'>Author:&nbsp;</div><div class='field-items'><div class='field-item even'>Jane Doe</div></div></div>",
    "<div class='views-field views-field-field-byline'><span class='views-label'>By: </span><div class='field-content'>Jane Doe</div></div>",
    "<dl class='article-info'><dd class='createdby'>Geschrieben von Jane Doe</dd><dd class='published'>Veröffentlicht: 03. Mai 2021</dd></dl>",
    "<div class='blog-item-meta-wrapper'><a href='/blog?author=5f' class='blog-author-name'>Jane Doe</a></div>",
    "<div class='entry-header-meta'><span class='entry-author'>Written By <a href='/blog?author=5f'>Jane Doe</a></span></div>",
    "<ul class='post-metadata'><li><span data-hook='user-name' class='user-name' title='Jane Doe'>Jane Doe</span></li><li><span data-hook='time-ago'>May 3, 2021</span></li></ul>",
    "<div class='news-list-date'><span class='news-list-author' itemprop='author'>Von Jane Doe</span></div>",
    "<p class='news-author'>Von Jane Doe</p>",
    "<div data-qa='author-byline'><span>By <a data-qa='author-name' href='/people/jane-doe/'>Jane Doe</a></span></div>",
    "<div class='byline'><span class='byline__name'>By Jane Doe</span><span class='byline__title'>Health correspondent, BBC News</span></div>",
    "<div class='ssrc-1'><p><span class='ssrc-TextContributorName'>By Jane Doe</span></p><div class='ssrc-Role'>BBC News, Berlin</div></div>",
    "<div class='Page-authors'>By <span class='Link'>JANE DOE</span></div>",
    "<p class='byline'>By JANE DOE<br>The Associated Press</p>",
    "<div class='byline vossi-byline'><div class='byline__names'>By <a class='byline__link' href='/profiles/jane-doe'><span class='byline__name'>Jane Doe</span></a>, CNN</div></div>",
    "<div class='author-byline'><span>By<span><a href='/person/d/jane-doe'>Jane Doe</a></span> <span class='article-source'><a href='https://www.foxnews.com'>Fox News</a></span></span></div>",
    "<div class='author-byline'><ul><li><a href='/author/jane-doe'>Jane Doe</a></li></ul><span>Berlin</span></div>",
    "<div class='byline'><span class='byline__author byline__author-link' itemprop='name' content='Jane Doe'>Jane Doe, Deputy Political Editor</span></div>",
    "<p class='story-meta__authors'>By <span class='vcard'><a class='url fn' href='/staff/jane-doe'>JANE DOE</a></span></p>",
    "<div id='byline' class='ArticleByline_root'><span>By <a class='ArticleBylines_link' data-event-element='author' href='/author/jane-doe/'>Jane Doe</a></span></div>",
    "<div class='article-author-name'><span>By</span><span class='article-author-name-item'><a class='author-link' href='/author/jane_doe'>Jane Doe</a></span></div>",
    "<span data-component='Byline'>By <a href='/news/jane-doe/1'>Jane Doe</a></span>",
    "<div class='byline'>By <a href='/news/jane-doe/1' title=''>Jane Doe</a> and wires</div>",
    "<div class='author-profile'><div class='author__meta'><span>By</span><h3 class='author__name'>Jane Doe</h3><span class='author__position'>Reporter</span></div></div>",
    "<div class='byline'><a href='/toireporter/author-Jane-Doe-1.cms'>Jane Doe</a> / TNN / Updated: May 3, 2021, 10:20 IST</div>",
    "<div class='xf8Pm byline'>Jane Doe | TNN | May 3, 2021, 10:20 IST</div>",
    "<div class='author'><a class='person-name lnk' href='/profile/author/Jane-Doe-1/'>Jane Doe</a></div>",
    "<div class='editor' id='storycenterbyline'>Written by <a href='/profile/author/jane-doe/' class='bulletProj'>Jane Doe</a><br>New Delhi | Updated: May 3, 2021</div>",
    "<div class='storyBy'>By<a href='/author/jane-doe-1'>Jane Doe</a>, New Delhi</div>",
    "<div class='authorDetail'><span>By Jane Doe | Edited by Mark Moe</span></div>",
    "<div class='byline'><div class='field-byline'><a href='/authors/jane-doe' class='byline-name'>Jane Doe</a><div class='byline-designation'>Correspondent</div></div></div>",
    "<div class='main-info__name'><a href='/author/jane-doe' class='author__link'><span itemprop='name' class='name'>Jane Doe</span></a></div>",
    "<span class='story__byline'><a class='story__byline__link' href='/authors/1/jane-doe'>Jane Doe</a></span> <span class='story__time'>Published May 3, 2021</span>",
    "<span class='post-author'>By <a href='/author/jane'>Jane Doe</a></span>",
    "<div class='byline'><p>By <a href='/profile/1'>Jane Doe</a></p><p>jdoe@harbourpost.com</p></div>",
    "<ul class='list-inline'><li><span itemprop='author' class='tnt-byline'>JANE DOE jdoe@harbourpost.com</span></li></ul>",
    "<div class='byline'>By <a class='author-name' href='/author/jane-doe/' rel='author'>JANE DOE</a> | <a class='author-email' href='mailto:jd@x.com'>jd@x.com</a> | The Denver Post</div>",
    "<div class='byline'><a href='/users/jane-doe'>Jane Doe</a>, <span class='byline__type'>Patch Staff</span></div>",
    "<p class='article-authors'>by: <a href='/author/jane/' title='Posts by Jane Doe' class='author url fn' rel='author'>Jane Doe</a></p>",
    "<div class='byline'>by Jane Doe</div>",
    "<div class='byline'><span>By <a href='/authors/jane'>Jane Doe</a></span><span>Published: May 3, 2021 at 10:20 AM</span></div>",
    "<div class='article__byline'><span>Author:</span> <span class='article__byline-name'>Jane Doe</span> <span>Published: 10:20 AM CDT May 3, 2021</span></div>",
    "<p>Updated 10:20 a.m., May 3, 2021</p><p>By Jane Doe</p>",
    "<p class='byline'>Opinion by Jane Doe, contributing columnist</p>",
    "<div class='byline__names'>Analysis by Jane Doe, CNN</div>",
    "<p>Story by Jane Doe<br>Photographs by Mark Moe</p>",
    "<p class='credits'>Interview by Jane Doe</p>",
    "<p class='byline'>As told to Jane Doe</p>",
    "<div class='image'><img><span class='image-author'>Mark Moe</span></div><p>By Jane Doe</p>",
    "<div itemscope itemtype='http://schema.org/NewsArticle'><span itemprop='author' itemscope itemtype='http://schema.org/Person'><meta itemprop='name' content='Jane Doe'></span></div>",
    "<meta itemprop='author' content='Jane Doe'>",
    "<span property='author' typeof='Person'><span property='name'>Jane Doe</span></span>",
    "<span property='schema:author'>Jane Doe</span>",
    "<a class='p-author h-card' href='/about'>Jane Doe</a>",
    "<address class='author'>By <a rel='author' href='/jane'>Jane Doe</a></address>",
    "<p>Text: Jane Doe<br>Fotos: Mark Moe</p>",
    "<p class='author'>Ein Gastbeitrag von Jane Doe</p>",
    "<div class='font-sansUI'>Von <a href='/impressum/autor-1' class='text-black font-bold'>Jane Doe</a></div>",
    "<div class='byline'>Von <span itemprop='author'><a href='/autoren/D/Jane_Doe' itemprop='url' rel='author'><span itemprop='name'>Jane Doe</span></a></span></div>",
    "<span class='atc-MetaAuthor'><span class='atc-MetaAuthorText'>Von </span><a class='atc-MetaAuthorLink' href='/redaktion/jane-doe-1.html'> Jane Doe</a></span>",
    "<div class='header-detail'>Von Jane Doe, Berlin</div>",
    "<p class='css-1x' data-manual='author-text'>Von <a href='/autoren/jane-doe-1'>Jane Doe</a>, Berlin</p>",
    "<div class='c-author'><div class='c-author__by-line'>Von <a class='c-author__link' href='/autor/jane-doe/' rel='author'>Jane Doe</a></div></div>",
    "<div class='authorline'><div class='authorline__author'>Von Jane Doe, ARD-Studio Brüssel</div></div>",
    "<span class='authorline__author'><em>Von Jane Doe, tagesschau.de</em></span>",
    "<span class='teaser-author'>von Jane Doe</span>",
    "<a class='author person objlink'><h4 itemprop='name'>Jane Doe</h4></a>",
    "<div class='author'><span class='author__name'>Jane Doe</span></div>",
    "<div class='ArticleHeadstyled__Author'><span>Jane Doe</span></div>",
    "<div class='ArticleHeader_author'>Jane Doe<br>Redaktion Lokales</div>",
    "<ul class='creator__names a-creator__names--has-images'><li class='creator__name'><a href='/autor/Jane-Doe-1'>Jane Doe</a></li></ul>",
    "<span class='authors__name'><a href='/specials/autor-jane-doe/'>Jane Doe</a></span>",
    "<div class='article-author'><span class='article-author__name'>Autorin: Jane Doe</span></div>",
    "<div class='headline__meta'><span class='metainfo__item--author'>Jane Doe, Berlin</span></div>",
    "<p class='byline'>von Jane Doe (dpa)</p>",
    "<p class='post-meta'>Veröffentlicht am 3. Mai 2021 von Jane Doe</p>",
    "<p>Von Jane Doe</p><p>Aus dem Englischen von Mark Moe</p>",
    "<p class='meta'>Par Jane Doe - Publié le 3 mai 2021 à 10h20</p>",
    "<span class='meta__authors'>Par <a class='article__author-link' href='/signataires/jane-doe/'>Jane Doe</a></span>",
    "<section class='meta__authors'>Par <span class='meta__author'>Jane Doe</span> (Berlin, correspondante)</section>",
    "<div class='fig-content-metas__authors'>Par <a class='fig-content-metas__author' href='/auteur/jane'>Jane Doe</a></div>",
    "<span class='author-name'>par <a href='/auteur/jane/'>Jane Doe</a></span>",
    "<div>Article rédigé par <span>Jane Doe</span></div>",
    "<p class='c-signature__names'>Article rédigé par <span>Jane Doe</span> - avec AFP</p>",
    "<div class='timestamp'>Par <a class='author_title'>Jane Doe</a></div>",
    "<p class='byline'>Jane Doe avec AFP</p>",
    "<p class='meta'>Publié par Jane Doe le 3 mai 2021</p>",
    "<p>Par Jane Doe</p><p>Traduit par Mark Moe</p>",
    "<p class='byline'>Jane Doe, correspondante à Berlin</p>",
    "<div class='ue-c-article__byline-name'>JANE DOE</div><div class='ue-c-article__byline-location'>Madrid</div>",
    "<p class='firma'>Escribe: Jane Doe</p>",
    "<p class='autor'>Jane Doe, corresponsal</p>",
    "<p class='content-publication-data__from' title='Por Jane Doe, g1 SP'>Por <a>Jane Doe</a>, g1 SP — São Paulo</p>",
    "<div class='c-signature'><strong class='c-signature__author'><a href='/autores/jane-doe.shtml'>Jane Doe</a></strong></div>",
    "<p class='article-signature is-mr-t-20'>di <a class='writer'>Jane Doe</a></p>",
    "<em class='story__author'>di Jane Doe</em>",
    "<p class='byline'>Door onze redacteur Jane Doe</p>",
    "<div class='article-author'><span class='author-name'>Jane Doe</span></div>",
    "<p class='autor'>Autor: <a href='/autor/jane'>Jane Doe</a></p>",
    "<div class='authors'>Jane Doe, ČTK</div>",
    "<p class='byline'>Av Jane Doe</p>",
    "<p>Text: Jane Doe<br>Foto: Mark Moe</p>",
    "<div class='byline'><span>Jane Doe</span><a href='mailto:jane.doe@post.se'>jane.doe@post.se</a></div>",
    "<p class='byline'>Av: Jane Doe</p>",
    "<div class='byline'><span class='name'>Jane Doe</span> <span class='title'>Journalist</span></div>",
    "<p class='byline'>Af Jane Doe</p>",
    "<p class='article-author'>Teksti: Jane Doe</p>",
    "<p class='byline'>By Jane Doe @janedoe</p>",
    "<p class='byline'>By Jane Doe jane@x.com</p>",
    "<div class='author'><span class='author-name'>Jane Doe</span><span class='author-role'>Professor of Law, University of Kent</span></div>",
    "<p><em>Guest post by Jane Doe</em></p>",
    "<p class='standfirst'>The council has voted, and the harbour stays open through the winter, to the joy of all the fishers, and others said so.</p><div class='meta'>By Jane Doe<br>May 3, 2021</div>",
    "<div>BY JANE DOE</div>",
    "<div>By: Jane Doe</div>",
    "<p>Jane Doe<br>May 3, 2021</p>",
    "<div><span>Jane Doe</span><span>Staff Writer</span></div>",
    "<p>JANE DOE<br>Harbour Post Staff Writer</p>",
    "<p>By Jane Doe<br>Updated: May 3, 2021</p>",
    "<div><span>By</span> <span>Jane Doe</span></div>",
    "<div>von Jane Doe</div>",
    "<div>Von Jane Doe, 03.05.2021, 10:20 Uhr</div>",
    "<div>03.05.2021, 10:20 Uhr | Von Jane Doe</div>",
    "<div>Von Jane Doe<br>Stand: 03.05.2021</div>",
    "<div>Autor: Jane Doe | Stand: 03.05.2021</div>",
    "<div class='c-article__signature'>Jane Doe</div>",
    "<p class='firma'>JANE DOE<span>Madrid</span></p>",
    "<p class='p-author'>Jane Doe<br>Do UOL, em São Paulo</p>",
    "<p class='p-author'>Jane Doe<br>Colaboração para o UOL</p>",
    "<p><span class='author'>Jane Doe</span> <span class='editor'>Mark Moe</span></p>",
    "<p class='byline'>By Jane Doe</p><p class='byline'>Editor: Mark Moe</p>",
    "<div class='byline'><div>By <b>Jane Doe</b></div><div>Photographs by <b>Mark Moe</b></div></div>",
    "<div class='byline'><span>By</span> <a>Jane Doe</a> <span>Photographs by</span> <a>Mark Moe</a></div>",
    "<div class='byline'>Jane Doe</div><div class='byline'>Illustration by Mark Moe</div>",
    "<div class='author-info'><span class='author'>Written by Jane Doe</span><span class='author'>Medically reviewed by Mark Moe, MD</span></div>",
    "<p class='byline'>By Jane Doe, MD</p>",
    "<p class='byline'>By Jane Doe, Ph.D.</p>",
    "<p class='byline'>Jane Doe (text), Mark Moe (photos)</p>",
    "<p class='author'>Jane Doe (Text) und Mark Moe (Fotos)</p>",
    "<p class='byline'>By Jane Doe with Reuters</p>",
    "<p class='byline'>By Jane Doe and agencies</p>",
    "<p class='byline'>Jane Doe for The Harbour Post</p>",
    "<p class='byline'>Jane Doe at the Harbour Post</p>",
    "<p class='byline'>Jane Doe 3 hours ago</p>",
    "<p class='byline'>Jane Doe · 5 min read</p>",
    "<p class='byline'>Jane Doe <button>Follow</button></p>",
    "<p class='byline'>Jane Doe <a href='https://twitter.com/jd'>@jd</a></p>",
    "<p class='byline'>Jane Doe <a href='/author/jd'>All posts by Jane Doe</a></p>",
    "<div class='author'><a href='/a'>Jane Doe</a><a href='/a/more'>More from this author</a></div>",
    "<div class='author'><a href='/a'>Jane Doe</a><a href='/a/more'>View author profile</a><a href='/rss'>Get author RSS feed</a></div>",
    "<div class='byline'><p>By <a href='/author/jd'>Jane Doe</a></p><p>View author archive</p><p>Get author RSS feed</p></div>",
    "<div class='author'><img alt='Portrait of Jane Doe'><span>Jane Doe</span></div>",
]  # fmt: skip
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
OTHERS = [
    ("<div class='entry-meta'><span class='byline'>by <span class='author vcard'><a class='url fn n' href='/author/janed'>janed</a></span></span></div>", ("janed",)),
    ("<p class='byline'>By <a href='/author/jane' class='author url fn' rel='author'>Jane Doe</a> and <a href='/author/john' class='author url fn' rel='author'>John Roe</a></p>", BOTH),
    ("<div class='submitted'>Submitted by <span class='username'>jdoe</span> on Mon, 05/03/2021 - 10:20</div>", ("jdoe",)),
    ("<section class='article-byline'><div class='author-name'><a href='/author/jane/'>Jane Doe</a>, <a href='/author/john/'>John Roe</a></div></section>", BOTH),
    ("<address aria-label='Contributor info'><div class='dcr-1'><a rel='author' data-link-name='auto tag link' href='/profile/janedoe'>Jane Doe</a> in Berlin and <a rel='author' href='/profile/johnroe'>John Roe</a></div></address>", BOTH),
    ("<p>By JANE DOE and JOHN ROE Associated Press</p>", BOTH),
    ("<p class='author-section byline-plain'>By <a class='author' href='/x'>Jane Doe For Mailonline</a> and <a class='author'>John Roe</a></p>", BOTH),
    ("<div id='storybyline'><div class='bucketwrap byline'><div class='byline__name-block'><p class='byline__name'><a rel='author'>Jane Doe</a></p></div><div class='byline__name-block'><p class='byline__name'>John Roe</p></div></div></div>", BOTH),
    ("<span class='_2xetH'><a href='/by/jane-doe-h0'>Jane Doe</a> and <a href='/by/john-roe-h1'>John Roe</a></span>", BOTH),
    ("<p><strong>By Jane Doe &amp; John Roe</strong></p>", BOTH),
    ("<div class='a_md_a'><a href='https://elpais.com/autor/jane-doe/' class='a_md_a_n'>Jane Doe</a><a href='https://elpais.com/autor/john-roe/' class='a_md_a_n'>John Roe</a></div>", BOTH),
    ("<div class='author'>Yazar: Ayşe Yılmaz</div>", ("Ayşe Yılmaz",)),
    ("<p>Haber: Ayşe Yılmaz</p>", ("Ayşe Yılmaz",)),
    ("<div class='author'>Μαρία Παπαδοπούλου</div>", ("Μαρία Παπαδοπούλου",)),
    ("<p>Συντάκτης: Μαρία Παπαδοπούλου</p>", ("Μαρία Παπαδοπούλου",)),
    ("<p>Автор: Анна Петрова</p>", ("Анна Петрова",)),
    ("<div class='article__author'>Анна Петрова</div>", ("Анна Петрова",)),
    ("<p>Текст: Анна Петрова</p>", ("Анна Петрова",)),
    ("<p class='post__author'>Анна Петренко, УП</p>", ("Анна Петренко",)),
    ("<p class='author'>山田太郎</p>", ("山田太郎",)),
    ("<p class='byline'>김민수 기자</p>", ("김민수",)),
    ("<div class='author'>محمد علي</div>", ("محمد علي",)),
    ("<p class='author'>Kovács Anna</p>", ("Kovács Anna",)),
    ("<div class='read__author'>Penulis: Budi Santoso<br>Editor: Mark Moe</div>", ("Budi Santoso",)),
    ("<p class='byline'>By Jan van der Meer</p>", ("Jan van der Meer",)),
    ("<p class='byline'>By IAN MCEWAN</p>", ("Ian McEwan",)),
    ("<p class='byline'>By J. K. Doe</p>", ("J. K. Doe",)),
    ("<p class='byline'>By Anne-Marie Doe-Roe</p>", ("Anne-Marie Doe-Roe",)),
    ("<p class='byline'>By Seán O’Toole</p>", ("Seán O’Toole",)),
    ("<p class='byline'>By John Roe Jr.</p>", ("John Roe Jr.",)),
    ("<p class='byline'>By Jane Doe, John Roe and Mark Moe</p>", ("Jane Doe", "John Roe", "Mark Moe")),
    ("<p class='byline'>By Jane Doe, John Roe, and Mark Moe</p>", ("Jane Doe", "John Roe", "Mark Moe")),
    ("<p class='byline'>By Jane Doe, Political Editor, in London and John Roe, Washington correspondent</p>", BOTH),
    ("<p class='byline'>By Jane Doe (Berlin) and John Roe (Paris)</p>", BOTH),
    ("<p class='byline'>Posted by Konstantin on May 3, 2021</p>", ("Konstantin",)),
    ("<div><span>By</span> <a href='#'>Jane Doe</a>, <a href='#'>John Roe</a></div>", BOTH),
    ("<div><span>By</span> <a href='#'>Jane Doe</a> <span>and</span> <a href='#'>John Roe</a></div>", BOTH),
    ("<p>Par Jane Doe et John Roe</p>", BOTH),
    ("<p>Por Jane Doe y John Roe</p>", BOTH),
    ("<p>di Jane Doe e John Roe</p>", BOTH),
    ("<p>Door Jane Doe en John Roe</p>", BOTH),
    ("<p class='author'>Jane Doe i John Roe</p>", BOTH),
    ("<p class='byline'>Av Jane Doe och John Roe</p>", BOTH),
    ("<p class='byline'>Av Jane Doe og John Roe</p>", BOTH),
    ("<p class='author'>Анна Петрова и Иван Сидоров</p>", ("Анна Петрова", "Иван Сидоров")),
    ("<p class='author'>Ayşe Yılmaz ve Ali Demir</p>", ("Ayşe Yılmaz", "Ali Demir")),
    ("<p class='author'>Μαρία Παπαδοπούλου και Γιάννης Νικολάου</p>", ("Μαρία Παπαδοπούλου", "Γιάννης Νικολάου")),
    ("<p class='byline'>By J.D. Salinger</p>", ("J.D. Salinger",)),
    ("<p class='byline'>By Abdel Fattah al-Sisi</p>", ("Abdel Fattah al-Sisi",)),
    ("<p class='author'>Suharto</p>", ("Suharto",)),
    ("<p>By Chukwuemeka Okonkwo, Lagos</p>", ("Chukwuemeka Okonkwo",)),
    ("<p class='byline'>By Kim Min-su</p>", ("Kim Min-su",)),
    ("<p>By Nguyen Van An</p>", ("Nguyen Van An",)),
    ("<p>By Li Wei</p>", ("Li Wei",)),
    ("<p>Par Jean-Pierre Le Roux</p>", ("Jean-Pierre Le Roux",)),
    ("<p>Por María de la Cruz</p>", ("María de la Cruz",)),
    ("<p>By Conan O'Brien</p>", ("Conan O'Brien",)),
    ("<p>Von Jane Doe, John Roe und Mark Moe</p>", ("Jane Doe", "John Roe", "Mark Moe")),
    ("<p>By Jane Doe, John Roe</p>", BOTH),
    ("<p>By Jane Doe/John Roe</p>", BOTH),
    ("<p>By Jane Doe | John Roe</p>", BOTH),
    ("<p>By Jane Doe; John Roe</p>", BOTH),
    ("<p>VON JANE DOE/JOHN ROE</p>", BOTH),
    ("<p>Par Jane Doe avec John Roe</p>", BOTH),
    ("<p>By JANE DOE and JOHN ROE, Associated Press</p>", BOTH),
    ("<p>By Jane Doe and John Roe Staff Writers</p>", BOTH),
    ("<p>By Jane Doe and John Roe, Harbour Post</p>", BOTH),
]  # fmt: skip
FEET = [
    ("<div class='author-box'><div class='author-avatar'><img></div><div class='author-info'><h3 class='author-title'>About Jane Doe</h3><p class='author-bio'>Jane Doe is a reporter who covers harbours.</p></div></div>", JANE),
    ("<section class='about-author'><h4>About the Author</h4><h5><a href='/author/jane-doe/'>Jane Doe</a></h5><p>Jane is a reporter who covers ships and harbours.</p></section>", JANE),
    ("<div class='post-footer'><span class='post-author vcard'>Posted by <span class='fn' itemprop='author'><span itemprop='name'>Unknown</span></span></span></div>", ()),
    ("<p>(Reporting by Jane Doe in Berlin and John Roe in Paris; Editing by Mark Moe and Sue Low)</p>", BOTH),
    ("<p>Reporting by Jane Doe; Writing by Max Moe; Editing by Sue Low</p>", JANE),
    ("<p class='Attribution_content'>Reporting by Jane Doe, Editing by Mark Moe</p>", JANE),
    ("<div class='sign-off'><p>Reporting by Jane Doe; additional reporting by John Roe. Editing by Sue Low.</p></div>", JANE),
    ("<blockquote>It stays open. <cite>Mark Moe</cite></blockquote><div class='pullquote'><p>It stays open</p><p class='author'>Mark Moe</p></div>", ()),
    ("<div id='comments'><ol class='commentlist'><li class='comment'><cite class='fn'>Mark Moe</cite> says:<p>Good.</p></li></ol></div>", ()),
    ("<section class='discussion'><h3>3 Responses</h3><div class='response'><span class='author'>Mark Moe</span><p>Good</p></div><div class='response'><span class='author'>Sue Low</span><p>Bad</p></div></section>", ()),
    ("<div class='more-stories'><div class='card'><h3><a href='/b'>Storm closes road over the hills</a></h3><span class='author'>Mark Moe</span></div><div class='card'><h3><a href='/c'>Mayor opens bridge to the island</a></h3><span class='author'>Sue Low</span></div></div>", ()),
    ("<p>(mz/ab)</p>", ()),
    ("<p>hen/dpa</p>", ()),
    ("<p>(Jane Doe, 3.5.2021)</p>", JANE),
    ("<p>(Jane Doe, John Roe, 3.5.2021)</p>", BOTH),
    ("<p>(APA, 3.5.2021)</p>", ()),
    ("<p>(red, APA, 3.5.2021)</p>", ()),
    ("<p>Das Interview führte Jane Doe.</p>", JANE),
    ("<p><em>Das Gespräch führte Jane Doe</em></p>", JANE),
    ("<p>Interview: Jane Doe</p>", JANE),
    ("<div class='contact'><h4>Ansprechpartner</h4><p>Mark Moe</p><p>Pressesprecher</p></div>", ()),
    ("<p>Propos recueillis par Jane Doe</p>", JANE),
    ("<p class='author'>Nguyễn Văn An</p>", ("Nguyễn Văn An",)),
    ("<ul><li>Harbours by Mark Moe</li><li>Ships by Sue Low</li></ul>", ()),
    ("<p>“It stays open.”</p><p>— Mark Moe, mayor</p>", ()),
    ("<h3>Most read</h3><ol><li><a href='/x1'>Storm closes the road over the hills</a> By Mark Moe</li><li><a href='/x2'>Mayor opens the bridge to the island</a> By Sue Low</li></ol>", ()),
    ("<div class='col-3'><h3>Opinion</h3><div class='op'><p class='op-author'>Mark Moe</p><h4><a href='/o1'>Why the harbour should be closed</a></h4></div></div>", ()),
    ("<div class='opinions'><div class='op'><p class='op-author'>Mark Moe</p><h4><a href='/o1'>Why the harbour should be closed</a></h4></div><div class='op'><p class='op-author'>Sue Low</p><h4><a href='/o2'>Why the harbour should be open</a></h4></div></div>", ()),
    ("<footer class='imprint'><p>Editor-in-chief: Mark Moe</p></footer>", ()),
    ("<div class='testimonial'><p>Great paper</p><span class='author-name'>Mark Moe</span></div>", ()),
    ("<blockquote class='twitter-tweet'><p>It stays open</p>— Mark Moe (@moe) <a href='https://twitter.com/moe/status/1'>May 3, 2021</a></blockquote>", ()),
    ("<h3>Our team</h3><ul><li><a href='/staff/mark-moe'>Mark Moe</a></li><li><a href='/staff/sue-low'>Sue Low</a></li></ul>", ()),
    ("<p>By Jane Doe</p>", JANE),
]  # fmt: skip
LINKED = [
    ('[{"@type":"Person","name":"Jane Doe"},{"@type":"Organization","name":"The Associated Press"}]', JANE),
    ('"Jane Doe"', JANE),
    ('"Jane Doe and John Roe"', BOTH),
    ('{"@type":"Organization","name":"Harbour Media Group"}', ()),
    ('{"@type":"NewsMediaOrganization","name":"Harbour Media"}', ()),
    ('{"@type":"Person","name":"By Jane Doe"}', JANE),
    ('{"@type":"Person","name":["Jane Doe","John Roe"]}', BOTH),
    ('{"@type":"Thing","name":"Jane Doe"}', JANE),
    ('{"@type":"Person","name":"Jane Doe","jobTitle":"Political Editor"}', JANE),
    ('{"@type":"Person","name":"Jane O&#039;Hara"}', ("Jane O'Hara",)),
    ('{"@type":"Person","name":"<a href=\\"/a\\">Jane Doe</a>"}', JANE),
    ('{"@type":"Person","name":"Jane Doe, Harbour Post"}', JANE),
    ('{"@type":"Person","name":"Jane Doe | Harbour Post"}', JANE),
    ('{"@type":"Person","name":"Jane Doe jane@x.com"}', JANE),
    ('{"@type":"Person","name":"Jane Doe, Chief Political Correspondent"}', JANE),
    ('{"@type":"Person","name":"Jane Doe in Berlin"}', JANE),
    ('[{"@type":"Person","name":"Jane Doe"},{"@type":"Person","name":"Agencies"}]', JANE),
    ('[{"@type":"Person","name":"dpa"}]', ()),
]  # fmt: skip
METAS = [
    ("<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Jane Doe'><meta name='twitter:label2' content='Est. reading time'><meta name='twitter:data2' content='3 minutes'>", JANE),
    ("<meta name='author' content='Jane Doe'><meta property='article:author' content='https://medium.com/@jane'><meta name='twitter:creator' content='@jane'>", JANE),
    ("<meta property='article:author' content='https://www.theguardian.com/profile/janedoe'>", ()),
    ("<meta name='author' content='Jane Doe, John Roe, CNN'>", BOTH),
    ("<meta name='author' content='By Jane Doe, CNN Business'>", JANE),
    ("<meta name='author' content='jane.doe@harbourpost.com'>", ()),
    ("<meta name='author' content='Harbour Post'><meta property='og:site_name' content='Harbour Post'>", ()),
    ("<meta name='author' content='Harbour Post Online'><meta property='og:site_name' content='Harbour Post'>", ()),
    ("<meta name='author' content='Harbour Post Staff'><meta property='og:site_name' content='Harbour Post'>", ()),
    ("<meta name='author' content='harbourpost.com'><meta property='og:site_name' content='Harbour Post'>", ()),
    ("<meta name='author' content='JANE DOE'>", JANE),
    ("<meta name='author' content='Doe, Jane'>", JANE),
    ("<meta name='parsely-author' content='Jane Doe'>", JANE),
    ("<meta name='sailthru.author' content='Jane Doe'>", JANE),
    ("<meta name='DC.creator' content='Jane Doe'>", JANE),
    ("<meta name='cXenseParse:author' content='Jane Doe'>", JANE),
    ("<meta property='vf:author' content='Jane Doe'>", JANE),
    ("<meta property='article:author' content='Jane Doe'>", JANE),
    ("<meta name='citation_author' content='Doe, Jane'><meta name='citation_author' content='Roe, John'>", BOTH),
]  # fmt: skip
DECLARED = [
    (linked('{"@type":"Person","name":"admin"}') + "<meta name='author' content='admin'>", "<p>By Jane Doe</p>", JANE),
    (linked('{"@type":"Person","name":"Web Master"}') + "<meta name='author' content='Web Master'>", "<p><strong>By Jane Doe</strong></p>", JANE),
    ("<meta name='author' content='harbour_admin'>", "<p><em>By Jane Doe, Harbour Post</em></p>", JANE),
    (linked('[{"@type":"Person","name":"Jane Doe","url":"https://substack.com/@jane"}]'), "<div class='profile-hover-card-target'><a class='pencraft' href='https://substack.com/@jane'>Jane Doe</a></div>", JANE),
    ("<meta property='article:author' content='https://www.theguardian.com/profile/janedoe'><meta name='author' content='Jane Doe'>", "<div class='meta__contact-wrap'><p class='byline' data-link-name='byline'><span itemprop='author'><a rel='author' class='tone-colour' itemprop='sameAs' href='/profile/janedoe'><span itemprop='name'>Jane Doe</span></a></span> in Berlin</p></div>", JANE),
    ("<meta name='byl' content='By Jane Doe and John Roe'>", "<div class='css-1e2jphy'><p class='css-1baulvz'>By <span class='css-1baulvz' itemprop='name'>Jane Doe</span> and <span itemprop='name'>John Roe</span></p></div>", BOTH),
    ("<meta property='article:author' content='JANE DOE'>", "<p class='author-section byline-plain'>By <a class='author'>JANE DOE, SENIOR REPORTER</a></p>", JANE),
    ("<meta name='DCSext.author' content='Jane Doe'>", "<div class='e-byline'><span class='e-byline__author'>By <a rel='author' href='/authors/j/jane'>Jane Doe</a>, CHIEF POLITICAL CORRESPONDENT</span></div>", JANE),
    (linked('{"@type":"Person","name":"Jane Doe"}'), "<div class='article-info__byline'><a class='n-content-tag--author' data-trackable='author' href='/jane-doe'>Jane Doe</a> in Berlin</div>", JANE),
    ("<meta name='author' content='Jane Doe'><meta name='article.author' content='Jane Doe'>", "<div class='author-container'>By<span><a class='author-name' href='/news/author/8'>Jane Doe</a></span></div>", JANE),
    ("<meta name='parsely-author' content='Jane Doe'><meta name='parsely-author' content='John Roe'>", "<address class='lede-text-v2__byline'><div class='author'>Jane Doe</div></address>", BOTH),
    ("<meta name='author' content='Jane Doe'>", "<span class='c-byline__item'>By <a href='/authors/jd'><span class='c-byline__author-name'>Jane Doe</span></a><span class='c-byline__twitter-handle'><a href='https://twitter.com/jd'>@jd</a></span> and</span>", JANE),
    ("<meta name='author' content='JANE DOE jdoe@harbourpost.com'>", "<div class='asset-masthead'><ul><li class='hidden-print'><span class='tnt-byline'>By JANE DOE Harbour Post Staff Writer</span></li></ul></div>", JANE),
    (linked('[{"@type":"Person","name":"Jane Doe"},{"@type":"Person","name":"John Roe"}]'), "<div class='gnt_ar_by'><a class='gnt_ar_by_a' href='/staff/1'>Jane Doe</a><div class='gnt_ar_pb'>Harbour Post</div></div>", BOTH),
    ("<meta property='article:author' content='https://www.facebook.com/harbourpost'>", "<p class='byline'>By Jane Doe</p>", JANE),
    ("<meta name='author' content='jane.doe@harbourpost.com'>", "<p class='byline'>By Jane Doe</p>", JANE),
    ("<meta name='author' content='Harbour Post'><meta property='og:site_name' content='Harbour Post'>", "<p class='byline'>By Jane Doe</p>", JANE),
    ("<meta name='author' content='jdoe'>", "<p class='byline'>BY JANE DOE</p>", JANE),
    (linked('{"@type":"Organization","name":"Harbour Media Group"}'), "<p class='byline'>By Jane Doe</p>", JANE),
    (linked('{"@type":"Person","name":"https://x.org/author/jane"}'), "<p class='byline'>By Jane Doe</p>", JANE),
    (linked('[{"@type":"Person","name":"dpa"}]'), "<p class='byline'>Von Jane Doe</p>", JANE),
    (linked('[{"@type":"Person","name":"Redaktion"}]'), "<p>Von Jane Doe</p>", JANE),
    (linked('{"@type":"Person","name":"Jane"}'), "<p class='byline'>By Jane Doe</p>", JANE),
]  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_a_line_says_who_wrote_the_page(line: str) -> None:
    """In fifteen languages, with places, days, offices, outlets and addresses beside the name."""
    assert read(top=f"<p>{line}</p>") == JANE


@pytest.mark.parametrize("markup", ELEMENTS)
def test_an_element_says_who_wrote_the_page(markup: str) -> None:
    """By a class, an attribute, a link or microdata, as content systems write them."""
    assert read(top=markup) == JANE


@pytest.mark.parametrize("markup", NOBODY)
def test_who_had_another_hand_in_it_or_is_in_the_news_wrote_nothing(markup: str) -> None:
    """Desks, agencies, photographers, editors, translators, and names in sentences."""
    assert read(top=markup) == ()


@pytest.mark.parametrize(("markup", "names"), OTHERS)
def test_names_stay_as_they_are_and_apart(markup: str, names: tuple[str, ...]) -> None:
    """Several authors, names of many countries, and names that are one word."""
    assert read(top=markup) == names


@pytest.mark.parametrize(("markup", "names"), FEET)
def test_what_stands_below_a_story(markup: str, names: tuple[str, ...]) -> None:
    """A box about the author and a credit line sign it; comments, teasers and quotations do not."""
    assert read(foot=markup) == names


@pytest.mark.parametrize(("author", "names"), LINKED)
def test_json_ld_names_its_author_in_many_ways(author: str, names: tuple[str, ...]) -> None:
    """As text, object or list; an organisation, a desk or the outlet is nobody."""
    assert read(linked(author)) == names


@pytest.mark.parametrize(("head", "names"), METAS)
def test_meta_elements_name_the_author_under_many_names(head: str, names: tuple[str, ...]) -> None:
    """What is an address, a host or the outlet is nobody."""
    assert read(head) == names


@pytest.mark.parametrize(("head", "top", "names"), DECLARED)
def test_what_is_shown_corrects_what_is_declared(
    head: str, top: str, names: tuple[str, ...]
) -> None:
    """Users of the content system, outlets and agencies give way to the byline."""
    assert read(head, top) == names


def test_a_page_of_links_to_authors_is_read_at_once() -> None:
    """Eight thousand links in one paragraph are no byline to weigh one against the other."""
    links = "<a href='/author/jane-doe'>Jane Doe</a> " * 8000
    started = time.process_time()
    read(top=f"<p>{links}{'and others who wrote for us ' * 20}</p>")
    assert time.process_time() - started < 10
