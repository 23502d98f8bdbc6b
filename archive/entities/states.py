"""
States as news abbreviates them: "Augusta, Ga.", "Albany, NY 12207", "(D-Nev.)".

The same letters are everyday words, titles and degrees ("Miss.", "OR", "MD"), so they are a state
only behind a city and a comma, behind a party, or alone in brackets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.entities.gazetteer import Known

if TYPE_CHECKING:
    from archive.entities.gazetteer import Gazetteer
    from archive.entities.units import Scene

_WRITTEN = """
Alabama: Ala AL; Alaska: AK; Arizona: Ariz AZ; Arkansas: Ark AR; California: Calif CA;
Colorado: Colo CO; Connecticut: Conn CT; Delaware: Del DE; Florida: Fla FL; Georgia: Ga GA;
Hawaii: HI; Idaho: ID; Illinois: Ill IL; Indiana: Ind IN; Iowa: IA; Kansas: Kan KS;
Kentucky: Ky KY; Louisiana: La LA; Maine: ME; Maryland: Md MD; Massachusetts: Mass MA;
Michigan: Mich MI; Minnesota: Minn MN; Mississippi: Miss MS; Missouri: Mo MO; Montana: Mont MT;
Nebraska: Neb NE; Nevada: Nev NV; New Hampshire: NH; New Jersey: NJ; New Mexico: NM; New York: NY;
North Carolina: NC; North Dakota: ND; Ohio: OH; Oklahoma: Okla OK; Oregon: Ore OR;
Pennsylvania: Pa PA; Rhode Island: RI; South Carolina: SC; South Dakota: SD; Tennessee: Tenn TN;
Texas: Tex TX; Utah: UT; Vermont: Vt VT; Virginia: Va VA; Washington: Wash WA;
West Virginia: WV; Wisconsin: Wis WI; Wyoming: Wyo WY; Ontario: Ont ON; Quebec: Que QC;
British Columbia: BC; Alberta: Alta AB; Saskatchewan: Sask SK
"""
_SHORT = {
    short: Known("place", name.strip(), "states")
    for name, _, forms in (row.partition(":") for row in _WRITTEN.split(";"))
    for short in forms.split()
}
_PARTY = re.compile(r"(?<!\w)[DRI] ?[-–] ?$")
_ZIP = re.compile(r"\.? \d{5}\b")


def seat(written: str, gazetteer: Gazetteer) -> str:
    """The state of "D-Nev", "R-NC" and "D-N.J."; the empty string where there is none."""
    if written[1:2] != "-" or written[0] not in "DRI":
        return ""
    state = written[2:]
    return state if state in _SHORT or state in gazetteer.known else ""


def short_state(scene: Scene, at: int) -> Known | None:
    """The state that a word of a chain stands for, None where it may be anything else."""
    text, chain, gazetteer = scene.text, scene.chain, scene.gazetteer
    word = chain[at]
    known = _SHORT.get(word.text)
    if known is None:
        return None
    start, end = word.start, word.end
    dotted = text[end : end + 1] == "."
    if _PARTY.search(text, max(start - 5, 0), start):
        return known
    if text[start - 1 : start] == "(" and text[end + dotted : end + dotted + 1] == ")":
        return known if dotted or not word.text.isupper() else None
    if word.link != ",":
        return None
    if not word.text.isupper():
        return known if dotted and (word.text != "Del" or at + 1 == len(chain)) else None
    before = chain[at - 1]
    city = gazetteer.known.get(before.text)
    if city is None and at > 1:
        city = gazetteer.known.get(text[chain[at - 2].start : before.end])
    placed = city is not None and city.type == "place" and not before.text.isupper()
    placed = placed or before.lower in gazetteer.cues.place_heads  # "College Station, TX"
    return known if placed or _ZIP.match(text, end) else None


def is_short_state(word: str) -> bool:
    """True for "Ga." and "NY", which behind a city and a comma say that it is one."""
    return word.removesuffix(".") in _SHORT
