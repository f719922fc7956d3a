"""What became of what was asked for."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    with op.batch_alter_table("follow_up") as batch_op:
        batch_op.add_column(sa.Column("closed_in_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("due_later", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("rag", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("effect", sa.Text(), nullable=True))
        batch_op.create_index(batch_op.f("ix_follow_up_closed_in_id"), ["closed_in_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_follow_up_closed_in_id_minute"), "minute", ["closed_in_id"], ["id"], ondelete="SET NULL"
        )


def downgrade() -> None:
    with op.batch_alter_table("follow_up") as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_follow_up_closed_in_id_minute"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_follow_up_closed_in_id"))
        batch_op.drop_column("effect")
        batch_op.drop_column("rag")
        batch_op.drop_column("due_later")
        batch_op.drop_column("closed_in_id")
