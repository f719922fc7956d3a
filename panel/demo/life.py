"""The life of a meeting, as the story tells it."""

from panel import clock
from panel.demo import sittings
from panel.demo.cast import Cast, Facts
from panel.demo.steps import time_of
from panel.meetings.models import Notice
from panel.meetings.operations import life


def plan(cast: Cast, facts: Facts) -> None:
    """A meeting is put into the calendar."""
    body = cast.bodies[facts["body"]]
    told: Facts = {name: facts[name] for name in ("date", "venue", "title_note") if name in facts}
    usual = {"time": time_of(facts["time"]), "contacts": body.council.contacts}
    cast.meetings[facts["key"]] = life.plan(body, {**told, **usual}, by=cast.clerk)


def call(cast: Cast, facts: Facts) -> None:
    """The meeting is called, and its notice posted at the offices at once."""
    _post(cast, life.call(cast.meetings[facts["key"]], by=cast.clerk))


def _post(cast: Cast, notice: Notice | None) -> None:
    if notice is not None:
        life.word_notice(notice, words=notice.words or "", at_offices=clock.now(), on_web=notice.on_web, by=cast.clerk)


def adjourn(cast: Cast, facts: Facts) -> None:
    """The meeting breaks off, to go on another day with the same agenda."""
    sittings.attend(cast, facts)
    notice = life.adjourn(
        cast.meetings[facts["key"]],
        at=facts["adjourn"]["at"],
        date=facts["adjourned_to"],
        time=time_of(facts["adjourn"]["time"]),
        venue=facts["venue"],
        by=cast.clerk,
    )
    _post(cast, notice)


def postpone(cast: Cast, facts: Facts) -> None:
    """The meeting is put off. Its notice may still have to be posted at the offices."""
    notice = life.postpone(cast.meetings[facts["key"]], reason=facts["postpone"]["reason"], by=cast.clerk)
    if facts["postpone"].get("posted", True):
        _post(cast, notice)


def rearrange(cast: Cast, facts: Facts) -> None:
    """The meeting gets its new day."""
    meeting = cast.meetings[facts["key"]]
    _post(cast, life.rearrange(meeting, date=facts["new_date"], venue=facts["rearrange"]["venue"], by=cast.clerk))


def cancel(cast: Cast, facts: Facts) -> None:
    """The meeting is cancelled."""
    _post(cast, life.cancel(cast.meetings[facts["key"]], reason=facts["cancel"]["reason"], by=cast.clerk))


def reconvene(cast: Cast, facts: Facts) -> None:
    """The meeting goes on."""
    _post(cast, life.reconvene(cast.meetings[facts["key"]], by=cast.clerk))


def hold(cast: Cast, facts: Facts) -> None:
    """The meeting that went on is over."""
    life.hold(cast.meetings[facts["key"]], by=cast.clerk)


def sit(cast: Cast, facts: Facts) -> None:
    """The meeting is held; or too few come, and nothing can be decided."""
    meeting = cast.meetings[facts["key"]]
    if facts.get("ends") == "inquorate":
        _post(cast, life.inquorate(meeting, by=cast.clerk))
    else:
        life.hold(meeting, by=cast.clerk)
    sittings.attend(cast, facts)
