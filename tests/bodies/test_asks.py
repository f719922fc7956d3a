"""Whom a report template asks for comments and sign-off."""

from collections.abc import Callable

from flask.testing import FlaskClient

from panel.access.rules import Role
from panel.bodies.models import ReportTemplate
from panel.bodies.operations import templates
from panel.extensions import db
from tests import factories

SignIn = Callable[..., FlaskClient]
PRIYA = {"asks-0-label": "Finance", "asks-0-kind": "comment", "asks-0-email": "", "asks-0-words": ""}
BETH = {"asks-1-label": "Director", "asks-1-kind": "sign-off", "asks-1-words": "Director of Children’s Services"}


def test_a_clerk_names_a_person_and_a_post(app: object, sign_in: SignIn) -> None:
    panel, priya = factories.body(), factories.person("Priya Nair")
    clerk = factories.account(Role.CLERK, of=panel)
    template = factories.keep(ReportTemplate(body=panel, name="Report"))
    client, address = sign_in(clerk), f"/report-templates/{template.id}/comments"
    assert client.get(address).status_code == 200
    answer = client.post(address, data={**PRIYA, "asks-0-person": priya.id, **BETH, "save": "1"})
    assert answer.status_code == 302
    assert [(one.label, one.printed, one.signs_off) for one in template.asks] == [
        ("Finance", "Priya Nair", False),
        ("Director", "Director of Children’s Services", True),
    ]
    page = client.get(answer.location).get_data(as_text=True)
    assert "Director: Director of Children’s Services signs off" in page
    copy = templates.copy_template(template, "Copy", [], by=clerk)
    db.session.commit()
    assert [one.label for one in copy.asks] == ["Finance", "Director"]


def test_nobody_named_is_said_beside_the_field(app: object, sign_in: SignIn) -> None:
    panel = factories.body()
    template = factories.keep(ReportTemplate(body=panel, name="Report"))
    client = sign_in(factories.account(Role.CLERK, of=panel))
    page = client.post(f"/report-templates/{template.id}/comments", data={**PRIYA, "save": "1"})
    assert "Choose a person or enter a post" in page.get_data(as_text=True)
    assert template.asks == []
