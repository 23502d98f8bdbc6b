"""
What all tests share: property tests have no deadline, because a loaded machine is no failure.
"""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("archive", deadline=None)
settings.load_profile("archive")
