"""
Press databases: what LexisNexis, Nexis Uni, Factiva and ProQuest save as text is a clipping each.
"""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from archive.errors import UnreadableError
from archive.pipeline import read_article
from archive.sources import Input, Raw, Remark, find_kind, read_document, split_input

if TYPE_CHECKING:
    from archive.article import Article

TODAY = date(2026, 11, 26)
LEAD = "The council voted on Tuesday to repave the road by the river after years of complaints."
SAID = '"It is about time," said Mayor John Smith, who lives two streets away.'
STORY = f"{LEAD}\n\n{SAID}"
BRIDGE = "The bridge over the Liffey will close in May, a clerk said on Friday."

NEXIS = """


Download Request: Selected Items: 1-2
Time Of Request: Friday, March 20, 2018  16:51:31

Send To:
UNIVERSITY OF HARBOUR LIBRARY


                               1 of 2 DOCUMENTS



                               The New York Times

                           January 17, 2007 Wednesday
                              Late Edition - Final

Council Votes to Repave the Road by the River After
Years of Complaints

BYLINE: By JANE DOE; Bob Roe contributed reporting from Albany.

SECTION: Section B; Column 1; Metropolitan Desk; Pg. 1

LENGTH: 612 words

DATELINE: ALBANY, Jan. 16


The council voted on Tuesday to repave the road by the river
after years of complaints.

"It is about time," said Mayor John Smith, who lives two
streets away.

SOURCE: Ohio Department of Transportation

AUTHOR: Tom Coe, in a book that the mayor held up, tells of 1931.

URL: http://www.nytimes.com

SUBJECT: ROADS & STREETS (90%); CITY GOVERNMENT (78%)

LOAD-DATE: January 18, 2007

LANGUAGE: ENGLISH

GRAPHIC: Photo: The road by the river, on Monday. (Photo by Jim Poe/The New
York Times)

CORRECTION-DATE: January 20, 2007

CORRECTION: A story on Wednesday misstated the mayor's age. He is 61.


                    Copyright 2007 The New York Times Company

                               2 of 2 DOCUMENTS



                               The Times (London)

                            January 11, 2010 Monday
                                   Edition 1;
                                    Ireland

Bridge to close in May

BYLINE: Tom Coe

LENGTH: 453 words


The bridge over the Liffey will close in May, a clerk said on Friday.

LOAD-DATE: January 11, 2010


                    Copyright 2010 Times Newspapers Limited
                              All Rights Reserved
"""
UNI = f"""User Name: Jane Roe
Date and Time: Friday, March 20, 2018 4:51:00 PM EDT
Job Number: 63012345

Documents (2)
1. Council Votes to Repave Road
Client/Matter: -None-
Search Terms: road
Narrowed by:
Content Type  Narrowed by
News  Timeline: Jan 01, 2007 to Dec 31, 2010

Council Votes to Repave Road
The New York Times
January 17, 2007 Wednesday
Late Edition - Final

Copyright 2007 The New York Times Company
Section:\u00a0Section B; Column 1; Pg. 1
Length:\u00a0612 words
Byline: By JANE DOE
Body

{STORY}
Graphic

Photo: The road by the river, on Monday
Classification

Language: ENGLISH
Subject: ROADS (90%)
Load-Date: January 18, 2007

End of Document

Bridge to close in May
The Guardian (London)
11 January 2010 Monday 10:30 AM GMT

Copyright 2010 Guardian News & Media Limited
Length: 453 words
Byline: Tom Coe
Body

{BRIDGE}
Load-Date: January 12, 2010

End of Document
"""
FACTIVA = f"""World
Council votes to repave the road by the river
By Jane Doe
612 words
17 January 2007
10:30
The New York Times
NYTF
Late Edition - Final
1
English
(c) 2007 New York Times Company.

{STORY}

Document NYTF000020070117e31h0003k

Bridge to close in May
Tom Coe
453 words
11 January 2010
The Times
T
3
English
(c) 2010 Times Newspapers Limited. All rights reserved

{BRIDGE}

Document T000000020100111e61b0001v

Search Summary
Text road
"""
CODED = f"""SE      World
HD      Council votes to repave the road by the river
BY      By Jane Doe
WC      612 words
PD      17 January 2007
SN      The New York Times
SC      NYTF
LA      English
CY      (c) 2007 New York Times Company.

LP      {LEAD}

TD
IN A WORD, the mayor is glad.

{SAID}

NS      gcat : Political/General News
AN      Document NYTF000020070117e31h0003k
"""
PROQUEST = f"""____________________________________________________________

Council Votes to Repave Road

https://search.proquest.com/docview/433456?accountid=14496

Abstract: The council voted on Tuesday.

Full text: {LEAD}

Location: the corner of Main Street, at noon. So says a poster.

{SAID}

Subject: Roads; Councils

People: Smith, John

Title: Council Votes to Repave Road: [Metropolitan Desk]

Publication title: New York Times, Late Edition (East Coast); New York, N.Y.

Publication date: Jan 17, 2007

Author: Doe, Jane; Roe, Bob.

Language of publication: English

ProQuest document ID: 433456

Last updated: 2017-11-15

____________________________________________________________

Contact ProQuest
"""


def split(text: str) -> list[Any]:
    return list(split_input(Input("", "a.txt", stream=io.BytesIO(text.encode()))))


def articles(text: str) -> list[Article]:
    return [read_article(raw.data, kind=raw.kind, today=TODAY) for raw in split(text)]


@pytest.mark.parametrize(
    ("text", "place", "people"),
    [
        (NEXIS, "a.txt:clipping 1", ("Jane Doe",)),
        (UNI, "a.txt:clipping 1", ("Jane Doe",)),
        (FACTIVA, "a.txt:clipping 1", ("Jane Doe",)),
        (CODED, "a.txt:clipping 1", ("Jane Doe",)),
        (PROQUEST, "a.txt:clipping 1", ("Jane Doe", "Bob Roe")),
    ],
    ids=["nexis", "uni", "factiva", "coded", "proquest"],
)
def test_a_clipping_is_an_article(text: str, place: str, people: tuple[str, ...]) -> None:
    """Headline, day, people, outlet, language and story; nothing of the database is story."""
    raw = split(text)[0]
    assert (raw.kind, raw.place) == ("clipping", place)
    article = read_article(raw.data, kind=raw.kind, today=TODAY)

    assert article.title is not None
    assert article.title.casefold().startswith("council votes to repave")
    assert "[" not in article.title
    assert article.published is not None
    assert article.published.day == date(2007, 1, 17)
    assert article.modified is None
    assert article.authors == people
    assert article.source is not None
    assert article.source.name == "The New York Times"
    assert article.language == "en"
    assert article.url is None
    said = article.text.split("\n\n")
    assert (said[0], said[-1] if text != NEXIS else said[1]) == (LEAD, SAID)
    assert article.quotes[0].speaker == "John Smith"
    assert find_kind(text.encode()) == "clipping"
    at = 0
    for paragraph in article.paragraphs:
        assert article.decoded[at : paragraph.start].strip() == ""
        at = paragraph.end


def test_what_stands_around_a_nexis_story_has_its_role() -> None:
    """Pictures, corrections, index terms; a label after the story began may be a story's own."""
    first, second = articles(NEXIS)

    assert first.title == "Council Votes to Repave the Road by the River After Years of Complaints"
    assert first.tags == ("roads & streets", "city government")
    roles = {paragraph.text: paragraph.role for paragraph in first.paragraphs}
    assert roles["DATELINE: ALBANY, Jan. 16"] == "header"
    assert roles["AUTHOR: Tom Coe, in a book that the mayor held up, tells of 1931."] == "body"
    photo = "Photo: The road by the river, on Monday. (Photo by Jim Poe/The New York Times)"
    assert roles[photo] == "caption"
    fixed = "CORRECTION: A story on Wednesday misstated the mayor's age. He is 61."
    assert roles[fixed] == "correction"
    assert "Jim Poe" in [credit.name for credit in first.credits]
    assert second.title == "Bridge to close in May"
    assert second.text == BRIDGE
    assert second.source is not None
    assert second.source.name == "The Times"
    assert second.published is not None
    assert second.published.day == date(2010, 1, 11)


@pytest.mark.parametrize(
    ("text", "outlet"), [(UNI, "The Guardian"), (FACTIVA, "The Times")], ids=["uni", "factiva"]
)
def test_each_clipping_of_a_file_is_its_own(text: str, outlet: str) -> None:
    """What is behind the last, as what was searched for, is nobody's."""
    _, bridge = articles(text)

    assert bridge.title == "Bridge to close in May"
    assert bridge.authors == ("Tom Coe",)
    assert bridge.source is not None
    assert bridge.source.name == outlet
    assert bridge.published is not None
    assert bridge.published.day == date(2010, 1, 11)
    assert bridge.text == BRIDGE
    assert "Search Summary" not in bridge.decoded


def test_a_proquest_story_may_hold_a_label() -> None:
    """The facts are those below the whole story; when the database changed them is no news."""
    (article,) = articles(PROQUEST)

    poster = "Location: the corner of Main Street, at noon. So says a poster."
    assert poster in article.text.split("\n\n")
    assert article.tags == ("roads", "councils")
    roles = {paragraph.text: paragraph.role for paragraph in article.paragraphs}
    assert roles["Abstract: The council voted on Tuesday."] == "header"


def test_the_same_clipping_of_another_download_has_the_same_bytes() -> None:
    """Its number there, and what was asked for, are not part of it."""
    again = NEXIS.replace("1 of 2 DOCUMENTS", "17 of 500 DOCUMENTS").replace("HARBOUR", "OHIO")
    again = again.replace("\n", "\r\n")  # as Windows saves it
    assert [raw.digest for raw in split(again)] == [raw.digest for raw in split(NEXIS)]


def test_a_clipping_without_text_is_counted() -> None:
    """A picture alone has only its labels."""
    picture = NEXIS.replace(BRIDGE, "")
    first, remark = split(picture)

    assert isinstance(first, Raw)
    assert remark == Remark("a.txt", "1 clipping holds no text")


def test_several_clippings_are_no_article() -> None:
    """Who reads a file as one article is told."""
    with pytest.raises(UnreadableError, match="it holds 2 clippings, not one"):
        read_document(NEXIS.encode(), name="a.txt")


@pytest.mark.parametrize(
    "text",
    [
        f"1 of 3 DOCUMENTS\n\nThe memo, one of three documents, was found in May.\n\n{STORY}",
        f"Memo\n\n612 words\n\nOn 17 January 2007 the council met.\n\n{STORY}",
        f"612 words\n17 January 2007\n\n{STORY}",
        f"{'_' * 60}\n\nFull text: {LEAD}\n\n{SAID}",
        f"Council votes\n\nBYLINE: Jane Doe\n\nLENGTH: 612 words\n\n{STORY}",
        f"Recipe\n\nLength: 12 words\n\n{STORY}\n\nBody of water: none.",
    ],
)
def test_other_texts_are_no_clippings(text: str) -> None:
    """One mark of a database is not enough."""
    assert find_kind(text.encode()) == "text"


def test_a_file_that_only_begins_like_clippings_is_a_text() -> None:
    """Cut off before the line that ends a clipping, it is kept whole."""
    cut = FACTIVA.partition("Document NYTF")[0]
    (raw,) = split(cut)

    assert (raw.kind, raw.data, raw.place) == ("text", cut.encode(), "a.txt")
