"""
Pickles that hold plain values and nothing else: numbers, texts, bytes, containers, moments.

Whoosh lets a document store any object and reads it back with an unrestricted unpickler, so a
forged index runs what it says. Here a class or function that is not in a short list is damage.
"""

from __future__ import annotations

import io
import json
import pickle
from typing import Any, Final

from index.errors import IndexDamaged

_PLAIN: Final = {
    "builtins": {"set", "frozenset", "complex", "bytearray"},
    "datetime": {"date", "datetime", "time", "timedelta", "timezone"},
    "decimal": {"Decimal"},
    "fractions": {"Fraction"},
    "uuid": {"UUID", "SafeUUID"},
    "collections": {"OrderedDict"},
}
_AS_JSON, _AS_PICKLE = b"j", b"p"
# json takes a tuple for a list, True for 1 and 1 for "1" as a key: only what comes back as it was.
_SCALARS: Final = frozenset((str, int, float, bool, type(None)))


def _latin1(text: str, encoding: str) -> bytes:
    if encoding != "latin1":
        raise _RefusedError(f"a pickle asks for the encoding {encoding:.20}")
    return text.encode(encoding)


class _RefusedError(pickle.UnpicklingError):
    """A pickle asks for what is not plain."""


class _Plain(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        module = {"__builtin__": "builtins"}.get(module, module)
        if name in _PLAIN.get(module, ()):
            return super().find_class(module, name)
        if (module, name) == ("_codecs", "encode"):  # how protocol 2 writes bytes
            return _latin1
        raise _RefusedError(f"a pickle asks for {module}.{name}")

    def persistent_load(self, _pid: Any) -> Any:
        raise _RefusedError("a pickle asks for an object from elsewhere")


def load_stream(stream: Any) -> Any:
    """The plain value pickled where *stream* stands; raises IndexDamaged for anything else."""
    try:
        return _Plain(stream).load()
    except Exception as error:  # noqa: BLE001 -- a forged pickle fails in any way it likes
        raise IndexDamaged(f"a stored value that is not plain: {error}") from None


def load_plain(data: bytes | memoryview) -> Any:
    """The plain value pickled in *data*; raises IndexDamaged for anything else."""
    return load_stream(io.BytesIO(data))


def is_harmless(data: bytes) -> bool:
    """
    Whether *data* may be unpickled by others: it asks for nothing, or is no pickle and fails.
    """
    try:
        _Plain(io.BytesIO(data)).load()
    except _RefusedError:
        return False
    except Exception:  # noqa: BLE001 -- theirs fails at the same place
        return True
    return True


def to_record(fields: dict[str, Any]) -> bytes:
    """
    What is stored of one document. Raises TypeError for a value that could not be read back.
    """
    if all(_is_json(value) for value in fields.values()):
        text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
        return _AS_JSON + text.encode("utf-8", "surrogatepass")
    data = pickle.dumps(fields, 4)
    try:
        load_plain(data)
    except IndexDamaged as error:
        raise TypeError(f"only plain values can be stored: {error}") from None
    return _AS_PICKLE + data


def from_record(record: bytes) -> dict[str, Any]:
    """The stored fields of a record; raises IndexDamaged when it is none."""
    if record[:1] == _AS_JSON:
        try:
            fields = json.loads(record[1:].decode("utf-8", "surrogatepass"))
        except (ValueError, RecursionError):
            raise IndexDamaged("a stored document that cannot be read") from None
    else:
        fields = load_plain(record[1:])
    if not isinstance(fields, dict):
        raise IndexDamaged("a stored document that cannot be read")
    return fields


def _is_json(value: Any) -> bool:
    if type(value) is list:
        return all(type(item) in _SCALARS for item in value)
    return type(value) in _SCALARS
