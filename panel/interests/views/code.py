"""The council's code on interests: its decision table, and the settings of the register."""

from decimal import Decimal
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from panel.access.doors import may, requires
from panel.access.queries import acting
from panel.access.rules import Permission
from panel.bodies.models import Body
from panel.interests.forms.code import CodeForm, kinds_of
from panel.interests.operations.code import keep_code
from panel.interests.queries import code_settings, table_of
from panel.interests.rules.register import Settings
from panel.interests.views.doors import bp, found


@bp.route("/panels/<int:body_id>/code", methods=["GET", "POST"])
@requires(Permission.SET_UP_BODY)
def code(body_id: int) -> ResponseReturnValue:
    """Change what the council's code says otherwise than the model code."""
    body = found(Body, body_id)
    form = CodeForm(obj=code_settings(body), data=_filled(body))
    if form.validate_on_submit() and form.is_current(body.version):
        each = body.council.bodies if form.everywhere.data else [body]
        for one in each:
            if may(Permission.SET_UP_BODY, one):
                keep_code(one, _rows(form, body), _settings(form), by=acting())
        flash("The code was saved.", "success")
        return redirect(url_for("interests.code", body_id=body.id))
    return render_template("interests/code.html", form=form, body=body, kinds=kinds_of(form))


def _filled(body: Body) -> dict[str, Any]:
    rows = {
        f"{row.id}_{name}": getattr(row, name)
        for row in table_of(body).values()
        for name in ("speak", "vote", "leave_room")
    }
    return {**rows, "version": body.version}


def _rows(form: CodeForm, body: Body) -> dict[str, dict[str, Any]]:
    """The values of each kind. Who may vote may take part in the discussion too."""
    return {
        kind: {
            "speak": form[f"{kind}_speak"].data,
            "vote": form[f"{kind}_vote"].data,
            "discuss": form[f"{kind}_vote"].data,
            "leave_room": form[f"{kind}_leave_room"].data,
        }
        for kind in table_of(body)
    }


def _settings(form: CodeForm) -> Settings:
    return Settings(
        register_days=form.register_days.data,
        gift_days=form.gift_days.data,
        gift_threshold=Decimal(form.gift_threshold.data),
        addresses_public=form.addresses_public.data,
        renew_months=form.renew_months.data,
        restricted_papers=form.restricted_papers.data,
    )
