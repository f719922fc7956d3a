"""The editor: what is typed, pasted and pressed comes to the server as clean text with structure."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from panel.richtext.clean import clean
from tests.look.axe import assert_accessible
from tests.look.gallery import REPORT

WORD = (Path(__file__).parent / "word.html").read_text()
PASTE = """(element, html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def text(show: Page, address: str) -> Locator:
    """The text in the editor."""
    show.goto(address + "/editor")
    return show.get_by_role("textbox", name="Text of the report")


def emptied(text: Locator) -> Locator:
    text.press("Control+a")
    text.press("Delete")
    text.press("Backspace")
    text.press("Backspace")
    return text


def sent(page: Page) -> str:
    """What the form would send, as the server keeps it."""
    return clean(page.locator("[name=body_html]").input_value())


def test_a_text_comes_back_as_it_went_in(text: Locator, show: Page) -> None:
    text.press("Control+End")
    text.press("Control+b")
    show.get_by_role("button", name="Save the report").click()
    assert show.locator("#sent").text_content() == clean(REPORT)


def test_typing_and_buttons(text: Locator, show: Page) -> None:
    emptied(text).press_sequentially("Purpose")
    show.get_by_role("button", name="Heading", exact=True).click()
    text.press("Enter")
    text.press_sequentially("To ")
    text.press("Control+b")
    text.press_sequentially("note")
    text.press("Control+b")
    text.press_sequentially(" this.")
    text.press("Enter")
    text.press_sequentially("1. One")
    text.press("Enter")
    text.press_sequentially("Two")
    show.get_by_role("button", name="Carry on numbers").click()
    assert sent(show) == (
        "<h3>Purpose</h3><p>To <strong>note</strong> this.</p>"
        "<ol data-continue><li><p>One</p></li><li><p>Two</p></li></ol>"
    )
    expect(text.locator("ol")).to_have_attribute("start", "5")


def test_what_word_puts_on_the_clipboard_is_made_plain(text: Locator, show: Page) -> None:
    emptied(text).evaluate(PASTE, WORD)
    assert sent(show) == (
        "<h2>Purpose</h2><p><strong>Bold</strong> and <em>slanted</em> words.</p>"
        "<ol><li><p>First point</p><ol><li><p>Inner point</p></li></ol></li><li><p>Second point</p></li></ol>"
        "<table><tbody><tr><td>North</td><td>4</td></tr></tbody></table>"
    )


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        (
            '<b style="font-weight:normal"><p><span style="font-weight:700">Bold</span> not</p></b>',
            "<p><strong>Bold</strong> not</p>",
        ),
        ('<p><img src="https://elsewhere.example/spy.png">seen</p><script>alert(1)</script>', "<p>seen</p>"),
        ('<p><a href="javascript:alert(1)">x</a></p>', "<p>x</p>"),
        (
            "<table><caption>Visits</caption><tr><td>1</td></tr></table>",
            "<table><caption>Visits</caption><tbody><tr><td>1</td></tr></tbody></table>",
        ),
    ],
)
def test_what_else_is_pasted_is_made_plain_too(text: Locator, show: Page, pasted: str, kept: str) -> None:
    emptied(text).evaluate(PASTE, pasted)
    assert sent(show) == kept


def test_a_table_has_a_header_row_and_a_caption(text: Locator, show: Page) -> None:
    emptied(text)
    show.get_by_role("button", name="Table", exact=True).click()
    text.press_sequentially("Home")
    show.get_by_role("button", name="Caption").click()
    show.get_by_label("What the table shows").fill("Visits made")
    show.get_by_role("button", name="Set the caption").click()
    expect(show.get_by_role("button", name="Header row")).to_have_attribute("aria-pressed", "true")
    html = sent(show)
    assert html.startswith('<table><caption>Visits made</caption><thead><tr><th scope="col">Home</th>')
    assert html.count("<tr>") == 3


def test_a_link_must_have_an_address_that_runs_nothing(text: Locator, show: Page) -> None:
    emptied(text).press_sequentially("guidance")
    text.press("Control+a")
    text.press("Control+k")
    address = show.get_by_label("Address")
    address.fill("javascript:alert(1)")
    address.press("Enter")
    expect(show.get_by_role("alert").filter(has_text="Enter an address")).to_be_visible()
    assert_accessible(show)
    address.fill("https://council.example/")
    address.press("Enter")
    assert sent(show) == '<p><a href="https://council.example/">guidance</a></p>'


def test_an_image_must_say_what_it_shows(text: Locator, show: Page) -> None:
    emptied(text)
    show.get_by_role("button", name="Image").click()
    put = show.get_by_role("button", name="Put the image in")
    file = show.get_by_role("dialog").locator("[type=file]")
    file.set_input_files({"name": "notes.txt", "mimeType": "text/plain", "buffer": b"x"})
    put.click()
    expect(show.get_by_text("Say what the image shows")).to_be_visible()
    show.get_by_label("What it shows").fill("A chart of visits")
    put.click()
    expect(show.get_by_text("That is no image.")).to_be_visible()
    file.set_input_files({"name": "chart.png", "mimeType": "image/png", "buffer": b"x"})
    put.click()
    expect(show.get_by_role("dialog")).to_have_count(0)
    assert sent(show) == '<p><img alt="A chart of visits" src="/files/chart.png"></p>'


def test_the_buttons_are_one_stop_of_the_tab_key(text: Locator, show: Page) -> None:
    show.get_by_label("Title").focus()
    show.keyboard.press("Tab")
    expect(show.get_by_role("button", name="Heading", exact=True)).to_be_focused()
    show.keyboard.press("ArrowRight")
    expect(show.get_by_role("button", name="Subheading")).to_be_focused()
    show.keyboard.press("Tab")
    expect(text).to_be_focused()
    show.keyboard.press("Alt+F10")
    expect(show.get_by_role("button", name="Subheading")).to_be_focused()
    show.keyboard.press("Escape")
    expect(text).to_be_focused()
    show.keyboard.press("Tab")
    expect(show.get_by_role("button", name="Save the report")).to_be_focused()


def test_typing_in_the_editor_is_kept_too(text: Locator, show: Page) -> None:
    emptied(text).press_sequentially("Kept")
    expect(show.get_by_text("Saved at 10.42 am")).to_be_visible()


def test_without_a_script_the_same_text_is_markdown(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "/editor")
    area = page.get_by_label("Text of the report")
    assert area.input_value().startswith("### Purpose\n\nTo tell members about **visits** to homes")
    area.fill(area.input_value() + "\n\nAdded")
    page.get_by_role("button", name="Save the report").click()
    assert page.locator("#sent").text_content() == clean(REPORT + "<p>Added</p>")
    context.close()
