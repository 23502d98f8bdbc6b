"""
The words around the names of a byline: what says who wrote a text ("By", "Text:", "Ein Gastbeitrag
von"), and what says who had another hand in it ("Photos by", "Edited by", "Übersetzung:").

As patterns without groups of their own, for names.py, which takes a byline apart, and for the
readers of pages, which look for one.
"""

from __future__ import annotations

_TEXTS = r"(?:tekst|text[eo]?|words|story)"
_IMAGES = r"(?:fotos?|bild(?:er)?|photos?|pictures|images)"
_BOTH = (
    rf"(?:{_TEXTS} ?(?:&|und|and|et|y|e|/) ?{_IMAGES}|{_IMAGES} ?(?:&|und|and|et|y|e|/) ?{_TEXTS})"
)
# What a piece is called before "by": "Opinion by", "Ein Gastbeitrag von", "Propos recueillis par".
_BY = (
    r"(?:(?:(?:an? )?(?:guest |additional )?(?:post|column|opinion|op-ed|editorial|analysis"
    r"|commentary|perspective|essay|report|reporting|article|feature|interview|review)(?: written)?"
    rf"|written|reported|posted|published|submitted|compiled|contributed|authored|created|{_BOTH}"
    rf"|{_TEXTS}|pictures) |)by|as told to"
)
_VON = (
    r"(?:(?:geschrieben|veröffentlicht|erstellt|verfasst|eingestellt|gepostet|publiziert"
    r"|aufgezeichnet|gastbeitrag|kommentar|kolumne|interview|bericht|reportage|analyse|essay"
    rf"|glosse|artikel|beitrag|protokoll|ein\w{{0,3}} \w{{4,21}}|{_BOTH}|{_TEXTS}) |)vo[nm]"
)
_PAR = (
    r"(?:(?:(?:un |l.)?(?:article |texte |reportage |enquête )?"
    r"(?:publié|posté|écrit|rédigé|signé|proposé|mis en ligne)"
    r"|(?:propos |entretien |interview )?(?:recueillis?|réalisée?)|un article|texte|tribune) |)par"
    r"|une? (?:article|reportage|enquête|texte|analyse|tribune|chronique) de"
)
_POR = (
    r"(?:(?:publicado|escrito|redactado|texto|reportagem|reportaje|entrevista|enviado) |)por"
    r"|una? (?:entrevista|reportaje|crónica|texto|artículo|artigo) de"
)
_DA = r"(?:(?:scritto|articolo|testo|pubblicato|postato|redatto) d[ai]|a cura di|di)"
_DOOR = r"(?:(?:geschreven|gepubliceerd|opgetekend) |)door"
_AF = rf"(?:(?:skrevet|skriven|publicerad|publisert|{_TEXTS}) |)a[vf]"
_OTHERS = (
    r"napisała?|opracowała?|opr(?:ac)?\.|napsala?|(?:(?:napisan|opublikowan|dodan)[aey] |)przez"
    r"|kirjoittanut|scris de|publicat de|írta"
    r"|(?:das |die )?(?:interview|gespräch|fragen) (?:führten?|stellten?)"
)
_OF_WORDS = (
    rf"{_TEXTS}|texts|testo|tekst[yi]|teksten|interview|entrevista|protokoll|escribe|γράφει|текст"
)
_PEOPLE = (
    r"autor(?:in|en|innen|es|a|as|k[ai]|zy|i)?|autor(?:/|/-|\*|:|_)in(?:nen)?|autor\(in\)|autore|autori"
    r"|auteure?s?|auteur\(s\)|authors?|author\(s\)|writers?|redacteur"
)
_LABELS = (
    rf"{_PEOPLE}|{_OF_WORDS}|reporter|redaktion|journalist[ea]?|skribent|författare|forfatter"
    r"|toimittaja|kirjoittaja|penulis|reportase|yazar|yazan|haber|muhabir|szerző|συντάκτης"
    r"|автор(?:ка|ы)?|журналист|作者|责任编辑|記者|记者|取材・文|文"
    rf"|verfasser(?:in)?|bericht|kommentar|kolumne|analyse|reportage|{_BOTH}"
)

WRITTEN_BY = rf"(?:{_BY}|{_VON}|{_PAR}|{_POR}|{_DA}|{_DOOR}|{_AF}|{_OTHERS}|(?:{_LABELS})\s?[:：])"
"""What a name follows that has written; with the colon that a label has."""

BARE_LABEL = rf"(?:{_PEOPLE})"
"""A label that needs no colon: "Autorin Jana Weiß"."""

_PICTURES = (
    r"(?:photo(?:graph(?:er|e|ie|s|y|ed)?|s)?|pictures?|images?|illustrat(?:ion(?:en|s)?|ed)"
    r"|illustrazion[ei]|ilustraci[oó]n|graphics?|grafik|infografik|artwork|fotos?|foto's"
    r"|fotograf(?:ie|iert|i|ía|ías)?|bild(?:er)?|valokuva|kuvat?|zdjęcia|φωτογραφί(?:α|ες)"
    r"|фото|照片|图片|摄影|写真|video|kamera|schnitt|regie)"
)
_HANDS = (
    r"(?:(?:medically |expert |last |additional )?(?:verified|fact[ -]?check(?:ed|ing)?|reviewed"
    r"|edit(?:ed|ing)|updated|translat(?:ed|ion)|curated|produced|approved|narrated|hosted"
    r"|presented)"
    r"|übersetzung|übersetzt|traducción|traduction|traduit|traducido|tradotto|edité|édité|editado"
    r"|edición|lektorat|bearbeitung|contributions)"
)
OTHER_HAND = (
    rf"(?:{_PICTURES}(?: (?:by|von|par|por|di|da|av|af|door)\b|\s?[:：])"
    rf"|{_HANDS}(?: (?:by|von|par|por|di|da|av|af|door)\b|\s?[:：])"
    r"|with (?:additional )?(?:reporting|contributions) (?:by|from)\b"
    r"|фото из\b|(?:editors?|redaktör|fact[ -]?checkers?|producers?|translators?)\s?:"
    r"|(?:übersetzt|lektoriert|geprüft|fotografiert|bearbeitet|aktualisiert|redigiert)\b"
    r"|(?:aus dem|from the) \w{4,21} (?:(?:translated|übersetzt|übertragen) )?(?:by|von)\b)"
)
"""What a name follows that took the pictures, edited, checked or translated."""

BESIDE_PICTURES = (
    r"\((?:fotos?|photos?|bild(?:er)?|text und fotos|illustration(?:en)?|grafik|video|übersetzung"
    r"|images?|pictures?)\)"
)
"""Behind such a name: "Jana Weiß (Text), Max Roth (Fotos)"."""
