"""What the interests declared at a meeting stop each member doing, item by item."""

import datetime as dt
from collections.abc import Iterable, Sequence

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
    return effects_by_item(meeting, [item])[item.key]


def effects_by_item(meeting: Meeting, items: Iterable[AgendaItem]) -> dict[str, dict[int, Effect]]:
    """What each member present must not do during each of several items, by the item's key and the person's id."""
    status = status_at(meeting)
    declared = [one for one in declarations_at(meeting) if stands(one) and status.get(one.person_id or 0) == "present"]
    return {
        key: {person: worst for person, each in found.items() if (worst := strictest(each)) is not None}
        for key, found in _all_effects(meeting, declared, items).items()
    }


def expected_by_item(meeting: Meeting, items: Iterable[AgendaItem]) -> dict[str, dict[int, list[Effect]]]:
    """What each member would be stopped doing by what they declared or gave notice of, whether they came or not."""
    stated: list[Stated] = [one for one in declarations_at(meeting) if stands(one)]
    stated += [one for one in notices_for(meeting) if one.withdrawn_at is None and one.recorded_at is None]
    return _all_effects(meeting, stated, items)


def _all_effects(
    meeting: Meeting, stated: Sequence[Stated], items: Iterable[AgendaItem]
) -> dict[str, dict[int, list[Effect]]]:
    found: dict[str, dict[int, list[Effect]]] = {item.key: {} for item in items}
    people = {one.person_id for one in stated if one.person_id and any(one.is_in(key) for key in found)}
    given = {person: dispensations_of(meeting.body, person) for person in people}
    for key, of_item in found.items():
        for one in stated:
            if one.person_id and one.is_in(key):
                of_item.setdefault(one.person_id, []).append(effects_of(one, key, given[one.person_id]))
    return found


def effects_of(stated: Stated, key: str = "", given: Iterable[Dispensation] | None = None) -> Effect:
    """What one interest stops its member doing; with the `key` of a line, a dispensation for it is counted (I8).

    `given` are the member's dispensations, where they were looked up already.
    """
    return effect(stated.meant, stated.trigger, lifted(stated, key, given), table_of(stated.meeting.body))


def stands(declaration: Declaration) -> bool:
    """Whether a declaration is still part of the record: no correction deleted it."""
    return not declaration.deleted_by_correction


def lifted(stated: Stated, key: str = "", given: Iterable[Dispensation] | None = None) -> Scope | None:
    """What a dispensation lifts for this interest: the one named with it, and those granted for the line (I8).

    One that is named in words only is taken to lift both: its words are all that the record has of it.
    """
    day = day_of(stated.meeting)
    scopes = [one.scope for one in _granted(stated, key, given) if one.live_on(day)]
    if isinstance(stated, Declaration) and stated.dispensation and stated.granted is None:
        scopes.append(Scope.BOTH)
    return together(scope for scope in scopes if scope is not None)


def _granted(stated: Stated, key: str, given: Iterable[Dispensation] | None) -> list[Dispensation]:
    named = [stated.granted] if isinstance(stated, Declaration) and stated.granted else []
    if stated.person_id is None or not key:
        return named
    of_member = dispensations_of(stated.meeting.body, stated.person_id) if given is None else given
    return [*named, *(one for one in of_member if one.is_for(stated.meeting, key))]


def day_of(meeting: Meeting) -> dt.date:
    """The day on which a meeting sits; today for one whose day is known in words only."""
    return meeting.sits_on or clock.today()
