"""What is noted beside a declaration, and which disclosure sets the 28 days running (I5–I13)."""

import pytest

from panel.interests.rules.code import decision_table
from panel.interests.rules.doubts import Declared, doubts, is_pending, is_registered, must_be_notified
from panel.interests.rules.effects import effect
from panel.interests.rules.words import Kind

MODEL = decision_table()
DPI, ORI, FREE = (effect(kind, None, None, MODEL) for kind in (Kind.DPI, Kind.ORI, Kind.PERSONAL))

NOTED = [
    ("nothing odd", Declared(Kind.DPI, DPI, action="Left the room", left="10.40 am"), []),
    ("a corporate parent", Declared(Kind.PERSONAL, FREE, nature="a corporate parent"),
     [("I13", "Being a councillor, and so a corporate parent, is not an interest of itself.")]),
    ("voted with a pecuniary interest", Declared(Kind.DPI, DPI, voted=True),
     [("I6", "The member is recorded as having voted. Taking part with a pecuniary interest may be an offence (I9).")]),
    ("voted with another", Declared(Kind.ORI, ORI, voted=True), [("I6", "The member is recorded as having voted.")]),
    ("voted where they might", Declared(Kind.PERSONAL, FREE, voted=True), []),
    ("did not vote", Declared(Kind.DPI, DPI, voted=False), []),
    ("stayed", Declared(Kind.DPI, DPI, action="Stayed"), [("I10", "The member is recorded as having stayed.")]),
    ("stayed, then left", Declared(Kind.DPI, DPI, action="Stayed", left="10.40 am"), []),
    ("stayed where they might", Declared(Kind.PERSONAL, FREE, action="Stayed"), []),
    ("spoke with a pecuniary interest", Declared(Kind.DPI, DPI, spoke_as_public=True),
     [("I10", "The member is recorded as having spoken.")]),
    ("spoke as the public may", Declared(Kind.ORI, ORI, spoke_as_public=True), []),
    ("a dispensation that had ended", Declared(Kind.DPI, DPI, dispensation_ended=True),
     [("I8", "The dispensation named had ended, or had not begun.")]),
]  # fmt: skip


@pytest.mark.parametrize(("_what", "declared", "notes"), NOTED, ids=[row[0] for row in NOTED])
def test_what_is_noted_beside_a_declaration(_what, declared, notes):
    assert [(one.rule, one.words) for one in doubts(declared)] == notes
    assert {one.level for one in doubts(declared)} <= {"note"}


SAID = [
    ("Yes", True),
    ("true", True),
    ("y", True),
    ("Registered", True),
    ("No", False),
    ("n", False),
    ("False", False),
    ("not registered", False),
    ("Unregistered", False),
    ("Pending", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("words", "registered"), SAID)
def test_whether_the_record_says_that_it_is_registered(words, registered):
    assert is_registered(words) is registered
    assert is_pending(words) is (words == "Pending")


DISCLOSED = [
    (Kind.DPI, "No", False, True),
    (Kind.DPI, "No", True, True),
    (Kind.DPI, "Yes", False, False),
    (Kind.DPI, "Pending", False, False),
    (Kind.DPI, None, False, True),
    (Kind.DPI, None, True, False),
    (Kind.ORI, "No", False, False),
    (Kind.NOT_STATED, "No", False, False),
]


@pytest.mark.parametrize(("kind", "registered", "has_entry", "must"), DISCLOSED)
def test_which_disclosure_must_be_notified(kind, registered, has_entry, must):
    assert must_be_notified(kind, registered, has_pecuniary_entry=has_entry) is must
