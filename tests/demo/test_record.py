"""The demonstration's record goes out in a bundle and comes in again whole (docs/bundle.md), as any panel's does."""

import pytest
from flask import Flask

from panel.audit.operations import TERMINAL
from panel.bodies.models import Body
from panel.bundles.archive import Bundle
from panel.bundles.operations import examine_files, give_out, take_in
from panel.bundles.rules import write_json
from panel.extensions import db


def given_out(code: str) -> Bundle:
    """The bundle of a body."""
    return give_out(db.session.scalars(db.select(Body).where(Body.code == code)).one())


@pytest.mark.parametrize("code", ["CPP", "HCL"])
def test_the_record_taken_in_elsewhere_and_given_out_again_has_the_same_bytes(
    told: tuple[Flask, str], app: Flask, code: str
) -> None:
    first, _ = told
    with first.app_context():
        once = given_out(code)
    app.config["STORE"] = first.config["STORE"]
    take_in(once, examine_files(once), by=TERMINAL)
    db.session.commit()
    assert write_json(given_out(code).value) == write_json(once.value)
