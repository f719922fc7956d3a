"""Tables of the work programme."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_table(
        "programme_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("year", sa.Text(), nullable=True),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("theme", sa.Text(), nullable=True),
        sa.Column("purpose", sa.Text(), nullable=True),
        sa.Column("lead", sa.Text(), nullable=True),
        sa.Column("meeting", sa.Text(), nullable=True),
        sa.Column("month", sa.Text(), nullable=True),
        sa.Column("statutory", sa.Boolean(), nullable=True),
        sa.Column("origin", sa.JSON(), nullable=True),
        sa.Column("moves", sa.JSON(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["body_id"], ["body.id"], name=op.f("fk_programme_entry_body_id_body"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_entry")),
    )
    with op.batch_alter_table("programme_entry") as batch_op:
        batch_op.create_index(batch_op.f("ix_programme_entry_body_id"), ["body_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_programme_entry_key"), ["key"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("programme_entry") as batch_op:
        batch_op.drop_index(batch_op.f("ix_programme_entry_key"))
        batch_op.drop_index(batch_op.f("ix_programme_entry_body_id"))

    op.drop_table("programme_entry")
