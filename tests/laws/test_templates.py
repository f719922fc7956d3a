"""Templates: all compile, each is rendered or included by something, and none passes text through unescaped."""

import re
from pathlib import Path

from flask import Flask

from panel.resources import PACKAGE, resource

TEMPLATES = resource("templates")
NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*") if path.is_file())


def test_all_compile(app: Flask) -> None:
    for name in NAMES:
        app.jinja_env.get_template(name)


def test_each_is_reached() -> None:
    """A template that nothing names is dead. The sheets of a pack are named without their folder."""
    said = "\n".join(path.read_text() for path in [*TEMPLATES.rglob("*.html"), *PACKAGE.rglob("*.py")])
    sheets = {f"print/{word}.html" for word in re.findall(r'"(\w+)"', said)}
    unnamed = [name for name in NAMES if name not in said and not name.startswith("errors/") and name not in sheets]
    assert unnamed == []


def test_text_is_escaped() -> None:
    """Clean HTML arrives as Markup; a `|safe` would let other text through."""
    unsafe = [name for name in NAMES if re.search(r"\|\s*safe\b", (TEMPLATES / name).read_text())]
    assert unsafe == []


def test_a_template_stands_where_its_feature_does() -> None:
    folders = {Path(name).parts[0] for name in NAMES if "/" in name}
    features = {path.name for path in PACKAGE.iterdir() if path.is_dir()}
    assert folders - features == {"components", "errors", "help", "print"}


def test_a_view_renders_the_templates_of_its_own_feature() -> None:
    """A template's path is its endpoint; what goes wrong and what helps belong to the whole house."""
    rendered = {
        (path.relative_to(PACKAGE).parts[0].removesuffix(".py"), name)
        for path in PACKAGE.rglob("*.py")
        for name in re.findall(r'render_template\(\s*f?"([^"]+)"', path.read_text())
    }
    assert {(room, name) for room, name in rendered if not name.startswith((f"{room}/", "errors/", "help/"))} == set()


def test_every_form_that_sends_carries_its_protection() -> None:
    """Without the token the server refuses what is sent; `hidden_tag` draws it with a form's other hidden fields."""
    forms = {
        (name, form[:80])
        for name in NAMES
        for form in re.findall(r'<form\b[^>]*method="post.*?</form>', (TEMPLATES / name).read_text(), re.DOTALL)
        if "csrf_token" not in form and "hidden_tag" not in form
    }
    assert forms == set()
