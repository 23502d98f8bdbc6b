"""
FIELDS as a schema of Whoosh's: what can be asked of an index of ours with Whoosh's queries.

A text or name field is TEXT whose analyzer makes our words (index/tokens.py), so Whoosh's parsers
find what was indexed; a keyword is an ID, case folded; days and numbers can be sorted by and asked
for in ranges. Fields that stand for several ("text", "all", "entity") are none of Whoosh's.
"""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from index.embedded import layout
from index.embedded.corrections import whoosh
from index.tokens import name_words, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_analysis = whoosh("analysis")
_fields = whoosh("fields")
_times = whoosh("util.times")
_Analyzer: Any = _analysis.Analyzer
_ID: Any = _fields.ID
_DATETIME: Any = _fields.DATETIME
_NUMERIC: Any = _fields.NUMERIC

DAY = "day"


def midnight(ordinal: int) -> datetime:
    """The beginning of a day: Whoosh has no days, only moments."""
    return datetime.combine(date.fromordinal(ordinal), time())


class WordAnalyzer(_Analyzer):  # type: ignore[misc]
    """
    The words of a text as index/tokens.py has them.
    """

    def __call__(  # noqa: PLR0917 -- as Whoosh calls it
        self,
        value: str,
        positions: bool = False,
        chars: bool = False,
        keeporiginal: bool = False,
        removestops: bool = True,
        start_pos: int = 0,
        start_char: int = 0,
        mode: str = "",
        **kwargs: Any,
    ) -> Iterator[Any]:
        token = _analysis.Token(positions, chars, removestops=removestops, mode=mode, **kwargs)
        for at, (word, start, end) in enumerate(self.words(value)):
            token.text = word
            token.boost = 1.0
            if keeporiginal:
                token.original = value[start:end]
            token.stopped = False
            if positions:
                token.pos = start_pos + at
            if chars:
                token.startchar, token.endchar = start_char + start, start_char + end
            yield token

    def words(self, value: str) -> Iterable[tuple[str, int, int]]:
        return tokens(value)


class NameAnalyzer(WordAnalyzer):
    """
    The words that a name is compared by.
    """

    def words(self, value: str) -> Iterable[tuple[str, int, int]]:
        return ((word, 0, len(value)) for word in name_words(value))


class KeywordAnalyzer(WordAnalyzer):
    """
    A keyword whole, case folded.
    """

    def words(self, value: str) -> Iterable[tuple[str, int, int]]:
        return ((value.casefold(), 0, len(value)),)


class KeywordField(_ID):  # type: ignore[misc]
    """
    A keyword: lone surrogates (half an emoji in a tag) survive.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(analyzer=KeywordAnalyzer(), **options)

    def to_bytes(self, value: Any) -> bytes:
        value = value[0] if isinstance(value, (list, tuple)) else value
        return value if isinstance(value, bytes) else layout.to_bytes(value)

    def from_bytes(self, bs: bytes) -> str:
        return layout.from_bytes(bs)


class DayField(_DATETIME):  # type: ignore[misc]
    """
    The day of publication; None where it is not known.
    """

    def __init__(self) -> None:
        super().__init__(stored=True, sortable=True)
        self.shift_step = 0

    def from_column_value(self, x: int) -> datetime | None:
        return None if x == self.column_type.default_value() else _times.long_to_datetime(x)

    def to_number(self, ordinal: int) -> int:
        """A day as layout.py has it, as the number that Whoosh sorts by."""
        number: int = _times.datetime_to_long(midnight(ordinal))
        return number

    def to_term(self, number: int) -> bytes:
        """The term of such a number: Whoosh moves it up by half the range, and the column not."""
        term: bytes = self.sortable_to_bytes(number + (1 << 63))
        return term


class NumberField(_NUMERIC):  # type: ignore[misc]
    """
    A number field; None where a document has none.
    """

    def __init__(self) -> None:
        super().__init__(int, 64, signed=True, sortable=True, shift_step=0)

    def from_column_value(self, x: int) -> int | None:
        return None if x == self.column_type.default_value() else super().from_column_value(x)

    def to_number(self, value: int) -> int:
        """A number as the one that Whoosh sorts by."""
        number: int = self.to_column_value(value)
        return number

    def to_term(self, number: int) -> bytes:
        """The term of such a number."""
        term: bytes = self.sortable_to_bytes(number)
        return term


@lru_cache(maxsize=1)
def our_schema() -> Any:
    """FIELDS as a schema."""
    schema = _fields.Schema()
    for name in sorted(layout.TEXT_FIELDS):
        analyzer = WordAnalyzer()
        schema.add(name, _fields.TEXT(analyzer=analyzer, stored=True, multitoken_query="phrase"))
    for name in sorted(layout.NAME_FIELDS):
        field = _fields.TEXT(analyzer=NameAnalyzer(), multitoken_query="phrase")
        field.scorable = False  # a long list of names is not a weaker one
        schema.add(name, field)
    for name in sorted(layout.KEYWORD_FIELDS):
        schema.add(name, KeywordField())
    schema.add("id", KeywordField(stored=True, unique=True))
    for name in sorted(layout.NUMBER_FIELDS):
        schema.add(name, NumberField())
    schema.add(DAY, DayField())
    return schema
