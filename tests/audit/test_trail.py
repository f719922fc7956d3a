"""The trail: each change with what was there before and after, in a sentence, or it is not kept."""

import pytest
from flask import Flask

from panel.audit.models import AuditEntry
from panel.audit.operations import TERMINAL, Unsaid, said, trail
from panel.bodies.models import Phrase
from panel.extensions import db
from panel.people.models import Person
from tests import factories as make

pytestmark = pytest.mark.both_engines


def test_a_change_says_what_was_there_before_and_after(app: Flask) -> None:
    person = make.person("B Wells", ward="Shefford")
    person.ward, person.party = "Chicksands", "Independent"
    said("moved to another ward", by=TERMINAL, about=f"person/{person.id}")
    db.session.commit()

    (entry,) = trail(f"person/{person.id}")
    assert (entry.who, entry.sentence) == ("the terminal", "moved to another ward")
    (change,) = entry.changes
    assert (change["table"], change["id"]) == ("person", person.id)
    assert change["before"] == {"ward": "Shefford", "party": None}
    assert change["after"] == {"ward": "Chicksands", "party": "Independent"}


def test_what_is_added_has_no_before_and_what_is_removed_no_after(app: Flask) -> None:
    phrase = Phrase(body=make.body(), label="Noted", text="The report was noted.")
    db.session.add(phrase)
    said("added a phrase", by=TERMINAL, about="body/1")
    db.session.delete(phrase)
    said("removed it", by=TERMINAL, about="body/1")
    db.session.commit()

    removed, added = trail("body/1")
    assert added.changes[0]["before"] is None
    assert added.changes[0]["after"]["text"] == "The report was noted."
    assert removed.changes[0]["before"]["label"] == "Noted"
    assert removed.changes[0]["after"] is None


def test_a_change_of_which_nothing_is_said_is_not_kept(app: Flask) -> None:
    db.session.add(Person(name="A Stranger"))
    with pytest.raises(Unsaid, match="Changes to person have no audit sentence"):
        db.session.commit()
    db.session.rollback()
    assert db.session.scalar(db.select(Person)) is None


def test_what_is_undone_is_forgotten(app: Flask) -> None:
    db.session.add(Person(name="A Stranger"))
    db.session.flush()
    db.session.rollback()
    db.session.add(Person(name="C Hegley"))
    said("added someone", by=TERMINAL, about="people")
    entry = db.session.scalars(db.select(AuditEntry)).one()
    assert [change["after"]["name"] for change in entry.changes] == ["C Hegley"]


def test_a_secret_is_never_written_to_the_trail(app: Flask) -> None:
    account = make.account(password_hash="$argon2id$secret")
    account.password_hash = "$argon2id$another"
    account.epoch = 1
    said("chose a password", by=TERMINAL, about=f"account/{account.id}")
    db.session.commit()
    entries = db.session.scalars(db.select(AuditEntry)).all()
    assert "argon2id" not in "".join(str(entry.changes) for entry in entries)


def test_many_changes_at_once_are_counted(app: Flask) -> None:
    db.session.add_all(Person(name=f"Member {number}") for number in range(501))
    said("brought in a bundle", by=TERMINAL, about="body/1")
    db.session.commit()
    assert trail("body/1")[0].changes == [{"table": "many", "id": None, "before": None, "after": {"rows": 501}}]
