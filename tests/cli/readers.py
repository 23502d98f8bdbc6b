"""
What the tests of `archive search --new` share.
"""

from __future__ import annotations

import os
import random

import archive
from tests.archive.press import digest

S000, S001 = "6106dc75c921", "7c17c67c5d81"


CRASHES = int(os.environ.get("ARCHIVE_CRASHES", "8"))


SEED = int(os.environ.get("ARCHIVE_CRASH_SEED", str(random.randrange(10**6))))


NEW = ("search", "US", "--new")


def add(directory, data):
    with archive.open(directory) as news:
        return news.add([data], workers=0).ids


def ids(*numbers):
    return [digest(number)[:12] for number in numbers]
