"""
Rules for single outlets: what they cut and keep, how they are checked, and that none takes long.
"""

from __future__ import annotations

import json
import time
import tomllib
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import archive as front
from archive.clean import load_outlet_rules
from archive.clean.outlet_rules import check_pattern, first_match, parse_rules, rules_for
from archive.errors import SettingsError
from archive.outlets import load_outlets
from archive.pipeline import read_article
from tests.archive.passages import APPEAL, PROSE, story

if TYPE_CHECKING:
    from pathlib import Path

RULE = {"outlet": "The Gazette", "pattern": "x", "role": "promo"}
WRONG = [
    ({"rules": []}, "'rules': only [[rule]] tables"),
    ({"rule": ["x"]}, "a rule is a table"),
    ({"rule": [{**RULE, "patern": "x"}]}, "unknown key 'patern': the keys are outlet, pattern"),
    ({"rule": [{**RULE, "outlet": ""}]}, "outlet = '': the name of an outlet"),
    ({"rule": [{**RULE, "outlet": "*"}]}, "outlet = '*'"),
    ({"rule": [{**RULE, "role": "advert"}]}, "role = 'advert': one of body, heading"),
    ({"rule": [{**RULE, "since": "2025"}]}, "since = '2025': a day is wanted"),
    ({"rule": [{**RULE, "pattern": 1}]}, "pattern = 1: a regular expression"),
    ({"rule": [{**RULE, "pattern": "(a+)+b"}]}, "a group is written (?:...)"),
    ({"rule": [{**RULE, "pattern": "(?:a+)+b"}]}, "'+' repeats what repeats already"),
    ({"rule": [{**RULE, "pattern": "(?:a|a)*b"}]}, "'*' repeats what repeats already"),
    ({"rule": [{**RULE, "pattern": "(?:a?){30}"}]}, "'{30}' repeats what repeats already"),
    ({"rule": [{**RULE, "pattern": "a*a*a*b"}]}, "too many repetitions"),
    ({"rule": [{**RULE, "pattern": "(?=a)b"}]}, "a group is written (?:...)"),
    ({"rule": [{**RULE, "pattern": "a\\1"}]}, "\\1 is not understood"),
    ({"rule": [{**RULE, "pattern": "^a"}]}, "^ and $ are not wanted"),
    ({"rule": [{**RULE, "pattern": "a++"}]}, "nothing to repeat before '+'"),
    ({"rule": [{**RULE, "pattern": "[a"}]}, "a [ is not closed"),
    ({"rule": [{**RULE, "pattern": "(?:a"}]}, "a ( is not closed"),
    ({"rule": [{**RULE, "pattern": "a)"}]}, "a ) has no ("),
    ({"rule": [{**RULE, "pattern": "a" * 301}]}, "longer than 300 characters"),
]


@pytest.mark.parametrize(("tables", "message"), WRONG)
def test_a_wrong_rule_names_file_and_reason(tables: dict[str, object], message: str) -> None:
    """The file is strict, and a pattern that could take long is refused before it is used."""
    with pytest.raises(SettingsError) as caught:
        parse_rules("rules.toml", tables)
    assert str(caught.value).startswith("rules.toml: ")
    assert message in str(caught.value)


PARTS = st.lists(
    st.sampled_from(["a", ".", "[ab]", "(?:", ")", "|", "*", "+", "?", "{0,20}", "{2}", "b", "\\w", " "]),
    max_size=14,
).map("".join)  # fmt: skip


@given(PARTS)
def test_no_pattern_that_is_accepted_takes_long(pattern: str) -> None:
    """Whatever repeats in a rule, a text made to defeat it ends in a fraction of a second."""
    try:
        check_pattern(pattern)
    except ValueError:
        return
    try:
        (rule,) = parse_rules("x", {"rule": [{**RULE, "pattern": pattern or "a"}]})
    except SettingsError:
        return
    began = time.process_time()
    for unit in ("a", "ab", "a b ", "b"):
        first_match([rule], unit * (1_400 // len(unit)) + "!")
    assert time.process_time() - began < 1


def test_shipped_rules_are_of_outlets_that_are_known() -> None:
    """A rule for an outlet by another name than its own would never hold."""
    known = load_outlets(None)
    for rules in load_outlet_rules().values():
        for rule in rules:
            found = known.find(rule.outlet)
            assert found is not None
            assert found.name == rule.outlet


SHIPPED = [
    ("Reuters", "promo", "Our Standards: The Thomson Reuters Trust Principles., opens new tab"),
    ("The Associated Press", "credit", "The AP is solely responsible for all content."),
    ("The Associated Press", "promo", "Follow AP’s coverage of the war at https://apnews.example"),
    ("BBC News", "caption", "Image caption, The bridge was closed on Monday"),
    ("Al Jazeera", "promo", "Recommended Stories list of 4 items"),
    ("CNN", "correction", "This story has been updated with additional developments."),
    ("NPR", "credit", "Copyright 2025 NPR"),
]


@pytest.mark.parametrize(("outlet", "role", "line"), SHIPPED)
def test_what_an_outlet_prints_beside_its_stories_is_set_aside(
    outlet: str, role: str, line: str
) -> None:
    """The rule holds for its outlet, and the same line of another one is judged as any other."""
    text = story(last=line)
    article = read_article(text.encode(), kind="text", source=outlet)
    assert {p.role for p in article.paragraphs if p.text != PROSE} == {role}
    (rule,) = [r for rules in [rules_for(load_outlet_rules(), outlet, None)] for r in rules if first_match([r], line)]  # fmt: skip
    assert rule.role == role


def table(tmp_path: Path, text: str) -> Path:
    tomllib.loads(text)
    directory = tmp_path / "archive"
    directory.mkdir(exist_ok=True)
    (directory / "rules.toml").write_text(text, encoding="utf-8")
    return directory


def test_the_users_rules_win(tmp_path: Path) -> None:
    """They cut what ours leave, keep what ours would cut, and hold between two days."""
    text = """
    [[rule]]
    outlet = "Gazette Weekly"
    pattern = "weather for .{3,40} tomorrow: .{0,80}"
    role = "promo"
    since = 2025-01-01
    until = 2025-12-31
    [[rule]]
    outlet = "*"
    pattern = "sign up to our newsletter today\\\\."
    role = "body"
    """
    weather, appeal = "Weather for Ohio tomorrow: rain.", "Sign up to our newsletter today."
    written = story(middle=weather, last=appeal)
    with front.open(table(tmp_path, text), today=date(2026, 2, 1)) as archive:
        found = {}
        for day in ("2024-12-31", "2025-06-01", "2026-01-01"):
            line = json.dumps({"source": "Gazette Weekly", "date": day, "body": written})
            (id_,) = archive.add([line.encode()], workers=0).ids
            found[day] = {p.text: (p.role, p.rule) for p in archive.get(id_).paragraphs}
    assert found["2025-06-01"][weather][0] == "promo"
    assert found["2025-06-01"][weather][1].startswith("outlet rule:weather for")
    assert {found[day][weather][0] for day in ("2024-12-31", "2026-01-01")} == {"body"}
    assert {told[appeal][0] for told in found.values()} == {"body"}


def test_a_rule_finds_a_sentence_glued_to_the_story(tmp_path: Path) -> None:
    """A rule describes a paragraph or a sentence of one."""
    text = '[[rule]]\noutlet = "*"\npattern = "gazette readers save .{3,60}"\nrole = "promo"\n'
    with front.open(table(tmp_path, text), today=date(2026, 2, 1)) as archive:
        glued = f"{PROSE} Gazette readers save a fifth."
        (id_,) = archive.add([story(last=glued).encode()], workers=0).ids
        article = archive.get(id_)
    assert [p.text for p in article.paragraphs if p.role == "promo"] == [
        "Gazette readers save a fifth."
    ]
    assert article.text == "\n\n".join([PROSE] * 7)


def test_a_changed_rule_is_read_again(tmp_path: Path) -> None:
    """`reindex` reads by the rules as they are now; a wrong one is refused before anything happens."""
    directory = tmp_path / "archive"
    with front.open(directory, today=date(2026, 2, 1)) as archive:
        (id_,) = archive.add([story(last=APPEAL).encode()], workers=0).ids
        assert archive.get(id_).paragraphs[-1].role == "promo"
    table(tmp_path, '[[rule]]\noutlet = "*"\npattern = ".{1,600}"\nrole = "body"\n')
    with front.open(directory, today=date(2026, 2, 1)) as archive:
        archive.reindex()
        assert {p.role for p in archive.get(id_).paragraphs} == {"body"}
    table(tmp_path, '[[rule]]\noutlet = "*"\npattern = "(?:a*)*"\nrole = "body"\n')
    with front.open(directory, today=date(2026, 2, 1)) as archive, pytest.raises(SettingsError):
        archive.add([b"x"], workers=0)
