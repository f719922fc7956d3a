"""Y8: the steps of a meeting's papers, counted in working days from the meeting, by tables of days."""

import datetime as dt

import pytest

from panel.lifecycle import Level
from panel.meetings.queries import deadlines_of
from panel.meetings.rules.timetable import (
    DEFAULTS,
    STEP_WORDS,
    Deadline,
    Step,
    days_of,
    hour_of,
    judge_timetable,
    timetable,
    working_day,
)
from tests import factories

D = dt.date.fromisoformat
OFF = {
    *(D("2026-12-25"), D("2026-12-26"), D("2026-12-28"), D("2027-01-01")),
    *(D("2027-03-26"), D("2027-03-29"), D("2027-05-03")),
}
"""The bank holidays of England round the meetings told of here."""

AS_USUAL = [
    ("planning", "2026-10-13"),
    ("call", "2026-10-27"),
    ("draft", "2026-11-03"),
    ("comments", "2026-11-06"),
    ("sign_off", "2026-11-10"),
    ("briefing", "2026-11-12"),
    ("final", "2026-11-13"),
    ("publish", "2026-11-16"),
    ("notes", "2026-11-23"),
    ("decisions", "2026-11-26"),
    ("draft_minutes", "2026-12-01"),
    ("minutes_out", "2026-12-08"),
]


@pytest.mark.parametrize(("step", "day"), AS_USUAL)
def test_a_meeting_on_tuesday_24_november_2026(step, day):
    found = timetable(D("2026-11-24"), OFF, {})[Step(step)]
    assert (found.step, found.day) == (Step(step), D(day))


DISTANCES = [
    ("over Easter", "2027-04-06", -7, "2027-03-24"),
    ("over Christmas and New Year", "2027-01-05", -7, "2026-12-22"),
    ("after the meeting, over a bank holiday", "2027-04-29", 2, "2027-05-04"),
    ("the day itself", "2026-11-24", 0, "2026-11-24"),
    ("the day after", "2026-11-24", 1, "2026-11-25"),
    ("the working day after a Friday", "2026-11-27", 1, "2026-11-30"),
    ("the day before", "2026-11-24", -1, "2026-11-23"),
    ("a meeting on a Saturday", "2026-11-28", -1, "2026-11-27"),
]


@pytest.mark.parametrize(("why", "meeting", "distance", "day"), DISTANCES, ids=[row[0] for row in DISTANCES])
def test_bank_holidays_and_weekends_are_passed_over(why, meeting, distance, day):
    assert working_day(D(meeting), distance, OFF) == D(day)


def test_days_on_which_the_offices_are_shut_are_passed_over():
    shut = OFF | {D(f"2026-12-{day}") for day in (24, 29, 30, 31)}
    assert working_day(D("2027-01-05"), -7, shut) == D("2026-12-16")


def test_offices_shut_for_a_year_are_a_mistake_that_is_said():
    with pytest.raises(ValueError, match="office closures"):
        working_day(D("2026-11-24"), -7, {D("2026-11-24") - dt.timedelta(days=n) for n in range(500)})


def test_final_reports_are_locked_at_an_hour():
    usual = timetable(D("2026-11-24"), OFF, {})[Step.FINAL]
    assert usual == Deadline(Step.FINAL, D("2026-11-13"), dt.time(10))
    assert hour_of({"final_at": "12:30"}) == dt.time(12, 30)
    assert not usual.passed(dt.datetime(2026, 11, 13, 10, 0, tzinfo=dt.UTC))
    assert usual.passed(dt.datetime(2026, 11, 13, 10, 1, tzinfo=dt.UTC))


def test_a_step_without_an_hour_has_the_whole_day():
    draft = timetable(D("2026-11-24"), OFF, {})[Step.DRAFT]
    assert not draft.passed(dt.datetime(2026, 11, 3, 23, 59, tzinfo=dt.UTC))
    assert draft.passed(dt.datetime(2026, 11, 4, 0, 0, tzinfo=dt.UTC))


def test_a_body_sets_its_own_days_and_goes_without_a_step():
    own = timetable(D("2026-11-24"), OFF, {"draft": -18, "briefing": None})
    assert own[Step.DRAFT].day == D("2026-10-29")
    assert Step.BRIEFING not in own
    assert own[Step.COMMENTS].day == D("2026-11-06")


def test_a_body_without_a_day_for_publishing_has_none():
    """C1 is asked for whenever its agenda is published."""
    own = timetable(D("2026-11-24"), OFF, {"publish": None})
    assert Step.PUBLISH not in own
    assert own[Step.NOTES].day == D("2026-11-23")
    assert Step.PUBLISH in timetable(D("2026-11-24"), OFF, {"notes": None})


@pytest.mark.parametrize("given", [{"draft": "soon"}, {"draft": 1.5}, {"draft": True}, {"final_at": "ten"}])
def test_what_cannot_be_read_is_as_usual(given):
    assert days_of(given) == DEFAULTS
    assert hour_of(given) == dt.time(10)


def test_publishing_is_never_later_than_the_law_allows():
    assert timetable(D("2026-11-24"), OFF, {"publish": -3})[Step.PUBLISH].day == D("2026-11-16")
    assert timetable(D("2026-11-24"), OFF, {"publish": -8})[Step.PUBLISH].day == D("2026-11-12")


JUDGED = [
    ("as usual", {}, []),
    ("comments before the draft", {Step.COMMENTS: -16}, [Step.COMMENTS]),
    ("publishing too late", {Step.PUBLISH: -5}, [Step.PUBLISH]),
    ("two steps on one day", {Step.COMMENTS: -10}, []),
    ("the call after the draft", {Step.CALL: -14}, [Step.DRAFT]),
    ("sign-off after the briefing", {Step.SIGN_OFF: -7}, [Step.BRIEFING]),
    ("the final text after publishing", {Step.FINAL: -5}, [Step.PUBLISH]),
]


@pytest.mark.parametrize(("why", "days", "refused"), JUDGED, ids=[row[0] for row in JUDGED])
def test_steps_keep_their_order(why, days, refused):
    found = judge_timetable(DEFAULTS | days)
    assert [step for step, _ in found] == refused
    assert {(finding.rule, finding.level) for _, finding in found} <= {("Y8", Level.REFUSE)}


@pytest.mark.parametrize(
    ("needed", "publish", "refused"), [(5, -6, False), (5, -5, True), (3, -4, False), (3, -3, True)]
)
def test_publishing_leaves_the_clear_days(needed, publish, refused):
    found = judge_timetable({Step.PUBLISH: publish}, needed)
    assert [finding.words for _, finding in found] == (
        [f"{needed} clear days of notice ask for publishing at least {-publish + 1} working days before the meeting."]
        if refused
        else []
    )
    assert judge_timetable({Step.NOTES: -1}, needed) == []


def test_a_deadline_is_called_as_its_step_is():
    assert Deadline(Step.FINAL, D("2026-11-13")).label == "Final reports locked"


def test_every_step_has_its_words():
    assert list(STEP_WORDS) == list(Step) == list(DEFAULTS)


def test_a_meetings_deadlines_follow_its_body_and_the_council_s_closures(app):
    panel = factories.body(timetable={"draft": -16}, clear_days=3)
    meeting = factories.meeting(panel, D("2026-11-24"))
    due = deadlines_of(meeting)
    assert due[Step.DRAFT].day == D("2026-11-02")
    assert due[Step.PUBLISH].day == D("2026-11-16")
    assert deadlines_of(factories.meeting(panel, None)) == {}
