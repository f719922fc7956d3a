"""The scorecard as it is kept by the clerk, read by members and the public, printed, and taken away as a file."""

import io
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel.access.rules import Role
from panel.accounts.models import Account
from panel.bodies.models import Body
from panel.exemption.models import Look
from panel.exemption.rules import How
from panel.extensions import db
from panel.office.sheets import read_table
from panel.scorecard.models import Indicator, IndicatorValue
from tests import factories
from tests.scorecard import scene

SignIn = Callable[[Account], FlaskClient]


@pytest.fixture
def body(app: Flask) -> Body:
    return factories.body(code="CPP")


@pytest.fixture
def keeper(body: Body, sign_in: SignIn) -> FlaskClient:
    return sign_in(factories.account(Role.CLERK, of=body))


@pytest.fixture
def author(body: Body, sign_in: SignIn) -> FlaskClient:
    return sign_in(factories.account(Role.AUTHOR, of=body))


def page(client: FlaskClient, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return response.get_data(as_text=True)


def kept(model):
    db.session.expire_all()
    return list(db.session.scalars(db.select(model).order_by(model.id)))


def test_the_clerk_takes_up_the_usual_indicators_and_changes_one(body: Body, keeper: FlaskClient) -> None:
    home = f"/panels/{body.id}/scorecard"
    assert "Choose from the usual indicators" in page(keeper, home)
    assert "Low is good" in page(keeper, f"{home}/start")
    assert "Tick the indicators" in keeper.post(f"{home}/start", data={}).get_data(as_text=True)
    keeper.post(f"{home}/start", data={"starters": ["KP12", "KP15"]})
    assert [one.code for one in kept(Indicator)] == ["KP12", "KP15"]
    assert "Three or more homes in a year" not in page(keeper, f"{home}/start")
    first, second = kept(Indicator)
    keeper.post(f"/indicators/{second.id}/move", data={"to": "1"})
    changed = {"name": "Moves", "unit": "per cent", "good": "low", "decimals": "0", "fewest": "20", "version": "2"}
    assert keeper.post(f"/indicators/{first.id}/change", data=changed).status_code == 302
    assert [(one.name, one.position, one.suppress) for one in kept(Indicator)] == [
        ("Moves", 2, False),
        ("Reviews on time", 1, True),
    ]
    assert "Stop" not in page(keeper, f"/indicators/{first.id}/remove")
    keeper.post(f"/indicators/{first.id}/remove")
    assert [one.name for one in kept(Indicator)] == ["Reviews on time"]


def test_a_change_over_someone_elses_is_told(body: Body, keeper: FlaskClient) -> None:
    one = scene.indicator(body)
    data = {"name": "Mine", "unit": "per cent", "good": "high", "version": str(one.version + 1)}
    assert "Someone else saved this" in keeper.post(f"/indicators/{one.id}/change", data=data).get_data(as_text=True)
    assert kept(Indicator)[0].name == "Reviews on time"


def test_an_indicator_is_never_a_part_of_itself_or_of_its_parts(body: Body, keeper: FlaskClient) -> None:
    total = scene.indicator(body, "All")
    part = scene.indicator(body, "Some", part_of_id=total.id)
    data = {"name": "All", "unit": "number", "good": "context", "version": "1", "part_of_id": str(part.id)}
    assert "cannot be a part of itself" in keeper.post(f"/indicators/{total.id}/change", data=data).get_data(
        as_text=True
    )
    assert kept(Indicator)[0].part_of_id is None


def test_a_figure_is_entered_put_right_and_removed(body: Body, keeper: FlaskClient) -> None:
    one = scene.indicator(body)
    add = f"/indicators/{one.id}/figures/add"
    keeper.post(add, data={"period": "Q4 2017/18", "numerator": "76", "denominator": "80", "target": "95%"})
    value = kept(IndicatorValue)[0]
    assert (value.period, value.numerator, value.denominator, value.target) == ("2017/18 Q4", 76, 80, 95)
    assert "There is a figure for 2017/18 quarter 4 already" in keeper.post(
        add, data={"period": "2017/18 Q4", "value": "3"}
    ).get_data(as_text=True)
    put_right = {"period": "2017/18 Q3", "numerator": "40", "denominator": "80", "version": "1"}
    assert keeper.post(f"/figures/{value.id}", data=put_right).status_code == 302
    assert [(one.period, one.numerator) for one in kept(IndicatorValue)] == [("2017/18 Q3", 40)]
    keeper.post(f"/figures/{value.id}/remove")
    assert kept(IndicatorValue) == []


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"period": "spring", "value": "3"}, "“spring” is not a period: write a month"),
        ({"period": "2017/18"}, "Enter the figure, or the numbers that it is made of."),
        ({"period": "2017/18", "value": "lots"}, "Figure must be a number, like 12 or 87.5, not “lots”."),
        ({"period": "2017/18", "numerator": "3", "denominator": "0"}, "There cannot be any of none"),
        ({"period": "2017/18", "numerator": "-3", "denominator": "9"}, "Numerator cannot be below nought."),
        ({"period": "2017/18", "value": "1e400"}, "Figure must be a number"),
    ],
)
def test_a_figure_that_cannot_be_is_told_and_kept_in_the_form(body: Body, keeper, data, sentence) -> None:
    one = scene.indicator(body)
    answer = keeper.post(f"/indicators/{one.id}/figures/add", data=data).get_data(as_text=True)
    assert sentence in answer
    assert all(f'value="{typed}"' in answer for typed in data.values())
    assert kept(IndicatorValue) == []


def test_everyone_reads_the_scorecard_with_its_chart_and_its_table(body: Body, client: FlaskClient) -> None:
    one = scene.indicator(body, definition="Reviews held by the day due.", source="Local record")
    scene.shares(one, [(70, 80), (72, 80), (74, 80), (71, 80), (76, 80), (79, 84)], target=95.0, england=93.0)
    assert client.get("/scorecard").location == f"/panels/{body.id}/scorecard"
    words = page(client, f"/panels/{body.id}/scorecard")
    assert "High is good." in words
    assert all(part in words for part in ("<title", "<desc", 'role="img"', "<polyline"))
    assert '<th scope="row" class="govuk-table__header">2017/18 quarter 3</th>' in words
    assert "95.0%" in words
    assert "Near target" in words
    assert "▲" in words
    earlier = page(client, f"/panels/{body.id}/scorecard?until=2017/18+Q1")
    assert "2017/18 quarter 1" in earlier
    assert ">2017/18 quarter 3</th>" not in earlier
    assert "Reviews held by the day due." in page(client, f"/indicators/{one.id}")


def withheld(body: Body) -> Indicator:
    one = scene.indicator(body)
    scene.shares(one, [(70, 80)], narrative="Fewer moves.")
    scene.figure(one, "2017/18 Q4", numerator=3, denominator=81, narrative="Marker boys moved twice.")
    return one


@pytest.mark.parametrize("address", ["/panels/{body}/scorecard", "/indicators/{one}", "/panels/{body}/scorecard.csv"])
def test_the_public_is_not_shown_a_small_number(body: Body, client, keeper, author, address) -> None:
    one = withheld(body)
    where = address.format(body=body.id, one=one.id)
    for reader in (client, author):
        words = page(reader, where)
        assert "3.7" not in words
        assert "Marker boys" not in words
        assert "81" in words
    assert "3.7" in page(keeper, where)
    assert "Marker boys" in page(keeper, where)


def test_an_author_may_enter_figures_but_not_open_one_that_is_withheld(body: Body, author: FlaskClient) -> None:
    one = withheld(body)
    first, small = sorted(one.values, key=lambda value: value.ends)
    assert author.get(f"/figures/{first.id}").status_code == 200
    refused = author.get(f"/figures/{small.id}")
    assert refused.status_code == 403
    assert "about very few children" in refused.get_data(as_text=True)
    assert author.post(f"/figures/{small.id}/remove").status_code == 403
    assert f"/figures/{small.id}" not in page(author, f"/indicators/{one.id}")


@pytest.mark.both_engines
def test_a_small_part_is_not_told_by_its_total(body: Body, client: FlaskClient, keeper: FlaskClient) -> None:
    total = scene.indicator(body, "All", unit="number", decimals=0)
    for name, number in (("Foster care", 40), ("Family", 12), ("Other", 3)):
        part = scene.indicator(body, name, unit="number", decimals=0, part_of_id=total.id)
        scene.figure(part, "2017/18 Q4", number)
    scene.figure(total, "2017/18 Q4", 55)
    rows = [row.cells for row in read_table("f.csv", client.get(f"/panels/{body.id}/scorecard.csv").data)]
    assert [(row[1], row[3]) for row in rows[1:]] == [
        ("All", "55"),
        ("Foster care", "40"),
        ("Family", "c"),
        ("Other", "c"),
    ]
    assert [row.cells[3] for row in read_table("f.csv", keeper.get(f"/panels/{body.id}/scorecard.csv").data)][1:] == [
        *("55", "40", "12", "3")
    ]


def test_a_panel_that_meets_in_private_shows_its_scorecard_to_its_members(client, sign_in) -> None:
    body = factories.body(meets_in_public=False)
    one = scene.indicator(body)
    member = sign_in(factories.account(Role.MEMBER, of=body))
    for address in (f"/panels/{body.id}/scorecard", f"/indicators/{one.id}", f"/panels/{body.id}/scorecard.xlsx"):
        assert client.get(address).status_code == 404
        assert member.get(address).status_code == 200
    assert client.get(f"/panels/{body.id}/scorecard.pdf").status_code == 404
    assert client.get("/scorecard").status_code == 200


CSV = (
    "Code,Indicator,Period,Value,Numerator,Denominator,Target,Narrative\n"
    "REV,,2017/18 Q3,,76,80,95,Better\n"
    ",reviews on time,Q4 2017/18,,79,84,95%,\n"
    "REV,,2017/18 Q3,,70,80,,\n"
    "KP99,,2017/18 Q4,3,,,,\n"
    "REV,,the spring,3,,,,\n"
    "REV,,2017/18 Q2,many,,,,\n"
    "REV,,2017/18 Q1,c,,,,\n"
    "REV,,2016/17 Q4,,,,,\n"
)
FAULTS = (
    "Row 4: Reviews on time, 2017/18 quarter 3, stands in row 2 already.",
    "Row 5: “KP99” is not an indicator of this scorecard.",
    "Row 6: “the spring” is not a period",
    "Row 7: Value must be a number, like 12 or 87.5, not “many”.",
    "Row 8: Value is withheld in this file (“c”)",
    "Row 9: There is no figure in it.",
)


def sent(client: FlaskClient, body: Body, data: bytes, name: str = "figures.csv"):
    return client.post(f"/panels/{body.id}/scorecard/import", data={"file": (io.BytesIO(data), name)})


@pytest.mark.both_engines
def test_a_file_is_shown_first_with_each_bad_row_named_and_kept_when_confirmed(body: Body, keeper: FlaskClient) -> None:
    one = scene.indicator(body)
    check = f"/panels/{body.id}/scorecard/import/check"
    assert sent(keeper, body, CSV.encode()).location == check
    words = page(keeper, check)
    assert all(fault in words for fault in FAULTS)
    assert "2 rows to be saved" in words
    assert kept(IndicatorValue) == []
    assert keeper.post(check).status_code == 302
    assert [(v.period, v.numerator, v.narrative) for v in kept(IndicatorValue)] == [
        ("2017/18 Q3", 76, "Better"),
        ("2017/18 Q4", 79, None),
    ]
    assert keeper.get(check).location == f"/panels/{body.id}/scorecard/import"
    assert one.values[0].target == 95


def test_another_persons_file_is_not_confirmed(body: Body, keeper: FlaskClient, author: FlaskClient) -> None:
    scene.indicator(body)
    sent(keeper, body, CSV.encode())
    assert author.post(f"/panels/{body.id}/scorecard/import/check").location.endswith("/import")
    assert kept(IndicatorValue) == []


def test_a_file_that_is_no_table_of_figures_is_refused_in_words(body: Body, keeper: FlaskClient) -> None:
    scene.indicator(body)
    assert "must name the columns" in sent(keeper, body, b"A,B\n1,2\n").get_data(as_text=True)
    assert "figures.pdf has" in sent(keeper, body, b"%PDF-1.7\x00", "figures.pdf").get_data(as_text=True)
    assert "Choose a CSV" in keeper.post(f"/panels/{body.id}/scorecard/import", data={}).get_data(as_text=True)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_was_taken_away_can_be_brought_in_again(body: Body, keeper: FlaskClient, kind: str) -> None:
    one = scene.indicator(body)
    scene.shares(one, [(70, 80), (72, 80), (4, 8)], target=95.0, narrative="=Why?")
    scene.figure(one, "2016/17", 88.25, neighbours=90.5)
    data = keeper.get(f"/panels/{body.id}/scorecard.{kind}").data
    before = [(v.period, v.numerator, v.denominator, v.target, v.narrative) for v in one.values]
    db.session.execute(db.delete(IndicatorValue))
    db.session.commit()
    sent(keeper, body, data, f"figures.{kind}")
    keeper.post(f"/panels/{body.id}/scorecard/import/check")
    again = sorted(kept(IndicatorValue), key=lambda v: (v.ends, v.id))
    assert sorted(before) == sorted((v.period, v.numerator, v.denominator, v.target, v.narrative) for v in again)
    assert next(v.value for v in again if v.period == "2016/17") == 88.25


def test_only_who_writes_reports_keeps_a_scorecard(body: Body, client: FlaskClient, sign_in: SignIn) -> None:
    one = scene.indicator(body)
    member = sign_in(factories.account(Role.MEMBER, of=body))
    for address in (f"/panels/{body.id}/scorecard/import", f"/indicators/{one.id}/change"):
        assert member.get(address).status_code == 403
        assert client.get(address).status_code == 302


def test_who_is_shown_a_small_number_is_noted(body: Body, client, author, keeper) -> None:
    one = withheld(body)
    for reader in (client, author, keeper):
        reader.get(f"/indicators/{one.id}")
    keeper.get(f"/panels/{body.id}/scorecard.csv")
    assert [(look.about, look.how) for look in kept(Look)] == [
        (f"scorecard/{body.id}", How.VIEWED),
        (f"scorecard/{body.id}", How.DOWNLOADED),
    ]
