"""A bundle's own references: every id is given once, and every reference leads to something in the bundle."""

from collections.abc import Iterator
from typing import Any

from panel.bodies.rules.numbering import validate_pattern
from panel.bundles.rules import Json, Problem
from panel.scorecard.rules.periods import read_period

NOT_NAMED = "not named"

FOLLOW_UPS = ("minutes[].outcomes[].parts[].follow_up", "minutes[].actions[].follow_up")
PAPERS = ("meetings[].agenda[].papers[]", "meetings[].agenda[].papers[].appendices[]")
PERSONS = (
    "body.report_templates[].asks[].who",
    "seats[].person",
    "seats[].substitutes[]",
    *(f"{paper}.{who}[]" for paper in PAPERS for who in ("authors", "officers")),
    "meetings[].agenda[].papers[].comments[].who",
    "meetings[].presided_by[].person",
    "meetings[].attendance[].person",
    "meetings[].attendance[].for",
    "meetings[].interests[].person",
    "meetings[].interest_notices[].person",
    "meetings[].minutes[].outcomes[].moved_by",
    "meetings[].minutes[].outcomes[].seconded_by",
    "meetings[].minutes[].outcomes[].amendments[].moved_by",
    "meetings[].minutes[].outcomes[].amendments[].seconded_by",
    *(f"meetings[].{follow_up}.owners[]" for follow_up in FOLLOW_UPS),
    *(f"meetings[].{follow_up}.assignments[].to" for follow_up in FOLLOW_UPS),
    "meetings[].approval.signed_by",
    "register[].person",
    "dispensations[].person",
)
ITEMS = (
    "order_taken[]",
    "presided_by[].items[]",
    "attendance[].left_for_items[]",
    "interests[].items[]",
    "interests[].under",
    "interest_notices[].items[]",
    "closed[].from_item",
    "closed[].to_item",
    "minutes[].item",
)
MEETINGS = (
    "meetings[].approval.at_meeting",
    "work_programme[].meeting",
    "work_programme[].origin.meeting",
    "dispensations[].meeting",
    "voice[].item.meeting",
)


def reference_problems(bundle: Json) -> list[Problem]:
    """Ids given twice, references that lead nowhere, and a numbering that numbers nothing."""
    return [
        *_twice(bundle, "people[].id", "person"),
        *_same_person(bundle),
        *_twice(bundle, "meetings[].id", "meeting"),
        *_unknown(bundle, PERSONS, {value for _, value in places(bundle, "people[].id")}, "a person in people"),
        *_unknown(bundle, MEETINGS, {value for _, value in places(bundle, "meetings[].id")}, "a meeting in meetings"),
        *_within_meetings(bundle),
        *_numbering(bundle),
        *_scorecard(bundle),
    ]


def places(value: Json, pattern: str, path: str = "$") -> Iterator[tuple[str, Any]]:
    """Every value that a pattern such as `meetings[].agenda[].id` leads to, with its JSON path."""
    name, _, rest = pattern.partition(".")
    key = name.removesuffix("[]")
    inner = value.get(key) if isinstance(value, dict) else None
    found = enumerate(inner) if name.endswith("[]") and isinstance(inner, list) else ()
    each = [(f"{path}.{key}[{n}]", one) for n, one in found]
    if not name.endswith("[]") and inner is not None:
        each = [(f"{path}.{key}", inner)]
    for place, one in each:
        yield from places(one, rest, place) if rest else [(place, one)]


def _twice(value: Json, pattern: str, noun: str, path: str = "$") -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for place, one in places(value, pattern, path):
        if one in seen:
            yield Problem(place, f"The {noun} “{one}” is already given at {seen[one]}.")
        seen.setdefault(one, place)


def _same_person(bundle: Json) -> Iterator[Problem]:
    """One person under two ids: alike in all that is told of them."""
    seen: dict[tuple[tuple[str, str], ...], str] = {}
    for place, person in places(bundle, "people[]"):
        facts = tuple(sorted((key, str(value)) for key, value in person.items() if key != "id" and value is not None))
        if facts in seen:
            yield Problem(place, f"{person['name']} is named twice: the same person stands at {seen[facts]}.")
        seen.setdefault(facts, place)


def _unknown(value: Json, patterns: tuple[str, ...], known: set[str], noun: str, path: str = "$") -> Iterator[Problem]:
    for pattern in patterns:
        for place, one in places(value, pattern, path):
            named = one.get("person") if isinstance(one, dict) else one
            if isinstance(named, str) and named not in known and named != NOT_NAMED:
                hint = ' Words that are not an id are written {"as_printed": …}.' if "person" in noun else ""
                yield Problem(place, f"“{named}” is not the id of {noun}.{hint}")


def _within_meetings(bundle: Json) -> Iterator[Problem]:
    for path, meeting in places(bundle, "meetings[]"):
        known = {value for _, value in places(meeting, "agenda[].id")}
        yield from _twice(meeting, "agenda[].id", "agenda line", path)
        yield from _twice(meeting, "minutes[].id", "minute", path)
        yield from _unknown(meeting, ITEMS, known, "a line of this meeting’s agenda", path)


def _numbering(bundle: Json) -> Iterator[Problem]:
    value = bundle["body"].get("minute_numbering")
    pattern = value.get("pattern") if isinstance(value, dict) else value
    if pattern:
        path = "$.body.minute_numbering" + (".pattern" if isinstance(value, dict) else "")
        yield from (Problem(path, finding.words) for finding in validate_pattern(pattern))


def _scorecard(bundle: Json) -> Iterator[Problem]:
    """Indicators that are parts of one there is, and figures of periods that can be told, each given once."""
    yield from _twice(bundle, "scorecard[].name", "indicator")
    known = {name for key in ("name", "code") for _, name in places(bundle, f"scorecard[].{key}")}
    yield from _unknown(bundle, ("scorecard[].part_of",), known, "an indicator in scorecard")
    for path, indicator in places(bundle, "scorecard[]"):
        seen: dict[str, str] = {}
        for place, words in places(indicator, "figures[].period", path):
            try:
                code = read_period(words).code
            except ValueError as fault:
                yield Problem(place, str(fault))
                continue
            if code in seen:
                yield Problem(place, f"The figure for “{words}” is already given at {seen[code]}.")
            seen.setdefault(code, place)
