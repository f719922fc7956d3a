"""The register of interests: as the public read it, and as each member keeps their own."""

from dataclasses import dataclass

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from panel import clock, wording
from panel.access.doors import open_to_all, requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.accounts.queries import own_account
from panel.bodies.models import Body
from panel.bodies.rules.terms import read_day
from panel.interests.forms.register import EndForm, EntryForm, GiftForm
from panel.interests.models import Gift, RegisterEntry
from panel.interests.operations import register as operations
from panel.interests.queries import code_settings, dispensations_of
from panel.interests.registers import Register, register_of, registers_of
from panel.interests.rules.register import (
    CATEGORY_WORDS,
    Category,
    Registered,
    Whose,
    category_of,
    judge_gift,
    must_register,
    overdue_note,
    published,
)
from panel.interests.views.doors import bp, found


@dataclass(frozen=True)
class Line:
    """A line of the published register."""

    category: str
    whose: str
    detail: str
    gifts: tuple[str, ...]


@bp.get("/panels/<int:body_id>/register")
@open_to_all
def register(body_id: int) -> str:
    """The published register: no home address, and of a sensitive interest no trace (I2, I7, I12)."""
    body = found(Body, body_id)
    each = [(one, _published(one, body)) for one in registers_of(body)]
    return render_template(
        "interests/register.html",
        body=body,
        members=[(one.person, lines) for one, lines in each if one.dutiful or lines],
        addresses_public=code_settings(body).addresses_public,
    )


def _published(register: Register, body: Body) -> list[Line]:
    settings, today = code_settings(body), clock.today()
    lines = []
    for one in register.entries:
        detail = published(registered(one), today, addresses_public=settings.addresses_public)
        gifts = tuple(
            gift_words(gift)
            for gift in one.gifts
            if gift.accepted is not False and must_register(gift.value, settings.gift_threshold)
        )
        if detail is not None and (detail or gifts):
            whose = "Partner" if one.whose is Whose.PARTNER else "Member"
            lines.append(Line(category_words(one), whose, detail, gifts))
    return lines


def gift_words(gift: Gift) -> str:
    """A gift in a line: what, from whom, its value, and when it was received, as far as these are known."""
    day = read_day(gift.received)
    parts = (gift.detail, gift.giver and f"from {gift.giver}", gift.value, wording.short_date(day) or gift.received)
    return ", ".join(part for part in parts if part)


def registered(entry: RegisterEntry) -> Registered:
    """An entry, as far as it is asked what the public read of it."""
    return Registered(entry.category, entry.detail, bool(entry.sensitive), entry.home, entry.accepted, entry.to_date)


def category_words(entry: RegisterEntry) -> str:
    """What an entry’s category is called."""
    known = category_of(entry.category)
    return CATEGORY_WORDS[known] if known else entry.category or "Not stated"


@bp.get("/panels/<int:body_id>/register/mine")
@requires(Permission.DECLARE)
def mine(body_id: int) -> str:
    """One's own register, what waits to be entered, and when to look through it again."""
    body, person = found(Body, body_id), own_account().person
    own = register_of(person, body)
    return render_template(
        "interests/mine.html",
        body=body,
        entries=[
            (one, category_words(one), _notes(one))
            for one in own.entries
            if category_of(one.category) is not Category.GIFTS
        ],
        gifts=[(gift_words(gift), gift.accepted is False) for one in own.entries for gift in one.gifts],
        dispensations=dispensations_of(body, person.id),
        looked=own.looked,
        by=own.by,
    )


def _notes(entry: RegisterEntry) -> list[str]:
    days = code_settings(entry.body).register_days
    notified = entry.notified_on
    return [note.words for note in overdue_note(entry.arose_on, notified, days)] if notified else []


@bp.route("/panels/<int:body_id>/register/add", methods=["GET", "POST"])
@requires(Permission.DECLARE)
def notify(body_id: int) -> ResponseReturnValue:
    """Notify an interest."""
    body = found(Body, body_id)
    form = EntryForm()
    form.offer()
    if form.validate_on_submit():
        operations.notify(body, own_account().person, form.facts(), by=acting())
        flash("The monitoring officer has been told. It is on the register once they have entered it.", "success")
        return _mine(body)
    return render_template("interests/notify.html", form=form, body=body, entry=None)


@bp.route("/register/<int:register_entry_id>", methods=["GET", "POST"])
@requires(Permission.DECLARE)
def change(register_entry_id: int) -> ResponseReturnValue:
    """Notify a change of one's own interest."""
    entry = _own(register_entry_id)
    form = EntryForm(obj=entry, data={"whose": entry.whose or Whose.MEMBER})
    form.offer(entry.category)
    if form.validate_on_submit() and form.is_current(entry.version):
        operations.change(entry, form.facts(), by=acting())
        flash("The monitoring officer has been told of the change.", "success")
        return _mine(entry.body)
    return render_template("interests/notify.html", form=form, body=entry.body, entry=entry)


@bp.route("/register/<int:register_entry_id>/end", methods=["GET", "POST"])
@requires(Permission.DECLARE)
def end(register_entry_id: int) -> ResponseReturnValue:
    """Say that one's own interest has ended."""
    entry = _own(register_entry_id)
    form = EndForm()
    if form.validate_on_submit():
        operations.end(entry, form.last_day.data, by=acting())
        flash("It is off the published register from the day after.", "success")
        return _mine(entry.body)
    return render_template(
        "interests/end.html", form=form, body=entry.body, entry=entry, category=category_words(entry)
    )


@bp.route("/panels/<int:body_id>/register/gift", methods=["GET", "POST"])
@requires(Permission.DECLARE)
def gift(body_id: int) -> ResponseReturnValue:
    """Register a gift or hospitality, or tell of one refused (I14)."""
    body = found(Body, body_id)
    form = GiftForm()
    settings = code_settings(body)
    if form.validate_on_submit():
        facts = form.facts()
        operations.notify_gift(body, own_account().person, facts, by=acting())
        notes = judge_gift(
            facts["value"], form.received.data, clock.today(), accepted=facts["accepted"], settings=settings
        )
        flash(" ".join(["The gift was registered.", *(note.words for note in notes)]), "success")
        return _mine(body)
    return render_template("interests/gift.html", form=form, body=body, settings=settings)


@bp.post("/panels/<int:body_id>/register/confirm")
@requires(Permission.DECLARE)
def confirm(body_id: int) -> ResponseReturnValue:
    """Confirm that one's register is complete."""
    body = found(Body, body_id)
    operations.confirm(body, own_account().person, by=acting())
    flash("You confirmed that your register is complete.", "success")
    return _mine(body)


def _own(register_entry_id: int) -> RegisterEntry:
    entry = found(RegisterEntry, register_entry_id)
    if entry.person_id != own_account().person_id:
        abort(403)
    return entry


def _mine(body: Body) -> ResponseReturnValue:
    return redirect(url_for("interests.mine", body_id=body.id))
