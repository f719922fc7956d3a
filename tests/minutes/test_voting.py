"""A vote while the minutes are taken: the roll of the item, what is refused, and what a record may keep (V2–V7)."""

import datetime as dt

import pytest
from flask import Flask

from panel import clock
from panel.bodies.rules.kinds import BodyKind
from panel.exemption.rules import PUBLIC
from panel.extensions import db
from panel.interests.models import Declaration
from panel.lifecycle import Level, Refused
from panel.meetings.models import Attendance, Presiding
from panel.minutes.contents import contents_of_minutes
from panel.minutes.models import Minute
from panel.minutes.operations import quorum, taking
from panel.minutes.queries import minutes_of
from panel.minutes.roll import roll_for
from panel.minutes.suggestions import phrases_for
from panel.minutes.texts import fields_of, together
from panel.minutes.voting import findings_on
from tests import factories
from tests.minutes.scene import Scene, outcome, part, scene

ADA, BEN, CY, DI, OFFICER = (
    "Councillor Ada Hill",
    "Councillor Ben Reed",
    "Councillor Cy Moss",
    "Councillor Di Lane",
    "Mr E Frost",
)
ITEM = "Fostering report, quarter 2"


@pytest.fixture
def panel(app: Flask) -> Scene:
    """Three of four councillors are here, and their minutes are being taken; Ada Hill presides."""
    made = scene(quorum=2)
    made.begin()
    factories.keep(Presiding(meeting=made.meeting, person=made.chair.person, position=1))
    return made


def of(panel: Scene, name: str) -> Attendance:
    return next(one for one in panel.meeting.attendance if one.printed == name)


def voters(panel: Scene, at: str | None = None) -> list[str]:
    return [voter.name for voter in roll_for(panel.minute(ITEM), at).entitled]


def out(panel: Scene, at: str | None = None) -> dict[str, str]:
    return {voter.name: why for voter, why in roll_for(panel.minute(ITEM), at).out}


def vote(
    panel: Scene, how: str = "carried", ayes: int | None = None, noes: int | None = None, **voters: object
) -> Minute:
    minute = panel.minute(ITEM)
    counts = {"vote": how, "votes_for": ayes, "votes_against": noes, "voters": voters}
    panel.write(minute, outcomes=[outcome("recommended", part("that it be so."), **counts)])
    return minute


def test_the_roll_is_of_those_who_may_vote_and_are_here(panel: Scene) -> None:
    assert voters(panel) == [ADA, BEN, CY]
    assert out(panel) == {
        DI: "was not present",
        OFFICER: "is not a voting member of this panel",
    }
    assert [voter.name for voter in roll_for(panel.minute(ITEM)).entitled if voter.presiding] == [ADA]


def test_who_left_has_no_vote_after_it_and_had_one_before(panel: Scene) -> None:
    quorum.went(of(panel, CY), "11.20 am", by=panel.clerk)
    assert voters(panel) == [ADA, BEN]
    assert out(panel)[CY] == "left at 11.20 am"
    assert voters(panel, "11.05 am") == [ADA, BEN, CY]
    with pytest.raises(Refused, match=r"Councillor Cy Moss left at 11\.20 am, and so has no vote here"):
        vote(panel, names={"for": [ADA, CY]})
    vote(panel, names={"for": [ADA, CY]}, at="11.05 am")


def test_an_interest_that_bars_keeps_a_member_off_the_roll_of_that_item_only(panel: Scene) -> None:
    minute, other = panel.minute(ITEM), panel.minute("Virtual school")
    declared = {"kind": "Disclosable pecuniary interest", "items": [minute.item.key if minute.item else ""]}
    factories.keep(Declaration(meeting_id=panel.meeting.id, person=panel.member.person, position=1, **declared))
    assert out(panel)[BEN] == "declared an interest in this item"
    assert [voter.name for voter in roll_for(other).entitled] == [ADA, BEN, CY]
    assert roll_for(minute).quorum.present == 2, "who must leave does not count for the item"
    with pytest.raises(Refused, match="Councillor Ben Reed declared an interest in this item, and so has no vote"):
        vote(panel, names={"for": [ADA, BEN]})


def test_a_remote_member_votes_only_where_the_panel_lets_them(panel: Scene) -> None:
    of(panel, BEN).mode = "remote"
    assert out(panel)[BEN] == "attended remotely, which is not presence in the room"
    panel.body.remote_may_vote = True
    assert voters(panel) == [ADA, BEN, CY]
    assert roll_for(panel.minute(ITEM)).quorum.present == 2, "to vote from afar is not to be counted"


def test_a_substitute_votes_in_place_of_whom_they_stand_in_for(panel: Scene) -> None:
    seat = next(seat for seat in panel.body.seats if seat.printed == DI)
    standing = {"as_printed": "Councillor Em Park", "for_person_id": seat.person_id, "seat_id": seat.id}
    factories.keep(Attendance(meeting=panel.meeting, status="present", position=8, **standing))
    assert "Councillor Em Park" in voters(panel)
    of(panel, DI).status = "present"
    assert "Councillor Em Park" not in voters(panel)
    assert out(panel)["Councillor Em Park"] == "stands in for Councillor Di Lane, who is here"


REFUSED = [
    ("carried", 4, 0, {}, "come to 4, but the roll has only 3"),
    ("carried", 1, 1, {}, "carried only on a casting vote"),
    ("carried", 1, 2, {}, "recorded as carried, with 1 for and 2 against"),
    ("carried", None, None, {"names": {"for": [ADA], "against": [ADA]}}, "is there 2 times"),
    ("carried", None, None, {"names": {"for": [OFFICER]}}, "is not a voting member"),
    ("carried", 1, 1, {"casting": {"as_printed": BEN, "vote": "for"}}, "Only Councillor Ada Hill, who presides"),
]


@pytest.mark.parametrize(("how", "ayes", "noes", "named", "words"), REFUSED)
def test_what_cannot_have_been_is_refused_while_the_minutes_are_taken_and_kept_afterwards(
    panel: Scene, how: str, ayes: int | None, noes: int | None, named: dict[str, object], words: str
) -> None:
    with pytest.raises(Refused, match=words):
        vote(panel, how, ayes, noes, **named)
    panel.book.live = False
    minute = vote(panel, how, ayes, noes, **named)
    noted = findings_on(minute)
    assert any(words in one.words for one in noted)
    assert {one.level for one in noted} == {Level.NOTE}


def test_a_member_is_known_by_the_name_of_their_seat_too(panel: Scene) -> None:
    seat = next(seat for seat in panel.body.seats if seat.person is panel.member.person)
    seat.as_printed = "Cllr B Reed"
    vote(panel, names={"for": [ADA], "abstained": ["Cllr B Reed"]})
    with pytest.raises(Refused, match="Councillor Ben Reed is there 2 times"):
        vote(panel, names={"for": [ADA, BEN], "abstained": ["Cllr B Reed"]})


def test_a_tie_is_broken_by_whoever_presides_over_the_item(panel: Scene) -> None:
    item = panel.minute(ITEM).item
    assert item is not None
    factories.keep(Presiding(meeting=panel.meeting, person=panel.member.person, items=[item.key], position=2))
    with pytest.raises(Refused, match="Only Councillor Ben Reed, who presides"):
        vote(panel, "carried", 1, 1, casting={"as_printed": ADA, "vote": "for"})
    minute = vote(panel, "carried", 1, 1, casting={"as_printed": BEN, "vote": "for"})
    shown = next(one for one in contents_of_minutes(panel.meeting, PUBLIC).minutes if one.id == minute.id)
    assert shown.outcomes[0].after.endswith(f"{BEN}, presiding, gave a casting vote for the motion.")


def test_words_may_be_mended_later_though_the_room_has_emptied(panel: Scene) -> None:
    """Only a vote that changes is judged."""
    minute = vote(panel, "carried", 3, 0)
    quorum.went(of(panel, CY), "11.20 am", by=panel.clerk)
    fields = fields_of(minute)
    fields["outcomes"][0]["parts"][0]["text"] = "that it be done."
    taking.write(minute, fields, by=panel.clerk)
    assert minute.outcomes[0].parts[0].text == "that it be done."


def test_while_the_meeting_sits_a_vote_keeps_its_time_and_so_its_roll(panel: Scene) -> None:
    panel.meeting.started = "10.00 am"
    with clock.at(dt.datetime(2017, 11, 13, 10, 42, tzinfo=clock.LONDON)):
        minute = vote(panel, "carried", 3, 0)
    assert (minute.outcomes[0].vote or {})["at"] == "10.42 am"
    quorum.went(of(panel, CY), "11.20 am", by=panel.clerk)
    assert [one.rule for one in findings_on(minute)] == [], "all three were there when it was taken"
    panel.meeting.concluded = "12.10 pm"
    with clock.at(dt.datetime(2017, 11, 13, 14, 0, tzinfo=clock.LONDON)):
        minute = vote(panel, "carried", 2, 0)
    assert "at" not in (minute.outcomes[0].vote or {})


def test_the_quorum_is_lost_and_the_minutes_say_so_by_themselves(panel: Scene) -> None:
    item = panel.minute(ITEM)
    assert quorum.went(of(panel, OFFICER), "11.00 am", during=item, by=panel.clerk) is None
    assert quorum.went(of(panel, CY), "11.10 am", during=item, by=panel.clerk) is None
    made = quorum.went(of(panel, BEN), "11.20 am", during=item, by=panel.clerk)
    assert made is not None
    order = minutes_of(panel.meeting)
    assert order.index(made) == order.index(item) + 1, "it stands after the minute in hand"
    assert made.html == (
        f"<p>At 11.20 am {BEN} left the meeting, and there was no longer a quorum: 1 member of the 2 needed remained. "
        f"No decision was taken without a quorum; what follows is a note. In the room: {ADA}.</p>"
    )
    again = quorum.came(of(panel, BEN), "11.40 am", by=panel.clerk)
    assert again is made
    assert made.html.endswith(f"<p>At 11.40 am {BEN} joined the meeting, and there was a quorum again.</p>")
    assert quorum.came(of(panel, CY), "11.45 am", by=panel.clerk) is None
    shown = next(one for one in contents_of_minutes(panel.meeting, PUBLIC).minutes if one.id == made.id)
    assert (shown.number, shown.title) == ("", "Quorum")


def test_who_leaves_is_recorded_though_the_minutes_are_with_the_chair(panel: Scene) -> None:
    panel.book.state = panel.book.state.WITH_CHAIR
    assert quorum.went(of(panel, CY), "11.10 am", by=panel.clerk) is None
    assert quorum.went(of(panel, BEN), "11.20 am", by=panel.clerk) is None
    assert voters(panel) == [ADA]


def test_a_decision_without_a_quorum_is_kept_and_flagged(panel: Scene) -> None:
    panel.body.quorum = 4
    minute = vote(panel, "carried", 3, 0)
    assert [(one.rule, one.level) for one in findings_on(minute)] == [("V2", Level.NOTE)]


def test_at_an_informal_panel_the_same_is_said_as_a_local_rule(panel: Scene) -> None:
    panel.body.kind, panel.body.quorum = BodyKind.INFORMAL, 4
    minute = vote(panel, "carried", None, None, names={"for": [ADA, OFFICER]})
    words = {one.rule: one.words for one in findings_on(minute)}
    assert words["V2"].startswith("Local rule: There was no quorum")
    assert words["V5"] == f"{OFFICER} is not a voting member of this panel, and so has no vote here."
    assert "No quorum for this item" in [label for label, _ in phrases_for(minute).values()]
    with pytest.raises(Refused, match="come to 4"):
        vote(panel, "carried", 4, 0)


def test_an_advisory_panel_that_resolves_is_told_what_is_usual(panel: Scene) -> None:
    minute = panel.minute(ITEM)
    panel.write(minute, outcomes=[outcome("resolved", part("that it be so."))])
    assert [one.rule for one in findings_on(minute)] == ["Y6"]
    procedure = panel.minute("Minutes")
    panel.write(procedure, outcomes=[outcome("resolved", part("that they be approved."))])
    assert findings_on(procedure) == []


def test_two_texts_of_one_minute_are_joined_without_doubling_a_vote(panel: Scene) -> None:
    minute = vote(panel, "carried", 3, 0, own=[{"as_printed": CY, "vote": "for"}])
    theirs = fields_of(minute)
    typed = [
        {name: one[name] for name in one if name not in ("voters", "motion", "amendments")}
        for one in theirs["outcomes"]
    ]
    assert len(together(theirs, {**theirs, "outcomes": typed})["outcomes"]) == 1
    assert len(together(theirs, {**theirs, "outcomes": [{**typed[0], "vote": "lost"}]})["outcomes"]) == 2


@pytest.mark.both_engines
def test_everything_of_a_motion_is_written_and_read_back_alike(panel: Scene) -> None:
    minute = panel.minute(ITEM)
    lost = {"text": "by May", "moved_by": BEN, "seconded_by": CY, "becomes": "", "vote": "lost"}
    typed = outcome(
        "recommended",
        part("that it be done by March."),
        moved_by=ADA,
        seconded_by=BEN,
        motion="that it be done.",
        amendments=[{**lost, "votes_for": 1, "votes_against": 2, "abstained": None}],
        vote="carried",
        votes_for=2,
        votes_against=1,
        voters={"own": [{"as_printed": CY, "vote": "against"}], "asked_by": 1, "at": "10.50 am"},
    )
    panel.write(minute, outcomes=[typed])
    db.session.expire_all()
    read = fields_of(minute)["outcomes"][0]
    assert {name: read[name] for name in typed if name not in ("id", "parts")} == {
        name: typed[name] for name in typed if name not in ("id", "parts")
    }
