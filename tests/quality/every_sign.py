"""
Wordings that have every sign there could be, weighed or not: for the training, and for tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from archive.entities.wording import MARK, Wordings

if TYPE_CHECKING:
    from collections.abc import Callable


class _Every(dict[str, Any]):
    """What *make* makes of a word, for every word."""

    def __init__(self, make: Callable[[str], Any]) -> None:
        super().__init__()
        self._make = make

    def __contains__(self, word: object) -> bool:
        return True

    def __getitem__(self, word: str) -> Any:
        return self._make(word)

    def get(self, word: str, default: Any = None) -> Any:
        return self._make(word)


EVERY_SIGN = Wordings(
    before=_Every(lambda last: f"<{MARK}{last}"),
    two_before=_Every(lambda last: _Every(lambda first: f"<{MARK}{first} {last}")),
    behind=_Every(lambda one: f">{MARK}{one}"),
    two_behind=_Every(lambda one: _Every(lambda two: f">{MARK}{one} {two}")),
)
