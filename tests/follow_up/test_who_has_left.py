"""Whether whoever was asked for something is still there to be asked, and how long the link to it lasts."""

import datetime as dt

import pytest

from panel.follow_up.rules.progress import LINK_LASTS, has_left

D = dt.date
TODAY = D(2018, 3, 12)
SEATED, OVER = (D(2017, 5, 22), None), (D(2013, 5, 20), D(2017, 5, 21))
LAST_DAY, BEGINS = (D(2017, 5, 22), TODAY), (D(2018, 5, 21), None)


@pytest.mark.parametrize(
    ("why", "terms", "account", "left"),
    [
        ("a member in their seat", [SEATED], None, False),
        ("a member who came back", [OVER, SEATED], None, False),
        ("a member on the last day of their term", [LAST_DAY], None, False),
        ("a member whose term is over", [OVER], None, True),
        ("a member whose first term is still to begin", [BEGINS], None, False),
        ("a member elected again, whose term is still to begin", [OVER, BEGINS], None, False),
        ("an officer with an account", [], True, False),
        ("an officer whose account ended", [], False, True),
        ("a former member who became an officer", [OVER], True, False),
        ("a member whose old account ended", [SEATED], False, False),
        ("a member whose term is over and account ended", [OVER], False, True),
        ("a name of which nothing is known", [], None, False),
    ],
)
def test_who_has_left(
    why: str, terms: list[tuple[dt.date | None, dt.date | None]], account: bool | None, left: bool
) -> None:
    assert has_left(terms, account, TODAY) is left, why


@pytest.mark.parametrize("weeks", [4, 6, 8])
def test_a_link_lasts_past_the_next_meeting(weeks: int) -> None:
    assert dt.timedelta(weeks=weeks) < LINK_LASTS < dt.timedelta(weeks=13)
