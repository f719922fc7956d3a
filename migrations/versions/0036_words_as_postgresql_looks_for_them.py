"""Words as PostgreSQL looks for them: so kept, they need not be read out of a text for each search.

The first and the last year of what someone may see are found without reading all between.
"""

from alembic import op

revision = "0036"
down_revision = "0035"

OF_WORDS = "array_to_tsvector(string_to_array(words, ' '))"


def upgrade() -> None:
    with op.batch_alter_table("search_passage") as batch_op:
        batch_op.create_index(batch_op.f("ix_search_passage_year_search_passage_door_id"), ["year", "door_id"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP INDEX search_words")
        op.execute(f"ALTER TABLE search_passage ALTER COLUMN words TYPE tsvector USING {OF_WORDS}")
        op.execute("CREATE INDEX search_words ON search_passage USING gin (words) WITH (fastupdate = off)")


def downgrade() -> None:
    with op.batch_alter_table("search_passage") as batch_op:
        batch_op.drop_index(batch_op.f("ix_search_passage_year_search_passage_door_id"))
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP INDEX search_words")
        as_text = "array_to_string(tsvector_to_array(words), ' ')"
        op.execute(f"ALTER TABLE search_passage ALTER COLUMN words TYPE text USING {as_text}")
        op.execute(f"CREATE INDEX search_words ON search_passage USING gin ({OF_WORDS})")
