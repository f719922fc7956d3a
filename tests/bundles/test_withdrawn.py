"""What was taken down stays so where the record goes next (D7)."""

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel.audit.operations import TERMINAL
from panel.bundles import archive
from panel.bundles.archive import Bundle
from panel.bundles.operations import examine_files, give_out, take_in
from panel.extensions import db
from panel.meetings.models import Meeting
from panel.minutes.queries import may_read, taken_down
from panel.papers.queries import is_taken_down, papers_of_meeting

RECORD = Path(__file__).parent / "panel-2018-01-15.json"
WITHDRAWN = {
    "at": "2018-01-16T16:55:00+00:00",
    "by": "Sharon Clerk",
    "reason": "A child could be recognised.",
    "first_page": 11,
    "last_page": 22,
}


def minuted(value: dict[str, Any]) -> dict[str, Any]:
    """A meeting of the record that has minutes."""
    return next(one for one in value["meetings"] if one.get("minutes"))


@pytest.fixture
def record() -> dict[str, Any]:
    """A real panel's record, of which a paper and the minutes of a meeting were taken down."""
    value = archive.read(RECORD).value
    with_papers = next(one for one in value["meetings"] if any(line.get("papers") for line in one.get("agenda") or []))
    line = next(line for line in with_papers["agenda"] if line.get("papers"))
    line["papers"][0]["withdrawn"] = True
    line["published_on"] = "2018-01-05"
    with_papers["withdrawn"] = [WITHDRAWN]
    minuted(value).setdefault("withdrawn", []).append(
        {**WITHDRAWN, "first_page": None, "last_page": None, "minutes": True}
    )
    return value


def test_a_paper_and_minutes_that_were_taken_down_are_not_read_here_either(
    app: Flask, record: dict[str, Any], client: FlaskClient
) -> None:
    bundle = Bundle(record, {})
    body = take_in(bundle, examine_files(bundle), by=TERMINAL).body
    db.session.commit()
    meetings = db.session.scalars(db.select(Meeting).where(Meeting.body == body)).all()
    papers = [paper for one in meetings for under in papers_of_meeting(one).values() for paper in under]
    (paper,) = [paper for paper in papers if is_taken_down(paper)]
    assert paper.title not in client.get(f"/items/{paper.item_id}").text
    meeting = next(one for one in meetings if one.key == minuted(record)["id"])
    assert taken_down(meeting) is not None
    response = client.get(f"/meetings/{meeting.id}/minutes")
    assert response.status_code == 410
    assert "A child could be recognised." in response.text
    with app.test_request_context():
        assert not may_read(meeting)


def test_what_was_taken_down_is_told_again_to_the_letter(app: Flask, record: dict[str, Any]) -> None:
    bundle = Bundle(record, {})
    body = take_in(bundle, examine_files(bundle), by=TERMINAL).body
    db.session.commit()
    out = give_out(body).value
    assert [one.get("withdrawn") for one in out["meetings"]] == [one.get("withdrawn") for one in record["meetings"]]
