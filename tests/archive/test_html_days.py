"""
Days that go wrong in the wild: figures in two orders, instants in UTC, pages declared anew when they
are touched or moved, programs' days for none, and the days of everything that stands around a story.
None where a page leaves open which day it is, or states none.
"""

from __future__ import annotations

import pytest

from tests.archive.webpage import find_day

H = "A planet is seen in the north"
STORY = "".join(
    "<p>The planet was seen again by the people at the harbour, who had waited for it on 3 March 2019"
    f" and {n} nights in the cold wind of the north, and said that it was brighter than any other.</p>"
    for n in range(2, 9)
)
Row = tuple[str, str, str, str | None, str, str | None]
"""Its name, the body ({A} opens an article with its headline), head, URL, language and day."""

# fmt: off
# 03/04/2019 by the country, the language, another date of the page, a weekday, a zone, the address
ORDER: list[Row] = [
    ("uk tld", "{A}<p class=date>03/04/2019</p>{S}</article>", "", "https://www.harbour.co.uk/x", "en", "2019-04-03"),
    ("us lang", "{A}<p class=date>03/04/2019</p>{S}</article>", "", None, "en-US", "2019-03-04"),
    ("en none", "{A}<p class=date>03/04/2019</p>{S}</article>", "", None, "en", None),
    ("en com, comment days month first", "{A}<p class=date>03/04/2019</p>{S}</article><div id=comments><p class=date>03/15/2019 9:12 AM</p></div>", "", None, "en", "2019-03-04"),
    ("en com, others day first", "{A}<p class=date>03/04/2019</p>{S}</article><ul class=related><li><a>A river rises again over the land</a> <span>28/03/2019</span></li></ul>", "", None, "en", "2019-04-03"),
    ("iso other", "{A}<p class=date>03/04/2019</p>{S}</article>", '<meta property="article:modified_time" content="2019-04-03T10:00:00Z">', None, "en", "2019-04-03"),
    ("og:locale en_GB", "{A}<p class=date>03/04/2019</p>{S}</article>", '<meta property="og:locale" content="en_GB">', None, "", "2019-04-03"),
    ("og:locale en_US with html lang en-US on a british tld", "{A}<p class=date>03/04/2019</p>{S}</article>", "", "https://www.harbour.co.uk/x", "en-US", "2019-04-03"),
    ("canada ca", "{A}<p class=date>03/04/2019</p>{S}</article>", "", "https://www.harbour.ca/x", "en", None),
    ("am pm no zone en", "{A}<p class=date>03/04/2019 9:12 AM</p>{S}</article>", "", None, "en", None),
    ("EST", "{A}<p class=date>03/04/2019 9:12 AM EST</p>{S}</article>", "", None, "en", "2019-03-04"),
    ("meta us format com", "{A}{S}</article>", '<meta property="article:published_time" content="3/4/2019 7:31:18 PM">', None, "en-US", "2019-03-04"),
    ("meta figures w/ url year-month", "{A}{S}</article>", '<meta property="article:published_time" content="3/4/2019 7:31:18 PM">', "https://x.org/2019/03/planet", "en", "2019-03-04"),
    ("printed figures w/ url year-month", "{A}<p class=date>04/03/2019</p>{S}</article>", "", "https://x.org/2019/03/planet", "en", "2019-03-04"),
    ("weekday", "{A}<p class=date>Monday 04/03/2019</p>{S}</article>", "", None, "en", "2019-03-04"),
    ("philippines/ south africa", "{A}<p class=date>03/04/2019</p>{S}</article>", "", "https://www.harbour.co.za/x", "en", "2019-04-03"),
    ("fr page com", "{A}<p class=date>03/04/2019</p>{S}</article>", "", None, "fr", "2019-04-03"),
    ("en-US html default theme on .in", "{A}<p class=date>03/04/2019</p>{S}</article>", "", "https://harbour.in/x", "en-US", "2019-04-03"),
    ("en-US theme, other dates day-first", "{A}<p class=date>03/04/2019</p>{S}</article><ul class=related><li><a>A river rises again over the land</a> <span>28/03/2019</span></li></ul>", "", None, "en-US", "2019-04-03"),
]
# What is printed, where the instant in UTC is of the day before or after
LOCAL: list[Row] = [
    ("b1", "{A}<p class=date>March 5, 2019</p>{S}</article>", '<meta property="article:published_time" content="2019-03-04T23:30:00Z">', None, "en", "2019-03-05"),
    ("b2", "{A}<p class=date>March 4, 2019</p>{S}</article>", '<meta property="article:published_time" content="2019-03-05T02:30:00Z">', None, "en", "2019-03-04"),
    ("printed with time zone", "{A}<p class=date>March 4, 2019 9:30 PM EST</p>{S}</article>", '<meta property="article:published_time" content="2019-03-05T02:30:00+00:00">', None, "en", "2019-03-04"),
    ("only time tag", '{A}<time datetime="2019-03-05T02:30:00Z">March 4, 2019</time>{S}</article>', "", None, "en", "2019-03-04"),
    ("time tag UTC and printed local w/ meta", '{A}<time datetime="2019-03-05T02:30:00Z">March 4, 2019 9:30 pm</time>{S}</article>', '<script type="application/ld+json">{"@type":"NewsArticle","headline":"{H}","datePublished":"2019-03-05T02:30:00Z"}</script>', None, "en", "2019-03-04"),
    ("jp tld", "{A}{S}</article>", '<meta property="article:published_time" content="2019-03-04T23:30:00Z">', "https://harbour.co.jp/a", "en", "2019-03-05"),
    ("printed in figures UTC day next", "{A}<p class=date>04.03.2019</p>{S}</article>", '<meta property="article:published_time" content="2019-03-05T02:30:00Z">', "https://harbour.com/a", "es", "2019-03-04"),
    ("fake Z: local time declared as Z, printed agrees", "{A}<p>4 March 2019 23:30</p>{S}</article>", '<meta property="article:published_time" content="2019-03-04T23:30:00Z">', "https://harbour.de/x", "en", "2019-03-04"),
    ("modified printed only", "{A}<p>Updated March 5, 2019</p>{S}</article>", '<meta property="article:published_time" content="2019-03-04T12:30:00Z"><meta property="article:modified_time" content="2019-03-05T12:30:00Z">', None, "en", "2019-03-04"),
]
# Declared anew by a save or a move; printed, or in the address, as it was
TOUCHED: list[Row] = [
    ("begun by its address, printed as it came out", "{A}<p class=date>8 March 2019</p>{S}</article>", "", "https://x.org/2019/03/04/planet", "en", "2019-03-08"),
    ("address and a day far off", "{A}{S}</article><div class=box><b>River</b><p>Published: 9 May 2019</p></div>", "", "https://x.org/2019/03/04/planet", "en", "2019-03-04"),
    ("address and print of other years", "{A}<p class=date>4 March 2012</p>{S}</article>", "", "https://x.org/2019/03/04/planet", "en", None),
    ("pub==mod, url older", "{A}{S}</article>", '<script type="application/ld+json">{"@type":"NewsArticle","headline":"{H}","datePublished":"2021-05-05","dateModified":"2021-05-05"}</script>', "https://x.org/2017/01/05/planet", "en", "2017-01-05"),
    ("pub==mod, printed older", "{A}<p class=date>5 January 2017</p>{S}</article>", '<script type="application/ld+json">{"@type":"NewsArticle","headline":"{H}","datePublished":"2021-05-05T10:00:00Z","dateModified":"2021-05-05T10:00:00Z"}</script>', None, "en", "2017-01-05"),
    ("pub==mod, printed older in figures iso", "{A}<p class=date>2017-01-05</p>{S}</article>", '<meta property="article:published_time" content="2021-05-05T10:00:00Z">', None, "en", "2017-01-05"),
    ("og:updated_time only", "{A}{S}</article>", '<meta property="og:updated_time" content="2021-05-05T10:00:00Z">', None, "en", None),
    ("url year-month contradicts", "{A}{S}</article>", '<script type="application/ld+json">{"@type":"NewsArticle","headline":"{H}","datePublished":"2021-05-05","dateModified":"2021-05-05"}</script>', "https://x.org/2017/01/planet", "en", None),
    ("url year-month agrees", "{A}{S}</article>", '<script type="application/ld+json">{"@type":"NewsArticle","headline":"{H}","datePublished":"2017-01-05"}</script>', "https://x.org/2017/01/planet", "en", "2017-01-05"),
    ("url year-month, next month day 1 utc", "{A}{S}</article>", '<script type="application/ld+json">{"@type":"NewsArticle","headline":"{H}","datePublished":"2017-02-01T02:00:00Z"}</script>', "https://x.org/2017/01/planet", "en", "2017-02-01"),
    ("printed later than declared, both labelled", "{A}<p>Published: 9 May 2019</p>{S}</article>", '<meta property="article:published_time" content="2019-05-02T10:00:00+00:00">', None, "en", None),
    ("printed older far, foot", "{A}{S}</article><p class=entry-meta>Posted on 5 January 2017</p>", '<meta property="article:published_time" content="2021-05-05T10:00:00Z">', None, "en", "2017-01-05"),
    ("lastmod printed by headline no label & declared older", "{A}<p>9 May 2021</p>{S}</article>", '<meta property="article:published_time" content="2019-05-02T10:00:00+00:00"><meta property="article:modified_time" content="2021-05-09T10:00:00+00:00">', None, "en", "2019-05-02"),
    ("originally published", "{A}<p>Originally published 5 January 2017, updated 5 May 2021</p>{S}</article>", '<meta property="article:published_time" content="2021-05-05T10:00:00Z">', None, "en", "2017-01-05"),
    ("this article was first published in", "{A}{S}</article><p><em>This article was first published on January 5, 2017.</em></p>", '<meta property="article:published_time" content="2021-05-05T10:00:00Z">', None, "en", "2017-01-05"),
    ("reposted from other", "{A}{S}</article><p><em>This story was originally published on 5 January 2017 by The Gray Post.</em></p>", '<meta property="article:published_time" content="2017-01-08T10:00:00Z">', None, "en", "2017-01-08"),
    ("e1", "{A}<div class=date>12. Juni 2008</div>{S}</article>", '<meta property="article:published_time" content="2019-03-04T10:00:00+01:00"><meta property="article:modified_time" content="2019-03-04T10:00:00+01:00">', None, "de", "2008-06-12"),
    ("only url", "{A}{S}</article>", '<meta property="article:published_time" content="2019-03-04T10:00:00+01:00">', "https://x.org/archive/2008-06-12/planet.html", "en", "2008-06-12"),
    ("printed dateline in text", "{A}<p>HARBOUR, 12 June 2008 (Reuters) - The planet was seen by all people at the harbour of the north.</p>{S}</article>", '<meta property="article:published_time" content="2019-03-04T10:00:00+01:00">', None, "en", "2008-06-12"),
    ("print label", "{A}<p>Erschienen am 12.06.2008</p>{S}</article>", '<meta property="article:published_time" content="2019-03-04T10:00:00+01:00">', None, "de", "2008-06-12"),
]
# Days of other objects on the page and in its JSON-LD
ELSE: list[Row] = [
    ("breadcrumb", "{A}{S}</article>", '<script type="application/ld+json">{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","item":{"@type":"WebPage","datePublished":"2001-01-01"}}]}</script>', None, "en", None),
    ("image uploaded", "{A}{S}</article>", '<script type="application/ld+json">{"@type":"ImageObject","datePublished":"2001-01-01","uploadDate":"2001-01-01"}</script>', None, "en", None),
    ("comment ld", "{A}<p class=date>4 March 2019</p>{S}</article>", '<script type="application/ld+json">{"@type":"NewsArticle","headline":"{H}","datePublished":"2019-03-04","comment":[{"@type":"Comment","datePublished":"2019-03-09"}]}</script>', None, "en", "2019-03-04"),
    ("related article ld only", "{A}{S}</article>", '<script type="application/ld+json">{"@type":"NewsArticle","headline":"A river rises over the whole of the land","url":"https://x.org/river","datePublished":"2018-03-04"}</script>', None, "en", None),
    ("tweet embed", "{A}<blockquote class=twitter-tweet>We see it <a>March 1, 2019</a></blockquote>{S}</article>", "", None, "en", None),
    ("event in body", "{A}<p>Event date: 7 March 2019</p>{S}</article>", "", None, "en", None),
    ("product review date", "{A}{S}</article>", '<script type="application/ld+json">{"@type":"Product","review":{"@type":"Review","datePublished":"2018-03-04"}}</script>', None, "en", None),
    ("webpage only ld & no article", "{A}{S}</article>", '<script type="application/ld+json">{"@type":"WebPage","name":"{H}","datePublished":"2019-03-04","dateModified":"2019-03-05"}</script>', None, "en", "2019-03-04"),
    ("video page: videoobject same name, day printed none", "{A}{S}</article>", '<script type="application/ld+json">{"@type":"VideoObject","name":"Waves","uploadDate":"2019-02-07"}</script>', None, "en", None),
    ("latest list above", '<ul class="latest"><li><a>River rises again in the land of the north</a> <time datetime="2019-03-09">9 March</time></li></ul>{A}<time datetime="2019-03-04">4 March 2019</time>{S}</article>', "", None, "en", "2019-03-04"),
]
# What programs write for no date, and the future
DEFAULTS: list[Row] = [
    ("1970-01-01T00:00:00Z", "{A}{S}</article>", '<meta property="article:published_time" content="1970-01-01T00:00:00Z">', None, "en", None),
    ("1970-01-01T00:00:00Z", "{A}<p class=date>4 March 2019</p>{S}</article>", '<meta property="article:published_time" content="1970-01-01T00:00:00Z">', None, "en", "2019-03-04"),
    ("0001-01-01T00:00:00", "{A}{S}</article>", '<meta property="article:published_time" content="0001-01-01T00:00:00">', None, "en", None),
    ("0001-01-01T00:00:00", "{A}<p class=date>4 March 2019</p>{S}</article>", '<meta property="article:published_time" content="0001-01-01T00:00:00">', None, "en", "2019-03-04"),
    ("2000-01-01T00:00:00Z", "{A}{S}</article>", '<meta property="article:published_time" content="2000-01-01T00:00:00Z">', None, "en", None),
    ("2000-01-01T00:00:00Z", "{A}<p class=date>4 March 2019</p>{S}</article>", '<meta property="article:published_time" content="2000-01-01T00:00:00Z">', None, "en", "2019-03-04"),
    ("1900-01-01", "{A}{S}</article>", '<meta property="article:published_time" content="1900-01-01">', None, "en", None),
    ("1900-01-01", "{A}<p class=date>4 March 2019</p>{S}</article>", '<meta property="article:published_time" content="1900-01-01">', None, "en", "2019-03-04"),
    ("1969-12-31T19:00:00-05:00", "{A}{S}</article>", '<meta property="article:published_time" content="1969-12-31T19:00:00-05:00">', None, "en", None),
    ("1969-12-31T19:00:00-05:00", "{A}<p class=date>4 March 2019</p>{S}</article>", '<meta property="article:published_time" content="1969-12-31T19:00:00-05:00">', None, "en", "2019-03-04"),
    ("2000-01-01", "{A}{S}</article>", '<meta property="article:published_time" content="2000-01-01">', None, "en", None),
    ("2000-01-01", "{A}<p class=date>4 March 2019</p>{S}</article>", '<meta property="article:published_time" content="2000-01-01">', None, "en", "2019-03-04"),
    ("1899-12-30T00:00:00", "{A}{S}</article>", '<meta property="article:published_time" content="1899-12-30T00:00:00">', None, "en", None),
    ("1899-12-30T00:00:00", "{A}<p class=date>4 March 2019</p>{S}</article>", '<meta property="article:published_time" content="1899-12-30T00:00:00">', None, "en", "2019-03-04"),
    ("1980-01-01T00:00:00Z", "{A}{S}</article>", '<meta property="article:published_time" content="1980-01-01T00:00:00Z">', None, "en", None),
    ("1980-01-01T00:00:00Z", "{A}<p class=date>4 March 2019</p>{S}</article>", '<meta property="article:published_time" content="1980-01-01T00:00:00Z">', None, "en", "2019-03-04"),
    ("0000-00-00 00:00:00", "{A}{S}</article>", '<meta property="article:published_time" content="0000-00-00 00:00:00">', None, "en", None),
    ("0000-00-00 00:00:00", "{A}<p class=date>4 March 2019</p>{S}</article>", '<meta property="article:published_time" content="0000-00-00 00:00:00">', None, "en", "2019-03-04"),
    ("-0001-11-30T00:00:00+00:00", "{A}{S}</article>", '<meta property="article:published_time" content="-0001-11-30T00:00:00+00:00">', None, "en", None),
    ("-0001-11-30T00:00:00+00:00", "{A}<p class=date>4 March 2019</p>{S}</article>", '<meta property="article:published_time" content="-0001-11-30T00:00:00+00:00">', None, "en", "2019-03-04"),
    ("9999-12-31", "{A}{S}</article>", '<meta property="article:published_time" content="9999-12-31">', None, "en", None),
    ("9999-12-31", "{A}<p class=date>4 March 2019</p>{S}</article>", '<meta property="article:published_time" content="9999-12-31">', None, "en", "2019-03-04"),
    ("2099-01-01T00:00:00Z", "{A}{S}</article>", '<meta property="article:published_time" content="2099-01-01T00:00:00Z">', None, "en", None),
    ("2099-01-01T00:00:00Z", "{A}<p class=date>4 March 2019</p>{S}</article>", '<meta property="article:published_time" content="2099-01-01T00:00:00Z">', None, "en", "2019-03-04"),
    ("1970-01-01", "{A}{S}</article>", '<meta property="article:published_time" content="1970-01-01">', None, "en", None),
    ("1970-01-01", "{A}<p class=date>4 March 2019</p>{S}</article>", '<meta property="article:published_time" content="1970-01-01">', None, "en", "2019-03-04"),
    ("2001-01-01T00:00:00Z", "{A}{S}</article>", '<meta property="article:published_time" content="2001-01-01T00:00:00Z">', None, "en", None),
    ("2001-01-01T00:00:00Z", "{A}<p class=date>4 March 2019</p>{S}</article>", '<meta property="article:published_time" content="2001-01-01T00:00:00Z">', None, "en", "2019-03-04"),
    ("printed 1 January 1970", "{A}<p class=date>January 1, 1970</p>{S}</article>", "", None, "en", None),
    ("printed Jan 1 2000 legit", "{A}<p class=date>January 1, 2000</p>{S}</article>", "", None, "en", "2000-01-01"),
    ("future printed", "{A}<p class=date>4 March 2030</p>{S}</article>", "", None, "en", None),
    ("epoch in meta 0", "{A}{S}</article>", '<meta property="article:published_time" content="0">', None, "en", None),
]
# Copyright lines, foundations, months
YEARS: list[Row] = [
    ("copyright", "{A}{S}</article><p>© 1998-2019 Harbour Post</p>", "", None, "en", None),
    ("since", "{A}<p>Since 1 May 1998 in the harbour</p>{S}</article>", "", None, "en", None),
    ("est", "{A}<p>Est. 4 March 1998</p>{S}</article>", "", None, "en", None),
    ("copyright day", "{A}{S}</article><p>Copyright March 4, 2019 Harbour Post. All rights reserved.</p>", "", None, "en", None),
    ("y/m only with printed day no year", "{A}<p>March 4</p>{S}</article>", "", "https://x.org/2019/03/planet", "en", "2019-03-04"),
]
# The paper of the next morning
PAPER: list[Row] = [
    ("print edition", "{A}<p>4 March 2019</p>{S}</article><p>A version of this article appears in print on March 5, 2019, Section A</p>", "", None, "en", "2019-03-04"),
    ("In print first", "{A}<p>In print: 5 March 2019</p><p>Online: 4 March 2019</p>{S}</article>", "", None, "en", "2019-03-04"),
    ("de print", "{A}<p>Online: 4. März 2019, Print: 5. März 2019</p>{S}</article>", "", None, "de", "2019-03-04"),
    ("ausgabe", "{A}{S}</article><p>Dieser Artikel erschien in der Ausgabe vom 5. März 2019.</p>", "", None, "de", None),
    ("meta online+print printed", "{A}<p>Aus der Printausgabe vom 5. März 2019</p>{S}</article>", '<meta property="article:published_time" content="2019-03-04T20:00:00+01:00">', None, "de", "2019-03-04"),
    ("Economist", "{A}<p class=date>Mar 7th 2019 edition</p><p>Mar 5th 2019</p>{S}</article>", "", None, "en", "2019-03-05"),
]
# Time lines of other languages
LANGUAGES: list[Row] = [
    ("arabic by both names", "{A}<p>الأحد، 04 آب/اغسطس 2013، 02:21</p>{S}</article>", "", None, "ar", "2013-08-04"),
    ("arabic of two words", "{A}<p>4 كانون الثاني/يناير 2013</p>{S}</article>", "", None, "ar", "2013-01-04"),
    ("arabic of the maghreb", "{A}<p>4 جويلية 2013</p>{S}</article>", "", None, "ar", "2013-07-04"),
    ("j1", "{A}<p>03:12, 4 марта 2019</p>{S}</article>", "", None, "ru", "2019-03-04"),
    ("j2", "{A}<p>4 мар 2019, 03:12</p>{S}</article>", "", None, "ru", "2019-03-04"),
    ("xinhua", "{A}<p>新华社北京3月4日电</p><p>2019-03-04 20:52:15 来源：新华网</p>{S}</article>", "", None, "zh", "2019-03-04"),
    ("kyodo", "{A}<p>2019年3月4日 12:30 (JST)</p>{S}</article>", "", None, "ja", "2019-03-04"),
    ("yonhap", "{A}<p>송고시간 2019-03-04 09:31</p>{S}</article>", "", None, "ko", "2019-03-04"),
    ("korean input", "{A}<p>입력 2019.03.04 09:31 수정 2019.03.05 10:00</p>{S}</article>", "", None, "ko", "2019-03-04"),
    ("arabic", "{A}<p>الاثنين، 4 مارس 2019، 09:12</p>{S}</article>", "", None, "ar", "2019-03-04"),
    ("greek", "{A}<p>Δευτέρα, 4 Μαρτίου 2019</p>{S}</article>", "", None, "el", "2019-03-04"),
    ("hebrew", "{A}<p>4 במרץ 2019</p>{S}</article>", "", None, "he", "2019-03-04"),
    ("turkish", "{A}<p>Giriş Tarihi: 4.3.2019 09:12 Son Güncelleme: 5.3.2019 10:00</p>{S}</article>", "", None, "tr", "2019-03-04"),
    ("vietnamese", "{A}<p>Thứ hai, 4/3/2019, 09:12 (GMT+7)</p>{S}</article>", "", None, "vi", "2019-03-04"),
    ("indonesian", "{A}<p>Senin, 4 Maret 2019 | 09:12 WIB</p>{S}</article>", "", None, "id", "2019-03-04"),
    ("czech", "{A}<p>4. března 2019, 09:12</p>{S}</article>", "", None, "cs", "2019-03-04"),
    ("hungarian", "{A}<p>2019. március 4. 09:12</p>{S}</article>", "", None, "hu", "2019-03-04"),
    ("finnish", "{A}<p>4.3.2019 klo 9.12</p>{S}</article>", "", None, "fi", "2019-03-04"),
    ("zh updated first", "{A}<p>更新时间 2019年3月5日, 格林尼治标准时间10:41</p>{S}</article>", "", None, "zh", None),
    ("ja updated+pub", "{A}<p>2019年3月4日 12:30 更新：2019年3月5日</p>{S}</article>", "", None, "ja", "2019-03-04"),
    ("roc", "{A}<p>發布時間：2019/3/4 12:30 更新時間：2019/3/5</p>{S}</article>", "", None, "zh-TW", "2019-03-04"),
    ("ukr", "{A}<p>Понеділок, 4 березня 2019, 09:12</p>{S}</article>", "", None, "uk", "2019-03-04"),
    ("portuguese", "{A}<p>04/03/2019 09h12 - Atualizado em 05/03/2019 10h00</p>{S}</article>", "", None, "pt", "2019-03-04"),
    ("italian", "{A}<p>4 marzo 2019 (modifica il 5 marzo 2019 | 10:00)</p>{S}</article>", "", None, "it", "2019-03-04"),
    ("dutch", "{A}<p>4 maart 2019 om 09:12. Bijgewerkt: 5 maart</p>{S}</article>", "", None, "nl", "2019-03-04"),
    ("latvian", "{A}<p>2019. gada 4. marts, 17:40</p>{S}</article>", "", None, "lv", "2019-03-04"),
    ("croatian", "{A}<p>04.03.2019. u 09:12</p>{S}</article>", "", None, "hr", "2019-03-04"),
    ("swedish", "{A}<p>Publicerad 4 mars 2019 kl 09.12 Uppdaterad 5 mars 2019</p>{S}</article>", "", None, "sv", "2019-03-04"),
    ("bulgarian", "{A}<p>04 март 2019, 09:12</p>{S}</article>", "", None, "bg", "2019-03-04"),
    ("korean words", "{A}<p>등록 :2019-03-04 18:31 수정 :2019-03-05 10:00</p>{S}</article>", "", None, "ko", "2019-03-04"),
    ("arabic updated", "{A}<p>آخر تحديث: 5 مارس 2019</p>{S}</article>", "", None, "ar", None),
    ("kor updated only", "{A}<p>최종수정 2019.03.05 10:00</p>{S}</article>", "", None, "ko", None),
    ("two-digit us", "{A}<p>By JANE DOE 10/ 5/11 09:19 PM ET</p>{S}</article>", "", None, "en", "2011-10-05"),
    ("First Posted", "{A}<p>First Posted: 08-13-10 05:18 PM | Updated: 08-14-10 12:41 AM</p>{S}</article>", "", None, "en", "2010-08-13"),
    ("yesterday stamp", "{A}<p>8/17/13 11:04am Yesterday 11:04am</p>{S}</article>", "", None, "en-US", "2013-08-17"),
]
# What stands around a story
AROUND: list[Row] = [
    ("a reader cites the page", '{A}{S}</article><div id="comments"><p>A planet is seen in the north (read on 15 Jul 2019), <a href="/planets/seen-north">x.org/planets/seen-north</a></p></div>', "", "https://x.org/planets/seen-north", "en", None),
    ("aside read also, long link", "{A}{S}</article><aside><h3>Read also</h3><p><a href=/r>River rises again over the whole of the land in the north</a></p><p>Published: 1 March 2018</p></aside>", "", None, "en", None),
    ("sidebar microdata long", '{A}{S}</article><aside><div itemscope itemtype="http://schema.org/Article"><a href=/r>River rises again over the whole of the land in the north</a><time itemprop=datePublished datetime="2018-03-04">4 March 2018</time></div></aside>', "", None, "en", None),
    ("inline related box in article", "{A}<p>The planet was seen</p><div class=related-box><a>River rises again over the whole of the land in the north</a><span>1 March 2018</span></div>{S}</article>", "", None, "en", None),
    ("next article below (infinite scroll)", "{A}<time datetime='2019-03-04'>4 March 2019</time>{S}</article><article><h1>River rises again over the whole of the land in the north</h1><time datetime='2019-03-02'>2 March 2019</time>{S}</article>", "", None, "en", "2019-03-04"),
    ("next article, first undated", "{A}{S}</article><article><h1>River rises again over the whole of the land in the north</h1><time datetime='2019-03-02'>2 March 2019</time>{S}</article>", "", None, "en", None),
    ("previous/next with date", "{A}<p>4 March 2019</p>{S}</article><div class=prev>2 March 2019 <a>River rises again over the whole of the land in the north</a></div>", "", None, "en", "2019-03-04"),
    ("author's other posts", "{A}<p>By Jane Doe</p>{S}</article><div class=author-posts><h4>More by Jane Doe</h4><ul><li><a>River rises again over the whole of the land in the north</a> <span>2 March 2019</span></li></ul></div>", "", None, "en", None),
    ("tag cloud/calendar widget", "{A}{S}</article><table class=calendar><caption>March 2019</caption><tr><td>4</td></tr></table>", "", None, "en", None),
    ("weather widget", "{A}{S}</article><div class=weather>4 March 2019: 12°</div>", "", None, "en", None),
    ("masthead date then article without", "<div id=masthead><span class=date>Monday, March 4, 2019</span></div><nav><a>News and more</a><a>Sports and more</a></nav>{A}{S}</article>", "", None, "en", None),
    ("masthead date directly above headline", "<div id=masthead><span class=date>Monday, March 4, 2019</span></div>{A}{S}</article>", "", None, "en", None),
    ("masthead today + own date", '<div class="header-date">Friday, March 8, 2019</div>{A}<p class=date>March 4, 2019</p>{S}</article>', "", None, "en", "2019-03-04"),
    ("js current date", '<span id="currentDate">Friday, March 8, 2019</span>{A}{S}</article>', "", None, "en", None),
    ("last login/print time", "{A}<p>Printed on March 8, 2019</p>{S}</article>", "", None, "en", None),
    ("video embed date", "{A}<div class=video><h4>Watch: the planet</h4><span class=date>1 March 2019</span></div>{S}</article>", "", None, "en", None),
    ("gallery", "{A}<p>4 March 2019</p><div class=gallery><span>Photo 1: 28 February 2019</span></div>{S}</article>", "", None, "en", "2019-03-04"),
    ("court case date sentence under the headline", "{A}<p>The ruling of 1 March 2018 stands.</p>{S}</article>", "", None, "en", None),
    ("dateline w/o year", "{A}<p>LONDON, March 4 (Reuters) - The planet was seen again by people who had waited for it in the cold.</p>{S}</article>", "", None, "en", None),
    ("obituary", "{A}<p>1 March 1930 – 4 March 2019</p>{S}</article>", "", None, "en", None),
    ("obituary born died", "{A}<p>Born 1 March 1930, died 2 March 2019</p>{S}</article>", "", None, "en", None),
    ("exhibition until", "{A}<p>Until 12 May 2019, Harbour Museum</p><p>By Jane Doe, 4 March 2019</p>{S}</article>", "", None, "en", "2019-03-04"),
    ("poll dates", "{A}<p>4 March 2019</p><table><tr><td>1 March 2019</td><td>43%</td></tr><tr><td>2 March 2019</td><td>44%</td></tr></table>{S}</article>", "", None, "en", "2019-03-04"),
    ("last reviewed", "{A}<p>Last reviewed: 4 March 2019</p>{S}</article>", "", None, "en", None),
    ("medically reviewed + published", "{A}<p>Medically reviewed by Tom Roe on May 9, 2021</p><p>Written by Jane Doe | Published on March 4, 2019</p>{S}</article>", "", None, "en", "2019-03-04"),
    ("updated first then published", "{A}<p>Updated May 9, 2021 | Published March 4, 2019</p>{S}</article>", "", None, "en", "2019-03-04"),
    ("created/modified", "{A}<p>Created: March 4, 2019. Modified: May 9, 2021</p>{S}</article>", "", None, "en", "2019-03-04"),
    ("de aktualisiert am .. veröffentlicht", "{A}<p>Aktualisiert am 09.05.2021, 10:00 Uhr</p><p>04.03.2019, 09:00 Uhr</p>{S}</article>", "", None, "de", "2019-03-04"),
    ("it aggiornato", "{A}<p>04 marzo 2019</p><p>Aggiornato alle 10:00</p>{S}</article>", "", None, "it", "2019-03-04"),
    ("fr publié hier", "{A}<p>Publié le 4 mars 2019 à 10h00, mis à jour le 5 mars 2019 à 11h00</p>{S}</article>", "", None, "fr", "2019-03-04"),
    ("pt", "{A}<p>04/03/2019 - 10:00 / Atualizado em 05/03/2019 - 11:00</p>{S}</article>", "", None, "pt", "2019-03-04"),
    ("pl", "{A}<p>Data publikacji: 04.03.2019, aktualizacja: 05.03.2019</p>{S}</article>", "", None, "pl", "2019-03-04"),
    ("cz", "{A}<p>4. 3. 2019 9:00, aktualizováno 5. 3. 2019</p>{S}</article>", "", None, "cs", "2019-03-04"),
    ("ru", "{A}<p>Опубликовано: 04.03.2019 10:00 Обновлено: 05.03.2019</p>{S}</article>", "", None, "ru", "2019-03-04"),
    ("nl", "{A}<p>Gepubliceerd op 4 maart 2019, laatst bijgewerkt 5 maart 2019</p>{S}</article>", "", None, "nl", "2019-03-04"),
    ("expires", "{A}<p>Posted: 4 March 2019</p><p>Expires: 4 June 2019</p>{S}</article>", "", None, "en", "2019-03-04"),
    ("conference paper", "{A}<p>Received: 1 January 2019 / Accepted: 1 February 2019 / Published online: 4 March 2019</p>{S}</article>", "", None, "en", "2019-03-04"),
    ("two articles equal weight w/o h1", "<div><h2>A planet is seen in the north</h2><p class=date>4 March 2019</p>{S}</div><div><h2>River rises again over the whole of the land in the north</h2><p class=date>2 March 2019</p>{S}</div>", "", None, "en", "2019-03-04"),
    ("meta date of page generation", "{A}<p>4 March 2019</p>{S}</article>", '<meta name="date" content="2026-11-20">', None, "en", "2019-03-04"),
    ("meta generated date only", "{A}{S}</article>", '<meta name="generated-date" content="2026-11-20">', None, "en", None),
    ("http-equiv date", "{A}<p>4 March 2019</p>{S}</article>", '<meta http-equiv="date" content="Thu, 26 Nov 2026 10:00:00 GMT">', None, "en", "2019-03-04"),
    ("http-equiv expires", "{A}{S}</article>", '<meta http-equiv="expires" content="Thu, 26 Nov 2026 10:00:00 GMT">', None, "en", None),
    ("ld dateCreated draft", "{A}<p>4 March 2019</p>{S}</article>", '<script type="application/ld+json">{"@type":"NewsArticle","headline":"{H}","dateCreated":"2019-02-20","datePublished":"2019-03-04"}</script>', None, "en", "2019-03-04"),
    ("two JSON-LD NewsArticle same article different days", "{A}{S}</article>", '<script type="application/ld+json">{"@type":"NewsArticle","headline":"{H}","datePublished":"2019-03-04"}</script><script type="application/ld+json">{"@type":"NewsArticle","headline":"{H}","datePublished":"2021-03-04"}</script>', None, "en", None),
    ("ld vs meta disagree, none printed", "{A}{S}</article>", '<script type="application/ld+json">{"@type":"NewsArticle","headline":"{H}","datePublished":"2021-05-04"}</script><meta property="article:published_time" content="2019-03-04T10:00:00Z">', None, "en", None),
    ("webpage published vs article", "{A}{S}</article>", '<script type="application/ld+json">{"@graph":[{"@type":"WebPage","datePublished":"2017-03-04"},{"@type":"Article","headline":"{H}","datePublished":"2019-03-04"}]}</script>', None, "en", "2019-03-04"),
    ("printed with weekday mismatch", "{A}<p>Tuesday, March 4, 2019</p>{S}</article>", "", None, "en", "2019-03-04"),
    ("printed as 4-Mar-19", "{A}<p>4-Mar-19</p>{S}</article>", "", None, "en", "2019-03-04"),
    ("year missing on print, meta", "{A}<p>March 4</p>{S}</article>", '<meta property="article:published_time" content="2019-03-04T10:00:00Z">', None, "en", "2019-03-04"),
    ("older event printed by headline, meta later", "{A}<p>12 May 2018, Harbour Hall</p>{S}</article>", '<meta property="article:published_time" content="2019-03-04T10:00:00Z">', None, "en", "2019-03-04"),
    ("caption above text", "{A}<div class=image><img><p>Harbour, 1 March 2018</p></div>{S}</article>", '<meta property="article:published_time" content="2019-03-04T10:00:00Z">', None, "en", "2019-03-04"),
    ("game info", "{A}<dl><dt>Release Date</dt><dd>2018-03-01</dd></dl>{S}</article>", '<meta property="article:published_time" content="2019-03-04T10:00:00Z">', None, "en", "2019-03-04"),
    ("podcast rec day", "{A}<p>Recorded on 1 March 2019</p>{S}</article>", "", None, "en", None),
    ("podcast aired", "{A}<p>Aired: 1 March 2019</p>{S}</article>", "", None, "en", "2019-03-01"),
    ("translated from original on", "{A}<p>Translated on 4 March 2019</p>{S}</article>", "", None, "en", None),
    ("transcript", "{A}<p>Transcript of 1 March 2019</p>{S}</article>", '<meta property="article:published_time" content="2019-03-04T10:00:00Z">', None, "en", "2019-03-04"),
    ("wayback banner", '<div id="wm-ipp">12 captures 4 Mar 2010 - 1 Jan 2022</div>{A}<p>4 March 2009</p>{S}</article>', "", None, "en", "2009-03-04"),
    ("print link date", "{A}<p>4 March 2019</p><p>Archived on 9 May 2021</p>{S}</article>", "", None, "en", "2019-03-04"),
]
# fmt: on
ROWS = [*ORDER, *LOCAL, *TOUCHED, *ELSE, *DEFAULTS, *YEARS, *PAPER, *LANGUAGES, *AROUND]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_day_is_the_one_printed_or_none(row: Row) -> None:
    """A wrong day is worse than none, and what a reader sees goes before what a program says."""
    _, body, head, url, language, day = row
    for mark, text in {"{A}": "<article>{H1}", "{H1}": f"<h1>{H}</h1>", "{S}": STORY}.items():
        body = body.replace(mark, text)
    head = f"<title>{H}</title>{head.replace('{H}', H)}"
    found = find_day(body, head, url, language=language)
    assert (found and found.isoformat()) == day
