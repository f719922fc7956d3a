"""What happens between the meetings: topics for the year, members who stand down, and what came back."""

from panel import clock
from panel.accounts import operations as accounts
from panel.accounts.letters import send_invitation
from panel.bodies.operations.seats import end_term
from panel.bodies.queries import year_of
from panel.bodies.rules.numbering import municipal_label
from panel.demo.cast import Cast, Facts, line_of
from panel.exemption.operations import ask
from panel.extensions import db
from panel.follow_up.operations import report
from panel.follow_up.rules.standing import Standing
from panel.minutes.models import FollowUp
from panel.papers.queries import papers_of
from panel.work_programme.operations import FACTS, add_entry, promise
from panel.work_programme.rules.when import Place


def stand_down(cast: Cast, facts: Facts) -> None:
    """A member gives up the seat, which is vacant from the day after."""
    person = cast.people[facts["person"]]
    seat = next(one for one in cast.bodies[facts["body"]].seats if one.person is person)
    end_term(seat, facts["last_day"], leave_vacant=True, by=cast.clerk)


def invite(cast: Cast, facts: Facts) -> None:
    """Someone is invited to sign in, and has not chosen a password yet."""
    account = accounts.invite(cast.people[facts["person"]], facts["email"], by=cast.by("rentwell"))
    send_invitation(account, cast.bodies["CPP"].council.name)


def programme(cast: Cast, facts: Facts) -> None:
    """Topics are put into the work programme, each with the municipal year of its meeting; some because of what was
    `asked` at a meeting.
    """
    body = cast.bodies[facts["body"]]
    for topic in facts["topics"]:
        meeting = cast.meetings.get(topic.get("meeting", ""))
        day = meeting.date if meeting and meeting.date else clock.today()
        key = meeting.key if meeting else None
        if "asked" in topic:
            told = {name: words for name, words in topic.items() if name in FACTS and name != "meeting"}
            promise(_asked(cast, topic["at"], topic["asked"]), topic["topic"], Place(key), told, by=cast.clerk)
        else:
            add_entry(body, {**topic, "year": municipal_label(year_of(body, day)), "meeting": key}, by=cast.clerk)


def ask_to_see(cast: Cast, facts: Facts) -> None:
    """Someone whose seat does not let them see a closed paper says why they need to."""
    item = line_of(cast.meetings[facts["meeting"]], {"title": facts["of"]})
    person = cast.people[facts["person"]]
    ask(papers_of(item)[0].about, person, facts["reason"], by=cast.by(facts["person"]))


def report_back(cast: Cast, facts: Facts) -> None:
    """What came back of something that a meeting asked for."""
    says = Standing.PROPOSED if facts.get("closes") else None
    report(_asked(cast, facts["meeting"], facts["of"]), facts["text"], says=says, by=cast.clerk)


def _asked(cast: Cast, meeting: str, words: str) -> FollowUp:
    """What a meeting asked for in words that begin so."""
    asked = db.session.scalars(db.select(FollowUp).order_by(FollowUp.id)).all()
    of_meeting: list[FollowUp] = [one for one in asked if one.minute.meeting is cast.meetings[meeting]]
    return next(one for one in of_meeting if one.words.startswith(words))
