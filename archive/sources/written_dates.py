"""
A date as a line of a page has it: found in the line, with what the words around it say of it.

"Published 16 Oct 2025 | Updated 17 October 2025 06:12": two dates, one of publication, one of a
change. How a date is read is in moments.py; which of a page's lines count is in shown_dates.py.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from archive.moments import AmbiguousDateError, parse_moment
from archive.month_names import SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_YEAR = (
    r"(?:h|[AaPp]\.?[Mm]|[Uu]hr|min|[Cc]omments?|[Kk]ommentare?|[Cc]ommentaires?|[Cc]oment[aá]rios?"
    r"|[Cc]ommenti|[Rr]eacties|[Vv]iews?|[Ll]ikes?|[Ss]hares?)\b"
)
"""What makes another number of the one before it: "12 Oct 14 comments" is of no year."""
_WORD = rf"(?:[^\W\d_]|[{SIGNS}]){{2,14}}"
# So far a word before a figure is found at once, which as a word takes a step for each letter.
_TO_FIGURE = r"(?=[^\s\d.]{2,14}+[.\s]\s{0,3}(?:the\s)?\d)"
_ROMAN = "X?I{1,3}|I?[VX]|VI{1,3}"
_WRITTEN = re.compile(
    r"(?<![\d.-])(?<!\d[/:])(?:"
    # "7.II.2022"
    rf"(?P<roman_day>\d{{1,2}})(?P<stop>[./ -])\s?(?P<roman>{_ROMAN})(?P=stop)\s?"
    r"(?P<roman_year>\d{4})(?!\d)"
    r"|\d{4}(?P<between>[-/.·])\s?\d{1,2}(?P=between)\s?\d{1,2}(?!\d)"
    r"|\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]"
    r"|\d{1,2}\s?(?P<sign>[./|·•–-])\s?\d{1,2}\s?(?P=sign)\s?\d{4}(?!\d)"
    r"|\d{1,2}(?:(?:st|nd|rd|th|er|º|ª)?\.?,?[\s/-]{1,3}|\.)"
    r"(?:(?:of|de|DE) |d['’]|[\u0621-\u064a ]{2,16}/\s?)?"
    rf"{_WORD}(?:\.?\s?[,،]?[\s/-]{{1,3}}|[.,])(?:(?:de|del|DE|DEL|พ\.ศ\.) )?\d{{4}}(?!\d)"
    r"|\d{1,2}(?:,? tháng |,? Th)\d{1,2},? (?:năm )?\d{4}"
    # "Dec. 28, 2013", "Dec 28 Sat 2013", and "Feb 07 10:03 2022", as programs of the 1970s have it
    rf"|{_TO_FIGURE}{_WORD}(?:\.?,?\s{{1,3}}|\.)(?:the )?"
    r"\d{1,2}(?:(?:st|nd|rd|th)?(?:\.?\s?,?\s{1,3}|\s?,)"
    r"(?:(?:de|del|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\s)?|\s\d\d:\d\d(?::\d\d)?\s)\d{4}(?!\d)"
    # "2022. február 7.", "2022 m. vasario 7 d.", "2022. gada 7. februāris", "2022ko otsailaren 7a"
    rf"|\d{{4}}\.?\sgada\s\d{{1,2}}\.\s{_WORD}"
    rf"|\d{{4}}(?:[.,]|e?ko)?\s{{1,2}}(?:m\.\s)?{_WORD}\.?\s{{1,2}}\d{{1,2}}(?!\d)"
    # "2022-Feb-07", "Feb-07-2022", "2022. II. 7."
    rf"|\d{{4}}(?P<apart>[/-]){_WORD}(?P=apart)\d{{1,2}}(?!\d)"
    r"|(?<!\w)[^\W\d_]{3,9}(?P<slash>[/-])\d{1,2}(?P=slash)\d{4}(?!\d)"
    rf"|\d{{4}}\.\s?(?P<second_roman>{_ROMAN})\.\s?\d{{1,2}}(?!\d)"
    r"|(?<!['’])(?P<day>\d{1,2}[./])\s?(?P<month>\d{1,2}[./])\s?(?P<short>\d{2})(?![\d./:_])"
    # "08-13-10 05:18 PM"
    r"|(?P<dashed_day>\d{1,2}-)(?P<dashed_month>\d{1,2}-)(?P<dashed_short>\d{2})(?=\s\d{1,2}:\d\d)"
    # "7-Feb-22", "7/Feb/22", "05 marzo 19", "Feb 7, '22", but not "7 Feb 10:03"
    rf"|(?P<first>\d{{1,2}})\.?(?P<mark>[ ./-])(?P<named>{_WORD})\.?(?:(?P=mark)['’]?|,?\s['’])"
    r"(?P<short_behind>\d\d)(?![\w:.])"
    rf"(?!\s?{NO_YEAR})"
    rf"|{_TO_FIGURE}(?P<named_first>{_WORD})\.?\s(?P<second>\d{{1,2}}),?\s['’](?P<last>\d\d)(?![\w:.])"
    r")(?:(?<=[日일])|(?!-?\d))"
)
# What each of the above has, and few texts: a year, "3.4.19", or "Mar 19".
_MAY_BE = re.compile(
    # Of a figure first: a pattern that begins with one thing alone looks for nothing else.
    r"\d(?:(?:(?<=1)[6-9]|(?<=2)[05])\d\d|[./-]\s?\d{1,2}[./-]\s?\d"
    r"|\.?[ ./-][^\W\d_]{3,12}\.?[ ./-]['’]?\d\d(?![\w:.])|,? ['’]\d\d\b)"
)
_EAST_ASIAN = re.compile(r"\s?[年년月월]\s?")
_PUBLISHED = (
    r"published|posted|submitted|written by|(?:written|created)(?=:| on|\W{1,3}$)|veröffentlicht"
    r"|veröffentlichung|(?:geschrieben|verfasst|gespeichert) von|erscheinungsdatum|publiziert"
    r"|online(?=:)|online seit|eingestellt|erstellt|erschienen|gepostet|publiée?|mise? en ligne"
    r"|(?:soumis|écrit|rédigé) par|publicad[oa]|(?:enviado|escrito) por|publicación|postado"
    r"|publicação|pubblicat[oa]|(?:inviato|scritto) da|gepubliceerd|geplaatst|ingediend door"
    r"|opublikowan[oy]|data publikacji|dodano|опубликовано|опубліковано|δημοσίευση|publisert"
    r"|publicerad|publiceret|diterbitkan|yayı[nm]la\w{0,4}|yayın tarihi|giriş(?: tarihi)?|đăng"
    r"|发布时间|發[布佈]時間|发表时间|發表時間|发布于|公開日?|掲載日?|配信|投稿日|(?:기사)?입력|등록"
    r"|송고시간|승인|게시|نشرت?|تاريخ النشر"
)
_CHANGED = (
    r"updated|update(?=\W{1,3}$)|updates?\s(?:vom|am|from|on|of|du|del)|modified|revised|edited|bearbeitet|aktualisiert"
    r"|aktualisierung|geändert|änderung"
    r"|mise? à jour|modifié|actualizad[oa]|actualización|aggiornat[oa]|aggiornamento|modificat[oa]"
    r"|bijgewerkt|gewijzigd|atualizad[oa]|atualização|aktualizacja|zmodyfikowano|обновлено|оновлено"
    r"|oppdatert|uppdaterad|opdateret|diperbarui|güncelle[nm]\w{0,8}|cập nhật"
    r"|(?:最后|最後|最終)?更新(?:时间|時間|日時?)?|(?:기사|최종|마지막)?\s?수정|업데이트"
    r"|آخر تحديث|تحديث"
)
# What has days of its own: events, applications, laws, lives, pictures, what is quoted
_OF_ELSE = (
    r"version\W{1,3}[\w.]{1,12}\W{1,4}(?:vom|from|of|du|del)"
    r"|(?:event|start|end|due|hearing|launch|air|birth|exam|sale) date"
    r"|release date(?=\s?$)|kinostart|filmstart|estreno|starttermin"
    r"|(?:(?-i:Est)|printed|gedruckt|ausgedruckt|imprimé|impreso|stampato|wydrukowano|afgedrukt"
    r"|verkündet|entschieden|recorded|translated|archived|established|founded|gegründet|deadline|due|clos(?:es|ing)|expir(?:es|ed|y)|valid|until|born|died|starts|starting|begins?"
    r"|beginning|when|since|in force since|retrieved|accessed|reviewed|joined|taken"
    r"|geboren|geb|gestorben|beginn|beginnt|wann|termin|bis|seit|ab|\w{0,20}(?:frist|schluss)|gültig"
    r"|abgerufen|zugriff|née?|mort|quand|jusqu['’]au|consultée?|depuis|cuándo|nacid[oa]|hasta"
    r"|consultado|desde|nat[oa]|fino|dal|scadenza|quando|vence)"
    r"(?:\s(?:date|on|by|from|am|ab|bis|dem|zum|le|el|il|al))?"
)
# What stands behind the day of an event or a program
_ITS_PLACE = re.compile(
    r"(?:where|place|location|venue|time|admission|tickets?|ort|wo|uhrzeit|veranstaltungsort|treffpunkt"
    r"|eintritt|lieu|où|horaires?|tarifs?|lugar|dónde|hora|luogo|dove|orario|plaats|miejsce"
    r"|file size|size|dateigröße|version|lizenz|licen[cs]e|price|preis)\s?(?::|$)",
    re.IGNORECASE,
)
_LED = {
    "published": re.compile(
        rf"\b(?:(?:{_PUBLISHED})\b[^.!?]{{0,28}}|(?<!event )(?<!start )(?<!end )"
        r"(?<!hearing )(?<!launch )(?<!air )(?<!birth )(?<!exam )(?<!sale )(?<!due )"
        r"(?:date|datum|stand|fecha|data|дата)\s?:\s?"
        r"|(?:beitrag|meldung|mitteilung|artikel|bericht|nachricht)\svom\s"
        # "This entry was posted in News and tagged harbour, planet on"
        r"|posted in\b[^.!?]{0,90}\bon\s?"
        # "Filed under: News | Tags: bridge | March 18, 2019"
        r"|filed under\b[^.!?]{0,90}[|·•–—-]\s?)$",
        re.IGNORECASE,
    ),
    "modified": re.compile(rf"\b(?:{_CHANGED})\b[^.!?]{{0,28}}$", re.IGNORECASE),
    # "A version of this article appears in print on", "originally published by The Post on"
    "print": re.compile(
        r"\b(?:(?:in|im) print|print(?:ed)?(?:[ -]?(?:edition|ausgabe|issue|version)|(?=:))"
        r"|printausgabe|gedruckt)\b[^.!?]{0,20}$",
        re.IGNORECASE,
    ),
    "elsewhere": re.compile(
        r"\b(?i:originally|first) (?i:published|appeared|posted) (?:by|in|on|at) (?:the )?"
        r"(?!(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\b)[A-Z][^.!?]{1,60}$"
        # "#1 Kommentar von Tom", "Tom says:", but not "Ein Kommentar von Jana Roth"
        r"|(?i:(?:#\d{1,4}\s(?:comment|kommentar|commentaire|comentario|comentário|commento"
        r"|komentarz|комментарий)|\b(?:reply|antwort|réponse|respuesta|resposta|risposta|reactie))"
        r"\s(?:by|from|von|par|de|di|door|av|od|от)\s[^.!?]{2,60}"
        r"|\b(?:says|said|commented|replied|sagte?|meinte?|antwortete|kommentierte"
        r"|a (?:dit|commenté)|dice|dijo|comentó|disse|zegt|zei|reageerde|pisze)"
        r"\s?(?:on|am|le|el|il|em|op)?\s?[:,]?\s?)$"
    ),
    # "Aktuelle Zeit: 14.10.2020", "It is currently Thu 6 Feb 2020": when the page was fetched
    "now": re.compile(
        r"(?:^|[|•·(]\s?)(?:aktuelles? (?:uhrzeit|zeit|datum)|heute(?: ist)?|current (?:date|time)"
        r"|it is (?:currently|now)|today(?: is|['’]s date)|(?:time|date) now|nous sommes"
        r"|date actuelle|fecha actual|hoy(?: es)?|oggi(?: è)?|hoje(?: é)?|vandaag(?: is)?"
        r"|dzi(?:siaj|ś)(?: jest)?|dnes(?: je)?|danas(?: je)?|сегодня|сьогодні|bugün)"
        r"\W{0,3}(?:\w{2,12}\W{1,3})?$",
        re.IGNORECASE,
    ),
    "other": re.compile(
        rf"(?:(?:^|[|•·:;(]\s?)(?:\w{{2,20}}\s){{0,2}}(?:{_OF_ELSE})\b\W{{0,3}}"
        r"|\d\.?\s?(?:[-–]|bis|to|until|au|al)\s?"
        # "21. und 22. Mai 2022", "2 et 6 mai 2019"
        r"|(?<![\d:.])\d{1,2}\.?\s(?:und|and|et|y|e|en|og|och|ja|i|și|και|и|та|ve|&)\s)$",
        re.IGNORECASE,
    ),
}
# "29.11.2022 – The bill was ...": a dateline
_BEFORE_TEXT = re.compile(
    r"(?:,?\s\d\d[:.]\d\d(?:\s?(?:Uhr|h)\b)?)?\)?\s?(?:[-–—:|]|--)\s|\)[.:]?\s"
    r"|\.\s(?=[^\W\d_a-zß-ÿ])"  # "18 March 2019. The council voted"
)
# "Berlin, den 7. ...", "Karlsruhe, (7. ...", "LONDON (7 ...", "Frankfurt am Main/Berlin, 7. ..."
_PLACE = 40
_PLACED = re.compile(r"[^\W\d_a-zß-ÿ][\w./ -]{1,30}(?:,\s?(?:den\s|the\s|le\s|il\s|el\s)?\(?|\s\()")
# "wurde am 19. Mai 2010 um 23:03 Uhr gepostet"
_BEHIND = {
    # "am 14. Dezember 2015 um 14:48 von Heiner geschrieben", "5/5/2020 tarihinde yayımlandı"
    "published": re.compile(
        r"[^.!?]{0,24}\b(?:gepostet|veröffentlicht|publiziert|erstellt|eingestellt|yayı[mn]landı)\b"
        r"|[^.!?]{0,40}\b(?:von|durch) [^.!?]{2,40}\b(?:geschrieben|verfasst)\b",
        re.IGNORECASE,
    ),
    "modified": re.compile(r"['’]?\w{0,3}\s(?:tarihinde )?güncellendi\b", re.IGNORECASE),
    # "Mar 7th 2019 edition"
    "print": re.compile(r",?\s(?:print )?(?:edition|issue)\b", re.IGNORECASE),
}
# "First published on 5 January 2017 by The Post": there
_FIRST = re.compile(r"\b(?:originally|first)\b", re.IGNORECASE)
_OF_OTHERS = re.compile(r"\s(?:by|in|on|at) (?:the )?[A-Z]")
_CLOCK = re.compile(
    r"\b\d{1,2}\s?[:.h]\s?\d{2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?",
    re.IGNORECASE,
)
_IDEOGRAPHS = re.compile("[\u3040-\u9fff\uac00-\ud7af]")
# The words of a sentence: "The fair opens on 7 May 2022 for all", not "by Jane Doe on 7 May 2022"
_LOWER = re.compile(
    r"(?<![\w@./-])(?!(?:von|vom|den|der|des|par|por|the|and|und|uhr|min|read|thứ|nhật|ngày|יום"
    r"|ראשון|שני|שלישי|רביעי|חמישי|שישי)\b)"
    r"[^\W\d_A-ZÀ-ÞΑ-ΫА-Я][^\W\d_]{2,}"
)
_LED_IN = re.compile(r"(?:On|In|By|Am|Le|El|Il|Em|Op|Den)\s(?:the\s)?")
_FEW = 2
_SIGNATURE = re.compile(
    r"(?:by|von|par|por)\s[^!?]{2,40}?(?:\s(?:on|am|le|el)\s|[\s,|/·•–—-]{1,3})|[^!?]{2,30}\s[|/·•]\s",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\S{1,60}@\S{1,60}")
_MARKS = re.compile(r"[\W_]+")
_OLDEST = 69
"""The year of two figures that is still of this century."""


# "13:15 Uhr - 19:00 Uhr" behind a date, "- 9 May 2022" before one: how long something lasts
_TO = r"\s?(?:-|–|bis|to|until|au|al)\s?"
_UNTIL = re.compile(_TO, re.IGNORECASE)
_LASTS = re.compile(
    rf"[\s,|]{{0,3}}(?:(?:um|at|von|from|de|à)\s)?(?:{_CLOCK.pattern})(?:\s?(?:uhr|h|hrs))?{_TO}(?:{_CLOCK.pattern})",
    re.IGNORECASE,
)
_ZONED = re.compile(
    r"[\s,-]{1,3}\d{1,2}:\d\d(?::\d\d)?\s?[ap]\.?m\b\.?\s(?:[ECMP][SD]?T|AK[SD]T|HST)\b",
    re.IGNORECASE,
)
# "Publié le", "Chủ nhật,", "Fecha:" before a date, "à 10h30", "alle 10:30", "10:30 μμ" behind one
_DAY_FIRST = re.compile(
    r"(?:\b(?:le|el|il|em|(?<!\d\s)(?<!\d)am|op|den|vom|del|du|ngày|dne|dnia)\s"
    # no "By Sam 10/11/2025"
    r"|(?:^|[|·•,;:(–-]\s?)(?:(?:lun|lunes|mié|jeu|jue|gio|ven|vie|sam|sáb|dim|dom"
    r"|seg|ter|qua|qui|sex|mo|mi|do|fr|sa|so|wo|vr|za|zo|thứ \w{2,4}|chủ nhật)[.,]{0,2}\s"
    r"|(?:data|datum|fecha|stand):\s?)|\b(?:publié|publicad|pubblic|posté|postad|postat|créé"
    r"|modifié|mis[e ]|actualiz|atualiz|aggiorn"
    r"|veröff|erst|geänd|aktualis|gepubl|geplaat|bijgew|dodan|opubl)[^.!?]{0,28}"
    r"|[\u0370-\u1fff][^.!?]{0,12})$",
    re.IGNORECASE,
)
_DAY_FIRST_BEHIND = re.compile(
    r"[\s,|–-]{1,3}(?:(?:à|às|a las|ore|alle|om|um|kl|klo)\.?\s\d|\d{1,2}\s?h\s?\d\d"
    r"|\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s?(?:uhr|CES?T\b|MES?Z\b|\(?GMT ?\+7|[\u0370-\u1fff]))",
    re.IGNORECASE,
)
_DASHED_PARTS = ("dashed_day", "dashed_month", "dashed_short")
_NAMED_FIRST = ("second", "named_first", "last")
_ROMANS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_DOTS = re.compile(r"[|·•–]")
_WEEKDAY = re.compile(r"(\w{2,12})\.?,?\s?$")


class Written(NamedTuple):
    """
    A date in a line: how it is written, what the line says of it (see find_saying), where it
    starts, whether its year has two figures, and whether it opens a text as a dateline does.
    """

    text: str
    says: str
    start: int
    short: bool = False
    opens: bool = False


def may_hold_date(text: str) -> bool:
    """A quick look, which nearly all texts without a date fail."""
    return _MAY_BE.search(text) is not None


def find_written(line: str, label: str = "") -> Iterator[Written]:
    """The dates in *line*; *label* is what stands before it, as in <b>Published</b> <p>...</p>."""
    at, lasts = 0, False
    for found in _WRITTEN.finditer(line):
        lead = line[at : found.start()]
        if not at and len(lead.strip()) <= 1:
            lead = label
        at = found.end()
        written = _normalize(found, lead)
        if is_date(written):
            says = find_saying(lead) or next(
                (what for what, one in _BEHIND.items() if one.match(line, at)), ""
            )
            if says == "published" and _OF_OTHERS.match(line, at) and _FIRST.search(lead):
                says = "elsewhere"
            until = _UNTIL.match(line, at)
            lasting = _LASTS.match(line, at) or (until and _WRITTEN.match(line, until.end()))
            if lasting or lasts:
                says = "other"
            lasts = bool(lasting)
            opens = _is_dateline(line[: found.start()]) and _BEFORE_TEXT.match(line, at) is not None
            yield Written(written, says, found.start(), _is_short(found), opens)


def _is_short(found: re.Match[str]) -> bool:
    """Whether the year of a date has two figures."""
    return any(found.group("short", "dashed_short", "short_behind", "last"))


def _normalize(found: re.Match[str], lead: str) -> str:
    """The date *found* behind *lead* as parse_moment reads it."""
    written = found[0]
    if found["short"] or found["dashed_short"]:
        day, month, year = found.group(
            *(("day", "month", "short") if found["short"] else _DASHED_PARTS)
        )
        if _IDEOGRAPHS.search(found.string):  # "입력 22.02.07 10:30"
            return f"20{day[:-1]}-{month[:-1]}-{year}"
        if _ZONED.match(found.string, found.end()) and day[-1] == "/":
            return f"20{year}-{day[:-1]}-{month[:-1]}"
        if _is_day_first(lead, found):
            return f"{day[:-1]}.{month[:-1]}.20{year}"
        weekday = _WEEKDAY.search(lead) if day[-1] == "/" else None
        if weekday and is_date(named := f"{weekday[1]} {day}{month}20{year}"):
            return named
        return f"{day}{month}20{year}"
    if found["named"] or found["named_first"]:
        day, month, year = found.group(
            *(("first", "named", "short_behind") if found["named"] else _NAMED_FIRST)
        )
        return f"{day} {month} {'19' if int(year) > _OLDEST else '20'}{year}"
    if found["roman"]:
        return f"{found['roman_day']}.{_ROMANS.index(found['roman'])}.{found['roman_year']}"
    if found["second_roman"]:
        return re.sub(r"\.\s?([IVX]+)\.\s?", lambda one: f"-{_ROMANS.index(one[1])}-", written)
    if written[-1] in "日일":
        return _EAST_ASIAN.sub("-", written[:-1]).replace(" ", "")
    if any(map(str.isalpha, written)):
        return written.replace("-", " ")
    written = _DOTS.sub(".", written.replace(" ", ""))
    if found["sign"] in ("/", "-"):
        if _is_day_first(lead, found):
            return written.replace(found["sign"], ".")
        # "Mon, 02/07/2022" is in February, "02/07/2022 10:03 PM EST" too
        weekday = _WEEKDAY.search(lead)
        if weekday and is_date(named := f"{weekday[1]} {written}"):
            return named
        if _ZONED.match(found.string, found.end()):
            month, day, year = written.split(found["sign"])
            if is_date(stated := f"{year}-{month}-{day}"):
                return stated
    return written


def _is_day_first(lead: str, found: re.Match[str]) -> bool:
    """Whether the words around 10/11/2025 are of a language that has the day first."""
    return (
        _DAY_FIRST_BEHIND.match(found.string, found.end()) is not None
        or _DAY_FIRST.search(lead) is not None
    )


def _is_dateline(before: str) -> bool:
    """Whether *before* is nothing, or the place in "Berlin, den 7. Februar 2022 – The bill"."""
    return len(before) <= 1 or (len(before) <= _PLACE and _PLACED.fullmatch(before) is not None)


def find_saying(lead: str) -> str:
    """
    What the words before a date say of it: "published", "modified", "print" for the day on paper,
    "elsewhere" for another outlet's, "other" for something else's day, or "" for nothing.
    """
    found = ((led.start(), what) for what, one in _LED.items() if (led := one.search(lead)))
    return max(found, default=(0, ""))[1]  # "Published/Updated:"


def is_of_event(after: str) -> bool:
    """Whether what follows a line with a date says where that takes place, or what it costs."""
    return _ITS_PLACE.match(after) is not None


def cut_dates(text: str) -> str:
    """What stands behind the last date in *text*."""
    return text[max((found.end() for found in _WRITTEN.finditer(text)), default=0) :]


def is_date(written: str) -> bool:
    """Whether *written* names a day, or one of two."""
    try:
        return parse_moment(written) is not None
    except AmbiguousDateError:
        return True


def measure_rest(line: str) -> int:
    """
    How many letters *line* has beside its dates and times of day; a word of Chinese has one or two.
    """
    if "@" in line:
        line = _ADDRESS.sub(" ", line)
    rest = _MARKS.sub(" ", _CLOCK.sub(" ", _WRITTEN.sub(" ", line))).strip()
    return len(rest) + 2 * len(_IDEOGRAPHS.findall(rest))


def is_signature(lead: str) -> bool:
    """Whether *lead*, before a date, says who wrote it: "By Ela on", "Red. /"."""
    return _SIGNATURE.fullmatch(lead) is not None


def is_sentence(text: str) -> bool:
    """Whether the first date in *text* has the words of a sentence around it."""
    found = _WRITTEN.search(text)
    if found is None:
        return False
    before = len(_LOWER.findall(_CLOCK.sub(" ", text[: found.start()])))
    after = _CLOCK.sub(" ", text[found.end() :])
    if _LED_IN.fullmatch(text, 0, found.start()) and len(_LOWER.findall(after)) > _FEW:
        return True  # "On 7 February 2022 the council voted for it"
    return before > 1 or (before > 0 and (after.strip() == "." or bool(_LOWER.search(after))))
