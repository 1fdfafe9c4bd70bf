"""`kinmap import FORMAT FILE`: what other programmes hold, first as a preview."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kinmap.archive.edit import write
from kinmap.archive.targets import content_of, target_of
from kinmap.archive.wording import CannotWriteError
from kinmap.cli.common import colourful, loaded, safe
from kinmap.cli.layout import printed, width
from kinmap.cli.preview import Words, plainly
from kinmap.cli.writing import moment, said
from kinmap.interchange.foreign import Foreign, NotThisFormatError
from kinmap.interchange.formats import FORMATS, Format
from kinmap.interchange.packed import unpacked
from kinmap.interchange.plan import base_path, plan, rows_path

KINDS = "; ".join(f"{form.name}: {form.what}" for form in FORMATS.values())


@click.command("import", epilog="Example: kinmap import linkedin Connections.csv")
@click.argument("style", metavar="FORMAT", type=click.Choice(list(FORMATS)))
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

    FORMAT is linkedin: Connections.csv of LinkedIn's export, or the zip around it; its contacts
    become rows of network/linkedin.csv.
    """
    form = FORMATS[style]
    foreign = read(form, file, encoding)
    root, archive = loaded(folder)
    with said():
        rows, base = (content_of(target_of(root, path(style))) for path in (rows_path, base_path))
        try:
            planned = plan(form, foreign, archive.people.values(), rows, base)
        except CannotWriteError as error:
            raise click.ClickException(safe(str(error))) from error
        if to_apply:
            write(root, planned.changes, f"import {style} {file.name}", moment())
    if as_json:
        click.echo(
            json.dumps(plainly(planned, form, file.name, applied=to_apply), ensure_ascii=False, indent=1)
        )
        return 0
    words = Words(planned, form, file.name, archive)
    for line in printed(words.blocks(applied=to_apply, verbose=verbose), width()):
        click.echo(line, color=colourful())
    return 0


def read(form: Format, file: Path, encoding: str | None) -> Foreign:
    """Return what a file says.

    Raises:
        click.ClickException: where it cannot be read, or is of another format.
    """
    try:
        return form.read(unpacked(file.read_bytes(), form.file), encoding)
    except OSError as error:
        raise click.ClickException(f"{safe(str(file))}: {error.strerror or error}") from error
    except NotThisFormatError as error:
        what = f"{safe(str(file))} was not read: {safe(str(error))}. Wanted is {form.what}"
        raise click.ClickException(what) from error
