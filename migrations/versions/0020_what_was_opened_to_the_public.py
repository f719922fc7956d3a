"""What was opened to the public."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    with op.batch_alter_table("paper") as batch_op:
        batch_op.add_column(sa.Column("withdrawn_version", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("disposed_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("contract_terms", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("exempt_decided_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("opened_by", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("opened_reason", sa.Text(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("paper") as batch_op:
        batch_op.drop_column("opened_reason")
        batch_op.drop_column("opened_by")
        batch_op.drop_column("opened_at")
        batch_op.drop_column("exempt_decided_on")
        batch_op.drop_column("contract_terms")
        batch_op.drop_column("disposed_on")
        batch_op.drop_column("withdrawn_version")
