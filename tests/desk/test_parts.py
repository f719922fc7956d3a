"""What each person's first page holds: the clerk's week, what was promised and asked for, reports, what is new."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel import clock
from panel.access.rules import Role
from panel.accounts.models import Account, Grant
from panel.audit.operations import TERMINAL
from panel.bodies.models import Body
from panel.desk.models import Visit
from panel.extensions import db
from panel.meetings.models import Meeting
from panel.meetings.rules.life import State
from panel.minutes.models import Action, FollowUp, Minute, MinuteBook, Outcome, Owner
from panel.minutes.rules.life import MinutesState, Verb
from panel.papers.models import Comment, Paper, PaperPerson
from panel.papers.operations import add_report
from panel.publishing.models import Publication
from panel.work_programme.models import Entry
from tests import factories as make
from tests.bench.measuring import asked as counted

SignIn = Callable[[Account], FlaskClient]
R = Role
EIGHT_DECEMBER = dt.date(2026, 12, 8)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    """Monday 23 November 2026."""
    with clock.at(dt.datetime(2026, 11, 23, 9, 0, tzinfo=clock.LONDON)):
        yield


@pytest.fixture
def panel(app: Flask) -> Body:
    return make.body()


@pytest.fixture
def meeting(panel: Body) -> Meeting:
    """Tuesday 8 December: drafts were due on 17 November, final reports are on Friday 27 November (Y8)."""
    return make.meeting(panel, EIGHT_DECEMBER, state=State.CALLED)


def asked_for(
    panel: Body, day: dt.date, text: str, due: dt.date | None = None, owner: str = "Head of Service"
) -> FollowUp:
    """Something that a meeting on `day` asked for; its minutes are published."""
    held = make.meeting(panel, day, state=State.HELD, published_at=clock.now())
    make.keep(MinuteBook(meeting=held, state=MinutesState.PUBLISHED, published_at=clock.now()))
    wanted = FollowUp(due_date=due, owners=[Owner(as_printed=owner)] if owner else [])
    make.keep(Minute(meeting=held, item=make.item(held), actions=[Action(text=text, follow_up=wanted)]))
    return wanted


def report(meeting: Meeting, title: str, by: Account | None = None) -> Paper:
    paper = add_report(make.item(meeting, f"Line of {title}", number="4"), title, by=TERMINAL)
    if by:
        paper.people.append(PaperPerson(person=by.person, is_author=True))
    return make.keep(paper)


def page_of(browser: FlaskClient) -> str:
    return browser.get("/").text.replace("\n", " ")


# The clerk


def test_the_clerk_finds_the_week_in_order_of_date(panel: Body, meeting: Meeting, sign_in: SignIn) -> None:
    lead = make.account(R.AUTHOR, of=panel, name="Jo Lead")
    paper = report(meeting, "Moves this year", lead)
    make.keep(
        Comment(paper=paper, label="Finance", as_printed="S Pound", due=dt.date(2026, 11, 20), sent_at=clock.now())
    )
    asked_for(panel, dt.date(2026, 9, 8), "Count the moves", due=dt.date(2026, 11, 25))
    page = page_of(sign_in(make.account(R.CLERK, of=panel)))
    week = page.partition("Due this week")[2].partition("</section>")[0]
    places = [week.index(words) for words in ("Comment (Finance)", "Count the moves", "Final reports locked")]
    assert places == sorted(places)
    assert "S Pound" in week
    assert "Head of Service" in week
    assert "Jo Lead" in week
    assert "Overdue" in week


def test_a_late_report_has_a_button_that_reminds(panel: Body, meeting: Meeting, sign_in: SignIn) -> None:
    lead = make.account(R.AUTHOR, of=panel, name="Jo Lead")
    report(meeting, "Moves this year", lead)
    clerk = sign_in(make.account(R.CLERK, of=panel))
    late = page_of(clerk).partition("Late reports")[2].partition("</section>")[0]
    assert "“Moves this year”" in late
    assert f'action="/meetings/{meeting.id}/reports/chase"' in late
    assert "Late reports" not in page_of(sign_in(lead))


def test_the_title_of_a_closed_report_is_not_in_the_list_of_late_ones(
    panel: Body, meeting: Meeting, sign_in: SignIn
) -> None:
    paper = report(meeting, "Xanthophyll prices")
    paper.exempt = True
    make.keep(paper)
    page = page_of(sign_in(make.account(R.CLERK, of=panel)))
    assert "Xanthophyll prices" not in page
    assert "The report under item 4" in page


def test_what_was_deferred_waits_for_a_place(panel: Body, meeting: Meeting, sign_in: SignIn) -> None:
    held = make.meeting(panel, dt.date(2026, 10, 6), state=State.HELD, published_at=clock.now())
    make.keep(MinuteBook(meeting=held, state=MinutesState.PUBLISHED))
    outcome = Outcome(verb=Verb.DEFERRED)
    make.keep(Minute(meeting=held, item=make.item(held, "Fostering fees"), outcomes=[outcome]))
    page = page_of(sign_in(make.account(R.CLERK, of=panel)))
    assert "“Fostering fees” was deferred by the meeting of 6 October 2026" in page
    assert f"/work-programme/waiting/outcome-{outcome.id}" in page
    assert "Fostering fees" not in page_of(sign_in(make.account(R.MEMBER, of=panel)))


# The chair


def test_the_chair_finds_the_three_oldest_promises_one_click_away(panel: Body, sign_in: SignIn) -> None:
    for month in (3, 5, 7, 9):
        asked_for(panel, dt.date(2026, month, 10), f"Asked in month {month}", due=dt.date(2026, 10, month))
    page = page_of(sign_in(make.account(R.CHAIR, of=panel)))
    oldest = page.partition("Waited for longest")[2].partition("</ol>")[0]
    assert [f"Asked in month {month}" in oldest for month in (3, 5, 7, 9)] == [True, True, True, False]
    assert oldest.count('href="/follow-up/') == 3
    assert "4 things not closed" in page
    assert "4 overdue" in page


def test_open_promises_are_counted_by_age_and_by_owner(panel: Body, sign_in: SignIn) -> None:
    asked_for(panel, dt.date(2025, 9, 10), "Old", due=dt.date(2026, 1, 1), owner="Director")
    asked_for(panel, dt.date(2026, 10, 6), "New", owner="")
    page = page_of(sign_in(make.account(R.CHAIR, of=panel)))
    tables = "".join(page.partition("By age and by owner")[2].partition("</details>")[0].split())
    cells = 'class="govuk-table__cellgovuk-table__cell--numeric"'
    for label, open_, late in (
        ("Morethanayear", 1, 1),
        ("Lessthanthreemonths", 1, 0),
        ("Director", 1, 1),
        ("Nobodynamed", 1, 0),
    ):
        assert f"{label}</th><td{cells}>{open_}</td><td{cells}>{late}</td>" in tables, label


def test_what_was_promised_for_the_next_meeting_is_said_to_be_here_or_not(
    panel: Body, meeting: Meeting, sign_in: SignIn
) -> None:
    paper = report(meeting, "Moves this year")
    make.keep(Entry(body=panel, topic="Moves", meeting=meeting.key, item_id=paper.item_id, lead="Jo Lead"))
    make.keep(Entry(body=panel, topic="Health", meeting=meeting.key, position=2))
    make.keep(Entry(body=panel, topic="Another day", meeting="elsewhere", position=3))
    page = page_of(sign_in(make.account(R.CHAIR, of=panel)))
    promised = page.partition("Promised for the next meeting")[2].partition("</table>")[0]
    moves, health = promised.partition("Moves")[2].partition("Health")[::2]
    assert "Being written" in moves
    assert "Not on the agenda yet" in health
    assert "Another day" not in promised


def test_the_chair_is_asked_to_agree_urgent_items(panel: Body, meeting: Meeting, sign_in: SignIn) -> None:
    make.item(meeting, "A flood", urgent=True, urgent_reason="The home cannot be used.")
    assert "1 urgent item on" in page_of(sign_in(make.account(R.CHAIR, of=panel)))
    assert "urgent item" not in page_of(sign_in(make.account(R.MEMBER, of=panel)))


# A member, and who is asked


def publication(meeting: Meeting, at: dt.datetime, title: str) -> None:
    item = make.item(meeting, title, number=str(len(meeting.items) + 1))
    row = {"what": "paper", "key": "paper-1", "item": item.key, "title": "Not named here", "page": 3}
    make.keep(Publication(meeting=meeting, edition="public", at=at, sha256="0" * 64, contents=[row]))


def test_a_member_is_shown_what_is_new_since_they_were_here_last(
    panel: Body, meeting: Meeting, sign_in: SignIn
) -> None:
    meeting.published_at = clock.now()
    publication(meeting, clock.now() - dt.timedelta(days=3), "Early news")
    account = make.account(R.MEMBER, of=panel)
    assert "Early news</a>: 1 paper" in page_of(sign_in(account))
    with clock.at(clock.now() + dt.timedelta(hours=1)):
        assert "Early news" in page_of(sign_in(account)), "the same visit"
    with clock.at(clock.now() + dt.timedelta(days=1)):
        publication(meeting, clock.now() - dt.timedelta(hours=1), "Late news")
        page = page_of(sign_in(account))
    assert "Late news" in page
    assert "Early news" not in page
    assert db.session.scalars(db.select(Visit)).one().account_id == account.id


def test_only_who_sits_is_told_of_news(panel: Body, meeting: Meeting, sign_in: SignIn, client: FlaskClient) -> None:
    publication(meeting, clock.now(), "Early news")
    assert "Early news" not in page_of(sign_in(make.account(R.CLERK, of=panel)))
    assert "Early news" not in client.get("/").text
    assert db.session.scalars(db.select(Visit)).all() == []


def test_an_author_finds_their_own_reports_with_their_days(panel: Body, meeting: Meeting, sign_in: SignIn) -> None:
    author = make.account(R.AUTHOR, of=panel)
    report(meeting, "Mine", author)
    report(meeting, "Another’s")
    own = page_of(sign_in(author)).partition("Your reports")[2].partition("</section>")[0]
    assert "Mine" in own
    assert "Draft reports due: Tuesday 17 November 2026" in own
    assert "Another’s" not in own


def test_who_is_asked_for_a_comment_finds_it(panel: Body, meeting: Meeting, sign_in: SignIn) -> None:
    officer = make.account(name="S Pound")
    comment = Comment(paper=report(meeting, "Moves"), label="Finance", person=officer.person, sent_at=clock.now())
    make.keep(comment)
    assert f'href="/comments/{comment.id}"' in page_of(sign_in(officer))


# However many panels


@pytest.mark.both_engines
@pytest.mark.parametrize("role", [R.CLERK, R.CHAIR, R.MEMBER, R.AUTHOR, R.MONITORING_OFFICER, R.ADMINISTRATOR])
def test_a_first_page_asks_little_however_many_panels_there_are(app: Flask, sign_in: SignIn, role: Role) -> None:
    account = make.account()
    for number in range(5):
        body = make.body(name=f"Panel {number}")
        if role in (R.MEMBER, R.CHAIR):
            seats = make.category(body, sees_restricted=role is R.CHAIR)
            make.seat(body, account.person, category=seats, role="Chairman" if role is R.CHAIR else None)
        else:
            account.grants.append(Grant(role=role, body=body))
        coming = make.meeting(body, EIGHT_DECEMBER, state=State.CALLED)
        paper = report(coming, f"Report {number}", account)
        make.keep(Comment(paper=paper, label="Legal", as_printed="A Lawyer", due=EIGHT_DECEMBER, sent_at=clock.now()))
        make.keep(Entry(body=body, topic="Moves", meeting=coming.key, item_id=paper.item_id))
        asked_for(body, dt.date(2026, 9, 8), "Count the moves", due=dt.date(2026, 11, 25))
        publication(coming, clock.now(), "News")
    make.keep(account)
    browser = sign_in(account)
    page = page_of(browser)
    assert "Panel 4" in page
    db.session.remove()
    assert counted(db.engine, lambda: browser.get("/")) <= MOST


MOST = 15
"""The most questions that a page asks."""
