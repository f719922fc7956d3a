from werkzeug.datastructures import MultiDict
from wtforms import HiddenField

from panel.fields.buttons import SubmitField
from panel.fields.checks import Required
from panel.fields.choice import SelectField
from panel.fields.form import Form
from panel.fields.rows import RowForm, RowsField
from panel.fields.text import TextField
from tests.fields.marks import tree


class ContactRow(RowForm):
    key = HiddenField()
    name = TextField("Name", validators=[Required("Enter the name of the contact")])
    role = SelectField("Role", choices=[("clerk", "Clerk"), ("officer", "Officer")])
    phone = TextField("Phone number")


class Meeting(Form):
    title = TextField("Title", validators=[Required("Enter the title")])
    contacts = RowsField("Contacts", ContactRow, noun="contact", least=1)
    save = SubmitField("Save the meeting")


class MustHaveOne(Form):
    contacts = RowsField("Contacts", ContactRow, [Required("Enter at least one contact")], noun="contact")


def test_the_rows_that_were_filled_in() -> None:
    form = Meeting(
        MultiDict(
            {
                "title": "Panel",
                "contacts-0-name": "A. Clerk",
                "contacts-0-role": "officer",
                "contacts-3-name": "",
                "contacts-3-role": "clerk",
                "contacts-5-name": "B. Clerk",
                "contacts-5-key": "7",
            }
        )
    )
    assert form.validate()
    assert [(row["name"], row["role"], row["key"]) for row in form.contacts.data] == [
        ("A. Clerk", "officer", None),
        ("B. Clerk", None, "7"),
    ]


def test_a_row_half_filled_in_is_refused_at_its_field() -> None:
    form = Meeting(MultiDict({"title": "Panel", "contacts-0-name": "A", "contacts-1-phone": "01234"}))
    assert not form.validate()
    assert form.error_links() == [("Enter the name of the contact", "#contacts-1-name")]
    assert "Enter the name of the contact" in form.contacts()


def test_a_list_may_have_to_have_a_row() -> None:
    form = MustHaveOne(MultiDict({"contacts-0-name": " "}))
    assert not form.validate()
    assert form.error_links() == [("Enter at least one contact", "#contacts-add")]


def test_another_row_is_added_and_nothing_is_checked() -> None:
    form = Meeting(MultiDict({"title": "", "contacts-0-name": "A. Clerk", "contacts-add": "1"}))
    assert not form.validate()
    assert form.error_links() == []
    assert [row.name.data for row in form.contacts.forms] == ["A. Clerk", None]
    assert form.contacts().count("autofocus") == 1


def test_a_row_is_removed_and_the_others_kept() -> None:
    form = Meeting(
        MultiDict({"contacts-0-name": "A", "contacts-1-name": "B", "contacts-2-name": "C", "contacts-remove": "1"})
    )
    assert not form.validate()
    assert [row.name.data for row in form.contacts.forms] == ["A", "C"]


def test_a_row_that_is_not_there_cannot_be_removed() -> None:
    form = Meeting(MultiDict({"title": "Panel", "contacts-0-name": "A", "contacts-remove": "9"}))
    assert form.validate()


def test_rows_that_are_known_are_shown_and_counted() -> None:
    form = Meeting(data={"contacts": [{"key": "7", "name": "A. Clerk"}, {"key": "8", "name": "B. Clerk"}]})
    assert [row["name"] for row in form.contacts.data] == ["A. Clerk", "B. Clerk"]
    drawn = form.contacts()
    assert "Contact 2" in drawn
    assert 'name="contacts-1-key"' in drawn
    assert drawn.count('type="hidden"') == 3


def test_the_blank_row_for_the_script_is_like_the_others() -> None:
    drawn = Meeting().contacts()
    template = drawn[drawn.index("<template>") + len("<template>") : drawn.index("</template>")]
    row = drawn[drawn.index('<div class="rows__row"') : drawn.index("<template>")]
    assert tree(
        template.replace("Contact __new__", "Contact 1").replace("contact __new__", "contact 1").replace("__new__", "0")
    ) == tree(row)


def test_the_enter_key_presses_save() -> None:
    assert 'name="save"' in Meeting().first_button()
    assert MustHaveOne().first_button() == ""
