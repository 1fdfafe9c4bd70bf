"""A command loads the libraries that it needs, and no other."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = {"yaml", "markdown_it", "mdit_py_plugins", "jinja2", "igraph", "watchdog"}


def loaded_after(program: str) -> set[str]:
    """Return the top-level modules that a fresh interpreter has after a program."""
    report = "import json, sys; print(json.dumps(sorted({n.split('.')[0] for n in sys.modules})))"
    done = subprocess.run(
        [sys.executable, "-c", f"{program}\n{report}"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    "program",
    [
        "import kinmap.cli",
        "from kinmap.cli import main\ntry: main(['--version'])\nexcept SystemExit: pass",
        "from kinmap.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass",
        "from kinmap.cli import main\ntry: main(['explain', '--help'])\nexcept SystemExit: pass",
    ],
    ids=["import", "--version", "--help", "explain --help"],
)
def test_nothing_heavy_is_loaded_to_say_little(program: str) -> None:
    loaded = loaded_after(program)
    assert "click" in loaded
    assert not loaded & HEAVY


@pytest.mark.parametrize("command", ["today", "stale", "next", "show nobody", "brief nobody"])
def test_what_is_said_in_the_terminal_needs_no_template_and_no_markdown(tmp_path: Path, command: str) -> None:
    (tmp_path / "people").mkdir()
    words = ["-C", str(tmp_path), *command.split()]
    loaded = loaded_after(f"from kinmap.cli import main\ntry: main({words!r})\nexcept SystemExit: pass")
    assert "kinmap" in loaded
    assert not loaded & {"markdown_it", "mdit_py_plugins", "jinja2", "watchdog"}


@pytest.mark.parametrize("command", ["met nobody", "new Ana", "undo", "answer nobody", "rename a b"])
def test_what_writes_a_line_needs_yaml_alone(tmp_path: Path, command: str) -> None:
    (tmp_path / "people").mkdir()
    words = ["-C", str(tmp_path), *command.split()]
    loaded = loaded_after(f"from kinmap.cli import main\ntry: main({words!r})\nexcept SystemExit: pass")
    assert "kinmap" in loaded
    assert loaded & HEAVY <= {"yaml"}


def test_a_build_that_has_nothing_to_do_loads_neither_model_nor_pages(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    words = ["-C", str(tmp_path), "build", "--today", "2026-11-01"]
    build = f"from kinmap.cli import main\ntry: main({words!r})\nexcept SystemExit: pass"
    report = "import sys\nassert not {'kinmap.community', 'kinmap.pages', 'jinja2'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", build], cwd=ROOT, capture_output=True, check=True)
    subprocess.run([sys.executable, "-c", f"{build}\n{report}"], cwd=ROOT, capture_output=True, check=True)


def test_the_version_is_the_one_of_the_project() -> None:
    project = (ROOT / "pyproject.toml").read_text()
    said = subprocess.run(
        [sys.executable, "-m", "kinmap", "--version"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    version = said.stdout.split()[-1]
    assert f'\nversion = "{version}"\n' in project
