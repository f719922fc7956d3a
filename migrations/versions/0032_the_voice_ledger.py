"""The voice ledger."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    op.create_table(
        "raised",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("raised_by", sa.Text(), nullable=False),
        sa.Column("raised_on", sa.Date(), nullable=True),
        sa.Column("raised_text", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("changed", sa.Text(), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("told_how", sa.Text(), nullable=True),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("shown_by", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_raised_body_id_body"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_raised_item_id_agenda_item"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_raised")),
    )
    with op.batch_alter_table("raised") as batch_op:
        batch_op.create_index(batch_op.f("ix_raised_body_id"), ["body_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_raised_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_raised_key"), ["key"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("raised") as batch_op:
        batch_op.drop_index(batch_op.f("ix_raised_key"))
        batch_op.drop_index(batch_op.f("ix_raised_item_id"))
        batch_op.drop_index(batch_op.f("ix_raised_body_id"))

    op.drop_table("raised")
