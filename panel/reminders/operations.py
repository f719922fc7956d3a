"""Telling people: at once, in the day's letter, or not at all, as each wishes, and never in their quiet hours."""

from collections.abc import Iterable, Sequence
from typing import Any

from flask import current_app
from sqlalchemy.exc import NoResultFound

from panel import clock, wording
from panel.accounts.models import Account
from panel.audit.operations import said
from panel.extensions import db
from panel.mail.operations import write
from panel.mail.rules import Addressee, LetterKind, Words
from panel.reminders.models import LetterSettings, Told
from panel.reminders.queries import announced, in_the_days_letter, settings_at, settings_of, usual
from panel.reminders.rules import OLD, Quiet, When, wakes
from panel.reminders.tellers import SOURCES, TELLERS


def tell_announced() -> int:
    """Write the letters about what was announced, and say how many.

    What is old news is told to nobody, and what was announced of one thing several times is told once, as it stands.
    """
    found = announced()
    for one in found:
        one.told_at = clock.now()
    last = {(one.kind, one.about): one for one in found if clock.now() - one.at < OLD}
    return sum(tell(one.kind, one.about, occasion=f"announcement/{one.id}") for one in last.values())


def remind() -> int:
    """Write every letter that is due today: what was announced and not told, what is due, and the day's letters.

    A second time on the same day it finds nothing left to write.
    """
    written = tell_announced()
    for one in [due for source in SOURCES for due in source()]:
        written += tell(one.kind, one.about, occasion=one.occasion)
    return written + write_days_letters()


def tell(kind: LetterKind, about: str, *, occasion: str) -> int:
    """Tell everyone whom a thing concerns, as each wishes, and say how many letters were written at once.

    Who was told of the same occasion is not told again.
    """
    people = _concerned(kind, about)
    known = set(db.session.scalars(db.select(Told.to).where(Told.occasion == occasion)))
    settings = settings_at(one.email for one in people)
    fresh = [one for one in people if one.email not in known]
    return sum(_tell(one, kind, about, occasion, settings.get(one.email) or usual()) for one in fresh)


def _concerned(kind: LetterKind, about: str) -> list[Addressee]:
    """Whom a thing concerns: nobody, once it is gone."""
    try:
        return TELLERS[kind].concerned(about)
    except NoResultFound:
        return []


def _tell(to: Addressee, kind: LetterKind, about: str, occasion: str, settings: LetterSettings) -> bool:
    """Whether a letter was written at once."""
    when = settings.when(kind)
    told = Told(to=to.email, occasion=occasion, kind=kind, about=about, at=clock.now())
    told.told_at = None if when is When.DAILY else clock.now()
    db.session.add(told)
    words = TELLERS[kind].words(about, to) if when is When.AT_ONCE else None
    if words is None:
        return False
    _write(to, [words], settings.quiet)
    return True


def write_days_letters() -> int:
    """Write to each person one letter with all that waits for it, and say how many letters."""
    waiting = in_the_days_letter()
    settings = settings_at(waiting)
    return sum(_days_letter(to, told, settings.get(to) or usual()) for to, told in waiting.items())


def _days_letter(email: str, waiting: Iterable[Told], settings: LetterSettings) -> bool:
    """Whether there was something to write: what has been seen to since, or closed, is left out."""
    parts: list[Words] = []
    to = Addressee(email, "")
    for one in waiting:
        one.told_at = clock.now()
        for concerned in _concerned(one.kind, one.about):
            if concerned.email == email and (words := TELLERS[one.kind].words(one.about, concerned)):
                to, parts = concerned, [*parts, words]
    if not parts:
        return False
    _write(to, parts, settings.quiet)
    return True


def _write(to: Addressee, parts: Sequence[Words], quiet: Quiet) -> None:
    """Put a letter into the outbox that says one thing or several; it waits there while its reader wants quiet."""
    first = parts[0]
    subject = first.subject if len(parts) == 1 else f"{wording.counted(len(parts), 'thing')} to know today"
    text = current_app.jinja_env.get_template("reminders/letter.txt").render(to=to, parts=parts)
    write(to.email, subject, text, attachment=first.attachment, not_before=wakes(clock.now(), quiet))


def set_letters(account: Account, wishes: dict[LetterKind, When], quiet: Quiet, *, by: Any) -> LetterSettings:
    """Keep when someone wants which letters, and their quiet hours."""
    kept = settings_of(account)
    kept.wishes = {kind.value: when.value for kind, when in wishes.items()}
    kept.quiet_begins, kept.quiet_ends = quiet.begins, quiet.ends
    db.session.add(kept)
    said("said which letters they want", by=by, about=f"account/{account.id}")
    return kept
