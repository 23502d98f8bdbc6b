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

from archive.sources.class_names import KEPT, to_plain
from archive.sources.clues import find_domain
from archive.sources.loose_text import settle_loose_text
from archive.sources.other_stories import find_other_stories

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
_UNREAD = frozenset({"script", "style", "noscript", "a", "option"})
_READER = 2
_FEW = 20
"""Characters of a text that is a label."""
_INLINE = frozenset({"strong", "b", "em", "i", "span", "u", "font", "small"})
_LINKED_BLOCKS = frozenset({"p", "h2", "h3", "h4", "h5", "h6", "blockquote"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LINK = 15
_CARDS = 3
"""Titles of other stories, each with a summary, that are a list of them."""
_CARD_TAGS = frozenset({"div", "li", "article", "section", "td"})
_SUMMARY = 400
_WHOLE = 0.9
_LABEL = re.compile(r"[\w'’+&]{2,20}(?: [\w'’+&]{1,20}){0,4}\s?[:–>»|-]")
_MOST_HEAVY = 100
_LEFT = 300
"""Characters in paragraphs beside what readers say: without them the page is a forum."""
# trafilatura's comparison with other extractors costs half as much again and pays on the pages of
# which it found little. Calibrated together on 540 pages; a seventh of them are compared.
_SHORT = 300
_LONG = 3000
_ENOUGH = 0.45
_HARDLY = 0.1
_PART = 0.25
_SENTENCE = 60
_MENUS = 0.2
"""Of a page with menus so much stands in links; one that is a story and little else has fewer."""
_MOST_LINKED = 0.4


def trim(tree: Any) -> None:
    """Take what is not the article out of *tree*, in place."""
    _drop_named(tree)
    _drop_links(tree)
    settle_loose_text(tree)


def _drop_links(tree: Any) -> None:
    """
    Paragraphs and headings that are a link to another page and nothing else, or a link and what it
    is there for: "Read more: Three dead in fire".
    """
    own = _own_hosts(tree)
    lists, cards = find_other_stories(tree, own)
    _drop_cards(tree, lists, linked=True)
    _drop_cards(tree, cards)
    links = [(link, find_domain(link.get("href") or "")) for link in tree.iter("a")]
    seen = None
    cards = []
    for link, host in links:
        if host and host not in own:  # what a story quotes or cites is part of it
            continue
        block = link.getparent()
        if len(link) and _is_title(link):  # <a><h3>Three dead in fire</h3><img></a>
            if _is_card(block, len(link.text_content())):
                cards.append(block)
            link.drop_tree()
            continue
        while block is not None and block.tag in _INLINE:
            block = block.getparent()
        if block is None or block.tag not in _LINKED_BLOCKS or block.getparent() is None:
            continue
        if block is seen:  # the second link of a paragraph
            continue
        seen = block
        text = " ".join("".join(block.itertext()).split())
        inside = len(" ".join("".join(link.itertext()).split()))
        if inside < _LINK or inside < _WHOLE * len(text):
            label = text[: len(text) - inside]
            if inside < _LINK or not _LABEL.fullmatch(label.strip()):
                continue
        if block.tag in _HEADINGS and _is_card(block.getparent(), len(text)):
            cards.append(block.getparent())
        block.drop_tree()
    if len(cards) >= _CARDS:
        _drop_cards(tree, cards)


def _is_title(link: Any) -> bool:
    """Whether *link* is around a heading and little else, as in a list of other stories."""
    href = link.get("href") or "#"
    return (
        not href.startswith(("#", "javascript:"))  # what unfolds a part of this page
        and next(link.iter("h2", "h3", "h4", "h5"), None) is not None
        and link.find(".//h1") is None
        and _LINK <= len(link.text_content()) <= _SUMMARY
    )


def _is_card(element: Any, title: int) -> bool:
    """Whether little else stands beside a linked title of *title* characters: a summary."""
    return (
        element.tag in _CARD_TAGS
        and len(element.text_content()) <= title + _SUMMARY
        and sum(1 for _ in element.iter(*_HEADINGS)) <= 1
    )


def _drop_cards(tree: Any, cards: list[Any], *, linked: bool = False) -> None:
    """*cards* of other stories, if the page has a story beside them; *linked*: links alone."""
    if not cards:
        return
    told = sum(len(card.text_content()) for card in cards)
    prose = _measure_prose(tree)
    if (told <= prose) if linked else (2 * told <= prose - told):
        for card in cards:
            if card.getparent() is not None:
                card.drop_tree()


def _own_hosts(tree: Any) -> set[str]:
    urls = []
    for element in tree.iter("link", "meta"):
        if element.tag == "link":
            url = element.get("href") if element.get("rel") == "canonical" else None
        else:
            url = element.get("content") if element.get("property") == "og:url" else None
        if url is not None:
            urls.append(url)
    return {find_domain(url.strip()) for url in urls[:4]}


def _drop_named(tree: Any) -> None:
    """What its class or id says to be around the article, while it is a small part of the page."""
    root = tree.getroottree().getroot()
    named = _named(tree)
    total = _weigh(tree) if named else 0
    gone = _drop_readers(tree, [element for element, how in named if how & _READER])
    if gone:
        total = _weigh(tree)
    heavy = 0
    for element, how in named:
        if element is root or element in gone or how == _READER:
            continue
        if any(above in gone for above in element.iterancestors()):
            continue
        if _is_light(element, _SHARE * total) and element.find(".//h1") is None:
            element.drop_tree()
            gone.add(element)
        elif (heavy := heavy + 1) == _MOST_HEAVY:
            return


def _drop_readers(tree: Any, elements: list[Any]) -> set[Any]:
    """What readers say, where a story stands beside it: all of it, or else the page is a forum."""
    outer: set[Any] = set()
    for element in elements:
        inner = any(above in outer for above in element.iterancestors())
        if not inner and element is not tree and element.find(".//h1") is None:
            outer.add(element)
    if not outer or _measure_prose(tree) - sum(map(_measure_prose, outer)) < _LEFT:
        return set()
    for element in outer:
        element.drop_tree()
    return outer


def _is_light(element: Any, limit: float) -> bool:
    # The whole text is quickly had and mostly settles it.
    return len(element.text_content()) <= limit or _weigh(element) <= limit


def is_enough(tree: Any, found: int) -> bool:
    """
    Whether *found* characters can be the story of the trimmed page *tree*: near to what stands in
    paragraphs that read like sentences, or to a third of all that is no link.
    """
    if found < _SHORT or found < _ENOUGH * _measure_prose(tree):
        return False
    return found >= _LONG or found >= _ENOUGH * _weigh(tree) / 3


def is_whole_page(tree: Any, found: int) -> bool:
    """Whether *found* characters in one passage are all that the page *tree* has, menus too."""
    return found >= _SHORT and found > _weigh(tree) and _linked(tree) >= _MENUS * found


def is_a_part(tree: Any, found: int) -> bool:
    """Whether *found* characters are so much of the page that they can be its story."""
    return found >= _SHORT and found >= _PART * _weigh(tree)


def is_hardly_any(tree: Any, found: int) -> bool:
    """Whether *found* characters are so few that another part of the page must be the story."""
    return found < _SHORT and found < _HARDLY * _measure_prose(tree)


def find_column(tree: Any) -> list[tuple[str, str]]:
    """
    Text and tag of the paragraphs and headings in the element that holds most prose.
    """
    sizes: dict[Any, float] = {}
    for element in tree.iter("p", "blockquote"):
        size = len(element.text_content())
        if size >= _SENTENCE and _linked(element) < _MOST_LINKED * size:
            for above, share in zip(element.iterancestors(), (1.0, 0.7, 0.5), strict=False):
                sizes[above] = sizes.get(above, 0) + share * size
    if not sizes:
        return []
    column = max(sizes, key=lambda one: sizes[one])
    return [
        (text, element.tag)
        for element in column.iter("p", "li", "h2", "h3", "h4")
        if element.find(".//p") is None
        and (text := " ".join(element.text_content().split()))
        and _linked(element) < _MOST_LINKED * len(text)
    ]


def _measure_prose(tree: Any) -> int:
    total = 0
    for element in tree.iter("p", "blockquote", "li"):
        if element.tag != "p" and element.find(".//p") is not None:
            continue
        if len(element) == 0:  # no link in it either
            size = len(element.text or "")
            total += size if size >= _SENTENCE else 0
            continue
        size = len(element.text_content())
        if size >= _SENTENCE and _linked(element) < _MOST_LINKED * size:
            total += size
    return total


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


def _weigh(element: Any) -> int:
    """The characters of *element* outside links, scripts, menus and labels."""
    total = 0
    for one in element.iter("*"):
        text = one.text
        if text and len(text) > _FEW and one.tag not in _UNREAD:
            total += len(text) if len(" ".join(text.split())) > _FEW else 0
        text = one.tail
        if text and len(text) > _FEW and one is not element and one.getparent().tag not in _UNREAD:
            total += len(text) if len(" ".join(text.split())) > _FEW else 0
    return total


def _linked(element: Any) -> int:
    return sum(len("".join(link.itertext())) for link in element.iter("a"))
