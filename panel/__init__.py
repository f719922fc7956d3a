"""The meeting manager of a corporate parenting panel."""

from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from flask import Flask

FEATURES = (
    *("audit", "access", "mail", "people", "bodies", "accounts", "drafts", "exemption", "meetings", "interests"),
    *("papers", "minutes", "follow_up", "work_programme", "packs", "publishing", "bundles", "desk", "demo"),
)
"""Every feature, lowest on the ladder first."""


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """The application, with `config` or else the settings of the environment.

    A feature's `models` and `queries` are loaded; the blueprint `bp` of its `views` and its `commands` is registered.
    """
    app: Flask = import_module("panel.ground").begin(config)
    for feature in FEATURES:
        for room in ("models", "queries", "views", "commands"):
            name = f"panel.{feature}.{room}"
            blueprint = getattr(import_module(name), "bp", None) if find_spec(name) else None
            if blueprint is not None:
                app.register_blueprint(blueprint)
    import_module("panel.frame").init_app(app)
    return app
