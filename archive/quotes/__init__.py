"""
What people are quoted as saying, and who says it.
"""

from __future__ import annotations

from archive.quotes.quoting import find_quotes
from archive.quotes.speech import Speech, load_speech

__all__ = ["Speech", "find_quotes", "load_speech"]
