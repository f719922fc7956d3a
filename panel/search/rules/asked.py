"""What someone looks for: words that must all be there, and phrases in quotation marks."""

import re
from dataclasses import dataclass

from panel.search.rules.words import stems

QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]")
LONGEST, MOST = 200, 12
"""Letters and words of a question that are read: what comes after them, or is cut off there, narrows nothing."""

COMMON = frozenset(
    stems(
        "a an and are as at be been but by for from had has have in is it its of on or that the their there this to "
        "was were which will with"
    )
)
"""Words that nearly every text holds: they are looked for only inside a phrase, or where nothing else is asked."""


@dataclass(frozen=True)
class Asked:
    """The words as the index holds them, each once; and the phrases, each a run of such words."""

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is looked for."""
        return bool(self.words)


def read(text: str) -> Asked:
    """What was typed into the box. A quotation mark without its twin says nothing; no sign is a command."""
    typed = text if len(text) <= LONGEST else text[:LONGEST].rpartition(" ")[0]
    phrases = tuple(run for words in QUOTED.findall(typed) if len(run := tuple(stems(words))) > 1)
    inside = {word for phrase in phrases for word in phrase}
    every = list(dict.fromkeys(stems(typed)))
    telling = [word for word in every if word in inside or word not in COMMON]
    return Asked(tuple((telling or every)[:MOST]), phrases)
