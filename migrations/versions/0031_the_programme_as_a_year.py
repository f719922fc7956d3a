"""The programme as a year."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    op.create_table(
        "cycle_topic",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("duty", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("month", sa.Text(), nullable=True),
        sa.Column("purpose", sa.Text(), nullable=True),
        sa.Column("lead", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("statutory", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_cycle_topic_body_id_body"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cycle_topic")),
    )
    with op.batch_alter_table("cycle_topic") as batch_op:
        batch_op.create_index(batch_op.f("ix_cycle_topic_body_id"), ["body_id"], unique=False)

    op.create_table(
        "referral",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("outcome_id", sa.Integer(), nullable=True),
        sa.Column("entry_id", sa.Integer(), nullable=True),
        sa.Column("topic", sa.Text(), nullable=True),
        sa.Column("came_from", sa.Text(), nullable=True),
        sa.Column("joined_on", sa.Date(), nullable=True),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("settled_by", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_referral_body_id_body"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["programme_entry.id"], name=op.f("fk_referral_entry_id_programme_entry"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["outcome_id"], ["outcome.id"], name=op.f("fk_referral_outcome_id_outcome"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral")),
        sa.UniqueConstraint("outcome_id", name=op.f("uq_referral_outcome_id")),
    )
    with op.batch_alter_table("referral") as batch_op:
        batch_op.create_index(batch_op.f("ix_referral_body_id"), ["body_id"], unique=False)

    with op.batch_alter_table("programme_entry") as batch_op:
        batch_op.add_column(sa.Column("data_from", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("source", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("duty", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("recurs", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("every_months", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("series", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("principles", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("follow_up_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("minute_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("item_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_programme_entry_follow_up_id"), ["follow_up_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_programme_entry_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_programme_entry_minute_id"), ["minute_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_programme_entry_series"), ["series"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_programme_entry_minute_id_minute"), "minute", ["minute_id"], ["id"], ondelete="SET NULL"
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_programme_entry_follow_up_id_follow_up"),
            "follow_up",
            ["follow_up_id"],
            ["id"],
            ondelete="SET NULL",
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_programme_entry_item_id_agenda_item"),
            "agenda_item",
            ["item_id"],
            ["id"],
            ondelete="SET NULL",
        )


def downgrade() -> None:
    with op.batch_alter_table("programme_entry") as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_programme_entry_item_id_agenda_item"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_programme_entry_follow_up_id_follow_up"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_programme_entry_minute_id_minute"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_programme_entry_series"))
        batch_op.drop_index(batch_op.f("ix_programme_entry_minute_id"))
        batch_op.drop_index(batch_op.f("ix_programme_entry_item_id"))
        batch_op.drop_index(batch_op.f("ix_programme_entry_follow_up_id"))
        batch_op.drop_column("item_id")
        batch_op.drop_column("minute_id")
        batch_op.drop_column("follow_up_id")
        batch_op.drop_column("principles")
        batch_op.drop_column("series")
        batch_op.drop_column("every_months")
        batch_op.drop_column("recurs")
        batch_op.drop_column("duty")
        batch_op.drop_column("source")
        batch_op.drop_column("data_from")

    with op.batch_alter_table("referral") as batch_op:
        batch_op.drop_index(batch_op.f("ix_referral_body_id"))

    op.drop_table("referral")
    with op.batch_alter_table("cycle_topic") as batch_op:
        batch_op.drop_index(batch_op.f("ix_cycle_topic_body_id"))

    op.drop_table("cycle_topic")
