"""
Whom the head of a page declares as its author: JSON-LD and <meta>, and what the page shows instead.
"""

from __future__ import annotations

import pytest

from tests.archive.authored import BOTH, JANE, linked, read

LINKED = [
    ('[{"@type":"Person","name":"Jane Doe"},{"@type":"Organization","name":"The Associated Press"}]', JANE),
    ('"Jane Doe"', JANE),
    ('"Jane Doe and John Roe"', BOTH),
    ('{"@type":"Organization","name":"Harbour Media Group"}', ()),
    ('{"@type":"NewsMediaOrganization","name":"Harbour Media"}', ()),
    ('{"@type":"Person","name":"By Jane Doe"}', JANE),
    ('{"@type":"Person","name":["Jane Doe","John Roe"]}', BOTH),
    ('{"@type":"Thing","name":"Jane Doe"}', JANE),
    ('{"@type":"Person","name":"Jane Doe","jobTitle":"Political Editor"}', JANE),
    ('{"@type":"Person","name":"Jane O&#039;Hara"}', ("Jane O'Hara",)),
    ('{"@type":"Person","name":"<a href=\\"/a\\">Jane Doe</a>"}', JANE),
    ('{"@type":"Person","name":"Jane Doe, Harbour Post"}', JANE),
    ('{"@type":"Person","name":"Jane Doe | Harbour Post"}', JANE),
    ('{"@type":"Person","name":"Jane Doe jane@x.com"}', JANE),
    ('{"@type":"Person","name":"Jane Doe, Chief Political Correspondent"}', JANE),
    ('{"@type":"Person","name":"Jane Doe in Berlin"}', JANE),
    ('[{"@type":"Person","name":"Jane Doe"},{"@type":"Person","name":"Agencies"}]', JANE),
    ('[{"@type":"Person","name":"dpa"}]', ()),
]  # fmt: skip
METAS = [
    ("<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Jane Doe'><meta name='twitter:label2' content='Est. reading time'><meta name='twitter:data2' content='3 minutes'>", JANE),
    ("<meta name='author' content='Jane Doe'><meta property='article:author' content='https://medium.com/@jane'><meta name='twitter:creator' content='@jane'>", JANE),
    ("<meta property='article:author' content='https://www.theguardian.com/profile/janedoe'>", ()),
    ("<meta name='author' content='Jane Doe, John Roe, CNN'>", BOTH),
    ("<meta name='author' content='By Jane Doe, CNN Business'>", JANE),
    ("<meta name='author' content='jane.doe@harbourpost.com'>", ()),
    ("<meta name='author' content='Harbour Post'><meta property='og:site_name' content='Harbour Post'>", ()),
    ("<meta name='author' content='Harbour Post Online'><meta property='og:site_name' content='Harbour Post'>", ()),
    ("<meta name='author' content='Harbour Post Staff'><meta property='og:site_name' content='Harbour Post'>", ()),
    ("<meta name='author' content='harbourpost.com'><meta property='og:site_name' content='Harbour Post'>", ()),
    ("<meta name='author' content='JANE DOE'>", JANE),
    ("<meta name='author' content='Doe, Jane'>", JANE),
    ("<meta name='parsely-author' content='Jane Doe'>", JANE),
    ("<meta name='sailthru.author' content='Jane Doe'>", JANE),
    ("<meta name='DC.creator' content='Jane Doe'>", JANE),
    ("<meta name='cXenseParse:author' content='Jane Doe'>", JANE),
    ("<meta property='vf:author' content='Jane Doe'>", JANE),
    ("<meta property='article:author' content='Jane Doe'>", JANE),
    ("<meta name='citation_author' content='Doe, Jane'><meta name='citation_author' content='Roe, John'>", BOTH),
]  # fmt: skip
DECLARED = [
    (linked('{"@type":"Person","name":"admin"}') + "<meta name='author' content='admin'>", "<p>By Jane Doe</p>", JANE),
    (linked('{"@type":"Person","name":"Web Master"}') + "<meta name='author' content='Web Master'>", "<p><strong>By Jane Doe</strong></p>", JANE),
    ("<meta name='author' content='harbour_admin'>", "<p><em>By Jane Doe, Harbour Post</em></p>", JANE),
    (linked('[{"@type":"Person","name":"Jane Doe","url":"https://substack.com/@jane"}]'), "<div class='profile-hover-card-target'><a class='pencraft' href='https://substack.com/@jane'>Jane Doe</a></div>", JANE),
    ("<meta property='article:author' content='https://www.theguardian.com/profile/janedoe'><meta name='author' content='Jane Doe'>", "<div class='meta__contact-wrap'><p class='byline' data-link-name='byline'><span itemprop='author'><a rel='author' class='tone-colour' itemprop='sameAs' href='/profile/janedoe'><span itemprop='name'>Jane Doe</span></a></span> in Berlin</p></div>", JANE),
    ("<meta name='byl' content='By Jane Doe and John Roe'>", "<div class='css-1e2jphy'><p class='css-1baulvz'>By <span class='css-1baulvz' itemprop='name'>Jane Doe</span> and <span itemprop='name'>John Roe</span></p></div>", BOTH),
    ("<meta property='article:author' content='JANE DOE'>", "<p class='author-section byline-plain'>By <a class='author'>JANE DOE, SENIOR REPORTER</a></p>", JANE),
    ("<meta name='DCSext.author' content='Jane Doe'>", "<div class='e-byline'><span class='e-byline__author'>By <a rel='author' href='/authors/j/jane'>Jane Doe</a>, CHIEF POLITICAL CORRESPONDENT</span></div>", JANE),
    (linked('{"@type":"Person","name":"Jane Doe"}'), "<div class='article-info__byline'><a class='n-content-tag--author' data-trackable='author' href='/jane-doe'>Jane Doe</a> in Berlin</div>", JANE),
    ("<meta name='author' content='Jane Doe'><meta name='article.author' content='Jane Doe'>", "<div class='author-container'>By<span><a class='author-name' href='/news/author/8'>Jane Doe</a></span></div>", JANE),
    ("<meta name='parsely-author' content='Jane Doe'><meta name='parsely-author' content='John Roe'>", "<address class='lede-text-v2__byline'><div class='author'>Jane Doe</div></address>", BOTH),
    ("<meta name='author' content='Jane Doe'>", "<span class='c-byline__item'>By <a href='/authors/jd'><span class='c-byline__author-name'>Jane Doe</span></a><span class='c-byline__twitter-handle'><a href='https://twitter.com/jd'>@jd</a></span> and</span>", JANE),
    ("<meta name='author' content='JANE DOE jdoe@harbourpost.com'>", "<div class='asset-masthead'><ul><li class='hidden-print'><span class='tnt-byline'>By JANE DOE Harbour Post Staff Writer</span></li></ul></div>", JANE),
    (linked('[{"@type":"Person","name":"Jane Doe"},{"@type":"Person","name":"John Roe"}]'), "<div class='gnt_ar_by'><a class='gnt_ar_by_a' href='/staff/1'>Jane Doe</a><div class='gnt_ar_pb'>Harbour Post</div></div>", BOTH),
    ("<meta property='article:author' content='https://www.facebook.com/harbourpost'>", "<p class='byline'>By Jane Doe</p>", JANE),
    ("<meta name='author' content='jane.doe@harbourpost.com'>", "<p class='byline'>By Jane Doe</p>", JANE),
    ("<meta name='author' content='Harbour Post'><meta property='og:site_name' content='Harbour Post'>", "<p class='byline'>By Jane Doe</p>", JANE),
    ("<meta name='author' content='jdoe'>", "<p class='byline'>BY JANE DOE</p>", JANE),
    (linked('{"@type":"Organization","name":"Harbour Media Group"}'), "<p class='byline'>By Jane Doe</p>", JANE),
    (linked('{"@type":"Person","name":"https://x.org/author/jane"}'), "<p class='byline'>By Jane Doe</p>", JANE),
    (linked('[{"@type":"Person","name":"dpa"}]'), "<p class='byline'>Von Jane Doe</p>", JANE),
    (linked('[{"@type":"Person","name":"Redaktion"}]'), "<p>Von Jane Doe</p>", JANE),
    (linked('{"@type":"Person","name":"Jane"}'), "<p class='byline'>By Jane Doe</p>", JANE),
]  # fmt: skip


@pytest.mark.parametrize(("author", "names"), LINKED)
def test_json_ld_names_its_author_in_many_ways(author: str, names: tuple[str, ...]) -> None:
    """As text, object or list; an organisation, a desk or the outlet is nobody."""
    assert read(linked(author)) == names


@pytest.mark.parametrize(("head", "names"), METAS)
def test_meta_elements_name_the_author_under_many_names(head: str, names: tuple[str, ...]) -> None:
    """What is an address, a host or the outlet is nobody."""
    assert read(head) == names


@pytest.mark.parametrize(("head", "top", "names"), DECLARED)
def test_what_is_shown_corrects_what_is_declared(
    head: str, top: str, names: tuple[str, ...]
) -> None:
    """Users of the content system, outlets and agencies give way to the byline."""
    assert read(head, top) == names
