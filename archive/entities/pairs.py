"""
Two words before a name, and the sign they are: "member of X", "studied at X", "moved to X".

What a sign is worth stands in data/names/weights.txt; context.py looks where a pair stands.
"""

from __future__ import annotations

_SIGNS = {
    ("of", "<head of"): """
        arm board branch captain ceo chairman chairwoman co-founder coach customers director
        directors division editor employee employees fans founder founders head leader
        leaders manager member members offices officials owner owners part shares
        spokesman spokesperson spokeswoman staff subsidiary supporters wing
    """,
    ("of", "<king of"): """
        airport annexation archbishop battle bishop border capture cities citizens coastline
        coastlines coasts countries duke emperor fall government governor independence invasion
        king kingdom liberation mayor occupation parliament parts people population portions
        queen residents rest shores siege skies streets towns university villages
    """,
    ("for", "<plays for"): """
        bid analyst appearances correspondent debut driver games goals matches play played
        playing plays raced reporter signed spokesman spokesperson spokeswoman work
        worked working works writes wrote
    """,
    ("with", "<plays for"): """
        contract deal merge merged merger venture partnership signed signing toured
    """,
    ("from", "<plays for"): """
        acquired bought degree degrees diploma graduated graduating loan transferred
    """,
    ("in", "<head of"): """
        holding investors investment shareholding shareholders shares stake stakes stock
    """,
    ("at", "<studied at"): """
        analyst analysts brokers dealers earnings economists employees executives jobs production
        profits sales staff
        strategists traders workers economist editor educated executive fellow internship job
        lecturer
        professor professors researcher researchers strategist student students studied
        taught teaches teaching worked works
    """,
    ("by", "<owned by"): """
        acquired backed bid bought built conducted developed distributed employed funded hired
        issued made manufactured operated organised organized owned poll produced
        published released run sold sponsored survey
    """,
    ("by", "<written by"): """
        book coached composed defeated designed directed edited essay hosted married murdered
        novel novels painting paintings poem poems portrait song songs
        narrated painted performed photographed played portrayed preceded replaced
        succeeded sung voiced written
    """,
    ("on", "<plays for"): """
        aired airing airs broadcast debuted message post posted posts premiered shared
        streamed streaming tweeted uploaded wrote
    """,
    ("to", "<according to"): """
        according
    """,
    ("to", "<plays for"): """
        belonged belongs donated drafted signed subsidiary
    """,
    ("to", "<born in"): """
        deported drove emigrated exiled fled flew flight flights flown immigrated marched migrated
        moved moving relocated retreated return returned returning returns sailed travel
        traveled travelled traveling travelling trip trips
    """,
    ("for", "<born in"): """
        bound departed embarked headed heading sailed
    """,
    ("to", "<married to"): """
        born engaged letter married sentenced
    """,
    ("in", "<born in"): """
        arrived based born buried held live lives living located raised settled
        stationed
    """,
}
PAIR = {(one, last): sign for (last, sign), words in _SIGNS.items() for one in words.split()}
PAIRED = frozenset(last for last, _ in _SIGNS)
