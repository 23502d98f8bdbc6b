"""
A byline taken apart: "By JANE DOE and John Roe, Staff Writers" is Jane Doe and John Roe.

What is no name (roles, e-mail addresses, "Staff", "admin") is dropped; whether a name is an agency
or an outlet is decided by the caller. Data: data/names.toml.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from os.path import dirname, join
from typing import TYPE_CHECKING

from archive.byline_words import BARE_LABEL, BESIDE_PICTURES, OTHER_HAND, WRITTEN_BY
from archive.errors import SettingsError
from archive.settings import read_toml

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONGEST_BYLINE = 1_000
LONGEST_NAME = 60
MOST_WORDS = 6

_LEAD = re.compile(
    rf"^(?:(?:{WRITTEN_BY}|{BARE_LABEL}|about|from|à propos de)\s?[:：]?\s"
    # "ByAlex Bozarjian", "ByJANE DOE", where a page had two elements
    r"|by(?=(?-i:[A-Z][a-z]+ ))|(?-i:By(?=[A-Z]{2,} ))"
    rf"|(?:{WRITTEN_BY}|{BARE_LABEL}\s?[:：])(?<=[:：])"
    r"|(?:本报|通讯员)?(?:记者|記者|作者)\s?(?=[\u4e00-\u9fff]))",
    re.IGNORECASE,
)
_OTHER_HAND = re.compile(OTHER_HAND, re.IGNORECASE)
_LATER_HAND = re.compile(rf"(?<=[\w.),])\s(?={OTHER_HAND})", re.IGNORECASE)
# "By JANE DOE; Bob R. Roe contributed reporting from Albany."
_HELPED = re.compile(
    r"(?:[;.]\s(?:[^;.]|(?<=\b\w)\.){3,120}|,\s[^,;.]{3,60})\scontributed\b.*"
    r"|[;,.]?\s(?:with )?(?:additional|further) (?:reporting|research|writing) (?:by|from)\b.*",
    re.IGNORECASE,
)
_BESIDE_PICTURES = re.compile(
    rf"(?:[^\W\d_][\w.'’-]{{0,30}} ){{1,2}}[^\W\d_][\w.'’-]{{0,30}} ?{BESIDE_PICTURES}",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\s*(?:;|\||/|·|•|\n|\s&\s|\s[-–—]\s|,?\s(?:and|und|et|y|with)\s|,"
    r"|\s(?:as told to|in conversation with|im gespräch mit|avec|mit|con|com|med|met)\s)\s*",
    re.IGNORECASE,
)
# "Jane Doe e John Roe", "Jane Doe i John Roe"; not "João Costa e Silva"
_AND = re.compile(r"\s(?:e|i|a|en|og|och|ja|ve|și|és|и|та|και)\s(?=[^\W\d_]\S{0,30}\s[^\W\d_])")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,200}|https?://\S{1,500}|(?<!\w)@\w{1,40}")
_BRACKETS = re.compile(r"\([^()]{0,200}\)|<[^<>]{0,300}>|\[[^\[\]]{0,200}\]")
_PLACE = re.compile(r"\s(?:in|at|for|from|special to|of the)\s.*$", re.IGNORECASE)
# "gnaddrig", "c1ph4", "isabella.dibiase": how blogs and forums sign
_HANDLE = re.compile(r"[a-z0-9][a-z0-9._-]{2,24}|[A-Z][a-z._-]{1,20}\d[a-z0-9._-]{0,20}")
_COMPANY = re.compile(
    r"\b(?:gmbh|mbh|co\.? kg|e\.\s?[vk]|ltd|llc|inc|ag|plc|s\.a(?=\.?$)|verlag|website)\b\.?",
    re.IGNORECASE,
)
_DOMAIN = re.compile(
    r"\b[\w-]{2,60}\.(?:com|org|net|de|at|ch|co|uk|pl|fr|it|es|info|eu|tv)\b", re.IGNORECASE
)
# "Das Magazin für Lesben", "Pétition soutenue par ...", "Friends of the Earth": no person's name
_NOT_OF_NAMES = re.compile(
    r"\b(?:für|par|pour|para|for|of|to|un|une|ein|eine|im|mit|sur|über|the)\b|^(?:das|les|los|las)\b",
    re.IGNORECASE,
)
_WEEKDAY = frozenset(
    {"mo", "di", "mi", "do", "fr", "sa", "so", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
     "am", "today", "yesterday"}
)  # fmt: skip
# "Posted by Konstantin on May 3"
_BEFORE_DAY = frozenset({"on", "am", "at", "le", "el", "il", "um", "em", "in", "den"})
_BEFORE_DAY |= {"Updated", "Published", "Posted", "Modified"}
# "JANE DOE For Mailonline", "JOHN ROE Associated Press"
_CAPITALS = re.compile(
    r"((?:[^\W\d_a-zß-öø-ÿ][^\W\d_a-zß-öø-ÿ'’.-]*[^\W\d_a-zß-öø-ÿ.] ){2,4})"
    r"(?:[^\W\d_a-zß-öø-ÿ]?[a-zß-öø-ÿ])"
)
# "Jane Doe TNN", "Jane Doe The Associated Press"
_AGENCY_TAIL = re.compile(
    r"(?<=\w\w)\s(?:the )?(?:associated press|agence france[- ]presse|afp|ap|upi|dpa|tnn|pti|ians"
    r"|ani|efe|ansa|cnn|bbc|reuters|bloomberg)(?: news| sport| business| agency)?$",
    re.IGNORECASE,
)
_REPORTER_BEHIND = re.compile(r"\s?(?:기자|특파원|記者|记者)$")
# "KHOU Staff", "Harbour Post Newsroom", "World's Editorial Writers"
_STAFF = frozenset(
    {"staff", "newsroom", "desk", "bureau", "report", "reports", "agencies", "writers", "editors",
     "reporters", "correspondents", "board"}
)  # fmt: skip
# "FOCUS-Online-Experte Robin Tschöpe", "Staff Writer Jane Doe"
_OFFICE = re.compile(
    r"(?:\S{0,40}-)?(?:experte|expertin|redakteur(?:in)?|reporter(?:in)?|korrespondent(?:in)?"
    r"|autor(?:in)?|mitarbeiter(?:in)?|writer|editor|correspondent|columnist|contributor"
    r"|redacteur|corrispondente|inviat[oa]|corresponsal|correspondante?|journaliste)",
    re.IGNORECASE,
)
# "Redacción Diario Pagina Siete", "Redaktion Gelbe Liste"
_OF_EDITORS = re.compile(
    r"(?:(?:d?[aei]l?|la|die|tim|dalla|onze) )?(?:redaktion|redacción|redaccion|rédaction|redazione"
    r"|redação|redactie|redakcja|redakce|redakcia|redakcija|redaksi|toimitus|szerkesztőség"
    r"|редакция|редакція|haber merkezi)\b",
    re.IGNORECASE,
)
_INITIAL = re.compile(r"\s(?:\w|jr|sr)$", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)
# "Jane Doe, Ph.D.", "Jane Doe, MPH, RN"
_DEGREE = re.compile(
    r"(?:m\.?[ads]|ph\.?\s?d|d\.?phil|m\.?p\.?h|m\.?sc|b\.?a|rn|esq|ll\.?[bm]|mba|dds|dvm|rdn?|mp"
    r"|mbe|obe|cbe)\.?",
    re.IGNORECASE,
)
# "By Evan HalperStaff Writer", where a page had two elements
_GLUED = re.compile(
    r"(?<=[a-z])(?=(?:Staff|Senior|Special|Political|Business|Sports)\s(?:Writer|Reporter"
    r"|Correspondent|Editor))"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_ACCENTS = dict.fromkeys(range(0x300, 0x370))
_MC = re.compile(r"\bMc([a-z])")
_WORD = r"[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:['’-][^\W\d_]+){0,3}"
_PARTICLE = (
    r"(?:von|vom|van|der|den|de|del|della|di|da|du|dos|das|la|le|zu|zur|bin|al|el|ten|ter|y)"
)
_LAST_FIRST = re.compile(rf"({_WORD}), ({_WORD}(?: {_PARTICLE}){{0,2}})")
# "J. I. da Silva"
_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?){1,3}(?=\w)")
_STATE = re.compile(r"(?:U\.\s?[SKN]|E\.\s?U)\.")
_FULL_NAME = re.compile(
    r"(?:(?:Dr|Prof|Mag|Dipl|Ing|Rep|Sen|Gov|Rev|Capt|Sgt|Lt|Col|Gen|Maj|Mrs?|Ms)\.[- ]){0,3}"
    rf"(?:{_WORD}|(?:[A-Z]\.[ -]?){{1,3}})"
    rf"(?: {_WORD}| (?:[A-Z]\.){{1,3}}| {_PARTICLE}){{0,4}} {_WORD}(?: (?:Jr|Sr|[A-Z])\.)?"
)
# "Zur Artikelübersicht", "Alle Beiträge", "Unser Team"
_NO_NAME = re.compile(
    r"(?:from|follow|share|subscribe|sign|show|search|listen|watch|related|latest|most|google|pub"
    r"|folgen|archiv|zur|zum|alle|mehr|weitere|über|unser|unsere|der|die|das|ein|eine|the|all|more|view|about|our"
    r"|see|read|tous|toutes|voir|plus|notre|les|todos|todas|ver|más|nuestro|real|neue|neuer|new"
    r"|impressum|kontakt|contact|profil|startseite|home)\b",
    re.IGNORECASE,
)
_SHORTEST_NAME = 6


@dataclass(frozen=True, slots=True)
class Names:
    """The words that stand where a name is expected and are none."""

    not_outlets: frozenset[str]
    not_authors: frozenset[str]
    roles: frozenset[str]
    houses: frozenset[str]


@cache
def load_names() -> Names:
    """The shipped lists. Raises SettingsError naming file and key when they are wrong."""
    path = join(dirname(__file__), "data", "names.toml")
    tables = read_toml(path)
    keys = Names.__slots__
    for key, words in tables.items():
        if key not in keys:
            raise SettingsError(f"{path}: unknown key {key!r}: the keys are {', '.join(keys)}")
        if not isinstance(words, list) or not all(isinstance(w, str) for w in words):
            raise SettingsError(f'{path}: {key} wants a list: ["..."]')
    return Names(*(frozenset(tables.get(key, ())) for key in keys))


def unshared(lines: Iterable[str]) -> list[str]:
    """Names out of a list where a digit stands for so many letters of the line before."""
    names: list[str] = []
    name = ""
    for line in lines:
        name = name[: int(line[0])] + line[1:] if line[0].isdecimal() else line
        names.append(name)
    return names


@cache
def load_first_names() -> frozenset[str]:
    """The shipped first names, in lower case and without accents."""
    return frozenset(map(fold_accents, _load("first_names.txt")))


@cache
def load_cities() -> frozenset[str]:
    """The shipped names of cities, as they are written."""
    return frozenset(_load("cities.txt"))


@cache
def load_surnames() -> frozenset[str]:
    """The shipped surnames, in lower case and without accents."""
    return frozenset(map(fold_accents, _load("surnames.txt")))


@cache
def _load_words() -> frozenset[str]:
    return frozenset(_load("words.txt"))


def _load(file: str) -> list[str]:
    with open(join(dirname(__file__), "data", "names", file), encoding="utf-8") as lines:
        return unshared(filter(None, (line.strip() for line in lines if line[0] != "#")))


def may_be_names(words: Sequence[str], *, surely: bool) -> bool:
    """
    Whether what stands behind a "By" can be people, a post or a house: not "Popular Demand".

    *surely*: one of them with a first name, as behind "From", where places stand as often.
    """
    if surely and not has_first_name(" ".join(words)):
        return False
    return has_first_name(" ".join((*words, ""))) or any(
        (word.lower() in load_names().roles and len(word) > len("with"))
        or word.isupper()
        or _load_words().isdisjoint({word.lower(), word.lower().removesuffix("s")})
        for word in words
    )


def has_surname(name: str) -> bool:
    """
    Whether the last word of *name* is a common surname or no everyday word: "Jane Brown", "Jane
    Roe", not "Jordan River", "Grace Period Ends".
    """
    last = fold_accents(name.rsplit(maxsplit=1)[-1])
    if last in load_surnames():
        return True
    return _load_words().isdisjoint({last, last.removesuffix("s"), last.removesuffix("es")})


def fold_accents(name: str) -> str:
    """*name* without case and accents: "Jörn" -> "jorn"."""
    return unicodedata.normalize("NFKD", name.casefold()).translate(_ACCENTS)


def is_full_name(name: str) -> bool:
    """
    Whether *name* has the shape of a person's: "Jana von Weiß", not "LN" or "Das Magazin für alle".
    """
    if len(name) < _SHORTEST_NAME or _FULL_NAME.fullmatch(name) is None or _NO_NAME.match(name):
        return False
    words = [word for word in re.split(r"[ .-]", name) if len(word) > 1]
    capitals = [word.isupper() for word in words if not re.fullmatch(_PARTICLE, word)]
    enough = 1 if _INITIALS.match(name) and not _STATE.match(name) else 2
    if len(capitals) > 1 and not capitals[0] and all(capitals[1:]):  # "Jean DUPONT"
        return has_first_name(name)
    return len(capitals) >= enough and (all(capitals) or not any(capitals))


def has_first_name(name: str) -> bool:
    """Whether a word of *name*, but for the last, is a first name of the shipped list."""
    words = re.split(r"[ -]", name)[:-1]
    return any(fold_accents(word) in load_first_names() for word in words)


def is_no_name(name: str) -> bool:
    """Whether *name* begins as what a page says to its reader, or as a house: "View", "The"."""
    return _NO_NAME.match(name) is not None


def split_byline(line: str, *, names: Names) -> list[str]:
    """
    The people that a byline names, in order, each once.
    """
    line = line[:LONGEST_BYLINE]
    if "@" in line or "://" in line:
        line = _MAIL.sub(" ", line)
    line = _GLUED.sub(", ", line)
    if " contributed" in line or "ditional " in line or "urther " in line:
        line = _HELPED.sub("", line)
    if "(" in line:
        line = _BESIDE_PICTURES.sub(";", line)
    line = _LEAD.sub("", " ".join(_BRACKETS.sub(" ", line).split()))
    if turned := _LAST_FIRST.fullmatch(line):  # "Doe, Jane", "Jong, Michiel de"
        first, *particles = turned[2].split()
        if has_first_name(f"{first} ") and not has_first_name(f"{turned[1]} "):
            line = " ".join((first, *particles, turned[1]))
    found: list[str] = []
    written = True
    parts = (
        one
        for part in _SPLIT.split(_LATER_HAND.sub(";", line))
        for one in (_AND.split(part) if part.count(" ") > 2 else (part,))
    )
    for part in parts:
        # "Edited by Jane Doe and John Roe; words by Max Moe"
        if _OTHER_HAND.match(part):
            written = False
        elif not written and _LEAD.match(part):
            written = True
        if not written:
            continue
        bare = _LEAD.sub("", part.strip(' .,:;-–—*"“”'))
        # "Perry Bacon Jr.", "Nicolas Gutierrez C."
        dotted = f"{bare}." in part and (_INITIAL.search(bare) or _SUFFIX.fullmatch(bare))
        part = f"{bare}." if dotted else bare  # noqa: PLW2901
        if found and _SUFFIX.fullmatch(part):  # "John Roe, Jr."
            found[-1] = f"{found[-1]} {part}"
            continue
        if found and _DEGREE.fullmatch(part):
            continue
        name = _read_name(part, names)
        if name and name not in found:
            found.append(name)
    first, _, more = line.partition(", ")
    if more and (_DOMAIN.search(first) or first.partition(" ")[0].casefold() in names.houses):
        # "hessenschau.de, Frankfurt, Germany", "Feuerwehr Harbour, Abteilung Boote"
        return [name for name in found if has_first_name(name)]
    if len(found) > 1 and has_first_name(found[0]):
        # "Jane Doe, London", and if there is but one comma, "Jane Doe, Harbour Authority"
        alone = len(found) == 2 and f"{found[0]}, " in line
        found[1:] = [one for one in found[1:] if _is_somebody(one, surely=alone)]
    return found


def _is_somebody(name: str, *, surely: bool) -> bool:
    """Whether *name* is a person's beside another: no city, and *surely*, of known parts."""
    if has_first_name(name):
        return True
    return name not in load_cities() and not (
        surely and " " in name and fold_accents(name.rpartition(" ")[2]) not in load_surnames()
    )


def _read_name(part: str, names: Names) -> str | None:
    if not part or len(part) > LONGEST_NAME + 60 or part.casefold() in names.not_authors:
        return None
    # "Jane Doe in Paris", but not when that leaves nothing: "in Paris"
    part = _REPORTER_BEHIND.sub("", _PLACE.sub("", part).strip())
    capitals = None if part.isupper() else _CAPITALS.match(part)
    if capitals and has_first_name(capitals[1].strip()):
        part = capitals[1].strip()
    words = _AGENCY_TAIL.sub("", part).split()
    if len(words) > 1 and words[-1].casefold() in _STAFF and not has_first_name(part):
        return None
    if len(words) > 3 and words[: len(words) // 2] == words[len(words) // 2 :]:
        words = words[: len(words) // 2]  # a name shown twice, for large and for small screens
    while len(words) > 1 and words[-1] in _BEFORE_DAY:
        words.pop()
    while len(words) > 2 and (
        words[-1].casefold() in names.roles  # "Jane Doe Political Editor"
        or words[-1].casefold() in _WEEKDAY  # "Jane Doe Fri, 17 October"
    ):
        words.pop()
    if len(words) > 2 and part.endswith(" Staff") and not has_surname(" ".join(words)):
        words.pop()  # "Jane Doe Globe Staff"
    words = _without_office(words, names)
    part = " ".join(words)
    if len(words) == 1 and _HANDLE.fullmatch(part) and any(c.isalpha() for c in part):
        known = part in names.roles or part in names.not_authors
        return None if known or _DOMAIN.search(part) else part
    if (
        len(part) < 2
        or len(words) > MOST_WORDS
        or len(part) > LONGEST_NAME
        or part.casefold() in names.not_authors
        or all(_POSSESSIVE.sub("", word.casefold()) in names.roles for word in words)
        or words[-1].casefold() in ("editor", "correspondent", "reporter", "writer", "writers")
        or any(char.isdigit() for char in part)
        or not part[0].isalpha()
        or (part.islower() and part.isascii())
        or _COMPANY.search(part)
        or (len(words) > 2 and _NOT_OF_NAMES.search(part))
        or _DOMAIN.search(part)
        or _OF_EDITORS.match(part)
        or part[-1] in "!?→»›…:"
        or part.casefold().endswith(("redaktion", " team", " von", " by", " am", " par", " for"))
        or (
            not names.houses.isdisjoint((words[0].casefold().strip(":"), words[-1].casefold()))
            and not has_first_name(part)
        )
    ):
        return None
    if part.isupper() and len(part) > 4:  # "JANE MCDONALD"
        part = _MC.sub(lambda found: "Mc" + found[1].upper(), part.title())
        part = re.sub(r"(\w)['’]S\b", r"\1's", part)
    return part


def _without_office(words: list[str], names: Names) -> list[str]:
    """ "Staff Writer Jane Doe" -> Jane Doe; a name of two words is left as it is."""
    for at in range(len(words) - 2, 0, -1):
        lead = words[:at]
        if _OFFICE.fullmatch(lead[-1]) and all(
            word.casefold() in names.roles or _OFFICE.fullmatch(word) for word in lead
        ):
            return words[at:]
    return words
