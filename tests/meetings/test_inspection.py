"""For how long agendas, reports, minutes and background papers may be inspected (A1, A2, A5)."""

import datetime as dt

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel import clock
from panel.meetings.rules.inspection import inspection_words, last_day
from panel.meetings.rules.life import State
from tests import factories as make

D = dt.date.fromisoformat
NOW = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)
BEGUN = "Agenda, minutes and open reports may be inspected until Sunday 14 January 2024"


@pytest.mark.parametrize(
    ("first", "years", "last"),
    [
        ("2018-01-15", 6, "2024-01-14"),
        ("2018-01-15", 4, "2022-01-14"),
        ("2018-01-01", 6, "2023-12-31"),
        ("2024-02-29", 4, "2028-02-28"),  # an anniversary on the day itself
        ("2024-02-29", 6, "2030-02-28"),  # no such day in 2030
        ("2024-03-01", 4, "2028-02-29"),
    ],
)
def test_a_period_begins_with_the_day_of_the_meeting(first: str, years: int, last: str) -> None:
    assert last_day(D(first), years) == D(last)


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (
            "2018-01-16",
            f"{BEGUN}, background papers until Friday 14 January 2022.",
        ),
        (
            "2022-01-14",
            f"{BEGUN}, background papers until Friday 14 January 2022.",
        ),
        (
            "2022-01-15",
            f"{BEGUN}; for background papers that time ended on Friday 14 January 2022.",
        ),
        (
            "2024-01-14",
            f"{BEGUN}; for background papers that time ended on Friday 14 January 2022.",
        ),
        ("2024-01-15", "The time in which the law lets anyone inspect these papers ended on Sunday 14 January 2024."),
    ],
)
def test_until_when_papers_may_be_inspected(today: str, words: str) -> None:
    assert inspection_words(D("2018-01-15"), D(today)) == words


def test_the_agenda_says_until_when_it_may_be_inspected(app: Flask, client: FlaskClient) -> None:
    held = make.meeting(make.body(), D("2026-11-03"), state=State.HELD, published_at=NOW)
    make.item(held)
    with clock.at(NOW):
        page = client.get(f"/meetings/{held.id}").text
    assert "may be inspected until Tuesday 2 November 2032, background papers until Saturday 2 November 2030." in page
