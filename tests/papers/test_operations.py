"""What is done with papers, on a real database: versions, restoring, restrictions, order, publication."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy.orm.exc import StaleDataError

from panel import store
from panel.access.rules import Role
from panel.accounts.models import Account
from panel.audit.operations import trail
from panel.bodies.models import ReportTemplate, TemplateSection
from panel.extensions import db
from panel.lifecycle import Refused
from panel.papers import operations
from panel.papers.models import Paper
from panel.papers.queries import (
    changed_since_publication,
    contents_of,
    findings_of_meeting,
    marking_of,
    papers_of,
    text_of,
    withdrawn_from,
)
from panel.papers.rules.contents import FileFacts, Marks
from panel.papers.rules.life import PaperState
from panel.transaction import transaction
from tests import factories
from tests.papers.conftest import SECTIONS, Panel

FILE = FileFacts("0" * 64, "data.pdf", 4, "tagged", ("A form was taken out.",))


def change(paper: Paper, heading: str, html: str, **facts) -> dict:
    """The text of a paper with other words under one heading."""
    text = text_of(paper)
    sections = [{**one, "html": html} if one["heading"] == heading else one for one in text["sections"]]
    return {**text, "sections": sections, **facts}


def words_under(paper: Paper, heading: str) -> str | None:
    return next(one.html for one in paper.sections if one.heading == heading)


def test_a_report_begins_with_the_head_and_sections_of_its_template(panel: Panel) -> None:
    paper = panel.report()
    assert paper.fields == {"Report of": "", "Advising officers": ""}
    assert [section.heading for section in paper.sections] == [name for name, _, _ in SECTIONS]
    assert words_under(paper, "Recommendations") == "<p>The panel is asked to:</p>"
    assert [version.number for version in paper.versions] == [1]


def test_a_report_without_a_template_is_one_blank_section(panel: Panel) -> None:
    paper = operations.add_report(panel.item, "Pause programme", by=panel.author)
    db.session.commit()
    assert [(one.heading, one.html) for one in paper.sections] == [(None, None)]


def test_each_save_that_changes_something_is_a_version_and_no_other(panel: Panel) -> None:
    paper = panel.report()
    assert operations.write(paper, text_of(paper), by=panel.author) is None
    version = operations.write(paper, change(paper, "Issues", "<p>Fees rose.</p>"), by=panel.author)
    db.session.commit()
    assert version is not None
    assert (version.number, version.by) == (2, "Nick Author")
    assert len(version.sha256) == 64
    assert operations.write(paper, text_of(paper), by=panel.clerk) is None
    assert paper.changed_by == "Nick Author"


def test_the_trail_says_what_was_changed_and_keeps_the_words_out(panel: Panel) -> None:
    """Who may read the history of a meeting need not be who may read its exempt papers."""
    paper = panel.report()
    operations.write(paper, change(paper, "Issues", "<p>A secret fee.</p>"), by=panel.author)
    db.session.commit()
    entries = trail(f"meeting/{panel.meeting.id}")
    assert entries[0].sentence == "changed the paper “Adoption fund”: Issues (version 2)"
    assert all("secret fee" not in str(entry.changes) for entry in entries)


def test_an_old_version_is_restored_as_a_new_one_and_lifts_no_restriction(panel: Panel) -> None:
    paper = panel.report()
    operations.write(paper, change(paper, "Issues", "<p>Old.</p>"), by=panel.author)
    operations.write(paper, change(paper, "Issues", "<p>New.</p>", title="Renamed"), by=panel.author)
    operations.mark(paper, Marks(exempt=True, paragraphs=(3,)), by=panel.clerk)
    db.session.commit()
    operations.restore(paper, paper.versions[1], by=panel.author)
    db.session.commit()
    assert (paper.title, words_under(paper, "Issues")) == ("Adoption fund", "<p>Old.</p>")
    assert [version.number for version in paper.versions] == [1, 2, 3, 4, 5]
    assert paper.exempt


def test_restoring_brings_back_a_section_that_was_removed(panel: Panel) -> None:
    paper = panel.report()
    operations.write(paper, change(paper, "Issues", "<p>Kept.</p>"), by=panel.author)
    operations.remove_section(paper, paper.sections[2], by=panel.author)
    db.session.commit()
    assert "Issues" not in [section.heading for section in paper.sections]
    operations.restore(paper, paper.versions[1], by=panel.author)
    db.session.commit()
    assert [section.heading for section in paper.sections] == [name for name, _, _ in SECTIONS]
    assert words_under(paper, "Issues") == "<p>Kept.</p>"


def test_a_version_of_another_paper_is_refused(panel: Panel) -> None:
    one, other = panel.report(), panel.report("Churn")
    with pytest.raises(Refused, match="another paper"):
        operations.restore(one, other.versions[0], by=panel.clerk)


def test_sections_are_added_named_and_moved(panel: Panel) -> None:
    paper = panel.report()
    operations.add_section(paper, "Risk", by=panel.author)
    db.session.commit()
    operations.move_section(paper, paper.sections[-1], 2, by=panel.author)
    db.session.commit()
    operations.name_section(paper, paper.sections[1], "Risks", by=panel.author)
    db.session.commit()
    assert [section.heading for section in paper.sections][:3] == ["Purpose", "Risks", "Recommendations"]
    assert [section.position for section in paper.sections] == list(range(1, 8))


def test_recommendations_and_people_keep_their_rows(panel: Panel) -> None:
    """A row that says the same is the same row: what a bundle brought along with it is not lost."""
    paper = panel.report()
    asks = [{"verb": verb, "to": None, "text": "the report", "parts": None} for verb in ("Note", "Comment on", "Note")]
    operations.write(paper, {**text_of(paper), "recommendations": asks}, by=panel.author)
    db.session.commit()
    before = [one.id for one in paper.recommendations]
    operations.write(paper, {**text_of(paper), "recommendations": [asks[1], asks[0], asks[2]]}, by=panel.author)
    db.session.commit()
    db.session.expire_all()
    assert [one.verb for one in paper.recommendations] == ["Comment on", "Note", "Note"]
    assert [one.id for one in paper.recommendations] == [before[1], before[0], before[2]]


def test_what_withholds_a_paper_is_its_own_its_reports_and_its_items(panel: Panel) -> None:
    report = panel.report()
    appendix = operations.add_file(panel.item, "Fees", FILE, parent=report, by=panel.clerk)
    db.session.commit()
    assert not marking_of(appendix).restricted
    operations.mark(report, Marks(exempt=True, paragraphs=(3,)), by=panel.clerk)
    assert marking_of(appendix).paragraphs == (3,)
    operations.mark(report, Marks(), by=panel.clerk)
    operations.mark(appendix, Marks(exempt=True, paragraphs=(1,)), by=panel.clerk)
    assert (marking_of(report).restricted, marking_of(appendix).paragraphs) == (False, (1,))
    panel.item.confidential = True
    assert marking_of(report).confidential


def test_an_appendix_belongs_to_a_report_under_the_same_item(panel: Panel) -> None:
    elsewhere = factories.item(panel.meeting, "Churn")
    with pytest.raises(Refused, match="same agenda item"):
        operations.add_file(elsewhere, "Fees", FILE, parent=panel.report(), by=panel.clerk)


def test_papers_keep_the_order_they_are_put_in(panel: Panel) -> None:
    first, second, third = (panel.report(title) for title in ("One", "Two", "Three"))
    operations.move(third, 1, by=panel.clerk)
    db.session.commit()
    assert papers_of(panel.item) == [third, first, second]
    operations.move(third, 99, by=panel.clerk)
    db.session.commit()
    assert papers_of(panel.item) == [first, second, third]


def test_an_empty_report_cannot_be_ready(panel: Panel) -> None:
    paper = operations.add_report(panel.item, "Pause programme", by=panel.author)
    with pytest.raises(Refused, match="nothing in this paper yet"):
        operations.make_ready(paper, by=panel.author)


def test_a_paper_is_withdrawn_and_put_back(panel: Panel) -> None:
    paper = panel.report()
    operations.withdraw(paper, by=panel.clerk)
    db.session.commit()
    assert (papers_of(panel.item), withdrawn_from(panel.meeting)) == ([], [paper])
    operations.put_back(paper, by=panel.clerk)
    db.session.commit()
    assert papers_of(panel.item) == [paper]
    assert paper.state is PaperState.DRAFT


def test_what_was_published_is_not_taken_away(panel: Panel) -> None:
    paper = panel.published(panel.report())
    with pytest.raises(Refused, match="supplement"):
        operations.withdraw(paper, by=panel.clerk)


def test_a_change_after_publication_stays_private_until_it_is_published(panel: Panel) -> None:
    paper = panel.report()
    operations.write(paper, change(paper, "Issues", "<p>As published.</p>"), by=panel.author)
    panel.published(paper)
    assert not changed_since_publication(paper)
    operations.write(paper, change(paper, "Issues", "<p>Changed since.</p>"), by=panel.clerk)
    db.session.commit()
    assert changed_since_publication(paper)
    assert "As published." in contents_of(paper, published=True).sections[2].html
    assert "Changed since." in contents_of(paper).sections[2].html
    operations.mark_published([paper], by=panel.clerk)
    db.session.commit()
    assert "Changed since." in contents_of(paper, published=True).sections[2].html


def test_a_restriction_lifted_after_publication_counts_until_the_paper_is_published_without_it(panel: Panel) -> None:
    paper = panel.report()
    operations.mark(paper, Marks(exempt=True, paragraphs=(1,)), by=panel.clerk)
    panel.published(paper)
    operations.mark(paper, Marks(), by=panel.clerk)
    db.session.commit()
    assert marking_of(paper).restricted
    operations.mark_published([paper], by=panel.clerk)
    assert not marking_of(paper).restricted


def test_the_published_contents_of_what_was_never_published(panel: Panel) -> None:
    with pytest.raises(LookupError):
        contents_of(panel.report(), published=True)


def test_what_the_papers_of_a_meeting_lack(panel: Panel) -> None:
    report = panel.report()
    operations.add_file(panel.item, "Fees", FILE, parent=report, by=panel.clerk)
    db.session.commit()
    assert [(paper.title, finding.rule) for paper, finding in findings_of_meeting(panel.meeting)] == [
        ("Adoption fund", "Report"),
        ("Adoption fund", "A2"),
    ]


def test_a_file_is_replaced_and_the_old_one_stays_in_the_versions(panel: Panel, app: Flask) -> None:
    paper = operations.add_file(panel.item, "Fees", FILE, by=panel.clerk)
    operations.replace_file(paper, FileFacts(store.put(b"new"), "new.pdf", 2), by=panel.clerk)
    db.session.commit()
    assert (paper.file_name, paper.pages, paper.notes) == ("new.pdf", 2, [])
    assert paper.versions[0].content["file"]["name"] == "data.pdf"
    operations.restore(paper, paper.versions[0], by=panel.clerk)
    assert paper.file_name == "data.pdf"
    assert paper.notes == ["A form was taken out."]


@pytest.mark.both_engines
def test_saves_that_meet_each_become_a_version(panel: Panel, app: Flask) -> None:
    """Several people save different sections at one moment: the numbers run on and every word is kept."""
    paper_id, headings = panel.report().id, ["Purpose", "Issues", "Legal implications"]
    authors = [factories.account(Role.AUTHOR, of=panel.body, name=f"Author {n}").id for n in range(3)]
    db.session.commit()

    def save(heading: str, account_id: int) -> None:
        with app.app_context():
            while not saved(heading, account_id):
                pass
            db.session.remove()

    def saved(heading: str, account_id: int) -> bool:
        try:
            with transaction():
                paper, by = db.session.get(Paper, paper_id), db.session.get(Account, account_id)
                operations.write(paper, change(paper, heading, f"<p>{heading}</p>"), by=by)
        except StaleDataError:  # the frame tries once more, as here
            return False
        return True

    with ThreadPoolExecutor() as pool:
        list(pool.map(save, headings, authors))
    db.session.expire_all()
    paper = db.session.get(Paper, paper_id)
    assert [words_under(paper, heading) for heading in headings] == [f"<p>{heading}</p>" for heading in headings]
    assert [version.number for version in paper.versions] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("words", "html"),
    [
        ("Children & families < 18", "<p>Children &amp; families &lt; 18</p>"),
        ("First.\n\nSecond.", "<p>First.</p><p>Second.</p>"),
        ("<p>As it <b>is</b>.</p>", "<p>As it <strong>is</strong>.</p>"),
        (None, None),
    ],
)
def test_what_a_template_begins_a_section_with_is_kept_as_words(
    panel: Panel, words: str | None, html: str | None
) -> None:
    sections = [TemplateSection(heading="Purpose", fixed_text=words)]
    template = factories.keep(ReportTemplate(body_id=panel.item.meeting.body_id, name="Short", sections=sections))
    paper = operations.add_report(panel.item, "A report", template=template, by=panel.author)
    assert paper.sections[0].html == html
