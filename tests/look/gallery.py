"""Pages that show every component and field once, on the real ground but without a feature: for the tests of the look."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

from flask import Blueprint, Flask, flash, jsonify, redirect, render_template_string, request
from flask.typing import ResponseReturnValue
from flask_login import LoginManager
from markupsafe import Markup

from panel.fields.buttons import SubmitField, VersionField
from panel.fields.checks import Required
from panel.fields.choice import CheckboxesField, CheckboxField, RadioField, SelectField
from panel.fields.dates import DateField, TimeField
from panel.fields.files import FileField
from panel.fields.form import Form
from panel.fields.richtext import RichTextField
from panel.fields.rows import RowForm, RowsField
from panel.fields.text import EmailField, IntegerField, PasswordField, TextAreaField, TextField
from panel.ground import begin
from panel.richtext.compare import compare

bp = Blueprint("gallery", __name__)
REPORT = (
    "<h3>Purpose</h3><p>To tell members about <strong>visits</strong> to homes and <em>what was found</em>, with a "
    '<a href="https://council.example/">link</a>.</p><ol><li><p>First</p></li><li><p>Second</p></li></ol>'
    "<h4>Detail</h4><ol data-continue><li><p>Third</p></li></ol><table><caption>Visits</caption><thead><tr>"
    '<th scope="col">Home</th><th scope="col">Visits</th></tr></thead><tbody><tr><td>North</td><td>4</td></tr></tbody></table>'
)


class ContactRow(RowForm):
    name = TextField("Name", validators=[Required("Enter the name of the contact")])
    phone = TextField("Phone number", width=20, autocomplete="off")


class EveryField(Form):
    title = TextField("Title", hint="As the agenda will print it", validators=[Required("Enter the title")])
    reference = TextField("Reference", prefix="CPP/17/", width=5)
    purpose = TextAreaField("Purpose", rows=3, limit=200)
    minutes = IntegerField("Minutes allowed", suffix="minutes", width=3)
    day = DateField("Date of the meeting", hint="For example, 15 1 2018", validators=[Required("Enter the date")])
    begins = TimeField("Time it begins", hint="For example, 10.00 am or 14:30")
    kind = SelectField("Kind", blank="Choose a kind", choices=[("report", "Report"), ("verbal", "Verbal update")])
    part = RadioField("Part of the meeting", choices=[("open", "Open"), ("closed", "Closed")], hints={"closed": "The public leaves"})
    notices = CheckboxesField("Notice given", choices=[("office", "At the offices"), ("web", "On the website")], small=True)
    urgent = CheckboxField("This is urgent business", hint="The chair must agree")
    email = EmailField("Email address")
    password = PasswordField("Password")
    paper = FileField("The paper", accept="application/pdf", hint="A PDF of at most 50 MB")
    contacts = RowsField("Contacts", ContactRow, noun="contact", least=1)
    version = VersionField(default=7)
    save = SubmitField("Save the item")


class Text(Form):
    title = TextField("Title")
    body = RichTextField("Text of the report", hint="Keep to what members need to decide")
    version = VersionField(default=1)
    save = SubmitField("Save the report")


IMPORTS = """{% extends "base.html" %}
{% from "components/action.html" import action %}
{% from "components/clock_time.html" import clock_time %}
{% from "components/compare.html" import compare as side_by_side %}
{% from "components/confirm.html" import confirm %}
{% from "components/conflict.html" import conflict %}
{% from "components/day.html" import day %}
{% from "components/empty.html" import empty %}
{% from "components/filter.html" import filter %}
{% from "components/form.html" import form_page %}
{% from "components/moment.html" import moment %}
{% from "components/move.html" import move %}
{% from "components/pagination.html" import pagination %}
{% from "components/rich.html" import rich %}
{% from "components/sortable_table.html" import sortable_table %}
{% from "components/summary_list.html" import summary_list %}
{% from "components/tabs.html" import tabs %}
{% from "components/tag.html" import tag %}
{% from "components/timeline.html" import timeline %}
"""
COMPONENTS = IMPORTS + """
{% block back %}<a class="govuk-back-link" href="/">All meetings</a>{% endblock %}
{% block frame %}{{ tabs("Parts of the meeting", [("Agenda", "#a", true), ("Papers", "#b", false), ("Minutes", "#c", false), ("Pack", "#d", false)]) }}{% endblock %}
{% block caption %}Corporate parenting panel{% endblock %}
{% block heading %}Agenda for 15 January 2018{% endblock %}
{% block state %}{{ tag("Draft") }}{% endblock %}
{% block purpose %}The agenda as it will print, line by line.{% endblock %}
{% block content %}
<div class="beside"><div class="beside__main">
<p class="govuk-body">{{ day(date) }}, {{ clock_time(now) }}; {{ moment(now) }}. {{ tag("To follow") }} {{ tag("published") }} {{ tag("Overdue") }} {{ tag("Not for publication") }}</p>
{{ summary_list([("Place", "Committee Room 1", [("Change", "#p", "the place")]), ("Contact", "A. Clerk")]) }}
<ol class="govuk-list" data-reorder>{% for title in ["Apologies", "Minutes of the last meeting", "Placement report"] %}
<li id="item-{{ loop.index }}">{{ loop.index }}. {{ title }} {{ move("/moved", loop.index, 3, title) }}</li>{% endfor %}</ol>
{% call sortable_table("Papers", ["Title", ("Pages", "numeric"), ("Actions", "hidden")]) %}
{% for title, pages in [("Placements", 12), ("Advocacy", 4)] %}<tr class="govuk-table__row"><td class="govuk-table__cell">{{ title }}</td><td class="govuk-table__cell govuk-table__cell--numeric">{{ pages }}</td><td class="govuk-table__cell"><a class="govuk-link" href="#x">Open {{ title }}</a></td></tr>{% endfor %}
{% endcall %}
{% call filter("/", [("Year: 2018", "/?")], "Show only these") %}<div class="govuk-form-group"><label class="govuk-label" for="year">Year</label><input class="govuk-input govuk-input--width-4" id="year" name="year"></div>{% endcall %}
{{ pagination(page, ("meeting", "meetings")) }}
{{ empty("The minutes will be here once the meeting has begun.", "Begin the meeting", "#b") }}
<h2 class="govuk-heading-m">A report</h2>{{ rich(report) }}
<h2 class="govuk-heading-m">Two versions</h2>
{{ side_by_side("Version 1", "As it\nwas", "Version 2", compared) }}
<div class="rich">{{ compared }}</div>
</div><div class="beside__side">
{{ action("Publish the pack", "/publish", [("Item 7 has no paper.", "#7", "Add it, or mark it “to follow”"), "The venue is not set."]) }}
{{ action("Call the meeting", "/call") }}
{{ timeline([{"title": "Agenda published", "at": now, "by": "A. Clerk", "text": "Late: the paper came on the day."}]) }}
</div></div>
<h2 class="govuk-heading-m">Someone else saved first</h2>
{{ conflict("B. Clerk", now, "My text", "Their text", "/both", {"version": 8}) }}
{% call confirm("Cancel the meeting", "/cancel", ["The public is told at once.", "Members get an email."], "/", "warning") %}{% endcall %}
{% endblock %}"""
FIELDS = IMPORTS + """
{% block heading %}Change item 7{% endblock %}
{% block content %}{% call form_page(form) %}{% for field in form if field.name not in ("csrf_token", "version") %}{{ field() }}{% endfor %}{% endcall %}{% endblock %}"""
EDITOR = IMPORTS + """
{% set editor = true %}
{% block heading %}Write the report{% endblock %}
{% block content %}{% call form_page(form, autosave="/kept") %}{{ form.title() }}{{ form.body(upload_url="/upload", next_number=5) }}{{ form.save() }}{% endcall %}
{% if sent is defined %}<output id="sent">{{ sent }}</output>{% endif %}{% endblock %}"""


class Page(SimpleNamespace):
    """What pagination asks of a part of a long list."""

    page, pages, total, first, last, has_prev, has_next, prev_num, next_num = 3, 9, 173, 41, 60, True, True, 2, 4

    def iter_pages(self, **_edges: int) -> list[int | None]:
        """The first, the near and the last."""
        return [1, 2, 3, 4, None, 9]


@bp.get("/")
def components() -> str:
    """Every component."""
    flash("The agenda was saved.")
    flash({"text": "Item 4 was removed.", "undo": "/undo"}, "success")
    now = dt.datetime(2018, 1, 15, 10, tzinfo=dt.UTC)
    compared = compare("<p>The panel met at 2pm</p>", "<p>The panel met at 3pm</p><p>It ended</p>")
    date = dt.date(2018, 1, 15)
    return render_template_string(COMPONENTS, page=Page(), now=now, date=date, report=REPORT, compared=compared)


@bp.route("/fields", methods=["GET", "POST"])
def fields() -> ResponseReturnValue:
    """Every field; sent well it redirects."""
    form = EveryField()
    return redirect("/") if form.validate_on_submit() else render_template_string(FIELDS, form=form)


@bp.route("/editor", methods=["GET", "POST"])
def editor() -> str:
    """A text in the editor; what was sent is shown below it."""
    form = Text(body=REPORT)
    sent: dict[str, Any] = {"sent": form.body.data} if form.validate_on_submit() else {}
    return render_template_string(EDITOR, form=form, **sent)


@bp.post("/kept")
def kept() -> ResponseReturnValue:
    """Autosave: refuses one word, so that a refusal can be seen."""
    form = Text()
    if "refuse" in (form.title.data or ""):
        return jsonify(error="B. Clerk saved this meanwhile.", url="/editor"), 409
    return jsonify(saved_at="10.42 am", version=(form.version.data or 0) + 1, text=form.body.data)


@bp.post("/upload")
def upload() -> ResponseReturnValue:
    """Takes any file as an image of that name."""
    name = request.files["file"].filename
    return (jsonify(src=f"/files/{name}"), 201) if name and name.endswith(".png") else (jsonify(error="That is no image."), 400)


@bp.post("/moved")
def moved() -> str:
    """Says where a row was moved to."""
    return f"<!doctype html><title>Moved</title><h1>Moved to {Markup.escape(request.form['to'])}</h1>"


def gallery(instance: str) -> Flask:
    """The gallery as an application."""
    app = begin(
        {
            "SECRET_KEY": "for tests",
            "SQLALCHEMY_DATABASE_URI": "sqlite://",
            "INSTANCE": instance,
            "TESTING": True,
            "MAX_FORM_MEMORY_SIZE": 8 * 2**20,
        }
    )
    app.register_blueprint(bp)
    LoginManager(app).user_loader(lambda _key: None)
    app.context_processor(
        lambda: {
            "council": "Wexcombe City Council",
            "navigation": [("Meetings", "/", True), ("Calendar", "/fields", False), ("People", "/editor", False)],
            "signed_in_as": "A. Clerk",
            "account_links": [("Your account", "/account")],
            "sign_out_url": "/sign-out",
            "footer_links": [("Accessibility statement", "/accessibility"), ("Help: who may do what", "/help")],
        }
    )
    return app
