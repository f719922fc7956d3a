"""Going everywhere: by every link from the first page, and by every address that anyone could guess."""

import re
import subprocess
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import product
from urllib.parse import urldefrag, urljoin, urlsplit
from zipfile import ZipFile

import html5lib
import pikepdf
from flask import Flask, current_app
from flask.testing import FlaskClient
from werkzeug.routing import AnyConverter, Rule

from panel.extensions import db
from tests.pages import XHTML


@dataclass(frozen=True)
class Found:
    """What an address answers."""

    address: str
    status: int
    kind: str
    data: bytes
    headers: str
    named_by: str = ""

    @property
    def words(self) -> str:
        """All the words in it that anyone could dig out, headers included."""
        return f"{self.headers}\n{words_in(self.data)}"

    def links(self) -> list[str]:
        """The addresses of our own that a page names, or that it sends on to."""
        if self.kind != "text/html":
            return []
        tree = html5lib.parse(self.data)
        named = [one.get("href") or one.get("src") for one in tree.iter() if one.tag != f"{XHTML}link"]
        named += re.findall(r"^Location: (.+)$", self.headers, re.MULTILINE)
        there = [urldefrag(urljoin(self.address, name)).url for name in named if name]
        return [one for one in there if not urlsplit(one).netloc and one.startswith("/") and "/static/" not in one]


def ask(client: FlaskClient, address: str, named_by: str = "") -> Found:
    """Ask for one address, as a visit of its own: what the test was reading is let go, for a visit may be logged."""
    db.session.rollback()
    with current_app.app_context():
        response = client.get(address)
    headers = "\n".join(f"{name}: {value}" for name, value in response.headers if name != "Set-Cookie")
    return Found(address, response.status_code, response.mimetype, response.get_data(), headers, named_by)


def kind_of(address: str) -> str:
    """The address without its numbers: pages of one kind differ in them alone."""
    return re.sub(r"[0-9a-f]{64}|\d+", "#", address)


def by_links(client: FlaskClient, most: int = 6) -> Iterator[Found]:
    """What every address answers to which links lead from the first page; of each kind `most`, for they are alike."""
    waiting, met, of_a_kind = deque([("/", "")]), {"/"}, Counter[str]()
    while waiting:
        found = ask(client, *waiting.popleft())
        yield found
        for link in found.links():
            if link not in met and of_a_kind[kind_of(link)] < most:
                met.add(link)
                of_a_kind[kind_of(link)] += 1
                waiting.append((link, found.address))


def guessed(app: Flask, known: Mapping[str, Sequence[object]]) -> list[str]:
    """Every address of every page, with what is known in its gaps: for each "endpoint name", or for each name."""
    urls = app.url_map.bind("")
    return [
        urls.build(rule.endpoint, dict(zip(names, values, strict=True)))
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and rule.endpoint != "static"
        for names in [sorted(rule.arguments)]
        for values in product(*(_values(rule, name, known) for name in names))
    ]


def _values(rule: Rule, name: str, known: Mapping[str, Sequence[object]]) -> Sequence[object]:
    converter = rule._converters[name]
    if isinstance(converter, AnyConverter):
        return sorted(converter.items)
    return known[f"{rule.endpoint} {name}"] if f"{rule.endpoint} {name}" in known else known[name]


def words_in(data: bytes) -> str:
    """What any reader could find in a file: in a PDF, in all that a Word file or a workbook is packed of, in a text."""
    if data.startswith(b"%PDF-"):
        return words_in_pdf(data)
    if data.startswith(b"PK"):
        with ZipFile(BytesIO(data)) as packed:
            return "\n".join(f"{name}\n{words_in(packed.read(name))}" for name in packed.namelist())
    return data.decode("utf-8", "replace")


def words_in_pdf(pdf: bytes) -> str:
    """What any reader could find in a PDF: the text of its pages, and every string and stream in the file."""
    shown = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    inside: list[str] = [pdf.decode("latin-1")]
    with pikepdf.open(BytesIO(pdf)) as opened:
        for one in opened.objects:
            inside += _strings(one)
            if isinstance(one, pikepdf.Stream):
                inside.append(one.read_bytes(pikepdf.StreamDecodeLevel.generalized).decode("latin-1"))
    return "\n".join([shown, *inside])


def _strings(one: object) -> Iterator[str]:
    """The strings within an object of a PDF, however deep."""
    if isinstance(one, pikepdf.String):
        yield str(one)
    elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        for value in one.values() if isinstance(one, pikepdf.Dictionary) else one.stream_dict.values():
            yield from _strings(value) if not _indirect(value) else ()
    elif isinstance(one, pikepdf.Array):
        for value in one:
            yield from _strings(value) if not _indirect(value) else ()


def _indirect(value: object) -> bool:
    return bool(getattr(value, "is_indirect", False))
