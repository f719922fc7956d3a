"""The scorecard on paper: sound for readers of every kind, legible without colour, nothing withheld on it."""

import io
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from flask import Flask
from pikepdf import Dictionary, Name

from panel.bodies.models import Body
from panel.pdf.check import check
from panel.pdf.read import claims_pdf_ua
from panel.scorecard.commands import scorecard
from panel.scorecard.printing import scorecard_pdf
from panel.scorecard.rules.kinds import Good, Unit
from tests import factories
from tests.pdf.poppler import text_of_pages
from tests.scorecard import scene


@pytest.fixture
def body(app: Flask) -> Body:
    body = factories.body(code="CPP")
    reviews = scene.indicator(body, definition="Reviews held by the day due.", source="Local record")
    counts = [(70, 80), (72, 80), (74, 80), (71, 80), (76, 80), (79, 84)]
    scene.shares(reviews, counts, target=95.0, england=93.0, neighbours=91.5)
    moves = scene.indicator(body, "Three or more homes in a year", good=Good.LOW, position=2)
    scene.shares(moves, [(9, 80), (8, 80), (3, 80), (7, 80), (6, 80), (12, 84)], target=10.0)
    scene.figure(moves, "2018/19 Q1", numerator=4, denominator=90, narrative="Four brothers moved.")
    score = scene.indicator(
        body, "Average score", unit=Unit.SCORE, good=Good.LOW, line=17.0, line_words="A cause for concern", position=3
    )
    for period, value in zip(scene.QUARTERS, (13.1, 13.4, 14.0, 13.8, 14.2, 13.9), strict=True):
        scene.figure(score, period, value, denominator=64)
    scene.indicator(body, "Adopted", unit=Unit.NUMBER, good=Good.CONTEXT, position=4)
    return body


def figures_of(pdf: bytes) -> list[str]:
    """What stands in the place of each picture, for who does not see it."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = [one for one in opened.objects if isinstance(one, Dictionary) and one.get("/S") == Name.Figure]
        return [str(one.Alt) for one in found]


def test_the_printed_scorecard_is_sound_and_tells_its_charts_in_words(body: Body) -> None:
    pdf = scorecard_pdf(body)
    assert check(pdf) == []
    assert claims_pdf_ua(pdf)
    words = "\n".join(text_of_pages(pdf))
    assert "Scorecard of the Corporate Parenting Panel" in words
    assert "No figures yet." in words
    assert "■ Off target" in words
    assert "● On target" in words
    assert "↑ Worse" in words
    assert [alt.split(",")[0] for alt in figures_of(pdf)] == [
        "Chart of Reviews on time",
        "Chart of Three or more homes in a year",
        "Chart of Average score",
    ]


def test_nothing_withheld_is_printed(body: Body) -> None:
    words = "\n".join(text_of_pages(scorecard_pdf(body)))
    assert "c: withheld, so that nobody can tell a child from a small number." in words
    assert "brothers" not in words
    assert "4.4%" not in words
    assert "Withheld" in words


def test_it_is_written_from_the_terminal(body: Body, tmp_path: Path) -> None:
    file = tmp_path / "scorecard.pdf"
    result = CliRunner().invoke(scorecard, ["cpp", str(file)])
    assert result.exit_code == 0, result.output
    assert file.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("code", "sentence"),
    [("XYZ", "There is no panel with the code XYZ."), ("EMPTY", "keeps no scorecard yet.")],
)
def test_what_cannot_be_written_is_said(body: Body, tmp_path: Path, code: str, sentence: str) -> None:
    factories.body(code="EMPTY")
    result = CliRunner().invoke(scorecard, [code, str(tmp_path / "scorecard.pdf")])
    assert (result.exit_code, sentence in result.output) == (1, True)
