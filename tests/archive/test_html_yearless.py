"""
Days that a page prints without their year: answered where something else of the page says it.
"""

from __future__ import annotations

import pytest

from tests.archive.webpage import find_day

H = "<h1>Council votes on harbour bridge</h1>"
S = "<p>" + "Residents said that the noise of the traffic would be worse than before. " * 7 + "</p>"
MONTH = "https://example.com/2014/10/harbour-bridge"
YEAR = "https://example.com/2014/harbour-bridge"
BARE = "https://example.com/harbour-bridge"
# fmt: off
TOLD = [
    # by an address with the month
    (MONTH, f"{H}<p>Posted by Bob on October 12 at 10:30 am</p>{S}"),
    (MONTH, f"{H}<p>Bob Smith | 12. Oktober</p>{S}"), (MONTH, f"{H}<p>12 octobre</p>{S}"),
    (MONTH, f"{H}<p>dimanche 12 octobre à 10h30</p>{S}"), (MONTH, f"{H}<p>10月12日</p>{S}"),
    (MONTH, f"{H}<span class=date>So, 12.10., 10:30 Uhr</span>{S}"), (MONTH, f"{H}<p class=date>12/10</p>{S}"),
    (MONTH, f"{H}<p class=date>October 12 14 comments</p>{S}"),
    # in badges
    (MONTH, f"<div class=date><span>Oct</span><span>12</span></div>{H}{S}"),
    (MONTH, f"<div class=entry-date><div class=day>12</div><div class=month>Okt.</div></div>{H}{S}"),
    # by an address with the year, by a picture, by what readers wrote soon after
    (YEAR, f"{H}<p class=meta>So, 12. Oktober, 10:30</p>{S}"),
    (BARE, f"<div class=post>{H}<img src=/wp-content/uploads/2014/10/bridge.jpg><p>Oct 12</p>{S}</div>"),
    (BARE, f"{H}<p class=meta>October 12th</p>{S}<div id=comments><p>Bob</p><p>October 13, 2014 at 9:11 am</p></div>"),
    # by a link to the archive of the day, and by the day of the week in a year of copyright
    (BARE, f"{H}<a href=/2014/10/12/>October 12</a>{S}"), (BARE, f"{H}<p><a href='/?m=20141012'>10:30 am</a></p>{S}"),
    (BARE, f"{H}<a href=/archive/2014-10-12>Sunday</a>{S}"),
    (BARE, f"{H}<p class=meta>Sunday, October 12</p>{S}<p>© 2010-2014 The Post</p>"),
    # in an attribute of an element beside the headline
    (BARE, f"{H}<time datetime=1413109800>Sunday</time>{S}"), (BARE, f"{H}<time datetime=1413109800000>Sunday</time>{S}"),
    (BARE, f"{H}<p class=meta><span data-timestamp=1413109800>vor 3 Tagen</span></p>{S}"),
    (BARE, f"{H}<p class=meta><a title=2014-10-12T10:30:00 href=/bridge>3 years ago</a></p>{S}"),
]
OPEN = [
    # of another month than the address has, or another day of the week; nothing says the year
    (MONTH, f"{H}<p class=date>November 3</p>{S}"), (MONTH, f"{H}<p class=date>Monday, October 12</p>{S}"),
    (BARE, f"{H}<p class=date>Sunday, October 12</p>{S}"), (BARE, f"{H}<p class=date>October 12</p>{S}<p>© 2014 The Post</p>"),
    # what day it is: a masthead with the year of the visit
    (BARE, f"<div class=date>Sunday, October 12</div>{H}{S}<p>© 2014 The Post</p>"),
    # an event's, a mark, several, other stories'
    (MONTH, f"{H}<p>On October 12 the council of the town met to vote.</p>{S}"), (MONTH, f"{H}<p>October 12-14</p>{S}"),
    (MONTH, f"{H}<p>Sunday, October 12, 8pm</p><p>Where: The town hall</p>{S}"), (MONTH, f"{H}<p>9/10</p>{S}"),
    (MONTH, f"{H}<p>12.-14. Oktober</p>{S}"), (MONTH, f"{H}{S}<ul><li class=date>Oct 12</li><li class=date>Oct 10</li></ul>"),
    # the number of comments is no year, and what readers wrote elsewhere says nothing of this story
    (BARE, f"{H}<p class=date>12 October 13 comments</p>{S}"),
    (BARE, f"{H}<p class=date>October 12</p>{S}<div class='widget recent-comments'><p>Bob on October 14, 2014</p></div>"),
    # the stamp of an event, and of the making of the page
    (BARE, f"{H}<p class=meta><span data-event-date=1413109800>10:30</span></p>{S}"),
    (BARE, f"<div class=date data-time=1413109800>{H}</div>{S}"),
]
# fmt: on


@pytest.mark.parametrize(("url", "body"), TOLD)
def test_the_year_of_a_day_may_stand_elsewhere(url: str, body: str) -> None:
    """A day without its year counts by the headline where address, picture or readers say which."""
    assert str(find_day(body, url=url)) == "2014-10-12"


@pytest.mark.parametrize(("url", "body"), OPEN)
def test_a_day_whose_year_nobody_says_is_refused(url: str, body: str) -> None:
    """A day without its year is none where nothing agrees with it, or where it is an event's."""
    assert find_day(body, url=url) is None
