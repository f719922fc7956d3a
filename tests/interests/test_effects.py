"""What an interest stops a member doing: kind × trigger × dispensation, under the model code and a council's own."""

import pytest

from panel.interests.rules.closed_papers import is_asked
from panel.interests.rules.code import Speak, decision_table
from panel.interests.rules.dispensations import Scope
from panel.interests.rules.effects import effect, row_id, strictest, told_member
from panel.interests.rules.words import Kind, Trigger

NO, PUBLIC, YES = Speak.NO, Speak.AS_PUBLIC, Speak.YES
DIRECT, MET, NOT_MET = Trigger.DIRECT, Trigger.AFFECTS_MET, Trigger.AFFECTS_NOT_MET
MODEL = decision_table()
NORFOLK = decision_table(
    {"dpi": {"leave_room": False}, "ori": {"speak": "yes", "discuss": True, "vote": True, "leave_room": False}}
)

ROWS = [
    (Kind.DPI, DIRECT, "dpi"),
    (Kind.DPI, None, "dpi"),
    (Kind.DPI, MET, "affects_test_met"),
    (Kind.DPI, NOT_MET, "affects_test_not_met"),
    (Kind.ORI, DIRECT, "ori"),
    (Kind.ORI, None, "ori"),
    (Kind.ORI, MET, "affects_test_met"),
    (Kind.ORI, NOT_MET, "affects_test_not_met"),
    (Kind.NRI, DIRECT, "nri_direct"),
    (Kind.NRI, None, None),
    (Kind.NRI, MET, "affects_test_met"),
    (Kind.NRI, NOT_MET, "affects_test_not_met"),
    (Kind.PREJUDICIAL, None, "affects_test_met"),
    (Kind.PREJUDICIAL, NOT_MET, "affects_test_met"),
    (Kind.PERSONAL, None, "affects_test_not_met"),
    (Kind.PERSONAL, DIRECT, "affects_test_not_met"),
    (Kind.TRANSPARENCY, None, "affects_test_not_met"),
    (Kind.NOT_STATED, None, None),
    (Kind.NOT_STATED, DIRECT, None),
    (Kind.NOT_STATED, MET, "affects_test_met"),
    (Kind.NOT_STATED, NOT_MET, "affects_test_not_met"),
    (Kind.LOCAL, None, None),
    (Kind.LOCAL, MET, None),
]


@pytest.mark.parametrize(("kind", "trigger", "row"), ROWS)
def test_the_row_of_the_table_that_speaks_of_it(kind, trigger, row):
    assert row_id(kind, trigger) == row


PLAIN = [
    # who declares what, in a matter that        speaks  votes  leaves  rule    words
    (Kind.DPI, DIRECT, NO, False, True, "I10", "Must leave the room, may not speak and may not vote"),
    (Kind.ORI, DIRECT, PUBLIC, False, True, "I11a",
     "May speak only as the public may, must leave the room after that and may not vote"),
    (Kind.NRI, DIRECT, PUBLIC, False, True, "I11b",
     "May speak only as the public may, must leave the room after that and may not vote"),
    (Kind.NRI, MET, PUBLIC, False, True, "I11c",
     "May speak only as the public may, must leave the room after that and may not vote"),
    (Kind.NRI, NOT_MET, YES, True, False, "I11d", "May stay, may speak and may vote"),
    (Kind.PREJUDICIAL, None, PUBLIC, False, True, "I11c",
     "May speak only as the public may, must leave the room after that and may not vote"),
    (Kind.PERSONAL, None, YES, True, False, "I11d", "May stay, may speak and may vote"),
    (Kind.NOT_STATED, None, YES, True, False, "I11",
     "The kind is not stated: ask the member, or the monitoring officer, what follows"),
    (Kind.LOCAL, None, YES, True, False, "2.3e",
     "Declared by someone without a vote: who presides says whether they stay and speak"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "trigger", "speak", "vote", "leave", "rule", "words"), PLAIN)
def test_what_follows_without_a_dispensation(kind, trigger, speak, vote, leave, rule, words):
    found = effect(kind, trigger, None, MODEL)
    assert (found.speak, found.vote, found.leave, found.rule, found.words) == (speak, vote, leave, rule, words)
    assert found.ask is (rule in {"I11", "2.3e"})
    assert found.free is (vote and not leave and speak is YES)


LIFTED = [
    (Kind.DPI, Scope.BOTH, YES, True, "I10, I8", "By a dispensation: may stay, may speak and may vote"),
    (Kind.DPI, Scope.DISCUSSION, YES, False, "I10, I8", "By a dispensation: may stay, may speak and may not vote"),
    (Kind.DPI, Scope.VOTE, NO, True, "I10, I8", "By a dispensation: may stay, may not speak and may vote"),
    (Kind.ORI, Scope.VOTE, PUBLIC, True, "I11a, I8",
     "By a dispensation: may speak only as the public may, may stay and may vote"),
    (Kind.ORI, Scope.DISCUSSION, YES, False, "I11a, I8", "By a dispensation: may stay, may speak and may not vote"),
    (Kind.PERSONAL, Scope.DISCUSSION, YES, True, "I11d", "May stay, may speak and may vote"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "scope", "speak", "vote", "rule", "words"), LIFTED)
def test_a_dispensation_lifts_what_it_says_and_who_has_one_may_stay(kind, scope, speak, vote, rule, words):
    found = effect(kind, DIRECT, scope, MODEL)
    assert (found.speak, found.vote, found.leave, found.rule, found.words) == (speak, vote, False, rule, words)


def test_a_dispensation_says_nothing_where_the_kind_is_not_known():
    assert effect(Kind.NOT_STATED, None, Scope.BOTH, MODEL).ask


def test_a_council_whose_code_lets_a_member_stay():
    stays = effect(Kind.DPI, DIRECT, None, NORFOLK)
    assert (stays.speak, stays.vote, stays.leave) == (NO, False, False)
    assert stays.words == "May stay, may not speak and may not vote"
    assert effect(Kind.ORI, DIRECT, None, NORFOLK).free
    assert effect(Kind.DPI, DIRECT, Scope.DISCUSSION, decision_table({"dpi": {"vote": True}})).vote


DPI, ORI, FREE, ASK = (
    effect(Kind.DPI, None, None, MODEL),
    effect(Kind.ORI, None, None, MODEL),
    effect(Kind.PERSONAL, None, None, MODEL),
    effect(Kind.NOT_STATED, None, None, MODEL),
)
STAYS = effect(Kind.DPI, None, None, NORFOLK)
MAY_VOTE = effect(Kind.DPI, None, Scope.VOTE, MODEL)


@pytest.mark.parametrize(
    ("several", "worst"),
    [
        ([], None),
        ([FREE], FREE),
        ([FREE, DPI], DPI),
        ([DPI, ORI, FREE], DPI),
        ([ORI, DPI], DPI),
        ([FREE, ASK], ASK),
        ([ASK, STAYS], STAYS),
        ([MAY_VOTE, FREE], MAY_VOTE),
    ],
)
def test_of_several_interests_every_bar_counts(several, worst):
    assert strictest(several) == worst


def test_bars_of_different_interests_add_up():
    both = strictest([ORI, STAYS, FREE])
    assert (both.speak, both.vote, both.leave, both.rule) == (NO, False, True, "I11a, I10")
    assert both.words == "Must leave the room, may not speak and may not vote"


TOLD = [
    (DPI, "You will need to leave for item 4."),
    (ORI, "You will need to leave for item 4. You may speak first, but only as the public may."),
    (FREE, "You may stay, speak and vote on item 4."),
    (STAYS, "You may stay for item 4, but may not speak or vote."),
    (MAY_VOTE, "You may stay for item 4, but may not speak."),
    (effect(Kind.DPI, None, Scope.DISCUSSION, MODEL), "You may stay for item 4, but may not vote."),
    (ASK, "Tell the clerk what kind of interest it is before item 4 is taken: what follows depends on it."),
]


@pytest.mark.parametrize(("found", "words"), TOLD)
def test_it_is_said_to_the_member_at_once(found, words):
    assert told_member(found, "item 4") == words


ASKED = [
    ([], "ask", False),
    ([FREE], "ask", False),
    ([DPI], "ask", True),
    ([FREE, ORI], "ask", True),
    ([STAYS], "ask", True),
    ([ASK], "ask", True),
    ([effect(Kind.DPI, None, Scope.BOTH, MODEL)], "ask", False),
    ([DPI], "give", False),
]


@pytest.mark.parametrize(("effects", "setting", "asked"), ASKED)
def test_when_the_proper_officer_is_asked_about_a_closed_paper(effects, setting, asked):
    assert is_asked(effects, setting) is asked
