"""The action log is printed in the pack, under its line: each edition has what its readers may read."""

import datetime as dt

import pytest

from panel.exemption.rules import Edition
from panel.extensions import db
from panel.intake.words import words_on_pages
from panel.meetings.models import Meeting
from panel.minutes.operations import life
from panel.packs.contents import What
from panel.packs.editions import Drawn, make
from panel.packs.gathering import gather
from panel.packs.lists import log_key
from panel.pdf.check import check
from tests.follow_up.conftest import SECRET, log_line
from tests.minutes.november import PARTY, UPDATE
from tests.minutes.scene import Scene

FULL, PUBLIC = Edition.FULL, Edition.PUBLIC


@pytest.fixture
def drawn(january: Meeting) -> dict[Edition, Drawn]:
    return make(gather(january, issued=dt.date(2018, 1, 4)))


def words_in(drawn: Drawn) -> str:
    """All the words of a file in the order of its cells, however narrow its columns are."""
    return " ".join(words_on_pages(drawn.pdf))


def test_each_edition_has_what_its_readers_may_read(drawn: dict[Edition, Drawn]) -> None:
    full, public = words_in(drawn[FULL]), words_in(drawn[PUBLIC])
    for words in (UPDATE, PARTY, "Action log"):
        assert words in full
        assert words in public
    assert SECRET in full
    assert "five pupils" not in public
    assert "Not for publication: exempt, paragraph 2" in full
    assert "Not for publication: exempt" not in public
    assert [check(one.pdf) for one in drawn.values()] == [[], []]


def test_it_stands_under_its_line_with_its_pages(january: Meeting, drawn: dict[Edition, Drawn]) -> None:
    key = log_key(log_line(january))
    places = {entry["key"]: entry for entry in drawn[PUBLIC].contents}
    assert places[key]["what"] == What.LOG
    assert (places[key]["item"], places[key]["first"] % 2) == ("two", 1)
    assert places[key]["closed"] == [f"minute/{number}" for number in closed_minutes(january)]


def closed_minutes(january: Meeting) -> list[int]:
    material = gather(january, issued=dt.date(2018, 1, 4))
    (enclosure,) = [one for line in material.notice.lines for one in line.enclosures if one.what is What.LOG]
    return [int(about.partition("/")[2]) for about in enclosure.closed]


def test_what_minutes_that_are_not_out_ask_for_is_not_in_it(panel: Scene, january: Meeting) -> None:
    life.withdraw(panel.book, by=panel.clerk)
    db.session.commit()
    material = gather(january, issued=dt.date(2018, 1, 4))
    assert [line.enclosures for line in material.notice.lines] == [(), ()]


def test_nothing_is_enclosed_where_nothing_is_waited_for(panel: Scene) -> None:
    first = panel.meeting
    line = gather(first, issued=dt.date(2017, 11, 1)).notice.lines[0]
    assert line.enclosures == ()
