"""
Credits: where they stand, and the prose that looks like one.
"""

from __future__ import annotations

import os
import time

import pytest

from archive import read_article
from archive.agencies import load_agencies, parse_agencies
from archive.article import Article, Clues, Paragraph, with_paragraphs
from archive.clean import clean, load_cues
from archive.credits import credit
from archive.errors import SettingsError

SEEDS = os.path.join(os.path.dirname(__file__), "..", "..", "seeds")


def credited(role, text, *, bylines=()):
    """What one passage of a role credits: (kind, name, how)."""
    paragraphs = [Paragraph(text, 0, len(text), role)]
    article = Article(digest="", kind="text", decoded=text, clues=Clues(bylines=bylines))
    found = credit(with_paragraphs(article, paragraphs)).credits
    return {(one.kind, one.name, one.how) for one in found}


@pytest.mark.parametrize(
    ("name", "photo"),
    [
        ("000_7520f5810ed54d05.txt", set()),
        ("001_d9e10ce47f65dbca.txt", {"Associated Press"}),
    ],
)
def test_the_founding_articles_credit_reuters_and_ap(name, photo):
    """Both name two agencies for their text; 001 one of them for a picture, too."""
    with open(os.path.join(SEEDS, name), encoding="utf-8", newline="") as file:
        article = Article(digest="", kind="text", decoded=file.read())
    article = credit(clean(article, cues=load_cues()))
    text = {one.name for one in article.credits if one.kind == "text"}
    assert text == {"Reuters", "Associated Press"}
    assert {one.name for one in article.credits if one.kind == "photo"} == photo
    for one in article.credits:
        assert article.paragraphs[one.paragraph].role in ("credit", "caption")


DATELINES = [
    # the house forms of agencies
    ("WASHINGTON (Reuters) - The president said", "Reuters"),
    ("KYIV/MOSCOW, Oct 17 (Reuters) - Talks", "Reuters"),
    ("LONDON (AP) — Police said", "Associated Press"),
    ("ABOARD AIR FORCE ONE (AP) — The president", "Associated Press"),
    ("WASHINGTON, Oct. 17, 2025 (AP) — The president", "Associated Press"),
    ("PARIS (AFP) – France", "Agence France-Presse"),
    ("New Delhi [India], October 17 (ANI): The minister", "Asian News International"),
    ("New Delhi, Oct 17 (PTI) The government said", "Press Trust of India"),
    ("BEIJING, Oct. 17 (Xinhua) -- China", "Xinhua"),
    ("MOSCOW, October 17. /TASS/. The minister", "TASS"),
    ("NEW YORK, Oct. 17, 2025 /PRNewswire/ -- Acme Inc.", "PR Newswire"),
    ("Berlin (dpa) - The chancellor", "Deutsche Presse-Agentur"),
    ("Port-au-Prince (AP) - The prime minister", "Associated Press"),
    ("WASHINGTON — (AFP) The president said", "Agence France-Presse"),
    ("(Reuters) - The president said", "Reuters"),
    ("Oct 17 (Reuters) - The president said", "Reuters"),
    ("LONDON (Thomson Reuters Foundation) - The president said", "Reuters"),
    ("LOS ANGELES, Calif. (AP) _ The president said", "Associated Press"),
    ("LONDON (AP) Police said", "Associated Press"),
    ("PARIS, AFP — The president said", "Agence France-Presse"),
    ("JTA — The state has sworn in its first judge", "Jewish Telegraphic Agency"),
    ("KVELLER via JTA — The state has sworn in its first judge", "Jewish Telegraphic Agency"),
    ("New Delhi: (PTI) The court has ruled", "Press Trust of India"),
    # no datelines
    ("AP — who had asked first — was told nothing", None),
    ("Pennsylvania (PA) — one of fifty states — voted", None),
    ("The AA (AA) — a motoring club — said", None),
    ("PARIS, AFP reporters found, was quiet", None),
    ("The Associated Press (AP) said on Tuesday", None),
    ("He told the agency (Reuters) that he would go", None),
    ("The bank (PA) - one of three - failed", None),
    ("WASHINGTON (CNN) - The president", None),
    ("Talks (see page 3) - and why they failed", None),
]


@pytest.mark.parametrize(("lead", "name"), DATELINES)
def test_a_dateline_credits_its_agency(lead, name):
    """A place in capitals, an agency in parentheses and a dash, at the start of the story."""
    assert credited("body", lead) == ({("text", name, "dateline")} if name else set())


LINES = [
    ("Reuters and Associated Press contributed to this report", {
        ("text", "Reuters", "contributed"), ("text", "Associated Press", "contributed")}),
    ("The AP contributed to this story.", {("text", "Associated Press", "contributed")}),
    ("Associated Press writers Jane Doe in Paris and John Roe in Rome contributed to this report.", {
        ("text", "Associated Press", "contributed"), ("text", "Jane Doe", "contributed"),
        ("text", "John Roe", "contributed")}),
    ("CNN's Jane Doe contributed to this report.", {("text", "Jane Doe", "contributed")}),
    ("Bloomberg's Jane Doe contributed to this report.", {
        ("text", "Bloomberg", "contributed"), ("text", "Jane Doe", "contributed")}),
    ("Staff writer Jane Doe and researcher John Roe contributed to this report.", {
        ("text", "Jane Doe", "contributed"), ("text", "John Roe", "contributed")}),
    ("With files from The Canadian Press and Jane Doe", {
        ("text", "Canadian Press", "contributed"), ("text", "Jane Doe", "contributed")}),
    # The sign-off is the house form of Reuters, which it does not name.
    ("(Reporting by Jane Doe in Paris and John Roe; Editing by Max Moe)", {
        ("text", "Reuters", "signoff"), ("text", "Jane Doe", "signoff"),
        ("text", "John Roe", "signoff")}),
    ("(Reporting by Jane Doe; additional reporting by Ann Lee in Kyiv; writing by John Roe; editing by Max Moe)", {
        ("text", "Reuters", "signoff"), ("text", "Jane Doe", "signoff"),
        ("text", "Ann Lee", "signoff"), ("text", "John Roe", "signoff")}),
    ("Additional reporting by Jane Doe and Reuters", {
        ("text", "Reuters", "signoff"), ("text", "Jane Doe", "signoff")}),
    ("Reporting by Jane Doe in Paris; Writing by Ann Lee; Editing by Max Moe", {
        ("text", "Reuters", "signoff"), ("text", "Jane Doe", "signoff"),
        ("text", "Ann Lee", "signoff")}),
    ("With reporting by Reuters and RFE/RL's Russian Service", {("text", "Reuters", "signoff")}),
    ("Edited by Max Moe", set()),
    ("— AP", {("text", "Associated Press", "signoff")}),
    ("(ANI)", {("text", "Asian News International", "signoff")}),
    ("© 2025 AFP", {("text", "Agence France-Presse", "signoff")}),
    ("Getty Images", {("photo", "Getty Images", "signoff")}),
    ("© 2025 Example Media. All rights reserved.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("line", "found"), LINES)
def test_a_credit_line_names_agencies_and_people(line, found):
    """Who contributed, who reported (not who edited), who signed."""
    assert credited("credit", line) == found


CAPTIONS = [
    ("Mr Zelensky is due to visit the White House on Friday ( AP )", {"Associated Press"}),
    ("Smoke over the city. (AP Photo/Evan Vucci)", {"Associated Press", "Evan Vucci"}),
    ("The president, Oct. 3, 2025. (AP Photo/Susan Walsh, File)", {"Associated Press", "Susan Walsh"}),
    ("The lake (Photo by Jane Doe/Getty Images)", {"Jane Doe", "Getty Images"}),
    ("Photograph: Sergei Supinsky/AFP/Getty", {"Sergei Supinsky", "Agence France-Presse", "Getty Images"}),
    ("Kyiv. Photograph: Jane Doe/The Guardian", {"Jane Doe", "The Guardian"}),
    ("The lake. Photo: Jane Doe via Reuters", {"Jane Doe", "Reuters"}),
    ("The minister in Geneva. Reuters", {"Reuters"}),
    ("Image source, Getty Images", {"Getty Images"}),
    ("Evan Vucci/AP", {"Evan Vucci", "Associated Press"}),
    ("Peter Macdiarmid via Getty Images", {"Peter Macdiarmid", "Getty Images"}),
    ("The rally on Thursday.Jane Doe / AFP - Getty Images", {
        "Jane Doe", "Agence France-Presse", "Getty Images"}),
    ("Hotels are not always cleaned as often as they should be Getty Images", {"Getty Images"}),
    ("CreditJane Doe/Getty Images", {"Jane Doe", "Getty Images"}),
    ("Smoke over the city. AFP via Getty Images", {"Agence France-Presse", "Getty Images"}),
    ("Smoke over the city. Jane Doe/The New York Times", {"Jane Doe", "The New York Times"}),
    ("Smoke over the city. (Jane Doe/Boston Herald)", {"Jane Doe", "Boston Herald"}),
    ("Smoke over the city. [Jane Doe/Reuters]", {"Jane Doe", "Reuters"}),
    ("Smoke over the city. — AFP pic", {"Agence France-Presse"}),
    ("The Moulin Rouge cabaret in Paris Jane Doe/Reuters", {"Jane Doe", "Reuters"}),
    ("The Moulin Rouge cabaret in Paris Jane W. Doe/Reuters", {"Jane W. Doe", "Reuters"}),
    ("The lake Credit: JANE DOE/ AFP", {"Jane Doe", "Agence France-Presse"}),
    ("The lake. (Photo by Jane DOUGLAS / AFP)", {"Jane Douglas", "Agence France-Presse"}),
    ("The lake, which is frozen.Credit...Jane Doe/Associated Press", {"Jane Doe", "Associated Press"}),
    ("Credit Jane Doe", {"Jane Doe"}),
    ("Image copyright Reuters", {"Reuters"}),
    ("Foto: Jane Doe/dpa", {"Jane Doe", "Deutsche Presse-Agentur"}),
    ("© Jane Doe / AFP", {"Jane Doe", "Agence France-Presse"}),
    ("The mayor in Houston last week.(Jane Doe / Houston Chronicle)", {"Jane Doe", "Houston Chronicle"}),
    ("Bloomberg campaigns in Houston last week.(Jane Doe / Houston Chronicle)", {
        "Jane Doe", "Houston Chronicle"}),
    ("Smoke over the city. [Jane Doe/Al Jazeera]", {"Jane Doe", "Al Jazeera"}),
    ("Smoke over the city (Image: @GardaTraffic)", {"@GardaTraffic"}),
    ("Smoke over the city. Photo by Jane Doe on Unsplash", {"Jane Doe", "Unsplash"}),
    ("Smoke over the city. Courtesy of Jane Doe", {"Jane Doe"}),
    ("Smoke over the city. (Photo courtesy Jane Doe)", {"Jane Doe"}),
    ("Smoke over the city. (Supplied: Jane Doe)", {"Jane Doe"}),
    ("Smoke over the city. (Reuters: Jane Doe)", {"Jane Doe", "Reuters"}),
    ("Smoke over the city. Jane Doe, AP", {"Jane Doe", "Associated Press"}),
    ("Smoke over the city. AP Photo by Jane Doe", {"Jane Doe", "Associated Press"}),
    ("Photo courtesy of the National Park Service.", {"National Park Service"}),
    ("The galaxy. Image: NASA/JPL-Caltech", {"NASA"}),
    ("The lake. Image: Jane Doe/CIFOR (CC BY-NC-ND 2.0)", {"Jane Doe", "CIFOR"}),
    ("The lake. Jane Doe via Flickr (CC BY 2.0)", {"Jane Doe"}),
    ("Photo by flickr user johnny_b", {"johnny_b"}),
    ("PHOTO BY STAFF PHOTOGRAPHER JANE DOE", {"Jane Doe"}),
    ("Photo by Herald photographer Jane Doe", {"Jane Doe"}),
    ("Graphic: Jane Doe/BBC", {"Jane Doe", "BBC"}),
    ("Lunch is provided by Jane Doe", set()),
    ("The cast on Monday (Director: Jane Doe)", set()),
    ("Bloomberg campaigns in Houston last week", set()),
    ("The minister and/or his aide in Geneva", set()),
    ("The minister, Jane Doe / AFP", set()),
    ("Photo: Handout", set()),
    ("Photo: Stock Image", set()),
    ("The minister (left) and his wife in Geneva", set()),
    ("The head of Reuters speaks in London", set()),
    ("The minister at the AP in New York. He spoke for an hour.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("caption", "names"), CAPTIONS)
def test_a_caption_credits_photographer_and_agency(caption, names):
    """What a caption credits is a picture."""
    assert credited("caption", caption) == {("photo", name, "caption") for name in names}


STORY = "The talks went on for as long as they had to, the minister said on Tuesday."
ABOVE = [
    # chronicling America: Gazette-Times, Keokuk Gate City, Honolulu Star-Bulletin, January 1916
    ("(By Associated Press) ,\nLONDON, Jan. 19. Harold Tennant, parliamentary secretary", "Associated Press"),
    ("[United Press Leased Wire Service.]\nLONDON, Jan. 7.—The government", "United Press International"),
    ("Associated Press by Federal Wireless\nROME, Italy, Jan. 20. Fighting", "Associated Press"),
    ("Associated Press hy Federal Wireless\nROME, Italy, Jan. 20. Fighting", "Associated Press"),
    ("Associated Press bjr Federal Wireless\nROME, Italy, Jan. 20. Fighting", "Associated Press"),
    ("|By Charles P. Stewart, United Press\nStaff Correspondent^\nCOPENHAGEN, Jan. 7.—Life", "United Press International"),
    ("International News Service:\nLONDON, Jan. 14. The National", "International News Service"),
    ("By tlie Associated Press\nWASHINGTON, D. C., Jan. 4. Official announcement", "Associated Press"),
    ("Hy Associated Press\nWashington. D. C.. Jan. 4. Official announcement", "Associated Press"),
    ("By JANE DOE\nAssociated Press Writer\nWASHINGTON, Oct. 3, 2025 - The president", "Associated Press"),
    ("By JANE DOE Associated Press Writer Tuesday October 17 2006 They have been", "Associated Press"),
    ("He gave to the Associated Press\ntoday the most detailed account", None),
    ("LONDON, Jan. 1. Reuter's Athens\ncorrespondent says", None),
    ("A message from Athens to Reuters\nsays the French battleship", None),
    ("Bought by Reuters, Jan. 3, the firm", None),
]  # fmt: skip


@pytest.mark.parametrize(("above", "name"), ABOVE)
def test_a_line_above_a_story_credits_its_agency(above, name):
    """Old pages and wires name the agency between headline and dateline, wherever a story begins."""
    for text in (f"{above} {STORY}", f"{STORY}\n\n{STORY}\n\n{STORY}\n\n{above} {STORY}"):
        article = Article(digest="", kind="text", decoded=text)
        found = credit(clean(article, cues=load_cues())).credits
        assert [(one.kind, one.name) for one in found] == ([("text", name)] if name else [])


def test_a_caption_that_was_taken_for_story_credits_its_picture():
    """Too long for a caption, or one among paragraphs: its end or its label tells."""
    long = "In this photo taken on Tuesday " + "the rocket is on its launch pad and " * 12
    for text, names in (
        (f"{long}waits. (Jane Doe/ Space Agency photo via AP)", {"Associated Press", "Jane Doe"}),
        ("EPA/JANE DOE", {"European Pressphoto Agency", "Jane Doe"}),
        ("Header Image: People have lived here. Credit: Jane Doe/Acme", {"Jane Doe"}),
        ("The senator spoke of planes and other issues Photo Credit Reuters", {"Reuters"}),
        ("He runs the firm that bought a share of the firm (Acme/AP says so)", set()),
        ("Give credit: it was Jane Doe who said so in the first place, he went on to say.", set()),
    ):
        assert {one[1] for one in credited("body", text)} == names


def test_a_line_of_rights_that_names_an_agency_credits_it():
    """Set aside as furniture, it still says whose words these are; a picture agency's does not."""
    for line, names in (
        ("Copyright 2012 Associated Press. All rights reserved.", ["Associated Press"]),
        ("Copyright 2012 Getty Images. All rights reserved.", []),
    ):
        article = Article(digest="", kind="text", decoded=f"{STORY}\n\n{STORY}\n\n{line}")
        found = credit(clean(article, cues=load_cues())).credits
        assert [one.name for one in found if one.kind == "text"] == names


def test_a_story_may_be_signed_with_initials():
    """ "jd/jr (AFP, Reuters)" and "Source: Reuters" are of words."""
    assert credited("body", "Source: Reuters") == {("text", "Reuters", "signoff")}
    assert credited("caption", "jd/jr (AFP, Reuters)") == {
        ("text", "Agence France-Presse", "signoff"),
        ("text", "Reuters", "signoff"),
    }


def test_a_byline_may_be_an_agencys():
    """ "By JANE DOE, Associated Press", in the page's metadata or above the story."""
    expected = {("text", "Associated Press", "byline")}
    assert credited("header", "By JANE DOE, Associated Press") == expected
    assert (
        credited("body", "The talks went on.", bylines=("Jane Doe", "The Associated Press"))
        == expected
    )
    assert credited("body", STORY, bylines=("Contributors to Wikimedia projects",)) == set()


def test_an_agency_alone_between_paragraphs_supplied_a_picture():
    """ "AP" as the last line signs the story; within it, it stands under a picture."""
    prose = "The talks went on for as long as they had to, the minister said on Tuesday."
    for lines, kind in (
        ([prose] * 4 + ["AP"], "text"),
        ([prose] * 2 + ["AP"] + [prose] * 3, "photo"),
    ):
        article = Article(digest="", kind="text", decoded="\n\n".join(lines))
        found = credit(clean(article, cues=load_cues())).credits
        assert [(one.kind, one.name) for one in found] == [(kind, "Associated Press")]


def test_prose_credits_nobody():
    """Agencies in sentences, and in passages set aside as something else, are no credits."""
    for role in ("body", "promo", "bio", "correction"):
        assert credited(role, "The AP reported that Reuters and Bloomberg had been right.") == set()


def test_each_is_credited_once_per_kind():
    """An agency in the dateline and in the last line is one credit, where it stood first."""
    parts = [
        ("LONDON (AP) — Police said", "body"),
        ("Mr Doe ( AP )", "caption"),
        ("— AP", "credit"),
    ]
    paragraphs = [Paragraph(text, 0, len(text), role) for text, role in parts]
    article = credit(with_paragraphs(Article(digest="", kind="text", decoded=""), paragraphs))
    assert [(one.kind, one.how, one.paragraph) for one in article.credits] == [
        ("text", "dateline", 0),
        ("photo", "caption", 1),
    ]


@pytest.mark.parametrize(
    "unit",
    [
        "A ",
        "(AP) ",
        "(Reporting by ",
        "Jane Doe, ",
        "/",
        "Photo: ",
        "A(",
        "and ",
        "— AP ",
        "By A ",
        "By Associated Press\n",
        "(By AP, ",
        "Associated Press\nA, Jan. 1 ",
        "[A",
        "A B/",
        "Credit ",
    ],
)
def test_a_megabyte_of_anything_takes_no_time(unit):
    """Only a bounded part of a passage is read."""
    text = unit * (1_000_000 // len(unit))
    began = time.process_time()
    for role in ("body", "caption", "credit", "header"):
        credited(role, text)
    assert time.process_time() - began < 2


def test_acronyms_are_agencies_only_in_their_own_letters():
    """ "AP" is one, "ap" and "tap" are not; full names are found in any case."""
    agencies = load_agencies()
    names = [agency.name for agency, _, _ in agencies.within("AP, ap, tap, APs, reuters, dpa")]
    assert names == ["Associated Press", "Reuters", "Deutsche Presse-Agentur"]


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        ({"agencies": []}, "only [[agency]] tables"),
        ({"agency": [{"name": "A", "shorts": []}]}, "unknown key 'shorts'"),
        ({"agency": [{"short": ["A"]}]}, "wants name"),
        ({"agency": [{"name": "A", "aliases": "B"}]}, "want lists"),
        ({"agency": [{"name": "A"}, {"name": "B", "aliases": ["a"]}]}, "two agencies"),
    ],
)
def test_a_wrong_table_of_agencies_names_the_key(tables, message):
    """Data files are strict."""
    with pytest.raises(SettingsError) as caught:
        parse_agencies("agencies.toml", tables)
    assert "agencies.toml: " in str(caught.value)
    assert message in str(caught.value)


LINKED = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "author": [{"@type": "Person", '
    '"name": "Jane Doe"}, {"@type": "Organization", "name": "AP"}]}</script>'
)


@pytest.mark.parametrize(
    "byline",
    [
        '<p class="byline">By Jane Doe, Associated Press</p>',
        '<p class="byline">By JANE DOE Associated Press</p>',
        '<p class="byline">By Jane Doe<br>Associated Press</p>',
        '<div class="author">Jane Doe | AP</div>',
        '<meta name="author" content="Associated Press"><p class="byline">By Jane Doe</p>',
        LINKED,
    ],
)
def test_the_byline_of_a_page_credits_the_agency_beside_its_author(byline):
    """The agency is no author, and the text is its."""
    page = f"<article><h1>Bridge closed until spring</h1>{byline}<p>{STORY}</p><p>{STORY}</p></article>"
    article = read_article(page.encode(), kind="html")
    assert article.authors == ("Jane Doe",)
    assert [(one.kind, one.name) for one in article.credits] == [("text", "Associated Press")]
