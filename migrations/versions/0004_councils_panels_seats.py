"""Tables of councils, panels, seats."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "council",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.JSON(), nullable=False),
        sa.Column("website", sa.Text(), nullable=True),
        sa.Column("contacts", sa.JSON(), nullable=False),
        sa.Column("colour", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council")),
    )
    with op.batch_alter_table("council") as batch_op:
        batch_op.create_index(batch_op.f("ix_council_key"), ["key"], unique=False)

    op.create_table(
        "annual_meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_annual_meeting_council_id_council"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_annual_meeting")),
        sa.UniqueConstraint("council_id", "day", name=op.f("uq_annual_meeting_council_id_day")),
    )
    op.create_table(
        "body",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("quorum", sa.Integer(), nullable=True),
        sa.Column("quorum_text", sa.Text(), nullable=True),
        sa.Column("decides", sa.Boolean(), nullable=True),
        sa.Column("meets_in_public", sa.Boolean(), nullable=True),
        sa.Column("numbering_pattern", sa.Text(), nullable=True),
        sa.Column("numbering_restarts", sa.String(length=40), nullable=True),
        sa.Column("numbering_restarts_text", sa.Text(), nullable=True),
        sa.Column("clear_days", sa.Integer(), nullable=False),
        sa.Column("publish_cutoff", sa.Time(), nullable=False),
        sa.Column("year_begins_month", sa.Integer(), nullable=False),
        sa.Column("sub_items", sa.String(length=40), nullable=False),
        sa.Column("reserved_numbers", sa.JSON(), nullable=False),
        sa.Column("filming_notice", sa.Text(), nullable=True),
        sa.Column("remote_counts", sa.Boolean(), nullable=False),
        sa.Column("action_columns", sa.JSON(), nullable=False),
        sa.Column("interest_rules", sa.JSON(), nullable=True),
        sa.Column("bundle_given", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], name=op.f("fk_body_council_id_council")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body")),
        sa.UniqueConstraint("council_id", "code", name=op.f("uq_body_council_id_code")),
    )
    with op.batch_alter_table("body") as batch_op:
        batch_op.create_index(batch_op.f("ix_body_code"), ["code"], unique=False)
        batch_op.create_index(batch_op.f("ix_body_key"), ["key"], unique=False)

    op.create_table(
        "office_closure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_office_closure_council_id_council"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_closure")),
        sa.UniqueConstraint("council_id", "day", name=op.f("uq_office_closure_council_id_day")),
    )
    op.create_table(
        "category",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("voting", sa.Boolean(), nullable=False),
        sa.Column("councillors", sa.Boolean(), nullable=False),
        sa.Column("sees_restricted", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_category_body_id_body"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_category")),
        sa.UniqueConstraint("body_id", "name", name=op.f("uq_category_body_id_name")),
    )
    with op.batch_alter_table("category") as batch_op:
        batch_op.create_index(batch_op.f("ix_category_key"), ["key"], unique=False)

    op.create_table(
        "phrase",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_phrase_body_id_body"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phrase")),
    )
    with op.batch_alter_table("phrase") as batch_op:
        batch_op.create_index(batch_op.f("ix_phrase_body_id"), ["body_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_phrase_key"), ["key"], unique=False)

    op.create_table(
        "report_template",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["body_id"], ["body.id"], name=op.f("fk_report_template_body_id_body"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_template")),
    )
    with op.batch_alter_table("report_template") as batch_op:
        batch_op.create_index(batch_op.f("ix_report_template_body_id"), ["body_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_report_template_key"), ["key"], unique=False)

    op.create_table(
        "standard_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=True),
        sa.Column("part", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["body_id"], ["body.id"], name=op.f("fk_standard_item_body_id_body"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standard_item")),
    )
    with op.batch_alter_table("standard_item") as batch_op:
        batch_op.create_index(batch_op.f("ix_standard_item_body_id"), ["body_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_standard_item_key"), ["key"], unique=False)

    op.create_table(
        "seat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("category_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("post", sa.Text(), nullable=True),
        sa.Column("vacant", sa.Boolean(), nullable=False),
        sa.Column("voting", sa.Boolean(), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("from_text", sa.Text(), nullable=True),
        sa.Column("from_date", sa.Date(), nullable=True),
        sa.Column("to_text", sa.Text(), nullable=True),
        sa.Column("to_date", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.Column("as_printed", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_seat_body_id_body"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["category_id"], ["category.id"], name=op.f("fk_seat_category_id_category")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_seat_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat")),
    )
    with op.batch_alter_table("seat") as batch_op:
        batch_op.create_index(batch_op.f("ix_seat_body_id"), ["body_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_seat_key"), ["key"], unique=False)
        batch_op.create_index(batch_op.f("ix_seat_person_id"), ["person_id"], unique=False)

    op.create_table(
        "template_section",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("template_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("heading", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("fixed_text", sa.Text(), nullable=True),
        sa.Column("hint", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["template_id"],
            ["report_template.id"],
            name=op.f("fk_template_section_template_id_report_template"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_template_section")),
    )
    with op.batch_alter_table("template_section") as batch_op:
        batch_op.create_index(batch_op.f("ix_template_section_key"), ["key"], unique=False)
        batch_op.create_index(batch_op.f("ix_template_section_template_id"), ["template_id"], unique=False)

    op.create_table(
        "seat_substitute",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.Column("as_printed", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_seat_substitute_person_id_person")),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seat.id"], name=op.f("fk_seat_substitute_seat_id_seat"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat_substitute")),
    )
    with op.batch_alter_table("seat_substitute") as batch_op:
        batch_op.create_index(batch_op.f("ix_seat_substitute_key"), ["key"], unique=False)
        batch_op.create_index(batch_op.f("ix_seat_substitute_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_seat_substitute_seat_id"), ["seat_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("seat_substitute") as batch_op:
        batch_op.drop_index(batch_op.f("ix_seat_substitute_seat_id"))
        batch_op.drop_index(batch_op.f("ix_seat_substitute_person_id"))
        batch_op.drop_index(batch_op.f("ix_seat_substitute_key"))

    op.drop_table("seat_substitute")
    with op.batch_alter_table("template_section") as batch_op:
        batch_op.drop_index(batch_op.f("ix_template_section_template_id"))
        batch_op.drop_index(batch_op.f("ix_template_section_key"))

    op.drop_table("template_section")
    with op.batch_alter_table("seat") as batch_op:
        batch_op.drop_index(batch_op.f("ix_seat_person_id"))
        batch_op.drop_index(batch_op.f("ix_seat_key"))
        batch_op.drop_index(batch_op.f("ix_seat_body_id"))

    op.drop_table("seat")
    with op.batch_alter_table("standard_item") as batch_op:
        batch_op.drop_index(batch_op.f("ix_standard_item_key"))
        batch_op.drop_index(batch_op.f("ix_standard_item_body_id"))

    op.drop_table("standard_item")
    with op.batch_alter_table("report_template") as batch_op:
        batch_op.drop_index(batch_op.f("ix_report_template_key"))
        batch_op.drop_index(batch_op.f("ix_report_template_body_id"))

    op.drop_table("report_template")
    with op.batch_alter_table("phrase") as batch_op:
        batch_op.drop_index(batch_op.f("ix_phrase_key"))
        batch_op.drop_index(batch_op.f("ix_phrase_body_id"))

    op.drop_table("phrase")
    with op.batch_alter_table("category") as batch_op:
        batch_op.drop_index(batch_op.f("ix_category_key"))

    op.drop_table("category")
    op.drop_table("office_closure")
    with op.batch_alter_table("body") as batch_op:
        batch_op.drop_index(batch_op.f("ix_body_key"))
        batch_op.drop_index(batch_op.f("ix_body_code"))

    op.drop_table("body")
    op.drop_table("annual_meeting")
    with op.batch_alter_table("council") as batch_op:
        batch_op.drop_index(batch_op.f("ix_council_key"))

    op.drop_table("council")
