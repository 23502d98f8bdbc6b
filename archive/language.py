"""
Which language an article is in, by the small words that every text of it is full of.

Eleven languages; anything else, and any text too short to tell, is None. What the page itself says
wins when it is a language code, unless the text is in another of the eleven: themes of blogs come
as "en-US", and stay so in Berlin.
"""

from __future__ import annotations

import re
from collections import Counter
from operator import itemgetter
from typing import TYPE_CHECKING

from archive.article import changed
from archive.words import find_letters

if TYPE_CHECKING:
    from archive.article import Article

SAMPLE = 2_000
"""Characters of the text that are looked at."""
FEWEST = 4
"""Small words that must be seen at all."""
_SHARE = 0.12
"""
Small words among all words. News in English has 0.35, text without punctuation 0.4, a list of names
0.05, front pages read by OCR 0.2 to 0.35.
"""
_LEAD = 1.35
"""How far the best language must be ahead of the next: Danish and Norwegian share most."""

_WORDS = {
    "en": "the of and to in a is that for it was on with as his he be at by this had not are but "
    "from or have an they which you were her she has will would their been said who its more",
    "fr": "le la les des et du un une est que qui dans pour par sur pas au aux avec ce cette il "
    "elle sont plus ne se nous vous mais ou leur été ont à comme son ses d l",
    "de": "der die das und den dem des ist nicht ein eine einen einem einer mit für von auf im zu "
    "sich auch es an werden aus er hat dass sie nach wird bei noch wie um am sind über",
    "es": "el la los las de que y en un una del se por con para su al lo como más o pero sus le ha "
    "este sí porque esta entre cuando muy sin sobre también fue es son no",
    "it": "il lo la i gli le di che e è un una del della dei delle per con non in si da al alla "
    "nel nella sono come più anche ha ma suo sua questo hanno stato essere ai dal",
    "pt": "o a os as de que e do da dos das em um uma para com não por mais se na no nas nos ao é "
    "como mas foi ele sua seu são ou também pelo pela já quando está",
    "nl": "de het een en van in is dat op te zijn met voor niet aan er om ook als bij door maar "
    "naar uit dan nog wordt worden heeft hij ze over werd hebben deze meer die",
    "sv": "och att det som en på är av för den med till inte om ett han men var jag sig från vi så "
    "kan har de när år under också efter eller skulle hade ska vid",
    "da": "og at det som en på er af for den med til ikke de et han men var jeg sig fra vi så kan "
    "har når efter også eller ved blev blive hun nu mere skal være noget",
    "no": "og at det som en på er av for den med til ikke de et han men var jeg seg fra vi så kan "
    "har når etter også eller ved ble bli hun nå mer skal være noe",
    "pl": "i w na z się nie do to że jest o jak ale po co za od tak przez czy przy tym są dla był "
    "jego ich lub już może być oraz które który została ze pod",
}
_LANGUAGES: dict[str, tuple[str, ...]] = {
    word: tuple(code for code, others in _WORDS.items() if word in others.split())
    for words in _WORDS.values()
    for word in words.split()
}
_PROOF = 400
"""Characters of a text that prove a page wrong which says that it is in another language."""
_CLOSE = {"da", "no", "sv"}
_CODE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{2,8}){0,3}", re.IGNORECASE)
_NAMES = {
    "english": "en", "eng": "en", "french": "fr", "fra": "fr", "fre": "fr", "german": "de",
    "deu": "de", "ger": "de", "spanish": "es", "spa": "es", "italian": "it", "ita": "it",
    "portuguese": "pt", "por": "pt", "dutch": "nl", "nld": "nl", "swedish": "sv", "swe": "sv",
    "danish": "da", "dan": "da", "norwegian": "no", "nor": "no", "nb": "no", "nn": "no",
    "polish": "pl", "pol": "pl",
}  # fmt: skip


def tell_language(article: Article) -> Article:
    """
    The article with its language: a two-letter code (three for the rare ones), or None if unsure.
    """
    said = read_code(article.clues.language) if article.clues.language else None
    text = article.text
    if said and (said not in _WORDS or len(text) < _PROOF):
        return changed(article, language=said)
    seen = find_language(text)
    return changed(article, language=said if {said, seen} <= _CLOSE else seen or said)


def read_code(written: str) -> str | None:
    """
    The code that *written* holds: "en-GB" and "English" are "en"; None for "x-default" and such.
    """
    written = written.strip().lower()
    if written in _NAMES:
        return _NAMES[written]
    found = _CODE.fullmatch(written)
    if not found or found[1] in ("und", "mul", "zxx", "mis", "xx"):
        return None
    return _NAMES.get(found[1], found[1])


def find_language(text: str) -> str | None:
    """The language of *text*, None if there is too little of it or it might be another."""
    words = find_letters(text[:SAMPLE].lower())
    votes: dict[str, int] = {}
    for word, times in Counter(filter(_LANGUAGES.__contains__, words)).items():
        for code in _LANGUAGES[word]:
            votes[code] = votes.get(code, 0) + times
    if not votes:
        return None
    (best, most), *others = sorted(votes.items(), key=itemgetter(1), reverse=True)[:2]
    if most < FEWEST or most < _SHARE * len(words):
        return None
    if others and most < _LEAD * others[0][1]:
        return _tell_apart({best, others[0][0]}, words)
    return best


def _tell_apart(pair: set[str], words: list[str]) -> str | None:
    """
    Of two languages that are close, the one whose own words are there and the other's are not.
    """
    first, second = sorted(pair)
    seen = set(words)
    only = {
        code: sum(
            1 for word in _WORDS[code].split() if word in seen and _LANGUAGES[word] == (code,)
        )
        for code in (first, second)
    }
    if only[first] >= 2 * only[second] + 2:
        return first
    if only[second] >= 2 * only[first] + 2:
        return second
    # Danish and Norwegian: "af", "blev" against "av", "ble"
    for code, other in ((first, second), (second, first)):
        own = set(_WORDS[code].split()) - set(_WORDS[other].split())
        their = set(_WORDS[other].split()) - set(_WORDS[code].split())
        if len(own & seen) >= 2 and len(own & seen) >= 3 * len(their & seen):
            return code
    return None
