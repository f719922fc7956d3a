"""Where letters are posted: what SMTP_URL says."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit


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
