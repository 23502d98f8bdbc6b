"""Bytes to text: what encodings are recognised, what is noted, and what is refused as no text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import UnreadableError
from archive.sources.decode import Decoded, decode

LEAD = "“I believe great progress was made,” the US president wrote. £1.6bn – naïve café."
RUSSIAN = (
    "Президент России Владимир Путин заявил в пятницу, что переговоры продолжатся на следующей неделе."
    " По словам пресс-секретаря Кремля Дмитрия Пескова, стороны обсудят ситуацию на Украине."
)


def zipped(name: str, content: str = "") -> bytes:
    """The beginning of a zip file whose first file is *name*."""
    sizes = len(name).to_bytes(2, "little") + b"\0\0"
    return b"PK\x03\x04\x14" + b"\0" * 21 + sizes + f"{name}{content}".encode()


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (LEAD.encode(), LEAD, "utf-8"),
        (b"\xef\xbb\xbf" + LEAD.encode(), LEAD, "utf-8"),  # Notepad
        (LEAD.encode("utf-16"), LEAD, "utf-16-le"),  # "Unicode text" of old Word
        (b"\xfe\xff" + LEAD.encode("utf-16-be"), LEAD, "utf-16-be"),
        (LEAD.encode("utf-32"), LEAD, "utf-32-le"),
        (b"\x00\x00\xfe\xff" + LEAD.encode("utf-32-be"), LEAD, "utf-32-be"),
        (LEAD.encode("utf-16-le"), LEAD, "utf-16-le"),  # PowerShell without a mark
        (LEAD.encode("utf-16-be"), LEAD, "utf-16-be"),
        (LEAD.encode("cp1252"), LEAD, "cp1252"),  # curly quotes of the 1990s
        (b"caf\xe9 \x81 \x93x\x94", "café \x81 “x”", "cp1252"),  # 0x81 is nothing in windows-1252
        (RUSSIAN.encode("cp1251"), RUSSIAN, "cp1251"),
        (RUSSIAN.encode("koi8-r"), RUSSIAN, "koi8-r"),
        (b"", "", "utf-8"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 12 else "",
)
def test_text_is_read_whatever_its_encoding(data: bytes, text: str, encoding: str) -> None:
    """A text file comes out as its author wrote it, in any encoding that news was kept in."""
    decoded = decode(data)

    assert (decoded.text, decoded.encoding) == (text, encoding)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_newlines_stay(newline: str) -> None:
    """Offsets count characters of the decoded text, so newlines are not touched."""
    text = newline.join(["one", "", "two", ""])

    assert decode(text.encode()).text == text


def test_what_was_assumed_is_noted() -> None:
    """Clean UTF-8 needs no note; everything guessed has one."""
    assert decode(LEAD.encode()).notes == ()
    assert "windows-1252" in decode(LEAD.encode("cp1252")).notes[0]
    assert "guess" in decode(RUSSIAN.encode("cp1251")).notes[0]
    assert "utf-16-le" in decode(LEAD.encode("utf-16-le")).notes[0]


def test_damaged_utf8_stays_utf8() -> None:
    """One broken character in UTF-8 text does not turn every quotation mark into â€œ."""
    decoded = decode((LEAD + LEAD).encode() + b"\xe2\x80")

    assert decoded.encoding == "utf-8"
    assert decoded.text == LEAD + LEAD + "\ufffd"
    assert "damaged UTF-8: 1 " in decoded.notes[0]


META = '<html><head><meta charset="{}"></head><body>{}</body></html>'


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("windows-1251", "cp1251", "Путин"),
        ("ISO-8859-1", "cp1252", "“quoted”"),  # what the label says and what browsers do
        ("iso-8859-2", "iso8859-2", "Łódź"),
        ("Shift_JIS", "cp932", "①首相"),
        ("gb2312", "gb18030", "总统"),
        ("euc-kr", "cp949", "대통령"),
        ("x-sjis", "cp932", "首相"),
    ],
)
def test_a_page_says_its_encoding(label: str, codec: str, text: str) -> None:
    """A page that is not UTF-8 is read as its own <meta> says, in the sense that browsers give it."""
    page = META.format(label, text)

    decoded = decode(page.encode(codec), html=True)

    assert (decoded.text, decoded.encoding, decoded.notes) == (page, codec, ())


def test_utf8_wins_over_a_wrong_declaration() -> None:
    """A page that is valid UTF-8 is UTF-8, whatever its template still declares."""
    page = META.format("iso-8859-1", LEAD)

    assert decode(page.encode(), html=True).text == page


def test_the_prolog_of_xhtml_is_believed() -> None:
    """<?xml encoding=...?> counts as a declaration."""
    page = '<?xml version="1.0" encoding="windows-1251"?><html><body>Путин</body></html>'

    assert decode(page.encode("cp1251"), html=True).text == page


@pytest.mark.parametrize(
    "label", ["rot13", "zlib", "punycode", "utf-7", "idna", "no-such", "undefined"]
)
def test_a_page_cannot_choose_any_codec_of_python(label: str) -> None:
    """Only encodings that pages use are accepted from a page; the rest is windows-1252 as ever."""
    decoded = decode(META.format(label, "caf\xe9").encode("latin-1"), html=True)

    assert decoded.encoding == "cp1252"
    assert "café" in decoded.text


@pytest.mark.parametrize(
    ("data", "looks"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (zipped("[Content_Types].xml"), "Office file (.docx"),
        (zipped("word/numbering.xml"), "Office file (.docx"),
        (zipped("notes.txt"), "zip file"),
        (zipped("word/notes.txt", "[Content_Types].xml"), "zip file"),
        (zipped("saved/a.docx", "PK..[Content_Types].xml"), "zip file"),
        (zipped("mimetype", "application/epub+zip"), "EPUB"),
        (zipped("mimetype", "application/vnd.oasis.opendocument.text"), "OpenDocument"),
        (b"\x7fELF\x02\x01\x01", "program"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office file"),
        (b"SQLite format 3\x00", "SQLite"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "WebP"),
        (b"\x00\x00\x00\x20ftypheic", "MP4, HEIC"),
        (b"WARC/1.0\r\n", "WARC"),
        (b"some words and then \x00\x01\x02", "zero bytes"),
        (b"\x01\x02\x03\x04 ab" * 20, "control characters"),
    ],
)
def test_what_is_no_text_is_called_by_its_name(data: bytes, looks: str) -> None:
    """A binary file is refused in one line that says what it looks like."""
    with pytest.raises(UnreadableError) as caught:
        decode(data)

    assert looks in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "text", ["RIFF and raff", "ID3 tags are old", "BZh is no word", "PAR1S", "MZ is old"]
)
def test_words_that_look_like_magic_are_words(text: str) -> None:
    """An article may begin with the letters of a file format."""
    assert decode(text.encode()).text == text


def test_escape_sequences_are_text() -> None:
    """Hostile control characters are kept as they are: output makes them harmless, not input."""
    text = "\x1b[31mred\x1b[0m and \x9b31m and \u202eevil"

    assert decode(text.encode()).text == text


def test_stray_zero_bytes_in_a_page_are_dropped() -> None:
    """A page with zero bytes is read, as browsers read it, and a note says so."""
    decoded = decode(b"<html><p>a\x00b</p>", html=True)

    assert decoded.text == "<html><p>ab</p>"
    assert decoded.notes


@given(st.binary(max_size=400), st.booleans())
def test_decoding_never_fails_but_to_say_no(data: bytes, html: bool) -> None:
    """Any bytes are text that can be stored, or an UnreadableError."""
    try:
        decoded = decode(data, html=html)
    except UnreadableError:
        return
    assert isinstance(decoded, Decoded)
    decoded.text.encode("utf-8")


@given(
    st.text(
        st.characters(exclude_characters="\x00\ufeff", exclude_categories=["Cs", "Cc"]),
        max_size=200,
    )
)
def test_utf8_comes_back_exactly(text: str) -> None:
    """Text in UTF-8 is decoded to itself."""
    try:
        assert decode(b"x" + text.encode()).text == "x" + text
    except UnreadableError as error:
        raise AssertionError(error) from None


def test_a_gigantic_line_is_decoded_in_time() -> None:
    """8 MB in one line, legal or damaged, is decoded in time."""
    started = time.process_time()
    decode(b"caf\xe9 and \x93more\x94 " * 500_000)
    decode("“very frank” ".encode() * 500_000 + b"\xff")

    assert time.process_time() - started < 5


def test_a_text_of_an_old_mac() -> None:
    """Curly quotes in Mac Roman, which windows-1252 has capitals with accents for."""
    text = (
        "Caf\u00e9 society mourns \u201cthe last of its kind\u201d, which wasn\u2019t na\u00efve."
    )

    decoded = decode(text.encode("mac-roman"))

    assert decoded.text == text
    assert decoded.encoding == "mac-roman"
    for word in ("CAMI\u00d3", "\u00d2pera", "A\u00c7\u00d5ES", "Jos\u00e9 \u00d3 Murch\u00fa"):
        latin = f"The word {word} stood on the board, and nobody in the hall could read it."
        assert decode(latin.encode("cp1252")).text == latin
