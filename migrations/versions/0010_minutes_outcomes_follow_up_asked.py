"""Tables of minutes, outcomes, follow up asked."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "minute_book",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_sha256", sa.Text(), nullable=True),
        sa.Column("published_public_sha256", sa.Text(), nullable=True),
        sa.Column("chair_note", sa.Text(), nullable=True),
        sa.Column("chair_agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("chair_agreed_by", sa.Text(), nullable=True),
        sa.Column("how", sa.Text(), nullable=True),
        sa.Column("approved_at_id", sa.Integer(), nullable=True),
        sa.Column("approved_at_key", sa.Text(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("signed_on_text", sa.Text(), nullable=True),
        sa.Column("signed_by_person_id", sa.Integer(), nullable=True),
        sa.Column("signed_by_as_printed", sa.Text(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("public_sha256", sa.Text(), nullable=True),
        sa.Column("has_approval", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["approved_at_id"], ["meeting.id"], name=op.f("fk_minute_book_approved_at_id_meeting")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_minute_book_meeting_id_meeting"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["signed_by_person_id"], ["person.id"], name=op.f("fk_minute_book_signed_by_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minute_book")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_minute_book_meeting_id")),
    )
    with op.batch_alter_table("minute_book") as batch_op:
        batch_op.create_index(batch_op.f("ix_minute_book_key"), ["key"], unique=False)

    op.create_table(
        "spent_number",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=True),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["body_id"], ["body.id"], name=op.f("fk_spent_number_body_id_body"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_spent_number_meeting_id_meeting"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spent_number")),
    )
    with op.batch_alter_table("spent_number") as batch_op:
        batch_op.create_index(batch_op.f("ix_spent_number_body_id"), ["body_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_spent_number_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("book_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("minute", sa.Text(), nullable=True),
        sa.Column("attendance", sa.Text(), nullable=True),
        sa.Column("interest", sa.Text(), nullable=True),
        sa.Column("change", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["minute_book.id"], name=op.f("fk_correction_book_id_minute_book"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    with op.batch_alter_table("correction") as batch_op:
        batch_op.create_index(batch_op.f("ix_correction_book_id"), ["book_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_correction_key"), ["key"], unique=False)

    op.create_table(
        "minute",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("number_fixed", sa.Boolean(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("html", sa.Text(), nullable=True),
        sa.Column("summary", sa.Text(), nullable=True),
        sa.Column("open", sa.Boolean(), nullable=True),
        sa.Column("post_meeting_note", sa.Text(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("written_by", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_minute_item_id_agenda_item")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_minute_meeting_id_meeting"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minute")),
    )
    with op.batch_alter_table("minute") as batch_op:
        batch_op.create_index(batch_op.f("ix_minute_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_minute_key"), ["key"], unique=False)
        batch_op.create_index(batch_op.f("ix_minute_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "action",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("minute_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["minute_id"], ["minute.id"], name=op.f("fk_action_minute_id_minute"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action")),
    )
    with op.batch_alter_table("action") as batch_op:
        batch_op.create_index(batch_op.f("ix_action_key"), ["key"], unique=False)
        batch_op.create_index(batch_op.f("ix_action_minute_id"), ["minute_id"], unique=False)

    op.create_table(
        "outcome",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("minute_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("verb", sa.String(length=40), nullable=True),
        sa.Column("verb_text", sa.Text(), nullable=True),
        sa.Column("lead_in", sa.Text(), nullable=True),
        sa.Column("to", sa.Text(), nullable=True),
        sa.Column("moved_by_person_id", sa.Integer(), nullable=True),
        sa.Column("moved_by_as_printed", sa.Text(), nullable=True),
        sa.Column("seconded_by_person_id", sa.Integer(), nullable=True),
        sa.Column("seconded_by_as_printed", sa.Text(), nullable=True),
        sa.Column("vote", sa.JSON(), nullable=True),
        sa.Column("principles", sa.JSON(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["minute_id"], ["minute.id"], name=op.f("fk_outcome_minute_id_minute"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["moved_by_person_id"], ["person.id"], name=op.f("fk_outcome_moved_by_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["seconded_by_person_id"], ["person.id"], name=op.f("fk_outcome_seconded_by_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outcome")),
    )
    with op.batch_alter_table("outcome") as batch_op:
        batch_op.create_index(batch_op.f("ix_outcome_key"), ["key"], unique=False)
        batch_op.create_index(batch_op.f("ix_outcome_minute_id"), ["minute_id"], unique=False)

    op.create_table(
        "point",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("minute_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("html", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["minute_id"], ["minute.id"], name=op.f("fk_point_minute_id_minute"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_point")),
    )
    with op.batch_alter_table("point") as batch_op:
        batch_op.create_index(batch_op.f("ix_point_key"), ["key"], unique=False)
        batch_op.create_index(batch_op.f("ix_point_minute_id"), ["minute_id"], unique=False)

    op.create_table(
        "outcome_part",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("outcome_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["outcome_id"], ["outcome.id"], name=op.f("fk_outcome_part_outcome_id_outcome"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outcome_part")),
    )
    with op.batch_alter_table("outcome_part") as batch_op:
        batch_op.create_index(batch_op.f("ix_outcome_part_key"), ["key"], unique=False)
        batch_op.create_index(batch_op.f("ix_outcome_part_outcome_id"), ["outcome_id"], unique=False)

    op.create_table(
        "follow_up",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("part_id", sa.Integer(), nullable=True),
        sa.Column("action_id", sa.Integer(), nullable=True),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("due_date", sa.Date(), nullable=True),
        sa.Column("due_stages", sa.JSON(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("evidence", sa.JSON(), nullable=True),
        sa.Column("closed_by", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"], ["action.id"], name=op.f("fk_follow_up_action_id_action"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["part_id"], ["outcome_part.id"], name=op.f("fk_follow_up_part_id_outcome_part"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
        sa.UniqueConstraint("action_id", name=op.f("uq_follow_up_action_id")),
        sa.UniqueConstraint("part_id", name=op.f("uq_follow_up_part_id")),
    )
    with op.batch_alter_table("follow_up") as batch_op:
        batch_op.create_index(batch_op.f("ix_follow_up_key"), ["key"], unique=False)

    op.create_table(
        "owner",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("follow_up_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.Column("as_printed", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["follow_up_id"], ["follow_up.id"], name=op.f("fk_owner_follow_up_id_follow_up"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_owner_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_owner")),
    )
    with op.batch_alter_table("owner") as batch_op:
        batch_op.create_index(batch_op.f("ix_owner_follow_up_id"), ["follow_up_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_owner_key"), ["key"], unique=False)
        batch_op.create_index(batch_op.f("ix_owner_person_id"), ["person_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("owner") as batch_op:
        batch_op.drop_index(batch_op.f("ix_owner_person_id"))
        batch_op.drop_index(batch_op.f("ix_owner_key"))
        batch_op.drop_index(batch_op.f("ix_owner_follow_up_id"))

    op.drop_table("owner")
    with op.batch_alter_table("follow_up") as batch_op:
        batch_op.drop_index(batch_op.f("ix_follow_up_key"))

    op.drop_table("follow_up")
    with op.batch_alter_table("outcome_part") as batch_op:
        batch_op.drop_index(batch_op.f("ix_outcome_part_outcome_id"))
        batch_op.drop_index(batch_op.f("ix_outcome_part_key"))

    op.drop_table("outcome_part")
    with op.batch_alter_table("point") as batch_op:
        batch_op.drop_index(batch_op.f("ix_point_minute_id"))
        batch_op.drop_index(batch_op.f("ix_point_key"))

    op.drop_table("point")
    with op.batch_alter_table("outcome") as batch_op:
        batch_op.drop_index(batch_op.f("ix_outcome_minute_id"))
        batch_op.drop_index(batch_op.f("ix_outcome_key"))

    op.drop_table("outcome")
    with op.batch_alter_table("action") as batch_op:
        batch_op.drop_index(batch_op.f("ix_action_minute_id"))
        batch_op.drop_index(batch_op.f("ix_action_key"))

    op.drop_table("action")
    with op.batch_alter_table("minute") as batch_op:
        batch_op.drop_index(batch_op.f("ix_minute_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_minute_key"))
        batch_op.drop_index(batch_op.f("ix_minute_item_id"))

    op.drop_table("minute")
    with op.batch_alter_table("correction") as batch_op:
        batch_op.drop_index(batch_op.f("ix_correction_key"))
        batch_op.drop_index(batch_op.f("ix_correction_book_id"))

    op.drop_table("correction")
    with op.batch_alter_table("spent_number") as batch_op:
        batch_op.drop_index(batch_op.f("ix_spent_number_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_spent_number_body_id"))

    op.drop_table("spent_number")
    with op.batch_alter_table("minute_book") as batch_op:
        batch_op.drop_index(batch_op.f("ix_minute_book_key"))

    op.drop_table("minute_book")
