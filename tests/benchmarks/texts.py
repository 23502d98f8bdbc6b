"""
What every benchmark reads: JSON Lines with id, source, date, body and, where there is one, title.

A text without a title gets its first words for one, so that every engine has the same titles to
store, to weigh and to show.
"""

from __future__ import annotations

import gzip
import json
import re
from datetime import date
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Iterator

TITLE_WORDS = 8
# Between a blank or an opening sign and a blank or closing signs: not what is left of D.C. or O'Brien.
_RUN = re.compile(r'(?<![^\s("“])[A-Za-z]+(?:\s+[A-Za-z]+)*(?=[.,;:!?)"”]*(?:\s|$))')


class Text(TypedDict):
    """One document, every field a string; *date* is YYYY-MM-DD."""

    id: str
    source: str
    date: str
    title: str
    body: str


def read_texts(path: str, limit: int | None = None) -> Iterator[Text]:
    """The documents of a file that have an id of their own and a day, *limit* at most."""
    opener = gzip.open if path.endswith(".gz") else open
    seen: set[str] = set()
    with opener(path, "rt", encoding="utf-8") as held:
        for line in held:
            if limit is not None and len(seen) >= limit:
                return
            read = json.loads(line)
            day = str(read.get("date") or "")[:10]
            if read["id"] in seen or not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
                continue
            date.fromisoformat(day)
            seen.add(read["id"])
            body = read["body"]
            yield {
                "id": read["id"],
                "source": read["source"],
                "date": day,
                "title": read.get("title") or first_words(body),
                "body": body,
            }


def first_words(body: str) -> str:
    return " ".join(body[:400].split()[:TITLE_WORDS])


def plain_runs(text: str) -> Iterator[list[str]]:
    """
    Rows of words with nothing but a blank between them, in lower case.

    Only words of a to z: about them every engine's idea of a word is the same.
    """
    return (match.group().lower().split() for match in _RUN.finditer(text))


def write_texts(path: str, texts: list[Text]) -> None:
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(text) + "\n" for text in texts)


def read_written(path: str) -> Iterator[Text]:
    """What write_texts wrote, one at a time."""
    with open(path, encoding="utf-8") as held:
        for line in held:
            yield json.loads(line)
