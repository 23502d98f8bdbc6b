"""
What stands beside the day of an article, and is not it: when the page was fetched, days of events,
comments, court rulings, of changes.
"""

from __future__ import annotations

import pytest

from tests.archive.webpage import find_day

H = "Council votes on harbour bridge"
STORY = "<p>" + "Residents said that the noise of the traffic would be worse than before. " * 7
LONG = (
    "and the council has said that it will pay for the music, the food and the light, as in all the"
    " years before, and that nobody has to pay to come in, whatever the weather may be, nor for the"
    " boats that will bring the visitors over from the other side"
)
# fmt: off
# Not the day of publication, where no other is printed
NONE = [
    # several days, of an event
    f"<p><b>21. und 22. Mai 2022</b> {LONG}</p>", "<p>2 et 6 mai 2022</p>", "<p>7 y 8 de mayo de 2022</p>",
    # when the page was fetched, or printed
    "<p class=time>Aktuelle Zeit: 14.10.2020, 12:18</p>", "<p>It is currently Thu 6 Feb 2020</p>",
    "<p>Today is Thursday, 6 February 2020</p>", "<p>Dzisiaj jest czwartek, 6 lutego 2020</p>",
    "<p>Wydrukowano: 2021-05-11 22:22</p>",
    # a reader's
    "<div>#1 Kommentar von Naru-chan 26. März 2004, 16:19</div>", "<p>Tom says: 9 February 2022</p>",
    "<p>Respuesta de Ana el 9 de febrero de 2022</p>",
    # a ruling's, a version's, an update's in a running story, a program's
    "<p>Verkündet am: 12.11.2009</p>", "<div>VN:F [1.9.22_1171]</div>",
    "<p><b>Update vom 03. Mai 2020, 16:05 Uhr:</b></p>", "<h2>What tickets for the harbour ferry cost from 1 January 2024</h2>",
]
# The day beside another
BESIDE = [
    # a masthead has a later one, in no element that is named for dates
    ("<div>8 May 2022</div><h1>{H}</h1><p>By Jane Doe</p><p class=date>7 May 2022</p>", "2022-05-07"),
    # but a box below has an earlier one
    ("<div class=date>7 May 2022</div><h1>{H}</h1>{S}<div><span class=date>3 May 2022</span> <a href=/x>Bridge</a></div>", "2022-05-07"),
    # hAtom's "updated" beside a date of publication, and where nobody sees it
    ("<h1>{H}</h1><p><time class=updated>9 May 2022</time> <time class='entry-date published'>7 May 2022</time></p>", "2022-05-07"),
    ("<h1>{H}</h1><p>Jane <span class='updated rich-snippet-hidden'>2022-05-09T10:10:52</span> vor 3 Stunden</p>", None),
    ("<h1>{H}</h1><p class=m><time class='entry-date published'>3 hours ago</time> <time class=updated>9 May 2022</time></p>", None),
    # a commentator's, who is no reader
    ("<h1>{H}</h1><p>Ein Kommentar von Jana Roth, 07.05.2022, 08:15 Uhr</p>", "2022-05-07"),
    ("<h1>{H}</h1><p>Comment by Jane Doe | 7 May 2022</p>", "2022-05-07"),
    # with its day of the week, with the hour before the story
    ("<h1>{H}</h1><p>First published on Thu 7 May 2022 08.15 BST</p>", "2022-05-07"),
    ("<h1>{H}</h1>{S}<p class=date>samedi 7 mai 2022</p>", "2022-05-07"),
    ("<h1>{H}</h1>{S}<p class=date>суббота, 7 мая 2022</p>", "2022-05-07"),
    ("<h1>{H}</h1><p>07.05.2022, 08:15 Uhr – The council of the harbour town has said that it will pay for the bridge, " + LONG + "</p>", "2022-05-07"),
]
# fmt: on


@pytest.mark.parametrize("line", NONE)
def test_days_of_other_things_are_no_day_of_publication(line: str) -> None:
    """A page that prints only the day of something else states none."""
    assert find(f"<h1>{H}</h1>{line}{STORY}") is None


@pytest.mark.parametrize(("body", "day"), BESIDE)
def test_the_day_is_told_from_those_beside_it(body: str, day: str | None) -> None:
    """Of two days the one of publication counts, and no other where that is not told."""
    assert find(body.replace("{H}", H).replace("{S}", STORY) + STORY) == day


def find(body: str) -> str | None:
    day = find_day(body, f"<title>{H}</title>")
    return day and day.isoformat()
