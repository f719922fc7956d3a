from enum import StrEnum
from io import BytesIO
from typing import Any

import pytest
from werkzeug.datastructures import FileStorage, MultiDict

from panel.fields.buttons import SubmitField, VersionField
from panel.fields.checks import Required
from panel.fields.choice import CheckboxesField, CheckboxField, RadioField, SelectField
from panel.fields.files import FileField, FilesField
from panel.fields.form import Form
from panel.fields.richtext import RichTextField
from panel.fields.text import EmailField, IntegerField, PasswordField, TextAreaField, TextField


class Kind(StrEnum):
    REPORT = "report"
    VERBAL = "verbal_update"


class Fields(Form):
    title = TextField("Title", limit=10)
    text = TextAreaField("Purpose")
    number = IntegerField("Minutes allowed", least=1, most=90)
    email = EmailField("Email address")
    password = PasswordField("Password")
    member = SelectField("Member", choices=[(1, "A. Member"), (2, "B. Member")], blank="Choose a member")
    grouped = SelectField("Seat", choices={"Voting": [(1, "Chair")], "Not voting": [(2, "Adviser")]}, blank="")
    kind = RadioField("Kind", choices=Kind)
    wards = CheckboxesField("Wards", choices=[(1, "North"), (2, "South")])
    urgent = CheckboxField("Urgent", hint="The chair must agree")
    paper = FileField("The paper")
    annexes = FilesField("Appendices")
    body = RichTextField("Text")
    version = VersionField()
    save = SubmitField("Save", kind="secondary")
    publish = SubmitField("Publish")


def sent(**data: Any) -> Fields:
    form = Fields(MultiDict(data))
    form.validate()
    return form


@pytest.mark.parametrize(
    ("field", "typed", "data"),
    [
        ("title", "  Minutes ", "Minutes"),
        ("title", "a\x00b\x1f", "ab"),
        ("text", "one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("number", "12", 12),
        ("number", "", None),
        ("email", "clerk@Council.Example", "clerk@council.example"),
        ("email", "clerk@intranet", "clerk@intranet"),
        ("password", " keeps spaces ", " keeps spaces "),
        ("member", "2", 2),
        ("member", "", None),
        ("grouped", "2", 2),
        ("kind", "verbal_update", Kind.VERBAL),
        ("wards", ["2", "1"], [1, 2]),
        ("urgent", "y", True),
        ("version", "7", 7),
        ("body", "To **note**", "<p>To <strong>note</strong></p>"),
        ("body_html", "<p>To <b>note</b><script>x</script>", None),
    ],
)
def test_what_is_sent_is_read(field: str, typed: Any, data: Any) -> None:
    form = sent(**{field: typed})
    assert form.errors == {}
    if field != "body_html":
        assert form[field].data == data
    else:
        assert form.body.data == "<p>To <strong>note</strong></p>"


def test_what_is_not_sent_is_nothing() -> None:
    form = sent()
    assert form.errors == {}
    assert (form.member.data, form.wards.data, form.urgent.data, form.paper.data) == (None, [], False, None)


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("title", "Far too long", "Title must be 10 characters or fewer"),
        ("number", "a dozen", "Minutes allowed must be a whole number, like 7"),
        ("number", "7.5", "Minutes allowed must be a whole number, like 7"),
        ("number", "0", "Minutes allowed must be 1 or more"),
        ("number", "1,000", "Minutes allowed must be 90 or fewer"),
        ("email", "clerk", "Enter an email address in the correct format, like name@example.com"),
        ("member", "3", "Member: choose from the list"),
        ("kind", "song", "Kind: choose from the list"),
        ("wards", ["1", "9"], "Wards: choose from the list"),
        ("version", "7; drop", "This page is out of date. Open it again."),
    ],
)
def test_what_is_wrong_is_said_in_words(field: str, typed: Any, sentence: str) -> None:
    form = sent(**{field: typed})
    link = None if field == "version" else f"#{field}"
    assert form.error_links() == [(sentence, link)]
    if field != "version":
        assert sentence in form[field]()
        assert f'aria-describedby="{field}-error"' in form[field]()


@pytest.mark.parametrize("field", ["number", "title", "email"])
def test_what_is_wrong_stays_in_its_box(field: str) -> None:
    assert 'value="quite wrong indeed"' in sent(**{field: "quite wrong indeed"})[field]()


def test_a_password_never_comes_back() -> None:
    assert "secret" not in sent(password="secret").password()


def test_markdown_stays_as_typed_and_the_editors_html_as_cleaned() -> None:
    assert "To  **note**" in sent(body="To  **note**").body()
    drawn = sent(body="old", body_html="<p>new</p>").body()
    assert 'data-html="&lt;p&gt;new&lt;/p&gt;"' in drawn
    assert ">\nnew</textarea>" in drawn


def test_nothing_points_at_a_hint_that_is_not_there() -> None:
    form = Fields()
    assert [field.name for field in form if "aria-describedby" in field()] == ["urgent"]


def test_what_people_write_cannot_become_markup() -> None:
    form = Fields(data={"title": '"><script>'})
    form.refuse("title", "<b>no</b>")
    assert "<script>" not in form.title()
    assert "<b>" not in form.title(hint="<b>hint</b>")


def test_choices_may_be_set_when_the_form_is_made() -> None:
    form = Fields(MultiDict({"member": "9"}))
    form.member.choices = [(9, "I. Member")]
    assert form.validate()
    assert form.member.data == 9


def test_an_enumeration_is_shown_by_its_words() -> None:
    assert ">Verbal update</label>" in Fields().kind()


def test_a_choice_may_reveal_a_field() -> None:
    form = Fields(data={"kind": Kind.REPORT})
    drawn = form.kind(reveals={Kind.VERBAL: form.text()})
    assert 'data-aria-controls="conditional-kind-2"' in drawn
    assert 'class="govuk-radios__conditional govuk-radios__conditional--hidden" id="conditional-kind-2"' in drawn


def test_files() -> None:
    empty, paper = FileStorage(BytesIO(), ""), FileStorage(BytesIO(b"x"), "report.pdf")
    form = Fields(MultiDict([("paper", paper), ("annexes", empty), ("annexes", paper)]))
    assert form.paper.data is paper
    assert form.annexes.data == [paper]
    assert Fields(MultiDict([("paper", empty)])).paper.data is None
    assert form.takes_files


def test_which_button_was_pressed() -> None:
    form = sent(publish="1")
    assert (form.save.data, form.publish.data) == (False, True)
    assert "govuk-button--secondary" in form.save()


def test_errors_found_later_stand_in_the_summary_too() -> None:
    form = sent(title="Minutes")
    form.refuse("title", "There is an item with this title already")
    form.refuse(None, "The meeting was cancelled meanwhile")
    assert form.error_links() == [
        ("The meeting was cancelled meanwhile", None),
        ("There is an item with this title already", "#title"),
    ]


class Must(Form):
    title = TextField("Title", validators=[Required("Enter the title")])
    wards = CheckboxesField("Wards", choices=[(0, "None"), (1, "North")], validators=[Required("Choose a ward")])
    count = IntegerField("Number", validators=[Required("Enter how many")])
    agree = CheckboxField("I agree", validators=[Required("Tick the box")])


def test_what_must_be_given() -> None:
    form = Must(MultiDict({"title": " ", "count": "x"}))
    assert not form.validate()
    assert [sentence for sentence, _ in form.error_links()] == [
        "Enter the title",
        "Choose a ward",
        "Number must be a whole number, like 7",
        "Tick the box",
    ]
    assert Must(MultiDict({"title": "x", "wards": "0", "count": "0", "agree": "y"})).validate()
