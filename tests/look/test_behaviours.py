"""What a script adds: rows, dragging, autosave, shortcuts."""

import pytest
from playwright.sync_api import Browser, Page, Route, expect


def test_rows_are_added_and_removed_in_the_page(show: Page, address: str) -> None:
    show.goto(address + "/fields")
    show.get_by_role("textbox", name="Name").fill("A. Clerk")
    show.get_by_role("button", name="Add another contact").click()
    names = show.get_by_role("textbox", name="Name")
    expect(names).to_have_count(2)
    expect(names.nth(1)).to_be_focused()
    names.nth(1).fill("B. Clerk")
    show.get_by_role("button", name="Remove contact 1").click()
    expect(names).to_have_count(1)
    expect(names).to_have_value("B. Clerk")
    expect(show.get_by_role("group", name="Contact 1")).to_be_visible()


def test_rows_are_added_without_a_script_with_all_input_kept(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "/fields")
    page.get_by_label("Title").fill("Placements")
    page.get_by_role("textbox", name="Name").fill("A. Clerk")
    page.get_by_role("button", name="Add another contact").click()
    expect(page.get_by_role("textbox", name="Name")).to_have_count(2)
    expect(page.get_by_role("textbox", name="Name").first).to_have_value("A. Clerk")
    expect(page.get_by_label("Title")).to_have_value("Placements")
    expect(page.get_by_text("There is a problem")).to_have_count(0)
    page.get_by_role("button", name="Remove contact 1").click()
    expect(page.get_by_role("textbox", name="Name")).to_have_value("")
    context.close()


def test_the_enter_key_saves_and_does_not_remove_a_row(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "/fields")
    page.get_by_role("textbox", name="Name").fill("A. Clerk")
    page.get_by_label("Title").press("Enter")
    expect(page.get_by_text("There is a problem")).to_be_visible()
    expect(page.get_by_role("textbox", name="Name")).to_have_value("A. Clerk")
    context.close()


@pytest.mark.parametrize(("carried", "onto", "place"), [("Apologies", 3, "3"), ("Placement report", 1, "1")])
def test_a_row_is_dragged_to_its_place(show: Page, carried: str, onto: int, place: str) -> None:
    handle = show.locator("[data-reorder] > li").filter(has_text=carried).locator(".move__handle")
    target = show.locator(f"#item-{onto}")
    box = target.bounding_box()
    assert box
    handle.drag_to(target, target_position={"x": 20, "y": box["height"] - 2 if onto == 3 else 2})
    expect(show.get_by_role("heading")).to_have_text(f"Moved to {place}")


def test_a_row_is_moved_by_its_button(show: Page) -> None:
    show.get_by_role("button", name="Move up: Placement report").click()
    expect(show.get_by_role("heading")).to_have_text("Moved to 2")


def test_what_is_typed_is_kept_while_it_is_typed(show: Page, address: str) -> None:
    show.goto(address + "/editor")
    with show.expect_request("**/kept") as sent:
        show.get_by_label("Title").fill("Placements")
    assert 'name="title"\r\n\r\nPlacements' in (sent.value.post_data or "")
    expect(show.get_by_text("Saved at 10.42 am")).to_be_visible()
    expect(show.locator("[name=version]")).to_have_value("2")


def test_a_lost_connection_is_said_and_tried_again(show: Page, address: str) -> None:
    show.clock.install()
    show.goto(address + "/editor")
    lost = {"yes": True}

    def answer(route: Route) -> None:
        if lost["yes"]:
            route.abort()
        else:
            route.continue_()

    show.route("**/kept", answer)
    show.get_by_label("Title").fill("Placements")
    show.clock.run_for(2000)
    expect(show.get_by_text("Not saved: there is no connection.")).to_be_visible()
    lost["yes"] = False
    show.clock.run_for(6000)
    expect(show.get_by_text("Saved at 10.42 am")).to_be_visible()
    expect(show.get_by_label("Title")).to_have_value("Placements")


def test_another_person_was_first(show: Page, address: str) -> None:
    show.goto(address + "/editor")
    show.get_by_label("Title").fill("refuse this")
    expect(show.get_by_text("B. Clerk saved this meanwhile.")).to_be_visible()
    expect(show.get_by_role("link", name="See both texts")).to_have_attribute("href", "/editor")
    expect(show.get_by_label("Title")).to_have_value("refuse this")
    show.on("dialog", lambda dialog: dialog.accept())


def test_the_shortcuts_are_listed_and_their_key_can_be_switched_off(show: Page, address: str) -> None:
    show.goto(address + "/editor")
    show.keyboard.press("?")
    dialog = show.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog).to_contain_text("Bold")
    dialog.get_by_label("Open this list with the ? key").uncheck()
    dialog.get_by_role("button", name="Close").click()
    show.keyboard.press("?")
    expect(dialog).to_have_count(0)
    show.get_by_role("button", name="Keyboard shortcuts").click()
    expect(dialog).to_be_visible()
