"""The body of a saved page: nothing in it that is not the story, nothing of the story lost."""

from __future__ import annotations

from datetime import date

import pytest

from archive.pipeline import read_article

# Wikinews, "NASA's TESS spacecraft reports its first exoplanet", CC BY 2.5
FIRST = (
    "On Tuesday, astronomers reported the discovery of a planet that circles its star in six days."
)
SECOND = "The planet has about twice the diameter of Earth and lies sixty light-years away from us."
THIRD = (
    "The findings were published in a journal and await confirmation by other groups, they said."
)
SENTENCES = (FIRST, SECOND, THIRD)
STORY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
SAID = "No es más que otro planeta, y con esto se gastan el dinero de todos los que pagamos."


def read(body: str):
    page = f"<!doctype html><html><head><title>A planet</title></head><body>{body}</body></html>"
    return read_article(page.encode(), kind="html", today=date(2026, 11, 26))


READERS = (
    # ultimahora.es, elmundo.es, accountancyage.com
    "<div class='box clearfix' id=sf_comment_list>{}</div>",
    "<div id=comentarios><div id=comentarios_lectores_listado><ol>{}</ol></div></div>",
    "<div class=visitors_comment_block>{}</div>",
    # WordPress, Drupal, Disqus, OpenWeb, Coral, Viafoura, Facebook
    "<div id=comments class=comments-area><ol class=commentlist>{}</ol></div>",
    "<section class='comment-wrapper' id=comments>{}</section>",
    "<div id=disqus_thread>{}</div>",
    "<div class='spcv_conversation spotim-root'>{}</div>",
    "<div id=coral_thread>{}</div>",
    "<div class='vf-comments viafoura'>{}</div>",
    "<div class='articleComments fb-comments'>{}</div>",
    # liberation.fr, heise.de, repubblica.it, nu.nl, wyborcza.pl
    "<div class='bloc commentaires'>{}</div>",
    "<section id=leserkommentare>{}</section>",
    "<div class='commenti-lista commenti'>{}</div>",
    "<div class=reacties>{}</div>",
    "<div class='komentarze-box komentarze'>{}</div>",
)


@pytest.mark.parametrize("box", READERS)
@pytest.mark.parametrize("times", [1, 30])
def test_what_readers_say_is_not_the_story(box: str, times: int) -> None:
    """Comments go, and be they ten times as long as the story."""
    said = f"<li class=item><p>{SAID}</p></li>" * times
    text = read(f"<h1>A planet</h1><div class=texto>{STORY}{STORY}</div>{box.format(said)}").text
    assert SECOND in text
    assert SAID not in text


@pytest.mark.parametrize(
    "container",
    [
        "<div class='post comments-open'>{}</div>",
        "<div class='article has-comments'>{}</div>",
        "<div class='no-comments' id=main>{}</div>",
        "<div id=comments>{}</div>",  # of a forum: there is nothing else
        "<div class=x>" + "<div class=comment-body>{0}</div>" * 5 + "</div>",
        "<div class='section-comment tone-comment'>{}</div>",
    ],
)
def test_a_story_stays_where_comments_are_open(container: str) -> None:
    """A name that says whether one may comment, or what kind of article it is, hides nothing."""
    text = read(f"<h1>A planet</h1>{container.format(STORY * 4)}").text
    assert FIRST in text
    assert THIRD in text


def test_a_heading_is_no_box_of_what_it_is_called() -> None:
    """ "See also" and "Comments" head parts of an article; the anchors in them are no boxes."""
    headed = f"<h2><span class=mw-headline id=See_also>See also the moons</span></h2>{STORY}"
    article = read(f"<article><h1>A planet</h1>{STORY}{headed}</article>")
    assert [p.text for p in article.paragraphs if p.role == "heading"][-1] == "See also the moons"


LOOSE = (
    # finance.yahoo.com 2011, businessinsider.com 2013: the text goes on behind a box
    "<div class=bd><div class=yom><ul><li>Play</li></ul></div>{0}<p>{1}</p><p>{2}</p></div>",
    "<div class=KonaBody><p>{0}</p><p><div><img src=a.jpg></div>{1}</p><p>{2}</p></div>",
    # world.kbs.co.kr: a picture, then a story of <br>
    "<div class=body_txt><div class=box><img src=a.jpg></div>{0}<br><br>{1}<br><br>{2}</div>",
    "<div class=texto>{0}<p>{1}</p><p>{2}</p></div>",
    "<div class=texto><p>{0}</p><figure><img src=a.jpg></figure>{1} <b>Doe</b>.<p>{2}</p></div>",
    "<div class=texto><p>{0}</p><div>{1}</div><p>{2}</p></div>",
)


@pytest.mark.parametrize("markup", LOOSE)
def test_text_among_paragraphs_is_not_lost(markup: str) -> None:
    """What stands in no paragraph of its own is story all the same, in its place."""
    text = read(
        f"<h1>A planet</h1>{markup.format(*SENTENCES)}<div class=foot>{'x ' * 9}</div>"
    ).text
    assert text.index(FIRST) < text.index(SECOND) < text.index(THIRD)


def test_a_page_without_an_article_element_is_not_its_menus() -> None:
    """Where the extractor gives all that the page has, as it did of donga.com, it is asked again."""
    menu = "".join(f"<a href=/{n}>뉴스 {n}</a> | " for n in range(200))
    article = read(
        f"<div id=gnb>{menu}</div><div class=socialwrap><h1>A planet</h1>{STORY}{STORY}</div>"
    )
    assert SECOND in article.text
    assert "뉴스 7" not in article.text


OPENINGS = (
    # tagesschau.de, larepublica.net, panamaamerica.com.pa, ultimahora.es, abc.net.au
    "Von Volkmar Kabisch, Jan Lukas Strozyk und Benedikt Strunz, NDR",
    "Johnny Castro johnnycastro.asesor@larepublica.net | Viernes 22 abril, 2022",
    "- Actualizado: 29/4/2022 - 12:00 am",
    "Patricio Candia | Palma de Mallorca | 08/01/2014",
    "Updated",
)


@pytest.mark.parametrize("line", OPENINGS)
def test_what_stands_between_headline_and_story_is_set_aside(line: str) -> None:
    """Names, posts and days that a page prints as a paragraph are its header, not its first one."""
    article = read(f"<article><h1>A planet</h1><p>{line}</p>{STORY}</article>")
    assert article.text.startswith(FIRST)
    assert {p.role for p in article.paragraphs if p.start < article.decoded.index(FIRST)} <= {
        "heading",
        "header",
    }


def test_a_film_above_a_story_is_no_standfirst() -> None:
    """cnn.com names the place of a film and its list "lede": a standfirst holds words alone."""
    listed = (
        "<div class=headline>Obama on hacking: I warned Putin, and told him to cut it out</div>"
    )
    film = f"<div class='image__lede article__lede-wrapper'><img src=a.jpg>{listed}</div>"
    words = "<div class=lede>A planet that circles its star in six days was found on Tuesday</div>"
    assert "cut it out" not in read(f"<h1>A planet</h1>{film}<article>{STORY}</article>").text
    told = read(f"<h1>A planet</h1>{words}<article>{STORY}</article>").text
    assert told.startswith("A planet that circles")


def test_a_caption_without_its_credit_is_one_all_the_same() -> None:
    """usatoday.com prints under a film what it shows, and behind that who made it."""
    shown = "Travelers at the airport express concerns about the screening that is in place there."
    under = f"<div class=video-desc><p class=description>{shown}</p> <b>VPC</b></div>"
    article = read(f"<article><h1>A planet</h1><p>{shown}</p>{STORY}{under}</article>")
    assert shown not in article.text


LINES = (
    # usatoday.com, time.com, espn.com, cleveland.com, yna.co.kr, oneesports.gg
    ("bio", "Follow Jefferson Graham on Twitter."),
    ("bio", "Follow ONE Esports on Facebook and Twitter for more LoL news, guides, and highlights."),
    ("bio", "Write to Alejandro de la Garza at alejandro.delagarza@time.com"),
    ("bio", "Jemele Hill can be reached at jemeleespn@gmail.com."),
    ("bio", "-- By Michael Russell Follow @tdmrussell"),
    ("bio", "kokobj@yna.co.kr<br>(END)"),
    ("promo", "Get HuffPost Business On Twitter, Facebook, and Google Buzz! E-mail us at a@b.com"),
    ("promo", "Know something we don't? E-mail us at huffpostbiz@gmail.com"),
    ("promo", "Are you in the grips of the storm? Please share your videos and stories at iReport."),
    ("promo", "Add us on Facebook!"),
    ("promo", "The-CNN-Wire<br>™ &amp; © 2013 Cable News Network, Inc. All rights reserved."),
    ("promo", "Just a heads up, some of the links are affiliate links and we may receive a fee."),
    ("promo", "Loading weather data ..."),
    ("promo", "(MORE: 'Laughter Shocks': 13 Best Tweets About the East Coast Earthquake)"),
    ("promo", "READ Hoenig's full remarks:"),
    ("promo", "VIEW PRICE: Funko Pop Games League of Legends Lee Sin"),
    ("promo", "A lire aussi : Notre récit du discours de Martine Aubry"),
    ("promo", "Main Content"),
    ("credit", "Contributing: Liz Szabo, Michael Winter, Associated Press."),
    ("credit", "Con información de Paloma Marín, Maryem Castillo y Elena G. Sevillano."),
    ("credit", "(Avec AFP et Reuters)"),
    ("caption", "- Tapie en 2008. REUTERS/Benoit Tessier -"),
    ("caption", "Emmanuel Macron à Paris, le 3 mai 2023. LUDOVIC MARIN / AFP"),
    ("promo", "เฟซบุ๊ก https://fb.me/prachatai"),
    ("promo", "Twitter: twitter.com/fglez"),
    # chinadaily.com.cn, xinhuanet.com, donga.com, nikkei.com, afpbb.com, arabic.cnn.com
    ("credit", "（编辑：严玉洁 王辉）"),
    ("credit", "【纠错】 【责任编辑:张樵苏 】"),
    ("credit", "作者： 记者王敬照 | 编辑： 王华军"),
    ("promo", "【关闭窗口】 【发表评论】 【打印本稿】"),
    ("credit", "최윤호 기자 uknow@donga.com"),
    ("credit", "저작권자 ⓒ 연합뉴스. 무단 전재 및 재배포 금지"),
    ("promo", "［有料会員限定］ この記事は会員限定です。電子版に登録すると続きをお読みいただけます。"),
    ("promo", "＞ 新規会員登録"),
    ("promo", "الآراء الواردة أدناه لا تعبر عن رأي موقع CNN بالعربية، بل تعكس وجهات نظر أصحابها فقط."),
    ("promo", "اقرأ أيضا: معارضون يسيطرون على مخازن للصواريخ بريف دمشق"),
    # kompas.com, rbc.ru, hs.fi, svt.se, novinky.cz, vnexpress.net, hurriyet.com.tr
    ("promo", "Baca juga: Tiga Orang Tewas dalam Kebakaran"),
    ("promo", "Читайте также: Пожар в порту потушили через сутки"),
    ("promo", "Подписывайтесь на наш канал в Telegram"),
    ("promo", "Lue myös: Kolme kuoli tulipalossa satamassa"),
    ("promo", "Läs mer: Tre döda i brand i hamnen"),
    ("promo", "Čtěte také: Tři mrtví po požáru v přístavu"),
    ("promo", "Xem thêm: Ba người chết trong vụ cháy"),
    ("promo", "İlginizi çekebilir: Limanda yangın"),
)  # fmt: skip


# As saved pages have them among the paragraphs of a story.
FURNITURE = """
To play this video you need to enable JavaScript in your browser.
Want more stories like this? Sign up here.
CLICK HERE TO GET THE FOX NEWS APP
Check back for updates.
This advertisement has not loaded yet, but your article continues below.
Try refreshing your browser, or tap here to see other videos from our team.
WATCH | The moment the bridge fell
Download NDTV app for latest news
(Except for the headline, this story has not been edited by NDTV staff and is published from a syndicated feed.)
First Published: May 3, 2023
Published in Dawn, May 3rd, 2023
Appeared in the May 3, 2023, print edition as 'Three Dead in Fire'.
A version of this article appears in print on May 3, 2023, Section A, Page 1 of the New York edition.
This article originally appeared on USA TODAY: Three dead in fire
Purchase Licensing Rights, opens new tab
Have you been affected by the issues raised in this story? Email haveyoursay@bbc.co.uk.
(AP Photo/Evan Vucci)
Recommended from Editorial
View comments (12)
LEA TAMBIÉN | Tres muertos en un incendio
Te recomendamos leer: Tres muertos en un incendio
Suscríbete para seguir leyendo
Este contenido es exclusivo para suscriptores
Puedes seguir a EL PAÍS en Facebook y X, o apuntarte aquí para recibir nuestra newsletter semanal.
Únete a nuestro canal de WhatsApp
Tu dirección de correo electrónico no será publicada. Los campos obligatorios están marcados con *
Prohibida la reproducción total o parcial de este contenido sin autorización.
Lo más leído
Continua após a publicidade
Clique aqui para seguir o canal no WhatsApp
Os comentários não representam a opinião do jornal; a responsabilidade é do autor da mensagem.
À LIRE AUSSI - Trois morts dans un incendie
Lire aussi Trois morts dans un incendie
La suite est réservée aux abonnés
Déjà abonné ? Se connecter
Le Monde avec AFP
RIPRODUZIONE RISERVATA
Riproduzione riservata © Copyright ANSA
Melden Sie sich an, um diesen Artikel zu lesen.
Schrijf je in voor onze nieuwsbrief
Dołącz do nas na Facebooku
Haberin Devamı
Ikuti kami di Google News
Источник: ТАСС
Материал обновлен
""".strip().splitlines()


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_among_paragraphs_is_no_story(line: str) -> None:
    """What outlets say to their readers is set aside, and kept."""
    article = read(f"<article><h1>A planet</h1>{STORY}<p>{line}</p>{STORY}</article>")
    assert line not in article.text
    assert line in article.decoded


@pytest.mark.parametrize(("role", "line"), LINES)
def test_a_line_that_is_no_story_is_set_aside(role: str, line: str) -> None:
    """Addresses, credits, buttons, appeals and pointers, in the languages of the world's news."""
    article = read(f"<article><h1>A planet</h1>{STORY}<p>{line}</p>{STORY}</article>")
    words = line.replace("&amp;", "&").split("<br>")[0]
    assert [p.role for p in article.paragraphs if p.text.startswith(words)] == [role]
    assert words not in article.text


KEPT = (
    "Follow the money, said a detective on Twitter, and the rest comes by itself in the end.",
    "Follow brands on Instagram early in the day to find what others have not bought.",
    "People may write to the ministry, whose address nobody knows, and hope for an answer.",
    "The company said that affiliate links made up a third of what it earned last year.",
    "Share your seat with others, the mayor told passengers who wait at the station.",
    "Sigue la huelga de los empleados de Google en toda España, dijo el sindicato el martes.",
    "The minister said so on Tuesday, according to AFP/Reuters.",
    "ダンボアで2度の自爆攻撃とロケット弾による爆発があり、31人が死亡した。(c)AFP/Aminu ABUBAKAR",
    "Highlights from our 4-1 win at the park pic.twitter.com/BUPgYtgHaY",
    "https://twitter.com/jack/status/20",
    "Published in London in 1851, the novel was a failure, and its author took to drink.",
    "More: do you hear that?",
    "Share your photos with friends, but not with people whom you have never met at all.",
    "Get famous on Instagram, and see what is left of your life.",
    "Tag | Datum | Uhrzeit | Wettkampf",
    "The paper first appeared in print in 1851 and was sold for a penny.",
    "Read this sentence again, the judge said, and tell us in your own words what it says.",
    "Con información de la policía, los vecinos se fueron del puerto por la noche.",
    "More: nothing is known of the man. He was forty and lived alone by the river.",
    "记者：您怎么看这个问题？",
    "编辑认为这篇报道没有问题，并决定第二天在头版刊登。",
    "홍길동 기자는 지난달 서울에서 열린 회의에서 이 사실을 처음으로 보도했다.",
    "有料会員の数は昨年、百万人を超えたと同社は発表した。",
    "أعلنت الشركة تعديل سياسة الخصوصية بعد احتجاج المستخدمين في عدة دول.",
    "Следите за уровнем сахара в крови, советуют врачи тем, кому больше сорока лет.",
    "Подписывайтесь под каждым протоколом, посоветовал адвокат.",
)


@pytest.mark.parametrize("line", KEPT)
def test_a_sentence_of_the_story_stays(line: str) -> None:
    """What begins like a line of the page and goes on like a sentence is story."""
    assert line in read(f"<article><h1>A planet</h1>{STORY}<p>{line}</p>{STORY}</article>").text


# Of elespectador, biobiochile, g1, lemonde, ansa, welt, nu.nl, onet, kompas, hurriyet, vnexpress, svt.
NAMES = (
    "lea-tambien", "lee-tambien-caja", "te-puede-interesar", "mas_leidas", "leia-mais", "saiba-mais",
    "lire_aussi", "sur-le-meme-sujet", "articoli-correlati", "leggi-anche", "mehr-zum-thema", "lies-auch",
    "lees-ook", "czytaj-tez", "zobacz_takze", "baca-juga", "artikel-terkait", "ilgili-haberler",
    "tin-lien-quan", "las-mer", "les-ogsa", "publicidad", "anzeige", "reklama", "iklan", "compartir",
    "partager", "paylas", "suscripcion-box", "assinatura", "abo-hinweis", "autorenbox", "sobre-el-autor",
    "etiquetas", "palavras-chave", "video-playlist", "author-dropdown", "whatsapp-channel",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_box_is_known_by_its_name_in_other_languages(name: str) -> None:
    """What a site calls a box in its own language says as much as what English ones do."""
    said = "Diez cosas que nadie sabe de los planetas de otras estrellas y de quienes los vieron."
    box = f"<div class='{name}'><p>{said}</p></div>"
    text = read(f"<h1>A planet</h1><div class=cuerpo>{STORY}{box}{STORY}</div>").text
    assert THIRD in text
    assert said not in text


# liberation.fr, diem25.org, cnbc.com: the titles of other stories, with what they are about
CARDS = (
    (
        "<div class=item><a href=/{0}><h3>Le pacte de croissance des grands patrons</h3><img></a>"
        "<p class=subtitle>Baisse des cotisations sociales: ce que demandent les patrons.</p></div>"
    ),
    (
        "<div class=news-box><a href=https://x.org/{0}><h5>The deal is not enough to save us</h5></a>"
        "<p>The inertia of governments on the climate shows the crisis of the union to all.</p></div>"
    ),
    "<li><h4><a href=/{0}>Where should its pieces land?</a></h4>A satellite falls to earth.</li>",
)


@pytest.mark.parametrize("card", CARDS)
def test_other_stories_behind_a_story_are_not_of_it(card: str) -> None:
    """A linked title goes with the summary beside it, where several of them make a list."""
    cards = "".join(card.format(number) for number in range(4))
    text = read(
        f"<h1>A planet</h1><div class=text>{STORY * 4}</div><div class=z>{cards}</div>"
    ).text
    assert FIRST in text
    assert not [word for word in ("patrons", "inertia", "satellite") if word in text]


def test_sections_with_linked_titles_are_a_story() -> None:
    """A briefing tells each of its stories under a title that leads to it; parts may unfold."""
    told = "".join(
        f"<div><h3><a href=/{n}>The discovery of a planet</a></h3><p>{FIRST} {SECOND}</p></div>"
        for n in range(5)
    )
    asked = f"<a href=#a><h3>What was it that they had found?</h3></a>{STORY}"
    article = read(f"<article><h1>A week</h1>{told}{asked}</article>")
    assert FIRST in article.text
    assert "What was it that they had found?" in [p.text for p in article.paragraphs]
