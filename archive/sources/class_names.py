"""
The classes and ids of a page's elements, made plain for those who ask what they say.
"""

from __future__ import annotations

import re

KEPT = 1 << 14
"""
How many of them each who asks remembers the answer for: a page has 150, the pages of an outlet the
same ones over and over, and a crawl takes turns between outlets.
"""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def to_plain(names: str) -> str:
    """ "articleBody photoCredit" -> "article-body photo-credit"."""
    return names if names.islower() else _CAMEL.sub("-", names).lower()
