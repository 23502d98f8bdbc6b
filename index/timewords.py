"""
The words that people say times with, and what each stands for. Their grammar is in period.py.
"""

from __future__ import annotations

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon", "tuesday tues tue", "wednesday weds wed", "thursday thurs thur thu",
            "friday fri", "saturday sat", "sunday sun",
        )
    )
    for name in names.split()
}  # fmt: skip
"""Monday is 0."""
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The first month of each: meteorological seasons of the northern hemisphere."""
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
UNITS = {
    name: names[0]
    for names in ("day days d", "week weeks w wk wks", "month months m mo", "year years y yr yrs")
    for name in names.split()
}
"""Each to its letter: d, w, m, y."""
TOO_FINE = frozenset({"hour", "hours", "h", "hr", "hrs", "minute", "minutes", "min", "mins", "now"})
_OTHERS = (
    "today yesterday tomorrow this last previous next past ago early mid late quarter since from "
    "after before until till through thru between and to up as of w q"
)
KNOWN = frozenset({*MONTHS, *WEEKDAYS, *SEASONS, *NUMBERS, *UNITS, *_OTHERS.split()})
"""Every word that has a meaning in some date."""
