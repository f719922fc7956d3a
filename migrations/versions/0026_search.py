"""Search."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


FOR_SQLITE = (
    """CREATE VIRTUAL TABLE search_words USING fts5
    (words, content='search_passage', content_rowid='id', tokenize='ascii', detail='none')""",
    """CREATE TRIGGER search_passage_added AFTER INSERT ON search_passage BEGIN
    INSERT INTO search_words(rowid, words) VALUES (new.id, new.words); END""",
    """CREATE TRIGGER search_passage_removed AFTER DELETE ON search_passage BEGIN
    INSERT INTO search_words(search_words, rowid, words) VALUES ('delete', old.id, old.words); END""",
)
FOR_POSTGRESQL = (
    "CREATE INDEX search_words ON search_passage USING gin (array_to_tsvector(string_to_array(words, ' ')))",
)


def upgrade() -> None:
    op.create_table(
        "search_door",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("opens", sa.String(length=40), nullable=False),
        sa.Column("exempt", sa.Boolean(), nullable=False),
        sa.Column("paragraphs", sa.JSON(), nullable=False),
        sa.Column("confidential", sa.Boolean(), nullable=False),
        sa.Column("terms", sa.Boolean(), nullable=True),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("own", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_search_door_body_id_body"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_door")),
        sa.UniqueConstraint("digest", name=op.f("uq_search_door_digest")),
    )
    with op.batch_alter_table("search_door") as batch_op:
        batch_op.create_index(batch_op.f("ix_search_door_body_id"), ["body_id"], unique=False)

    op.create_table(
        "search_passage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("root", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("door_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("within", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("endpoint", sa.Text(), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("head", sa.Text(), nullable=False),
        sa.Column("stems", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["body_id"], ["body.id"], name=op.f("fk_search_passage_body_id_body"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["door_id"], ["search_door.id"], name=op.f("fk_search_passage_door_id_search_door"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_passage")),
    )
    with op.batch_alter_table("search_passage") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_search_passage_door_id_search_passage_year"), ["door_id", "year"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_search_passage_root"), ["root"], unique=False)

    for statement in FOR_SQLITE if op.get_bind().dialect.name == "sqlite" else FOR_POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_words")
    with op.batch_alter_table("search_passage") as batch_op:
        batch_op.drop_index(batch_op.f("ix_search_passage_root"))
        batch_op.drop_index(batch_op.f("ix_search_passage_door_id_search_passage_year"))

    op.drop_table("search_passage")
    with op.batch_alter_table("search_door") as batch_op:
        batch_op.drop_index(batch_op.f("ix_search_door_body_id"))

    op.drop_table("search_door")
