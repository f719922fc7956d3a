"""What people said about letters, and what waits to be told."""

from collections.abc import Iterable

from panel import clock
from panel.accounts.models import Account
from panel.extensions import db
from panel.mail.models import Announcement
from panel.reminders.models import LetterSettings, Told


def settings_of(account: Account) -> LetterSettings:
    """What someone said about letters, or what applies to whoever said nothing."""
    query = db.select(LetterSettings).where(LetterSettings.account_id == account.id)
    kept: LetterSettings | None = db.session.scalar(query)
    return kept or usual(account.id)


def usual(account_id: int | None = None) -> LetterSettings:
    """What applies to whoever said nothing, and to who has no account."""
    columns = LetterSettings.__table__.columns
    defaults = {name: columns[name].default.arg for name in ("quiet_begins", "quiet_ends")}
    return LetterSettings(account_id=account_id, wishes={}, **defaults)


def settings_at(emails: Iterable[str]) -> dict[str, LetterSettings]:
    """What people said about letters, by their address; only those who said something."""
    query = db.select(Account.email, LetterSettings).join(LetterSettings.account)
    return {row.email: row[1] for row in db.session.execute(query.where(Account.email.in_(set(emails))))}


def announced() -> list[Announcement]:
    """What was announced and not told yet, oldest first. Nobody else tells the same meanwhile."""
    query = db.select(Announcement).where(Announcement.told_at.is_(None)).order_by(Announcement.id)
    return list(db.session.scalars(query.with_for_update(skip_locked=True)))


def in_the_days_letter() -> dict[str, list[Told]]:
    """What waits for the day's letter of each person, by their address."""
    query = db.select(Told).where(Told.told_at.is_(None), Told.at <= clock.now()).order_by(Told.to, Told.id)
    found: dict[str, list[Told]] = {}
    for one in db.session.scalars(query.with_for_update(skip_locked=True)):
        found.setdefault(one.to, []).append(one)
    return found
