"""Two people save the same report: what merges by itself, and what they must choose between."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.papers.rules.texts import assembled, both, changed, clashing, digest, label, merged, parts


def text(**facts: Any) -> dict[str, Any]:
    """A report with a head, two sections and a recommendation."""
    plain = {
        "title": "Adoption fund",
        "kind": None,
        "fields": {"Report of": "The Director"},
        "people": [],
        "sections": [section(1, "Purpose", "<p>To inform.</p>"), section(2, "Issues", "<p>Old.</p>")],
        "recommendations": [{"verb": "Note", "to": None, "text": "it", "parts": None}],
        "background": {"papers": None, "words": None},
        "marks": {"exempt": False, "paragraphs": []},
        "file": None,
    }
    return plain | facts


def section(id: int, heading: str, html: str | None) -> dict[str, Any]:
    return {"id": id, "heading": heading, "kind": None, "html": html}


BASE = text()
MINE = text(sections=[section(1, "Purpose", "<p>Mine.</p>"), section(2, "Issues", "<p>Old.</p>")])


def test_taking_a_text_apart_and_putting_it_together_changes_nothing() -> None:
    assert assembled(parts(BASE)) == BASE


def test_what_changed_is_named_as_a_clerk_names_it() -> None:
    new = text(title="Fund", fields={"Report of": "A. Smith"}, background={"papers": [], "words": None})
    assert [label(part, new, BASE) for part in changed(BASE, new)] == ["Title", "Background papers", "Report of"]
    assert [label(part, MINE) for part in changed(BASE, MINE)] == ["Purpose"]


def test_different_sections_merge_by_themselves() -> None:
    theirs = text(sections=[section(1, "Purpose", "<p>To inform.</p>"), section(2, "Issues", "<p>Theirs.</p>")])
    assert clashing(BASE, MINE, theirs) == []
    assert [one["html"] for one in merged(BASE, MINE, theirs)["sections"]] == ["<p>Mine.</p>", "<p>Theirs.</p>"]


def test_the_same_section_clashes_and_one_text_is_chosen() -> None:
    theirs = text(
        title="Theirs", sections=[section(1, "Purpose", "<p>Theirs.</p>"), section(2, "Issues", "<p>Old.</p>")]
    )
    assert clashing(BASE, MINE, theirs) == [("section", 1)]
    mine = merged(BASE, MINE, theirs)
    assert mine["title"] == "Theirs"  # what only they changed stays
    assert mine["sections"][0]["html"] == "<p>Mine.</p>"
    assert merged(BASE, MINE, theirs, keep_mine=False)["sections"][0]["html"] == "<p>Theirs.</p>"
    assert both(BASE, MINE, theirs)["sections"][0]["html"] == "<p>Mine.</p><p>Theirs.</p>"


def test_the_same_change_made_twice_is_no_clash() -> None:
    assert clashing(BASE, MINE, MINE) == []


def test_words_typed_in_a_section_that_was_removed_meanwhile_bring_it_back() -> None:
    theirs = text(sections=[section(2, "Issues", "<p>Old.</p>")])
    assert clashing(BASE, MINE, theirs) == [("section", 1)]
    assert [one["id"] for one in merged(BASE, MINE, theirs)["sections"]] == [2, 1]
    assert merged(BASE, MINE, theirs, keep_mine=False) == theirs


def test_a_section_added_meanwhile_stays() -> None:
    theirs = text(sections=[*BASE["sections"], section(3, "Risk", None)])
    assert [one["id"] for one in merged(BASE, MINE, theirs)["sections"]] == [1, 2, 3]
    assert merged(BASE, MINE, theirs)["sections"][0]["html"] == "<p>Mine.</p>"


def test_both_lists_of_recommendations_are_kept_to_be_edited() -> None:
    agree, refuse = ({"verb": verb, "to": None, "text": "it", "parts": None} for verb in ("Agree", "Refuse"))
    together = both(BASE, text(recommendations=[agree]), text(recommendations=[refuse]))
    assert [one["verb"] for one in together["recommendations"]] == ["Agree", "Refuse"]


def test_equal_texts_have_equal_digests_however_their_keys_are_ordered() -> None:
    assert digest(text()) == digest(dict(reversed(BASE.items())))
    assert digest(BASE) != digest(MINE)


words = st.sampled_from(["", "a", "b", "c"])


@st.composite
def texts(draw: st.DrawFn) -> dict[str, Any]:
    return text(
        title=draw(words),
        fields={"Report of": draw(words)},
        sections=[section(one, "Heading", draw(words)) for one in (1, 2)],
    )


@given(texts(), texts(), texts())
def test_no_word_typed_is_lost_and_no_word_saved_is_lost_unless_both_changed_it(
    base: Any, mine: Any, theirs: Any
) -> None:
    result, clashes = parts(merged(base, mine, theirs)), clashing(base, mine, theirs)
    for part in changed(base, mine):
        assert result[part] == parts(mine)[part]
    for part in changed(base, theirs):
        assert part in clashes or result[part] == parts(theirs)[part]


@pytest.mark.parametrize("keep_mine", [True, False])
def test_saving_over_an_untouched_text_saves_what_was_typed(keep_mine: bool) -> None:
    assert merged(BASE, MINE, BASE, keep_mine=keep_mine) == MINE
