"""Doors: every view is locked or open on purpose, every address leads to its panel, and who may go where is reviewed.

access_matrix.txt says, for each door and each role, what comes of knocking. It is made by really knocking and is read
by a person when it changes: `./run test tests/laws/test_doors.py --write-matrix` writes it anew.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, current_app
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from panel import clock
from panel.access.doors import found_parameters
from panel.extensions import db
from tests.laws.example import NOW, Example, example

MATRIX = Path(__file__).with_name("access_matrix.txt")
OF_NO_PANEL = frozenset({"person_id", "account_id", "grant_id"})
"""What belongs to the council as a whole: its door asks for the permission in any panel."""

WITHOUT_DOOR = frozenset({"static"})
"""Files of the built front end: the same for everyone."""

ANSWERS = {200: "yes", 302: "yes", 303: "yes", 400: "yes", 403: "no", 404: "-", 409: "rule", 410: "yes", 201: "yes"}
"""What an answer says of the door: opened, refused, or nothing there for this reader."""

HEAD = """# Who may go where: what comes of knocking at each door in each role, in the panel of the role.
#
#   yes    opened (a form that is not filled in is opened too)
#   in     sent to sign in
#   no     refused
#   rule   opened, and what was asked refused by a rule
#   -      nothing there for this reader
#
# Written by: ./run test tests/laws/test_doors.py --write-matrix
# pub = public  mem = member  cha = chair  aut = report author  cle = clerk  mon = monitoring officer
# adm = administrator  oth = the clerk of another panel, at a door of this one
"""
ROLES = ("pub", "mem", "cha", "aut", "cle", "mon", "adm", "oth")


def rules(app: Flask) -> list[Rule]:
    """Every address, in order."""
    return sorted(app.url_map.iter_rules(), key=lambda rule: (rule.endpoint, rule.rule))


def test_every_view_has_a_door(app: Flask) -> None:
    views = {rule.endpoint: app.view_functions[rule.endpoint] for rule in rules(app)}
    assert {name for name, view in views.items() if not hasattr(view, "door")} == WITHOUT_DOOR


def test_every_address_leads_to_its_panel(app: Flask) -> None:
    """An id that no finder knows would be asked for in any panel: a clerk of one could open another's."""
    ids = {argument for rule in rules(app) for argument in rule.arguments if argument.endswith("_id")}
    assert ids - found_parameters() == OF_NO_PANEL & ids


def test_only_a_locked_door_changes_anything(app: Flask) -> None:
    """What the public may send is signing in and out, and passwords by a link."""
    posts = {rule.endpoint for rule in rules(app) if rule.methods and "POST" in rule.methods}
    open_posts = {name for name in posts if getattr(app.view_functions[name], "door", None) is None}
    assert open_posts == {
        "accounts.accept",
        "accounts.forgotten",
        "accounts.reset",
        "accounts.sign_in",
        "accounts.sign_out",
    }


class Undone:
    """The example as it was told, put back after a knock that may have changed it."""

    def __init__(self, app: Flask) -> None:
        self.database = Path(app.config["INSTANCE"]) / "panel.sqlite"
        self.kept = self.database.with_suffix(".kept")
        self._let_go()
        shutil.copy(self.database, self.kept)

    def put_back(self) -> None:
        """Put the example back."""
        self._let_go()
        shutil.copy(self.kept, self.database)

    def _let_go(self) -> None:
        """Close the database: SQLite then keeps all of it in the one file."""
        db.session.remove()
        db.engine.dispose()


def test_the_matrix_is_the_reviewed_one(app: Flask, request: pytest.FixtureRequest) -> None:
    app.test_client_class = FlaskClient  # whether a page is well formed is asked elsewhere
    with clock.at(NOW):
        found = HEAD + "\n".join(_lines(app, example())) + "\n"
    if request.config.getoption("--write-matrix"):
        MATRIX.write_text(found)
    assert found.splitlines() == MATRIX.read_text().splitlines()


def _lines(app: Flask, told: Example) -> Iterator[str]:
    who = {"pub": None} | {role: account.get_id() for role, account in told.people.items()}
    doors = [
        (method, rule, told.address(rule))
        for rule in rules(app)
        if rule.endpoint not in WITHOUT_DOOR
        for method in sorted((rule.methods or set()) & {"GET", "POST"})
    ]
    undone = Undone(app)
    yield f"{'':<40}" + "".join(f"{role:>5}" for role in ROLES)
    for method, rule, address in doors:
        answers = [_knock(_client(app, who[role]), method, address, undone) for role in ROLES]
        yield f"{method:<4} {rule.endpoint:<35}" + "".join(f"{answer:>5}" for answer in answers)


def _client(app: Flask, identity: str | None) -> FlaskClient:
    """Someone who has just signed in, or has not."""
    client = app.test_client()
    if identity is not None:
        with client.session_transaction() as session:
            session["_user_id"], session["_fresh"] = identity, True
    return client


def _knock(client: FlaskClient, method: str, address: str, undone: Undone) -> str:
    with current_app.app_context():  # each knock is a visit of its own: nothing is known from the one before
        response = client.open(address, method=method)
        response.close()
    if method == "POST" and response.status_code < 400:
        undone.put_back()
    if response.status_code == 302 and response.location.startswith("/sign-in?next="):
        return "in"
    return ANSWERS[response.status_code]
