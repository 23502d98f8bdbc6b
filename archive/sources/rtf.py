"""
RTF -> its words, a line a paragraph: control words read one by one, in time linear in the file.

After the Rich Text Format specification 1.9.1. Styles, pictures and whatever else the words do not
need are passed over with the groups that hold them.
"""

from __future__ import annotations

import codecs
import re

_TOKEN = re.compile(
    r"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\(.)|([{}])|[\r\n]+|([^\\{}\r\n]+)",
    re.IGNORECASE | re.DOTALL,
)
_WORDS = {
    "par": "\n", "sect": "\n", "page": "\n", "line": "\n", "row": "\n", "cell": " ", "tab": " ",
    "emdash": "—", "endash": "–", "emspace": " ", "enspace": " ", "qmspace": " ", "bullet": "•",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
}  # fmt: skip
_SIGNS = {"~": "\u00a0", "_": "-", "{": "{", "}": "}", "\\": "\\", "\n": "\n", "\r": "\n"}
# Groups whose words are none of the text; so are those that begin with "\*".
_ASIDE = frozenset(
    {"fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "headerl", "headerr",
     "headerf", "footer", "footerl", "footerr", "footerf", "fldinst", "xe", "tc", "listtable",
     "listoverridetable", "rsidtbl", "themedata", "datastore", "latentstyles", "bkmkstart",
     "bkmkend", "pntext", "shppict", "nonshppict", "annotation", "revtbl", "generator"}
)  # fmt: skip
_DEEPEST = 10_000


def to_text(data: bytes) -> str:
    """The text of an RTF document, paragraphs a line each."""
    text = data.decode("latin-1")
    page = "cp1252"
    out: list[str] = []
    held = bytearray()  # letters written as \'e9, of which several may make one
    groups: list[tuple[bool, int]] = []
    aside, skip, left = False, 1, 0
    for token in _TOKEN.finditer(text):
        word, argument, letter, sign, brace, plain = token.groups()
        if held and not letter:
            out.append(held.decode(page, "replace"))
            held.clear()
        if brace == "{":
            if len(groups) < _DEEPEST:
                groups.append((aside, skip))
        elif brace:
            aside, skip = groups.pop() if groups else (aside, skip)
            left = 0
        elif word:
            word = word.lower()
            if word == "bin":
                continue
            if word == "ansicpg":
                page = _to_codec(argument) or page
            elif word == "uc":
                skip = int(argument or 1)
            elif word in _ASIDE:
                aside = True
            elif aside:
                pass
            elif word == "u" and argument:
                out.append(_to_character(int(argument)))
                left = skip
                continue
            else:
                out.append(_WORDS.get(word, ""))
            left = 0
        elif sign == "*":
            aside = True
        elif aside:
            pass
        elif letter:
            if left:
                left -= 1
            else:
                held.append(int(letter, 16))
        elif sign:
            out.append(_SIGNS.get(sign, ""))
        elif plain:
            out.append(plain[left:])
            left = max(0, left - len(plain))
    if held:
        out.append(held.decode(page, "replace"))
    return "".join(out)


def _to_codec(number: str | None) -> str | None:
    """The code page that \\ansicpg names, when it is one of Windows' own."""
    try:
        found = codecs.lookup(f"cp{number}")
    except (LookupError, ValueError):
        return None
    return found.name if found.name.startswith("cp") else None


def _to_character(number: int) -> str:
    """What \\u8220 or \\u-4051 stands for; half of a pair is mended with the other, later."""
    number %= 0x10000
    return chr(number)
