"""
What a web page tells of itself in a passage of its own, in the languages of Europe: the licence of
its texts, who earns by its links, how comments are treated, that it uses cookies and filters.

Each by the words of which one must stand there. A passage must speak of this page or this house:
that the photographs are free under a licence, or that a shop earns a commission, may be news.
"""

from __future__ import annotations

_SITE = (
    r"\b(?:site|website|web|webseite|internetseite|seite|blog|sitio|sito|strona|witryna"
    r"|webbplats\w{0,2}|hjemmeside|nettsted\w{0,2}|pagina|página)\b"
)
# "Dieser Text", "all content on this site", "sofern nicht anders angegeben"
_OWN = (
    r"\b(?:this|these|unsere[rn]?|diese[rsmn]?|ce|cet|cette|est[ea]|quest[oa]|deze|dit|denna"
    r"|detta|ten|ta|tej"
    r"|tego|niniejsz\w{1,3}|otherwise|anders|anderes|contraire|contraria|contrario|indicado"
    r"|tenzij|o ile|our|eigenbeiträge|site|website|blog)\b"
)
_OURS = (
    r"\b(?:this|our|diese[rn]?|unsere[rn]?|ce|notre|este|esta|nuestr[ao]|quest[oa]|nostro|nosso"
    r"|deze|onze|ta|nasza|denna|den här|vår)"
)
_WORK = (
    r"\b(?:texte?n?|te[xk]stos?|testi|teksty?|contents?|inhalte?s?|contenus?|contenidos?|conteúdos?"
    r"|contenut[oi]|inhoud|treści?|articles?|artikel[sn]?|artículos?|artigos?|articol[oi]|artykuły?"
    r"|beitr[aä]ge?s?|\w{0,8}beiträge|posts?|works?|werke?s?|œuvre|obra|opera|utw[oó]r|verk"
    r"|bilder|fotos?"
    r"|photos?|images?|materials?|materiał\w{0,2}|episodes?|folgen?|podcasts?|publication|seite"
    r"|site|website|blog|page|página|pagina|strona)\b"
)
_FREE = r"\b(?:creative[- ]commons|cc[ -]?(?:by|0)\b|gnu free documentation)"
_GIVEN = (
    r"\b(?:stehen|steht|veröffentlicht|erscheinen|lizenziert|verfügbar|licen[cs]ed|available"
    r"|published|released|distributed|diffusée?s?|disponibles?|mise?s? à disposition"
    r"|publicad[oa]s?|distribuid[oa]s?|bajo|licenciad[oa]s?|rilasciat[oaie]|distribuit[oaie]"
    r"|soggett[oaie]|gelicentieerd|valt|beschikbaar|dostępn\w{1,2}|objęt\w{1,2}|licensierad\w?)\b"
)
# "wir" pay an agent's commission for a house, too
_BOUGHT = (
    r"(?:links?\b|affiliate|amazon|click|klick|clic\b|\bclic|partner|advertis|enlace|liens?\b|länk"
    r"|\bqualifying|odnośnik)"
)
_EARNS = (
    r"\b(?:we|us|i) (?:may |might |will |can |could |also |sometimes ){0,3}(?:earn|receive|get|make"
    r"|collect)\b.{0,60}\b(?:commissions?|compensation|referral fees?|affiliate fees?)\b"
    r"|\b(?:earns?|makes?) .{0,60}\bcommissions? .{0,60}\b(?:this|our|these) (?:site|page|links?)\b"
    r"|\b(?:wir|ich|uns|mir|erhalten?|bekommen?|verdienen?)\b.{0,90}\b(?:provision"
    r"|vermittlungsprovision)\b"
    r"|\b(?:als amazon-partner verdien|as an amazon associate)"
    r"|\bpodemos (?:recibir|ganar|obtener|llevarnos) .{0,30}\bcomisión\b"
    r"|\bnous .{0,30}(?:perce\w{2,5}|touch\w{2,4}|re[cç][eou]\w{2,5}) .{0,30}\bcommission\b"
    r"|\b(?:riceve\w{0,4}|potremmo|guadagn\w{2,5}) .{0,40}\b(?:commission[ei]|provvigion[ei])\b"
    r"|\b(?:podemos|recebe\w{0,4}) .{0,40}\bcomiss(?:ão|ões)\b"
    r"|\b(?:wij|we|ontvang\w{0,2}) .{0,50}\bcommissie\b"
    r"|\b(?:otrzym\w{2,5}|zarabia\w{1,3}) .{0,40}prowizj"
    r"|\bvi .{0,40}\bprovision\b"
)
_COMMENTS = r"(?:kommentare?n?|comments?|commentaires?|comentários?|comentarios?|comment[oi])"
_TO_COMMENT = (
    r"(?:kommentieren|(?:post|leave|add|make) (?:a )?comments?|comment|coment\w{2,8}|commenter"
    r"|commentar\w{1,3}|un commento|un commentaire|een reactie|reageren|s?komentowa\w{1,2}"
    r"|komentarz\w?|kommentera)"
)
NOTICES = {
    "akismet captcha": (
        rf"^.{{0,60}}{_SITE}.{{0,40}}\b(?:akismet|re-?captcha)\b"
        r"|^.{0,30}\b(?:akismet|re-?captcha)\b.{0,60}\b(?:spam|google|terms)\b"
    ),
    "creative cc licen lizenz": (
        rf"^(?=(?s:.){{0,200}}{_OWN})(?=(?s:.){{0,120}}{_WORK})(?s:.){{0,200}}{_GIVEN}"
        rf"(?s:.){{0,120}}{_FREE}"
        rf"|^(?:lizenz|licen[cs]e|licencia|licence)\s?:\s?.{{0,40}}\bcc[ -]?(?:by|0)\b.{{0,60}}$"
    ),
    "rights rechte droits diritti direitos derechos prawa prawem rättigheter": (
        r"^(?:(?:all|some) rights reserved|alle rechte vorbehalten|tous droits réservés"
        r"|todos los derechos reservados|tutti i diritti riservati|todos os direitos reservados"
        r"|alle rechten voorbehouden|wszelkie prawa zastrzeżone)\b"
        r"(?! (?:for|to|für|aux|para|per|dla)\b)"
        r"|^(?s:.){0,100}\b(?:(?:all|some) rights reserved|alle rechte vorbehalten"
        r"|tous droits réservés|todos los derechos reservados|tutti i diritti riservati"
        r"|todos os direitos reservados|alle rechten voorbehouden|wszelkie prawa zastrzeżone"
        r"|alla rättigheter förbehållna)\W{0,3}$"
        r"|^materiał\w{0,2} (?:chronion\w{1,2}|jest chronion\w{1,2}) prawem autorskim\b"
    ),
    "affiliate commission compensation referral provision vermittlungsprovision comisi"
    " commissie comiss prowizj provvig amazon": (
        rf"^(?=(?s:.)*{_BOUGHT})(?s:.)*?(?:{_EARNS})"
        r"|^\W{0,3}(?:affiliate|werbe|partner)[ -]?links?\W{0,3}$"
    ),
    "advertiser references": (
        r"\badvertisers? (?:do|does|did|have|has) (?:not|no) (?:influence|affect|control)"
        r"|\bcontains? references to products from\b|\badvertiser disclosure\b"
        r"|\bnot (?:been )?(?:provided|reviewed|approved|commissioned)\b.{0,80}\badvertiser\b"
    ),
    "comment komment coment koment skoment reacti reage feedback trackback pingback rss": (
        r"\bwe (?:ask that|welcome|encourage|appreciate|moderate|value) .{0,60}\bcomments\b"
        r"|\bwe will,? however,? try to publish comments\b"
        rf"|^(?:some |all |your )?{_COMMENTS} (?:may|will|must|should|can) (?:not )?be .{{0,20}}"
        r"\b(?:published|moderated|reviewed|removed|deleted|edited|closed|republished)\b"
        rf"|^\(?(?:(?:noch )?keine|no|0|aucun|sin|nessun|geen|brak|inga) (?:{_COMMENTS}|reacties"
        r"|komentarzy|kommentarer)\b(?! (?:from|by|von|zu|about|on|de) ).{0,70}$"
        r"|^(?:(?:kommentar(?:feed|e)|comments?(?: rss)?(?: feed)?|kommentare geschlossen"
        r"|comments? (?:are )?closed|trackback(?:-ur[li]|s)?|pingbacks?|rss(?:[- ]feed)?)"
        r"[\s|,/·.:]{0,5}){1,6}$"
        rf"|^(?:um|zum|to|para|pour|per|om|aby|żeby|för att)\b.{{0,20}}\b{_TO_COMMENT}\b.{{0,60}}"
        r"\b(?:registr|inici|connect|log|sign|anmeld|zalog|aanmeld|acced|conect)"
        r"|\b(?:musst|müssen|must|need to|debes?|tienes? que|devez|faut|devi|deve|precisa|moet"
        r"|musisz|måste)\b.{0,40}\b(?:eingeloggt|angemeldet|registr\w{1,8}|logged|log|sign(?:ed)?"
        r"|inicia\w{0,2}|conect\w{2,4}|connect\w{1,3}|conness[oi]|acceder\w?|login|ingelogd"
        rf"|zalogowan\w|inloggad)\b.{{0,60}}\b{_TO_COMMENT}\b"
        r"|^(?:comment|kommentar|comentario|commentaire|commento|reactie|komentarz) "
        r"(?:by|von|de|par|di|van|från) .{2,60}\b(?:(?:19|20)\d\d|\d\d?:\d\d)\b.{0,20}$"
        r"|^(?:ich freue mich|wir freuen uns) (?:über|auf) (?:eure|deine|ihre|euren|deinen|ihren"
        r"|jeden|viele|nette)n? .{0,12}(?:kommentare?|feedback)\b"
        r"|\bmit (?:dem )?absenden (?:eines|des|deines|ihres) kommentars\b"
        rf"|{_COMMENTS} (?:erscheinen|werden) (?:erst )?nach .{{0,20}}\b(?:freigabe|prüfung)"
    ),
    "mail email newsletter sign_up inbox daten einwilligung privac confiden prywat danych terms"
    " by_signing by_subscribing by_submitting by_clicking by_entering by_registering personuppgift"
    " datos données dati dados correo nieuwsbrief": (
        r"^\W{0,3}(?:ja,? ich (?:möchte|will|bin)|ich bin (?:damit )?einverstanden|ich stimme"
        r"|ich willige|ich habe die datenschutz)\b(?s:.){0,160}\b(?:newsletter\w{0,2}|e-?mails?"
        r"|datenschutz\w{0,12}|einwilligung)\b"
        r"|^\W{0,3}(?:yes,? i|i (?:agree|consent|have read|accept))\b(?s:.){0,160}"
        r"\b(?:newsletters?|e-?mails|privacy policy|terms)\b"
        r"|^(?:sí,? |oui,? |sì,? |sim,? |ja,? |tak,? )?(?:acepto|autorizo|he leído|quiero recibir"
        r"|j['’]accepte|je souhaite recevoir|acconsento|accetto|aceito|li e (?:aceito|concordo)"
        r"|ik ga akkoord|ik wil|wyrażam zgodę|akceptuję|jag (?:godkänner|samtycker))\b"
        r"(?s:.){2,240}\b(?:privacida\w{1,2}|confidentialité|privacy|e-?mails?|correo|newsletters?"
        r"|nieuwsbrief|prywatności|danych|personuppgift\w{0,3}|datos|données|dati|dados)\b"
        r"|\bby (?:signing up|subscribing|submitting|clicking|entering|registering)\b"
        r".{0,120}\byou (?:agree|accept|consent|confirm|acknowledge)\b"
        r"|^sign up (?:to (?:get|receive|our)|for (?:our|the|free)|now|here|today)\b.{0,180}$"
        r"|\bsign up (?:here|now|today|below|free)\W{0,4}$|\bfree sign up\W{0,3}$"
        r"|^(?:get|receive) .{2,90}\b(?:by e-?mail|(?:in|to) your inbox)\b"
        r"|^.{0,24}\bnewsletter[- ]?(?:gutschein|anmeldung|abonnieren|bestellen|sign-?up)\W{0,3}$"
    ),
    "cookies ciastecz button knopf bouton botón": (
        r"\b(?:klicken sie|klicke|click|cliquez|haga clic)\b.{0,40}"
        r"\b(?:button|knopf|bouton|botón)\b.{0,80}\b(?:laden|load|charger|cargar|anzeigen)\b"
        rf"|^.{{0,60}}{_OURS} {_SITE}.{{0,120}}\b(?:verwenden|verwendet|nutzen"
        rf"|nutzt|setzen|uses?|utilise"
        r"|utiliza|usa|utilizza|gebruikt|używa|korzysta z|använder) .{0,30}\b(?:cookies|ciastecz)"
        r"|\bdurch die (?:weitere )?nutzung .{0,60}\bcookies\b|^(?:was sind|what are) cookies\?$"
    ),
    "inhalte external": (
        r"\bich (?:habe )?keinen einfluss auf die inhalte\b"
        r"|\b(?:keine haftung|nicht verantwortlich) .{0,40}inhalte (?:externer|der verlinkten)\b"
        r"|\bnot responsible for the content of external\b"
    ),
    "bei_fragen bei_rückfragen kontaktieren_sie vous_souhaitez": (
        r"^bei (?:rück)?fragen\b.{0,80}\b(?:zu diese[mrn]|uns)\b.{0,80}\b(?:kontakt|schreib|mail)"
        r"|^kontaktieren sie uns\b.{0,80}$"
        r"|\bvous souhaitez (?:réagir|critiquer|contribuer|commenter|proposer|compléter)\b.{0,60}"
        r"\b(?:article|texte)\b"
    ),
    # As publishing systems close a post: "This entry was posted in Books and tagged Sea. Permalink"
    "posted filed published veröffentlicht abgelegt gepostet publicada pubblicata publiée publicado"
    " opublikowany geplaatst publicerades postades": (
        r"^(?:this (?:entry|post) was (?:posted|filed|published)|dieser (?:beitrag"
        r"|eintrag) (?:wurde|ist)"
        r"\b.{0,120}\b(?:veröffentlicht|abgelegt|gepostet)|esta entrada (?:fue|ha sido) publicada"
        r"|questa voce è stata pubblicata|cet(?:te)? (?:entrée|article) (?:a été"
        r"|était) publiée? dans"
        r"|este (?:artigo|post) foi publicado em|ten wpis został opublikowany"
        r"|dit bericht (?:werd|is)"
        r" geplaatst|(?:detta|det här) inlägg(?:et)? (?:publicerades|postades))\b"
    ),
    "browser powered theme template wordpress": (
        r"\byou are using an? .{0,40}\bbrowser\b|^.{0,60}\byour browser (?:does not|doesn['’]t"
        r"|is not"
        r"|is out)\b"
        r"|\b(?:ihr|dein) browser (?:ist veraltet|unterstützt)\b"
        r"|^(?:theme|template)\s?:.{2,40}\b(?:by|von)\b.{2,40}$|^(?:proudly )?powered by\b.{2,50}$"
        r"|^(?:mit stolz präsentiert von|fièrement propulsé par|creado con"
        r"|realizzato con) wordpress"
    ),
    "abonnieren newsletter mail email correo adresse adres indirizzo messagerie e-post suscríb": (
        r"\bnewsletters?\b.{0,40}\b(?:hier|jetzt|kostenlos|kostenfrei) (?:abonnieren|bestellen"
        r"|anmelden)\W{0,3}$"
        r"|^(?:bleib(?:en sie|e|t)?|stay) .{0,60}\bnewsletter\b"
        r"|^(?:bitte )?(?:geben sie ihre e-?mail|gib deine e-?mail|enter your e-?mail"
        r"|introduce tu (?:correo|e-?mail)|saisissez votre (?:adresse|e-?mail)"
        r"|inserisci (?:il tuo|la tua) (?:indirizzo|e-?mail)|digite (?:o )?seu e-?mail"
        r"|vul je e-?mail|podaj swój (?:adres )?e-?mail|ange din e-post)"
        r"|\bdans votre boîte mail\b|\badresse de messagerie est (?:uniquement )?utilisée\b"
        r"|^suscríb(?:ase|ete|anse)\b.{2,80}\b(?:digital|ilimitado|contenidos?)\b"
    ),
    "anmerkungen fragen hinweise fehler error mistake typo erreur errore błąd": (
        r"^wenn sie .{0,40}\b(?:anmerkungen|hinweise|fragen|fehler)\b.{0,60}\b(?:artikel|beitrag"
        r"|text)\b"
        r".{0,60}\b(?:redaktion|e-?mail|schreiben|melden|mitteilen)\b"
        r"|^(?:haben sie|hast du|sie haben|du hast) .{0,12}\b(?:fragen|anmerkungen|hinweise"
        r"|fehler)\b"
        r".{0,60}\b(?:artikel|magazin|beitrag|gefunden|an uns)\b"
        r"|^(?:have you )?(?:spotted|found|noticed|see) an? (?:error|mistake"
        r"|typo)\b.{0,40}\?.{0,60}$"
        r"|^¿?(?:has encontrado|encontraste|ves|has visto) (?:un|algún) error\b.{0,100}$"
        r"|^(?:vous avez (?:vu|repéré|trouvé) une|une) erreur (?:dans|sur) .{0,80}$"
        r"|^hai (?:trovato|notato) un errore\b.{0,80}$|^(?:zauważyłeś|widzisz) błąd\b.{0,80}$"
    ),
}
