"""Tables of meetings, agendas, attendance."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("date_text", sa.Text(), nullable=True),
        sa.Column("time", sa.Time(), nullable=True),
        sa.Column("time_text", sa.Text(), nullable=True),
        sa.Column("venue", sa.Text(), nullable=True),
        sa.Column("title_note", sa.Text(), nullable=True),
        sa.Column("body_name", sa.Text(), nullable=True),
        sa.Column("contacts", sa.JSON(), nullable=False),
        sa.Column("views_by", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("coverage", sa.Text(), nullable=True),
        sa.Column("called_on", sa.Date(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("continues_id", sa.Integer(), nullable=True),
        sa.Column("order_taken", sa.JSON(), nullable=True),
        sa.Column("started", sa.Text(), nullable=True),
        sa.Column("concluded", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("interests_none", sa.Text(), nullable=True),
        sa.Column("roll", sa.JSON(), nullable=True),
        sa.Column("minutes_locked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_meeting_body_id_body")),
        sa.ForeignKeyConstraint(["continues_id"], ["meeting.id"], name=op.f("fk_meeting_continues_id_meeting")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
    )
    with op.batch_alter_table("meeting") as batch_op:
        batch_op.create_index(batch_op.f("ix_meeting_body_id"), ["body_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_meeting_date"), ["date"], unique=False)
        batch_op.create_index(batch_op.f("ix_meeting_key"), ["key"], unique=False)

    op.create_table(
        "adjournment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("from_text", sa.Text(), nullable=True),
        sa.Column("to_text", sa.Text(), nullable=True),
        sa.Column("to_date", sa.Date(), nullable=True),
        sa.Column("to_time", sa.Time(), nullable=True),
        sa.Column("to_venue", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_adjournment_meeting_id_meeting"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_adjournment")),
    )
    with op.batch_alter_table("adjournment") as batch_op:
        batch_op.create_index(batch_op.f("ix_adjournment_key"), ["key"], unique=False)
        batch_op.create_index(batch_op.f("ix_adjournment_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "agenda_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("number_known", sa.Boolean(), nullable=True),
        sa.Column("number_fixed", sa.Boolean(), nullable=False),
        sa.Column("part", sa.String(length=40), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=True),
        sa.Column("presenter", sa.Text(), nullable=True),
        sa.Column("minutes_allowed", sa.Text(), nullable=True),
        sa.Column("to_follow", sa.Boolean(), nullable=False),
        sa.Column("verbal", sa.Boolean(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("urgent_reason", sa.Text(), nullable=True),
        sa.Column("urgent_agreed_by", sa.Text(), nullable=True),
        sa.Column("late_reason", sa.Text(), nullable=True),
        sa.Column("added_on", sa.Date(), nullable=True),
        sa.Column("prepared_motion", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.Column("exempt", sa.Boolean(), nullable=False),
        sa.Column("exempt_paragraphs", sa.JSON(), nullable=False),
        sa.Column("public_interest", sa.Text(), nullable=True),
        sa.Column("exempt_decided_by", sa.Text(), nullable=True),
        sa.Column("exempt_review_on", sa.Text(), nullable=True),
        sa.Column("confidential", sa.Boolean(), nullable=False),
        sa.Column("confidential_ground", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_agenda_item_meeting_id_meeting"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_item")),
    )
    with op.batch_alter_table("agenda_item") as batch_op:
        batch_op.create_index(batch_op.f("ix_agenda_item_key"), ["key"], unique=False)
        batch_op.create_index(batch_op.f("ix_agenda_item_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "closed_business",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("from_item", sa.Text(), nullable=True),
        sa.Column("to_item", sa.Text(), nullable=True),
        sa.Column("resolution", sa.Text(), nullable=True),
        sa.Column("paragraphs", sa.JSON(), nullable=True),
        sa.Column("carried", sa.Boolean(), nullable=True),
        sa.Column("readmitted_at", sa.Text(), nullable=True),
        sa.Column("readmission", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_closed_business_meeting_id_meeting"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closed_business")),
    )
    with op.batch_alter_table("closed_business") as batch_op:
        batch_op.create_index(batch_op.f("ix_closed_business_key"), ["key"], unique=False)
        batch_op.create_index(batch_op.f("ix_closed_business_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("posted_at_text", sa.Text(), nullable=True),
        sa.Column("where", sa.Text(), nullable=True),
        sa.Column("at_offices", sa.DateTime(timezone=True), nullable=True),
        sa.Column("on_web", sa.DateTime(timezone=True), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_notice_meeting_id_meeting"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
    )
    with op.batch_alter_table("notice") as batch_op:
        batch_op.create_index(batch_op.f("ix_notice_key"), ["key"], unique=False)
        batch_op.create_index(batch_op.f("ix_notice_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "presiding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("items", sa.JSON(), nullable=True),
        sa.Column("from_text", sa.Text(), nullable=True),
        sa.Column("to_text", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.Column("as_printed", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_presiding_meeting_id_meeting"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_presiding_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_presiding")),
    )
    with op.batch_alter_table("presiding") as batch_op:
        batch_op.create_index(batch_op.f("ix_presiding_key"), ["key"], unique=False)
        batch_op.create_index(batch_op.f("ix_presiding_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_presiding_person_id"), ["person_id"], unique=False)

    op.create_table(
        "attendance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=True),
        sa.Column("organisation", sa.Text(), nullable=True),
        sa.Column("head_count", sa.Integer(), nullable=True),
        sa.Column("capacity", sa.Text(), nullable=True),
        sa.Column("category", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("mode", sa.Text(), nullable=True),
        sa.Column("for_person_id", sa.Integer(), nullable=True),
        sa.Column("for_as_printed", sa.Text(), nullable=True),
        sa.Column("left_for_items", sa.JSON(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.Column("as_printed", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["for_person_id"], ["person.id"], name=op.f("fk_attendance_for_person_id_person")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_attendance_meeting_id_meeting"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_attendance_person_id_person")),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name=op.f("fk_attendance_seat_id_seat"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
    )
    with op.batch_alter_table("attendance") as batch_op:
        batch_op.create_index(batch_op.f("ix_attendance_key"), ["key"], unique=False)
        batch_op.create_index(batch_op.f("ix_attendance_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_attendance_person_id"), ["person_id"], unique=False)

    op.create_table(
        "spell",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("attendance_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("joined", sa.Text(), nullable=True),
        sa.Column("left", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attendance_id"], ["attendance.id"], name=op.f("fk_spell_attendance_id_attendance"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spell")),
    )
    with op.batch_alter_table("spell") as batch_op:
        batch_op.create_index(batch_op.f("ix_spell_attendance_id"), ["attendance_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_spell_key"), ["key"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("spell") as batch_op:
        batch_op.drop_index(batch_op.f("ix_spell_key"))
        batch_op.drop_index(batch_op.f("ix_spell_attendance_id"))

    op.drop_table("spell")
    with op.batch_alter_table("attendance") as batch_op:
        batch_op.drop_index(batch_op.f("ix_attendance_person_id"))
        batch_op.drop_index(batch_op.f("ix_attendance_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_attendance_key"))

    op.drop_table("attendance")
    with op.batch_alter_table("presiding") as batch_op:
        batch_op.drop_index(batch_op.f("ix_presiding_person_id"))
        batch_op.drop_index(batch_op.f("ix_presiding_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_presiding_key"))

    op.drop_table("presiding")
    with op.batch_alter_table("notice") as batch_op:
        batch_op.drop_index(batch_op.f("ix_notice_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_notice_key"))

    op.drop_table("notice")
    with op.batch_alter_table("closed_business") as batch_op:
        batch_op.drop_index(batch_op.f("ix_closed_business_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_closed_business_key"))

    op.drop_table("closed_business")
    with op.batch_alter_table("agenda_item") as batch_op:
        batch_op.drop_index(batch_op.f("ix_agenda_item_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_agenda_item_key"))

    op.drop_table("agenda_item")
    with op.batch_alter_table("adjournment") as batch_op:
        batch_op.drop_index(batch_op.f("ix_adjournment_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_adjournment_key"))

    op.drop_table("adjournment")
    with op.batch_alter_table("meeting") as batch_op:
        batch_op.drop_index(batch_op.f("ix_meeting_key"))
        batch_op.drop_index(batch_op.f("ix_meeting_date"))
        batch_op.drop_index(batch_op.f("ix_meeting_body_id"))

    op.drop_table("meeting")
