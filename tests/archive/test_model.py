"""
Names by a model: what it finds and of which type is the model's, all that follows is ours.

What needs spaCy itself is skipped where it is not installed, which is how the program ships.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest

from archive import archive as front
from archive.article import Article, Paragraph, with_paragraphs
from archive.entities import NO_VOTES, load_gazetteer, name_and_tell
from archive.entities.model import Model, find_model, load_model
from archive.errors import SettingsError
from archive.settings import load_settings
from archive.steps import finish

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

GAZETTEER = load_gazetteer()
TODAY = date(2025, 11, 23)


@dataclass(frozen=True)
class Span:
    start_char: int
    end_char: int
    label_: str


@dataclass(frozen=True)
class Document:
    ents: list[Span]


class Pipeline:
    """A pipeline that finds what it is told, as spaCy's would."""

    def __init__(self, *labels: tuple[str, str]) -> None:
        self.labels = labels

    def pipe(self, texts: Iterable[str]) -> Iterator[Document]:
        for text in texts:
            yield Document([
                Span(at, at + len(words), label)
                for words, label in self.labels
                for at in range(len(text))
                if text.startswith(words, at)
            ])  # fmt: skip


def found(text: str, *labels: tuple[str, str]) -> dict[tuple[str, str], list[str]]:
    article = with_paragraphs(
        Article(digest="", kind="text", decoded=""), [Paragraph(text, 0, len(text))]
    )
    model = Model(Pipeline(*labels))
    named, _ = finish(name_and_tell(article, gazetteer=GAZETTEER, votes=NO_VOTES, model=model))
    return {(one.type, one.name): [m.surface for m in one.mentions] for one in named.entities}


@pytest.mark.parametrize(
    ("label", "type_"),
    [
        ("PERSON", "person"),
        ("GPE", "place"),
        ("LOC", "place"),
        ("FAC", "place"),
        ("ORG", "org"),
        ("NORP", "thing"),
        ("WORK_OF_ART", "thing"),
        ("PRODUCT", "thing"),
        ("EVENT", "thing"),
        ("LAW", "thing"),
        ("DATE", None),
        ("CARDINAL", None),
    ],
)
def test_the_models_types_are_ours(label: str, type_: str | None) -> None:
    """OntoNotes' names become four types; its dates and numbers are no names."""
    expected = {(type_, "Brelovar"): ["Brelovar"]} if type_ else {}
    assert found("They saw Brelovar.", ("Brelovar", label)) == expected


def test_a_surname_is_its_holders_as_without_a_model() -> None:
    """ "Mr Trump’s" is Donald Trump's, without title and possessive."""
    text = "Donald Trump said so. Critics of Mr Trump’s plan, and Trump, went on."
    labels = ("Donald Trump", "PERSON"), ("Mr Trump’s", "PERSON"), ("Trump,", "PERSON")
    assert found(text, *labels) == {("person", "Donald Trump"): ["Donald Trump", "Trump", "Trump"]}


def test_what_the_model_says_is_a_place_is_nobodys_surname() -> None:
    """Washington is a city here, whoever else is called so."""
    text = "Denzel Washington came to Washington."
    labels = ("Denzel Washington", "PERSON"), ("Washington.", "GPE")
    assert found(text, *labels) == {
        ("person", "Denzel Washington"): ["Denzel Washington"],
        ("place", "Washington"): ["Washington"],
    }


def test_names_are_the_gazetteers_and_acronyms_the_articles() -> None:
    """ "the U.S." is the United States; EFR is the fund that is named in full."""
    text = "The Example Fund for Rivers (EFR) came to the U.S. and Acme Corp. said EFR is fine."
    labels = (
        ("Example Fund for Rivers", "ORG"),
        ("EFR", "ORG"),
        ("the U.S.", "GPE"),
        ("Acme Corp", "ORG"),
    )
    got = found(text, *labels)
    assert got["place", "United States"] == ["U.S."]
    assert got["org", "Example Fund for Rivers"] == ["Example Fund for Rivers", "EFR", "EFR"]
    assert ("org", "Acme") in got


def test_our_rules_need_no_model() -> None:
    """The default loads nothing."""
    assert load_model("rules") is None


@pytest.mark.skipif(find_spec("spacy") is not None, reason="spaCy is installed")
def test_without_spacy_the_setting_says_what_to_install(tmp_path: Path) -> None:
    """Before anything is read, and every time."""
    (tmp_path / "archive.toml").write_text('names = "spacy"\n', encoding="utf-8")
    with front.open(tmp_path, today=TODAY) as archive:
        with pytest.raises(SettingsError) as caught:
            archive.add([b"Police said on Monday that a man was arrested in Leeds."], workers=0)
        assert 'pip install "news-archive[spacy]"' in str(caught.value)


def save(folder: Path) -> Any:
    """A blank pipeline with a few names, on disk as a model is."""
    spacy = pytest.importorskip("spacy")
    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([
        {"label": "PERSON", "pattern": "Oddo Brelovar"},
        {"label": "PERSON", "pattern": "Brelovar"},
        {"label": "GPE", "pattern": "brelstadt"},
    ])  # fmt: skip
    pipeline.meta["name"] = "core_web_sm"
    pipeline.meta["version"] = "3.0.0"
    folder.mkdir(parents=True)
    pipeline.to_disk(folder)
    return pipeline


TEXT = "Oddo Brelovar was in brelstadt on Monday.\n\nMr Brelovar said it was fine there.\n"


def names_in(path: Path, setting: str) -> set[tuple[str, str]]:
    (path / "archive.toml").write_text(f"names = {json.dumps(setting)}\n", encoding="utf-8")
    with front.open(path, today=TODAY) as archive:
        report = archive.add([TEXT.encode()], workers=0)
        return {(one.type, one.name) for one in archive.get(report.ids[0]).entities}


def test_a_folder_is_a_model(tmp_path: Path) -> None:
    """Relative to the archive: what it finds, small letters and all, is in the article."""
    save(tmp_path / "models" / "mine")
    assert names_in(tmp_path, "models/mine") == {
        ("person", "Oddo Brelovar"),
        ("place", "brelstadt"),
    }


def test_an_installed_model_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """names = "spacy" takes the largest English model; one that is not there is named."""
    package = tmp_path / "site" / "en_core_web_sm"
    save(package / "en_core_web_sm-3.0.0")
    (package / "__init__.py").write_text(
        "from spacy.util import load_model_from_init_py\n\n"
        "def load(**overrides):\n    return load_model_from_init_py(__file__, **overrides)\n",
        encoding="utf-8",
    )
    (package / "meta.json").write_bytes((package / "en_core_web_sm-3.0.0/meta.json").read_bytes())
    info = tmp_path / "site" / "en_core_web_sm-3.0.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Name: en_core_web_sm\nVersion: 3.0.0\n", encoding="utf-8")
    monkeypatch.setattr(sys, "path", [str(tmp_path / "site"), *sys.path])
    assert find_model("spacy") == "en_core_web_sm"
    with pytest.raises(SettingsError) as caught:
        find_model("en_core_web_trf")
    assert "python -m spacy download en_core_web_trf" in str(caught.value)
    (tmp_path / "archive").mkdir()
    assert ("person", "Oddo Brelovar") in names_in(tmp_path / "archive", "spacy")


def test_spacy_without_a_model_says_which_to_get() -> None:
    """The extra alone finds nothing."""
    pytest.importorskip("spacy")
    with pytest.raises(SettingsError) as caught:
        find_model("spacy")
    assert "python -m spacy download en_core_web_sm" in str(caught.value)


def test_a_folder_that_is_no_model_is_refused(tmp_path: Path) -> None:
    """With spaCy's own reason."""
    pytest.importorskip("spacy")
    (tmp_path / "empty").mkdir()
    with pytest.raises(SettingsError) as caught:
        load_model(str(tmp_path / "empty"))
    assert "archive.toml" in str(caught.value)


def test_the_setting_is_a_name_or_a_folder(tmp_path: Path) -> None:
    """A folder is beside archive.toml unless it is absolute."""
    (tmp_path / "archive.toml").write_text('names = "models/mine"\n', encoding="utf-8")
    assert load_settings(str(tmp_path)).names == str(tmp_path / "models" / "mine")
    (tmp_path / "archive.toml").write_text('names = "en_core_web_trf"\n', encoding="utf-8")
    assert load_settings(str(tmp_path)).names == "en_core_web_trf"
