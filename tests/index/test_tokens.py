"""
What a word is: specimens from news, in every script, and lines made to hurt.
"""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.tokens import LONGEST_WORD, name_words, stem, tokens, words

SPECIMENS = [
    # Names and signs inside words
    ("AT&T", "at&t"),
    ("AT&T's network", "at&t network"),
    ("S&P 500, R&D, Q&A", "s&p 500 r&d q&a"),
    ("Marks & Spencer", "marks spencer"),
    ("9/11", "9/11"),
    ("24/7", "24/7"),
    ("10/17/2025", "10 17 2025"),
    ("2025-10-17", "2025 10 17"),
    ("C++ and C", "c++ and c"),
    ("a W-2 form", "a w2 form"),
    ("H-1B visas", "h1b visas"),
    ("F-16 F16 F‑16s F-16’s", "f16 f16 f16s f16"),
    ("MH-370, S-400, Su-35", "mh370 s400 su35"),
    ("Covid-19 in May", "covid 19 in may"),
    ("a T-shirt", "a t shirt"),
    # Numbers and units
    ("about 1,600km (995 miles)", "about 1600 km 995 miles"),
    ("1,600 km", "1600 km"),
    ("£1.6bn", "£ 1.6 bn"),
    ("US$5m", "us $ 5 m"),
    ("$1,234,567.89", "$ 1234567.89"),
    ("€ 5", "€ 5"),
    ("5% of 2.7.4", "5 % of 2.7.4"),
    ("5 % $ x", "5 x"),
    ("10am, 10 AM, 10 a.m.", "10 am 10 am 10 am"),
    ("5G, 4th, 90mph, 16GB", "5g 4th 90 mph 16 gb"),
    ("1990s", "1990s"),
    ("12,34 and 1,2345", "12 34 and 1 2345"),
    ("995km² of", "995 km2 of"),
    # Abbreviations
    ("the U.S. said", "the us said"),
    ("US troops", "us troops"),
    ("the U.K.’s", "the uk"),
    ("U.S.A. J.K. Rowling", "usa jk rowling"),
    ("U.S.-led", "us led"),
    ("Plan B. A new one", "plan b a new one"),
    # Apostrophes and quotation marks
    ("Trump’s Trump's TRUMP`S", "trump trump trump"),
    ("don’t don't", "don't don't"),
    ("O’Brien O'Brien", "o'brien o'brien"),
    ("‘productive’ 'A Word'", "productive a word"),
    ("Jones' house", "jones house"),
    ("rock 'n' roll", "rock n roll"),
    # Hyphens
    ("long-range long‑range", "long range long range"),
    ("20-year-old", "20 year old"),
    # Accents, case, what cannot be seen
    ("Łódź", "lodz"),
    ("Straße STRASSE", "strasse strasse"),
    ("Ørsted Đoković Iğdır Æsop", "orsted dokovic igdir aesop"),
    ("Ma\u0301laga Málaga", "malaga malaga"),
    ("co\u00adoperate", "cooperate"),
    ("Tr\u202eump\u200b’s", "trump"),
    ("Jose\u0301’s O\u00ad'Brien", "jose o'brien"),
    ("ﬁnance Ｆｕｌｌ", "finance full"),
    # Other scripts
    ("日本U.S. 東京", "日 本 us 東 京"),
    ("हिन्दी में", "हिन्दी में"),
    ("Україна й Росія", "украіна и росія"),
    ("שָׁלוֹם", "שלום"),
    # What is no word
    ("foo_bar __init__", "foo bar init"),
    ("— … !? \ud83d 🎉 &&", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), SPECIMENS)
def test_words(text: str, expected: str) -> None:
    """Each specimen is these words."""
    assert words(text) == expected.split()


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("tomahawks", "tomahawk"),
        ("missiles", "missil"),
        # Whoosh's default Porter stemmer never undoubles: bann, plann, runn, stopp.
        ("banned", "ban"),
        ("planned", "plan"),
        ("running", "run"),
        ("stopping", "stop"),
        ("news", "news"),
        ("us", "us"),
        ("f16s", "f16"),
        ("mig29s", "mig29"),
        ("ak47s", "ak47"),
        ("f16", "f16"),
        ("1600", "1600"),
        ("1990s", "1990s"),
        ("£", "£"),
        ("9/11", "9/11"),
        ("at&t", "at&t"),
        ("lodz", "lodz"),
        ("東", "東"),
    ],
)
def test_stem(word: str, expected: str) -> None:
    """Every form of a word has one stem; numbers and signs are their own."""
    assert stem(word) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The Independent", ["independent"]),
        ("Independent", ["independent"]),
        ("the", ["the"]),
        ("The The", ["the"]),
        ("Mail on the Sunday", ["mail", "on", "the", "sunday"]),
        ("independent.co.uk", ["independent.co.uk"]),
        ("WWW.Independent.co.uk ", ["independent.co.uk"]),
        ("bbc.com", ["bbc.com"]),
        ("co.uk", ["co.uk"]),
        ("uk", ["uk"]),
        ("U.S.", ["us"]),
        ("J.K. Rowling", ["jk", "rowling"]),
        ("a.m.", ["am"]),
        ("AT&T", ["at&t"]),
        ("Visit bbc.com", ["visit", "bbc", "com"]),
        ("…", []),
    ],
)
def test_name_words(name: str, expected: list[str]) -> None:
    """A leading "the" does not count in a name, and a domain is one word."""
    assert name_words(name) == expected


text = st.text() | st.text(
    st.sampled_from(list("aàU.S1,69/km-&’'_ \u0301\u00ad\u202e日%£+\n")) | st.characters(),
    max_size=60,
)


@given(text)
def test_tokens_say_where_words_stand(written: str) -> None:
    """Tokens are the words, and their places rise and hold something that is not blank."""
    found = list(tokens(written))
    assert [word for word, _, _ in found] == words(written)
    last = 0
    for word, start, end in found:
        assert last <= start < end <= len(written)
        assert written[start:end].strip()
        assert 0 < len(word) <= LONGEST_WORD
        last = end


@given(st.text("abcEFSTsU àÉßøŁœ-’'.,5", max_size=60))
def test_words_are_words(written: str) -> None:
    """What is a word is the same word when it is read again, in whatever case."""
    plain = " ".join(word for word in words(written) if word.isalpha() and len(word) > 1)
    assert words(plain) == words(plain.upper()) == plain.split()


@example("Å" * 18)
@given(st.text("aeiouAEIOU áéíóúäöüñçÅ-’,", max_size=40))
def test_accents_however_written(written: str) -> None:
    """Composed and decomposed accents are the same words."""
    composed = unicodedata.normalize("NFC", written)
    assert words(composed) == words(unicodedata.normalize("NFD", written))


@pytest.mark.parametrize(
    "piece",
    [
        "1.", "1.1", "a.", "a", "1", "1,111,", "a'", "a\u0301", "\u0301", "'", "&", "a&", "f-1", "1/",
        "$", "日", "%", "1km", "aaaa,", "U.S", "C+", "_", "a_", "é", "1,", "0.0.0.0.0x", "a\u00ad",
        "x" * 64 + "'", " $", "aaaa-", "ab&", "\u0915\u093f", "www.", "a-",
    ],
)  # fmt: skip
def test_a_line_made_to_hurt(piece: str) -> None:
    """A long line of anything takes time in proportion to its length: parts of a second."""
    line = (piece * (400_000 // len(piece) + 1))[:400_000]
    begin = time.process_time()
    words(line)
    assert time.process_time() - begin < 6
    assert all(len(word) <= LONGEST_WORD for word in words(line[:10_000]))


def test_a_very_long_line_is_not_held_in_pieces() -> None:
    """Over a megabyte the words are the same as in shorter texts."""
    line = "The F-16s, £1.6bn; " * 60_000
    assert len(line) > 1_000_000
    assert words(line) == words("The F-16s, £1.6bn; ") * 60_000


@pytest.mark.parametrize("piece", ["1.1", "a.", "0.0.0.0.0x", "a'", "1,111,", "www.", "a\u0301'"])
def test_a_megabyte(piece: str) -> None:
    """A line of a megabyte is words in a second or two, and so is a name of that length."""
    line = (piece * (1_000_000 // len(piece) + 1))[:1_000_000]
    begin = time.process_time()
    name_words(line)
    assert time.process_time() - begin < 10
