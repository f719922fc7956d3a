"""A client that reads every page it is given: valid HTML, one h1, a title that matches it, no id twice."""

from typing import Any

import html5lib
from flask import g
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

XHTML = "{http://www.w3.org/1999/xhtml}"


class ReadingClient(FlaskClient):
    """Checks each HTML response as it comes."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Ask for a page, and check it. Who asked for the last one is forgotten: tests keep one context open."""
        if g:
            g.pop("_login_user", None)
        response = super().open(*args, **kwargs)
        if response.mimetype == "text/html" and response.status_code < 500 and response.data:
            problems = problems_of(response.get_data(as_text=True)) if not 300 <= response.status_code < 400 else []
            assert not problems, f"{response.request.path}: {problems}"
        return response


def problems_of(text: str) -> list[str]:
    """What is wrong with a page, in words."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=True)
    tree = parser.parse(text)
    problems = [f"line {where[0]}: {what} {more}" for where, what, more in parser.errors]
    headings = [_text(h) for h in tree.iter(XHTML + "h1")]
    title = "".join(_text(t) for t in tree.iter(XHTML + "title"))
    if len(headings) != 1:
        problems.append(f"{len(headings)} h1 elements: {headings}")
    elif headings[0] not in title:
        problems.append(f"the title “{title}” does not hold the heading “{headings[0]}”")
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    problems += [f"id {one!r} stands {ids.count(one)} times" for one in sorted(set(ids)) if ids.count(one) > 1]
    return problems


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
