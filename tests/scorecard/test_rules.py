"""What a figure says, what of it may be shown, and whether it is good news: in tables, without a database."""

import datetime as dt

import pytest

from panel.scorecard.rules.areas import areas_on
from panel.scorecard.rules.cards import About, Entry, card, hidden_within
from panel.scorecard.rules.kinds import Good, Unit, said, share
from panel.scorecard.rules.news import Standing, Travel, standing, travel
from panel.scorecard.rules.periods import read_period
from panel.scorecard.rules.small import ALL, Figure, also_hidden, hidden, is_few, is_small, worked_out
from panel.scorecard.rules.starter import BY_CODE, STARTERS

SHARE = frozenset({"value", "numerator"})
NONE: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("words", "code", "said_as"),
    [
        ("2017/18 Q4", "2017/18 Q4", "2017/18 quarter 4"),
        ("Q4 2017-18", "2017/18 Q4", "2017/18 quarter 4"),
        ("Quarter 1 of 2017/2018", "2017/18 Q1", "2017/18 quarter 1"),
        ("2017/18", "2017/18", "2017/18"),
        ("1999/00", "1999/00", "1999/00"),
        ("March 2018", "2018-03", "March 2018"),
        ("Sept 2017", "2017-09", "September 2017"),
        ("2011-12", "2011-12", "December 2011"),
        ("31 March 2018", "2018-03-31", "31 March 2018"),
        ("as at 31/3/2018", "", ""),
        ("31/3/2018", "2018-03-31", "31 March 2018"),
        ("2017/19", "", ""),
        ("31 June 2018", "", ""),
        ("the spring", "", ""),
    ],
)
def test_a_period_is_read_as_people_write_it(words, code, said_as):
    if code:
        found = read_period(words)
        assert (found.code, found.words, read_period(found.words)) == (code, said_as, found)
    else:
        with pytest.raises(ValueError, match=f"“{words}” is not a period: write a month"):
            read_period(words)


def test_the_last_quarter_is_january_to_march():
    found = read_period("2017/18 Q4")
    assert (found.start.isoformat(), found.end.isoformat()) == ("2018-01-01", "2018-03-31")


@pytest.mark.parametrize(
    ("good", "before", "now", "found"),
    [
        (Good.HIGH, 80, 85, Travel.BETTER_UP),
        (Good.HIGH, 85, 80, Travel.WORSE_DOWN),
        (Good.LOW, 12, 9, Travel.BETTER_DOWN),
        (Good.LOW, 9, 12, Travel.WORSE_UP),
        (Good.CONTEXT, 9, 12, Travel.HIGHER),
        (Good.CONTEXT, 12, 9, Travel.LOWER),
        (Good.HIGH, 80.04, 80.01, Travel.SAME),
        (Good.HIGH, None, 80, None),
        (Good.HIGH, 80, None, None),
    ],
)
def test_where_a_figure_goes_is_judged_by_what_is_good_for_it(good, before, now, found):
    assert travel(good, before, now, 1) is found


@pytest.mark.parametrize(
    ("good", "value", "target", "tolerance", "found"),
    [
        (Good.HIGH, 95, 95, None, Standing.GREEN),
        (Good.HIGH, 90, 95, None, Standing.AMBER),
        (Good.HIGH, 85, 95, None, Standing.RED),
        (Good.HIGH, 90, 95, 2, Standing.RED),
        (Good.LOW, 8, 10, None, Standing.GREEN),
        (Good.LOW, 11, 10, None, Standing.AMBER),
        (Good.LOW, 12, 10, None, Standing.RED),
        (Good.LOW, 0, 0, None, Standing.GREEN),
        (Good.LOW, 1, 0, None, Standing.RED),
        (Good.CONTEXT, 12, 10, None, None),
        (Good.HIGH, 95, None, None, None),
        (Good.HIGH, None, 95, None, None),
    ],
)
def test_red_amber_and_green_follow_what_is_good(good, value, target, tolerance, found):
    assert standing(good, value, target, 1, tolerance) is found


def test_each_word_has_a_shape_of_its_own():
    assert len({one.shape for one in Standing}) == len(Standing) == len({one.word for one in Standing})
    assert {one.shape for one in Travel} == {"↑", "↓", "→"}


@pytest.mark.parametrize(
    ("number", "small"),
    [(0, False), (1, True), (3, True), (5, True), (6, False), (None, False), (5.5, False), (5.0000004, True)],
)
def test_one_to_five_are_small(number, small):
    assert is_small(number) is small


@pytest.mark.parametrize(
    ("unit", "figure", "found"),
    [
        (Unit.NUMBER, Figure(4), ALL),
        (Unit.NUMBER, Figure(0), NONE),
        (Unit.NUMBER, Figure(6), NONE),
        (Unit.PER_CENT, Figure(None, 40, 80), NONE),
        # three of eighty: the share would give the number away
        (Unit.PER_CENT, Figure(None, 3, 80), SHARE),
        (Unit.PER_CENT, Figure(3.75, 3, 80), SHARE),
        (Unit.PER_CENT, Figure(3.75, None, 80), SHARE),
        # all but two: those two could be told
        (Unit.PER_CENT, Figure(None, 78, 80), SHARE),
        (Unit.PER_CENT, Figure(None, 80, 80), NONE),
        (Unit.PER_CENT, Figure(None, 0, 80), NONE),
        # of four children nothing is told
        (Unit.PER_CENT, Figure(None, 0, 4), ALL),
        (Unit.PER_CENT, Figure(87.5), NONE),
        # what is not given can be worked out: 50 per cent of 80 are 40; 95 of 100 leave out five
        (Unit.PER_CENT, Figure(50.0, None, 80), NONE),
        (Unit.PER_CENT, Figure(95.0, None, 100), SHARE),
        # of how many, or how many of them, is not known: there is no rest
        (Unit.PER_CENT, Figure(None, 40, None), NONE),
        (Unit.PER_CENT, Figure(None, None, 80), NONE),
        (Unit.RATE, Figure(None, 4, 60_000), SHARE),
        (Unit.RATE, Figure(None, 59_998, 60_000), NONE),
        (Unit.SCORE, Figure(14.2, None, 5), ALL),
        (Unit.SCORE, Figure(14.2, None, 50), NONE),
        (Unit.DAYS, Figure(3), NONE),
    ],
)
def test_what_tells_of_one_to_five_children_is_withheld(unit, figure, found):
    assert hidden(figure, unit) == found


@pytest.mark.parametrize(
    ("parts", "small", "total", "more"),
    [
        # one alone is the total less the others: the smallest of the others joins it
        ({1: 40, 2: 3, 3: 12}, {2}, 55, {3}),
        # two that are not all 1 or all 5 cannot be told apart
        ({1: 40, 2: 3, 3: 2}, {2, 3}, 45, set()),
        ({1: 40, 2: 1, 3: 1, 4: 9}, {2, 3}, 51, {4}),
        ({1: 40, 2: 5, 3: 5, 4: 9}, {2, 3}, 59, {4}),
        # nought says nothing of anyone, so another is taken before it
        ({1: 40, 2: 3, 3: 0}, {2}, 43, {1}),
        ({1: 3, 2: 0}, {1}, 3, {2}),
        ({1: 40, 2: 12}, set(), 52, set()),
        ({1: 40, 2: 3, 3: 12}, {2}, None, set()),
    ],
)
def test_a_small_part_cannot_be_worked_out_from_its_total(parts, small, total, more):
    found = also_hidden(parts, frozenset(small), total)
    assert found == more
    kept = [parts[one] for one in found | small]
    assert not kept or total is None or not worked_out(kept)


@pytest.mark.parametrize(("denominator", "few"), [(9, True), (10, False), (None, False)])
def test_a_share_of_fewer_than_ten_is_no_percentage(denominator, few):
    assert is_few(denominator) is few


def shown(figure, *, full=False, **facts):
    about = About(1, "Reviews on time", unit=Unit.PER_CENT, good=Good.HIGH, decimals=1)
    return card(about, [Entry(read_period("2017/18 Q4"), figure, **facts)], full=full).last


def test_a_share_of_few_is_given_as_a_number_of_them():
    assert (shown(Figure(None, 0, 9)).words, shown(Figure(None, 9, 9)).number) == ("0 of 9", None)
    assert shown(Figure(None, 4, 8), full=True).words == "4 of 8"


def test_nothing_is_said_of_a_withheld_figure_in_any_words():
    found = shown(Figure(None, 3, 80), target=95.0, narrative="Three boys moved twice.")
    assert (found.words, found.numerator, found.denominator) == ("c", "c", "80")
    assert (found.number, found.narrative, found.standing, found.travel) == (None, "", "", "")
    assert (found.withheld, found.kept_back, found.target) == (True, True, "95.0%")


def test_who_sees_small_numbers_sees_them_marked():
    found = shown(Figure(None, 3, 80), target=95.0, narrative="Three boys moved twice.", full=True)
    assert (found.words, found.numerator, found.standing) == ("3.8%", "3", "off target")
    assert (found.narrative, found.withheld, found.kept_back) == ("Three boys moved twice.", False, True)


def test_no_direction_is_told_from_or_to_a_withheld_figure():
    about = About(1, "Reviews on time", unit=Unit.PER_CENT, good=Good.HIGH, decimals=1)
    counts = [("2017/18 Q1", 40), ("2017/18 Q2", 3), ("2017/18 Q3", 50), ("2017/18 Q4", 60)]
    entries = [Entry(read_period(period), Figure(None, number, 80)) for period, number in counts]
    assert [cell.travel for cell in card(about, entries, full=False).cells] == ["", "", "", "better"]
    assert [cell.travel for cell in card(about, entries, full=True).cells] == ["", "worse", "better", "better"]


def test_only_periods_of_one_kind_stand_together():
    about = About(1, "Children looked after")
    entries = [Entry(read_period(code), Figure(100)) for code in ("2016/17", "2017/18 Q2", "2017/18 Q1")]
    assert [cell.period for cell in card(about, entries, full=True).cells] == ["2017/18 quarter 1", "2017/18 quarter 2"]
    assert len(card(about, entries, full=True, every=True).cells) == 3


def test_a_kept_card_is_the_card_again():
    about = About(1, "Children looked after", line=17.0, line_words="A mark")
    made = card(about, [Entry(read_period("2017/18"), Figure(100), target=90.0)], full=False)
    assert type(made).of(made.facts()) == made


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "words"),
    [
        (0.5, Unit.NUMBER, 0, "1"),
        (2.5, Unit.NUMBER, 0, "3"),
        (1234, Unit.NUMBER, 0, "1,234"),
        (87.45, Unit.PER_CENT, 1, "87.5%"),
        (None, Unit.PER_CENT, 1, ""),
        (-4, Unit.NUMBER, 0, "-4"),
    ],
)
def test_a_figure_in_words(value, unit, decimals, words):
    assert said(value, unit, decimals) == words


def test_a_share_is_worked_out():
    assert (share(3, 80, Unit.PER_CENT), share(60, 10_000, Unit.RATE), share(3, 0, Unit.PER_CENT)) == (3.75, 60, None)
    assert share(3, 80, Unit.NUMBER) is None


def test_what_is_offered_as_a_start_says_what_is_good():
    assert len(BY_CODE) == len(STARTERS)
    assert {f"KP{number}" for number in range(1, 32)} <= set(BY_CODE)
    low = {"KP8", "KP12", "KP14", "KP18", "KP24", "KP25", "KP27b", "KP29", "KP30"}
    assert {one.code for one in STARTERS if one.good is Good.LOW} >= low
    assert {BY_CODE[code].good for code in ("KP1", "KP26", "KP31")} == {Good.CONTEXT}
    assert all(one.definition.endswith(".") and one.basis for one in STARTERS)


@pytest.mark.parametrize(
    ("day", "there", "gone"),
    [
        ("2022-12-31", "Children in care and care leavers", "Care leavers"),
        ("2023-01-01", "Care leavers", "Children in care and care leavers"),
        ("2026-03-31", "Overall effectiveness", "Children in care and care leavers"),
        ("2026-04-01", "Children in care", "Overall effectiveness"),
    ],
)
def test_inspectors_judge_the_areas_of_the_day(day, there, gone):
    found = areas_on(dt.date.fromisoformat(day))
    assert there in found
    assert gone not in found


@pytest.mark.parametrize(
    ("quarters", "year", "found"),
    [
        # the third quarter is the year less the others: the smallest of them joins it
        ((8, 9, 3, 10), 30, {"2017/18 Q1"}),
        ((7, 2, 3, 8), 20, set()),
        ((7, 9, 6, 8), 30, set()),
        # children in care at the end of each quarter do not add up to those at the end of the year
        ((40, 42, 3, 41), 41, set()),
    ],
)
def test_a_small_quarter_cannot_be_worked_out_from_its_year(quarters, year, found):
    entries = [Entry(read_period(f"2017/18 Q{n}"), Figure(value)) for n, value in enumerate(quarters, 1)]
    entries.append(Entry(read_period("2017/18"), Figure(year)))
    assert hidden_within(About(1, "Adopted"), entries) == found
