"""Who was there, as the minutes print it."""

from typing import Any

import pytest
from flask import Flask

from panel.meetings.models import Attendance, Presiding, Spell
from panel.minutes.present import present_of
from tests import factories
from tests.minutes.scene import Scene, scene


@pytest.fixture
def panel(app: Flask) -> Scene:
    return scene()


def add(panel: Scene, **facts: Any) -> None:
    """Someone more at the meeting."""
    factories.keep(Attendance(meeting=panel.meeting, **({"status": "present", "position": 20} | facts)))


def lines(panel: Scene) -> dict[str, list[str]]:
    """Every group with its lines."""
    present = present_of(panel.meeting)
    groups = [*present.members, *present.in_attendance]
    return {group.heading: [one.line for one in group.people] for group in groups}


def test_the_chair_heads_the_members_and_officers_are_in_attendance_with_their_posts(panel: Scene) -> None:
    assert lines(panel) == {
        "Elected Members (voting)": ["Councillor Ada Hill (Chairman)", "Councillor Ben Reed", "Councillor Cy Moss"],
        "In attendance": ["Mr E Frost, Head of Fostering"],
    }
    assert [one.line for one in present_of(panel.meeting).apologies] == ["Councillor Di Lane"]


def test_whoever_presided_instead_stands_first_and_is_said_to_have_the_chair(panel: Scene) -> None:
    factories.keep(Presiding(meeting=panel.meeting, person=panel.member.person, position=1))
    assert lines(panel)["Elected Members (voting)"][:2] == [
        "Councillor Ben Reed (in the chair)",
        "Councillor Ada Hill (Chairman)",
    ]


@pytest.mark.parametrize(
    ("facts", "heading", "line"),
    [
        (
            {
                "as_printed": "Councillor Fay Dell",
                "category": "Elected Members",
                "for_as_printed": "Councillor Di Lane",
            },
            "Elected Members (voting)",
            "Councillor Fay Dell, for Councillor Di Lane",
        ),
        (
            {"as_printed": "Mrs J Oak", "capacity": "co-opted member", "mode": "remote"},
            "Members",
            "Mrs J Oak, remotely",
        ),
        (
            {"as_printed": "Children in Care Council", "category": "Young people", "head_count": 2},
            "Young people",
            "Children in Care Council (2 people)",
        ),
        ({"as_printed": "J", "organisation": "Youth Service"}, "In attendance", "J, Youth Service"),
        ({"as_printed": "Cllr Old Chair", "capacity": "Chairman"}, "Members", "Cllr Old Chair (Chairman)"),
    ],
)
def test_each_is_printed_as_the_record_has_them(panel: Scene, facts: dict[str, Any], heading: str, line: str) -> None:
    add(panel, **facts)
    assert line in lines(panel)[heading]


def test_comings_and_goings_are_said(panel: Scene) -> None:
    item = panel.meeting.items[3]
    row = next(one for one in panel.meeting.attendance if one.person is panel.member.person)
    row.spells = [Spell(joined="10.20 a.m.", left="11.00 a.m.", position=1), Spell(joined="11.15 a.m.", position=2)]
    row.left_for_items = [item.key]
    assert (
        "Councillor Ben Reed, from 10.20 a.m. until 11.00 a.m.; from 11.15 a.m.; out of the room for item 4"
        in lines(panel)["Elected Members (voting)"]
    )


def test_someone_both_present_and_absent_is_printed_as_both(panel: Scene) -> None:
    add(panel, as_printed="Councillor Odd", category="Elected Members")
    add(panel, as_printed="Councillor Odd", category="Elected Members", status="absent")
    assert "Councillor Odd" in lines(panel)["Elected Members (voting)"]
    assert [one.line for one in present_of(panel.meeting).absent] == ["Councillor Odd"]
