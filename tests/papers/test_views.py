"""The doors of papers, as a browser without a script meets them."""

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel import store
from panel.access.rules import Role
from panel.extensions import db
from panel.papers import operations
from panel.papers.models import Paper
from panel.papers.queries import text_of
from panel.papers.rules.contents import FileFacts, Marks
from panel.papers.rules.life import PaperState
from tests import factories
from tests.documents import pdf_of
from tests.papers.conftest import Panel
from tests.pdf.poppler import text_of_pages

SignIn = Callable[..., FlaskClient]


def fields_of(html: str) -> dict[str, Any]:
    """What a browser would send back from the writing page, unchanged: each control with its value."""
    from lxml import html as lxml_html

    form = next(form for form in lxml_html.fromstring(html).forms if "version" in form.fields)
    return {name: value for name, value in form.form_values() if name != "csrf_token"}


def name_of(paper: Paper, heading: str) -> str:
    return next(f"section_{one.id}" for one in paper.sections if one.heading == heading)


def test_the_tab_shows_what_is_under_each_item(panel: Panel, sign_in: SignIn) -> None:
    factories.item(panel.meeting, "Work programme", number="10", to_follow=True)
    panel.report()
    page = sign_in(panel.clerk).get(f"/meetings/{panel.meeting.id}/papers").get_data(as_text=True)
    assert "Adoption fund" in page
    assert "To follow" in page
    assert "Nothing is written under" in page


def test_the_tab_is_for_those_who_write_reports(panel: Panel, sign_in: SignIn, client: FlaskClient) -> None:
    address = f"/meetings/{panel.meeting.id}/papers"
    assert client.get(address).status_code == 302
    member = factories.account(Role.MEMBER, of=panel.body)
    assert sign_in(member).get(address).status_code == 403


def test_a_report_is_begun_on_a_template(panel: Panel, sign_in: SignIn) -> None:
    client = sign_in(panel.author)
    address = f"/items/{panel.item.id}/papers/report"
    assert "Panel report" in client.get(address).get_data(as_text=True)
    answer = client.post(address, data={"title": "Adoption fund", "template": panel.template.id, "save": "1"})
    assert answer.status_code == 302
    paper = db.session.scalars(db.select(Paper)).one()
    assert answer.location == f"/papers/{paper.id}"
    assert (paper.template_name, paper.made_by_id) == ("Panel report", panel.author.id)


def test_a_report_without_a_title_is_refused_with_all_else_kept(panel: Panel, sign_in: SignIn) -> None:
    page = sign_in(panel.author).post(f"/items/{panel.item.id}/papers/report", data={"title": "", "template": "0"})
    text = page.get_data(as_text=True)
    assert page.status_code == 200
    assert text.count("Enter the title of the report") == 2  # beside the field and in the summary
    assert re.search(r'value="0"[^>]* checked', text) or re.search(r'checked[^>]* value="0"', text)


@pytest.mark.both_engines
def test_writing_in_markdown_without_a_script(panel: Panel, sign_in: SignIn) -> None:
    paper, client = panel.report(), sign_in(panel.author)
    page = client.get(f"/papers/{paper.id}").get_data(as_text=True)
    assert "About Issues" in page  # what the template asks
    sent = fields_of(page) | {
        name_of(paper, "Issues"): "Fees rose by **4 per cent**.\r\n\r\n- in county\r\n- out of county",
        "head_0": "Sue Harrison, Director",
        "people-0-person": panel.author.person_id,
        "people-0-role": "author",
        "recommendations-0-verb": "Note",
        "recommendations-0-text": "the report",
        "recommendations-0-parts": "the figures\r\nthe plan",
        "background": "listed",
        "background_papers": "Ofsted letter, 25 August 2017",
    }
    answer = client.post(f"/papers/{paper.id}", data=sent)
    assert answer.status_code == 302, answer.get_data(as_text=True)
    text = text_of(paper)
    assert text["sections"][2]["html"] == (
        "<p>Fees rose by <strong>4 per cent</strong>.</p>"
        "<ul><li><p>in county</p></li><li><p>out of county</p></li></ul>"
    )
    assert text["fields"] == {"Report of": "Sue Harrison, Director", "Advising officers": ""}
    assert text["people"][0] == {
        "person": panel.author.person_id,
        "as_printed": None,
        "printed": "Nick Author",
        "author": True,
    }
    assert text["recommendations"] == [
        {"verb": "Note", "to": None, "text": "the report", "parts": ["the figures", "the plan"]}
    ]
    assert text["background"] == {"papers": ["Ofsted letter, 25 August 2017"], "words": None}
    page = client.get(f"/papers/{paper.id}").get_data(as_text=True)
    assert "Saved as version 2." in page
    again = client.post(f"/papers/{paper.id}", data=fields_of(page), follow_redirects=True)
    assert "Nothing had changed" in again.get_data(as_text=True)
    assert len(paper.versions) == 2


def test_the_editors_html_counts_over_the_markdown_and_is_made_clean(panel: Panel, sign_in: SignIn) -> None:
    paper, client = panel.report(), sign_in(panel.author)
    sent = fields_of(client.get(f"/papers/{paper.id}").get_data(as_text=True))
    name = name_of(paper, "Issues")
    client.post(f"/papers/{paper.id}", data=sent | {f"{name}_html": "<p onclick=x>Kept</p><script>gone()</script>"})
    assert text_of(paper)["sections"][2]["html"] == "<p>Kept</p>"


def test_none_is_an_answer_and_not_known_is_another(panel: Panel, sign_in: SignIn) -> None:
    paper, client = panel.report(), sign_in(panel.author)
    sent = fields_of(client.get(f"/papers/{paper.id}").get_data(as_text=True))
    assert sent["background"] == "not known"
    client.post(f"/papers/{paper.id}", data=sent | {"background": "none"})
    assert paper.background_papers == []
    wrong = client.post(f"/papers/{paper.id}", data=sent | {"background": "listed", "version": "2"})
    assert "List the background papers, or choose “None”" in wrong.get_data(as_text=True)


def test_an_error_keeps_every_word_typed(panel: Panel, sign_in: SignIn) -> None:
    paper, client = panel.report(), sign_in(panel.author)
    sent = fields_of(client.get(f"/papers/{paper.id}").get_data(as_text=True))
    sent |= {"title": "", name_of(paper, "Issues"): "A long argument.", "recommendations-0-verb": "Agree"}
    page = client.post(f"/papers/{paper.id}", data=sent).get_data(as_text=True)
    assert page.count("Enter the title of the paper") == 2
    assert "A long argument." in page
    assert 'value="Agree"' in page
    assert len(paper.versions) == 1


def test_a_row_is_added_without_a_script(panel: Panel, sign_in: SignIn) -> None:
    paper, client = panel.report(), sign_in(panel.author)
    sent = fields_of(client.get(f"/papers/{paper.id}").get_data(as_text=True))
    page = client.post(f"/papers/{paper.id}", data=sent | {"recommendations-add": "1", "title": "Typed"})
    assert 'name="recommendations-0-verb"' in page.get_data(as_text=True)
    assert 'value="Typed"' in page.get_data(as_text=True)


class TestAutosave:
    def test_what_is_typed_is_kept_and_offered_again(self, panel: Panel, sign_in: SignIn) -> None:
        paper, client = panel.report(), sign_in(panel.author)
        sent = fields_of(client.get(f"/papers/{paper.id}").get_data(as_text=True))
        sent[name_of(paper, "Issues")] = "Not yet saved"
        answer = client.post(f"/papers/{paper.id}/autosave", data=sent)
        assert re.fullmatch(r"\d+\.\d\d [ap]m", answer.get_json()["saved_at"])
        assert len(paper.versions) == 1
        page = client.get(f"/papers/{paper.id}").get_data(as_text=True)
        assert "did not save it" in page
        assert "Not yet saved" not in page
        page = client.get(f"/papers/{paper.id}?typed=1").get_data(as_text=True)
        assert "Not yet saved" in page
        client.post(f"/papers/{paper.id}", data=fields_of(page))
        assert text_of(paper)["sections"][2]["html"] == "<p>Not yet saved</p>"
        assert "did not save it" not in client.get(f"/papers/{paper.id}").get_data(as_text=True)

    def test_it_is_offered_to_nobody_else_and_can_be_thrown_away(self, panel: Panel, sign_in: SignIn) -> None:
        paper, client = panel.report(), sign_in(panel.author)
        client.post(f"/papers/{paper.id}/autosave", data={"title": "Mine", "version": "1"})
        assert "did not save it" not in sign_in(panel.clerk).get(f"/papers/{paper.id}").get_data(as_text=True)
        client.post(f"/papers/{paper.id}/discard")
        assert "did not save it" not in client.get(f"/papers/{paper.id}").get_data(as_text=True)


class TestTwoPeople:
    @pytest.fixture
    def paper(self, panel: Panel) -> Paper:
        return panel.report()

    def save(self, client: FlaskClient, paper: Paper, opened: dict[str, Any], **words: str) -> Any:
        sent = {name_of(paper, heading): said for heading, said in words.items()}
        return client.post(f"/papers/{paper.id}", data=opened | sent)

    @pytest.fixture
    def opened(self, panel: Panel, paper: Paper, sign_in: SignIn) -> dict[str, Any]:
        """The page that both of them opened."""
        return fields_of(sign_in(panel.author).get(f"/papers/{paper.id}").get_data(as_text=True))

    def test_different_sections_are_both_kept(
        self, panel: Panel, paper: Paper, opened: dict[str, Any], sign_in: SignIn
    ) -> None:
        self.save(sign_in(panel.clerk), paper, opened, Purpose="Theirs")
        answer = self.save(sign_in(panel.author), paper, opened, Issues="Mine")
        assert answer.location == f"/papers/{paper.id}"
        found = {one["heading"]: one["html"] for one in text_of(paper)["sections"]}
        assert (found["Purpose"], found["Issues"]) == ("<p>Theirs</p>", "<p>Mine</p>")

    @pytest.mark.parametrize(
        ("choice", "stands"),
        [("mine", "<p>Mine</p>"), ("theirs", "<p>Theirs</p>"), ("both", "<p>Mine</p><p>Theirs</p>")],
    )
    def test_the_same_section_is_chosen_between(
        self, panel: Panel, paper: Paper, opened: dict[str, Any], sign_in: SignIn, choice: str, stands: str
    ) -> None:
        self.save(sign_in(panel.clerk), paper, opened, Issues="Theirs")
        client = sign_in(panel.author)
        answer = self.save(client, paper, opened, Issues="Mine", Purpose="Also mine")
        assert answer.status_code == 303
        both = client.get(answer.location).get_data(as_text=True)
        assert "Mine" in both
        assert "Theirs" in both
        assert "Sharon Clerk saved this paper" in both
        client.post(answer.location, data={"choice": choice, "version": "2"})
        found = {one["heading"]: one["html"] for one in text_of(paper)["sections"]}
        assert found["Issues"] == stands
        assert found["Purpose"] == "<p>Also mine</p>"  # nobody else had touched it
        assert "Nick Author" in client.get(f"/papers/{paper.id}/versions").get_data(as_text=True)
        assert "This was settled" in client.get(answer.location).get_data(as_text=True)

    @pytest.mark.both_engines
    def test_a_choice_made_on_an_old_page_is_asked_again(
        self, panel: Panel, paper: Paper, opened: dict[str, Any], sign_in: SignIn
    ) -> None:
        self.save(sign_in(panel.clerk), paper, opened, Issues="Theirs")
        client = sign_in(panel.author)
        answer = self.save(client, paper, opened, Issues="Mine")
        self.save(sign_in(panel.clerk), paper, opened | {"version": "2"}, Issues="Theirs again")
        asked = client.post(answer.location, data={"choice": "mine", "version": "2"})
        assert "once more while you were choosing" in asked.get_data(as_text=True)
        assert text_of(paper)["sections"][2]["html"] == "<p>Theirs again</p>"

    def test_twenty_who_save_the_same_section_lose_nothing(
        self, panel: Panel, paper: Paper, opened: dict[str, Any], sign_in: SignIn
    ) -> None:
        clients = [sign_in(factories.account(Role.AUTHOR, of=panel.body)) for _ in range(20)]
        answers = [self.save(one, paper, opened, Issues=f"Text {n}") for n, one in enumerate(clients)]
        assert [answer.status_code for answer in answers] == [302] + [303] * 19
        for number, (client, answer) in enumerate(zip(clients[1:], answers[1:], strict=True), 1):
            page = client.get(answer.location).get_data(as_text=True)
            assert f"Text {number}" in re.sub(r"</?(ins|del)>", "", page)


class TestVersions:
    def test_two_are_compared_side_by_side_and_one_restored(self, panel: Panel, sign_in: SignIn) -> None:
        paper, client = panel.report(), sign_in(panel.author)
        for words in ("Fees rose.", "Fees fell."):
            page = fields_of(client.get(f"/papers/{paper.id}").get_data(as_text=True))
            client.post(f"/papers/{paper.id}", data=page | {name_of(paper, "Issues"): words})
        listed = client.get(f"/papers/{paper.id}/versions").get_data(as_text=True)
        assert "Version 3" in listed
        compared = client.get(f"/papers/{paper.id}/versions/compare?old=2&new=3").get_data(as_text=True)
        assert "Fees <del>rose</del>." in compared
        assert "Fees <ins>fell</ins>." in compared
        answer = client.post(f"/papers/{paper.id}/versions/2/restore", follow_redirects=True)
        assert "Version 2 was restored, as version 4." in answer.get_data(as_text=True)
        assert text_of(paper)["sections"][2]["html"] == "<p>Fees rose.</p>"

    def test_every_kind_of_change_can_be_shown(self, panel: Panel, sign_in: SignIn) -> None:
        paper = panel.report()
        text = text_of(paper) | {
            "title": "Renamed",
            "fields": {"Report of": "A & B"},
            "people": [{"person": None, "as_printed": "The Head", "printed": "The Head", "author": False}],
            "recommendations": [{"verb": "Note", "to": None, "text": "it", "parts": [{"label": "a)", "text": "now"}]}],
            "background": {"papers": [], "words": None},
        }
        operations.write(paper, text, by=panel.clerk)
        operations.mark(paper, Marks(exempt=True, paragraphs=(3,), decided_by="The Solicitor"), by=panel.clerk)
        operations.add_section(paper, "Risk", by=panel.clerk)
        db.session.commit()
        page = sign_in(panel.clerk).get(f"/papers/{paper.id}/versions/compare?old=1&new=4").get_data(as_text=True)
        for words in ("A &amp; B", "The Head (lead officer)", "a) now", "Decided by: The Solicitor", "Risk"):
            assert words in re.sub(r"</?(ins|del)>", "", page)

    def test_a_version_that_is_not_there(self, panel: Panel, sign_in: SignIn) -> None:
        paper = panel.report()
        client = sign_in(panel.clerk)
        assert client.get(f"/papers/{paper.id}/versions/compare?old=1&new=9").status_code == 404
        assert client.post(f"/papers/{paper.id}/versions/9/restore").status_code == 404


class TestSections:
    def test_added_renamed_moved_and_removed_with_undo(self, panel: Panel, sign_in: SignIn) -> None:
        paper, client = panel.report(), sign_in(panel.author)
        address = f"/papers/{paper.id}/sections"
        client.post(address, data={"heading": "Risk"})
        added = paper.sections[-1]
        client.post(f"{address}/{added.id}", data={"heading": "Risks"})
        client.post(f"{address}/{added.id}/place", data={"to": "1"})
        db.session.expire_all()
        assert paper.sections[0].heading == "Risks"
        removed = client.post(f"{address}/{paper.sections[0].id}/remove", follow_redirects=True)
        undo = re.search(r'action="(/papers/\d+/versions/\d+/restore)"', removed.get_data(as_text=True))
        assert undo
        client.post(undo[1])
        db.session.expire_all()
        assert paper.sections[0].heading == "Risks"

    def test_without_a_heading_it_is_refused(self, panel: Panel, sign_in: SignIn) -> None:
        page = sign_in(panel.author).post(f"/papers/{panel.report().id}/sections", data={"heading": " "})
        assert "Enter a heading" in page.get_data(as_text=True)

    def test_a_section_of_another_paper_is_not_found(self, panel: Panel, sign_in: SignIn) -> None:
        one, other = panel.report(), panel.report("Churn")
        assert sign_in(panel.author).get(f"/papers/{one.id}/sections/{other.sections[0].id}").status_code == 404


class TestRestrictions:
    def test_exempt_and_confidential_are_saved_apart(self, panel: Panel, sign_in: SignIn) -> None:
        """X5: two fields, two workflows."""
        paper, client = panel.report(), sign_in(panel.clerk)
        client.post(
            f"/papers/{paper.id}/exempt",
            data={"exempt": "y", "paragraphs": ["1", "3"], "public_interest": "A child", "decided_by": "The Solicitor"},
        )
        assert (paper.exempt, paper.exempt_paragraphs, paper.confidential) == (True, [1, 3], False)
        ground = "An enactment or a court order prohibits its disclosure"
        client.post(f"/papers/{paper.id}/confidential", data={"confidential": "y", "ground": ground})
        assert (paper.exempt, paper.exempt_paragraphs, paper.confidential) == (True, [1, 3], True)
        assert paper.confidential_ground == ground
        assert "The Solicitor" in client.get(f"/papers/{paper.id}/restrictions").get_data(as_text=True)

    def test_reasons_without_the_tick_are_not_thrown_away(self, panel: Panel, sign_in: SignIn) -> None:
        paper, client = panel.report(), sign_in(panel.clerk)
        page = client.post(f"/papers/{paper.id}/exempt", data={"paragraphs": ["2"], "public_interest": "Jigsaw"})
        text = page.get_data(as_text=True)
        assert "Tick this if it is exempt" in text
        assert "Jigsaw" in text
        assert not paper.exempt

    @pytest.mark.parametrize(
        ("sent", "sentence"),
        [({"confidential": "y"}, "Choose the ground"), ({"ground": "A court"}, "choose from the list")],
    )
    def test_confidential_needs_its_ground(
        self, panel: Panel, sign_in: SignIn, sent: dict[str, str], sentence: str
    ) -> None:
        page = sign_in(panel.clerk).post(f"/papers/{panel.report().id}/confidential", data=sent)
        assert sentence in page.get_data(as_text=True)

    def test_a_restricted_report_is_opened_by_its_own_authors_and_the_clerk_only(
        self, panel: Panel, sign_in: SignIn
    ) -> None:
        paper = panel.report("What the Smiths are paid")
        operations.mark(paper, Marks(exempt=True, paragraphs=(1,)), by=panel.clerk)
        db.session.commit()
        other = sign_in(factories.account(Role.AUTHOR, of=panel.body))
        assert sign_in(panel.author).get(f"/papers/{paper.id}").status_code == 200
        assert sign_in(panel.clerk).get(f"/papers/{paper.id}").status_code == 200
        for address in ("", "/versions", "/restrictions", "/sections", "/versions/compare"):
            assert other.get(f"/papers/{paper.id}{address}").status_code == 403
        tab = other.get(f"/meetings/{panel.meeting.id}/papers").get_data(as_text=True)
        assert "You are not among those who may open it" in tab
        assert paper.title not in tab
        assert paper.title not in other.get(f"/items/{paper.item_id}/papers/file").get_data(as_text=True)
        assert f'href="/papers/{paper.id}"' not in tab


class TestStates:
    def test_ready_and_back(self, panel: Panel, sign_in: SignIn) -> None:
        paper, client = panel.report(), sign_in(panel.author)
        client.post(f"/papers/{paper.id}/make_ready")
        assert paper.state is PaperState.READY
        client.post(f"/papers/{paper.id}/back_to_draft")
        assert paper.state is PaperState.DRAFT

    def test_a_step_out_of_turn_says_why(self, panel: Panel, sign_in: SignIn) -> None:
        answer = sign_in(panel.author).post(f"/papers/{panel.report().id}/put_back")
        assert answer.status_code == 409
        assert "while the state is “draft”" in answer.get_data(as_text=True)

    def test_withdrawing_offers_undo(self, panel: Panel, sign_in: SignIn) -> None:
        paper, client = panel.report(), sign_in(panel.clerk)
        page = client.post(f"/papers/{paper.id}/withdraw", follow_redirects=True).get_data(as_text=True)
        assert f'action="/papers/{paper.id}/put_back"' in page
        assert "Withdrawn from the draft agenda" in page

    def test_after_publication_only_who_publishes_may_change_a_paper(self, panel: Panel, sign_in: SignIn) -> None:
        paper = panel.published(panel.report())
        author, clerk = sign_in(panel.author), sign_in(panel.clerk)
        assert author.get(f"/papers/{paper.id}").status_code == 403
        assert author.post(f"/papers/{paper.id}/autosave", data={"title": "x"}).status_code == 403
        versions = author.get(f"/papers/{paper.id}/versions").get_data(as_text=True)
        assert f'href="/papers/{paper.id}"' not in versions
        assert ">Versions<" in versions
        page = clerk.get(f"/papers/{paper.id}").get_data(as_text=True)
        assert "until it is published as a supplement" in page

    def test_papers_are_moved(self, panel: Panel, sign_in: SignIn) -> None:
        panel.report("One")
        second = panel.report("Two")
        sign_in(panel.clerk).post(f"/papers/{second.id}/place", data={"to": "1"})
        page = sign_in(panel.clerk).get(f"/meetings/{panel.meeting.id}/papers").get_data(as_text=True)
        assert page.index(">Two<") < page.index(">One<")


class TestFiles:
    @pytest.fixture
    def paper(self, panel: Panel) -> Paper:
        file = FileFacts(store.put(b"%PDF-first"), "data.pdf", 4, "tagged")
        paper = operations.add_file(panel.item, "Fees & costs", file, by=panel.author)
        db.session.commit()
        return paper

    def test_a_draft_is_not_found_by_the_public_nor_by_members(
        self, panel: Panel, paper: Paper, client: FlaskClient, sign_in: SignIn
    ) -> None:
        member = factories.account(Role.MEMBER, of=panel.body)
        assert client.get(f"/papers/{paper.id}/file").status_code == 404
        assert sign_in(member).get(f"/papers/{paper.id}/file").status_code == 404
        assert sign_in(panel.author).get(f"/papers/{paper.id}/file").data == b"%PDF-first"

    def test_a_published_paper_is_sent_as_an_attachment_that_runs_nothing(
        self, panel: Panel, paper: Paper, client: FlaskClient
    ) -> None:
        panel.published(paper)
        answer = client.get(f"/papers/{paper.id}/file")
        assert answer.data == b"%PDF-first"
        assert answer.mimetype == "application/pdf"
        assert answer.headers["Content-Disposition"] == 'attachment; filename="Fees costs.pdf"'
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer.headers["Content-Security-Policy"]

    def test_the_public_is_sent_the_published_file_and_the_clerk_the_latest(
        self, panel: Panel, paper: Paper, client: FlaskClient, sign_in: SignIn
    ) -> None:
        panel.published(paper)
        operations.replace_file(paper, FileFacts(store.put(b"%PDF-second"), "new.pdf", 2), by=panel.clerk)
        db.session.commit()
        assert client.get(f"/papers/{paper.id}/file").data == b"%PDF-first"
        assert sign_in(panel.clerk).get(f"/papers/{paper.id}/file").data == b"%PDF-second"

    @pytest.mark.parametrize("mark", [{"exempt": True, "paragraphs": (3,)}, {"confidential": True}])
    def test_a_restricted_paper_is_found_by_entitled_readers_only(
        self, panel: Panel, paper: Paper, client: FlaskClient, sign_in: SignIn, mark: dict[str, Any]
    ) -> None:
        operations.replace_file(paper, FileFacts(store.put(pdf_of(2)), "fees.pdf", 2), by=panel.clerk)
        operations.mark(paper, Marks(**mark), by=panel.clerk)
        panel.published(paper)
        group = factories.category(panel.body, sees_restricted=True)
        carers = factories.category(panel.body, "Carers", sees_restricted=False)
        readers = {}
        for name, category in (("councillor", group), ("carer", carers)):
            account = factories.account(name=name)
            factories.seat(panel.body, account.person, category=category)
            readers[name] = sign_in(account)
        address = f"/papers/{paper.id}/file"
        assert client.get(address).status_code == 404
        assert readers["carer"].get(address).status_code == 404
        pages = text_of_pages(readers["councillor"].get(address).data)
        assert len(pages) == 2
        assert all("Not for publication" in page and "Copy of councillor" in page for page in pages)
        uploaded = {"original": "1"}
        assert "Not for publication" in text_of_pages(readers["councillor"].get(address, query_string=uploaded).data)[0]
        assert sign_in(panel.clerk).get(address, query_string=uploaded).data == pdf_of(2)

    def test_a_restricted_file_that_cannot_be_marked_is_not_handed_out(
        self, panel: Panel, paper: Paper, sign_in: SignIn
    ) -> None:
        """P3."""
        operations.mark(paper, Marks(exempt=True, paragraphs=(3,)), by=panel.clerk)
        db.session.commit()
        answer = sign_in(panel.clerk).get(f"/papers/{paper.id}/file")
        assert answer.status_code == 409
        assert "cannot be marked as not for publication" in answer.text

    def test_an_appendix_of_an_exempt_report_is_withheld_with_it(self, panel: Panel, client: FlaskClient) -> None:
        report = panel.report()
        file = FileFacts(store.put(b"%PDF-fees"), "fees.pdf", 1)
        appendix = operations.add_file(panel.item, "Fees", file, parent=report, by=panel.clerk)
        operations.mark(report, Marks(exempt=True), by=panel.clerk)
        panel.published(report)
        panel.published(appendix)
        assert client.get(f"/papers/{appendix.id}/file").status_code == 404

    def test_the_thread_of_an_appendix_is_that_of_its_report(self, panel: Panel, sign_in: SignIn) -> None:
        report, clerk = panel.report(), sign_in(panel.clerk)
        file = FileFacts(store.put(b"%PDF-fees"), "fees.pdf", 1)
        appendix = operations.add_file(panel.item, "Fees", file, parent=report, by=panel.clerk)
        db.session.commit()
        thread = f"/threads/paper/{report.id}"
        assert f'href="{thread}"' in clerk.get(f"/papers/{appendix.id}").text
        assert clerk.get(thread).status_code == 200

    def test_a_report_written_here_has_no_file(self, panel: Panel, client: FlaskClient) -> None:
        assert client.get(f"/papers/{panel.published(panel.report()).id}/file").status_code == 404

    def test_a_file_that_is_gone_from_the_store_is_not_found(self, panel: Panel, client: FlaskClient) -> None:
        paper = operations.add_file(panel.item, "Fees", FileFacts("0" * 64, "fees.pdf"), by=panel.clerk)
        db.session.commit()
        assert client.get(f"/papers/{panel.published(paper).id}/file").status_code == 404


class TestPictures:
    def test_a_picture_is_kept_made_plain_and_shown_to_readers_of_the_paper(
        self, panel: Panel, client: FlaskClient, sign_in: SignIn
    ) -> None:
        paper, author = panel.report(), sign_in(panel.author)
        answer = author.post(f"/papers/{paper.id}/pictures", data={"file": (picture("JPEG"), "chart.jpg")})
        assert answer.status_code == 201
        address = answer.get_json()["src"]
        assert re.fullmatch(r"/files/[0-9a-f]{64}\.jpg", address)
        shown = author.get(address)
        assert shown.mimetype == "image/jpeg"
        assert b"Exif" not in shown.data
        assert client.get(address).status_code == 404
        panel.published(paper)
        assert client.get(address).status_code == 404, "the published words do not hold it"
        text = text_of(paper)
        html = f'<p><img alt="A chart" src="{address}"></p>'
        operations.write(paper, {**text, "sections": [{**text["sections"][0], "html": html}]}, by=panel.clerk)
        panel.published(paper)
        assert client.get(address).status_code == 200

    def test_what_is_no_picture_is_refused_in_a_sentence(self, panel: Panel, sign_in: SignIn) -> None:
        client, address = sign_in(panel.author), f"/papers/{panel.report().id}/pictures"
        answer = client.post(address, data={"file": (io.BytesIO(b"<svg/>"), "a.svg")})
        assert answer.status_code == 400
        assert "PNG or JPEG" in answer.get_json()["error"]
        assert client.post(address).status_code == 400

    @pytest.mark.parametrize("name", ["x.png", "a" * 64 + ".svg", "a" * 64 + ".png"])
    def test_addresses_that_lead_nowhere(self, client: FlaskClient, name: str, app: Flask) -> None:
        assert client.get(f"/files/{name}").status_code == 404


def picture(kind: str, size: tuple[int, int] = (40, 30)) -> io.BytesIO:
    """A photograph with the place where it was taken written into it."""
    from PIL import Image

    made, image = io.BytesIO(), Image.new("RGB", size, "purple")
    exif = Image.Exif()
    exif[0x010E] = "taken at a child’s home"
    image.save(made, kind, exif=exif)
    made.seek(0)
    return made
