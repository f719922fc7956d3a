"""What stands round every page: the council's name, the navigation, the footer, and the pages for what goes wrong."""

from typing import Any

from flask import Flask, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from panel import clock
from panel.access.doors import may
from panel.access.rules import Permission
from panel.accounts.queries import reader_account
from panel.audit import operations as audit
from panel.bodies.queries import the_council
from panel.drafts.operations import Moved
from panel.extensions import db
from panel.lifecycle import Refused
from panel.search import listening
from panel.threads.descent import asked_for_by

NAVIGATION: tuple[tuple[str, str, Permission | None], ...] = (
    ("Meetings", "publishing.meetings", None),
    ("Calendar", "meetings.calendar", Permission.PLAN_MEETINGS),
    ("Reports", "publishing.reports", Permission.PUBLISH),
    ("Work programme", "work_programme.programme", None),
    ("Follow-up", "follow_up.log", None),
    ("You said, we did", "voice.told", None),
    ("Scorecard", "scorecard.scorecards", None),
    ("Panels", "bodies.bodies", Permission.SET_UP_BODY),
    ("People", "people.people", Permission.KEEP_PEOPLE),
    ("Records", "records.disposal", Permission.DISPOSE),
    ("Accounts", "accounts.accounts", Permission.INVITE),
)
FOOTER = (
    ("Accessibility statement", "desk.accessibility"),
    ("Who may do what", "access.permissions"),
)


TABS: tuple[tuple[str, str, Permission | None], ...] = (
    ("Agenda", "publishing.meeting", None),
    ("Papers", "papers.papers", Permission.WRITE_REPORT),
    ("Interests", "interests.interests", None),
    ("Attendance", "meetings.attendance", None),
    ("Minutes", "minutes.minutes", None),
    ("Outcomes", "follow_up.outcomes", None),
    ("Pack", "publishing.pack", None),
    ("History", "desk.history", Permission.READ_TRAIL),
)
"""The tabs of a meeting. Each page shows what its reader may see; a tab nobody else may open is not shown."""

PAGES = frozenset({403, 404, 409, 410, 413, 429})


def init_app(app: Flask) -> None:
    """Put the frame round the features: the listeners of trail and index, what templates ask for, the error pages."""
    audit.init_app()
    listening.init_app()
    app.context_processor(_frame)
    app.jinja_env.globals.update(may=may, Permission=Permission, today=clock.today)
    app.jinja_env.globals.update(meeting_tabs=_tabs, asked_for_by=asked_for_by)
    app.register_error_handler(Moved, _moved)
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(StaleDataError, _stale)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(500, _broken)


def _frame() -> dict[str, Any]:
    council = the_council()
    account = reader_account()
    here = _part_of_the_site()
    return {
        "council": council.name if council else "panel",
        "home_url": url_for("desk.home"),
        "search_url": url_for("search.search"),
        "navigation": [
            (label, url_for(endpoint), endpoint == here)
            for label, endpoint, permission in NAVIGATION
            if endpoint in current_app.view_functions and (permission is None or may(permission))
        ],
        "signed_in_as": account.name if account else None,
        "account_links": [("Your account", url_for("accounts.account"))]
        if account
        else [("Sign in", url_for("accounts.sign_in"))],
        "sign_out_url": url_for("accounts.sign_out") if account else None,
        "footer_links": [(label, url_for(endpoint)) for label, endpoint in FOOTER],
        "theme_url": url_for("bodies.theme", v=council.version if council else 0),
    }


def _part_of_the_site() -> str | None:
    """The entry of the navigation that the present page is, or else belongs to: the first of its feature."""
    entries = [endpoint for _, endpoint, _ in NAVIGATION]
    if request.endpoint in entries:
        return request.endpoint
    return next((endpoint for endpoint in entries if endpoint.partition(".")[0] == request.blueprint), None)


def _tabs(meeting: Any, current: str) -> list[tuple[str, str, bool]]:
    return [
        (label, url_for(endpoint, meeting_id=meeting.id), label == current)
        for label, endpoint, permission in TABS
        if endpoint in current_app.view_functions and (permission is None or may(permission, meeting.body))
    ]


COMPARE = {"minute": "minutes.compare", "item": "meetings.compare", "paper": "papers.conflict"}
"""Where both texts are shown, by what the text belongs to (the first word of a draft's `about`)."""


def _moved(moved: Moved) -> ResponseReturnValue:
    """What was typed is set aside, and its author is shown both texts. The redirect keeps the draft."""
    kind = moved.draft.about.partition("/")[0]
    return redirect(url_for(COMPARE[kind], draft_id=moved.draft.id), 303)


def _stale(_error: StaleDataError) -> ResponseReturnValue:
    """Two saves met at the same moment and the other won: try again, and meet its version as any later save would."""
    db.session.rollback()
    try:
        return current_app.dispatch_request()
    except Moved as moved:
        return _moved(moved)


def _refused(refused: Refused) -> ResponseReturnValue:
    """A rule that binds: its words, on a page that changes nothing."""
    reasons = [finding.words for finding in refused.findings]
    return render_template("errors/409.html", reasons=reasons), 409


def _http(error: HTTPException) -> ResponseReturnValue:
    """The page of an error, in plain words of our own; what has no page answers as it is."""
    if error.code not in PAGES:
        return error
    ours = error.description if error.description != type(error).description else None
    return render_template(f"errors/{error.code}.html", reason=ours), error.code


def _broken(_error: Exception) -> ResponseReturnValue:
    """A fault of ours, logged by Flask and said plainly, on a page that asks nothing of the database."""
    db.session.rollback()
    return render_template("errors/500.html"), 500
