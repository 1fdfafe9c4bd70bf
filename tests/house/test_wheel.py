"""What is installed is whole: a wheel in an empty environment builds an archive."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOTE = """---
name: Ana Duarte
known: 2019-05
meetings:
  - 2026-10-03 coffee 2h by me: She took the job at Lumen.
---
"""


@dataclass(frozen=True, slots=True)
class Installed:
    """An environment with the wheel in it, and an archive beside it."""

    python: Path
    home: Path

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a program of the environment, away from the checkout and cut off from its settings."""
        return subprocess.run(
            [self.python, "-I", *words], cwd=self.home, capture_output=True, text=True, check=True, timeout=60
        )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source archive without a network."""
    made = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", made, ROOT],
        capture_output=True,
        check=True,
    )
    (found,) = made.glob("kinmap-*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in an empty environment, which borrows only the libraries from that of the tests."""
    home = tmp_path_factory.mktemp("elsewhere")
    venv.create(home / "venv", with_pip=False, symlinks=True)
    python = home / "venv" / "bin" / "python"
    packages = next((home / "venv").glob("lib/python*/site-packages"))
    into = ["--python", str(python), "--no-index", "--no-deps", "--quiet", "--disable-pip-version-check"]
    subprocess.run([sys.executable, "-m", "pip", *into[:2], "install", *into[2:], wheel], check=True)
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    (home / "people").mkdir()
    (home / "people" / "ana-duarte.md").write_text(NOTE)
    return Installed(python, home)


def test_the_wheel_carries_every_template_and_no_test(wheel: Path) -> None:
    here = {
        f"kinmap/templates/{p.relative_to(ROOT / 'templates')}" for p in (ROOT / "templates").rglob("*.*")
    }
    packed = set(zipfile.ZipFile(wheel).namelist())
    assert "kinmap/templates/base.html" in here
    assert here <= packed
    assert {name.split("/")[0].split("-")[0] for name in packed} == {"kinmap"}


def test_an_installed_kinmap_is_not_the_checkout(installed: Installed) -> None:
    where = installed.run("-c", "import kinmap; print(kinmap.__file__)").stdout
    assert where.startswith(str(installed.home))


def test_an_installed_kinmap_builds_an_archive(installed: Installed) -> None:
    installed.run("-m", "kinmap", "build", "--today", "2026-11-01")
    page = (installed.home / "site" / "people" / "ana-duarte.html").read_text()
    assert "Ana Duarte" in page
    assert "She took the job at Lumen." in page


def test_the_command_is_installed(installed: Installed) -> None:
    command = installed.python.with_name("kinmap")
    said = subprocess.run(
        [command, "--version"], cwd=installed.home, capture_output=True, text=True, check=True
    )
    assert said.stdout.startswith("kinmap")
