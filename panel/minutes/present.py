"""Who was there, as the minutes print it: members by group with the chair first, apologies, and those in attendance."""

from collections.abc import Sequence
from dataclasses import dataclass

from panel import wording
from panel.bodies.rules.roll import Group, is_chair
from panel.meetings.models import Attendance, Meeting
from panel.meetings.roll import others_at, roll_of
from panel.minutes.standing import item_words

IN_ATTENDANCE = "In attendance"
MEMBERS = "Members"


@dataclass(frozen=True)
class There:
    """Someone as printed: the name, and what is said of them (a post, whose place they took, when they came)."""

    name: str
    said: str = ""

    @property
    def line(self) -> str:
        """Name and what is said, in one line."""
        return f"{self.name}, {self.said}" if self.said else self.name


@dataclass(frozen=True)
class People:
    """A group of people under their heading."""

    heading: str
    people: tuple[There, ...]


@dataclass(frozen=True)
class Present:
    """The attendance of one meeting."""

    members: tuple[People, ...] = ()
    in_attendance: tuple[People, ...] = ()
    apologies: tuple[There, ...] = ()
    absent: tuple[There, ...] = ()

    @property
    def count(self) -> int:
        """How many members are recorded as present."""
        return sum(len(group.people) for group in self.members)


def present_of(meeting: Meeting) -> Present:
    """The attendance of a meeting, ready to print. Nothing is matched that the record does not match itself."""
    roll = roll_of(meeting)
    headings = {_plain(group.name): group.heading for group in roll}
    headings |= {_plain(category.name): category.name for category in meeting.body.categories} | headings
    status = {word: [row for row in meeting.attendance if _status(row) == word] for word in ("apologies", "absent")}
    there = [row for row in meeting.attendance if _status(row) not in status]
    guests = others_at(meeting)
    members = [row for row in there if row not in guests or _is_member(row, headings)]
    others = [row for row in there if row not in members]
    return Present(
        members=_grouped(meeting, roll, members, headings, MEMBERS),
        in_attendance=_grouped(meeting, roll, others, headings, IN_ATTENDANCE),
        apologies=tuple(There(row.printed, _about(row)) for row in status["apologies"]),
        absent=tuple(There(row.printed, _about(row)) for row in status["absent"]),
    )


def _status(row: Attendance) -> str:
    return (row.status or "present").strip().lower()


def _plain(name: str) -> str:
    """A category's name without what stands in brackets: "Elected Members (voting)" is "elected members"."""
    return name.partition("(")[0].strip().lower()


def _is_member(row: Attendance, headings: dict[str, str]) -> bool:
    """Whether someone who is not on the roll sat as a member: by their category, or what the record calls them."""
    capacity = (row.capacity or "").lower()
    return _plain(row.category or "") in headings or any(word in capacity for word in ("member", "substitute", "chair"))


def _grouped(
    meeting: Meeting, roll: Sequence[Group], rows: Sequence[Attendance], headings: dict[str, str], other: str
) -> tuple[People, ...]:
    """Rows by category, those of the body first and in its order; in each, whoever was in the chair stands first."""
    groups: dict[str, list[Attendance]] = {heading: [] for heading in headings.values()}
    for row in rows:
        heading = headings.get(_plain(row.category or ""), row.category or other)
        groups.setdefault(heading, []).append(row)
    roles = {holder.person_id: holder.role for group in roll for holder in group.holders if holder.person_id}
    presiding = {one.person_id for one in meeting.presiding if one.person_id}

    def took_chair(row: Attendance) -> bool:
        return row.person_id in presiding if presiding else is_chair(_role(row, roles))

    return tuple(
        People(heading, tuple(_there(meeting, row, roles) for row in sorted(rows, key=took_chair, reverse=True)))
        for heading, rows in groups.items()
        if rows
    )


def _role(row: Attendance, roles: dict[int, str | None]) -> str | None:
    """Someone's office on the panel: by the roll of the day, or by what the record calls them."""
    by_roll = roles.get(row.person_id) if row.person_id else None
    return by_roll or (row.capacity if is_chair(row.capacity) else None)


def _there(meeting: Meeting, row: Attendance, roles: dict[int, str | None]) -> There:
    role = _role(row, roles)
    presides = len(meeting.presiding) == 1 and row.person_id is not None
    if presides and row.person_id == meeting.presiding[0].person_id and not is_chair(role):
        role = f"{role}, in the chair" if role else "in the chair"
    name = row.printed if not role or role.lower() in row.printed.lower() else f"{row.printed} ({role})"
    if row.head_count and row.head_count > 1:
        name = f"{name} ({row.head_count} people)"
    return There(name, "; ".join([*_and_post(row), *_stood_in(row), *_came_and_went(meeting, row)]))


def _and_post(row: Attendance) -> list[str]:
    return [about] if (about := _about(row)) else []


def _about(row: Attendance) -> str:
    """The post or organisation of someone whose category does not say what they are."""
    post = row.person.post if row.person else None
    parts = [part for part in (post, row.organisation) if part and part not in row.printed]
    return ", ".join(dict.fromkeys(parts))


def _stood_in(row: Attendance) -> list[str]:
    replaced = row.for_as_printed or (row.for_person.printed if row.for_person else "")
    return [f"for {replaced}"] if replaced else []


def _came_and_went(meeting: Meeting, row: Attendance) -> list[str]:
    said = ["remotely"] if (row.mode or "").lower() == "remote" else []
    for spell in row.spells:
        times = [f"from {spell.joined}" if spell.joined else "", f"until {spell.left}" if spell.left else ""]
        said += [" ".join(filter(None, times))] if any(times) else []
    items = {item.key: item_words(item) for item in meeting.items}
    if row.left_for_items:
        said.append(f"out of the room for {wording.listed(items.get(key, key) for key in row.left_for_items)}")
    return said


def presided(meeting: Meeting) -> str:
    """Who presided where more than one did; empty where one person presided throughout, who heads the list."""
    if len(meeting.presiding) < 2 and not any(one.items or one.from_text for one in meeting.presiding):
        return ""
    items = {item.key: item_words(item) for item in meeting.items}
    said = []
    for one in meeting.presiding:
        span = wording.listed(items.get(key, key) for key in one.items or [])
        times = " ".join(
            filter(None, [f"from {one.from_text}" if one.from_text else "", f"to {one.to_text}" if one.to_text else ""])
        )
        said.append(" ".join(filter(None, [one.printed, f"for {span}" if span else "", times])))
    return f"In the chair: {'; '.join(said)}." if said else ""
