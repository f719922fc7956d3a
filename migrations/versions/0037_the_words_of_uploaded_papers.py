"""The words of uploaded papers."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"


def upgrade() -> None:
    with op.batch_alter_table("paper") as table:
        table.add_column(sa.Column("words_sha256", sa.Text(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("paper") as table:
        table.drop_column("words_sha256")
