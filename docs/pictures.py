"""Makes the pictures of README.md: three screens of the demonstration and the first page of one of its packs.

Run it with `./run pictures`. It serves the demonstration from a folder of its own, which is gone at the end.
"""

import logging
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from flask import Flask
from flask_migrate import upgrade
from playwright.sync_api import Page, sync_playwright
from werkzeug.serving import make_server

from panel import clock, create_app
from panel.config import settings
from panel.demo.council import PASSWORD
from panel.demo.telling import tell
from panel.exemption.rules import Edition
from panel.extensions import db
from panel.meetings.models import Meeting
from panel.meetings.rules.life import State
from panel.minutes.queries import minutes_of
from panel.packs.proof import draw_pack
from panel.transaction import transaction
from tests.browser import ARGUMENTS, NAMES

PICTURES = Path(__file__).parent / "pictures"
WIDTH, HEIGHT = 1280, 960


def main() -> None:
    """Tell the demonstration, serve it, and take the pictures."""
    PICTURES.mkdir(exist_ok=True)
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(settings({"PANEL_INSTANCE": folder, "PANEL_DEMONSTRATION": "1"}))
        with app.app_context():
            upgrade()
            with transaction():
                tell(clock.today())
            screens, pack = _addresses(), _pack()
        _draw_page(pack, PICTURES / "pack.png")
        with _served(app) as site, _signed_in(site) as page:
            for name, address in screens.items():
                page.goto(site + address)
                page.wait_for_load_state("networkidle")
                page.screenshot(path=PICTURES / f"{name}.png")


def _addresses() -> dict[str, str]:
    """What is shown: the clerk's desk, an agenda in draft, and a minute in hand in the room."""
    drafted = _meeting(State.CALLED)
    in_hand = [minute for minute in minutes_of(_meeting(State.ADJOURNED)) if minute.outcomes][-1]
    return {"desk": "/", "agenda": f"/meetings/{drafted.id}/draft", "minutes-in-the-room": f"/minutes/{in_hand.id}"}


def _meeting(state: State) -> Meeting:
    """The last meeting that is in a state. Raises LookupError where the story has none."""
    query = db.select(Meeting).where(Meeting.state == state).order_by(Meeting.date.desc())
    meeting: Meeting | None = db.session.scalars(query).first()
    if meeting is None:
        raise LookupError(f"No meeting is {state.value}.")
    return meeting


def _pack() -> bytes:
    """The pack of the last ordinary meeting, as a PDF."""
    query = db.select(Meeting).where(Meeting.state == State.HELD, Meeting.title_note.is_(None))
    last = db.session.scalars(query.order_by(Meeting.date.desc())).first()
    return draw_pack(last.id, Edition.PUBLIC).pdf


def _draw_page(pdf: bytes, to: Path) -> None:
    """The first page of a PDF as a picture."""
    subprocess.run(
        ["pdftoppm", "-png", "-singlefile", "-f", "1", "-r", "90", "-", str(to.with_suffix(""))], input=pdf, check=True
    )


@contextmanager
def _served(app: Flask) -> Iterator[str]:
    """The address at which the application is served meanwhile, on a port that was free."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


@contextmanager
def _signed_in(site: str) -> Iterator[Page]:
    """A page of a browser in which the clerk has signed in."""
    arguments = [*ARGUMENTS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        path = next(filter(None, map(shutil.which, NAMES)), None)
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(f"{site}/sign-in")
        page.get_by_label("Email address").fill("clerk@demonstration.example")
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_load_state("networkidle")
        yield page
        browser.close()


if __name__ == "__main__":
    main()
