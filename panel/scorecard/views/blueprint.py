"""The blueprint that these doors share, and how one of their rows is found."""

from flask import Blueprint, abort

from panel.access.doors import may
from panel.access.rules import Permission
from panel.bodies.models import Body
from panel.exemption.queries import papers_open
from panel.extensions import db
from panel.scorecard.chart import chart
from panel.scorecard.models import Indicator, IndicatorValue
from panel.scorecard.queries import about, entry_of, sees_small
from panel.scorecard.rules.cards import hidden_parts

bp = Blueprint("scorecard", __name__)
bp.add_app_template_global(chart, "chart")


def body_read(body_id: int) -> Body:
    """The body whose scorecard is read; aborts with 404 for who may not have its papers (B6)."""
    body = db.session.get(Body, body_id)
    if body is None or not (papers_open(body) or keeps(body)):
        abort(404)
    return body


def keeps(body: Body) -> bool:
    """Whether the present reader keeps the scorecard: whoever writes reports for the body."""
    return may(Permission.WRITE_REPORT, body)


def indicator_found(indicator_id: int) -> Indicator:
    """The indicator; aborts with 404 where there is none."""
    return db.session.get(Indicator, indicator_id) or abort(404)


def value_found(value_id: int) -> IndicatorValue:
    """The figure; aborts with 404 where there is none, and with 403 for who is not shown it."""
    value = db.session.get(IndicatorValue, value_id) or abort(404)
    if hidden_parts(about(value.indicator), entry_of(value)) and not sees_small(value.indicator.body):
        abort(403, "This figure is about very few children, and is kept from all who may not read exempt papers.")
    return value
