"""Someone at a browser, who finds things as people do: by what they are and by what they are called."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import APIResponse, Locator, Page, expect

from tests.look.axe import assert_accessible, assert_no_sideways_scroll

WIDE, NARROW = 1280, 320
_looked_at: set[str] = set()
"""The pages already looked at in this run: each is judged once at both widths, whoever comes by next."""


class Visitor:
    """Opens, follows, fills, chooses, presses and reads. Every page come upon is looked at: is it usable by all?"""

    def __init__(self, page: Page, *, script: bool = True, name: str = "") -> None:
        self.page = page
        self.part: Page | Locator = page
        self.script = script
        self.name = name

    # Going about

    def opens(self, path: str, *, finds: int = 200) -> None:
        """Type an address."""
        response = self.page.goto(path)
        assert response is not None
        assert response.status == finds, f"{path} answers {response.status}"
        self._looks()

    def follows(self, name: str | re.Pattern[str]) -> None:
        """Follow the first link of that name."""
        with self.page.expect_navigation():
            self._all("link", name).first.click(no_wait_after=True)
        self._looks()

    def presses(self, name: str | re.Pattern[str]) -> None:
        """Press a button that brings another page."""
        with self.page.expect_navigation():
            self._all("button", name).click(no_wait_after=True)
        self._looks()

    def touches(self, name: str | re.Pattern[str]) -> None:
        """Press a button that changes the page in hand; without a script it brings the page again, so changed."""
        if self.script:
            self._all("button", name).click()
        else:
            self.presses(name)

    def unfolds(self, words: str | re.Pattern[str]) -> None:
        """Open what is folded away under these words."""
        summary = self.part.locator("summary").filter(has_text=words).first
        summary.click()

    def tabs_to(self, role: Any, name: str | re.Pattern[str], *, most: int = 80) -> None:
        """Come to something by the Tab key alone."""
        wanted = self._all(role, name).first
        for _ in range(most):
            self.page.keyboard.press("Tab")
            if wanted.evaluate("one => one === document.activeElement"):
                return
        raise AssertionError(f"the Tab key does not lead to {name}")

    def signs_in(self, address: str, password: str) -> None:
        """Fill in the form that stands before one."""
        self.fills("Email address", address)
        self.fills("Password", password)
        self.presses("Sign in")
        expect(self.page.get_by_role("button", name="Sign out", exact=True)).to_be_visible()

    # Telling

    def fills(self, label: str | re.Pattern[str], text: str) -> None:
        """Type into a box."""
        self.box(label).fill(text)

    def fills_date(self, label: str, day: int, month: int, year: int) -> None:
        """Type a date into its three boxes."""
        with self.within("group", label):
            for part, number in (("Day", day), ("Month", month), ("Year", year)):
                self.fills(part, str(number))

    def chooses(self, label: str | re.Pattern[str], option: str) -> None:
        """Choose from a list."""
        self.box(label).select_option(label=option)

    def ticks(self, *labels: str | re.Pattern[str]) -> None:
        """Tick boxes or radio buttons."""
        for label in labels:
            self.box(label).check()

    def attaches(self, label: str, file: Path) -> None:
        """Choose a file."""
        self.part.get_by_label(label, exact=True).set_input_files(file)

    @contextmanager
    def within(self, role: Any, name: str | re.Pattern[str]) -> Iterator["Visitor"]:
        """Look only at one part of the page."""
        before = self.part
        self.part = self._all(role, name)
        try:
            yield self
        finally:
            self.part = before

    @contextmanager
    def in_line(self, words: str) -> Iterator["Visitor"]:
        """Look only at the row of a list or table that says this, the innermost."""
        before = self.part
        self.part = before.locator("li, tr").filter(has_text=words).last
        try:
            yield self
        finally:
            self.part = before

    # Reading

    def reads(self, *words: str | re.Pattern[str]) -> None:
        """These words stand on the page."""
        for one in words:
            expect(self.part.get_by_text(one).first).to_be_visible()

    def reads_nowhere(self, *words: str) -> None:
        """These words stand nowhere on the page, shown or hidden."""
        for one in words:
            assert one not in self.page.content()

    def is_told(self, words: str | re.Pattern[str]) -> None:
        """What the page says at its head about what was just done."""
        expect(
            self.page.get_by_role("alert").or_(self.page.get_by_role("region", name="Success")).first
        ).to_contain_text(words)

    def has_to_mend(self, words: str | re.Pattern[str]) -> None:
        """An error is said in the summary at the head, and again beside the box that the summary leads to."""
        summary = self.page.get_by_role("alert").filter(has_text="There is a problem")
        link = summary.get_by_role("link", name=words)
        expect(link).to_be_visible()
        expect(self.page).to_have_title(re.compile("^Error: "))
        place = self.page.locator(str(link.get_attribute("href")))
        expect(place).to_have_count(1)
        if self.script:
            link.click()
            expect(place).to_be_focused()
        fieldset = place.locator("xpath=ancestor-or-self::fieldset[1]")
        holders = [place, *fieldset.all()]
        named = " ".join(one.get_attribute("aria-describedby") or "" for one in holders)
        errors = [name for name in named.split() if name.endswith("error")]
        assert errors, f"nothing is said beside {place}"
        expect(self.page.locator(f"[id='{errors[0]}']")).to_contain_text(words)

    def keeps(self, label: str, text: str) -> None:
        """A box holds what was typed, be it a plain one or that of the editor."""
        box = self.box(label)
        (expect(box).to_have_text if box.get_attribute("contenteditable") else expect(box).to_have_value)(text)

    def is_on(self, heading: str | re.Pattern[str]) -> None:
        """The page bears this heading, and hears the keyboard: its scripts have begun."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)
        self.page.wait_for_load_state()

    def finds(self, role: Any, name: str | re.Pattern[str], *, times: int = 1) -> None:
        """So many things of this kind and name."""
        expect(self._all(role, name)).to_have_count(times)

    def fetches(self, name: str | re.Pattern[str]) -> bytes:
        """The file that a link leads to."""
        address = self._all("link", name).get_attribute("href")
        assert address
        answer = self.asks(address)
        assert answer.status == 200, f"{address} answers {answer.status}"
        return answer.body()

    def asks(self, address: str) -> APIResponse:
        """What the site answers to an address, without leaving the page."""
        return self.page.context.request.get(address)

    def shows(self) -> str:
        """What a screen reader would say of the page, for the message of a failed test."""
        return self.page.get_by_role("main").aria_snapshot()

    # Within

    def _all(self, role: Any, name: str | re.Pattern[str]) -> Locator:
        return self.part.get_by_role(role, name=name, exact=isinstance(name, str))

    def box(self, label: str | re.Pattern[str]) -> Locator:
        """The box of that label that can be seen; what is folded away has to be unfolded first."""
        return self.part.get_by_label(label, exact=isinstance(label, str)).filter(visible=True)

    def _looks(self) -> None:
        """Judge a page of a kind not met before: valid, usable by all, and not wider than the window."""
        kind = re.sub(r"\d+", "#", self.page.url.partition("//")[2].partition("/")[2].partition("#")[0])
        kind = f"{kind} {self.page.title()}" if "Error:" in self.page.title() else kind
        kind += "" if self.script else " without script"
        if kind in _looked_at:
            return
        _looked_at.add(kind)
        size = self.page.viewport_size
        assert size
        for width in (WIDE, NARROW):
            self.page.set_viewport_size({"width": width, "height": 900})
            if self.script:
                assert_accessible(self.page)
            assert_no_sideways_scroll(self.page)
        self.page.set_viewport_size(size)
