"""Giving someone a calendar to subscribe to, and ending it."""

from panel.accounts.models import Account
from panel.audit.operations import Actor, said
from panel.extensions import db
from panel.invitations.models import CalendarFeed
from panel.invitations.queries import feed_of


def give_calendar(account: Account, *, by: Actor) -> CalendarFeed:
    """Make an address for someone's calendar. One that was given before ends."""
    feed = feed_of(account)
    if feed is None:
        feed = CalendarFeed(account=account)
        db.session.add(feed)
    else:
        feed.number, feed.active = feed.number + 1, True
    said("made a new address for their calendar", by=by, about=f"account/{account.id}")
    return feed


def end_calendar(account: Account, *, by: Actor) -> None:
    """End the address of someone's calendar, if they have one."""
    feed = feed_of(account)
    if feed is not None:
        feed.active = False
        said("ended the address of their calendar", by=by, about=f"account/{account.id}")
