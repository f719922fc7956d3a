"""The promises of a real panel's record, each followed from the words that asked for it (issue 4, what shows it)."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel.audit.operations import TERMINAL
from panel.bundles import archive
from panel.bundles.operations import examine_files, take_in
from panel.extensions import db
from panel.minutes.models import FollowUp
from panel.work_programme.models import Entry

RECORD = Path(__file__).parent.parent / "bundles" / "panel-2018-01-15.json"
NOVEMBER = "Monday 13 November 2017"
PROMISED = {
    "Children with three or more placement moves": ("three or more placement moves, and why", "2018-03"),
    "PAUSE Programme: presentation": ("a presentation in January 2018 and a closer report", "15 January 2018"),
    "PAUSE Programme: closer report": ("a presentation in January 2018 and a closer report", "2018-03"),
    "Freeing care leavers from council tax": ("freeing care leavers from council tax, in January", "15 January 2018"),
    "Action plan after the Ofsted inspection": ("the action plan after the Ofsted", "15 January 2018"),
    "Planning for permanence": ("a report on planning for permanence", "No meeting chosen yet"),
}
"""Each topic of the programme: the words that asked for it, and what it is promised for."""


@pytest.fixture
def record(app: Flask) -> None:
    bundle = archive.read(RECORD)
    take_in(bundle, examine_files(bundle), by=TERMINAL)
    db.session.commit()


@pytest.mark.parametrize("topic", PROMISED)
def test_each_topic_of_the_programme_leads_back_to_the_words_that_asked_for_it(
    record: None, client: FlaskClient, topic: str
) -> None:
    entry = db.session.scalars(db.select(Entry).where(Entry.topic == topic)).one()
    page = client.get(f"/threads/entry/{entry.id}").text
    words, when = PROMISED[topic]
    assert page.index("Asked for") < page.index(words) < page.index("Promised for")
    assert NOVEMBER in page
    assert when in page or "March" in page
    others = {said for said, _ in PROMISED.values()} - {words}
    assert [said for said in others if said in page] == []


def test_each_request_of_november_has_its_thread_and_those_that_were_placed_say_where(
    record: None, client: FlaskClient
) -> None:
    asked = list(db.session.scalars(db.select(FollowUp)))
    assert len(asked) > 8
    pages = {one.words: client.get(f"/threads/follow-up/{one.id}") for one in asked}
    assert {answer.status_code for answer in pages.values()} <= {200, 404}
    told = {words: answer.text for words, answer in pages.items() if answer.status_code == 200}
    assert all(NOVEMBER in page for page in told.values())
    placed = {words for words, page in told.items() if "Promised for" in page}
    assert placed == {words for words in told if any(said in words for said, _ in PROMISED.values())}
    pause = next(page for words, page in told.items() if "PAUSE" in words)
    assert "PAUSE Programme: presentation" in pause
    assert "PAUSE Programme: closer report" in pause
