"""The process that opens a stranger's file: reads it from standard input, answers on standard output.

It is told what to do in one word: ``clean`` it, with the most pages that it may have, or read its ``words``. The answer
is a line of JSON, after which comes the cleaned PDF. Limits are set before anything else is loaded.
"""

import json
import resource
import sys
from collections.abc import Callable
from typing import Any

from panel.intake.limits import CPU_SECONDS, MEMORY, NO_MEMORY


def main() -> None:
    """Do with one file what is asked."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    task, *bounds = sys.argv[1:]
    try:
        answer, pdf = TASKS[task](sys.stdin.buffer.read(), *map(int, bounds))
    except MemoryError:
        sys.exit(NO_MEMORY)
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + pdf)


def cleaned(data: bytes, max_pages: int) -> tuple[dict[str, object], bytes]:
    """What is said of a file, and the file cleaned."""
    from panel.intake.papers import clean  # noqa: PLC0415 - not before the limits are set
    from panel.intake.verdict import Unusable  # noqa: PLC0415

    try:
        found = clean(data, max_pages=max_pages)
    except Unusable as fault:
        return {"refused": str(fault)}, b""
    return {"sizes": found.sizes, "notes": found.notes, "tagging": found.tagging}, found.pdf


def read(data: bytes) -> tuple[list[str], bytes]:
    """The words on each page of a file."""
    from panel.intake.words import words_on_pages  # noqa: PLC0415

    return words_on_pages(data), b""


TASKS: dict[str, Callable[..., tuple[Any, bytes]]] = {"clean": cleaned, "words": read}


if __name__ == "__main__":
    main()
