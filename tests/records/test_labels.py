"""Young people appear as they chose: relabelled in what is not signed, and left as signed where it is (D5, V11)."""

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel.access.rules import Role
from panel.accounts.models import Account
from panel.audit.operations import TERMINAL, trail
from panel.extensions import db
from panel.lifecycle import Refused
from panel.meetings.models import Attendance, Meeting
from panel.minutes.models import Minute, MinuteBook
from panel.minutes.rules.life import MinutesState
from panel.people.models import Person
from panel.records.labels import relabel, still_said
from tests import factories as make

SignIn = Callable[[Account], FlaskClient]


@pytest.fixture
def kayleigh(app: Flask) -> Person:
    return make.person("Kayleigh", young=True)


def attended(person: Person, state: MinutesState, day: dt.date, as_printed: str | None = None) -> Attendance:
    """Someone at a meeting whose minutes are in that state."""
    meeting: Meeting = make.meeting(make.body(), day)
    make.keep(MinuteBook(meeting=meeting, state=state))
    return make.keep(Attendance(meeting=meeting, person=person, as_printed=as_printed, position=1))


def test_the_label_changes_where_nothing_is_signed_and_stays_where_it_is(kayleigh: Person) -> None:
    draft = attended(kayleigh, MinutesState.DRAFT, dt.date(2026, 9, 1))
    out = attended(kayleigh, MinutesState.PUBLISHED, dt.date(2026, 9, 2), as_printed="Kayleigh S")
    signed = attended(kayleigh, MinutesState.SIGNED, dt.date(2026, 7, 1))
    printed = attended(kayleigh, MinutesState.SIGNED, dt.date(2026, 7, 2), as_printed="Kayleigh (CiCC)")
    seat = make.seat(make.body(), kayleigh)

    assert relabel(kayleigh, "K", by=TERMINAL) == 3
    db.session.commit()
    assert [row.printed for row in (draft, out, seat)] == ["K", "K", "K"]
    assert [row.printed for row in (signed, printed)] == ["Kayleigh", "Kayleigh (CiCC)"]
    assert trail(f"person/{kayleigh.id}")[0].sentence == "shows a young person as K"


def test_someone_who_turns_out_to_be_young_keeps_nothing_but_the_label(app: Flask) -> None:
    person = make.person("Kayleigh Smith", honorific="Miss", ward="North", email="k@example.org")
    relabel(person, "Young Person A", by=TERMINAL)
    assert (person.printed, person.young, person.ward, person.email) == ("Young Person A", True, None, None)


@pytest.mark.parametrize("label", ["Kayleigh Smith", "Kayleigh J. Smith"])
def test_a_surname_is_no_label(kayleigh: Person, label: str) -> None:
    with pytest.raises(Refused, match="surname"):
        relabel(kayleigh, label, by=TERMINAL)
    assert kayleigh.name == "Kayleigh"


def test_texts_that_still_say_the_old_name_are_listed_unless_signed(kayleigh: Person) -> None:
    for state, title in ((MinutesState.DRAFT, "Our voice"), (MinutesState.SIGNED, "Their voice")):
        meeting = attended(kayleigh, state, dt.date(2026, 9, 1)).meeting
        make.keep(Minute(meeting=meeting, title=title, html="<p>Kayleigh told the Panel.</p>"))
    assert [words for words, _, _ in still_said("Kayleigh")] == ["Our voice, Corporate Parenting Panel"]
    assert still_said("Nobody") == []


def test_the_clerk_changes_a_label_from_the_persons_page(kayleigh: Person, sign_in: SignIn) -> None:
    attended(kayleigh, MinutesState.DRAFT, dt.date(2026, 9, 1))
    clerk = sign_in(make.account(Role.CLERK))
    address = f"/people/{kayleigh.id}/label"
    assert address in clerk.get(f"/people/{kayleigh.id}").text
    refused = clerk.post(address, data={"label": "Kayleigh Smith", "save": "1"})
    assert "the surname of a young person is never kept" in refused.text
    assert 'value="Kayleigh Smith"' in refused.text
    page = clerk.post(address, data={"label": "K", "save": "1"}, follow_redirects=True).text
    assert "1 name changed to K." in page
    assert "Where texts still say “Kayleigh”" in page
