"""
What is like an article: the headline of the other is of the same people and places, or it is not.

The two reports on marathons are after Wikinews (CC BY 2.5), shortened; the third is made up.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from archive import archive as front

if TYPE_CHECKING:
    from pathlib import Path

ARTICLES = {
    "kipchoge": (
        "Eliud Kipchoge of Kenya runs marathon under two hours",
        "Eliud Kipchoge of Kenya ran a marathon in two hours in Vienna, Austria, unsanctioned by the IAAF.",
    ),
    "kosgei": (
        "Brigid Kosgei sets record at Chicago Marathon",
        "Brigid Kosgei of Kenya won in Illinois. Eliud Kipchoge had run unsanctioned by the IAAF in Vienna, Austria.",
    ),
    "again": (
        "Eliud Kipchoge honoured in Kenya",
        "Eliud Kipchoge, who ran in two hours in Vienna, Austria, unsanctioned by the IAAF, has a medal.",
    ),
}
OTHER = (
    "Nothing but rain fell on the hills, and the shepherds of the valley counted their sheep again."
)


def test_the_headline_of_what_is_like_it_names_what_it_knows(tmp_path: Path) -> None:
    """Another race of another runner is another event, whatever both reports mention."""
    rows = [
        {"title": title, "text": text, "date": f"2019-10-1{number}"}
        for number, (title, text) in enumerate(ARTICLES.values(), start=3)
    ]
    rows += [{"title": f"Rain {n}", "text": f"{OTHER} {n}", "date": "2019-10-14"} for n in range(9)]
    with front.open(tmp_path / "news", today=date(2026, 5, 1)) as archive:
        archive.add("\n".join(json.dumps(row) for row in rows).encode(), workers=0)
        ids = {archive.get(id_).title: id_ for id_ in archive.search("kipchoge", limit=None).ids}
        titles = {name: title for name, (title, _) in ARTICLES.items()}
        reasons = archive.explain(f"like:{ids[titles['kipchoge']]}").reasons

        assert archive.get(reasons[0].id).title == titles["again"]
        assert all(reason.share < reasons[0].share / 2 for reason in reasons[1:])
