"""Values of a bundle that need more than one column, or have more than one form."""

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from panel.bodies.models import Body, Category
from panel.bodies.rules.agenda import SubItems
from panel.bodies.rules.kinds import BodyKind
from panel.bodies.rules.numbering import Restart
from panel.bodies.rules.quorum import WhoCounts
from panel.bundles.fields import Columns, Field, Given, Names, read_person, write_person
from panel.minutes.models import MinuteBook
from panel.minutes.rules.life import How, MinutesState
from panel.papers.rules.life import PaperState
from panel.richtext.clean import clean


def names(key: str) -> Field:
    """A list of names, each a bare word or an object with a name."""

    def read(given: Given, _names: Names) -> Columns:
        return {key: [one.get("name", "") if isinstance(one, dict) else str(one) for one in given[key] or []]}

    return Field((key,), read, lambda row, _: {key: getattr(row, key)} if getattr(row, key) else {})


def bare(key: str, column: str, *, html: bool = False) -> Field:
    """A bare value that stands where an object could. It is only ever given: what is written anew is an object."""

    def read(given: Given, _names: Names) -> Columns:
        return {column: clean(given[key]) if html else given[key]}

    return Field((key,), read, lambda _row, _: {})


def whole_reference(key: str) -> Field:
    """A list's item that is itself a reference to a person."""

    def read(given: Given, names: Names) -> Columns:
        return dict(zip(("person_id", "as_printed"), read_person(given[key], names), strict=True))

    return Field((key,), read, lambda row, names: {key: write_person(row.person_id, row.as_printed, names)})


def quorum(key: str) -> Field:
    """A number, or the words of standing orders ("one quarter of the members")."""

    def read(given: Given, _names: Names) -> Columns:
        value = given[key]
        number = isinstance(value, int)
        return {"quorum": value if number else None, "quorum_text": None if number else value}

    def write(row: Body, _names: Names) -> Columns:
        value = row.quorum if row.quorum is not None else row.quorum_text
        return {} if value is None else {key: value}

    return Field((key,), read, write)


_RESTARTS: tuple[tuple[str, Restart], ...] = (
    ("municipal", Restart.MUNICIPAL_YEAR),
    ("calendar", Restart.CALENDAR_YEAR),
    ("meeting", Restart.MEETING),
    ("never", Restart.NEVER),
    ("ever", Restart.NEVER),
    ("year", Restart.MUNICIPAL_YEAR),
)


def numbering(key: str) -> Field:
    """A pattern, or {pattern, restarts}. When the number restarts is kept as written, with the word we know it by."""

    def read(given: Given, _names: Names) -> Columns:
        value = given[key]
        if not isinstance(value, dict):
            return {"numbering_pattern": value}
        words = value.get("restarts")
        known = next((restart for part, restart in _RESTARTS if part in (words or "").lower()), None)
        return {
            "numbering_pattern": value.get("pattern"),
            "numbering_restarts": known,
            "numbering_restarts_text": words,
        }

    def write(row: Body, _names: Names) -> Columns:
        if row.numbering_pattern is None:
            return {}
        restarts = row.numbering_restarts.value if row.numbering_restarts else row.numbering_restarts_text
        return {key: {"pattern": row.numbering_pattern} | ({"restarts": restarts} if restarts else {})}

    return Field((key,), read, write)


def paper_state(key: str) -> Field:
    """Whether a paper is still being written: written only of one that is not ready for the pack."""

    def write(row: Any, _names: Names) -> Columns:
        return {} if row.state is PaperState.READY else {key: row.state.value}

    return Field((key,), lambda given, _: {key: PaperState(given[key])} if given[key] else {}, write)


_SETTINGS = (
    *("clear_days", "publish_cutoff", "year_begins_month", "filming_notice", "remote_counts"),
    *("sub_items", "reserved_numbers", "decides", "appointed_by", "voting_scheme"),
    *("balance_waived", "balance_minute", "remote_may_vote"),
    *("quorum_share", "quorum_counts", "named_vote_threshold"),
    *("point_pattern", "recommended_mark", "e_sign"),
    *("urgent_least", "late_asks_both", "most_reports", "open_to_councillors", "timetable"),
)


def taken_down(key: str) -> Field:
    """Whether what was published of a paper was taken down: it is then not read by the public here either (D7)."""

    def write(row: Any, _names: Names) -> Columns:
        return {key: True} if row.withdrawn_version and row.withdrawn_version == row.published_version else {}

    return Field((key,), lambda given, _: {"withdrawn_version": FIRST if given[key] else None}, write)


FIRST = 1
"""The version of a paper that comes with a bundle."""


def body_settings(key: str) -> Field:
    """The settings of a body that are ours and not the record's."""

    def read(given: Given, _names: Names) -> Columns:
        told = {name: value for name, value in (given[key] or {}).items() if name in _SETTINGS}
        if "publish_cutoff" in told:
            told["publish_cutoff"] = dt.time.fromisoformat(told["publish_cutoff"])
        if "sub_items" in told:
            told["sub_items"] = SubItems(told["sub_items"])
        if "quorum_counts" in told:
            told["quorum_counts"] = WhoCounts(told["quorum_counts"])
        if told.get("appointed_by"):
            told["appointed_by"] = BodyKind(told["appointed_by"])
        return told

    def write(row: Body, _names: Names) -> Columns:
        told = {name: value for name in _SETTINGS if (value := getattr(row, name)) is not None}
        written = told | {"publish_cutoff": f"{row.publish_cutoff:%H:%M}", "sub_items": row.sub_items.value}
        return {key: written}

    return Field((key,), read, write)


def category(key: str) -> Field:
    """The name of a category of members. The row itself is found, or made, by the import."""

    def write(row: Any, _names: Names) -> Columns:
        return {key: row.category.name} if row.category else {}

    def now(row: Any) -> Columns:
        return {"category_name": row.category.name if row.category else None}

    return Field((key,), lambda given, _: {"category_name": given[key]}, write, now)


def exemption(key: str) -> Field:
    """What is exempt, with its paragraphs, reasoning and decision (X3, X4, P2); `true` where no more is known."""

    def read(given: Given, _names: Names) -> Columns:
        value = given[key]
        told: Mapping[str, Any] = value if isinstance(value, dict) else {}
        return {
            "exempt": value not in (None, False),
            "exempt_paragraphs": _numbers(told.get("paragraphs")),
            "public_interest": told.get("public_interest"),
            "exempt_decided_by": _printed(told.get("decided_by")),
            "exempt_decided_on": dt.date.fromisoformat(told["decided_on"]) if told.get("decided_on") else None,
            "exempt_review_on": told.get("review_on"),
            "contract_terms": told.get("contract_terms"),
        }

    def write(row: Any, _names: Names) -> Columns:
        told = {
            "paragraphs": row.exempt_paragraphs or None,
            "public_interest": row.public_interest,
            "decided_by": row.exempt_decided_by,
            "decided_on": row.exempt_decided_on.isoformat() if row.exempt_decided_on else None,
            "review_on": row.exempt_review_on,
            "contract_terms": row.contract_terms,
        }
        return {key: {name: value for name, value in told.items() if value is not None}} if row.exempt else {}

    return Field((key,), read, write)


def confidence(key: str) -> Field:
    """What is confidential, with its ground: never the same thing as exempt (X2, X5)."""

    def read(given: Given, _names: Names) -> Columns:
        value = given[key]
        ground = value.get("ground") if isinstance(value, dict) else None
        return {"confidential": value not in (None, False), "confidential_ground": ground}

    def write(row: Any, _names: Names) -> Columns:
        ground = {"ground": row.confidential_ground} if row.confidential_ground else {}
        return {key: ground} if row.confidential else {}

    return Field((key,), read, write)


def urgency(key: str) -> Field:
    """Why an item is urgent, and who agreed that it is (U1)."""

    def read(given: Given, _names: Names) -> Columns:
        value = given[key]
        told: Mapping[str, Any] = value if isinstance(value, dict) else {}
        return {
            "urgent": value not in (None, False),
            "urgent_reason": told.get("reason"),
            "urgent_agreed_by": _printed(told.get("agreed_by")),
        }

    def write(row: Any, _names: Names) -> Columns:
        told = {"reason": row.urgent_reason, "agreed_by": row.urgent_agreed_by}
        return {key: {name: value for name, value in told.items() if value is not None}} if row.urgent else {}

    return Field((key,), read, write)


def number(key: str) -> Field:
    """The number of an agenda line as printed. One that is given was given by hand."""

    def read(given: Given, _names: Names) -> Columns:
        value = given[key]
        return {"number": None if value is None else str(value), "number_fixed": value is not None}

    return Field((key,), read, lambda row, _: {key: row.number} if row.number is not None else {})


ROLES: tuple[tuple[str, str], ...] = (
    (r"apologies|welcome", "apologies"),
    (r"(?:(?:draft|public|confirmation of) )?minutes\b(?! of .*(?:sub|working))", "minutes"),
    (r"(?:declarations? of |members['’]s? |disclosures? of )?(?:members['’] )?interests?\b", "interests"),
    (r"exclusion of ", "exclusion"),
    (r"(?:.* )?(?:work programme|work plan|forward plan)", "work_programme"),
    (r"(?:chair\w*['’]?s? )?announcements", "announcements"),
    (r"(?:action log|matters arising)", "action_log"),
)
"""What the software does at a standard line, told from its title."""


def role_of(title: str | None) -> str | None:
    """The role that a title plainly has, or None."""
    words = " ".join((title or "").lower().split())
    return next((role for pattern, role in ROLES if re.match(pattern, words)), None)


def item_role(key: str) -> Field:
    """What the software does at a line: written only where the title does not tell it."""

    def write(row: Any, _names: Names) -> Columns:
        return {key: row.role} if row.role != role_of(row.title) else {}

    return Field((key,), lambda given, _: {"role": given[key]}, write)


def background(key: str) -> Field:
    """Background papers: a list, or the words of the report ("None"), which say that there are none (A2)."""

    def read(given: Given, _names: Names) -> Columns:
        value = given[key]
        if isinstance(value, str):
            return {"background_papers": [], "background_text": value}
        return {"background_papers": None if value is None else [_printed(one) or "" for one in value]}

    def write(row: Any, _names: Names) -> Columns:
        value = row.background_papers
        return {} if value is None else {key: row.background_text if row.background_text and not value else value}

    return Field((key,), read, write)


def file(key: str) -> Field:
    """The name of an uploaded file. Its bytes come with a .zip, or stand beside the bundle."""

    def read(given: Given, _names: Names) -> Columns:
        name, sha256 = named_file(given[key])
        return {"file_name": name and PurePosixPath(name).name, "file_sha256": sha256}

    def write(row: Any, _names: Names) -> Columns:
        name = f"files/{row.sha256}/{row.file_name}" if row.sha256 else row.file_name
        return {key: {"name": name} | ({"sha256": row.sha256} if row.sha256 else {})} if row.file_name else {}

    def now(row: Any) -> Columns:
        _, told = named_file(row.given.get(key))
        return {"file_name": row.file_name, "file_sha256": row.sha256 if told and row.sha256 else told}

    return Field((key,), read, write, now)


def named_file(value: Any) -> tuple[str | None, str | None]:
    """The name and the hash of a file, as a bundle names it: a bare name, or {name, sha256}."""
    if isinstance(value, dict):
        return value.get("name"), value.get("sha256")
    return value, None


def items_or_all(key: str) -> Field:
    """The items that an interest is in, or "all"."""

    def read(given: Given, _names: Names) -> Columns:
        value = given[key]
        everything = value == "all"
        return {"all_items": everything, "items": None if everything else value}

    def write(row: Any, _names: Names) -> Columns:
        value = "all" if row.all_items else row.items
        return {} if value is None else {key: value}

    return Field((key,), read, write)


def dispensation(key: str) -> Field:
    """The dispensation that an interest names: in words, or by the reference of one that the record holds (I8)."""

    def named(row: Any) -> str | None:
        words: str | None = row.granted.reference if row.granted else row.dispensation
        return words

    def read(given: Given, _names: Names) -> Columns:
        return {"dispensation": None if given[key] is None else str(given[key])}

    def write(row: Any, _names: Names) -> Columns:
        return {key: words} if (words := named(row)) is not None else {}

    return Field((key,), read, write, lambda row: {"dispensation": named(row)})


def meeting_of_items(key: str) -> Field:
    """The meeting whose items a dispensation names, by its id. The row itself is found by the import."""

    def now(row: Any) -> Columns:
        return {"meeting_key": row.meeting.key if row.meeting else None}

    def write(row: Any, _names: Names) -> Columns:
        return {key: row.meeting.key} if row.meeting else {}

    return Field((key,), lambda given, _: {"meeting_key": given[key]}, write, now)


def paragraphs(key: str) -> Field:
    """Paragraphs of Schedule 12A as numbers."""

    def read(given: Given, _names: Names) -> Columns:
        return {key: None if given[key] is None else _numbers(given[key])}

    return Field((key,), read, lambda row, _: {key: getattr(row, key)} if getattr(row, key) is not None else {})


def no_interests(key: str) -> Field:
    """The words that say that none was declared. A list of interests is read as rows."""

    def read(given: Given, _names: Names) -> Columns:
        value = given[key]
        return {"interests_none": value if isinstance(value, str) else "None declared" if value == [] else None}

    return Field((key,), read, lambda row, _: {key: row.interests_none} if row.interests_none else {})


def item_of_minute(key: str) -> Field:
    """The agenda line that a minute is of, by its id. The row itself is found by the import."""

    def write(row: Any, _names: Names) -> Columns:
        return {key: row.item.key} if row.item else {}

    def now(row: Any) -> Columns:
        return {"item_key": row.item.key if row.item else None}

    return Field((key,), lambda given, _: {"item_key": given[key]}, write, now)


def meeting_approving(key: str) -> Field:
    """The meeting that approved the minutes, by its id."""

    def write(row: MinuteBook, _names: Names) -> Columns:
        return {key: row.approved_at_key} if row.approved_at_key else {}

    return Field((key,), lambda given, _: {"approved_at_key": given[key]}, write)


def book_state(key: str) -> Field:
    """Where the minutes are in their life: written only where the approval does not tell it."""

    def write(row: MinuteBook, _names: Names) -> Columns:
        return {key: row.state.value} if row.state is not state_of_approval(row) else {}

    return Field((key,), lambda given, _: {"state": MinutesState(given[key])} if given[key] else {}, write)


def state_of_approval(book: MinuteBook) -> MinutesState:
    """The state that an approval as recorded leaves minutes in (V9): signed, approved, or published as a draft."""
    if book.signed_on_text or book.signed_on or book.signed_by_person_id or book.signed_by_as_printed:
        return MinutesState.SIGNED
    approved = book.how not in (None, How.NOT_APPROVED.value, How.NOTED.value) or (
        book.how is None and book.approved_at_key is not None
    )
    return MinutesState.APPROVED if approved else MinutesState.PUBLISHED


def said_of_book(book: MinuteBook) -> bool:
    """Whether a book says anything that a bundle's approval holds."""
    return bool(book.how or book.approved_at_key or book.state is not MinutesState.PUBLISHED)


def council_members(category: Category) -> bool:
    """Whether a category's name is that of councillors, who may see restricted papers unless told otherwise (M2)."""
    return bool(re.search(r"elected|councillor|member of the council", category.name, re.IGNORECASE))


def _numbers(value: Any) -> list[int]:
    found = value if isinstance(value, list) else [] if value is None else [value]
    return [int(match.group()) for one in found if (match := re.search(r"\d+", str(one)))]


def _printed(value: Any) -> str | None:
    if isinstance(value, dict):
        return value.get("as_printed") or value.get("title") or value.get("name") or value.get("person")
    return None if value is None else str(value)
