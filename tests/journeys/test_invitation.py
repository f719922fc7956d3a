"""How someone comes to sign in: invited by e-mail, a password chosen, signed out everywhere."""

import time

import pytest

from tests.journeys.conftest import Comes
from tests.journeys.panel import ADMINISTRATOR
from tests.journeys.post_office import PostOffice, post_office
from tests.journeys.site import Site

pytestmark = pytest.mark.journey

NEWCOMER = "alasdair@fenshire.example.org"
PASSWORD = "copper window lantern"


def test_an_officer_is_invited_and_signs_in(site: Site, comes: Comes) -> None:
    with post_office() as (kept, address):
        site.app.config["SMTP_URL"] = address
        administrator = comes(ADMINISTRATOR)
        administrator.follows("Accounts")
        administrator.follows("Invite someone")
        administrator.fills("Name, if the person is not in the list", "Alasdair Penrowe")
        administrator.fills("Email address", NEWCOMER)
        administrator.chooses("Role", "Report author")
        administrator.chooses("Where", "Corporate Parenting Panel")
        administrator.presses("Send the invitation")
        administrator.is_told(f"An invitation to {NEWCOMER} was written.")
        link = came(kept)

    officer = comes()
    officer.opens(link)
    officer.fills("New password", "password1234")
    officer.presses("Save the password")
    officer.has_to_mend("This password is easily guessed. Choose three words that do not belong together")
    officer.fills("New password", PASSWORD)
    officer.presses("Save the password")
    officer.is_told("Your password was saved and you are signed in.")
    comes().opens(link, finds=410)

    at_home = comes()
    at_home.opens("/account")
    at_home.signs_in(NEWCOMER, PASSWORD)
    at_home.is_on("Your account")
    at_home.reads("Report author of Corporate Parenting Panel")
    at_home.presses("Sign out everywhere")
    officer.opens("/account")
    officer.is_on("Sign in")
    at_home.opens("/account")
    at_home.is_on("Sign in")
    at_home.fills("Email address", NEWCOMER)
    at_home.fills("Password", "not my password")
    at_home.presses("Sign in")
    at_home.reads("The email address or the password is not right. Check both and try again.")


def came(kept: PostOffice) -> str:
    """The link in the letter, which is posted once the administrator has the answer."""
    until = time.monotonic() + 10
    while not kept.letters and time.monotonic() < until:
        time.sleep(0.05)
    (letter,) = kept.letters
    assert letter["Subject"] == "Sign in to the papers of Fenshire County Council"
    return kept.link_to(NEWCOMER)
