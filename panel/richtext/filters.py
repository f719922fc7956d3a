"""What templates may ask of a text."""

from flask import Flask

from panel.richtext.clean import shown


def init_app(app: Flask) -> None:
    """Offer `text|clean`: a text made clean on its way into the page, whatever was stored."""
    app.jinja_env.filters["clean"] = shown
