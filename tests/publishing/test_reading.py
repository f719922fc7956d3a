"""What members and the public read, and what no address gives them."""

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel.access.rules import Role
from panel.accounts.models import Account
from panel.audit.operations import TERMINAL
from panel.extensions import db
from panel.meetings.models import Adjournment, Meeting
from panel.meetings.operations import life
from panel.meetings.rules.agenda import Kind, Part
from panel.meetings.rules.life import State
from panel.papers.operations import mark, write
from panel.papers.queries import papers_of_meeting, text_of
from panel.publishing.models import Publication
from tests import factories
from tests.packs.inside import everything_in
from tests.pdf.poppler import text_of_pages
from tests.publishing.conftest import CANARY, EXEMPT, Desk, ready, report

SignIn = Callable[[Account], FlaskClient]


@pytest.fixture
def published(desk: Desk) -> list[Publication]:
    """The two editions of the pack."""
    return desk.published()


def seated(meeting: Meeting, category: str) -> Account:
    """A member with a seat in a category of the panel."""
    account = factories.account(name=f"{category} member")
    found = next(one for one in meeting.body.categories if one.name == category)
    factories.seat(meeting.body, account.person, category=found)
    return account


def text(client: FlaskClient, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.get_data(as_text=True)


def item_address(meeting: Meeting, title: str) -> str:
    return f"/items/{next(item.id for item in meeting.items if item.title == title)}"


def test_a_planned_meeting_is_not_there_for_the_public(meeting: Meeting, client: FlaskClient) -> None:
    assert client.get(f"/meetings/{meeting.id}").status_code == 404
    assert client.get(item_address(meeting, "Placements")).status_code == 404
    assert client.get(f"/meetings/{meeting.id}/pack").status_code == 404
    assert "24 November" not in text(client, "/meetings")


def test_a_called_meeting_says_when_its_agenda_will_come(meeting: Meeting, client: FlaskClient) -> None:
    life.call(meeting, by=TERMINAL)
    db.session.commit()
    page = text(client, f"/meetings/{meeting.id}")
    assert "when it is published, by Monday 16 November 2026" in page
    assert "Health of children" not in page
    assert client.get(item_address(meeting, "Placements")).status_code == 404


def test_a_postponed_meeting_says_so_and_promises_no_agenda_by_a_day(meeting: Meeting, client: FlaskClient) -> None:
    life.call(meeting, by=TERMINAL)
    life.postpone(meeting, reason="the hall is flooded", by=TERMINAL)
    db.session.commit()
    page = text(client, f"/meetings/{meeting.id}")
    assert "is postponed (the hall is flooded). A new date will be given." in page
    assert "when it is published." in page
    life.cancel(meeting, by=TERMINAL)
    db.session.commit()
    page = text(client, f"/meetings/{meeting.id}")
    assert "is cancelled" in page
    assert "No agenda was published." in page


def test_the_public_read_the_agenda_with_pages_and_what_is_withheld_and_why(
    meeting: Meeting, client: FlaskClient, published: list[Publication]
) -> None:
    page = text(client, f"/meetings/{meeting.id}")
    assert "3 - 4" in page
    assert "5 - 8" in page
    assert "To Follow" in page
    assert "Not for publication" in page
    assert "exempt, paragraph 3 of Part 1 of Schedule 12A" in page
    assert "financial or business affairs" in page


def test_an_item_is_a_page_with_its_paper_as_text(
    meeting: Meeting, client: FlaskClient, published: list[Publication]
) -> None:
    page = text(client, item_address(meeting, "Health of children in care"))
    assert "Health assessments were in time for most children." in page
    assert "Previous item" in page
    assert "Item 3: Placements" in page


def test_what_was_published_is_read_until_a_change_is_published_too(
    desk: Desk, client: FlaskClient, published: list[Publication]
) -> None:
    (paper,) = next(iter(papers_of_meeting(desk.meeting).values()))
    text_now = text_of(paper)
    write(paper, {**text_now, "sections": [{**text_now["sections"][0], "html": "<p>Amended.</p>"}]}, by=TERMINAL)
    db.session.commit()
    address = item_address(desk.meeting, "Health of children in care")
    assert "Amended." not in text(client, address)
    desk.published("supplement")
    page = text(client, address)
    assert "Amended." in page
    assert "9 - " not in page.replace("11 - 12 (supplement 1)", "")
    assert "3 - 4, 11 - 12 (supplement 1)" in page


def test_the_public_edition_is_for_everyone_and_the_full_one_is_not_there(
    client: FlaskClient, published: list[Publication]
) -> None:
    full, public = published
    assert client.get(f"/publications/{public.id}.pdf").mimetype == "application/pdf"
    assert client.get(f"/publications/{full.id}.pdf").status_code == 404


@pytest.mark.parametrize(("category", "sees"), [("Elected Members", True), ("Carers", False)])
def test_a_member_has_the_edition_that_the_seat_gives(
    meeting: Meeting, sign_in: SignIn, published: list[Publication], category: str, sees: bool
) -> None:
    full, public = published
    browser = sign_in(seated(meeting, category))
    best = full if sees else public
    assert browser.get(f"/publications/{full.id}.pdf").status_code == (200 if sees else 404)
    assert f"/publications/{best.id}.pdf" in text(browser, f"/meetings/{meeting.id}")
    assert (CANARY in text(browser, item_address(meeting, "Placements"))) is sees


def test_nothing_of_a_withheld_paper_reaches_those_who_may_not_see_it(
    desk: Desk, client: FlaskClient, sign_in: SignIn, published: list[Publication]
) -> None:
    ready(report(next(i for i in desk.meeting.items if i.number == "4"), "Programme", "Four meetings."))
    *_, public_supplement = desk.published("supplement")
    meeting = desk.meeting
    pages = ["/meetings", f"/meetings/{meeting.id}", f"/meetings/{meeting.id}/pack"]
    pages += [f"/items/{item.id}" for item in meeting.items]
    files = [f"/publications/{published[1].id}.pdf", f"/publications/{public_supplement.id}.pdf"]
    for reader in (client, sign_in(seated(meeting, "Carers")), sign_in(factories.account(name="Another"))):
        assert not [address for address in pages if CANARY in text(reader, address)]
        for address in files:
            data = reader.get(address).data
            assert CANARY not in "".join(text_of_pages(data))
            assert CANARY.encode() not in everything_in(data)
    assert CANARY in "".join(
        text_of_pages(sign_in(seated(meeting, "Elected Members")).get(f"/publications/{published[0].id}.pdf").data)
    )


def test_a_paper_under_closed_business_is_withheld_though_no_paragraph_is_given(
    desk: Desk, client: FlaskClient
) -> None:
    _, public = desk.published()
    next(item for item in desk.meeting.items if item.number == "2").part = Part.CLOSED
    factories.keep(desk.meeting)
    assert "most children" not in text(client, item_address(desk.meeting, "Health of children in care"))
    assert client.get(f"/publications/{public.id}.pdf").status_code == 404


def test_a_file_that_holds_a_paper_marked_since_is_not_given_to_the_public_any_more(
    desk: Desk, client: FlaskClient, published: list[Publication]
) -> None:
    (paper,) = next(iter(papers_of_meeting(desk.meeting).values()))
    mark(paper, EXEMPT, by=TERMINAL)
    db.session.commit()
    assert client.get(f"/publications/{published[1].id}.pdf").status_code == 404
    assert "most children" not in text(client, item_address(desk.meeting, "Health of children in care"))
    assert "no longer given to the public" in desk.page("")


def test_a_heading_is_no_page(meeting: Meeting, published: list[Publication], client: FlaskClient) -> None:
    heading = factories.item(meeting, "Reports", kind=Kind.HEADING)
    assert client.get(f"/items/{heading.id}").status_code == 404
    assert client.get("/items/9999").status_code == 404


def test_papers_of_a_panel_that_meets_in_private_are_for_its_members(
    desk: Desk, client: FlaskClient, sign_in: SignIn
) -> None:
    desk.meeting.body.meets_in_public = False
    factories.keep(desk.meeting.body)
    _, public = desk.published()
    assert client.get(f"/publications/{public.id}.pdf").status_code == 404
    assert sign_in(seated(desk.meeting, "Carers")).get(f"/publications/{public.id}.pdf").status_code == 200


def test_only_who_publishes_sees_a_proof(desk: Desk, client: FlaskClient, sign_in: SignIn) -> None:
    address = f"/meetings/{desk.meeting.id}/pack/full-proof.pdf"
    assert client.get(address).status_code in (302, 403, 404)
    assert sign_in(seated(desk.meeting, "Elected Members")).get(address).status_code == 403
    assert desk.browser.get(address).mimetype == "application/pdf"


@pytest.mark.both_engines
def test_meetings_are_listed_to_come_and_past_and_can_be_narrowed(app: Flask, client: FlaskClient) -> None:
    one, other = factories.body(name="First Panel"), factories.body(name="Second Panel")
    for day in range(1, 26):
        factories.meeting(one, dt.date(2025, 3, day), state=State.HELD)
    factories.meeting(other, dt.date(2026, 12, 1), state=State.CALLED)
    page = text(client, "/meetings")
    assert "To come" in page
    assert "Showing 1 to 20 of 25 past meetings" in page
    assert page.index("25 March 2025") < page.index("24 March 2025")
    assert "5 March 2025" in text(client, "/meetings?page=2")
    assert "Second Panel" not in text(client, f"/meetings?body={one.id}").rpartition("</form>")[2]
    assert "There is no meeting of that panel" in text(client, f"/meetings?body={other.id}&year=2025")


def test_a_chair_sees_drafts_nowhere_among_what_is_published(
    desk: Desk, sign_in: SignIn, published: list[Publication]
) -> None:
    report(next(item for item in desk.meeting.items if item.number == "4"), "Secret draft", "Not yet.")
    db.session.commit()
    chair = sign_in(factories.account(Role.CHAIR, of=desk.meeting.body))
    assert "Secret draft" not in text(chair, f"/meetings/{desk.meeting.id}")
    assert "Secret draft" in text(desk.browser, f"/meetings/{desk.meeting.id}")


@pytest.mark.both_engines
def test_the_list_has_to_come_what_may_still_happen(app: Flask, client: FlaskClient) -> None:
    """On 2 November 2026: adjourned to December is to come; cancelled in December too; without a day is past."""
    body = factories.body()
    adjourned = factories.meeting(body, dt.date(2026, 10, 20), state=State.ADJOURNED)
    factories.keep(Adjournment(meeting=adjourned, to_date=dt.date(2026, 12, 1), to_text="Tuesday 1 December 2026"))
    factories.meeting(body, dt.date(2026, 12, 8), state=State.CANCELLED, title_note="With young people")
    factories.meeting(body, None, state=State.STUB, date_text="May 2015")
    factories.meeting(body, dt.date(2026, 9, 8), state=State.ADJOURNED)
    coming, past = text(client, "/meetings").split("Past meetings")
    assert "Continues on Tuesday 1 December 2026" in coming
    assert "(With young people)" in coming
    assert coming.index("20 October 2026") < coming.index("8 December 2026")
    assert "May 2015" in past
    assert "8 September 2026" in past
