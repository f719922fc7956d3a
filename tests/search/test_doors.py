"""Which way leads to a text: one that all of a body share, or one for what is withheld."""

import pytest

from panel.exemption.rules import OPEN, Marking
from panel.search.rules.doors import KINDS, Kind, Opens, Way, way

EXEMPT = Marking(exempt=True, paragraphs=(3,), about="paper/7")
CONFIDENTIAL = Marking(confidential=True, about="paper/7")


def test_what_is_found_is_shown_under_a_heading_of_its_own_agendas_first() -> None:
    assert list(KINDS) == list(Kind)
    assert len(set(KINDS.values())) == len(Kind)
    assert KINDS[Kind.OUTCOME] == "Outcomes and actions"


@pytest.mark.parametrize("opens", [Opens.EVERYONE, Opens.PAPERS, Opens.WRITERS, Opens.PREPARING])
def test_what_nothing_withholds_goes_one_way_for_all_meetings_of_a_panel(opens: Opens) -> None:
    """A panel of many years has a few ways, not one for each of its meetings and writers."""
    march = way(4, opens, meeting_id=11, own=("account/2",))
    june = way(4, opens, meeting_id=12, marking=OPEN)
    assert march == june == Way(4, opens)
    assert march != way(5, opens, meeting_id=11)


@pytest.mark.parametrize("marking", [EXEMPT, CONFIDENTIAL, Marking(exempt=True)])
def test_what_is_withheld_goes_a_way_that_knows_its_meeting_its_marking_and_who_wrote_it(marking: Marking) -> None:
    closed = way(4, Opens.PAPERS, meeting_id=11, marking=marking, own=("account/9", "account/2"))
    assert (closed.body_id, closed.opens, closed.meeting_id, closed.marking) == (4, Opens.PAPERS, 11, marking)
    assert closed.own == ("account/2", "account/9")
    assert closed == way(4, Opens.PAPERS, meeting_id=11, marking=marking, own=("account/2", "account/9"))
    assert closed != way(4, Opens.PAPERS, meeting_id=12, marking=marking, own=("account/2", "account/9"))
