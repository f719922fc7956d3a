"""Two people save the same report: what merges by itself, and what they must choose between."""

import hashlib
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


LATE = {"late_reason": "The figures closed on Friday."}
TAGGED = {"principles": ["a", "b"]}
CHARTED = {"sections": [section(1, "Purpose", "<p>To inform.</p>") | {"figures": {"until": "", "cards": []}}]}
PLAIN = {"sections": [section(1, "Purpose", "<p>To inform.</p>")]}
TAKEN_OUT = [
    # what stood in the report and was taken out of it, by the one while the other saved another title
    ("it is not late after all", LATE, {}),
    ("it serves no principle", TAGGED, {}),
    ("it serves one principle fewer", TAGGED, {"principles": ["a"]}),
    ("its head has a line fewer", {"fields": {"Report of": "The Director", "Ward": "All"}}, {}),
    ("its section shows no figures", CHARTED, PLAIN),
]


@pytest.mark.parametrize(("why", "before", "after"), TAKEN_OUT, ids=[row[0] for row in TAKEN_OUT])
def test_what_was_taken_out_stays_out(why: str, before: dict[str, Any], after: dict[str, Any]) -> None:
    base, mine = text(**before), text(**after)
    assert merged(base, mine, base) == mine
    assert merged(base, mine, text(title="Theirs", **before)) == text(title="Theirs", **after)
    assert merged(base, text(title="Mine", **before), mine) == text(title="Mine", **after)


def test_a_section_that_one_removed_keeps_its_words_where_the_order_of_the_other_stands() -> None:
    one, two = BASE["sections"]
    mine, theirs = text(sections=[two]), text(sections=[two, one])
    assert clashing(BASE, mine, theirs) == [("order", None)]
    assert merged(BASE, mine, theirs, keep_mine=False) == theirs
    assert merged(BASE, mine, theirs) == mine


def ask(verb: str) -> dict[str, Any]:
    return {"verb": verb, "to": None, "text": "it", "parts": None}


ORDER_OF_OTHERS = [section(2, "Issues", "<p>Old.</p>"), section(1, "Purpose", "<p>To inform.</p>")]
NEW_HEADING = [section(1, "Why", "<p>To inform.</p>"), section(2, "Issues", "<p>Old.</p>")]
TOGETHER = [
    # what I wrote, what the others saved meanwhile, what stands to be edited
    (
        "both said who reports",
        {"fields": {"Report of": "Ann Law"}},
        {"fields": {"Report of": "Jo Lee"}},
        "fields",
        {"Report of": "Ann Law\nJo Lee"},
    ),
    (
        "one of them cleared it",
        {"fields": {"Report of": ""}},
        {"fields": {"Report of": "Jo Lee"}},
        "fields",
        {"Report of": "Jo Lee"},
    ),
    (
        "the other cleared it",
        {"fields": {"Report of": "Ann Law"}},
        {"fields": {"Report of": ""}},
        "fields",
        {"Report of": "Ann Law"},
    ),
    (
        "both asked something else",
        {"recommendations": [ask("Agree")]},
        {"recommendations": [ask("Refuse")]},
        "recommendations",
        [ask("Agree"), ask("Refuse")],
    ),
    (
        "both added the same and more",
        {"recommendations": [ask("Note"), ask("Agree")]},
        {"recommendations": [ask("Note"), ask("Refuse")]},
        "recommendations",
        [ask("Note"), ask("Agree"), ask("Refuse")],
    ),
    ("one title can stand", {"title": "Mine"}, {"title": "Theirs"}, "title", "Mine"),
    ("one kind can stand", {"kind": None}, {"kind": "For information"}, "kind", None),
    ("one file can stand", {"file": {"sha256": "a"}}, {"file": {"sha256": "b"}}, "file", {"sha256": "a"}),
    ("one order can stand", {"sections": NEW_HEADING}, {"sections": ORDER_OF_OTHERS}, "sections", NEW_HEADING),
    ("one list and no answer", {"background": None}, {"background": {"papers": []}}, "background", None),
]


@pytest.mark.parametrize(("why", "mine", "theirs", "key", "stands"), TOGETHER, ids=[row[0] for row in TOGETHER])
def test_two_texts_together_to_be_edited(
    why: str, mine: dict[str, Any], theirs: dict[str, Any], key: str, stands: Any
) -> None:
    base = text(kind="For decision", file={"sha256": "0"})
    assert both(base, base | mine, base | theirs)[key] == stands


TAGS = [
    ("both added a principle", ["a", "b", "c"], ["a", "b", "g"], ["a", "b", "c", "g"]),
    ("I took them out, they added one", None, ["a", "b", "g"], ["a", "b", "g"]),
    ("they took them out, I added one", ["a", "b", "g"], None, ["a", "b", "g"]),
    ("both took them out", None, None, None),
]


@pytest.mark.parametrize(("why", "mine", "theirs", "stand"), TAGS, ids=[row[0] for row in TAGS])
def test_tags_of_two_texts_together(
    why: str, mine: list[str] | None, theirs: list[str] | None, stand: list[str] | None
) -> None:
    """The principles that a report serves are tagged by their letters (K1)."""
    ours, others = (text(**({"principles": tags} if tags else {})) for tags in (mine, theirs))
    assert both(text(**TAGGED), ours, others).get("principles") == stand


def test_equal_texts_have_equal_digests_however_their_keys_are_ordered() -> None:
    assert digest(text()) == digest(dict(reversed(BASE.items())))
    assert digest(BASE) != digest(MINE)


@pytest.mark.parametrize(
    ("kept", "written"),
    [
        ({"title": "Fees", "kind": None}, '{"kind": null, "title": "Fees"}'),
        ({"title": "Café – “½ price”"}, '{"title": "Café – “½ price”"}'),
    ],
)
def test_a_digest_is_that_of_the_words_in_utf_8_so_that_anybody_can_make_it(kept: dict[str, Any], written: str) -> None:
    assert digest(kept) == hashlib.sha256(written.encode("utf-8")).hexdigest()


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
