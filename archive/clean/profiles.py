"""
Who wrote an article, said behind it in a passage of its own.

    Jane Doe is the business reporter for the Harbour Post. You can send her an e-mail ...
    Felix Roe ist Professor für Digitale Kultur in Zürich und hat das Buch ...

Only the last passages are asked: at its front an article may be about Jane Doe. Who is known to
have written it may be said to be anything there; of others it must be what writers are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.clean.roles import LONGEST_NOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

LAST = 2
"""Passages at the end of a story that may say who wrote it."""
_WORD = r"[^\W\d_a-z][\w.'’-]{0,24}"
_NAME = rf"{_WORD}(?: (?:de|da|van|von|der|al|el|bin))?(?: {_WORD}){{1,3}}"
_NAMED = re.compile(
    rf"\W{{0,2}}({_NAME})(?=,| (?:is|was|has|covers|writes|works|lives|teaches|joined|"
    r"reports|est|es|é|è|ist|lebt|lehrt|schreibt|arbeitet|jest|är|er|on|to|[–—-])\s)"
)
# "Jana Roe leitet das Ressort Politik.", "Jean Roe est journaliste", "Ana Roe es periodista"
_WRITES = re.compile(
    rf"\W{{0,2}}({_NAME}),? (?:(?:ist|arbeitet|leitet|schreibt|berichtet|verantwortet|betreut"
    r"|studierte|volontierte)\b.{0,120}(?:[Rr]edakt(?:eur|ion|or)|[Jj]ournalis"
    r"|[Kk]orresponden"
    r"|[Kk]olumnist|[Rr]essort|[Vv]olontär|[Bb]log|\bAutor)|(?:est|écrit|dirige|travaille)\b.{0,80}"
    r"(?:journalist|rédact|chroniqu|correspondant|éditorialiste|reporter)|(?:es|escribe|cubre"
    r"|trabaja)\b"
    r".{0,80}(?:periodis|redactor|corresponsal|columnista|reporter)|(?:è|scrive|lavora)\b.{0,80}"
    r"(?:giornalis|redattore|redattrice|corrispondente)|(?:é|escreve|trabalha)\b.{0,80}(?:jornalis"
    r"|repórter|colunista)|(?:is|schrijft|werkt)\b.{0,60}(?:journalist|redacteur|verslaggever"
    r"|correspondent|reporter|editor|writer)|(?:jest|pisze|pracuje)\b.{0,60}(?:dziennika|redaktor"
    r"|publicyst)|(?:är|er|skriver)\b.{0,60}(?:journalist|reporter|redaktör|redaktør))"
)
# "Hallo, ich bin Foodbloggerin", "Als Redakteurin betreue ich den Blog", "Hola, soy Ana"
_MYSELF = re.compile(
    r"\W{0,2}(?:(?:(?:[Hh]allo|[Hh]i|[Hh]e[jy]|[Mm]oin|[Ss]ervus"
    r"|[Ww]illkommen)\b.{0,12} )?(?:(?:[Uu]nd )?"
    r"[Ii]ch bin (?=[A-ZÄÖÜ])|[Ii]ch heiße|[Mm]ein Name ist)|Als [A-ZÄÖÜ]\w{3,30} .{0,50}?"
    r"(?:betreue|schreibe|leite|verantworte) ich|(?:(?:Hi|Hello|Hey|Welcome)\b.{0,12} )(?:I['’]m"
    r"|I am|my"
    r" name is)|My name is|¡?Hola\b.{0,8} (?:soy|me llamo|mi nombre)|(?:Bonjour"
    r"|Salut)\b.{0,8} (?:je suis"
    r"|moi c['’]est|je m['’]appelle)|Ciao\b.{0,8} (?:sono|mi chiamo)|Olá\b.{0,8} (?:sou|eu sou"
    r"|meu nome))\b"
)
_ONES_BLOG = re.compile(
    r"\b\w{0,16}(?:[Bb]log|[Bb]ücher|[Rr]edakt|[Jj]ournalis|[Aa]utorin|[Pp]odcast|[Nn]ewsletter"
    r"|recipes"
    r"|[Rr]ezept|recetas|recettes|ricette|this site|dieser Seite|diese Seite)"
)
_WRITERS = re.compile(
    rf"\W{{0,2}}{_NAME},? (?:is|was) (?:an?|the|our|currently an?) (?:[\w'’&/.-]{{1,20}},? ){{0,6}}"
    r"(?:reporter|journalist|columnist|correspondent|editor|blogger|staff writer|writer|contributor"
    r"|essayist|podcaster|author)\b(?! (?:who|was|whose) (?:was|were|had))"
)
# "Die Autorin ist ...", "El autor es ...", "L’auteur est ..."
_AUTHORS = re.compile(
    r"(?:(?:Der|Die|Unser|Unsere) Autor(?:in|en|innen)? (?:ist|sind|lebt|arbeitet|lehrt|schreibt)"
    r"|(?:El|La) autora? es|L['’]aute(?:ur|rice) est|[OA] autora? é|L['’]aut(?:ore|rice) è"
    r"|De auteur is|Autor(?:ka)? jest)\b"
)
_NEWS = re.compile(
    r"\b(?:said|says?|told|tells|police|were|killed|arrested|died|shot|sued|accused|charged"
    r"|sagte?|festgenommen|verhaftet|inhaftiert|Haft|getötet|ermordet|starb|gestorben|angeklagt|dijo"
    r"|detenid[oa]|asesinad[oa]|murió|dit|déclaré|arrêtée?|tuée?|morte?|detto|arrestat[oa]|uccis[oa]"
    r"|mort[oa]|disse|pres[oa]|zmarł|zginął|aresztowan[ya])\b|[“„«\"]"
)


def is_profile(passage: str, bylines: Sequence[str]) -> bool:
    """Whether one of the last passages of a story says who wrote it. *bylines*: who is known to."""
    if not 30 <= len(passage) <= LONGEST_NOTE:
        return False
    if _AUTHORS.match(passage):
        return True
    if (named := _NAMED.match(passage)) and _is_in(bylines, named[1]):
        return not _NEWS.search(passage)
    if _MYSELF.match(passage):
        return _ONES_BLOG.search(passage) is not None
    return (_WRITERS.match(passage) or _WRITES.match(passage)) is not None and not _NEWS.search(
        passage
    )


def is_writers_profile(passage: str, bylines: Sequence[str]) -> bool:
    """
    Whether a passage anywhere on a page says of one of the *bylines* that writing is their trade:
    boxes of authors stand between the first paragraphs of some stories.
    """
    if not 30 <= len(passage) <= LONGEST_NOTE:
        return False
    named = _WRITES.match(passage)
    return named is not None and _is_in(bylines, named[1]) and not _NEWS.search(passage)


def _is_in(bylines: Sequence[str], name: str) -> bool:
    return any(name.casefold() in line.casefold() for line in bylines)
