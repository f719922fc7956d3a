"""The decision table of the model code as the rules sheet gives it, and what a council changes of it (I10, I11)."""

import pytest

from panel.interests.rules.code import Lifts, Speak, decision_table, own_code

SHEET = [
    {"id": "dpi", "label": "Disclosable pecuniary interest", "trigger": "directly_relates", "register": True,
     "disclose": True, "speak": "no", "discuss": False, "vote": False, "leave_room": True,
     "dispensation": "statutory_s33", "criminal_offence": True},
    {"id": "ori", "label": "Other registrable interest",
     "trigger": "directly_relates_to_financial_interest_or_wellbeing_of_body", "register": True, "disclose": True,
     "speak": "only_if_public_may", "discuss": False, "vote": False, "leave_room": True, "dispensation": "local",
     "criminal_offence": False},
    {"id": "nri_direct", "label": "Non-registrable interest (direct)",
     "trigger": "directly_relates_to_own_or_relative_or_close_associate", "register": False, "disclose": True,
     "speak": "only_if_public_may", "discuss": False, "vote": False, "leave_room": True, "dispensation": "local",
     "criminal_offence": False},
    {"id": "affects_test_met", "label": "Affects - both limbs met",
     "trigger": "affects_own_or_relative_or_close_associate_or_ori_body",
     "test": ["greater_extent_than_majority_of_ward_inhabitants",
              "reasonable_public_would_think_it_affects_view_of_wider_public_interest"],
     "register": False, "disclose": True, "speak": "only_if_public_may", "discuss": False, "vote": False,
     "leave_room": True, "dispensation": "local", "criminal_offence": False},
    {"id": "affects_test_not_met", "label": "Affects - test not met",
     "trigger": "affects_own_or_relative_or_close_associate_or_ori_body", "register": False, "disclose": True,
     "speak": "yes", "discuss": True, "vote": True, "leave_room": False, "dispensation": "not_needed",
     "criminal_offence": False},
]  # fmt: skip

RULES = {"dpi": "I10", "ori": "I11a", "nri_direct": "I11b", "affects_test_met": "I11c", "affects_test_not_met": "I11d"}


@pytest.mark.parametrize(("kind", "given"), [(row["id"], row) for row in SHEET], ids=[row["id"] for row in SHEET])
def test_the_table_is_that_of_the_sheet(kind, given):
    row = decision_table()[kind]
    assert {name: getattr(row, name) for name in given if name != "test"} == {
        k: v for k, v in given.items() if k != "test"
    }
    assert list(row.test) == given.get("test", [])
    assert row.rule == RULES[kind]


def test_the_table_has_no_other_kind():
    assert list(decision_table()) == [row["id"] for row in SHEET]


OWN = [
    ("nothing of its own", None, {}),
    ("words that are no table", "as the model code", {}),
    ("a pecuniary interest may stay (Norfolk)", {"dpi": {"leave_room": False}}, {"dpi": {"leave_room": False}}),
    (
        "an other interest speaks and votes (Norfolk), as a list",
        {"kinds": [{"id": "ori", "speak": "yes", "discuss": True, "vote": True, "leave_room": False}]},
        {"ori": {"speak": Speak.YES, "discuss": True, "vote": True, "leave_room": False}},
    ),
    (
        "the whole sheet, with one value changed",
        {"interest_decision_table": {"kinds": [SHEET[0] | {"dispensation": "local"}, *SHEET[1:]]}},
        {"dpi": {"dispensation": Lifts.LOCAL}},
    ),
    ("its own name for a kind", {"ori": {"label": "Other interest"}}, {"ori": {"label": "Other interest"}}),
    ("an empty name is none", {"ori": {"label": ""}}, {}),
    ("a name that is no text", {"ori": {"label": 7}}, {}),
    ("a kind nobody knows", {"godparent": {"vote": True}}, {}),
    ("a word that is no value", {"dpi": {"speak": "loudly", "vote": "perhaps", "leave_room": 1}}, {}),
    ("an offence is not made by a rule's id", {"dpi": {"rule": "X", "id": "ori"}}, {}),
    ("a list of things that are no objects", {"kinds": ["dpi", 7]}, {}),
    ("kinds that are no list", {"kinds": 7}, {}),
]  # fmt: skip


@pytest.mark.parametrize(("_what", "own", "changed"), OWN, ids=[row[0] for row in OWN])
def test_a_council_changes_what_its_code_says_and_no_more(_what, own, changed):
    table, model = decision_table(own), decision_table()
    found = {
        kind: {name: value for name, value in vars(row).items() if value != getattr(model[kind], name)}
        for kind, row in table.items()
    }
    assert {kind: said for kind, said in found.items() if said} == changed


KEPT = [
    (None, {}),
    ({"dpi": {"leave_room": False}}, {"kinds": [{"id": "dpi", "leave_room": False}]}),
    ({"dpi": {"leave_room": True}}, {}),
    (
        {"ori": {"vote": True, "speak": "yes", "label": "Other interest"}, "gifts": {"threshold_gbp": 9}, "note": "us"},
        {
            "gifts": {"threshold_gbp": 9},
            "note": "us",
            "kinds": [{"id": "ori", "label": "Other interest", "speak": "yes", "vote": True}],
        },
    ),
    ({"interest_decision_table": {"kinds": [{"id": "dpi", "vote": True}]}}, {"kinds": [{"id": "dpi", "vote": True}]}),
]  # fmt: skip


@pytest.mark.parametrize(("own", "kept"), KEPT)
def test_only_what_differs_from_the_model_code_is_kept_beside_what_else_there_is(own, kept):
    assert own_code(decision_table(own), own) == kept
    assert decision_table(own_code(decision_table(own), own)) == decision_table(own)
