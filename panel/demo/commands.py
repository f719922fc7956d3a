"""`flask demo`: fill an empty database with a fictional council, for looking at and for trying out."""

import click
from flask import Blueprint, current_app

from panel import clock
from panel.bodies.queries import the_council
from panel.config import demonstration_mark
from panel.demo import story
from panel.demo.busy.making import make
from panel.demo.council import PASSWORD
from panel.demo.telling import tell
from panel.transaction import transaction

bp = Blueprint("demo_commands", __name__, cli_group=None)


@bp.cli.command("demo")
@click.option("--if-empty", is_flag=True, help="Do nothing where a council is set up already.")
def demo(*, if_empty: bool) -> None:
    """Fill an empty database with a fictional council and a year of its meetings.

    Only in demonstration mode (PANEL_DEMONSTRATION=1), in which no e-mail is sent and the accounts printed here open.
    """
    if the_council() is not None and if_empty:
        return
    _needs_an_empty_database()
    if not current_app.config["DEMONSTRATION"]:
        if if_empty:
            return
        raise click.ClickException(
            "The demonstration is told in demonstration mode only, never beside a real council’s record. "
            "Set PANEL_DEMONSTRATION=1 to try it out."
        )
    click.echo("Telling a year of a fictional council’s meetings, and drawing their papers. It takes half a minute.")
    with transaction():
        tell(clock.today())
    demonstration_mark(current_app.config["INSTANCE"]).touch()
    click.echo(_who_may_sign_in())


@bp.cli.command("busy-panel")
@click.option("--years", default=10, show_default=True, type=click.IntRange(1, 50), help="How many years to make.")
def busy_panel(years: int) -> None:
    """Fill an empty database with years of a busy panel, to see how pages bear them.

    The council and the accounts are those of the demonstration. Rows are written at once: nothing is drawn.
    """
    _needs_an_empty_database()
    if not current_app.config["DEMONSTRATION"]:
        raise click.ClickException("A busy panel is made in demonstration mode only. Set PANEL_DEMONSTRATION=1.")
    with transaction():
        written = make(years, clock.today())
    demonstration_mark(current_app.config["INSTANCE"]).touch()
    click.echo(f"Made {years} years of a busy panel: {written} rows.")


def _needs_an_empty_database() -> None:
    """Raises ClickException where a council is set up."""
    if the_council() is not None:
        raise click.ClickException("A council is set up here already. The demonstration needs an empty database.")


def _who_may_sign_in() -> str:
    """The accounts as a small table: who each is, the address, the password."""
    rows = [("Role", "E-mail", "Password")]
    rows += [(one["as"], one["email"], PASSWORD) for one in story.accounts()]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return "\n".join(
        "  ".join(word.ljust(width) for word, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
