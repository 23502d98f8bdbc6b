"""
What an outlet asks of its readers, in a passage of its own of a web page: to subscribe, to follow,
to support, to log in, in the languages of Europe.

Only imperatives, and what speaks to "you" of "us": a story says "people subscribe to the
newsletter", "Ukraine is to become a member", "the app was downloaded", "Anzeige wegen Betrugs".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.sources.notices import NOTICES

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST = 300
_LONGEST_NOTICE = 700
_QUOTED = re.compile(r"[“”„«»\"]")
# under a licence "BY-NC-SA": a name, and nothing that somebody said
_NAMED = re.compile(r"[“„«»\"][^\s“”„«»\"]{1,24}(?: [^\s“”„«»\"]{1,24})?[“”«»\"]")
_START = r"(?:^|[.!?:…] )(?:[^\W\d_]{1,12},? )?"
NETWORKS = (
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
    "síguenos siguenos síganos seguinos siga-nos uns_ us_ nous_ seguici ons_ nas_": (
        r"\b(?:s[ií]guenos|síganos|seguinos|folg(?:e|t|en sie) uns|suivez[- ]nous"
        r"|(?:follow|like|add|find|join|visit|connect with) us"
        r"|seguici|siga-nos|volg ons|obserwuj nas|śledź nas)"
        rf"(?: (?:auch|también|aussi))? (?:on|auf|bei|en|sur|su|no|na|op)\b.{{0,60}}{NETWORKS}"
    ),
    "unterstütz support member mitglied faites_un wesprzyj apóyanos hazte soutenez sostienici": (
        rf"{_START}(?:unterstütze(?:n sie)? (?:uns|unsere)|support (?:us|our journalism)"
        r"|faites un don|become a (?:member|supporter)"
        r"|(?:jetzt )?werde(?:n sie)? (?:jetzt )?mitglied)\b"
        r"|\b(?:consider|you can|deshalb|bitte) (?:support(?:ing)?|unterstütze?) "
        r"(?:us|our|uns|unsere)\b"
        r"|\b(?:wesprzyj nas|apóyanos|hazte (?:socio|miembro)|soutenez[- ]nous|sostienici)\b"
    ),
    "am_kiosk bahnhofskiosk im_abo e-paper epaper einzelheft": (
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
    "stay_ keep_ want_": (
        r"^(?:stay|keep) (?:up ?to ?date|updated|informed|connected) .{0,60}\b(?:our|us)\b"
        r"|^want (?:more|to) .{2,80}\? .{0,20}(?:sign up|subscribe|click here)"
    ),
    # "Únete a nuestro canal de WhatsApp", "Inscreva-se na newsletter", "Ikuti kami di Google News"
    "whatsapp telegram newsletter google facebook instagram youtube nieuwsbrief boletín e-mail "
    "email correo ponsel breaking notic": (
        r"^(?:únete|suscríb[ae]\w{0,2}|regístr[ae]\w{0,2}|recib[ae] (?:las|los|nuestr|en tu|gratis)"
        r"|puedes? seguir|siga |participe|clique aqui|entre no|receba|inscreva-se|assine|segui "
        r"|iscriviti|recevez|abonnez-vous|inscrivez-vous|rejoignez|suivez|meld je"
        r"|schrijf je|volg |ontvang|dołącz|zapisz się|ikuti|simak|dapatkan|takip edin"
        r"|melden sie sich)(?!.*\. ).{2,160}$"
    ),
    "suscript assinant socios abonné abonniert suscríb regístr weiterlesen spiegel+ melden": (
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
    "us_ get_ questions your_": (
        rf"{_START}(?:please )?(?:e-?mail|write to|tweet|text) us (?:at|on)\b"
        r"|^\W{0,3}questions\? comments\?"
        r"|^\W{0,3}get (?-i:[A-Z]).{2,40} on (?:facebook|twitter|instagram)\b"
        r"|\b(?:share|send us) your (?:photos?|pictures|videos?|stories|story)\b.{0,60}"
        r"\b(?:with us\b|to us\b|here\b|using #|(?:at|on) (?-i:@|[a-z]?[A-Z]))"
    ),
    "affiliate": r"\baffiliate links?\b.{0,140}\b(?:we|us|our|commissions?)\b",
    "rights rechte droits derechos": (
        r"^(?s:.){0,40}(?:©|\(c\))(?s:.){2,160}\b(?:all rights reserved|alle rechte vorbehalten"
        r"|tous droits réservés|todos los derechos reservados)\W{0,3}$"
    ),
    "if_you_enjoyed did_you_like hat_dir hat_ihnen gefällt_": (
        r"^(?:if you enjoyed|hat (?:dir|ihnen) (?:der|dieser|das)|did you like"
        r"|gefällt (?:dir|ihnen)) .{0,60}(?:post|artikel|beitrag|article|magazin|text)"
    ),
}


class _Table:
    """
    Patterns by the words of which one must begin somewhere in a passage, _ for a space in them:
    all words of all patterns are looked for at once, for there are two hundred.
    """

    def __init__(self, table: Mapping[str, str]) -> None:
        needed: dict[str, list[re.Pattern[str]]] = {}
        for words, pattern in table.items():
            compiled = re.compile(pattern, re.IGNORECASE)
            for word in words.split():
                needed.setdefault(word.replace("_", " "), []).append(compiled)
        self._patterns = {
            word: [one for begun in needed if word.startswith(begun) for one in needed[begun]]
            for word in needed
        }
        rests: dict[str, list[str]] = {}
        for word in sorted(needed, reverse=True):  # "abonnieren" before "abo"
            rests.setdefault(word[0], []).append(re.escape(word[1:]))
        either = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items())
        self._words = re.compile(rf"\b(?=({either}))")

    def says(self, text: str, lower: str) -> bool:
        """Whether one of the patterns is in a passage, which is given in lower case too."""
        tried: set[re.Pattern[str]] = set()
        for word in self._words.findall(lower):
            for pattern in self._patterns[word]:
                if pattern not in tried:
                    if pattern.search(text):
                        return True
                    tried.add(pattern)
        return False


_APPEALS, _NOTICES = _Table(_ASKED), _Table(NOTICES)


def is_appeal(text: str) -> bool:
    """Whether a passage asks something of the reader, or tells of the page itself."""
    if len(text) > _LONGEST_NOTICE:
        return False
    if _QUOTED.search(text) and _QUOTED.search(_NAMED.sub(" ", text)):
        return False
    lower = text.lower()
    return (len(text) <= _LONGEST and _APPEALS.says(text, lower)) or _NOTICES.says(text, lower)
