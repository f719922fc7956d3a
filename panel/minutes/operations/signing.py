"""Signing the approved minutes: on paper or on screen, and the scan of what was signed on paper (V9–V11, V13)."""

import datetime as dt
from dataclasses import dataclass

from panel import clock, store
from panel.audit.operations import Actor, said
from panel.lifecycle import refuse
from panel.minutes.models import MinuteBook, Scan
from panel.minutes.operations.life import move
from panel.minutes.operations.lock import lock
from panel.minutes.printing import Altered, Printed, unaltered
from panel.minutes.rules.life import MinutesState, SignedHow
from panel.papers.rules.contents import FileFacts
from panel.people.models import Person


@dataclass(frozen=True)
class Signed:
    """Who signed, a `person` or a `name` as written, and on which day; on screen, the moment and the text's SHA-256.

    `despite` is why, where something on “Ready to sign?” was not met.
    """

    on: dt.date
    person: Person | None = None
    name: str = ""
    at: dt.datetime | None = None
    text: str = ""
    despite: str = ""


def sign(book: MinuteBook, printed: Printed, signed: Signed, *, by: Actor) -> None:
    """Record that the minutes were signed (V9), and lock them with the record of their meeting for ever (V11).

    Raises Refused where they are not approved, or what the store holds is not what was printed.
    """
    move(book, "sign")
    try:
        unaltered(printed.full)
        unaltered(printed.public)
    except (Altered, store.Missing) as error:
        raise refuse("V11", "What was printed to be signed has been altered since, so it was not signed.") from error
    book.signed_on, book.signed_by = signed.on, signed.person
    book.signed_by_as_printed = None if signed.person else signed.name or None
    book.signed_how = SignedHow.SCREEN if signed.at else SignedHow.PAPER
    book.signed_at, book.despite, book.text_sha256 = signed.at, signed.despite or None, signed.text or None
    book.sha256, book.public_sha256 = printed.full, printed.public
    lock(book)
    despite = f", although something was not met: {signed.despite}" if signed.despite else ""
    said(f"recorded the signature under the minutes{despite}", by=by, about=f"meeting/{book.meeting_id}")


def keep_scan(book: MinuteBook, file: FileFacts, *, by: Actor) -> Scan:
    """Keep a scan of the signed leaves beside the text (V10, V13). Raises Refused before the minutes are signed."""
    if book.state is not MinutesState.SIGNED:
        raise refuse("V10", "The scan is of the leaves as they were signed: record the signature first.")
    scan = Scan(sha256=file.sha256, name=file.name, pages=file.pages or 0, added_at=clock.now(), added_by=by.name)
    book.scans.append(scan)
    said("added a scan of the signed minutes", by=by, about=f"meeting/{book.meeting_id}")
    return scan
