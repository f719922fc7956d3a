"""A section of a report that shows the scorecard: chosen by its author, kept as it stood, never what is withheld."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from panel.accounts.models import Account
from panel.bodies.rules.kinds import SectionKind
from panel.exemption.rules import PUBLIC
from panel.extensions import db
from panel.meetings.rules.life import State
from panel.papers.models import Paper, Section
from panel.papers.operations import add_section, show_figures
from panel.papers.queries import contents_of, text_of
from panel.papers.rules.shown import part_html
from panel.papers.rules.texts import both, changed, figures_of, merged
from panel.scorecard.models import Indicator
from panel.scorecard.operations import keep_figure, remove_indicator
from panel.scorecard.queries import scorecard_of
from panel.scorecard.rules.periods import read_period
from tests.papers.conftest import Panel
from tests.scorecard import scene

SignIn = Callable[[Account], FlaskClient]


@pytest.fixture
def reviews(panel: Panel) -> Indicator:
    one = scene.indicator(panel.meeting.body)
    scene.shares(one, [(70, 80), (72, 80)], target=95.0)
    scene.figure(one, "2017/18 Q4", numerator=3, denominator=81, narrative="Marker boys.")
    return one


def with_section(panel: Panel) -> tuple[Paper, Section]:
    paper = panel.report()
    add_section(paper, "How we are doing", kind=SectionKind.SCORECARD.value, by=panel.author)
    db.session.commit()
    return paper, paper.sections[-1]


def chosen(panel: Panel, *of: Indicator) -> tuple[Paper, Section]:
    paper, section = with_section(panel)
    show_figures(paper, section, scorecard_of(panel.meeting.body, PUBLIC, only=[one.id for one in of]), by=panel.author)
    db.session.commit()
    return paper, section


def test_the_author_chooses_what_a_section_shows(panel: Panel, reviews: Indicator, sign_in: SignIn) -> None:
    paper = panel.report()
    author = sign_in(panel.author)
    author.post(f"/papers/{paper.id}/sections", data={"heading": "How we are doing", "figures": "y"})
    db.session.expire_all()
    section = paper.sections[-1]
    assert section.kind == "scorecard"
    address = f"/papers/{paper.id}/sections/{section.id}/figures"
    assert address in author.get(f"/papers/{paper.id}/sections").get_data(as_text=True)
    assert address in author.get(f"/papers/{paper.id}").get_data(as_text=True)
    author.post(address, data={"indicators": [str(reviews.id)], "until": "2016/17 Q4"})
    db.session.expire_all()
    (card,) = figures_of({"figures": section.figures})
    assert [cell.words for cell in card.cells] == ["87.5%", "90.0%"]
    assert "The scorecard has changed" not in author.get(address).get_data(as_text=True)


def test_a_report_keeps_the_figures_as_they_stood(panel: Panel, reviews: Indicator, sign_in: SignIn) -> None:
    paper, section = chosen(panel, reviews)
    before = text_of(paper)
    change = {"numerator": 10, "denominator": 80}
    keep_figure(reviews, read_period("2016/17 Q3"), change, by=panel.clerk)
    scene.figure(reviews, "2018/19 Q1", numerator=60, denominator=80)
    assert text_of(paper) == before
    words = sign_in(panel.author).get(f"/papers/{paper.id}/sections/{section.id}/figures").get_data(as_text=True)
    assert "The scorecard has changed since these figures were saved." in words
    remove_indicator(reviews, by=panel.clerk)
    db.session.commit()
    assert contents_of(paper).sections[-1].figures[0].cells[0].words == "87.5%"


def test_nothing_withheld_is_kept_in_a_report(panel: Panel, reviews: Indicator) -> None:
    _paper, section = chosen(panel, reviews)
    assert "Marker" not in str(section.figures)
    assert "3.7" not in str(section.figures)
    assert section.figures["cards"][0]["cells"][-1]["words"] == "c"


def test_the_page_shows_chart_and_table(panel: Panel, reviews: Indicator, client: FlaskClient) -> None:
    paper, _section = chosen(panel, reviews)
    panel.meeting.state = State.PUBLISHED
    panel.published(paper)
    words = client.get(f"/items/{paper.item_id}").get_data(as_text=True)
    assert "How we are doing" in words
    assert "<polyline" in words
    assert "90.0%" in words
    assert "Marker" not in words


def test_figures_are_a_part_of_the_text_that_two_people_can_change(panel: Panel, reviews: Indicator) -> None:
    paper, section = with_section(panel)
    base = text_of(paper)
    show_figures(paper, section, scorecard_of(panel.meeting.body, PUBLIC), by=panel.author)
    theirs = text_of(paper)
    assert changed(base, theirs) == [("figures", section.id)]
    mine = {**base, "title": "Another title"}
    for found in (merged(base, mine, theirs), both(base, mine, theirs)):
        assert found["title"] == "Another title"
        assert found["sections"][-1]["figures"] == theirs["sections"][-1]["figures"]
    html = part_html(("figures", section.id), section.figures)
    assert "<h3>Reviews on time</h3><table><thead>" in html
    assert "<td>87.5%</td><td>70 of 80</td><td>95.0%</td>" in html


def test_a_section_without_figures_says_so_of_itself(panel: Panel, reviews: Indicator) -> None:
    paper, section = chosen(panel, reviews)
    assert not contents_of(paper).sections[-1].empty
    show_figures(paper, section, [], by=panel.author)
    assert section.figures is None
    assert contents_of(paper).sections[-1].empty
