"""
Saved web pages whose names were labelled by hand: the texts stay in the corpora, the labels are here.

A line of gold/page_names.jsonl is one page: "key" (archive:member) and "names": the digest of each
paragraph that was read to the names in it, as in named_news.py. A paragraph that reading does not
find any more is passed over. Of a long page only its beginning was read.

    python -m tests.quality.named_pages LABELS PARAGRAPHS

adds LABELS, {key: {paragraph: [[start, end, letter]]}}, of PARAGRAPHS, {key: [paragraph]}.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING

from archive import read_article
from tests.quality.named_corpora import Document
from tests.quality.named_news import LONGEST, read_rows, read_span, write_rows
from tests.quality.page_gold import READABILITY, TRAFILATURA
from tests.quality.parts import part_of

if TYPE_CHECKING:
    from collections.abc import Iterator

GOLD = Path(__file__).parent / "gold" / "page_names.jsonl"


def pages(corpora: Path, part: str, gold: Path = GOLD) -> list[Document]:
    """The labelled pages of one half."""
    rows = {key: row["names"] for key, row in read_rows(gold).items() if part_of(key) == part}
    found: list[Document] = []
    for key, markup in _markup(corpora, set(rows)):
        names = rows[key]
        paragraphs = [one for one in _paragraphs(markup) if _digest(one) in names]
        spans = {
            (number, start, end): type_
            for number, paragraph in enumerate(paragraphs)
            for start, end, type_ in map(read_span, names[_digest(paragraph)].split())
        }
        found.append(Document(key, tuple(paragraphs), spans))
    return found


def _markup(corpora: Path, keys: set[str]) -> Iterator[tuple[str, bytes]]:
    for archive in (READABILITY, TRAFILATURA):
        with tarfile.open(corpora / archive) as tar:
            for member in tar:
                key = f"{archive}:{member.name}"
                file = tar.extractfile(member) if key in keys else None
                if file is not None:
                    yield key, file.read()


def _paragraphs(markup: bytes) -> list[str]:
    article = read_article(markup, kind="html")
    texts = [article.title or "", *(p.text for p in article.paragraphs if p.role == "body")]
    return list(dict.fromkeys(" ".join(text.split())[:LONGEST] for text in texts if text))


def _digest(paragraph: str) -> str:
    return hashlib.sha256(paragraph.encode()).hexdigest()[:12]


def write(labels: Path, paragraphs: Path, gold: Path = GOLD) -> None:
    """Add *labels* to the gold, or put them in the place of what it has of their pages."""
    found = json.loads(labels.read_text(encoding="utf-8"))
    texts = json.loads(paragraphs.read_text(encoding="utf-8"))
    rows = read_rows(gold)
    for key, read in found.items():
        names = {
            _digest(text): " ".join(
                f"{a}-{b}{letter}" for a, b, letter in read.get(str(number), [])
            )
            for number, text in enumerate(texts[key])
        }
        rows[key] = {"key": key, "names": names}
    write_rows(rows, gold)


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
