"""The application before it has features: settings, extensions, templates, and what every request goes through."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from flask import Flask
from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, PrefixLoader
from werkzeug.middleware.proxy_fix import ProxyFix

from panel import assets, headers, transaction, wording
from panel.config import settings
from panel.extensions import UTCDateTime, csrf, db, login, migrate
from panel.resources import resource
from panel.richtext import filters


def begin(config: Mapping[str, Any] | None) -> Flask:
    """A Flask application with our ground under it and no feature on it yet."""
    app = Flask("panel", template_folder=str(resource("templates")), static_folder=str(resource("static")))
    app.config.from_mapping(settings() if config is None else config)
    app.jinja_loader = ChoiceLoader(
        [
            FileSystemLoader(resource("templates")),
            PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
        ]
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    db.init_app(app)
    csrf.init_app(app)
    login.init_app(app)
    migrate.init_app(
        app,
        db,
        directory=str(resource("migrations")),
        render_item=_render_type,
        compare_type=True,
        include_name=_is_ours,
    )
    app.jinja_env.filters.update(wording.FILTERS)
    for part in (transaction, headers, assets, filters):
        part.init_app(app)
    if app.config.get("BASE_URL"):
        app.wsgi_app = ProxyFix(app.wsgi_app, x_proto=1, x_host=1)  # type: ignore[method-assign]
    return app


def _is_ours(name: str | None, kind: str, _within: Any) -> bool:
    """Migrations leave alone the full text of either engine: it comes and goes with the table of which it is."""
    return not (kind in ("table", "index") and (name or "").startswith("search_words"))


def _render_type(kind: str, item: Any, _context: Any) -> str | bool:
    """Migrations never import the application: our moment is written as the type it is stored as."""
    if kind == "type" and isinstance(item, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, sa.Enum):
        return f"sa.String(length={item.length})"
    return False
