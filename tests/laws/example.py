"""One of everything that an address may name, each as guarded as it can be, for knocking at every door."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from flask import current_app, url_for
from werkzeug.routing import AnyConverter, Rule

from panel import store
from panel.access.rules import Role
from panel.accounts.models import Account
from panel.accounts.secrets import token
from panel.audit.models import AuditEntry
from panel.audit.operations import TERMINAL, said
from panel.bodies.models import Body, ReportTemplate, StandardItem, TemplateSection
from panel.clock import LONDON
from panel.drafts.models import Draft, DraftKind
from panel.exemption.models import ClosedAccess, Withholding
from panel.extensions import db
from panel.follow_up.links import address_of
from panel.follow_up.models import OwnerLink, Update
from panel.interests.models import Declaration, DeclarationNotice, Dispensation, RegisterEntry, RegistrationTask
from panel.meetings.models import Attendance, ClosedBusiness, Meeting, Notice
from panel.meetings.rules.life import State
from panel.minutes.models import Action, Correction, FollowUp, Minute, MinuteBook, Outcome, Owner, Scan
from panel.minutes.rules.corrections import What
from panel.minutes.rules.life import MinutesState
from panel.papers import links
from panel.papers.models import Comment, Paper
from panel.papers.operations import add_file, add_report
from panel.papers.rules.contents import FileFacts
from panel.publishing.models import Publication
from panel.scorecard.models import Indicator, IndicatorValue
from panel.scorecard.rules.kinds import Unit
from panel.voice.models import Raised
from panel.withdrawals.models import Withdrawal
from panel.work_programme.models import CycleTopic, Entry, Referral
from tests import factories as make
from tests.documents import pdf_of

NOW = dt.datetime(2026, 11, 25, 9, 0, tzinfo=LONDON)
"""The day after the meeting: it is published and held, and its minutes are a draft."""

OUT = dt.datetime(2026, 11, 12, 9, 0, tzinfo=dt.UTC)
"""When the agenda was published."""


@dataclass(frozen=True)
class Stage:
    """A state of the meeting with its minutes, by the name that the matrix gives it."""

    name: str
    meeting: State
    out: bool = False
    minutes: MinutesState = MinutesState.DRAFT


STAGES = (
    Stage("planned", State.PLANNED),
    Stage("called", State.CALLED),
    Stage("published", State.PUBLISHED, out=True),
    Stage("held", State.HELD, out=True),
    Stage("minutes-out", State.HELD, out=True, minutes=MinutesState.PUBLISHED),
    Stage("signed", State.HELD, out=True, minutes=MinutesState.SIGNED),
)


@dataclass
class Example:
    """A panel, another panel, and what each parameter of an address stands for."""

    panel: Body
    other: Body
    values: dict[str, Any]
    drafts: dict[str, int]
    people: dict[str, Account] = field(default_factory=dict)

    def put_at(self, stage: Stage) -> None:
        """Bring the meeting and its minutes to a stage."""
        meeting = db.session.get_one(Meeting, self.values["meeting_id"])
        book = db.session.scalars(db.select(MinuteBook)).one()
        meeting.state, meeting.published_at = stage.meeting, OUT if stage.out else None
        book.state = stage.minutes
        said("brought the example to a stage", by=TERMINAL, about="example")
        db.session.commit()

    def address(self, rule: Rule) -> str:
        """The address of a rule, about this example."""
        values = {name: self._value(rule, name) for name in rule.arguments}
        with current_app.test_request_context():
            return url_for(rule.endpoint, **values)

    def _value(self, rule: Rule, name: str) -> Any:
        converter = rule._converters[name]
        if isinstance(converter, AnyConverter):
            return min(converter.items)
        if name == "draft_id":
            return self.drafts[rule.endpoint.partition(".")[0]]
        own, shared = f"{rule.endpoint} {name}", name
        known = [key for key in (own, shared) if key in self.values]
        assert known, f"{rule.rule}: tests/laws/example.py gives “{name}” no value"
        return self.values[known[0]]


def example() -> Example:
    """Tell it."""
    panel, other = make.body(code="CPP"), make.body(code="OTH", name="Scrutiny Committee")
    group = make.category(panel)
    seat = make.seat(panel, make.person("C Hegley"), category=group)
    template = make.keep(ReportTemplate(body=panel, name="Report", fields=["Report of"]))
    meeting = make.meeting(panel, state=State.HELD, published_at=OUT)
    item = make.item(meeting, number="5")
    paper = _restricted(add_report(item, "A restricted report", by=TERMINAL))
    file = _restricted(add_file(item, "A restricted file", FileFacts(store.put(pdf_of(1)), pages=1), by=TERMINAL))
    minute = make.keep(Minute(meeting=meeting, item=item, title=item.title, position=1))
    book = make.keep(MinuteBook(meeting=meeting))
    people = _people(panel, other)
    make.keep(AuditEntry(at=NOW.replace(year=2019), who="Pat Clerk", sentence="called it", about="meeting/1"))
    reviews = make.keep(Indicator(body=panel, name="Reviews on time", unit=Unit.PER_CENT))
    waiting = make.keep(Referral(body=panel, topic="Home to school transport", joined_on=NOW.date()))
    asked = make.keep(
        FollowUp(
            action=Action(minute=minute, text="Bring the figures back"), owners=[Owner(position=1, as_printed="All")]
        )
    )
    link = make.keep(OwnerLink(body=panel, as_printed="All", made_at=NOW, made_by="Pat Clerk"))
    comment = make.keep(Comment(paper=paper, label="Finance", as_printed="The finance officer", sent_at=NOW))
    made = {
        "body_id": panel,
        "category_id": group,
        "seat_id": seat,
        "standard_item_id": make.keep(StandardItem(body=panel, title="Apologies", position=1)),
        "report_template_id": template,
        "template_section_id": make.keep(TemplateSection(template=template, heading="Purpose", position=1)),
        "meeting_id": meeting,
        "item_id": item,
        "notice_id": make.keep(Notice(meeting=meeting, kind="publish")),
        "attendance_id": make.keep(Attendance(meeting=meeting, as_printed="Cllr Mrs C Hegley", status="present")),
        "declaration_notice_id": make.keep(DeclarationNotice(meeting=meeting, person=people["mem"].person)),
        "register_entry_id": make.keep(
            RegisterEntry(body=panel, person=people["mem"].person, sensitive=True, notified_on=NOW.date())
        ),
        "raised_id": make.keep(Raised(body=panel, raised_by="K", words="We want to lock our rooms.")),
        "dispensation_id": make.keep(Dispensation(body=panel, person=people["mem"].person, requested_on=NOW.date())),
        "registration_task_id": make.keep(
            RegistrationTask(
                declaration=Declaration(meeting=meeting, as_printed="Cllr B Lane"),
                disclosed_on=NOW.date(),
                due_on=NOW.date(),
            )
        ),
        "declaration_id": make.keep(Declaration(meeting=meeting, as_printed="Cllr Mrs C Hegley")),
        "closed_id": make.keep(ClosedBusiness(meeting=meeting, from_item=item.key, to_item=item.key, carried=True)),
        "access_id": make.keep(
            ClosedAccess(about=f"paper/{paper.id}", body_id=panel.id, person=people["mem"].person, reason="It is mine.")
        ),
        "withholding_id": make.keep(
            Withholding(
                about=f"paper/{paper.id}",
                body_id=panel.id,
                person=people["cha"].person,
                reason="An interest",
                at=NOW,
                by="Mo",
            )
        ),
        "correction_id": make.keep(Correction(book=book, position=1, change="“three” for “two”")),
        "scan_id": make.keep(
            Scan(book=book, sha256=store.put(pdf_of(1)), name="s.pdf", pages=1, added_at=NOW, added_by="Pat Clerk")
        ),
        "outcome_id": make.keep(Outcome(minute=minute, position=1)),
        "paper_id": paper,
        "comment_id": comment,
        "minute_id": minute,
        "follow_up_id": asked,
        "update_id": make.keep(Update(follow_up=asked, position=1, text="They are in hand.", waits=True)),
        "link_id": link,
        "entry_id": make.keep(Entry(body=panel, topic="Placement stability", meeting=meeting.key)),
        "cycle_topic_id": make.keep(CycleTopic(body=panel, duty="local-offer", topic="Local offer")),
        "indicator_id": reviews,
        "value_id": make.keep(
            IndicatorValue(
                indicator=reviews, period="2026/27 Q1", ends=dt.date(2026, 6, 30), numerator=3, denominator=80
            )
        ),
        "publication_id": make.keep(
            Publication(
                meeting=meeting, edition="full", at=NOW, sha256=store.put(pdf_of(1, "The pack")), octets=900, pages=1
            )
        ),
        "withdrawal_id": make.keep(Withdrawal(meeting=meeting, at=NOW, by="Pat Clerk", reason="It named someone.")),
        "person_id": people["mem"].person,
        "account_id": people["aut"],
        "grant_id": people["aut"].grants[0],
    }
    words = {
        "secret": token(people["aut"], "reset"),
        "accounts.accept secret": token(people["aut"], "invitation"),
        "papers.comment_by_link secret": links.token(comment),
        "name": "postpone",
        "papers.file paper_id": file.id,
        "papers.replace paper_id": file.id,
        "papers.image name": f"{file.sha256}.png",
        "step": "send-to-chair",
        "number": 2026,
        "papers.restore number": 1,
        "threads.thread number": 1,
        "section": 1,
        "what": What.OTHER.value,
        "word": "trail",
        "work_programme.settle word": f"referral-{waiting.id}",
        "work_programme.move_on word": f"referral-{waiting.id}",
        "records.line number": 2019,
        "place": 0,
        "verdict": "accept",
        "follow_up.by_link secret": address_of(link).rpartition("/")[2],
        "follow_up.report_by_link secret": address_of(link).rpartition("/")[2],
        "follow_up.report_by_link number": asked.id,
        "follow_up.track kind": "action",
        "follow_up.track number": asked.action_id,
    }
    texts = {"meetings": item, "minutes": minute, "papers": paper}
    drafts = {feature: _draft(people["cle"], thing) for feature, thing in texts.items()}
    return Example(panel, other, {name: row.id for name, row in made.items()} | words, drafts, people)


def _people(panel: Body, other: Body) -> dict[str, Account]:
    """Someone in each role. The administrator has it everywhere, as the role is meant."""
    return {
        "mem": make.account(Role.MEMBER, of=panel),
        "cha": make.account(Role.CHAIR, of=panel),
        "aut": make.account(Role.AUTHOR, of=panel),
        "cle": make.account(Role.CLERK, of=panel),
        "mon": make.account(Role.MONITORING_OFFICER, of=panel),
        "adm": make.account(Role.ADMINISTRATOR),
        "oth": make.account(Role.CLERK, of=other),
    }


def _restricted(paper: Paper) -> Paper:
    paper.exempt, paper.exempt_paragraphs = True, [1]
    return make.keep(paper)


def _draft(account: Account, thing: Any) -> int:
    """A text of `account` about an item, a minute or a paper that was set aside."""
    noun = {"AgendaItem": "item", Minute.__name__: "minute", Paper.__name__: "paper"}[type(thing).__name__]
    draft = Draft(about=f"{noun}/{thing.id}", account=account, kind=DraftKind.SET_ASIDE, base_version=1, at=NOW)
    return make.keep(draft).id
