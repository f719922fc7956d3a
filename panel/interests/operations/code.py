"""The council's own code, as a panel keeps it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from panel.audit.operations import Actor, said
from panel.bodies.models import Body
from panel.interests.queries import table_of
from panel.interests.rules.code import own_code
from panel.interests.rules.register import Settings, settings_as_kept


def keep_code(body: Body, rows: Mapping[str, Mapping[str, Any]], settings: Settings, *, by: Actor) -> None:
    """Keep what the council's code says otherwise than the model code, and the settings of its register.

    `rows` holds, for each kind, the values of the table by their names there.
    """
    table = {kind: replace(row, **rows.get(kind, {})) for kind, row in table_of(body).items()}
    body.interest_rules = {**own_code(table, body.interest_rules), **settings_as_kept(settings)}
    said(f"changed the code on interests of {body.name}", by=by, about=f"body/{body.id}")
