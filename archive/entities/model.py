"""
Names by a model that the user has installed: the extra `news-archive[spacy]`.

    names = "spacy"               # in archive.toml: the largest en_core_web_* there is
    names = "en_core_web_trf"     # this one, or the folder of one

The model supplies what is a name and of which type. Whose surname it is, what it is called and all
that follows stays ours. Nothing here is imported unless archive.toml asks for it.
"""

from __future__ import annotations

import re
from importlib import import_module
from importlib.metadata import distributions
from os.path import isdir
from typing import TYPE_CHECKING, Any, NamedTuple

from archive.entities.evidence import TYPES, Scores
from archive.entities.sightings import Sighting
from archive.entities.spans import Candidate
from archive.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from archive.article import EntityType
    from archive.entities.gazetteer import Gazetteer
    from archive.entities.sightings import Passage

RULES = "rules"
_TYPES: dict[str, EntityType] = {
    "PERSON": "person",
    "PER": "person",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "ORG": "org",
    "NORP": "thing",
    "WORK_OF_ART": "thing",
    "PRODUCT": "thing",
    "EVENT": "thing",
    "LAW": "thing",
    "MISC": "thing",
}
_SIZES = ("trf", "lg", "md", "sm")
_UNUSED = frozenset(
    ("tagger", "morphologizer", "parser", "attribute_ruler", "lemmatizer", "senter")
)
_LONGEST = 100_000
"""Characters of one passage that are given to a model; its memory grows with them."""
_SURE = 1_000
_HEAD = re.compile(r"(?:the|The|THE)\s+")
_WORD = re.compile(r"\S+\s+")
_TAIL = re.compile(r"(?:['’]s?|[\s.,;:]+)$")


class Found(NamedTuple):
    """The characters *start* to *end* of a passage are a name of this type."""

    start: int
    end: int
    type: EntityType


class Model:
    """A spaCy pipeline as something that finds names."""

    def __init__(self, pipeline: Any) -> None:
        self._pipeline = pipeline

    def find(self, texts: Sequence[str]) -> Iterator[list[Found]]:
        """The names in each of *texts*, in order; what the model calls a date or a sum is none."""
        for document in self._pipeline.pipe(text[:_LONGEST] for text in texts):
            yield [
                Found(span.start_char, span.end_char, _TYPES[span.label_])
                for span in document.ents
                if span.label_ in _TYPES
            ]


def find_model(names: str) -> str:
    """
    The model that the setting *names* means, without loading it. Raises SettingsError with what to
    do when it or spaCy is not there.
    """
    there = {str(one.metadata["Name"]).replace("-", "_").lower() for one in distributions()}
    if "spacy" not in there:
        raise SettingsError(
            f'names = "{names}" in archive.toml wants spaCy: pip install "news-archive[spacy]"'
        )
    if names != "spacy":
        if isdir(names) or names.replace("-", "_").lower() in there:
            return names
        raise SettingsError(
            f'names = "{names}" in archive.toml: no such model is installed: '
            f"python -m spacy download {names}"
        )
    for size in _SIZES:
        if f"en_core_web_{size}" in there:
            return f"en_core_web_{size}"
    raise SettingsError(
        'names = "spacy" in archive.toml wants a model: python -m spacy download en_core_web_sm'
    )


def load_model(names: str) -> Model | None:
    """The model that the setting *names* means; None for our own rules. Raises SettingsError."""
    if names == RULES:
        return None
    found = find_model(names)
    try:
        pipeline = import_module("spacy").load(found)
    except (OSError, ImportError, ValueError) as error:
        raise SettingsError(f'names = "{names}" in archive.toml: {error}') from None
    pipeline.select_pipes(disable=[name for name in pipeline.pipe_names if name in _UNUSED])
    return Model(pipeline)


def sight_by_model(
    passages: Sequence[Passage], model: Model, gazetteer: Gazetteer
) -> list[Sighting]:
    """The names that *model* finds in *passages*, as candidates whose type is settled."""
    sightings: list[Sighting] = []
    found = model.find([passage.text for passage in passages])
    for passage, spans in zip(passages, found, strict=True):
        for span in spans:
            candidate = _to_candidate(passage.text, span, gazetteer)
            if candidate is not None:
                sightings.append(Sighting(candidate, passage, []))
    return sightings


def _to_candidate(text: str, span: Found, gazetteer: Gazetteer) -> Candidate | None:
    """A span without article, title and possessive: "the United Nations", "Mr. Trump’s"."""
    start, end, type_ = span
    if head := _HEAD.match(text, start, end):
        start = head.end()
    titled = False
    while space := _WORD.match(text, start, end):
        if type_ != "person" or space[0].strip(" .\n").lower() not in gazetteer.cues.honorifics:
            break
        start, titled = space.end(), True
    while text[start:end] not in gazetteer.known and (tail := _TAIL.search(text, start, end)):
        end = tail.start()
    surface = " ".join(text[start:end].split())
    if not surface:
        return None
    before = text[max(0, start - 16) : start].split()
    titled = titled or bool(before and before[-1].strip(".").lower() in gazetteer.cues.honorifics)
    known = gazetteer.known.get(surface)
    return Candidate(
        surface=surface,
        start=start,
        end=end,
        words=tuple(surface.lower().split()),
        known=known if known is not None and known.type == type_ else None,
        shape=type_,
        titled=titled and type_ == "person",
        opens=False,
        common=False,
    )


def settle(sightings: Iterable[Sighting]) -> dict[str, Scores]:
    """The weights of surfaces whose mentions have a type each: what most have wins."""
    totals: dict[str, list[int]] = {}
    for candidate, _, _ in sightings:
        scores = totals.setdefault(candidate.surface, [0, 0, 0, 0])
        if candidate.shape is not None:
            scores[TYPES.index(candidate.shape)] += _SURE
    return {surface: (one[0], one[1], one[2], one[3]) for surface, one in totals.items()}
