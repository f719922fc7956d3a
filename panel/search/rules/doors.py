"""What a text is looked for as, and what stands between it and a reader."""

from dataclasses import dataclass
from enum import StrEnum

from panel.exemption.rules import OPEN, Marking


class Kind(StrEnum):
    """What is found, in the order in which it is shown."""

    AGENDA = "agenda"
    PAPER = "paper"
    MINUTES = "minutes"
    OUTCOME = "outcome"
    PROGRAMME = "work programme"


KINDS = {
    Kind.AGENDA: "Agendas",
    Kind.PAPER: "Papers",
    Kind.MINUTES: "Minutes",
    Kind.OUTCOME: "Outcomes and actions",
    Kind.PROGRAMME: "Work programme",
}


class Opens(StrEnum):
    """For whom a text is, whatever else may withhold it."""

    EVERYONE = "everyone"
    PAPERS = "readers of papers"
    WRITERS = "writers of reports"
    PREPARING = "who prepares meetings"
    DRAFT_MINUTES = "readers of draft minutes"
    WITHDRAWING = "who takes down"


@dataclass(frozen=True)
class Way:
    """What must let a reader pass: for whom it is, and what withholds it. `own` are those who made it."""

    body_id: int
    opens: Opens
    meeting_id: int | None = None
    marking: Marking = OPEN
    own: tuple[str, ...] = ()


def way(body_id: int, opens: Opens, *, meeting_id: int, marking: Marking = OPEN, own: tuple[str, ...] = ()) -> Way:
    """The way to a text. That to what nothing withholds is the same for all of a body."""
    if not marking.restricted:
        return Way(body_id, opens)
    return Way(body_id, opens, meeting_id, marking, tuple(sorted(own)))
