"""Letters and newsletters: which text is the story, what the header tells, and many in one mbox."""

from __future__ import annotations

import base64
import io
import quopri
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

from archive.errors import UnreadableError
from archive.pipeline import read_article
from archive.sources import Failure, Input, Raw, limits, read_document, split_input
from archive.sources.letter import unflow

if TYPE_CHECKING:
    from archive.article import Article

STORY = (
    "Good morning. President Trump said he would meet Vladimir Putin in Budapest, a second summit "
    "about the war in Ukraine."
)
MORE = "The leaders of Europe were not invited, officials in Brussels said on Friday."
NEWSLETTER = f"""<html><head><style>p {{ color: red }}</style></head><body>
<div style="display:none;max-height:0px">What we know of the summit &#847;&zwnj;&nbsp;&#847;</div>
<table><tr><td><a href="https://www.nytimes.com/2025/10/17/briefing/talks.html"><b>View in browser</b></a></td></tr>
<tr><td><h1>Talks in Budapest</h1></td></tr>
<tr><td><table><tr><td>{STORY}</td></tr><tr><td><p>{MORE}</p></td></tr></table></td></tr>
<tr><td><img src="https://t.example/pixel.gif" width="1" height="1"></td></tr></table>
<footer><p>You received this email because you signed up for The Morning from The New York Times.</p>
<p><a href="#">Unsubscribe</a> &nbsp;|&nbsp; <a href="#">Privacy Policy</a> | <a href="#">Contact us</a></p>
<p>The New York Times Company. 620 Eighth Avenue New York, NY 10018</p></footer></body></html>"""


def letter(text: str = STORY, *, kind: str = "text/plain", **headers: str) -> bytes:
    """A message; headers by their names with _ for -."""
    fields = {
        "From": "Jane Doe <jane.doe@gmail.com>",
        "To": "john@example.org",
        "Subject": "Talks in Budapest",
        "Date": "Fri, 17 Oct 2025 06:02:11 -0400",
        "MIME-Version": "1.0",
        "Content-Type": f"{kind}; charset=utf-8",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    head = "".join(f"{name}: {value}\n" for name, value in fields.items() if value)
    return f"{head}\n{text}\n".encode()


def multipart(kind: str, *parts: bytes, **headers: str) -> bytes:
    body = b"".join(b"\n--b=_1\n" + part for part in parts) + b"\n--b=_1--\n"
    boundary = {"Content_Type": f'multipart/{kind}; boundary="b=_1"', **headers}
    return letter("", **boundary) + body


def part(kind: str, content: bytes, *more: str) -> bytes:
    lines = "".join(f"{line}\n" for line in (f"Content-Type: {kind}", *more))
    return lines.encode() + b"\n" + content


def roles(article: Article) -> list[tuple[str, str]]:
    return [(one.role, one.text) for one in article.paragraphs]


def test_a_newsletter_is_its_story_and_the_rest_is_set_aside() -> None:
    """Layout tables are paragraphs; previews, links and addresses are promo, and nothing is lost."""
    raw = multipart(
        "alternative",
        part("text/plain", b"The plain form."),
        part("text/html; charset=utf-8", quopri.encodestring(NEWSLETTER.encode()), "Content-Transfer-Encoding: quoted-printable"),
        From='"The Morning from The New York Times" <nytdirect@nytimes.com>',
        Subject="=?utf-8?q?Fwd:_Talks_in_Budapest_=E2=80=93_a_second?=\n =?utf-8?b?IHN1bW1pdA==?=",
        List_Unsubscribe="<https://nytimes.com/u>",
    )  # fmt: skip
    article = read_article(raw)

    assert article.kind == "mail"
    assert article.title == "Talks in Budapest – a second summit"
    assert article.source is not None
    assert (article.source.name, article.source.basis) == ("The New York Times", "meta")
    assert article.authors == ()
    assert article.url == "https://www.nytimes.com/2025/10/17/briefing/talks.html"
    assert article.published is not None
    assert article.published.instant is not None
    assert article.published.instant.isoformat() == "2025-10-17T06:02:11-04:00"
    assert article.text == f"{STORY}\n\n{MORE}"
    assert [one for one in roles(article) if one[0] != "body"] == [
        ("promo", "View in browser"),
        ("heading", "Talks in Budapest"),
        ("promo", "You received this email because you signed up for The Morning from The New York Times."),
        ("promo", "Unsubscribe | Privacy Policy | Contact us"),
        ("promo", "The New York Times Company. 620 Eighth Avenue New York, NY 10018"),
        ("promo", article.paragraphs[-1].text),
    ]  # fmt: skip
    assert article.paragraphs[-1].text.startswith("What we know of the summit")
    for one in article.paragraphs:
        assert article.decoded[one.start : one.end] == one.text


@pytest.mark.parametrize(
    ("sender", "bulk", "source", "authors"),
    [
        ("Jane Doe <jane.doe@gmail.com>", False, None, ("Jane Doe",)),
        ("=?utf-8?q?J=C3=A9r=C3=B4me_Petit?= <jp@orange.fr>", False, None, ("Jérôme Petit",)),
        ("BBC News <no-reply@bbc.co.uk>", False, "BBC News", ()),
        ("The Guardian <info@email.theguardian.com>", True, "The Guardian", ()),
        ("Mike Allen <mike@axios.com>", True, "Axios", ("Mike Allen",)),
        ("Casey Newton from Platformer <casey@platformer.news>", True, "Platformer", ("Casey Newton",)),
        ("Jane Doe <janedoe@substack.com>", True, None, ("Jane Doe",)),
        ("Morning Briefing <morning@unknown.example.net>", True, "Morning Briefing", ()),
        ("nytdirect@nytimes.com", True, "The New York Times", ()),
        ("Doe, Jane <jane@example.org>", False, None, ()),  # never "Doe" and "Jane"
    ],
)  # fmt: skip
def test_a_sender_is_an_outlet_or_an_author(
    sender: str, bulk: bool, source: str | None, authors: tuple[str, ...]
) -> None:
    """A host that the table knows names the outlet; a private sender wrote it himself."""
    article = read_article(letter(From=sender, List_Id="<x.example.org>" if bulk else ""))

    assert (article.source and article.source.name) == source
    assert article.authors == authors


def test_the_place_on_the_web_is_what_the_sender_says() -> None:
    """List-Post and Archived-At name it; a link that counts clicks, and a mailto:, do not."""
    post = "<https://www.platformer.news/p/talks>"
    counted = (
        f'<p><a href="https://click.e.nytimes.com/?qs=1">View in browser</a></p><p>{STORY}</p>'
    )

    assert read_article(letter(List_Post=post)).url == post.strip("<>")
    assert read_article(letter(Archived_At=post)).url == post.strip("<>")
    assert read_article(letter(List_Post="<mailto:a@b.org>")).url is None
    assert read_article(letter(counted, kind="text/html", From="A <a@e.nytimes.com>")).url is None


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Re: Fwd: [EXTERNAL] AW: Talks", "Talks"),
        ("Re[2]: Talks", "Talks"),
        ("Reform: what next", "Reform: what next"),
        ("Re:", "Re:"),
        ("=?windows-1252?q?The_=93second=94_summit?=", "The “second” summit"),
        ("=?nonsense?q?Talks?=", "Talks"),
        ("Caf\u00e9 talks", "Café talks"),
    ],
)
def test_the_subject_is_the_title(subject: str, title: str) -> None:
    """Encoded words are read, and how it was passed on is no part of it."""
    assert read_document(letter(Subject=subject)).clues.titles == (title,)


@pytest.mark.parametrize(
    ("encoding", "content", "charset"),
    [
        ("quoted-printable", b"Caf=E9 =96 talks=\n go on", "windows-1252"),
        ("base64", base64.encodebytes("Café – talks go on".encode()), "utf-8"),
        ("base64", base64.b64encode("Café – talks go on".encode("utf-16")), "utf-16"),
        ("8bit", "Café – talks go on".encode("cp1252"), "iso-8859-1"),
        ("8bit", "Café – talks go on".encode(), "iso-8859-1"),  # it says so, and is not
        ("7bit", "Café – talks go on".encode(), "no-such-charset"),
        ("base64", base64.b64encode("Café – talks go on".encode())[:-1] + b"*", "utf-8"),
    ],
)
def test_every_encoding_is_undone(encoding: str, content: bytes, charset: str) -> None:
    """Transfer encodings and charsets, also when they are not what the header says."""
    head = letter(
        "", Content_Type=f"text/plain; charset={charset}", Content_Transfer_Encoding=encoding
    )

    assert read_document(head.rstrip() + b"\n\n" + content).decoded.startswith("Café – talks go o")


def test_flowed_lines_are_joined_and_quotes_kept() -> None:
    """format=flowed: a line that ends with a space goes on; quoting stays, "-- " ends nothing."""
    flowed = "I walked \nthrough it.\n> They \n> asked.\n>> Who?\n-- \nJane\n From here"

    assert unflow(flowed, joined=False) == (
        "I walked through it.\n> They asked.\n>> Who?\n-- \nJane\nFrom here"
    )
    assert unflow("a \nb", joined=True) == "ab"
    assert read_document(letter("One \ntwo", Content_Type="text/plain; format=flowed")).decoded == (
        "One two\n"
    )


def test_enclosures_are_counted_and_left_out() -> None:
    """A picture and a PDF are two attachments; the text around them is the article."""
    raw = multipart(
        "mixed",
        part("text/plain; charset=utf-8", STORY.encode()),
        part("application/pdf", b"JVBERi0=", 'Content-Disposition: attachment; filename="a.pdf"'),
        part("image/png", b"iVBOR", "Content-Transfer-Encoding: base64"),
    )
    article = read_document(raw)

    assert article.decoded.strip() == STORY
    assert "2 attachments were left out" in article.notes


def test_what_a_mailing_list_adds_is_not_lost() -> None:
    """Plain text behind the HTML of a letter stands behind it, line by line."""
    footer = b"_____\nOur list <list@example.org>\nTo unsubscribe from it, write to us.\n\nAnd more"
    raw = multipart(
        "mixed", part("text/html", f"<p>{STORY}</p>".encode()), part("text/plain", footer)
    )
    article = read_article(raw)

    assert article.decoded.startswith(STORY)
    assert article.decoded.endswith(footer.decode())


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("© 2025 Axios Media, 3100 Clarendon Blvd, Arlington, VA 22201, USA", "promo"),
        ("He was found at his house, 12 Main Street, Springfield, IL 62704.", "body"),
        ("Unsubscribe · Manage preferences · Terms", "promo"),
        ("Like many others, she wanted to unsubscribe from the privacy policy.", "body"),
    ],
)
def test_a_sentence_is_no_furniture(text: str, role: str) -> None:
    """Only what is nothing but an address or links goes; a sentence with one is the story's."""
    raw = letter(f"<p>{STORY}</p><p>{MORE}</p><p>{text}</p>", kind="text/html")

    assert read_article(raw).paragraphs[2].role == role


def test_a_letter_that_only_holds_another_is_that_one() -> None:
    """A forwarded message without a word around it is read with its own header."""
    inner = letter(MORE, From="BBC News <a@bbc.co.uk>", Subject="Not invited")
    raw = multipart("mixed", part("text/plain", b"\n"), part("message/rfc822", inner))
    article = read_article(raw)

    assert article.title == "Not invited"
    assert article.source is not None
    assert article.source.name == "BBC News"
    assert article.text == MORE


def test_what_the_standard_library_writes_is_read() -> None:
    """A message made by email.message: related in alternative in mixed."""
    message = EmailMessage()
    message["From"], message["To"] = "Jane Doe <a@gmail.com>", "b@c.org"
    message["Subject"], message["Date"] = "Talks – now", "Fri, 17 Oct 2025 10:00:00 +0200"
    message.set_content("plain é")
    message.add_alternative(f"<p>{STORY} é</p>", subtype="html")
    message.get_payload()[1].add_related(b"GIF89a", "image", "gif", cid="<x>")  # type: ignore[union-attr,index]
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="é.pdf")
    article = read_article(message.as_bytes())

    assert article.text == f"{STORY} é"
    assert article.title == "Talks – now"
    assert article.notes == ("1 attachment was left out",)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (letter(""), "there is no text in this message"),
        (letter("<img src=x>", kind="text/html"), "there is no text in this message"),
        (multipart("encrypted", part("application/octet-stream", b"x")), "this message is encrypted"),
        (letter("MIAGCSqGSIb3", kind="application/pkcs7-mime"), "this message is encrypted"),
        (letter("-----BEGIN PGP MESSAGE-----\n\nhQEMA"), "this message is encrypted"),
        (multipart("mixed", part("application/pdf", b"x", "Content-Disposition: attachment")), "only an attachment"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_so(raw: bytes, said: str) -> None:
    """Empty and encrypted messages are refused in one line."""
    with pytest.raises(UnreadableError, match=said):
        read_document(raw)


def split(data: bytes) -> list[Raw | Failure]:
    pieces = list(split_input(Input("", "box.mbox", stream=io.BytesIO(data))))
    assert all(isinstance(piece, Raw | Failure) for piece in pieces)
    return pieces  # type: ignore[return-value]


def test_an_mbox_is_its_messages() -> None:
    """One article a message, numbered; quoted "From" lines are unquoted, prose is no separator."""
    one = letter("One.\n\nFrom Monday on, trains run at 10:30 in 2025.\nFrom here, too.")
    two = letter("Two.\n>From x\n")
    mark = b"From a@b.org Fri Oct 17 10:02:11 2025\n"
    box = mark + one.replace(b"\nFrom ", b"\n>From ").replace(b"\n>From:", b"\nFrom:") + b"\n"
    box += (
        b"From 18@xxx Fri Oct 17 10:02:11 +0000 2025\n"
        + two.replace(b"\n>From ", b"\n>>From ")
        + b"\n"
    )
    box += b"From - Tue Apr 23 00:00:00 2024\n\n" + mark + letter("Four.")
    pieces = split(box)

    assert [piece.place if isinstance(piece, Raw) else piece.path for piece in pieces] == [
        *(f"box.mbox:{number}" for number in (1, 2, 4)),
        "box.mbox",
    ]
    assert isinstance(pieces[0], Raw)
    assert isinstance(pieces[1], Raw)
    assert pieces[0].data == one  # the same letter as .eml is the same article
    assert pieces[1].data == two
    assert pieces[3] == Failure("box.mbox", "1 message is empty")
    assert {piece.kind for piece in pieces if isinstance(piece, Raw)} == {"mail"}


def test_a_message_too_large_does_not_stop_the_box(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is passed over without being held, and the next one is read."""
    monkeypatch.setattr(limits, "MAIL_BYTES", limits.MB)
    mark = b"From a@b.org Fri Oct 17 10:02:11 2025\r\n"
    pieces = split(mark + letter("x" * 3_000_000) + b"\n" + mark + letter("Two."))

    assert isinstance(pieces[0], Failure)
    assert "a message may have 1 MB" in pieces[0].reason
    assert isinstance(pieces[1], Raw)
