"""A child is named in a published paper: it is taken down at once, everywhere, and the numbers stay (D7, D8)."""

import datetime as dt
from collections.abc import Callable
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pikepdf import Array, Dictionary, Name, Pdf

from panel import clock, store
from panel.access.rules import Role
from panel.accounts.models import Account
from panel.audit.operations import TERMINAL, trail
from panel.extensions import db
from panel.meetings.models import Meeting
from panel.packs.sheets import sheet
from panel.papers.models import Paper
from panel.papers.operations import write
from panel.papers.queries import papers_of_meeting, text_of
from panel.publishing.models import Publication
from panel.publishing.standing import publications_of
from panel.withdrawals.models import Download, Withdrawal
from tests import factories
from tests.packs.inside import everything_in
from tests.pdf.poppler import text_of_pages
from tests.publishing.conftest import NOW, Desk

WORDS = "most children"
"""Words of the health report, pages 3 and 4 of the pack."""
REASON = "A child could be recognised in it."
LATER = NOW + dt.timedelta(hours=1)

SignIn = Callable[[Account], FlaskClient]


@pytest.fixture
def out(desk: Desk) -> Desk:
    """The clerk, with the pack published."""
    desk.published()
    return desk


@pytest.fixture
def officer(meeting: Meeting, sign_in: SignIn) -> FlaskClient:
    return sign_in(factories.account(Role.MONITORING_OFFICER, of=meeting.body, name="Mo Officer"))


def health(meeting: Meeting) -> Paper:
    """The paper that is taken down."""
    item = next(item for item in meeting.items if item.title == "Health of children in care")
    return papers_of_meeting(meeting)[item.id][0]


def public(meeting: Meeting) -> Publication:
    """The public edition of the pack."""
    return next(one for one in publications_of(meeting) if one.edition == "public")


def withdraw(browser: FlaskClient, meeting: Meeting, what: str, **more: str) -> Withdrawal:
    """Take something down an hour after it was published; what is kept of it."""
    address = f"/meetings/{meeting.id}/withdraw"
    with clock.at(LATER):
        assert browser.get(address).status_code == 200
        response = browser.post(address, data={"what": what, "reason": REASON, "save": "1", **more})
    assert response.status_code == 302, response.get_data(as_text=True)
    db.session.expire_all()
    return db.session.scalars(db.select(Withdrawal).order_by(Withdrawal.id.desc())).first()


def words_of(browser: FlaskClient, publication: Publication) -> list[str]:
    """The words of each page of the file that someone is given."""
    response = browser.get(f"/publications/{publication.id}.pdf")
    assert response.status_code == 200
    return [" ".join(page.split()) for page in text_of_pages(response.data)]


@pytest.mark.both_engines
def test_a_paper_is_taken_out_of_every_edition_and_the_numbers_stay(
    out: Desk, client: FlaskClient, officer: FlaskClient
) -> None:
    before = words_of(client, public(out.meeting))
    assert WORDS in before[2]
    withdraw(officer, out.meeting, health(out.meeting).about)
    for reader, edition in ((client, "public"), (out.browser, "full")):
        publication = next(one for one in publications_of(out.meeting) if one.edition == edition)
        after = words_of(reader, publication)
        assert WORDS not in " ".join(after)
        assert f"This was withdrawn on Monday 2 November 2026 at 11.30 am. {REASON}" in after[2]
        assert [page.split()[-1] for page in after[2:4]] == ["3", "4"]
    assert words_of(client, public(out.meeting))[4:] == before[4:]


def test_its_page_twin_is_dropped_and_says_why(out: Desk, client: FlaskClient) -> None:
    paper = health(out.meeting)
    address = f"/items/{paper.item_id}"
    assert WORDS in client.get(address).text
    withdraw(out.browser, out.meeting, paper.about)
    for browser in (client, out.browser):
        for page in (browser.get(address).text, browser.get(f"/meetings/{out.meeting.id}").text):
            assert WORDS not in page
            assert "Health report" not in page
            assert REASON in page


def test_a_whole_pack_answers_that_it_is_gone_and_why(out: Desk, client: FlaskClient) -> None:
    files = publications_of(out.meeting)
    withdraw(out.browser, out.meeting, "issue/")
    for one in files:
        for browser in (client, out.browser):
            response = browser.get(f"/publications/{one.id}.pdf")
            if one.edition == "full" and browser is client:
                assert response.status_code == 404
                continue
            assert response.status_code == 410
            assert REASON in response.text
            assert "Monday 2 November 2026 at 11.30 am" in response.text
    page = client.get(f"/meetings/{out.meeting.id}").text
    assert "The pack: It is no longer given." in page
    assert "Download the pack" not in page
    assert WORDS not in client.get(f"/items/{health(out.meeting).item_id}").text


def test_pages_are_withdrawn_by_their_numbers(out: Desk, client: FlaskClient) -> None:
    before = words_of(client, public(out.meeting))
    made = withdraw(out.browser, out.meeting, "pages", first="3", last="3")
    after = words_of(client, public(out.meeting))
    assert [number for number, pair in enumerate(zip(before, after, strict=True), 1) if pair[0] != pair[1]] == [3]
    assert {one.about for one in made.taken} == {health(out.meeting).about}
    sentences = [entry.sentence for entry in trail(f"meeting/{out.meeting.id}")]
    assert f"withdrew page 3: {REASON}" in sentences


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"what": "", "reason": REASON}, "Choose what is withdrawn"),
        ({"what": "issue/", "reason": "error"}, "Say why it is withdrawn"),
        ({"what": "pages", "reason": REASON}, "Enter the first page"),
        ({"what": "pages", "reason": REASON, "first": "6", "last": "3"}, "Give the first and the last page"),
        ({"what": "pages", "reason": REASON, "first": "60", "last": "61"}, "No page from 60 to 61 was published"),
        ({"what": "pages", "reason": REASON, "first": "six", "last": "7"}, "must be a whole number"),
    ],
)
def test_what_is_lacking_is_said_and_what_was_typed_stays(out: Desk, answers: dict[str, str], words: str) -> None:
    page = out.browser.post(f"/meetings/{out.meeting.id}/withdraw", data=answers | {"save": "1"}).text
    assert words in page
    assert answers["reason"] in page
    assert db.session.scalars(db.select(Withdrawal)).first() is None


def test_the_original_is_sealed_and_each_opening_is_logged(
    out: Desk, client: FlaskClient, officer: FlaskClient
) -> None:
    publication = public(out.meeting)
    sealed = store.get(publication.sha256)
    made = withdraw(out.browser, out.meeting, health(out.meeting).about)
    address = f"/publications/{publication.id}/original.pdf"
    assert out.browser.get(address).status_code == 403
    assert client.get(address).status_code == 302
    assert officer.get(address).data == sealed
    assert store.get(public(out.meeting).sha256) == sealed
    page = officer.get(f"/withdrawals/{made.id}").text
    assert "Opened the sealed original" in page
    assert "Mo Officer" in page


def test_who_had_downloaded_it_is_listed(out: Desk, client: FlaskClient) -> None:
    client.get(f"/publications/{public(out.meeting).id}.pdf")
    out.browser.get(f"/publications/{public(out.meeting).id}.pdf")
    made = withdraw(out.browser, out.meeting, health(out.meeting).about)
    page = out.browser.get(f"/withdrawals/{made.id}").text
    assert "“Health report”" in page
    assert page.count("Downloaded it<") == 2
    assert "The public" in page
    assert "Pat Clerk" in page
    assert [(row.who, row.sealed) for row in db.session.scalars(db.select(Download))] == [
        (None, False),
        ("Pat Clerk", False),
    ]


def test_a_redacted_paper_stands_on_the_same_numbers_with_nothing_brought_along(out: Desk, client: FlaskClient) -> None:
    made = withdraw(out.browser, out.meeting, health(out.meeting).about)
    redacted = sheet("withdrawn", title="Secret title", words="Health assessments were in time.", label="").pdf
    response = out.browser.post(
        f"/withdrawals/{made.id}", data={"save": "1", "file": (BytesIO(redacted), "redacted by A Name.pdf")}
    )
    assert response.status_code == 302, response.text
    after = words_of(client, public(out.meeting))
    assert "Health assessments were in time." in after[2]
    assert after[2].split()[-1] == "3"
    assert REASON in after[3]
    data = client.get(f"/publications/{public(out.meeting).id}.pdf").data
    assert b"Secret title" not in everything_in(data)


def test_words_that_are_only_marked_to_be_redacted_are_not_redacted(out: Desk) -> None:
    made = withdraw(out.browser, out.meeting, health(out.meeting).about)
    with Pdf.open(BytesIO(sheet("blank", title="Marked").pdf)) as opened:
        mark = Dictionary(Type=Name.Annot, Subtype=Name.Redact, Rect=[10, 10, 90, 30])
        opened.pages[0].obj["/Annots"] = Array([opened.make_indirect(mark)])
        marked = BytesIO()
        opened.save(marked)
    data = {"save": "1", "file": (BytesIO(marked.getvalue()), "marked.pdf")}
    assert (
        "are marked to be redacted and are still there" in out.browser.post(f"/withdrawals/{made.id}", data=data).text
    )


def test_a_redacted_paper_that_is_too_long_is_not_taken(out: Desk) -> None:
    made = withdraw(out.browser, out.meeting, "pages", first="3", last="3")
    long = store.get(public(out.meeting).sha256)
    page = out.browser.post(f"/withdrawals/{made.id}", data={"save": "1", "file": (BytesIO(long), "long.pdf")}).text
    assert "has 8 pages, and only 1 were withdrawn" in page
    assert "Choose the redacted paper" in out.browser.post(f"/withdrawals/{made.id}", data={"save": "1"}).text


def test_what_was_put_right_goes_out_as_a_supplement_and_is_read_again(out: Desk, client: FlaskClient) -> None:
    paper = health(out.meeting)
    withdraw(out.browser, out.meeting, paper.about)
    text = text_of(paper)
    write(paper, {**text, "sections": [{**text["sections"][0], "html": "<p>All were in time.</p>"}]}, by=TERMINAL)
    db.session.commit()
    with clock.at(LATER + dt.timedelta(hours=1)):
        out.published("supplement")
    assert "All were in time." in client.get(f"/items/{paper.item_id}").text
    assert WORDS not in " ".join(words_of(client, public(out.meeting)))
    supplement = publications_of(out.meeting)[-1]
    assert "All were in time." in " ".join(words_of(client, supplement))


def test_two_withdrawals_leave_nothing_of_either(out: Desk, client: FlaskClient) -> None:
    withdraw(out.browser, out.meeting, "pages", first="3", last="3")
    withdraw(out.browser, out.meeting, "pages", first="5", last="6")
    after = words_of(client, public(out.meeting))
    assert all(REASON in after[number - 1] for number in (3, 5, 6))


def test_nothing_published_nothing_to_withdraw(desk: Desk) -> None:
    assert "there is nothing to withdraw" in desk.browser.get(f"/meetings/{desk.meeting.id}/withdraw").text


def test_the_terminal_gives_what_the_site_gives(out: Desk, app: Flask, tmp_path: object) -> None:
    withdraw(out.browser, out.meeting, "issue/")
    result = app.test_cli_runner().invoke(args=["pack", str(out.meeting.id), "--out", f"{tmp_path}/pack.pdf"])
    assert result.exit_code == 1
    assert REASON in result.output
