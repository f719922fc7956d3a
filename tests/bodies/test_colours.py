"""A council's colour is accepted only where people can read what stands on it (WCAG 2.2, 1.4.3)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.bodies.rules.colours import HOUSE_COLOUR, contrast, darkened, judge_colour, read_colour, shades


@pytest.mark.parametrize(
    ("text", "colour"),
    [("#5C2D6D", "#5c2d6d"), ("5c2d6d", "#5c2d6d"), (" #abc ", "#aabbcc"), ("purple", None), ("#12345", None)],
)
def test_a_colour_is_read_from_its_figures(text: str, colour: str | None) -> None:
    assert read_colour(text) == colour


def test_contrast_is_measured_as_the_standard_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#ffffff") == pytest.approx(1)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_a_pale_colour_is_refused_with_the_nearest_shade_that_will_do() -> None:
    (finding,) = judge_colour("#f47738")
    assert "contrast of 2.8 to 1" in finding.words
    assert judge_colour(finding.words.rpartition(" ")[2].rstrip(".")) == []


def test_the_house_colour_can_be_read() -> None:
    assert judge_colour(HOUSE_COLOUR) == []


@given(st.integers(0, 0xFFFFFF))
def test_every_colour_has_a_shade_that_can_be_read(number: int) -> None:
    colour = f"#{number:06x}"
    assert contrast(darkened(colour), "#ffffff") >= 4.5
    if not judge_colour(colour):
        assert darkened(colour) == colour
        assert contrast(shades(colour)["--govuk-link-colour"], "#ffffff") >= 4.5
