"""
One document all the way: its bytes through the pipeline to what the store and the index keep.

This is what a worker process does for each task, and what `add` does itself when there are few. A
document that cannot be read is an answer like any other; nothing it holds can stop the rest.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.article import Given, changed
from archive.documents import to_document
from archive.entry import Entry, to_entry
from archive.errors import UnreadableError
from archive.learning import NOTHING_LEARNED, load_names
from archive.pipeline import RULES, Context, load_context, study
from archive.sources.document import from_beside
from archive.steps import finish

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from archive.learning import Learned
    from archive.settings import Settings
    from archive.sources import Raw
    from archive.steps import Steps
    from archive.store import Store
    from archive.stories.shingles import Shingler
    from index.results import Document


NOTHING_GIVEN = Given()
NO_MEMORY = "too large for the memory there is"


_NONE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Rules:
    """By what documents are read: all that a worker must be told."""

    today: date
    settings: Settings
    learned: Learned = NOTHING_LEARNED


@dataclass(frozen=True, slots=True)
class Loaded:
    """Rules with the tables they name, ready to read by."""

    context: Context
    made: str
    also: Mapping[tuple[str, str], tuple[str, ...]]
    shingler: Shingler


@dataclass(frozen=True, slots=True)
class Task:
    """One document to read, and what is kept of it beside what is read; *added* an ISO instant."""

    raw: Raw
    added: str
    given: Given = NOTHING_GIVEN


@dataclass(frozen=True, slots=True)
class Made:
    """A document read: what the store keeps, and what the index does (its id still missing)."""

    entry: Entry
    document: Document


@dataclass(frozen=True, slots=True)
class Unmade:
    """A document that could not be read: which, where it is and why, in one line."""

    digest: str
    place: str
    reason: str


def load_rules(rules: Rules) -> Loaded:
    """The tables that *rules* name. Raises SettingsError."""
    from archive.stories.shingles import Shingler

    return Loaded(
        context=load_context(rules.today, rules.settings, rules.learned),
        made=made_by(rules.settings),
        also=also_names(rules.settings, rules.learned.names.spellings),
        shingler=Shingler(),
    )


def check_tables(settings: Settings) -> None:
    """Raise SettingsError when one of the user's tables is wrong, before anything is read by it."""
    if settings.outlets:
        from archive.outlets import load_outlets

        load_outlets(settings.outlets)
    if settings.rules:
        from archive.clean import load_outlet_rules

        load_outlet_rules(settings.rules)
    if settings.names != "rules":
        from archive.entities.model import find_model

        find_model(settings.names)


def made_by(settings: Settings) -> str:
    """What says by which rules an article was read: ours, and the tables that the user wrote."""
    said = (settings.timezone, settings.day_first, settings.aliases, settings.names)
    tables = repr(said).encode()
    for path in (settings.outlets, settings.rules):
        if path:
            with open(path, "rb") as file:
                tables += file.read()
    return f"{RULES}-{hashlib.sha256(tables).hexdigest()[:12]}"


def also_names(
    settings: Settings, spellings: Mapping[str, str] = _NONE
) -> dict[tuple[str, str], tuple[str, ...]]:
    """
    (field, canonical name) -> names that find it beside those in an article.

    *spellings* are those of Votes: a name is found by each of its spellings, and so is an article
    that was read before they were known to be one.
    """
    from archive.agencies import load_agencies

    also: dict[tuple[str, str], tuple[str, ...]] = {}
    table = load_agencies()
    for written, agency in (*table.exact.items(), *table.folded.items()):
        key = ("credit", agency.name)
        also[key] = (*also.get(key, ()), written)
    families: dict[str, list[str]] = {}
    for rarer, name in spellings.items():
        families.setdefault(name, [name]).append(rarer)
    for family in families.values():
        for name in family:
            also["person", name] = tuple(other for other in family if other != name)
    for alias in settings.aliases:
        spelled = also.get((alias.type, alias.name), ())
        for other in alias.others:
            spelled += also.get((alias.type, other), ())
        also[alias.type, alias.name] = (*alias.others, *spelled)
    return also


def also_in(store: Store, settings: Settings) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """`also_names` for the archive of *store*, with the spellings that it has learnt."""
    return also_names(settings, load_names(store).spellings)


def make(task: Task, rules: Loaded) -> Made | Unmade:
    """Read one document. Never raises for what the document holds."""
    return finish(making(task, rules))


def making(task: Task, rules: Loaded) -> Steps[Made | Unmade]:
    """`make` in steps."""
    from archive.sources import read_raw
    from archive.stories.telling import to_clue

    raw = task.raw
    try:
        article = changed(read_raw(raw, url=task.given.url), given=task.given)
        yield
        article, lessons = yield from study(article, context=rules.context)
        yield
        entry = to_entry(
            article,
            raw.data,
            added=task.added,
            origin=raw.place,
            made=rules.made,
            beside=from_beside(raw.beside),
            lessons=lessons,
            clue=to_clue(article, rules.shingler),
        )
        return Made(entry, to_document(article, rules.also))
    except UnreadableError as error:
        return Unmade(raw.digest, raw.place, error.reason)
    except RecursionError:
        return Unmade(raw.digest, raw.place, "nested too deeply to be read")
    except MemoryError:
        return Unmade(raw.digest, raw.place, NO_MEMORY)
    except Exception as error:  # noqa: BLE001  a bug of ours must not cost the other thousand
        return Unmade(
            raw.digest, raw.place, f"could not be read: {type(error).__name__}: {error}"[:300]
        )
