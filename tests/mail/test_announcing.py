"""Announcing: what people are to be told of is written with the change that asks for it."""

import pytest
from flask import Flask

from panel.extensions import db
from panel.mail.models import Announcement
from panel.mail.operations import announce
from panel.mail.rules import ABOUT, LetterKind


def test_each_kind_says_what_it_may_be_about() -> None:
    assert set(ABOUT) == set(LetterKind)


def test_what_is_announced_is_kept_with_the_change(app: Flask) -> None:
    announce(LetterKind.INVITATION, "meeting/7")
    db.session.rollback()
    assert db.session.scalars(db.select(Announcement)).all() == []
    announce(LetterKind.INVITATION, "meeting/7")
    db.session.commit()
    (kept,) = db.session.scalars(db.select(Announcement))
    assert (kept.kind, kept.about, kept.told_at) == (LetterKind.INVITATION, "meeting/7", None)


@pytest.mark.parametrize("about", ["paper/7", "meeting", "meeting/seven"])
def test_a_name_that_no_letter_of_the_kind_is_about_is_refused(app: Flask, about: str) -> None:
    with pytest.raises(ValueError, match="is not about"):
        announce(LetterKind.INVITATION, about)
