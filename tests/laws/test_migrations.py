"""The migrations: one line, both directions, on both engines, and equal to the models. Nothing is lost on the way."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect, text

from panel import create_app
from panel.extensions import db
from panel.ground import _is_ours
from panel.resources import resource
from tests.conftest import configure


@pytest.fixture
def bare(request: pytest.FixtureRequest, engine: str, tmp_path: Path) -> Iterator[Flask]:
    """The application on a database without a table."""
    server = request.getfixturevalue("postgresql_server") if engine == "postgresql" else None
    url = server.create() if server else ""
    application = create_app(configure(tmp_path, url))
    with application.app_context():
        yield application
        db.session.remove()
        db.engine.dispose()
    if server:
        server.drop(url)


def tables() -> set[str]:
    """The tables of the database, save the one that counts migrations and those of SQLite's full text."""
    return {name for name in inspect(db.engine).get_table_names() if _is_ours(name, "table", {})} - {"alembic_version"}


def test_there_is_one_line_of_migrations() -> None:
    script = ScriptDirectory(str(resource("migrations")))
    assert len(script.get_heads()) == 1
    assert len(script.get_bases()) == 1


@pytest.mark.both_engines
def test_up_down_and_up_again_ends_equal_to_the_models(bare: Flask) -> None:
    upgrade()
    assert tables() == set(db.metadata.tables)
    downgrade(revision="base")
    assert tables() == set()
    upgrade()
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": _is_ours})
        assert compare_metadata(context, db.metadata) == []


@pytest.mark.both_engines
def test_each_migration_goes_down_by_itself(bare: Flask) -> None:
    upgrade()
    script = ScriptDirectory(str(resource("migrations")))
    for revision in script.walk_revisions():
        downgrade(revision=revision.down_revision or "base")
    assert tables() == set()


ALTERING = """
import sqlalchemy as sa
from alembic import op

revision = "altering"
down_revision = {head!r}


def upgrade():
    with op.batch_alter_table("council", recreate="always") as table:
        table.add_column(sa.Column("motto", sa.Text()))


def downgrade():
    with op.batch_alter_table("council", recreate="always") as table:
        table.drop_column("motto")
"""


def test_altering_a_table_keeps_the_rows_that_refer_to_it(bare: Flask, tmp_path: Path) -> None:
    """On SQLite a table is altered by copying and dropping it; its children must not go with the old one."""
    folder = tmp_path / "migrations"
    shutil.copytree(resource("migrations"), folder)
    head = ScriptDirectory(str(folder)).get_current_head()
    (folder / "versions" / "altering.py").write_text(ALTERING.format(head=head))
    upgrade(directory=str(folder), revision=head)
    with db.engine.begin() as connection:
        connection.execute(text(COUNCIL))
        connection.execute(text("INSERT INTO office_closure (id, council_id, day) VALUES (1, 1, '2026-12-24')"))
    upgrade(directory=str(folder))
    downgrade(directory=str(folder), revision=head)
    with db.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM office_closure")).scalar() == 1


COUNCIL = """
INSERT INTO council (id, name, address, contacts, given, version) VALUES (1, 'Fenshire', '[]', '[]', '{}', 1)
"""
