"""Who else may see and who looked."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.create_table(
        "closed_access",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decision", sa.String(length=40), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("decided_why", sa.Text(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["body_id"], ["body.id"], name=op.f("fk_closed_access_body_id_body"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_closed_access_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closed_access")),
    )
    with op.batch_alter_table("closed_access") as batch_op:
        batch_op.create_index(batch_op.f("ix_closed_access_about"), ["about"], unique=False)
        batch_op.create_index(batch_op.f("ix_closed_access_body_id"), ["body_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_closed_access_person_id"), ["person_id"], unique=False)

    op.create_table(
        "look",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("how", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_look_body_id_body"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_look_person_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_look")),
    )
    with op.batch_alter_table("look") as batch_op:
        batch_op.create_index(batch_op.f("ix_look_about"), ["about"], unique=False)
        batch_op.create_index(batch_op.f("ix_look_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_look_body_id"), ["body_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_look_person_id"), ["person_id"], unique=False)

    op.create_table(
        "withholding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lifted_by", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_withholding_body_id_body"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_withholding_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_withholding")),
    )
    with op.batch_alter_table("withholding") as batch_op:
        batch_op.create_index(batch_op.f("ix_withholding_about"), ["about"], unique=False)
        batch_op.create_index(batch_op.f("ix_withholding_body_id"), ["body_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_withholding_person_id"), ["person_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("withholding") as batch_op:
        batch_op.drop_index(batch_op.f("ix_withholding_person_id"))
        batch_op.drop_index(batch_op.f("ix_withholding_body_id"))
        batch_op.drop_index(batch_op.f("ix_withholding_about"))

    op.drop_table("withholding")
    with op.batch_alter_table("look") as batch_op:
        batch_op.drop_index(batch_op.f("ix_look_person_id"))
        batch_op.drop_index(batch_op.f("ix_look_body_id"))
        batch_op.drop_index(batch_op.f("ix_look_at"))
        batch_op.drop_index(batch_op.f("ix_look_about"))

    op.drop_table("look")
    with op.batch_alter_table("closed_access") as batch_op:
        batch_op.drop_index(batch_op.f("ix_closed_access_person_id"))
        batch_op.drop_index(batch_op.f("ix_closed_access_body_id"))
        batch_op.drop_index(batch_op.f("ix_closed_access_about"))

    op.drop_table("closed_access")
