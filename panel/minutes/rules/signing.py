"""Who may sign minutes on screen, and what was signed (V9, V11, V13)."""

from collections.abc import Collection

from panel.lifecycle import Finding, Level


def judge_signer(*, allowed: bool, signer: int | None, presided: Collection[int], when: str) -> list[Finding]:
    """What stands against someone's signing on screen (V9, V13).

    The panel must allow it (`allowed`), and only who presided at the meeting that approved the minutes signs them.
    `signer` and `presided` are ids of persons; `when` is the day of that meeting.
    """
    if not allowed:
        words = "This panel’s minutes are signed on paper. Print them, have them signed, and add the scan."
        return [Finding("V13", words, Level.REFUSE)]
    if not presided:
        words = f"It is not recorded who presided on {when}. The clerk records it on that meeting’s Attendance page."
        return [Finding("V9", words, Level.REFUSE)]
    if signer not in presided:
        words = f"Minutes are signed by whoever presided at the meeting that approved them, on {when}."
        return [Finding("V9", words, Level.REFUSE)]
    return []


def judge_text(shown: str, now: str) -> list[Finding]:
    """What stands against signing a text: it must be the one that was shown. Both are SHA-256 (V11)."""
    if shown == now:
        return []
    words = "The minutes were changed since this page was opened, so they were not signed. Read them again, then sign."
    return [Finding("V11", words, Level.REFUSE)]
