"""Closed business and safe titles."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    with op.batch_alter_table("agenda_item") as batch_op:
        batch_op.add_column(sa.Column("published_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("title_safe_by", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("title_safe_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("contract_terms", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("exempt_decided_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("opened_by", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("opened_reason", sa.Text(), nullable=True))

    with op.batch_alter_table("closed_business") as batch_op:
        batch_op.add_column(sa.Column("reason", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("confidential", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("moved_by", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("seconded_by", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("vote", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("at", sa.Text(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("closed_business") as batch_op:
        batch_op.drop_column("at")
        batch_op.drop_column("vote")
        batch_op.drop_column("seconded_by")
        batch_op.drop_column("moved_by")
        batch_op.drop_column("confidential")
        batch_op.drop_column("reason")

    with op.batch_alter_table("agenda_item") as batch_op:
        batch_op.drop_column("opened_reason")
        batch_op.drop_column("opened_by")
        batch_op.drop_column("opened_at")
        batch_op.drop_column("exempt_decided_on")
        batch_op.drop_column("contract_terms")
        batch_op.drop_column("title_safe_on")
        batch_op.drop_column("title_safe_by")
        batch_op.drop_column("published_on")
