"""Before a panel's first meeting: its settings, members, standard items and report template, and who is its clerk."""

import pytest

from tests.journeys.conftest import Comes
from tests.journeys.panel import ADMINISTRATOR, CLERK

pytestmark = pytest.mark.journey


def test_a_new_panel_and_its_first_meeting(comes: Comes) -> None:
    administrator = comes(ADMINISTRATOR)
    administrator.follows("Panels")
    administrator.follows("Add a panel")
    administrator.fills("Name", "Children’s Homes Board")
    administrator.fills("Code", "CHB")
    administrator.fills("Quorum", "2")
    administrator.fills("How minutes are numbered", "{code}/{yyyy}/{n:03}")
    administrator.presses("Show how minutes would be numbered")
    administrator.reads("This year’s minutes are numbered CHB/2026/001, CHB/2026/002, CHB/2026/003 and so on.")
    administrator.presses("Save the panel")

    administrator.follows("Members")
    administrator.follows("Add a group")
    administrator.fills("Name of the group", "Elected Members")
    administrator.ticks("They vote", "They are councillors")
    administrator.presses("Save the group")
    administrator.follows("Add a seat to Elected Members")
    administrator.ticks("A person")
    administrator.chooses("Person", "Ruth Chair")
    administrator.fills("Role", "Chairman")
    administrator.presses("Save the seat")
    administrator.reads("Ruth Chair")

    administrator.follows("Standard items")
    administrator.presses("Begin with the usual items")
    administrator.presses("Move up: Young people’s update")
    with administrator.in_line("Matters arising and action log"):
        administrator.finds("button", "Move up: Matters arising and action log")
    administrator.follows("Report templates")
    administrator.presses("Begin with the usual template")

    administrator.follows("Accounts")
    administrator.follows(CLERK)
    administrator.chooses("Role", "Clerk")
    administrator.chooses("Where", "Children’s Homes Board")
    administrator.presses("Give the role")
    administrator.reads("Clerk of Children’s Homes Board")

    clerk = comes(CLERK)
    clerk.opens("/meetings/new")
    clerk.chooses("Panel", "Children’s Homes Board")
    clerk.fills_date("Date", 15, 12, 2026)
    clerk.fills("Time", "2.00 pm")
    clerk.presses("Create the meeting")
    clerk.reads("Children’s Homes Board", "Young people’s update")
