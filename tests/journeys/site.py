"""Serving the application to browsers from the test's own process, at the time of the story."""

import datetime as dt
import logging
import threading
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Any

from flask import Flask
from werkzeug.serving import make_server

from panel import clock


@dataclass
class Site:
    """What is served. `faults` are the answers that no visitor may ever get."""

    app: Flask
    address: str = ""
    now: dt.datetime = dt.datetime(2026, 11, 2, 9, 30, tzinfo=clock.LONDON)
    faults: list[str] = field(default_factory=list)

    def it_is(self, day: str, time: str = "9.30 am") -> None:
        """Let it be that day (“Monday 16 November 2026”) and time (“2.05 pm”) for everyone."""
        date = dt.datetime.strptime(day, "%A %d %B %Y")  # noqa: DTZ007 the zone is added below
        hour = dt.datetime.strptime(time.replace(".", ":"), "%I:%M %p")  # noqa: DTZ007
        assert date.strftime("%A") == day.partition(" ")[0], f"{day} is a {date:%A}"
        self.now = dt.datetime.combine(date, hour.time(), clock.LONDON)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterator[bytes]:
        """Answer one request at the time of the story."""

        def start(status: str, *rest: Any) -> Any:
            if status.startswith("5"):
                self.faults.append(f"{status}: {environ['REQUEST_METHOD']} {environ['PATH_INFO']}")
            return start_response(status, *rest)

        parts: Iterable[bytes]
        with clock.at(self.now), closing(self.app(environ, start)) as parts:  # type: ignore[type-var]
            yield from parts


@contextmanager
def serving(app: Flask) -> Iterator[Site]:
    """Serve the application on a free port until the end."""
    logging.getLogger("werkzeug").setLevel("ERROR")
    site = Site(app)
    server = make_server("127.0.0.1", 0, site, threaded=True)
    site.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
