"""Many people at one agenda: nothing typed is lost, nothing is overwritten, nobody is locked out."""

import threading
from collections import Counter
from collections.abc import Callable

import pytest

from panel.access.rules import Role
from panel.audit.operations import TERMINAL
from panel.drafts.models import Draft
from panel.drafts.operations import set_aside_texts
from panel.extensions import db
from panel.meetings.models import AgendaItem
from panel.meetings.operations import agenda
from tests import factories as make

TWENTY = 20


@pytest.fixture
def meeting(app):
    meeting = make.meeting(make.body())
    for number in range(TWENTY):
        agenda.add_line(meeting, {"title": f"Subject {number}"}, by=TERMINAL)
    db.session.commit()
    return meeting


@pytest.fixture
def sign_in_clerks(meeting, sign_in):
    """Give so many clerks of the panel, each signed in."""
    return lambda count: [sign_in(make.account(Role.CLERK, of=meeting.body, name=f"Clerk {n}")) for n in range(count)]


@pytest.fixture
def twenty(sign_in_clerks):
    return sign_in_clerks(TWENTY)


@pytest.fixture
def clerks(sign_in_clerks):
    return sign_in_clerks(3)


def at_once(*jobs: Callable[[], object]) -> list[object]:
    """Let every job begin at the same moment, each in a thread of its own; give their answers in order."""
    gate = threading.Barrier(len(jobs))
    answers: list[object] = [None] * len(jobs)

    def run(number: int, job: Callable[[], object]) -> None:
        gate.wait()
        answers[number] = job()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def save(client, item_id: int, title: str, version: int = 1):
    """Save a line's words as the browser does from the page that showed this version."""
    prefix = f"line-{item_id}-"
    sent = {prefix + "title": title, prefix + "version": str(version)}
    return lambda: client.post(f"/lines/{item_id}/words", data=sent)


def titles(meeting) -> list[str]:
    db.session.rollback()
    db.session.expire_all()
    return [item.title for item in meeting.items]


@pytest.mark.both_engines
def test_twenty_people_each_saving_their_own_item_are_all_saved(meeting, twenty):
    ids = [item.id for item in meeting.items]
    db.session.rollback()
    answers = at_once(
        *(save(clerk, id, f"Written by {n}") for n, (clerk, id) in enumerate(zip(twenty, ids, strict=True)))
    )
    assert Counter(answer.status_code for answer in answers) == {302: TWENTY}
    assert titles(meeting) == [f"Written by {n}" for n in range(TWENTY)]
    assert db.session.scalars(db.select(Draft)).all() == []


@pytest.mark.both_engines
def test_twenty_people_saving_the_same_item_one_is_saved_and_nineteen_choose(meeting, twenty):
    item = meeting.items[4].id
    db.session.rollback()
    answers = at_once(*(save(clerk, item, f"Text of clerk {n}") for n, clerk in enumerate(twenty)))
    assert {answer.status_code for answer in answers} <= {302, 303}
    shown_both = [n for n, answer in enumerate(answers) if "/lines/texts/" in answer.location]
    saved = db.session.get(AgendaItem, item)
    assert len(shown_both) == TWENTY - 1
    kept = {draft.fields["title"] for draft in set_aside_texts(f"item/{item}")}
    assert kept | {saved.title} == {f"Text of clerk {n}" for n in range(TWENTY)}
    page = twenty[0].get(f"/lines/{item}").text
    assert all(f"Text of clerk {n}" in page for n in range(TWENTY))
    loser = shown_both[0]
    both = twenty[loser].get(answers[loser].location).text
    assert f"Title: Text of clerk {loser}" in both
    assert f"Title: {saved.title}" in both


@pytest.mark.both_engines
def test_a_title_typed_while_another_reorders_is_saved(meeting, clerks):
    first, last = meeting.items[0].id, meeting.items[-1].id
    assert clerks[1].post(f"/lines/{first}/move", data={"to": str(TWENTY)}).status_code == 302
    assert clerks[0].post(f"/lines/{last}/move", data={"to": "1"}).status_code == 302
    assert "/draft" in save(clerks[0], first, "Typed all the while")().location
    assert db.session.get(AgendaItem, first).title == "Typed all the while"
    assert titles(meeting)[0] == "Subject 19"
    assert titles(meeting)[-1] == "Typed all the while"


@pytest.mark.both_engines
def test_lines_added_moved_removed_and_written_at_the_same_moment(meeting, twenty):
    ids = [item.id for item in meeting.items]
    url = f"/meetings/{meeting.id}/lines"
    db.session.rollback()
    adding = [
        lambda clerk=clerk, n=n: clerk.post(url, data={"new-title": f"New {n}", "new-kind": "item", "new-level": "0"})
        for n, clerk in enumerate(twenty[:5])
    ]
    moving = [
        lambda clerk=clerk, id=id: clerk.post(f"/lines/{id}/move", data={"to": "3"})
        for clerk, id in zip(twenty[5:10], ids[5:10], strict=True)
    ]
    removing = [
        lambda clerk=clerk, id=id: clerk.post(f"/lines/{id}/remove")
        for clerk, id in zip(twenty[10:15], ids[10:15], strict=True)
    ]
    writing = [save(clerk, id, f"Written {id}") for clerk, id in zip(twenty[15:], ids[:5], strict=True)]
    answers = at_once(*adding, *moving, *removing, *writing)
    assert Counter(answer.status_code for answer in answers) == {302: TWENTY}
    found = titles(meeting)
    assert {f"New {n}" for n in range(5)} | {f"Written {id}" for id in ids[:5]} <= set(found)
    assert not {f"Subject {n}" for n in range(10, 15)} & set(found)
    assert [item.position for item in meeting.items] == list(range(1, TWENTY + 1))
    assert [item.number for item in meeting.items] == [str(n) for n in range(1, TWENTY + 1)]


def conflict(clerks, item: int) -> str:
    """The second of two clerks is shown both texts: where."""
    save(clerks[0], item, "The first text")()
    address = save(clerks[1], item, "The second text")().location
    assert "/lines/texts/" in address
    return str(address)


@pytest.mark.parametrize(("choice", "title"), [("mine", "The second text"), ("theirs", "The first text")])
def test_the_second_chooses_which_text_stands(meeting, clerks, choice, title):
    item = meeting.items[0].id
    where = conflict(clerks, item)
    answer = clerks[1].post(where, data={"choice": choice, "version": "2"}, follow_redirects=True)
    assert title in answer.text
    assert db.session.get(AgendaItem, item).title == title
    assert "The second text" in clerks[2].get(f"/lines/{item}").text


def test_or_joins_both_in_the_form_with_the_other_beside_it(meeting, clerks):
    item = meeting.items[0].id
    where = conflict(clerks, item)
    form = clerks[1].post(where, data={"choice": "both", "version": "2"}).location
    page = clerks[1].get(form).text
    assert 'value="The second text"' in page
    assert "The first text" in page
    sent = {"title": "The first and the second", "kind": "item", "level": "0", "part": "open", "version": "2"}
    assert clerks[1].post(form, data=sent).status_code == 302
    assert db.session.get(AgendaItem, item).title == "The first and the second"


def test_a_third_text_meanwhile_is_met_again(meeting, clerks):
    item = meeting.items[0].id
    where = conflict(clerks, item)
    save(clerks[2], item, "A third text", version=2)()
    again = clerks[1].post(where, data={"choice": "mine", "version": "2"})
    assert "/lines/texts/" in again.location
    assert db.session.get(AgendaItem, item).title == "A third text"


def test_nobody_opens_a_text_that_another_set_aside(meeting, clerks):
    where = conflict(clerks, meeting.items[0].id)
    assert clerks[0].get(where).status_code == 404


def test_what_is_typed_into_a_line_that_another_removes_is_kept(meeting, clerks):
    item = meeting.items[0].id
    clerks[0].post(f"/lines/{item}/remove")
    where = save(clerks[1], item, "Typed for nothing?")().location
    page = clerks[1].get(where).text
    assert "Clerk 0 has taken this line off the agenda" in page
    assert "Typed for nothing?" in page
    clerks[1].post(f"/lines/{item}/restore")
    clerks[1].post(where, data={"choice": "mine", "version": str(db.session.get(AgendaItem, item).version)})
    assert titles(meeting)[0] == "Typed for nothing?"
