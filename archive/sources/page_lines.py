"""
Lines of a web page that stand among the paragraphs of a story and are none: who took the picture,
what leads to other pages, what belongs to the page's machinery, and what an outlet asks of its
readers, in the languages of Europe.

Only whole passages in these words count. English cues are in clean/ too, with weights; here a label
or an imperative alone decides.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.sources.appeals import NETWORKS, is_appeal
from archive.sources.world_lines import find_world_role

if TYPE_CHECKING:
    from archive.article import Role

LONGEST = 120
"""Characters; what is longer is a paragraph."""
_LONGEST_POINTER = 220

# "Titelbild: Geyres Christophe/ABACA", "Crédits photos : Bestimage", "Quelle: Landesregierung"
_CREDIT = re.compile(
    r"\(?(?:ap|afp|epa|reuters|getty|file|handout) (?:file )?photos?\s?[/|]\s?.{2,60}"
    r"|\(?(?:(?:titel|beitrags|aufmacher|artikel|vorschau|teaser)?(?:bild|foto)(?:er|s)?"
    r"|(?:bild|foto|text)(?:nachweis|quellen?|credits?|rechte|material)"
    r"|(?:cr[ée]dit(?:o?s|o)?)(?: (?:photos?|foto|image))?|photos?|photographs?|images?|pictures?"
    r"|fotografías?|fotos?|imagen|immagine|imagem|zdjęci[ea]|fot|grafik|illustrations?|infographic"
    r"|quellen?|sources?|fuentes?|fontes?|fonti|źródło|bron|copyright)"
    r"(?: (?:und|&) (?:bild|foto|text)\w{0,8})?"
    r"\s?[:©]\s?\S.{1,110}"
    # "Paris Haute Couture, Bild via", "Image via Jane Doe"
    r"|(?:[^.!?]{0,80}[,.|(–-] ?)?(?:bild(?:er)?|fotos?|images?|photos?|pictures?|video|imagen"
    r"|immagine|imagem) via(?: (?-i:[A-Z@])[^.!?]{2,50})?[.)]?",
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
    r"|das? thema|themen|schlagw[öo]rter?|stichw[öo]rter?|temas|etiquetas|tags?"
    r"|(?:[àa] )?lire (?:aussi|également)|voir aussi|sur le même sujet|en savoir plus|sur le web"
    r"|(?:lea|lee|vea) (?:también|además|más)|te puede interesar"
    r"|más información"
    r"|leggi anche|ti potrebbe interessare|leia (?:também|mais)|veja também|lees ook|lees meer"
    r"|czytaj (?:też|także|więcej|również)|zobacz (?:też|także|również)|więcej"
    r"|(?:ähnliche|verwandte|beliebte|meistgelesene|weitere) (?:artikel|beiträge|themen|meldungen)"
    r"|(?:related|popular|recent|more) (?:articles?|posts?|stories|news|content|topics)"
    r"|(?:artículos|notas|noticias) relacionad[ao]s|articles? (?:liés|similaires)"
    r"|(?:articoli|notizie) correlat[ei]|beiträge aus dem forum"
    r"|(?:top|trending|aktuelle|weitere aktuelle|neueste|meistgelesene)[- ]?(?:themen|topics"
    r"|meldungen)"
    r"(?: (?:bei|auf|aus|von|on|in|from) .{2,60})?"
    r"|(?:weiterführende[rs]?|externe[rs]?|verwandte[rs]?|nützliche) links?|keep reading"
    r"|enlaces (?:externos|relacionados)|liens (?:externes|utiles)|aller plus loin"
    r"|pour aller plus loin"
    r"|kontakt|alle angaben ohne gewähr)\s?[:?!.…)]{0,3}",
    re.IGNORECASE,
)
# "Lire aussi : Le maire démissionne", "Schlagwörter: Hafen, Rat", "Kategorie: News"
_POINTER_TO = re.compile(
    r"\W{0,3}(?:(?:lesen sie|lies|lest) (?:auch|mehr|dazu|hier)|mehr (?:zum thema|dazu)"
    r"|auch interessant"
    r"|(?:[àa] )?lire (?:aussi|également)|voir aussi|sur le même sujet"
    r"|(?:le[ae]r?|ve[ar]|mir[ae]) (?:también|además|más)|te puede interesar"
    r"|leggi anche|leia (?:também|mais)|veja também|lees ook|czytaj (?:też|także|więcej|również)"
    r"|zobacz (?:też|także|również)|read (?:also|more|next)|see also|related|also read|watch"
    r"|schlagw[öo]rter?|schlagworte|stichw[öo]rter?|stichworte|tags?|etiquetas|keywords"
    r"|mots[- ]clés|kategorien?|categor(?:y|ies|ía|ie)|filed under|posted in"
    r"|full (?:coverage|story)|live updates|in pictures|add to cart"
    r"|(?:view|check) price|view deal|(?:buy|shop|order) now"
    r"|rubrik)\s?[:»>–]\s?[^.]{2,200}"
    r"|(?:filed (?:under|to|in)|posted in) (?-i:[A-Z0-9])[^.]{1,100}"
    r"|(?:more|listen|read)\s?: ?[^.?!]{2,200}"
    r"|(?:also read|read(?: also| more| next)?|watch|listen|related|more|see also|(?:le[ae]|ve[ar])"
    r" también|leia (?:também|mais)|leggi anche|[àa] lire(?: aussi)?|lire aussi) [|-] [^.|]{2,200}"
    r"|lire aussi (?-i:[A-ZÀ-Ý«])[^.]{8,160}|(?:más información|saiba mais|kaynak)\s?: ?[^.]{2,200}"
    r"|(?:[lt]e puede interesar|[lt]e recomendamos)(?: leer)?\s?:\s?[^.]{2,200}"
    # "(MORE: 13 Best Tweets)", "(See pictures of the spill.)", "READ Doe's full remarks:"
    r"|[(\[](?:more|related|photos?|pictures|video|watch|listen|read|see)(?: more| also)?\s?[:|]"
    r"[^()]{3,150}[)\]]"
    r"|[(\[](?:see|watch|view) (?:the )?(?:top|photos?|pictures|video|time)\b[^()]{3,150}[)\]]"
    r"|(?:read|watch|listen to|download|view|see) (?:the |[\w.-]{2,20}(?: [\w.-]{2,20})?['’]s )"
    r"full \w{3,12}:",
    re.IGNORECASE,
)
_DAY = (
    r"(?:\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:\d\d){1,2}|\d{4}-\d\d-\d\d"
    r"|\d{1,2}\.? (?:de )?[^\W\d_]{3,10}\.? (?:de )?\d{4}|[^\W\d_]{3,10}\.? \d{1,2}, \d{4})"
)
# What a page says of itself, its pictures and its buttons: "Lesezeit: 3 Minuten", "Link kopieren",
# "Last updated: May 3, 2021", "12 Kommentare".
_MACHINERY = re.compile(
    r"(?:lesezeit|lesedauer|reading time|temps de lecture|tiempo de lectura)\b.{0,30}"
    r"|\d{1,3} min(?:uten?|utes?|\.)? ?(?:read|lesezeit|lesedauer|de lecture|de lectura)"
    r"|(?:(?:zuletzt |last )?(?:aktualisiert|geändert|updated|modified)|veröffentlicht|erstellt"
    r"|(?:first |originally )?published|posted|created|stand|publié|mis à jour|publicado"
    r"|actualizado|pubblicato|aggiornato|opublikowano|aktualizacja)\s?(?:am|on|le|el|il"
    r"|vom)?\s?[:–—-]?\s?"
    rf"(?:[^\W\d_]{{2,12}},? )?{_DAY}.{{0,30}}"
    r"|(?:artikel|beitrag|seite)?\s?(?:teilen|drucken|versenden|merken|vorlesen|kommentieren)"
    r"|(?:auf|per|via|über) (?:facebook|twitter|whatsapp|e-?mail|x|linkedin) teilen"
    r"|share(?: (?:this|on|via)\b.{0,30})?|copy link|link kopieren|print(?: this)?"
    r"|compartir\b.{0,30}"
    r"|partager\b.{0,30}|condividi\b.{0,30}|compartilh\w{1,3}\b.{0,30}|udostępnij\b.{0,30}"
    r"|bild (?:anzeigen|vergrößern|schließen)(?: bild schließen)?"
    r"|(?:zur )?(?:bildergalerie|fotostrecke)"
    r"|video (?:abspielen|wird geladen)|open image in gallery|(?:artikel|beitrag) (?:an)?hören"
    r"|listen \d{1,3} min(?:utes?)?|(?:view|show|read|see) (?:all )?comments ?\(?\d{0,5}\)?"
    r"|listen to .{2,60} (?:read|narrate) this (?:article|story)"
    r"|(?:more|latest|elsewhere) (?:from|in|on) (?-i:[A-Z])[\w&'’ ]{2,25}"
    # "Published in Dawn, May 3rd, 2023", "Appeared in the May 3, 2023, print edition as ..."
    r"|(?:published|appeared) in .{2,80}\b(?:19|20)\d\d\W{0,2}(?:print edition\b.{0,60})?"
    r"|loading(?: [\w-]{2,15}){0,3} ?(?:\.{3}|…)"
    r"|(?:listen to|hear) this (?:article|story)|commenter|réagir|comentar"
    r"|\d{0,4} ?(?:kommentare?|comments?|comentarios?|commentaires?)(?: ?\(\d{1,4}\))?"
    r"|(?:©|\(c\)|copyright) ?(?:19|20)\d\d\b.{0,60}"
    # "11 minut czytania", "Zurück zu allen Meldungen", "War der Artikel nützlich?", "ReplyDelete"
    r"|\d{1,3} (?:min\w{0,5}\.?) (?:czytania|di lettura|de leitura|leestijd|lästid|lesetid|läsning)"
    r"|(?:zurück|back|volver|retour|torna|voltar|terug|powrót|tillbaka)(?: (?:zur?|zum|to|al?|à"
    r"|aux?"
    r"|alla|naar|do|till)\b(?: (?:allen|all|the|la|las|los|los|de|het|der))? (?:übersicht|liste"
    r"|list"
    r"|start\w{0,10}|home\w{0,5}|news\w{0,10}|meldung(?:en)?|artikel\w{0,12}|blog|presse\w{0,12}"
    r"|archiv\w{0,3}"
    r"|beitr\w{2,8}|themen\w{0,12}|magazin\w{0,10}|overview|articles?|stories|top|inicio|noticias"
    r"|portada|accueil|actualités|articles|notizie|início|notícias|overzicht|nieuws|góry|listy"
    r"|aktualności|översikt\w{0,3}|startsidan))?"
    r"|\(?(?:noch )?keine bewertungen\)?|\(?no ratings yet\)?"
    r"|(?:war|ist|fanden sie|fandest du|hat ihnen|hat dir) (?:der|die|das|dies\w{1,2}) (?:artikel"
    r"|beitrag|text|seite|information\w{0,2}|antwort)\b.{0,20}\b(?:nützlich|hilfreich|informativ"
    r"|gefallen|interessant)\W{0,3}|(?:was|is|did you find) this (?:article |page |post |story "
    r"|answer "
    r"|information )?(?:helpful|useful|interesting)\W{0,3}"
    r"|[¿]?te (?:ha )?(?:resultado|sido|fue|parece) útil\b.{0,30}"
    r"|cet article vous a-t-il\b.{0,30}|questo articolo ti è stato utile\W{0,3}"
    r"|czy ten artykuł\b.{0,30}\b(?:pomocny|przydatny)\W{0,3}|was dit artikel nuttig\W{0,3}"
    r"|(?:reply|antworten|responder|répondre|rispondi|beantwoorden|odpowiedz|svara)\s?"
    r"(?:delete|löschen|eliminar|supprimer|elimina|usuń)?"
    # of forums, shops and lists
    r"|\d{1,6} (?:besucher|gäste?|mitglieder|users?|guests?|visitors?)\b.{0,20}\b(?:sind )?online"
    r"|mitglieder in diesem forum: .{1,60}|(?:alle zeiten sind|all times are) (?:utc|gmt"
    r"|mez)\b.{0,20}"
    r"|es werden .{2,40} \d{1,5} (?:bis|-) \d{1,5} von (?:insgesamt )?\d{1,6} angezeigt\W{0,2}"
    r"|showing \d{1,5} ?(?:-|–|to) ?\d{1,5} of \d{1,6}\b.{0,30}"
    r"|(?:opublikowano|release date|veröffentlichung|erscheinungsdatum|data publikacji)\s?:"
    r"|(?:next|previous|prev|nächster?|vorheriger?|älterer?|neuerer?|siguiente|anterior|suivante?"
    r"|précédente?|successivo|precedente|próxim[ao]|volgende?|vorige?|następny|poprzedni)"
    r"(?: (?:post|article|entry|story|beitrag|artikel|entrada|artículo|article|articolo|artigo"
    r"|bericht|wpis))?\s?[:»«←→].{0,100}",
    re.IGNORECASE,
)
# "Follow Jane Doe on Twitter.", "Write to Jane Doe at jane@news.example", "-- By Jane Doe @jdoe"
_CALLED = r"(?-i:(?:[A-Z][\w.'’-]{0,20} ){1,5})"
_AT = r"[\w.+-]{1,64}@[\w.-]{3,100}"
_REACHED = re.compile(
    rf"\W{{0,3}}(?:you can )?follow (?:(?:{_CALLED})?@\w{{2,30}}|{_CALLED}(?:on|via) {NETWORKS})"
    rf".{{0,100}}|{_CALLED}(?:tweets|is) (?:at|as|from|on twitter:?) @.{{2,60}}"
    r"|\W{0,3}(?:please )?(?:write to|contact|(?:you can )?(?:reach|e-?mail|contact)) .{0,60}"
    rf"{_AT}.{{0,60}}|.{{3,60}} (?:can|may) be (?:reached|contacted|e-?mailed)\b.{{0,60}}{_AT}"
    rf".{{0,60}}|[-–—]{{1,3}} ?by {_CALLED}(?:follow )?@\w{{2,30}}|{_AT}(?:\s\W?(?:END|끝)\W?)?",
    re.IGNORECASE,
)


# "Contributing: Jane Doe, Associated Press.", "Con información de Mark Moe y EFE", "(Avec AFP)"
_SUPPLIER = r"(?:dpa|afp|agenc\w{2,5}|agências|[^\W\d_a-zà-öø-ÿ][\w.'’/-]{0,30})"
_HELPED = re.compile(
    r"\(?(?:[Cc]ontributing"
    r"|[Cc]on (?:informaci(?:ón|ones)|la colaboración) (?:adicional )?de(?:l| la)?"
    r"|[Cc]om informaç(?:ão|ões) d[aeo]s?|[Cc]on informazioni d[ai]"
    r"|[Mm]it (?:Material|Informationen) (?:von|der)"
    r"|(?:L[ea]s? [A-Z]\w{2,20} |Rédaction )?[Aa]vec(?= (?:l['’])?(?:AFP|AP|Reuters|agences)))\s?:?"
    rf" (?:l['’])?(?:{_SUPPLIER}|agences)"
    rf"(?:,? (?:y |e |et |and |und |de |la |do |da )?{_SUPPLIER}){{0,16}}[.)]{{0,2}}"
)


# "Tapie en 2008. REUTERS/Benoit Tessier", "The bridge on Tuesday. Jane Doe / AFP"
_AGENCY = r"(?:REUTERS|Reuters|AFP|AP|EFE|EPA|ANSA|dpa|DPA|SIPA|Sipa|Getty Images|Anadolu)"
_TAKEN_BY = r"[^\W\d_a-zà-öø-ÿ][\w.'’-]{0,24}(?: [^\W\d_a-zà-öø-ÿ][\w.'’-]{0,24}){0,3}"
_PICTURED = re.compile(
    rf"(?:(?<!\)){_AGENCY}\s?/\s?(?!{_AGENCY}){_TAKEN_BY}"
    rf"|(?<=[.!?)»”\"'’:–-] ){_TAKEN_BY}\s?/\s?{_AGENCY})\W{{0,3}}$"
)
_PICTURED_END = 90
# "เฟซบุ๊ก https://fb.me/prachatai", "Twitter: twitter.com/fglez"; not what somebody wrote there
_PROFILE = re.compile(
    r".{0,50}(?<![\w.])(?:https?://)?(?:www\.|m\.)?(?:fb\.me|facebook\.com|twitter\.com|x\.com"
    r"|instagram\.com|youtube\.com|t\.me|line\.me|lin\.ee|paypal\.me|patreon\.com|wa\.me"
    r"|vk\.com|threads\.net|tiktok\.com)/(?!p/|\S*(?:status|posts|videos?|watch|reel))\S{2,60}"
    r"(?: .{0,50})?",
    re.IGNORECASE,
)


# "Fon +49 (0)711 212 34", "E-Mail: presse@harbour.de", "presse@harbour.de"
_REACHING = re.compile(
    r"(?:(?:tel(?:efone?|éfono|éphone|efoon|\.)?|t[eé]l|fon|phone|fax|mobil(?:e|telefon)?|móvil"
    r"|cell|telefax|e-?mail|mail|correo)\s?(?:[.:]\s?){0,2}\s?)(?:[+(]?\d[\d ()/.–+-]{4,24}"
    r"|[\w.+-]{1,64}(?:@|\(@\)|\(at\))[\w.-]{3,100})|[\w.+-]{1,64}@[\w.-]{3,100}",
    re.IGNORECASE,
)
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d\d (?:uhr|h|am|pm)\b|€|\$", re.IGNORECASE)
_LONGEST_ADDRESS = 400
_LONGEST_LINE = 70
# Headings of lists of other stories; "Tags" and "Kontakt" are none.
_OF_OTHERS = re.compile(
    r"\W{0,3}(?:(?:das könnte (?:sie|dich|euch) )?auch interess\w{3,7}|schon gelesen"
    r"|(?:zum )?weiterlesen"
    r"|mehr (?:zum thema|dazu|aus (?:diesem|dem) \w{3,12}|artikel|nachrichten|news)\b.{0,30}"
    r"|(?:weitere|ähnliche|verwandte|beliebte|meistgelesene|neueste|aktuelle|passende"
    r"|weitere aktuelle)"
    r" (?:artikel|beiträge|themen|meldungen|nachrichten|news|texte|posts|rezepte)\b.{0,30}"
    r"|(?:top|trending)[- ]?(?:themen|topics|news|stories)\b.{0,30}|(?:lesen sie|lies|lest) auch"
    r"|(?:related|popular|recent|latest|more|similar|other)(?: recent| popular)?"
    r" (?:articles?|posts?|stories|news|content|reading|from .{2,30})|keep reading|read (?:next"
    r"|more|also)"
    r"|you (?:may|might) (?:also )?(?:like|enjoy|be interested in)|up next|most (?:read|popular"
    r"|viewed)"
    r"|recommended(?: for you| stories| articles)?|what to read next"
    r"|(?:artículos|notas|noticias|entradas) relacionad[ao]s|(?:te|le) puede interesar"
    r"|lo más (?:leído|visto)"
    r"|también te puede(?: interesar)?|más (?:noticias|artículos|leídas)|otras noticias"
    r"|articles? (?:liés|similaires|connexes)|(?:[àa] )?lire (?:aussi|également)|sur le même sujet"
    r"|les plus lus|(?:articoli|notizie) correlat[ei]|potrebbe(?:ro)? interessar\w{1,3}(?: anche)?"
    r"|leggi anche|ti potrebbe interessare|(?:leia|veja|saiba) (?:mais|também)|mais lidas"
    r"|notícias relacionadas|lees (?:ook|meer|verder)|gerelateerde (?:artikelen|berichten)"
    r"|meer nieuws"
    r"|meest gelezen|czytaj (?:też|także|więcej|również)|zobacz (?:też|także|również)|polecamy"
    r"|powiązane (?:artykuły|wpisy)|najczęściej czytane|läs (?:också|mer|även)|mest läst)\W{0,4}",
    re.IGNORECASE,
)


def is_label_of_others(text: str) -> bool:
    """Whether a heading says that other stories stand under it."""
    return _OF_OTHERS.fullmatch(" ".join(text.split())) is not None


def _is_address(text: str) -> bool:
    """
    Whether a passage is where somebody is reached: short lines, one of them a number or an address
    of mail, none a sentence; an event has a day or a price.
    """
    if len(text) > _LONGEST_ADDRESS or ("@" not in text and not any(map(str.isdigit, text[-40:]))):
        return False
    lines = [line.strip() for line in text.split("\n")]
    return (
        len(lines) <= 12
        and all(len(line) <= _LONGEST_LINE for line in lines)
        and not any(line.endswith((".", "!", "?")) and line.count(" ") >= 4 for line in lines)
        and any(_REACHING.fullmatch(line) for line in lines)
        and not _DATED.search(text)
    )


def find_line_role(text: str) -> tuple[Role, str]:
    """The role of a passage by its words, and what decided: ("body", "") for what has none."""
    if "\n" not in text:
        if len(text) <= LONGEST:
            if _CREDIT.fullmatch(text) or _HELPED.fullmatch(text):
                return "credit", "credit line"
            if "/" in text:
                if _PROFILE.fullmatch(text):
                    return "promo", "appeal"
                if _PICTURED.search(text, max(0, len(text) - _PICTURED_END)):
                    return "caption", "credit line"
            if _POINTER.fullmatch(text.strip("([) ]")) or _MACHINERY.fullmatch(text.strip()):
                return "promo", "pointer"
        if len(text) <= _LONGEST_POINTER and _POINTER_TO.fullmatch(text):
            return "promo", "pointer"
    if (
        len(text) <= _LONGEST_POINTER
        and ("@" in text or "ollow" in text[:20])
        and _REACHED.fullmatch(text)
    ):
        return "bio", "reached"
    if is_appeal(text):
        return "promo", "appeal"
    if _is_address(text):
        return "promo", "address"
    return find_world_role(text)
