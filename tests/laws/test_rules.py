"""Every rule that code or a test cites by its id stands in docs/rules.md, once."""

import re
from collections import Counter

from panel.resources import PACKAGE

ROOT = PACKAGE.parent
CITED = re.compile(r"\b(?:CI|[BNCUXPAMFVIYWDK])\d{1,2}\b")
EXPLAINED = re.findall(r"^\| ([A-Z]{1,2}\d{1,2}) \|", (ROOT / "docs" / "rules.md").read_text(), re.MULTILINE)
RANGE = re.compile(r"\b([A-Z])(\d{1,2})–\1(\d{1,2})\b")
NO_RULES = {"A3", "A4", "A5"}
"""Also sizes of paper, in the rooms that draw."""


def test_every_rule_that_is_cited_is_explained() -> None:
    unknown: dict[str, str] = {}
    for path in [*PACKAGE.rglob("*.py"), *(ROOT / "templates").rglob("*.html")]:
        words = " ".join(re.findall(r'"""[\s\S]*?"""|\([A-Z]\d[^)]*\)|#.*|\{#[\s\S]*?#\}', path.read_text()))
        for cited in CITED.findall(RANGE.sub("", words)):
            if cited not in EXPLAINED and not (cited in NO_RULES and path.parts[-2] in {"pdf", "intake", "packs"}):
                unknown[cited] = path.name
    assert unknown == {}


def test_no_rule_is_explained_twice() -> None:
    assert [rule for rule, times in Counter(EXPLAINED).items() if times > 1] == []
