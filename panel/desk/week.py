"""What is due this week for the meetings that the reader prepares, in order of date: what, from whom, for which."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from panel import wording
from panel.access.rules import Permission
from panel.desk.asked import Promises
from panel.desk.coming import Meetings
from panel.desk.comments import Awaited
from panel.desk.here import Here, ids
from panel.desk.minutes import WaitingMinutes
from panel.desk.reports import Report
from panel.desk.rules import WEEK
from panel.meetings.models import Meeting
from panel.meetings.queries import deadlines_of
from panel.meetings.rules.timetable import Deadline, Step
from panel.minutes.rules.life import MinutesState


@dataclass(frozen=True)
class Task:
    """One thing that is due: its day and hour, from whom, for which meeting, and the page where it is seen to."""

    day: dt.date
    what: str
    endpoint: str
    values: Mapping[str, int]
    who: str = ""
    meeting: Meeting | None = None
    at: dt.time | None = None
    overdue: bool = field(default=False)


PAGES = {
    Step.PLANNING: "meetings.draft",
    Step.CALL: "papers.papers",
    Step.DRAFT: "papers.papers",
    Step.COMMENTS: "papers.papers",
    Step.SIGN_OFF: "papers.papers",
    Step.BRIEFING: "publishing.meeting",
    Step.FINAL: "papers.papers",
    Step.PUBLISH: "publishing.ready",
    Step.NOTES: "publishing.meeting",
    Step.DECISIONS: "follow_up.outcomes",
    Step.DRAFT_MINUTES: "minutes.minutes",
    Step.MINUTES_OUT: "minutes.minutes",
}
"""Where each step of the timetable is seen to."""

ANSWERED = {
    Step.DRAFT_MINUTES: frozenset(MinutesState) - {MinutesState.DRAFT},
    Step.MINUTES_OUT: frozenset(MinutesState) - {MinutesState.DRAFT, MinutesState.WITH_CHAIR},
}
"""The states of minutes with which a step after the meeting is done."""


def week_of(
    at: Here,
    meetings: Mapping[int, Meetings],
    minutes: Mapping[int, WaitingMinutes],
    reports: Sequence[Report],
    awaited: Iterable[Awaited],
    promises: Promises,
) -> list[Task]:
    """Everything due from today for a week, and what of comments and minutes is overdue, the soonest first."""
    prepared = ids(at.where(Permission.DRAFT_AGENDA))
    found = [
        *(task for body in prepared for task in _of_timetable(at, meetings.get(body, Meetings()), reports)),
        *(task for body in prepared for task in _of_minutes(at, minutes.get(body))),
        *_of_comments(at, awaited),
        *_of_promises(at, promises, prepared),
    ]
    return sorted(found, key=lambda task: (task.day, task.at or dt.time.max, task.what))


def _of_timetable(at: Here, meetings: Meetings, reports: Sequence[Report]) -> Iterator[Task]:
    for coming in meetings.coming:
        meeting = coming.meeting
        for step, deadline in deadlines_of(meeting).items():
            done = step is Step.PUBLISH and meeting.published_at is not None
            after = meeting.date is not None and deadline.day > meeting.date
            if at.today <= deadline.day <= at.today + WEEK and not done and not after:
                yield _task(meeting, deadline, _writers(meeting, step, reports))


def _writers(meeting: Meeting, step: Step, reports: Sequence[Report]) -> str:
    """From whom reports are due: those who write one that is not ready."""
    if step not in (Step.DRAFT, Step.FINAL):
        return ""
    of_meeting = [one for one in reports if one.meeting.id == meeting.id]
    names = dict.fromkeys(name for one in of_meeting for name in one.people)
    return wording.listed(names) or (wording.counted(len(of_meeting), "report") if of_meeting else "")


def _of_minutes(at: Here, waiting: WaitingMinutes | None) -> Iterator[Task]:
    """The steps after a meeting whose minutes are not so far yet."""
    if waiting is None:
        return
    begun: dict[Meeting, MinutesState | None] = {book.meeting: book.state for book in waiting.unsigned}
    states = begun | dict.fromkeys(waiting.unwritten)
    for meeting, state in states.items():
        for step, answered in ANSWERED.items():
            deadline = deadlines_of(meeting).get(step)
            if deadline and state not in answered and at.today - WEEK <= deadline.day <= at.today + WEEK:
                yield _task(meeting, deadline, "", overdue=deadline.day < at.today)


def _task(meeting: Meeting, deadline: Deadline, who: str, *, overdue: bool = False) -> Task:
    values = {"meeting_id": meeting.id}
    return Task(deadline.day, deadline.label, PAGES[deadline.step], values, who, meeting, deadline.at, overdue)


def _of_comments(at: Here, awaited: Iterable[Awaited]) -> Iterator[Task]:
    for one in awaited:
        if one.prepares and one.due is not None and one.due <= at.today + WEEK:
            what = f"{'Sign-off' if one.signs_off else 'Comment'} ({one.label}) on {_called(one)}"
            values = {"paper_id": one.paper_id}
            yield Task(one.due, what, "papers.comments", values, one.who, one.meeting, overdue=one.due < at.today)


def _called(one: Awaited) -> str:
    return f"“{one.title}”" if one.title else "a report that is not for publication"


def _of_promises(at: Here, promises: Promises, prepared: Sequence[int]) -> Iterator[Task]:
    for one in promises.due_between(at.today, at.today + WEEK):
        if one.body_id in prepared and one.due_date is not None:
            values = {"follow_up_id": one.id}
            yield Task(one.due_date, one.words, "follow_up.thing", values, wording.listed(one.owners))
