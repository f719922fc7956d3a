"""The words that come in about comments and sign-off: whom to ask, and what they answer."""

from wtforms.validators import ValidationError

from panel.bodies.forms.asks import Asking
from panel.fields.buttons import SubmitField
from panel.fields.checks import Required
from panel.fields.choice import RadioField
from panel.fields.dates import DateField
from panel.fields.form import Form
from panel.fields.text import TextAreaField, TextField
from panel.papers.models import Comment
from panel.papers.rules.comments import NEED_WORDS, Answer, answers_to


class AskForm(Asking, Form):
    """Someone to ask for a comment or a sign-off."""

    due = DateField("By", hint="Leave empty for the day of the panel’s timetable")
    save = SubmitField("Ask")


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
