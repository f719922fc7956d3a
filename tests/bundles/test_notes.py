"""The remarks a clerk would expect on a record that is taken in. Nothing is refused for being odd or unlawful."""

from pathlib import Path
from typing import Any

import pytest

from panel.bundles import archive
from panel.bundles.notes import notes_on
from panel.meetings.working_days import bank_holidays

OFF = {**bank_holidays(2017), **bank_holidays(2018)}


def bundle(**meeting: Any) -> dict[str, Any]:
    """A record with one meeting of a committee."""
    return {
        "body": {"name": "A panel", "code": "CPP", "kind": "committee", "quorum": 3, "minute_numbering": "{code}/{n}"},
        "meetings": [{"id": "m", "date": "2018-01-15"} | meeting, {"id": "later", "date": "2018-03-12"}],
    }


PRESENT = {"as_printed": "Cllr A", "status": "present"}
SECRET = "that the public be excluded in the public interest"
ONGOING = {"text": "Write.", "follow_up": {"due": "Ongoing", "owners": [{"as_printed": "All"}]}}


def numbered(*numbers: str) -> list[dict[str, Any]]:
    """Minutes with these numbers."""
    return [{"id": str(n), "number": number} for n, number in enumerate(numbers)]


ODD: tuple[tuple[dict[str, Any], str], ...] = (
    ({"date": None}, "The date of the meeting is not known."),
    ({"published": [{"at": "2018-01-09"}]}, "3 clear days before the meeting (N3)"),
    ({"agenda": [{"id": "a", "title": "Any other business"}]}, "(U4)"),
    ({"agenda": [{"id": "a", "title": "Fees", "exempt": True}]}, "the paragraph of Schedule 12A (X3)"),
    ({"agenda": [{"id": "a", "title": "Plan", "to_follow": True}]}, "was to follow"),
    ({"attendance": [PRESENT, PRESENT | {"status": "apologies"}]}, "both present and not"),
    (
        {"attendance": [{**PRESENT, "spells": [{"left": "after lunch"}]}]},
        "names no time of day. It is kept as written. (V8)",
    ),
    ({"presided_by": [{"as_printed": "Cllr A"}, {"as_printed": "Cllr B"}]}, "Cllr A and Cllr B cannot both preside"),
    (
        {"minutes": [{"id": "n", "outcomes": [{"vote": {"how": "carried", "for": 1, "against": 2}}]}]},
        "1 for and 2 against",
    ),
    ({"minutes": [{"id": "n", "outcomes": [{"vote": {"names": {"for": ["A", "A"]}}}]}]}, "A is there 2 times"),
    (
        {"minutes": [{"id": "n", "outcomes": [{"amendments": [{"how": "carried", "for": 1, "against": 1}]}]}]},
        "casting vote",
    ),
    (
        {"attendance": [PRESENT], "minutes": [{"id": "n", "outcomes": [{"vote": {"for": 2, "against": 0}}]}]},
        "come to 2, and 1 are recorded as present (V3)",
    ),
    ({"closed": [{"resolution": SECRET}]}, "names no paragraph"),
    ({"closed": [{"paragraphs": [1], "resolution": "that they be excluded"}]}, "does not speak of the public interest"),
    (
        {"closed": [{"carried": False, "paragraphs": [1], "resolution": SECRET}]},
        "motion to exclude the public was lost",
    ),
    ({"minutes": numbered("CPP/1", "CPP/1")}, "is given 2 times"),
    ({"minutes": numbered("CPP/1", "CPP/4")}, "go from 1 to 4"),
    ({"minutes": numbered("33/21")}, "does not follow the numbering"),
    ({"minutes": [{"id": "1", "actions": [ONGOING]}]}, "“Ongoing” names no day"),
    ({"approval": {"at_meeting": "m"}}, "not held after this one"),
    (
        {"approval": {"at_meeting": "later", "signed_on": "2018-02-01"}},
        "signed before the meeting that approved them (V9)",
    ),
    (
        {"agenda": [{"id": "1", "title": "Minutes of the meeting held on 12 March 2018"}]},
        "speaks of the minutes of 12 March 2018, which is not before this meeting (V9)",
    ),
    (
        {
            "agenda": [{"id": "1", "title": "Minutes"}],
            "minutes": [{"id": "2", "item": "1", "html": "<p>The minutes of 16 January 2018 were agreed.</p>"}],
        },
        "The minute speaks of the minutes of 16 January 2018",
    ),
    (
        {"attendance": [PRESENT, {**PRESENT, "status": "apologies"}]},
        "Cllr A is both present and not: the record keeps both (V8)",
    ),
    ({"approval": {"at_meeting": "later", "signed_on": "2018-01-01"}}, "signed before the meeting was held"),
)


@pytest.mark.parametrize(("facts", "words"), ODD, ids=[row[1] for row in ODD])
def test_an_odd_fact_is_noted(facts: dict[str, Any], words: str) -> None:
    assert any(words in note.words for note in notes_on(bundle(**facts), OFF))


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"published": [{"at": "2018-01-05"}]},
        {"attendance": [PRESENT], "minutes": numbered("CPP/1", "CPP/2")},
        {"approval": {"at_meeting": "later", "signed_on": "2018-03-12"}},
    ],
)
def test_a_plain_fact_is_not(facts: dict[str, Any]) -> None:
    assert notes_on(bundle(**facts), OFF) == []


def test_the_panel_of_january_2018_has_the_notes_a_clerk_would_expect() -> None:
    record = archive.read(Path(__file__).parent / "panel-2018-01-15.json").value
    words = " ".join(str(note) for note in notes_on(record, OFF))
    assert "The quorum is not known" in words
    assert "“Work Programme” was to follow" in words
    assert (
        "$.meetings[1].closed[0]: The resolution that excluded the public does not speak of the public interest"
        in words
    )
    assert words.count("Nobody is named to do this.") == 10


LONG = [
    ({"from": "2020-01-01", "until": "2023-12-31"}, None),
    ({"from": "2020-01-01", "until": "2024-01-01"}, "more than four years"),
    ({"from": "2020-01-01", "granted_on": "2019-12-01"}, "not known when the dispensation ends"),
    ({"requested_on": "2019-12-01"}, None),
]


@pytest.mark.parametrize(("facts", "words"), LONG)
def test_a_dispensation_against_the_law_is_kept_with_a_note(facts: dict[str, Any], words: str | None) -> None:
    found = [note for note in notes_on({**bundle(), "dispensations": [facts]}, OFF) if "dispensation" in note.words]
    assert [(note.path, words in note.words) for note in found if words] == (
        [("$.dispensations[0].until", True)] if words else []
    )
    assert len(found) == (1 if words else 0)
