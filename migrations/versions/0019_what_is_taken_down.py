"""What is taken down."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.create_table(
        "download",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("sealed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_download_account_id_account"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_download")),
    )
    with op.batch_alter_table("download") as batch_op:
        batch_op.create_index(batch_op.f("ix_download_about"), ["about"], unique=False)
        batch_op.create_index(batch_op.f("ix_download_at"), ["at"], unique=False)

    op.create_table(
        "withdrawal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("replacement", sa.Text(), nullable=True),
        sa.Column("first_page", sa.Integer(), nullable=True),
        sa.Column("last_page", sa.Integer(), nullable=True),
        sa.Column("of_minutes", sa.Boolean(), nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_withdrawal_meeting_id_meeting"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_withdrawal")),
    )
    with op.batch_alter_table("withdrawal") as batch_op:
        batch_op.create_index(batch_op.f("ix_withdrawal_key"), ["key"], unique=False)
        batch_op.create_index(batch_op.f("ix_withdrawal_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "taken",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("withdrawal_id", sa.Integer(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["withdrawal_id"], ["withdrawal.id"], name=op.f("fk_taken_withdrawal_id_withdrawal"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_taken")),
    )
    with op.batch_alter_table("taken") as batch_op:
        batch_op.create_index(batch_op.f("ix_taken_about"), ["about"], unique=False)
        batch_op.create_index(batch_op.f("ix_taken_withdrawal_id"), ["withdrawal_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("taken") as batch_op:
        batch_op.drop_index(batch_op.f("ix_taken_withdrawal_id"))
        batch_op.drop_index(batch_op.f("ix_taken_about"))

    op.drop_table("taken")
    with op.batch_alter_table("withdrawal") as batch_op:
        batch_op.drop_index(batch_op.f("ix_withdrawal_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_withdrawal_key"))

    op.drop_table("withdrawal")
    with op.batch_alter_table("download") as batch_op:
        batch_op.drop_index(batch_op.f("ix_download_at"))
        batch_op.drop_index(batch_op.f("ix_download_about"))

    op.drop_table("download")
