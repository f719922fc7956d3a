"""The forms of signing in, of passwords, and of accounts."""

from collections.abc import Iterable, Iterator
from typing import Any

from wtforms.validators import ValidationError

from panel.access.rules import GRANTED, Role
from panel.accounts.queries import people_without_account
from panel.accounts.rules import PASSWORD_LEAST, judge_password
from panel.bodies.models import Body
from panel.extensions import db
from panel.fields.buttons import SubmitField
from panel.fields.checks import Required
from panel.fields.choice import SelectField
from panel.fields.form import Form
from panel.fields.text import EmailField, PasswordField, TextField

NEW_PASSWORD_HINT = (
    f"At least {PASSWORD_LEAST} characters. Three words that do not belong together are easy to remember, hard to guess"
)


class SignInForm(Form):
    """Signing in."""

    email = EmailField("Email address", [Required("Enter your email address")], width="two-thirds")
    password = PasswordField("Password", [Required("Enter your password")], width="two-thirds")
    sign_in = SubmitField("Sign in")


class ForgottenForm(Form):
    """Asking for a link to choose a new password."""

    email = EmailField("Email address", [Required("Enter your email address")], width="two-thirds")
    send = SubmitField("Send me a link")


class PasswordForm(Form):
    """Choosing a password. `own_words` are what it must not hold."""

    password = PasswordField(
        "New password",
        [Required("Enter a password")],
        hint=NEW_PASSWORD_HINT,
        width="two-thirds",
        autocomplete="new-password",
    )
    save = SubmitField("Save the password")
    own_words: Iterable[str] = ()

    def validate_password(self, field: Any) -> None:
        """Raises ValidationError for a password that is short or easily guessed."""
        for finding in judge_password(field.data, self.own_words):
            raise ValidationError(finding.words)


class ChangePasswordForm(PasswordForm):
    """Choosing another password, knowing the present one."""

    present = PasswordField("Present password", [Required("Enter your present password")], width="two-thirds")


class NameForm(Form):
    """How one wishes to be shown."""

    shown_as = TextField(
        "How your name is shown",
        hint="On screens and in papers. Leave empty to be shown by your title and name",
        width="two-thirds",
        autocomplete="name",
    )
    save = SubmitField("Save")


class GrantForm(Form):
    """A role, and where."""

    role = SelectField("Role", [Required("Choose a role")], blank="Choose a role")
    body = SelectField("Where", blank="All panels")
    give = SubmitField("Give the role", kind="secondary")

    def offer(self, roles: Iterable[Role], bodies: Iterable[Body]) -> None:
        """Offer these roles and bodies."""
        offered = set(roles)
        self.role.choices = [(role, role.value.capitalize()) for role in GRANTED if role in offered]
        self.body.choices = [(body.id, body.name) for body in bodies]


class WithoutAccount:
    """Everyone who has no account, looked up each time the list is drawn or read."""

    def __iter__(self) -> Iterator[tuple[int, str]]:
        """Each person's number and name as printed."""
        return ((one.id, one.printed) for one in db.session.scalars(people_without_account()))


class InviteForm(GrantForm):
    """Inviting someone: a person already named in the record, or someone new. A role may be given later."""

    person = SelectField("Person", choices=WithoutAccount(), blank="Someone who is not in the list")
    name = TextField("Name, if the person is not in the list", width="two-thirds", autocomplete="off")
    email = EmailField(
        "Email address",
        [Required("Enter the address to invite them at")],
        width="two-thirds",
        autocomplete="off",
    )
    role = SelectField("Role", hint="Members and the chair sign in by their seat and need no role", blank="No role")
    give = SubmitField("Send the invitation")

    def validate_name(self, field: Any) -> None:
        """Raises ValidationError where nobody is named."""
        if not field.data and not self.person.data:
            raise ValidationError("Choose a person, or enter a name")
