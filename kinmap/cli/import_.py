"""`kinmap import FORMAT FILE`: what other programmes hold, first as a preview."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from kinmap.archive.edit import writing
from kinmap.archive.load import Archive
from kinmap.archive.targets import content_of, target_of
from kinmap.cli.bringing import Work, bring
from kinmap.cli.common import colourful, loaded, safe
from kinmap.cli.layout import printed, width
from kinmap.cli.preview import Words
from kinmap.cli.vault import look
from kinmap.cli.writing import moment, said
from kinmap.interchange.foreign import Foreign, MissingLibraryError, NotThisFormatError
from kinmap.interchange.formats import FORMATS, Format
from kinmap.interchange.gaps import Gap, gap_plain, with_gaps
from kinmap.interchange.matching import Match
from kinmap.interchange.merging import Difference, Finding, Kind
from kinmap.interchange.packed import unpacked
from kinmap.interchange.plan import Plan, base_path, plan, rows_path

NOTES = "notes"
"""A folder of notes, which is looked through and never brought in."""
SCHEMA = 1
"""Of the JSON; a key that changes its meaning would change it."""


@click.command("import", epilog="Example: kinmap import linkedin Connections.csv")
@click.argument("style", metavar="FORMAT", type=click.Choice([*FORMATS, NOTES]))
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--apply", "to_apply", is_flag=True, help="Do it. Without this, nothing is written.")
@click.option("--encoding", metavar="NAME", help="What FILE is written in, where names look wrong: cp1250.")
@click.option("--verbose", is_flag=True, help="Say of every line what becomes of it.")
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object, for a program.")
@click.pass_obj
def import_(  # noqa: PLR0913 - one for each option
    folder: Path | None,
    style: str,
    file: Path,
    encoding: str | None,
    *,
    to_apply: bool,
    verbose: bool,
    as_json: bool,
) -> int:
    """Say what a file of another programme would bring, and with --apply bring it in.

    What you wrote yourself is kept, what is ambiguous is left, and a second time changes nothing.
    `kinmap undo` takes back all of it at once.

    FORMAT is linkedin (Connections.csv of LinkedIn's export, or the zip around it), vcard, google
    or outlook. The contacts become rows of network/FORMAT.csv; an address book also fills in what
    is missing in the notes of people whom it is sure of: an e-mail, a number, a birthday.

    Or it is ics (a calendar: who was met becomes a line in their note, or an event), friends
    (friends.md of the program `friends`) or monica (Monica's JSON), whose people get notes.

    With notes, FILE is a folder of Markdown, such as a vault of Obsidian's: it says which of its
    own fields kinmap could read, and what to paste into site.yml for it. It never writes.
    """
    if style == NOTES:
        if to_apply:
            raise click.UsageError("import notes never writes; paste what it proposes into site.yml")
        return look(file, loaded(folder)[1].settings, as_json=as_json)
    form = FORMATS[style]
    foreign, name = read(form, file, encoding), safe(file.name)
    work = Work(*loaded(folder), form, foreign)
    way = bring if form.notes else bring_rows
    return way(work, name, to_apply=to_apply, verbose=verbose, as_json=as_json)


def bring_rows(work: Work, name: str, *, to_apply: bool, verbose: bool, as_json: bool) -> int:
    """Say what contacts would become as rows, and with `to_apply` make them so; arguments as for `bring`."""
    root, archive, form, foreign = work.root, work.archive, work.form, work.foreign
    with said():
        if to_apply:
            with writing(root, moment()) as writer:
                planned, gaps = worked_out(root, form, foreign, archive)
                writer.write(planned.changes, f"import {form.name} {name}")
        else:
            planned, gaps = worked_out(root, form, foreign, archive)
    if as_json:
        plain = plainly(planned, form, name, applied=to_apply) | {"notes": [gap_plain(gap) for gap in gaps]}
        click.echo(json.dumps(plain, ensure_ascii=False, indent=1))
        return 0
    words = Words(planned, name, archive, gaps, form.book)
    for line in printed(words.blocks(applied=to_apply, verbose=verbose), width()):
        click.echo(line, color=colourful())
    return 0


def worked_out(root: Path, form: Format, foreign: Foreign, archive: Archive) -> tuple[Plan, tuple[Gap, ...]]:
    """Return what an import would do to the rows as they lie there now, and to the notes."""

    def content(path: str) -> bytes | None:
        return content_of(target_of(root, path))

    rows, base = content(rows_path(form.name)), content(base_path(form.name))
    planned = plan(form, foreign, archive.people.values(), rows, base)
    return with_gaps(planned, form.name, archive, content) if form.book else (planned, ())


def read(form: Format, file: Path, encoding: str | None) -> Foreign:
    """Return what a file says.

    Raises:
        click.ClickException: where it cannot be read, or is of another format.
    """
    try:
        return form.read(unpacked(file.read_bytes(), form.file), encoding)
    except OSError as error:
        raise click.ClickException(f"{safe(str(file))}: {error.strerror or error}") from error
    except MissingLibraryError as error:
        raise click.ClickException(safe(str(error))) from error
    except NotThisFormatError as error:
        what = f"{safe(str(file))} was not read: {safe(str(error))}. Wanted is {form.what}"
        raise click.ClickException(what) from error


def plainly(plan: Plan, form: Format, file: str, *, applied: bool) -> dict[str, Any]:
    """Return a plan for a program."""
    foreign = plan.foreign
    return {
        "schema": SCHEMA,
        "format": form.name,
        "file": file,
        "applied": applied,
        "lines": foreign.lines,
        "silent": foreign.silent,
        "passed": [{"line": it.line, "lines": it.height, "why": it.why} for it in foreign.passed],
        "sum": {kind.value: sum(it.kind is kind for it in plan.merged.findings) for kind in Kind},
        "contacts": [
            contact_plain(plan, it, match)
            for it, match in zip(plan.merged.findings, plan.matches, strict=True)
        ],
        "gone": [f"{plan.sheet.path}:{plan.sheet.line(row)}" for row in plan.merged.gone],
        "writes": sorted(plan.changes),
    }


def contact_plain(plan: Plan, it: Finding, match: Match) -> dict[str, Any]:
    """Return one contact for a program."""
    return {
        "line": it.contact.line,
        "lines": it.contact.height,
        "name": it.contact.name,
        "kind": it.kind.value,
        "row": None if it.row is None else f"{plan.sheet.path}:{plan.sheet.line(it.row)}",
        "by_name": it.by_name,
        "changes": pairs_of(it.changes),
        "kept": pairs_of(it.kept),
        "people": list(match.people),
        "by": match.by.value if match.by else None,
    }


def pairs_of(differences: Iterable[Difference]) -> dict[str, list[str]]:
    """Return what cells say here and there, by column."""
    return {it.column: [it.ours, it.theirs] for it in differences}
