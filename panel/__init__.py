"""The meeting manager of a corporate parenting panel."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from flask import Flask

FEATURES = (
    *("rulebook", "audit", "access", "mail", "people", "bodies", "accounts", "drafts", "exemption", "search"),
    *("principles", "scorecard", "meetings", "interests", "withdrawals", "papers", "minutes", "follow_up"),
    *("work_programme", "voice", "packs", "publishing", "invitations", "threads", "records", "bundles", "reminders"),
    *("desk", "demo"),
)
"""Every feature, lowest on the ladder first."""

ROOMS = ("models", "queries", "searched", "views", "commands")
"""What is loaded of each; a room may be a module or a package of them."""


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """The application, with `config` or else the settings of the environment.

    A feature's `models` and `queries` are loaded; the blueprint `bp` of its `views` and its `commands` is registered.
    """
    app: Flask = import_module("panel.ground").begin(config)
    modules = [module for feature in FEATURES for room in ROOMS for module in _modules(f"panel.{feature}.{room}")]
    for blueprint in dict.fromkeys(module.bp for module in modules if hasattr(module, "bp")):
        app.register_blueprint(blueprint)
    import_module("panel.frame").init_app(app)
    return app


def _modules(name: str) -> Iterator[ModuleType]:
    """The module of that name, or each module of a package of that name; nothing where there is none."""
    found = find_spec(name)
    if found is None:
        return
    yield import_module(name)
    for inside in iter_modules(found.submodule_search_locations or []):
        yield import_module(f"{name}.{inside.name}")
