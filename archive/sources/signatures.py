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

from archive.byline_words import BARE_LABEL, WRITTEN_BY
from archive.names import has_first_name, is_full_name, load_cities, load_names, split_byline
from archive.sources.clues import tidy
from archive.sources.page_places import is_elsewhere, is_listed
from archive.sources.page_texts import find_holder, is_read
from archive.sources.shown_names import is_told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archive.sources.page_texts import PageTexts

_WHO = rf"(?:{WRITTEN_BY}|d[ae])"
_LEAD = r"(?:[-–—|•·]{1,3}\s{0,2})?"
# "Author", "Autor" alone on a heading: <h4>Autor</h4><p>Nikolai Huke</p>
_LABEL = re.compile(rf"{_LEAD}(?:{_WHO}|{BARE_LABEL})\s?:?")
_LINE = re.compile(rf"{_LEAD}{_WHO}\s?:?(?:\s|(?<=[:：]))(.{{2,100}})", re.IGNORECASE)
# What every label and line of the above begins with, or one with a day.
_MAY_SIGN = re.compile(
    rf"[\s–—|•·(-]{{0,10}}(?:{_WHO}|{BARE_LABEL}|posted|published|submitted|veröff|erstellt"
    r"|geschrieben|publi|pubbl|opubl|\d|[^\W\d_]{3,9}\.? \d)"
)
# What these begin with: quickly looked up.
_STARTS = frozenset(
    {"a ", "a c", "add", "af", "af ", "af:", "an ", "ana", "apr", "art", "as ", "auf", "aug",
     "aut", "av", "av ", "av:", "bei", "ber", "bil", "by", "by ", "by:", "col", "com", "con",
     "cre", "da", "da ", "da:", "das", "de", "de ", "de:", "dec", "dez", "di", "di ", "di:",
     "die", "dod", "doo", "edi", "ein", "ent", "env", "ers", "esc", "ess", "fea", "feb", "for",
     "fot", "fra", "för", "gas", "gen", "gep", "ges", "glo", "gue", "hab", "ima", "int", "jan",
     "jou", "jui", "jul", "jun", "kir", "kol", "kom", "l'a", "l’a", "mai", "mar", "may", "mis",
     "muh", "mär", "nap", "nov", "oct", "okt", "op-", "opg", "opi", "opr", "opu", "par", "pen",
     "per", "pho", "pic", "por", "pos", "pro", "prz", "pub", "rec", "red", "rep", "rev", "réa",
     "réd", "scr", "sep", "sig", "skr", "sto", "sub", "sze", "tek", "tes", "tex", "toi", "tri",
     "un ", "una", "une", "ver", "vom", "von", "wor", "wri", "yaz", "écr", "írt", "γρά", "συν",
     "авт", "жур", "тек"}
)  # fmt: skip
_CHINESE_STARTS = frozenset("作责記记取文")
# Not "Da Vinci Code", "Haber: Son Dakika", "Written by hand".
_PERHAPS = re.compile(r"(?:d[aei]\s|haber|story|te[xs]to?\s?:|written by [a-z]+$)", re.IGNORECASE)
# "(Reporting by Jane Doe in Berlin and John Roe in Paris; Editing by Max Moe)"
_REPORTED = re.compile(r"\(?(?:additional )?reporting by (.{5,200})", re.IGNORECASE)
_SURE = re.compile(
    r"(?:posted|written|published|submitted) by"
    r"|(?:geschrieben|verfasst|erstellt|veröffentlicht|eingestellt) von"
    r"|(?:publié|écrit|rédigé) par|(?:publicado|escrito) por|scritto da"
    r"|(?:autor(?:in)?|authors?|auteur|autore|autor[ka])\s?:|(?:作者|责任编辑|記者|记者)\s?[:：]",
    re.IGNORECASE,
)
_NAME = r"([^\W\d_a-z][\w.'’-]+(?: [\w.'’-]+){1,3}?)"
# "Contact Jane Doe at jdoe@post.com", "Jane Doe is a staff writer at the Post": under her story
_CONTACT = (
    re.compile(
        rf"(?:contact|reach|e-?mail|write to|follow) (?-i:{_NAME}) (?:at|on|by|via)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?-i:{_NAME}) (?:can be (?:reached|contacted)|may be reached|is (?:an?|the|our)"
        r" (?:[\w-]{2,20} ){0,4}(?:writer|reporter|correspondent|columnist|journalist)\b)",
        re.IGNORECASE,
    ),
)
_MAY_CONTACT = re.compile(
    r"(?i:contact|reach|e-?mail|write to|follow) [A-Z]"
    r"|[A-Z].{3,40} (?:can be |may be reached|is (?:an?|the|our) )"
)
_DAY = (
    r"(?:\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d"
    r"|\d{1,2}\.? [^\W\d_]{3,10} (?:19|20)\d\d|[^\W\d_]{3,10} \d{1,2}, (?:19|20)\d\d)"
)
_CLOCK = r"(?:,? (?:um |at |à )?\d{1,2}[:.h]\d\d(?: ?uhr| ?[ap]\.?m\.?)?)?"
# "von <a>Tine</a> am 3. Mai 2019", "3. Mai 2019 von <a>Tine</a>": there a name may be any word.
_OF_A_DAY = re.compile(rf"(?:am|on|le|el|il|vom|,|\||·|•|-|–|/)?\s?{_DAY}", re.IGNORECASE)
_DAY_LABEL = re.compile(
    rf"(?:[^\W\d_]{{2,12}},? )?{_DAY}\W{{0,3}}(?:von|by|par|por|di)\s?:?", re.IGNORECASE
)
_ENDS_IN_DAY = re.compile(rf"{_DAY}\W{{0,3}}$")
_ANY_DAY = re.compile(
    r"(?<!\d)(?:\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d"
    r"|\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d|(?:19|20)\d\d年"
    r"|\d{1,2}(?:\.|st|nd|rd|th|er)? (?:de |of )?[^\W\d_]{3,10}\.?,? (?:de |del )?(?:19|20)\d\d)"
    r"(?!\d)|\b[^\W\d_]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d\b"
)
_DAY_OR_MAIL = re.compile(rf"{_ANY_DAY.pattern}|\w@\w")
_MARK = r"\s?(?:[-–—|•·/,]|\b(?:von|by|par|por|di|door|av|af|da))\s"
# "Schreibbericht — jancak @ 00:11", "22. Januar 2020 @ 18:13 // c1ph4"
_CLOCKED = re.compile(
    r"(?:.{0,60}[—–|•-]\s)?([\w.-]{3,30}) @ \d{1,2}[:.]\d\d(?: [ap]m)?", re.IGNORECASE
)
# "Autoren Jelko Djuren und Jutta Klaukien"
_UNMARKED = re.compile(
    r"(?:autor(?:in|en|innen|es|a|as)?|authors?|auteure?s?|text)\s(.{5,80})", re.IGNORECASE
)
# "Veröffentlicht am 3. Mai 2021 um 10:20 von Jana Weiß"
_POSTED = r"(?:(?:[^\W\d_]{4,14}:? )?(?:am |on |le |el |il |um |vom )?)"
_DATED = (
    re.compile(rf"{_POSTED}{_DAY}{_CLOCK}{_MARK}(.{{5,60}})", re.IGNORECASE),
    re.compile(rf"(.{{5,60}}?){_MARK}{_DAY}"),
)
# "Konstantin", "gnaddrig", "ThE_PaiN", "c1ph4"; not "from", "us"
_HANDLE = re.compile(
    r"(?!(?:from|the|us|our|me|dem|der|den|uns|la|le|el|los)$)[\w.-]{2,30}", re.IGNORECASE
)
_AND = re.compile(r",|&|und|and|et|y|e|i|en|och|og|и|ve|και", re.IGNORECASE)
_END = re.compile(
    rf"\s(?:am|on|le|el|in|at|für|for|op|em|à|på|den|dne)\s.*$|[,|·•–-]?\s?{_DAY}.*$|\s@?\s?\d.*$"
)
_OFFICE = re.compile(
    r"(?:reporter|correspondent|editor|writer|columnist|journalist|redakteur|korrespondent"
    r"|autor|volontär|journaliste?|correspondante?|periodista|redactora?|corresponsal"
    r"|giornalista|redacteur|journaliste|dziennikarz|dziennikarka|muhabir)(?:in)?",
    re.IGNORECASE,
)
_TITLE = 30
"""Characters of a link: more are a headline, fewer a name."""
_HEADINGS = frozenset({"h1", "h2", "h3"})
_IN_LINE = frozenset(
    {"a", "b", "strong", "i", "em", "span", "sup", "sub", "abbr", "cite", "q", "code"}
)
_MOST_WITHIN = 40
_BARS = re.compile(r"\s[|·•]\s")
_BESIDE = re.compile(r",? ?[|/] |, ")
_LONGEST_LABEL = 40
_LONGEST_LINE = 140
_SPACE = " \t\r\n"
_LONGEST_TEXT = 300
_MOST_TEXTS = 6000
_MOST_AUTHORS = 8
_MARKS = " |,;:/•·–—-<>\u00a0"
_OPENING = _MARKS + "("
_LONGEST_NAME = 60
_LONGEST_BESIDE = 90
_MOST_LINES = 40
_MOST_LONG = 1


def find_signature(texts: PageTexts, *, surely: bool = False) -> list[str]:
    """
    The names that the text of a page is signed with, at the first place; *surely*, only where the
    label is "Posted by" or the like, or stands beside a day.
    """
    every: Iterable[Any] = texts.all
    if len(texts.all) > _MOST_TEXTS:
        every = islice(filter(_counts, every), _MOST_TEXTS)
    every = iter(every)
    label: Any = None
    sure = False
    previous = ""
    waiting: list[str] = []
    for text in every:
        if len(text) >= _LONGEST_TEXT or text.isspace():
            continue
        if label is None and not waiting and not _may_sign(text):
            continue
        if not _counts(text):
            continue
        line, holder = tidy(text), find_holder(text)
        if waiting and _OF_A_DAY.match(line):
            return waiting
        waiting = []
        named: list[str] = []
        if label is not None:
            near = _are_near(label, holder)
            named = _people(line, any_name=sure and near)
            if near and not is_elsewhere(holder):
                waiting = named or _people(line, any_name=True)
        if not named:
            sure = _SURE.match(line) is not None
            named = _signed(line)
        others = named and (is_elsewhere(holder) or is_listed(holder) or _is_behind_title(text))
        if named and (sure or not surely) and not others:
            if _ANY_DAY.match(line) and any(_ANY_DAY.match(tidy(one)) for one in islice(every, 8)):
                return []  # "21.11.2022 - Ocie Elliott", "22.11.2022 - Jens Friebe": concerts
            return list(dict.fromkeys([*named, *_joined(filter(_counts, every))]))
        label = None
        if len(line) <= _LONGEST_LABEL:
            dated = _DAY_LABEL.fullmatch(line) is not None
            if (dated or _LABEL.fullmatch(line.lower())) and not _is_within(text, holder):
                label = holder
                sure = dated or bool(_SURE.match(line) or _ENDS_IN_DAY.search(previous))
        previous = line
    return []


def find_dated(texts: PageTexts, head: Any) -> list[str]:
    """
    The full names between the headline *head* and the story, in a line that says so ("By Jane
    Doe"), or alone beside a day or an office: <span>Jana Weiß</span> | <time>3.11.2023</time>.
    """
    if head is None:
        return []
    inside = set(head.iter())
    lines: list[tuple[str, Any]] = []
    started = False
    long = 0
    for text in texts.all:
        if not started:
            started = find_holder(text) in inside
            continue
        if text.isspace() or not is_read(text):
            continue
        line = tidy(text)
        if len(line) > _LONGEST_LINE:
            long += 1
            if long > _MOST_LONG:
                break
        elif line.strip(_MARKS) and not _is_behind_title(text):
            lines.append((line, find_holder(text)))
            if len(lines) > _MOST_LINES:
                break
    for at, (line, holder) in enumerate(lines):
        if holder in inside:
            continue
        named = _signed(line) if _may_sign(line) else []
        if not named and 5 < len(line) <= _LONGEST_NAME:
            beside = [one for one, _ in (*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2])]
            if (
                any(len(one) < _LONGEST_BESIDE and _DAY_OR_MAIL.search(one) for one in beside)
                or any(_is_office(one) for one, _ in lines[at + 1 : at + 2])
                or _is_office(_BESIDE.split(line, maxsplit=1)[-1])
                or line.rpartition(" in ")[2] in load_cities()
                or _is_above_day(at, lines)
            ):
                named = _people(line, all_of=True)
                named = named if all(map(has_first_name, named)) else []
        if (
            named
            and all(map(is_full_name, named))
            and not is_told(named, head)
            and not is_elsewhere(holder)
            and not is_listed(holder)
        ):
            return named
    return []


def find_contact(texts: PageTexts) -> list[str]:
    """
    Who is said under a story to have written it, where nothing else does: the last who "can be
    reached at" an address, or is a reporter.
    """
    for text in reversed(texts.all):
        if len(text) >= _LONGEST_TEXT or not _MAY_CONTACT.match(text.strip(_SPACE)):
            continue
        line, holder = tidy(text), find_holder(text)
        for pattern in _CONTACT:
            found = pattern.match(line)
            name = found[1] if found and is_read(text) else ""
            named = is_full_name(name) and has_first_name(name)
            if named and not (is_elsewhere(holder) or is_listed(holder)):
                return [name]
    return []


def _is_above_day(at: int, lines: list[tuple[str, Any]]) -> bool:
    """
    Whether the line *at* is the first of three in one element, of which the last is a day: a name,
    whom it is taken from, and when.
    """
    following = lines[at + 1 : at + 3]
    return (
        len(following) > 1
        and _ANY_DAY.search(following[1][0]) is not None
        and len(following[1][0]) < _LONGEST_NAME
        and following[1][1] is lines[at][1]
    )


def _is_office(line: str) -> bool:
    """ "Political correspondent", "Reporter", "Harbour Post"."""
    last = line.partition(",")[0].rpartition(" ")[2]
    return len(line) < _LONGEST_NAME and (
        _OFFICE.fullmatch(last) is not None or last.casefold() in load_names().houses
    )


def _is_within(text: Any, holder: Any) -> bool:
    """Whether *text* goes on in a paragraph: "a theory by <a>Werner Heisenberg</a> of ..."."""
    return (
        text.is_tail
        and text.getparent().tag in _IN_LINE
        and sum(map(len, islice(holder.itertext(), _MOST_WITHIN))) > _LONGEST_LINE
    )


def _is_behind_title(text: Any) -> bool:
    """Whether *text* is behind the linked title of another story: <a>A river rises</a> by Tom."""
    link = text.getparent() if text.is_tail else None
    if link is None or link.tag != "a" or sum(map(len, link.itertext())) <= _TITLE:
        return False
    return link.getparent().tag not in _HEADINGS


def _counts(text: Any) -> bool:
    return len(text) < _LONGEST_TEXT and text.strip(_SPACE) != "" and is_read(text)


def _may_sign(text: str) -> bool:
    text = text.strip(_SPACE)
    if len(text) > _LONGEST_LINE:
        return text.startswith(("(Reporting by ", "Reporting by "))
    start = text.lstrip(_OPENING)[:3].lower().replace("\u00a0", " ")
    perhaps = start in _STARTS or start[:1].isdigit() or start[:1] in _CHINESE_STARTS
    return (
        (perhaps and _MAY_SIGN.match(text[:_LONGEST_LABEL].lower()) is not None)
        or text.rstrip(")")[-2:].isdigit()
        or "@ " in text
        or " | " in text
    )


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
    if "eporting by" in line and (found := _REPORTED.fullmatch(line)):
        return _whole(found[1].partition(";")[0].partition(". ")[0])
    if len(line) > _LONGEST_LINE:
        return []
    if line[:1] == "(" and line[-1:] == ")":  # "(Jana Weiß, Max Roth, 3.5.2021)"
        line = line[1:-1]
    if not line[:1].isdigit() and (found := _LINE.fullmatch(line)):
        named = _people(found[1], any_name=_SURE.match(line) is not None)
        if _PERHAPS.match(line):
            return named if all(map(has_first_name, named)) else []
        return named
    if (found := _UNMARKED.fullmatch(line)) and (named := _people(found[1], all_of=True)):
        return named
    # "Veröffentlicht unter Politik | Von Jana Weiß"
    for part in _BARS.split(line)[1:]:
        if (found := _LINE.fullmatch(part)) and (named := _people(found[1])):
            return named
    if " @ " in line and (found := _CLOCKED.fullmatch(line)):
        return _people(found[1], any_name=True)
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
    if any_name and not named and len(parts) == 1 and _HANDLE.fullmatch(parts[0]):
        return parts
    return named if parts and named[:1] == parts[:1] and not (all_of and named != parts) else []


def _whole(line: str) -> list[str]:
    """The full names of *line*, when it has no other."""
    parts = split_byline(line, names=load_names())
    return parts if all(map(is_full_name, parts)) else []


def _are_near(label: Any, holder: Any) -> bool:
    """Whether both are of one block: <h4>Autor</h4><p><a>Jana Weiß</a></p>."""
    around = [label, *label.iterancestors()][1:3]
    return holder is label or any(
        place in around for place in [holder, *holder.iterancestors()][:4]
    )
