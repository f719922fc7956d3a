"""Comments on a report and its sign-off, as they are asked for and given."""

import datetime as dt

import pytest

from panel import clock
from panel.bodies.models import TemplateAsk
from panel.bodies.operations.templates import AskFacts
from panel.extensions import db
from panel.lifecycle import Refused
from panel.mail.models import Announcement
from panel.papers import commenting, operations
from panel.papers.models import Comment, Paper
from panel.papers.queries import contents_of, findings_of, signed_hash_of, text_of
from panel.papers.rules.comments import Answer, Where
from tests import factories
from tests.papers.conftest import Panel

THEN = dt.datetime(2017, 12, 1, 9, tzinfo=dt.UTC)


@pytest.fixture
def asked(panel: Panel) -> Panel:
    """A template that names a person for finance, a post for legal, and a director who signs off."""
    priya = factories.person("Priya Nair", email="priya@example.org")
    panel.template.asks = [
        TemplateAsk(position=1, label="Finance", person_id=priya.id),
        TemplateAsk(position=2, label="Legal", as_printed="Head of Legal", email="legal@example.org"),
        TemplateAsk(position=3, label="Director", signs_off=True, as_printed="Beth Hall"),
    ]
    factories.keep(panel.template)
    return panel


def report_of(asked: Panel) -> Paper:
    with clock.at(THEN):
        paper = asked.report()
        words(paper, asked)
        commenting.send_round(paper, by=asked.author)
        db.session.commit()
    return paper


def words(paper: Paper, panel: Panel, html: str = "<p>Fees rose.</p>") -> None:
    text = text_of(paper)
    sections = [{**one, "html": html} if one["heading"] == "Issues" else one for one in text["sections"]]
    operations.write(paper, {**text, "sections": sections}, by=panel.author)
    db.session.commit()


def of(paper: Paper, label: str) -> Comment:
    return next(one for one in paper.comments if one.label == label)


def told(paper: Paper, label: str) -> int:
    return len(db.session.scalars(db.select(Announcement).where(Announcement.about == of(paper, label).about)).all())


def test_a_report_begun_from_the_template_asks_by_the_days_of_the_timetable(asked: Panel) -> None:
    with clock.at(THEN):
        paper = asked.report()
    assert [(one.label, one.printed, one.signs_off, one.due) for one in paper.comments] == [
        ("Finance", "Priya Nair", False, dt.date(2017, 12, 27)),
        ("Legal", "Head of Legal", False, dt.date(2017, 12, 27)),
        ("Director", "Beth Hall", True, dt.date(2017, 12, 29)),
    ]
    assert {commenting.stands(one) for one in paper.comments} == {Where.NOT_SENT}
    assert told(paper, "Finance") == 0


def test_sent_round_they_are_told_once(asked: Panel) -> None:
    paper = report_of(asked)
    assert commenting.send_round(paper, by=asked.author) == []
    assert {commenting.stands(one) for one in paper.comments} == {Where.WAITING}
    assert told(paper, "Finance") == 1


def test_nothing_is_sent_round_before_it_says_something(asked: Panel) -> None:
    paper = operations.add_report(asked.item, "Blank", template=None, by=asked.author)
    paper.comments.append(Comment(position=1, label="Finance", as_printed="Priya Nair"))
    with pytest.raises(Refused, match="nothing in this report"):
        commenting.send_round(paper, by=asked.author)


def test_a_ready_report_goes_round_to_whoever_was_not_told(asked: Panel) -> None:
    paper = asked.report()
    words(paper, asked)
    operations.make_ready(paper, by=asked.author)
    assert told(paper, "Director") == 1


def test_answers_stand_in_the_report_by_name(asked: Panel) -> None:
    paper = report_of(asked)
    with clock.at(THEN):
        commenting.answer(of(paper, "Finance"), Answer.COMMENT, words="It is in the budget.", by=asked.clerk)
        commenting.answer(of(paper, "Legal"), Answer.NO_COMMENT, name="Ann Law, Head of Legal", by=asked.clerk)
        commenting.answer(of(paper, "Director"), Answer.SIGNED_OFF, by=asked.clerk)
        db.session.commit()
    contents = contents_of(paper)
    assert [(one.label, one.name, one.words) for one in contents.comments] == [
        ("Finance", "Priya Nair", "It is in the budget."),
        ("Legal", "Ann Law, Head of Legal", ""),
    ]
    assert [(one.name, one.day) for one in contents.sign_offs] == [("Beth Hall", dt.date(2017, 12, 1))]
    assert "Sign-off" not in {one.rule for one in findings_of(paper)}


@pytest.mark.both_engines
def test_changing_the_text_after_sign_off_asks_again_until_it_is_signed_again(asked: Panel) -> None:
    paper = report_of(asked)
    director = of(paper, "Director")
    commenting.answer(director, Answer.SIGNED_OFF, by=asked.clerk)
    db.session.commit()
    signed = director.answers[-1].number
    words(paper, asked, "<p>Fees fell.</p>")
    assert commenting.stands(director) is Where.CHANGED
    assert contents_of(paper).sign_offs == ()
    assert told(paper, "Director") == 2
    words(paper, asked, "<p>Fees fell again.</p>")
    assert told(paper, "Director") == 2  # once, not with every save
    assert any("changed after that" in one.words for one in findings_of(paper))
    operations.restore(paper, next(one for one in paper.versions if one.number == signed), by=asked.author)
    db.session.commit()
    assert commenting.stands(director) is Where.SIGNED_OFF  # the very text that was signed
    words(paper, asked, "<p>Fees fell.</p>")
    assert told(paper, "Director") == 3
    commenting.answer(director, Answer.SIGNED_OFF, by=asked.clerk)
    db.session.commit()
    assert [one.answer for one in director.answers] == [Answer.SIGNED_OFF, Answer.SIGNED_OFF]
    assert len(contents_of(paper).sign_offs) == 1


def test_another_appendix_asks_again_too(asked: Panel) -> None:
    paper = report_of(asked)
    commenting.answer(of(paper, "Director"), Answer.SIGNED_OFF, by=asked.clerk)
    operations.add_report(asked.item, "Figures", parent=paper, by=asked.author)
    db.session.commit()
    assert commenting.stands(of(paper, "Director")) is Where.CHANGED
    assert told(paper, "Director") == 2


def test_a_comment_or_a_tag_asks_nobody_to_sign_again(asked: Panel) -> None:
    paper = report_of(asked)
    commenting.answer(of(paper, "Director"), Answer.SIGNED_OFF, by=asked.clerk)
    before = signed_hash_of(paper)
    commenting.answer(of(paper, "Finance"), Answer.COMMENT, words="Noted.", by=asked.clerk)
    operations.write(paper, {**text_of(paper), "principles": ["a"]}, by=asked.author)
    db.session.commit()
    assert signed_hash_of(paper) == before
    assert commenting.stands(of(paper, "Director")) is Where.SIGNED_OFF


def test_what_was_answered_after_publication_stays_private_until_it_is_published(asked: Panel) -> None:
    paper = report_of(asked)
    asked.published(paper)
    commenting.answer(of(paper, "Finance"), Answer.COMMENT, words="Too late.", by=asked.clerk)
    db.session.commit()
    assert contents_of(paper, published=True).comments == ()
    asked.published(paper)
    assert [one.words for one in contents_of(paper, published=True).comments] == ["Too late."]


REFUSALS = [
    ("Finance", Answer.SIGNED_OFF, "x", "not what was asked"),
    ("Finance", Answer.COMMENT, " ", "Say it in words"),
    ("Director", Answer.REFUSED, None, "Say it in words"),
]


@pytest.mark.parametrize(("label", "answer", "said", "why"), REFUSALS)
def test_answers_that_are_none(asked: Panel, label: str, answer: Answer, said: str | None, why: str) -> None:
    paper = report_of(asked)
    with pytest.raises(Refused, match=why):
        commenting.answer(of(paper, label), answer, words=said, by=asked.clerk)


def test_a_withdrawn_or_empty_report_is_not_signed_off(asked: Panel) -> None:
    paper = operations.add_report(asked.item, "Blank", by=asked.author)
    comment = commenting.ask(paper, AskFacts("Director", signs_off=True, words="Beth Hall"), by=asked.clerk)
    with pytest.raises(Refused, match="nothing in this report"):
        commenting.answer(comment, Answer.SIGNED_OFF, by=asked.clerk)
    operations.withdraw(paper, by=asked.clerk)
    with pytest.raises(Refused, match="withdrawn"):
        commenting.answer(comment, Answer.REFUSED, words="No.", by=asked.clerk)


def test_asked_once_more_an_answer_leaves_the_report_and_stays_in_the_history(asked: Panel) -> None:
    paper = report_of(asked)
    comment = of(paper, "Finance")
    commenting.answer(comment, Answer.COMMENT, words="In 2016.", by=asked.clerk)
    commenting.ask_once_more(comment, by=asked.author)
    db.session.commit()
    assert contents_of(paper).comments == ()
    assert commenting.stands(comment) is Where.WAITING
    assert [one.words for one in comment.answers] == ["In 2016."]


def test_who_is_no_longer_asked_leaves_the_report(asked: Panel) -> None:
    paper = report_of(asked)
    commenting.answer(of(paper, "Finance"), Answer.COMMENT, words="Fine.", by=asked.clerk)
    commenting.stop_asking(of(paper, "Finance"), by=asked.clerk)
    db.session.commit()
    assert contents_of(paper).said == ()
    assert [one.label for one in commenting.outstanding(paper)] == ["Legal", "Director"]
