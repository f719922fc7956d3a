"""The built front end: names with the hash of their content, read from the manifest that the build writes."""

import json
from functools import cache
from pathlib import Path

from flask import Flask, url_for


def init_app(app: Flask) -> None:
    """Offer `asset(name)` to templates: the address of a built file."""
    dist = Path(app.static_folder or "static") / "dist"
    app.jinja_env.globals["asset"] = lambda name: url_for("static", filename=f"dist/{_manifest(dist).get(name, name)}")


@cache
def _manifest(dist: Path) -> dict[str, str]:
    """The manifest of a build. Empty before the first build, so that pages still answer, undressed."""
    path = dist / "manifest.json"
    names: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
    return names
