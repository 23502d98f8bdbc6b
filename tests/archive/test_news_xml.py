"""
NITF, NewsML 1, NewsML-G2 and Reuters' newsitem: what agencies and newspapers hand on is an article.
"""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest

from archive.errors import UnreadableError
from archive.pipeline import read_article
from archive.sources import Input, Raw, Remark, limits, read_document, read_raw, split_input

TODAY = date(2026, 11, 26)
LEAD = (
    "The council voted on Tuesday to repave the road by the river after years of complaints from"
    " people who live on it."
)
SAID = "''It is about time,'' said Mayor John Smith, who lives two streets away."

# In the manner of The New York Times' corpus: the first paragraph twice, two bylines, &mdash;.
NITF = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.3/specification/dtd/nitf-3-3.dtd">
<nitf change.date="June 10, 2005" version="-//IPTC//DTD NITF 3.3//EN">
<head><title>Council Votes To Repave Road</title>
<docdata><doc-id id-string="1815754"/><doc.copyright holder="The New York Times" year="2007"/>
<key-list><keyword key="Roads"/></key-list></docdata>
<pubdata date.publication="20070117T000000" name="The New York Times"
 ex-ref="http://query.nytimes.com/gst/fullpage.html?res=9A00"/></head>
<body><body.head><hedline><hl1>Council Votes to Repave Road by the River</hl1></hedline>
<byline class="print_byline">By JANE DOE; Bob R. Roe contributed reporting from Albany.</byline>
<byline class="normalized_byline">Doe, Jane</byline><dateline>ALBANY, Jan. 16</dateline></body.head>
<body.content><block class="lead_paragraph"><p>{LEAD}</p></block>
<block class="full_text"><p>{LEAD}</p>
<p>{SAID} Work will begin &mdash; at last &mdash; in spring, <person>Mr. Smith</person> said.</p>
<hl2>A Flood in 2004</hl2><p>The road was last closed when the Hudson rose by nine feet.</p>
<media media-type="image"><media-reference source="a.jpg" alternate-text="no words"/>
<media-caption><p>The road by the river, on Monday.</p></media-caption>
<media-producer>Jim Poe/The New York Times</media-producer></media></block></body.content>
<body.end><tagline>Jane Doe covers roads for The New York Times.</tagline></body.end></body></nitf>
"""
G2 = f"""<?xml version="1.0"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="a" version="1" xml:lang="en-US"><itemMeta><itemClass qcode="ninat:text"/>
<provider qcode="nprov:Reuters"/><versionCreated>2011-10-21T16:25:32-05:00</versionCreated>
<firstCreated>2011-10-20T10:00:00-05:00</firstCreated></itemMeta>
<contentMeta><headline>Council votes to repave road</headline><by>Jane Doe</by>
<dateline>ALBANY, Oct 20 (Reuters)</dateline><keyword>roads</keyword></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>
<body><p>ALBANY (Reuters) - {LEAD}</p><p>"It is about time," John Smith said.</p></body></html>
</inlineXML></contentSet></newsItem>
<newsItem guid="p"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta><contentMeta/>
<contentSet><remoteContent href="a.jpg"/></contentSet></newsItem>
<newsItem guid="b"><itemMeta><provider literal="Reuters"/>
<versionCreated>2011-10-22T08:00:00Z</versionCreated></itemMeta>
<contentMeta><headline>Bridge to close</headline></contentMeta>
<contentSet><inlineData contenttype="text/plain">The bridge will close in May, a clerk said.

It was built in 1931 and has not been painted since.</inlineData></contentSet></newsItem>
</itemSet></newsMessage>
"""
NEWSML = f"""<?xml version="1.0" encoding="iso-8859-1"?>
<!DOCTYPE NewsML PUBLIC "urn:newsml:iptc.org:20021018:NewsMLv1.1:1" "NewsML_1.1.dtd">
<NewsML><NewsItem xml:lang="en"><Identification><NewsIdentifier><ProviderId>afp.com</ProviderId>
<DateId>20051204</DateId></NewsIdentifier></Identification>
<NewsManagement><FirstCreated>20051204T113000+0100</FirstCreated>
<ThisRevisionCreated>20051205T090000+0100</ThisRevisionCreated></NewsManagement>
<NewsComponent><NewsLines><HeadLine>Council votes on road in S\xe3o Paulo</HeadLine>
<ByLine>by Jane Doe</ByLine><DateLine>ALBANY, Dec 4, 2005 (AFP)</DateLine></NewsLines>
<AdministrativeMetadata><Provider><Party FormalName="AFP"/></Provider></AdministrativeMetadata>
<NewsComponent EquivalentsList="yes"><ContentItem><DataContent><p>{LEAD}</p></DataContent>
</ContentItem><ContentItem><DataContent>{LEAD}</DataContent></ContentItem></NewsComponent>
</NewsComponent></NewsItem></NewsML>
"""
RCV1 = f"""<?xml version="1.0" encoding="iso-8859-1" ?>
<newsitem itemid="2286" id="root" date="1996-08-20" xml:lang="en">
<title>USA: Council votes to repave road.</title>
<headline>Council votes to repave road.</headline><byline>Henry Tricks</byline>
<dateline>MEXICO CITY</dateline><text>
<p>{LEAD}</p><p>&quot;It is about time,&quot; said Juan Perez, an analyst at Banamex.</p></text>
<copyright>(c) Reuters Limited 1996</copyright>
<metadata><dc element="dc.publisher" value="Reuters Holdings Plc"/>
<dc element="dc.date.published" value="1996-08-20"/><dc element="dc.source" value="Reuters"/>
</metadata></newsitem>
"""


def split(xml: str, encoding: str = "utf-8") -> list[Any]:
    return list(split_input(Input("", "a.xml", stream=io.BytesIO(xml.encode(encoding)))))


def test_a_newspapers_document_is_an_article() -> None:
    """NITF: headline, day, people, outlet, address; the story once, with what stands around it."""
    article = read_article(NITF.encode(), today=TODAY)

    assert article.title == "Council Votes to Repave Road by the River"
    assert article.published is not None
    assert article.published.day == date(2007, 1, 17)
    assert article.authors == ("Jane Doe",)
    assert article.source is not None
    assert article.source.name == "The New York Times"
    assert article.url == "http://query.nytimes.com/gst/fullpage.html?res=9A00"
    assert article.tags == ("Roads",)
    assert article.text.count(LEAD) == 1
    assert f"{SAID} Work will begin — at last — in spring, Mr. Smith said." in article.text
    roles = {paragraph.text: paragraph.role for paragraph in article.paragraphs}
    assert roles["ALBANY, Jan. 16"] == "header"
    assert roles["A Flood in 2004"] == "heading"
    assert roles["The road by the river, on Monday."] == "caption"
    assert roles["Jim Poe/The New York Times"] in ("caption", "credit")
    assert roles["Jane Doe covers roads for The New York Times."] == "bio"
    assert "no words" not in article.decoded
    assert [(quote.words, quote.speaker) for quote in article.quotes] == [
        ("It is about time,", "John Smith")
    ]


def test_each_item_of_an_agencys_message_is_an_article() -> None:
    """NewsML-G2: pages and plain text in it; pictures are counted; the kept bytes read the same."""
    first, second, remark = split(G2)

    assert remark == Remark("a.xml", "1 item holds no text")
    assert [raw.place for raw in (first, second)] == ["a.xml:item 1", "a.xml:item 3"]
    article = read_article(first.data, kind=first.kind, today=TODAY)
    assert article.decoded == read_raw(first).decoded
    assert article.title == "Council votes to repave road"
    assert article.authors == ("Jane Doe",)
    assert article.published is not None
    assert article.published.instant is not None
    assert article.published.instant.isoformat() == "2011-10-20T10:00:00-05:00"
    assert article.modified is not None
    assert article.modified.day == date(2011, 10, 21)
    assert article.source is not None
    assert article.source.name == "Reuters"
    assert article.decoded.startswith("ALBANY (Reuters) - The council")  # its dateline once
    bridge = read_article(second.data, kind=second.kind, today=TODAY)
    assert [p.text for p in bridge.paragraphs] == [
        "The bridge will close in May, a clerk said.",
        "It was built in 1931 and has not been painted since.",
    ]
    assert split(G2) == [first, second, remark]


def test_components_within_components_are_read() -> None:
    """NewsML 1, in the encoding that it declares; of forms of the same text the first is taken."""
    (raw,) = split(NEWSML, "iso-8859-1")
    article = read_article(raw.data, kind=raw.kind, today=TODAY)

    assert raw.data == NEWSML.encode("iso-8859-1")
    assert article.title == "Council votes on road in São Paulo"
    assert article.authors == ("Jane Doe",)
    assert article.published is not None
    assert article.published.day == date(2005, 12, 4)
    assert article.source is not None
    assert article.source.name == "Agence France-Presse"
    assert article.text == LEAD
    assert [p.text for p in article.paragraphs if p.role == "header"] == [
        "ALBANY, Dec 4, 2005 (AFP)"
    ]


def test_an_item_of_reuters_corpus_is_an_article() -> None:
    """RCV1: its headline, not its title with a country before it; its own date and place."""
    article = read_article(RCV1.encode("iso-8859-1"), today=TODAY)

    assert article.title == "Council votes to repave road."
    assert article.authors == ("Henry Tricks",)
    assert article.published is not None
    assert article.published.day == date(1996, 8, 20)
    assert article.source is not None
    assert article.source.name == "Reuters"
    assert article.decoded.startswith("MEXICO CITY\n\nThe council")
    assert article.quotes[0].speaker == "Juan Perez"


ENTITIES = '<!DOCTYPE nitf [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        ("<nitf><body><body.content><p>The council voted", "read: Premature end of data in tag"),
        (ENTITIES + "<nitf><p>&b;</p></nitf>", "declares an XML entity of its own ('a')"),
        (OUTSIDE + "<nitf><p>&x;</p></nitf>", "declares an XML entity of its own ('x')"),
        (
            "<nitf>" + "<p>" * 5_000 + "x" + "</p>" * 5_000 + "</nitf>",
            "read: Excessive depth in document: 256 (line 1)",
        ),
        ("<nitf>" + "<p/>" * (limits.FEED_TAGS + 1) + "</nitf>", "too large: a document may have"),
        ("<nitf><body><body.content/></body></nitf>", "there is no text in it"),
        ("<nitf><body><body.content><p> </p></body.content></body></nitf>", "there is no text"),
        (G2, "it holds 3 items of news, not one: add the file to an archive"),
    ],
)
def test_what_is_broken_or_hostile_is_refused_in_one_line(xml: str, said: str) -> None:
    """No entity is unpacked, no file or address opened, and what is torn is not half an article."""
    with pytest.raises(UnreadableError) as caught:
        read_document(xml.encode(), name="a.xml")

    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_message_of_nothing_says_so() -> None:
    """Packages and pictures alone are told of, not failed."""
    package = "<newsMessage><itemSet><packageItem/></itemSet></newsMessage>"
    assert split(package) == [Remark("a.xml", "there is no item in it")]


def test_a_document_of_one_item_is_kept_as_it_came() -> None:
    """So it is the same article from whatever folder, zip or pipe."""
    (raw,) = split(NITF)
    assert isinstance(raw, Raw)
    assert (raw.kind, raw.data, raw.place) == ("newsxml", NITF.encode(), "a.xml")
