"""The browser of the journeys: the machine's own Chromium, for Playwright's download is not needed."""

import os
import shutil
from typing import Any

import pytest
from playwright.sync_api import expect

# Smallest first: the headless shell starts in a third of the time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# What a page takes on a machine that runs two journeys at once.
expect.set_options(timeout=20_000)

# It serves one machine only, and looks nothing up.
ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Playwright's own arguments, with the path of the machine's Chromium; root cannot use its sandbox."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    arguments = [*ARGUMENTS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    return {**browser_type_launch_args, **({"executable_path": path} if path else {}), "args": arguments}
