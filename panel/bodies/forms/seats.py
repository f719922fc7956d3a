"""The forms of a seat and of its terms."""

from collections.abc import Iterator
from typing import Any

from wtforms.validators import ValidationError

from panel.bodies.models import Body, Seat
from panel.bodies.rules.seats import HELD_WORDS, Held, SeatFacts, judge_seat
from panel.bodies.rules.terms import read_day
from panel.extensions import db
from panel.fields.buttons import SubmitField
from panel.fields.checks import Required
from panel.fields.choice import CheckboxField, RadioField, SelectField
from panel.fields.form import Form
from panel.fields.rows import RowForm, RowsField
from panel.fields.text import TextField
from panel.people.models import Person

TERM_HINT = "A day, a month, or words. For example, 18 May 2026, May 2026 or Annual Council"


class Everyone:
    """All people, looked up each time a list of them is drawn or read."""

    def __iter__(self) -> Iterator[tuple[int, str]]:
        """Each person's number and name as printed."""
        return ((one.id, one.printed) for one in db.session.scalars(db.select(Person).order_by(Person.name, Person.id)))


class SubstituteRow(RowForm):
    """Someone named to sit in this seat's place."""

    person = SelectField("Person", choices=Everyone(), blank="Choose a person")
    words = TextField("Or in words", hint="For example, the Assistant Director or their representative")


class SeatForm(Form):
    """One term of a seat."""

    held = RadioField("Who holds the seat?", [Required("Choose who holds the seat")], choices=list(HELD_WORDS.items()))
    person = SelectField(
        "Person", choices=Everyone(), hint="Who holds the seat, or the post, if known", blank="Choose a person"
    )
    post = TextField("Post", hint="As printed. For example, Director of Children’s Services", width="two-thirds")
    category = SelectField("Group", blank="No group")
    role = TextField(
        "Role", hint="For example, Chairman, Vice-Chair or Named substitute. Leave empty for a member", width=20
    )
    voting = SelectField(
        "Vote",
        blank="As the group",
        choices=[(True, "This seat votes"), (False, "This seat does not vote")],
    )
    from_text = TextField("From", hint=TERM_HINT, width=20, autocomplete="off")
    to_text = TextField("To", hint="The last day. Leave empty while it goes on", width=20, autocomplete="off")
    substitutes = RowsField("Substitutes named for this seat", SubstituteRow, noun="substitute", add="Add a substitute")
    note = TextField("Note", width="two-thirds")
    save = SubmitField("Save the seat")

    def offer(self, body: Body) -> "SeatForm":
        """Offer the body's groups to choose from."""
        self.category.choices = [(one.id, one.name) for one in body.categories]
        return self

    def facts(self) -> SeatFacts:
        """What was filled in."""
        words = {name: self[name].data or None for name in ("role", "from_text", "to_text", "note", "post")}
        named = [row["person"] or row["words"] for row in self.substitutes.data]
        return SeatFacts(
            held=self.held.data,
            person_id=self.person.data,
            category_id=self.category.data,
            voting=self.voting.data,
            substitutes=tuple(one for one in named if one),
            **words,
        )

    def judge(self) -> bool:
        """Whether a seat can be so; where it cannot, the form says why."""
        for field, finding in judge_seat(self.facts()):
            self.refuse(field, finding.words)
        return not self.errors


def filled(seat: Seat) -> dict[str, Any]:
    """What the form of a seat says before it is changed."""
    held = Held.VACANT if seat.vacant else Held.POST if seat.post else Held.PERSON
    return {
        "held": held,
        "person": seat.person_id,
        "category": seat.category_id,
        "substitutes": [{"person": one.person_id, "words": one.as_printed} for one in seat.substitutes],
        **{name: getattr(seat, name) for name in ("post", "role", "voting", "from_text", "to_text", "note")},
    }


class EndForm(Form):
    """The end of a term."""

    last_day = TextField(
        "Last day of the term",
        [Required("Enter the last day of the term")],
        hint="For example, 18 May 2026, or May 2026 for the last of that month",
        width=20,
        autocomplete="off",
    )
    leave_vacant = CheckboxField("The seat is then vacant, and is printed so until it is filled", default=True)
    save = SubmitField("End the term")

    def validate_last_day(self, field: Any) -> None:
        """Raises ValidationError for words that name no day."""
        if read_day(field.data, last=True) is None:
            raise ValidationError("Enter a day or a month, like 18 May 2026 or May 2026")
