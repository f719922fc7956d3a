"""What the law asks of a meeting, as those at it meet it: interests, closed business, votes, the record."""

import datetime as dt
from pathlib import Path

import pytest

from panel.audit.operations import TERMINAL
from panel.interests.operations.register import accept, notify
from panel.interests.rules.register import Category
from panel.meetings.operations.agenda import add_line, edit_line
from panel.meetings.operations.life import call, plan
from panel.minutes.operations.taking import write
from panel.minutes.queries import minutes_of
from panel.minutes.texts import fields_of
from tests.journeys import steps_closed, steps_interests, steps_ready, steps_record, steps_withdrawal
from tests.journeys.conftest import Comes
from tests.journeys.panel import (
    CARER,
    CHAIR,
    CLERK,
    MEMBER,
    MONITORING_OFFICER,
    Panel,
    add_paper,
    is_exempt,
    is_held,
    is_published,
    meeting_of,
    meeting_on,
    pack_is_out,
    record,
    someone,
)
from tests.journeys.site import Site

pytestmark = pytest.mark.journey

THE_24TH = dt.date(2026, 11, 24)


def test_a_member_with_a_pecuniary_interest_leaves(site: Site, comes: Comes) -> None:
    site.it_is("Monday 16 November 2026")
    with record(site) as body:
        is_published(meeting_of(body, THE_24TH, "Fostering", "Placements"))
        owned = {"category": Category.SECURITIES.value, "detail": steps_interests.SHARES}
        accept(notify(body, someone(MEMBER), owned, by=TERMINAL), by=TERMINAL)
    member = comes(MEMBER)
    steps_interests.gives_notice(member)

    site.it_is("Tuesday 24 November 2026", "10.05 am")
    with record(site) as body:
        is_held(meeting_on(body, THE_24TH))
    clerk = comes(CLERK)
    clerk.opens("/meetings/1")
    steps_interests.declares(clerk)
    site.it_is("Tuesday 24 November 2026", "10.20 am")
    steps_interests.leaves(clerk)
    steps_interests.is_not_on_the_roll(clerk)
    site.it_is("Tuesday 24 November 2026", "10.40 am")
    steps_interests.returns(clerk)
    steps_interests.publishes_the_draft(clerk)
    public = comes(width=375)
    public.opens("/meetings/1/minutes")
    steps_interests.reads_of_it(public)


def test_a_motion_to_exclude_the_public_is_lost(site: Site, comes: Comes) -> None:
    site.it_is("Monday 16 November 2026")
    with record(site) as body:
        is_published(is_exempt(meeting_of(body, THE_24TH, "Fostering", "Placements"), "Placements"))
    public = comes(width=375)
    steps_closed.finds_it_withheld(public)

    site.it_is("Tuesday 24 November 2026", "10.40 am")
    with record(site) as body:
        is_held(meeting_on(body, THE_24TH))
    clerk = comes(CLERK)
    steps_closed.records_the_motion(clerk, "Lost", votes=(1, 3))
    steps_closed.opens_the_item(clerk)
    steps_closed.publishes_the_draft(clerk)
    steps_closed.reads_all_of_it(public)


def test_a_closed_item_has_a_public_summary(site: Site, comes: Comes) -> None:
    site.it_is("Monday 16 November 2026")
    with record(site) as body:
        is_published(is_exempt(meeting_of(body, THE_24TH, "Fees", "Placements"), "Fees", "Placements"))

    site.it_is("Tuesday 24 November 2026", "10.40 am")
    with record(site) as body:
        is_held(meeting_on(body, THE_24TH))
    clerk = comes(CLERK)
    steps_closed.records_the_motion(clerk, "Carried", votes=(4, 0))
    steps_closed.excludes_the_public(clerk)
    steps_closed.minutes_both(clerk)
    steps_closed.readmits_the_public(clerk)
    steps_closed.publishes_the_draft(clerk)
    steps_closed.reads_the_public_text(comes(width=375))
    steps_closed.reads_the_closed_text(comes(MEMBER))
    steps_closed.reads_the_public_text(comes(CARER))


def test_minutes_are_corrected_approved_signed_and_sealed(site: Site, comes: Comes, panel: Panel) -> None:
    site.it_is("Tuesday 24 November 2026", "10.05 am")
    with record(site) as body:
        body.e_sign = True
        (minute,) = minutes_of(is_held(is_published(meeting_of(body, THE_24TH, "Fostering"))))
        write(minute, {**fields_of(minute), "html": f"<p>{steps_record.WRONG}</p>"}, by=TERMINAL)
    site.it_is("Tuesday 19 January 2027", "10.05 am")
    with record(site) as body:
        january = plan(body, {"date": site.now.date(), "time": dt.time(10), "venue": "Room 1"}, by=TERMINAL)
        add_line(january, {"title": "Minutes", "role": "minutes"}, by=TERMINAL)
        is_held(is_published(january))
    assert site.app.test_cli_runner().invoke(args=["seal", "make"]).exit_code == 0
    roots = (site.app.config["INSTANCE"] / "seal" / "root.pem").read_bytes()
    clerk, chair = comes(CLERK), comes(CHAIR)
    steps_record.approves_them_with_corrections(clerk)

    site.it_is("Tuesday 19 January 2027", "12.15 pm")
    steps_record.signs_on_screen(chair, panel.password)
    steps_record.reads_what_was_signed(comes(width=375), roots)
    steps_record.is_told_that_it_is_too_late(clerk)


def test_a_published_paper_is_taken_down(site: Site, comes: Comes, tmp_path: Path) -> None:
    site.it_is("Monday 2 November 2026")
    with record(site) as body:
        meeting = meeting_of(body, THE_24TH, "Fostering")
        add_paper(meeting, "Homes", steps_withdrawal.PAPER, steps_withdrawal.NAMED, pages=steps_withdrawal.LEAVES)
        pack_is_out(meeting)
    public, member = comes(width=375), comes(MEMBER)
    before = steps_withdrawal.downloads_the_pack(public)
    steps_withdrawal.downloads_the_pack(member)

    site.it_is("Thursday 12 November 2026")
    clerk = comes(CLERK)
    steps_withdrawal.takes_it_down(clerk)
    steps_withdrawal.is_told_that_it_went(public)
    steps_withdrawal.puts_a_redacted_one_there(clerk, tmp_path)
    steps_withdrawal.keep_their_numbers(before, steps_withdrawal.downloads_the_pack(public))
    steps_withdrawal.opens_the_original(comes(MONITORING_OFFICER))


def test_at_five_to_five_on_the_last_lawful_day(site: Site, comes: Comes) -> None:
    site.it_is("Monday 16 November 2026", "4.55 pm")
    with record(site) as body:
        meeting = is_exempt(meeting_of(body, THE_24TH, "Placements"), "Placements")
        edit_line(meeting.items[0], {"title": "Placement fees"}, by=TERMINAL)
        add_paper(meeting, "Fostering", "How many foster families there are", "There are 101 foster families")
        call(meeting, by=TERMINAL)
    clerk = comes(CLERK)
    steps_ready.looks_whether_it_is_ready(clerk)
    steps_ready.confirms_the_title(clerk)
    steps_ready.publishes_with_a_reason(clerk)
