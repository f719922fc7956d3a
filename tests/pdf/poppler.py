"""What poppler, a reader that shares no code with ours, finds in a PDF."""

import re
import subprocess
from dataclasses import dataclass


@dataclass(frozen=True)
class Word:
    """A word on a page and where it stands as seen, in points from the upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def run(*command: str, pdf: bytes) -> str:
    """The output of a poppler command that reads its PDF from standard input."""
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def text_of_pages(pdf: bytes) -> list[str]:
    """The text of each page."""
    return run("pdftotext", "-enc", "UTF-8", "-", "-", pdf=pdf).split("\f")[:-1]


def words_of_pages(pdf: bytes) -> list[list[Word]]:
    """The words of each page with their places."""
    pages = run("pdftotext", "-bbox", "-cropbox", "-", "-", pdf=pdf).split("<page ")[1:]
    pattern = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')
    return [
        [
            Word(text, float(left), float(top), float(right), float(bottom))
            for left, top, right, bottom, text in pattern.findall(page)
        ]
        for page in pages
    ]


def tree_text(pdf: bytes) -> str:
    """The text of the structure tree in reading order, without the labels of list items and without spaces."""
    found: list[str] = []
    label_depth: int | None = None
    for line in run("pdfinfo", "-struct-text", "-", pdf=pdf).splitlines():
        depth = len(line) - len(line.lstrip())
        if label_depth is not None and depth <= label_depth:
            label_depth = None
        if line.strip().startswith("Lbl"):
            label_depth = depth
        quoted = re.fullmatch(r'\s*"(.*)"', line)
        if quoted and label_depth is None:
            found.append(quoted[1])
    return re.sub(r"\s", "", "".join(found))
