"""Has an uploaded PDF opened and cleaned by a child process, and says what became of it.

Only the child ever parses what a stranger made. It has neither our settings nor our secrets in its environment, and
is ended when it takes more memory or time than any honest paper needs (see ``child``).
"""

import json
import subprocess
import sys
from pathlib import Path

from panel.intake.limits import MEGABYTE, MOST_BYTES, MOST_PAGES, NO_MEMORY, NO_TIME, SECONDS
from panel.intake.verdict import DAMAGED, TOO_MUCH, TOO_SLOW, Accepted, Refused, Verdict

HEAD = 1_024  # a PDF says what it is within so many bytes; some programs put a few lines before it


def examine(data: bytes, *, name: str, max_bytes: int = MOST_BYTES, max_pages: int = MOST_PAGES) -> Verdict:
    """Accept an uploaded PDF, cleaned, or refuse it with a sentence for the person who uploaded it.

    Takes up to 90 seconds with a hostile file, so it is never to be called inside a database transaction.
    """
    refusal = refusal_at_sight(data, name, max_bytes)
    return Refused(refusal) if refusal else by_child(data, max_pages)


def refusal_at_sight(data: bytes, name: str, max_bytes: int) -> str:
    """Why a file need not even be opened; nothing if it must be."""
    if not data:
        return f"“{name}” is empty. Choose the file again, or save it again in the program that made it."
    if len(data) > max_bytes:
        return (
            f"“{name}” is {len(data) / MEGABYTE:.1f} MB, and at most {max_bytes / MEGABYTE:.0f} MB can be uploaded. "
            "Save it with smaller pictures, or divide it into two papers."
        )
    if b"%PDF-" not in data[:HEAD]:
        return f"“{name}” is not a PDF. Open it in the program that made it, save it as a PDF, and upload that."
    return ""


def by_child(data: bytes, max_pages: int) -> Verdict:
    """The verdict of a child process."""
    try:
        child = _child(data, "clean", str(max_pages))
    except subprocess.TimeoutExpired:
        return Refused(TOO_SLOW)
    return verdict_of(child.returncode, child.stdout)


def words_of(pdf: bytes) -> tuple[str, ...]:
    """The words on each page of a PDF that was accepted, as a search looks for them; none where they cannot be read.

    They are read by a child process of their own: a file whose words cannot be had is as good a paper as another.
    """
    try:
        child = _child(pdf, "words")
    except subprocess.TimeoutExpired:
        return ()
    return () if child.returncode else tuple(json.loads(child.stdout))


def _child(data: bytes, *task: str) -> subprocess.CompletedProcess[bytes]:
    """A child process that has done its task and ended. Raises TimeoutExpired."""
    environment = {"PYTHONPATH": str(Path(__file__).parents[2]), "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "panel.intake.child", *task]
    return subprocess.run(  # noqa: S603 - our own module, by a fixed name
        command, input=data, capture_output=True, timeout=SECONDS, env=environment, check=False
    )


def verdict_of(code: int, answer: bytes) -> Verdict:
    """What a child that ended so, having answered so, found; one that was stopped found nothing good."""
    header, _, pdf = answer.partition(b"\n")
    if code or not header:
        return Refused({NO_TIME: TOO_SLOW, NO_MEMORY: TOO_MUCH}.get(code, DAMAGED))
    found = json.loads(header)
    if "refused" in found:
        return Refused(found["refused"])
    sizes = tuple((width, height) for width, height in found["sizes"])
    return Accepted(pages=len(sizes), sizes=sizes, pdf=pdf, notes=tuple(found["notes"]), tagging=found["tagging"])
