"""
What a page tells of itself among the paragraphs of a story: licences, comments, money, newsletters.
"""

from __future__ import annotations

import pytest

from archive.pipeline import read_article
from archive.sources.page_lines import find_line_role
from tests.archive.test_html_body import STORY

# Of blogs and news of Germany, Britain, the United States, France, Spain, Italy, Poland, Jamaica.
NOTICES = """
Diese Website verwendet Akismet, um Spam zu reduzieren. Erfahre mehr darüber, wie deine Daten verarbeitet werden.
This site uses Akismet to reduce spam. Learn how your comment data is processed.
Ce site utilise Akismet pour réduire les indésirables.
Questo sito usa Akismet per ridurre lo spam.
This site is protected by reCAPTCHA and the Google Privacy Policy and Terms of Service apply.
Die Bilder in diesem Blog stehen unter einer Creative Commons Namensnennung 3.0 Unported Lizenz.
Dieser Text wurde veröffentlicht unter der Lizenz CC-BY-NC-ND-4.0-DE. Die Fotos dürfen nicht verwendet werden.
Except where otherwise noted, content on this site is licensed under a Creative Commons licence.
Este obra está bajo una licencia de Creative Commons Reconocimiento 4.0 Internacional.
Alle Beiträge stehen, sofern nicht anders angegeben, unter Creative Commons Lizenz "BY-NC-SA"
Materiał chroniony prawem autorskim - zasady przedruków określa regulamin.
Some rights reserved 2017-2023 by Harbour Newsfeed, a subsidiary of Harbour Media Networks.
ScienceBlogs ist ein geschütztes Markenzeichen. Alle Rechte vorbehalten.
This post contains references to products from one or more of our advertisers.
When you buy through links on our site, we may earn an affiliate commission.
Wenn ihr über diese Links etwas kauft, bekommen wir eine kleine Provision.
Si compras algo a través de estos enlaces, podemos recibir una comisión.
As an Amazon Associate I earn from qualifying purchases.
We welcome reader comments on the top stories of the day.
We ask that comments are civil and free of libellous or hateful material.
Some comments may be republished on the website or in the newspaper.
Keine Kommentare (Kommentare erscheinen erst nach unserer Freigabe)
Kommentarfeed | Kommentare geschlossen | Trackback-URL
Comment by Jane Doe — 17.07, 2011 @ 13:04
Para comentar debes registrarte y completar los datos generales.
Devi essere connesso per inviare un commento.
Je moet ingelogd zijn om een reactie te plaatsen.
Ich freue mich über eure Kommentare, eine Antwort kann manchmal etwas länger dauern.
Ja, ich möchte den wöchentlichen Newsletter bekommen.
Ich bin damit einverstanden, personalisierte E-Mails zu exklusiven Angeboten zu erhalten.
He leído y acepto la política de privacidad.
By signing up you agree to our terms and our privacy policy.
Sign up to get the best content of the week, as picked by the editors.
Get The Harbour Times's Daily Edition by email and never miss our top stories Free Sign Up
Klicken Sie auf den unteren Button, um den Inhalt von www.komoot.de zu laden.
Um unsere Webseite für Sie optimal zu gestalten, verwenden wir Cookies.
Bei Fragen und Anregungen zu diesem Artikel können Sie hier mit uns in Kontakt treten.
This entry was posted in Books and tagged Sea, Ships. Bookmark the permalink.
Dieser Beitrag wurde veröffentlicht in Reiki und gekennzeichnet mit Usui von Mark Roe. Permalink
Esta entrada fue publicada en Puerto por Ana Roe.
You are using a browser version with limited support for CSS.
Theme: Catch Evolution by Catch Themes
Geben Sie Ihre E-Mail-Adresse an, um diesen Blog zu abonnieren.
Tous nos derniers podcasts dans votre boîte mail.
Wenn Sie inhaltliche Anmerkungen zu diesem Artikel haben, können Sie die Redaktion per E-Mail informieren.
Spotted an error? Let us know here.
¿Has encontrado un error? Avísanos.
Si vous souhaitez critiquer ou développer cet article, vous êtes invité à proposer un texte.
""".strip().splitlines()


@pytest.mark.parametrize("line", NOTICES)
def test_what_a_page_tells_of_itself_is_not_its_story(line: str) -> None:
    """It is set aside by its words, whatever its element is called, and kept."""
    page = f"<article><h1>A planet</h1>{STORY}<div class='x1'><p>{line}</p></div>{STORY}</article>"
    article = read_article(page.encode(), kind="html")
    assert line not in article.text
    assert line in article.decoded


# Of forums, shops and news of Germany, Poland, the United States, Spain, Britain.
MACHINERY = """
11 minut czytania
Zurück zu allen Meldungen
Back to top
Volver a la portada
War der Artikel nützlich?
Was this article helpful?
(Noch keine Bewertungen)
ReplyDelete
AntwortenLöschen
13 Besucher sind online
Mitglieder in diesem Forum: 0 Mitglieder und 2 Gäste
Alle Zeiten sind UTC+02:00
Es werden die Weine 1 bis 10 von insgesamt 19 angezeigt!
Showing 1-10 of 240 results
Opublikowano:
Next: Elegantly activating a virtualenv
Filed under 2020 Election
Top-Themen bei FIT FOR FUN
Weiterführende Links
Paris Haute Couture SS14, Serkan Cura, Bild via
""".strip().splitlines()


@pytest.mark.parametrize("line", MACHINERY)
def test_buttons_and_counters_of_a_page_are_not_its_story(line: str) -> None:
    """What leads on, counts guests and asks for a verdict says so itself."""
    assert find_line_role(line)[0] != "body"


ADDRESSES = """
Frank Roe|Tel.:+49 (0)30-212 341-253|E-Mail: presse@harbour.de
Handballverband e. V.|Walter-Weg 19|70372 Stuttgart|Fon: 0711-28077-500|Mail: info(@)harbour.org
Harbour.LIVE|c/o Innoport|D-72766 Reutlingen|info@harbour.live|www.harbour.live
Fon +49 (0)2202 -2809436
Service de presse|Tél. : 01 44 55 66 77
""".strip().splitlines()


@pytest.mark.parametrize("line", ADDRESSES)
def test_where_a_house_is_reached_is_not_its_story(line: str) -> None:
    """Short lines, one of them a number or an address of mail, and no sentence."""
    assert find_line_role(line.replace("|", "\n")) == ("promo", "address")


def test_an_address_that_a_story_goes_on_behind_is_of_it() -> None:
    """And so are many: a list of those who help."""
    address = "<p>Frank Roe<br>Tel.: 030 212 341-253</p>"
    page = "<article><h1>A planet</h1>{}</article>"
    behind = read_article(page.format(STORY + address).encode(), kind="html")
    among = read_article(page.format(STORY + address + STORY).encode(), kind="html")
    assert "212 341" not in behind.text
    assert "212 341" in behind.decoded
    assert "212 341" in among.text


PLACES = """
Sommerfest der Feuerwehr|12. Mai 2019, 15 Uhr|Tel. 030 1234567
Harbour Hall|Tickets from $12|Phone 030 1234567
He could not be reached at a@b.de on Tuesday|nor at home.
Fon 12 people
Mailkatze
""".strip().splitlines()


@pytest.mark.parametrize("line", PLACES)
def test_an_event_with_a_number_to_call_stays(line: str) -> None:
    """It has a day or a price; and a sentence may have an address."""
    assert find_line_role(line.replace("|", "\n")) == ("body", "")


PROFILES = """
Moritz Gathmann leitet das Ressort Politik. Er studierte Geschichte und war viele Jahre Korrespondent.
Celia Parbey ist Berlinerin. Sie arbeitet als Redakteurin und frei für verschiedene Printmagazine.
Jean Roe est journaliste au service Politique depuis 2012.
Ana Roe es periodista y escribe sobre energía y medio ambiente.
Maria Roe è giornalista professionista dal 2001 e collabora con noi.
Jan Roe jest dziennikarzem i reporterem, pisze o sprawach morza.
Hallo, ich bin Foodbloggerin, Buchautorin und seit meiner Kindheit leidenschaftliche Bäckerin.
Als Content Marketing Managerin betreue ich den Blog rund um die Themen Sekretariat und Assistenz.
Hi, I'm Jane! I share easy recipes for people who have little time and less money.
""".strip().splitlines()


@pytest.mark.parametrize("line", PROFILES)
def test_who_wrote_it_is_told_behind_a_story(line: str) -> None:
    """In the third person by a trade of writing, or in the first with a blog or recipes."""
    page = f"<article><h1>A planet</h1>{STORY}{STORY}<p>{line}</p></article>"
    article = read_article(page.encode(), kind="html")
    assert [p.role for p in article.paragraphs if p.text == line] == ["bio"]


def test_a_profile_between_paragraphs_is_one_of_a_known_author() -> None:
    """A box beside the first paragraphs; of another journalist a story may tell."""
    line = "Moritz Roe leitet das Ressort Politik und war lange Korrespondent in Rom."
    roles = {}
    for author in ("Moritz Roe", "Jane Doe"):
        head = f"<p class='byline'>By {author}</p>"
        page = f"<article><h1>A planet</h1>{head}{STORY}<p>{line}</p>{STORY}</article>"
        article = read_article(page.encode(), kind="html")
        roles[author] = [p.role for p in article.paragraphs if p.text == line]
    assert roles == {"Moritz Roe": ["bio"], "Jane Doe": ["body"]}


STAYS = """
The museum released its photographs under a Creative Commons licence on Monday, to everyone's surprise.
Wikipedia's articles are available under a free licence, which few of its readers know.
The agency earns a commission of three per cent on every flat it sells, and wants five.
Die Makler bekommen eine Provision von drei Prozent, die künftig der Verkäufer zahlen soll.
The company behind Akismet was sold for a billion dollars in the spring.
We expect the comments of the minister to cause anger in the north of the country.
Some comments on the draft came from mayors who had never been asked before.
He signed up to the navy in 1941 and came home four years later without a scratch.
By signing the treaty the two countries agreed to share the water of the river.
Cookies are baked at a low heat, and for so long that they break when you look at them.
Die Kommentare der Leser seien freundlich, sagte der Bürgermeister.
All rights reserved for the state, the court said, must be named in the law.
Zum Schreiben zog er sich in ein Haus am See zurück, in dem es keinen Strom gab.
Back in Berlin
Wir haben ein Haus gekauft und zahlten dem Makler eine Provision, die höher war als gedacht.
The deadline is Friday for those who want to sign up.
The source code of this work is available under the MIT License, and anyone may change it.
Die Website der Partei verwendet Cookies, die nach den Regeln verboten sind.
This post was given to the mayor's brother, who had never asked for it.
Wenn Sie Fragen zu Ihrer Rente haben, hilft die Beratung der Versicherung.
Powered by the wind alone, the ship crossed the sea in nine days.
Found a mistake in the sums, the auditor stopped all payments to the port and called the police.
Next time, she said, the harbour would be ready for a storm of that kind.
Video via satellite was a dream of the sixties, and a costly one.
No comments were made by the ministry until Tuesday evening, when it had read the report.
""".strip().splitlines()


@pytest.mark.parametrize("line", STAYS)
def test_news_of_licences_money_and_comments_stays(line: str) -> None:
    """A story may be about any of these; it does not speak of its own page."""
    assert find_line_role(line) == ("body", "")


NEWS_OF_WRITERS = """
Moritz Gathmann leitet die Behörde seit dem Mai, in dem sein Vorgänger zurücktrat.
Ich bin froh, dass es vorbei ist, und gehe morgen wieder zur Arbeit.
Ich bin gespannt, was ihr zu diesem Rezept meint und welche Gewürze ihr noch nehmen würdet.
Peter Roe war von 1990 bis zu seinem Tod Redakteur der Zeitung und sammelte Karten.
Peter Roe ist Journalist in Izmir und wurde im Mai vor seinem Haus festgenommen.
Peter Roe gehört zu den Journalisten, die seit Jahren über das Meer schreiben.
Ana Roe es ministra de Energía desde mayo y antes fue alcaldesa de Vigo.
Jane Roe is a reporter who was arrested on Tuesday, her lawyer told the court.
""".strip().splitlines()


@pytest.mark.parametrize("line", NEWS_OF_WRITERS)
def test_the_last_words_of_a_story_are_no_profile(line: str) -> None:
    """People of the news lead offices too, and may speak in the first person."""
    page = f"<article><h1>A planet</h1>{STORY}{STORY}<p>{line}</p></article>"
    assert line in read_article(page.encode(), kind="html").text
