"""
A story of our own in four articles, another on the same events, and some that are neither.

    lines()      all of them as JSON Lines
    NAMES        what each is called here, by the id it gets
"""

from __future__ import annotations

import hashlib
import json

STORY = (
    "The harbour bridge at Kelmouth will close for nine weeks from Monday, the county council said on "
    "Thursday, after divers found cracks in two of its piers. Engineers of Brandt Marine went down on "
    "Wednesday and saw that the cracks had grown by four centimetres since the spring. "
    "“We will not take chances with people on that bridge,” said Ellen Marsh, who leads the "
    "council. Buses will go round by Overton, which adds forty minutes to the way to the hospital.\n\n"
    "The ferry that was given up in 1998 may come back while the piers are mended. Harold Voss, "
    "who owns the boatyard, said that two boats could be ready within ten days if the council paid "
    "for the landing stage. Shopkeepers in Quay Street fear for the weeks before Christmas, and want "
    "the work to be done at night."
)
CHANGED = STORY.replace("nine weeks", "eleven weeks")
LONGER = (
    CHANGED + " The county will pay £2.3m for the work, according to a letter seen by this paper."
)
OTHER = (
    "Kelmouth is to lose its only crossing until the new year: cracked piers have made the span unsafe, "
    "divers sent by Brandt Marine reported. Ellen Marsh promised that patients would still reach their "
    "hospital, by way of Overton and with more drivers. At the boatyard, Harold Voss is already painting "
    "a ferry that has not sailed since the landing stage rotted away."
)
LATER = (
    "Kelmouth celebrated the end of its repairs with a fair, half a year after cracked piers had been "
    "found. Ellen Marsh cut a ribbon, divers of Brandt Marine were cheered, and Harold Voss rowed the "
    "band from Overton to the boatyard."
)
ELSEWHERE = (
    "A bakery in Dunlow has won the county prize for its rye bread for the third year in a row. The "
    "judges praised the crust. Its owner said that the flour came from her brother’s mill."
)

ROWS = {
    "first": {"source": "The Guardian", "date": "2025-10-16", "url": "https://x.example/1", "body": STORY},
    "again": {"source": "The Guardian", "date": "2025-10-17", "url": "https://x.example/2", "body": CHANGED},
    "copy": {"source": "BBC News", "date": "2025-10-18", "body": LONGER},
    "undated": {"body": STORY.replace("Quay Street", "Dock Street")},
    "other": {"source": "The Times", "date": "2025-10-17", "body": OTHER},
    "later": {"source": "The Times", "date": "2026-04-20", "body": LATER},
    "bread": {"source": "The Times", "date": "2025-10-17", "body": ELSEWHERE},
}  # fmt: skip


def _bytes(name: str) -> bytes:
    return json.dumps({"title": f"{name} article", **ROWS[name]}).encode()


def lines() -> bytes:
    """All articles as JSON Lines."""
    return b"".join(_bytes(name) + b"\n" for name in ROWS)


IDS = {name: hashlib.sha256(_bytes(name)).hexdigest()[:12] for name in ROWS}
NAMES = {id_: name for name, id_ in IDS.items()}
