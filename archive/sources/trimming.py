"""
A page's tree without what stands around and between the article's own passages: related stories,
newsletter boxes, sharing bars, biographies, cookie notices, captions, as their classes name them.

trafilatura drops much of this, by its own list; this is what it keeps on pages of news. An element
goes by its name only while it holds a small part of the page's prose: a story may itself stand in
class="subscription-content".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from lxml.etree import strip_elements

from archive.sources.class_names import KEPT, to_plain
from archive.sources.loose_text import settle_loose_text, settle_paragraphs
from archive.sources.other_stories import drop_other_stories
from archive.sources.prose import has_prose, measure_prose, weigh

_WORDS = (
    # other stories
    r"related[a-z]*|relacionad[a-z]*|recommend[a-z]*|recirc[a-z]*|read-?more|more-?(?:about|on|stories"
    r"|news|from|articles|posts)|next-?(?:story|post|article)|prev-?(?:story|post|article)"
    r"|see-?also|also-?read|read-?also|read-?next|up-?next|trending|most-?(?:read|popular|viewed)|popular"
    r"-?posts|top-?stories|latest-?(?:news|posts|stories)|link-?list|link-?box|teaser-?(?:list|box)"
    r"|outbrain|taboola[a-z]*|jp-relatedposts|embedded-content"
    r"|also-?see|(?:le[ae]r?|ve[ar]|mira)-?tambien|te-?puede-?interesar|mas-?(?:noticias|leid[ao]s|vist[ao]s)"
    r"|lo-?mas-?(?:leido|visto)|lei?a-?(?:mais|tambem)|saiba-?mais|veja-?(?:mais|tambem)|mais-?(?:lid|vist)as"
    r"|(?:a-?)?lire-?(?:aussi|egalement)|sur-?le-?meme-?sujet|articles-?(?:lies|similaires)"
    r"|mehr-?(?:zum-?thema|lesen|artikel)|weitere-?(?:artikel|beitraege|themen)|lies-?auch|lesen-?sie-?auch"
    r"|lees-?(?:ook|meer|verder)|gerelateerd[a-z]*|leggi-?(?:anche|tutto)|correlat[aei]|potrebbe[a-z-]*"
    r"|czytaj-?(?:tez|takze|wiecej)|zobacz-?(?:tez|takze)|polecane|baca-?juga|lihat-?juga|(?:[a-z]+-)?terkait"
    r"|ilgili-?haber(?:ler)?|xem-?them|tin-?lien-?quan|las-?(?:mer|ocksa|aven)|les-?(?:ogsa|mer)|laes-?ogsa"
    r"|lue-?(?:myos|lisaa)"
    # asked of the reader
    r"|newsletters?(?:-?[a-z]*)?|sign-?up|subscribe(?:-?[a-z]*)?|subscription|donat(?:e|ion|ions)"
    r"|support-?us|app-?(?:promo|download)|call-?to-?action|cta"
    r"|comments|comment-?(?:list|area|form|section|count)|kommentare?|respond|feedback|poll"
    r"|(?:video|media)-?(?:playlist|carousel|rail)[a-z-]*|powerpress-[a-z-]*"
    r"|shar(?:e|ing)(?:-?(?:bar|box|buttons?|links?|tools?|this|icons?))?|social(?:-?[a-z]*)?"
    r"|follow-?us|addthis[a-z]*|addtoany[a-z]*|sharedaddy"
    r"|compartir|partager|compartilhar|condividi|teilen|paylas|bagikan|udostepnij|article-?tools"
    r"|story-?tools|suscri(?:pcion|be)[a-z]*|boletin(?:es)?|assine|assinatura|abonnement|iscriviti"
    r"|abo-?(?:box|hinweis|teaser|banner)|berlangganan|(?:whatsapp|telegram)-?(?:channel|canal|kanal)"
    r"|(?:follow-?)?google-?news|app-?banner|membership|support-?box|trust-?(?:project|mark)"
    r"|rate-?article|was-?this-?helpful|(?:alert|notification|breaking-?news)-?(?:bar|banner|box)"
    # who wrote, what the law asks
    r"|author-?(?:box|bio|info|card|profile|desc(?:ription)?|about|meta|details?|block|container"
    r"|drop-?down|pop-?(?:over|up)|tooltip|blurb|summary|foot(?:er)?|note)"
    r"|autor(?:en)?-?(?:box|info|bio|kasten|profil)|sobre-?(?:el|o)-?autor|(?:yazar|penulis)-?(?:box|info)"
    r"|about-?(?:the-)?author|post-?author|bio|biography|contributors?-?bio|saboxplugin-?[a-z]*"
    r"|editorial-?disclosure|disclosure(?:-?text)?|disclaimer|affiliate-?[a-z]*|copyright|imprint"
    r"|cookie-?[a-z]*|consent-?[a-z]*|gdpr|borlabs-?cookie|content-?blocker"
    r"|pop-?up[a-z]*|popmake[a-z]*|pum-?(?:overlay|container|content)|modal|lightbox"
    # around pictures
    r"|captions?|caption-?(?:text|small|wrap|wrapper|content)|image-?(?:credit|caption|description)"
    r"|photo-?(?:credit|caption|by)|picture-?(?:credit|caption)|gallery-?caption|img-?caption"
    r"|video-?credit|credits?|bildunterschrift|bildnachweis|pie-?(?:de-?)?foto|leyenda-?foto|didascalia"
    # the page's own machinery
    r"|bread-?crumbs?|tag-?(?:list|cloud|links)|tags-?(?:links|list|noticias)?|post-?tags|entry-?tags"
    r"|etiquetas|schlag(?:worte|woerter)|mots-?cles|palavras-?chave|etiketler|tagi"
    r"|article-?tags|pagination|pager|post-?navigation|nav-?(?:links|menu|bar)|navbar|menu-?item"
    r"|side-?bar|widget-?area|footer-?[a-z]*|site-?(?:footer|header|nav)|skip-?link|print-?only"
    r"|screen-?reader-?text|visually-?hidden|sr-?only|advert[a-z]*|ad-?(?:slot|unit|container|wrapper)"
    r"|publicidad|anuncios?|anzeigen?|werbung|reklama?|pubblicita|iklan|annons|mainos|advertentie"
    r"|sponsor(?:ed)?-?[a-z]*|promo(?:tion)?(?:-?(?:box|block|text|link|banner|item))?"
)
_NAMED = re.compile(rf"(?<![a-z])(?:{_WORDS})(?![a-z])")
# What readers say, by the names that publishing systems and comment services of the world give it.
# It may be longer than the story. "comments-open" is said of a whole post.
_READERS = (
    r"comments?-?(?:list(?:ing|e)?|area|section|block|box|thread|stream|wrap(?:per)?|container|holder"
    r"|body|content|text|entry|items?|module|widget|embed|app|root|feed)|comments|commentators"
    r"|comentarios?|comentaris|comentarii|commentaires?|commenti|(?:leser-?)?kommentare"
    r"|kommentarer|kommentit|kommentarii|komentarze|komentare|komentari|kommentek|hozzaszolasok"
    r"|reacties|yorumlar|diskuse|diskusia|binh-?luan|pinglun"
    r"|disqus(?:-?thread)?|dsq-?[a-z]+|livefyre[a-z-]*|spot-?im[a-z-]*|spcv-?[a-z-]*"
    r"|coral-?(?:thread|talk[a-z-]*|stream)|viafoura[a-z-]*|vf-?comments|hyvor-?talk[a-z-]*"
    r"|idc-?container|js-?kit-?[a-z-]*|gig-?comments[a-z-]*|pluck-?(?:app|comments)|remark42"
    r"|isso-?thread|commento|giscus|utterances|cusdis[a-z-]*|graphcomment|talkyard|vuukle[a-z-]*"
    r"|hypercomments[a-z-]*|cackle-?[a-z-]*|lv-?container|livere|waline|gitalk|valine|fastcomments"
)
_OF_READERS = re.compile(
    rf"(?<![a-z])(?<!no-)(?<!has-)(?<!with-)(?<!show-)(?:{_READERS})(?![a-z])"
    r"(?!-?(?:open|closed?|off|on|enabled|disabled|allowed|link|count|number|toggle|button)(?![a-z]))"
)
_STORY = re.compile(
    r"(?<![a-z])(?:entry|article|post|story|news|page)[-_]?(?:content|body|text)(?![a-z])"
)
_NAME_CHARACTERS = 300
_SHARE = 0.3
"""Of the page's paragraphs; an element that holds more is the article, whatever its class says."""
_TAGS = (
    "div", "section", "aside", "ul", "ol", "dl", "p", "form", "header", "footer", "table", "span",
    "figcaption", "blockquote", "small", "dialog", "details",
)  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_UNREAD = (
    "style", "svg", "template", "iframe", "canvas", "audio", "map", "select", "datalist", "button",
    "textarea", "picture",
)  # fmt: skip
"""Whatever these hold is no passage of a story."""
_AROUND = 600
"""Characters of paragraphs in a menu, a footer or an aside: more may be the story."""
_READER = 2
_MOST_HEAVY = 100
_LEFT = 300
"""Characters in paragraphs beside what readers say: without them the page is a forum."""


def trim(tree: Any) -> None:
    """Take what is not the article out of *tree*, in place."""
    _drop_scripts(tree)
    _drop_around(tree)
    settle_paragraphs(tree)
    _drop_named(tree)
    drop_other_stories(tree)
    settle_loose_text(tree)


def drop_unread(tree: Any) -> None:
    """What holds no word for a reader: each step of extraction would copy and search it again."""
    strip_elements(tree, "link", "input", "source", "track", "param", "area", with_tail=False)
    for head in tree.iterchildren("head"):
        strip_elements(head, "meta", with_tail=False)


def _drop_scripts(tree: Any) -> None:
    """Most characters of a page; what describes it in JSON may hold its text."""
    strip_elements(tree, *_UNREAD, with_tail=False)
    for script in list(tree.iter("script")):
        if script.get("type") != "application/ld+json":
            script.drop_tree()


def _drop_around(tree: Any) -> None:
    """
    Menus, footers and asides, which extraction leaves out after it has copied and searched them a
    few times; but not one that has paragraphs: a <nav> may never be closed.
    """
    for element in list(tree.iter("nav", "menu", "footer", "aside")):
        passages = sum(len(passage.text_content()) for passage in element.iter("p"))
        if passages <= _AROUND and element.find(".//h1") is None:
            element.drop_tree()


def _drop_named(tree: Any) -> None:
    """What its class or id says to be around the article, while it is a small part of the page."""
    root = tree.getroottree().getroot()
    named = _named(tree)
    total = weigh(tree) if named else 0
    gone = _drop_readers(tree, [element for element, how in named if how & _READER])
    if gone:
        total = weigh(tree)
    heavy = 0
    around = {above for headline in tree.iter("h1") for above in headline.iterancestors()}
    there: set[Any] = set()
    for element, how in named:
        if element is root or element in gone or how == _READER:
            continue
        if _is_within(element, gone, there):
            continue
        if element not in around and _is_light(element, _SHARE * total):
            element.drop_tree()
            gone.add(element)
        elif (heavy := heavy + 1) == _MOST_HEAVY:
            return


def _is_within(element: Any, gone: set[Any], there: set[Any]) -> bool:
    """Whether *element* stands in one that is *gone*; what is around it and *there* is kept."""
    above = []
    for one in element.iterancestors():
        if one in there:
            break
        if one in gone:
            return True
        above.append(one)
    there.update(above)
    return False


def _drop_readers(tree: Any, elements: list[Any]) -> set[Any]:
    """What readers say, where a story stands beside it: all of it, or else the page is a forum."""
    outer: set[Any] = set()
    for element in elements:
        inner = any(above in outer for above in element.iterancestors())
        if not inner and element is not tree and element.find(".//h1") is None:
            outer.add(element)
    if not outer or not has_prose(tree, _LEFT + sum(map(measure_prose, outer))):
        return set()
    for element in outer:
        element.drop_tree()
    return outer


def _is_light(element: Any, limit: float) -> bool:
    # The whole text is quickly had and mostly settles it.
    return len(element.text_content()) <= limit or weigh(element) <= limit


def _named(tree: Any) -> list[tuple[Any, int]]:
    """The elements whose class or id says that they are not the article, in order, and how."""
    found = []
    for element in tree.iter(*_TAGS):
        classes, mark = element.get("class"), element.get("id")
        if classes is None and mark is None:
            continue
        names = f"{classes or ''} {mark or ''}"
        if len(names) > _NAME_CHARACTERS or not (apart := _is_apart(names)):
            continue
        # <h2><span id="See_also"> is where a link leads, and no box of other stories
        if element.getparent().tag not in _HEADINGS or (classes and _is_apart(classes)):
            found.append((element, apart))
    return found


@lru_cache(KEPT)
def _is_apart(names: str) -> int:
    names = to_plain(names).replace("_", "-")
    if _STORY.search(names) is not None:
        return 0
    of_readers = _OF_READERS.search(names) is not None
    return _READER * of_readers + (_NAMED.search(names) is not None)
