"""What a paper still lacks before it goes out: findings, each with its rule."""

from collections.abc import Iterator

from panel import wording
from panel.bodies.rules.kinds import SectionKind
from panel.lifecycle import Finding, Level
from panel.papers.rules.contents import Marks, PaperContents
from panel.richtext.lint import lint

WRITTEN_BY_HAND = frozenset({SectionKind.TEXT, SectionKind.NUMBERED})


def findings(contents: PaperContents, *, statutory: bool = True) -> list[Finding]:
    """Everything that a paper lacks. Where the law of access does not bind the body (B6) all of it is only noted."""
    level = Level.CONFIRM if statutory else Level.NOTE
    found = [*_marks(contents.marks), *_text(contents), *_background(contents), *_file(contents)]
    return [Finding(rule, words, level) for rule, words in found]


Found = Iterator[tuple[str, str]]


def _marks(marks: Marks) -> Found:
    """Exempt needs its paragraphs (P3), its reason (X4) and a decision (P2); confidential needs its ground (X2)."""
    if marks.exempt and not marks.paragraphs:
        yield "P3", "The paper is marked exempt, but not under which paragraph of Schedule 12A."
    if marks.exempt and not marks.public_interest:
        yield "X4", "The paper is marked exempt, but not why the public interest is in keeping it private."
    if marks.exempt and not marks.decided_by:
        yield "P2", "The paper is marked exempt, but not who decided that."
    if marks.confidential and not marks.ground:
        yield "X2", "The paper is marked confidential, but not on which ground."


def _text(contents: PaperContents) -> Found:
    """A report answers every heading of its template, and is written so that everyone can read it (W1)."""
    if contents.written and not contents.sections:
        yield "Report", "There is no text and no file yet."
    empty = [section for section in contents.sections if section.empty and section.kind in WRITTEN_BY_HAND]
    if empty and contents.written:
        names = wording.listed(f"“{section.heading or 'the text'}”" for section in empty)
        yield "Report", f"Nothing is written under {names}."
    for section in contents.sections:
        for sentence in lint(section.html):
            yield "W1", f"{section.heading}: {sentence}" if section.heading else sentence


def _background(contents: PaperContents) -> Found:
    """A public report carries a list of its background papers, which may be “None” (A2). An appendix is none."""
    if contents.background is None and not contents.is_appendix and not contents.marking.restricted:
        yield "A2", "It is not said which background papers there are, or that there are none."


def _file(contents: PaperContents) -> Found:
    """A PDF of pictures can be read by nobody who needs it read aloud (W1)."""
    if contents.file is not None and contents.file.tagging == "image only":
        yield (
            "W1",
            "The file is pictures of pages: a screen reader finds no words in it. Ask for the original document.",
        )
