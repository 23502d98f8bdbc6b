"""
What a page tells of itself among the paragraphs of a story: licences, comments, money, newsletters.
"""

from __future__ import annotations

import pytest

from archive.pipeline import read_article
from archive.sources.page_lines import find_line_role
from tests.archive.authored import STORY

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
Si vous souhaitez critiquer ou développer cet article, vous êtes invité à proposer un texte.
""".strip().splitlines()


@pytest.mark.parametrize("line", NOTICES)
def test_what_a_page_tells_of_itself_is_not_its_story(line: str) -> None:
    """It is set aside by its words, whatever its element is called, and kept."""
    page = f"<article><h1>A planet</h1>{STORY}<div class='x1'><p>{line}</p></div>{STORY}</article>"
    article = read_article(page.encode(), kind="html")
    assert line not in article.text
    assert line in article.decoded


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
No comments were made by the ministry until Tuesday evening, when it had read the report.
""".strip().splitlines()


@pytest.mark.parametrize("line", STAYS)
def test_news_of_licences_money_and_comments_stays(line: str) -> None:
    """A story may be about any of these; it does not speak of its own page."""
    assert find_line_role(line) == ("body", "")
