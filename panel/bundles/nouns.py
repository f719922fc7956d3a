"""What a bundle holds, noun by noun: which key stands for which column, and which lists hang below which row.

The one table that import and export both read. docs/bundle.schema.json describes the same keys for those who write
bundles; a test holds the two together.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from panel.bodies.models import (
    Body,
    Category,
    Council,
    Phrase,
    ReportTemplate,
    Seat,
    SeatSubstitute,
    StandardItem,
    TemplateAsk,
    TemplateSection,
)
from panel.bodies.rules.kinds import BodyKind
from panel.bundles import figures, shapes, voices
from panel.bundles.fields import (
    Field,
    clock_time,
    day,
    day_text,
    filled,
    flag,
    moment,
    moment_text,
    plain,
    reference,
    rich,
    text,
    word,
)
from panel.extensions import Base, db
from panel.follow_up.models import Answer as BodysAnswer
from panel.follow_up.models import Assignment, Concern, Update
from panel.follow_up.rules.progress import AnswerKind
from panel.interests.models import Declaration, DeclarationNotice, Dispensation, Gift, RegisterEntry
from panel.interests.rules.dispensations import Scope
from panel.interests.rules.register import Whose
from panel.interests.rules.words import Trigger
from panel.meetings.models import (
    Adjournment,
    AgendaItem,
    Attendance,
    ClosedBusiness,
    Meeting,
    Notice,
    Presiding,
    Spell,
)
from panel.meetings.rules.agenda import Kind, Part
from panel.meetings.rules.life import State
from panel.minutes.models import Action, Correction, FollowUp, Minute, MinuteBook, Outcome, OutcomePart, Owner, Point
from panel.minutes.rules.corrections import What
from panel.minutes.rules.life import SignedHow, Verb
from panel.papers.models import Comment, CommentAnswer, Paper, PaperPerson, Recommendation, Section
from panel.papers.rules.comments import Answer
from panel.people.models import Person
from panel.publishing.models import Publication
from panel.scorecard.models import Indicator, IndicatorValue
from panel.scorecard.rules.kinds import Good, Unit
from panel.voice.models import Raised
from panel.withdrawals.models import Withdrawal
from panel.work_programme.models import Entry
from panel.work_programme.rules.recurrence import Recurs

SCALAR = ""
"""The key under which a list's bare value ("None", an id) is kept, where an object could stand as well."""


@dataclass(frozen=True)
class Noun:
    """A kind of object in a bundle, the table it is kept in, and the lists below it."""

    model: type[Base]
    fields: tuple[Field, ...]
    children: tuple["Child", ...] = ()


@dataclass(frozen=True)
class Child:
    """A list (or, with `single`, one object) under `key`. Its rows name their parent in `link`; `rows` finds them."""

    key: str
    noun: Noun
    link: str
    rows: Callable[[Any], Iterable[Any]]
    single: bool = False
    preset: tuple[tuple[str, Any], ...] = ()


def listed(key: str, noun: Noun, link: str, attribute: str = "") -> Child:
    """A list that the parent maps as an attribute of the same name."""
    return Child(key, noun, link, lambda row: getattr(row, attribute or key))


def asked(model: type[Any], link: str) -> Callable[[Any], Iterable[Any]]:
    """Rows that name their parent, where the parent does not map them."""

    def rows(parent: Any) -> Iterable[Any]:
        query = db.select(model).where(getattr(model, link) == parent)
        return db.session.scalars(query.order_by(getattr(model, "position", model.id), model.id)).all()

    return rows


def _top_papers(item: AgendaItem) -> Iterable[Paper]:
    query = db.select(Paper).where(Paper.item == item, Paper.parent_id.is_(None))
    return db.session.scalars(query.order_by(Paper.position, Paper.id)).all()


def _approvals(meeting: Meeting) -> Iterable[MinuteBook]:
    """The book of a meeting's minutes, where it says anything that an approval would."""
    query = db.select(MinuteBook).where(MinuteBook.meeting == meeting)
    return [book for book in db.session.scalars(query) if book.given or shapes.said_of_book(book)]


def _scalar_person() -> tuple[Field, ...]:
    return (shapes.whole_reference(SCALAR),)


COUNCIL = Noun(
    Council, (plain("name"), filled("address", []), plain("website"), filled("contacts", []), plain("colour"))
)

PERSON = Noun(
    Person,
    (
        plain("id", "key"),
        plain("name"),
        plain("honorific"),
        plain("post"),
        plain("organisation"),
        plain("party"),
        plain("ward"),
        plain("email"),
        plain("shown_as"),
        flag("young"),
        plain("note"),
    ),
)

CATEGORY = Noun(
    Category,
    (
        plain("name"),
        flag("voting"),
        flag("councillors"),
        flag("sees_restricted"),
        plain("sees_confidential"),
        plain("note"),
    ),
)

TEMPLATE_SECTION = Noun(
    TemplateSection,
    (shapes.bare(SCALAR, "heading"), plain("heading"), plain("kind"), plain("fixed_text"), plain("hint")),
)

TEMPLATE_ASK = Noun(
    TemplateAsk, (plain("label"), flag("signs_off"), reference("who", "person_id", "as_printed"), plain("email"))
)

REPORT_TEMPLATE = Noun(
    ReportTemplate,
    (plain("name"), shapes.names("fields")),
    (listed("sections", TEMPLATE_SECTION, "template"), listed("asks", TEMPLATE_ASK, "template")),
)

STANDARD_ITEM = Noun(
    StandardItem,
    (shapes.bare(SCALAR, "title"), plain("title"), plain("purpose"), plain("part"), plain("role")),
)

PHRASE = Noun(Phrase, (plain("label"), plain("text")))

SUBSTITUTE = Noun(SeatSubstitute, _scalar_person())

SEAT = Noun(
    Seat,
    (
        reference("person", "person_id", "as_printed", inline=True),
        text("post"),
        flag("vacant"),
        shapes.category("category"),
        plain("voting"),
        text("role"),
        day_text("from", "from_text", "from_date"),
        day_text("to", "to_text", "to_date", last=True),
        plain("note"),
    ),
    (listed("substitutes", SUBSTITUTE, "seat"),),
)

BODY = Noun(
    Body,
    (
        plain("name"),
        plain("code"),
        word("kind", BodyKind),
        shapes.quorum("quorum"),
        plain("meets_in_public"),
        shapes.numbering("minute_numbering"),
        filled("action_columns", []),
        plain("interest_rules"),
        shapes.body_settings("settings"),
    ),
    (
        listed("categories", CATEGORY, "body"),
        listed("standard_items", STANDARD_ITEM, "body"),
        listed("report_templates", REPORT_TEMPLATE, "body"),
        listed("phrases", PHRASE, "body"),
    ),
)

PAPER_PERSON = Noun(PaperPerson, _scalar_person())

SECTION = Noun(Section, (plain("heading"), plain("kind"), rich("html"), plain("figures")))

RECOMMENDATION = Noun(
    Recommendation,
    (shapes.bare(SCALAR, "text"), text("to"), text("verb"), plain("text"), plain("parts")),
)

_OPENED = (moment("opened_at"), plain("opened_by"), plain("opened_reason"))

_PAPER_FIELDS = (
    shapes.bare(SCALAR, "title"),
    plain("title"),
    plain("kind"),
    text("template", "template_name"),
    filled("fields", {}),
    shapes.background("background_papers"),
    plain("principles"),
    shapes.file("file"),
    text("supplied"),
    shapes.exemption("exempt"),
    shapes.confidence("confidential"),
    *_OPENED,
    plain("late_reason"),
    shapes.paper_state("state"),
    shapes.taken_down("withdrawn"),
)


def _paper_people(key: str, *, authors: bool) -> Child:
    return Child(
        key,
        PAPER_PERSON,
        "paper",
        lambda paper: [one for one in paper.people if one.is_author is authors],
        preset=(("is_author", authors),),
    )


_PAPER_CHILDREN = (
    _paper_people("authors", authors=True),
    _paper_people("officers", authors=False),
    listed("sections", SECTION, "paper"),
    listed("recommendations", RECOMMENDATION, "paper"),
)

APPENDIX = Noun(Paper, _PAPER_FIELDS, _PAPER_CHILDREN)

COMMENT_ANSWER = Noun(
    CommentAnswer,
    (moment("at"), word("answer", Answer), plain("name"), plain("words"), plain("by"), plain("sha256")),
)

COMMENT = Noun(
    Comment,
    (
        plain("label"),
        flag("signs_off"),
        reference("who", "person_id", "as_printed"),
        plain("email"),
        day("due"),
        moment("sent_at"),
        moment("lapsed_at"),
        moment("reopened_at"),
    ),
    (listed("answers", COMMENT_ANSWER, "comment"),),
)

PAPER = Noun(
    Paper,
    _PAPER_FIELDS,
    (*_PAPER_CHILDREN, listed("comments", COMMENT, "paper"), listed("appendices", APPENDIX, "parent")),
)

ITEM = Noun(
    AgendaItem,
    (
        plain("id", "key"),
        shapes.number("number"),
        plain("number_known"),
        word("kind", Kind),
        filled("level", 0),
        word("part", Part),
        plain("title"),
        plain("purpose"),
        text("presenter"),
        text("minutes_allowed"),
        flag("to_follow"),
        flag("verbal"),
        shapes.urgency("urgent"),
        shapes.exemption("exempt"),
        shapes.confidence("confidential"),
        *_OPENED,
        plain("title_safe_by"),
        day("title_safe_on"),
        plain("prepared_motion"),
        plain("late_reason"),
        day("added_on"),
        day("published_on"),
        shapes.item_role("role"),
    ),
    (Child("papers", PAPER, "item", _top_papers),),
)

NOTICE = Noun(
    Notice,
    (
        plain("kind"),
        plain("words"),
        moment_text("posted_at", "posted_at_text", "at_offices"),
        moment("on_web"),
        text("where"),
    ),
)

PUBLICATION = Noun(
    Publication,
    (moment_text("at", "at_text", "at"), plain("edition"), text("supplement"), plain("late_reason"), plain("sha256")),
)

WITHDRAWAL = Noun(
    Withdrawal,
    (
        moment("at"),
        plain("by"),
        plain("reason"),
        plain("first_page"),
        plain("last_page"),
        flag("minutes", "of_minutes"),
    ),
)

SPELL = Noun(Spell, (text("joined"), text("left")))

ATTENDANCE = Noun(
    Attendance,
    (
        reference("person", "person_id", "as_printed", inline=True),
        plain("organisation"),
        plain("head_count"),
        text("capacity"),
        plain("category"),
        plain("status"),
        plain("mode"),
        reference("for", "for_person_id", "for_as_printed"),
        plain("left_for_items"),
        plain("reason"),
    ),
    (listed("spells", SPELL, "attendance"),),
)

PRESIDING = Noun(
    Presiding,
    (
        reference("person", "person_id", "as_printed", inline=True),
        plain("items"),
        text("from", "from_text"),
        text("to", "to_text"),
    ),
)

_STATED = (
    reference("person", "person_id", "as_printed", inline=True),
    shapes.items_or_all("items"),
    plain("kind"),
    word("trigger", Trigger),
    plain("nature"),
    plain("sensitive"),
)

DECLARATION = Noun(
    Declaration,
    (
        *_STATED,
        plain("under"),
        text("registered"),
        shapes.dispensation("dispensation"),
        text("action"),
        text("left"),
        text("returned"),
        plain("spoke_as_public"),
        plain("voted"),
        text("deleted_by_correction"),
    ),
)

INTEREST_NOTICE = Noun(DeclarationNotice, (*_STATED, moment("given_at"), moment("withdrawn_at"), moment("recorded_at")))

CLOSED = Noun(
    ClosedBusiness,
    (
        plain("from_item"),
        plain("to_item"),
        plain("resolution"),
        shapes.paragraphs("paragraphs"),
        plain("reason"),
        flag("confidential"),
        plain("carried"),
        plain("moved_by"),
        plain("seconded_by"),
        plain("vote"),
        text("at"),
        text("readmitted_at"),
        plain("readmission"),
    ),
)

ADJOURNMENT = Noun(
    Adjournment,
    (
        text("from", "from_text"),
        text("to", "to_text"),
        day("to_date"),
        clock_time("to_time", "to_time"),
        plain("to_venue"),
    ),
)

POINT = Noun(Point, (shapes.bare(SCALAR, "html", html=True), text("number"), rich("html"), flag("closed")))

OWNER = Noun(Owner, _scalar_person())

UPDATE = Noun(Update, (text("date"), text("by"), plain("text"), plain("says"), plain("link"), flag("waits")))

ASSIGNMENT = Noun(
    Assignment,
    (reference("to", "person_id", "as_printed"), day("since"), plain("given_by"), plain("why"), flag("over")),
)

BODYS_ANSWER = Noun(BodysAnswer, (word("kind", AnswerKind), text("date"), day("on"), plain("text")))

CONCERN = Noun(Concern, (figures.asked_about(SCALAR),))

FOLLOW_UP = Noun(
    FollowUp,
    (
        text("reference"),
        text("due"),
        day("due_date"),
        plain("due_stages"),
        text("status"),
        plain("evidence"),
        text("closed_by"),
        plain("due_later"),
        plain("rag"),
        plain("effect"),
    ),
    (
        listed("owners", OWNER, "follow_up"),
        Child("updates", UPDATE, "follow_up", asked(Update, "follow_up")),
        Child("assignments", ASSIGNMENT, "follow_up", asked(Assignment, "follow_up")),
        Child("answer", BODYS_ANSWER, "follow_up", asked(BodysAnswer, "follow_up"), single=True),
        Child("indicators", CONCERN, "follow_up", asked(Concern, "follow_up")),
    ),
)


def _follow_up(link: str) -> Child:
    return Child("follow_up", FOLLOW_UP, link, lambda row: [row.follow_up] if row.follow_up else [], single=True)


PART = Noun(OutcomePart, (shapes.bare(SCALAR, "text"), text("label"), plain("text")), (_follow_up("part"),))

OUTCOME = Noun(
    Outcome,
    (
        word("verb", Verb, otherwise="verb_text"),
        plain("lead_in"),
        text("to"),
        reference("moved_by", "moved_by_person_id", "moved_by_as_printed"),
        reference("seconded_by", "seconded_by_person_id", "seconded_by_as_printed"),
        plain("motion"),
        plain("amendments"),
        plain("vote"),
        plain("principles"),
        flag("closed"),
    ),
    (listed("parts", PART, "outcome"),),
)

ACTION = Noun(Action, (shapes.bare(SCALAR, "text"), plain("text"), flag("closed")), (_follow_up("action"),))

MINUTE = Noun(
    Minute,
    (
        plain("id", "key"),
        shapes.item_of_minute("item"),
        text("number"),
        plain("title"),
        rich("html"),
        rich("closed_html"),
        shapes.exemption("exempt"),
        shapes.confidence("confidential"),
        *_OPENED,
        plain("summary"),
        plain("open"),
        rich("post_meeting_note"),
    ),
    (
        listed("points", POINT, "minute"),
        listed("outcomes", OUTCOME, "minute"),
        listed("actions", ACTION, "minute"),
    ),
)

CORRECTION = Noun(
    Correction,
    (
        word("what", What),
        text("minute"),
        text("attendance"),
        text("interest"),
        plain("before"),
        plain("after"),
        plain("change"),
        flag("closed"),
        moment("written_on_at"),
    ),
)

BOOK = Noun(
    MinuteBook,
    (
        plain("how"),
        shapes.meeting_approving("at_meeting"),
        day_text("signed_on", "signed_on_text", "signed_on"),
        reference("signed_by", "signed_by_person_id", "signed_by_as_printed"),
        word("signed_how", SignedHow),
        moment("signed_at"),
        plain("despite"),
        plain("text_sha256"),
        shapes.book_state("state"),
    ),
    (listed("corrections", CORRECTION, "book"),),
)

MEETING = Noun(
    Meeting,
    (
        plain("id", "key"),
        day("date"),
        plain("date_text"),
        clock_time("time", "time"),
        plain("time_text"),
        plain("venue"),
        plain("title_note"),
        plain("body_name"),
        filled("contacts", []),
        text("views_by"),
        text("source"),
        text("coverage"),
        word("state", State),
        day("called_on"),
        plain("order_taken"),
        shapes.no_interests("interests"),
        text("started"),
        text("concluded"),
        plain("note"),
    ),
    (
        Child("published", PUBLICATION, "meeting", asked(Publication, "meeting")),
        Child("withdrawn", WITHDRAWAL, "meeting", asked(Withdrawal, "meeting")),
        listed("notices", NOTICE, "meeting"),
        listed("agenda", ITEM, "meeting", "items"),
        listed("presided_by", PRESIDING, "meeting", "presiding"),
        listed("attendance", ATTENDANCE, "meeting"),
        Child("interests", DECLARATION, "meeting", asked(Declaration, "meeting")),
        Child("interest_notices", INTEREST_NOTICE, "meeting", asked(DeclarationNotice, "meeting")),
        listed("closed", CLOSED, "meeting"),
        Child("minutes", MINUTE, "meeting", asked(Minute, "meeting")),
        Child("approval", BOOK, "meeting", _approvals, single=True),
        listed("adjournments", ADJOURNMENT, "meeting"),
    ),
)

ENTRY = Noun(
    Entry,
    (
        text("year"),
        plain("topic"),
        plain("theme"),
        plain("purpose"),
        text("lead"),
        plain("meeting"),
        text("month"),
        plain("statutory"),
        plain("origin"),
        plain("moves"),
        plain("status"),
        text("data_from"),
        plain("source"),
        plain("duty"),
        word("recurs", Recurs),
        plain("every_months"),
        plain("series"),
        plain("principles"),
    ),
)

FIGURE = Noun(
    IndicatorValue,
    (
        figures.period("period"),
        *(figures.number(key) for key in ("value", "numerator", "denominator", "target", "neighbours", "england")),
        plain("narrative"),
    ),
)

INDICATOR = Noun(
    Indicator,
    (
        text("code"),
        plain("name"),
        plain("definition"),
        word("unit", Unit),
        word("good", Good),
        plain("decimals"),
        text("source"),
        text("basis"),
        plain("area"),
        plain("suppress"),
        plain("fewest"),
        figures.number("tolerance"),
        figures.number("line"),
        plain("line_words"),
        figures.part_of("part_of"),
    ),
    (Child("figures", FIGURE, "indicator", lambda row: sorted(row.values, key=lambda one: (one.position, one.ends))),),
)

RAISED = Noun(
    Raised,
    (
        plain("raised_by"),
        day_text("raised_on", "raised_text", "raised_on"),
        plain("words"),
        voices.taken_up_at("item"),
        plain("answer"),
        day("answered_on"),
        plain("changed"),
        day("told_on"),
        plain("told_how"),
        moment("shown_at"),
        plain("shown_by"),
    ),
)

GIFT = Noun(
    Gift,
    (
        shapes.bare(SCALAR, "detail"),
        text("giver"),
        plain("detail"),
        text("value"),
        text("received"),
        text("registered"),
        plain("accepted"),
    ),
)

REGISTER_ENTRY = Noun(
    RegisterEntry,
    (
        reference("person", "person_id", "as_printed", inline=True),
        text("category"),
        word("whose", Whose),
        plain("detail"),
        plain("home"),
        text("from", "from_text"),
        day_text("to", "to_text", "to_date", last=True),
        plain("sensitive"),
        day("arose_on"),
        day("notified_on"),
        day("accepted_on"),
        plain("accepted_by"),
    ),
    (listed("gifts", GIFT, "entry"),),
)

DISPENSATION = Noun(
    Dispensation,
    (
        plain("reference"),
        reference("person", "person_id", "as_printed", inline=True),
        plain("ground"),
        word("scope", Scope),
        plain("matter"),
        shapes.meeting_of_items("meeting"),
        plain("items"),
        day("from", "from_date"),
        day("until", "until_date"),
        day("requested_on"),
        plain("request"),
        day("granted_on"),
        plain("granted_by"),
        day("refused_on"),
        plain("refusal"),
    ),
)
