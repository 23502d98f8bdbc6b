"""
Which half of an open corpus an item belongs to: "dev" is looked at, "held" is only measured.
"""

import hashlib


def part_of(name: str) -> str:
    """ "dev" or "held", by the SHA-256 of the item's *name* (id, address or file name)."""
    return ("dev", "held")[hashlib.sha256(name.encode()).digest()[0] & 1]
