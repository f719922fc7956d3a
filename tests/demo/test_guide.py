"""The clerk's guide names what stands on the screens."""

import re
from html import unescape
from pathlib import Path

from panel.resources import PACKAGE, resource

GUIDE = PACKAGE.parent / "docs" / "clerks-guide.md"


def words_of(folder: Path, pattern: str) -> str:
    """All that the files of a folder say, in one line."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(folder.rglob(pattern)))
    return re.sub(r"\s+", " ", unescape(" ".join(texts)))


def test_every_label_in_the_guide_is_on_a_screen() -> None:
    screens = words_of(resource("templates"), "*.html") + words_of(PACKAGE, "*.py")
    labels = {re.sub(r"\s+", " ", label) for label in re.findall(r"\*\*(.+?)\*\*", GUIDE.read_text(), re.DOTALL)}
    assert len(labels) > 60
    assert sorted(label for label in labels if label not in screens) == []
