import logging
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page
from werkzeug.serving import make_server

from tests.look.gallery import gallery


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The gallery, served."""
    logging.getLogger("werkzeug").setLevel("ERROR")
    server = make_server("127.0.0.1", 0, gallery(tmp_path_factory.mktemp("gallery")), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def show(page: Page, address: str) -> Iterator[Page]:
    """A browser on the gallery. What its console complains of, such as a breach of the policy on scripts, fails."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.set_default_timeout(5000)
    page.goto(address)
    yield page
    expected = ("Failed to load resource", "net::ERR")
    assert [text for text in complaints if not text.startswith(expected)] == []
