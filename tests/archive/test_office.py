"""
Documents of word processors: their words are an article, or the clippings of a press database.
"""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import pytest

from archive.errors import UnreadableError
from archive.pipeline import read_article
from archive.sources import Failure, Input, find_inputs, limits, read_document, split_input
from archive.sources.rtf import to_text as from_rtf
from tests.archive.test_clippings import BRIDGE, FACTIVA, UNI

TODAY = date(2026, 11, 26)
LEAD = (
    "The council voted to repave the road — after years — in Montréal & elsewhere, officials said."
)
SAID = "“It is about time,” said Mayor John Smith, who lives two streets away."
WORDS = ["Council votes to repave the road", "By Jane Doe", "17 January 2007", LEAD, SAID]

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"


def zipped(files: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in files.items():
            stored = name == "mimetype"  # that it can be told by its first bytes
            file.writestr(name, text, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")


def docx(body: str) -> bytes:
    document = (
        f'<?xml version="1.0"?>\n<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    )
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def word(paragraphs: list[str]) -> bytes:
    """As Word writes it: a sentence in several runs, and what was deleted still in the file."""
    runs = []
    for words in paragraphs:
        middle = len(words) // 2
        runs.append(
            f"<w:p>\n <w:pPr/><w:r><w:t>{escaped(words[:middle])}</w:t></w:r>"
            "<w:del><w:r><w:delText>never</w:delText><w:t>never</w:t></w:r></w:del>"
            f'<w:r><w:t xml:space="preserve">{escaped(words[middle:])}</w:t></w:r>\n</w:p>'
        )
    return docx("".join(runs))


def odt(paragraphs: list[str]) -> bytes:
    """As LibreOffice writes it: spans, double spaces as elements, changes kept in front."""
    body = f"<text:tracked-changes><text:p>never</text:p></text:tracked-changes><text:h>{escaped(paragraphs[0])}</text:h>"
    for words in paragraphs[1:]:
        first, _, rest = words.partition(" ")
        body += f"<text:p><text:span>{escaped(first)}</text:span><text:s/>{escaped(rest)}</text:p>"
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{_OFFICE}"'
        f' xmlns:text="{_TEXT}"><office:body><office:text>{body}</office:text></office:body>'
        "</office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def rtf(paragraphs: list[str]) -> bytes:
    signs = {
        "\\": "\\\\",
        "—": r"\emdash ",
        "é": r"\'e9",
        "\u00a0": r"\~",
        "“": r"\u8220?",
        "”": r"\rdblquote ",
    }
    body = ""
    for words in paragraphs:
        body += "".join(signs.get(sign, sign) for sign in words) + "\\par\r\n"
    head = (
        r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 never;}}{\*\generator never;}{\info{\title never}}"
    )
    return (head + r"\pard\f0 " + body + "}").encode("ascii")


MAKERS = pytest.mark.parametrize("make", [word, odt, rtf])


def split(data: bytes) -> list[Any]:
    return list(split_input(Input("", "a.docx", stream=io.BytesIO(data))))


@MAKERS
def test_a_document_is_an_article(make: Any) -> None:
    """Its words, as they are read now, with the lines above the story read as in a copied text."""
    data = make(WORDS)
    (raw,) = split(data)
    article = read_article(raw.data, kind=raw.kind, today=TODAY)

    assert (raw.kind, raw.data) == ("office", data)
    assert article == read_article(raw.data, today=TODAY)
    assert article.title == WORDS[0]
    assert article.authors == ("Jane Doe",)
    assert article.published is not None
    assert article.published.day == date(2007, 1, 17)
    assert article.text.endswith(f"{LEAD}\n\n{SAID}")
    copied = read_article("\n\n".join(WORDS).encode(), today=TODAY)
    assert (article.decoded, article.paragraphs) == (copied.decoded, copied.paragraphs)
    assert article.quotes[0].speaker == "John Smith"


@MAKERS
@pytest.mark.parametrize("clippings", [UNI, FACTIVA], ids=["uni", "factiva"])
def test_clippings_in_a_document_are_read_one_by_one(make: Any, clippings: str) -> None:
    """Nexis Uni gives .docx and Factiva .rtf: each clipping is an article, a line a paragraph."""
    first, second = split(make(clippings.split("\n")))

    assert [raw.kind for raw in (first, second)] == ["clipping", "clipping"]
    council = read_article(first.data, kind=first.kind, today=TODAY)
    bridge = read_article(second.data, kind=second.kind, today=TODAY)
    assert council.authors == ("Jane Doe",)
    assert council.published is not None
    assert council.published.day == date(2007, 1, 17)
    assert council.quotes[0].speaker == "John Smith"
    assert "English" not in council.text
    assert bridge.text == BRIDGE


def test_a_document_that_only_begins_like_clippings_is_itself() -> None:
    """Cut off before the line that ends a clipping, it is one article, kept as it came."""
    data = word(FACTIVA.partition("Document NYTF")[0].split("\n"))
    (raw,) = split(data)

    assert (raw.kind, raw.data) == ("office", data)


def test_documents_in_a_zip_file_are_read() -> None:
    """Packed or not: the zip file is told by its first file's name, not by what that holds."""
    data = word(WORDS)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as file:
        file.writestr("drafts/a.docx", data)
        file.writestr("drafts/b.rtf", rtf(WORDS))
    assert [(raw.kind, raw.data) for raw in split(out.getvalue())] == [
        ("office", data),
        ("office", rtf(WORDS)),
    ]


def test_signs_of_word() -> None:
    """A hyphen that keeps words together, lines broken by hand, links, boxes in both their forms."""
    box = "<w:r><w:t>in a box</w:t></w:r>"
    data = docx(
        "<w:p><w:r><w:t>al</w:t><w:noBreakHyphen/><w:t>Qaeda</w:t><w:br/><w:t>and</w:t><w:tab/>"
        "<w:t>more</w:t></w:r><w:hyperlink><w:r><w:t>, linked</w:t></w:r></w:hyperlink>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
        f"<w:p><w:Choice>{box}</w:Choice><w:Fallback>{box}</w:Fallback></w:p>"
    )
    assert read_document(data).decoded == "al-Qaeda\nand more, linked\n\nin a box"


def test_signs_of_rtf() -> None:
    """Code pages, signs beyond them, links by their words, and a picture's bytes left out."""
    written = (
        rb"{\rtf1\ansi\ansicpg1251 \'cc\'ee\'f1\'ea\'e2\'e0\par"
        rb"\uc1\u-10179?\u-8704? \u233 e\par"
        rb"{\field{\*\fldinst{HYPERLINK "
        rb'"http://a.org"}}{\fldrslt{a link}}} \{a\} \~b{\pict\pngblip 89504e47}\par'
        rb"{\upr{never}{\*\ud{never}}}end}}}} more"
    )
    moscow, signs, link, end = from_rtf(written).split("\n")

    assert moscow == "Москва"
    assert signs.encode("utf-16", "surrogatepass").decode("utf-16") == "😀 é"
    assert link == "a link {a} \u00a0b"
    assert end.endswith("end more")


PLAIN = "<w:p><w:r><w:t>The words of a story.</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (word(WORDS)[:-40], "the document is damaged"),
        (word(WORDS)[:200] + b"\x00" * 40 + word(WORDS)[240:], "the document is damaged"),
        (docx(PLAIN + "<w:p>"), "the document is damaged"),
        (docx("<w:p/>"), "there is no text in this document"),
        (docx(PLAIN * 400_000), "this looks like a zip bomb"),
        (docx("<w:p>" * 5_000 + "</w:p>" * 5_000), "the document is damaged"),
        (zipped({"[Content_Types].xml": "<x/>", "xl/a.xml": "<x/>"}), "office file without a text"),
        (
            zipped(
                {
                    "[Content_Types].xml": "",
                    "word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a><p><t>&b;</t></p></a>',
                }
            ),
            "declares a DTD",
        ),
        (b"{\\rtf1 }", "there is no text in this document"),
    ],
)
def test_a_damaged_or_hostile_document_is_refused_in_one_line(data: bytes, said: str) -> None:
    """Torn, bombs, nested beyond sense, of another program."""
    with pytest.raises(UnreadableError) as caught:
        read_document(data, name="a.docx")

    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    (failure,) = split(data) if "no text" not in said else [Failure("a.docx", str(caught.value))]
    assert said in failure.reason


@pytest.mark.parametrize(
    "unit", [b"{", b"}", b"\\", b"\\'", b"\\u1?", b"{\\field{\\*\\fldinst{", b"\\f1", b"\\bin9 "]
)
def test_rtf_takes_time_by_its_length(unit: bytes) -> None:
    """Eight megabytes of openings, or of anything: read, or refused, soon."""
    assert len(from_rtf(b"{\\rtf1 " + unit * (limits.MB * 2 // len(unit)))) <= 4 * limits.MB


def test_what_word_keeps_beside_an_open_document_is_passed_over(tmp_path: Any) -> None:
    """~$report.docx holds the name of who writes."""
    (tmp_path / "report.docx").write_bytes(word(WORDS))
    (tmp_path / "~$report.docx").write_bytes(b"\x08Jane Doe" + b"\x00" * 40)
    assert [one.place for one in find_inputs([str(tmp_path)]) if isinstance(one, Input)] == [
        str(tmp_path / "report.docx")
    ]
