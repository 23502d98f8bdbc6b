"""
Articles for tests of stories: releases in one form of words, and what is kept of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from archive.stories.shingles import Shingler, to_sketch
from archive.stories.telling import Clue, Telling

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archive.stories.shingles import Hashes

SHINGLER = Shingler()

# From releases of the Senate (US federal works): one grant a county, in one form of words.
GRANT = (
    "The funding was announced today by Senator Reid. {place} will receive {sum} for {what}, which is "
    "part of a program of the Department of Agriculture that helps rural communities. I am pleased that "
    "these funds are coming to Nevada, Reid said. Our rural communities need and deserve the help of the "
    "federal government so that they can go on growing, and I will keep fighting in Washington to make "
    "sure that they get their fair share of it. {who} of {place} thanked the senator and said that work "
    "on {what} would begin before the end of the year, as soon as the bids were in."
)
LYON = GRANT.format(
    place="Lyon County", sum="$1.3 million", what="the Dayton levee", who="Ellen Marsh"
)
NYE = GRANT.format(
    place="Nye County", sum="$1.7 million", what="the Pahrump clinic", who="Harold Voss"
)
MORE = (
    " A spokesman for the Army Corps of Engineers, Tom Brandt, said in Reno that the plans had been "
    "looked at twice. The county board meets again on the ninth."
)


def clue(text: str, *, when: str = "2025-10-17", outlet: str = "", url: str = "") -> Clue:
    shingles = SHINGLER.shingles(text)
    mark = text.encode()[-8:]
    return Clue(when, outlet, url, mark, len(shingles), to_sketch(shingles).astype("<u8").tobytes())


def telling(text: str, **known: str) -> Telling:
    return Telling(clue(text, **known), text, SHINGLER)


WORDS = (
    "arrow", "basin", "cedar", "delta", "ember", "fjord", "grove", "heath", "islet", "jetty",
    "knoll", "ledge", "marsh", "nadir", "oasis", "prairie", "quay", "ridge", "shoal", "tundra",
    "upland", "valley", "weir", "yard", "zenith", "atoll", "bluff", "canyon", "dune", "estuary",
    "firth", "glade", "harbour", "inlet", "jungle", "kelp", "lagoon", "mesa", "narrows", "outcrop",
)  # fmt: skip


def spread(numbers: Iterable[int]) -> Hashes:
    """A sketch with a hash for each of *numbers*, anywhere among all hashes as real ones are."""
    return np.sort(np.array(list(numbers), np.uint64) * np.uint64(0x9E3779B97F4A7C15))
