"""Steps of reports: written, marked, made ready, and taken off the agenda again."""

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from panel import store
from panel.bodies.operations.templates import AskFacts
from panel.extensions import db
from panel.meetings.models import AgendaItem
from panel.papers import commenting
from panel.papers import operations as papers
from panel.papers.models import Paper
from panel.papers.queries import marks_on, text_of
from panel.papers.rules.comments import Answer
from panel.papers.rules.contents import FileFacts, Marks
from tests.documents import pdf_of, written_on
from tests.laws.canary.entitled import AUTHOR, Line, Report
from tests.laws.canary.steps.meetings import lines
from tests.laws.canary.steps.step import Among, step
from tests.laws.canary.world import World

MOST_REPORTS = 5
EXEMPT = Marks(exempt=True, paragraphs=(3,), public_interest="The contract is being let.", decided_by="The solicitor")
CONFIDENTIAL = Marks(confidential=True, ground="An enactment or a court order prohibits its disclosure")


def reports(wanted: Callable[[Report], bool]) -> Among:
    """Papers on an agenda of which that is so."""
    return lambda world: world.reports(lambda one: not one.line.removed and not one.line.sitting.locked and wanted(one))


def paper(report: Report) -> Paper:
    """The paper itself."""
    return db.session.get_one(Paper, report.id)


def with_room(world: World) -> list[Line]:
    """Lines of business under which there is room for a paper."""
    return lines(lambda line: not line.role and len(line.sitting.reports) < MOST_REPORTS)(world)


def keep(world: World, report: Report, made: Paper) -> None:
    """Note what the test knows of a new paper."""
    report.id = made.id
    report.line.sitting.reports.append(report)
    world.turn_to(report)


@step("paper", among=with_room)
def add_report(world: World, line: Line) -> None:
    """The report author begins a report."""
    report, item = Report(0, line, own=AUTHOR), db.session.get_one(AgendaItem, line.id)
    keep(world, report, papers.add_report(item, world.word("paper.title", report), by=world.actor(AUTHOR)))


@step("paper", among=lambda world: [one for line in with_room(world) for one in under(line)])
def add_appendix(world: World, above: Report) -> None:
    """The clerk begins an appendix to it."""
    report = Report(0, above.line, parent=above)
    title = world.word("paper.title", report)
    keep(world, report, papers.add_report(paper(above).item, title, parent=paper(above), by=world.clerk))


def under(line: Line) -> list[Report]:
    """The reports of a line that may have appendices."""
    return [one for one in line.sitting.reports if one.line is line and one.parent is None and not one.withdrawn]


def uploaded(world: World, report: Report) -> FileFacts:
    """A PDF with a marked word on its page and one in its name."""
    data = pdf_of(1, world.word("paper.sha256", report))
    return FileFacts(
        store.put(data), f"{world.word('paper.file_name', report)}.pdf", 1, "text only", words=written_on(data)
    )


@step("paper", among=with_room)
def add_file(world: World, line: Line) -> None:
    """The clerk uploads a paper, which is ready as it comes."""
    report = Report(0, line, ready=True, file=True)
    item, title = db.session.get_one(AgendaItem, line.id), world.word("paper.title", report)
    keep(world, report, papers.add_file(item, title, uploaded(world, report), by=world.clerk))


@step("paper", among=reports(lambda one: one.file and not one.withdrawn))
def replace_file(world: World, report: Report) -> None:
    """Another file takes its place."""
    world.gone_after(report, "paper.sha256", "paper.file_name")
    papers.replace_file(paper(report), uploaded(world, report), by=world.clerk)


@step("paper", among=reports(lambda one: not one.file and not one.picture and not one.withdrawn))
def add_picture(world: World, report: Report) -> None:
    """A picture for the text, whose file holds a marked word."""
    drawn, said = io.BytesIO(), PngInfo()
    said.add_text("Comment", world.word("picture.sha256", report))
    Image.new("RGB", (8, 8), (90, 90, 90)).save(drawn, "PNG", pnginfo=said)
    report.picture = papers.add_picture(paper(report), drawn.getvalue(), "image/png", by=world.clerk)


def unwritten_first(world: World) -> list[Report]:
    """The reports that may be written."""
    return sorted(reports(lambda one: not one.file and not one.withdrawn)(world), key=lambda one: one.written)


@step("paper", among=unwritten_first)
def write_report(world: World, report: Report) -> None:
    """Write it anew, a marked word in every field."""
    world.gone_after(report, *TEXT)
    text = text_of(paper(report))
    papers.write(paper(report), {**text, **written(world, report, text)}, by=world.clerk)
    report.written, report.pictured = True, bool(report.picture)


@step("paper", among=reports(lambda one: one.parent is None and one.written and not one.withdrawn))
def comment_on(world: World, report: Report) -> None:
    """Someone is asked for a comment, and gives it."""
    world.gone_after(report, *COMMENT)
    label, who, name, words = (world.word(where, report) for where in COMMENT if where != "comment.email")
    facts = AskFacts(label, words=who, email=f"{world.word('comment.email', report)}@example.org")
    for before in list(paper(report).comments):
        commenting.stop_asking(before, by=world.clerk)
    asked = commenting.ask(paper(report), facts, by=world.clerk)
    commenting.answer(asked, Answer.COMMENT, words=words, name=name, by=world.clerk)


COMMENT = ("comment.label", "comment.as_printed", "comment_answer.name", "comment_answer.words", "comment.email")

TEXT = (
    *("paper.title", "paper.kind", "paper.fields", "paper.background_papers", "paper_person.as_printed"),
    *("section.heading", "section.html", "recommendation.to", "recommendation.text", "recommendation.parts"),
)


def written(world: World, report: Report, text: dict[str, Any]) -> dict[str, Any]:
    """The words of a report."""

    def word(where: str) -> str:
        return world.word(where, report)

    picture = f'<p><img alt="{word("section.html")}" src="{report.picture}"></p>' if report.picture else ""
    html = f"<p>{word('section.html')}</p>{picture}"
    section = {
        **(text["sections"] or [{"id": None, "kind": None}])[0],
        "heading": word("section.heading"),
        "html": html,
    }
    name = word("paper_person.as_printed")
    return {
        "title": word("paper.title"),
        "kind": word("paper.kind"),
        "fields": {word("paper.fields"): word("paper.fields")},
        "people": [{"person": None, "as_printed": name, "printed": name, "author": False}],
        "sections": [section],
        "recommendations": [
            {
                "verb": "Note",
                "to": word("recommendation.to"),
                "text": word("recommendation.text"),
                "parts": [word("recommendation.parts")],
            }
        ],
        "background": {"papers": [word("paper.background_papers")], "words": None},
    }


@step("paper", "agenda", among=reports(lambda one: not one.marked and not one.withdrawn))
def mark_exempt(world: World, report: Report) -> None:
    """Mark a paper as exempt: at once, published or not."""
    papers.mark(paper(report), EXEMPT, by=world.clerk)
    report.marked, report.opened = True, False


@step("paper", among=reports(lambda one: not one.withdrawn and not one.confidential))
def mark_confidential(world: World, report: Report) -> None:
    """Mark a paper as confidential, exempt besides or not."""
    marks = marks_on(paper(report))
    papers.mark(paper(report), replace(marks, confidential=True, ground=CONFIDENTIAL.ground), by=world.clerk)
    report.marked, report.confidential, report.opened = True, True, False


@step("paper", among=reports(lambda one: one.marked and not one.withdrawn))
def lift_marking(world: World, report: Report) -> None:
    """Decide that it may be opened: it is, once it is published without its marking."""
    papers.mark(paper(report), Marks(), by=world.clerk)
    report.marked = report.confidential = report.opened = False


@step("paper", among=reports(lambda one: not one.ready and not one.withdrawn and one.written))
def make_ready(world: World, report: Report) -> None:
    """It is finished: the pack takes it."""
    papers.make_ready(paper(report), by=world.clerk)
    report.ready = True


@step("paper", among=reports(lambda one: one.ready and not one.withdrawn and not one.out))
def back_to_draft(world: World, report: Report) -> None:
    """It is not finished after all."""
    papers.back_to_draft(paper(report), by=world.clerk)
    report.ready = False


@step("paper", among=reports(lambda one: not one.withdrawn and not one.out))
def withdraw_report(world: World, report: Report) -> None:
    """Take it off the draft agenda."""
    papers.withdraw(paper(report), by=world.clerk)
    report.ready, report.withdrawn = False, True


@step("paper", among=reports(lambda one: one.withdrawn))
def put_back_report(world: World, report: Report) -> None:
    """Put it back."""
    papers.put_back(paper(report), by=world.clerk)
    report.withdrawn = False


@step("paper", among=reports(lambda one: not one.withdrawn and one.written and not one.file))
def restore_version(world: World, report: Report) -> None:
    """Make the first version the text again, whatever was marked since."""
    first = paper(report).versions[0]
    papers.restore(paper(report), first, by=world.clerk)
    report.pictured = bool(report.picture) and report.picture in str(first.content)
    for word in world.words.values():
        if word.about is report and word.where in TEXT:
            word.live = word.word in str(first.content)
