"""
The names of months and days of the week, as dates are written with them in thirty languages.
"""

from __future__ import annotations

import re
import unicodedata

from archive.calendars import THAI, to_common

# As they stand in dates: Polish, Czech, Russian and Greek in the genitive. Croatian October is
# "listopada" like Polish November; see moments.py.
MONTHS = (
    "january february march april may june july august september october november december",
    "jan feb mar apr may jun jul aug sept oct nov dec",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "jänner feber mrz apr mai jun jul aug sep okt nov dez",
    "januar februar maerz april mai juni juli august september oktober november desember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "janv févr mars avr mai juin juil août sept oct nov déc",
    "jan fév mar avr mai juin juil août sep oct nov déc",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ene feb mar abr may jun jul ago setiembre oct nov dic",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "gen feb mar apr mag giu lug ago set ott nov dic",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "jan fev mar abr mai jun jul ago set out nov dez",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "januari februari mars april maj juni juli augusti september oktober november december",
    (
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada"
        " grudnia"
    ),
    (
        "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad"
        " grudzień"
    ),
    "sty lut mar kwi maj cze lip sie wrz paź lis gru",
    "ledna února března dubna května června července srpna září října listopadu prosince",
    "januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra",
    (
        "január február március április május június július augusztus szeptember október november"
        " december"
    ),
    (
        "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie"
        " decembrie"
    ),
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "oca şub mar nis may haz tem ağu eyl eki kas ara",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "янв фев мар апр май июн июл авг сен окт ноя дек",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    (
        "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου"
        " οκτωβρίου νοεμβρίου δεκεμβρίου"
    ),
    "ιαν φεβ μαρ απρ μαϊ ιουν ιουλ αυγ σεπ οκτ νοε δεκ",
    "januari februari maret april mei juni juli agustus september oktober november desember",
    "jan feb mar apr mei jun jul agu sep okt nov des",
    (
        "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga"
        " prosinca"
    ),
    "januar februar marec april maj junij julij avgust september oktober november december",
    "januar februar mart april maj jun jul avgust septembar oktobar novembar decembar",
    "јануар фебруар март април мај јун јул август септембар октобар новембар децембар",
    "януари февруари март април май юни юли август септември октомври ноември декември",
    (
        "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio"
        " gruodžio"
    ),
    (
        "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris"
        " decembris"
    ),
    "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
    (
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta"
        " syyskuuta lokakuuta marraskuuta joulukuuta"
    ),
    "janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember",
    "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
    "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",
    (
        "студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада"
        " снежня"
    ),
    "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    (
        "հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի"
        " նոյեմբերի դեկտեմբերի"
    ),
    (
        "იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი"
        " დეკემბერი"
    ),
    "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor",
    "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr",
    "enero pebrero marso abril mayo hunyo hulyo agosto setyembre oktubre nobyembre disyembre",
    "januari februari machi aprili mei juni julai agosti septemba oktoba novemba desemba",
    "জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",
    "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
    "जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितम्बर अक्तूबर नवम्बर दिसम्बर",
    "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
    "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
    "januari februari mac april mei jun julai ogos september oktober november disember",
    "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר",
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر",
    # "04 آب/أغسطس 2013"; four of these have two words, see calendars.py
    "يناير شباط آذار نيسان أيار حزيران تموز آب أيلول أكتوبر نوفمبر ديسمبر",
)
# Those that stand in the lines of pages alone: a pattern for texts would be slower with them.
MORE_MONTHS = (
    "leden únor březen duben květen červen červenec srpen září říjen listopad prosinec",
    "siječanj veljača ožujak travanj svibanj lipanj srpanj kolovoz rujan oktobar studeni prosinac",
    "јануари февруари март април мај јуни јули август септември октомври ноември декември",
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "янв февр март апр май июнь июль авг сент окт нояб дек",
    "ян февр март апр май юни юли авг септ окт ноем дек",
    (
        "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад"
        " грудень"
    ),
    "січ лют бер кві тра чер лип сер вер жов лис гру",
    "січ лют берез квіт трав черв лип серп верес жовт листоп груд",
    (
        "ιανουάριος φεβρουάριος μάρτιος απρίλιος μάιος ιούνιος ιούλιος αύγουστος σεπτέμβριος"
        " οκτώβριος νοέμβριος δεκέμβριος"
    ),
    "ian febr martie apr mai iun iul aug sept oct noi dec",
    "jan febr márc ápr máj jún júl aug szept okt nov dec",
    "gen febr març abr maig juny jul ag set oct nov des",
    "xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro",
    "januarie februarie maart april mei junie julie augustus september oktober november desember",
    (
        "urtarrilaren otsailaren martxoaren apirilaren maiatzaren ekainaren uztailaren abuztuaren"
        " irailaren urriaren azaroaren abenduaren"
    ),
    "yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr",
    "январ феврал март апрел май июн июл август сентябр октябр ноябр декабр",
    (
        "հունվար փետրվար մարտ ապրիլ մայիս հունիս հուլիս օգոստոս սեպտեմբեր հոկտեմբեր նոյեմբեր"
        " դեկտեմբեր"
    ),
    "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
    "जानेवारी फेब्रुवारी मार्च एप्रिल मे जून जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर",
    "જાન્યુઆરી ફેબ્રુઆરી માર્ચ એપ્રિલ મે જૂન જુલાઈ ઑગસ્ટ સપ્ટેમ્બર ઑક્ટોબર નવેમ્બર ડિસેમ્બર",
    "જાન્યુઆરી ફેબ્રુઆરી માર્ચ એપ્રિલ મે જૂન જુલાઇ ઓગસ્ટ સપ્ટેમ્બર ઓક્ટોબર નવેમ્બર ડિસેમ્બર",
    "ਜਨਵਰੀ ਫਰਵਰੀ ਮਾਰਚ ਅਪ੍ਰੈਲ ਮਈ ਜੂਨ ਜੁਲਾਈ ਅਗਸਤ ਸਤੰਬਰ ਅਕਤੂਬਰ ਨਵੰਬਰ ਦਸੰਬਰ",
    "ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்",
    "జనవరి ఫిబ్రవరి మార్చి ఏప్రిల్ మే జూన్ జులై ఆగస్టు సెప్టెంబర్ అక్టోబర్ నవంబర్ డిసెంబర్",
    "జనవరి ఫిబ్రవరి మార్చి ఏప్రిల్ మే జూన్ జూలై ఆగస్ట్ సెప్టెంబరు అక్టోబరు నవంబరు డిసెంబరు",
    "ಜನವರಿ ಫೆಬ್ರವರಿ ಮಾರ್ಚ್ ಏಪ್ರಿಲ್ ಮೇ ಜೂನ್ ಜುಲೈ ಆಗಸ್ಟ್ ಸೆಪ್ಟೆಂಬರ್ ಅಕ್ಟೋಬರ್ ನವೆಂಬರ್ ಡಿಸೆಂಬರ್",
    "ജനുവരി ഫെബ്രുവരി മാർച്ച് ഏപ്രിൽ മേയ് ജൂൺ ജൂലൈ ഓഗസ്റ്റ് സെപ്റ്റംബർ ഒക്ടോബർ നവംബർ ഡിസംബർ",
    "ජනවාරි පෙබරවාරි මාර්තු අප්‍රේල් මැයි ජූනි ජූලි අගෝස්තු සැප්තැම්බර් ඔක්තෝබර් නොවැම්බර් දෙසැම්බර්",
)
# The hamza too, which many leave out: "اغسطس" for "أغسطس"
_MARKS = dict.fromkeys([*range(0x300, 0x370), *range(0x653, 0x656)])


# ১৯ of Bengali, १९ of Hindi, ١٩ of Arabic, ۱۹ of Persian, ๑๙ of Thai, ၁၉ of Burmese, １９ wide
_FIGURES = {
    zero + figure: str(figure)
    for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0x1040, 0xFF10)
    for figure in range(10)
}
# And the scripts of other calendars
_OF_OTHERS = re.compile(f"[{''.join(map(chr, _FIGURES))}年\u0621-\u06cc\u0e01-\u0e4e]")
SIGNS = "\u0900-\u0963\u0980-\u09e3\u0a01-\u0ddf\u0e31-\u0e4e\u200c\u200d"
"""The vowel signs and the like of Indian scripts and Thai, which are no letters to a pattern."""


def to_figures(text: str) -> str:
    """*text* with its digits as 0 to 9, and its dates in the common calendar."""
    if text.isascii() or not _OF_OTHERS.search(text):
        return text
    return to_common(text.translate(_FIGURES))


def unmarked(text: str) -> str:
    """Without accents, as capitals are often printed and typists often type: "Aout", "МАЯ"."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFD", text).translate(_MARKS)


MONTH = {
    unmarked(name): n
    for names in (*map(str.split, (*MONTHS, *MORE_MONTHS)), THAI)
    for n, name in enumerate(names, 1)
}
MONTH["listopada"] = 11
_LONGEST_NAME = max(map(len, MONTH))


def is_month(text: str) -> bool:
    """Whether *text* is the name of a month and no more: "Oct."."""
    return len(text) <= _LONGEST_NAME and unmarked(text.rstrip(".").lower()) in MONTH


_WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday",
    "mon tue wed thu fri sat sun",
    "mon tues weds thur fri sat sun",
    "mon tues weds thurs fri sat sun",
    "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "montag dienstag mittwoch donnerstag freitag sonnabend sonntag",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "lunes martes miércoles jueves viernes sábado domingo",
    "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "segunda terça quarta quinta sexta sábado domingo",
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "måndag tisdag onsdag torsdag fredag lördag söndag",
    "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "poniedziałek wtorek środa czwartek piątek sobota niedziela",
    "pazartesi salı çarşamba perşembe cuma cumartesi pazar",
    "понедельник вторник среда четверг пятница суббота воскресенье",
    "понеділок вівторок середа четвер п'ятниця субота неділя",
    "δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή",
    "senin selasa rabu kamis jumat sabtu minggu",
)
WEEKDAY = {unmarked(name): n for names in _WEEKDAYS for n, name in enumerate(names.split())}
