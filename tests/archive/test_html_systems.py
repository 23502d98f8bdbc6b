"""
The day of publication on the pages of the world's news systems: what each prints and declares, as
its templates have it, small. Most state a day; events, programs, laws and front pages state none.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.archive.webpage import find_day

H = "A planet is seen in the north"
H1 = f"<h1>{H}</h1>"
STORY = "".join(
    "<p>The planet was seen again by the people at the harbour, who had waited for it on 3 March 2019"
    f" and {n} nights in the cold wind of the north, and said that it was brighter than any other.</p>"
    for n in range(2, 9)
)
DAY = "2022-02-07"


class Specimen(NamedTuple):
    """A page: its system, its body and head, where it was, and the day that it states."""

    name: str
    body: str
    head: str = ""
    url: str | None = None
    lang: str = "en"
    day: str = DAY

    def find(self) -> str | None:
        fill = {"{STORY}": STORY, "{H1}": H1, "{H}": H}
        head, body = self.head, self.body
        for mark, text in fill.items():
            head, body = head.replace(mark, text), body.replace(mark, text)
        head = f"<title>{H} - The Evening Post</title>{head}"
        day = find_day(body, head, self.url, language=self.lang)
        return day and day.isoformat()


# fmt: off
STATING = [
    Specimen("wp twentyseventeen", '<article class="post"><header class="entry-header"><div class="entry-meta"><span class="screen-reader-text">Posted on</span> <a href="#" rel="bookmark"><time class="entry-date published" datetime="2022-02-07T10:00:00+00:00">February 7, 2022</time><time class="updated" datetime="2023-05-09T10:00:00+00:00">May 9, 2023</time></a></div><h1 class="entry-title">{H}</h1></header><div class="entry-content">{STORY}</div></article>'),
    Specimen("wp entry-date updated only", '<article class="post"><header><h1 class="entry-title">{H}</h1><div class="entry-meta"><span class="posted-on">Posted on <a href="#"><time class="entry-date published updated" datetime="2022-02-07T10:00:00+00:00">February 7, 2022</time></a></span><span class="byline"> by <span class="author vcard">admin</span></span></div></header>{STORY}</article>'),
    Specimen("wp hatom updated hidden", '<article class="post"><h1 class="entry-title">{H}</h1><p class="entry-meta">7. Februar 2022 von <span class="author">Jana</span></p>{STORY}<span class="updated" style="display:none">2022-03-01</span></article>', lang="de"),
    Specimen("wp kubrick", '<div class="post"><h2>{H}</h2><small>February 7th, 2022 <!-- by --></small><div class="entry">{STORY}<p class="postmetadata alt"><small>This entry was posted on Monday, February 7th, 2022 at 10:03 am and is filed under News.</small></p></div></div><h3 id="comments">2 Responses</h3><ol class="commentlist"><li><cite>Tom</cite> says: <small class="commentmetadata">February 9th, 2022 at 1:00 pm</small><p>Nice.</p></li></ol>'),
    Specimen("wp kubrick foot only", '<div class="post"><h2>{H}</h2><div class="entry">{STORY}<p class="postmetadata alt"><small>This entry was posted on Monday, February 7th, 2022 at 10:03 am and is filed under News.</small></p></div></div>'),
    Specimen("wp de foot", '<div class="post"><h2>{H}</h2><div class="entry">{STORY}<p class="postmetadata"><small>Dieser Beitrag wurde am Montag, 07. Februar 2022 um 10:03 Uhr veröffentlicht und wurde unter News abgelegt.</small></p></div></div>', lang="de"),
    Specimen("wp twentyten foot", '<div class="post"><h1 class="entry-title">{H}</h1>{STORY}<div class="entry-utility">This entry was posted in <a>News</a> and tagged <a>planet</a> on <a>February 7, 2022</a> by <a>jane</a>.</div></div>'),
    Specimen("wp day split", '<div class="post"><div class="date"><span class="month">Feb</span> <span class="day">07</span> <span class="year">2022</span></div>{H1}{STORY}</div>'),
    Specimen("wp day split us", '<div class="post"><div class="postdate"><span class="day">07</span><span class="month">Feb</span><span class="year">2022</span></div>{H1}{STORY}</div>'),
    Specimen("wp divi", '<article><h1 class="entry-title">{H}</h1><p class="post-meta">by <span class="author vcard"><a>Jane Doe</a></span> | <span class="published">Feb 7, 2022</span> | <a>News</a> | <span class="comments-number">0 comments</span></p>{STORY}</article>'),
    Specimen("wp last updated plugin", '<article><h1 class="entry-title">{H}</h1><p class="last-updated">Last Updated on May 9, 2023 by Jane</p>{STORY}<p class="entry-meta">Posted February 7, 2022</p></article>'),
    Specimen("wp jnews", '<div class="entry-header"><h1 class="jeg_post_title">{H}</h1><div class="jeg_post_meta"><div class="jeg_meta_author">by <a>Jane</a></div><div class="jeg_meta_date"><a>February 7, 2022</a></div><div class="jeg_meta_category">in <a>News</a></div></div></div>{STORY}'),
    Specimen("wp newspaper theme", '<header class="td-post-title"><h1 class="entry-title">{H}</h1><div class="td-module-meta-info"><div class="td-post-author-name">By <a>Jane</a> -</div><span class="td-post-date"><time class="entry-date updated td-module-date" datetime="2022-02-07T10:00:00+00:00">February 7, 2022</time></span></div></header>{STORY}<div class="td_block_related"><div class="td-module-meta-info"><time class="entry-date updated td-module-date" datetime="2023-01-01T10:00:00+00:00">January 1, 2023</time></div></div>'),
    Specimen("yoast graph", "<article>{H1}{STORY}</article>", head='<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","@id":"https://x.org/#website"},{"@type":"WebPage","@id":"https://x.org/p#webpage","datePublished":"2022-02-07T10:00:00+00:00","dateModified":"2023-05-09T10:00:00+00:00","breadcrumb":{"@id":"#b"}},{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","item":{"@type":"WebPage","datePublished":"2001-01-01"}}]}]}</script>'),
    Specimen("webpage vs article", "<article>{H1}{STORY}</article>", head='<script type="application/ld+json">[{"@type":"WebPage","datePublished":"2020-01-01"},{"@type":"NewsArticle","headline":"{H}","datePublished":"2022-02-07T09:00:00Z"}]</script>'),
    Specimen("several articles in graph", "<article>{H1}{STORY}</article>", head='<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"A river rises","url":"https://x.org/2","datePublished":"2022-01-01"},{"@type":"NewsArticle","headline":"{H}","url":"https://x.org/1","datePublished":"2022-02-07"}]}</script>'),
    Specimen("itemlist articles", "<article>{H1}<p>7 February 2022</p>{STORY}</article>", head='<script type="application/ld+json">{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"A river","datePublished":"2022-01-01"},{"@type":"NewsArticle","headline":"A lake","datePublished":"2022-01-02"}]}</script>'),
    Specimen("list of articles bare array", "<article>{H1}<p>7 February 2022</p>{STORY}</article>", head='<script type="application/ld+json">[{"@type":"NewsArticle","headline":"A river","datePublished":"2022-01-01"},{"@type":"NewsArticle","headline":"A lake","datePublished":"2022-01-02"}]</script>'),
    Specimen("videoobject and printed", "<article>{H1}<p class=date>7 February 2022</p>{STORY}</article>", head='<script type="application/ld+json">{"@type":"VideoObject","name":"Waves","uploadDate":"2019-02-07T09:00:00Z"}</script>'),
    Specimen("videoobject later and printed", "<article>{H1}<p class=date>7 February 2022</p>{STORY}</article>", head='<script type="application/ld+json">{"@type":"VideoObject","name":"Waves","uploadDate":"2022-02-09T09:00:00Z"}</script>'),
    Specimen("recipe", "<div>{H1}{STORY}</div>", head='<script type="application/ld+json">{"@type":"Recipe","name":"Fish","datePublished":"2022-02-07"}</script>'),
    Specimen("drupal 7 submitted", '<div id="node-12" class="node node-article"><h1 class="title">{H}</h1><div class="submitted">Submitted by jane on Mon, 02/07/2022 - 10:03</div><div class="content">{STORY}</div></div>'),
    Specimen("drupal 7 submitted euro", '<div class="node"><h1 class="title">{H}</h1><span class="submitted">Submitted by jane on 7 February, 2022 - 10:03</span>{STORY}</div>'),
    Specimen("drupal de", '<div class="node"><h1 class="title">{H}</h1><div class="meta submitted">Gespeichert von jana am Mo, 07.02.2022 - 10:03</div>{STORY}</div>', lang="de"),
    Specimen("drupal fr", '<div class="node"><h1 class="title">{H}</h1><div class="meta submitted">Soumis par jeanne le lun 07/02/2022 - 10:03</div>{STORY}</div>', lang="fr"),
    Specimen("drupal es", '<div class="node"><h1 class="title">{H}</h1><div class="submitted">Enviado por juana el Lun, 07/02/2022 - 10:03</div>{STORY}</div>', lang="es"),
    Specimen("drupal rdf", '<div class="node">{H1}<span property="dc:date dc:created" content="2022-02-07T10:03:00+01:00" datatype="xsd:dateTime">Mon, 02/07/2022 - 10:03</span>{STORY}</div>'),
    Specimen("drupal 8 field", '<article role="article">{H1}<div class="field field--name-field-date field__item"><time datetime="2022-02-07T12:00:00Z" class="datetime">Monday, February 7, 2022</time></div>{STORY}</article>'),
    Specimen("drupal authored", '<article>{H1}<footer class="node__meta"><div class="node__submitted">By <span>jane</span>, 7 February, 2022</div></footer>{STORY}</article>'),
    Specimen("joomla 3", '<div class="item-page"><div class="page-header"><h2 itemprop="headline">{H}</h2></div><dl class="article-info muted"><dt class="article-info-term">Details</dt><dd class="createdby">Written by Jane Doe</dd><dd class="published"><time datetime="2022-02-07T10:00:00+00:00" itemprop="datePublished">Published: 07 February 2022</time></dd><dd class="modified"><time datetime="2023-05-09T10:00:00+00:00" itemprop="dateModified">Last Updated: 09 May 2023</time></dd><dd class="hits">Hits: 2012</dd></dl>{STORY}</div>'),
    Specimen("joomla de", '<div class="item-page"><h2>{H}</h2><dl class="article-info"><dt>Details</dt><dd class="create">Erstellt: 07. Februar 2022</dd><dd class="modified">Zuletzt aktualisiert: 09. Mai 2023</dd><dd class="hits">Zugriffe: 2012</dd></dl>{STORY}</div>', lang="de"),
    Specimen("joomla 1.5", '<table class="contentpaneopen"><tr><td class="contentheading">{H}</td></tr></table><table class="contentpaneopen"><tr><td><span class="small">Written by Jane Doe</span></td></tr><tr><td class="createdate">Monday, 07 February 2022 10:03</td></tr><tr><td>{STORY}</td></tr><tr><td class="modifydate">Last Updated on Tuesday, 09 May 2023 11:00</td></tr></table>'),
    Specimen("blogger", '<div class="date-outer"><h2 class="date-header"><span>Monday, 7 February 2022</span></h2><div class="post hentry"><h3 class="post-title entry-title">{H}</h3><div class="post-body entry-content">{STORY}</div><div class="post-footer">Posted by <span class="fn">Jane</span> at <a class="timestamp-link"><abbr class="published" title="2022-02-07T10:03:00+01:00">10:03</abbr></a></div></div></div><div id="comments"><dl><dd class="comment-footer"><span class="comment-timestamp"><a>9 February 2022 at 12:00</a></span></dd></dl></div><div class="sidebar"><ul class="hierarchy"><li>2022 (3)</li><li>February 2022 (1)</li></ul></div>'),
    Specimen("blogger date-header only de", '<h2 class="date-header">Montag, 7. Februar 2022</h2><div class="post"><h3 class="post-title">{H}</h3><div>{STORY}</div><p class="post-footer">Eingestellt von Jana um 10:03</p></div>', lang="de"),
    Specimen("medium", '<article>{H1}<div><a>Jane Doe</a><div><span>Follow</span></div><div>4 min read · <span data-testid="storyPublishDate">Feb 7, 2022</span></div></div>{STORY}</article>'),
    Specimen("ghost", '<article class="gh-article"><header><h1 class="gh-article-title">{H}</h1><div class="gh-article-meta"><h4>Jane</h4><time class="gh-article-meta-date" datetime="2022-02-07">Feb 7, 2022</time> <span>3 min read</span></div></header>{STORY}</article><aside class="read-more"><article class="gh-card"><time class="gh-card-date" datetime="2023-01-01">Jan 1, 2023</time><h3>A river</h3></article></aside>'),
    Specimen("substack", '<article><h1 class="post-title">{H}</h1><h3 class="subtitle">And it is bright</h3><div class="post-meta"><a>Jane Doe</a><div class="pencraft">Feb 07, 2022</div></div>{STORY}</article>'),
    Specimen("squarespace", '<article class="hentry"><div class="entry-date"><time class="published" datetime="2022-02-07" pubdate="">February 7, 2022</time></div><h1 class="entry-title">{H}</h1>{STORY}</article>'),
    Specimen("tumblr", '<section class="post"><h2><a>{H}</a></h2>{STORY}<div class="metadata"><a>Posted 2 years ago</a> February 7, 2022</div></section>'),
    Specimen("wix", '<article><ul><li><span title="Jane Doe">Jane Doe</span></li><li><span title="Feb 7, 2022" data-hook="time-ago">Feb 7, 2022</span></li><li><span data-hook="time-to-read">3 min read</span></li></ul><h1 data-hook="post-title">{H}</h1>{STORY}</article>'),
    Specimen("typo3 tt_news", '<div class="news-single-item"><div class="news-single-timedata">07.02.22 10:03</div>{H1}{STORY}</div>', lang="de"),
    Specimen("typo3 news", '<div class="news news-single"><div class="article"><div class="header"><h1 itemprop="headline">{H}</h1></div><div class="footer"><p><span class="news-list-date"><time datetime="2022-02-07" itemprop="datePublished">07.02.2022</time></span></p></div>{STORY}</div></div>', lang="de"),
    Specimen("typo3 stand", "<div>{H1}{STORY}<p>Stand: 12.03.2019</p></div>", lang="de", day="2019-03-12"),
    Specimen("gov stand head", "<div>{H1}<p>Stand: 12.03.2019</p>{STORY}</div>", lang="de", day="2019-03-12"),
    Specimen("contao", '<div class="mod_newsreader"><div class="layout_full">{H1}<p class="info"><time datetime="2022-02-07T10:03:00+01:00">07.02.2022 10:03</time> von Jana</p>{STORY}</div></div>', lang="de"),
    Specimen("neos press", '<main><p class="kicker">Pressemitteilung vom 07.02.2022</p>{H1}{STORY}</main>', lang="de"),
    Specimen("press de nr", "<main><p>Pressemitteilung Nr. 12/2022</p><p>Berlin, den 7. Februar 2022</p>{H1}{STORY}</main>", lang="de"),
    Specimen("dateline press", "<main>{H1}<p>Berlin, 7. Februar 2022 – The planet was seen again by the people of the harbour, who had waited for it.</p>{STORY}</main>", lang="de"),
    Specimen("dateline bracket", "<main>{H1}<p>(07.02.2022) The planet was seen again by the people of the harbour, who had waited for it.</p>{STORY}</main>", lang="de"),
    Specimen("dateline city bracket", "<main>{H1}<p>Karlsruhe (07.02.2022). Der Planet wurde wieder gesehen von den Leuten, die lange auf ihn gewartet hatten.</p>{STORY}</main>", lang="de"),
    Specimen("pr newswire", "<main>{H1}<div><p>News provided by</p><p>Acme</p><p>Feb 07, 2022, 10:03 ET</p></div><p>LONDON, Feb. 7, 2022 /PRNewswire/ -- The planet was seen again by all.</p>{STORY}</main>"),
    Specimen("business wire", '<main>{H1}<div class="bw-release-timestamp"><time datetime="2022-02-07T15:03:00Z">February 07, 2022 10:03 AM Eastern Standard Time</time></div><p>LONDON--(BUSINESS WIRE)--The planet was seen.</p>{STORY}</main>'),
    Specimen("globenewswire", "<main>{H1}<p>February 07, 2022 08:00 ET | Source: <a>Acme</a></p>{STORY}</main>"),
    Specimen("us gov", "<main>{H1}<div>FOR IMMEDIATE RELEASE</div><div>Monday, February 7, 2022</div>{STORY}<p>Updated February 9, 2022</p></main>"),
    Specimen("uk gov", "<main>{H1}<dl><dt>From:</dt><dd>Harbour Office</dd><dt>Published</dt><dd>7 February 2022</dd><dt>Last updated</dt><dd>9 May 2023</dd></dl>{STORY}</main>"),
    Specimen("eu commission", "<main><div>News article | 7 February 2022 | Brussels | 2 min read</div>{H1}{STORY}</main>"),
    Specimen("fr gov", "<main>{H1}<p>Publié le 07/02/2022 - Mis à jour le 09/05/2023</p>{STORY}</main>", lang="fr"),
    Specimen("it comune", "<main>{H1}<div><span>Data:</span> <span>07 febbraio 2022</span></div><div>Tempo di lettura: 2 min</div>{STORY}<p>Ultimo aggiornamento: 09/05/2023, 12:00</p></main>", lang="it"),
    Specimen("uni news", '<main><p class="date">07.02.2022</p>{H1}<p class="contact">Kontakt: Jana Weiß, Telefon 0351 12345</p>{STORY}</main><div class="footer">Zuletzt geändert: 09.05.2023</div>', lang="de"),
    Specimen("uni plone published", '<div id="content"><h1 class="documentFirstHeading">{H}</h1><div class="documentByLine">by <a>jane</a> — published 2022/02/07 10:00:00 GMT+1, last modified 2023-05-09T12:00:00+01:00</div>{STORY}</div>'),
    Specimen("arc", '<article>{H1}<div class="byline">By <a>Jane Doe</a></div><div data-testid="timestamp">February 7, 2022 at 10:03 a.m. EST</div><div>Updated February 8, 2022</div>{STORY}</article>'),
    Specimen("arc fusion state", '<article>{H1}{STORY}</article><script>Fusion.globalContent={"display_date":"2022-02-07T15:03:00Z","publish_date":"2022-02-07T16:00:00Z","last_updated_date":"2022-02-09"};</script>'),
    Specimen("chorus", '<div class="c-entry-hero">{H1}<div class="c-byline">By <span class="c-byline__item">Jane Doe</span> <time class="c-byline__item" data-ui="timestamp" datetime="2022-02-07T15:03:00Z">Feb 7, 2022, 10:03am EST</time></div></div>{STORY}'),
    Specimen("escenic", '<div class="article">{H1}<div class="meta"><span class="updated">Updated: 8 Feb 2022, 11:00 GMT</span><span class="published">Published: 7 Feb 2022, 10:03 GMT</span></div>{STORY}</div>'),
    Specimen("methode sun", '<article>{H1}<ul class="article__meta"><li class="article__published"><b>Published</b>: 10:03 ET, Feb 7 2022</li><li class="article__updated"><b>Updated</b>: 11:10 ET, Feb 9 2022</li></ul>{STORY}</article>'),
    Specimen("polopoly", '<article>{H1}<p class="byline">Jane Doe</p><p class="pubdate">7.2.2022 10:03 | päivitetty 9.5.2023 11:00</p>{STORY}</article>', lang="fi"),
    Specimen("coremedia", '<article><div class="article__metadata">Stand: 07.02.2022 10:03 Uhr</div>{H1}{STORY}</article>', lang="de"),
    Specimen("escenic es", '<article>{H1}<div class="firma">Juana Pérez | Madrid</div><time class="fecha" datetime="2022-02-07T10:03:00+01:00">07 feb 2022 - 10:03 CET</time><p>Actualizado: 09/02/2022 11:00</p>{STORY}</article>', lang="es"),
    Specimen("ez", '<article>{H1}<div class="attribute-byline"><p class="date">(07/02/2022 10:03 am)</p></div>{STORY}</article>', lang="fr"),
    Specimen("mail online", '<article>{H1}<p class="byline-section"><span class="article-timestamp-label">Published:</span> <time datetime="2022-02-07T10:03:00+0000">10:03 GMT, 7 February 2022</time> | <span>Updated:</span> <time datetime="2022-02-08T10:03:00+0000">10:03 GMT, 8 February 2022</time></p>{STORY}</article>'),
    Specimen("live blog", '<article>{H1}<p>7 February 2022</p>{STORY}<ol class="live"><li><time datetime="2022-02-08T10:00Z">8 Feb 2022 10:00</time><p>The news goes on. The news goes on. The news goes on. The news goes on. The news goes on. The news goes on. The news goes on. The news goes on. </p></li><li><time datetime="2022-02-07T09:00Z">7 Feb 2022 09:00</time><p>The news began. The news began. The news began. The news began. The news began. The news began. The news began. The news began. </p></li></ol></article>'),
    Specimen("live blog ld", "<article>{H1}{STORY}</article>", head='<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"{H}","coverageStartTime":"2022-02-07T09:00Z","datePublished":"2022-02-07T09:00:00Z","liveBlogUpdate":[{"@type":"BlogPosting","headline":"Still there","datePublished":"2022-02-08T10:00Z"}]}</script>'),
    Specimen("amp", "<article>{H1}<amp-img></amp-img>{STORY}</article>", head='<script type="application/ld+json">{"@context":"http://schema.org","@type":["NewsArticle"],"mainEntityOfPage":"https://x.org/1/amp","headline":"{H}","datePublished":"Mon, 07 Feb 2022 10:03:00 +0100"}</script>'),
    Specimen("hreflang variant", '<article>{H1}{STORY}<time itemprop="datePublished" datetime="2022-02-07">7 feb. 2022</time></article>', head='<link rel="alternate" hreflang="en" href="/2021/01/01/planet">', lang="nl"),
    Specimen("phpbb", '<div class="post"><h3><a>{H}</a></h3><p class="author">by <strong><a>jane77</a></strong> » Mon Feb 07, 2022 10:03 am</p><div class="content">{STORY}</div></div><div class="post"><h3>Re: {H}</h3><p class="author">by <strong><a>tom</a></strong> » Tue Feb 08, 2022 11:03 am</p><div class="content">{STORY}</div></div>'),
    Specimen("related after", '<article>{H1}<span class="date">7 February 2022</span>{STORY}</article><section><h2>More news</h2><div class="card"><a><h3>A river rises again</h3></a><span class="date">1 January 2023</span></div></section>'),
    Specimen("page header today far", '<header><div class="today">Thursday, November 26, 2026</div><ul><li><a>Politics and more</a></li><li><a>Politics and more</a></li><li><a>Politics and more</a></li><li><a>Politics and more</a></li><li><a>Politics and more</a></li><li><a>Politics and more</a></li><li><a>Politics and more</a></li><li><a>Politics and more</a></li><li><a>Politics and more</a></li><li><a>Politics and more</a></li><li><a>Politics and more</a></li><li><a>Politics and more</a></li><li><a>Politics and more</a></li><li><a>Politics and more</a></li><li><a>Politics and more</a></li><li><a>Politics and more</a></li><li><a>Politics and more</a></li><li><a>Politics and more</a></li><li><a>Politics and more</a></li><li><a>Politics and more</a></li></ul></header><article>{H1}<p>07/02/2022</p>{STORY}</article>', lang="es"),
    Specimen("us order tld", "<article>{H1}<p>02/07/2022 10:03 AM</p>{STORY}</article>", url="https://news.example.us/planet"),
    Specimen("uk order", "<article>{H1}<p>07/02/2022 10:03</p>{STORY}</article>", url="https://www.example.co.uk/planet"),
    Specimen("print issue", "<article><p>Aus der Ausgabe 5/2022 vom 7. Februar 2022</p>{H1}{STORY}</article>", lang="de"),
    Specimen("us time tag old", '{H1}<p class="dateline">Feb 07 10:03 2022</p>{STORY}'),
    Specimen("two digit dots", '{H1}<p class="date">07.02.22</p>{STORY}', lang="de"),
    Specimen("two digit slash", '{H1}<p class="date">07/02/22</p>{STORY}', lang="fr"),
    Specimen("url full", "{H1}{STORY}", url="https://x.org/2022/02/07/planet"),
    Specimen("meta dcterms.created", "{H1}{STORY}", head='<meta name="dcterms.created" content="2022-02-07">'),
    Specimen("meta date", "{H1}{STORY}", head='<meta name="date" content="2022-02-07T10:00:00+01:00">'),
    Specimen("spip", '<div class="cartouche">{H1}<p><small>lundi 7 février 2022, par <a>Jeanne</a></small></p></div>{STORY}', lang="fr"),
    Specimen("spip de", '<div>{H1}<p class="info-publi"><abbr class="published" title="2022-02-07T10:03:00Z">7. Februar 2022</abbr></p></div>{STORY}', lang="de"),
    Specimen("mediawiki news", '{H1}<p><b>Monday, February 7, 2022</b></p>{STORY}<div id="footer">This page was last modified on 9 May 2023</div>'),
    Specimen("nyt old", '<article>{H1}<p class="byline-dateline"><span class="byline">By JANE DOE</span><time class="dateline" datetime="2022-02-07">FEB. 7, 2022</time></p>{STORY}<p>A version of this article appears in print on February 8, 2022, on Page A1.</p></article>', lang="en-US"),
    Specimen("h1 with date in sub", "<h1>{H} <small>7 Feb 2022</small></h1>{STORY}"),
    Specimen("date above kicker", '<div class="kicker">Astronomy</div><div>07.02.2022</div>{H1}{STORY}', lang="de"),
    Specimen("first published x, time ago", "<article>{H1}<p>First published on Mon 7 Feb 2022 10.03 GMT</p>{STORY}</article>"),
    Specimen("guardian old", '<article>{H1}<p class="content__dateline"><time itemprop="datePublished" datetime="2022-02-07T10:03:00+0000">Mon 7 Feb 2022 10.03 GMT</time><time class="content__dateline-lm" datetime="2022-02-09">Last modified on Wed 9 Feb 2022 11.00 GMT</time></p>{STORY}</article>'),
    Specimen("microdata datePublished meta", '<article itemscope itemtype="http://schema.org/BlogPosting"><meta itemprop="datePublished" content="2022-02-07"/><meta itemprop="dateModified" content="2022-05-07"/>{H1}{STORY}</article>'),
    Specimen("data attr", '<article>{H1}<div class="when" data-published="2022-02-07T10:03:00Z">3 days ago</div>{STORY}</article>'),
    Specimen("time no datetime", "<article>{H1}<time>February 7, 2022</time>{STORY}</article>"),
    Specimen("published no label colon", "<article>{H1}<div><strong>Veröffentlicht</strong><br>07.02.2022</div>{STORY}</article>", lang="de"),
    Specimen("datebox div", '<div class="post"><div class="date"><div>07</div><div>Feb</div><div>2022</div></div>{H1}{STORY}</div>'),
    Specimen("pixnet", '<div class="post"><ul><li>Feb</li><li>07</li><li>Mon</li><li>2022</li><li>10:03</li></ul>{H1}{STORY}</div>', lang="zh"),
    Specimen("webmd", '<div class="post">{H1}<p>By Jane Doe<br>Reviewed by Tom Roe, MD</p><p>Feb. 7, 2022 -- The planet was seen again by the people at the harbour, who had waited for it.</p>{STORY}</div>'),
]
WITHOUT = [
    Specimen("updated only news", '<article>{H1}<p class="byline">By Jane Doe</p><p>Updated February 7, 2022 10:03 am</p>{STORY}</article>'),
    Specimen("cnn old", '<article>{H1}<p class="update-time">Updated 1003 GMT (1803 HKT) February 7, 2022</p>{STORY}</article>'),
    Specimen("yoast static page no print", "<main><h1>About our harbour</h1>{STORY}</main>", head='<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","@id":"https://x.org/","datePublished":"2012-02-07T10:00:00+00:00","dateModified":"2023-05-09T10:00:00+00:00"}]}</script>', url="https://x.org/"),
    Specimen("videoobject only", "<article>{H1}{STORY}</article>", head='<script type="application/ld+json">{"@type":"VideoObject","name":"Waves","uploadDate":"2019-02-07T09:00:00Z"}</script>'),
    Specimen("product reviews", "<div><h1>Binoculars X20</h1><p>Price 20 €</p>{STORY}<div class=review><b>Tom</b> <time datetime=2022-02-07>7 February 2022</time><p>Good.</p></div></div>", head='<script type="application/ld+json">{"@type":"Product","name":"Binoculars X20","review":[{"@type":"Review","datePublished":"2022-02-07"}]}</script>'),
    Specimen("event jsonld", "<div>{H1}<p class='event-date'>7 February 2022, 19:00</p>{STORY}</div>", head='<script type="application/ld+json">{"@type":"Event","name":"{H}","startDate":"2022-02-07T19:00"}</script>'),
    Specimen("event dl", "<div>{H1}<dl><dt>When</dt><dd>7 February 2022, 19:00</dd><dt>Where</dt><dd>Harbour</dd></dl>{STORY}</div>"),
    Specimen("event de", "<div>{H1}<p><b>Datum:</b> 7. Februar 2022, 19:00 Uhr</p><p><b>Ort:</b> Hafen</p>{STORY}</div>", lang="de"),
    Specimen("event de range", "<div>{H1}<p>07.02.2022 - 09.02.2022</p>{STORY}</div>", lang="de"),
    Specimen("event from to", "<div>{H1}<p>7 February 2022, 19:00 - 21:00</p><p>Harbour Hall, Quay Street 2</p><p>Tickets from 12 €</p>{STORY}</div>"),
    Specimen("person birthdate", "<div><h1>Jane Doe</h1>{STORY}<p>Born: 7 February 1992</p></div>", head='<script type="application/ld+json">{"@type":"Person","birthDate":"1992-02-07"}</script>'),
    Specimen("joomla only modified", '<div class="item-page"><h2>{H}</h2>{STORY}<p class="modifydate">Last Updated on Tuesday, 09 May 2023 11:00</p></div>'),
    Specimen("blogger time only & url", '<div class="post"><h3 class="post-title">{H}</h3><div>{STORY}</div><p class="post-footer">Posted by Jane at 10:03</p></div>', url="https://x.blogspot.com/2022/02/planet.html"),
    Specimen("typo3 lastupdated footer", '<div>{H1}{STORY}</div><div id="footer">Letzte Änderung: 12.03.2019 | Impressum</div>', lang="de"),
    Specimen("footer last modified", "<div>{H1}{STORY}</div><footer>Page last modified on March 12, 2019</footer>"),
    Specimen("footer copyright date", "<div>{H1}{STORY}</div><footer>© 2003 - 2023 Evening Post. Site generated 12 March 2019.</footer>"),
    Specimen("dateline end bracket", "<main>{H1}{STORY}<p>Heidelberg (7. Februar 2022). Der Planet wurde wieder gesehen.</p></main>", lang="de"),
    Specimen("uni plone", '<div id="content"><h1 class="documentFirstHeading">{H}</h1><div class="documentByLine">by <a>jane</a> — last modified May 09, 2023 12:00 AM</div>{STORY}</div>'),
    Specimen("wiki lastmod", '<h1 id="firstHeading">{H}</h1><div id="bodyContent">{STORY}</div><div id="footer"><ul><li id="footer-info-lastmod"> This page was last edited on 12 March 2019, at 10:03.</li></ul></div>'),
    Specimen("download", "<h1>HarbourSoft 3.2</h1><dl><dt>Version</dt><dd>3.2</dd><dt>Release date</dt><dd>7 February 2022</dd><dt>File size</dt><dd>12 MB</dd></dl>{STORY}"),
    Specimen("archives list", '{H1}{STORY}<div class="archive"><h3>Archive</h3><ul><li><a>7 February 2022</a></li><li><a>6 February 2022</a></li><li><a>5 February 2022</a></li></ul></div>'),
    Specimen("related one", '<article>{H1}{STORY}</article><section><h2>More news</h2><div class="card"><a><h3>A river rises again</h3></a><span class="date">7 February 2022</span></div></section>'),
    Specimen("comments only", '<article>{H1}{STORY}</article><div id="comments"><div class="comment"><b>Tom</b> <span class="date">7 February 2022 at 10:00</span><p>Nice</p></div></div>'),
    Specimen("prev next", '<article>{H1}{STORY}</article><nav class="post-navigation"><a>A river <span>1 January 2022</span></a></nav>'),
    Specimen("page header today", '<header><div class="today">Thursday, November 26, 2026</div></header><article>{H1}{STORY}</article>'),
    Specimen("image caption date", "<article>{H1}<figure><img><figcaption>The harbour, 3 May 2020</figcaption></figure>{STORY}</article>"),
    Specimen("photo credit date", '<article>{H1}<div class="caption">Photo: Jane Doe, 3 May 2020</div>{STORY}</article>'),
    Specimen("only year-month url", "{H1}{STORY}", url="https://x.org/2022/02/planet"),
    Specimen("meta date only modified", "{H1}{STORY}", head='<meta property="article:modified_time" content="2022-02-07T10:00:00Z">'),
    Specimen("last-modified http-equiv", "{H1}{STORY}", head='<meta http-equiv="last-modified" content="2022-02-07">'),
    Specimen("meta revised", "{H1}{STORY}", head='<meta name="revised" content="Monday, February 7th, 2022, 10:00 am">'),
    Specimen("homepage", '<h1>The Evening Post</h1><article><h2>Story number 1 of the day</h2><time datetime="2022-02-01">1 Feb 2022</time><p>Something happened in the town. Something happened in the town. Something happened in the town. </p></article><article><h2>Story number 2 of the day</h2><time datetime="2022-02-02">2 Feb 2022</time><p>Something happened in the town. Something happened in the town. Something happened in the town. </p></article><article><h2>Story number 3 of the day</h2><time datetime="2022-02-03">3 Feb 2022</time><p>Something happened in the town. Something happened in the town. Something happened in the town. </p></article><article><h2>Story number 4 of the day</h2><time datetime="2022-02-04">4 Feb 2022</time><p>Something happened in the town. Something happened in the town. Something happened in the town. </p></article><article><h2>Story number 5 of the day</h2><time datetime="2022-02-05">5 Feb 2022</time><p>Something happened in the town. Something happened in the town. Something happened in the town. </p></article><article><h2>Story number 6 of the day</h2><time datetime="2022-02-06">6 Feb 2022</time><p>Something happened in the town. Something happened in the town. Something happened in the town. </p></article><article><h2>Story number 7 of the day</h2><time datetime="2022-02-07">7 Feb 2022</time><p>Something happened in the town. Something happened in the town. Something happened in the town. </p></article><article><h2>Story number 8 of the day</h2><time datetime="2022-02-08">8 Feb 2022</time><p>Something happened in the town. Something happened in the town. Something happened in the town. </p></article>', url="https://x.org/"),
    Specimen("job ad", "<h1>Harbour master wanted</h1><p>Bewerbungsfrist: 07.02.2022</p>{STORY}", lang="de"),
    Specimen("deadline en", "<h1>Call for papers</h1><p>Deadline: 7 February 2022</p>{STORY}"),
    Specimen("law in force", "<h1>Harbour act</h1><p>In force since 7 February 2022</p>{STORY}"),
    Specimen("retrieved", '{H1}{STORY}<ol class="references"><li>Tom, The planet. Retrieved 7 February 2022.</li></ol>'),
    Specimen("several microdata articles", '<article itemscope itemtype="http://schema.org/Article">{H1}<meta itemprop="datePublished" content="2022-02-07"/>{STORY}</article><div itemscope itemtype="http://schema.org/Article"><h3>A river</h3><meta itemprop="datePublished" content="2022-01-01"/></div>'),
]
# fmt: on


@pytest.mark.parametrize("page", STATING, ids=lambda page: page.name)
def test_the_day_that_a_system_states_is_found(page: Specimen) -> None:
    """Themes, releases, forums and newspapers: each prints or declares the day in its own place."""
    assert page.find() == page.day


@pytest.mark.parametrize("page", WITHOUT, ids=lambda page: page.name)
def test_a_page_that_states_no_day_gets_none(page: Specimen) -> None:
    """Days of events, of changes, of other stories, comments and pictures are not its own."""
    assert page.find() is None
