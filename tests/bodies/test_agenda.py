"""Standard items, phrases and report templates: begun with the usual ones, made one's own without code."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel.access.rules import Role
from panel.accounts.models import Account
from panel.audit.operations import TERMINAL
from panel.bodies.defaults import LINES, REPORT_SECTIONS
from panel.bodies.models import Body
from panel.bodies.operations.agenda import begin_standard_items
from panel.bodies.operations.order import place
from panel.bodies.operations.templates import begin_template
from panel.bodies.rules.kinds import ROLE_WORDS, SECTION_WORDS, ItemRole, SectionKind
from panel.extensions import db
from panel.lifecycle import Refused
from tests import factories as make

SignIn = Callable[[Account], FlaskClient]


class Row:
    """A row that knows its name and place."""

    def __init__(self, name: str, position: int) -> None:
        self.name, self.position = name, position


@pytest.mark.parametrize(
    ("moved", "to", "order"),
    [("c", 1, "cab"), ("a", 3, "bca"), ("a", 2, "bac"), ("b", 2, "abc"), ("a", 99, "bca"), ("c", -4, "cab")],
)
def test_a_row_is_moved_to_its_place(moved: str, to: int, order: str) -> None:
    rows = [Row(name, position) for position, name in enumerate("abc", 1)]
    made = place(rows, next(row for row in rows if row.name == moved), to)
    assert "".join(row.name for row in made) == order
    assert [row.position for row in made] == [1, 2, 3]


def test_every_role_and_kind_has_words() -> None:
    assert set(ROLE_WORDS) == set(ItemRole)
    assert set(SECTION_WORDS) == set(SectionKind)


def test_the_usual_items_have_no_any_other_business() -> None:
    """Urgent items are those the Chair agrees to take (U4)."""
    titles = [line.title.lower() for line in LINES]
    assert "urgent items" in titles
    assert not any("other business" in title for title in titles)


def test_the_usual_report_ends_with_its_background_papers() -> None:
    assert [section.kind for section in REPORT_SECTIONS[-2:]] == [SectionKind.APPENDICES, SectionKind.BACKGROUND]
    assert [s.heading for s in REPORT_SECTIONS if s.kind is SectionKind.RECOMMENDATIONS] == ["Recommendations"]


def test_the_usual_items_are_begun_once(app: Flask) -> None:
    panel = make.body()
    begin_standard_items(panel, by=TERMINAL)
    assert [item.title for item in panel.standard_items] == [line.title for line in LINES]
    with pytest.raises(Refused, match="has standard items already"):
        begin_standard_items(panel, by=TERMINAL)


@pytest.fixture
def panel(app: Flask) -> Body:
    return make.body()


@pytest.fixture
def clerk(panel: Body, sign_in: SignIn) -> FlaskClient:
    return sign_in(make.account(Role.CLERK, of=panel))


def test_standard_items_are_made_ones_own(panel: Body, clerk: FlaskClient) -> None:
    lines = f"/panels/{panel.id}/standard-items"
    assert "Begin with the usual items" in clerk.get(lines).text
    clerk.post(f"{lines}/begin")
    clerk.post(f"{lines}/add", data={"title": "Takeover Day", "part": "closed", "role": "voice"})
    *_, last = panel.standard_items
    assert (last.title, last.part, last.role) == ("Takeover Day", "closed", "voice")

    clerk.post(f"/standard-items/{last.id}/move", data={"to": "1"})
    clerk.post(f"/standard-items/{last.id}", data={"title": "Takeover", "part": "open", "role": ""})
    db.session.expire_all()
    assert (panel.standard_items[0].title, panel.standard_items[0].role) == ("Takeover", None)
    page = clerk.post(f"/standard-items/{last.id}", data={"title": "", "purpose": "To hear"}).text
    assert "Enter the title of the item" in page
    assert 'value="To hear"' in page

    clerk.post(f"/standard-items/{last.id}/remove")
    db.session.expire_all()
    assert [item.position for item in panel.standard_items] == list(range(1, len(LINES) + 1))


def test_phrases_are_kept_in_their_order(panel: Body, clerk: FlaskClient) -> None:
    address = f"/panels/{panel.id}/phrases"
    phrases = [("Noted", "The Panel noted the report."), ("Thanked", "Members thanked the officers.")]
    data = {f"phrases-{n}-label": label for n, (label, _) in enumerate(phrases)}
    data |= {f"phrases-{n}-text": text for n, (_, text) in enumerate(phrases)}
    clerk.post(address, data=data)
    assert [(phrase.label, phrase.text) for phrase in panel.phrases] == phrases

    first = panel.phrases[0].id
    clerk.post(address, data={"phrases-0-label": "Thanked", "phrases-0-text": "Thanks were given."})
    db.session.expire_all()
    assert [(phrase.id, phrase.text) for phrase in panel.phrases] == [(first, "Thanks were given.")]


def test_a_report_template_is_made_without_code(panel: Body, clerk: FlaskClient) -> None:
    templates = f"/panels/{panel.id}/report-templates"
    clerk.post(f"{templates}/begin")
    (template,) = panel.report_templates
    address = f"/report-templates/{template.id}"
    assert [section.heading for section in template.sections] == [section.heading for section in REPORT_SECTIONS]
    assert "Begin with the usual template" not in clerk.get(templates).text

    clerk.post(f"{address}/head", data={"name": "Board update", "head": "Report of\n\n Lead officer \n"})
    assert (template.name, template.fields) == ("Board update", ["Report of", "Lead officer"])
    clerk.post(
        f"{address}/sections/add",
        data={"heading": "Progress", "kind": "numbered", "hint": "What was done", "fixed_text": "Since *May*:"},
    )
    db.session.expire_all()
    section = template.sections[-1]
    assert (section.kind, section.hint, section.fixed_text) == (
        "numbered",
        "What was done",
        "<p>Since <em>May</em>:</p>",
    )
    clerk.post(f"/template-sections/{section.id}/move", data={"to": "1"})
    clerk.post(f"/template-sections/{section.id}", data={"heading": "Progress made", "kind": "text", "fixed_text": ""})
    db.session.expire_all()
    assert (template.sections[0].heading, template.sections[0].fixed_text) == ("Progress made", None)
    clerk.post(f"/template-sections/{section.id}/remove")
    db.session.expire_all()
    assert len(template.sections) == len(REPORT_SECTIONS)


def test_a_template_is_copied_and_removed(panel: Body, clerk: FlaskClient) -> None:
    template = begin_template(panel, by=TERMINAL)
    db.session.commit()
    address = f"/report-templates/{template.id}"
    refused = clerk.post(f"{address}/copy", data={"name": "report", "head": "Report of"})
    assert "There is already a report template called report." in refused.text
    clerk.post(f"{address}/copy", data={"name": "Short report", "head": "Report of"})
    db.session.expire_all()
    _, copy = panel.report_templates
    assert (copy.name, copy.fields, len(copy.sections)) == ("Short report", ["Report of"], len(REPORT_SECTIONS))

    clerk.post(f"{address}/remove")
    db.session.expire_all()
    assert [(one.name, one.position) for one in panel.report_templates] == [("Short report", 1)]
