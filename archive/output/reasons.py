"""
Why an article was read as it was, in words: for `archive show --why`, as lines and as JSON.

    promo      seen in 14 stories on 9 days in The Independent
    published  2025-10-17: a line of the text says so
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from archive.article import in_story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive.article import Article, Entity, Paragraph

_BASES = {
    "meta": "the page or the line of JSON says so",
    "header": "a line of the text says so",
    "url": "its address says so",
    "given": "you said so",
    "inferred": "inferred from what it says",
}
_RULES = {
    "line:no words": "there are no words in it",
    "header:key": "a header line: a key and its value",
    "header:date": "a date in front of the story or behind it",
    "header:url": "the address that it was copied from",
    "header:age": "how long ago it was published",
    "header:byline": "a byline",
    "header:label": "a word that belongs to a date or to a button",
    "header:opening": "a line of names, posts and days between headline and story",
    "header:release": "it says that it is for release",
    "furniture:end": "the mark that ends a press release",
    "furniture:contact": "whom to call, behind the story",
    "furniture:masthead": "the masthead of a press office",
    "furniture:copyright": "a copyright line behind the story",
    "furniture:row": "a row of words of navigation behind the story",
    "furniture:filed": "under which month it is filed, behind the story",
    "furniture:continued": "where a printed page goes on",
    "text:headline": "a short first line without a full stop, and prose behind it",
    "caption:credit": "it ends with the credit of a picture",
    "caption:photo line": "a photographer and an agency",
    "credit:signature": "agencies and nothing else",
    "credit:tail": "an agency's signature behind the last sentence",
    "credit:copyright": "a copyright line",
    "bio:profile": "it says who wrote the story, behind it",
    "kept: nothing else is left": "kept, because nothing else would be left",
}
_MOST = 50
"""Stories that are counted (learning/repeats.py): then it is so many or more."""
_SURFACES = 4


def why_paragraph(paragraph: Paragraph, outlet: str) -> str:
    """What decided the role of *paragraph*, in words; "" for story that nothing speaks against."""
    rule = paragraph.rule
    if rule in _RULES:
        return _RULES[rule]
    kind, _, told = rule.partition(":")
    if kind == "cues":
        return "it says " + " and ".join(f"“{phrase}”" for phrase in told.split("; "))
    if kind == "cue":
        return f"“{told}” in front of the story or behind it"
    if kind == "line":
        return f"a line of nothing but “{told}”"
    if kind == "link":
        return f"the link “{told}”" if paragraph.role == "promo" else f"it follows “{told}”"
    if kind == "outlet rule":
        return f"a rule for {outlet}: {told}"
    if kind in ("repeated", "repeated end"):
        return _seen(kind, told, outlet)
    if kind == "html":
        return f"the page marks it as {told}"
    return rule


def _seen(kind: str, told: str, outlet: str) -> str:
    """`seen in 14 stories on 9 days in The Independent`."""
    stories, _, days = told.partition(":")
    more = " or more" if stories == str(_MOST) else ""
    seen = f"in {stories}{more} stories on {days} days in {outlet}"
    return f"seen {seen}" if kind == "repeated" else f"seen at an end, or as a masthead, {seen}"


def why_facts(article: Article) -> Iterator[tuple[str, str]]:
    """Label and reason of each fact about *article*, in the order of a page."""
    source = article.source
    if source is not None:
        yield "outlet", f"{source.name}: {_BASES.get(source.basis, source.basis)}"
    for label, moment in (("published", article.published), ("modified", article.modified)):
        if moment is not None:
            how = "to the minute" if moment.instant is not None else "to the day"
            basis = _BASES.get(moment.basis, moment.basis)
            yield label, f"{moment.day.isoformat()}, {how}: {basis}"
    if article.authors:
        given = "you said so" if article.given.authors else "from a byline"
        yield "authors", f"{', '.join(article.authors)}: {given}"
    for credit in article.credits:
        where = "" if credit.paragraph is None else f", passage {credit.paragraph + 1}"
        yield "credit", f"{credit.name} ({credit.kind}): {credit.how}{where}"
    for entity in article.entities:
        told = any(in_story(article, mention) for mention in entity.mentions)
        yield entity.type, why_name(entity) + ("" if told else ": not in the story")


def why_name(entity: Entity) -> str:
    """`Volodymyr Zelensky: 14 mentions, as Volodymyr Zelensky, Zelensky`."""
    surfaces = list(dict.fromkeys(mention.surface for mention in entity.mentions))
    count = len(entity.mentions)
    mentions = "1 mention" if count == 1 else f"{count} mentions"
    shown = ", ".join(surfaces[:_SURFACES]) + (" ..." if len(surfaces) > _SURFACES else "")
    return f"{entity.name}: {mentions}, as {shown}"


def why_object(article: Article) -> dict[str, Any]:
    """The reasons as data: `facts` by label, and one for each of `paragraphs`, null for none."""
    facts: dict[str, list[str]] = {}
    for label, reason in why_facts(article):
        facts.setdefault(label, []).append(reason)
    outlet = outlet_of(article)
    reasons = [why_paragraph(paragraph, outlet) or None for paragraph in article.paragraphs]
    return {"facts": facts, "paragraphs": reasons}


def outlet_of(article: Article) -> str:
    """The name of its outlet for a sentence."""
    return article.source.name if article.source else "this outlet"
