"""
The articles that a news service answers with, in an object around them.
"""

from __future__ import annotations

import io
import json

import pytest

from archive.sources import Failure, Input, Reading, read_inputs
from archive.sources.jsonl import read_line

ANSWERS = {
    "NewsAPI": {
        "status": "ok",
        "totalResults": 2,
        "articles": [
            {
                "source": {"id": "bbc-news", "name": "BBC News"},
                "author": "Jane Doe",
                "title": "Bridge opens",
                "url": "https://www.bbc.co.uk/news/1",
                "publishedAt": "2025-10-05T10:00:00Z",
                "content": "The bridge opened on Sunday.",
            },
            {"title": "Second", "content": "A second story."},
        ],
    },
    "JSON Feed": {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Example",
        "items": [
            {
                "id": "1",
                "url": "https://www.bbc.co.uk/news/1",
                "title": "Bridge opens",
                "content_html": "<p>The bridge opened on Sunday.</p>",
                "date_published": "2025-10-05T10:00:00Z",
                "authors": [{"name": "Jane Doe"}],
            },
            {"id": "2", "title": "Second", "content_text": "A second story."},
        ],
    },
    "The Guardian": {
        "response": {
            "status": "ok",
            "results": [
                {
                    "webPublicationDate": "2025-10-05T10:00:00Z",
                    "webTitle": "Bridge opens",
                    "webUrl": "https://www.bbc.co.uk/news/1",
                    "fields": {"byline": "Jane Doe", "bodyText": "The bridge opened on Sunday."},
                },
                {"webTitle": "Second", "fields": {"body": "<p>A second story.</p>"}},
            ],
        }
    },
    "Elasticsearch": {
        "hits": {
            "total": 2,
            "hits": [
                {
                    "_id": "1",
                    "_source": {
                        "title": "Bridge opens",
                        "author": "Jane Doe",
                        "url": "https://www.bbc.co.uk/news/1",
                        "date": "2025-10-05T10:00:00Z",
                        "body": "The bridge opened on Sunday.",
                    },
                },
                {"_id": "2", "_source": {"title": "Second", "body": "A second story."}},
            ],
        }
    },
}


@pytest.mark.parametrize("service", ANSWERS)
@pytest.mark.parametrize("indent", [None, 2])
def test_an_answer_around_articles_is_each_of_them(service: str, indent: int | None) -> None:
    """What a news service answers holds many articles, on one line or on many."""
    data = json.dumps(ANSWERS[service], indent=indent).encode()

    first, second = read_inputs(Input("x", "answer.json", stream=io.BytesIO(data)))

    assert isinstance(first, Reading)
    assert isinstance(second, Reading)
    assert first.raw.place == "answer.json[1]"
    assert first.raw.data in data
    assert first.article.decoded == "The bridge opened on Sunday."
    assert first.article.clues.titles == ("Bridge opens",)
    assert first.article.clues.urls == ("https://www.bbc.co.uk/news/1",)
    assert first.article.clues.bylines == ("Jane Doe",)
    assert [clue.written for clue in first.article.clues.dates] == ["2025-10-05T10:00:00Z"]
    assert second.article.decoded == "A second story."


def test_the_posts_of_wordpress_are_read() -> None:
    """/wp-json/wp/v2/posts: texts in an object of their own, authors and tags as numbers."""
    post = {
        "id": 5,
        "date": "2025-10-05T10:00:00",
        "link": "https://example.org/bridge",
        "title": {"rendered": "The mayor&#8217;s bridge"},
        "content": {"rendered": "<p>The bridge opened on Sunday.</p>", "protected": False},
        "author": 3,
        "tags": [4, 5],
    }

    article = read_line(json.dumps(post).encode())

    assert article.decoded == "The bridge opened on Sunday."
    assert article.clues.titles == ("The mayor’s bridge",)
    assert (article.clues.bylines, article.clues.tags) == ((), ())


def test_an_article_with_a_list_is_one_article() -> None:
    """What has a text of its own is the article, whatever stands in lists beside it."""
    one = json.dumps({"title": "A", "text": "A story.", "results": [{"text": "no"}]}).encode()
    long = json.dumps({"items": [{"text": "no"}], "text": "A story. " * 9_000}).encode()

    for data, count in ((one, 1), (long + b"\n" + long, 2)):
        found = list(read_inputs(Input("x", "x.json", stream=io.BytesIO(data))))
        assert len(found) == count
        assert all(isinstance(one, Reading) for one in found)


@pytest.mark.parametrize(
    "data", [b'{"articles": [{"text": "a', b'{"items":' * 9_000, b'{"hits": []}']
)
def test_a_broken_answer_is_one_failure(data: bytes) -> None:
    """What is cut short, nested without end or empty is said in a line."""
    (failure,) = read_inputs(Input("x", "x.json", stream=io.BytesIO(data)))

    assert isinstance(failure, Failure)
