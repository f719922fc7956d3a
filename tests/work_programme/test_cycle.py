"""The yearly cycle is offered as a start, each topic with its source; what recurs is made anew for the next year."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel import clock
from panel.access.rules import Role
from panel.accounts.models import Account
from panel.bodies.models import Body
from panel.extensions import db
from panel.work_programme import cycles, operations, queries
from panel.work_programme.models import CycleTopic, Entry
from panel.work_programme.rules.cycle import CYCLE
from panel.work_programme.rules.recurrence import Recurs, month_in_year
from panel.work_programme.year import findings_on, programme_year
from tests import factories

SignIn = Callable[[Account], FlaskClient]
NOW = dt.datetime(2026, 11, 22, 9, tzinfo=clock.LONDON)


@pytest.fixture
def body(app: Flask) -> Body:
    return factories.body(code="CPP")


@pytest.fixture
def clerk(body: Body) -> Account:
    return factories.account(Role.CLERK, of=body, name="Chris Clerk")


def entries() -> list[Entry]:
    return list(db.session.scalars(db.select(Entry).order_by(Entry.id)))


def test_every_topic_of_the_cycle_says_where_it_comes_from() -> None:
    assert all(one.source and one.topic for one in CYCLE)
    assert len({one.duty for one in CYCLE}) == len(CYCLE)
    assert [one.month for one in CYCLE if one.month and month_in_year(one.month, dt.date(2026, 5, 1)) is None] == []
    assert all(re.search(r"Act|Regulations|guidance", one.source) for one in CYCLE if one.statutory)


@pytest.mark.parametrize(
    ("topic", "asked"),
    [
        ("strategy", True),  # the seven needs of the Act of 2017 (K1)
        ("local-offer", True),  # published, and kept up to date (K3)
        ("sufficiency", True),  # enough homes in the area (K7)
        ("iro", True),  # their guidance asks for a yearly report
        ("fostering", True),  # a statement of purpose, reviewed
        ("adoption", True),
        ("virtual-school", True),  # the guidance asks the head for a yearly report (K5)
        ("health", True),
        ("homes", True),  # a visitor's report of every month
        ("complaints", True),  # a yearly report on them
        ("terms", False),
        ("annual-report", False),  # good practice (G6)
        ("care-leavers", False),  # advisers are owed to each of them (K4), no report to the panel
        ("partners", False),  # while the Act of 2026 is not in force (K10)
        ("training", False),
        ("budget", False),
        ("participation", False),
    ],
)
def test_what_the_law_asks_for_and_what_is_custom(topic: str, *, asked: bool) -> None:
    """K1, K3, K4, K5, K7, K10, G6."""
    assert [one.statutory for one in CYCLE if one.duty == topic] == [asked]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("May", dt.date(2026, 5, 1)),
        ("April", dt.date(2027, 4, 1)),
        ("January", dt.date(2027, 1, 1)),
        (" December ", dt.date(2026, 12, 1)),
        ("Lent", None),
        ("", None),
    ],
)
def test_a_month_is_found_in_its_municipal_year(name: str, day: dt.date | None) -> None:
    assert month_in_year(name, dt.date(2026, 5, 1)) == day


def test_the_clerk_ticks_what_to_take(body: Body, clerk: Account, sign_in: SignIn) -> None:
    november = factories.meeting(body, dt.date(2026, 12, 7))
    keeper, address = sign_in(clerk), f"/panels/{body.id}/work-programme/cycle?year=2026/27"
    page = keeper.get(address).text
    assert "Children and Social Work Act 2017 s.2 (K3)" in page
    assert "Tick the topics to take" in keeper.post(address, data={}).text
    keeper.post(address, data={"duties": ["local-offer", "training"]})
    assert [(one.duty, one.meeting, one.statutory) for one in entries()] == [
        ("local-offer", november.key, True),
        ("training", november.key, None),
    ]
    assert entries()[0].source == "Children and Social Work Act 2017 s.2 (K3)"
    again = keeper.get(address).text
    assert 'value="local-offer"' not in again
    assert [one.duty for one in queries.cycle_of(body)] == ["local-offer", "training"]


def test_a_year_without_meetings_takes_the_month_in_its_place(body: Body, clerk: Account) -> None:
    (made,) = cycles.take_from_cycle(body, "2027/28", {"annual-report"}, by=clerk)
    assert (made.meeting, made.month) == (None, "April 2028")


def test_the_panel_keeps_a_cycle_of_its_own(body: Body, clerk: Account, sign_in: SignIn) -> None:
    keeper, add = sign_in(clerk), f"/panels/{body.id}/work-programme/cycle/add"
    refused = keeper.post(add, data={"topic": "Takeover day"}).text
    assert "Say where it comes from" in refused
    assert 'value="Takeover day"' in refused
    keeper.post(add, data={"topic": "Takeover day", "source": "Our young people", "month": "November"})
    row = db.session.scalars(db.select(CycleTopic)).one()
    page = keeper.get(f"/work-programme/cycle/{row.id}").text
    assert "Our young people" in page
    sent = {"topic": "Takeover", "source": "Our young people", "version": row.version}
    keeper.post(f"/work-programme/cycle/{row.id}", data=sent)
    db.session.expire_all()
    assert (row.topic, row.month) == ("Takeover", None)
    year = programme_year(body, "2026/27")
    assert "“Takeover” is in the yearly cycle and not in this year." in [one.words for one in findings_on(year, {})]
    keeper.post(f"/work-programme/cycle/{row.id}/drop")
    assert findings_on(programme_year(body, "2026/27"), {}) == []


def test_what_comes_back_is_made_anew_once(body: Body, clerk: Account, sign_in: SignIn) -> None:
    days = [dt.date(2026, 11, 9), dt.date(2027, 6, 7), dt.date(2027, 9, 13), dt.date(2027, 11, 8)]
    last, june, september, november = [factories.meeting(body, day) for day in days]
    facts = {"year": "2026/27", "meeting": last.key}
    with clock.at(NOW):
        operations.add_entry(
            body, {"topic": "School", "recurs": Recurs.YEAR, "data_from": "November 2026", **facts}, by=clerk
        )
        operations.add_entry(body, {"topic": "Figures", "recurs": Recurs.MEETING, **facts}, by=clerk)
        operations.add_entry(body, {"topic": "Adoption", "recurs": Recurs.MONTHS, "every_months": 6, **facts}, by=clerk)
        operations.add_entry(body, {"topic": "Once", **facts}, by=clerk)
        db.session.commit()
        keeper, address = sign_in(clerk), f"/panels/{body.id}/work-programme/renew?year=2027/28"
        page = keeper.get(address).text
        assert "7 June 2027; 13 September 2027; 8 November 2027" in page
        chosen = [one.series for one in cycles.renewals(body, "2027/28")]
        keeper.post(address, data={"series": chosen})
        made = sorted((one.topic, one.meeting or "", one.data_from or "") for one in entries() if one.year == "2027/28")
        keys = {june.key: "June", september.key: "September", november.key: "November"}
        assert sorted((topic, keys[meeting], data) for topic, meeting, data in made) == [
            ("Adoption", "June", ""),
            ("Adoption", "November", ""),
            ("Figures", "June", ""),
            ("Figures", "November", ""),
            ("Figures", "September", ""),
            ("School", "November", "November 2027"),
        ]
        assert cycles.renewals(body, "2027/28") == []
        assert "Nothing that comes back is missing" in keeper.get(address).text


def test_what_comes_back_is_nothing_in_a_year_that_no_label_names(body: Body) -> None:
    assert cycles.renewals(body, "next year") == []
