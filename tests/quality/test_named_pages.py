"""
The names that were labelled by hand in saved pages: found again by the paragraphs they are of.
"""

from __future__ import annotations

import io
import json
import tarfile
from typing import TYPE_CHECKING

from tests.quality.named_pages import GOLD, pages, write
from tests.quality.page_gold import READABILITY, TRAFILATURA

if TYPE_CHECKING:
    from pathlib import Path

STORY = (
    "Swami Chakrapani held it in New Delhi on Monday, and some two hundred people came to drink."
)
OTHER = "Those who came were asked to bring their own cups, the organisers said before the meeting."
KEY = f"{READABILITY}:page/source.html"


def test_labels_come_back_where_their_paragraph_is_read(tmp_path: Path) -> None:
    """A paragraph that is read as it was has its names; one that is not is passed over."""
    page = f"<html><body><article><p>{OTHER}</p><p>{STORY}</p></article></body></html>".encode()
    for archive in (READABILITY, TRAFILATURA):
        with tarfile.open(tmp_path / archive, "w:gz") as tar:
            member = tarfile.TarInfo("page/source.html")
            member.size = len(page)
            tar.addfile(member, io.BytesIO(page))
    labels, texts = tmp_path / "labels.json", tmp_path / "texts.json"
    labels.write_text(json.dumps({KEY: {"0": [[0, 4, "M"]], "1": [[0, 16, "P"], [28, 37, "L"]]}}))
    texts.write_text(json.dumps({KEY: ["Gone since then", STORY]}))
    gold = tmp_path / "page_names.jsonl"
    write(labels, texts, gold)

    (found,) = [one for part in ("dev", "held") for one in pages(tmp_path, part, gold)]

    assert found.name == KEY
    assert found.paragraphs == (STORY,)
    assert found.spans == {(0, 0, 16): "person", (0, 28, 37): "place"}


def test_the_gold_holds_no_text() -> None:
    """The pages belong to their publishers: digests and offsets alone are kept."""
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert set(row) == {"key", "names"}
        for digest, names in row["names"].items():
            assert len(digest) == 12
            assert not names.strip("0123456789-PLOM ")
