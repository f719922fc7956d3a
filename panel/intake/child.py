"""The process that opens a stranger's file: reads it from standard input, answers on standard output.

The answer is a line of JSON, then the cleaned PDF. Limits are set before anything else is loaded.
"""

import json
import resource
import sys

from panel.intake.limits import CPU_SECONDS, MEMORY, NO_MEMORY


def main() -> None:
    """Examine one file."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    try:
        answer, pdf = examined(sys.stdin.buffer.read(), int(sys.argv[1]))
    except MemoryError:
        sys.exit(NO_MEMORY)
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + pdf)


def examined(data: bytes, max_pages: int) -> tuple[dict[str, object], bytes]:
    """The answer on a file, and the file cleaned."""
    from panel.intake.papers import clean  # noqa: PLC0415 - not before the limits are set
    from panel.intake.verdict import Unusable  # noqa: PLC0415

    try:
        found = clean(data, max_pages=max_pages)
    except Unusable as fault:
        return {"refused": str(fault)}, b""
    return {"sizes": found.sizes, "notes": found.notes, "tagging": found.tagging}, found.pdf


if __name__ == "__main__":
    main()
