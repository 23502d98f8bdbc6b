"""
The fixed halves of every open corpus: rules are written on one, the figure is taken on the other.
"""

import hashlib


def part_of(name: str) -> str:
    """ "dev" or "held", by the SHA-256 of an item's id, url or name: the same for ever."""
    return ("dev", "held")[hashlib.sha256(name.encode()).digest()[0] & 1]
