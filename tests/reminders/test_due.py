"""What is due is called to mind: reports of meetings to come, and what a panel asked for."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from panel import clock
from panel.access.rules import Role
from panel.accounts.models import Account
from panel.audit.operations import TERMINAL
from panel.bodies.models import Body
from panel.extensions import db
from panel.mail.models import Letter
from panel.mail.operations import announce
from panel.mail.rules import LetterKind
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.rules.life import State
from panel.minutes.models import Action, FollowUp, Minute, MinuteBook, Owner
from panel.minutes.rules.life import MinutesState
from panel.papers.models import Comment, Paper, PaperPerson
from panel.papers.operations import add_report
from tests import factories as make

Letters = Callable[[], list[Letter]]
Remind = Callable[[], str]
SECRET = "Xanthophyll"


def on(day: int, month: int = 11, hour: int = 9) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, tzinfo=clock.LONDON)


@pytest.fixture(autouse=True)
def time() -> Iterator[None]:
    with clock.at(on(2)):
        yield


@pytest.fixture
def panel(app: Flask) -> Body:
    return make.body()


@pytest.fixture
def officer(panel: Body) -> Account:
    return make.account(Role.AUTHOR, of=panel, name="Jo Lead", email="lead@example.org")


# What a panel asked for


def asked(panel: Body, owner: Account, due: dt.date | None, text: str = "Report on moves", **facts: bool) -> FollowUp:
    """An action of a meeting in October whose minutes are published, owed by an officer."""
    meeting = make.meeting(panel, dt.date(2026, 10, 6), state=State.HELD, published_at=on(1, 10))
    item = make.item(meeting)
    make.keep(MinuteBook(meeting=meeting, state=MinutesState.PUBLISHED, published_at=on(20, 10)))
    minute = Minute(meeting=meeting, item=item, title="Moves", open=facts.pop("open", None))
    wanted = FollowUp(due="by the winter", due_date=due, owners=[Owner(person=owner.person)])
    minute.actions = [Action(text=text, follow_up=wanted, **facts)]
    make.keep(minute)
    return wanted


def test_an_owner_is_reminded_in_the_week_before_once_and_when_it_is_past(
    panel: Body, officer: Account, letters: Letters, remind: Remind
) -> None:
    asked(panel, officer, dt.date(2026, 11, 16))
    assert remind() == "0 letters written.\n"
    for day, written in ((9, 1), (9, 0), (12, 0), (17, 1), (18, 0)):
        with clock.at(on(day)):
            assert remind() == f"{written} letter{'' if written == 1 else 's'} written.\n", day
    soon, late = letters()
    assert (soon.to, late.to) == ("lead@example.org", "lead@example.org")
    assert soon.subject == "Due: what the Corporate Parenting Panel asked for by 16 November 2026"
    assert "“Report on moves”" in soon.text
    assert "By when: by the winter" in soon.text
    assert late.subject.startswith("Overdue: ")
    assert "/follow-up/" in late.text


@pytest.mark.parametrize("facts", [{"closed": True}, {"open": False}])
def test_what_was_asked_in_private_is_not_in_the_letter(
    panel: Body, officer: Account, letters: Letters, remind: Remind, facts: dict[str, bool]
) -> None:
    asked(panel, officer, dt.date(2026, 11, 6), f"Ask {SECRET} for their price", **facts)
    remind()
    (letter,) = letters()
    assert SECRET not in letter.subject + letter.text
    assert "It is not for everyone to read" in letter.text


def test_what_minutes_ask_that_are_not_out_reminds_nobody(panel: Body, officer: Account, remind: Remind) -> None:
    wanted = asked(panel, officer, dt.date(2026, 11, 6))
    book = db.session.scalars(db.select(MinuteBook)).one()
    book.state = MinutesState.WITH_CHAIR
    make.keep(book)
    assert wanted.owners
    assert remind() == "0 letters written.\n"


@pytest.mark.parametrize("status", ["done", "proposed for closing", "closed by the panel"])
def test_what_is_done_reminds_nobody(panel: Body, officer: Account, remind: Remind, status: str) -> None:
    wanted = asked(panel, officer, dt.date(2026, 11, 6))
    wanted.status = status
    make.keep(wanted)
    assert remind() == "0 letters written.\n"


def test_who_has_no_account_is_given_a_link_of_their_own(
    panel: Body, officer: Account, letters: Letters, remind: Remind
) -> None:
    wanted = asked(panel, officer, dt.date(2026, 11, 6))
    wanted.owners[0].person = make.person("A Carer", email="carer@example.org")
    make.keep(wanted)
    remind()
    (letter,) = letters()
    assert letter.to == "carer@example.org"
    assert "/asked-of-you/" in letter.text


def test_several_things_come_in_one_letter_of_the_day(
    panel: Body, officer: Account, letters: Letters, remind: Remind
) -> None:
    asked(panel, officer, dt.date(2026, 11, 6), "The first")
    asked(make.body(name="Scrutiny Committee"), officer, dt.date(2026, 10, 30), "The second")
    assert remind() == "1 letter written.\n"
    (letter,) = letters()
    assert letter.subject == "2 things to know today"
    assert "“The first”" in letter.text
    assert "“The second”" in letter.text


# Reports


@pytest.fixture
def meeting(panel: Body) -> Meeting:
    """Tuesday 8 December 2026: drafts are due on Tuesday 17 November, final reports on Friday 27 November (Y8)."""
    return make.meeting(panel, dt.date(2026, 12, 8), state=State.CALLED)


def begun(meeting: Meeting, officer: Account, title: str = "Moves this year") -> Paper:
    item: AgendaItem = make.item(meeting, "Placement stability", number="4")
    paper = add_report(item, title, by=TERMINAL)
    paper.people.append(PaperPerson(person=officer.person, is_author=True))
    return make.keep(paper)


def test_an_author_is_reminded_of_each_day_of_the_timetable(
    meeting: Meeting, officer: Account, letters: Letters, remind: Remind
) -> None:
    begun(meeting, officer)
    for day, written in ((9, "0 letters"), (10, "1 letter"), (11, "0 letters"), (20, "1 letter"), (28, "1 letter")):
        with clock.at(on(day)):
            assert remind() == f"{written} written.\n", day
    first, second, third = letters()
    assert first.subject.startswith("Report due: “Moves this year”, for the Corporate Parenting Panel")
    assert "is due on Tuesday 17 November 2026 (draft reports due)" in first.text
    assert "is due on Friday 27 November 2026 by 10.00 am" in second.text
    assert third.subject.startswith("Report late: ")
    assert third.to == "lead@example.org"


def test_the_title_of_a_report_that_is_not_for_publication_is_not_in_the_letter(
    meeting: Meeting, officer: Account, letters: Letters, remind: Remind
) -> None:
    paper = begun(meeting, officer, f"{SECRET} prices")
    paper.exempt, paper.exempt_paragraphs = True, [3]
    make.keep(paper)
    with clock.at(on(12)):
        remind()
    (letter,) = letters()
    assert SECRET not in letter.subject + letter.text
    assert "report under item 4, for the Corporate Parenting Panel" in letter.text


def test_a_report_that_is_chased_is_told_of_once(meeting: Meeting, officer: Account, remind: Remind) -> None:
    paper = begun(meeting, officer)
    announce(LetterKind.REPORT_DUE, paper.about)
    db.session.commit()
    assert remind() == "1 letter written.\n"
    assert remind() == "0 letters written.\n"


@pytest.mark.parametrize("closed", [False, True])
def test_who_is_asked_for_a_comment_is_told_and_a_closed_report_is_not_named(
    meeting: Meeting, officer: Account, letters: Letters, remind: Remind, *, closed: bool
) -> None:
    paper = begun(meeting, officer, f"{SECRET} prices")
    paper.exempt, paper.exempt_paragraphs = closed, [3] if closed else []
    comment = make.keep(Comment(paper=paper, label="Finance", email="pound@example.org", sent_at=clock.now()))
    announce(LetterKind.COMMENT_ASKED, comment.about)
    db.session.commit()
    remind()
    (letter,) = letters()
    assert letter.to == "pound@example.org"
    assert (SECRET in letter.subject + letter.text) is not closed


@pytest.mark.parametrize(
    ("kind", "about"), [("PACK", "publication"), ("INVITATION", "meeting"), ("REPORT_DUE", "paper")]
)
def test_what_is_gone_since_it_was_announced_holds_up_nothing(
    meeting: Meeting, officer: Account, remind: Remind, kind: str, about: str
) -> None:
    paper = begun(meeting, officer)
    announce(LetterKind[kind], f"{about}/4711")
    announce(LetterKind.REPORT_DUE, paper.about)
    db.session.commit()
    assert remind() == "1 letter written.\n"
