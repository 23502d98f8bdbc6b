"""
What is measured of reading: the stages, their measures, and what each is to reach.

A stage is a module of this folder with `measure(corpora, part)`, which returns {measure: value}, and
`data(corpora)`, the files it reads. Shares and F1 lie between 0 and 1. A measure that has no row here
is shown and pinned all the same; a name in LESS is the better the smaller it is.
"""

from __future__ import annotations

STAGES = (
    "pages",
    "copies",
    "roles",
    "credits",
    "names",
    "seeds",
    "quotes",
    "differences",
    "stories",
    "like",
    "speed",
)

TARGETS: dict[tuple[str, str], float] = {
    ("pages", "body_f1"): 0.93,
    ("pages", "day_right"): 0.97,
    ("pages", "day_wrong"): 0.005,
    ("pages", "readability_day_right"): 0.97,
    ("pages", "readability_day_wrong"): 0.005,
    ("pages", "title_exact"): 0.85,
    ("pages", "authors_f1"): 0.85,
    ("pages", "speed_of_trafilatura"): 0.85,
    ("roles", "seeds_exact"): 1.0,
    ("roles", "body_hidden"): 0.002,
    ("roles", "furniture_left_cold"): 0.15,
    ("roles", "furniture_left_warm"): 0.03,
    ("credits", "recall"): 0.97,
    ("credits", "precision"): 0.97,
    ("names", "wikigold_typed"): 0.75,
    ("names", "wikigold_spans"): 0.88,
    ("names", "pud_typed"): 0.75,
    ("names", "pud_spans"): 0.88,
    ("names", "gum_typed"): 0.75,
    ("names", "gum_spans"): 0.88,
    ("seeds", "typed"): 0.97,
    ("seeds", "canonical"): 1.0,
    ("quotes", "seeds_direct"): 1.0,
    ("quotes", "seeds_scare"): 1.0,
    ("quotes", "speaker_right"): 0.85,
    ("quotes", "speaker_precision"): 0.92,
    ("differences", "class_right"): 0.90,
    ("differences", "glyphs_never_substance"): 1.0,
    ("stories", "related"): 0.97,
    ("stories", "near_one_story"): 0.9,
    ("stories", "merged_right"): 0.99,
    ("stories", "templates_apart"): 1.0,
    ("stories", "any_order_alike"): 1.0,
    ("stories", "keep_ms"): 0.4,
    ("speed", "pipeline_ms"): 2.0,
}

LESS = frozenset(
    (
        "day_wrong",
        "title_wrong",
        "day_all_wrong",
        "day_invented",
        "readability_day_wrong",
        "body_hidden",
        "furniture_left_cold",
        "furniture_left_warm",
    )
)


def is_less_better(measure: str) -> bool:
    """Whether a smaller value of *measure* is the better one; times (`_ms`) always are."""
    return measure in LESS or measure.endswith("_ms")


def is_timing(measure: str) -> bool:
    """Whether *measure* depends on the machine: it is shown beside its target, never pinned."""
    return measure.endswith("_ms") or measure.startswith("speed")


def meets(measure: str, value: float, bound: float) -> bool:
    """Whether *value* is as good as *bound*."""
    return value <= bound if is_less_better(measure) else value >= bound
