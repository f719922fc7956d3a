"""`flask rules`: where each rule stands, and which are missing."""

from pathlib import Path

import click
from flask import Blueprint

from panel.resources import PACKAGE
from panel.rulebook.rules import Standing, read_book, standings
from panel.rulebook.source import functions_of, tables_of
from panel.wording import counted

bp = Blueprint("rulebook_commands", __name__, cli_group=None)


@bp.cli.command("rules", with_appcontext=False)
@click.option(
    "--checkout",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=PACKAGE.parent,
    help="The folder that holds docs/rules.md, panel and tests; this one unless told otherwise.",
)
def rules(checkout: Path) -> None:
    """Print where each rule of docs/rules.md stands and which table test holds it.

    Fails where a law or a setting has no function that bears its id, or no table test that calls one.
    """
    book = checkout / "docs" / "rules.md"
    if not book.is_file():
        raise click.ClickException(f"{book} is not there. The list of rules is part of a checkout, not of the wheel.")
    found = standings(read_book(book.read_text()), functions_of(checkout / PACKAGE.name), tables_of(checkout / "tests"))
    click.echo("\n".join(line for one in found for line in lines_of(one)))
    missing = [one for one in found if one.fault]
    click.echo(f"\n{counted(len(found), 'rule')}, {len(missing)} missing.")
    if missing:
        raise click.ClickException("\n".join(f"{one.rule.id}: {one.fault}." for one in missing))


def lines_of(standing: Standing) -> list[str]:
    """The lines that say where a rule stands: its level, then each function with the table tests that call it."""
    rule = standing.rule
    reason = f": {rule.reason}" if rule.reason else ""
    head = f"{rule.id:<5} {rule.level.value}{reason}"
    return [
        head,
        *(
            line
            for name, tests in standing.functions.items()
            for line in (f"      {name}", *(f"            {test}" for test in tests))
        ),
        *([f"      MISSING: {standing.fault}"] if standing.fault else []),
    ]
