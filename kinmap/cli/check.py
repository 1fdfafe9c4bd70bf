"""`kinmap check`: what is wrong in the notes, and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import click

from kinmap.archive.load import Archive, load
from kinmap.archive.mend import mend
from kinmap.cli.common import counted, exit_code, loaded, print_problems, root, safe
from kinmap.cli.staged import staged_problems
from kinmap.cli.writing import moment, said
from kinmap.problems import Problem


@click.command(epilog="Example: kinmap check people/nives-orlic.md")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@click.option("--fix", is_flag=True, help="Write those fixes that cannot be wrong: missing quotes.")
@click.option("--staged", is_flag=True, help="Of the next commit instead, as git has it; what a hook calls.")
@click.option("--strict", is_flag=True, help="Exit with 1 on warnings too.")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def check(
    folder: Path | None, files: tuple[Path, ...], style: str, *, fix: bool, staged: bool, strict: bool
) -> int:
    """Say what is wrong in the notes, with file, line and column, and how to put it right.

    With FILEs, only what is wrong in those; links are still looked up in the whole archive.
    """
    place = root(folder)
    if staged:
        if files or fix:
            raise click.UsageError("--staged takes neither files nor --fix")
        return check_staged(place, style, strict=strict)
    named = {inside(place, file) for file in files}
    _, archive = loaded(place)
    if fix:
        archive = fixed(place, archive, named)
    problems = [problem for problem in archive.problems if not named or problem.span.path in named]
    print_problems(problems, style, err=False)
    click.echo(summary(problems, named), err=True)
    return exit_code(problems, strict=strict)


def check_staged(place: Path, style: str, *, strict: bool) -> int:
    """Say what is wrong in what the next commit changes: errors, and nothing where there are none."""
    problems = [problem for problem in staged_problems(place) if strict or problem.is_error]
    print_problems(problems, style, err=False)
    if problems:
        click.echo(summary(problems, set()), err=True)
        click.echo("Nothing is committed; `git commit --no-verify` commits it as it is.", err=True)
    return exit_code(problems, strict=strict)


def inside(place: Path, file: Path) -> str:
    """Return a named file's path from the archive's root; one outside of it stays as it is."""
    if not os.path.lexists(file):
        raise click.UsageError(f"there is no file {file}")
    full = Path(os.path.abspath(file))  # noqa: PTH100 - a link is to stay a link
    top = Path(os.path.abspath(place))  # noqa: PTH100 - likewise
    return full.relative_to(top).as_posix() if full.is_relative_to(top) else str(full)


def fixed(place: Path, archive: Archive, named: set[str]) -> Archive:
    """Write the fixes that cannot be wrong, say each, and return the archive as it is now."""
    chosen = [problem for problem in archive.problems if not named or problem.span.path in named]
    with said():
        mended = mend(place, chosen, moment())
    for line in mended:
        click.echo(f"{safe(str(line.span))}: fixed: {safe(line.line)}", err=True)
    return load(place) if mended else archive


def summary(problems: list[Problem], named: set[str]) -> str:
    """Return the closing line."""
    if problems:
        files = len({problem.span.path for problem in problems})
        return f"{counted(problems)} in {files} file{'s' * (files != 1)}."
    return "These notes read well." if named else "All notes read well."
