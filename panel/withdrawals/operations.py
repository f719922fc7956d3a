"""Taking down what was published, and the log of who downloaded what."""

from collections.abc import Mapping

from panel import clock
from panel.accounts.queries import reader_account
from panel.audit.operations import Actor, said
from panel.extensions import db
from panel.lifecycle import Refused
from panel.meetings.models import Meeting
from panel.transaction import transaction
from panel.withdrawals.models import Download, Taken, Withdrawal
from panel.withdrawals.queries import withdrawals_of
from panel.withdrawals.rules import Stretch, judge_withdrawal


def withdraw(
    meeting: Meeting,
    things: Mapping[str, int | None],
    reason: str,
    *,
    what: str,
    pages: Stretch | None = None,
    by: Actor,
) -> Withdrawal:
    """Take things down at once: each by its name, papers with the version that was out (D7, D8).

    `what` names them in the trail without their words ("a paper", "pages 11 to 14"). Raises Refused without a reason.
    """
    against = judge_withdrawal(reason, pages)
    if against:
        raise Refused(*against)
    made = Withdrawal(
        meeting=meeting,
        position=len(withdrawals_of(meeting)) + 1,
        at=clock.now(),
        by=by.name,
        reason=reason.strip(),
        first_page=pages.first if pages else None,
        last_page=pages.last if pages else None,
        of_minutes=f"minutes/{meeting.id}" in things,
        taken=[Taken(about=about, version=version) for about, version in things.items()],
    )
    db.session.add(made)
    said(f"withdrew {what}: {reason.strip()}", by=by, about=f"meeting/{meeting.id}")
    return made


def put_in_place(withdrawal: Withdrawal, sha256: str, *, by: Actor) -> None:
    """Keep the redacted PDF that stands in the place of withdrawn pages."""
    withdrawal.replacement = sha256
    said("put a redacted paper in the place of what was withdrawn", by=by, about=f"meeting/{withdrawal.meeting_id}")


def downloaded(about: str, *, sealed: bool = False) -> None:
    """Note that the present reader fetches a file, in a short transaction of its own (D8). No address is kept."""
    account = reader_account()
    row = Download(
        at=clock.now(),
        about=about,
        who=account.name if account else None,
        account_id=account.id if account else None,
        sealed=sealed,
    )
    with transaction():
        db.session.add(row)
