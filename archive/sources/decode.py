"""
Bytes -> text, whatever encoding they are in, and the refusal of bytes that are no text.

Nothing is mended: newlines, control characters and mojibake stay as they came, because offsets
count characters of what is decided here. Decoding never
fails; what it had to assume becomes a note.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from archive.errors import UnreadableError

_BOMS = (  # the UTF-32 mark begins with the UTF-16 one: longest first
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_OFFICE, _OPEN, _RTF = "an Office file (.docx, .xlsx)", "an OpenDocument file", "an RTF document"
OFFICE = frozenset({_OFFICE, _OPEN, _RTF})
"""What `find_binary` calls the documents of word processors, and other files of an office."""
# The names of the files that such a one begins with; Google writes "word/numbering.xml" first.
_FIRST = re.compile(
    rb"\[Content_Types\]\.xml|(?:_rels|docProps|customXml|word|xl|ppt)/[\w./-]{0,80}\.(?:xml|rels)"
)
RTF = b"{\\rtf"
"""How an RTF document begins."""
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"PK\x05\x06", "an empty zip file"),
    (b"\x7fELF", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z file"),
    (b"Rar!\x1a\x07", "a RAR file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls)"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (RTF, _RTF),
    (b"ID3\x02", "a sound"),
    (b"ID3\x03", "a sound"),
    (b"ID3\x04", "a sound"),
    (b"OggS\x00", "a sound or a film"),
    (b"fLaC", "a sound"),
    (b"\x00asm", "a program"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"PAR1\x15", "a Parquet file"),
    (b"WARC/1.", "a web archive (WARC)"),
    (b"filedesc://", "a web archive (ARC)"),
)
_MAGICS = tuple([magic for magic, _ in _MAGIC])

# What an HTML author may declare, and what browsers really mean by it (the WHATWG table). Anything
# else is ignored: Python also knows "rot13", "zlib" and a quadratic "punycode".
_DECLARED = {
    "utf-8": "utf-8", "ascii": "cp1252", "iso8859-1": "cp1252", "cp1252": "cp1252",
    "iso8859-2": "iso8859-2", "iso8859-3": "iso8859-3", "iso8859-4": "iso8859-4",
    "iso8859-5": "iso8859-5", "iso8859-6": "iso8859-6", "iso8859-7": "iso8859-7",
    "iso8859-8": "iso8859-8", "iso8859-9": "cp1254", "iso8859-10": "iso8859-10",
    "iso8859-11": "cp874", "tis-620": "cp874", "cp874": "cp874", "iso8859-13": "iso8859-13",
    "iso8859-14": "iso8859-14", "iso8859-15": "iso8859-15", "iso8859-16": "iso8859-16",
    "cp1250": "cp1250", "cp1251": "cp1251", "cp1253": "cp1253", "cp1254": "cp1254",
    "cp1255": "cp1255", "cp1256": "cp1256", "cp1257": "cp1257", "cp1258": "cp1258",
    "koi8-r": "koi8-r", "koi8-u": "koi8-u", "cp866": "cp866", "mac-roman": "mac-roman",
    "mac-cyrillic": "mac-cyrillic", "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030",
    "big5": "big5hkscs", "big5hkscs": "big5hkscs", "euc_jp": "euc_jp", "shift_jis": "cp932",
    "cp932": "cp932", "iso2022_jp": "iso2022_jp", "euc_kr": "cp949", "cp949": "cp949",
}  # fmt: skip
_ALIASES = {
    "windows-874": "cp874", "x-sjis": "cp932", "windows-31j": "cp932", "iso-8859-8-i": "iso8859-8",
    "x-gbk": "gb18030", "x-mac-cyrillic": "mac-cyrillic", "unicode": "utf-8",
    "x-user-defined": "cp1252", "euc_jis_2004": "euc_jp", "shift_jis_2004": "cp932",
}  # fmt: skip
_META_CHARSET = re.compile(
    rb"""<meta\b[^>]{0,500}?\bcharset\s{0,9}=\s{0,9}["']?([\w:.-]{1,40})""", re.IGNORECASE
)
_XML_ENCODING = re.compile(
    rb"""<\?xml\b[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([\w:.-]{1,40})""", re.IGNORECASE
)
_DECLARED_WITHIN = 8192
# The 128 bytes from 0x80 as browsers read windows-1252: the five that it leaves out are controls.
_CP1252 = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(128, 160)}
_HIGH_BYTES = bytes(range(128, 256))
_ODD_CONTROLS = bytes(sorted({*range(1, 32), 127} - {8, 9, 10, 11, 12, 13, 27}))
_SAMPLE = 65536
# English in windows-1252 (curly quotes, £) has 1 % high bytes, French 4 %, Polish 8 %; Cyrillic,
# Greek and the East Asian double-byte encodings 70 % and more.
_NOT_LATIN = 0.25
# Of a text that is read at all; a page in a misdeclared double-byte encoding loses every third.
_LOST = 0.5
# Above a million characters; what has no spaces between its words has lines and paragraphs.
_LONG, _LONGEST_WORD = 1_000_000, 10_000
# Private, unassigned and control characters: a fifth of random bytes, a thousandth of text.
_NO_CHARACTERS = frozenset({"Cn", "Co", "Cc"})
_MOST_NO_CHARACTERS = 0.1
# Surrogates written as if they were characters, as old databases do with emoji (CESU-8).
# "donÕt", "the last,Ó he said": a capital among small letters is an old Mac's quotation mark.
_MAC = re.compile(rb"[a-z]\xd5[a-z]|[a-z.,!?]\xd3(?=[\s.,;:)])")
_CURLY = re.compile(rb"[\x91-\x94]")
_SURROGATES = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """
    Text, the encoding that made it, and what had to be assumed on the way.
    """

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def find_binary(data: bytes) -> str | None:
    """
    What *data* looks like when it is no text: "a PDF", "a zip file"; None for text.
    """
    head = data[:_SAMPLE]
    if head.startswith(_MAGICS):
        return next(name for magic, name in _MAGIC if head.startswith(magic))
    if head.startswith(b"PK\x03\x04"):
        return _find_zipped(head)
    if head[:4] == b"RIFF" and head[8:12] in {b"WEBP", b"WAVE", b"AVI "}:
        return "a WebP picture, a sound or a film"
    if head[:3] == b"BZh" and head[4:10] == b"1AY&SY":
        return "a bzip2 file"
    if head[4:8] == b"ftyp":
        return "a film or a picture (MP4, HEIC)"
    if head[:2] == b"MZ" and b"\x00" in head:
        return "a program"
    if head[257:262] == b"ustar":
        return "a tar file"
    return None


def _find_zipped(head: bytes) -> str:
    """What a zip file is by its first file: its name, or, where that is its type, its words."""
    name_ends = 30 + int.from_bytes(head[26:28], "little")
    name = head[30:name_ends]
    if _FIRST.fullmatch(name):
        return _OFFICE
    if name == b"mimetype":
        stated = head[name_ends : name_ends + 100]
        if b"opendocument" in stated:
            return _OPEN
        if b"epub+zip" in stated:
            return "an EPUB book"
    return "a zip file"


def find_wide(data: bytes) -> str | None:
    """
    The encoding of UTF-16 or UTF-32 text, by its mark or by where its zero bytes stand; else None.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return None if name == "utf-8" else name
    head = data[:4096]
    if len(head) < 4 or len(data) % 2 or b"\x00" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    # Latin letters in UTF-16 have a zero beside nearly every one of them, and none elsewhere.
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def decode(data: bytes, *, html: bool = False, charset: str | None = None) -> Decoded:
    """
    *data* as text: by its mark, as UTF-8, by what an HTML page declares, or as windows-1252.

    With *html*, stray zero bytes are dropped, as browsers do; otherwise they mean that this is no
    text. A *charset* that came with the page is believed before what stands in it. Raises
    UnreadableError for what is no text, and says what it looks like.
    """
    looks = find_binary(data)
    if looks:
        raise UnreadableError(f"this looks like {looks}, not like text or HTML")
    wide = find_wide(data)
    if wide:
        marked = any(data.startswith(bom) for bom, name in _BOMS if name == wide)
        text = data.decode(wide, "replace").removeprefix("\ufeff")
        notes = () if marked else (f"read as {wide}: a zero byte beside every letter",)
        if _is_noise(text):
            raise UnreadableError(f"this looks like a binary file, though it begins like {wide}")
        if lost := text.count("\ufffd"):
            notes = (*notes, f"damaged {wide}: {lost:,} characters could not be read")
        return Decoded(text, wide, notes)
    notes = ()
    if b"\x00" in data:
        if not html:
            raise UnreadableError(
                "this looks like a binary file (it holds zero bytes), not like text"
            )
        data = data.replace(b"\x00", b"")
        notes = ("zero bytes were dropped",)
    sample = data[:_SAMPLE]
    if len(sample) - len(sample.translate(None, _ODD_CONTROLS)) > 0.1 * len(sample):
        raise UnreadableError("this looks like a binary file (a tenth of it is control characters)")
    data = data.removeprefix(codecs.BOM_UTF8)
    declared = (charset and find_codec(charset)) or (_find_declared(data) if html else None)
    if declared == "iso2022_jp" and data.isascii():
        return Decoded(data.decode(declared, "replace"), declared, notes)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", notes)
    except UnicodeDecodeError:
        pass
    if _SURROGATES.search(data) and (joined := _join_surrogates(data)) is not None:
        return Decoded(joined, "utf-8", (*notes, "characters were written as two halves (CESU-8)"))
    decoded = _decode_legacy(data, declared)
    return Decoded(decoded.text, decoded.encoding, notes + decoded.notes)


def check_text(text: str) -> None:
    """Raise UnreadableError when there is nothing in *text* that anyone could read."""
    if not any(map(str.isalnum, text)):
        raise UnreadableError("there is no text in it")
    if len(text) > _LONG and text.count(" ") + text.count("\n") < len(text) / _LONGEST_WORD:
        raise UnreadableError("this looks like no text (it has hardly a space)")
    lost = text.count("\ufffd")
    if lost > 9 and lost > _LOST * len(text):
        raise UnreadableError("this looks like a binary file (most of it is no text)")


def find_codec(label: str) -> str | None:
    """The codec that an author means by *label*, as browsers see it; None for what is no text."""
    label = label.strip().lower()
    try:
        return _ALIASES.get(label) or _DECLARED.get(codecs.lookup(label).name)
    except (LookupError, ValueError):
        return None


def transcode(data: bytes, label: str) -> bytes:
    """
    *data* in UTF-8, where a header says that it is in *label*; unchanged where that says nothing.

    What is UTF-8 already is no other encoding by chance, whatever a header says.
    """
    codec = find_codec(label) if label else None
    if codec in {None, "utf-8"} or (data.isascii() and codec != "iso2022_jp"):
        return data
    try:
        if codec != "iso2022_jp":
            data.decode("utf-8")
            return data
    except UnicodeDecodeError:
        pass
    text = _decode_1252(data) if codec == "cp1252" else data.decode(str(codec), "replace")
    return text.encode("utf-8", "replace")


def _find_declared(data: bytes) -> str | None:
    """The codec that a page names in its first 8 kB; None when it names none that is known."""
    head = data[:_DECLARED_WITHIN]
    match = _META_CHARSET.search(head) or _XML_ENCODING.match(head.lstrip())
    if match is None:
        return None
    return find_codec(match.group(1).decode("latin-1"))


def _is_noise(text: str) -> bool:
    """Whether a sample of *text* is made of what no text is made of."""
    from unicodedata import category

    sample = text[:4096]
    odd = sum(category(char) in _NO_CHARACTERS and not char.isspace() for char in sample)
    return odd > _MOST_NO_CHARACTERS * len(sample)


def _join_surrogates(data: bytes) -> str | None:
    """*data* as UTF-8 with its surrogates joined; None when it is none even so."""
    try:
        halves = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    return halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _decode_legacy(data: bytes, declared: str | None) -> Decoded:
    """Bytes that are no clean UTF-8: damaged UTF-8, what was declared, a guess, or windows-1252."""
    as_utf8 = data.decode("utf-8", "replace")
    bad = as_utf8.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    plain = len(data.translate(None, _HIGH_BYTES))
    good = len(as_utf8) - as_utf8.count("\ufffd") - plain
    # Words in a one-byte encoding hardly ever form UTF-8 sequences by chance ("é" needs "Ã©"): a
    # few of them, and more than there is damage, show what the text was.
    if good > bad or (declared == "utf-8" and good):
        return Decoded(as_utf8, "utf-8", (f"damaged UTF-8: {bad} characters could not be read",))
    if declared and declared != "utf-8":
        text = data.decode(declared, "replace") if declared != "cp1252" else _decode_1252(data)
        lost = text.count("\ufffd")
        notes = (f"{lost} characters could not be read as {declared}",) if lost else ()
        return Decoded(text, declared, notes)
    if len(data) - plain > _NOT_LATIN * len(data):
        guess = _guess(data)
        if guess:
            note = f"read as {guess}: a guess, nothing in the file says so"
            return Decoded(data.decode(guess, "replace"), guess, (note,))
    if len(_MAC.findall(data)) > len(_CURLY.findall(data)):
        note = "read as mac-roman: its quotation marks stand where quotation marks do"
        return Decoded(data.decode("mac-roman"), "mac-roman", (note,))
    return Decoded(_decode_1252(data), "cp1252", ("read as windows-1252: it is not valid UTF-8",))


def _decode_1252(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1").translate(_CP1252)


def _guess(data: bytes) -> str | None:
    """The encoding that a sample of *data* most likely has; None when nothing fits."""
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE]
    best = from_bytes(sample, steps=5, chunk_size=512).best()
    if best is None:
        return None
    name = codecs.lookup(best.encoding).name
    return _ALIASES.get(name) or _DECLARED.get(name)
