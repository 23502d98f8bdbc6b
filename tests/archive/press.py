"""
Press releases made from a few sentences of our own: as many as a test wants, no two alike.

    release(7)            the bytes of number 7, always the same
    lines(300)            three hundred of them as JSON Lines
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SENATORS = ("Adams", "Baker", "Castillo", "Dumont", "Eriksen", "Fukuda", "Grant", "Hollis")
PLACES = ("Ohio", "Nevada", "Maine", "Texas", "Oregon", "Vermont", "Kansas", "Alaska")
THINGS = ("the farm bill", "a new bridge", "flood relief", "the river dam", "veterans' care")
VERBS = ("welcomed", "criticised", "introduced", "defended", "postponed")
WORDS = ("harbor", "ledger", "copper", "winter", "orchard", "signal", "garden", "marble", "timber")


def line(number: int) -> bytes:
    """Number *number* as one JSON line, without its newline."""
    dice = hashlib.sha256(f"release {number}".encode()).digest()

    def one(choices: Sequence[str], at: int) -> str:
        return choices[dice[at] % len(choices)]

    senator, place, thing = one(SENATORS, 0), one(PLACES, 1), one(THINGS, 2)
    day = f"2025-{dice[3] % 12 + 1:02}-{dice[4] % 28 + 1:02}"
    filler = " ".join(one(WORDS, at) for at in range(5, 20))
    body = (
        f"Senator {senator} today {one(VERBS, 20)} {thing} in {place}. This is release number{number}.\n\n"
        f"\u201cThe people of {place} have waited long enough,\u201d the senator said of {filler}.\n\n"
        f"A vote on {thing} is expected within {dice[21] % 9 + 2} weeks, officials said."
    )
    return json.dumps({"source": f"Sen. {senator}", "date": day, "body": body}).encode()


def lines(count: int, *, start: int = 0) -> bytes:
    """*count* releases as JSON Lines, from number *start* on."""
    return b"".join(line(number) + b"\n" for number in range(start, start + count))


def digest(number: int) -> str:
    """The digest of release *number*: the identity it has in an archive."""
    return hashlib.sha256(line(number)).hexdigest()
