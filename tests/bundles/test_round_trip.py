"""The two promises of docs/bundle.md, on a real panel's record and on a record full of odd habits."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from panel.audit.operations import TERMINAL, said
from panel.bodies.models import Body
from panel.bundles import archive
from panel.bundles.archive import Bundle
from panel.bundles.operations import Taken, examine_files, give_out, take_in
from panel.bundles.rules import write_json
from panel.extensions import db
from panel.interests.models import Declaration
from panel.meetings.models import Meeting
from tests.documents import pdf_of

HERE = Path(__file__).parent
RECORDS = ("panel-2018-01-15.json", "habits.json")


def imported(bundle: Bundle) -> Taken:
    """Take a bundle in and keep it."""
    taken = take_in(bundle, examine_files(bundle), by=TERMINAL)
    db.session.commit()
    return taken


def move_away(body: Body) -> None:
    """Rename a body and its council, so that the same record can be taken in again beside it."""
    body.code, body.council.name = "OLD", "An old council"
    said("renamed the example", by=TERMINAL, about=f"body/{body.id}")
    db.session.commit()


def leaves(value: Any, path: str = "$") -> Iterator[tuple[str, Any]]:
    """Every value that is not a list or an object (an empty one counts), with its path."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = [leaf for key, one in inner for leaf in leaves(one, f"{path}/{key}")]
    return iter(found or [(path, value)])


@pytest.mark.both_engines
@pytest.mark.parametrize("record", RECORDS)
def test_an_export_holds_every_value_that_went_in(app: Flask, record: str) -> None:
    bundle = archive.read(HERE / record)
    out = dict(leaves(give_out(imported(bundle).body).value))
    lost = {path: value for path, value in leaves(bundle.value) if path not in out or out[path] != value}
    assert lost == {}


@pytest.mark.both_engines
@pytest.mark.parametrize("record", RECORDS)
def test_an_export_taken_in_and_given_out_again_has_the_same_bytes(app: Flask, record: str) -> None:
    first = imported(archive.read(HERE / record)).body
    once = give_out(first)
    move_away(first)
    again = give_out(imported(once).body)
    assert write_json(again.value) == write_json(once.value)


def test_a_changed_fact_is_written_anew_and_all_else_to_the_letter(app: Flask) -> None:
    bundle = archive.read(HERE / "panel-2018-01-15.json")
    body = imported(bundle).body
    meeting = db.session.scalars(db.select(Meeting).where(Meeting.key == "2018-01-15")).one()
    meeting.venue = "Room 1"
    said("moved the meeting", by=TERMINAL, about=f"meeting/{meeting.id}")
    db.session.commit()
    before, after = dict(leaves(bundle.value)), dict(leaves(give_out(body).value))
    assert {path for path in before if after.get(path) != before[path]} == {"$/meetings/2/venue"}
    assert after["$/meetings/2/venue"] == "Room 1"


def test_an_interest_is_tied_to_the_dispensation_that_it_names(app: Flask) -> None:
    body = imported(archive.read(HERE / "habits.json")).body
    found = db.session.scalars(db.select(Declaration).join(Meeting).where(Meeting.body == body)).all()
    named = {one.printed: (one.granted.reference if one.granted else None, one.dispensation) for one in found[1:]}
    assert named == {"Cllr Ada Moss": ("MO/7", None), "B Reed": (None, "MO/7")}, "MO/7 was granted to one of them"


def test_a_zip_carries_the_papers(app: Flask, tmp_path: Path) -> None:
    value = json.loads((HERE / "panel-2018-01-15.json").read_text())
    names = ["item-05.pdf", "item-06.pdf", "item-07.pdf", "item-08.pdf", "item-08-appendix.pdf"]
    archive.write(Bundle(value, {name: pdf_of(2, name) for name in names}), tmp_path / "in.zip")
    body = imported(archive.read(tmp_path / "in.zip")).body
    archive.write(give_out(body), tmp_path / "out.zip")
    out = archive.read(tmp_path / "out.zip")
    assert sorted(out.files) == sorted(names)
    archive.write(give_out(body), tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == (tmp_path / "out.zip").read_bytes()
