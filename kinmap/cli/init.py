"""`kinmap init`: a new archive."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kinmap.archive.edit import OWN, create, keep
from kinmap.archive.scaffold import ATTRIBUTES, FILES
from kinmap.cli import git
from kinmap.cli.schema import SCHEMAS, as_json

ASKED = "Shall git check your notes before each commit?"


@click.command(epilog="Example: kinmap init ~/people")
@click.argument("folder", type=click.Path(path_type=Path), default=".", metavar="[DIR]")
@click.option("--hook/--no-hook", default=None, help="Let git check notes before each commit, or do not ask.")
def init(folder: Path, *, hook: bool | None) -> int:
    """Start a new archive in DIR (here, if left out). A file that is there already stays as it is.

    Where git is, the archive is put under it, and git is told how to unite notes that you change on two
    machines; in a copy on another machine, call this once there too. What editors check notes and settings
    by is left in .kinmap.
    """
    has_people = any((folder / "people").glob("**/*.md"))
    try:
        for path, content in FILES.items():
            if not (path.startswith("people/") and has_people):
                write(folder / path, content)
        write_schemas(folder)
        if git.start(folder):
            git.register(folder)
            hint(folder / ".gitattributes")
            if wanted(folder, hook=hook):
                git.put_hook(folder)
    except OSError as error:
        raise click.ClickException(
            f"{error.filename or folder} was not written: {error.strerror or error}"
        ) from error
    where = "" if folder == Path() else f" -C {folder}"
    click.echo(f"\nNow write about somebody, and build:\n  kinmap{where} build")
    return 0


def write(path: Path, content: str) -> None:
    """Write a file, but never over one that is there."""
    click.echo(f"{'wrote' if create(path, content) else 'kept '} {path}")


def hint(attributes: Path) -> None:
    """Say which lines a file of the owner's own lacks for git to unite notes."""
    wanted = [line for line in ATTRIBUTES.splitlines() if "merge=" in line]
    has = attributes.read_text(encoding="utf-8", errors="replace")
    if missing := [line for line in wanted if line not in has]:
        click.echo(f"{attributes} is yours; for git to unite notes, write there:\n  " + "\n  ".join(missing))


def write_schemas(folder: Path) -> None:
    """Write what editors check settings and notes by; these are kinmap's own files, and renewed."""
    files = {f"{name}.schema.json": as_json(made()) for name, made in SCHEMAS.items()}
    paths = {folder / OWN / name: content for name, content in files.items()}
    apart = [path for path, it in paths.items() if not path.is_file() or path.read_bytes() != it]
    if apart and all(keep(folder, path.name, paths[path]) for path in apart):
        click.echo(f"wrote {folder / OWN}, where editors find what notes and settings may hold")


def wanted(folder: Path, *, hook: bool | None) -> bool:
    """Tell whether notes are to be checked before each commit; only somebody at a terminal is asked, once."""
    if hook is not None or git.hook_of(folder).exists() or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return bool(hook)
    return click.confirm(ASKED, default=False)
