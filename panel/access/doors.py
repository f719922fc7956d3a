"""Who may knock: every view is open to all, or requires a permission in the body that its address speaks of."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import abort, current_app, g, request
from flask_login import current_user

from panel import clock
from panel.access.rules import Permission
from panel.transaction import once

View = TypeVar("View", bound=Callable[..., Any])
Finder = TypeVar("Finder", bound=Callable[[int], Any])

SIGNED_IN = "signed in"
"""The door of a view that asks only that someone has signed in."""

_finders: dict[str, list[Callable[[int], Any]]] = {}


def finds_body(parameter: str) -> Callable[[Finder], Finder]:
    """Register how an address's `parameter` (meeting_id …) leads to its body; the feature of the noun does it.

    A draft may be of a minute, an item or a paper: each of their features registers `draft_id` and answers for its own.
    """

    def register(finder: Finder) -> Finder:
        _finders.setdefault(parameter, []).append(finder)
        return finder

    return register


def requires(permission: Permission) -> Callable[[View], View]:
    """Let in only who holds `permission` in the body of the address, or in any body where the address names none.

    The public is sent to sign in; a person without the permission gets a 403; an unknown meeting or item a 404.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            body = body_of_address()
            if not current_user.is_authenticated:
                return current_app.login_manager.unauthorized()  # type: ignore[attr-defined]
            if not may(permission, body):
                abort(403)
            return view(*args, **kwargs)

        guarded.door = permission  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return decorate


def signed_in(view: View) -> View:
    """Let in whoever has signed in, whatever their roles: one's own account, one's own notes."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        if not current_user.is_authenticated:
            return current_app.login_manager.unauthorized()  # type: ignore[attr-defined]
        return view(*args, **kwargs)

    guarded.door = SIGNED_IN  # type: ignore[attr-defined]
    return guarded  # type: ignore[return-value]


def open_to_all(view: View) -> View:
    """Mark a view that anyone may open; what it shows still depends on the reader."""
    view.door = None  # type: ignore[attr-defined]
    return view


def may(permission: Permission, body: Any = None) -> bool:
    """Whether the present reader holds `permission` in `body` (None: in any body)."""
    if not current_user or not current_user.is_authenticated:
        return False
    known = ("may", current_user.get_id(), permission, body.id if body else None)
    return once(known, lambda: bool(current_user.may(permission, body, clock.today())))


def body_of_address() -> Any:
    """The body that the present address speaks of, or None where it names none. Aborts with 404 for an unknown id."""
    for parameter, value in (request.view_args or {}).items():
        if parameter in _finders:
            body = next(filter(None, (find(value) for find in _finders[parameter])), None)
            if body is None:
                abort(404)
            g.body = body
            return body
    return None


def found_parameters() -> frozenset[str]:
    """The address parameters that lead to a body; a test holds every `*_id` in an address against them."""
    return frozenset(_finders)
