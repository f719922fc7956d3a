"""Taking a file in: examined, cleaned, and put into the store, before anything is written to the record."""

import json
from collections.abc import Sequence

from panel import store
from panel.intake.examine import examine, words_of
from panel.intake.verdict import Refused as NotTaken
from panel.lifecycle import refuse
from panel.papers.rules.contents import FileFacts

MOST_PAGES = 2_000


def take_in(data: bytes, *, name: str, max_bytes: int) -> FileFacts:
    """The file, kept, with what examining it found. Raises Refused with the sentence that says what to do.

    It can take seconds: it is called while no transaction is open, for SQLite lets one writer in at a time.
    """
    found = examine(data, name=name, max_bytes=max_bytes, max_pages=MOST_PAGES)
    if isinstance(found, NotTaken):
        raise refuse("Upload", found.reason)
    words = keep_words(words_of(found.pdf))
    return FileFacts(store.put(found.pdf), name, found.pages, str(found.tagging), tuple(found.notes), words)


def keep_words(pages: Sequence[str]) -> str | None:
    """Put into the store what is written on each page of a file, and return its hash; None where nothing is."""
    return store.put(json.dumps(pages, ensure_ascii=False).encode()) if any(pages) else None


def words_kept(file: FileFacts) -> list[str]:
    """What is written on each page of a file, as far as it is known."""
    if file.words is None:
        return []
    try:
        pages: list[str] = json.loads(store.get(file.words))
    except store.Missing:
        return []
    return pages
