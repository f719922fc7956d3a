"""Settings of quorum votes and signing."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    with op.batch_alter_table("body") as batch_op:
        batch_op.add_column(sa.Column("quorum_share", sa.Text(), nullable=True))
        batch_op.add_column(
            sa.Column("quorum_counts", sa.String(length=40), nullable=False, server_default="voting members")
        )
        batch_op.add_column(sa.Column("appointed_by", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("voting_scheme", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("balance_waived", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("balance_minute", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("point_pattern", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("recommended_mark", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("e_sign", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("urgent_least", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("late_asks_both", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("open_to_councillors", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("remote_may_vote", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("named_vote_threshold", sa.Integer(), nullable=True))

    with op.batch_alter_table("category") as batch_op:
        batch_op.add_column(sa.Column("sees_confidential", sa.Boolean(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("category") as batch_op:
        batch_op.drop_column("sees_confidential")

    with op.batch_alter_table("body") as batch_op:
        batch_op.drop_column("named_vote_threshold")
        batch_op.drop_column("remote_may_vote")
        batch_op.drop_column("open_to_councillors")
        batch_op.drop_column("late_asks_both")
        batch_op.drop_column("urgent_least")
        batch_op.drop_column("e_sign")
        batch_op.drop_column("recommended_mark")
        batch_op.drop_column("point_pattern")
        batch_op.drop_column("balance_minute")
        batch_op.drop_column("balance_waived")
        batch_op.drop_column("voting_scheme")
        batch_op.drop_column("appointed_by")
        batch_op.drop_column("quorum_counts")
        batch_op.drop_column("quorum_share")
