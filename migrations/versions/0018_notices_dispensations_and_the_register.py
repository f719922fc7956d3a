"""Notices dispensations and the register."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.create_table(
        "member_register",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["body_id"], ["body.id"], name=op.f("fk_member_register_body_id_body"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_member_register_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_register")),
        sa.UniqueConstraint("body_id", "person_id", name=op.f("uq_member_register_body_id_person_id")),
    )
    with op.batch_alter_table("member_register") as batch_op:
        batch_op.create_index(batch_op.f("ix_member_register_body_id"), ["body_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_member_register_person_id"), ["person_id"], unique=False)

    op.create_table(
        "dispensation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("ground", sa.Text(), nullable=True),
        sa.Column("scope", sa.String(length=40), nullable=True),
        sa.Column("matter", sa.Text(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("items", sa.JSON(), nullable=True),
        sa.Column("from_date", sa.Date(), nullable=True),
        sa.Column("until_date", sa.Date(), nullable=True),
        sa.Column("requested_on", sa.Date(), nullable=True),
        sa.Column("request", sa.Text(), nullable=True),
        sa.Column("granted_on", sa.Date(), nullable=True),
        sa.Column("granted_by", sa.Text(), nullable=True),
        sa.Column("refused_on", sa.Date(), nullable=True),
        sa.Column("refusal", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.Column("as_printed", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["body_id"], ["body.id"], name=op.f("fk_dispensation_body_id_body"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_dispensation_meeting_id_meeting"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_dispensation_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dispensation")),
    )
    with op.batch_alter_table("dispensation") as batch_op:
        batch_op.create_index(batch_op.f("ix_dispensation_body_id"), ["body_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_dispensation_key"), ["key"], unique=False)
        batch_op.create_index(batch_op.f("ix_dispensation_person_id"), ["person_id"], unique=False)

    op.create_table(
        "paper_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("withheld", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_paper_answer_meeting_id_meeting"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_paper_answer_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_answer")),
        sa.UniqueConstraint("about", "person_id", name=op.f("uq_paper_answer_about_person_id")),
    )
    with op.batch_alter_table("paper_answer") as batch_op:
        batch_op.create_index(batch_op.f("ix_paper_answer_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "declaration_notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("entry_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("declaration_id", sa.Integer(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.Column("as_printed", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("items", sa.JSON(), nullable=True),
        sa.Column("all_items", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("trigger", sa.String(length=40), nullable=True),
        sa.Column("nature", sa.Text(), nullable=True),
        sa.Column("sensitive", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["declaration_id"],
            ["declaration.id"],
            name=op.f("fk_declaration_notice_declaration_id_declaration"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"],
            ["register_entry.id"],
            name=op.f("fk_declaration_notice_entry_id_register_entry"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_declaration_notice_meeting_id_meeting"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_declaration_notice_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_declaration_notice")),
    )
    with op.batch_alter_table("declaration_notice") as batch_op:
        batch_op.create_index(batch_op.f("ix_declaration_notice_declaration_id"), ["declaration_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_declaration_notice_key"), ["key"], unique=False)
        batch_op.create_index(batch_op.f("ix_declaration_notice_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_declaration_notice_person_id"), ["person_id"], unique=False)

    op.create_table(
        "registration_task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("declaration_id", sa.Integer(), nullable=False),
        sa.Column("disclosed_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("entry_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["declaration_id"],
            ["declaration.id"],
            name=op.f("fk_registration_task_declaration_id_declaration"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"],
            ["register_entry.id"],
            name=op.f("fk_registration_task_entry_id_register_entry"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registration_task")),
        sa.UniqueConstraint("declaration_id", name=op.f("uq_registration_task_declaration_id")),
    )
    with op.batch_alter_table("declaration") as batch_op:
        batch_op.add_column(sa.Column("under", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("dispensation_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("spoke_as_public", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("voted", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("trigger", sa.String(length=40), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_declaration_dispensation_id_dispensation"),
            "dispensation",
            ["dispensation_id"],
            ["id"],
            ondelete="SET NULL",
        )

    with op.batch_alter_table("register_entry") as batch_op:
        batch_op.add_column(sa.Column("whose", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("home", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("to_date", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("arose_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("notified_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("accepted_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("accepted_by", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))


def downgrade() -> None:
    with op.batch_alter_table("register_entry") as batch_op:
        batch_op.drop_column("version")
        batch_op.drop_column("accepted_by")
        batch_op.drop_column("accepted_on")
        batch_op.drop_column("notified_on")
        batch_op.drop_column("arose_on")
        batch_op.drop_column("to_date")
        batch_op.drop_column("home")
        batch_op.drop_column("whose")

    with op.batch_alter_table("declaration") as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_declaration_dispensation_id_dispensation"), type_="foreignkey")
        batch_op.drop_column("trigger")
        batch_op.drop_column("voted")
        batch_op.drop_column("spoke_as_public")
        batch_op.drop_column("dispensation_id")
        batch_op.drop_column("under")

    op.drop_table("registration_task")
    with op.batch_alter_table("declaration_notice") as batch_op:
        batch_op.drop_index(batch_op.f("ix_declaration_notice_person_id"))
        batch_op.drop_index(batch_op.f("ix_declaration_notice_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_declaration_notice_key"))
        batch_op.drop_index(batch_op.f("ix_declaration_notice_declaration_id"))

    op.drop_table("declaration_notice")
    with op.batch_alter_table("paper_answer") as batch_op:
        batch_op.drop_index(batch_op.f("ix_paper_answer_meeting_id"))

    op.drop_table("paper_answer")
    with op.batch_alter_table("dispensation") as batch_op:
        batch_op.drop_index(batch_op.f("ix_dispensation_person_id"))
        batch_op.drop_index(batch_op.f("ix_dispensation_key"))
        batch_op.drop_index(batch_op.f("ix_dispensation_body_id"))

    op.drop_table("dispensation")
    with op.batch_alter_table("member_register") as batch_op:
        batch_op.drop_index(batch_op.f("ix_member_register_person_id"))
        batch_op.drop_index(batch_op.f("ix_member_register_body_id"))

    op.drop_table("member_register")
