"""The command line: `kinmap COMMAND`.

Each command lives in a module of its own, loaded when it is called, so that a short answer
comes quickly. Exit codes: 0 done; 1 done, with errors in the archive; 2 not done.
"""

from __future__ import annotations

import gc
import importlib
import io
import keyword
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

VERSION = "0.1.0"
NOT_DONE = 2
COMMANDS = {
    "init": "Start a new archive.",
    "build": "Build the site.",
    "serve": "Show the site in a browser, as you write.",
    "check": "Say what is wrong in the notes.",
    "explain": "Explain a problem's code.",
    "today": "Say what the day asks of you.",
    "stale": "Say who has gone quiet.",
    "next": "Say whom to get to know more.",
    "show": "Tell of one person, with the evidence.",
    "brief": "Prepare for a meeting or an event.",
    "new": "Start somebody's note.",
    "met": "Write down a meeting.",
    "add": "Write down trust, an exchange, news or a promise.",
    "answer": "Say that a win or a setback was answered.",
    "kept": "Say that a promise was kept.",
    "undo": "Take back what kinmap wrote.",
    "rename": "Give somebody, or an event, another id.",
    "merge": "Make one note of two about one person.",
    "import": "Bring in what another programme holds.",
    "promote": "Make a person's note of a row.",
    "sift": "Go through the rows, one key each.",
    "export": "Write the whole model for a program.",
    "schema": "Write JSON Schema, for editors.",
    "merge-notes": "Unite what two machines wrote; git calls it.",
}
"""Each command with its line of help; module and function have its name, with a `_` where it is Python's
or has a `-`."""


class LazyGroup(click.Group):
    """A group that loads a command's module only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order in which one meets them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the command of that name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        name = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name
        name = name.replace("-", "_")
        module = importlib.import_module(f"kinmap.cli.{name}")
        command: click.Command = getattr(module, name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with their lines of help, without loading any."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: kinmap -C ~/people build",
)
@click.option(
    "-C",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The archive; else the first folder from here up that has a site.yml or people/.",
)
@click.version_option(VERSION, message="kinmap %(version)s")
@click.pass_context
def kinmap(ctx: click.Context, folder: Path | None) -> None:
    """See whom you are connected to, and whom you are losing, from your own notes."""
    ctx.obj = folder


def in_utf8() -> None:
    """Begin again in UTF-8 mode where the system's locale would read the names of files otherwise."""
    if sys.getfilesystemencoding() != "utf-8":
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606 - itself


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line, and exit with its code."""
    if args is None:
        in_utf8()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a name that the terminal has no letters for stops nothing
    try:
        given = None if args is None else list(args)
        code = kinmap.main(args=given, prog_name="kinmap", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = NOT_DONE
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped. The archive and the last site are as they were.", err=True)
        code = NOT_DONE
    gc.freeze()  # all is over: to look through it for garbage on the way out would take long
    sys.exit(code if isinstance(code, int) else 0)
