"""Publishing late: what is open to the clerk (N1–N3), and what each item then needs (U1, U2, U5)."""

import datetime as dt

import pytest

from panel.lifecycle import Level
from panel.meetings.rules.lateness import Line, Offer, late_items, publication_findings, weak_reason

D = dt.date.fromisoformat
TUESDAY = D("2026-11-24")  # last lawful day: Monday 16 November


def on(published: str, called: str | None, *, statutory: bool = True):
    return publication_findings(
        meeting=TUESDAY,
        called_on=D(called) if called else None,
        published=D(published),
        off=(),
        statutory=statutory,
    )


def test_on_the_last_lawful_day_it_is_in_time_and_nothing_is_asked():
    found = on("2026-11-16", "2026-10-01")
    assert (found.late, found.clear_days, found.last_day) == (False, 5, D("2026-11-16"))
    assert (found.offers, found.lawful_dates, found.findings) == ((), (), ())


def test_a_day_later_the_clerk_may_postpone_or_publish_late_with_a_reason():
    found = on("2026-11-17", "2026-10-01")
    assert found.late
    assert found.clear_days == 4
    assert found.offers == (Offer.POSTPONE, Offer.PUBLISH_LATE)
    assert found.lawful_dates[0] == D("2026-11-25")
    assert [finding.rule for finding in found.findings] == ["N3", "N1"]
    assert found.findings[0].level is Level.CONFIRM
    assert "Monday 16 November 2026" in found.findings[0].words
    assert "open for 4 clear days instead of 5" in found.findings[0].words


SHORT_NOTICE = [
    ("called in good time", "2026-10-01", False),
    ("called on the last lawful day", "2026-11-16", False),
    ("called the day after it", "2026-11-17", True),
    ("not called yet", None, True),
]


@pytest.mark.parametrize(("why", "called", "open_"), SHORT_NOTICE, ids=[row[0] for row in SHORT_NOTICE])
def test_short_notice_is_open_only_where_the_meeting_was_first_called_too_late(why, called, open_):
    assert (Offer.SHORT_NOTICE in on("2026-11-18", called).offers) is open_


ALL_WAYS = (Offer.POSTPONE, Offer.SHORT_NOTICE, Offer.PUBLISH_LATE)
IN_TIME_ONCE = (Offer.POSTPONE, Offer.PUBLISH_LATE)
WAYS = [
    ("2026-11-16", "2026-10-01", (), [], ""),
    ("2026-11-17", "2026-10-01", IN_TIME_ONCE, ["N3", "N1"], "open for 4 clear days instead of 5"),
    ("2026-11-17", None, ALL_WAYS, ["N3"], "open for 4 clear days instead of 5"),
    ("2026-11-20", None, ALL_WAYS, ["N3"], "open for 1 clear day instead of 5"),
    ("2026-11-23", None, ALL_WAYS, ["N3"], "open for no clear day instead of 5"),
]


@pytest.mark.parametrize(("published", "called", "offers", "rules", "words"), WAYS)
def test_what_publishing_on_a_day_means(published, called, offers, rules, words):
    """N1, N3, C1."""
    found = on(published, called)
    assert found.offers == offers
    assert [finding.rule for finding in found.findings] == rules
    assert words in "".join(finding.words for finding in found.findings)


def test_a_body_is_taken_to_be_statutory_until_it_says_that_it_is_not():
    """B6, N3."""
    late = publication_findings(meeting=TUESDAY, called_on=D("2026-10-01"), published=D("2026-11-20"), off=())
    assert [one.rule for one in late.findings] == ["N3", "N1"]
    assert late.findings == on("2026-11-20", "2026-10-01").findings


def test_an_informal_body_is_only_told():
    found = on("2026-11-20", "2026-10-01", statutory=False)
    assert found.findings[0].level is Level.NOTE
    assert "own rules" in found.findings[0].words


def ask(*lines: Line, called: str = "2026-10-01"):
    return [
        (one.line.title, one.rule, one.lacking)
        for one in late_items(lines, meeting=TUESDAY, called_on=D(called), off=())
    ]


IN_TIME, LATE = D("2026-11-16"), D("2026-11-18")
CIRCUMSTANCES = "The inspector’s letter came on Tuesday and must be answered this month"


def test_an_item_open_in_time_with_its_report_needs_nothing():
    assert ask(Line(1, "Stability", IN_TIME, IN_TIME), Line(2, "Apologies", IN_TIME)) == []


def test_an_item_added_late_needs_special_circumstances_and_the_chair():
    lacking = ("The special circumstances that make it urgent", "The chair’s agreement")
    assert ask(Line(1, "Inspection", LATE, LATE)) == [("Inspection", "U1", lacking)]


def test_an_urgent_item_with_both_answered_lacks_nothing():
    line = Line(1, "Inspection", LATE, LATE, urgent_reason=CIRCUMSTANCES, agreed_by="Cllr Mrs Hegley")
    assert ask(line) == [("Inspection", "U1", ())]


def test_a_late_report_under_an_item_in_time_needs_only_its_reason():
    assert ask(Line(1, "Budget", IN_TIME, LATE)) == [("Budget", "U5", ("Why the report is late",))]
    assert ask(Line(1, "Budget", IN_TIME, LATE, late_reason="The figures closed on Friday")) == [("Budget", "U5", ())]


def test_called_at_short_notice_what_was_open_from_then_is_lawful_and_what_came_after_is_not():
    at_once, after = Line(1, "Inspection", LATE, LATE), Line(2, "Costs", D("2026-11-20"))
    assert [title for title, *_ in ask(at_once, after, called="2026-11-18")] == ["Costs"]


REASONS = [
    ("", True),
    ("urgent", True),
    ("Late report", True),
    ("It is a matter of urgency.", True),
    ("This is because the report was late", True),
    ("Ofsted’s letter must be answered by Friday", False),
    (CIRCUMSTANCES, False),
]


@pytest.mark.parametrize(("reason", "weak"), REASONS)
def test_a_reason_says_what_the_circumstances_are(reason, weak):
    assert weak_reason(reason) is weak
