"""What was overridden."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    with op.batch_alter_table("publication") as batch_op:
        batch_op.add_column(sa.Column("redacted_sha256", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("redacted_octets", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("redacted_for", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("disposed_on", sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("publication") as batch_op:
        batch_op.drop_column("disposed_on")
        batch_op.drop_column("redacted_for")
        batch_op.drop_column("redacted_octets")
        batch_op.drop_column("redacted_sha256")
