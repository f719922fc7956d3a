"""What was asked about an indicator of the scorecard: the tie between the two, and the figures since."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from flask import url_for

from panel import wording
from panel.audit.operations import Actor, said
from panel.bodies.models import Body
from panel.extensions import db
from panel.follow_up.models import Concern
from panel.follow_up.queries import asked_for
from panel.minutes.models import FollowUp
from panel.scorecard.models import Indicator
from panel.scorecard.queries import Challenge, scorecard_of, tells_challenges
from panel.scorecard.rules.cards import Card, Cell


def concerns_of(asked: FollowUp) -> list[Concern]:
    """The indicators that something asked for is about, in order."""
    query = db.select(Concern).where(Concern.follow_up_id == asked.id).order_by(Concern.position, Concern.id)
    return list(db.session.scalars(query))


def tie(asked: FollowUp, indicators: Iterable[Indicator], *, by: Actor) -> None:
    """Say which indicators something asked for is about: these and no others."""
    wanted = list(indicators)
    for concern in concerns_of(asked):
        db.session.delete(concern)
    db.session.flush()
    db.session.add_all(Concern(follow_up=asked, position=place, indicator=one) for place, one in enumerate(wanted, 1))
    names = wording.listed(f"“{one.name}”" for one in wanted) or "no indicator"
    said(f"tied what was asked for to {names}", by=by, about=f"meeting/{asked.minute.meeting_id}")


def figures_since(asked: FollowUp) -> list[tuple[Card, list[Cell]]]:
    """Each indicator that something asked for is about, with its figures since: as the present reader is shown them.

    The first is the last that was known when it was asked.
    """
    wanted = [one.indicator_id for one in concerns_of(asked) if one.indicator_id]
    if not wanted:
        return []
    meeting = asked.minute.meeting
    day = meeting.date.isoformat() if meeting.date else ""
    return [(card, _since(card, day)) for card in scorecard_of(meeting.body, only=wanted)]


def _since(card: Card, day: str) -> list[Cell]:
    known = [place for place, cell in enumerate(card.cells) if cell.ends <= day]
    return list(card.cells[known[-1] if known else 0 :])


@tells_challenges
def challenges(body: Body) -> Mapping[int, Sequence[Challenge]]:
    """What was asked about each indicator of a body, as far as the present reader may read the minutes."""
    tied = db.select(Concern.follow_up_id, Concern.indicator_id).join(Indicator).where(Indicator.body_id == body.id)
    about: dict[int, list[int]] = defaultdict(list)
    for follow_up_id, indicator_id in db.session.execute(tied):
        about[follow_up_id].append(indicator_id)
    found: dict[int, list[Challenge]] = defaultdict(list)
    if about:
        for asked in db.session.scalars(asked_for([body]).where(FollowUp.id.in_(about))):
            for indicator_id in about[asked.id]:
                found[indicator_id].append(_told(asked))
    return found


def _told(asked: FollowUp) -> Challenge:
    return Challenge(
        words=asked.words,
        place=url_for("follow_up.thing", follow_up_id=asked.id),
        when=f"Asked on {wording.short_date(asked.minute.meeting.date)}",
    )
