"""Who may see a withheld word: what the law and the roles say, told anew and simply, without asking the application.

The test keeps its own record of what was done (Sitting, Line, Report, Minuted …). An audience is worked out from it
alone. For each kind of secret there are two: who may see it, and who must be able to, wherever they look.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from panel.meetings.rules.life import State

Readers = frozenset[str]

CLERK, MONITOR, AUTHOR, ADMINISTRATOR = "clerk", "monitoring officer", "report author", "administrator"
CHAIR, COUNCILLOR, CARER, SUBSTITUTE = "chair", "councillor", "carer", "substitute"
ELSEWHERE, PUBLIC = "councillor of another panel", "public"
EVERYONE: Readers = frozenset(
    {CLERK, MONITOR, AUTHOR, ADMINISTRATOR, CHAIR, COUNCILLOR, CARER, SUBSTITUTE, ELSEWHERE, PUBLIC}
)
NOBODY: Readers = frozenset()

WORK_ON_IT: Readers = frozenset({CLERK, AUTHOR})
"""They prepare the agenda and its papers, and see both before anyone else."""

SEE_CLOSED: Readers = frozenset({CLERK, MONITOR, CHAIR, COUNCILLOR})
"""Officers by role, and members whose category may see what is exempt or confidential; a foster carer's may not."""

SEE_ORIGINALS: Readers = frozenset({MONITOR})
"""What was taken down is kept for them (D7)."""

READ_DRAFT_MINUTES: Readers = frozenset({CLERK, MONITOR, CHAIR})
KEEP_THE_RECORD: Readers = frozenset({CLERK})
KEEP_PEOPLE: Readers = frozenset({CLERK, MONITOR, ADMINISTRATOR})
KEEP_ACCOUNTS: Readers = frozenset({CLERK, ADMINISTRATOR})
READ_THE_TRAIL: Readers = frozenset({CLERK, MONITOR, CHAIR})
"""The trail's texts are shown to those of its readers who may see what is closed; the administrator is not one."""

FULL, OPEN = "full", "public"
"""The two editions of a pack."""


@dataclass(eq=False)
class Sitting:
    """A meeting, as the test knows it. `book` is where its minutes are; `locked` says that they are signed."""

    id: int
    day: dt.date
    state: State = State.PLANNED
    called: bool = False
    published: bool = False
    standard: bool = False
    roll: bool = False
    public_out: bool = False
    book: str = ""
    locked: bool = False
    lines: list["Line"] = field(default_factory=list)
    reports: list["Report"] = field(default_factory=list)
    minutes: list["Minuted"] = field(default_factory=list)
    declared: list[int] = field(default_factory=list)

    @property
    def sat(self) -> bool:
        """Whether people came together."""
        return self.state in (State.HELD, State.ADJOURNED, State.RECONVENED, State.INQUORATE)

    @property
    def agenda_out(self) -> bool:
        """Whether everyone may read its agenda: once it is published, or it sat."""
        return self.published or self.sat

    @property
    def business(self) -> list["Minuted"]:
        """The minutes of its items of business."""
        return [one for one in self.minutes if not one.line.role and not one.removed]

    @property
    def minutes_out(self) -> bool:
        """Whether everyone may read its minutes."""
        return self.book in ("published", "approved", "signed")


@dataclass(eq=False)
class Line:
    """A line of an agenda: taken in private, or marked; `excluded` when the meeting resolved to exclude the public."""

    id: int
    key: str
    sitting: Sitting
    private: bool = False
    marked: bool = False
    excluded: bool = False
    removed: bool = False
    title_safe: bool = False
    role: str = ""

    opened: bool = False
    kept_open: bool = False
    granted: set[str] = field(default_factory=set)
    kept_from: set[str] = field(default_factory=set)

    @property
    def withheld(self) -> bool:
        """Whether its papers are withheld. A decision that opened it counts, until it is marked anew (P7)."""
        return self.private or self.marked


@dataclass(eq=False)
class Report:
    """A paper. `went_out_marked` is what it was published under: that counts until it is published anew. `pictured`
    says that its picture stands in its text.
    """

    id: int
    line: Line
    parent: "Report | None" = None
    own: str = CLERK
    marked: bool = False
    went_out_marked: bool = False
    out: bool = False
    ready: bool = False
    withdrawn: bool = False
    written: bool = False
    confidential: bool = False
    opened: bool = False
    file: bool = False
    picture: str = ""
    pictured: bool = False
    taken_down: bool = False
    granted: set[str] = field(default_factory=set)
    kept_from: set[str] = field(default_factory=set)

    @property
    def withheld(self) -> bool:
        """Whether it is for those only who may see what is closed."""
        if self.opened:
            return False
        above = self.parent.withheld if self.parent else False
        return self.marked or self.went_out_marked or self.line.withheld or above


@dataclass(eq=False)
class Minuted:
    """A minute. `open` is the clerk's own word on it, before which its line's marking stands back."""

    id: int
    line: Line
    open: bool | None = None
    written: bool = False
    removed: bool = False
    parts_closed: bool = False

    @property
    def withheld(self) -> bool:
        """Whether the public have only its summary. What went on in public, the motion being lost, is public (X3)."""
        if self.open is not None:
            return not self.open
        return self.line.excluded or (self.line.withheld and not self.line.kept_open)


@dataclass(eq=False)
class Word:
    """A marked word: the column it was put in, the kind of secret, and what it is about.

    `live` says that it still stands there. `editions` are those of publications that hold it, `current` that it is in
    the paper as it was published last, `sealed` that it stands in an original that was taken down.
    """

    word: str
    where: str
    kind: str
    about: Any
    live: bool = True
    current: bool = False
    editions: frozenset[str] = NOBODY
    sealed: bool = False


def of_a_paper(word: Word) -> Readers:
    """Before publication who works on it; then its members, and everyone if nothing withholds it (P1–P4)."""
    paper: Report = word.about
    see_closed = seers(paper)
    inside = {reader for reader in WORK_ON_IT if reader in see_closed or reader == paper.own or not paper.withheld}
    trail = READ_THE_TRAIL if word.where not in KEPT_OUT_OF_THE_TRAIL else NOBODY
    if word.sealed:
        return frozenset(inside) | trail | SEE_ORIGINALS
    if not word.editions or not paper.line.sitting.agenda_out:
        return frozenset(inside) | trail
    is_public = OPEN in word.editions or (paper.opened and word.current)
    outside = EVERYONE if is_public and not paper.withheld else see_closed
    return frozenset(inside) | outside | trail


def seers(paper: Report) -> Readers:
    """Who may see it while it is closed: by role or seat, or by a decision on it, on its report or its item (M2)."""
    things = [one for one in (paper, paper.parent, paper.line) if one is not None]
    granted = {reader for one in things for reader in one.granted}
    return (SEE_CLOSED | granted) - {reader for one in things for reader in one.kept_from}


KEPT_OUT_OF_THE_TRAIL = frozenset(
    {"section.html", "recommendation.text", "recommendation.parts", "paper.sha256", "picture.sha256"}
)
"""A report's own text: what it was before and after is in its versions."""


NOT_PRINTED = frozenset({"paper.kind", "paper.file_name", "comment.as_printed", "comment.email"})
"""What of a report is for those who work on it."""


def readers_of_a_paper(word: Word) -> Readers:
    """Who must find it: the clerk while it stands there, and whoever may have the paper as it was published last."""
    paper: Report = word.about
    if paper.line.removed or paper.withdrawn:
        return NOBODY
    inside = KEEP_THE_RECORD if word.live else NOBODY
    if not word.current or not paper.line.sitting.agenda_out or word.where in NOT_PRINTED:
        return inside
    return inside | of_a_paper(word) - {AUTHOR}


def of_a_line(word: Word) -> Readers:
    """A line of the agenda: everyone once it is published (P1)."""
    line: Line = word.about
    return EVERYONE if line.sitting.agenda_out else WORK_ON_IT | READ_THE_TRAIL


def readers_of_a_line(word: Word) -> Readers:
    """Who must find it while it stands there."""
    line: Line = word.about
    if not word.live or line.removed:
        return NOBODY
    return EVERYONE if line.sitting.agenda_out else KEEP_THE_RECORD


def readers_of_a_motion(word: Word) -> Readers:
    """The clerk, while its line stands on the agenda."""
    return KEEP_THE_RECORD if word.live and not word.about.removed else NOBODY


def of_a_meeting(word: Word) -> Readers:
    """What is said of a meeting: everyone once it is called (N1)."""
    return EVERYONE if word.about.called else WORK_ON_IT | READ_THE_TRAIL | {ADMINISTRATOR}


FOR_WHO_COMES = frozenset({"meeting.contacts", "meeting.views_by"})
"""What is said to those who want to come."""


def readers_of_a_meeting(word: Word) -> Readers:
    """Who must find it once the meeting is called; of one that was cancelled nobody is told how to come."""
    sitting: Sitting = word.about
    if not word.live or not sitting.called or (sitting.state is State.CANCELLED and word.where in FOR_WHO_COMES):
        return NOBODY
    return EVERYONE


def of_a_closing_note(word: Word) -> Readers:
    """What the minutes end with."""
    return EVERYONE if word.about.minutes_out or word.editions else WORK_ON_IT | READ_THE_TRAIL


def of_a_minute(word: Word) -> Readers:
    """A minute: everyone once it is published, but for what is closed (P5)."""
    minute: Minuted = word.about
    if not minute.line.sitting.minutes_out and not word.editions:
        return READ_DRAFT_MINUTES
    return SEE_CLOSED if minute.withheld else EVERYONE


def readers_of_a_minute(word: Word) -> Readers:
    """Who must find it where it stands now."""
    minute: Minuted = word.about
    if not word.live:
        return NOBODY
    if not minute.line.sitting.minutes_out:
        return READ_DRAFT_MINUTES
    return SEE_CLOSED if minute.withheld else EVERYONE


def of_a_summary(word: Word) -> Readers:
    """What the public are told of a closed minute."""
    return EVERYONE if word.about.line.sitting.minutes_out or word.editions else READ_DRAFT_MINUTES


def readers_of_a_summary(word: Word) -> Readers:
    """Whoever is not shown the minute itself, once it is published."""
    minute: Minuted = word.about
    return EVERYONE - SEE_CLOSED if word.live and minute.withheld and minute.line.sitting.minutes_out else NOBODY


def of_a_closed_part(word: Word) -> Readers:
    """What of a minute is closed beside its public text (P5)."""
    return SEE_CLOSED if word.about.line.sitting.minutes_out or word.editions else READ_DRAFT_MINUTES


def readers_of_a_closed_part(word: Word) -> Readers:
    """Who must find it where it stands now."""
    return of_a_closed_part(word) if word.live else NOBODY


Audience = Callable[[Word], Readers]


def always(readers: Readers) -> Audience:
    """The same whatever was done."""
    return lambda _word: readers


def while_live(readers: Readers) -> Audience:
    """The same as long as it stands there."""
    return lambda word: readers if word.live else NOBODY


AUDIENCES: dict[str, tuple[Audience, Audience]] = {
    "paper": (of_a_paper, readers_of_a_paper),
    "line": (of_a_line, readers_of_a_line),
    "motion": (always(WORK_ON_IT | READ_THE_TRAIL), readers_of_a_motion),
    "meeting": (of_a_meeting, readers_of_a_meeting),
    "closing note": (of_a_closing_note, lambda word: EVERYONE if word.live and word.about.minutes_out else NOBODY),
    "minute": (of_a_minute, readers_of_a_minute),
    "summary": (of_a_summary, readers_of_a_summary),
    "closed part": (of_a_closed_part, readers_of_a_closed_part),
    "need": (always(frozenset({ELSEWHERE, CLERK, MONITOR})), while_live(frozenset({MONITOR}))),
    "withholding": (always(frozenset({CLERK, MONITOR})), while_live(frozenset({MONITOR}))),
    "notice": (always(frozenset({COUNCILLOR, CLERK, MONITOR})), while_live(frozenset({COUNCILLOR, CLERK}))),
    "register": (always(frozenset({COUNCILLOR, MONITOR})), while_live(frozenset({COUNCILLOR, MONITOR}))),
    "note of the chair": (always(READ_DRAFT_MINUTES), while_live(KEEP_THE_RECORD)),
    "nature": (always(READ_THE_TRAIL), while_live(KEEP_THE_RECORD)),
    "figure": (always(SEE_CLOSED), while_live(SEE_CLOSED)),
    "reason": (always(READ_THE_TRAIL), while_live(KEEP_THE_RECORD)),
    "typed": (lambda word: frozenset({word.about}) | READ_THE_TRAIL, lambda word: frozenset({word.about})),
    "voice": (always(KEEP_THE_RECORD), while_live(KEEP_THE_RECORD)),
    "note": (always(KEEP_PEOPLE), while_live(KEEP_PEOPLE)),
    "account": (always(KEEP_ACCOUNTS | {CARER}), while_live(KEEP_ACCOUNTS | {CARER})),
    "letter": (always(NOBODY), always(NOBODY)),
    "subject": (always(frozenset({ADMINISTRATOR})), always(frozenset({ADMINISTRATOR}))),
    "given": (always(NOBODY), always(NOBODY)),
    "password": (always(NOBODY), always(NOBODY)),
}
"""For each kind of secret: who may see it, and who must find it somewhere."""


def may_see(word: Word) -> Readers:
    """Who may see the word at all."""
    return AUDIENCES[word.kind][0](word)


def must_find(word: Word) -> Readers:
    """Who is entitled to it and so finds it somewhere."""
    return AUDIENCES[word.kind][1](word)
