"""
What runs: our version, and the engine's, because two distributions answer to the name whoosh.
"""

from __future__ import annotations

from importlib import metadata

_ENGINES = ("Whoosh", "whoosh3")


def _found(distribution: str) -> str | None:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return None


def version_line() -> str:
    """`archive 0.1.0 (Whoosh 2.7.4)`."""
    ours = _found("news-archive") or "(not installed)"
    engines = [f"{name} {version}" for name in _ENGINES if (version := _found(name))]
    return f"archive {ours} ({', '.join(engines) or 'no engine'})"
