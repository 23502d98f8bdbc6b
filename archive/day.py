"""
A Moment: when something was published, as precisely as it was said, and how that is known.

Apart from the other parts of an Article because a list of hits needs this one and no more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from index.frozen import Frozen

if TYPE_CHECKING:
    from datetime import date, datetime

Basis = Literal["meta", "header", "url", "given", "inferred"]
"""How a fact is known: page metadata, a line in the text, the URL, a person, or our inference."""


class Moment(Frozen):
    """
    When something was published or changed, as precisely as it was said.

    `day` is the outlet's (or the user's) local day. `instant` is aware and keeps the offset that
    was printed; None when only a day is known.
    """

    day: date
    basis: Basis
    instant: datetime | None = None

    @property
    def precision(self) -> Literal["day", "minute"]:
        return "day" if self.instant is None else "minute"
