"""Taking a file in: examined, cleaned, and put into the store, before anything is written to the record."""

from panel import store
from panel.intake.examine import examine
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
    return FileFacts(store.put(found.pdf), name, found.pages, str(found.tagging), tuple(found.notes))
