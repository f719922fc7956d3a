"""Doors: every view is locked or open on purpose, every address leads to its panel, and who may go where is reviewed.

access_matrix.txt says, for each door and each role, what comes of knocking. It is made by really knocking and is read
by a person when it changes: `./run test tests/laws/test_doors.py --write-matrix` writes it anew.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask, current_app
from flask.testing import FlaskClient
from jinja2 import FunctionLoader
from werkzeug.routing import Rule

from panel import clock
from panel.access.doors import found_parameters
from panel.access.rules import Permission
from panel.extensions import db
from tests.laws.example import NOW, STAGES, Example, example

MATRIX = Path(__file__).with_name("access_matrix.txt")
OF_NO_PANEL = frozenset({"person_id", "account_id", "grant_id"})
"""What belongs to the council as a whole: its door asks for the permission in any panel."""

OF_NO_MEETING = OF_NO_PANEL | {
    *("body_id", "category_id", "seat_id", "standard_item_id", "report_template_id", "template_section_id"),
    *("register_entry_id", "dispensation_id", "entry_id", "raised_id"),
}
"""What stands whatever becomes of a meeting."""

WITHOUT_DOOR = frozenset({"static"})
"""Files of the built front end: the same for everyone."""

ANSWERS = {200: "yes", 302: "yes", 303: "yes", 400: "yes", 403: "no", 404: "-", 409: "rule", 410: "yes", 201: "yes"}
"""What an answer says of the door: opened, refused, or nothing there for this reader."""

HEAD = """# Who may go where: what comes of knocking at each door in each role, in the panel of the role, at each stage.
#
#   yes    opened (a form that is not filled in is opened too)
#   in     sent to sign in
#   no     refused
#   rule   opened, and what was asked refused by a rule
#   -      nothing there for this reader
#
# A door that leads to a meeting has a line for each stage at which its answers differ: planned, called, published (its
# agenda is), held (its minutes are a draft), minutes-out (the draft is published), signed (the minutes are); “always”
# is all of them. A role that lacks the permission of a door is turned away before anything is asked of the meeting.
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
    """What the public may send is signing in and out, passwords by a link, and what came of what one was asked."""
    posts = {rule.endpoint for rule in rules(app) if rule.methods and "POST" in rule.methods}
    open_posts = {name for name in posts if getattr(app.view_functions[name], "door", None) is None}
    assert open_posts == {
        "accounts.accept",
        "accounts.forgotten",
        "accounts.reset",
        "accounts.sign_in",
        "accounts.sign_out",
        "follow_up.report_by_link",
        "papers.comment_by_link",
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
    _unadorned(app)
    with clock.at(NOW):
        found = HEAD + "\n".join(_lines(app, example())) + "\n"
    if request.config.getoption("--write-matrix"):
        MATRIX.write_text(found)
    assert found.splitlines() == MATRIX.read_text().splitlines()


@dataclass(frozen=True, eq=False)
class Door:
    """A method of an address."""

    method: str
    rule: Rule
    address: str

    @property
    def of_a_meeting(self) -> bool:
        """Whether what is behind it may depend on the meeting's stage."""
        return any(name.endswith("_id") and name not in OF_NO_MEETING for name in self.rule.arguments)


def _lines(app: Flask, told: Example) -> Iterator[str]:
    doors = list(_doors(app, told))
    answers: dict[Door, dict[str, tuple[str, ...]]] = {door: {} for door in doors}
    cookies = _cookies(app, told)
    shut = {door: _shut_out(app, told, door) for door in doors}
    for stage in STAGES:
        told.put_at(stage)
        undone = Undone(app)
        for door in doors:
            if door.of_a_meeting or stage is STAGES[-1]:
                answers[door][stage.name] = tuple(
                    shut[door].get(role) or _knock(app, cookies[role], door, undone) for role in ROLES
                )
    yield f"{'':<55}" + "".join(f"{role:>5}" for role in ROLES)
    for door, found in answers.items():
        for row in dict.fromkeys(found.values()):
            stages = [name for name, answer in found.items() if answer == row]
            when = "always" if len(stages) == len(found) else " ".join(stages)
            yield f"{door.method:<4} {door.rule.endpoint:<35}" + "".join(f"{one:>5}" for one in row) + f"  {when}"


def _shut_out(app: Flask, told: Example, door: Door) -> dict[str, str]:
    """The roles that the lock of a door turns away at every stage: they lack its permission."""
    permission = getattr(app.view_functions[door.rule.endpoint], "door", None)
    if not isinstance(permission, Permission):
        return {}
    body = told.panel if set(door.rule.arguments) & found_parameters() else None
    lack = {role: "no" for role, one in told.people.items() if not one.may(permission, body, clock.today())}
    return {"pub": "in", **lack}


def test_a_lock_turns_away_who_lacks_its_permission(app: Flask) -> None:
    """What the matrix takes as given, tried at every lock: by the public, and by one of those who lack it."""
    _unadorned(app)
    with clock.at(NOW):
        told = example()
        turned_away = [(door, _shut_out(app, told, door)) for door in _doors(app, told)]
        cookies, undone = _cookies(app, told), Undone(app)
        for number, (door, roles) in enumerate(turned_away):
            lack = list(roles)[1:]
            for role in [*list(roles)[:1], *lack[number % max(len(lack), 1) :][:1]]:
                assert _knock(app, cookies[role], door, undone) == roles[role], (door.rule.endpoint, role)


def _unadorned(app: Flask) -> None:
    """Make pages empty: what stands on them is asked elsewhere, here only whether they open."""
    app.test_client_class = FlaskClient
    app.jinja_env.loader = FunctionLoader(lambda _name: "<body>")
    app.jinja_env.bytecode_cache = None
    app.template_context_processors[None].clear()


def _doors(app: Flask, told: Example) -> Iterator[Door]:
    for rule in rules(app):
        if rule.endpoint not in WITHOUT_DOOR:
            for method in sorted((rule.methods or set()) & {"GET", "POST"}):
                yield Door(method, rule, told.address(rule))


def _cookies(app: Flask, told: Example) -> dict[str, str]:
    return {role: _cookie(app, told.people[role].get_id()) if role in told.people else "" for role in ROLES}


def _cookie(app: Flask, identity: str) -> str:
    """The cookie of someone who has just signed in."""
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = identity, True
    cookie = client.get_cookie("session")
    assert cookie
    return f"session={cookie.value}"


def _knock(app: Flask, cookie: str, door: Door, undone: Undone) -> str:
    with current_app.app_context():  # each knock is a visit of its own: nothing is known from the one before
        client = app.test_client(use_cookies=False)
        response = client.open(door.address, method=door.method, headers={"Cookie": cookie})
        response.close()
    if door.method == "POST" and response.status_code < 400:
        undone.put_back()
    if response.status_code == 302 and response.location.startswith("/sign-in?next="):
        return "in"
    return ANSWERS[response.status_code]
