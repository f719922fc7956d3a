"""What goes out: notices, packs, supplements, minutes, signatures."""

from panel.demo.cast import Cast, Facts
from panel.extensions import db
from panel.lifecycle import Finding
from panel.meetings.models import Meeting
from panel.meetings.operations.agenda import title_is_safe
from panel.meetings.queries import closed_lines
from panel.minutes.models import MinuteBook
from panel.minutes.operations import life as minutes_life
from panel.minutes.printing import papers_of, print_editions
from panel.minutes.queries import book_of
from panel.publishing import operations as publishing
from panel.publishing import taking_down
from panel.publishing.issuing import Issue, draw, prepare
from panel.publishing.models import Publication
from panel.publishing.rules.changes import Answers
from panel.publishing.rules.checks import to_confirm


def publish(cast: Cast, facts: Facts) -> None:
    """The pack goes out, in both editions."""
    meeting = cast.meetings[facts["key"]]
    for item in closed_lines(meeting):
        title_is_safe(item, by=cast.clerk)
    issue = prepare(meeting)
    answers = _answers(facts.get("publish", {}), issue)
    drawn, material, found = draw(issue, answers)
    _look(meeting, found)
    publishing.publish(meeting, drawn, material, issue.asks, answers, by=cast.clerk)


def supplement(cast: Cast, facts: Facts) -> None:
    """What came late goes out as a supplement."""
    meeting = cast.meetings[facts["key"]]
    issue = prepare(meeting)
    answers = _answers(facts["supplement"], issue)
    drawn, material, found = draw(issue, answers)
    _look(meeting, found)
    publishing.supplement(meeting, drawn, material, issue.asks, answers, by=cast.clerk)


def _answers(given: Facts, issue: Issue) -> Answers:
    words = tuple(finding.words for finding in to_confirm(issue.findings))
    return Answers(**given, confirmed=words if given.get("reason") else (), posted=True)


def _look(meeting: Meeting, found: list[Finding]) -> None:
    """A file of the story is sound. Raises RuntimeError where it is not."""
    if found:
        raise RuntimeError(f"{meeting.reference}: {found[0].words}")


def withdraw(cast: Cast, facts: Facts) -> None:
    """A paper that should not have gone out is taken down, and the packs that it stood in are drawn without it."""
    told = facts["withdraw"]
    meeting = cast.meetings[facts["key"]]
    target = next(one for one in taking_down.targets_of(meeting) if told["paper"] in one.label)
    by = cast.by(told["by"])
    made = taking_down.take_down(meeting, target.value, told["reason"], by=by)
    for number in taking_down.affected_by(made):
        publication = db.session.get_one(Publication, number)
        work = taking_down.work_on(publication)
        taking_down.keep(publication, work, taking_down.draw(work), by=by)


def send(cast: Cast, facts: Facts) -> None:
    """The draft minutes go to the chair."""
    minutes_life.send_to_chair(book(cast, facts["key"]), by=cast.clerk)


def agree(cast: Cast, facts: Facts) -> None:
    """The chair agrees the minutes."""
    minutes_life.agree(book(cast, facts["key"]), by=cast.by("ellingworth"))


def release(cast: Cast, facts: Facts) -> None:
    """The minutes are published as a draft."""
    of = book(cast, facts["key"])
    minutes_life.publish(of, print_editions(papers_of(of.meeting)), by=cast.clerk)


def book(cast: Cast, key: str) -> MinuteBook:
    """The minutes of a meeting of the story. Raises LookupError where they were not begun."""
    db.session.flush()
    found = book_of(cast.meetings[key])
    if found is None:
        raise LookupError(f"The minutes of “{key}” were not begun.")
    return found
