"""Tables of papers and their versions."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("template_name", sa.Text(), nullable=True),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("background_papers", sa.JSON(), nullable=True),
        sa.Column("background_text", sa.Text(), nullable=True),
        sa.Column("principles", sa.JSON(), nullable=True),
        sa.Column("file_name", sa.Text(), nullable=True),
        sa.Column("supplied", sa.Text(), nullable=True),
        sa.Column("late_reason", sa.Text(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("access_state", sa.Text(), nullable=True),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("changed_by", sa.Text(), nullable=True),
        sa.Column("published_version", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.Column("exempt", sa.Boolean(), nullable=False),
        sa.Column("exempt_paragraphs", sa.JSON(), nullable=False),
        sa.Column("public_interest", sa.Text(), nullable=True),
        sa.Column("exempt_decided_by", sa.Text(), nullable=True),
        sa.Column("exempt_review_on", sa.Text(), nullable=True),
        sa.Column("confidential", sa.Boolean(), nullable=False),
        sa.Column("confidential_ground", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_paper_item_id_agenda_item"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["account.id"], name=op.f("fk_paper_made_by_id_account"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["paper.id"], name=op.f("fk_paper_parent_id_paper"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper")),
    )
    with op.batch_alter_table("paper") as batch_op:
        batch_op.create_index(batch_op.f("ix_paper_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_paper_key"), ["key"], unique=False)
        batch_op.create_index(batch_op.f("ix_paper_parent_id"), ["parent_id"], unique=False)

    op.create_table(
        "paper_person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_author", sa.Boolean(), nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.Column("as_printed", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["paper.id"], name=op.f("fk_paper_person_paper_id_paper"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_paper_person_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_person")),
    )
    with op.batch_alter_table("paper_person") as batch_op:
        batch_op.create_index(batch_op.f("ix_paper_person_key"), ["key"], unique=False)
        batch_op.create_index(batch_op.f("ix_paper_person_paper_id"), ["paper_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_paper_person_person_id"), ["person_id"], unique=False)

    op.create_table(
        "paper_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["paper.id"], name=op.f("fk_paper_version_paper_id_paper"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_version")),
        sa.UniqueConstraint("paper_id", "number", name=op.f("uq_paper_version_paper_id_number")),
    )
    with op.batch_alter_table("paper_version") as batch_op:
        batch_op.create_index(batch_op.f("ix_paper_version_paper_id"), ["paper_id"], unique=False)

    op.create_table(
        "picture",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_picture_paper_id_paper"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_picture")),
        sa.UniqueConstraint("paper_id", "sha256", name=op.f("uq_picture_paper_id_sha256")),
    )
    with op.batch_alter_table("picture") as batch_op:
        batch_op.create_index(batch_op.f("ix_picture_paper_id"), ["paper_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_picture_sha256"), ["sha256"], unique=False)

    op.create_table(
        "recommendation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("to", sa.Text(), nullable=True),
        sa.Column("verb", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("parts", sa.JSON(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["paper.id"], name=op.f("fk_recommendation_paper_id_paper"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recommendation")),
    )
    with op.batch_alter_table("recommendation") as batch_op:
        batch_op.create_index(batch_op.f("ix_recommendation_key"), ["key"], unique=False)
        batch_op.create_index(batch_op.f("ix_recommendation_paper_id"), ["paper_id"], unique=False)

    op.create_table(
        "section",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("heading", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("html", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_section_paper_id_paper"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_section")),
    )
    with op.batch_alter_table("section") as batch_op:
        batch_op.create_index(batch_op.f("ix_section_key"), ["key"], unique=False)
        batch_op.create_index(batch_op.f("ix_section_paper_id"), ["paper_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("section") as batch_op:
        batch_op.drop_index(batch_op.f("ix_section_paper_id"))
        batch_op.drop_index(batch_op.f("ix_section_key"))

    op.drop_table("section")
    with op.batch_alter_table("recommendation") as batch_op:
        batch_op.drop_index(batch_op.f("ix_recommendation_paper_id"))
        batch_op.drop_index(batch_op.f("ix_recommendation_key"))

    op.drop_table("recommendation")
    with op.batch_alter_table("picture") as batch_op:
        batch_op.drop_index(batch_op.f("ix_picture_sha256"))
        batch_op.drop_index(batch_op.f("ix_picture_paper_id"))

    op.drop_table("picture")
    with op.batch_alter_table("paper_version") as batch_op:
        batch_op.drop_index(batch_op.f("ix_paper_version_paper_id"))

    op.drop_table("paper_version")
    with op.batch_alter_table("paper_person") as batch_op:
        batch_op.drop_index(batch_op.f("ix_paper_person_person_id"))
        batch_op.drop_index(batch_op.f("ix_paper_person_paper_id"))
        batch_op.drop_index(batch_op.f("ix_paper_person_key"))

    op.drop_table("paper_person")
    with op.batch_alter_table("paper") as batch_op:
        batch_op.drop_index(batch_op.f("ix_paper_parent_id"))
        batch_op.drop_index(batch_op.f("ix_paper_key"))
        batch_op.drop_index(batch_op.f("ix_paper_item_id"))

    op.drop_table("paper")
