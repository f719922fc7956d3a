"""A real mail server that keeps what it is given."""

import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller


class PostOffice:
    """The letters that came, oldest first."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 aiosmtpd's name
        """Keep a letter."""
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 Kept"

    def link_to(self, address: str) -> str:
        """The link in the last letter to someone."""
        letter = next(one for one in reversed(self.letters) if one["To"] == address)
        (link,) = re.findall(r"http://\S+", letter.get_content())
        return str(link)


@contextmanager
def post_office() -> Iterator[tuple[PostOffice, str]]:
    """The server on a free port, and its address as a setting."""
    kept = PostOffice()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(kept, hostname="127.0.0.1", port=port)
    server.start()
    try:
        yield kept, f"smtp://127.0.0.1:{port}"
    finally:
        server.stop()
