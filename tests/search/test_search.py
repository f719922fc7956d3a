"""What is found, by whom, in what order: the same on both engines."""

import datetime as dt

import pytest

from panel.audit.operations import said
from panel.exemption.models import Look
from panel.extensions import db
from panel.minutes.models import Owner
from panel.papers import operations as papers
from panel.papers.queries import text_of
from panel.papers.uploads import take_in
from panel.search.models import SearchDoor, SearchPassage
from panel.search.operations import rebuild
from panel.withdrawals.operations import withdraw
from panel.work_programme import operations as programme
from tests import factories as make
from tests.minutes.scene import outcome, part
from tests.pdf.handmade import untagged
from tests.search.conftest import EXEMPT, READERS, Record

pytestmark = pytest.mark.both_engines
EVERYONE = set(READERS)
ASKED = {"id": None, "text": "Write to the board", "owners": "All", "due": "May"}
SEE_CLOSED = {"member", "substitute", "clerk"}


def test_a_report_is_found_by_its_writers_first_and_by_everyone_once_it_is_published(record: Record) -> None:
    paper = record.report(record.item(), "The plasterers were paid.")
    assert record.finders("plasterer") == {"author", "other author", "clerk"}
    assert "Draft" in record.search("plasterer", "author")
    record.publish(paper)
    assert record.finders("plasterer") == EVERYONE
    found = record.search("plasterer paid")
    assert "<mark>plasterers</mark>" in found
    assert "Report under “Commissioning” · What it costs" in found
    assert f"#paper-{paper.id}" in found


def test_what_was_changed_after_publication_is_a_draft_until_it_is_published_too(record: Record) -> None:
    paper = record.report(record.item(), "The plasterers were paid.")
    record.publish(paper)
    text = text_of(paper)
    section = {**text["sections"][0], "html": "<p>The glaziers were paid.</p>"}
    papers.write(paper, {**text, "sections": [section]}, by=record.accounts["clerk"])
    db.session.commit()
    assert record.finders("plasterers") == EVERYONE
    assert record.finders("glaziers") == {"author", "other author", "clerk"}


def test_a_withheld_report_is_found_by_who_may_read_it(record: Record) -> None:
    paper = record.report(record.item(), "The plasterers were paid.", marks=EXEMPT, title="Terms of the tender")
    record.publish(paper)
    assert record.finders("plasterers") == SEE_CLOSED | {"author"}
    assert record.finders("tender") == SEE_CLOSED | {"author"}
    assert record.finders("commissioning") == EVERYONE, "the title of its line is public (P1)"


def test_the_words_of_an_uploaded_paper_are_found_on_their_page(record: Record) -> None:
    paper = record.uploaded(record.item(), "The year in figures", "The plasterers were paid.")
    assert record.finders("plasterers") == {"author", "other author", "clerk"}
    record.publish(paper)
    assert record.finders("plasterers") == EVERYONE
    found = record.search("plasterers")
    assert "The <mark>plasterers</mark> were paid." in found
    assert "Report under “Commissioning” · Page 2" in found


def test_the_words_of_a_withheld_upload_are_found_by_who_may_read_it(record: Record) -> None:
    record.publish(record.uploaded(record.item(), "The plasterers were paid.", marks=EXEMPT))
    assert record.finders("plasterers") == SEE_CLOSED | {"author"}


def test_another_file_in_its_place_says_other_words(record: Record) -> None:
    paper = record.uploaded(record.item(), "The plasterers were paid.")
    record.publish(paper)
    file = take_in(untagged("The glaziers were paid."), name="new.pdf", max_bytes=1_000_000)
    papers.replace_file(paper, file, by=record.accounts["clerk"])
    db.session.commit()
    assert record.finders("plasterers") == EVERYONE, "as it was published"
    assert record.finders("glaziers") == {"author", "other author", "clerk"}
    record.publish(paper)
    assert (record.finders("plasterers"), record.finders("glaziers")) == (set(), EVERYONE)


def test_what_is_taken_down_leaves_the_answers_at_once(record: Record) -> None:
    paper = record.report(record.item(), "The plasterers were paid.")
    record.publish(paper)
    paper.withdrawn_version = paper.published_version
    withdraw(
        record.meeting,
        {paper.about: paper.published_version},
        "A child was named in it.",
        what="a paper",
        by=record.accounts["clerk"],
    )
    db.session.commit()
    assert record.finders("plasterers") == set()


def test_minutes_outcomes_and_their_closed_parts(record: Record) -> None:
    item = record.item("Fostering", number="4")
    secret = {**outcome("resolved", part("that the bid be refused"))}
    public = outcome("resolved", part("that carers be thanked"))
    minute = record.minuted(item, html="<p>Members welcomed the upholsterers.</p>", outcomes=[public, secret])
    assert record.finders("upholsterers") == {"clerk"}
    record.let_minutes_out()
    assert record.finders("upholsterers") == EVERYONE
    assert "Outcomes and actions" in record.search("carers thanked")
    minute.outcomes[1].closed = True
    minute.closed_html = "<p>The lowest bid came from the thatchers.</p>"
    said("closed a part", by=record.accounts["clerk"], about=f"meeting/{record.meeting.id}")
    db.session.commit()
    assert record.finders("thatchers") == SEE_CLOSED
    assert record.finders("refused") == SEE_CLOSED
    assert record.finders("thanked") == EVERYONE


def test_a_line_marked_later_takes_its_papers_and_minutes_along(record: Record) -> None:
    item = record.item("Fostering", number="4")
    paper = record.report(item, "The plasterers were paid.")
    record.publish(paper)
    record.minuted(item, html="<p>Members welcomed the upholsterers.</p>")
    record.let_minutes_out()
    item.exempt, item.exempt_paragraphs = True, [3]
    said("marked it", by=record.accounts["clerk"], about=f"meeting/{record.meeting.id}")
    db.session.commit()
    assert record.finders("plasterers") == SEE_CLOSED | {"author"}
    assert record.finders("upholsterers") == SEE_CLOSED
    assert record.finders("fostering") == EVERYONE


def test_the_work_programme_is_for_everyone_and_what_is_removed_is_gone(record: Record) -> None:
    facts = {"topic": "Leaving care offer", "purpose": "To review the apprenticeships", "year": "2026/27"}
    entry = programme.add_entry(record.body, facts, by=record.accounts["clerk"])
    db.session.commit()
    assert record.finders("apprenticeship") == EVERYONE
    programme.remove_entry(entry, by=record.accounts["clerk"])
    db.session.commit()
    assert record.finders("apprenticeship") == set()


def test_papers_of_a_body_that_does_not_meet_in_public_are_for_its_members(record: Record) -> None:
    paper = record.report(record.item(), "The plasterers were paid.")
    record.publish(paper)
    record.body.meets_in_public = False
    make.keep(record.body)
    assert record.finders("plasterers") == {"carer", "member", "author", "other author", "clerk"}


def test_the_order_headings_then_the_latest_then_the_agenda(record: Record) -> None:
    earlier = make.meeting(record.body, dt.date(2025, 3, 1), published_at=dt.datetime(2025, 2, 1, tzinfo=dt.UTC))
    make.item(earlier, "Adoption in the spring")
    record.publish()
    make.item(record.meeting, "Other business", purpose="To hear of adoption.")
    make.item(record.meeting, "Adoption report")
    found = record.search("adoption")
    places = [found.index(title) for title in ("Adoption report", "Adoption in the spring", "Other business")]
    assert places == sorted(places)


def test_a_phrase_is_its_words_in_order(record: Record) -> None:
    record.publish()
    make.item(record.meeting, "Moves of placement")
    make.item(record.meeting, "Placement moves")
    assert "2 results found" in record.search("placement move")
    assert "1 result found" in record.search('"placement moves"')


def test_a_search_is_narrowed_by_panel_kind_and_year(record: Record) -> None:
    other = make.body(name="Partnership Board")
    published = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    make.item(make.meeting(other, dt.date(2025, 3, 1), published_at=published), "Adoption elsewhere")
    record.publish(record.report(record.item("Adoption here"), "About adoption.", title="Adoption paper"))
    everything = record.search("adoption")
    assert "Adoption elsewhere" in everything
    assert "Adoption paper" in everything
    assert "Adoption elsewhere" not in record.search("adoption", body=str(record.body.id))
    assert "Adoption paper" not in record.search("adoption", year="2025")
    papers_alone = record.search("adoption", kind="paper")
    assert ">Adoption paper</a>" in papers_alone
    assert ">Adoption here</a>" not in papers_alone
    assert "1 result" in papers_alone, "a paper is found once, by its most telling passage"


def test_a_kind_is_paged_by_the_server(record: Record) -> None:
    record.publish()
    for number in range(45):
        make.item(record.meeting, f"Topic {number:02}")
    assert "All 45 in agendas" in record.search("topic")
    first, last = (record.search("topic", kind="agenda", page=page) for page in ("1", "3"))
    assert "Topic 00" in first
    assert "Topic 44" not in first
    assert "Topic 44" in last
    assert "Topic 00" not in last


def test_nothing_is_missed_before_anything_is_looked_for(record: Record) -> None:
    assert "Nothing was found" not in record.search("")
    assert "Nothing was found" in record.search("zebra")


def test_who_is_called_otherwise_is_found_by_the_new_name_alone(record: Record) -> None:
    """A young person who chose another name is not found by the old one."""
    minute = record.minuted(record.item("Fostering", number="4"), actions=[ASKED])
    record.let_minutes_out()
    someone = make.person("Quentin Plasterer")
    make.keep(Owner(follow_up=minute.actions[0].follow_up, person=someone))
    assert record.finders("plasterer") == EVERYONE
    someone.name = someone.shown_as = "Young person A"
    make.keep(someone)
    assert record.finders("plasterer") == set()
    assert record.finders('"young person A"') == EVERYONE


def test_an_index_written_anew_says_the_same(record: Record) -> None:
    record.publish(record.report(record.item(), "The plasterers were paid.", marks=EXEMPT))
    before = {reader: record.search("paid commissioning report", reader) for reader in READERS}
    known = {row.digest for row in db.session.scalars(db.select(SearchPassage))}
    assert rebuild(db.session()) == len(known)
    db.session.commit()
    assert {row.digest for row in db.session.scalars(db.select(SearchPassage))} == known
    assert {reader: record.search("paid commissioning report", reader) for reader in READERS} == before


def test_what_a_transaction_undoes_was_never_in_the_index(record: Record) -> None:
    record.publish()
    db.session.add(record.item("Plasterers").__class__(meeting=record.meeting, title="Glaziers", position=9))
    db.session.flush()
    db.session.rollback()
    assert record.finders("glaziers") == set()
    assert record.finders("plasterers") == EVERYONE


def test_a_door_nothing_stands_behind_is_taken_away(record: Record) -> None:
    paper = record.report(record.item(), "The plasterers were paid.", marks=EXEMPT)
    papers.mark(paper, type(EXEMPT)(), by=record.accounts["clerk"])
    db.session.commit()
    used = {row.door_id for row in db.session.scalars(db.select(SearchPassage))}
    assert {door.id for door in db.session.scalars(db.select(SearchDoor))} == used


def test_who_was_shown_something_closed_is_noted(record: Record) -> None:
    record.publish(record.report(record.item(), "The plasterers were paid.", marks=EXEMPT))
    record.search("plasterers", "member")
    record.search("plasterers", "public")
    assert [look.who for look in db.session.scalars(db.select(Look))] == ["Cllr Member"]
