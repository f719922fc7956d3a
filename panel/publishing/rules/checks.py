"""What is looked at before something goes out (rules sheet, section 7). Three things bind: all else is asked."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from panel.lifecycle import Check, Finding, Level
from panel.packs.contents import Line

ASKED: tuple[tuple[str, str], ...] = (
    ("N1 N3", "The notice gives the date, the time and the place, and each item has its paper or says why not"),
    ("C1 N4", "The agenda is open for the clear days"),
    ("P1", "The title of each closed item was looked at and is safe to publish"),
    ("P2 P3 X2 X4", "Each closed paper has its paragraph or its ground, the reason, and who decided it"),
    ("A2", "Each public report lists its background papers, or says that there are none"),
    ("U4", "There is no “any other business”"),
    ("U1 U2", "Each urgent item has special circumstances that say something"),
    ("U5", "What is late says why, and every paper is ready"),
    ("V9", "The minutes of the last meeting are in it, if there are any to approve"),
    ("G7", "What was deferred or referred has a place in the work programme, or was moved on with a reason"),
    ("Report", "Each report is complete"),
    ("Sign-off", "Each report has the comments and the sign-off that it needs"),
    ("W1", "Everyone can read it"),
)
"""What the page asks, in the order in which a clerk looks, and the rules whose findings speak against it."""


def as_checks(found: Iterable[Finding], places: Mapping[str, str]) -> list[Check]:
    """Every check with what was found against it. `places` leads from a check's first rule to where it is looked after.

    A finding of a rule that no check names makes one of its own.
    """
    each = list(found)
    named = {rule for rules, _ in ASKED for rule in rules.split()}
    others = tuple((rule, "") for rule in dict.fromkeys(one.rule for one in each if one.rule not in named))
    return [
        Check(rules, words, tuple(one for one in each if one.rule in rules.split()), places.get(rules.split()[0], ""))
        for rules, words in (*ASKED, *others)
    ]


STANDARD = frozenset(
    {
        *("apologies", "substitutes", "urgent", "interests", "minutes", "announcements", "action_log"),
        *("public_participation", "next_meeting", "exclusion", "readmission"),
    }
)
"""Roles of agenda lines that nobody expects a paper under."""


@dataclass(frozen=True)
class AboutLine:
    """What is known of a line beside what is printed: its role, how many papers under it are not ready, its page."""

    line: Line
    role: str | None = None
    drafts: int = 0
    place: str = ""


def about_lines(lines: Iterable[AboutLine]) -> list[Finding]:
    """What a clerk would want to know of the agenda before it goes out (N3, U5, V9). Nothing here prevents it."""
    found = []
    for one in lines:
        line = one.line
        if one.drafts:
            words = f"{line.label}: {_unready(one.drafts)}, and will be shown as To Follow."
            found.append(Finding("U5", words, place=one.place))
        elif one.role == "minutes" and not line.enclosures:
            words = f"{line.label}: no minutes of an earlier meeting are published yet."
            found.append(Finding("V9", words, place=one.place))
        elif line.kind == "item" and not (line.enclosures or line.to_follow or line.verbal or one.role in STANDARD):
            words = "there is no paper. Mark the item as To Follow or verbal if one is expected or none is needed."
            found.append(Finding("N3", f"{line.label}: {words}", place=one.place))
    return found


def _unready(number: int) -> str:
    return "a paper is not ready" if number == 1 else f"{number} papers are not ready"


OPEN_SLOT = re.compile(r"\bother\s+(\w+\s+)?(business|items?|matters?)\b|\ba\.?o\.?b\b", re.IGNORECASE)
URGENT = re.compile(r"\burgen(t|cy)\b", re.IGNORECASE)


def is_open_slot(title: str) -> bool:
    """Whether a title leaves the business open (U4): "Any other business", but not other business taken as urgent."""
    return bool(OPEN_SLOT.search(title)) and not URGENT.search(title)


def about_other_business(lines: Iterable[AboutLine]) -> list[Finding]:
    """An open slot for other business cannot stand on an agenda: what is not on it may not be taken (U4, N4)."""
    words = "an open slot is not allowed, for the public could not know what would be taken. Call it urgent items."
    return [
        Finding("U4", f"“{one.line.title}”: {words}", Level.CONFIRM, one.place)
        for one in lines
        if is_open_slot(one.line.title)
    ]


@dataclass(frozen=True)
class Title:
    """The title of a closed item: who confirmed it as safe to publish, and what in it looks unsafe."""

    words: str
    confirmed_by: str | None
    doubts: tuple[Finding, ...] = ()
    place: str = ""


def about_titles(titles: Iterable[Title]) -> list[Finding]:
    """The agenda is always public, so the title of each closed item is looked at by someone first (P1). This binds."""
    return [
        Finding("P1", f"“{title.words}”: {_doubted(title)}", Level.REFUSE, title.place)
        for title in titles
        if not title.confirmed_by
    ]


def _doubted(title: Title) -> str:
    doubts = " ".join(doubt.words for doubt in title.doubts)
    return f"nobody has confirmed that this title is safe to publish. {doubts}".strip()


@dataclass(frozen=True)
class Withheld:
    """A paper that is not for publication, with all that its own marking, its report's and its line's say together."""

    title: str
    exempt: bool = False
    confidential: bool = False
    paragraphs: tuple[int, ...] = ()
    reason: str = ""
    decided_by: str = ""
    ground: str = ""
    place: str = ""


def about_withheld(papers: Iterable[Withheld]) -> list[Finding]:
    """A paper is withheld by a decision (P2), under a paragraph (P3) and for a reason (X4), or on a ground (X2).

    This binds whatever the body: it is the law's leave to keep something from the public.
    """
    return [
        Finding(rule, f"{paper.title}: {words}", Level.REFUSE, paper.place)
        for paper in papers
        for rule, words in _undecided(paper)
    ]


def _undecided(paper: Withheld) -> list[tuple[str, str]]:
    lacking = (
        (paper.exempt and not paper.paragraphs, "P3", "it is exempt, but not under which paragraph of Schedule 12A."),
        (paper.exempt and not paper.reason, "X4", "it is exempt, but not why the public interest is in secrecy."),
        (paper.exempt and not paper.decided_by, "P2", "it is exempt, but not who decided that."),
        (paper.confidential and not paper.ground, "X2", "it is confidential, but not on which ground."),
    )
    return [(rule, words) for lacks, rule, words in lacking if lacks]


def about_editions(leaks: Iterable[str], passages: Sequence[str], problems: Sequence[str]) -> list[Finding]:
    """What was seen in the finished files (P2, W1). Only what would leak prevents publication."""
    found = [
        Finding("P2", f"A page of “{title}”, which is withheld, is in the public edition.", Level.REFUSE)
        for title in leaks
    ]
    if passages:
        words = f"Words of a withheld paper also stand in one that is public, for example “{passages[0]} …”."
        found.append(Finding("P2", words, Level.CONFIRM))
    if problems:
        words = f"The check of the PDF found {len(problems)} faults that assistive technology may stumble over."
        found.append(Finding("W1", f"{words} The first: {problems[0]}", Level.CONFIRM))
    return found


def to_confirm(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that a reason must be given for."""
    return [finding for finding in findings if finding.level is Level.CONFIRM]
