"""Forms of who attended, and when."""

from typing import Any

from panel.fields.buttons import SubmitField
from panel.fields.choice import SelectField
from panel.fields.form import Form
from panel.fields.rows import RowForm, RowsField
from panel.fields.text import IntegerField, TextField

STATUSES = (("present", "Present"), ("apologies", "Apologies"), ("absent", "Absent"))
MODES = (("room", "In the room"), ("remote", "Remotely"))
CLOCK_HINT = "As it will be minuted, for example 10.20 am"


class SpellRow(RowForm):
    """A stretch for which someone was there."""

    joined = TextField("Joined at", width=10, autocomplete="off")
    left = TextField("Left at", width=10, autocomplete="off")


class AttendeeForm(Form):
    """One person's attendance, or a group's."""

    person = SelectField("Person", blank="Someone not in the list")
    as_printed = TextField(
        "Name as it will be printed",
        hint="Needed for someone not in the list. A young person may be initials, or a group: "
        "Two representatives of the Children in Care Council",
        width="two-thirds",
        autocomplete="off",
    )
    capacity = TextField("Post or capacity", hint="For example, Head of the Virtual School", width="two-thirds")
    organisation = TextField("Organisation", width="two-thirds", autocomplete="organization")
    category = TextField("Printed under", hint="For example, Officers in attendance", width="two-thirds")
    head_count = IntegerField("How many, if a group", width=3, least=1, most=500)
    status = SelectField("Status", choices=STATUSES, blank="Not recorded")
    mode = SelectField("Attended", choices=MODES, blank="Not recorded")
    stands_in_for = SelectField("Substitute for", blank="Nobody")
    spells = RowsField("Joined and left", SpellRow, noun="stretch", hint=CLOCK_HINT)
    left_for_items = TextField("Left for items", hint="Numbers of agenda items, for example 4, 7a", width=10)
    reason = TextField("Reason for apologies", hint="Not shown to the public", width="two-thirds")
    save = SubmitField("Save the attendance")

    def validate_as_printed(self, field: Any) -> None:
        """Names of those present must be recorded (V8)."""
        if not self.person.data and not field.data:
            field.errors = [*field.errors, "Choose a person or enter the name as it will be printed"]


class PresidingRow(RowForm):
    """Who presided, over what. A name that is on the record of attendance is known again."""

    name = TextField("Name", width="two-thirds", autocomplete="off", attributes={"list": "names"})
    items = TextField("For items", hint="Numbers of agenda items. Leave empty for the whole meeting", width=10)
    from_text = TextField("From", width=10, autocomplete="off")
    to_text = TextField("To", width=10, autocomplete="off")


class BreakRow(RowForm):
    """A break within the day."""

    from_text = TextField("Adjourned at", width=10, autocomplete="off")
    to_text = TextField("Resumed at", width=10, autocomplete="off")


class SittingTimesForm(Form):
    """When the meeting began and ended, who presided, and its breaks."""

    started = TextField("Began at", hint=CLOCK_HINT, width=10, autocomplete="off")
    concluded = TextField("Ended at", width=10, autocomplete="off")
    presiding = RowsField("Presiding", PresidingRow, noun="person", add="Add another person", least=1)
    breaks = RowsField("Breaks", BreakRow, noun="break")
    save = SubmitField("Save the times")
