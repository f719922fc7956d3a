"""Every component and field, wide and narrow, with a script and without."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.look.axe import assert_accessible, assert_no_sideways_scroll
from tests.pages import problems_of

PATHS = ("/", "/fields", "/editor", "/accessibility", "/errors/404", "/errors/409")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("width", [1280, 320])
def test_it_is_accessible_and_fits(show: Page, address: str, path: str, width: int) -> None:
    show.set_viewport_size({"width": width, "height": 800})
    show.goto(address + path)
    assert_accessible(show)
    assert_no_sideways_scroll(show)


@pytest.mark.parametrize("path", PATHS)
def test_it_works_without_a_script(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 800})
    page = context.new_page()
    response = page.goto(address + path)
    assert response is not None
    assert problems_of(response.text()) == []
    expect(page.get_by_role("link", name="Calendar").first).to_be_visible()
    assert_no_sideways_scroll(page)
    context.close()


@pytest.mark.parametrize("code", [403, 404, 409, 413, 429, 500])
def test_a_page_for_what_goes_wrong_says_so_in_words(show: Page, address: str, code: int) -> None:
    response = show.goto(f"{address}/errors/{code}")
    assert response is not None
    assert problems_of(response.text()) == []
    expect(show.get_by_role("main")).not_to_contain_text(str(code))


def test_axe_is_awake(show: Page) -> None:
    show.evaluate("document.querySelector('h1').outerHTML = '<h1></h1><img src=x>'")
    with pytest.raises(AssertionError, match="image-alt"):
        assert_accessible(show)


def test_errors_stand_beside_their_fields_and_in_the_summary(show: Page, address: str) -> None:
    show.goto(address + "/fields")
    show.get_by_label("Purpose").fill("To note the report")
    show.get_by_label("Month").fill("2")
    show.get_by_label("Time it begins").fill("2.30")
    show.get_by_role("button", name="Save the item").click()
    expect(show).to_have_title("Error: Change item 7 – Wexcombe City Council")
    summary = show.get_by_role("alert").filter(has_text="There is a problem")
    expect(summary.get_by_role("link")).to_have_text(
        [
            "Enter the title",
            "Date of the meeting must include a day and year",
            "Time it begins must say am or pm, like 2.30 pm",
        ]
    )
    expect(show.get_by_label("Purpose")).to_have_value("To note the report")
    expect(show.get_by_label("Time it begins")).to_have_value("2.30")
    summary.get_by_role("link", name="must include a day").click()
    expect(show.get_by_label("Day")).to_be_focused()
    assert_accessible(show)


def test_the_first_stop_of_the_tab_key_skips_to_the_page(show: Page, address: str) -> None:
    show.goto(address + "/fields")
    show.keyboard.press("Tab")
    expect(show.get_by_role("link", name="Skip to main content")).to_be_focused()


def test_the_councils_colour_is_a_setting(show: Page, address: str) -> None:
    show.goto(address + "/?theme")
    header = show.locator(".govuk-generic-header")
    expect(header).to_have_css("background-color", "rgb(92, 45, 109)")
    assert_accessible(show)
