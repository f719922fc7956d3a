"""Accessibility of the page that a browser shows, judged by axe-core against WCAG 2.2 A and AA."""

from functools import cache
from typing import Any

from playwright.sync_api import Page

from panel.resources import PACKAGE

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async tags => {
  const { violations } = await axe.run({ runOnly: tags });
  const inText = node => document.querySelector(node.target[0])?.closest(".editor__text");
  for (const found of violations.filter(one => one.id === "heading-order"))
    found.nodes = found.nodes.filter(node => !inText(node));
  return violations;
}"""
"""A text being written follows the headings of the page it will stand on, not of the page it is written on."""
WIDEST_LINE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@cache
def _source() -> str:
    return (PACKAGE.parent / "node_modules" / "axe-core" / "axe.min.js").read_text()


def assert_accessible(page: Page) -> None:
    """Fail, with the rule, the element and the help for each, where axe finds anything."""
    page.evaluate(_source())
    violations = page.evaluate(RUN, TAGS)
    problems = [_said(violation, node) for violation in violations for node in violation["nodes"]]
    assert not problems, f"{page.url}:\n" + "\n".join(problems)


def assert_no_sideways_scroll(page: Page) -> None:
    """Fail where the page is wider than the window (WCAG 1.4.10, at 320 pixels)."""
    too_wide = page.evaluate(WIDEST_LINE)
    assert too_wide <= 0, f"{page.url} is {too_wide} pixels wider than the window"


def _said(violation: dict[str, Any], node: dict[str, Any]) -> str:
    return f"{violation['id']}: {violation['help']} – {' '.join(map(str, node['target']))} – {node['html'][:200]}"
