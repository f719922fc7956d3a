"""The front sheet's facts: the notice of the meeting, who sits on the panel, and the agenda."""

import datetime as dt
from dataclasses import dataclass

from panel.bodies.rules.colours import HOUSE_COLOUR
from panel.bodies.rules.roll import Group, is_chair
from panel.packs.contents import Line


@dataclass(frozen=True)
class Contact:
    """Whom to ask, and how."""

    name: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Notice:
    """What the front sheet says (rules sheet, section 7). `issued` is the day of publication."""

    council: str
    panel: str
    day: str
    time: str = ""
    venue: str = ""
    address: tuple[str, ...] = ()
    colour: str = HOUSE_COLOUR
    note: str = ""
    issued: dt.date | None = None
    views_by: str = ""
    contacts: tuple[Contact, ...] = ()
    groups: tuple[Group, ...] = ()
    quorum: str = ""
    in_public: bool = True
    local_rules: bool = False
    filming: str = ""
    lines: tuple[Line, ...] = ()

    @property
    def when(self) -> str:
        """“Monday 15 January 2018 at 10.00 am”."""
        return f"{self.day} at {self.time}" if self.time else self.day

    @property
    def addressed(self) -> str:
        """“To the Chairman and members of the panel”, with the chair's title as the seats have it."""
        chair = next((one.role for group in self.groups for one in group.holders if is_chair(one.role)), None)
        return f"To the {chair} and members of the panel" if chair else "To the members of the panel"

    @property
    def attending(self) -> tuple[str, ...]:
        """Whether its rules are local ones (B8), the public may come and be filmed (F1, F4, F5); other formats (W2)."""
        door = OPEN_DOOR if self.in_public else CLOSED_DOOR
        named = next((contact.name for contact in self.contacts if contact.name), "the officer named above")
        formats = f"For these papers in another format, such as large print, please ask {named}."
        rules = LOCAL_RULES if self.local_rules else ""
        return tuple(filter(None, (rules, door, self.filming or (FILMING if self.in_public else ""), formats)))

    @property
    def blocks(self) -> list[tuple[Line | None, list[Line]]]:
        """The agenda in stretches, each under its heading; the first may have none."""
        blocks: list[tuple[Line | None, list[Line]]] = []
        for line in self.lines:
            if line.kind == "heading":
                blocks.append((line, []))
            elif not blocks:
                blocks.append((None, [line]))
            else:
                blocks[-1][1].append(line)
        return blocks


LOCAL_RULES = "Local rules: the law of open meetings does not bind this panel, which keeps to these rules by choice."
OPEN_DOOR = "This meeting is open to the public, except while business marked “Not for publication” is taken."
CLOSED_DOOR = "This meeting is not open to the public."
FILMING = (
    "The meeting may be filmed, photographed or recorded by anyone who attends, and what they share is not under the "
    "council’s control. Children and young people may be present: if you do not wish to be filmed, or ask it for "
    "someone with you, please tell the officer named above before the meeting. Filming stops while the public are "
    "excluded."
)
