"""Corrections scans and closed parts."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.create_table(
        "scan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("book_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["minute_book.id"], name=op.f("fk_scan_book_id_minute_book"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scan")),
    )
    with op.batch_alter_table("scan") as batch_op:
        batch_op.create_index(batch_op.f("ix_scan_book_id"), ["book_id"], unique=False)

    with op.batch_alter_table("action") as batch_op:
        batch_op.add_column(sa.Column("closed", sa.Boolean(), nullable=False, server_default=sa.false()))

    with op.batch_alter_table("correction") as batch_op:
        batch_op.add_column(sa.Column("what", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("before", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("after", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("minute_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("target", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("facts", sa.JSON(), nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("kept", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("closed", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("agreed_at_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("written_on_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_correction_agreed_at_id_meeting"), "meeting", ["agreed_at_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_correction_minute_id_minute"), "minute", ["minute_id"], ["id"], ondelete="SET NULL"
        )

    with op.batch_alter_table("minute") as batch_op:
        batch_op.add_column(sa.Column("last_point", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("closed_html", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("exempt", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("exempt_paragraphs", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("contract_terms", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("public_interest", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("exempt_decided_by", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("exempt_decided_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("exempt_review_on", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("confidential", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("confidential_ground", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("opened_by", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("opened_reason", sa.Text(), nullable=True))

    with op.batch_alter_table("minute_book") as batch_op:
        batch_op.add_column(sa.Column("signed_how", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("despite", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("text_sha256", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("outcome_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("live", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.create_foreign_key(
            batch_op.f("fk_minute_book_outcome_id_outcome"), "outcome", ["outcome_id"], ["id"], ondelete="SET NULL"
        )

    with op.batch_alter_table("outcome") as batch_op:
        batch_op.add_column(sa.Column("motion", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("amendments", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("closed", sa.Boolean(), nullable=False, server_default=sa.false()))

    with op.batch_alter_table("point") as batch_op:
        batch_op.add_column(sa.Column("closed", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    with op.batch_alter_table("point") as batch_op:
        batch_op.drop_column("closed")

    with op.batch_alter_table("outcome") as batch_op:
        batch_op.drop_column("closed")
        batch_op.drop_column("amendments")
        batch_op.drop_column("motion")

    with op.batch_alter_table("minute_book") as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_minute_book_outcome_id_outcome"), type_="foreignkey")
        batch_op.drop_column("live")
        batch_op.drop_column("outcome_id")
        batch_op.drop_column("text_sha256")
        batch_op.drop_column("despite")
        batch_op.drop_column("signed_at")
        batch_op.drop_column("signed_how")

    with op.batch_alter_table("minute") as batch_op:
        batch_op.drop_column("opened_reason")
        batch_op.drop_column("opened_by")
        batch_op.drop_column("opened_at")
        batch_op.drop_column("confidential_ground")
        batch_op.drop_column("confidential")
        batch_op.drop_column("exempt_review_on")
        batch_op.drop_column("exempt_decided_on")
        batch_op.drop_column("exempt_decided_by")
        batch_op.drop_column("public_interest")
        batch_op.drop_column("contract_terms")
        batch_op.drop_column("exempt_paragraphs")
        batch_op.drop_column("exempt")
        batch_op.drop_column("closed_html")
        batch_op.drop_column("last_point")

    with op.batch_alter_table("correction") as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_correction_minute_id_minute"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_correction_agreed_at_id_meeting"), type_="foreignkey")
        batch_op.drop_column("written_on_at")
        batch_op.drop_column("agreed_at_id")
        batch_op.drop_column("closed")
        batch_op.drop_column("kept")
        batch_op.drop_column("facts")
        batch_op.drop_column("target")
        batch_op.drop_column("minute_id")
        batch_op.drop_column("after")
        batch_op.drop_column("before")
        batch_op.drop_column("what")

    with op.batch_alter_table("action") as batch_op:
        batch_op.drop_column("closed")

    with op.batch_alter_table("scan") as batch_op:
        batch_op.drop_index(batch_op.f("ix_scan_book_id"))

    op.drop_table("scan")
