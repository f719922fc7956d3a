"""A wheel works from any folder, with templates, built front end and migrations inside."""

import json
import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.error
import urllib.request
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = ("panel", "templates", "static", "migrations", "requirements")
FILES = ("setup.cfg", "pyproject.toml", "MANIFEST.in", "wsgi.py", "README.md")
UV = (sys.executable, "-m", "uv")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy so that nothing is left in the checkout."""
    copy = tmp_path_factory.mktemp("source")
    for name in SOURCES:
        shutil.copytree(ROOT / name, copy / name)
    for name in filter(lambda name: (ROOT / name).exists(), FILES):
        shutil.copy(ROOT / name, copy / name)
    run(*UV, "build", "--python", sys.executable, "--no-build-isolation", "--offline", cwd=copy)
    return next((copy / "dist").glob("*.whl"))


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder outside the checkout, with an environment that has the wheel and its database made."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder / "env")
    python = folder / "env" / "bin" / "python"
    run(*UV, "pip", "install", "--offline", "--no-deps", "--python", str(python), str(wheel), cwd=folder)
    site = next((folder / "env" / "lib").glob("python*/site-packages"))
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"))  # what the wheel asks for is already here
    run(str(python), "-m", "flask", "--app", "wsgi", "db", "upgrade", cwd=folder)
    return folder


@pytest.fixture(scope="module")
def address(elsewhere: Path) -> Iterator[str]:
    """The installed application, served."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["env/bin/python", "-m", "flask", "--app", "wsgi", "run", "--port", str(port)]
    server = subprocess.Popen(command, cwd=elsewhere, env=environment(), stderr=subprocess.DEVNULL)
    try:
        answer(f"http://127.0.0.1:{port}/static/dist/manifest.json")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=10)


def test_nothing_is_left_out(wheel: Path) -> None:
    standing = {
        file.relative_to(ROOT) for name in SOURCES[:4] for file in (ROOT / name).rglob("[!.]*") if file.is_file()
    }
    written = {path for path in standing if path.suffix != ".pyc"}
    inside = {str(path) if path.parts[0] == "panel" else f"panel/{path}" for path in written}
    assert set(zipfile.ZipFile(wheel).namelist()) >= inside
    assert not any(name.endswith(".pyc") for name in zipfile.ZipFile(wheel).namelist())


def test_the_application_is_the_installed_one(elsewhere: Path) -> None:
    where = run("env/bin/python", "-c", "import panel; print(panel.__file__)", cwd=elsewhere)
    assert Path(where.strip()).is_relative_to(elsewhere)


def test_migrations_are_inside(elsewhere: Path) -> None:
    assert "(head)" in run("env/bin/python", "-m", "flask", "--app", "wsgi", "db", "current", cwd=elsewhere)


def test_templates_are_inside(address: str) -> None:
    page = answer(f"{address}/")
    assert "<h1" in page
    assert "</html>" in page


def test_the_built_front_end_is_inside(address: str) -> None:
    manifest = json.loads(answer(f"{address}/static/dist/manifest.json"))
    sheet = manifest["panel.css"]
    assert sheet in answer(f"{address}/")
    assert ".govuk-" in answer(f"{address}/static/dist/{sheet}")


def run(*command: str, cwd: Path) -> str:
    """What the command printed. Fails with its own words."""
    done = subprocess.run(command, cwd=cwd, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr)[-2000:]
    return done.stdout


def environment() -> dict[str, str]:
    """This environment without what would lead back to the checkout or to another's database."""
    return {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHONPATH", "DATABASE", "PANEL_"))
    }


def answer(address: str) -> str:
    """The page at `address`, waiting for the server to start."""
    until = time.monotonic() + 20
    while True:
        try:
            with urllib.request.urlopen(address) as response:
                return str(response.read().decode())
        except urllib.error.HTTPError:
            raise
        except urllib.error.URLError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
