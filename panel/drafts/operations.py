"""Keeping what is typed: as it is typed, and when someone else's text was saved first.

Nothing typed is ever lost. Every form that changes a shared text carries the version it started from
(`VersionField`), and calls `check_version` before it writes.
"""

from typing import Any

from panel import clock
from panel.access.queries import SignedIn
from panel.drafts.models import Draft, DraftKind
from panel.extensions import db


class Moved(Exception):
    """Someone else saved first. What was typed is set aside in `draft`; the reader now chooses."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        super().__init__("Someone else has saved this since you opened it.")


def check_version(seen: int, current: int, *, about: str, fields: dict[str, Any], by: SignedIn) -> None:
    """Let a save go on only from the version it was made from.

    `about` names the thing ("minute/12"). Raises Moved, with `fields` set aside, where `seen` is not `current`.
    """
    if seen != current:
        raise Moved(set_aside(about, seen, fields, by=by))


def set_aside(about: str, base_version: int, fields: dict[str, Any], *, by: SignedIn) -> Draft:
    """Keep a text that could not be saved, so that its author can compare and choose."""
    draft = Draft(
        about=about,
        account_id=by.id,
        kind=DraftKind.SET_ASIDE,
        base_version=base_version,
        fields=fields,
        at=clock.now(),
    )
    db.session.add(draft)
    db.session.flush()
    return draft


def autosave(about: str, base_version: int, fields: dict[str, Any], *, by: SignedIn) -> Draft:
    """Keep what is being typed; one text a person and thing, the latest."""
    draft = autosaved(about, by=by)
    if draft is None:
        draft = Draft(about=about, account_id=by.id, kind=DraftKind.AUTOSAVED)
        db.session.add(draft)
    draft.base_version, draft.fields, draft.at = base_version, fields, clock.now()
    db.session.flush()
    return draft


def autosaved(about: str, *, by: SignedIn) -> Draft | None:
    """What this person typed and did not save, if anything."""
    query = db.select(Draft).where(Draft.about == about, Draft.account_id == by.id, Draft.kind == DraftKind.AUTOSAVED)
    draft: Draft | None = db.session.scalar(query)
    return draft


def discard_autosaved(about: str, *, by: SignedIn) -> None:
    """Forget the autosaved text once the form itself was saved."""
    draft = autosaved(about, by=by)
    if draft is not None:
        db.session.delete(draft)


def settle(draft: Draft) -> None:
    """Mark a text that was set aside as dealt with. It stays readable in the history."""
    draft.settled_at = clock.now()


def set_aside_texts(about: str) -> list[Draft]:
    """Every text ever set aside for one thing, oldest first."""
    query = db.select(Draft).where(Draft.about == about, Draft.kind == DraftKind.SET_ASIDE).order_by(Draft.id)
    return list(db.session.scalars(query))
