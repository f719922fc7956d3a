"""Letters: written with the change that asks for them, posted after it, kept and tried again when posting fails."""

import datetime as dt
import socket
from collections.abc import Callable, Iterator
from email.message import Message
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from flask import Flask
from flask.testing import FlaskClient

from panel import clock
from panel.access.rules import Role
from panel.accounts.models import Account
from panel.extensions import db
from panel.mail.models import Letter
from panel.mail.operations import post_waiting, write
from panel.mail.rules import Attachment, PostOffice, read_address
from tests import factories as make

SignIn = Callable[[Account], FlaskClient]


@pytest.mark.parametrize(
    ("url", "office"),
    [
        ("smtp://mail.example.org", PostOffice("mail.example.org", 25)),
        ("smtp://clerk:p%40ss@mail:587", PostOffice("mail", 587, "clerk", "p@ss")),
        ("smtps://mail.example.org", PostOffice("mail.example.org", 465, sealed=True)),
    ],
)
def test_where_letters_are_posted(url: str, office: PostOffice) -> None:
    assert read_address(url) == office


@pytest.mark.parametrize("url", ["mail.example.org", "http://mail.example.org", "smtp://"])
def test_an_address_of_another_kind_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="SMTP_URL must look like"):
        read_address(url)


class Inbox:
    """A mail server's memory. It refuses those whom it does not know."""

    def __init__(self) -> None:
        self.letters: list[Message] = []

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802
        if address.startswith("nobody@"):
            return "550 Nobody of that name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 aiosmtpd's names
        from email import message_from_bytes, policy

        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 Kept"


@pytest.fixture
def inbox(app: Flask) -> Iterator[Inbox]:
    """A real mail server on a free port, which the application posts to."""
    inbox = Inbox()
    server = Controller(inbox, hostname="127.0.0.1", port=_free_port())
    server.start()
    app.config.update(SMTP_URL=f"smtp://127.0.0.1:{server.port}", MAIL_FROM="Panel <panel@fenshire.gov.uk>")
    yield inbox
    server.stop()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def written(to: str = "hegley@example.org") -> Letter:
    letter = write(to, "The pack for Monday – now published", "Cllr Hegley\n\nRead it here.")
    db.session.commit()
    return letter


def test_a_letter_is_posted(app: Flask, inbox: Inbox) -> None:
    letter = written()
    assert post_waiting() == 1

    (sent,) = inbox.letters
    assert sent["To"] == "hegley@example.org"
    assert sent["From"] == "Panel <panel@fenshire.gov.uk>"
    assert sent["Subject"] == "The pack for Monday – now published"
    assert sent["Message-ID"].endswith("@fenshire.gov.uk>")
    assert sent.get_payload().strip().endswith("Read it here.")
    assert letter.sent_at is not None
    assert letter.text == ""


def test_a_letter_is_posted_once(app: Flask, inbox: Inbox) -> None:
    written()
    assert (post_waiting(), post_waiting(), len(inbox.letters)) == (1, 0, 1)


def test_one_whom_the_server_refuses_does_not_hold_up_the_others(app: Flask, inbox: Inbox) -> None:
    refused = written("nobody@example.org")
    written("stock@example.org")
    assert post_waiting() == 1
    assert [letter["To"] for letter in inbox.letters] == ["stock@example.org"]
    assert refused.sent_at is None
    assert "Nobody of that name" in (refused.trouble or "")


def test_a_server_that_does_not_answer_leaves_the_letter_with_its_trouble(app: Flask) -> None:
    app.config["SMTP_URL"] = f"smtp://127.0.0.1:{_free_port()}"
    letter = written()
    assert post_waiting() == 0
    assert "ConnectionRefusedError" in (letter.trouble or "")
    assert (letter.tries, letter.sent_at) == (1, None)


def test_a_letter_may_bring_a_file(app: Flask, inbox: Inbox) -> None:
    invitation = Attachment("meeting.ics", "text/calendar; method=REQUEST", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    letter = write("hegley@example.org", "An invitation", "Come.", attachment=invitation)
    db.session.commit()
    assert post_waiting() == 1
    (file,) = inbox.letters[0].iter_attachments()  # type: ignore[attr-defined]  # of an EmailMessage
    assert (file.get_content_type(), file.get_param("method"), file.get_filename()) == (
        "text/calendar",
        "REQUEST",
        "meeting.ics",
    )
    assert "BEGIN:VCALENDAR" in file.get_content()
    assert letter.attachment is None


def test_a_letter_is_not_posted_before_its_time(app: Flask, inbox: Inbox) -> None:
    morning = clock.now() + dt.timedelta(hours=9)
    write("hegley@example.org", "Papers", "Read them.", not_before=morning)
    db.session.commit()
    assert post_waiting() == 0
    with clock.at(morning):
        assert post_waiting() == 1


def test_what_failed_is_tried_again(app: Flask, inbox: Inbox) -> None:
    answering, app.config["SMTP_URL"] = app.config["SMTP_URL"], f"smtp://127.0.0.1:{_free_port()}"
    letter = written()
    post_waiting()
    app.config["SMTP_URL"] = answering
    result = app.test_cli_runner().invoke(args=["mail", "post"])
    assert result.output == "1 letter posted.\n"
    db.session.expire_all()
    assert (letter.tries, letter.trouble) == (2, None)


def test_what_someone_else_is_posting_is_left_to_them_for_a_while(app: Flask, inbox: Inbox) -> None:
    letter = written()
    letter.taken_at = clock.now()
    db.session.commit()
    assert post_waiting() == 0
    with clock.at(clock.now() + dt.timedelta(minutes=3)):
        assert post_waiting() == 1


def test_a_setting_that_cannot_be_read_is_said_with_the_letter(app: Flask) -> None:
    app.config["SMTP_URL"] = "mail.example.org"
    letter = written()
    assert post_waiting() == 0
    assert "SMTP_URL must look like" in (letter.trouble or "")


def test_nothing_is_posted_in_demonstration_mode_or_without_a_server(app: Flask, inbox: Inbox) -> None:
    written()
    app.config["DEMONSTRATION"] = True
    assert post_waiting() == 0
    app.config.update(DEMONSTRATION=False, SMTP_URL="")
    assert post_waiting() == 0
    assert inbox.letters == []


def test_a_letter_goes_once_the_request_that_wrote_it_is_kept(app: Flask, inbox: Inbox, sign_in: SignIn) -> None:
    clerk = sign_in(make.account(Role.CLERK))
    data = {"name": "T Stock", "email": "stock@example.org", "role": "", "body": ""}
    clerk.post("/accounts/invite", data=data).close()

    (sent,) = inbox.letters
    assert sent["To"] == "stock@example.org"
    assert "/invitation/" in sent.get_payload()


def test_a_letter_of_a_request_that_failed_is_never_sent(app: Flask, inbox: Inbox, sign_in: SignIn) -> None:
    clerk = sign_in(make.account(Role.CLERK))
    taken = make.account().email
    assert clerk.post("/accounts/invite", data={"name": "X", "email": taken}).status_code == 200
    assert inbox.letters == []
    assert db.session.scalars(db.select(Letter)).all() == []


def test_the_outbox_shows_no_words_but_in_demonstration_mode(app: Flask, client: FlaskClient, sign_in: SignIn) -> None:
    written()
    assert client.get("/outbox").status_code == 302
    page = sign_in(make.account(Role.ADMINISTRATOR)).get("/outbox").text
    assert "The pack for Monday" in page
    assert "Read it here" not in page
    assert sign_in(make.account(Role.CLERK)).get("/outbox").status_code == 403
    app.config["DEMONSTRATION"] = True
    assert "Read it here" in client.get("/outbox").text


@pytest.mark.both_engines
def test_two_who_post_at_once_send_each_letter_once(app: Flask, inbox: Inbox) -> None:
    from threading import Thread

    for number in range(10):
        write(f"member{number}@example.org", "Papers", "Read them.")
    db.session.commit()
    db.session.remove()

    def post() -> None:
        with app.app_context():
            post_waiting()
            db.session.remove()

    posters = [Thread(target=post) for _ in range(4)]
    for poster in posters:
        poster.start()
    for poster in posters:
        poster.join()
    assert sorted(letter["To"] for letter in inbox.letters) == [f"member{number}@example.org" for number in range(10)]
