"""The clerk's screen of reports: every report of the next two meetings, who has it, what is late, and reminding."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event

from panel import clock
from panel.access.rules import Role
from panel.accounts.models import Account
from panel.audit.operations import trail
from panel.bodies.models import Body, ReportTemplate, TemplateAsk, TemplateSection
from panel.extensions import db
from panel.mail.models import Letter
from panel.meetings.models import Meeting
from panel.papers import commenting, operations
from panel.papers.models import Chase, Paper, PaperPerson
from panel.papers.queries import text_of
from panel.papers.reports import Report, asked_of_person, reports_of
from panel.papers.rules.contents import Marks
from panel.papers.rules.progress import Stage
from panel.publishing.reports import reports_to_come
from panel.work_programme.models import Entry
from tests import factories

SignIn = Callable[..., FlaskClient]
NOW = dt.datetime(2026, 11, 4, 9, 30, tzinfo=clock.LONDON)
EXEMPT = Marks(exempt=True, paragraphs=(3,), public_interest="A contract is let.", decided_by="The solicitor")


class Scene:
    """A panel with two meetings to come, and a third that is too far off."""

    def __init__(self) -> None:
        self.body: Body = factories.body()
        self.clerk: Account = factories.account(Role.CLERK, of=self.body, name="Sharon Clerk")
        self.author: Account = factories.account(
            Role.AUTHOR, of=self.body, name="Nick Author", email="nick@example.org"
        )
        days = (dt.date(2026, 11, 24), dt.date(2027, 1, 19), dt.date(2027, 3, 16))
        self.first, self.second, self.third = (factories.meeting(self.body, day, key=f"m{day}") for day in days)
        self.template = factories.keep(
            ReportTemplate(
                body=self.body,
                name="Report",
                sections=[TemplateSection(position=1, heading="Issues")],
                asks=[TemplateAsk(position=1, label="Finance", as_printed="Priya Nair", email="priya@example.org")],
            )
        )

    def report(self, meeting: Meeting, title: str, *, words: bool = True) -> Paper:
        item = factories.item(meeting, title, number="6")
        paper = operations.add_report(item, title, template=self.template, by=self.author)
        if words:
            text = text_of(paper)
            operations.write(paper, {**text, "sections": [{**text["sections"][0], "html": "<p>x</p>"}]}, by=self.author)
        db.session.commit()
        return paper

    def shown(self) -> dict[str, Report]:
        return {one.title: one for found in reports_to_come([self.body]) for one in found.reports}


@pytest.fixture
def scene(app: object) -> Iterator[Scene]:
    with clock.at(NOW):
        yield Scene()


def test_every_report_of_two_meetings_also_those_not_begun(scene: Scene) -> None:
    factories.item(scene.first, "Minutes of the last meeting", role="minutes")
    factories.item(scene.first, "A verbal update", verbal=True)
    factories.item(scene.first, "Virtual school", number="8", presenter="Ann Head")
    factories.keep(Entry(body=scene.body, topic="Fostering", meeting=scene.second.key, lead="Joe Lead"))
    scene.report(scene.first, "Adoption fund")
    scene.report(scene.third, "Too far off")
    shown = scene.shown()
    assert {title: (one.stage, one.holders) for title, one in shown.items()} == {
        "Virtual school": (Stage.PLANNED, ("Ann Head",)),
        "Adoption fund": (Stage.DRAFT, ("Nick Author",)),
        "Fostering": (Stage.PLANNED, ("Joe Lead",)),
    }
    late = shown["Virtual school"]
    assert late.next is not None
    assert (late.next.words, late.next.day, late.late) == ("Draft reports due", dt.date(2026, 11, 3), True)


def test_a_report_is_with_whoever_was_asked_until_they_answer(scene: Scene) -> None:
    paper = scene.report(scene.first, "Adoption fund")
    commenting.send_round(paper, by=scene.author)
    db.session.commit()
    found = scene.shown()["Adoption fund"]
    assert (found.stage, found.holders) == (Stage.OUT, ("Priya Nair (Finance)",))
    assert found.next is not None
    assert found.next.day == dt.date(2026, 11, 6)
    commenting.answer(paper.comments[0], commenting.Answer.NO_COMMENT, by=scene.clerk)
    operations.make_ready(paper, by=scene.clerk)
    db.session.commit()
    found = scene.shown()["Adoption fund"]
    assert (found.stage, found.holders, found.awaited) == (Stage.READY, ("The clerk",), ())


def chase(client: FlaskClient, scene: Scene, about: str) -> str:
    sent = client.post(f"/meetings/{scene.first.id}/reports/chase", data={"about": about})
    assert sent.status_code == 302
    return client.get("/reports").get_data(as_text=True)


def test_reminding_writes_one_letter_and_says_so_when_asked_twice_in_a_day(scene: Scene, sign_in: SignIn) -> None:
    paper = scene.report(scene.first, "Adoption fund")
    client = sign_in(scene.clerk)
    assert "Nick Author was reminded by letter" in chase(client, scene, paper.about)
    letter = db.session.scalars(db.select(Letter)).one()
    assert letter.to == "nick@example.org"
    assert f"/papers/{paper.id}" in letter.text
    again = chase(client, scene, paper.about)
    assert "was reminded today at 9.30 am by Sharon Clerk. Nothing was sent again." in again
    assert len(db.session.scalars(db.select(Letter)).all()) == 1
    assert any("reminded “Nick Author”" in one.sentence for one in trail(f"meeting/{scene.first.id}"))
    with clock.at(NOW + dt.timedelta(days=1)):
        chase(client, scene, paper.about)
    assert len(db.session.scalars(db.select(Chase)).all()) == 2


def test_whoever_is_to_comment_is_sent_their_link(scene: Scene, sign_in: SignIn) -> None:
    paper = scene.report(scene.first, "Adoption fund")
    commenting.send_round(paper, by=scene.author)
    db.session.commit()
    chase(sign_in(scene.clerk), scene, paper.about)
    letter = db.session.scalars(db.select(Letter).where(Letter.to == "priya@example.org")).one()
    assert "/comments/by-link/" in letter.text


def test_the_letter_about_a_closed_report_does_not_say_its_title(scene: Scene, sign_in: SignIn) -> None:
    paper = scene.report(scene.first, "A home in Market Street")
    operations.mark(paper, EXEMPT, by=scene.clerk)
    db.session.commit()
    chase(sign_in(scene.clerk), scene, paper.about)
    letter = db.session.scalars(db.select(Letter)).one()
    assert "Market Street" not in letter.subject + letter.text


def test_nobody_known_to_write_to_is_said(scene: Scene, sign_in: SignIn) -> None:
    item = factories.item(scene.first, "Virtual school", presenter="Ann Head")
    client = sign_in(scene.clerk)
    assert "No email address is known for Ann Head" in chase(client, scene, item.about)
    factories.person("Ann Head", email="ann@example.org")
    assert "Ann Head was reminded by letter" in chase(client, scene, item.about)
    by_post = factories.item(scene.first, "Housing", presenter="Head of Housing")
    factories.person("Al Roof", post="Head of Housing", email="al@example.org")
    assert "Al Roof was reminded by letter" in chase(client, scene, by_post.about)


def test_it_is_the_clerks_screen(scene: Scene, sign_in: SignIn) -> None:
    assert sign_in(scene.author).get("/reports").status_code == 403
    paper = scene.report(scene.first, "Adoption fund")
    sent = sign_in(scene.author).post(f"/meetings/{scene.first.id}/reports/chase", data={"about": paper.about})
    assert sent.status_code == 403


def test_the_list_is_narrowed_to_what_is_late(scene: Scene, sign_in: SignIn) -> None:
    scene.report(scene.first, "Blank and late", words=False)
    scene.report(scene.second, "In time")
    client = sign_in(scene.clerk)
    assert "In time" in client.get("/reports").get_data(as_text=True)
    late = client.get("/reports?only=late").get_data(as_text=True)
    assert "Blank and late" in late
    assert "In time" not in late


def test_an_authors_own_reports_and_what_they_are_asked(scene: Scene) -> None:
    paper = scene.report(scene.first, "Adoption fund")
    led = scene.report(scene.second, "Fostering")
    other = factories.person("Ann Head")
    led.people = [PaperPerson(position=1, person_id=other.id)]
    factories.keep(led)
    assert [one.title for one in reports_of(scene.author.person)] == ["Adoption fund", "Fostering"]
    assert [one.title for one in reports_of(other)] == ["Fostering"]
    asked = commenting.ask(paper, commenting.AskFacts("Legal", person_id=other.id), by=scene.clerk)
    db.session.commit()
    assert asked_of_person(other) == [asked]
    commenting.answer(asked, commenting.Answer.NO_COMMENT, by=scene.clerk)
    db.session.commit()
    assert asked_of_person(other) == []


def test_the_screen_asks_few_questions_whatever_the_number_of_reports(scene: Scene, sign_in: SignIn) -> None:
    for meeting in (scene.first, scene.second):
        for number in range(6):
            paper = scene.report(meeting, f"Report {number}")
            commenting.send_round(paper, by=scene.author)
            operations.add_report(paper.item, "Appendix", parent=paper, by=scene.author)
            db.session.commit()
    client = sign_in(scene.clerk)
    client.get("/reports")
    asked: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *facts: asked.append(facts[2]))
    assert client.get("/reports").status_code == 200
    asked = [one for one in asked if one.startswith("SELECT")]
    assert len(asked) <= 15, "\n".join(one[:150] for one in asked)
