"""
Who signs a page in its text: "By Jane Doe", "Autor: Jana Weiß", "11.12.2019 - Jana Weiß".

Asked when nothing that is made for names has one. A label may stand apart from the name
(<b>Autor:</b> Jana Weiß), so the page is read text by text; only what has the shape of a full name
counts, and the first place that names somebody is the page's.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from lxml import etree

from archive.names import load_names, split_byline
from archive.sources.clues import tidy
from archive.sources.page_texts import find_holder, is_read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archive.sources.page_texts import PageTexts

# A name in a comment, a sidebar or a teaser is another article's, or a reader's.
is_of_others: Any = etree.XPath(
    "boolean(ancestor-or-self::*[self::nav or (self::aside or self::footer) and"
    " not(ancestor::article) or contains(@class, 'comment')"
    " or contains(@id, 'comment') or contains(@class, 'related')"
    # <ul class="teaser__author--list"> is a list of authors.
    " or contains(@class, 'teaser')"
    " and not(contains(@class, 'author') or contains(@class, 'meta'))"
    " or contains(@class, 'recommend') or contains(@id, 'sidebar')"
    # <div class="main-content has-double-sidebar"> is not one.
    " or contains(@class, 'sidebar')"
    " and not(contains(@class, 'has-') or contains(@class, 'with-') or contains(@class, 'main'))]"
    # <article class="post comments-open related-12"> is the article all the same.
    "[not(self::html or self::body or self::main or self::article or .//h1)])"
)
_QUOTED = ("figure", "figcaption", "blockquote", "button")
_WHO = (
    r"(?:(?:written|reported|posted|words|story|text|pictures|published) (?:& photos? )?by|by"
    r"|(?:(?:geschrieben|veröffentlicht|erstellt|verfasst|ein\w{0,3} [A-Z]\w{3,20}) )?von"
    r"|(?:publié |écrit )?par|(?:publicado |escrito )?por|(?:scritto )?da|di"
    r"|(?:autor(?:in|en|innen|es|/in|/-in|\*in|:in)?|auteurs?|auteur\(s\)|authors?|autor[ei]"
    r"|text(?: ?(?:&|und|/) ?(?:fotos?|bilder))?|redaktion|interview)\s?:)"
)
_LEAD = r"(?:[-–—|•·]\s{0,2})?"
# "Author", "Autor" alone on a heading: <h4>Autor</h4><p>Nikolai Huke</p>
_LABEL = re.compile(rf"{_LEAD}(?:{_WHO}|autor(?:in|en)?|authors?|auteurs?)\s?:?", re.IGNORECASE)
_LINE = re.compile(rf"{_LEAD}{_WHO}\s?:?\s(.{{3,100}})", re.IGNORECASE)
# What every label and line of the above begins with, or a day that ends it.
_MAY_SIGN = re.compile(
    r"[\s–—|•·(-]{0,40}(?:written|reported|posted|words|story|text|pictures|published|by|von|par|por"
    r"|geschrieben|veröff|erstellt|verfasst|ein|publi|écrit|escrito|da|di|scritto|aut|redaktion"
    r"|interview|\d)|.{5,100}(?:19|20)\d\d\s{0,40}$",
    re.IGNORECASE,
)
# "Posted by Konstantin @ 12:00 am"
_SURE = re.compile(r"(?:posted|written) by|(?:geschrieben|verfasst) von", re.IGNORECASE)
_DAY = (
    r"(?:\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d"
    r"|\d{1,2}\.? [^\W\d_]{3,10} (?:19|20)\d\d|[^\W\d_]{3,10} \d{1,2}, (?:19|20)\d\d)"
)
_MARK = r"\s?(?:[-–—|•·/,]|\bvon|\bby)\s"
_DATED = (re.compile(rf"{_DAY}{_MARK}(.{{5,60}})"), re.compile(rf"(.{{5,60}}?){_MARK}{_DAY}"))
_AND = re.compile(r",|&|und|and|et|y|e", re.IGNORECASE)
_END = re.compile(rf"\s(?:am|on|le|el|in|at|für|for)\s.*$|[,|·•–-]?\s?{_DAY}.*$|\s@?\s?\d.*$")
_WORD = r"[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:['’-][^\W\d_]+){0,3}"
_PARTICLE = (
    r"(?:von|vom|van|der|den|de|del|della|di|da|du|dos|das|la|le|zu|zur|bin|al|el|ten|ter|y)"
)
_FULL_NAME = re.compile(
    rf"(?:(?:Dr|Prof|Mag|Dipl|Ing)\.[- ]){{0,3}}{_WORD}(?: {_WORD}| [A-Z]\.| {_PARTICLE}){{0,4}}"
    rf" {_WORD}(?: (?:Jr|Sr)\.)?"
)
# "Zur Artikelübersicht", "Alle Beiträge", "Unser Team"
_NO_NAME = re.compile(
    r"(?:zur|zum|alle|mehr|weitere|über|unser|unsere|der|die|das|ein|eine|the|all|more|view|about|our"
    r"|see|read|tous|toutes|voir|plus|notre|les|todos|todas|ver|más|nuestro|real|neue|neuer|new"
    r"|impressum|kontakt|contact|profil|startseite|home)\b",
    re.IGNORECASE,
)
_SHORTEST = 6
_LONGEST_LABEL = 40
_LONGEST_LINE = 140
_SPACE = " \t\r\n"
_LONGEST_TEXT = 300
_MOST_TEXTS = 6000
_MOST_AUTHORS = 8


def is_full_name(name: str) -> bool:
    """
    Whether *name* has the shape of a person's: "Jana von Weiß", not "LN" or "Das Magazin für alle".
    """
    if len(name) < _SHORTEST or _FULL_NAME.fullmatch(name) is None or _NO_NAME.match(name):
        return False
    words = [word for word in re.split(r"[ .-]", name) if len(word) > 1]
    capitals = [word.isupper() for word in words if not re.fullmatch(_PARTICLE, word)]
    return len(capitals) > 1 and (all(capitals) or not any(capitals))


def find_signature(texts: PageTexts) -> list[str]:
    """The full names that the text of a page is signed with, at the first place."""
    every: Iterable[Any] = texts.all
    if len(texts.all) > _MOST_TEXTS:
        every = islice(filter(_counts, every), _MOST_TEXTS)
    every = iter(every)
    label: Any = None
    for text in every:
        if len(text) >= _LONGEST_TEXT or (
            label is None and (text.isspace() or not _MAY_SIGN.match(text))
        ):
            continue
        if not _counts(text):
            continue
        line, holder = tidy(text), find_holder(text)
        named = _people(line) if label is not None and _are_near(label, holder) else []
        named = named or _signed(line)
        if named and not _is_elsewhere(holder):
            return list(dict.fromkeys([*named, *_joined(filter(_counts, every))]))
        label = holder if len(line) <= _LONGEST_LABEL and _LABEL.fullmatch(line) else None
    return []


def _counts(text: Any) -> bool:
    return len(text) < _LONGEST_TEXT and text.strip(_SPACE) != "" and is_read(text)


def _joined(texts: Iterator[Any]) -> Iterator[str]:
    """The names behind "and", "und", a comma: "Von <b>Jana Weiß</b> und <b>Max Roth</b>"."""
    for _ in range(_MOST_AUTHORS):
        if not _AND.fullmatch(tidy(next(texts, ""))):
            return
        named = _people(tidy(next(texts, "")))
        if not named:
            return
        yield from named


def _signed(line: str) -> list[str]:
    """The people of a line that says whose the page is: "By Jane Doe", "Jana Weiß | 1.2.2021"."""
    if len(line) > _LONGEST_LINE:
        return []
    if found := _LINE.fullmatch(line):
        return _people(found[1], any_name=_SURE.match(line) is not None)
    dated = (pattern.fullmatch(line) for pattern in _DATED)
    # "03.11.2022 - Mark Turner - Arena" is a concert.
    return next(
        (named for found in dated if found and (named := _people(found[1], all_of=True))), []
    )


def _people(line: str, *, any_name: bool = False, all_of: bool = False) -> list[str]:
    """The full names at the start of *line*, or with *any_name* a handle; *all_of* it, or none."""
    if len(line) > _LONGEST_LINE:
        return []
    parts = split_byline(_END.sub("", line), names=load_names())
    named = [name for name in parts if is_full_name(name)]
    if any_name and not named and len(parts) == 1 and " " not in parts[0]:
        return parts
    return named if parts and named[:1] == parts[:1] and not (all_of and named != parts) else []


def _are_near(label: Any, holder: Any) -> bool:
    """Whether both are of one block: <h4>Autor</h4><p><a>Jana Weiß</a></p>."""
    around = [label, *label.iterancestors()][1:3]
    return holder is label or any(
        place in around for place in [holder, *holder.iterancestors()][:4]
    )


def _is_elsewhere(holder: Any) -> bool:
    quoted = holder.tag in _QUOTED or next(holder.iterancestors(*_QUOTED), None) is not None
    return quoted or is_of_others(holder)
