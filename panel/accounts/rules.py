"""How accounts are kept safe: what a password must be, when guessing is slowed down, who may give which role."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from panel.access.rules import GRANTED, Role
from panel.lifecycle import Finding, Level

INVITATION_LASTS = dt.timedelta(days=14)
RESET_LASTS = dt.timedelta(hours=2)

DEMONSTRATION = "@demonstration.example"
"""How the addresses of the demonstration's accounts end, whose password everyone may read."""


def opens(email: str, *, demonstration: bool) -> bool:
    """Whether the account of this address may sign in here: those of the demonstration only in demonstration mode."""
    return demonstration or not email.casefold().endswith(DEMONSTRATION)


PASSWORD_LEAST, PASSWORD_MOST = 12, 200
"""Characters. The most is there so that a huge one cannot keep the server busy."""


@dataclass(frozen=True)
class Throttle:
    """So many failures within such a time, and no more tries are answered until it has passed."""

    failures: int
    within: dt.timedelta


FOR_ACCOUNT = Throttle(5, dt.timedelta(minutes=15))
FOR_ADDRESS = Throttle(50, dt.timedelta(hours=1))
"""An address may be a whole council's, so it is allowed more."""

_COMMON = (
    "password|passwort|passw|pass|word|letmein|welcome|secret|login|admin|administrator|user|guest|test|testing|the|my|is|"
    "changeme|qwerty|qwertyuiop|asdfghjkl|zxcvbnm|azerty|abc|abcd|abcdef|abcdefgh|iloveyou|love|sunshine|princess|dragon|"
    "monkey|shadow|master|superman|batman|football|baseball|cricket|rugby|liverpool|arsenal|chelsea|everton|england|new|"
    "london|spring|summer|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|old|"
    "december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|hello|trustno|whatever|computer|internet|office|"
    "work|home|council|councillor|committee|panel|clerk|chair|chairman|democratic|services|meeting|agenda|minutes|a|i"
)
"""Words that the passwords tried first are made of."""

_ONLY_COMMON = re.compile(f"(?:{_COMMON}){{0,3}}")
_FIGURES_FOR_LETTERS = str.maketrans("013457@$!", "oieastasi")


def judge_password(password: str, own_words: Iterable[str]) -> list[Finding]:
    """Why a password will not do; an empty list where it will. `own_words` are the person's name and email address."""
    small = password.casefold()
    words = ""
    if len(password) < PASSWORD_LEAST:
        words = (
            f"Your password must be at least {PASSWORD_LEAST} characters. Three words that do not belong together do."
        )
    elif len(password) > PASSWORD_MOST:
        words = f"Your password must be {PASSWORD_MOST} characters or fewer"
    elif _is_common(small):
        words = "This password is easily guessed. Choose three words that do not belong together"
    elif any(word in small for word in _long_words(own_words)):
        words = "Your password must not hold your own name or email address"
    return [Finding("password", words, Level.REFUSE)] if words else []


def _is_common(small: str) -> bool:
    """Few different characters, or nothing but common words once figures and signs are taken away."""
    readings = (small, small.translate(_FIGURES_FOR_LETTERS))
    return len(set(small)) < 5 or any(_ONLY_COMMON.fullmatch(re.sub(r"[\W\d_]", "", text)) for text in readings)


def _long_words(own_words: Iterable[str]) -> set[str]:
    return {word for text in own_words for word in re.split(r"\W+", text.casefold()) if len(word) >= 4}


def may_give(own: Iterable[Role], role: Role) -> bool:
    """Whether someone with these roles, in one body or over all, may give or take `role` there.

    An administrator gives any role; a clerk those of the work: clerk and report author.
    """
    held = frozenset(own)
    if role not in GRANTED:
        return False
    if Role.ADMINISTRATOR in held:
        return True
    return Role.CLERK in held and role in {Role.CLERK, Role.AUTHOR}
