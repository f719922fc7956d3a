"""What a withheld page says of itself, and the paragraphs of the Schedule in short."""

import pytest

from panel.exemption.rules import OPEN, PARAGRAPHS, TYPICAL, Marking

EXEMPT = Marking(exempt=True, paragraphs=(1,))
CONFIDENTIAL = Marking(confidential=True)
BOTH = Marking(exempt=True, paragraphs=(1,), confidential=True)
CLOSED = Marking(exempt=True)
ACT = "Local Government Act 1972"
PART = f"Part 1 of Schedule 12A, {ACT}"


@pytest.mark.parametrize(
    ("marking", "short", "words"),
    [
        (OPEN, "", ""),
        (CLOSED, "Not for publication", "Not for publication"),
        (
            EXEMPT,
            "Not for publication: exempt, paragraph 1",
            f"Not for publication: exempt, paragraph 1 of Part 1 of Schedule 12A, {ACT}",
        ),
        (
            Marking(exempt=True, paragraphs=(1, 3)),
            "Not for publication: exempt, paragraphs 1, 3",
            f"Not for publication: exempt, paragraphs 1, 3 of Part 1 of Schedule 12A, {ACT}",
        ),
        (
            CONFIDENTIAL,
            "Not for publication: confidential, section 100A(3)",
            f"Not for publication: confidential, section 100A(3) of the {ACT}",
        ),
        (
            BOTH,
            "Not for publication: confidential, section 100A(3) and exempt, paragraph 1",
            f"Not for publication: confidential, section 100A(3) of the {ACT} and exempt, paragraph 1 of {PART}",
        ),
    ],
)
def test_what_a_withheld_page_says(marking: Marking, short: str, words: str) -> None:
    """P3, X5."""
    assert (marking.short, marking.words) == (short, words)


@pytest.mark.parametrize(
    ("paragraph", "law", "used_for"),
    [
        (1, "Any individual", "child"),
        (2, "Reveals who", "very few children"),
        (3, "Financial or business", "placement costs"),
        (4, "Labour relations", "staff"),
        (5, "Legal professional privilege", "lawyer"),
        (6, "Statutory notice", "Enforcement"),
        (7, "Crime", "police"),
    ],
)
def test_the_paragraphs_of_the_schedule(paragraph: int, law: str, used_for: str) -> None:
    """Schedule 12A, Part 1, of England: seven, and none besides (X3, X6)."""
    assert law in PARAGRAPHS[paragraph]
    assert used_for in TYPICAL[paragraph]
    assert set(PARAGRAPHS) == set(TYPICAL) == set(range(1, 8))
