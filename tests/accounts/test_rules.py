"""How accounts are kept safe: passwords, throttles, links that end, and who opens where."""

import datetime as dt

import pytest

from panel.accounts.rules import (
    FOR_ACCOUNT,
    FOR_ADDRESS,
    INVITATION_LASTS,
    RESET_LASTS,
    Throttle,
    judge_password,
    opens,
)
from panel.lifecycle import Level


@pytest.mark.parametrize(
    ("email", "demonstration", "let_in"),
    [
        ("pat@fenshire.gov.uk", False, True),
        ("pat@fenshire.gov.uk", True, True),
        ("clerk@demonstration.example", True, True),
        ("Clerk@Demonstration.Example", False, False),
    ],
)
def test_accounts_of_the_demonstration_open_only_there(email: str, demonstration: bool, let_in: bool) -> None:
    assert opens(email, demonstration=demonstration) is let_in


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("kettle sofa rain", ""),
        ("k" * 4 + "ettlesof", ""),  # five different characters and more
        ("abcdabcdabcd", "easily guessed"),
        ("abcdeabcdeab", ""),
        ("kettle rain", "at least 12"),
        ("kettlerain12", ""),
        ("xy" * 3 + "zqwv" * 48 + "pt", ""),  # two hundred
        ("xy" * 3 + "zqwv" * 48 + "pts", "200 characters or fewer"),
        ("hegley sofa rain", "your own name"),
        ("ann sofa raining", ""),  # three letters stand in many words
        ("jane sofa raining", "your own name"),
    ],
)
def test_what_a_password_must_be(password: str, words: str) -> None:
    found = judge_password(password, ["Ann Jane Hegley", "a.b@example.org"])
    assert [one.level for one in found] == ([Level.REFUSE] if words else [])
    assert words in "".join(one.words for one in found)


@pytest.mark.parametrize(("throttle", "failures", "minutes"), [(FOR_ACCOUNT, 5, 15), (FOR_ADDRESS, 50, 60)])
def test_when_guessing_is_slowed_down(throttle: Throttle, failures: int, minutes: int) -> None:
    assert throttle == Throttle(failures, dt.timedelta(minutes=minutes))


@pytest.mark.parametrize(("lasts", "hours"), [(INVITATION_LASTS, 14 * 24), (RESET_LASTS, 2)])
def test_how_long_a_link_lasts(lasts: dt.timedelta, hours: int) -> None:
    assert lasts == dt.timedelta(hours=hours)
