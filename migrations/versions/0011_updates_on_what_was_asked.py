"""Tables of updates on what was asked."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "update",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("follow_up_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["follow_up_id"], ["follow_up.id"], name=op.f("fk_update_follow_up_id_follow_up"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_update")),
    )
    with op.batch_alter_table("update") as batch_op:
        batch_op.create_index(batch_op.f("ix_update_follow_up_id"), ["follow_up_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_update_key"), ["key"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("update") as batch_op:
        batch_op.drop_index(batch_op.f("ix_update_key"))
        batch_op.drop_index(batch_op.f("ix_update_follow_up_id"))

    op.drop_table("update")
