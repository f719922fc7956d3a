"""What is withheld is found by nobody who may not see it, and by everybody who may, whatever is done.

Every field that may hold a secret is given marked words. Meetings are then driven through their lives, a step at a
time; after each, whatever it could have changed is read as every role, and at what is published, corrected, approved,
signed or withdrawn, everything is. Who may see what is told anew in tests/laws/canary/entitled.py.
"""

import gc
import random
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from panel import clock, columns
from panel.access import doors
from panel.exemption import queries as readers
from panel.extensions import db
from panel.pdf import draw
from panel.publishing.views import word
from tests.laws.canary.fields import COPIES, FOR_EVERYONE, WITHHELD, columns_of_words
from tests.laws.canary.known import TIME, Answers, Known, made_once
from tests.laws.canary.machine import Meetings

LENGTH = 50
"""Steps in one life of a panel: enough for two meetings, the second approving the minutes of the first."""


@pytest.fixture(scope="session")
def answers() -> Answers:
    """What is known of one life helps in the next: the rows have the same numbers and keys in each."""
    return {}


@pytest.fixture
def machine(app: Flask, monkeypatch: pytest.MonkeyPatch, answers: Answers) -> Iterator[type[Meetings]]:
    """The machine on this application, each of its runs on an empty database where rows are given the same keys."""
    keys = random.Random()
    monkeypatch.setattr(columns, "secrets", SimpleNamespace(token_hex=lambda length: keys.randbytes(length).hex()))
    for maker in (draw, "laid_out"), (word, "word_file"):
        monkeypatch.setattr(*maker, made_once(getattr(*maker)))
    app.test_client_class = FlaskClient  # whether a page is well formed is asked elsewhere
    app.jinja_env.auto_reload = False
    database = Path(app.config["INSTANCE"]) / "panel.sqlite"
    empty = database.with_suffix(".empty")
    _let_go()
    shutil.copy(database, empty)

    def fresh() -> Flask:
        _let_go()
        gc.collect()
        keys.seed(1)
        shutil.copy(empty, database)
        return app

    known = Known(db.engine, database, answers)
    _tell_the_time(known, monkeypatch)
    own = {"fresh": staticmethod(fresh), "known": known, "taken": Counter(), "refused": Counter(), "shut": set()}
    gc.freeze()  # what there is by now stays: looking through it again and again takes a tenth of the time
    gc.disable()
    yield type("Machine", (Meetings,), own)
    gc.enable()
    gc.unfreeze()
    _let_go()


def _tell_the_time(known: Known, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for it is noted: but not the doors, nor whether a seat is held, which is the same on every day."""
    for entered in (doors, readers):
        monkeypatch.setattr(entered, "clock", SimpleNamespace(today=lambda: TIME().date()))
    runs = readers.runs
    monkeypatch.setattr(readers, "runs", lambda *given, **named: runs(*given, **(named | {"today": clock.today()})))
    monkeypatch.setattr(clock, "now", known.now)


def _let_go() -> None:
    """Close the database: SQLite then keeps all of it in the one file."""
    db.session.remove()
    db.engine.dispose()


def drive(machine: type[Meetings], first: int, steps: int) -> None:
    """Run the machine until it has taken so many steps, a life after another. The first is the ordinary one.

    What fails is told as it happened: looking for a shorter life that fails too would take longer than all the rest.
    """
    number = first
    while machine.taken.total() < steps:
        left = steps - machine.taken.total()
        lives, length = max(left // LENGTH, 1), min(left, LENGTH)
        run_state_machine_as_test(
            seed(number)(machine),
            settings=settings(max_examples=lives, stateful_step_count=length, phases=[Phase.generate], database=None),
        )
        number += 1


@pytest.mark.usefixtures("app")  # it loads every table
def test_every_column_of_words_is_withheld_or_for_everyone() -> None:
    """Whoever adds a column says which; then the machine puts marked words into it."""
    for_everyone = {column for group in FOR_EVERYONE.values() for column in group}
    assert columns_of_words() - WITHHELD.keys() - COPIES - for_everyone == set(), "say in fields.py what they hold"
    assert (WITHHELD.keys() | COPIES | for_everyone) - columns_of_words() == set(), "there is no such column"
    assert WITHHELD.keys() & for_everyone == set()


@pytest.mark.heavy
@pytest.mark.daily
def test_whatever_is_done_nothing_withheld_is_found(machine: type[Meetings]) -> None:
    drive(machine, 1, 300)


@pytest.mark.long
@pytest.mark.no_cover  # ten thousand steps read what three hundred read
@pytest.mark.parametrize("number", range(20))
def test_whatever_is_done_for_long(machine: type[Meetings], number: int) -> None:
    drive(machine, 1000 * (number + 2), 500)
