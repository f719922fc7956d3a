"""Parts of a minute that are not for publication, beside its public text (P5, X5, P7)."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel.accounts.models import Account
from panel.audit.models import AuditEntry
from panel.audit.operations import said
from panel.exemption.rules import FULL_EDITION, PUBLIC, Edition, Reader
from panel.extensions import db
from panel.follow_up.queries import asked_for
from panel.lifecycle import Refused
from panel.minutes.contents import contents_of_minutes
from panel.minutes.markings import edition_of
from panel.minutes.models import Minute
from panel.minutes.operations.closing import close_parts, mark, open_minute
from panel.minutes.printing import minutes_pdf
from panel.minutes.queries import minutes_of
from tests.minutes.scene import Scene, outcome, part, point, scene
from tests.pdf.poppler import text_of_pages

SignIn = Callable[[Account], FlaskClient]
EXEMPT = {"exempt": True, "exempt_paragraphs": [1], "public_interest": "A child", "exempt_decided_by": "The solicitor"}
TITLE = "Fostering report, quarter 2"


@pytest.fixture
def panel(app: Flask) -> Scene:
    return scene()


@pytest.fixture
def minute(panel: Scene) -> Minute:
    """A public minute with two points, an outcome that asks something, and an action."""
    panel.begin()
    minute = panel.minute(TITLE)
    panel.write(
        minute,
        html="<p>The report was noted.</p>",
        points=[point("1", "All went well."), point("2", "But for Zanthine.")],
        outcomes=[
            outcome("noted", part("the report.")),
            outcome("agreed", part("that Zanthine’s placement be reviewed", owners="Head of Fostering")),
        ],
        actions=[{"id": None, "text": "To ring Zanthine’s carer", "owners": "All", "due": ""}],
    )
    db.session.commit()
    return minute


def close(minute: Minute, panel: Scene) -> None:
    """Close every part that names the child, and add a closed text."""
    parts = {"points": [minute.points[1].id], "outcomes": [minute.outcomes[1].id], "actions": [minute.actions[0].id]}
    close_parts(minute, parts, "<p>Zanthine had moved twice.</p>", by=panel.clerk)
    mark(minute, EXEMPT, by=panel.clerk)
    db.session.commit()


def shown_to(panel: Scene, reader: Reader) -> str:
    """All that a reader is shown of the minute."""
    return repr(next(one for one in contents_of_minutes(panel.meeting, reader).minutes if one.title == TITLE))


def test_the_public_read_the_rest_and_that_a_part_is_withheld(panel: Scene, minute: Minute) -> None:
    close(minute, panel)
    public, full = shown_to(panel, PUBLIC), shown_to(panel, FULL_EDITION)
    assert "Zanthine" not in public
    assert "All went well" in public
    assert "The report was noted" in public
    assert "paragraph" not in public.lower() or "paragraphs=(1,)" in public
    for words in ("But for Zanthine", "placement be reviewed", "ring Zanthine", "had moved twice"):
        assert words in full


def test_exempt_and_confidential_parts_have_readers_of_their_own(panel: Scene, minute: Minute) -> None:
    """X5."""
    close(minute, panel)
    assert "Zanthine" in shown_to(panel, Reader(exempt=True))
    mark(minute, {"confidential": True, "confidential_ground": "A court"}, by=panel.clerk)
    assert "Zanthine" not in shown_to(panel, Reader(exempt=True))
    assert "Zanthine" in shown_to(panel, FULL_EDITION)
    assert "Zanthine" in shown_to(panel, Reader(granted=frozenset({minute.about})))
    assert "Zanthine" not in shown_to(panel, Reader(True, True, withheld=frozenset({minute.about})))


def test_unmarked_parts_are_withheld_all_the_same(panel: Scene, minute: Minute) -> None:
    close_parts(minute, {"points": [minute.points[1].id]}, "", by=panel.clerk)
    assert "But for Zanthine" not in shown_to(panel, PUBLIC)
    assert "But for Zanthine" in shown_to(panel, FULL_EDITION)


def pages_of(pdf: bytes) -> list[str]:
    """The words of each page, in one line."""
    return [" ".join(words.split()) for words in text_of_pages(pdf)]


def test_each_page_of_the_members_print_says_so(panel: Scene, minute: Minute) -> None:
    """P3."""
    close(minute, panel)
    full, public = (pages_of(minutes_pdf(panel.meeting, edition)) for edition in Edition)
    assert all("Not for publication: exempt, paragraph" in page for page in full)
    assert "Zanthine" in " ".join(full)
    assert "Zanthine" not in " ".join(public)
    assert "Part of this minute is withheld" in " ".join(public)


@pytest.mark.both_engines
def test_what_closed_parts_ask_for_is_not_listed(
    panel: Scene, minute: Minute, client: FlaskClient, sign_in: SignIn
) -> None:
    close(minute, panel)
    panel.book.state = type(panel.book.state)("published as draft")
    said("published the minutes", by=panel.clerk, about="example")
    db.session.commit()
    assert "Zanthine" not in client.get("/follow-up").text
    assert "Zanthine" in sign_in(panel.clerk).get("/follow-up").text
    assert "Zanthine" not in client.get(f"/meetings/{panel.meeting.id}/outcomes").text
    assert asked_for([panel.body]) is not None


def test_a_decision_opens_the_closed_parts(panel: Scene, minute: Minute) -> None:
    """P7."""
    close(minute, panel)
    written = minutes_of(panel.meeting)
    assert edition_of(written, PUBLIC) is Edition.PUBLIC
    assert edition_of(written, FULL_EDITION) is Edition.FULL
    open_minute(minute, "The child has come of age and agrees", by=panel.clerk)
    public = shown_to(panel, PUBLIC)
    for words in ("But for Zanthine", "placement be reviewed", "ring Zanthine", "had moved twice"):
        assert words in public
    mark(minute, EXEMPT, by=panel.clerk)
    assert "Zanthine" not in shown_to(panel, PUBLIC)


def test_confidential_parts_cannot_be_opened_by_a_decision(panel: Scene, minute: Minute) -> None:
    """X2."""
    close(minute, panel)
    mark(minute, {"confidential": True}, by=panel.clerk)
    with pytest.raises(Refused, match="confidential"):
        open_minute(minute, "We want to", by=panel.clerk)


def test_the_closed_text_is_kept_apart_from_the_trail(panel: Scene, minute: Minute) -> None:
    close(minute, panel)
    entries = list(db.session.scalars(db.select(AuditEntry)))
    assert "had moved twice" not in repr([entry.changes for entry in entries])
    assert "had moved twice" in repr([entry.apart for entry in entries])


def test_the_clerk_closes_parts_from_the_screens(panel: Scene, minute: Minute, sign_in: SignIn) -> None:
    clerk, page = sign_in(panel.clerk), f"/minutes/{minute.id}/closed"
    assert "But for Zanthine" in clerk.get(page).text
    sent = {"points": [str(minute.points[1].id)], "closed_html": "Zanthine had moved twice."}
    sent["version"] = str(minute.version)
    stale = clerk.post(f"{page}/parts", data={**sent, "version": str(minute.version - 1)}).text
    assert "Someone saved this minute since you opened this page" in stale
    assert "Zanthine had moved twice." in stale
    assert clerk.post(f"{page}/parts", data=sent).status_code == 302
    lacking = clerk.post(f"{page}/exempt", data={"exempt": "y", "public_interest": "A child"}).text
    assert "Say under which paragraph" in lacking
    assert "A child" in lacking
    assert clerk.post(f"{page}/exempt", data={"exempt": "y", "paragraphs": ["1"]}).status_code == 302
    assert "Choose the ground" in clerk.post(f"{page}/confidential", data={"confidential": "y"}).text
    assert clerk.post(f"{page}/confidential", data={}).status_code == 302
    db.session.expire_all()
    assert (minute.points[1].closed, minute.exempt_paragraphs, minute.confidential) == (True, [1], False)
    assert "Open this minute to the public" in clerk.get(f"/minutes/{minute.id}/open").text
    clerk.post(f"/minutes/{minute.id}/open", data={"reason": "It is over"})
    assert "Zanthine had moved twice" in shown_to(panel, PUBLIC)
    assert sign_in(panel.member).get(page).status_code == 403
