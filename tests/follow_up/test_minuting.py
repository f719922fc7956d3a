"""The action log is minuted in one go; only what the panel closes there leaves the log, and it stays in the history."""

import datetime as dt
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from panel.accounts.models import Account
from panel.exemption.rules import FULL_EDITION, PUBLIC
from panel.extensions import db
from panel.follow_up.action_log import log_paper
from panel.follow_up.minuting import Ruled, rule_on
from panel.follow_up.operations import propose, report
from panel.follow_up.rules.progress import Verdict
from panel.lifecycle import Refused
from panel.meetings.models import Meeting
from panel.minutes.contents import contents_of_minutes
from panel.minutes.models import FollowUp, Minute
from panel.minutes.operations import life
from panel.minutes.queries import book_of
from panel.minutes.rules.life import Verb
from tests.follow_up.conftest import DRAWN, SECRET, Asked
from tests.minutes.november import PARTY, UPDATE
from tests.minutes.scene import Scene, meeting_of

SignIn = Callable[[Account], FlaskClient]
CLOSE, NOTE, KEEP = Ruled(Verdict.CLOSE), Ruled(Verdict.NOTE), Ruled()


def in_log(meeting: Meeting, words: str) -> bool:
    return any(words in cell.lines for line in log_paper(meeting, FULL_EDITION).lines for cell in line)


def ruled(meeting: Meeting, panel: Scene, rulings: dict[FollowUp, Ruled]) -> Minute:
    minute = rule_on(meeting, {one.id: ruling for one, ruling in rulings.items()}, by=panel.clerk)
    db.session.commit()
    return minute


def outcomes(minute: Minute) -> list[tuple[Verb | None, list[str | None]]]:
    return [(outcome.verb, [part.text for part in outcome.parts]) for outcome in minute.outcomes]


def test_one_form_minutes_every_line(panel: Scene, january: Meeting, asked: Asked, sign_in: SignIn) -> None:
    update, party, secret = asked(UPDATE), asked(PARTY), asked(SECRET)
    clerk, address = sign_in(panel.clerk), f"/meetings/{january.id}/action-log/minute"
    page = clerk.get(address).text
    assert UPDATE in page
    assert PARTY in page
    given = {
        f"verdict_{party.id}": "close",
        f"effect_{party.id}": "forty families came",
        f"verdict_{update.id}": "keep",
        f"until_{update.id}": "May 2018",
        f"verdict_{secret.id}": "note",
    }
    answer = clerk.post(address, data=given, follow_redirects=True)
    assert "The action log is minuted." in answer.text
    db.session.expire_all()
    minute = db.session.get_one(FollowUp, party.id).closed_in
    assert minute is not None
    assert minute.item is not None
    assert minute.item.role == "action_log"
    assert outcomes(minute) == [
        (Verb.AGREED, [f"{PARTY} (CPP/17/23); what it changed: forty families came."]),
        (Verb.NOTED, ["the five pupils be helped (CPP/17/26)."]),
        (
            Verb.AGREED,
            ["an update be given on the children who had moved three times or more (CPP/17/22); by May 2018."],
        ),
    ]
    assert (party.effect, update.due_later, str(update.due_date)) == ("forty families came", "May 2018", "2018-05-31")
    assert update.due == "March meeting", "the words of the minute stay"


def test_closed_leaves_the_next_log_and_stays_in_the_history(
    panel: Scene, january: Meeting, march: Meeting, asked: Asked, client: FlaskClient, sign_in: SignIn
) -> None:
    party = asked(PARTY)
    ruled(january, panel, {party: CLOSE, asked(UPDATE): NOTE})
    assert in_log(january, PARTY), "it stood there then"
    assert not in_log(march, PARTY)
    assert in_log(march, UPDATE)
    assert PARTY in sign_in(panel.clerk).get("/follow-up?state=closed").text
    assert PARTY not in client.get("/follow-up?state=closed").text, "the minutes that close it are not out"
    book = book_of(january)
    assert book is not None
    life.publish(book, DRAWN, by=panel.clerk)
    db.session.commit()
    assert PARTY in client.get("/follow-up?state=closed").text
    page = client.get(f"/follow-up/{party.id}").text
    assert "15 January 2018: closed it" in page
    assert "Closed by the panel" in page


def test_nobody_but_the_panel_closes(panel: Scene, january: Meeting, march: Meeting, asked: Asked) -> None:
    party = asked(PARTY)
    propose(party, "The date went round.", by=panel.clerk)
    db.session.commit()
    assert in_log(january, PARTY)
    ruled(january, panel, {party: KEEP})
    assert in_log(march, PARTY)
    ruled(january, panel, {party: CLOSE})
    with pytest.raises(Refused, match="The panel has closed this"):
        report(party, "One more thing.", by=panel.clerk)


def test_done_again_it_takes_the_place_of_what_was_recorded(
    panel: Scene, january: Meeting, march: Meeting, asked: Asked
) -> None:
    party, update = asked(PARTY), asked(UPDATE)
    ruled(january, panel, {party: CLOSE, update: NOTE})
    minute = ruled(january, panel, {party: NOTE, update: NOTE})
    assert party.closed_in is None
    assert in_log(march, PARTY)
    assert [verb for verb, _ in outcomes(minute)] == [Verb.NOTED]


def test_what_a_closed_minute_asked_for_is_closed_apart_from_the_public_text(
    panel: Scene, january: Meeting, asked: Asked, client: FlaskClient
) -> None:
    minute = ruled(january, panel, {asked(SECRET): CLOSE, asked(PARTY): CLOSE})
    assert [outcome.closed for outcome in minute.outcomes] == [False, True]
    public = str(contents_of_minutes(january, PUBLIC).minutes)
    assert PARTY in public
    assert "five pupils" not in public
    assert "five pupils" in str(contents_of_minutes(january, FULL_EDITION).minutes)
    book = book_of(january)
    assert book is not None
    life.publish(book, DRAWN, by=panel.clerk)
    db.session.commit()
    for address in ("/follow-up", "/follow-up?state=closed", f"/meetings/{january.id}/action-log", "/asked-of-you/x"):
        assert "five pupils" not in client.get(address).text


def test_a_line_that_is_not_in_the_log_is_refused(panel: Scene, january: Meeting, asked: Asked) -> None:
    earlier = meeting_of(panel.body, dt.date(2017, 9, 4))
    with pytest.raises(Refused, match="Open the page again"):
        rule_on(earlier, {asked(PARTY).id: CLOSE}, by=panel.clerk)


def test_where_no_line_takes_the_log_a_minute_is_added(panel: Scene, march: Meeting, asked: Asked) -> None:
    minute = ruled(march, panel, {asked(PARTY): NOTE})
    assert (minute.item, minute.title) == (None, "Action log")
