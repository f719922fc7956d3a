"""Minutes are corrected and approved at the next meeting, then signed on screen and sealed (V9–V13)."""

import datetime as dt
from pathlib import Path

import pytest

from panel.audit.operations import TERMINAL
from panel.minutes.corrected import called
from panel.minutes.operations.taking import write
from panel.minutes.queries import minutes_of, numbers_of
from panel.minutes.texts import fields_of
from tests.journeys import steps_record
from tests.journeys.conftest import Comes
from tests.journeys.panel import CHAIR, CLERK, is_held, is_published, meeting_of, record
from tests.journeys.site import Site

pytestmark = pytest.mark.journey


def test_minutes_are_corrected_approved_signed_and_sealed(site: Site, comes: Comes, tmp_path: Path) -> None:
    site.it_is("Tuesday 24 November 2026", "11.00 am")
    with record(site) as body:
        body.e_sign = True
        held = is_held(is_published(meeting_of(body, dt.date(2026, 11, 24), "Fostering")))
        for minute in minutes_of(held):
            write(minute, {**fields_of(minute), "html": f"<p>{steps_record.SAID}</p>"}, by=TERMINAL)
        fostering = called(minutes_of(held)[-1], numbers_of(held))
    root = steps_record.a_seal_is_made(site, tmp_path / "seal")

    site.it_is("Tuesday 19 January 2027", "10.05 am")
    with record(site) as body:
        is_held(is_published(meeting_of(body, dt.date(2027, 1, 19), "Health")))
    clerk, chair = comes(CLERK), comes(CHAIR)
    steps_record.approves_with_corrections(clerk)
    steps_record.records_a_correction(clerk, fostering)
    steps_record.is_not_ready(clerk)
    steps_record.writes_it_on(clerk)

    site.it_is("Tuesday 19 January 2027", "10.15 am")
    steps_record.signs_on_screen(chair)
    steps_record.reads_what_is_sealed(comes(width=375), root)
    steps_record.is_told_that_it_is_too_late(clerk)
