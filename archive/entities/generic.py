"""
What has capitals and names nothing: an acronym of common words, a species in Latin.

"The anterior cingulate cortex (ACC)" says that ACC is no name in this article; "Escherichia coli"
is a species.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.entities.gazetteer import Gazetteer
    from archive.entities.sightings import Passage, Sighting

_BRACKETED = re.compile(r"\(([A-Z]{2,6})s?\)")
# H2 R0 V6 USD15 H2SO4 CH3, but H1N1 and PS5
_FORMULA = re.compile(
    r"(?:[HNOPQRTV]\d|(?:USD|EUR|GBP)\d+|(?!H\dN\d|PS)(?=[A-Z\d]*[A-Z][A-Z\d]*[A-Z])"
    r"[CHNOPS]{1,3}\d[CHNOPS\d]{0,6})$"
)
# What news writes in capitals, alone, of devices, offices and bodies, and means nothing by name.
_DEVICES = """
API APIs CPU CPUs GPU GPUs OS IDE SSH SSL ZIP DIY RAM ROM IP UI UX LAN VPN WiFi Wi-Fi LED
LEDs LCD OLED HDMI JSON PR HR SSN PIN UAV UAVs H.R. J.D. HDTV NGO NGOs BMI CT IVF ECG GMO
GMOs EV EVs IPO IPOs R&D MoU MOU MoUs MOUs Btu BTU USD EUR GBP JPY CHF Test Tests
"""
_TECHNICAL = frozenset(_DEVICES.split())
_SMALL = frozenset({"of", "the", "and", "in", "for", "to", "a", "on"})
_FAR = 100  # characters before a bracket that are looked at
# coli aegypti sapiens falciparum cerevisiae aureus cylindrica damicornis
_LATIN = re.compile(r" ([a-z]{3,}(?:us|is|um|ae|ii|i|ens|ica|ata|ana|osa|iana|pora|ella))\b")


def without_generic(
    sightings: list[Sighting], prose: list[Passage], gazetteer: Gazetteer
) -> list[Sighting]:
    """The sightings without acronyms that the article writes out in small letters, and species."""
    common = {short for passage in prose for short in _of_common_words(passage.text)}
    return [
        one
        for one in sightings
        if len(one.candidate.words) > 1
        or (one.candidate.known is not None and one.candidate.surface not in common)
        or not (
            one.candidate.surface in common
            or one.candidate.surface in _TECHNICAL
            or _FORMULA.match(one.candidate.surface)
            or _is_species(one, gazetteer)
        )
    ]


def _of_common_words(text: str) -> list[str]:
    if "(" not in text:
        return []
    found = []
    for match in _BRACKETED.finditer(text):
        words = text[max(match.start() - _FAR, 0) : match.start()].replace("-", " ").split()
        letters = match[1].lower()
        for count in range(len(letters), len(letters) + 3):
            said = words[-count:]
            initials = "".join(word[0] for word in said if word not in _SMALL)
            if initials == letters and all(map(str.islower, said)):
                found.append(match[1])
    return found


def _is_species(sighting: Sighting, gazetteer: Gazetteer) -> bool:
    text, end = sighting.passage.text, sighting.candidate.end
    if not text[end + 1 : end + 2].islower():
        return False
    match = _LATIN.match(text, end)
    return match is not None and not gazetteer.is_common(match[1])
