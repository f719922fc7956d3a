"""Draws HTML as PDF/UA-1 with WeasyPrint, from nothing but what it is handed."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import unquote

from PIL import ImageFile

from panel.pdf.join import mend
from panel.pdf.origins import note_origins
from panel.pdf.tree import DrawnTree

Assets = Mapping[str, bytes] | Callable[[str], bytes | None]

BASE = "https://assets.invalid/"  # a name that can never be reached (RFC 2606)
FONTS = "fonts/"
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")  # BCP 47, near enough to catch what is no language


ONE_AT_A_TIME = Lock()  # the threads of a process share its fonts, and Pango's are not made for that


class DrawError(ValueError):
    """What cannot be drawn, with the reason as a sentence."""


def draw(
    html: str, *, css: Sequence[str] = (), fonts: Path, assets: Assets | None = None, title: str, lang: str = "en-GB"
) -> bytes:
    """A document as PDF/UA-1.

    ``css`` are the texts of style sheets, in order. They and the HTML may name ``fonts/NAME`` (a file of the folder
    ``fonts``) and whatever ``assets`` answers to; any other address raises DrawError, as does a title or a language
    that PDF/UA-1 would not take.
    """
    if not title.strip():
        raise DrawError("The document has no title.")
    if not LANGUAGE.fullmatch(lang):
        raise DrawError(f"“{lang}” is not a language tag such as en-GB.")
    return laid_out(html, css, fonts, assets or {}, title, lang)


def laid_out(html: str, css: Sequence[str], fonts: Path, assets: Assets, title: str, lang: str) -> bytes:
    """The PDF of what is fit to be drawn; the same bytes for the same arguments."""
    with ONE_AT_A_TIME:
        fetcher = fetcher_for(fonts, assets)
        source = engine().HTML(string=html, base_url=BASE, url_fetcher=fetcher)
        source.etree_element.set("lang", lang)
        try:
            rendered = source.render(
                stylesheets=[stylesheet(text, fonts) for text in css],
                font_config=font_configuration(),
                pdf_variant="pdf/ua-1",
                presentational_hints=True,  # the number that a list begins with is one
            )
            rendered.metadata.title, rendered.metadata.lang = title, lang
            pdf: bytes = rendered.write_pdf(pdf_variant="pdf/ua-1", finisher=finish)
        except fatal_error() as refusal:
            raise DrawError(str(refusal)) from None
    return pdf


def finish(_document: Any, pdf: Any) -> None:
    """Mend the structure tree, once WeasyPrint has drawn all and before it writes the file."""
    tree = DrawnTree(pdf)
    tree.write(mend(tree.read()))


@cache
def engine() -> Any:
    """WeasyPrint, loaded when first needed (it takes most of a second)."""
    weasyprint = import_module("weasyprint")
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint's import has made every reader in this process lenient
    note_origins()
    return weasyprint


@cache
def font_configuration() -> Any:
    """The fonts known to this process: loaded once, for all documents."""
    engine()
    return import_module("weasyprint.text.fonts").FontConfiguration()


@lru_cache(maxsize=32)
def stylesheet(css: str, fonts: Path) -> Any:
    """A style sheet, read once. Its pictures are fetched with the document's, its fonts now."""
    return engine().CSS(string=css, base_url=BASE, url_fetcher=fetcher_for(fonts, {}), font_config=font_configuration())


def fatal_error() -> type[BaseException]:
    """The one exception that WeasyPrint lets through from a fetcher."""
    errors: type[BaseException] = import_module("weasyprint.urls").FatalURLFetchingError
    return errors


def fetcher_for(fonts: Path, assets: Assets) -> Any:
    """A WeasyPrint fetcher that serves these fonts and assets and refuses every other address."""
    urls = import_module("weasyprint.urls")
    find = assets.get if isinstance(assets, Mapping) else assets

    class Fetcher(urls.URLFetcher):  # type: ignore[name-defined]
        def fetch(self, url: str, headers: Any = None) -> Any:
            content = served(url, fonts, find)
            if content is None:
                raise urls.FatalURLFetchingError(
                    f"The document asks for “{url.removeprefix(BASE)}”, which is not part of it."
                )
            return urls.URLFetcherResponse(url, content)

    return Fetcher()


def served(url: str, fonts: Path, find: Callable[[str], bytes | None]) -> bytes | None:
    """The bytes of an address that was handed over, or None."""
    if not url.startswith(BASE):
        return None
    name = unquote(url.removeprefix(BASE))
    font = fonts / name.removeprefix(FONTS)
    if name.startswith(FONTS) and font.parent == fonts and font.is_file():
        return font.read_bytes()
    return find(name)
