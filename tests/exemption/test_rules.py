"""Who is shown what: the law's tables, row by row."""

import datetime as dt

import pytest

from panel.exemption.rules import (
    FULL_EDITION,
    OPEN,
    PUBLIC,
    READERS,
    Decision,
    Edition,
    Marking,
    Reader,
    Reasons,
    Sees,
    joined,
    judge_exemption,
    judge_grant,
    judge_opening,
    reader_with,
    review_is_due,
    runs,
    shown,
)
from panel.lifecycle import Level

EXEMPT = Marking(exempt=True, paragraphs=(1,), about="paper/7", under=("item/5",))
CONTRACT = Marking(exempt=True, paragraphs=(3,), about="paper/7")
CONFIDENTIAL = Marking(confidential=True, about="paper/7", under=("item/5",))
BOTH = Marking(exempt=True, paragraphs=(1,), confidential=True, about="paper/7")
CLOSED = Marking(exempt=True, about="item/5")
EXEMPT_ONLY = Reader(exempt=True)
CONFIDENTIAL_ONLY = Reader(confidential=True)


@pytest.mark.parametrize(
    ("marking", "reader", "seen"),
    [
        (OPEN, PUBLIC, True),
        (OPEN, Reader(withheld=frozenset({"paper/7"})), True),
        (EXEMPT, PUBLIC, False),
        (EXEMPT, FULL_EDITION, True),
        (EXEMPT, EXEMPT_ONLY, True),
        (EXEMPT, CONFIDENTIAL_ONLY, False),
        (CLOSED, PUBLIC, False),
        (CLOSED, EXEMPT_ONLY, True),
        (CONFIDENTIAL, PUBLIC, False),
        (CONFIDENTIAL, EXEMPT_ONLY, False),
        (CONFIDENTIAL, CONFIDENTIAL_ONLY, True),
        (BOTH, EXEMPT_ONLY, False),
        (BOTH, CONFIDENTIAL_ONLY, False),
        (BOTH, FULL_EDITION, True),
    ],
)
def test_exempt_and_confidential_are_two_questions(marking: Marking, reader: Reader, seen: bool) -> None:
    """X2, X3, X5: leave to see what is exempt is no leave to see what is confidential."""
    assert shown(marking, reader) is seen


@pytest.mark.parametrize(
    ("marking", "granted", "withheld", "seen"),
    [
        (EXEMPT, {"paper/7"}, set(), True),
        (EXEMPT, {"item/5"}, set(), True),
        (EXEMPT, {"paper/8"}, set(), False),
        (CONFIDENTIAL, {"paper/7"}, set(), True),
        (EXEMPT, {"paper/7"}, {"paper/7"}, False),
        (EXEMPT, {"paper/7"}, {"item/5"}, False),
        (Marking(exempt=True), {""}, set(), False),
    ],
)
def test_a_grant_shows_one_thing_and_what_is_part_of_it(
    marking: Marking, granted: set[str], withheld: set[str], seen: bool
) -> None:
    """M2: and what is kept from someone is kept, whatever they were granted before."""
    assert shown(marking, Reader(granted=frozenset(granted), withheld=frozenset(withheld))) is seen


@pytest.mark.parametrize(
    ("marking", "withheld", "seen"),
    [(EXEMPT, "paper/7", False), (EXEMPT, "item/5", False), (EXEMPT, "paper/9", True), (CONTRACT, "paper/7", False)],
)
def test_what_is_withheld_from_a_member_is_not_shown_to_them(marking: Marking, withheld: str, seen: bool) -> None:
    reader = Reader(exempt=True, confidential=True, withheld=frozenset({withheld}))
    assert shown(marking, reader) is seen
    assert not reader.sees_restricted


THIRD, SIXTH, THIRD_AND_FIRST = (Marking(exempt=True, paragraphs=p) for p in ((3,), (6,), (1, 3)))
NO_TERMS = Marking(exempt=True, paragraphs=(3,), terms=False)
NO_TERMS_UNDER_ORDER = Marking(exempt=True, paragraphs=(3, 6), terms=False)
TERMS = Marking(exempt=True, paragraphs=(3,), terms=True)


@pytest.mark.parametrize(
    ("what", "marking", "setting", "seen"),
    [
        ("paragraph 6, the setting on", SIXTH, (3, 6), True),
        ("paragraph 6, the setting off", SIXTH, (), False),
        ("paragraph 6, only 3 left open", SIXTH, (3,), False),
        ("paragraph 6, only 6 left open", SIXTH, (6,), True),
        ("paragraphs 3 and 6, not terms", NO_TERMS_UNDER_ORDER, (3, 6), True),
        ("paragraphs 3 and 6, only 3 left open", NO_TERMS_UNDER_ORDER, (3,), False),
        ("paragraph 3, not terms", NO_TERMS, (3, 6), True),
        ("paragraph 3, contract terms", TERMS, (3, 6), False),
        ("paragraph 3, nobody has said whether terms", THIRD, (3, 6), False),
        ("paragraphs 1 and 3", THIRD_AND_FIRST, (3, 6), False),
        ("paragraph 1 cannot be left open", EXEMPT, (1, 3, 6), False),
        ("closed, without a paragraph", CLOSED, (3, 6), False),
        ("confidential under 6 as well", Marking(exempt=True, paragraphs=(6,), confidential=True), (3, 6), False),
    ],
)
def test_what_stays_open_to_others(what: str, marking: Marking, setting: tuple[int, ...], seen: bool) -> None:
    """M1: a setting of the body, off unless it was switched on; nothing for whoever is no councillor."""
    assert shown(marking, reader_with(councillor=True, open_to_councillors=setting)) is seen, what
    assert not shown(marking, reader_with(councillor=False, open_to_councillors=setting)), what


@pytest.mark.parametrize("marking", [EXEMPT, CONTRACT, SIXTH, NO_TERMS, TERMS, CLOSED, CONFIDENTIAL, BOTH])
def test_of_whom_nothing_is_said_is_shown_nothing_withheld(marking: Marking) -> None:
    """M1, M2: who is not said to be a councillor is none, whatever the panel leaves open to councillors."""
    assert not shown(marking, reader_with())
    assert not shown(marking, reader_with(open_to_councillors=(3, 6)))


@pytest.mark.parametrize(
    ("marking", "in_public_pack"),
    [(OPEN, True), (EXEMPT, False), (NO_TERMS, False), (CLOSED, False), (CONFIDENTIAL, False), (BOTH, False)],
)
def test_the_full_pack_has_everything_and_the_public_pack_nothing_withheld(
    marking: Marking, in_public_pack: bool
) -> None:
    """P1–P4."""
    assert shown(marking, READERS[Edition.FULL])
    assert shown(marking, READERS[Edition.PUBLIC]) is in_public_pack


SEES, SEES_NOT = Sees(exempt=True, confidential=True), Sees()


@pytest.mark.parametrize(
    ("seats", "by_role", "exempt", "confidential"),
    [
        ((), False, False, False),
        ((), True, True, True),
        ((SEES,), False, True, True),
        ((SEES_NOT,), False, False, False),
        ((SEES_NOT, SEES), False, True, True),
        ((Sees(exempt=True),), False, True, False),
        ((Sees(confidential=True),), False, False, True),
    ],
)
def test_a_seat_sees_what_its_category_may(
    seats: tuple[Sees, ...], by_role: bool, exempt: bool, confidential: bool
) -> None:
    """M2: councillors yes; carers, young people, partners and observers no, unless the panel says so."""
    reader = reader_with(seats, by_role=by_role)
    assert (reader.exempt, reader.confidential) == (exempt, confidential)
    assert reader.sees_restricted is (exempt and confidential)
    assert (reader.granted, reader.withheld, reader.paragraphs) == (frozenset(), frozenset(), frozenset())


TODAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("decision", "until", "ended", "today"),
    [
        (Decision.GRANTED, TODAY, False, True),
        (Decision.GRANTED, TODAY + dt.timedelta(days=1), False, True),
        (Decision.GRANTED, TODAY - dt.timedelta(days=1), False, False),
        (Decision.GRANTED, TODAY, True, False),
        (Decision.GRANTED, None, False, False),
        (Decision.ASKED, TODAY, False, False),
        (Decision.REFUSED, TODAY, False, False),
    ],
)
def test_a_grant_runs_up_to_its_last_day(decision: Decision, until: dt.date | None, ended: bool, today: bool) -> None:
    """M2."""
    assert runs(decision, until, ended=ended, today=TODAY) is today


@pytest.mark.parametrize(
    ("reason", "until", "refusals"),
    [
        ("Scrutiny of the contract", TODAY, 0),
        ("Scrutiny of the contract", TODAY - dt.timedelta(days=1), 1),
        ("Scrutiny of the contract", None, 1),
        ("  ", TODAY, 1),
        ("", None, 2),
    ],
)
def test_a_grant_has_a_reason_and_an_end(reason: str, until: dt.date | None, refusals: int) -> None:
    """M2."""
    found = judge_grant(reason, until, TODAY)
    assert [(one.rule, one.level) for one in found] == [("M2", Level.REFUSE)] * refusals


@pytest.mark.parametrize(("days", "due"), [(-1, False), (0, True), (1, True)])
def test_a_review_is_due_from_its_day(days: int, due: bool) -> None:
    """P7."""
    assert review_is_due(TODAY, TODAY + dt.timedelta(days=days)) is due


WHOLE = Reasons((3,), "The contract is being let.", "The monitoring officer")


@pytest.mark.parametrize(
    ("given", "live", "found"),
    [
        (WHOLE, True, []),
        (Reasons((), WHOLE.public_interest, WHOLE.decided_by), True, [("X3", Level.REFUSE)]),
        (Reasons((), WHOLE.public_interest, WHOLE.decided_by), False, [("X3", Level.NOTE)]),
        (Reasons((), "Young people attend.", WHOLE.decided_by), True, [("X3", Level.REFUSE)]),  # no ground (X8)
        (Reasons((3,), " ", WHOLE.decided_by), True, [("X4", Level.NOTE)]),
        (Reasons((3,), WHOLE.public_interest, " "), True, [("P2", Level.NOTE)]),
        (Reasons(), False, [("X3", Level.NOTE), ("X4", Level.NOTE), ("P2", Level.NOTE)]),
    ],
)
def test_an_exemption_names_its_paragraph(given: Reasons, live: bool, found: list[tuple[str, Level]]) -> None:
    """X3, X4, P2: refused without a paragraph when it is entered; kept with a note when it comes with an old record."""
    assert [(one.rule, one.level) for one in judge_exemption(given, live=live)] == found


@pytest.mark.parametrize(("given", "refused"), [(WHOLE, False), (Reasons(), True), (Reasons((3,)), False)])
def test_what_is_not_said_to_come_from_an_old_record_is_entered_now(given: Reasons, refused: bool) -> None:
    """X3: so it is refused without its paragraph."""
    assert any(one.level is Level.REFUSE for one in judge_exemption(given)) is refused


@pytest.mark.parametrize(
    ("marking", "reason", "rules"),
    [
        (EXEMPT, "The contract was signed.", []),
        (CLOSED, "The motion was lost.", []),
        (EXEMPT, "  ", ["P7"]),
        (OPEN, "It is over.", ["P7"]),
        (CONFIDENTIAL, "It is over.", ["X2"]),
        (BOTH, "", ["X2", "P7"]),
    ],
)
def test_what_was_exempt_can_be_opened_and_what_is_confidential_cannot(
    marking: Marking, reason: str, rules: list[str]
) -> None:
    """P7, X2."""
    found = judge_opening(marking, reason)
    assert [one.rule for one in found] == rules
    assert all(one.level is Level.REFUSE for one in found)


def test_markings_together_are_of_the_first_and_part_of_the_rest() -> None:
    whole = joined([Marking(about="paper/7"), NO_TERMS, replace_about(CONFIDENTIAL), Marking(about="item/5")])
    assert whole == Marking(exempt=True, paragraphs=(3,), confidential=True, terms=False)
    assert (whole.about, whole.under) == ("paper/7", ("paper/9", "item/5"))
    assert joined([NO_TERMS, TERMS]).terms is None
    assert joined([]) == OPEN


def replace_about(marking: Marking) -> Marking:
    """The same of another paper, under the same item."""
    return Marking(confidential=marking.confidential, about="paper/9", under=("item/5",))
