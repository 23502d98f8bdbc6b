"""
Lines of a web page that stand among the paragraphs of a story and are none: who took the picture,
and what leads to other pages, in the languages of Europe.

Only whole passages in these words count; what an outlet says to its readers in sentences is judged
in clean/. English cues are there too, with weights; here a label alone decides.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.article import Role

LONGEST = 120
"""Characters; what is longer is a paragraph."""

# "Titelbild: Geyres Christophe/ABACA", "Crédits photos : Bestimage", "Quelle: Landesregierung"
_CREDIT = re.compile(
    r"\(?(?:(?:titel|beitrags|aufmacher|artikel|vorschau|teaser)?(?:bild|foto)(?:er|s)?"
    r"|(?:bild|foto|text)(?:nachweis|quellen?|credits?|rechte|material)"
    r"|(?:crédits?|credits?)(?: (?:photos?|foto|image))?|photos?|photographs?|images?|pictures?"
    r"|fotografías?|fotos?|imagen|immagine|imagem|zdjęci[ea]|fot|grafik|illustrations?|infographic"
    r"|quellen?|sources?|fuentes?|fontes?|fonti|źródło|bron)"
    r"(?: (?:und|&) (?:bild|foto|text)\w{0,8})?"
    r"\s?[:©]\s?\S.{1,110}",
    re.IGNORECASE,
)
# "Auch interessant:", "Schon gelesen?", "Czytaj też:"
_POINTER = re.compile(
    r"\|?\s?(?:(?:das könnte (?:sie|dich|euch) )?auch interess\w{3,7}|schon gelesen"
    r"|jetzt (?:weiter)?lesen"
    r"|(?:zum )?weiterlesen|mehr (?:zum thema|dazu|infos?|informationen)|lust auf mehr"
    r"|weitere? (?:infos?|informationen|artikel|beiträge|links?|themen|meldungen)"
    r"(?: (?:unter|auf|finden sie|gibt es)\b.{0,80})?"
    r"|(?:lesen sie|lies|lest) (?:auch|mehr|dazu|hier)\b.{0,60}|links? zum (?:thema|artikel)"
    r"|das? thema|themen|schlagwörter|stichwörter|temas|etiquetas|tags?|ähnliche artikel"
    r"|(?:à )?lire (?:aussi|également)|voir aussi|sur le même sujet|en savoir plus"
    r"|(?:lea|lee|vea) (?:también|además|más)|te puede interesar"
    r"|más información|s[ií]guenos en\b.{0,80}"
    r"|leggi anche|ti potrebbe interessare|leia (?:também|mais)|veja também|lees ook|lees meer"
    r"|czytaj (?:też|także|więcej|również)|zobacz (?:też|także|również)|więcej"
    r"|alle angaben ohne gewähr)\s?[:?!.…)]{0,3}",
    re.IGNORECASE,
)


def find_line_role(text: str) -> tuple[Role, str]:
    """The role of a passage by its label, and what decided: ("body", "") for what has none."""
    if len(text) <= LONGEST and "\n" not in text:
        if _CREDIT.fullmatch(text):
            return "credit", "credit line"
        if _POINTER.fullmatch(text.strip("([) ]")):
            return "promo", "pointer"
    return "body", ""
