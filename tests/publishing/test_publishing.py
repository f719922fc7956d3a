"""Publishing a pack and its supplements, through the clerk's doors."""

import datetime as dt
import re
from dataclasses import replace

import pytest
from flask import Flask

from panel import clock, store
from panel.audit.operations import TERMINAL, trail
from panel.bodies.rules.kinds import BodyKind
from panel.exemption.rules import Edition
from panel.extensions import db
from panel.lifecycle import Refused
from panel.meetings.models import AgendaItem, Meeting
from panel.meetings.operations import agenda, life
from panel.meetings.rules.life import State
from panel.packs import sheets
from panel.packs.editions import make
from panel.packs.gathering import gather
from panel.papers.operations import write
from panel.papers.queries import papers_of_meeting, text_of
from panel.papers.rules.contents import Marks
from panel.publishing import issuing, operations
from panel.publishing.issuing import prepare
from panel.publishing.rules.changes import Answers
from panel.publishing.standing import publications_of
from tests import factories
from tests.pdf.poppler import text_of_pages
from tests.publishing.conftest import CANARY, EXEMPT, LATE, NOW, Desk, ready, report


def line(meeting: Meeting, title: str) -> AgendaItem:
    """The agenda line of that title."""
    return next(item for item in meeting.items if item.title == title)


@pytest.mark.both_engines
def test_a_pack_published_in_time_is_kept_in_both_editions(desk: Desk) -> None:
    full, public = desk.published(posted="y")
    assert (full.edition, public.edition) == (Edition.FULL, Edition.PUBLIC)
    for one in (full, public):
        assert store.digest(store.get(one.sha256)) == one.sha256
        assert (one.first_page, one.last_page, one.problems, one.by) == (1, 8, [], "Pat Clerk")
        assert one.timing is None
        assert [group["name"] for group in one.membership] == ["Elected Members"]


def test_the_meeting_is_published_and_called_and_its_notice_has_both_times_of_posting(desk: Desk) -> None:
    desk.published(posted="y")
    (notice,) = desk.meeting.notices
    assert desk.meeting.state is State.PUBLISHED
    assert desk.meeting.called_on == dt.date(2026, 11, 2)
    assert notice.at_offices == notice.on_web == clock.now()


def test_a_notice_not_posted_at_the_offices_has_no_time_there(desk: Desk) -> None:
    desk.published()
    assert desk.meeting.notices[0].at_offices is None


def test_the_papers_that_went_out_are_remembered_as_published(desk: Desk) -> None:
    desk.published()
    papers = [paper for under in papers_of_meeting(desk.meeting).values() for paper in under]
    assert {paper.published_version for paper in papers} == {2}


def test_the_history_says_who_published(desk: Desk) -> None:
    desk.published()
    said = [(entry.who, entry.sentence) for entry in trail(f"meeting/{desk.meeting.id}")]
    assert ("Pat Clerk", "published the pack in its members’ and public editions") in said


def test_the_page_says_what_will_happen_and_who_will_see_it(desk: Desk) -> None:
    page = desk.page("/publish")
    assert "without an account" in page
    assert "1 paper is withheld from the public" in page
    assert "Elected Members, the clerk and the monitoring officer" in page


def test_a_pack_is_published_once(desk: Desk) -> None:
    desk.published()
    assert "The pack has been published" in desk.page("/publish")
    issue = prepare(desk.meeting)
    with pytest.raises(Refused, match="goes out as a supplement"):
        operations.publish(desk.meeting, {}, issue.material, {}, Answers(), by=TERMINAL)


def test_a_meeting_without_a_place_cannot_be_published_yet(desk: Desk) -> None:
    life.amend(desk.meeting, {"venue": None}, by=TERMINAL)
    db.session.commit()
    assert "The meeting needs a place first." in desk.page("/publish")
    assert "The meeting needs a place first." in desk.page("")


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        (replace(EXEMPT, decided_by=None), "it is exempt, but not who decided that."),
        (replace(EXEMPT, paragraphs=()), "it is exempt, but not under which paragraph"),
        (replace(EXEMPT, public_interest=None), "it is exempt, but not why the public interest"),
    ],
)
def test_a_closed_paper_without_its_decision_does_not_go_out(desk: Desk, marks: Marks, words: str) -> None:
    under = papers_of_meeting(desk.meeting)[line(desk.meeting, "Placements").id][0]
    ready(report(line(desk.meeting, "Placements"), "More prices", "Nothing.", under=under), marks)
    page = desk.issue(reason="The solicitor decides this afternoon.").get_data(as_text=True)
    assert "This cannot be done now because" in page
    assert words in page
    issue = prepare(desk.meeting)
    with pytest.raises(Refused, match=words):
        operations.publish(desk.meeting, {}, issue.material, {}, Answers(), by=TERMINAL)
    assert publications_of(desk.meeting) == []


def test_the_title_of_a_closed_item_is_confirmed_before_it_goes_out(desk: Desk) -> None:
    item = line(desk.meeting, "Work programme")
    agenda.edit_line(item, {"exempt": True, "exempt_paragraphs": [1]}, by=TERMINAL)
    db.session.commit()
    assert "nobody has confirmed that this title is safe to publish" in desk.page("/publish")
    assert "Must be put right" in desk.page("/ready")
    item.title_safe_by = "Pat Clerk"
    factories.keep(item)
    assert desk.published()


def test_what_else_is_lacking_is_confirmed_with_a_reason_that_is_kept_and_shown(desk: Desk) -> None:
    agenda.add_line(desk.meeting, {"title": "Any other business", "verbal": True}, by=TERMINAL)
    db.session.commit()
    page = desk.issue().get_data(as_text=True)
    assert "an open slot is not allowed" in page
    assert "Say why it is published all the same" in page
    full, _ = desk.published(reason="The chair asked for it.")
    assert any("an open slot is not allowed" in words for words in full.confirmed)
    assert full.reason == "The chair asked for it."
    assert "The chair asked for it." in desk.page("")
    assert "all the same: The chair asked for it." in trail(f"meeting/{desk.meeting.id}")[0].sentence


def test_an_informal_panel_is_told_and_not_asked(desk: Desk) -> None:
    desk.meeting.body.kind = BodyKind.INFORMAL
    factories.keep(desk.meeting.body)
    agenda.add_line(desk.meeting, {"title": "Any other business", "verbal": True}, by=TERMINAL)
    db.session.commit()
    full, _ = desk.published()
    assert full.confirmed == []


def test_the_checks_are_one_page_a_click_from_agenda_and_pack(desk: Desk) -> None:
    for page in (desk.page(""), desk.browser.get(f"/meetings/{desk.meeting.id}").get_data(as_text=True)):
        assert f"/meetings/{desk.meeting.id}/pack/ready" in page
    page = desk.page("/ready")
    assert "Publish the pack" in page
    assert page.count(">Met<") > 6
    health = papers_of_meeting(desk.meeting)[line(desk.meeting, "Health of children in care").id][0]
    health.background_papers = None
    factories.keep(health)
    page = desk.page("/ready")
    assert ">Not met<" in page
    assert f'href="/papers/{health.id}"' in page


def test_the_checks_of_a_supplement_say_what_a_late_item_still_needs(desk: Desk) -> None:
    desk.published()
    with clock.at(LATE):
        agenda.add_line(desk.meeting, {"title": "Closure of a home", "verbal": True}, by=TERMINAL)
        db.session.commit()
        page = desk.page("/ready")
    assert "Closure of a home: still needed: The special circumstances that make it urgent" in page
    assert "Make a supplement" in page


def test_the_checks_draw_no_page(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "draw", lambda *_args, **_more: pytest.fail("a page was drawn"))
    assert desk.page("/ready")


def test_a_paper_still_in_draft_is_shown_as_to_follow(desk: Desk) -> None:
    item = line(desk.meeting, "Work programme")
    report(item, "Programme", "To come.")
    db.session.commit()
    assert "a paper is not ready, and will be shown as To Follow" in desk.page("/publish")
    full, _ = desk.published()
    assert "To Follow" in text_of_pages(store.get(full.sha256))[1]


def test_words_of_a_withheld_paper_in_a_public_one_are_asked_about(desk: Desk) -> None:
    words = "the provider asks four thousand pounds for each week of a placement in our county"
    item = line(desk.meeting, "Placements")
    ready(report(item, "Market", f"We hear that {words}."))
    ready(report(item, "Offer", f"In confidence {words}."), EXEMPT)
    page = desk.issue().get_data(as_text=True)
    assert "Something was found while the pack was drawn" in page
    assert "Words of a withheld paper also stand in one that is public" in page
    assert desk.issue(reason="It is in the newspaper.").status_code == 200  # not yet seen beside that reason
    assert prepare(desk.meeting).out.pack is False


def test_a_meeting_changed_while_the_pack_is_drawn_is_asked_about_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawing = issuing.plan

    def someone_adds_a_line(material: object) -> object:
        agenda.add_line(db.session.get(Meeting, desk.meeting.id), {"title": "Visitors"}, by=TERMINAL)
        db.session.commit()
        return drawing(material)

    monkeypatch.setattr(issuing, "plan", someone_adds_a_line)
    page = desk.issue().get_data(as_text=True)
    assert "The meeting was changed while the pack was drawn" in page
    assert prepare(desk.meeting).out.pack is False


# Late


@pytest.fixture
def called_in_time(desk: Desk) -> Desk:
    life.call(desk.meeting, by=TERMINAL)
    db.session.commit()
    return desk


def test_publishing_late_is_never_refused_but_a_way_is_chosen(called_in_time: Desk) -> None:
    with clock.at(LATE):
        page = called_in_time.page("/publish")
        assert "The last lawful day to publish was Monday 16 November 2026" in page
        assert "Short notice is not open" in page
        assert "postpone the meeting" in page
        assert "At short notice" not in page
        assert "Choose how to publish it" in called_in_time.issue().get_data(as_text=True)
        assert "Say why it is late" in called_in_time.issue(timing="publish late").get_data(as_text=True)
        full, _ = called_in_time.published(timing="publish late", late_reason="The data system was down for a week.")
    assert (full.timing, full.late_reason) == ("publish late", "The data system was down for a week.")


def test_after_late_publication_each_item_bears_what_the_law_asks(called_in_time: Desk) -> None:
    with clock.at(LATE):
        called_in_time.published(
            timing="publish late",
            late_reason="The data system was down for a week.",
            circumstances="The contract ends on 30 November.",
        )
    assert {item.urgent for item in called_in_time.meeting.items} == {True}
    assert {item.urgent_reason for item in called_in_time.meeting.items} == {"The contract ends on 30 November."}


def test_short_notice_is_offered_where_the_meeting_is_first_called_late(desk: Desk) -> None:
    with clock.at(LATE):
        full, _ = desk.published(timing="short notice")
        assert "Short notice" in desk.page("")
    assert full.timing == "short notice"
    assert not any(item.urgent for item in desk.meeting.items)


# Supplements


@pytest.fixture
def out(desk: Desk) -> Desk:
    """The clerk, with the pack published."""
    desk.published()
    return desk


def test_nothing_new_makes_no_supplement(out: Desk) -> None:
    assert "Nothing is new or changed since the last publication." in out.page("/supplement")


@pytest.mark.both_engines
def test_a_paper_that_was_to_follow_makes_a_supplement_that_goes_on_with_the_pages(out: Desk) -> None:
    ready(report(line(out.meeting, "Work programme"), "Programme for 2027", "Four meetings."))
    assert "New: Programme for 2027" in out.page("")
    *_, full, public = out.published("supplement")
    assert (full.supplement, full.first_page, full.last_page) == ("1", 9, 12)
    assert full.late_reason is None
    pages = text_of_pages(store.get(public.sha256))
    assert "Programme for 2027" in pages[2]
    assert pages[2].split()[-1] == "11"
    assert "Nothing is new" in out.page("")


def test_a_paper_changed_after_publication_goes_out_again_and_the_first_bytes_stay(out: Desk) -> None:
    paper = papers_of_meeting(out.meeting)[line(out.meeting, "Health of children in care").id][0]
    before = prepare(out.meeting).out
    text = text_of(paper)
    write(paper, {**text, "sections": [{**text["sections"][0], "html": "<p>A table was wrong.</p>"}]}, by=TERMINAL)
    db.session.commit()
    assert "Changed: Health report" in out.page("")
    first, _, again, _ = out.published("supplement")
    assert "A table was wrong" not in "".join(text_of_pages(store.get(first.sha256)))
    assert "A table was wrong" in "".join(text_of_pages(store.get(again.sha256)))
    assert again.first_page == before.last_page + 1


def test_a_late_report_is_asked_why_and_says_it(out: Desk) -> None:
    ready(report(line(out.meeting, "Work programme"), "Programme for 2027", "Four meetings."))
    with clock.at(LATE):
        page = out.issue("supplement").get_data(as_text=True)
        assert "The report of this item was published late" in page
        assert "Say why it is late" in page
        *_, full, _ = out.published("supplement", late_reason="The cabinet moved its meetings last week.")
    assert line(out.meeting, "Work programme").late_reason == "The cabinet moved its meetings last week."
    assert "The cabinet moved its meetings" in text_of_pages(store.get(full.sha256))[0]


def test_a_late_item_is_marked_urgent_for_the_chair_to_agree(out: Desk) -> None:
    with clock.at(LATE):
        added = agenda.add_line(out.meeting, {"title": "Closure of a home"}, by=TERMINAL)
        db.session.commit()
        assert "Added to the agenda: " in out.page("")
        out.published(
            "supplement", late_reason="The owner told us on Tuesday.", circumstances="It closes on 27 November."
        )
    item = db.session.get(AgendaItem, added.id)
    assert (item.urgent, item.urgent_reason) == (True, "It closes on 27 November.")


def test_circumstances_that_say_nothing_are_not_taken(out: Desk) -> None:
    with clock.at(LATE):
        agenda.add_line(out.meeting, {"title": "Closure of a home"}, by=TERMINAL)
        db.session.commit()
        page = out.issue("supplement", late_reason="The owner told us on Tuesday.", circumstances="late report")
    assert "does not say why it cannot wait" in page.get_data(as_text=True)


def test_an_item_added_later_is_open_from_the_day_it_goes_out(out: Desk) -> None:
    """U3: not from the day on which the clerk typed it."""
    with clock.at(NOW + dt.timedelta(days=7)):
        added = agenda.add_line(out.meeting, {"title": "Closure of a home"}, by=TERMINAL)
        db.session.commit()
    with clock.at(LATE):
        assert [ask.rule for ask in prepare(out.meeting).asks.values()] == ["U1"]
        out.published("supplement", late_reason="The owner told us.", circumstances="It closes on 27 November.")
    assert db.session.get(AgendaItem, added.id).published_on == LATE.date()
    assert line(out.meeting, "Apologies").published_on == NOW.date()


def test_a_panel_may_ask_both_reasons_of_a_late_report(out: Desk) -> None:
    out.meeting.body.late_asks_both = True
    factories.keep(out.meeting.body)
    ready(report(line(out.meeting, "Work programme"), "Programme for 2027", "Four meetings."))
    with clock.at(LATE):
        late = {"late_reason": "The cabinet moved its meetings last week."}
        page = out.issue("supplement", **late).get_data(as_text=True)
        assert "Say what the special circumstances are" in page
        out.published("supplement", **late, circumstances="The year’s dates are fixed in December.")
    item = line(out.meeting, "Work programme")
    assert (item.late_reason, item.urgent_reason) == (late["late_reason"], "The year’s dates are fixed in December.")
    assert not item.urgent


def test_two_supplements_are_not_drawn_for_the_same_pages(out: Desk) -> None:
    ready(report(line(out.meeting, "Work programme"), "Programme for 2027", "Four meetings."))
    issue = prepare(out.meeting)
    drawn = make(issue.material)
    operations.supplement(out.meeting, drawn, issue.material, {}, Answers(), by=TERMINAL)
    db.session.commit()
    with pytest.raises(Refused, match="published since this supplement was drawn"):
        operations.supplement(out.meeting, drawn, issue.material, {}, Answers(), by=TERMINAL)


def test_the_same_record_gathers_to_the_same_material(app: Flask, meeting: Meeting) -> None:
    assert gather(meeting, issued=clock.today()) == gather(meeting, issued=clock.today())
    assert CANARY in str(gather(meeting, issued=clock.today()))
    assert re.search("paper-", str(gather(meeting, issued=clock.today())))
