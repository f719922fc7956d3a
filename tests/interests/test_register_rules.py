"""The register: 28 days, gifts from £50, no home address, of a sensitive interest no trace (I3–I5, I7, I12, I14)."""

import datetime as dt
from decimal import Decimal

import pytest

from panel.interests.rules.register import (
    CATEGORY_WORDS,
    WHOSE_WORDS,
    Category,
    Registered,
    Settings,
    Whose,
    category_of,
    due,
    gift_due,
    judge_gift,
    kind_of_entry,
    must_register,
    overdue_note,
    place_of,
    pounds,
    published,
    renewal_due,
    settings_as_kept,
    settings_of,
)
from panel.interests.rules.words import Kind


def day(words: str) -> dt.date:
    return dt.date.fromisoformat(words)


@pytest.mark.parametrize(
    ("first", "days", "last"),
    [
        ("2026-11-22", 28, "2026-12-19"),
        ("2026-02-01", 28, "2026-02-28"),
        ("2028-02-01", 28, "2028-02-28"),
        ("2026-11-22", 1, "2026-11-22"),
    ],
)
def test_twenty_eight_days_beginning_with_the_first(first, days, last):
    assert due(day(first), days) == day(last)


def test_a_disclosure_is_notified_within_27_days_after_it():
    assert due(day("2026-11-24")) == day("2026-12-21")


def test_a_gift_is_registered_within_28_days_of_its_receipt():
    assert gift_due(day("2026-11-22")) == day("2026-12-20")
    assert gift_due(day("2026-11-22"), 14) == day("2026-12-06")


WORTH = [
    ("£50", True),
    ("£49.99", False),
    ("£50.01", True),
    ("about £1,250.50", True),
    ("60", True),
    ("a bottle of wine", True),
    ("", True),
    (None, True),
    ("£5", False),
]


@pytest.mark.parametrize(("value", "must"), WORTH)
def test_a_gift_of_fifty_pounds_or_more_must_be_registered(value, must):
    assert must_register(value, Decimal(50)) is must


@pytest.mark.parametrize(
    ("words", "sum_"), [("about £1,250.50", "1250.50"), ("60", "60"), ("none", None), (None, None)]
)
def test_the_sum_in_words(words, sum_):
    assert pounds(words) == (sum_ and Decimal(sum_))


GIFTS = [
    ("£60", "2026-11-01", "2026-11-20", True, None),
    ("£60", "2026-11-01", "2026-11-29", True, None),
    ("£60", "2026-11-01", "2026-11-30", True, "It was to be registered by 29 November 2026."),
    ("£20", "2026-11-01", "2026-12-30", True,
     "It is worth less than £50, so it need not be registered; it may be all the same."),
    ("£60", "2026-11-01", "2026-12-30", False,
     "It was refused: it is told to the monitoring officer, and need not be registered."),
    ("£60", None, "2026-12-30", True, None),
]  # fmt: skip


@pytest.mark.parametrize(("value", "received", "notified", "accepted", "words"), GIFTS)
def test_what_is_said_of_a_gift(value, received, notified, accepted, words):
    found = judge_gift(value, received and day(received), day(notified), accepted=accepted, settings=Settings())
    assert [(one.rule, one.words, one.level) for one in found] == ([("I14", words, "note")] if words else [])


LATE = [
    ("2026-11-01", "2026-11-28", None),
    ("2026-11-01", "2026-11-29", "It was to be notified by 28 November 2026. It is kept, with this note."),
    (None, "2026-11-29", None),
]


@pytest.mark.parametrize(("arose", "notified", "words"), LATE)
def test_an_interest_notified_late_is_kept_with_a_note(arose, notified, words):
    found = overdue_note(arose and day(arose), day(notified), 28)
    assert [(one.rule, one.words) for one in found] == ([("I3", words)] if words else [])


TODAY = day("2026-11-22")
WITHHELD = "The address is withheld"
PUBLIC = [
    ("employment, said plainly", Registered("employment", "Teacher at Fen School"), "Teacher at Fen School"),
    ("nothing said", Registered("employment", None), ""),
    ("sensitive leaves no trace", Registered("land", "12 Long Lane", sensitive=True), None),
    ("not entered yet", Registered("employment", "Teacher", accepted=False), None),
    ("ended yesterday", Registered("employment", "Teacher", ended_on=day("2026-11-21")), None),
    ("ends today", Registered("employment", "Teacher", ended_on=TODAY), "Teacher"),
    ("land that may be a home", Registered("land", "12 Long Lane"), WITHHELD),
    ("land by its title", Registered("Land in the council’s area", "12 Long Lane"), WITHHELD),
    ("land that is no home", Registered("land", "A field at Eau", home=False), "A field at Eau"),
    ("a home", Registered("licences", "Flat 2, Quay House", home=True), WITHHELD),
    ("a postcode in the words", Registered("employment", "Shop, 3 High St, FN1 1AA"), WITHHELD),
    ("a postcode without its space", Registered("employment", "Shop at fn11aa"), WITHHELD),
    ("a postcode that is no home’s", Registered("employment", "Shop, FN1 1AA", home=False), "Shop, FN1 1AA"),
]


@pytest.mark.parametrize(("_what", "entry", "read"), PUBLIC, ids=[row[0] for row in PUBLIC])
def test_what_the_public_read(_what, entry, read):
    assert published(entry, TODAY, addresses_public=False) == read


def test_a_council_may_publish_addresses_but_nothing_sensitive():
    assert published(Registered("land", "12 Long Lane"), TODAY, addresses_public=True) == "12 Long Lane"
    assert published(Registered("land", "12 Long Lane", sensitive=True), TODAY, addresses_public=True) is None


KINDS = [
    *((one, Kind.DPI) for one in ("employment", "sponsorship", "contracts", "land", "licences")),
    *((one, Kind.DPI) for one in ("tenancies", "securities")),
    *((one, Kind.ORI) for one in ("unpaid_directorship", "outside_body_nominated_or_appointed_by_council")),
    *((one, Kind.ORI) for one in ("body_public_functions", "body_charitable", "body_influencing_opinion_or_policy")),
    ("gifts", Kind.NOT_STATED),
    ("DPI", Kind.DPI),
    (None, Kind.NOT_STATED),
]  # fmt: skip


@pytest.mark.parametrize(("category", "kind"), KINDS)
def test_the_seven_categories_are_pecuniary_and_the_five_are_other_registrable(category, kind):
    assert kind_of_entry(category) is kind


@pytest.mark.parametrize(
    ("category", "whose", "kind"),
    [
        ("employment", Whose.PARTNER, Kind.DPI),
        ("land", Whose.MEMBER, Kind.DPI),
        ("body_charitable", Whose.MEMBER, Kind.ORI),
        ("body_charitable", Whose.PARTNER, Kind.NRI),
        ("DPI", Whose.PARTNER, Kind.DPI),
    ],
)
def test_a_partners_pecuniary_interest_counts_as_ones_own_and_no_other_does(category, whose, kind):
    assert kind_of_entry(category, whose) is kind


def test_categories_are_known_by_word_and_by_title():
    assert category_of(" Land ") is Category.LAND
    assert category_of("Gifts and hospitality") is Category.GIFTS
    assert category_of("Beekeeping") is None
    assert [place_of(one) for one in ("employment", "gifts", "Beekeeping", None)] == [0, 12, 13, 13]


RENEWALS = [
    ("2026-05-20", 12, "2027-05-20"),
    ("2024-02-29", 12, "2025-02-28"),
    ("2026-08-31", 6, "2027-02-28"),
    ("2026-12-01", 1, "2027-01-01"),
    ("2026-11-01", 1, "2026-12-01"),
    ("2026-05-20", 0, None),
    (None, 12, None),
]


@pytest.mark.parametrize(("last", "months", "by"), RENEWALS)
def test_when_a_register_is_looked_through_again(last, months, by):
    assert renewal_due(last and day(last), months) == (by and day(by))


OWN = [
    (None, {}),
    ("words", {}),
    ({"gifts": {"threshold_gbp": 100, "register_days": 14}}, {"gift_threshold": Decimal(100), "gift_days": 14}),
    ({"gifts": {"threshold_gbp": 0}}, {"gift_threshold": Decimal(0)}),
    ({"gifts": "£50"}, {}),
    ({"gifts": {"threshold_gbp": -1, "register_days": True}}, {}),
    ({"interest_decision_table": {"gifts": {"threshold_gbp": 75}}}, {"gift_threshold": Decimal(75)}),
    ({"register_days": 14, "renew_months": 6}, {"register_days": 14, "renew_months": 6}),
    ({"councillor_addresses_public": True}, {"addresses_public": True}),
    ({"councillor_addresses_public": "yes"}, {}),
    ({"restricted_papers": "give"}, {"restricted_papers": "give"}),
    ({"restricted_papers": "burn"}, {}),
]


@pytest.mark.parametrize(("own", "changed"), OWN)
def test_settings_have_safe_defaults(own, changed):
    assert settings_of(own) == Settings(**changed)


def test_settings_are_kept_as_they_are_read():
    own = Settings(14, 7, Decimal(100), addresses_public=True, renew_months=6, restricted_papers="give")
    assert settings_of(settings_as_kept(own)) == own


def test_what_the_sheet_gives_is_the_default():
    plain = (28, 28, Decimal(50), False, 12, "ask")
    assert tuple(vars(Settings()).values()) == plain


def test_every_category_and_owner_has_its_words():
    assert list(CATEGORY_WORDS) == list(Category)
    assert list(WHOSE_WORDS) == list(Whose)
