"""The minutes of a meeting as plain data: what a page shows and a PDF prints, for one kind of reader.

What the reader may not see is left out here, and never reaches a template (P5, P6).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from panel import wording
from panel.exemption.rules import OPEN, Marking, Reader, shown
from panel.meetings.models import Meeting
from panel.meetings.rules.life import State
from panel.minutes.corrected import words_for
from panel.minutes.markings import CLOSABLE, has_closed_part, marking_of, part_marking_of
from panel.minutes.models import Minute, MinuteBook
from panel.minutes.paper import ClosedPart, MinuteShown, MinutesPaper, OutcomeShown, Part, PointShown, Signature
from panel.minutes.present import present_of, presided
from panel.minutes.public_out import told_after, told_before
from panel.minutes.queries import book_of, minutes_of, numbers_of, points_of, with_sitting
from panel.minutes.rules.life import MinutesState, Verb
from panel.minutes.rules.vote_words import heading, motion_line, vote_line
from panel.minutes.rules.wording import NO_QUORUM, closing
from panel.minutes.standing import declarations, standing_text
from panel.minutes.texts import Fields, fields_of
from panel.minutes.voting import amendments_in, printed_names, vote_in
from panel.richtext.clean import clean
from panel.richtext.plain import plain


def contents_of_minutes(meeting: Meeting, reader: Reader, *, signature: Signature | None = None) -> MinutesPaper:
    """The minutes of a meeting for `reader`. With a `signature` they are shown as signed: what the store will keep."""
    with_sitting(meeting)
    book = book_of(meeting) or MinuteBook(meeting=meeting, state=MinutesState.DRAFT)
    minutes = minutes_of(meeting)
    said = "\n".join(_words(fields_of(minute)) for minute in minutes)
    roles = {minute.item.role for minute in minutes if minute.item}
    return MinutesPaper(
        council=meeting.body.council.name,
        panel=meeting.panel_name,
        date=wording.date(meeting.date) or meeting.date_text or "a date not known",
        place=meeting.venue or "",
        note=meeting.title_note or "",
        state=MinutesState.SIGNED if signature else book.state,
        draft=book.is_draft,
        present=present_of(meeting),
        presided=presided(meeting),
        quorum=NO_QUORUM if meeting.state is State.INQUORATE else "",
        order=_order(meeting),
        interests=() if "interests" in roles else _declared(meeting, said),
        minutes=_minutes(meeting, minutes, reader, said),
        closing=_closing(meeting),
        corrections=tuple(words for one in book.corrections if (words := words_for(one, reader))),
        signature=signature or signature_of(book),
    )


def _minutes(meeting: Meeting, minutes: Sequence[Minute], reader: Reader, said: str) -> tuple[MinuteShown, ...]:
    kept = {minute.id: minute.number for minute in minutes}
    numbers = numbers_of(meeting) if None in kept.values() else kept
    before, after = told_before(meeting, minutes, said), told_after(meeting, minutes)
    made = (_minute(minute, numbers.get(minute.id) or "", reader) for minute in minutes)
    return tuple(replace(one, before=before.get(one.id, ()), after=after.get(one.id, ())) for one in made)


def _minute(minute: Minute, number: str, reader: Reader) -> MinuteShown:
    marking = marking_of(minute)
    if not shown(marking, reader):
        title = minute.item.title if minute.item else "Business not for publication"
        summary = minute.summary or ""
        paragraphs = Markup("").join(Markup("<p>{}</p>").format(line) for line in summary.splitlines() if line.strip())
        return MinuteShown(
            minute.id,
            number,
            title,
            str(paragraphs),
            marking=marking,
            withheld=True,
        )
    fields = fields_of(minute)
    fields["html"] = fields["html"] or standing_text(minute)
    fields["title"] = fields["title"] or (minute.item.title if minute.item else "")
    for point, numbered in zip(fields["points"], points_of(minute, number), strict=True):
        point["number"] = numbered
    names = printed_names(minute)
    public, closed = (fields, None) if marking.restricted else _parted(minute, fields, reader, names)
    made = minute_shown(public, _marked(minute, number), id=minute.id, marking=marking, names=names)
    return replace(made, closed=closed)


def _marked(minute: Minute, number: str) -> str:
    """The number of a minute, with the body's mark where it recommends something to another body (Y5)."""
    recommends = any(outcome.verb is Verb.RECOMMENDED for outcome in minute.outcomes)
    return f"{number}{minute.meeting.body.recommended_mark or ''}" if number and recommends else number


def _parted(
    minute: Minute, fields: Fields, reader: Reader, names: Mapping[str, str]
) -> tuple[Fields, ClosedPart | None]:
    """The public fields of a minute, and its closed part: whole for who may see it, for others only that there is one.

    What a decision has opened is part of the public text again (P7).
    """
    marking, apart = part_marking_of(minute), has_closed_part(minute)
    if not apart or not marking.restricted:
        return ({**fields, "html": fields["html"] + clean(minute.closed_html or "")} if apart else fields), None
    ids = {name: {row.id for row in getattr(minute, name) if row.closed} for name in CLOSABLE}
    public = {name: [row for row in fields[name] if row["id"] not in ids[name]] for name in CLOSABLE}
    if not shown(marking, reader):
        return {**fields, **public}, ClosedPart(marking, withheld=True)
    kept = {name: [row for row in fields[name] if row["id"] in ids[name]] for name in CLOSABLE}
    whole = minute_shown({**fields, **kept, "html": clean(minute.closed_html or "")}, "", names=names)
    part = ClosedPart(marking, False, whole.html, whole.points, whole.outcomes, whole.actions)
    return {**fields, **public}, part


def minute_shown(
    fields: Fields, number: str, *, id: int = 0, marking: Marking = OPEN, names: Mapping[str, str] | None = None,
) -> MinuteShown:  # fmt: skip
    """A minute from its fields, as written or as typed and not saved."""
    return MinuteShown(
        id=id,
        number=number,
        title=fields["title"],
        html=fields["html"],
        points=tuple(PointShown(point["number"], point["html"]) for point in fields["points"]),
        outcomes=tuple(_outcome(outcome, names) for outcome in fields["outcomes"]),
        actions=tuple(Part("", action["text"], _asked(action)) for action in fields["actions"]),
        note=fields["post_meeting_note"],
        marking=marking,
    )


def _outcome(fields: Fields, names: Mapping[str, str] | None) -> OutcomeShown:
    vote, amendments = vote_in(fields, names), amendments_in(fields, names)
    moved = motion_line(fields["moved_by"], fields["seconded_by"], fields.get("motion", ""), amendments)
    return OutcomeShown(
        heading=heading(Verb(fields["verb"]), fields["own_words"], fields["to"], vote.result),
        lead_in=fields["lead_in"],
        parts=tuple(_part(part) for part in fields["parts"]),
        after=" ".join(filter(None, [moved, vote_line(vote)])),
    )


def _part(fields: Fields) -> Part:
    """A part of an outcome. Whom it asks by when is said as what it is; under the heading "Actions" it need not be."""
    asked = _asked(fields)
    told = f"{'Action' if fields['owners'] else 'Timescale'}: {asked}" if asked else ""
    return Part(fields["label"], fields["text"], told)


def _asked(fields: Fields) -> str:
    return " – ".join(filter(None, [fields["owners"], fields["due"]]))


def _declared(meeting: Meeting, said: str) -> tuple[str, ...]:
    """The interests of those whom no minute names."""
    return tuple(sentence for who, sentence in declarations(meeting) if not who or who not in said)


def _words(fields: Fields) -> str:
    """All that a minute says, without its structure."""
    outcomes = [words for one in fields["outcomes"] for words in (one["lead_in"], *(p["text"] for p in one["parts"]))]
    return "\n".join([plain(fields["html"]), *(plain(point["html"]) for point in fields["points"]), *outcomes])


def _order(meeting: Meeting) -> str:
    numbers = {item.key: item.number or f"“{item.title}”" for item in meeting.items}
    taken = [numbers.get(key, key) for key in meeting.order_taken or []]
    return f"Business was taken in the order {wording.listed(taken)}." if taken else ""


def _closing(meeting: Meeting) -> tuple[str, ...]:
    """The closing note, and the times where the note does not give them already."""
    note = meeting.note or ""
    times = [time for time in (meeting.started, meeting.concluded) if time]
    breaks = [(one.from_text, one.to_text) for one in meeting.adjournments if one.from_text or one.to_text]
    words = "" if times and all(time in note for time in times) else closing(meeting.started, meeting.concluded, breaks)
    return tuple(filter(None, [words, note]))


def signature_of(book: MinuteBook) -> Signature:
    """The line for the chair of the meeting that approves, filled in once it is signed."""
    at = book.approved_at
    day = wording.short_date(at.date) if at and at.date else ""
    whose = f"Chair of the meeting of {day}" if day else "Chair of the meeting that approves these minutes"
    if book.state is not MinutesState.SIGNED:
        return Signature(whose)
    name = book.signed_by_as_printed or (book.signed_by.printed if book.signed_by else "")
    day = book.signed_on_text or wording.short_date(book.signed_on)
    return Signature(whose, name, day, wording.moment(book.signed_at) if book.signed_at else "", book.text_sha256 or "")
