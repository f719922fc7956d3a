"""Page plans, as tables: what stands on which page of the members' and of the public edition."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.exemption.rules import OPEN, Edition, Marking
from panel.packs.plan import Kind, Piece, Placed, Run, Span, lay, place, spans

FULL, PUBLIC = Edition.FULL, Edition.PUBLIC
EXEMPT = Marking(exempt=True, paragraphs=(3,))


def piece(key: str, pages: int, item: str | None = None, marking: Marking = OPEN, public: int | None = None) -> Piece:
    return Piece(key, {FULL: pages, PUBLIC: public or pages}, item, marking)


JANUARY_2018 = [
    piece("front", 4),
    piece("minutes", 6, "2"),
    piece("health", 12, "5"),
    piece("fund", 7, "6"),
    piece("churn", 4, "7"),
    piece("ofsted", 3, "8"),
    piece("action plan", 21, "8"),
]


def test_the_spans_of_january_2018_are_those_of_the_printed_pack() -> None:
    assert {item: str(span) for item, span in spans(place(JANUARY_2018)).items()} == {
        "2": "5 - 10",
        "5": "11 - 22",
        "6": "23 - 30",
        "7": "31 - 34",
        "8": "35 - 60",
    }


def test_a_span_runs_to_the_blank_after_the_last_page() -> None:
    blanks = [(run.first, run.pages) for run in lay(place(JANUARY_2018), FULL) if run.kind is Kind.BLANK]
    assert blanks == [(30, 1), (38, 1), (60, 1)]


def numbers(runs: list[Run]) -> list[int | None]:
    """The number of each page of the file, in order."""
    return [None if run.first is None else run.first + page for run in runs for page in range(run.pages)]


def test_the_public_edition_keeps_the_numbers_and_has_a_slip_where_a_paper_is_withheld() -> None:
    placed = place([piece("front", 2), piece("a", 5, "1"), piece("b", 3, "2", EXEMPT), piece("c", 2, "3")])
    assert numbers(lay(placed, FULL)) == list(range(1, 15))
    assert numbers(lay(placed, PUBLIC)) == [1, 2, 3, 4, 5, 6, 7, 8, None, None, 13, 14]


def test_one_slip_speaks_for_neighbours_under_one_item_and_another_for_the_next_item() -> None:
    placed = place(
        [piece("a", 1, "1", EXEMPT), piece("a1", 1, "1", EXEMPT), piece("b", 1, "2", EXEMPT), piece("c", 1, "2")]
    )
    slips = [[one.piece.key for one in run.placed] for run in lay(placed, PUBLIC) if run.kind is Kind.SLIP]
    assert slips == [["a", "a1"], ["b"]]


def test_minutes_that_are_shorter_for_the_public_take_the_same_numbers() -> None:
    placed = place([piece("front", 2), piece("minutes", 5, "1", public=3), piece("a", 1, "2")])
    assert [run.first for run in lay(placed, PUBLIC) if run.kind is Kind.PIECE] == [1, 3, 9]
    assert numbers(lay(placed, PUBLIC)) == list(range(1, 11))


def test_a_supplement_goes_on_where_the_pack_ended() -> None:
    assert spans(place([piece("sheet", 1), piece("late", 3, "10")], start=61)) == {"10": Span(63, 66)}


def test_a_left_hand_page_is_no_beginning() -> None:
    with pytest.raises(ValueError, match="left-hand"):
        place([piece("a", 1)], start=2)


def test_a_piece_without_pages_cannot_be_placed() -> None:
    with pytest.raises(ValueError, match="“a” has no pages"):
        place([piece("a", 0)])


@st.composite
def packs(draw: st.DrawFn) -> list[Placed]:
    """A front sheet and any number of papers under items, some of them withheld, some shorter for the public."""
    pages = st.integers(1, 9)
    papers = draw(st.lists(st.tuples(st.integers(1, 4), pages, pages, st.booleans()), max_size=9))
    papers.sort(key=lambda paper: paper[0])
    pieces = [
        piece(str(place), full, str(item), EXEMPT if withheld else OPEN, public)
        for place, (item, full, public, withheld) in enumerate(papers)
    ]
    return place([piece("front", draw(pages)), *pieces], start=draw(st.integers(0, 50)) * 2 + 1)


@given(packs())
def test_every_piece_starts_on_a_right_hand_page_by_number_and_in_the_file(placed: list[Placed]) -> None:
    for edition in Edition:
        before = 0
        for run in lay(placed, edition):
            if run.kind is not Kind.BLANK:
                assert before % 2 == 0
                assert run.first is None or run.first % 2 == 1
            before += run.pages


@given(packs())
def test_spans_do_not_overlap_and_leave_no_number_out(placed: list[Placed]) -> None:
    assert numbers(lay(placed, FULL)) == list(range(placed[0].first, placed[-1].last + 1))
    pages = [page for span in spans(placed).values() for page in range(span.first, span.last + 1)]
    assert len(pages) == len(set(pages))


@given(packs())
def test_a_piece_bears_the_same_numbers_in_both_editions(placed: list[Placed]) -> None:
    first = {
        edition: {run.placed[0].piece.key: run.first for run in lay(placed, edition) if run.first and run.placed}
        for edition in Edition
    }
    assert first[PUBLIC].items() <= first[FULL].items()


@given(packs())
def test_nothing_withheld_is_laid_in_the_public_edition(placed: list[Placed]) -> None:
    laid = [run.placed[0].piece for run in lay(placed, PUBLIC) if run.kind is Kind.PIECE]
    assert [one.key for one in laid] == [one.piece.key for one in placed if not one.piece.marking.restricted]
