"""What the interests declared at a meeting stop each member doing, item by item."""

import datetime as dt

from panel import clock
from panel.interests.models import Declaration, DeclarationNotice, Dispensation
from panel.interests.queries import declarations_at, dispensations_of, notices_for, status_at, table_of
from panel.interests.rules.dispensations import Scope, together
from panel.interests.rules.effects import Effect, effect, strictest
from panel.meetings.models import AgendaItem, Meeting

Stated = Declaration | DeclarationNotice


def effects_at(meeting: Meeting, item: AgendaItem) -> dict[int, Effect]:
    """What each member present must not do during an item, by the person's id (I6, I10, I11).

    Only what was declared at the meeting counts, and what a correction deleted does not. A notice given before the
    meeting stops nothing.
    """
    status = status_at(meeting)
    found: dict[int, list[Effect]] = {}
    for one in declarations_at(meeting):
        if one.person_id and stands(one) and one.is_in(item.key) and status.get(one.person_id) == "present":
            found.setdefault(one.person_id, []).append(effects_of(one, item))
    each = {person: strictest(effects) for person, effects in found.items()}
    return {person: one for person, one in each.items() if one is not None}


def expected_at(meeting: Meeting, item: AgendaItem) -> dict[int, list[Effect]]:
    """What each member would be stopped doing by what they declared or gave notice of, whether they came or not."""
    stated: list[Stated] = [one for one in declarations_at(meeting) if stands(one)]
    stated += [one for one in notices_for(meeting) if one.withdrawn_at is None and one.recorded_at is None]
    found: dict[int, list[Effect]] = {}
    for one in stated:
        if one.person_id and one.is_in(item.key):
            found.setdefault(one.person_id, []).append(effects_of(one, item))
    return found


def effects_of(stated: Stated, item: AgendaItem | None = None) -> Effect:
    """What one interest stops its member doing; with `item`, a dispensation for that item is counted (I8)."""
    return effect(stated.meant, stated.trigger, lifted(stated, item), table_of(stated.meeting.body))


def stands(declaration: Declaration) -> bool:
    """Whether a declaration is still part of the record: no correction deleted it."""
    return not declaration.deleted_by_correction


def lifted(stated: Stated, item: AgendaItem | None = None) -> Scope | None:
    """What a dispensation lifts for this interest: the one named with it, and those granted for the item (I8).

    One that is named in words only is taken to lift both: its words are all that the record has of it.
    """
    day = day_of(stated.meeting)
    scopes = [one.scope for one in _granted(stated, item) if one.live_on(day)]
    if isinstance(stated, Declaration) and stated.dispensation and stated.granted is None:
        scopes.append(Scope.BOTH)
    return together(scope for scope in scopes if scope is not None)


def _granted(stated: Stated, item: AgendaItem | None) -> list[Dispensation]:
    named = [stated.granted] if isinstance(stated, Declaration) and stated.granted else []
    if stated.person_id is None or item is None:
        return named
    of_member = dispensations_of(stated.meeting.body, stated.person_id)
    return [*named, *(one for one in of_member if one.is_for(stated.meeting, item.key))]


def day_of(meeting: Meeting) -> dt.date:
    """The day on which a meeting sits; today for one whose day is known in words only."""
    return meeting.sits_on or clock.today()
