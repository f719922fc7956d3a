"""How long records are kept: the usual schedule, what the law asks at least, and the day on which each may go."""

import datetime as dt

import pytest

from panel.lifecycle import Level
from panel.records.rules import SCHEDULE, Record, due_on, judge_years

D = dt.date.fromisoformat
R = Record


@pytest.mark.parametrize(
    ("record", "least", "years", "held", "fixed"),
    [
        (R.SIGNED_MINUTES, 6, None, True, True),
        (R.MINUTE_SUMMARY, 6, None, True, True),
        (R.AGENDA, 6, 6, True, False),
        (R.PUBLIC_REPORT, 6, 6, True, False),
        (R.BACKGROUND_PAPERS, 4, 4, False, False),
        (R.EXEMPT_REPORT, 0, 6, True, False),
        (R.DRAFT_MINUTES, 0, 0, True, False),
        (R.RECORDING, 0, 1, False, False),
        (R.ACTION_LOG, 0, 6, True, False),
        (R.AUDIT_LOG, 0, 6, True, False),
    ],
)
def test_the_usual_schedule(record: Record, least: int, years: int | None, held: bool, fixed: bool) -> None:
    usual = SCHEDULE[record]
    assert (usual.least, usual.years, usual.held, usual.fixed) == (least, years, held, fixed)


def test_every_kind_has_its_years() -> None:
    assert set(SCHEDULE) == set(Record)


@pytest.mark.parametrize(
    ("record", "years", "rules"),
    [
        (R.AGENDA, 6, []),
        (R.AGENDA, 5, ["A1"]),
        (R.PUBLIC_REPORT, 0, ["A1"]),
        (R.PUBLIC_REPORT, None, []),  # for good
        (R.BACKGROUND_PAPERS, 4, []),
        (R.BACKGROUND_PAPERS, 3, ["A2"]),
        (R.SIGNED_MINUTES, None, []),
        (R.SIGNED_MINUTES, 60, ["V11"]),
        (R.MINUTE_SUMMARY, 6, ["V11"]),
        (R.EXEMPT_REPORT, 0, []),
        (R.RECORDING, 0, []),
    ],
)
def test_a_council_may_keep_longer_and_never_for_less_than_the_law_asks(
    record: Record, years: int | None, rules: list[str]
) -> None:
    found = judge_years(record, years)
    assert [one.rule for one in found] == rules
    assert all(one.level is Level.REFUSE for one in found)


@pytest.mark.parametrize(
    ("record", "since", "years", "keep_until", "due"),
    [
        (R.PUBLIC_REPORT, "2018-01-15", 6, None, "2024-01-15"),  # open for inspection up to 14 January 2024
        (R.PUBLIC_REPORT, "2018-01-15", 10, None, "2028-01-15"),
        (R.PUBLIC_REPORT, "2018-01-15", 1, None, "2024-01-15"),  # whatever a setting says, the law's years
        (R.PUBLIC_REPORT, "2018-01-15", 6, "2026-12-31", "2027-01-01"),  # an inquiry needs it
        (R.PUBLIC_REPORT, "2018-01-15", 6, "2020-12-31", "2024-01-15"),
        (R.PUBLIC_REPORT, "2018-01-15", None, None, None),
        (R.PUBLIC_REPORT, None, 6, None, None),
        (R.EXEMPT_REPORT, "2018-01-15", 2, None, "2020-01-15"),
        (R.DRAFT_MINUTES, "2018-03-12", 0, None, "2018-03-12"),  # on the day of the signing
        (R.DRAFT_MINUTES, None, 0, None, None),  # not signed yet
        (R.SIGNED_MINUTES, "2018-01-15", 6, None, None),
        (R.SIGNED_MINUTES, "2018-01-15", None, None, None),
    ],
)
def test_the_first_day_on_which_a_record_may_go(
    record: Record, since: str | None, years: int | None, keep_until: str | None, due: str | None
) -> None:
    found = due_on(record, since and D(since), years, keep_until and D(keep_until))
    assert found == (due and D(due))
