"""What several commands share: the archive, the day, and how problems are printed."""

from __future__ import annotations

import gc
import json
import os
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from kinmap.archive.settings import Settings
from kinmap.archive.shares import nothing
from kinmap.dates import NotADateError, parse_date
from kinmap.problems import Problem, Severity

if TYPE_CHECKING:  # a command that writes one line reads one note, and looks for somebody or not
    from kinmap.archive.load import Archive
    from kinmap.archive.who import Found

DONE, WITH_ERRORS = 0, 1
MOST_LISTED = 20
"""People that a word may mean, listed at most."""
HARMLESS = "\t\u200c\u200d"
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


class Day(click.ParamType[date]):
    """A whole date, as `--today` takes it."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day that was written."""
        if isinstance(value, date):
            return value
        try:
            parsed = parse_date(str(value))
        except NotADateError as error:
            self.fail(f'"{value}" is no date: {error}.', param, ctx)
        return parsed.first


def today_option(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command `--today`."""
    text = "The day to work it out for; else the clock in site.yml's timezone."
    return click.option("--today", type=Day(), metavar="DATE", help=text)(command)


def root(folder: Path | None) -> Path:
    """Return the archive's folder: the one named, else the first from here up that looks like one."""
    if folder is not None:
        if not folder.is_dir():
            raise click.UsageError(f"there is no folder {folder}")
        return folder
    here = Path.cwd()
    for place in (here, *here.parents):
        if (place / "site.yml").is_file() or (place / "people").is_dir():
            return place
    sentence = "there is no archive here: neither site.yml nor people/, in this folder or above it."
    raise click.UsageError(f"{sentence} `kinmap init` starts one; `-C DIR` names one elsewhere.")


def loaded(folder: Path | None, meanwhile: Callable[[], object] = nothing) -> tuple[Path, Archive]:
    """Return the archive's folder and all that is in it; `meanwhile` is as for `load`.

    Notes that are as the last build read them are not read again. What is read are frozen values
    without circles, alive to the end: looking through them for garbage again and again would take
    as long as reading them.
    """
    from kinmap.archive.kept import recalled  # noqa: PLC0415 - a command that writes one line does without
    from kinmap.archive.load import load  # noqa: PLC0415 - likewise

    gc.disable()
    place = root(folder)
    kept = recalled(place)
    return place, load(place, meanwhile, kept if kept.last else None)


def today_of(given: date | None, settings: Settings) -> date:
    """Return the day: the one given, else `SOURCE_DATE_EPOCH`'s, else that of the clock."""
    if given is not None:
        return given
    zone = ZoneInfo(settings.timezone) if settings.timezone else None
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        if not epoch.isascii() or not epoch.isdigit():
            raise click.UsageError(f'SOURCE_DATE_EPOCH is "{epoch}", which is no number of seconds')
        return of_epoch(epoch, zone or UTC)
    return datetime.now(tz=UTC).astimezone(zone).date()


def of_epoch(seconds: str, zone: tzinfo) -> date:
    """Return the day in a zone that lies so many seconds after 1 January 1970."""
    try:
        return datetime.fromtimestamp(int(seconds), tz=UTC).astimezone(zone).date()
    except (ValueError, OverflowError, OSError) as error:
        raise click.UsageError(f"SOURCE_DATE_EPOCH is {seconds}, which no calendar has") from error


def cache() -> Path | None:
    """Return the folder in which this user keeps what kinmap can make again; None for one without a home."""
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    try:
        return (named if named.is_absolute() else Path.home() / ".cache") / "kinmap"
    except RuntimeError:
        return None


def colourful() -> bool | None:
    """Return False where the reader wants no colour; None leaves it to the terminal."""
    return False if os.environ.get("NO_COLOR") else None


def print_problems(problems: Sequence[Problem], style: str, *, err: bool) -> None:
    """Print problems as text, or as one JSON object a line."""
    for problem in problems:
        line = as_json(problem) if style == "json" else as_text(problem)
        click.echo(line, err=err, color=colourful())


def as_text(problem: Problem) -> str:
    """Return a problem for a terminal."""
    severity = click.style(f"{problem.severity}[{problem.code}]", fg=COLOURS[problem.severity], bold=True)
    line = f"{safe(str(problem.span))}: {severity}: {safe(problem.message)}"
    return f"{line}\n  fix: {safe(problem.fix)}" if problem.fix else line


def as_json(problem: Problem) -> str:
    """Return a problem as one line of JSON."""
    span = problem.span
    parts = {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "severity": str(problem.severity),
        "code": problem.code,
        "message": problem.message,
        "fix": problem.fix,
    }
    return json.dumps(parts, ensure_ascii=False)


def safe(text: str) -> str:
    """Return a text of the owner's without control characters, which a terminal would obey.

    What joins letters, or keeps them apart, is part of how some scripts and signs are written.
    """
    return "".join(c if c.isprintable() or c in HARMLESS else f"\\x{ord(c):02x}" for c in text)


def unclear(words: str, found: Found, called: Callable[[str], str], hint: str = "") -> click.ClickException:
    """Return what to say of words that fit nobody, or several people or events.

    Args:
        words: as they were typed.
        found: whom they may mean.
        called: gives a name or a title for an id.
        hint: what else they may have been meant for, as a sentence.
    """
    if found.fitting:
        return click.ClickException(f'"{safe(words)}" may be any of these:\n{listed(found.fitting, called)}')
    near = f" The nearest:\n{listed(found.near, called)}" if found.near else ""
    return click.ClickException(f'"{safe(words)}" fits nobody in these notes.{hint}{near}')


def listed(ids: Sequence[str], called: Callable[[str], str]) -> str:
    """Return people and events on a line each: the id, and what it stands for."""
    shown = ids[:MOST_LISTED]
    column = max(len(safe(id_)) for id_ in shown)
    lines = [f"  {safe(id_):<{column}}  {safe(called(id_))}" for id_ in shown]
    more = len(ids) - len(shown)
    return "\n".join([*lines, f"  and {more} more"] if more else lines)


def counted(problems: Sequence[Problem]) -> str:
    """Return `2 errors and 1 warning`, or nothing."""
    errors = sum(problem.is_error for problem in problems)
    counts = ((errors, "error"), (len(problems) - errors, "warning"))
    return " and ".join(f"{n} {word}{'s' * (n != 1)}" for n, word in counts if n)


def exit_code(problems: Sequence[Problem], *, strict: bool) -> int:
    """Return 1 where there are errors (under `strict`, warnings too), else 0."""
    return WITH_ERRORS if any(problem.is_error or strict for problem in problems) else DONE
