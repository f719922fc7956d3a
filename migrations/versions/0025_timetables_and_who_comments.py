"""Timetables and who comments."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    op.create_table(
        "template_ask",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("template_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("signs_off", sa.Boolean(), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.Column("as_printed", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_template_ask_person_id_person")),
        sa.ForeignKeyConstraint(
            ["template_id"],
            ["report_template.id"],
            name=op.f("fk_template_ask_template_id_report_template"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_template_ask")),
    )
    with op.batch_alter_table("template_ask") as batch_op:
        batch_op.create_index(batch_op.f("ix_template_ask_key"), ["key"], unique=False)
        batch_op.create_index(batch_op.f("ix_template_ask_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_template_ask_template_id"), ["template_id"], unique=False)

    with op.batch_alter_table("body") as batch_op:
        batch_op.add_column(sa.Column("most_reports", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("voice_weeks", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("timetable", sa.JSON(), nullable=False, server_default="{}"))

    with op.batch_alter_table("council") as batch_op:
        batch_op.add_column(sa.Column("word_sha256", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("word_name", sa.Text(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("council") as batch_op:
        batch_op.drop_column("word_name")
        batch_op.drop_column("word_sha256")

    with op.batch_alter_table("body") as batch_op:
        batch_op.drop_column("timetable")
        batch_op.drop_column("voice_weeks")
        batch_op.drop_column("most_reports")

    with op.batch_alter_table("template_ask") as batch_op:
        batch_op.drop_index(batch_op.f("ix_template_ask_template_id"))
        batch_op.drop_index(batch_op.f("ix_template_ask_person_id"))
        batch_op.drop_index(batch_op.f("ix_template_ask_key"))

    op.drop_table("template_ask")
