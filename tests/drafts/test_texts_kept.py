"""What is typed and not saved: kept while it is typed, and when someone else saved first."""

import pytest

from panel.access.rules import Role
from panel.drafts import operations
from panel.drafts.models import DraftKind
from panel.drafts.operations import Moved
from panel.extensions import db
from tests import factories as make


@pytest.fixture
def clerk(app):
    return make.account(Role.CLERK, of=make.body())


def test_from_the_version_that_stands_a_save_goes_on(clerk):
    operations.check_version(3, 3, about="minute/12", fields={"html": "<p>Text</p>"}, by=clerk)
    assert operations.set_aside_texts("minute/12") == []


def test_from_an_older_version_the_text_is_set_aside(clerk):
    with pytest.raises(Moved) as moved:
        operations.check_version(2, 3, about="minute/12", fields={"html": "<p>Text</p>"}, by=clerk)
    draft = moved.value.draft
    assert (draft.kind, draft.base_version, draft.account_id) == (DraftKind.SET_ASIDE, 2, clerk.id)
    assert [one.fields for one in operations.set_aside_texts("minute/12")] == [{"html": "<p>Text</p>"}]


def test_a_text_that_was_settled_can_still_be_read(clerk):
    draft = operations.set_aside("minute/12", 2, {"html": "<p>Text</p>"}, by=clerk)
    operations.settle(draft)
    assert draft.settled_at is not None
    assert operations.set_aside_texts("minute/12") == [draft]


def test_autosaving_keeps_the_latest_text_of_each_person(clerk):
    other = make.account(Role.CLERK)
    operations.autosave("paper/3", 1, {"html": "First"}, by=clerk)
    operations.autosave("paper/3", 1, {"html": "Second"}, by=clerk)
    operations.autosave("paper/3", 1, {"html": "Another's"}, by=other)
    db.session.commit()
    assert operations.autosaved("paper/3", by=clerk).fields == {"html": "Second"}
    assert operations.autosaved("paper/3", by=other).fields == {"html": "Another's"}
    assert operations.set_aside_texts("paper/3") == []


def test_once_saved_the_autosaved_text_is_forgotten(clerk):
    operations.autosave("paper/3", 1, {"html": "First"}, by=clerk)
    operations.discard_autosaved("paper/3", by=clerk)
    assert operations.autosaved("paper/3", by=clerk) is None
    operations.discard_autosaved("paper/3", by=clerk)
