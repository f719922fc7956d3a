"""The programme of a real panel as its record has it in January 2018: what its November minutes asked for and added."""

import datetime as dt
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel import clock
from panel.audit.operations import TERMINAL
from panel.bodies.models import Body
from panel.bundles import archive
from panel.bundles.operations import examine_files, take_in
from panel.exemption.rules import Edition
from panel.extensions import db
from panel.meetings.models import Meeting
from panel.minutes.models import FollowUp, Minute
from panel.packs.contents import What
from panel.packs.editions import make
from panel.packs.gathering import gather
from panel.pdf.check import check
from panel.work_programme.models import Entry
from panel.work_programme.operations import add_from_minute, promise
from panel.work_programme.printing import programme_paper
from panel.work_programme.queries import gatherings_of, meetings_from
from panel.work_programme.rules.when import Place, place_for
from panel.work_programme.year import programme_year
from tests.pdf.poppler import text_of_pages

RECORD = Path(__file__).parent.parent / "bundles" / "panel-2018-01-15.json"
NOVEMBER, JANUARY = dt.date(2017, 11, 13), dt.date(2018, 1, 15)
UNSCHEDULED = "Not scheduled yet"


@pytest.fixture
def panel(app: Flask) -> Body:
    bundle = archive.read(RECORD)
    body = take_in(bundle, examine_files(bundle), by=TERMINAL).body
    db.session.commit()
    return body


def columns(body: Body) -> dict[str, list[str]]:
    year = programme_year(body, "2017/18")
    return {column.slot.words: [row.entry.topic for row in column.topics] for column in year.columns if column.topics}


def asked(words: str) -> FollowUp:
    return next(one for one in db.session.scalars(db.select(FollowUp)) if words in one.words)


def test_what_was_asked_for_is_in_the_programme_at_its_meeting_or_unscheduled(panel: Body) -> None:
    assert columns(panel) == {
        "Meeting of Monday 15 January 2018": [
            "PAUSE Programme: presentation",
            "Freeing care leavers from council tax",
            "Action plan after the Ofsted inspection",
        ],
        "Meeting of March 2018": ["Children with three or more placement moves", "PAUSE Programme: closer report"],
        UNSCHEDULED: ["Planning for permanence"],
    }


def test_each_points_back_at_the_minute_that_asked_for_it(panel: Body, client: FlaskClient) -> None:
    rows = programme_year(panel, "2017/18").rows
    assert {row.asked.number for row in rows if row.asked} == {"CPP/17/23", "CPP/17/25"}
    assert all(row.asked for row in rows)
    page = client.get(f"/work-programme?body={panel.id}&year=2017/18").text
    assert page.count("Asked for on") == 6


def test_from_the_words_of_the_minutes_alone_the_same_places_come(panel: Body) -> None:
    """The record without its programme: each report goes where the words of its resolution put it."""
    for entry in db.session.scalars(db.select(Entry)):
        db.session.delete(entry)
    meetings = gatherings_of(meetings_from(panel, NOVEMBER))
    moves = asked("three or more placement moves")
    promise(moves, "Placement moves", place_for(moves.due, NOVEMBER, meetings), by=TERMINAL)
    programme = db.session.scalars(db.select(Minute).where(Minute.number == "CPP/17/25")).one()
    pause = asked("PAUSE")
    for stage in pause.due_stages or ():
        promise(pause, f"PAUSE, {stage}", place_for(stage, NOVEMBER, meetings), by=TERMINAL)
    added = [("Planning for permanence", Place())]
    added += [(one.words, place_for(one.due, NOVEMBER, meetings)) for one in (asked("council tax"), asked("Ofsted"))]
    add_from_minute(programme, added, by=TERMINAL)
    db.session.commit()
    found = columns(panel)
    assert found["Meeting of Monday 15 January 2018"][0] == "PAUSE, January 2018"
    assert len(found["Meeting of Monday 15 January 2018"]) == 3
    assert found["March 2018"] == ["Placement moves", "PAUSE, March 2018"]
    assert found[UNSCHEDULED] == ["Planning for permanence"]


def test_the_clean_up_of_the_programme_is_an_action_and_no_topic(panel: Body) -> None:
    assert asked("unscheduled reports be reviewed").status is None
    assert not any("reviewed" in topic for topics in columns(panel).values() for topic in topics)


def january() -> Meeting:
    """The meeting, its programme no longer “To Follow” but to be printed."""
    meeting = db.session.scalars(db.select(Meeting).where(Meeting.date == JANUARY)).one()
    (line,) = [item for item in meeting.items if item.title == "Work Programme"]
    line.to_follow = False
    return meeting


def test_the_programme_prints_as_the_appendix_of_its_own_item(panel: Body) -> None:
    meeting = january()
    with clock.at(dt.datetime(2018, 1, 4, 9, tzinfo=clock.LONDON)):
        material = gather(meeting, issued=clock.today())
        again = gather(meeting, issued=clock.today())
    assert material == again
    (line,) = [one for one in material.notice.lines if one.title == "Work Programme"]
    (listed,) = [one for one in line.enclosures if one.what is What.PROGRAMME]
    assert (listed.title, line.number) == ("Work programme 2017/18", "10")
    drawn = make(material)
    for edition in Edition:
        words = " ".join(" ".join(text_of_pages(drawn[edition].pdf)).split())
        assert "Freeing care leavers from council tax" in words
        assert "Asked for on 13 November 2017" in words
        assert check(drawn[edition].pdf) == []
    places = {row["key"]: row for row in drawn[Edition.PUBLIC].contents}
    assert places[listed.key]["what"] == What.PROGRAMME


def test_a_later_change_of_the_programme_makes_no_supplement(panel: Body) -> None:
    meeting = january()
    before = gather(meeting, issued=JANUARY).notice.lines
    db.session.delete(db.session.scalars(db.select(Entry)).first())
    db.session.flush()
    after = gather(meeting, issued=JANUARY)
    assert after.notice.lines == before
    assert programme_paper(panel, "2017/18").lines == 5
