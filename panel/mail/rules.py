"""What people are told of by letter, and where letters are posted: what SMTP_URL says."""

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote, urlsplit


class LetterKind(StrEnum):
    """What a letter is about. Each person says of each kind when they want it."""

    PACK = "pack published"
    SUPPLEMENT = "supplement published"
    INVITATION = "invitation to a meeting"
    REPORT_DUE = "report due"
    COMMENT_ASKED = "comment or sign-off asked for"
    FOLLOW_UP_DUE = "follow-up due"
    FOLLOW_UP_OVERDUE = "follow-up overdue"


ABOUT: dict[LetterKind, tuple[str, ...]] = {
    LetterKind.PACK: ("publication",),
    LetterKind.SUPPLEMENT: ("publication",),
    LetterKind.INVITATION: ("meeting",),
    LetterKind.REPORT_DUE: ("paper",),
    LetterKind.COMMENT_ASKED: ("comment",),
    LetterKind.FOLLOW_UP_DUE: ("follow-up",),
    LetterKind.FOLLOW_UP_OVERDUE: ("follow-up",),
}
"""What each kind may be about: the first word of the thing's name ("paper/7")."""


def judge_about(kind: LetterKind, about: str) -> None:
    """Raise ValueError for a name that no letter of this kind can be about."""
    noun, _, number = about.partition("/")
    if noun not in ABOUT[kind] or not number.isdigit():
        raise ValueError(f"A letter of the kind “{kind}” is not about “{about}”.")


def number(about: str) -> int:
    """The number in the name of a thing: 7 in "paper/7"."""
    return int(about.rpartition("/")[2])


@dataclass(frozen=True)
class Attachment:
    """A file of text that goes with a letter. `media_type` may have parameters: "text/calendar; method=REQUEST"."""

    name: str
    media_type: str
    text: str


@dataclass(frozen=True, order=True)
class Addressee:
    """Someone to write to."""

    email: str
    name: str


@dataclass(frozen=True)
class Words:
    """What a letter says."""

    subject: str
    text: str
    attachment: Attachment | None = None


@dataclass(frozen=True)
class PostOffice:
    """A mail server. `sealed` means TLS from the first byte; otherwise TLS is begun where the server offers it."""

    host: str
    port: int
    user: str = ""
    password: str = ""
    sealed: bool = False


def read_address(url: str) -> PostOffice:
    """The server in "smtp://user:password@host:587" or "smtps://…". Raises ValueError for anything else."""
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ValueError("SMTP_URL must look like smtp://user:password@mail.example.gov.uk:587 or smtps://…")
    sealed = parts.scheme == "smtps"
    return PostOffice(
        host=parts.hostname,
        port=parts.port or (465 if sealed else 25),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        sealed=sealed,
    )
