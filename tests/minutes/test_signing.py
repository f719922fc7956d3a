"""Signing (V9–V11, V13): on paper with a scan, or on screen under a seal; what was signed changes by no route."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel import store
from panel.accounts.models import Account
from panel.accounts.secrets import hashed
from panel.exemption.rules import FULL_EDITION, Edition
from panel.extensions import db
from panel.lifecycle import Level, Refused
from panel.meetings.models import Meeting, Presiding
from panel.minutes.contents import contents_of_minutes
from panel.minutes.models import MinuteBook
from panel.minutes.operations.approval import approve, reopen
from panel.minutes.operations.corrections import Agreed, correct
from panel.minutes.operations.signing import Signed, keep_scan, sign
from panel.minutes.printing import Altered, minutes_pdf, papers_of, print_editions, text_sha256
from panel.minutes.queries import minutes_of
from panel.minutes.rules.corrections import What
from panel.minutes.rules.life import How, MinutesState, SignedHow
from panel.minutes.rules.signing import judge_signer, judge_text
from panel.minutes.sealing import verify
from panel.minutes.seals import council_certificate
from panel.papers.rules.contents import FileFacts
from panel.pdf.check import check
from panel.pdf.read import labels
from tests import factories
from tests.documents import pdf_of
from tests.minutes.november import november
from tests.minutes.scene import JANUARY, Scene, meeting_of
from tests.pdf.poppler import text_of_pages

SignIn = Callable[[Account], FlaskClient]
PASSWORD = "a long enough password"


@pytest.mark.parametrize(
    ("allowed", "signer", "presided", "rule", "words"),
    [
        (True, 7, {7}, None, ""),
        (True, 7, {5, 7}, None, ""),
        (False, 7, {7}, "V13", "This panel’s minutes are signed on paper."),
        (True, 7, set(), "V9", "It is not recorded who presided on 15 January 2018."),
        (True, 8, {7}, "V9", "Minutes are signed by whoever presided at the meeting that approved them, on 15 January"),
        (True, None, {7}, "V9", "Minutes are signed by whoever presided at the meeting that approved them, on 15"),
    ],
)
def test_who_may_sign_on_screen(
    allowed: bool, signer: int | None, presided: set[int], rule: str | None, words: str
) -> None:
    found = judge_signer(allowed=allowed, signer=signer, presided=presided, when="15 January 2018")
    assert [one.rule for one in found] == ([rule] if rule else [])
    assert all(one.level is Level.REFUSE and one.words.startswith(words) for one in found)


@pytest.mark.parametrize(("shown", "now", "rules"), [("a1", "a1", []), ("a1", "b2", ["V11"]), ("", "b2", ["V11"])])
def test_only_the_text_that_was_shown_is_signed(shown: str, now: str, rules: list[str]) -> None:
    assert [(one.rule, one.level) for one in judge_text(shown, now)] == [(rule, Level.REFUSE) for rule in rules]


@pytest.fixture
def panel(app: Flask) -> Scene:
    """November's minutes, approved in January with the chair presiding; the panel allows signing on screen."""
    app.config["DEMONSTRATION"] = True
    made = november()
    made.body.e_sign = True
    made.chair.password_hash = hashed(PASSWORD)
    january = meeting_of(made.body, JANUARY)
    factories.keep(Presiding(meeting=january, person=made.chair.person, position=1))
    approve(made.book, at=january, how=How.CORRECT_RECORD, by=made.clerk)
    db.session.commit()
    return made


def address(panel: Scene, page: str) -> str:
    return f"/meetings/{panel.meeting.id}/minutes/{page}"


def shown_text(page: str) -> str:
    """The hash that the page says one signs."""
    return re.findall(r'name="text"[^>]*value="([0-9a-f]{64})"', page)[0]


def sign_on_screen(panel: Scene, sign_in: SignIn, **changed: str) -> str:
    """The chair reads the page, gives the password and signs; gives the page that answers, empty once it is signed."""
    chair = sign_in(panel.chair)
    page = chair.get(address(panel, "sign")).text
    sent = {"text": shown_text(page), "password": PASSWORD, "despite": "the times are in the note", "save": "1"}
    answer = chair.post(address(panel, "sign"), data=sent | changed)
    db.session.expire_all()
    return "" if answer.status_code == 302 else answer.text


def test_whoever_presided_signs_on_screen_and_the_file_is_sealed(panel: Scene, sign_in: SignIn) -> None:
    before = text_sha256(contents_of_minutes(panel.meeting, FULL_EDITION))
    assert sign_on_screen(panel, sign_in) == ""
    book = panel.book
    assert (book.state, book.signed_how, book.signed_by) == (
        MinutesState.SIGNED,
        SignedHow.SCREEN,
        panel.chair.person,
    )
    assert book.text_sha256 == before
    roots = council_certificate("").roots
    for edition in Edition:
        sealed = minutes_pdf(panel.meeting, edition)
        found = verify(sealed, roots)
        assert (found.intact, found.whole, found.trusted) == (True, True, True), edition
        assert check(sealed) == [], edition


def test_the_act_stands_in_the_file(panel: Scene, sign_in: SignIn, tmp_path: Path) -> None:
    assert sign_on_screen(panel, sign_in) == ""
    text = " ".join(" ".join(text_of_pages(minutes_pdf(panel.meeting, Edition.FULL))).split())
    assert panel.book.signed_at is not None
    assert "Signed on screen as a correct record by Councillor Ada Hill" in text
    assert panel.book.text_sha256 is not None
    assert panel.book.text_sha256 in text.replace(" ", "")
    assert "five pupils" not in " ".join(text_of_pages(minutes_pdf(panel.meeting, Edition.PUBLIC)))


def test_the_page_says_who_signed_and_when(panel: Scene, sign_in: SignIn, client: FlaskClient) -> None:
    assert sign_on_screen(panel, sign_in) == ""
    page = " ".join(client.get(f"/meetings/{panel.meeting.id}/minutes").text.split())
    assert "Signed by Councillor Ada Hill, Chair of the meeting of 15 January 2018, on screen on" in page
    assert "sealed with the council’s certificate" in page


def test_a_wrong_password_signs_nothing_and_the_reason_is_kept(panel: Scene, sign_in: SignIn) -> None:
    page = sign_on_screen(panel, sign_in, password="something else", despite="it was agreed")
    assert "The password is not right" in page
    assert panel.book.state is MinutesState.APPROVED


def test_one_who_gave_the_password_just_now_is_not_asked_again(panel: Scene, app: Flask) -> None:
    chair = app.test_client()
    chair.post("/sign-in", data={"email": panel.chair.email, "password": PASSWORD, "save": "1"})
    page = chair.get(address(panel, "sign")).text
    assert "Your password" not in page
    with chair.session_transaction() as session:
        session["password_given_at"] -= 301
    assert "Your password" in chair.get(address(panel, "sign")).text


def test_a_text_that_changed_since_it_was_read_is_not_signed(panel: Scene, sign_in: SignIn) -> None:
    chair = sign_in(panel.chair)
    text = shown_text(chair.get(address(panel, "sign")).text)
    minute = panel.minute("Work programme")
    correct(panel.book, Agreed(What.OTHER, minute, change="x"), by=panel.clerk)
    panel.write(minute, html="<p>Other words.</p>")
    db.session.commit()
    sent = {"text": text, "password": PASSWORD, "despite": "all is well", "save": "1"}
    page = chair.post(address(panel, "sign"), data=sent).text
    assert "The minutes were changed since this page was opened, so they were not signed" in page
    assert "all is well" in page
    db.session.expire_all()
    assert panel.book.state is MinutesState.APPROVED


def test_another_member_does_not_sign(panel: Scene, sign_in: SignIn) -> None:
    answer = sign_in(panel.member).get(address(panel, "sign"))
    assert answer.status_code == 409
    assert "Minutes are signed by whoever presided" in answer.text


def test_where_the_panel_does_not_allow_it_they_are_signed_on_paper(panel: Scene, sign_in: SignIn) -> None:
    panel.body.e_sign = False
    factories.keep(panel.body)
    answer = sign_in(panel.chair).get(address(panel, "sign"))
    assert answer.status_code == 409
    assert "signed on paper" in answer.text


def test_without_a_certificate_nothing_is_signed(panel: Scene, app: Flask, sign_in: SignIn) -> None:
    app.config["DEMONSTRATION"] = False
    page = sign_on_screen(panel, sign_in)
    assert "This server has no certificate to seal minutes with" in page
    assert panel.book.state is MinutesState.APPROVED


def on_paper(panel: Scene, sign_in: SignIn, **sent: object) -> str:
    """The clerk records the signature; gives the page that answers, empty once it is recorded."""
    typed = {"name": "Councillor Ada Hill", "on-day": "15", "on-month": "1", "on-year": "2018", "save": "1"}
    answer = sign_in(panel.clerk).post(
        address(panel, "signature"),
        data=typed | {"despite": "the times are in the note"} | sent,
        content_type="multipart/form-data",
    )
    db.session.expire_all()
    return "" if answer.status_code == 302 else answer.text


def test_the_scan_of_the_leaves_is_kept_beside_the_text(panel: Scene, sign_in: SignIn, client: FlaskClient) -> None:
    assert on_paper(panel, sign_in, scan=(io.BytesIO(pdf_of(1)), "leaves.pdf")) == ""
    (scan,) = panel.book.scans
    assert (panel.book.signed_how, scan.name, scan.pages) == (SignedHow.PAPER, "leaves.pdf", 1)
    reads = sign_in(panel.clerk)
    assert "Scan of the signed leaves" in reads.get(f"/meetings/{panel.meeting.id}/minutes").text
    assert reads.get(f"/scans/{scan.id}").data == store.get(scan.sha256)
    assert "Scan of the signed leaves" not in client.get(f"/meetings/{panel.meeting.id}/minutes").text
    assert client.get(f"/scans/{scan.id}").status_code == 404, "a closed minute is on the leaves"


def test_a_scan_comes_later_and_takes_no_others_place(panel: Scene, sign_in: SignIn) -> None:
    with pytest.raises(Refused, match="record the signature first"):
        keep_scan(panel.book, FileFacts("0" * 64, "x.pdf", 1), by=panel.clerk)
    assert on_paper(panel, sign_in) == ""
    clerk = sign_in(panel.clerk)
    for name in ("first.pdf", "second.pdf"):
        sent = {"scan": (io.BytesIO(pdf_of(1, name)), name), "save": "1"}
        assert clerk.post(address(panel, "scans/add"), data=sent, content_type="multipart/form-data").status_code == 302
    db.session.expire_all()
    assert [scan.name for scan in panel.book.scans] == ["first.pdf", "second.pdf"]


def test_what_is_no_pdf_is_refused_and_the_rest_is_kept(panel: Scene, sign_in: SignIn) -> None:
    page = on_paper(panel, sign_in, scan=(io.BytesIO(b"words"), "leaves.docx"), name="Mrs Somebody Else")
    assert "“leaves.docx” is not a PDF" in page
    assert "Mrs Somebody Else" in page
    assert panel.book.state is MinutesState.APPROVED


def test_leaves_for_signing_are_numbered_with_room_for_initials(panel: Scene) -> None:
    paper = minutes_pdf(panel.meeting, Edition.FULL)
    numbers = labels(paper)
    assert numbers == [str(n) for n in range(1, len(numbers) + 1)]
    pages = text_of_pages(paper)
    assert all("Initials" in page for page in pages)
    assert "Signed" in pages[-1]


def test_signing_refuses_bytes_that_were_altered_after_printing(panel: Scene) -> None:
    printed = print_editions(papers_of(panel.meeting))
    store.path(printed.public).write_bytes(store.get(printed.public) + b"altered")
    with pytest.raises(Refused, match="has been altered since, so it was not signed"):
        sign(panel.book, printed, Signed(JANUARY, panel.chair.person), by=panel.clerk)


def test_signed_bytes_that_are_altered_in_the_store_are_never_given_out(panel: Scene, sign_in: SignIn) -> None:
    assert on_paper(panel, sign_in) == ""
    assert panel.book.sha256 is not None
    store.path(panel.book.sha256).write_bytes(b"%PDF-1.7 altered")
    with pytest.raises(Altered):
        minutes_pdf(panel.meeting, Edition.FULL)


def everything_signed(book: MinuteBook, meeting: Meeting) -> tuple[object, ...]:
    """What must stay: the names of the bytes, the bytes themselves, and who signed when."""
    db.session.expire_all()
    files = [minutes_pdf(meeting, edition) for edition in Edition]
    assert [store.digest(file) for file in files] == [book.sha256, book.public_sha256]
    return (
        book.state,
        book.sha256,
        book.public_sha256,
        book.text_sha256,
        book.signed_on,
        book.signed_by_person_id,
        *files,
    )


def test_no_page_changes_what_was_signed(app: Flask, panel: Scene, sign_in: SignIn) -> None:
    """Every POST that speaks of the meeting, its minutes or its agenda, by the clerk who may do the most."""
    assert sign_on_screen(panel, sign_in) == ""
    before = everything_signed(panel.book, panel.meeting)
    minute, item = minutes_of(panel.meeting)[0], panel.meeting.items[0]
    ids: dict[str, object] = {"meeting_id": panel.meeting.id, "minute_id": minute.id, "item_id": item.id}
    ids |= {"attendance_id": panel.meeting.attendance[0].id}
    steps = {"step", "what", "move"}
    sent = dict.fromkeys(("name", "title", "despite", "summary", "reason"), "Other words")
    sent |= {"save": "1", "html": "<p>Another word.</p>", "how": "agreed"}
    clerk, tried = sign_in(panel.clerk), 0
    for rule in app.url_map.iter_rules():
        if "POST" not in (rule.methods or ()) or not rule.arguments or not rule.arguments <= {*ids, *steps}:
            continue
        for step in ("reopen", "withdraw", "replace_words") if rule.arguments & steps else ("",):
            values = ids | dict.fromkeys(steps, step)
            named = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)
            clerk.post(named.format(**values), data=sent)
            tried += 1
    assert tried > 30
    assert everything_signed(panel.book, panel.meeting) == before


@pytest.mark.both_engines
def test_the_names_of_signed_bytes_cannot_be_put_anew(panel: Scene, sign_in: SignIn) -> None:
    assert on_paper(panel, sign_in) == ""
    for name in ("sha256", "public_sha256"):
        with pytest.raises(Refused, match="kept as it was signed, to the byte"):
            setattr(panel.book, name, "0" * 64)
        with pytest.raises(Refused, match="kept as it was signed, to the byte"):
            setattr(panel.book, name, None)
    with pytest.raises(Refused, match="cannot be done while the state is “signed”"):
        reopen(panel.book, by=panel.clerk)
    with pytest.raises(Refused, match="what was signed is never altered"):
        correct(panel.book, Agreed(What.CHANGE_DATE, facts={"date": "2017-11-14"}), by=panel.clerk)


def test_a_reason_is_asked_for_where_something_is_not_met_and_shown(panel: Scene, sign_in: SignIn) -> None:
    correct(panel.book, Agreed(What.CHANGE_DATE, facts={"date": "2017-11-14"}), by=panel.clerk)
    db.session.commit()
    page = on_paper(panel, sign_in, despite="")
    assert "Say why they are signed although something is not met" in page
    assert on_paper(panel, sign_in, despite="The date is right in the record.") == ""
    page = sign_in(panel.clerk).get(f"/meetings/{panel.meeting.id}/minutes").text
    assert "was not met: The date is right in the record." in page
