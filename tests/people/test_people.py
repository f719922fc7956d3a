"""People: what may be kept of them, and of a young person (D5)."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel.access.rules import Role
from panel.accounts.models import Account
from panel.audit.operations import TERMINAL, trail
from panel.extensions import db
from panel.lifecycle import Level, Refused
from panel.people.models import Person
from panel.people.operations import add_person, change_person, show_as
from panel.people.queries import namesakes, people_called
from panel.people.rules import Particulars, judge, judge_change
from tests import factories as make

SignIn = Callable[[Account], FlaskClient]


@pytest.mark.parametrize(
    ("who", "namesake_count", "fields"),
    [
        (Particulars("C Hegley"), 0, []),
        (Particulars(""), 0, ["name"]),
        (Particulars("C Hegley"), 1, ["note"]),
        (Particulars("C Hegley", note="The one from Flitwick"), 1, []),
        (Particulars("K", young=True), 0, []),
        (Particulars("Kayleigh", young=True), 0, []),
        (Particulars("Mary-Jane", young=True), 0, []),
        (Particulars("Two representatives of the Children in Care Council", young=True), 0, []),
        (Particulars("Young Person A", young=True), 0, []),
        (Particulars("Kayleigh Smith", young=True), 0, ["name"]),
        (Particulars("Kayleigh J. Smith-Jones", young=True), 0, ["name"]),
        (Particulars("K", young=True, organisation="Children in Care Council"), 0, []),
        (Particulars("K", young=True, ward="North", email="k@example.org"), 0, ["ward", "email"]),
    ],
)
def test_what_may_be_kept(who: Particulars, namesake_count: int, fields: list[str]) -> None:
    """D5: of a young person a label is kept, and nothing else but the group they speak for."""
    found = judge(who, namesake_count)
    assert [field for field, _ in found] == fields
    assert all(one.level is Level.REFUSE for _, one in found)
    assert {one.rule for _, one in found} <= {"D5" if who.young else "people"}


@pytest.mark.parametrize("who", [Particulars("C Hegley"), Particulars("Kayleigh", young=True)])
def test_who_has_no_namesake_needs_no_note(who: Particulars) -> None:
    assert judge(who) == []


@pytest.mark.parametrize(
    ("name", "who", "fields"),
    [
        ("Kayleigh", Particulars("Kayleigh", young=True, note="Of the council in care"), []),
        ("Kayleigh", Particulars("K", young=True), ["name"]),
        ("Kayleigh Smith", Particulars("K", young=True), ["name"]),
        ("Kayleigh", Particulars("Kayleigh Smith"), []),  # grown up, and a member by name
    ],
)
def test_a_label_changes_everywhere_or_nowhere(name: str, who: Particulars, fields: list[str]) -> None:
    """D5."""
    found = judge_change(name, who)
    assert [field for field, _ in found] == fields
    assert all((one.rule, one.level) == ("D5", Level.REFUSE) for _, one in found)


def test_a_young_person_keeps_no_surname_and_the_form_says_so(app: Flask, sign_in: SignIn) -> None:
    clerk = sign_in(make.account(Role.CLERK))
    page = clerk.post("/people/add", data={"name": "Kayleigh Smith", "young": "y", "ward": "North"})

    assert "the surname of a young person is never kept" in page.text
    assert "The ward of a young person is not kept. Empty this box" in page.text
    assert 'value="Kayleigh Smith"' in page.text
    assert db.session.scalar(db.select(Person).where(Person.young)) is None


def test_two_people_may_have_one_name_with_a_note(app: Flask) -> None:
    add_person(Particulars("J Smith"), by=TERMINAL)
    with pytest.raises(Refused, match="already here"):
        add_person(Particulars("j smith"), by=TERMINAL)
    second = add_person(Particulars("J Smith", note="Of the youth service"), by=TERMINAL)

    assert namesakes("J Smith") == 2
    assert namesakes("J Smith", besides=second) == 1


def test_a_change_keeps_what_was_there_before(app: Flask) -> None:
    person = add_person(Particulars("B Wells", ward="Shefford"), by=TERMINAL)
    change_person(person, Particulars("B Wells", honorific="Cllr", ward="Chicksands"), by=TERMINAL)
    db.session.commit()

    latest = trail(f"person/{person.id}")[0]
    assert latest.sentence == "changed what is kept of Cllr B Wells"
    assert latest.changes[0]["before"]["ward"] == "Shefford"
    assert latest.changes[0]["after"]["ward"] == "Chicksands"


def test_a_person_is_shown_as_they_wish(app: Flask) -> None:
    person = make.person("Catherine Hegley", honorific="Mrs")
    assert person.printed == "Mrs Catherine Hegley"
    show_as(person, "Cath Hegley", by=TERMINAL)
    assert person.printed == "Cath Hegley"
    with pytest.raises(Refused):
        show_as(make.person("K", young=True), "Kayleigh", by=TERMINAL)


@pytest.mark.both_engines
def test_people_are_found_by_all_the_words(app: Flask) -> None:
    make.person("C Hegley", party="Conservative", ward="Cranfield")
    make.person("T Stock", party="Conservative", ward="Shefford")
    make.person("50% Club", post="Adviser")

    def found(words: str) -> list[str]:
        return [person.name for person in db.session.scalars(people_called(words))]

    assert found("conservative") == ["C Hegley", "T Stock"]
    assert found("conservative shefford") == ["T Stock"]
    assert found("50%") == ["50% Club"]
    assert found("nobody") == []


def test_the_list_is_paged_and_says_how_many(app: Flask, sign_in: SignIn) -> None:
    for number in range(60):
        db.session.add(Person(name=f"Member {number:02}"))
    make.person("Zebedee")
    clerk = sign_in(make.account(Role.CLERK, name="A Clerk"))

    assert "Showing 1 to 50 of 62 people" in clerk.get("/people").text
    assert "Zebedee" in clerk.get("/people?page=2").text
    assert "Zebedee" in clerk.get("/people?words=zebedee").text


def test_the_second_of_two_who_save_is_told(app: Flask, sign_in: SignIn) -> None:
    person = make.person("T Stock", ward="Shefford")
    clerk = sign_in(make.account(Role.CLERK))
    address, seen = f"/people/{person.id}", str(person.version)
    clerk.post(address, data={"name": "T Stock", "ward": "Flitwick", "version": seen})

    page = clerk.post(address, data={"name": "T Stock", "ward": "Ampthill", "version": seen})
    assert "Someone else saved this while you were writing" in page.text
    assert 'value="Ampthill"' in page.text
    assert db.session.get(Person, person.id).ward == "Flitwick"

    clerk.post(address, data={"name": "T Stock", "ward": "Ampthill", "version": str(person.version)})
    db.session.expire_all()
    assert db.session.get(Person, person.id).ward == "Ampthill"


def test_an_unknown_person_is_not_found(app: Flask, sign_in: SignIn) -> None:
    assert sign_in(make.account(Role.CLERK)).get("/people/999").status_code == 404
