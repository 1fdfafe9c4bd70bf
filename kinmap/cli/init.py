"""`kinmap init`: a new archive."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import click

from kinmap.archive.edit import create
from kinmap.archive.scaffold import FILES


@click.command(epilog="Example: kinmap init ~/people")
@click.argument("folder", type=click.Path(path_type=Path), default=".", metavar="[DIR]")
def init(folder: Path) -> int:
    """Start a new archive in DIR (here, if left out). A file that is there already stays as it is."""
    has_people = any((folder / "people").glob("**/*.md"))
    for path, content in FILES.items():
        if path.startswith("people/") and has_people:
            continue
        try:
            made = create(folder / path, content)
        except OSError as error:
            raise click.ClickException(
                f"{folder / path} was not written: {error.strerror or error}"
            ) from error
        click.echo(f"{'wrote' if made else 'kept '} {folder / path}")
    start_git(folder)
    where = "" if folder == Path() else f" -C {folder}"
    click.echo(f"\nNow write about somebody, and build:\n  kinmap{where} build")
    return 0


def start_git(folder: Path) -> None:
    """Put the archive under git, where git is there and the folder is under none yet."""
    git = shutil.which("git")
    if git is None or _runs([git, "-C", str(folder), "rev-parse", "--git-dir"]):
        return
    if _runs([git, "init", "--quiet", str(folder)]):
        click.echo(f"wrote {folder / '.git'}, so that nothing you write gets lost")


def _runs(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603 - git alone
