"""What the front sheet makes of seats and groups, and what a panel's settings begin with."""

import datetime as dt

import pytest

from panel.bodies.rules.agenda import SUB_ITEM_WORDS, SubItems
from panel.bodies.rules.colours import contrast, darkened, judge_colour, shades
from panel.bodies.rules.kinds import BodyKind, SectionKind
from panel.bodies.rules.quorum import WHO_COUNTS_WORDS, WhoCounts
from panel.bodies.rules.roll import Group, Holder, is_substitute
from panel.bodies.rules.seats import HELD_WORDS, Held, SeatFacts, judge_seat
from panel.bodies.rules.settings import BodySettings, CategorySettings, judge_category
from panel.lifecycle import Level


@pytest.mark.parametrize(
    ("name", "voting", "heading"),
    [
        ("Elected Members", True, "Elected Members (voting)"),
        ("Carers", False, "Carers (non-voting)"),
        ("Members", None, "Members"),
        ("Carers (non voting)", False, "Carers (non voting)"),
        ("Voting members", True, "Voting members"),
    ],
)
def test_the_heading_of_a_group_says_whether_it_votes_once(name: str, voting: bool | None, heading: str) -> None:
    assert Group(name, voting=voting).heading == heading


@pytest.mark.parametrize(
    ("role", "line"), [("Chairman", "Cllr Hegley (Chairman)"), (None, "Cllr Hegley"), ("", "Cllr Hegley")]
)
def test_a_seat_is_printed_with_its_role(role: str | None, line: str) -> None:
    assert Holder("Cllr Hegley", role=role).line == line


@pytest.mark.parametrize(
    ("role", "stands_in"),
    [("Named Substitute", True), ("Reserve", True), ("Chairman", False), (None, False), ("", False)],
)
def test_who_is_a_substitute_of_the_group(role: str | None, stands_in: bool) -> None:
    assert is_substitute(role) is stands_in


def test_a_seat_and_a_group_begin_with_no_rights() -> None:
    holder, group = Holder("A"), Group("B")
    assert (holder.vacant, holder.votes) == (False, False)
    assert (group.councillors, group.sees_restricted, group.sees_confidential) == (False, False, False)
    settings = CategorySettings("C")
    assert (settings.voting, settings.councillors, settings.sees_restricted) == (False, False, False)


def test_a_panel_begins_with_the_safe_settings() -> None:
    new = BodySettings("Panel", "P")
    assert new.kind is BodyKind.ADVISORY_COMMITTEE
    assert (new.voting_scheme, new.balance_waived, new.remote_counts, new.remote_may_vote) == (False,) * 4
    assert (new.quorum_counts, new.sub_items) == (WhoCounts.VOTING, SubItems.LETTERS)
    assert (new.year_begins_month, new.clear_days, new.publish_cutoff) == (5, 5, dt.time(17, 0))
    assert (new.e_sign, new.late_asks_both) == (False, False)


def test_a_new_panel_asks_for_a_sentence_takes_eight_reports_and_asks_for_views_six_weeks_before() -> None:
    """U2: twenty letters are the least in which special circumstances say something."""
    new = BodySettings("Panel", "P")
    assert (new.urgent_least, new.most_reports, new.voice_weeks) == (20, 8, 6)


@pytest.mark.parametrize(
    ("kind", "scheme", "rules"),
    [
        (BodyKind.COMMITTEE, True, ["B1"]),
        (BodyKind.SUB_COMMITTEE, False, ["B3"]),
        (BodyKind.SCRUTINY, False, ["B4"]),
        (BodyKind.SCRUTINY, True, ["B10"]),
        (BodyKind.EXECUTIVE_BODY, True, ["B5"]),
    ],
)
def test_the_rule_that_says_who_votes(kind: BodyKind, scheme: bool, rules: list[str]) -> None:
    carers = CategorySettings("Carers", voting=True)
    found = judge_category(carers, kind, appointed_by=BodyKind.COMMITTEE, scheme=scheme)
    assert [one.rule for one in found] == rules


def test_without_a_scheme_nobody_else_votes_in_scrutiny() -> None:
    assert [one.rule for one in judge_category(CategorySettings("Carers", voting=True), BodyKind.SCRUTINY)] == ["B4"]


@pytest.mark.parametrize(
    ("facts", "fields"),
    [
        (SeatFacts(Held.PERSON, person_id=1), []),
        (SeatFacts(Held.PERSON), ["person"]),
        (SeatFacts(Held.POST, post="Director"), []),
        (SeatFacts(Held.POST), ["post"]),
        (SeatFacts(Held.VACANT), []),
        (SeatFacts(Held.VACANT, from_text="1 May 2017", to_text="1 May 2017"), []),  # a day's term
        (SeatFacts(Held.VACANT, from_text="2 May 2017", to_text="1 May 2017"), ["to_text"]),
        (SeatFacts(Held.VACANT, from_text="15 May 2017", to_text="May 2017"), []),  # to the end of May
    ],
)
def test_what_a_seat_may_be(facts: SeatFacts, fields: list[str]) -> None:
    found = judge_seat(facts)
    assert [field for field, _ in found] == fields
    assert all(one.level is Level.REFUSE for _, one in found)


@pytest.mark.parametrize(
    ("held", "words"),
    [(Held.PERSON, "A person"), (Held.POST, "Whoever holds a post"), (Held.VACANT, "Nobody: it is vacant")],
)
def test_the_words_of_how_a_seat_is_held(held: Held, words: str) -> None:
    assert HELD_WORDS[held] == words


@pytest.mark.parametrize(("style", "words"), [(SubItems.LETTERS, "6a, 6b, 6c"), (SubItems.DECIMALS, "6.1, 6.2, 6.3")])
def test_the_words_of_how_sub_items_are_numbered(style: SubItems, words: str) -> None:
    assert SUB_ITEM_WORDS[style] == words


@pytest.mark.parametrize(
    ("colour", "ratio"),
    [("#000000", 21.0), ("#ffffff", 1.0), ("#0a0a0a", 19.8), ("#0b0b0b", 19.68), ("#1f4d5c", 9.23), ("#777777", 4.48)],
)
def test_contrast_with_white(colour: str, ratio: float) -> None:
    assert contrast(colour, "#ffffff") == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize(
    ("colour", "darker"),
    [("#767676", "#767676"), ("#777777", "#767676"), ("#ffff00", "#7a7a00"), ("#ffffff", "#757575")],
)
def test_the_nearest_darker_shade_that_can_be_read(colour: str, darker: str) -> None:
    assert darkened(colour) == darker


def test_a_colour_that_cannot_be_read_is_refused() -> None:
    assert [one.level for one in judge_colour("#777777")] == [Level.REFUSE]
    assert judge_colour("#767676") == []


@pytest.mark.parametrize(
    ("colour", "link"),
    [
        ("#767676", "#707070"),  # a grey that is just readable on white
        ("#9940ff", "#933df5"),  # a bright violet
        ("#ff4049", "#d1343c"),  # a bright red
        ("#1f4d5c", "#1f4d5c"),  # dark enough as it is
    ],
)
def test_links_can_be_read_on_the_palest_tint_too(colour: str, link: str) -> None:
    found = shades(colour)
    assert found["--govuk-brand-colour"] == colour
    assert found["--govuk-link-colour"] == link


def test_where_no_darker_shade_can_be_read_it_is_black() -> None:
    assert darkened("#808080", "#747474") == "#000000"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("text", SectionKind.TEXT),
        ("numbered", SectionKind.NUMBERED),
        ("Recommendations", SectionKind.RECOMMENDATIONS),
        ("appendices", SectionKind.APPENDICES),
        (" Background Papers ", SectionKind.BACKGROUND),
        ("scorecard", SectionKind.SCORECARD),
        # a kind that another version or another council made
        ("photographs", SectionKind.TEXT),
        ("", SectionKind.TEXT),
        (None, SectionKind.TEXT),
    ],
)
def test_a_section_of_an_unknown_kind_holds_text(words: str | None, kind: SectionKind) -> None:
    assert SectionKind.read(words) is kind


@pytest.mark.parametrize(
    ("counts", "words"),
    [(WhoCounts.VOTING, "Voting members only"), (WhoCounts.ALL, "All members, voting or not")],
)
def test_the_words_of_who_makes_a_quorum(counts: WhoCounts, words: str) -> None:
    """V1."""
    assert WHO_COUNTS_WORDS[counts] == words
