"""The comments on a report and its sign-off go with the record, and a sign-off still stands where it comes to."""

from typing import Any

import pytest
from flask import Flask

from panel.audit.operations import TERMINAL
from panel.bodies.models import Body
from panel.bodies.operations.templates import AskFacts, SectionFacts, add_template, keep_asks
from panel.bundles.archive import Bundle
from panel.bundles.operations import examine_files, give_out, take_in
from panel.extensions import db
from panel.meetings.models import AgendaItem, Meeting
from panel.papers import commenting, operations
from panel.papers.models import Paper
from panel.papers.queries import contents_of, text_of
from panel.papers.rules.comments import Answer, Where
from tests import factories

FINANCE = AskFacts("Finance", words="Head of Finance")
DIRECTOR = AskFacts("Director", signs_off=True, words="Beth Hall")


def taken_in(value: dict[str, Any]) -> Body:
    bundle = Bundle(value, {})
    body: Body = take_in(bundle, examine_files(bundle), by=TERMINAL).body
    db.session.commit()
    return body


@pytest.fixture
def signed(app: Flask) -> dict[str, Any]:
    """A record with a report that was commented on and signed off, on a template that asks for both."""
    body = factories.body(timetable={"draft": -18, "final_at": "12:00"})
    template = add_template(body, "Report", ["Report of"], [SectionFacts("Issues")], by=TERMINAL)
    keep_asks(template, [FINANCE, DIRECTOR], by=TERMINAL)
    item = factories.item(factories.meeting(body, key="m1"), number="6")
    paper = operations.add_report(item, "Adoption fund", template=template, by=TERMINAL)
    text = text_of(paper)
    operations.write(paper, {**text, "sections": [{**text["sections"][0], "html": "<p>Fees rose.</p>"}]}, by=TERMINAL)
    finance, director = paper.comments
    commenting.answer(finance, Answer.COMMENT, words="It is in the budget.", by=TERMINAL)
    commenting.answer(director, Answer.SIGNED_OFF, by=TERMINAL)
    db.session.commit()
    given: dict[str, Any] = give_out(body).value
    return given


def test_it_stands_where_the_record_comes_to_until_the_text_is_changed(signed: dict[str, Any]) -> None:
    signed["council"]["name"] = "Elsewhere"
    body = taken_in(signed)
    query = db.select(Paper).join(Paper.item).join(AgendaItem.meeting)
    paper = db.session.scalars(query.where(Meeting.body_id == body.id)).one()
    assert body.timetable == {"draft": -18, "final_at": "12:00"}
    assert [one.label for template in body.report_templates for one in template.asks] == ["Finance", "Director"]
    contents = contents_of(paper)
    assert [(one.label, one.words) for one in contents.comments] == [("Finance", "It is in the budget.")]
    assert [one.name for one in contents.sign_offs] == ["Beth Hall"]
    operations.write(paper, {**text_of(paper), "title": "Another title"}, by=TERMINAL)
    assert commenting.stands(paper.comments[1]) is Where.CHANGED
