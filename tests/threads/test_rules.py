"""How a thread is put in order, and which words asked for a topic."""

import datetime as dt

import pytest

from panel.threads.rules import Event, Step, asking_part, in_order

ASKED = Event(Step.ASKED, "a", "Asked for", dt.date(2017, 11, 13))
PROMISED = Event(Step.PROMISED, "p", "Promised for March", when="March 2018", after=("a",))
REPORT = Event(Step.REPORTED, "r", "The report", dt.date(2018, 3, 1), after=("p",))
CONSIDERED = Event(Step.CONSIDERED, "c", "Considered", dt.date(2018, 3, 12), after=("p",))
RESOLVED = Event(Step.RESOLVED, "o", "Resolved", dt.date(2018, 3, 12), after=("c",))
CLOSED = Event(Step.CLOSED, "z", "Closed", dt.date(2018, 6, 4))


def test_a_thread_is_told_as_it_came_about_and_a_promise_without_a_day_after_what_asked_for_it() -> None:
    told = in_order([CLOSED, RESOLVED, CONSIDERED, REPORT, PROMISED, ASKED])
    assert [event.key for event in told] == ["a", "p", "r", "c", "o", "z"]


def test_what_is_met_twice_is_told_once() -> None:
    assert in_order([ASKED, PROMISED, ASKED]) == [ASKED, PROMISED]


def test_a_loop_of_requests_without_days_is_told_all_the_same() -> None:
    one = Event(Step.ASKED, "one", "Asks for the other", after=("other",))
    other = Event(Step.ASKED, "other", "Asks for the first", after=("one",))
    assert {event.key for event in in_order([one, other, ASKED])} == {"a", "one", "other"}


@pytest.mark.parametrize(
    ("what", "events", "told"),
    [
        ("an update of February, before the panel came to it in March", ("u", "c"), "u c"),
        ("a second request, of the year before", ("a", "b"), "b a"),
        (
            "a promise stands where what it came from stands, though something was closed before",
            ("x", "p", "a"),
            "x a p",
        ),
        ("a promise of a promise stands there too", ("p", "p2", "x", "a"), "x a p p2"),
        ("where it came from two, it stands with the later", ("x", "both", "a", "b"), "b x a both"),
        ("what came from a step that nobody knows stands last", ("lost", "z"), "z lost"),
    ],
)
def test_days_come_before_the_order_of_the_steps(what: str, events: tuple[str, ...], told: str) -> None:
    assert " ".join(event.key for event in in_order(EVENTS[key] for key in events)) == told, what


EVENTS = {
    "a": ASKED,
    "b": Event(Step.ASKED, "b", "Asked for first", dt.date(2016, 11, 14)),
    "x": Event(Step.CLOSED, "x", "Closed before", dt.date(2017, 9, 11)),
    "p": PROMISED,
    "p2": Event(Step.PROMISED, "p2", "Promised for June", when="June 2018", after=("p",)),
    "both": Event(Step.PROMISED, "both", "Promised for June", when="June 2018", after=("a", "b")),
    "u": Event(Step.UPDATED, "u", "Progress", dt.date(2018, 2, 1)),
    "c": CONSIDERED,
    "lost": Event(Step.ASKED, "lost", "Asked for", after=("nobody knows",)),
    "z": CLOSED,
}


@pytest.mark.parametrize("event", [ASKED, PROMISED, REPORT])
def test_a_step_is_told_in_full_unless_it_is_said_to_be_withheld(event: Event) -> None:
    assert not event.withheld


PARTS = [
    "a report on planning for permanence, with its process and early help.",
    "the PAUSE Programme: a presentation in January 2018 and a closer report in March 2018.",
    "a report on freeing care leavers from council tax, in January.",
    "the action plan after the Ofsted inspection, in January 2018.",
    "that unscheduled reports be reviewed, and those already considered taken out.",
]


@pytest.mark.parametrize(
    ("topic", "part"),
    [
        ("PAUSE Programme: presentation", 1),
        ("Freeing care leavers from council tax", 2),
        ("Action plan after the Ofsted inspection", 3),
        ("Planning for permanence", 0),
        ("Annual report", None),
        ("Sufficiency strategy", None),
        ("Care leavers and their housing, health, schooling and pathway plans", None),
    ],
)
def test_a_topic_is_tied_to_the_part_of_the_minute_that_speaks_of_it_or_to_none(topic: str, part: int | None) -> None:
    assert asking_part(topic, PARTS) == part


def test_a_topic_that_two_parts_speak_of_is_tied_to_neither() -> None:
    assert asking_part("Permanence", ["planning for permanence", "permanence in fostering"]) is None


@pytest.mark.parametrize(
    ("topic", "parts", "part"),
    [
        ("Permanence", ["planning for permanence."], 0),
        ("Fostering allowances", ["a review of allowances."], 0),  # half of its words
        ("Fostering allowances abroad", ["a review of allowances."], None),  # a third
        ("Annual report", ["a report on permanence."], None),  # nothing in it says what it is about
        ("Annual report", ["planning for permanence."], None),
        ("Permanence", [], None),
        ("Fostering", ["planning for permanence."], None),
    ],
)
def test_half_of_what_a_topic_says_is_enough(topic: str, parts: list[str], part: int | None) -> None:
    assert asking_part(topic, parts) == part
