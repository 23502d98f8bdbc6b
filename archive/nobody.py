"""
What a line above a story names that is nobody: "CNN Wire", "View Author", "ACLU Speech".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.agencies import load_agencies
from archive.names import has_first_name, has_surname, is_no_name, load_names

if TYPE_CHECKING:
    from archive.outlets import Outlets


def is_nobody(name: str, outlets: Outlets, *, first: bool) -> bool:
    """Whether what a line of the text names is a house or a button: "CNN Wire", "View Author"."""
    if is_no_name(name) or not (first or _is_person_beside(name)):
        return True
    lead = name.partition(" ")[0]
    housed = load_agencies().find(lead) or (lead.isupper() and outlets.find(lead))
    return bool(housed) and name != lead and not has_first_name(name)


def _is_person_beside(name: str) -> bool:
    """
    Whether *name* can be a person's behind another in a line: "Chien-Ming Wang", not "Privacy",
    "ACLU Speech" or "Senior Staff Technologist".
    """
    if has_first_name(name):
        return True
    words = name.split()
    roles = load_names().roles
    return has_surname(name) and not any(
        word.lower() in roles or (word.isupper() and len(word) > 2) for word in words
    )
