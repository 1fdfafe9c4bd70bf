"""An archive under git: kept by it, checked before each commit, its notes merged line by line."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from kinmap.archive.edit import create

HOOK = """\
#!/bin/sh
# Written by kinmap: notes in which something is wrong are not committed.
# `git commit --no-verify` commits them all the same; without this file nothing is checked.
if {words} --version >/dev/null 2>&1; then
  exec {words} -C {folder} check --staged
fi
echo {gone} >&2
"""
DRIVER = """\
if {words} --version >/dev/null 2>&1; then {words} merge-notes %O %A %B; \
else git merge-file -L ours -L base -L theirs %A %O %B; fi"""
"""What git calls for a note that both sides changed; where kinmap does not run, git's own merge by lines.

That it runs is tried first: a Python without kinmap ends as a contradiction does, with 1, and would
leave one side's note as if it were the merge.
"""
NAMED = "kinmap: notes, line by line"
EXECUTABLE = 0o755


def asked(folder: Path, *words: str, given: bytes = b"") -> bytes | None:
    """Return what git says about a folder; None where there is no git, or it is not content."""
    git = shutil.which("git")
    if git is None:
        return None
    command = [git, "-C", str(folder), *words]
    done = subprocess.run(command, input=given, capture_output=True, check=False)  # noqa: S603 - git alone
    return done.stdout if done.returncode == 0 else None


def line(folder: Path, *words: str) -> str:
    """Return what git says in one line; nothing where it says nothing."""
    return (asked(folder, *words) or b"").decode("utf-8", "surrogateescape").removesuffix("\n")


def start(folder: Path) -> bool:
    """Put the archive under git, where git is there and the folder is under none yet; tell whether it is."""
    if asked(folder, "rev-parse", "--git-dir") is not None:
        return True
    if asked(folder, "init", "--quiet") is None:
        return False
    click.echo(f"wrote {folder / '.git'}, so that nothing you write gets lost")
    return True


def register(folder: Path) -> None:
    """Tell this repository's git how notes are merged that two machines changed."""
    driver = DRIVER.format(words=shlex.join(itself()))
    wanted = {
        "merge.kinmap.name": NAMED,
        "merge.kinmap.driver": driver.replace(itself()[0], percent(itself()[0])),
    }
    apart = [key for key, value in wanted.items() if line(folder, "config", "--local", "--get", key) != value]
    if apart and all(asked(folder, "config", "--local", key, wanted[key]) is not None for key in apart):
        click.echo("told git how to merge notes that you change on two machines")


def percent(text: str) -> str:
    """Return a text in which git finds nothing to fill in."""
    return text.replace("%", "%%")


def hook_of(folder: Path) -> Path:
    """Return where git looks for what it runs before a commit."""
    return folder / line(folder, "rev-parse", "--git-path", "hooks/pre-commit")


def put_hook(folder: Path) -> None:
    """Let git check what is committed; a hook that is there stays as it is."""
    hook, (program, *_) = hook_of(folder), itself()
    gone = f"{program} runs no kinmap now, so the notes were not checked. "
    gone += f"Delete {hook}, and call kinmap init --hook"
    below = line(folder, "rev-parse", "--show-prefix").rstrip("/") or "."
    parts = {"folder": below, "gone": gone}
    content = HOOK.format(words=shlex.join(itself()), **{name: shlex.quote(it) for name, it in parts.items()})
    if create(hook, content):
        hook.chmod(EXECUTABLE)
        click.echo(f"wrote {hook}, which checks what you commit")
    elif hook.read_bytes() != content.encode():
        click.echo(f"kept  {hook}; to check notes too, call `kinmap check --staged` in it")
    else:
        click.echo(f"kept  {hook}")


def itself() -> Sequence[str]:
    """Return how kinmap is called from elsewhere: by the programme that runs now."""
    script = Path(sys.argv[0])
    if script.stem == "kinmap" and script.is_file():
        return [script.absolute().as_posix()]
    return [Path(sys.executable).as_posix(), "-m", "kinmap"]
