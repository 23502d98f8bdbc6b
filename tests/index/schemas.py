"""
Schemas for Whoosh: every format, field and column that it has, and how to make values for each.
"""

from __future__ import annotations

import os
import random
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from index.embedded.corrections import whoosh

analysis, columns, fields, formats = map(whoosh, ("analysis", "columns", "fields", "formats"))

WORDS = """
    tomahawk tomahawks range Ranges ceasefire Łódź war to be not 1600 a
""".split()  # noqa: SIM905
START = datetime.fromisoformat("2025-10-17T12:30:00.5")


def new_index(storage: Any, schema: Any) -> Any:
    # Whoosh's temporary folder for an index in memory has its name: two processes would share it.
    return storage.create_index(schema, indexname=f"test{os.getpid()}")


def text(rng: random.Random) -> str:
    return " ".join(rng.choices(WORDS, range(len(WORDS), 0, -1), k=rng.randrange(1, 40)))


def boosted(rng: random.Random) -> str:
    return " ".join(f"{word}^{rng.choice((0.5, 1, 2, 3.25))}" for word in text(rng).split())


def number(rng: random.Random) -> int:
    return rng.randrange(-50, 50)


def field(format_: Any, *, with_boosts: bool = False) -> Any:
    analyzer = analysis.RegexTokenizer(r"\S+")
    if with_boosts:
        analyzer = analyzer | analysis.DelimitedAttributeFilter()
    return fields.FieldType(format=format_, analyzer=analyzer, scorable=True, stored=True)


class Shouted(formats.Format):  # type: ignore[misc, name-defined]
    """A format of somebody else's: its values are bytes that only it can read."""

    def word_values(self, value: str, analyzer: Any, **kwargs: Any) -> Any:
        for word in sorted({token.text for token in analyzer(value, **kwargs)}):
            yield word, 1, 1.5, word.upper().encode()

    def decode_shout(self, value: bytes) -> str:
        return value.decode() + "!"


SCHEMAS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "texts": (
        {
            "body": fields.TEXT(stored=True),
            "title": fields.TEXT(chars=True, vector=True, field_boost=2.0),
            "note": fields.TEXT(phrase=False, vector=formats.Frequency()),
        },
        {"body": text, "title": text, "note": text},
    ),
    "existence": ({"body": field(formats.Existence())}, {"body": text}),
    "frequency": ({"body": field(formats.Frequency(field_boost=1.5))}, {"body": text}),
    "positions": ({"body": field(formats.Positions())}, {"body": text}),
    "characters": ({"body": field(formats.Characters())}, {"body": text}),
    "position boosts": (
        {"body": field(formats.PositionBoosts(), with_boosts=True)},
        {"body": boosted},
    ),
    "character boosts": (
        {"body": field(formats.CharacterBoosts(), with_boosts=True)},
        {"body": boosted},
    ),
    "another format": ({"body": field(Shouted())}, {"body": text}),
    "keywords": (
        {
            "tag": fields.KEYWORD(stored=True, lowercase=True, commas=True, sortable=True),
            "path": fields.ID(stored=True, sortable=True),
            "list": fields.KEYWORD(scorable=True),
        },
        {
            "tag": lambda rng: ",".join(rng.sample(WORDS, 2)),
            "path": lambda rng: "/" + rng.choice(WORDS),
            "list": text,
        },
    ),
    "numbers": (
        {
            "small": fields.NUMERIC(sortable=True, stored=True),
            "large": fields.NUMERIC(int, 64, signed=False, sortable=True),
            "float": fields.NUMERIC(float, stored=True),
            "price": fields.NUMERIC(decimal_places=2, stored=True),
            "when": fields.DATETIME(stored=True, sortable=True),
            "yes": fields.BOOLEAN(stored=True),
        },
        {
            "small": number,
            "large": lambda rng: rng.randrange(1 << 40),
            "float": lambda rng: rng.random() - 0.5,
            "price": lambda rng: Decimal(rng.randrange(100, 10_000)) / 100,
            "when": lambda rng: START + timedelta(hours=number(rng)),
            "yes": lambda rng: rng.random() < 0.5,
        },
    ),
    "spelling": (
        {"body": fields.TEXT(analyzer=analysis.StemmingAnalyzer(), spelling=True, sortable=True)},
        {"body": text},
    ),
    "ngrams": (
        {"body": fields.NGRAM(minsize=2, maxsize=3), "word": fields.NGRAMWORDS()},
        {"body": lambda rng: rng.choice(WORDS), "word": text},
    ),
    "stored": (
        {"thing": fields.STORED},
        {
            "thing": lambda rng: rng.choice(
                [1, 2.5, "a", b"\xff", ("a", 1), [1, "b"], {"k": (1,)}, {1, 2}, START, "\ud83d"]
            )
        },
    ),
    "columns": (
        {
            "bytes": fields.COLUMN(columns.VarBytesColumn()),
            "fixed": fields.COLUMN(columns.FixedBytesColumn(3)),
            "ref": fields.COLUMN(columns.RefBytesColumn()),
            "bit": fields.COLUMN(columns.BitColumn()),
            "packed": fields.COLUMN(columns.CompressedBytesColumn()),
            "any": fields.COLUMN(columns.PickleColumn(columns.VarBytesColumn())),
            "pair": fields.COLUMN(columns.StructColumn("ih", (0, 0))),
        }
        | {f"n_{code}": fields.COLUMN(columns.NumericColumn(code)) for code in "bhiqBHIQ"}
        | {f"f_{code}": fields.COLUMN(columns.NumericColumn(code, 1.5)) for code in "fd"},
        {
            "bytes": lambda rng: rng.choice(WORDS).encode(),
            "fixed": lambda rng: rng.choice((b"abc", b"\0\0\1")),
            "ref": lambda rng: rng.choice((b"a", b"bb", b"ccc")),
            "bit": lambda rng: rng.random() < 0.5,
            "packed": lambda rng: text(rng).encode(),
            "any": lambda rng: rng.choice([1, ("x", 2), {"d": START}, b"\xfe"]),
            "pair": lambda rng: (number(rng), number(rng)),
        }
        | dict.fromkeys([f"n_{code}" for code in "bhiq"], number)
        | dict.fromkeys([f"n_{code}" for code in "BHIQ"], lambda rng: rng.randrange(200))
        | dict.fromkeys([f"f_{code}" for code in "fd"], random.Random.random),
    ),
}
