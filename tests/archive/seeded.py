"""
An archive of the two founding articles.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

TODAY = date(2025, 11, 23)


SEEDS = str(Path(__file__).resolve().parents[2] / "seeds")


BOTH = {"6106dc75c921", "7c17c67c5d81"}


DATED = "7c17c67c5d81"  # seed 001: The Independent, 2025-10-17


UNDATED = "6106dc75c921"  # seed 000
