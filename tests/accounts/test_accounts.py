"""Accounts: invited by letter, kept safe by a password, given roles by those who may give them."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel import clock
from panel.access.rules import GRANTED, Role
from panel.accounts import operations
from panel.accounts.models import Account, SignInAttempt
from panel.accounts.rules import judge_password, may_give
from panel.accounts.secrets import account_of_token, hashed, is_right, token
from panel.audit.operations import TERMINAL, trail
from panel.bodies.models import Body
from panel.extensions import db
from panel.lifecycle import Refused
from panel.mail.models import Letter
from panel.people.models import Person
from tests import factories as make

SignIn = Callable[[Account], FlaskClient]

GOOD = "correct horse battery"
KEPT = hashed(GOOD)
NOW = dt.datetime(2026, 11, 22, 9, 0, tzinfo=clock.LONDON)
R = Role


@pytest.mark.parametrize(
    ("password", "why"),
    [
        (GOOD, None),
        ("Blunt-marmalade 9 canoe", None),
        ("четыре слова рядом", None),
        ("short", "at least 12 characters"),
        ("elevenchars", "at least 12 characters"),
        ("x" * 201, "200 characters or fewer"),
        ("Password1234!", "easily guessed"),
        ("p4ssw0rdp4ssw0rd", "easily guessed"),
        ("Welcome2Council!", "easily guessed"),
        ("Liverpool2026!!!", "easily guessed"),
        ("123456789012", "easily guessed"),
        ("aaaaaaaaaaaaaa", "easily guessed"),
        ("abababababab", "easily guessed"),
        ("hegley-canoe-blunt", "your own name"),
        ("HEGLEY canoe blunt", "your own name"),
        ("canoe fenshire blunt", "your own name"),
    ],
)
def test_what_a_password_must_be(password: str, why: str | None) -> None:
    found = judge_password(password, ["C Hegley", "c.hegley", "Fenshire County Council"])
    assert (found == []) if why is None else (why in found[0].words)


@pytest.mark.parametrize(
    ("own", "gives"),
    [
        ({R.ADMINISTRATOR}, set(GRANTED)),
        ({R.CLERK}, {R.CLERK, R.AUTHOR}),
        ({R.CLERK, R.ADMINISTRATOR}, set(GRANTED)),
        ({R.MONITORING_OFFICER}, set()),
        ({R.AUTHOR}, set()),
        (set(), set()),
    ],
)
def test_who_gives_which_role(own: set[Role], gives: set[Role]) -> None:
    assert {role for role in Role if may_give(own, role)} == gives


def test_a_password_is_kept_as_its_argon2_hash(app: Flask) -> None:
    kept = hashed(GOOD)
    assert kept.startswith("$argon2id$")
    assert is_right(GOOD, kept)
    assert not is_right("wrong horse battery", kept)
    assert not is_right(GOOD, None)
    assert not is_right(GOOD, "damaged")


@pytest.fixture
def panel(app: Flask) -> Body:
    return make.body()


@pytest.fixture
def member(panel: Body) -> Account:
    return make.account(R.MEMBER, of=panel, name="C Hegley", password_hash=KEPT, joined_at=NOW)


def link_in(letter: Letter) -> str:
    found = re.search(r"https?://[^/]+(/\S+)", letter.text)
    assert found
    return found[1]


def last_letter() -> Letter:
    return db.session.scalars(db.select(Letter).order_by(Letter.id.desc())).first()


@pytest.mark.both_engines
def test_someone_is_invited_chooses_a_password_and_is_signed_in(
    panel: Body, client: FlaskClient, sign_in: SignIn
) -> None:
    clerk = sign_in(make.account(R.CLERK, of=panel))
    answer = clerk.post(
        "/accounts/invite", data={"name": "T Stock", "email": "Stock@Example.org", "role": "clerk", "body": panel.id}
    )
    account = operations.account_of("stock@example.org")
    assert answer.location == f"/accounts/{account.id}"
    assert [(grant.role, grant.body) for grant in account.grants] == [(R.CLERK, panel)]
    letter = last_letter()
    assert letter.to == "Stock@example.org"
    link = link_in(letter)

    assert "Choose your password" in client.get(link).text
    assert "easily guessed" in client.post(link, data={"password": "password1234"}).text
    assert client.post(link, data={"password": GOOD}).location == "/"
    assert "T Stock" in client.get("/account").text
    assert client.get(link).status_code == 410, "an invitation works once"
    assert account.joined_at is not None


def test_an_invitation_lasts_fourteen_days(panel: Body, client: FlaskClient) -> None:
    account = make.account(R.AUTHOR, of=panel)
    with clock.at(NOW):
        secret = token(account, "invitation")
    with clock.at(NOW + dt.timedelta(days=13, hours=23)):
        assert account_of_token(secret, "invitation") is account
    with clock.at(NOW + dt.timedelta(days=14, minutes=1)):
        assert account_of_token(secret, "invitation") is None
        assert "This link no longer works" in client.get(f"/invitation/{secret}").text


def test_a_link_is_for_its_purpose_and_its_account(panel: Body) -> None:
    account = make.account(R.AUTHOR, of=panel)
    secret = token(account, "invitation")
    assert account_of_token(secret, "reset") is None
    assert account_of_token(secret + "x", "invitation") is None
    assert account_of_token("", "invitation") is None
    account.active = False
    assert account_of_token(secret, "invitation") is None


def test_a_new_invitation_ends_the_older_one(panel: Body, client: FlaskClient, sign_in: SignIn) -> None:
    account = make.account(R.AUTHOR, of=panel)
    older = token(account, "invitation")
    clerk = sign_in(make.account(R.CLERK, of=panel))
    clerk.post(f"/accounts/{account.id}/invite-again")
    assert client.get(f"/invitation/{older}").status_code == 410
    assert client.get(link_in(last_letter())).status_code == 200


def test_a_person_of_the_record_is_invited_once(panel: Body, sign_in: SignIn) -> None:
    person = make.person("A Barker")
    clerk = sign_in(make.account(R.CLERK, of=panel))
    data = {"person": person.id, "email": "barker@example.org"}
    clerk.post("/accounts/invite", data=data)
    assert operations.account_of("barker@example.org").person is person
    again = clerk.post("/accounts/invite", data=data | {"email": "other@example.org"}).text
    assert "Person: choose from the list" in again
    with pytest.raises(Refused, match="has an account already"):
        operations.invite(person, "other@example.org", by=TERMINAL)
    with pytest.raises(Refused, match="the address of another account"):
        operations.invite(make.person("T Stock"), "BARKER@example.org", by=TERMINAL)


def test_nobody_named_is_said_beside_the_field(panel: Body, sign_in: SignIn) -> None:
    page = sign_in(make.account(R.CLERK, of=panel)).post("/accounts/invite", data={"email": "x@example.org"}).text
    assert "Choose a person, or enter a name" in page
    assert 'value="x@example.org"' in page
    assert db.session.scalar(db.select(Person).where(Person.email == "x@example.org")) is None


def test_the_right_password_signs_in_and_goes_on(member: Account, client: FlaskClient) -> None:
    sent = client.post("/sign-in?next=/account", data={"email": member.email.upper(), "password": GOOD})
    assert sent.location == "/account"
    assert "C Hegley" in client.get("/account").text


def test_a_page_behind_a_door_leads_to_it_after_signing_in(member: Account, client: FlaskClient) -> None:
    assert client.get("/account").location == "/sign-in?next=%2Faccount"


@pytest.mark.parametrize(
    "address",
    [
        "//evil.example",
        "https://evil.example/",
        r"\\evil.example",
        r"/\evil.example",
        "account",
        "/sign-out",
        "/nowhere",
        "",
    ],
)
def test_signing_in_leads_nowhere_else(member: Account, client: FlaskClient, address: str) -> None:
    data = {"email": member.email, "password": GOOD}
    assert client.post("/sign-in", query_string={"next": address}, data=data).location == "/"


@pytest.mark.parametrize("email", ["hegley@example.org", "stranger@example.org"])
def test_a_wrong_password_and_an_unknown_address_get_one_answer(
    member: Account, client: FlaskClient, email: str
) -> None:
    page = client.post("/sign-in", data={"email": email, "password": "wrong horse battery"})
    assert "The email address or the password is not right. Check both and try again." in page.text
    assert f'value="{email}"' in page.text
    assert client.get("/account").status_code == 302


@pytest.mark.both_engines
def test_five_failures_slow_down_guessing_for_fifteen_minutes(member: Account, client: FlaskClient) -> None:
    def try_with(password: str) -> int:
        return client.post("/sign-in", data={"email": member.email, "password": password}).status_code

    with clock.at(NOW):
        assert [try_with("wrong horse battery") for _ in range(6)] == [200] * 5 + [429]
        assert try_with(GOOD) == 429, "even the right one waits"
    with clock.at(NOW + dt.timedelta(minutes=16)):
        assert try_with(GOOD) == 302


def test_signing_in_forgets_the_failures_before(member: Account, client: FlaskClient) -> None:
    for minute, password in enumerate(["wrong horse"] * 4 + [GOOD] + ["wrong horse"] * 4 + [GOOD]):
        with clock.at(NOW + dt.timedelta(seconds=minute)):
            status = client.post("/sign-in", data={"email": member.email, "password": password}).status_code
    assert status == 302


def test_many_failures_from_one_address_slow_it_down_for_every_account(member: Account, client: FlaskClient) -> None:
    with clock.at(NOW):
        attempt = {"at": NOW, "address": "127.0.0.1", "succeeded": False}
        db.session.add_all(SignInAttempt(email=f"guess{number}@example.org", **attempt) for number in range(50))
        db.session.commit()
        data = {"email": member.email, "password": GOOD}
        assert "Wait 15 minutes" in client.post("/sign-in", data=data).text
    with clock.at(NOW + dt.timedelta(minutes=61)):
        assert client.post("/sign-in", data=data).status_code == 302


def test_attempts_are_kept_for_a_day(member: Account, client: FlaskClient) -> None:
    for days in (0, 2):
        with clock.at(NOW + dt.timedelta(days=days)):
            client.post("/sign-in", data={"email": member.email, "password": "wrong horse"})
    assert len(db.session.scalars(db.select(SignInAttempt)).all()) == 1


def test_a_closed_account_does_not_sign_in(member: Account, client: FlaskClient) -> None:
    member.active = False
    make.keep(member)
    page = client.post("/sign-in", data={"email": member.email, "password": GOOD}).text
    assert "not right" in page


def test_signing_out_ends_the_sign_in(member: Account, client: FlaskClient) -> None:
    client.post("/sign-in", data={"email": member.email, "password": GOOD})
    assert client.post("/sign-out").location == "/"
    assert client.get("/account").status_code == 302
    assert client.get("/sign-out").status_code == 405


def test_signing_out_everywhere_ends_every_sign_in(member: Account, sign_in: SignIn) -> None:
    here, there = sign_in(member), sign_in(member)
    assert there.get("/account").status_code == 200
    here.post("/account/sign-out-everywhere")
    assert here.get("/account").status_code == 302
    assert there.get("/account").status_code == 302


def test_a_forgotten_password_is_chosen_anew(member: Account, client: FlaskClient) -> None:
    for email in (member.email, "stranger@example.org"):
        assert client.post("/forgotten-password", data={"email": email}).location == "/forgotten-password/sent"
    (letter,) = db.session.scalars(db.select(Letter)).all()
    assert letter.to == member.email
    link = link_in(letter)
    assert client.post(link, data={"password": "blunt marmalade canoe"}).location == "/"
    assert client.get(link).status_code == 410
    client.post("/sign-out")
    new = {"email": member.email, "password": "blunt marmalade canoe"}
    assert client.post("/sign-in", data=new).status_code == 302


def test_a_reset_link_lasts_two_hours(member: Account) -> None:
    with clock.at(NOW):
        secret = token(member, "reset")
    with clock.at(NOW + dt.timedelta(minutes=119)):
        assert account_of_token(secret, "reset") is member
    with clock.at(NOW + dt.timedelta(minutes=121)):
        assert account_of_token(secret, "reset") is None


def test_choosing_a_new_password_ends_the_wait(member: Account, client: FlaskClient) -> None:
    for _ in range(6):
        client.post("/sign-in", data={"email": member.email, "password": "wrong horse battery"})
    client.post(f"/new-password/{token(member, 'reset')}", data={"password": "blunt marmalade canoe"})
    client.post("/sign-out")
    new = {"email": member.email, "password": "blunt marmalade canoe"}
    assert client.post("/sign-in", data=new).status_code == 302


def test_someone_invited_gets_no_reset_link(panel: Body, client: FlaskClient) -> None:
    account = make.account(R.AUTHOR, of=panel)
    client.post("/forgotten-password", data={"email": account.email})
    assert db.session.scalars(db.select(Letter)).all() == []


def test_the_link_in_a_letter_begins_with_the_site_not_with_what_a_browser_says(
    app: Flask, member: Account, client: FlaskClient
) -> None:
    app.config["BASE_URL"] = "https://papers.fenshire.gov.uk"
    client.post("/forgotten-password", data={"email": member.email}, headers={"Host": "evil.example"})
    assert "https://papers.fenshire.gov.uk/new-password/" in last_letter().text


def test_a_password_is_changed_by_who_knows_it(member: Account, sign_in: SignIn) -> None:
    here, there = sign_in(member), sign_in(member)
    new = {"password": "blunt marmalade canoe"}
    assert "This is not your present password" in here.post("/account/password", data=new | {"present": "wrong"}).text
    assert here.post("/account/password", data=new | {"present": GOOD}).location == "/account"
    assert here.get("/account").status_code == 200
    assert there.get("/account").status_code == 302, "other devices are signed out"
    entry = trail(f"account/{member.id}")[0]
    assert entry.sentence == "chose a password"
    assert "password_hash" not in str(entry.changes)


def test_a_name_is_shown_as_one_wishes(member: Account, sign_in: SignIn) -> None:
    own = sign_in(member)
    own.post("/account", data={"shown_as": "Cath Hegley"})
    assert "Cath Hegley" in own.get("/account").text


def test_a_young_person_chooses_no_other_name(panel: Body, sign_in: SignIn) -> None:
    account = make.account(name="K")
    account.person.young = True
    make.keep(account.person)
    own = sign_in(account)
    assert "How your name is shown" not in own.get("/account").text
    own.post("/account", data={"shown_as": "Kayleigh Smith"})
    assert account.person.shown_as is None


def test_a_clerk_gives_and_takes_the_roles_of_the_panels_work(panel: Body, sign_in: SignIn) -> None:
    other = make.body(name="Scrutiny Committee")
    clerk = sign_in(make.account(R.CLERK, of=panel))
    account = make.account()
    address = f"/accounts/{account.id}"
    page = clerk.get(address).text
    assert ">Report author<" in page
    assert ">Administrator<" not in page
    assert "Scrutiny Committee" not in page

    assert clerk.post(f"{address}/roles", data={"role": "report author", "body": panel.id}).status_code == 302
    (grant,) = account.grants
    assert clerk.post(f"{address}/roles", data={"role": "clerk", "body": ""}).status_code == 409
    assert "choose from the list" in clerk.post(f"{address}/roles", data={"role": "clerk", "body": other.id}).text
    assert "choose from the list" in clerk.post(f"{address}/roles", data={"role": "administrator"}).text
    assert "Choose a role" in clerk.post(f"{address}/roles", data={"role": ""}).text

    clerk.post(f"/grants/{grant.id}/take")
    db.session.expire_all()
    assert account.grants == []
    assert trail(f"account/{account.id}")[0].sentence.startswith("took from")


def test_a_clerk_of_one_panel_takes_no_role_of_another(panel: Body, sign_in: SignIn) -> None:
    other = make.body(name="Scrutiny Committee")
    account = make.account(R.CLERK, of=other)
    clerk = sign_in(make.account(R.CLERK, of=panel))
    assert clerk.post(f"/grants/{account.grants[0].id}/take").status_code == 409
    assert clerk.post(f"/accounts/{account.id}/close").status_code == 409
    assert "only an administrator may take away" in clerk.get(f"/accounts/{account.id}").text


def test_a_clerk_does_not_close_an_administrators_account(panel: Body, sign_in: SignIn) -> None:
    administrator = make.account(R.ADMINISTRATOR)
    make.account(R.ADMINISTRATOR)
    clerk = sign_in(make.account(R.CLERK))
    assert clerk.post(f"/accounts/{administrator.id}/close").status_code == 409
    assert clerk.post(f"/grants/{administrator.grants[0].id}/take").status_code == 409


def test_there_is_always_an_administrator(panel: Body) -> None:
    first, second = make.account(R.ADMINISTRATOR), make.account(R.ADMINISTRATOR)
    operations.close(second, by=first)
    with pytest.raises(Refused, match="There must be an administrator"):
        operations.close(first, by=first)
    with pytest.raises(Refused, match="There must be an administrator"):
        operations.take_role(first.grants[0], by=first)


def test_a_closed_account_is_signed_out_at_once_and_can_be_reopened(panel: Body, sign_in: SignIn) -> None:
    account = make.account(R.AUTHOR, of=panel)
    author, clerk = sign_in(account), sign_in(make.account(R.CLERK, of=panel))
    assert author.get("/account").status_code == 200
    clerk.post(f"/accounts/{account.id}/close")
    assert author.get("/account").status_code == 302
    assert "Reopen the account" in clerk.get(f"/accounts/{account.id}").text
    clerk.post(f"/accounts/{account.id}/reopen")
    db.session.expire_all()
    assert account.active


def test_a_role_is_given_once(panel: Body) -> None:
    account = make.account(R.AUTHOR, of=panel)
    with pytest.raises(Refused, match="has this role already"):
        operations.give_role(account, R.AUTHOR, panel, by=TERMINAL)


def test_a_member_has_the_role_of_the_seat_and_only_while_it_is_held(panel: Body) -> None:
    account = make.account()
    make.seat(panel, account.person, role="Chairman", from_date=dt.date(2026, 5, 1), to_date=dt.date(2026, 11, 30))
    assert account.roles(panel, dt.date(2026, 11, 30)) == {R.MEMBER, R.CHAIR}
    assert account.roles(panel, dt.date(2026, 12, 1)) == frozenset()
    assert account.roles(make.body(), dt.date(2026, 11, 30)) == frozenset()


def test_accounts_are_found_by_name_or_address(panel: Body, member: Account, sign_in: SignIn) -> None:
    clerk = sign_in(make.account(R.CLERK, name="A Clerk"))
    assert "C Hegley" in clerk.get("/accounts?words=hegley").text
    assert "No account is found by these words" in clerk.get("/accounts?words=zebra").text
    assert "2 accounts" in clerk.get("/accounts").text
