"""Comments and sign-off as a browser without a script meets them: in the app, and by a link without an account."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel import clock, store
from panel.access.rules import Role
from panel.bodies.models import ReportTemplate, TemplateAsk
from panel.extensions import db
from panel.papers import commenting, operations
from panel.papers.letters import words
from panel.papers.links import LASTS, token
from panel.papers.models import Comment, Paper
from panel.papers.queries import text_of
from panel.papers.rules.comments import Answer
from panel.papers.rules.contents import FileFacts, Marks
from tests import factories
from tests.documents import pdf_of
from tests.papers.conftest import Panel

SignIn = Callable[..., FlaskClient]
EXEMPT = Marks(exempt=True, paragraphs=(3,), public_interest="A contract is let.", decided_by="The solicitor")
COMMENTED = {"answer": "comment", "words": "It is in the budget.", "name": "Priya Nair, Finance", "save": "1"}
SIGNED = {"answer": "signed off", "words": "", "name": "Beth Hall, Director", "save": "1"}


@pytest.fixture
def paper(panel: Panel) -> Paper:
    """A written report, out for a comment of finance and the sign-off of a director."""
    priya = factories.person("Priya Nair", email="priya@example.org")
    panel.template.asks = [
        TemplateAsk(position=1, label="Finance", person_id=priya.id),
        TemplateAsk(position=2, label="Director", signs_off=True, as_printed="Beth Hall", email="beth@example.org"),
    ]
    factories.keep(panel.template)
    made = panel.report()
    write(made, panel, "<p>Fees rose.</p>")
    commenting.send_round(made, by=panel.author)
    db.session.commit()
    return made


def write(paper: Paper, panel: Panel, html: str) -> None:
    text = text_of(paper)
    sections = [{**one, "html": html} if one["heading"] == "Issues" else one for one in text["sections"]]
    operations.write(paper, {**text, "sections": sections}, by=panel.author)
    db.session.commit()


def of(paper: Paper, label: str) -> Comment:
    return next(one for one in paper.comments if one.label == label)


def link(comment: Comment) -> str:
    return f"/comments/by-link/{token(comment)}"


def page(client: FlaskClient, address: str) -> str:
    return client.get(address).get_data(as_text=True)


def test_a_link_shows_the_report_and_takes_the_answer_without_an_account(client: FlaskClient, paper: Paper) -> None:
    address = link(of(paper, "Finance"))
    shown = page(client, address)
    assert "Fees rose." in shown
    assert "I have a comment" in shown
    assert client.post(address, data=COMMENTED).location == address
    assert of(paper, "Finance").answers[-1].words == "It is in the budget."
    assert "(Priya Nair, Finance," in page(client, address)


def test_a_comment_without_words_is_asked_for_again_with_all_else_kept(client: FlaskClient, paper: Paper) -> None:
    answer = client.post(link(of(paper, "Finance")), data={**COMMENTED, "words": "", "name": "Somebody"})
    text = answer.get_data(as_text=True)
    assert "Enter your comment" in text
    assert 'value="Somebody"' in text


def test_a_link_ends_when_it_is_ended_and_when_it_is_old(client: FlaskClient, panel: Panel, paper: Paper) -> None:
    comment = of(paper, "Finance")
    address = link(comment)
    with clock.at(clock.now() + LASTS + dt.timedelta(days=1)):
        assert client.get(address).status_code == 410
    assert client.get(address).status_code == 200
    commenting.end_links(comment, by=panel.clerk)
    db.session.commit()
    ended = client.get(address)
    assert ended.status_code == 410
    assert "Fees rose." not in ended.get_data(as_text=True)
    assert client.post(address, data=COMMENTED).status_code == 410
    assert comment.answers == []
    assert client.get(link(comment)).status_code == 200


def test_a_forged_link_opens_nothing(client: FlaskClient, paper: Paper) -> None:
    address = link(of(paper, "Finance"))
    assert client.get(address[:-2] + "zz").status_code == 410
    assert client.get("/comments/by-link/anything").status_code == 410


def test_a_withdrawn_report_is_no_longer_asked_about(client: FlaskClient, panel: Panel, paper: Paper) -> None:
    operations.withdraw(paper, by=panel.clerk)
    db.session.commit()
    assert client.get(link(of(paper, "Finance"))).status_code == 410


def test_no_link_opens_a_restricted_report(client: FlaskClient, panel: Panel, paper: Paper, sign_in: SignIn) -> None:
    operations.mark(paper, EXEMPT, by=panel.clerk)
    db.session.commit()
    comment = of(paper, "Finance")
    shown = client.get(link(comment))
    text = shown.get_data(as_text=True)
    assert shown.status_code == 403
    assert paper.title not in text
    assert "Fees rose." not in text
    letter = words(comment.about, None)
    assert letter is not None
    assert paper.title not in letter.subject + letter.text
    assert f"/comments/{comment.id}" in letter.text
    assert "by-link" not in letter.text
    assert client.post(link(comment), data=COMMENTED).status_code == 403
    assert sign_in(factories.account(Role.MEMBER, of=panel.body)).get(f"/comments/{comment.id}").status_code == 403


def test_a_link_opens_this_report_alone(client: FlaskClient, panel: Panel, paper: Paper) -> None:
    other = operations.add_file(
        panel.item, "Other", FileFacts(store.put(pdf_of(1, "Other")), "other.pdf", 1), by=panel.clerk
    )
    figures = FileFacts(store.put(pdf_of(1, "Figures")), "figures.pdf", 1)
    own = operations.add_file(panel.item, "Figures", figures, parent=paper, by=panel.clerk)
    db.session.commit()
    assert client.get(f"/papers/{own.id}/file").status_code == 404
    client.get(link(of(paper, "Finance")))
    assert client.get(f"/papers/{own.id}/file").status_code == 200
    assert client.get(f"/papers/{other.id}/file").status_code == 404
    assert client.get(f"/papers/{paper.id}").status_code == 302
    commenting.end_links(of(paper, "Finance"), by=panel.clerk)
    db.session.commit()
    assert client.get(f"/papers/{own.id}/file").status_code == 404


def test_whoever_was_asked_answers_in_the_app(panel: Panel, paper: Paper, sign_in: SignIn) -> None:
    comment = of(paper, "Finance")
    account = factories.account(name="Somebody Else")
    assert sign_in(account).get(f"/comments/{comment.id}").status_code == 403
    comment.person_id = account.person_id
    factories.keep(comment)
    client = sign_in(account)
    assert "Fees rose." in page(client, f"/comments/{comment.id}")
    assert client.post(f"/comments/{comment.id}", data=COMMENTED).status_code == 302
    assert comment.answers[-1].by == "Somebody Else"


def test_the_clerk_records_an_answer_given_otherwise(panel: Panel, paper: Paper, sign_in: SignIn) -> None:
    comment = of(paper, "Director")
    client = sign_in(panel.clerk)
    assert "You record an answer" in page(client, f"/comments/{comment.id}")
    client.post(f"/comments/{comment.id}", data=SIGNED)
    assert (comment.answers[-1].name, comment.answers[-1].by) == ("Beth Hall, Director", "Sharon Clerk")
    assert "recorded by Sharon Clerk" in page(client, f"/papers/{paper.id}/comments")


def test_after_a_change_the_page_leads_to_what_changed(panel: Panel, paper: Paper, sign_in: SignIn) -> None:
    commenting.answer(of(paper, "Director"), Answer.SIGNED_OFF, by=panel.clerk)
    db.session.commit()
    write(paper, panel, "<p>Fees fell.</p>")
    client = sign_in(panel.author)
    shown = page(client, f"/papers/{paper.id}/comments")
    assert "Changed since signed off" in shown
    compared = re.search(r'href="(/papers/\d+/versions/compare[^"]+)"', shown)
    assert compared is not None
    assert "Fees" in page(client, compared[1].replace("&amp;", "&"))
    letter = words(of(paper, "Director").about, None)
    assert letter is not None
    assert "asked for again" in letter.subject


def test_the_author_asks_someone_else_and_stops_asking(panel: Panel, paper: Paper, sign_in: SignIn) -> None:
    client, address = sign_in(panel.author), f"/papers/{paper.id}/comments"
    asked = {"label": "Legal", "kind": "comment", "words": "Head of Legal", "email": "legal@example.org", "save": "1"}
    assert client.post(address, data=asked).status_code == 302
    legal = of(paper, "Legal")
    assert legal.sent_at is not None
    assert "Choose a person or enter a post" in client.post(address, data={**asked, "words": ""}).get_data(as_text=True)
    for step, words_said in [("again", "asked again"), ("end", "open nothing any more"), ("stop", "no longer asked")]:
        client.post(f"/comments/{legal.id}/{step}")
        assert words_said in page(client, address)
    assert [one.label for one in paper.comments] == ["Finance", "Director"]


def test_a_member_asks_nobody(panel: Panel, paper: Paper, sign_in: SignIn) -> None:
    client = sign_in(factories.account(Role.MEMBER, of=panel.body))
    assert client.get(f"/papers/{paper.id}/comments").status_code == 403
    assert client.post(f"/papers/{paper.id}/comments/send").status_code == 403
    assert client.post(f"/comments/{of(paper, 'Finance').id}/stop").status_code == 403


def test_kind_principles_and_lateness_are_written_and_printed(app: Flask, panel: Panel, paper: Paper) -> None:
    from panel.papers.queries import contents_of

    text = text_of(paper)
    operations.write(
        paper, {**text, "kind": "Briefing", "principles": ["b"], "late_reason": "Data came late."}, by=panel.author
    )
    db.session.commit()
    contents = contents_of(paper)
    assert (contents.kind, contents.late_reason) == ("Briefing", "Data came late.")
    assert contents.principles == ("(b) Being heard",)
    assert (paper.principles, paper.late_reason) == (["b"], "Data came late.")


def test_an_uploaded_report_asks_whom_a_template_names(panel: Panel, paper: Paper, sign_in: SignIn) -> None:
    file = FileFacts(store.put(pdf_of(1, "Figures")), "figures.pdf", 1)
    uploaded = operations.add_file(panel.item, "Figures", file, by=panel.clerk)
    db.session.commit()
    client, address = sign_in(panel.author), f"/papers/{uploaded.id}/comments"
    assert "Ask whom “Panel report” names" in page(client, address)
    assert client.post(f"{address}/template", data={"template": panel.template.id}).status_code == 302
    assert [one.label for one in uploaded.comments] == ["Finance", "Director"]
    other = factories.keep(ReportTemplate(body=factories.body(), name="Another panel’s"))
    assert client.post(f"{address}/template", data={"template": other.id}).status_code == 404
    assert client.post(f"{address}/send").status_code == 302
    assert all(one.sent_at for one in uploaded.comments)
    shown = client.get(link(of(uploaded, "Finance"))).get_data(as_text=True)
    assert "Download “Figures”" in shown
