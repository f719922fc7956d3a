"""Writing letters within a transaction, and posting them after it."""

import datetime as dt
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

import sqlalchemy as sa
from flask import current_app, g, has_request_context

from panel import clock
from panel.extensions import db
from panel.mail.models import Announcement, Letter
from panel.mail.rules import Attachment, LetterKind, PostOffice, judge_about, read_address
from panel.transaction import transaction

TIMEOUT = 10
"""Seconds that a mail server may take to answer."""

TAKEN_FOR = dt.timedelta(minutes=2)
"""How long a letter that someone took to the post office is left to them."""


@dataclass(frozen=True, order=True)
class Facts:
    """A letter on its way to the post office."""

    id: int
    to: str
    subject: str
    text: str
    attachment: dict[str, str] | None = field(compare=False)


def write(
    to: str, subject: str, text: str, *, attachment: Attachment | None = None, not_before: dt.datetime | None = None
) -> Letter:
    """Put a letter into the outbox. It is posted once this transaction is kept, and never if it is not.

    One that has a `not_before` waits for that moment: `flask mail post` posts it then.
    """
    letter = Letter(to=to, subject=subject, text=text, written_at=clock.now(), not_before=not_before)
    letter.attachment = asdict(attachment) if attachment else None
    db.session.add(letter)
    if has_request_context():
        g.letters_written = True
    return letter


def announce(kind: LetterKind, about: str) -> Announcement:
    """Say that those whom it concerns are to be told of something, once this transaction is kept.

    `about` names the thing ("meeting/7"); what each kind may be about is in `mail.rules.ABOUT`. Who is told, when and
    in which words, is found by `reminders`: right after this request, or by `flask mail remind`.
    Raises ValueError for a name that no letter of this kind can be about.
    """
    judge_about(kind, about)
    announcement = Announcement(kind=kind, about=about, at=clock.now())
    db.session.add(announcement)
    if has_request_context():
        g.announced = True
    return announcement


def post_waiting() -> int:
    """Post what waits in the outbox and say how many letters went. What could not be posted says why, and stays.

    Ends the transaction that is open, and holds none while it speaks to the server. Posts nothing in demonstration
    mode, or where no server is set.
    """
    if current_app.config["DEMONSTRATION"] or not current_app.config["SMTP_URL"]:
        return 0
    taken = _take()
    if not taken:
        return 0
    try:
        with _server(read_address(current_app.config["SMTP_URL"])) as server:
            return sum(_post(server, letter) for letter in taken)
    except (OSError, smtplib.SMTPException, ValueError) as error:
        _note([letter.id for letter in taken], trouble=_words(error))
        return 0


def _take() -> list[Facts]:
    """The letters that wait and that nobody else has taken just now."""
    now = clock.now()
    free = sa.or_(Letter.taken_at.is_(None), Letter.taken_at < now - TAKEN_FOR)
    its_time = sa.or_(Letter.not_before.is_(None), Letter.not_before <= now)
    waiting = sa.select(Letter.id).where(Letter.sent_at.is_(None), its_time, free)
    take = sa.update(Letter).where(Letter.id.in_(waiting), free).values(taken_at=now, tries=Letter.tries + 1)
    with transaction():
        columns = (Letter.id, Letter.to, Letter.subject, Letter.text, Letter.attachment)
        rows = db.session.execute(take.returning(*columns)).all()
    return sorted(Facts(*row) for row in rows)


@contextmanager
def _server(office: PostOffice) -> Iterator[smtplib.SMTP]:
    """A connection to the mail server, sealed where it can be, and signed in where there is a name to sign in with."""
    secure = ssl.create_default_context()
    server: smtplib.SMTP
    if office.sealed:
        server = smtplib.SMTP_SSL(office.host, office.port, timeout=TIMEOUT, context=secure)
    else:
        server = smtplib.SMTP(office.host, office.port, timeout=TIMEOUT)
    with server:
        server.ehlo()
        if not office.sealed and server.has_extn("starttls"):
            server.starttls(context=secure)
        if office.user:
            server.login(office.user, office.password)
        yield server


def _post(server: smtplib.SMTP, letter: Facts) -> bool:
    """Whether the letter went. A server that refuses one recipient is asked about the next letter."""
    try:
        server.send_message(_message(letter))
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as error:
        _note([letter.id], trouble=_words(error))
        return False
    _note([letter.id], trouble=None, sent_at=clock.now(), text="", attachment=None)
    return True


def _message(letter: Facts) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = current_app.config["MAIL_FROM"], letter.to, letter.subject
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = make_msgid(domain=current_app.config["MAIL_FROM"].rpartition("@")[2].strip(" >"))
    message.set_content(letter.text)
    if letter.attachment:
        _attach(message, Attachment(**letter.attachment))
    return message


def _attach(message: EmailMessage, attachment: Attachment) -> None:
    """Add a file. Its parameters are the content type’s own: a calendar finds in them what it is asked to do."""
    media_type, *parameters = (part.strip() for part in attachment.media_type.split(";"))
    subtype = media_type.partition("/")[2]
    named = dict(parameter.split("=", 1) for parameter in parameters)
    message.add_attachment(attachment.text, subtype=subtype, filename=attachment.name, params=named)


def _note(ids: list[int], **facts: object) -> None:
    """Say what became of letters, at once: a letter that went is not posted again whatever happens to the next."""
    with transaction():
        db.session.execute(sa.update(Letter).where(Letter.id.in_(ids)).values(taken_at=None, **facts))


def _words(error: Exception) -> str:
    """What went wrong, without what a server might repeat of a password."""
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return "The mail server did not accept the name and password of SMTP_URL."
    return f"{type(error).__name__}: {error}"[:500]
