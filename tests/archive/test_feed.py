"""
Feeds: entries with their whole text become articles, the rest are links that are told of.
"""

from __future__ import annotations

import gzip
import io
import json
import time
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

import archive
from archive.article import Given
from archive.errors import UnreadableError
from archive.pipeline import process
from archive.reading import Rules, load_rules
from archive.settings import Settings
from archive.sources import (
    Beside,
    Failure,
    Input,
    Raw,
    Remark,
    limits,
    read_document,
    read_raw,
    split_input,
)
from archive.sources.feed_entry import find_names

if TYPE_CHECKING:
    from pathlib import Path

    from archive.article import Article

RULES = load_rules(Rules(today=date(2025, 11, 23), settings=Settings()))
STORY = "<p>" + "</p><p>".join(["The minister resigned on Friday after a week of protests."] * 20)
TEASER = "The minister resigned on Friday after a week of protests in the capital."
ATOM = "http://www.w3.org/2005/Atom"


def rss(*items: str, title: str = "BBC News - World", link: str = "https://www.bbc.co.uk/") -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>{title}</title><link>{link}</link><language>en-gb</language>"
        + "".join(f"<item>{item}</item>" for item in items)
        + "</channel></rss>"
    )


def item(
    content: str = STORY, *, more: str = "", link: str = "https://www.bbc.co.uk/news/1"
) -> str:
    return (
        f"<title>Minister &amp;amp; aides resign</title><link>{link}</link>"
        "<pubDate>Fri, 17 Oct 2025 06:12:00 +0100</pubDate><dc:creator>Jane Doe</dc:creator>"
        f"<category>politics</category>{more}<content:encoded><![CDATA[{content}]]></content:encoded>"
    )


def split(feed: str | bytes, beside: Beside = Beside(), name: str = "f.xml") -> list[Any]:  # noqa: B008
    data = feed.encode() if isinstance(feed, str) else feed
    return list(split_input(Input("", name, stream=io.BytesIO(data), beside=beside)))


def read(raw: Raw) -> Article:
    return process(read_raw(raw), context=RULES.context)


def test_an_entry_with_its_text_is_an_article() -> None:
    """Title, address, day with zone, author, outlet, tags, language; the text is the story."""
    (raw,) = split(rss(item()))
    found = read(raw)

    assert (found.kind, raw.place) == ("feed", "f.xml:entry 1")
    assert found.title == "Minister & aides resign"
    assert found.url == "https://www.bbc.co.uk/news/1"
    assert found.published is not None
    assert found.published.instant is not None
    assert found.published.instant.isoformat() == "2025-10-17T06:12:00+01:00"
    assert found.authors == ("Jane Doe",)
    assert found.source is not None
    assert found.source.name == "BBC News"
    assert found.tags == ("politics",)
    assert found.text.count("The minister resigned") == 20
    assert {p.rule for p in found.paragraphs} <= {"feed:p", ""} | {
        p.rule for p in found.paragraphs if p.role != "body"
    }


@pytest.mark.parametrize(
    "feed",
    [
        (
            f'<feed xmlns="{ATOM}"><title>BBC News</title><entry><title>Minister resigns</title>'
            '<link href="https://www.bbc.co.uk/news/1"/><published>2025-10-17T06:12:00+01:00</published>'
            "<updated>2025-10-18T06:12:00+01:00</updated><author><name>Jane Doe</name></author>"
            f'<content type="html"><![CDATA[{STORY}]]></content></entry></feed>'
        ),
        (
            f'<a:feed xmlns:a="{ATOM}"><a:title>BBC News</a:title><a:entry><a:title>Minister resigns'
            '</a:title><a:link href="https://www.bbc.co.uk/news/1"/><a:published>2025-10-17T06:12:00'
            '+01:00</a:published><a:author><a:name>Jane Doe</a:name></a:author><a:content type="xhtml">'
            '<div xmlns="http://www.w3.org/1999/xhtml">'
            f"{STORY}</p></div></a:content></a:entry></a:feed>"
        ),
        (
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
            ' xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
            ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>BBC News</title>'
            "</channel><item><title>Minister resigns</title><link>https://www.bbc.co.uk/news/1</link>"
            "<dc:date>2025-10-17T06:12:00+01:00</dc:date><dc:creator>Jane Doe</dc:creator>"
            f"<content:encoded><![CDATA[{STORY}]]></content:encoded></item></rdf:RDF>"
        ),
        (
            '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"'
            ' "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel>'
            "<title>BBC News</title><item><title>Minister resigns</title>"
            "<link>https://www.bbc.co.uk/news/1</link><pubDate>Fri, 17 Oct 2025 06:12:00 +0100</pubDate>"
            "<author>jane@bbc.co.uk (Jane Doe)</author>"
            f"<description><![CDATA[{STORY}]]></description></item></channel></rss>"
        ),
    ],
    ids=["atom", "atom-xhtml", "rdf", "rss-0.91"],
)
def test_every_form_of_feed_says_the_same(feed: str) -> None:
    """Atom with either content, RDF whose dc:date is the day of publication, the oldest RSS."""
    (raw,) = [piece for piece in split(feed) if not isinstance(piece, Remark)]
    found = read(raw)

    assert found.title == "Minister resigns"
    assert found.published is not None
    assert found.published.instant is not None
    assert found.published.instant.isoformat() == "2025-10-17T06:12:00+01:00"
    assert found.authors == ("Jane Doe",)
    assert found.source is not None
    assert found.source.name == "BBC News"
    assert "resigned on Friday" in found.text


@pytest.mark.parametrize(
    "text",
    [
        TEASER,
        STORY + "</p><p>Continue reading...</p>",
        STORY + "</p><p>The talks went on late into the …</p>",
        STORY
        + "</p><p>The talks went on late [&hellip;]</p><p>The post A appeared first on B.</p>",
        f'{STORY}</p><p><a href="x">Read the full story</a></p>',
        f"<p>{TEASER} {TEASER} {TEASER} {TEASER} {TEASER} {TEASER}</p><p><b>Read more</b></p>",
        "<table><tr><td>submitted by x to funny [link] [275 comments]</td></tr></table>",
        "",
    ],
)
def test_what_breaks_off_is_a_link(text: str) -> None:
    """A lede, a text that ends in dots or in an invitation to read on: its address is told."""
    (remark,) = split(rss(item(text)))

    assert isinstance(remark, Remark)
    assert remark.links == ("https://www.bbc.co.uk/news/1",)
    assert remark.text == (
        "1 entry is a link without its text: give it to `archive add`: https://www.bbc.co.uk/news/1"
    )


def test_links_are_one_line_a_feed_and_no_failure(tmp_path: Path) -> None:
    """The report says how many there are and stays without failures."""
    items = [item(TEASER, link=f"https://a.org/{n}") for n in range(12)]
    path = tmp_path / "feed.xml"
    path.write_text(rss(*items, item()), encoding="utf-8")
    with archive.open(tmp_path / "a", create=True) as opened:
        report = opened.add(str(path))
        assert (report.added, report.failed) == (1, ())
        assert report.notes == (
            f"{path}: 12 entries are links without their text: --follow 12 fetches them",
        )
        assert (opened.add(str(path)).added, opened.add(str(path)).already) == (0, 1)


def test_an_entry_survives_re_reading_and_export(tmp_path: Path) -> None:
    """Exported and added elsewhere, read anew: the same article."""
    with archive.open(tmp_path / "a", create=True) as opened:
        (id_,) = opened.add(rss(item()).encode()).ids
        before = opened.get(id_)
        lines = "\n".join(opened.export())
        opened.set(id_, Given(tags=("checked",)))
        assert opened.get(id_).text == before.text
        assert opened.get(id_).kind == "feed"
    with archive.open(tmp_path / "b", create=True) as other:
        other.add(lines.encode())
        assert other.get(id_) == before


def test_the_same_entry_is_the_same_bytes() -> None:
    """Whatever else is in the feed, and however the feed is encoded or zipped."""
    (first,) = split(rss(item()))
    (*_, other) = split(gzip.compress(rss(item(link="https://a.org/2"), item()).encode("utf-16")))

    assert first.data == other.data
    obj = json.loads(first.data)
    assert list(obj) == sorted(obj)
    assert obj["feed"] == {"link": "https://www.bbc.co.uk/", "title": "BBC News - World"}


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("iso-8859-1", "ISO-8859-1"), ("cp1252", None), ("cp1252", "utf-8"), ("utf-16", "utf-16"),
        ("utf-8", "us-ascii"), ("utf-8-sig", None), ("cp1251", "windows-1251"),
        ("utf-8", "unicode_escape"), ("utf-8", "punycode"), ("utf-8", "utf-7"),
    ],
)  # fmt: skip
def test_every_encoding_is_read_right(encoding: str, declared: str | None) -> None:
    """Declared, not declared, or declared wrongly (jn.pt and uol.com.br send the second)."""
    word = "Протест" if encoding == "cp1251" else "eleição à câmara"
    feed = rss(item(f"<p>{word}</p>{STORY}"))
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    feed = feed.replace('<?xml version="1.0" encoding="UTF-8"?>', head)
    (raw,) = split(feed.encode(encoding))

    assert word in read(raw).decoded


def test_the_encoding_and_the_address_that_came_with_a_feed_count() -> None:
    """A server's charset is believed, relative links belong to where the feed was fetched."""
    feed = rss(item("<p>Протест</p>" + STORY, link="/news/7"), link="").encode("cp1251")
    feed = feed.replace(b' encoding="UTF-8"', b"")
    when = "2025-10-18T09:00:00+00:00"
    (raw,) = split(feed, Beside("https://www.bbc.co.uk/feed.xml", when, "windows-1251"))

    assert read(raw).fetched == when
    assert read(raw).url == "https://www.bbc.co.uk/news/7"
    assert "Протест" in read(raw).text


@pytest.mark.parametrize(
    ("title", "link", "first"),
    [
        ("BBC News - World", "https://www.bbc.co.uk/news", "BBC News"),
        ("World news | The Guardian", "https://www.theguardian.com/world", "The Guardian"),
        ("Science | The Guardian", "https://www.theguardian.com/science", "The Guardian"),
        ("NYT > Top Stories", "https://www.nytimes.com", "NYT"),
        ("Latest News: Daily Planet RSS Feed", "https://dp.example", "Daily Planet"),
        ("UOL Noticias - Últimas Notícias", "http://noticias.uol.com.br/", "UOL Noticias"),
        ("Al Jazeera – Breaking News, World News", "https://www.aljazeera.com", "Al Jazeera"),
        ("Politico", "", "Politico"),
        ("Latest news", "", None),
        ("", "", None),
    ],
)
def test_the_outlet_in_the_name_of_a_feed(title: str, link: str, first: str | None) -> None:
    """The part that the domain repeats, or that names no section."""
    assert next(iter(find_names(title, link)), None) == first


def test_an_item_of_another_outlet_is_that_outlets() -> None:
    """Aggregators name the <source> of each item."""
    source = '<source url="https://www.reuters.com">Reuters</source>'
    (raw,) = split(rss(item(more=source, link="https://news.google.com/a")))

    found = read(raw)
    assert found.source is not None
    assert found.source.name == "Reuters"


def test_where_an_entry_appeared_first_is_set_aside() -> None:
    """WordPress closes every entry with a line about itself."""
    (raw,) = split(rss(item(STORY + "</p><p>The post Resigned appeared first on The Daily.</p>")))

    found = read(raw)
    assert "appeared first" not in found.text
    assert found.paragraphs[-1].role == "promo"


BOMB = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
BOMB = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">{BOMB}]>'
MANY = " ".join(f'a{n}="x"' for n in range(50_000))


@pytest.mark.parametrize(
    ("feed", "said"),
    [
        (f"{BOMB}<rss><channel><item><title>&l11;</title></item></channel></rss>", "XML entity"),
        (
            '<!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd">]><feed><title>&x;</title></feed>',
            "XML entity",
        ),
        (rss("<a>" * 500_000), "400,000 tags"),
        (rss(*["<title>x</title>"] * 30_000), "20,000 entries"),
        (rss(f"<a {MANY}/>"), "too many attributes"),
        (rss("".join(f'<x{n}:y xmlns:x{n}="u"/>' for n in range(500))), "100 namespaces"),
        (rss("x" * (17 << 20)), "too large: a feed may have 16 MB"),
        ("<rss", "none that can be read"),
        ("<!DOCTYPE rss [", "ends in its DTD"),
        (f'<?xml version="1.0"?>{"<!-- x -->" * 100_000}<rss/>', "XML without an element"),
        ('<?xml version="1.0"?><svg></svg>', "this is XML (<svg>)"),
    ],
    ids=range(11),
)
def test_a_hostile_feed_is_refused_quickly(feed: str, said: str) -> None:
    """Entity bombs, foreign files, and sizes that no feed has: one line, in a second or two."""
    began = time.process_time()
    (failure,) = split(feed)

    assert isinstance(failure, Failure)
    assert said in failure.reason
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "feed",
    [
        rss("<a>" * 20_000 + "</a>" * 20_000),
        rss("<link>http://[x</link><title>y</title>"),
        rss("<title>x</title><pubDate>" + "Mon, " * 100_000 + "</pubDate>"),
        rss("<link>javascript:alert(1)</link>"),
        rss("<description>" + "& " * 100_000 + "</description>"),
        rss("<author>" + "a@" * 100_000 + "</author>"),
        rss("<title>&nbsp;&bogus;</title><link>https://a.org/</link>"),
        f'<feed xmlns="{ATOM}"><entry><content type="xhtml">' + "<div>" * 20_000,
        f'<feed xmlns="{ATOM}"><entry><content type="application/pdf" src="x"/></entry></feed>',
        f'<feed xmlns="{ATOM}"></feed>',
        rss(),
    ],
    ids=range(11),
)
def test_a_strange_feed_ends_in_a_remark(feed: str) -> None:
    """Nesting, addresses that are none, dates that are none: no entry, no exception, no failure."""
    began = time.process_time()
    pieces = split(feed)

    assert pieces
    assert all(isinstance(piece, Remark) for piece in pieces)
    assert time.process_time() - began < 5


def test_a_feed_of_a_hundred_megabytes_is_not_held(tmp_path: Path) -> None:
    """It is refused when the limit is reached."""
    path = tmp_path / "feed.xml"
    with path.open("wb") as file:
        file.write(rss().encode()[:-20])
        for _ in range(100):
            file.write(b"<item>" + b"x" * (1 << 20) + b"</item>")
    (failure,) = split_input(Input(str(path), "feed.xml"))

    assert isinstance(failure, Failure)
    assert failure.reason.startswith(
        f"too large: a feed may have {limits.sized(limits.FEED_BYTES)}"
    )


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"{", b'{"html": 5}', b'{"html": "<p></p>"}'])
def test_what_is_no_entry_is_refused(data: bytes) -> None:
    """Bytes that a forged archive calls an entry."""
    with pytest.raises(UnreadableError):
        read_document(data, kind="feed")
    with pytest.raises(UnreadableError, match="holds many articles"):
        read_document(rss(item()).encode())


def test_a_server_s_message_is_no_article() -> None:
    """marketwatch.com answers for a feed that has moved with a page that says so."""
    page = (
        "<head><title>Document Moved</title></head><body><h1>Object Moved</h1>This document may be"
        ' found <a HREF="http://fishhawk2.marketwatch.com/rss/pf/">here</a></body>'
    )
    with pytest.raises(UnreadableError, match="server's message"):
        read_document(page.encode())
