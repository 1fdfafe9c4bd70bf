"""`kinmap explain CODE`: what a problem's code means, with an example before and after."""

from __future__ import annotations

import click

from kinmap.codes import CODES
from kinmap.text import nearest


@click.command(epilog="Example: kinmap explain quote")
@click.argument("code", required=False)
def explain(code: str | None) -> int:
    """Explain a problem's CODE, with an example before and after; without one, list them all."""
    if code is None:
        for name, row in CODES.items():
            click.echo(f"{name:<18}{'warning: ' if row.warning else ''}{row.when}")
        return 0
    if code not in CODES:
        near = nearest(code, CODES)
        hint = f" Did you mean {near}?" if near else " `kinmap explain` lists them all."
        raise click.UsageError(f"there is no code {code}.{hint}")
    row = CODES[code]
    severity = "warning" if row.warning else "error"
    click.echo(f"{severity}[{code}]: {row.when}\n\n{click.wrap_text(row.meaning, 78)}")
    for title, lines in (("Before", row.before), ("After", row.after)):
        if lines:
            click.echo(
                f"\n{title}:\n" + "\n".join(f"    {line}".rstrip() for line in lines.rstrip().split("\n"))
            )
    return 0
