"""Tables of interests and the register."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "register_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("category", sa.Text(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("from_text", sa.Text(), nullable=True),
        sa.Column("to_text", sa.Text(), nullable=True),
        sa.Column("sensitive", sa.Boolean(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.Column("as_printed", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["body_id"], ["body.id"], name=op.f("fk_register_entry_body_id_body"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_register_entry_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_entry")),
    )
    with op.batch_alter_table("register_entry") as batch_op:
        batch_op.create_index(batch_op.f("ix_register_entry_body_id"), ["body_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_register_entry_key"), ["key"], unique=False)
        batch_op.create_index(batch_op.f("ix_register_entry_person_id"), ["person_id"], unique=False)

    op.create_table(
        "declaration",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("items", sa.JSON(), nullable=True),
        sa.Column("all_items", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("nature", sa.Text(), nullable=True),
        sa.Column("sensitive", sa.Boolean(), nullable=True),
        sa.Column("registered", sa.Text(), nullable=True),
        sa.Column("dispensation", sa.Text(), nullable=True),
        sa.Column("action", sa.Text(), nullable=True),
        sa.Column("left", sa.Text(), nullable=True),
        sa.Column("returned", sa.Text(), nullable=True),
        sa.Column("deleted_by_correction", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.Column("as_printed", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_declaration_meeting_id_meeting"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_declaration_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_declaration")),
    )
    with op.batch_alter_table("declaration") as batch_op:
        batch_op.create_index(batch_op.f("ix_declaration_key"), ["key"], unique=False)
        batch_op.create_index(batch_op.f("ix_declaration_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_declaration_person_id"), ["person_id"], unique=False)

    op.create_table(
        "gift",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("giver", sa.Text(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("received", sa.Text(), nullable=True),
        sa.Column("registered", sa.Text(), nullable=True),
        sa.Column("accepted", sa.Boolean(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.Column("as_printed", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["register_entry.id"], name=op.f("fk_gift_entry_id_register_entry"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_gift_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gift")),
    )
    with op.batch_alter_table("gift") as batch_op:
        batch_op.create_index(batch_op.f("ix_gift_entry_id"), ["entry_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_gift_key"), ["key"], unique=False)
        batch_op.create_index(batch_op.f("ix_gift_person_id"), ["person_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("gift") as batch_op:
        batch_op.drop_index(batch_op.f("ix_gift_person_id"))
        batch_op.drop_index(batch_op.f("ix_gift_key"))
        batch_op.drop_index(batch_op.f("ix_gift_entry_id"))

    op.drop_table("gift")
    with op.batch_alter_table("declaration") as batch_op:
        batch_op.drop_index(batch_op.f("ix_declaration_person_id"))
        batch_op.drop_index(batch_op.f("ix_declaration_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_declaration_key"))

    op.drop_table("declaration")
    with op.batch_alter_table("register_entry") as batch_op:
        batch_op.drop_index(batch_op.f("ix_register_entry_person_id"))
        batch_op.drop_index(batch_op.f("ix_register_entry_key"))
        batch_op.drop_index(batch_op.f("ix_register_entry_body_id"))

    op.drop_table("register_entry")
