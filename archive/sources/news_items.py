"""
Where NITF, NewsML 1, NewsML-G2 and Reuters' newsitem keep title, date, byline, outlet and text.

The names of elements and attributes are those of the IPTC's documents (NITF 3.6, NewsML 1.2,
NewsML-G2 2.x) and of RCV1. Trees come in without namespaces.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from archive.article import DateClue
from archive.sources.clues import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Item:
    """What one item says of itself, as clues; `texts` are the elements that hold its story."""

    texts: tuple[Any, ...]
    titles: tuple[str, ...] = ()
    dates: tuple[DateClue, ...] = ()
    bylines: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    dateline: str = ""
    language: str | None = None


_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# The New York Times' corpus has "DOE, JANE" beside "By JANE DOE", and the first paragraph twice.
_NORMALIZED = "normalized_byline"
_LEADS = frozenset({"lead_paragraph", "online_lead_paragraph"})
_WHOLE = "full_text"


def find_items(root: Any) -> list[Any]:
    """The items under *root*, or itself; none where there is nothing but packages of them."""
    if root.tag.lower() in ("nitf", "newsitem"):
        return [root]
    return [*root.iterfind("NewsItem"), *root.iterfind("itemSet/newsItem")]


def read_item(item: Any) -> Item:
    """What one item says of itself."""
    if item.tag.lower() == "nitf":
        return _read_nitf(item)
    if item.tag == "NewsItem":
        return _read_newsml(item)
    if item.find("contentMeta") is not None or item.find("itemMeta") is not None:
        return _read_g2(item)
    return _read_reuters(item)


def _read_nitf(nitf: Any) -> Item:
    head, top = "body/body.head/", "head/docdata/"
    bylines = [one for one in nitf.findall(f"{head}byline") if one.get("class") != _NORMALIZED]
    return Item(
        texts=(*nitf.findall(f"{head}hedline/hl2"), *_content(nitf)),
        titles=_texts(nitf, f"{head}hedline/hl1") or _texts(nitf, "head/title"),
        dates=_dates(
            published=[
                *_values(nitf, f"{top}date.issue", "norm"),
                *_values(nitf, f"{top}date.release", "norm"),
                *_values(nitf, f"{head}dateline/story.date", "norm"),
                *_values(nitf, "head/pubdata", "date.publication"),
            ]
        ),
        bylines=tuple(name for one in bylines for name in _names(one)),
        outlets=(
            *_values(nitf, "head/pubdata", "name"),
            *_texts(nitf, f"{head}distributor/org"),
            *_texts(nitf, f"{head}distributor"),
            *_values(nitf, f"{top}doc.copyright", "holder"),
        ),
        tags=tuple(_values(nitf, f"{top}key-list/keyword", "key")),
        urls=tuple(_values(nitf, "head/pubdata", "ex-ref")),
        dateline=_first(_texts(nitf, f"{head}dateline")),
        language=nitf.get(_LANGUAGE) or _first(_values(nitf, "body", _LANGUAGE)) or None,
    )


def _content(nitf: Any) -> list[Any]:
    """The text of an NITF document, and the line about its author below it."""
    found = nitf.findall("body/body.content")
    parts = [part for one in found for part in one]
    if any(part.get("class") == _WHOLE for part in parts):
        found = [part for part in parts if part.get("class") not in _LEADS]
    return [*found, *nitf.findall("body/body.end/tagline")]


def _read_newsml(item: Any) -> Item:
    """NewsML 1: components within components, and lines of what is shown."""
    management = "NewsManagement/"
    contents = [one for one in item.iter("DataContent") if not _is_choice(one)]
    within, bare = _apart(contents)
    first = within[0] if within else Item(())
    return Item(
        texts=(*(text for one in within for text in one.texts), *map(_body, bare)),
        titles=_texts(item, ".//NewsLines/HeadLine")[:1] or first.titles,
        dates=(
            *_dates(
                published=[
                    *_texts(item, f"{management}FirstCreated"),
                    *_texts(item, "Identification/NewsIdentifier/DateId"),
                ],
                modified=_texts(item, f"{management}ThisRevisionCreated"),
            ),
            *first.dates,
        ),
        bylines=tuple(name for one in item.iterfind(".//NewsLines/ByLine") for name in _names(one))
        or first.bylines,
        outlets=(
            *_values(item, ".//AdministrativeMetadata/Source/Party", "FormalName"),
            *_values(item, ".//AdministrativeMetadata/Provider/Party", "FormalName"),
            *_texts(item, "Identification/NewsIdentifier/ProviderId"),
            *first.outlets,
        ),
        tags=_texts(item, ".//NewsLines/KeywordLine") or first.tags,
        urls=first.urls,
        dateline=_first(_texts(item, ".//NewsLines/DateLine")) or first.dateline,
        language=_first(_values(item, ".//DescriptiveMetadata/Language", "FormalName"))
        or item.get(_LANGUAGE)
        or first.language,
    )


def _apart(contents: Iterable[Any]) -> tuple[list[Item], list[Any]]:
    """The NITF documents in elements of content, and those that hold none."""
    documents = [(one, one.find(".//nitf")) for one in contents]
    within = [_read_nitf(nitf) for _, nitf in documents if nitf is not None]
    return within, [one for one, nitf in documents if nitf is None]


def _is_choice(content: Any) -> bool:
    """Whether it stands in another, or behind another form of the same: EquivalentsList="yes"."""
    if next(content.iterancestors("DataContent"), None) is not None:
        return True
    for above in content.iterancestors("ContentItem", "NewsComponent"):
        holder = above.getparent()
        if holder is not None and holder.get("EquivalentsList") == "yes":
            return any(one.tag == above.tag for one in above.itersiblings(preceding=True))
    return False


def _read_g2(item: Any) -> Item:
    """NewsML-G2: what the item is, what its content is, the content."""
    meta, content = "itemMeta/", "contentMeta/"
    contents = [*item.iterfind("contentSet/inlineXML"), *item.iterfind("contentSet/inlineData")]
    within, bare = _apart(contents)
    first = within[0] if within else Item(())
    return Item(
        texts=(*(text for one in within for text in one.texts), *map(_body, bare)),
        titles=_texts(item, f"{content}headline")[:1]
        or first.titles
        or _texts(item, f"{meta}title"),
        dates=(
            *_dates(
                published=[
                    *_texts(item, f"{meta}pubHistory/published/date"),
                    *_texts(item, f"{meta}firstCreated"),
                    *_texts(item, f"{content}contentCreated"),
                    *_texts(item, f"{meta}versionCreated"),
                ],
                modified=[
                    *_texts(item, f"{content}contentModified"),
                    *_texts(item, f"{meta}versionCreated"),
                ],
            ),
            *first.dates,
        ),
        bylines=_texts(item, f"{content}by")
        or _texts(item, f"{content}creator/name")
        or first.bylines,
        outlets=(
            *_texts(item, f"{meta}provider/name"),
            *_values(item, f"{meta}provider", "literal"),
            *(code.rpartition(":")[2] for code in _values(item, f"{meta}provider", "qcode")),
            *_texts(item, "rightsInfo/copyrightHolder/name"),
            *_values(item, "rightsInfo/copyrightHolder", "literal"),
            *first.outlets,
        ),
        tags=_texts(item, f"{content}keyword") or first.tags,
        dateline=_first(_texts(item, f"{content}dateline")) or first.dateline,
        language=_first(_values(item, f"{content}language", "tag"))
        or item.get(_LANGUAGE)
        or first.language,
    )


def _read_reuters(item: Any) -> Item:
    """The newsitem of RCV1: <newsitem date="1996-08-20"><headline/><byline/><text><p/></text>."""
    core = {one.get("element"): tidy(one.get("value")) for one in item.iterfind("metadata/dc")}
    outlets = (core.get("dc.source", ""), core.get("dc.publisher", ""))
    return Item(
        texts=tuple(item.findall("text")),
        titles=_texts(item, "headline") or _texts(item, "title"),
        dates=_dates(
            published=[core.get("dc.date.published", ""), tidy(item.get("date"))],
        ),
        bylines=tuple(name for one in item.findall("byline") for name in _names(one)),
        outlets=tuple(name for name in outlets if name),
        dateline=_first(_texts(item, "dateline")),
        language=item.get(_LANGUAGE) or core.get("dc.language"),
    )


def _body(content: Any) -> Any:
    """What holds the text in an element of content: the body of a page in it, or itself."""
    found = content.find(".//body")
    return content if found is None else found


def _names(byline: Any) -> list[str]:
    """The people marked in a byline, or all of it but their posts."""
    people = [_text(one) for one in byline.iter("person")]
    if people:
        return [name for name in people if name]
    posts = [_text(one) for one in byline.iter("byttl")]
    line = _text(byline)
    for post in posts:
        line = line.replace(post, " ", 1) if post else line
    return [tidy(line).rstrip(" ,;")] if line else []


def _dates(*, published: Iterable[str] = (), modified: Iterable[str] = ()) -> tuple[DateClue, ...]:
    """Clues in order; of several days of publication the first is the surest."""
    said: list[tuple[str, Literal["published", "modified"]]] = []
    said += [(written, "published") for written in published if written][:1]
    said += [(written, "modified") for written in modified if written][:1]
    return tuple(DateClue(written, "meta", of) for written, of in said)


def _text(element: Any) -> str:
    return tidy("".join(element.itertext()))


def _texts(item: Any, path: str) -> tuple[str, ...]:
    return tuple(text for one in item.iterfind(path) if (text := _text(one)))


def _values(item: Any, path: str, attribute: str) -> list[str]:
    return [value for one in item.iterfind(path) if (value := tidy(one.get(attribute)))]


def _first(values: Iterable[str]) -> str:
    return next(iter(values), "")
