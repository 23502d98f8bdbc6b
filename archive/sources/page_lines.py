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

from archive.sources.world_lines import find_world_role

if TYPE_CHECKING:
    from archive.article import Role

LONGEST = 120
"""Characters; what is longer is a paragraph."""
LONGEST_APPEAL = 300
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
    r"|kontakt|alle angaben ohne gewähr)\s?[:?!.…)]{0,3}",
    re.IGNORECASE,
)
# "Lire aussi : Le maire démissionne", "Schlagwörter: Hafen, Rat", "Kategorie: News"
_POINTER_TO = re.compile(
    r"\W{0,3}(?:(?:lesen sie|lies|lest) (?:auch|mehr|dazu)|mehr (?:zum thema|dazu)|auch interessant"
    r"|(?:[àa] )?lire (?:aussi|également)|voir aussi|sur le même sujet"
    r"|(?:le[ae]r?|ve[ar]|mir[ae]) (?:también|además|más)|te puede interesar"
    r"|leggi anche|leia (?:também|mais)|veja também|lees ook|czytaj (?:też|także|więcej|również)"
    r"|zobacz (?:też|także|również)|read (?:also|more|next)|see also|related|also read|watch"
    r"|schlagw[öo]rter?|schlagworte|stichw[öo]rter?|stichworte|tags?|etiquetas|keywords"
    r"|mots[- ]clés|kategorien?|categor(?:y|ies|ía|ie)|filed under|posted in"
    r"|full (?:coverage|story)|live updates|in pictures|add to cart"
    r"|(?:view|check) price|view deal|(?:buy|shop|order) now"
    r"|rubrik)\s?[:»>–]\s?[^.]{2,200}"
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
    r"|actualizado|pubblicato|aggiornato|opublikowano|aktualizacja)\s?(?:am|on|le|el|il|vom)?\s?[:–—-]?\s?"
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
    r"|(?:©|\(c\)|copyright) ?(?:19|20)\d\d\b.{0,60}",
    re.IGNORECASE,
)
# What an outlet asks of its readers, in a passage of its own. Only imperatives, and what speaks to
# "you" of "us": a story says "people subscribe to the newsletter", "Ukraine is to become a member",
# "the app was downloaded", "Anzeige wegen Betrugs".
_START = r"(?:^|[.!?:…] )(?:[^\W\d_]{1,12},? )?"
_NETWORKS = (
    r"(?:facebook|twitter|instagram|telegram|whatsapp|youtube|tiktok|linkedin|google|pinterest"
    r"|mastodon|bluesky|social|soziale[nr]? |redes|réseaux|kanal|channel|canal)"
)
_ASKED = {
    "newsletter": (
        rf"{_START}(?:melde(?:n sie)? (?:dich|sich)|abonniere|abonnieren sie|abonnez|sign up"
        r"|subscribe|suscr[ií]b[ae]\w{0,3}|inscr[ií]b[ae]\w{0,3}|inscrivez|iscriviti|zapisz się"
        r"|assine|receba)\b"
        r".{0,80}\bnewsletters?\b"
        r"|\b(?:unser|zum|our|unseren|nuestr[ao]|notre) .{0,30}\bnewsletters?\b.{0,40}"
        r"\b(?:anmelden|abonnieren|sign up|eintragen)\b"
    ),
    "guenos síganos seguinos siga-nos uns us nous seguici ons nas": (
        r"\b(?:s[ií]guenos|síganos|seguinos|folg(?:e|t|en sie) uns|suivez[- ]nous"
        r"|(?:follow|like|add|find|join|visit|connect with) us"
        r"|seguici|siga-nos|volg ons|obserwuj nas|śledź nas)"
        rf"(?: (?:auch|también|aussi))? (?:on|auf|bei|en|sur|su|no|na|op)\b.{{0,60}}{_NETWORKS}"
    ),
    "unterstütz support wesprzyj apóyanos hazte soutenez don sostienici become werde": (
        rf"{_START}(?:unterstütze(?:n sie)? (?:uns|unsere)|support (?:us|our journalism)"
        r"|faites un don|become a (?:member|supporter)"
        r"|(?:jetzt )?werde(?:n sie)? (?:jetzt )?mitglied)\b"
        r"|\b(?:consider|you can|deshalb|bitte) (?:support(?:ing)?|unterstütze?) "
        r"(?:us|our|uns|unsere)\b"
        r"|\b(?:wesprzyj nas|apóyanos|hazte (?:socio|miembro)|soutenez[- ]nous|sostienici)\b"
    ),
    "kiosk abo paper einzelheft": (
        r"\b(?:ausgabe|heft|magazin)\b.{0,80}"
        r"\b(?:am kiosk|bahnhofskiosk|im abo|e-?paper|einzelheft)\b"
    ),
    "subscri member abo weiterlesen": (
        r"\b(?:already a (?:subscriber|member)|subscribe to (?:continue|read)|bereits abonnent"
        r"|(?:um|zum) weiterlesen.{0,40}(?:anmelden|registrieren|abo)"
        r"|(?:artikel|beitrag|inhalt) (?:ist|nur) (?:exklusiv )?für (?:unsere )?abonnent)"
    ),
    "comment komment coment adresse address": (
        r"\b(?:du musst|sie müssen|you (?:must|need to)|bitte|please)\b.{0,40}"
        r"\b(?:eingeloggt|angemeldet|einloggen|anmelden|registrier\w{1,3}|log(?:ged)? in)\b.{0,60}"
        r"\b(?:kommentar|comment)"
        rf"|{_START}(?:hinterlasse?|schreib|leave|post|deja|laisse[rz]?) (?:uns |us )?"
        r"(?:einen|a|un) [ck]omm?ent\w{1,6}\b"
        r"|\b(?:schreib\w{0,3}|verra\w{2,4}|erzähl\w{0,3}|sag\w{0,2}) .{0,40}"
        r"\bin den kommentaren\b|\b(?:let us know|tell us) .{0,40}\bin the comments\b"
        r"|\bkommentarfunktion\b.{0,60}(?:geschlossen|deaktiviert)"
        r"|\bcomments are (?:now )?closed\b"
        r"|\be-?mail[- ]?(?:address|adresse) (?:will not be|wird nicht) "
        r"(?:published|veröffentlicht)"
    ),
    "anzeige werbung advert publicidad publicité reklama pubblicità affiliate ads": (
        r"^\W{0,3}(?:anzeige|werbung|advertisement|publicidad|publicité|reklama|pubblicità"
        r"|advertorial)\s?(?:[:,|–-].{0,80})?\W{0,3}$"
        r"|\b(?:dieser|dieses|der|this) (?:beitrag|artikel|text|post|article|video)"
        r" (?:enthält|contains) .{0,40}\b(?:werbung|affiliate|ads|anzeigen)"
        r"|^advertise with\b"
    ),
    "inhalt cookies drittplattformen": (
        r"\b(?:externe[rn]? inhalte?n?|empfohlener redaktioneller inhalt"
        r"|personenbezogene daten an drittplattformen|an dieser stelle .{0,60}inhalte? von)\b"
        r"|\b(?:this (?:site|website)|diese (?:seite|website)|we|wir) "
        r"(?:uses?|verwendet|verwenden|nutzt|nutzen|setzen) cookies\b"
    ),
    "app": (
        r"^(?:for .{0,60} )?(?:download|install|get|lade(?:n sie)?|descarga|téléchargez|scarica"
        r"|baixe)\b.{0,70}\b(?:our|the|die|unsere|nuestra|notre|la|nossa) .{0,30}\bapps?\b"
        r"|^download .{2,30} app (?:for|to|now)\b"
    ),
    "click tap": r"^(?:please )?(?:click|tap) here (?:to|for) .{2,100}$",
    "stay keep want": (
        r"^(?:stay|keep) (?:up ?to ?date|updated|informed|connected) .{0,60}\b(?:our|us)\b"
        r"|^want (?:more|to) .{2,80}\? .{0,20}(?:sign up|subscribe|click here)"
    ),
    # "Únete a nuestro canal de WhatsApp", "Inscreva-se na newsletter", "Ikuti kami di Google News"
    "whatsapp telegram newsletter google facebook instagram youtube nieuwsbrief boletín e-mail "
    "correo ponsel breaking notic": (
        r"^(?:únete|suscríb[ae]\w{0,2}|regístr[ae]\w{0,2}|recib[ae] (?:las|los|nuestr|en tu|gratis)"
        r"|puedes? seguir|siga |participe|clique aqui|entre no|receba|inscreva-se|assine|segui "
        r"|iscriviti|recevez|abonnez-vous|inscrivez-vous|rejoignez|suivez|meld je"
        r"|schrijf je|volg |ontvang|dołącz|zapisz się|ikuti|simak|dapatkan|takip edin"
        r"|melden sie sich)(?!.*\. ).{2,160}$"
    ),
    "suscript assinant abonné abonniert suscríb regístr weiterlesen spiegel+ anmelden melden": (
        r"\b(?:contenido|artículo|nota|conteúdo|matéria)\b.{0,24}\b(?:exclusiv[oa]s?|solo|só)\b.{0,12}"
        r"\b(?:suscriptores|assinantes|socios)\b"
        r"|\b(?:la suite|article|contenu)\b.{0,12}\bréservée?s? (?:aux|à nos) abonnés\b"
        r"|^(?:suscríbete|regístrate)\b.{2,80}\b(?:leyendo|leer|acceder)\b"
        r"|^(?:jetzt weiterlesen|dieser artikel ist teil von|melden sie sich an)\b.{0,80}$"
    ),
    "publi opubl gepubl": (
        r"\b(?:correo|e-?mail\w{0,10})\b.{0,20}\b(?:no será|ne sera pas|não será|non sarà"
        r"|wordt niet|nie zostanie) (?:publi|opubl|gepubl)\w+"
    ),
    "coment": (
        r"\bcoment[áa]rios?\b.{0,80}\bn(?:ão|o) (?:representa|refleja|reflete)[mn]? .{0,40}\bopini"
    ),
    "riservata reproducción reprodução reproduction": (
        r"^.{0,6}riproduzione riservata\b.{0,40}$|^(?:queda )?prohibida (?:la|su) reproducción\b"
        r"|^(?:é )?proibida a reprodução\b|^(?:toute )?reproduction (?:même partielle )?interdite\b"
    ),
    "us questions? your": (
        rf"{_START}(?:please )?(?:e-?mail|write to|tweet|text) us (?:at|on)\b"
        r"|^\W{0,3}questions\? comments\?"
        r"|^\W{0,3}get (?-i:[A-Z]).{2,40} on (?:facebook|twitter|instagram)\b"
        r"|\b(?:share|send us) your (?:photos?|pictures|videos?|stories|story)\b.{0,60}"
        r"\b(?:with us\b|to us\b|here\b|using #|(?:at|on) (?-i:@|[a-z]?[A-Z]))"
    ),
    "affiliate": r"\baffiliate links?\b.{0,140}\b(?:we|us|our|commissions?)\b",
    "©": (
        r"^(?s:.){0,40}(?:©|\(c\))(?s:.){2,160}\b(?:all rights reserved|alle rechte vorbehalten"
        r"|tous droits réservés|todos los derechos reservados)\W{0,3}$"
    ),
    "rights rechte droits derechos prawa": (
        r"^.{0,60}\b(?:all rights reserved|alle rechte vorbehalten|tous droits réservés"
        r"|todos los derechos reservados|wszelkie prawa zastrzeżone)\W{0,2}$"
    ),
    "enjoyed like gefällt gefallen": (
        r"^(?:if you enjoyed|hat (?:dir|ihnen) (?:der|dieser|das)|did you like"
        r"|gefällt (?:dir|ihnen)) .{0,60}(?:post|artikel|beitrag|article|magazin|text)"
    ),
}
_APPEALS = tuple(
    (needed.split(), re.compile(words, re.IGNORECASE)) for needed, words in _ASKED.items()
)
"""Each with the words of which one must stand there: that is quickly seen."""
# "Follow Jane Doe on Twitter.", "Write to Jane Doe at jane@news.example", "-- By Jane Doe @jdoe"
_CALLED = r"(?-i:(?:[A-Z][\w.'’-]{0,20} ){1,5})"
_AT = r"[\w.+-]{1,64}@[\w.-]{3,100}"
_REACHED = re.compile(
    rf"\W{{0,3}}(?:you can )?follow (?:(?:{_CALLED})?@\w{{2,30}}|{_CALLED}(?:on|via) {_NETWORKS})"
    rf".{{0,100}}|{_CALLED}(?:tweets|is) (?:at|as|from|on twitter:?) @.{{2,60}}"
    r"|\W{0,3}(?:please )?(?:write to|contact|(?:you can )?(?:reach|e-?mail|contact)) .{0,60}"
    rf"{_AT}.{{0,60}}|.{{3,60}} (?:can|may) be (?:reached|contacted|e-?mailed)\b.{{0,60}}{_AT}"
    rf".{{0,60}}|[-–—]{{1,3}} ?by {_CALLED}(?:follow )?@\w{{2,30}}|{_AT}(?:\s\W?(?:END|끝)\W?)?",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“”„«»\"]")


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
    if len(text) <= LONGEST_APPEAL and not _QUOTED.search(text):
        lower = text.lower()
        for needed, appeal in _APPEALS:
            if any(map(lower.__contains__, needed)) and appeal.search(text):
                return "promo", "appeal"
    return find_world_role(text)
