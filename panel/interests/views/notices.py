"""A member's own page before a meeting: the agenda beside their register, and what they mean to declare."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from panel import wording
from panel.access.doors import requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.accounts.queries import own_account
from panel.interests.forms.declaration import NoticeForm
from panel.interests.models import DeclarationNotice, RegisterEntry
from panel.interests.operations import notices as operations
from panel.interests.queries import has_lapsed, notices_for, status_at
from panel.interests.registers import entries_of
from panel.interests.rules.effects import told_member
from panel.interests.rules.notices import may_still_be_given
from panel.interests.rules.register import CATEGORY_WORDS, Category, category_of, kind_of_entry
from panel.interests.rules.words import NOT_AN_INTEREST, PROMPTS, Kind
from panel.interests.views.doors import bp, business, found, lines_of, named, offer_lines, what_follows
from panel.meetings.models import Meeting
from panel.meetings.queries import agenda_shown, meeting_shown

KIND_WORDS = {
    Kind.DPI: "Disclosable pecuniary interest",
    Kind.ORI: "Other registrable interest",
    Kind.NRI: "Non-registrable interest",
}


@bp.route("/meetings/<int:meeting_id>/interests/notice", methods=["GET", "POST"])
@requires(Permission.DECLARE)
def give_notice(meeting_id: int) -> ResponseReturnValue:
    """Tick the items of an interest, and be told what it means."""
    meeting, person = found(Meeting, meeting_id), own_account().person
    if not meeting_shown(meeting):
        abort(404)
    register = [one for one in entries_of(person.id, meeting.body) if category_of(one.category) is not Category.GIFTS]
    form = NoticeForm()
    form.offer_kinds()
    offer_lines(form, meeting)
    form.entry.choices = [(one.id, _entry_words(one)) for one in register]
    if form.validate_on_submit():
        _from_register(form, register)
        made = operations.give_notice(meeting, person, {**form.stated(), "entry_id": form.entry.data}, by=acting())
        flash(" ".join(["The clerk has your notice.", *_means(made), "Declare it at the meeting too."]), "success")
        return redirect(url_for("interests.give_notice", meeting_id=meeting.id))
    status = status_at(meeting)
    return render_template(
        "interests/give_notice.html",
        form=form,
        meeting=meeting,
        readable=agenda_shown(meeting) and bool(business(meeting)),
        over=may_still_be_given(meeting.state, locked=meeting.minutes_locked_at is not None),
        register=[(one, _entry_words(one)) for one in register],
        own=[
            (one, lines_of(one), _means(one), has_lapsed(one, status))
            for one in notices_for(meeting, person)
            if one.withdrawn_at is None
        ],
        prompts=PROMPTS,
        not_an_interest=NOT_AN_INTEREST,
    )


@bp.post("/interest-notices/<int:declaration_notice_id>/withdraw")
@requires(Permission.DECLARE)
def withdraw_notice(declaration_notice_id: int) -> ResponseReturnValue:
    """Take back one's own notice."""
    notice = found(DeclarationNotice, declaration_notice_id)
    if notice.person_id != own_account().person_id:
        abort(403)
    operations.withdraw_notice(notice, by=acting())
    flash("Your notice was withdrawn.", "success")
    return redirect(url_for("interests.give_notice", meeting_id=notice.meeting_id))


def _means(notice: DeclarationNotice) -> list[str]:
    """What it means for the member, a sentence for each thing that follows."""
    return [
        told_member(effect, wording.listed(named(item) for item in items)) for effect, items in what_follows(notice)
    ]


def _from_register(form: NoticeForm, register: list[RegisterEntry]) -> None:
    """What the register says of the interest stands where the member wrote nothing else."""
    entry = next((one for one in register if one.id == form.entry.data), None)
    if entry is None:
        return
    form.kind.data = form.kind.data or KIND_WORDS.get(kind_of_entry(entry.category, entry.whose))
    form.nature.data = form.nature.data or entry.detail
    form.sensitive.data = form.sensitive.data or bool(entry.sensitive)


def _entry_words(entry: RegisterEntry) -> str:
    known = category_of(entry.category)
    category = CATEGORY_WORDS[known] if known else entry.category or ""
    return ": ".join(filter(None, (category, entry.detail)))
