"""A bundle that cannot be read, or that contradicts itself, is refused whole, with the JSON path of each place."""

import copy
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from panel.bodies.models import Body, Council
from panel.bundles import archive
from panel.bundles.archive import Unusable
from panel.bundles.nouns import DISPENSATION, MEETING, Noun
from panel.extensions import db
from panel.people.models import Person
from tests.documents import pdf_of

RECORD: dict[str, Any] = json.loads((Path(__file__).parent / "panel-2018-01-15.json").read_text())
PART = "$.meetings[1].minutes[3].outcomes[1].parts[0]"


def put(record: dict[str, Any], path: str, value: Any) -> None:
    """Change a record at a JSON path such as $.meetings[1].date."""
    *steps, last = [int(step) if step.isdigit() else step for step in re.findall(r"\w+", path)]
    for step in steps:
        record = record[step]
    record[last] = value


REFUSED: tuple[tuple[str, str, Any, str], ...] = (
    ("an unknown key", "$.meetings[1].chairman", "x", "not known"),
    ("an unknown key at the top", "$.agenda", [], "not known"),
    ("an unknown key deep down", PART + ".follow_up.who", "x", "not known"),
    ("another format", "$.format", "panel-bundle/9", "panel-bundle/1"),
    ("nobody known", "$.meetings[1].attendance[0].person", "smith", "as_printed"),
    ("an owner who is no id", PART + ".follow_up.owners", ["All"], "as_printed"),
    ("a minute of no line", "$.meetings[1].minutes[0].item", "j9", "agenda"),
    ("an order of no line", "$.meetings[1].order_taken", ["zz"], "agenda"),
    ("declared under no line", "$.meetings[1].interests[0].under", "zz", "agenda"),
    ("a dispensation for no meeting", "$.dispensations", [{"meeting": "never"}], "is not the id of a meeting"),
    ("approved nowhere", "$.meetings[1].approval", {"at_meeting": "never"}, "meeting"),
    ("a programme for no meeting", "$.work_programme[0].meeting", "x", "meeting"),
    (
        "no period",
        "$.scorecard",
        [{"name": "A", "figures": [{"period": "spring"}]}],
        "“spring” is not a period",
    ),
    (
        "two figures of one time",
        "$.scorecard",
        [{"name": "A", "figures": [{"period": "March 2018"}, {"period": "2018-03"}]}],
        "already given",
    ),
    ("a part of nothing", "$.scorecard", [{"name": "A", "part_of": "B"}], "is not the id of an indicator"),
    ("no such way", "$.scorecard", [{"name": "A", "good": "up"}], "is not one of"),
    ("a numbering without a number", "$.body.minute_numbering", "{code}/{yy}", "running number"),
    ("a line given twice", "$.meetings[2].agenda[1].id", "j1", "already given"),
    ("a day that is none", "$.meetings[1].date", "13/11/2017", "YYYY-MM-DD"),
    ("a state that is none", "$.meetings[1].state", "done", "is not one of"),
    ("a list that is none", "$.people", {}, "a list"),
    ("nobody's name", "$.people[0]", {"id": "a"}, "name is missing"),
)


def problems(record: Any, tmp_path: Path) -> dict[str, str]:
    """What refuses a record: words by place."""
    (tmp_path / "bundle.json").write_text(json.dumps(record))
    with pytest.raises(Unusable) as refused:
        archive.read(tmp_path / "bundle.json")
    return {problem.path: problem.words for problem in refused.value.problems}


@pytest.mark.parametrize(("path", "value", "words"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_cannot_be_taken_in_is_named_by_its_place(tmp_path: Path, path: str, value: Any, words: str) -> None:
    record = copy.deepcopy(RECORD)
    put(record, path, value)
    said = problems(record, tmp_path)
    assert any(place.startswith(path) and words in told for place, told in said.items()), said


@pytest.mark.parametrize(
    ("key", "other", "place", "words"),
    [
        ("people", {}, "$.people[27].id", "already given at $.people[0].id"),
        ("people", {"id": "again"}, "$.people[27]", "is named twice"),
        ("meetings", {}, "$.meetings[4].id", "already given at $.meetings[0].id"),
    ],
)
def test_what_is_given_twice_is_named_by_both_places(
    tmp_path: Path, key: str, other: dict[str, str], place: str, words: str
) -> None:
    record = copy.deepcopy(RECORD)
    record[key].append(record[key][0] | other)
    assert words in problems(record, tmp_path)[place]


def test_keys_of_ones_own_are_taken(tmp_path: Path) -> None:
    record = copy.deepcopy(RECORD) | {"x_ours": {"any": [1]}}
    (tmp_path / "bundle.json").write_text(json.dumps(record))
    assert archive.read(tmp_path / "bundle.json").value["x_ours"] == {"any": [1]}


@pytest.mark.parametrize(
    ("data", "words"), [(b"{", "line 1"), (b"\xff\xfe", "UTF-8"), (b"PK\x03\x04rubbish", "cannot be opened")]
)
def test_what_is_no_bundle_is_said_to_be_none(tmp_path: Path, data: bytes, words: str) -> None:
    (tmp_path / "bundle.json").write_bytes(data)
    with pytest.raises(Unusable, match=words):
        archive.read(tmp_path / "bundle.json")


def test_a_zip_without_a_paper_it_names_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bundle.zip", "w") as made:
        made.writestr("bundle.json", json.dumps(RECORD))
    with pytest.raises(Unusable, match=r"\$\.meetings\[2\]\.agenda\[5\]\.papers\[0\]\.file: The .zip does not hold"):
        archive.read(tmp_path / "bundle.zip")


def test_a_paper_of_another_hash_is_refused(tmp_path: Path) -> None:
    record = copy.deepcopy(RECORD)
    record["meetings"][2]["agenda"][5]["papers"][0]["file"] = {"name": "item-05.pdf", "sha256": "0" * 64}
    (tmp_path / "bundle.json").write_text(json.dumps(record))
    (tmp_path / "item-05.pdf").write_bytes(pdf_of(1))
    with pytest.raises(Unusable, match="its hash differs"):
        archive.read(tmp_path / "bundle.json")


def test_nothing_is_kept_of_a_bundle_with_a_paper_that_cannot_be_opened(app: Flask, tmp_path: Path) -> None:
    (tmp_path / "bundle.json").write_text(json.dumps(RECORD))
    (tmp_path / "item-05.pdf").write_bytes(b"not a PDF")
    result = app.test_cli_runner().invoke(args=["bundle", "import", str(tmp_path / "bundle.json")])
    assert result.exit_code == 1
    assert "$.meetings[2].agenda[5].papers[0].file: item-05.pdf:" in result.output
    assert [db.session.scalar(db.select(db.func.count()).select_from(each)) for each in (Council, Body, Person)] == [
        0,
        0,
        0,
    ]


def test_the_same_body_is_not_taken_in_twice(app: Flask, tmp_path: Path) -> None:
    (tmp_path / "bundle.json").write_text(json.dumps(RECORD))
    invoke = app.test_cli_runner().invoke
    assert invoke(args=["bundle", "import", str(tmp_path / "bundle.json")]).exit_code == 0
    again = invoke(args=["bundle", "import", str(tmp_path / "bundle.json")])
    assert again.exit_code == 1
    assert "$.body.code: Central Bedfordshire Council has a body with the code CPP here already" in again.output
    assert db.session.scalar(db.select(db.func.count()).select_from(Body)) == 1


def test_the_schema_knows_just_the_keys_that_are_read() -> None:
    definitions = archive.schema()["$defs"]

    def keys_of(noun: Noun) -> set[str]:
        return {key for field in noun.fields for key in field.keys if key} | {child.key for child in noun.children}

    assert keys_of(MEETING) == set(definitions["meeting"]["properties"])
    below = {child.key: child.noun for child in MEETING.children}
    named = {"agenda": "agenda_line", "interests": "interest", "minutes": "minute"}
    named["interest_notices"] = "interest_notice"
    assert keys_of(DISPENSATION) == set(definitions["dispensation"]["properties"])
    for key in ("agenda", "attendance", "minutes", "interests", "interest_notices", "approval"):
        assert keys_of(below[key]) == set(definitions[named.get(key, key)]["properties"]), key
