"""Pages that show every component and field once, on the real ground but without a feature."""

import datetime as dt
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from flask import Blueprint, Flask, flash, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import LoginManager
from jinja2 import ChoiceLoader, FileSystemLoader
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
PAGES = Path(__file__).parent / "pages"
REPORT = (
    "<h3>Purpose</h3><p>To tell members about <strong>visits</strong> to homes and <em>what was found</em>, with a "
    '<a href="https://council.example/">link</a>.</p><ol><li><p>First</p></li><li><p>Second</p></li></ol>'
    "<h4>Detail</h4><ol data-continue><li><p>Third</p></li></ol><table><caption>Visits</caption><thead><tr>"
    '<th scope="col">Home</th><th scope="col">Visits</th></tr></thead>'
    "<tbody><tr><td>North</td><td>4</td></tr></tbody></table>"
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
    part = RadioField(
        "Part of the meeting", choices=[("open", "Open"), ("closed", "Closed")], hints={"closed": "The public leaves"}
    )
    notices = CheckboxesField(
        "Notice given", choices=[("office", "At the offices"), ("web", "On the website")], small=True
    )
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
    return render_template("components.html", page=Page(), now=now, date=date, report=REPORT, compared=compared)


@bp.route("/fields", methods=["GET", "POST"])
def fields() -> ResponseReturnValue:
    """Every field; sent well it redirects."""
    form = EveryField()
    return redirect("/") if form.validate_on_submit() else render_template("fields.html", form=form)


@bp.route("/editor", methods=["GET", "POST"])
def editor() -> str:
    """A text in the editor; what was sent is shown below it."""
    form = Text(body=REPORT)
    sent: dict[str, Any] = {"sent": form.body.data} if form.validate_on_submit() else {}
    return render_template("editor.html", form=form, **sent)


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
    return (
        (jsonify(src=f"/files/{name}"), 201)
        if name and name.endswith(".png")
        else (jsonify(error="That is no image."), 400)
    )


@bp.get("/accessibility")
def accessibility() -> str:
    """The accessibility statement."""
    return render_template("help/accessibility.html", contact_email="clerk@council.example")


@bp.get("/errors/<int:code>")
def error(code: int) -> str:
    """A page for what goes wrong."""
    return render_template(f"errors/{code}.html", reasons=["The minutes have been signed."])


@bp.get("/theme.css")
def theme() -> ResponseReturnValue:
    """A council's own colours."""
    return ":root{--govuk-brand-colour:#5c2d6d;--govuk-link-colour:#5c2d6d}", {"Content-Type": "text/css"}


@bp.post("/moved")
def moved() -> str:
    """Says where a row was moved to."""
    return f"<!doctype html><title>Moved</title><h1>Moved to {Markup.escape(request.form['to'])}</h1>"


def gallery(instance: Path) -> Flask:
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
    app.jinja_loader = ChoiceLoader([app.jinja_loader, FileSystemLoader(PAGES)])
    app.register_blueprint(bp)
    LoginManager(app).user_loader(lambda _key: None)
    app.context_processor(
        lambda: {
            "council": "Wexcombe City Council",
            "navigation": [("Meetings", "/", True), ("Calendar", "/fields", False), ("People", "/editor", False)],
            "signed_in_as": "A. Clerk",
            "account_links": [("Your account", "/account")],
            "sign_out_url": "/sign-out",
            "theme_url": "/theme.css" if "theme" in request.args else None,
            "footer_links": [("Accessibility statement", "/accessibility"), ("Help: who may do what", "/help")],
        }
    )
    return app
