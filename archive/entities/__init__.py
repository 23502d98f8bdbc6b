"""
People, places, organisations and things: who and what an article names, and where.

No model: capital letters find names, a gazetteer and the words around them say what they are, and
the article itself says whom "Mr Trump" means. When that is not sure, nothing is named.
"""

from __future__ import annotations

from archive.entities.gazetteer import Gazetteer, load_gazetteer
from archive.entities.naming import name_and_tell, name_entities
from archive.entities.votes import NO_VOTES, Evidence, Votes

__all__ = [
    "NO_VOTES",
    "Evidence",
    "Gazetteer",
    "Votes",
    "load_gazetteer",
    "name_and_tell",
    "name_entities",
]
