"""Publishing when the last lawful day has passed: never refused, but never unsaid (C1, N1, U1, U5)."""

import datetime as dt
import re

import pytest

from panel.audit.operations import TERMINAL
from panel.meetings.operations.life import call
from tests.journeys.conftest import Comes
from tests.journeys.panel import CLERK, meeting_of, record
from tests.journeys.site import Site
from tests.pdf.poppler import text_of_pages

pytestmark = pytest.mark.journey

THE_24TH = dt.date(2026, 11, 24)


def test_a_meeting_called_in_time_is_published_late_with_a_reason(site: Site, comes: Comes) -> None:
    site.it_is("Monday 2 November 2026")
    clerk = comes(CLERK)
    with record(site) as body:
        call(meeting_of(body, THE_24TH, "Fostering"), by=TERMINAL)

    site.it_is("Wednesday 18 November 2026")
    clerk.opens("/")
    clerk.reads(re.compile("The last lawful day to publish was Monday 16 November 2026"))
    clerk.follows(re.compile("^The pack"))
    clerk.presses("Publish the pack")
    clerk.reads("It is late", re.compile("Short notice is not open"))
    clerk.finds("radio", "At short notice", times=0)
    clerk.finds("radio", "Late, with a reason")
    clerk.presses("Publish the pack")
    clerk.has_to_mend("Choose how to publish it, or postpone the meeting")
    clerk.ticks("Late, with a reason")
    clerk.fills("Why is it late?", "late report")
    clerk.presses("Publish the pack")
    clerk.has_to_mend(re.compile("Say why it is late, in words that tell the public what happened"))
    clerk.fills("Why is it late?", "The data system was down for a week.")
    clerk.fills("Special circumstances that make it urgent", "The contract ends on 30 November.")
    clerk.presses("Publish the pack")
    clerk.is_told("The pack was published.")
    clerk.reads("Published late")

    public = comes()
    public.opens("/")
    public.follows(re.compile("Read the pack"))
    public.reads("Published late", re.compile("was published late. The data system was down for a week."))
    pack = "".join(text_of_pages(public.fetches(re.compile("Download the pack"))))
    assert "The contract ends on 30 November." in pack
    public.follows("Fostering")
    public.reads("Urgent", re.compile("Special circumstances: The contract ends on 30 November."))


def test_or_it_is_postponed_to_a_lawful_day(site: Site, comes: Comes) -> None:
    site.it_is("Monday 2 November 2026")
    clerk = comes(CLERK)
    with record(site) as body:
        call(meeting_of(body, THE_24TH, "Fostering"), by=TERMINAL)

    site.it_is("Wednesday 18 November 2026")
    clerk.opens("/meetings/1/pack/publish")
    clerk.follows("postpone the meeting")
    clerk.fills("Reason", "the report is not finished")
    clerk.presses("Postpone the meeting")
    clerk.ticks("Thursday 26 November 2026")
    clerk.presses("Give it a new date")
    clerk.reads(
        re.compile("that was to be on Tuesday 24 November 2026 at 10.00 am will be on Thursday 26 November 2026")
    )
    clerk.follows("Pack")
    clerk.presses("Publish the pack")
    clerk.finds("heading", "It is late", times=0)


def test_a_meeting_first_called_too_late_may_be_held_at_short_notice(site: Site, comes: Comes) -> None:
    site.it_is("Wednesday 18 November 2026")
    clerk = comes(CLERK)
    with record(site) as body:
        meeting_of(body, THE_24TH, "Fostering")
    clerk.opens("/meetings/1/pack/publish")
    clerk.follows("give the meeting another date")
    clerk.is_on(re.compile("Date"))
    clerk.opens("/meetings/1/pack/publish")
    clerk.ticks("At short notice")
    clerk.presses("Publish the pack")
    clerk.is_told("The pack was published.")
    clerk.reads("Short notice")
