"""What pages are held against: base.html as a new Flask application without a database answers with it."""

from flask import Flask, render_template
from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, PrefixLoader

from panel import assets
from panel.resources import resource

FRAME = {
    "council": "Fenshire County Council",
    "home_url": "/",
    "navigation": [(word, f"/{word}", False) for word in ("Meetings", "Calendar", "Programme", "Log", "Panels")],
    "signed_in_as": "Morgan Tullivane",
    "account_links": [("Your account", "/account")],
    "sign_out_url": "/sign-out",
    "footer_links": [("Accessibility statement", "/accessibility"), ("Who may do what", "/who-may-do-what")],
    "theme_url": "/theme.css",
}
"""What the frame of every page says to a clerk."""


def bare_app() -> Flask:
    """The application; its one page is base.html and nothing else."""
    app = Flask("bare", static_folder=str(resource("static")))
    govuk = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    app.jinja_loader = ChoiceLoader([FileSystemLoader(resource("templates")), govuk])
    app.secret_key = "for measuring"
    app.jinja_env.globals["csrf_token"] = lambda: "none"
    assets.init_app(app)
    app.add_url_rule("/", view_func=lambda: render_template("base.html", **FRAME))
    return app
