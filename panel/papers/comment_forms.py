"""The words that come in about comments and sign-off: whom to ask, and what they answer."""

from wtforms.validators import ValidationError

from panel.bodies.forms.seats import Everyone
from panel.fields.buttons import SubmitField
from panel.fields.checks import Required
from panel.fields.choice import RadioField, SelectField
from panel.fields.dates import DateField
from panel.fields.form import Form
from panel.fields.text import EmailField, TextAreaField, TextField
from panel.papers.commenting import AskFacts
from panel.papers.models import Comment
from panel.papers.rules.comments import NEED_WORDS, Answer, answers_to

COMMENT, SIGN_OFF = "comment", "sign-off"


class AskForm(Form):
    """Someone to ask for a comment or a sign-off."""

    label = TextField(
        "What for", [Required("Enter what they look at")], hint="For example, Finance, Legal or Equality", width=20
    )
    kind = RadioField(
        "They", choices=[(COMMENT, "comment"), (SIGN_OFF, "sign the report off")], default=COMMENT, inline=True
    )
    person = SelectField("Person", choices=Everyone(), blank="Not on the list")
    words = TextField("Or a post", hint="For example, Head of Legal Services", width="two-thirds")
    email = EmailField(
        "Email address", hint="Only where it is not the person’s own", width="two-thirds", autocomplete="off"
    )
    due = DateField("By", hint="Leave empty for the day of the panel’s timetable")
    save = SubmitField("Ask")

    def validate_words(self, field: TextField) -> None:
        """Raises ValidationError where nobody is named."""
        if not (field.data or self.person.data):
            raise ValidationError("Choose a person or enter a post")

    def facts(self) -> AskFacts:
        """What was filled in."""
        return AskFacts(
            label=self.label.data or "",
            signs_off=self.kind.data == SIGN_OFF,
            person_id=self.person.data,
            words=self.words.data or None,
            email=self.email.data or None,
            due=self.due.data,
        )


class AnswerForm(Form):
    """The answer of someone who was asked."""

    answer = RadioField("Your answer", [Required("Choose your answer")])
    words = TextAreaField("In words", rows=4, limit=2000)
    name = TextField("Name, as it should stand in the report", [Required("Enter a name")], width="two-thirds")
    save = SubmitField("Send the answer")

    def offer(self, comment: Comment) -> "AnswerForm":
        """Offer the answers to what was asked."""
        self.answer.choices = list(answers_to(signs_off=comment.signs_off).items())
        return self

    def validate_words(self, field: TextAreaField) -> None:
        """Raises ValidationError for an answer that says nothing without words."""
        if self.answer.data in NEED_WORDS and not field.data:
            asked = "your comment" if self.answer.data == Answer.COMMENT else "why you do not sign the report off"
            raise ValidationError(f"Enter {asked}")
