"""How migrations run, on SQLite and PostgreSQL alike: whole or not at all, and without losing a row.

On SQLite a table is altered by copying it, and dropping the old one would delete every row that refers to it where a
foreign key cascades. So foreign keys are off while migrations run, and are checked before they are kept.
"""

from alembic import context
from flask import current_app
from sqlalchemy import Connection

OPTIONS = current_app.extensions["migrate"].configure_args
DB = current_app.extensions["migrate"].db


def run(connection: Connection) -> None:
    """Run the migrations asked for on a connection."""
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        connection.connection.execute("PRAGMA foreign_keys=OFF")
    context.configure(
        connection=connection,
        target_metadata=DB.metadata,
        transactional_ddl=True,
        process_revision_directives=_no_empty_revision,
        **OPTIONS,
    )
    with context.begin_transaction():
        context.run_migrations()
        if sqlite:
            _check_foreign_keys(connection)
    if sqlite:
        connection.connection.execute("PRAGMA foreign_keys=ON")


def _check_foreign_keys(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        tables = ", ".join(sorted({row[0] for row in broken}))
        raise RuntimeError(f"After the migration rows of {tables} refer to rows that are not there. Nothing was kept.")


def _no_empty_revision(_context, _revision, directives) -> None:
    """`flask db migrate` makes no file where the tables equal the models."""
    if getattr(context.config.cmd_opts, "autogenerate", False) and directives[0].upgrade_ops.is_empty():
        directives[:] = []


with DB.engine.connect() as connection:
    run(connection)
