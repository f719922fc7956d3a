"""Which columns may hold what someone may not see, and what kind of secret it is; all other words are for everyone.

The tables name every column of words that there is. One that stands in neither fails test_fields.py: whoever adds a
column says here what it may hold, and the machine then puts a marked word into it.
"""

from sqlalchemy import JSON, Enum, String

from panel.extensions import db

WITHHELD: dict[str, str] = {
    # a report: exempt, confidential, or not published (yet)
    **dict.fromkeys(
        (
            *("paper.title", "paper.kind", "paper.fields", "paper.background_papers", "paper.background_text"),
            *("paper.file_name", "paper.sha256", "picture.sha256", "paper_person.as_printed", "section.heading"),
            *("section.html", "section.figures", "recommendation.to", "recommendation.text", "recommendation.parts"),
            *("comment.label", "comment.as_printed", "comment.email", "comment_answer.name", "comment_answer.words"),
        ),
        "paper",
    ),
    # a line of an agenda that is not published
    **dict.fromkeys(
        (
            *("agenda_item.title", "agenda_item.purpose", "agenda_item.presenter", "agenda_item.minutes_allowed"),
            *("agenda_item.urgent_reason", "agenda_item.urgent_agreed_by", "agenda_item.late_reason"),
        ),
        "line",
    ),
    "agenda_item.prepared_motion": "motion",
    # a meeting that is not called
    **dict.fromkeys(("meeting.venue", "meeting.title_note", "meeting.contacts", "meeting.views_by"), "meeting"),
    "meeting.note": "closing note",
    # a minute: closed, or not published
    **dict.fromkeys(
        (
            *("minute.title", "minute.html", "minute.post_meeting_note", "point.html", "point.number"),
            *("outcome.verb_text", "outcome.lead_in", "outcome.to", "outcome.vote", "outcome_part.label"),
            *("outcome_part.text", "outcome.moved_by_as_printed", "outcome.seconded_by_as_printed", "action.text"),
            *("owner.as_printed", "follow_up.due", "follow_up.closed_by", "update.text", "update.link"),
            *("update.file_name", "follow_up.effect", "follow_up.due_later", "assignment.as_printed"),
            *("assignment.why", "answer.text", "answer.date"),
        ),
        "minute",
    ),
    "minute.summary": "summary",
    "minute_book.chair_note": "note of the chair",
    # a figure about very few children
    "indicator_value.narrative": "figure",
    "declaration.nature": "nature",
    "attendance.reason": "reason",
    "minute.closed_html": "closed part",
    "closed_access.reason": "need",
    "withholding.reason": "withholding",
    "declaration_notice.nature": "notice",
    "register_entry.detail": "register",
    "draft.fields": "typed",
    **dict.fromkeys(
        ("raised.raised_by", "raised.words", "raised.answer", "raised.changed", "raised.told_how"), "voice"
    ),
    "person.note": "note",
    "person.email": "note",
    "account.email": "account",
    "letter.to": "account",
    "owner_link.sent_to": "account",
    "owner_link.as_printed": "account",
    "told.to": "account",
    "letter.text": "letter",
    "letter.attachment": "letter",
    "letter.subject": "subject",
}
"""Each column of words that may hold a secret, and the kind of secret (tests/laws/canary/entitled.py)."""

WITHHELD |= {
    "body.bundle_given": "given",
    "account.password_hash": "password",
}

COPIES = frozenset(
    {
        *("audit_entry.sentence", "audit_entry.changes", "audit_entry.apart"),
        *("publication.contents", "paper_version.content"),
        *("search_passage.title", "search_passage.text", "search_passage.head", "search_passage.stems"),
        *("search_passage.words", "search_passage.within", "search_passage.place", "search_passage.values"),
    }
)
"""Columns that repeat words of others: the trail, what stands on which pages, the index of the search."""

OF_THE_SOFTWARE = frozenset(
    {
        *("key", "sha256", "published_sha256", "public_sha256", "published_public_sha256", "media_type", "given"),
        *("word_sha256", "words_sha256"),
        *("exempt_paragraphs", "role", "status", "mode", "state", "how", "access_state", "template_name"),
        *("about", "redacted_for", "redacted_sha256", "text_sha256", "target", "kept", "facts", "files", "replacement"),
        *("wishes", "occasion"),
        *("approved_at_key", "came_with", "from_item", "to_item", "left_for_items", "order_taken", "paragraphs"),
        *("root", "digest", "endpoint", "names", "own"),
    }
)
"""Columns whose words are the software's own, in whatever table, or that name other rows by them."""

FOR_EVERYONE: dict[str, tuple[str, ...]] = {
    "who people are, as papers print them": (
        *("person.name", "person.honorific", "person.post", "person.organisation", "person.party", "person.ward"),
        *("person.shown_as", "attendance.organisation", "attendance.capacity", "attendance.category"),
        *("attendance.as_printed", "attendance.for_as_printed", "presiding.items", "presiding.from_text"),
        *("presiding.to_text", "presiding.as_printed", "spell.joined", "spell.left", "seat.post", "seat.from_text"),
        *("seat.to_text", "seat.note", "seat.as_printed", "seat_substitute.as_printed", "declaration.as_printed"),
        *("register_entry.as_printed", "gift.as_printed", "declaration_notice.as_printed", "dispensation.as_printed"),
    ),
    "what a panel is and how it works": (
        *("body.name", "body.code", "body.quorum_text", "body.numbering_pattern", "body.numbering_restarts_text"),
        *("body.reserved_numbers", "body.filming_notice", "body.action_columns", "body.interest_rules"),
        *("category.name", "category.note", "council.name", "council.address", "council.website", "council.contacts"),
        *("council.word_name",),
        *("council.colour", "office_closure.reason", "phrase.label", "phrase.text", "report_template.name"),
        *("report_template.fields", "standard_item.title", "standard_item.purpose", "standard_item.part"),
        *("template_section.heading", "template_section.kind", "template_section.fixed_text"),
        *("template_section.hint", "body.balance_minute", "body.open_to_councillors", "body.point_pattern"),
        *("template_ask.label", "template_ask.as_printed", "template_ask.email"),
        *("body.quorum_share", "body.recommended_mark", "body.timetable"),
    ),
    "what a scorecard counts, and of which time": (
        *(
            "indicator.area",
            "indicator.basis",
            "indicator.code",
            "indicator.definition",
            "indicator.line_words",
            "indicator.name",
        ),
        *("indicator.source", "indicator_value.period", "concern.name"),
    ),
    "why something is withheld, which is public as such (P1–P4)": (
        *("agenda_item.public_interest", "agenda_item.exempt_decided_by", "agenda_item.exempt_review_on"),
        *("agenda_item.confidential_ground", "paper.public_interest", "paper.exempt_decided_by"),
        *("paper.exempt_review_on", "paper.confidential_ground", "closed_business.resolution"),
        *("closed_business.readmitted_at", "closed_business.readmission", "closed_business.at"),
        *("closed_business.moved_by", "closed_business.reason", "closed_business.seconded_by", "closed_business.vote"),
        *("agenda_item.opened_by", "agenda_item.opened_reason", "agenda_item.title_safe_by", "minute.opened_by"),
        *("minute.opened_reason", "minute.confidential_ground", "minute.exempt_decided_by", "minute.exempt_review_on"),
        *("minute.public_interest", "paper.opened_by", "paper.opened_reason"),
    ),
    "what the public are told of a meeting": (
        *("notice.kind", "notice.words", "notice.posted_at_text", "notice.where", "meeting.date_text"),
        *("meeting.time_text", "meeting.body_name", "meeting.source", "meeting.coverage", "meeting.started"),
        *("meeting.concluded", "meeting.interests_none", "meeting.roll", "adjournment.from_text"),
        *("adjournment.to_text", "adjournment.to_venue", "agenda_item.number", "publication.edition"),
        *("publication.supplement", "publication.at_text", "publication.by", "publication.timing"),
        *("publication.late_reason", "publication.confirmed", "publication.reason", "publication.problems"),
        *("publication.membership", "spent_number.number", "paper.late_reason", "paper.supplied"),
        *("programme_entry.year", "programme_entry.topic", "programme_entry.theme", "programme_entry.purpose"),
        *("programme_entry.lead", "programme_entry.meeting", "programme_entry.month", "programme_entry.origin"),
        *("programme_entry.moves", "withdrawal.reason", "programme_entry.data_from", "programme_entry.source"),
        *("programme_entry.duty", "programme_entry.series", "programme_entry.principles"),
    ),
    "what is said of the minutes": (
        *("minute.number", "minute_book.chair_agreed_by", "minute_book.signed_on_text"),
        *("minute_book.signed_by_as_printed", "correction.minute", "correction.attendance", "correction.interest"),
        *("correction.change", "declaration.items", "declaration.kind", "declaration.registered"),
        *("declaration.dispensation", "declaration.action", "declaration.left", "declaration.returned"),
        *("declaration.deleted_by_correction", "outcome.principles", "paper.principles", "correction.before"),
        *("correction.after", "outcome.amendments", "outcome.motion", "declaration.under", "minute_book.despite"),
        *("declaration_notice.items", "declaration_notice.kind", "dispensation.ground", "dispensation.items"),
        *("dispensation.matter", "dispensation.reference", "dispensation.refusal", "dispensation.request"),
        *("registration_task.outcome", "closed_access.decided_why", "scan.name"),
    ),
    "who did it and when": (
        *("raised.raised_text", "raised.shown_by"),
        *("chase.to", "chase.by", "comment_answer.by"),
        *("paper.changed_by", "paper_version.by", "minute.written_by", "audit_entry.who"),
        *("letter.trouble", "sign_in_attempt.email", "sign_in_attempt.address", "update.date"),
        *("assignment.given_by", "owner_link.made_by", "owner_link.revoked_by", "update.says", "follow_up.rag"),
        *("update.by", "section.kind", "recommendation.verb"),
    ),
    "who decided what, and who looked": (
        *("closed_access.decided_by", "closed_access.ended_by", "decided.by", "decided.reason", "decided.words"),
        *("dispensation.granted_by", "download.who", "look.who", "look.what", "paper_answer.by", "paper.notes"),
        *("register_entry.accepted_by", "scan.added_by", "withdrawal.by", "withholding.by", "withholding.lifted_by"),
    ),
    "what the clerk writes of the year and of what waits, under titles that everyone may read": (
        *("cycle_topic.duty", "cycle_topic.topic", "cycle_topic.month", "cycle_topic.purpose", "cycle_topic.lead"),
        *("cycle_topic.source", "referral.topic", "referral.came_from", "referral.settled_by", "referral.reason"),
    ),
    "no screen writes it; it goes from bundle to bundle": (
        *("follow_up.reference", "follow_up.due_stages", "follow_up.evidence", "register_entry.category"),
        *("register_entry.from_text", "register_entry.to_text", "gift.giver"),
        *("gift.detail", "gift.value", "gift.received", "gift.registered"),
    ),
}
"""Columns that hold nothing withheld, each with the reason."""


IN_FILES = frozenset({"paper.sha256", "picture.sha256"})
"""Columns that name a file in which words stand."""


def columns_of_words() -> set[str]:
    """Every column that can hold words, as “table.column”; those of the software's own words apart."""
    return {
        f"{table.name}.{column.key}"
        for table in db.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, String | JSON) and not isinstance(column.type, Enum)
        if column.key not in OF_THE_SOFTWARE
    } | IN_FILES
