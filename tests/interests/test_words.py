"""Which kind the words of a declaration mean, and until when notice may be given."""

import pytest

from panel.interests.rules.notices import may_still_be_given
from panel.interests.rules.words import KINDS, TRIGGER_WORDS, Kind, Trigger, is_corporate_parent_only, kind_of
from panel.meetings.rules.life import State

MEANT = [
    ("Disclosable pecuniary interest", Kind.DPI),
    ("DPI", Kind.DPI),
    ("dpi", Kind.DPI),
    ("pecuniary", Kind.DPI),
    ("Other registrable interest", Kind.ORI),
    ("other_registrable_interest", Kind.ORI),
    ("Other Registerable Interest", Kind.ORI),
    ("ORI", Kind.ORI),
    ("Other interest", Kind.ORI),
    ("Non-registrable interest", Kind.NRI),
    ("non registerable", Kind.NRI),
    ("NRI", Kind.NRI),
    ("Personal", Kind.PERSONAL),
    ("Personal interest", Kind.PERSONAL),
    ("personal but not prejudicial", Kind.PERSONAL),
    ("personal and non-prejudicial", Kind.PERSONAL),
    ("Personal and prejudicial interest", Kind.PREJUDICIAL),
    ("prejudicial", Kind.PREJUDICIAL),
    ("Non-pecuniary interest", Kind.NOT_STATED),
    ("non pecuniary", Kind.NOT_STATED),
    ("For transparency", Kind.TRANSPARENCY),
    ("in the interests of transparency", Kind.TRANSPARENCY),
    ("Local (someone without a vote)", Kind.LOCAL),
    ("", Kind.NOT_STATED),
    (None, Kind.NOT_STATED),
    ("a friend of the family", Kind.NOT_STATED),
    ("history of the county", Kind.NOT_STATED),
]


@pytest.mark.parametrize(("words", "kind"), MEANT)
def test_the_words_of_older_and_welsh_codes_mean_a_kind_or_must_be_asked_about(words, kind):
    assert kind_of(words) is kind


def test_of_the_words_on_offer_only_non_pecuniary_must_be_asked_about():
    assert [words for words in KINDS if kind_of(words) is Kind.NOT_STATED] == ["Non-pecuniary interest"]


NATURES = [
    ("a corporate parent", True),
    ("As a councillor, I am a corporate parent.", True),
    ("As members of the council we are corporate parents", False),
    ("Corporate parent and governor of a school", False),
    ("Governor of a school", False),
    ("councillor", False),
    ("", False),
    (None, False),
]


@pytest.mark.parametrize(("nature", "only"), NATURES)
def test_being_a_corporate_parent_is_no_interest_of_itself(nature, only):
    assert is_corporate_parent_only(nature) is only


OVER = "The meeting is over. Tell the clerk what should have been declared."
UNTIL = [
    (State.PLANNED, False, None),
    (State.CALLED, False, None),
    (State.PUBLISHED, False, None),
    (State.POSTPONED, False, None),
    (State.ADJOURNED, False, None),
    (State.RECONVENED, False, None),
    (State.HELD, False, OVER),
    (State.INQUORATE, False, OVER),
    (State.CANCELLED, False, "The meeting was cancelled, so there is nothing to declare."),
    (State.STUB, False, "Nothing is known of this meeting but its date."),
    (State.RECONVENED, True, OVER),
]


@pytest.mark.parametrize(("state", "locked", "words"), UNTIL)
def test_notice_may_be_given_until_the_meeting_is_over(state, locked, words):
    assert [(one.rule, one.words, one.level) for one in may_still_be_given(state, locked=locked)] == (
        [("2.3", words, "refuse")] if words else []
    )


def test_every_trigger_has_its_words():
    assert list(TRIGGER_WORDS) == list(Trigger)
