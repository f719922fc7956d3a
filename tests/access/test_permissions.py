"""Roles and permissions: one table, shown on the help page as the doors ask it."""

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel.access.doors import body_of_address, may
from panel.access.queries import acting
from panel.access.rules import GRANTED, MAY, ROLE_WORDS, Permission, Role, allowed
from panel.accounts.models import Account
from tests import factories as make

P, R = Permission, Role
SignIn = Callable[[Account], FlaskClient]


def test_every_role_has_its_permissions_and_its_words() -> None:
    assert set(MAY) == set(ROLE_WORDS) == set(Role)


def test_the_public_may_only_read_what_is_published() -> None:
    assert MAY[R.PUBLIC] == frozenset()


def test_a_seat_gives_what_no_grant_gives() -> None:
    assert not {R.MEMBER, R.CHAIR, R.PUBLIC} & set(GRANTED)
    assert [role for role in Role if P.AGREE_MINUTES in MAY[role]] == [R.CHAIR]
    assert [role for role in Role if P.DECLARE in MAY[role]] == [R.MEMBER, R.CHAIR]


def test_who_sets_up_the_council_reads_no_restricted_paper() -> None:
    assert P.READ_RESTRICTED not in MAY[R.ADMINISTRATOR]
    assert [role for role in Role if P.SET_UP_COUNCIL in MAY[role]] == [R.ADMINISTRATOR]


@pytest.mark.parametrize(
    ("roles", "permission", "answer"),
    [
        ({R.CLERK}, P.PUBLISH, True),
        ({R.MEMBER}, P.PUBLISH, False),
        ({R.MEMBER, R.CLERK}, P.PUBLISH, True),
        (set(), P.READ_TRAIL, False),
    ],
)
def test_any_of_the_roles_suffices(roles: set[Role], permission: Permission, answer: bool) -> None:
    assert allowed(frozenset(roles), permission) is answer


def test_the_help_page_says_what_the_doors_ask(app: Flask, client: FlaskClient) -> None:
    page = client.get("/who-may-do-what").text
    for permission in Permission:
        row = page.partition(f">{permission.value}</th>")[2].partition("</tr>")[0]
        said = [cell.partition("</td>")[0] for cell in row.split('<td class="govuk-table__cell">')[1:]]
        assert said == ["Yes" if permission in MAY[role] else "No" for role in Role], permission


def test_a_door_asks_in_the_panel_of_the_address(app: Flask, sign_in: SignIn) -> None:
    mine, theirs = make.body(), make.body()
    clerk = sign_in(make.account(R.CLERK, of=mine))
    assert clerk.get(f"/panels/{mine.id}").status_code == 200
    refused = clerk.get(f"/panels/{theirs.id}")
    assert refused.status_code == 403
    assert clerk.get("/panels/999").status_code == 404
    assert clerk.get("/people").status_code == 200, "an address of no panel asks in any"


def test_a_role_for_all_panels_opens_each(app: Flask, sign_in: SignIn) -> None:
    panel = make.body()
    assert sign_in(make.account(R.CLERK)).get(f"/panels/{panel.id}").status_code == 200


def test_an_ended_seat_opens_nothing(app: Flask, sign_in: SignIn) -> None:
    panel = make.body()
    account = make.account()
    make.seat(panel, account.person, role="Chairman", to_date=dt.date(2020, 1, 1))
    meeting = make.meeting(panel)
    assert sign_in(account).get(f"/meetings/{meeting.id}/history").status_code == 403


def test_the_public_is_sent_to_sign_in_and_back(app: Flask, client: FlaskClient) -> None:
    answer = client.get("/people?words=stock")
    assert answer.location == "/sign-in?next=%2Fpeople%3Fwords%3Dstock"


def test_nobody_acts_outside_a_request(app: Flask) -> None:
    with app.test_request_context("/"):
        assert not may(P.PUBLISH)
        assert body_of_address() is None
        with pytest.raises(LookupError):
            acting()


@pytest.mark.parametrize(
    ("role", "permissions"),
    [
        (R.PUBLIC, []),
        (R.MEMBER, [P.DECLARE, P.READ_MEMBERS_PAPERS]),
        (R.CHAIR, [P.AGREE_MINUTES, P.DECLARE, P.READ_DRAFT_MINUTES, P.READ_MEMBERS_PAPERS, P.READ_TRAIL]),
        (R.AUTHOR, [P.READ_MEMBERS_PAPERS, P.WRITE_REPORT]),
        (
            R.CLERK,
            [
                *(P.DRAFT_AGENDA, P.INVITE, P.KEEP_PEOPLE, P.KEEP_REGISTER, P.PLAN_MEETINGS, P.PUBLISH, P.READ_LOOKS),
                *(P.READ_DRAFT_MINUTES, P.READ_MEMBERS_PAPERS, P.READ_RESTRICTED, P.READ_TRAIL, P.SET_UP_BODY),
                *(P.TAKE_MINUTES, P.WITHDRAW, P.WRITE_REPORT),
            ],
        ),
        (
            R.MONITORING_OFFICER,
            [
                *(P.DECIDE_ACCESS, P.DISPOSE, P.JUDGE_INTERESTS, P.KEEP_PEOPLE, P.KEEP_REGISTER, P.OPEN_SEALED),
                *(P.READ_DRAFT_MINUTES, P.READ_LOOKS, P.READ_MEMBERS_PAPERS, P.READ_RESTRICTED, P.READ_TRAIL),
                P.WITHDRAW,
            ],
        ),
        (
            R.ADMINISTRATOR,
            [P.INVITE, P.KEEP_PEOPLE, P.READ_OUTBOX, P.READ_TRAIL, P.SET_UP_BODY, P.SET_UP_COUNCIL],
        ),
    ],
)
def test_what_each_role_may_do(role: Role, permissions: list[Permission]) -> None:
    assert MAY[role] == frozenset(permissions)


def test_roles_that_are_granted_do_not_come_with_a_seat() -> None:
    assert set(GRANTED) == {R.CLERK, R.AUTHOR, R.MONITORING_OFFICER, R.ADMINISTRATOR}
