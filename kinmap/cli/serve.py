"""`kinmap serve`: the site in a browser, built anew on every save."""

from __future__ import annotations

import logging
import signal
import sys
import threading
import webbrowser
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kinmap.cli.build import shown
from kinmap.cli.common import (
    colourful,
    counted,
    print_problems,
    root as root_of,
    safe,
    today_option,
)

if TYPE_CHECKING:
    from kinmap.cli.workshop import Workshop
    from kinmap.serve.rounds import Look, Round
    from kinmap.serve.server import Server

PORT, LAST_PORT = 8000, 65_535
TURN = 0.001
"""Seconds after which whoever builds lets a browser be answered; by itself Python takes five times that."""
FEW = 3
"""Files that a line on the terminal names."""


@click.command(epilog="Example: kinmap serve --open")
@click.option(
    "--port",
    type=click.IntRange(0, LAST_PORT),
    default=PORT,
    show_default=True,
    help="Where to listen, on 127.0.0.1; 0 is any that is free.",
)
@click.option("--poll", is_flag=True, help="Look at the files every second; for network folders, containers.")
@click.option("--open", "opening", is_flag=True, help="Open it in the browser.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where the site is built; site/ in the archive by default.",
)
@today_option
@click.pass_obj
def serve(
    folder: Path | None, port: int, output: Path | None, today: date | None, *, poll: bool, opening: bool
) -> int:
    """Build the site, show it on this machine, and keep it up to date while you write.

    The address that is printed lets its browser in; nobody else is. Ctrl-C ends it.
    """
    from kinmap.cli.workshop import Workshop  # noqa: PLC0415 - `kinmap --help` does without
    from kinmap.serve.news import News  # noqa: PLC0415
    from kinmap.serve.server import Server, occupied  # noqa: PLC0415
    from kinmap.serve.shelf import Shelf  # noqa: PLC0415

    root = root_of(folder)
    place = output or root / "site"
    try:
        server = Server(port, Shelf(place), News())
    except OSError as error:
        raise click.ClickException(occupied(port, error)) from error
    signal.signal(signal.SIGTERM, interrupted)
    try:
        run(server, Workshop(root, place, today), poll=poll, opening=opening)
    except KeyboardInterrupt:
        click.echo(f"\nStopped. The site is in {shown(place)}.")
    finally:
        server.server_close()
    return 0


def interrupted(*_: object) -> None:
    """End as Ctrl-C does when the system asks for it."""
    raise KeyboardInterrupt


def run(server: Server, workshop: Workshop, *, poll: bool, opening: bool) -> None:
    """Build, serve, watch, and build again, until interrupted."""
    from kinmap.serve.hints import Hints  # noqa: PLC0415 - as above
    from kinmap.serve.rounds import Rounds, reader  # noqa: PLC0415
    from kinmap.serve.watched import Watched  # noqa: PLC0415
    from kinmap.serve.watcher import Watcher  # noqa: PLC0415

    sys.setswitchinterval(TURN)
    rounds = Rounds(workshop, server.shelf, server.news, told, reader(workshop.root))
    logging.getLogger("watchdog").addHandler(logging.NullHandler())  # what it has to say, kinmap says
    watched, hints = Watched(workshop.root.resolve(), workshop.place.resolve()), Hints()
    before = watched.stamps(())
    begun(rounds.first(), server, workshop)
    watcher = Watcher(watched, hints, said, poll=poll)
    watcher.follow(rounds.asked)
    if watched.stamps(()) != before:
        hints.give()  # something was saved while the first site was built
    threading.Thread(target=server.serve_forever, daemon=True).start()
    click.echo(f"{server.gate.address}\nCtrl-C ends it.")
    if opening:
        threading.Thread(target=opened, args=(server.gate.address,), daemon=True).start()
    rounds.run(hints, watcher)


def begun(look: Look, server: Server, workshop: Workshop) -> None:
    """Say what became of the first site; without any there is nothing to serve."""
    if look.outside and not server.shelf.listed():
        raise click.ClickException(look.failure)
    print_problems(look.problems, "text", err=True)
    found = counted(look.problems)
    said(look.failure or f"The site is in {shown(workshop.place)}{', with ' + found if found else ''}.")


def told(brought: Round) -> None:
    """Say what a round brought."""
    print_problems(brought.fresh, "text", err=True)
    if brought.look.failure:
        said(brought.look.failure)
        return
    names = sorted(brought.look.saved)
    what = safe(", ".join(names[:FEW])) + (f" and {len(names) - FEW} more" if len(names) > FEW else "")
    pages = sum(path.endswith(".html") for path in brought.changed)
    said(f"{what or 'Anew'}: {pages} page{'s' * (pages != 1)} in {brought.seconds:.1f} s.")


def said(sentence: str) -> None:
    """Say something with the time of day, for whoever comes back to the terminal later."""
    click.echo(f"{datetime.now().astimezone():%H:%M:%S} {safe(sentence)}", err=True, color=colourful())


def opened(address: str) -> None:
    """Open the site in the browser, or say that there is none."""
    if not webbrowser.open_new_tab(address):
        said("There is no browser to open; open the address in one yourself.")
