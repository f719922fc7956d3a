"""The one question every public address asks: was this taken down? And who had it before."""

from collections.abc import Iterable
from typing import NoReturn

from flask import abort

from panel.extensions import db
from panel.meetings.models import Meeting
from panel.transaction import once
from panel.withdrawals.models import Download, Taken, Withdrawal
from panel.withdrawals.rules import words


def withdrawn(about: str, version: int | None = None) -> Withdrawal | None:
    """The withdrawal of a thing ("publication/3", "paper/7", "minutes/5"), if it was taken down.

    Of a paper that was published again since, `version` asks for the version that is out now.
    """
    found = [one for one in _taken(about)[about] if one.version is None or one.version == version]
    return found[0].withdrawal if found else None


def seek(abouts: Iterable[str]) -> None:
    """Look for the withdrawals of several things at once, before a page asks `withdrawn` of each."""
    _taken(*abouts)


def _taken(*abouts: str) -> dict[str, list[Taken]]:
    """Each time that these things were taken down, the latest first."""
    known: dict[str, list[Taken]] = once("taken", dict)
    wanted = [about for about in abouts if about not in known]
    if wanted:
        known |= {about: [] for about in wanted}
        for taken in db.session.scalars(db.select(Taken).where(Taken.about.in_(wanted)).order_by(Taken.id.desc())):
            known[taken.about].append(taken)
    return known


def names_withdrawn(names: Iterable[str]) -> frozenset[str]:
    """Those of the names that something was ever taken down by: a first look at many things at once."""
    return frozenset(db.session.scalars(db.select(Taken.about).where(Taken.about.in_(list(names)))))


def withdrawals_of(meeting: Meeting) -> list[Withdrawal]:
    """Everything that was taken down of a meeting, in order."""
    query = db.select(Withdrawal).where(Withdrawal.meeting_id == meeting.id).order_by(Withdrawal.id)
    return list(db.session.scalars(query))


def told(withdrawal: Withdrawal) -> str:
    """What the public is told in the place of what was withdrawn."""
    return words(withdrawal.at, withdrawal.reason)


def gone(withdrawal: Withdrawal) -> NoReturn:
    """Answer with 410 and a page that says that it was withdrawn, when and why (D7)."""
    abort(410, told(withdrawal))


def downloads_of(*abouts: str) -> list[Download]:
    """Who fetched these things, the first first."""
    query = db.select(Download).where(Download.about.in_(abouts)).order_by(Download.id)
    return list(db.session.scalars(query))
