"""What of closed business the public may read (X3, P5, P6)."""

import pytest

from panel.exemption.rules import Marking
from panel.meetings.rules.closed import Span, closed_items
from panel.minutes.rules.closed import withheld

AGENDA = ["1", "2", "3", "4", "5"]
EXEMPT = Marking(exempt=True, paragraphs=(2,))


@pytest.mark.parametrize(
    ("what", "spans", "closed"),
    [
        ("one item in the middle", [Span("3", "3", True)], {"3"}),
        ("from an item to the end", [Span("4", None, True)], {"4", "5"}),
        ("from the beginning", [Span(None, "2", True)], {"1", "2"}),
        ("the whole meeting", [Span(None, None, True)], set(AGENDA)),
        ("a motion that was lost", [Span("4", "5", False)], set()),
        ("not known whether carried", [Span("5", "5")], {"5"}),
        ("twice", [Span("1", "1", True), Span("5", "5", True)], {"1", "5"}),
        ("an item that is not on the agenda", [Span("9", None, True)], set()),
    ],
)
def test_items_taken_without_the_public(what: str, spans: list[Span], closed: set[str]) -> None:
    assert closed_items(AGENDA, spans) == closed, what


@pytest.mark.parametrize(
    ("what", "said", "marking", "closed", "restricted"),
    [
        ("open business", None, Marking(), False, False),
        ("an exempt item of which nothing was said", None, EXEMPT, False, True),
        ("closed, with no paragraph", None, Marking(), True, True),
        ("closed, but its minute is public (P6)", True, EXEMPT, True, False),
        ("open business withheld by the clerk", False, Marking(), False, True),
    ],
)
def test_whether_a_minute_is_withheld(
    what: str, said: bool | None, marking: Marking, closed: bool, restricted: bool
) -> None:
    assert withheld(said, marking=marking, closed=closed).restricted is restricted, what


@pytest.mark.parametrize(
    ("what", "said", "marking", "closed", "restricted"),
    [
        ("exempt business, with its motion lost", None, EXEMPT, False, False),
        ("withheld by the clerk all the same", False, EXEMPT, False, True),
        ("made public by the clerk", True, EXEMPT, False, False),
        ("what is confidential by law (X2)", None, Marking(confidential=True), False, True),
    ],
)
def test_what_went_on_in_public_because_the_motion_was_lost(
    what: str, said: bool | None, marking: Marking, closed: bool, restricted: bool
) -> None:
    """X2, X3, P6."""
    assert withheld(said, marking=marking, closed=closed, kept_open=True).restricted is restricted, what


def test_a_withheld_minute_keeps_the_paragraph_of_its_item() -> None:
    assert withheld(None, marking=EXEMPT, closed=True).words.endswith(
        "paragraph 2 of Part 1 of Schedule 12A, Local Government Act 1972"
    )
