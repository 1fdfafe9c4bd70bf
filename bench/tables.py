"""The tables of the documentation, made from the code's own.

Each stands in a document of docs/ between two comments of which the first names it; what is
between them is written anew, and all else is left as its writer had it.

python -m bench.tables
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path

import click

from bench.outlines import components, pages
from kinmap.archive import grammar
from kinmap.archive.fields import EVENT_FIELDS, PERSON_FIELDS, Field
from kinmap.archive.grammar import Ledger
from kinmap.archive.long_form import COMMON
from kinmap.archive.rows import COLUMNS, MARK, Mark
from kinmap.archive.settings import KINDS, Kind
from kinmap.archive.sitefile import SETTINGS
from kinmap.archive.sitevalues import COLOURS
from kinmap.cli import COMMANDS, kinmap
from kinmap.codes import CODES, ERRORS, WARNINGS, Code
from kinmap.site.colours import DARK, LIGHT

DOCS = Path(__file__).parents[1] / "docs"
PART = re.compile(r"(<!-- made by `make docs`: ([a-z-]+) -->\n).*?(<!-- until here -->)", re.DOTALL)
WIDTH = 78
LEDGERS = {
    "meetings": grammar.MEETINGS,
    "trust": grammar.TRUST,
    "exchange": grammar.EXCHANGE,
    "life": grammar.LIFE,
    "promises": grammar.PROMISES,
}


def filled(text: str) -> str:
    """Return a document with its tables as the code has them today."""
    return PART.sub(lambda found: f"{found[1]}\n{PARTS[found[2]]().strip()}\n\n{found[3]}", text)


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table in Markdown; a bar in a cell is no border."""
    titles = tuple(head)
    lines = (titles, ("---",) * len(titles), *rows)
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


def code(words: Iterable[str], between: str = " ") -> str:
    """Return words as they are typed."""
    return between.join(f"`{word}`" for word in words)


def fields(listed: dict[str, Field]) -> str:
    """Return the table of a note's fields."""
    rows = ((f"`{name}`", takes(field), field.help, f"`{field.example}`") for name, field in listed.items())
    return table(("field", "takes", "what it is", "example"), rows)


def takes(field: Field) -> str:
    """Return what a field takes, with its words where they are fixed."""
    return f"{field.shape.value}: {code(field.words)}" if field.words else field.shape.value


def ledgers() -> str:
    """Return the table of the ledgers' words."""
    words = "words after the date, at most one of each group"
    head = ("ledger", words, "must be there", "keys of the long form")
    return table(head, (ledger_row(name, ledger) for name, ledger in LEDGERS.items()))


def ledger_row(name: str, ledger: Ledger) -> tuple[str, ...]:
    """Return one ledger's words, those that stand for themselves before those that take something."""
    groups = [code(words) for _, words in groupby(ledger.words, lambda word: ledger.words[word][0])]
    if ledger.durations:
        groups = ["a kind (below)", "a duration: `45m` `2h` `1h30m` `2d`"]
    groups += [f"`{word}` and {keyword.takes.value}" for word, keyword in ledger.keywords.items()]
    must = "; ".join(ledger.must.values()) or "nothing: the date is enough"
    return f"`{name}`", "; ".join(groups), must, code((*COMMON, *ledger.keys))


def kinds() -> str:
    """Return the table of the kinds of meeting, by channel."""
    by_channel = groupby(KINDS.items(), lambda pair: pair[1])
    rows = (kind_row(kind, (name for name, _ in named)) for kind, named in by_channel)
    return table(("channel", "kinds", "counts as, where no duration is written"), rows)


def kind_row(kind: Kind, names: Iterable[str]) -> tuple[str, ...]:
    """Return one channel with its kinds."""
    return kind.channel.value, code(names), f"{kind.minutes} minutes"


def settings() -> str:
    """Return the table of the settings."""
    rows = ((f"`{name}`", row.help, f"`{row.example}`") for name, row in SETTINGS.items())
    return table(("setting", "what it is", "example"), rows)


def columns() -> str:
    """Return the columns of a file of rows, and the marks."""
    return f"{code(COLUMNS)}, and perhaps `{MARK}`, which is empty or one of {code(Mark)}."


def code_table() -> str:
    """Return the codes at a glance."""
    rows = (
        (f"[`{name}`](#{name})", "warning" if row.warning else "error", row.when)
        for name, row in CODES.items()
    )
    return table(("code", "severity", "said of"), rows)


def codes(listed: dict[str, Code]) -> str:
    """Return every code with its lines before and after."""
    return "\n\n".join(one_code(name, row) for name, row in listed.items())


def one_code(name: str, row: Code) -> str:
    """Return one code: what it is said of, what it means, and how it is put right."""
    place = f" In `{row.path}`:" if row.path else ""
    said = f"{row.when[0].upper()}{row.when[1:]}."
    before, after = fenced(row.before), fenced(row.after)
    return f"### {name}\n\n{said} {row.meaning}{place}\n\n{before}\n\nbecomes\n\n{after}"


def fenced(lines: str, language: str = "text") -> str:
    """Return lines as they stand."""
    return f"```{language}\n{lines.rstrip()}\n```"


def commands() -> str:
    """Return the help of kinmap, and of each command."""
    return "\n\n".join(f"## {title}\n\n{fenced(said)}" for title, said in helps())


def helps() -> Iterator[tuple[str, str]]:
    """Give each help text under its command."""
    above = click.Context(kinmap, info_name="kinmap", terminal_width=WIDTH, **kinmap.context_settings)
    yield "kinmap", kinmap.get_help(above)
    for name in COMMANDS:
        command = kinmap.get_command(above, name)
        if command is None:
            raise LookupError(name)
        yield f"kinmap {name}", command.get_help(click.Context(command, above, name, terminal_width=WIDTH))


def colours() -> str:
    """Return the names that `colours` takes, with kinmap's own."""
    rows = ((f"`{name}`", f"`{LIGHT[name]}`", f"`{DARK[name]}`") for name in COLOURS)
    return table(("colour", "light", "dark"), rows)


PARTS: dict[str, Callable[[], str]] = {
    "person-fields": lambda: fields(PERSON_FIELDS),
    "event-fields": lambda: fields(EVENT_FIELDS),
    "ledgers": ledgers,
    "kinds": kinds,
    "settings": settings,
    "columns": columns,
    "code-table": code_table,
    "errors": lambda: codes(ERRORS),
    "warnings": lambda: codes(WARNINGS),
    "commands": commands,
    "pages": pages,
    "components": components,
    "colours": colours,
}
"""Each table, by the name that stands in its document."""


def main() -> None:
    """Write all tables into their documents."""
    for path in sorted(DOCS.glob("*.md")):
        path.write_text(filled(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
