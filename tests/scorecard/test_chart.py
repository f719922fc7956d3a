"""The chart: told in words, legible in one colour, with a gap where a figure is withheld."""

import itertools
import xml.etree.ElementTree as ET

import pytest

from panel.scorecard.chart import HEIGHT, LEFT, RIGHT, WIDTH, Scale, chart, lines_of, round_step, runs
from panel.scorecard.rules.cards import About, Card, Entry, card
from panel.scorecard.rules.kinds import Good, Unit
from panel.scorecard.rules.periods import read_period
from panel.scorecard.rules.small import Figure
from tests.scorecard.scene import QUARTERS

SVG = "{http://www.w3.org/2000/svg}"


def made(values, **facts) -> Card:
    about = About(1, "Reviews & “visits” <on time>", unit=Unit.PER_CENT, good=Good.HIGH, decimals=1, **facts)
    compared = {"target": 95.0, "neighbours": 91.0, "england": 93.0}
    entries = [
        Entry(read_period(period), Figure(None, *one), **compared)
        for period, one in zip(QUARTERS, values, strict=False)
    ]
    return card(about, entries, full=False)


COUNTS = [(70, 80), (3, 80), (72, 80), (74, 80), (76, 90), (60, 80)]


def drawn(of: Card) -> ET.Element:
    return ET.fromstring(chart(of, "a"))


def test_it_is_named_and_told_in_words():
    svg = drawn(made(COUNTS))
    title, told = svg.find(f"{SVG}title"), svg.find(f"{SVG}desc")
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == "a-title a-desc"
    assert title.text == "Chart of Reviews & “visits” <on time>, 2016/17 quarter 3 to 2017/18 quarter 4"
    assert "2016/17 quarter 4: withheld" in told.text
    assert "2017/18 quarter 1: 90.0%" in told.text
    assert "The target is 95.0%." in told.text


def test_no_two_lines_are_drawn_alike_without_their_colours():
    lines = lines_of(made(COUNTS, line=80.0))
    assert [line.name for line in lines] == ["This council", "Target", "Neighbours", "England", "Reference"]
    assert len({(line.dashes, line.width, line.marked) for line in lines}) == len(lines)
    names = {text.text for text in drawn(made(COUNTS, line=80.0)).iter(f"{SVG}text")}
    assert {line.name for line in lines} <= names


def test_a_withheld_figure_is_a_gap():
    own = lines_of(made(COUNTS))[0]
    assert [len(run) for run in runs(own.numbers)] == [1, 4]
    assert len(list(drawn(made(COUNTS)).iter(f"{SVG}circle"))) == 5


def test_everything_stands_within_the_drawing():
    for values in (COUNTS, [(80, 80)] * 6, [(0, 80)] * 6, [(0, 80), (80, 80)]):
        svg = drawn(made(values, line=95.0))
        for one in svg.iter(f"{SVG}text"):
            assert 0 <= float(one.get("x")) <= WIDTH
            assert 0 <= float(one.get("y")) <= HEIGHT
        for one in svg.iter(f"{SVG}circle"):
            assert LEFT <= float(one.get("cx")) <= WIDTH - RIGHT
            assert 0 <= float(one.get("cy")) <= HEIGHT - 30


def test_names_at_the_ends_never_stand_on_each_other():
    svg = drawn(made([(76, 80)] * 6, line=95.0))
    ends = sorted(float(one.get("y")) for one in svg.iter(f"{SVG}text") if one.get("text-anchor") == "start")
    assert all(later - earlier >= 14.9 for earlier, later in itertools.pairwise(ends))


@pytest.mark.parametrize("values", [[], [(70, 80)], [(70, 80), (3, 80)]])
def test_fewer_than_two_figures_make_no_chart(values):
    assert chart(made(values), "a") == ""


@pytest.mark.parametrize(("least", "step"), [(0.7, 1), (1, 1), (1.1, 2), (2.6, 5), (7, 10), (26, 50), (0.012, 0.02)])
def test_the_scale_goes_in_round_steps(least, step):
    assert round_step(least) == pytest.approx(step)


def test_the_scale_holds_every_number():
    lines = lines_of(made(COUNTS))
    scale = Scale.of(lines, len(COUNTS))
    assert all(scale.least <= number <= scale.most for line in lines for number in line.numbers if number is not None)
    assert len(scale.ticks) <= 8
