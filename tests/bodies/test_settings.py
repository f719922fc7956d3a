"""Setting up the council and its panels: what binds, what is worth a second look, and the screens."""

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel import clock
from panel.access.rules import Role
from panel.accounts.models import Account
from panel.audit.operations import TERMINAL
from panel.bodies.models import Body, Council
from panel.bodies.operations.council import keep_council, keep_dates
from panel.bodies.operations.settings import create_body
from panel.bodies.queries import year_of
from panel.bodies.rules.kinds import KINDS, BodyKind
from panel.bodies.rules.settings import BodySettings, CategorySettings, judge_body, judge_category
from panel.extensions import db
from panel.lifecycle import Level, Refused
from tests import factories as make

SignIn = Callable[[Account], FlaskClient]
K = BodyKind


def settings(kind: BodyKind = K.ADVISORY_COMMITTEE, **facts: object) -> BodySettings:
    return BodySettings("Corporate Parenting Panel", "CPP", kind, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("judged", "found"),
    [
        (settings(), []),
        (settings(numbering_pattern="{code}/{yy}/{n}"), []),
        (settings(numbering_pattern="{code}/{yy}"), [("numbering_pattern", "Y5", Level.REFUSE)]),
        (settings(decides=True), [("decides", "B9", Level.REFUSE)]),
        (settings(K.SCRUTINY, decides=True), [("decides", "B9", Level.REFUSE)]),
        (settings(K.COMMITTEE, decides=True), []),
        (settings(K.INFORMAL, decides=True), [("decides", "B6", Level.NOTE)]),
        (settings(K.COMMITTEE, meets_in_public=False), [("meets_in_public", "B2", Level.NOTE)]),
        (settings(K.INFORMAL, meets_in_public=False), []),
        (settings(K.COMMITTEE, remote_counts=True), [("remote_counts", "B12", Level.NOTE)]),
        (settings(K.INFORMAL, remote_counts=True), []),
        (settings(K.ADVISORY_COMMITTEE, remote_may_vote=True), [("remote_may_vote", "B12", Level.NOTE)]),
        (settings(K.INFORMAL, remote_may_vote=True), []),
        (settings(e_sign=True), [("e_sign", "V13", Level.NOTE)]),
        (settings(K.INFORMAL, e_sign=True), [("e_sign", "V13", Level.NOTE)]),
        (settings(clear_days=5), []),
        (settings(clear_days=3), [("clear_days", "N1", Level.NOTE)]),
        (settings(K.INFORMAL, clear_days=3), []),
    ],
)
def test_what_is_found_in_settings(judged: BodySettings, found: list[tuple[str, str, Level]]) -> None:
    assert [(field, finding.rule, finding.level) for field, finding in judge_body(judged)] == found


@pytest.mark.parametrize(
    ("kind", "voting", "councillors", "rules"),
    [
        (K.COMMITTEE, True, True, []),
        (K.COMMITTEE, True, False, ["B1"]),
        (K.EXECUTIVE_BODY, True, False, ["B5"]),
        (K.ADVISORY_COMMITTEE, True, False, ["B10"]),
        (K.ADVISORY_COMMITTEE, False, False, []),
        (K.INFORMAL, True, False, []),
    ],
)
def test_who_votes_without_being_a_councillor(
    kind: BodyKind, voting: bool, councillors: bool, rules: list[str]
) -> None:
    group = CategorySettings("Officers", voting=voting, councillors=councillors)
    assert [finding.rule for finding in judge_category(group, kind)] == rules


def test_every_kind_is_explained() -> None:
    assert set(KINDS) == set(BodyKind)
    assert all(facts.explained.endswith(".") for facts in KINDS.values())


def test_two_panels_may_not_have_one_code(app: Flask) -> None:
    council = make.council()
    create_body(council, settings(), by=TERMINAL)
    with pytest.raises(Refused, match="Another panel has the code CPP"):
        create_body(council, settings(), by=TERMINAL)


def test_the_council_is_set_up_and_its_colour_followed(app: Flask, sign_in: SignIn) -> None:
    administrator = sign_in(make.account(Role.ADMINISTRATOR))
    data = {"name": "Fenshire County Council", "address": "County Hall\n\nFenchester", "colour": "#5C2D6D"}
    data |= {"contacts-0-name": "Democratic services", "contacts-0-email": "dem@fenshire.gov.uk"}
    assert administrator.post("/council", data=data).status_code == 302

    council = db.session.scalars(db.select(Council)).one()
    assert (council.address, council.colour) == (["County Hall", "Fenchester"], "#5c2d6d")
    assert council.contacts == [{"name": "Democratic services", "email": "dem@fenshire.gov.uk"}]
    sheet = administrator.get("/theme.css")
    assert sheet.text == ":root{--govuk-brand-colour:#5c2d6d;--govuk-link-colour:#5c2d6d}"
    assert "immutable" in sheet.headers["Cache-Control"]
    assert f"/theme.css?v={council.version}" in administrator.get("/").text
    form = administrator.get("/council").text
    assert "County Hall\nFenchester</textarea>" in form


@pytest.mark.parametrize(
    ("colour", "sentence"),
    [("purple", "Enter a colour as six figures after a #"), ("#f47738", "White text on this colour has a contrast of")],
)
def test_a_colour_that_cannot_be_read_is_refused_beside_its_field(
    app: Flask, sign_in: SignIn, colour: str, sentence: str
) -> None:
    page = sign_in(make.account(Role.ADMINISTRATOR)).post("/council", data={"name": "Fenshire", "colour": colour})
    assert sentence in page.text
    assert 'href="#colour"' in page.text
    assert f'value="{colour}"' in page.text
    with pytest.raises(Refused):
        keep_council(name="F", address=[], website=None, contacts=[], colour=colour, by=TERMINAL)


def test_a_colour_that_a_bundle_brought_is_not_used_if_it_cannot_be_read(app: Flask, client: FlaskClient) -> None:
    make.council(colour="#ffff00")
    assert client.get("/theme.css").text == ""


def test_closures_and_annual_meetings_are_kept_as_given(app: Flask, sign_in: SignIn) -> None:
    panel = make.body()
    keep_dates(
        panel.council,
        closures=[(dt.date(2026, 12, 24), "Christmas"), (dt.date(2026, 12, 29), None)],
        annual_meetings=[dt.date(2026, 5, 20)],
        by=TERMINAL,
    )
    keep_dates(
        panel.council,
        closures=[(dt.date(2026, 12, 24), "Christmas closure")],
        annual_meetings=[dt.date(2026, 5, 20), dt.date(2027, 5, 12)],
        by=TERMINAL,
    )
    db.session.commit()
    assert [(one.day.day, one.reason) for one in panel.council.closures] == [(24, "Christmas closure")]
    assert year_of(panel, dt.date(2026, 5, 19)) == 2025
    page = sign_in(make.account(Role.CLERK, of=panel)).get("/council/days").text
    assert 'value="Christmas closure"' in page


def test_a_day_given_twice_is_refused_with_all_input_kept(app: Flask, sign_in: SignIn) -> None:
    panel = make.body()
    data = {f"closures-{row}-day-{part}": value for row in (0, 1) for part, value in DAY.items()}
    page = sign_in(make.account(Role.CLERK, of=panel)).post("/council/days", data=data | {"version": "1"})
    assert "is given twice" in page.text
    assert page.text.count('value="2026"') == 2


DAY = {"day": "24", "month": "12", "year": "2026"}

FILLED = {
    "name": "Corporate Parenting Panel",
    "code": "CPP",
    "kind": "advisory_committee",
    "decides": "False",
    "meets_in_public": "True",
    "quorum": "3",
    "quorum_counts": "voting members",
    "sub_items": "letters",
    "numbering_pattern": "{code}/{yy}/{n}",
    "numbering_restarts": "municipal_year",
    "year_begins_month": "5",
    "clear_days": "5",
    "publish_cutoff": "5.00 pm",
    "save": "1",
}


def test_a_panel_is_set_up(app: Flask, sign_in: SignIn) -> None:
    make.council()
    clerk = sign_in(make.account(Role.CLERK))
    answer = clerk.post("/panels/add", data=FILLED)

    panel = db.session.scalars(db.select(Body)).one()
    assert answer.location == f"/panels/{panel.id}/members"
    assert (panel.quorum, panel.decides, panel.publish_cutoff) == (3, False, dt.time(17, 0))
    with clock.at(dt.datetime(2027, 1, 15, 9, 0, tzinfo=dt.UTC)):
        page = clerk.get(f"/panels/{panel.id}").text
    assert "CPP/26/1, CPP/26/2, CPP/26/3 and so on" in page
    assert "Local Government Act 1972 s.102(4)" in page


def test_a_pattern_without_a_running_number_is_refused_with_the_reason(app: Flask, sign_in: SignIn) -> None:
    make.council()
    page = sign_in(make.account(Role.CLERK)).post("/panels/add", data=FILLED | {"numbering_pattern": "{code}/{yy}"})
    assert "The pattern has no running number" in page.text
    assert 'href="#numbering_pattern"' in page.text
    assert db.session.scalars(db.select(Body)).first() is None


def test_the_numbers_can_be_seen_before_they_are_saved(app: Flask, sign_in: SignIn) -> None:
    make.council()
    asked = {key: value for key, value in FILLED.items() if key != "save"} | {
        "numbering_pattern": "{n:02}.",
        "preview": "1",
    }
    page = sign_in(make.account(Role.CLERK)).post("/panels/add", data=asked)
    assert "This year’s minutes are numbered 01., 02., 03. and so on." in page.text
    assert db.session.scalars(db.select(Body)).first() is None


def test_a_panel_that_decides_is_not_an_advisory_committee(app: Flask, sign_in: SignIn) -> None:
    make.council()
    page = sign_in(make.account(Role.CLERK)).post("/panels/add", data=FILLED | {"decides": "True"})
    assert "ask the monitoring officer which it is" in page.text


def test_a_clerk_of_one_panel_sets_up_no_other(app: Flask, sign_in: SignIn) -> None:
    panel = make.body(code="ONE")
    clerk = sign_in(make.account(Role.CLERK, of=panel))
    assert "Ask an administrator to add this one." in clerk.post("/panels/add", data=FILLED).text
    assert db.session.scalars(db.select(Body)).all() == [panel]


def test_a_panel_is_renamed_and_its_code_stays_its_own(app: Flask, sign_in: SignIn) -> None:
    panel, _other = make.body(code="CPP"), make.body(code="OTH")
    clerk = sign_in(make.account(Role.CLERK))
    address = f"/panels/{panel.id}/settings"
    taken = clerk.post(address, data=FILLED | {"code": "oth", "version": panel.version})
    assert "Another panel has the code oth" in taken.text
    assert clerk.post(address, data=FILLED | {"name": "Care Board", "version": panel.version}).status_code == 302
    assert panel.name == "Care Board"


def test_what_is_worth_a_second_look_is_said_on_the_panels_page(app: Flask, sign_in: SignIn) -> None:
    panel = make.body(kind=K.COMMITTEE, remote_counts=True)
    make.category(panel, "Carers", councillors=False)
    page = sign_in(make.account(Role.CLERK, of=panel)).get(f"/panels/{panel.id}").text
    assert "present only in the room" in page
    assert "“Carers” vote but are not councillors" in page


def test_groups_are_added_moved_and_removed(app: Flask, sign_in: SignIn) -> None:
    panel = make.body()
    clerk = sign_in(make.account(Role.CLERK, of=panel))
    for name in ("Elected Members", "Officers"):
        clerk.post(f"/panels/{panel.id}/groups/add", data={"name": name, "voting": "y", "councillors": "y"})
    first, second = panel.categories
    assert (
        "There is already a group called officers"
        in clerk.post(f"/panels/{panel.id}/groups/add", data={"name": "officers"}).text
    )
    clerk.post(f"/groups/{second.id}/move", data={"to": "1"})
    db.session.expire_all()
    assert [group.name for group in panel.categories] == ["Officers", "Elected Members"]
    make.seat(panel, make.person("C Hegley"), category=first)
    assert clerk.post(f"/groups/{first.id}/remove").status_code == 409
    clerk.post(f"/groups/{second.id}", data={"name": "Officers", "note": "By post"})
    clerk.post(f"/groups/{second.id}/remove")
    db.session.expire_all()
    assert [group.name for group in panel.categories] == ["Elected Members"]
