"""Many people at the same minutes at the same moment: nothing typed is lost, on either database."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from panel.access.rules import Role
from panel.accounts.models import Account
from panel.drafts.operations import set_aside_texts
from panel.extensions import db
from panel.minutes.models import Minute
from panel.minutes.operations import taking
from panel.minutes.queries import minutes_of
from tests import factories
from tests.minutes.scene import LINES, NOVEMBER, line, meeting_of

SESSIONS = 20
Send = Callable[[int, FlaskClient], TestResponse]


def at_once(app: Flask, clerks: list[str], send: Send) -> list[TestResponse]:
    """Let each clerk, signed in on a browser of their own, send a form at the same moment."""
    ready, answers, faults = threading.Barrier(len(clerks)), {}, []

    def one(number: int, identity: str) -> None:
        try:
            client = app.test_client()
            with client.session_transaction() as session:
                session.update({"_user_id": identity, "_fresh": True})
            ready.wait(30)
            answers[number] = send(number, client)
        except BaseException as fault:  # noqa: BLE001 told by the assertion below
            faults.append(fault)

    threads = [threading.Thread(target=one, args=pair) for pair in enumerate(clerks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert not faults
    return [answers[number] for number in range(len(clerks))]


@pytest.fixture
def clerks(app: Flask) -> list[Account]:
    return [factories.account(Role.CLERK, name=f"Clerk {number:02}") for number in range(SESSIONS)]


def begun(app: Flask, clerks: list[Account], lines: int = 0) -> list[Minute]:
    """A meeting whose minutes are begun, with more lines on its agenda."""
    meeting = meeting_of(factories.body(code="CPP"), NOVEMBER)
    for number in range(lines):
        line(meeting, f"{number:02} more", number=str(len(LINES) + 1 + number))
    taking.begin(meeting, by=clerks[0])
    db.session.commit()
    return minutes_of(meeting)


def typed(version: int, words: str, **more: Any) -> dict[str, Any]:
    """The form as a browser without a script sends it."""
    return {"version": version, "html": words, "numbering": "scheme", "open": "as its item", "save": "1", **more}


@pytest.mark.both_engines
def test_twenty_save_one_minute_and_all_twenty_texts_can_be_read(app: Flask, clerks: list[Account]) -> None:
    minute = begun(app, clerks)[3]
    minute_id, version = minute.id, minute.version
    texts = [f"Clerk {number:02} heard it so." for number in range(SESSIONS)]
    identities = [clerk.get_id() for clerk in clerks]
    db.session.rollback()

    def send(number: int, client: FlaskClient) -> TestResponse:
        outcome = {"outcomes-0-verb": "resolved", "outcomes-0-parts-0-text": f"that it be as clerk {number:02} says."}
        return client.post(f"/minutes/{minute_id}", data=typed(version, texts[number], **outcome))

    answers = at_once(app, identities, send)
    assert [answer.status_code for answer in answers].count(302) == 1
    shown_both = [answer for answer in answers if answer.status_code == 303]
    assert len(shown_both) == SESSIONS - 1
    assert all("/minutes/compare/" in answer.headers["Location"] for answer in shown_both)

    db.session.expire_all()
    saved = db.session.get_one(Minute, minute_id)
    aside = [draft.fields for draft in set_aside_texts(f"minute/{minute_id}")]
    assert sorted([saved.html or "", *(fields["html"] for fields in aside)]) == [f"<p>{words}</p>" for words in texts]
    assert len(saved.outcomes) == 1, "one clerk's outcome, not a mixture"
    parts = [saved.outcomes[0].parts[0].text, *(fields["outcomes"][0]["parts"][0]["text"] for fields in aside)]
    assert len(set(parts)) == SESSIONS

    client = app.test_client()
    with client.session_transaction() as session:
        session.update({"_user_id": identities[0], "_fresh": True})
    listed = client.get(f"/minutes/{minute_id}/set-aside").text
    now = client.get(f"/minutes/{minute_id}").text
    assert all(words in listed or words in now for words in texts)


@pytest.mark.both_engines
def test_twenty_save_each_their_own_minute_and_all_are_saved(app: Flask, clerks: list[Account]) -> None:
    minutes = begun(app, clerks, lines=SESSIONS)[-SESSIONS:]
    each = [(minute.id, minute.version) for minute in minutes]
    identities = [clerk.get_id() for clerk in clerks]
    db.session.rollback()

    def send(number: int, client: FlaskClient) -> TestResponse:
        minute_id, version = each[number]
        return client.post(f"/minutes/{minute_id}", data=typed(version, f"Item {number:02}."))

    answers = at_once(app, identities, send)
    assert [answer.status_code for answer in answers] == [302] * SESSIONS
    db.session.expire_all()
    assert [db.session.get_one(Minute, id).html for id, _ in each] == [f"<p>Item {n:02}.</p>" for n in range(SESSIONS)]


@pytest.mark.both_engines
def test_ten_begin_the_minutes_and_there_is_one_of_each(app: Flask, clerks: list[Account]) -> None:
    meeting = meeting_of(factories.body(code="CPP"), NOVEMBER)
    meeting_id, identities = meeting.id, [clerk.get_id() for clerk in clerks[:10]]
    db.session.rollback()
    answers = at_once(app, identities, lambda _, client: client.post(f"/meetings/{meeting_id}/minutes/begin"))
    assert [answer.status_code for answer in answers] == [302] * 10
    assert len(db.session.scalars(db.select(Minute)).all()) == len(LINES)
