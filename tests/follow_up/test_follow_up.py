"""What meetings asked for: listed with owners and due as written, for whoever may read the minutes that asked."""

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel.access.rules import Role
from panel.accounts.models import Account
from panel.audit.operations import trail
from panel.extensions import db
from panel.follow_up.operations import hand_over, track
from panel.follow_up.queries import updates_of
from panel.minutes.models import FollowUp, OutcomePart
from panel.minutes.operations import life
from panel.minutes.printing import Printed
from panel.minutes.queries import book_of
from panel.withdrawals.operations import withdraw
from tests import factories
from tests.minutes.november import PARTY, QUESTIONS, UPDATE, november
from tests.minutes.scene import Scene, meeting_of, outcome, part

SignIn = Callable[[Account], FlaskClient]
DRAWN = Printed("0" * 64, "1" * 64)


@pytest.fixture
def panel(app: Flask) -> Scene:
    made = november()
    secret = outcome("resolved", part("that the five pupils be helped.", "", "Mr A Comyn", "December"))
    made.write(made.minute("Virtual school: interim report"), outcomes=[secret])
    db.session.commit()
    return made


def published(panel: Scene) -> None:
    life.publish(panel.book, DRAWN, by=panel.clerk)
    db.session.commit()


def test_the_outcomes_of_a_meeting_with_owners_and_due_as_written(panel: Scene, client: FlaskClient) -> None:
    address = f"/meetings/{panel.meeting.id}/outcomes"
    assert "when its minutes are published" in client.get(address).text
    published(panel)
    page = client.get(address).text
    for words in ("CPP/17/22", UPDATE, "Head of Service – March meeting", "Ms S Grey – as soon as possible"):
        assert words in page
    assert "More than 130 carers" not in page, "only what was decided"
    assert "five pupils" not in page


def test_the_list_shows_a_reader_what_the_minutes_would(panel: Scene, client: FlaskClient, sign_in: SignIn) -> None:
    readers = {"public": client, "member": sign_in(panel.member), "clerk": sign_in(panel.clerk)}

    def seen(words: str) -> dict[str, bool]:
        return {name: words in reader.get("/follow-up").text for name, reader in readers.items()}

    assert seen(UPDATE) == {"public": False, "member": False, "clerk": True}
    published(panel)
    assert seen(UPDATE) == {"public": True, "member": True, "clerk": True}
    assert seen("five pupils") == {"public": False, "member": True, "clerk": True}


def asked(words: str) -> FollowUp:
    return next(one for one in db.session.scalars(db.select(FollowUp)) if one.words == words)


def test_what_came_back_does_not_close_it_and_the_minute_stays(panel: Scene, sign_in: SignIn) -> None:
    published(panel)
    thing = asked(UPDATE)
    clerk, address = sign_in(panel.clerk), f"/follow-up/{thing.id}"
    assert "Enter what came back" in clerk.post(f"{address}/report", data={}).text
    clerk.post(f"{address}/report", data={"text": "A first figure was given.", "says": "on track"})
    clerk.post(f"{address}/report", data={"text": "The update was given.", "says": "proposed for closing"})
    db.session.expire_all()
    assert [(update.text, update.says) for update in updates_of(thing)[thing.id]] == [
        ("A first figure was given.", "on track"),
        ("The update was given.", "proposed for closing"),
    ]
    assert UPDATE in clerk.get("/follow-up?state=open").text
    assert UPDATE in clerk.get("/follow-up?state=proposed").text
    assert UPDATE not in clerk.get("/follow-up?state=closed").text
    page = clerk.get(address).text
    assert "Proposed for closing" in page
    assert "A first figure was given." in page
    assert "Head of Service – March meeting" in clerk.get(f"/meetings/{panel.meeting.id}/outcomes").text
    assert trail(f"meeting/{panel.meeting.id}")[0].sentence == f"reported on “{UPDATE}”"


def test_the_list_is_narrowed_by_panel_and_paged(panel: Scene, client: FlaskClient) -> None:
    many = [part(f"that thing {n:02} be done.", f"{n}.", "All", f"{n % 28 + 1} January 2018") for n in range(30)]
    panel.write(panel.minute("Work programme"), outcomes=[outcome("resolved", *many)])
    published(panel)
    page = client.get("/follow-up").text
    assert "Showing 1 to 25 of 32 things asked for" in page
    assert "Showing 26 to 32" in client.get("/follow-up?page=2").text
    assert client.get(f"/follow-up?body={panel.body.id}&state=closed").status_code == 200
    assert "Nothing that was asked for is of this kind." in client.get("/follow-up?state=closed").text


def test_what_is_past_its_day_is_overdue(panel: Scene, client: FlaskClient) -> None:
    published(panel)
    assert asked(UPDATE).due_date == dt.date(2018, 3, 31)
    assert "Overdue" in client.get("/follow-up").text
    assert UPDATE in client.get("/follow-up?state=overdue").text
    assert UPDATE not in client.get("/follow-up?state=merely_open").text


def test_the_list_is_narrowed_by_who_does_it(panel: Scene, client: FlaskClient) -> None:
    published(panel)
    assert PARTY in client.get("/follow-up?owner=grey").text
    assert UPDATE not in client.get("/follow-up?owner=grey").text
    hand_over(asked(PARTY), ["Events Officer"], "", by=panel.clerk)
    track(asked_nobody(panel), by=panel.clerk)
    db.session.commit()
    assert PARTY not in client.get("/follow-up?owner=grey").text
    assert PARTY in client.get("/follow-up?owner=EVENTS+officer").text
    assert QUESTIONS in client.get("/follow-up?owner=nobody&state=open").text


def asked_nobody(panel: Scene) -> OutcomePart:
    minute = panel.minute("Fostering agency report, quarter 2")
    return next(part for outcome in minute.outcomes for part in outcome.parts if part.text == QUESTIONS)


def test_a_chair_sees_first_what_was_waited_for_longest(panel: Scene, sign_in: SignIn) -> None:
    published(panel)
    older = meeting_of(panel.body, dt.date(2016, 5, 9))
    panel.begin(older)
    panel.write(
        panel.minute("Fostering report, quarter 2", older),
        outcomes=[outcome("agreed", part("that A be done.", "", "All"))],
    )
    life.publish(book_of(older), DRAWN, by=panel.clerk)
    db.session.commit()
    page = sign_in(panel.chair).get("/follow-up").text
    longest = page[page.index("Waited for longest") : page.index("Show only")]
    assert longest.index("that A be done.") < longest.index(UPDATE)
    assert "9 May 2016" in longest
    first = sign_in(panel.chair).get("/follow-up?state=open&order=oldest").text
    assert first.index("that A be done.") < first.index(UPDATE)


def test_only_the_clerk_or_who_was_asked_records_what_came_back(
    panel: Scene, client: FlaskClient, sign_in: SignIn
) -> None:
    published(panel)
    thing = asked(PARTY)
    address = f"/follow-up/{thing.id}/report"
    assert sign_in(panel.member).get(address).status_code == 403
    assert client.get(address).status_code == 302
    assert sign_in(panel.clerk).get("/follow-up/999/report").status_code == 404
    author = factories.account(Role.AUTHOR, of=panel.body, name="Ms S Grey the younger")
    assert sign_in(author).get(address).status_code == 403
    hand_over(thing, [author.person], "", by=panel.clerk)
    db.session.commit()
    officer = sign_in(author)
    assert officer.get(address).status_code == 200
    officer.post(address, data={"text": "They were told.", "says": "done"})
    assert "They were told." not in client.get(f"/follow-up/{thing.id}").text, "the clerk reads it first"
    assert "They were told." not in officer.get("/follow-up").text
    clerk = sign_in(panel.clerk)
    assert "1 report from those who were asked" in clerk.get("/follow-up").text
    (waiting,) = updates_of(thing, waiting=True)[thing.id]
    clerk.post(f"/follow-up/updates/{waiting.id}/accept")
    page = client.get(f"/follow-up/{thing.id}").text
    assert "They were told." in page
    assert "Done" in page


def test_a_member_who_was_asked_says_what_came_of_it(panel: Scene, sign_in: SignIn) -> None:
    published(panel)
    thing = asked(PARTY)
    address, member = f"/follow-up/{thing.id}", sign_in(panel.member)
    assert "Record what came back" not in member.get(address).text
    hand_over(thing, [panel.member.person], "", by=panel.clerk)
    db.session.commit()
    assert f'href="{address}/report"' in member.get(address).text
    sent = member.post(f"{address}/report", data={"text": "I wrote to them.", "says": "done"}, follow_redirects=True)
    assert "Sent to the clerk, who puts it on the record." in sent.text


def test_what_a_closed_minute_asks_is_no_page_of_the_public(panel: Scene, client: FlaskClient, sign_in: SignIn) -> None:
    published(panel)
    thing = asked("that the five pupils be helped.")
    assert client.get(f"/follow-up/{thing.id}").status_code == 404
    assert sign_in(panel.member).get(f"/follow-up/{thing.id}").status_code == 200


def test_minutes_taken_down_take_what_they_asked_for_along(panel: Scene, client: FlaskClient, sign_in: SignIn) -> None:
    published(panel)
    withdraw(panel.meeting, {f"minutes/{panel.meeting.id}": None}, "A name stood in it", what="minutes", by=panel.clerk)
    db.session.commit()
    assert UPDATE not in client.get("/follow-up").text
    assert client.get(f"/follow-up/{asked(UPDATE).id}").status_code == 404
    assert UPDATE in sign_in(panel.clerk).get("/follow-up").text
