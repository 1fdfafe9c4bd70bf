"""The catalogues of the site's words: gathered from the code, and compiled for it.

Every message of kinmap/pages, kinmap/site and the templates goes into
`kinmap/locale/LANGUAGE.po`; those that are gone leave it, translations stay, and nothing is
guessed from messages that look alike. What a build reads, `LANGUAGE.mo`, is compiled from it.

python -m bench.catalogues
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from kinmap.archive.rows import Mark
from kinmap.community.stages import Stage
from kinmap.dates import MONTHS
from kinmap.maps.seats import WORDS
from kinmap.pages.growth_map_months import TURNS
from kinmap.pages.tongue import ENGLISH, LANGUAGES

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "kinmap" / "locale"
TRANSLATED = tuple(language for language in LANGUAGES if language != ENGLISH)
SAYING = {"say": None, "say_n": (1, 2), "say_in": ((1, "c"), 2), "mark": None, "mark_n": (1, 2)}
METHODS = [("kinmap/pages/**.py", "python"), ("kinmap/site/**.py", "python"), ("**.html", "jinja2")]
FOLDERS = ("kinmap", "templates")
LENGTHS = [said for unit in ("day", "week", "month", "year") for said in (f"one {unit}", f"{{n}} {unit}s")]
TABLES: Mapping[str | None, Sequence[str]] = {
    None: MONTHS,
    "short month": [month[:3] for month in MONTHS],
    "stage": [stage.value for stage in Stage],
    "all of a stage": list(WORDS.values()),
    "what somebody became": TURNS,
    "mark": [mark.value for mark in Mark],
    "dative": LENGTHS,
}
"""Words that are said from a table of another room, by their context."""


def gathered() -> Catalog:
    """Return every message of the code, in the order of files and lines."""
    found = Catalog(project="kinmap", charset="utf-8")
    for folder in FOLDERS:
        for path, _, message, comments, context in extract_from_dir(
            str(ROOT / folder),
            method_map=[(pattern.removeprefix(f"{folder}/"), method) for pattern, method in METHODS],
            options_map={"**.html": {"trimmed": "true", "silent": "false"}},
            keywords=SAYING,
            comment_tags=("Translators:",),
            strip_comment_tags=True,
        ):
            where = (f"{folder}/{path}", 1)
            found.add(message, locations=[where], auto_comments=comments, context=context)
    for context, words in TABLES.items():
        for word in words:
            found.add(word, context=context)
    return found


def current(language: str) -> Catalog:
    """Return a language's catalogue as it is written; an empty one where there is none."""
    path = LOCALE / f"{language}.po"
    if not path.exists():
        return Catalog(locale=language, project="kinmap")
    with path.open("rb") as held:
        return read_po(held, locale=language)


def renewed(language: str, template: Catalog) -> Catalog:
    """Return a language's catalogue with the messages of now, and their translations where it has them."""
    before = current(language)
    made = Catalog(locale=language, project="kinmap", header_comment=HEADER)
    for message in messages(template):
        known = before.get(message.id, message.context)
        said = known.string if known and known.string else empty(message, made)
        made.add(
            message.id,
            said,
            locations=sorted(set(message.locations)),
            flags={"python-brace-format"} if "{" in str(message.id) else (),
            auto_comments=message.auto_comments,
            context=message.context,
        )
    return made


def empty(message: Message, of: Catalog) -> str | tuple[str, ...]:
    """Return the translation that is yet to come."""
    return ("",) * of.num_plurals if isinstance(message.id, tuple) else ""


def messages(catalog: Catalog) -> Iterator[Message]:
    """Yield the messages of a catalogue, without its head."""
    return (message for message in catalog if message.id)


def missing(catalog: Catalog) -> list[str]:
    """Return the messages that have no translation, or not all forms of it."""
    return [str(it.id) for it in messages(catalog) if not (it.string and all(forms(it)))]


def forms(message: Message) -> tuple[str, ...]:
    """Return the translation of a message in all its forms; most have one."""
    said = message.string
    return tuple(map(str, said)) if isinstance(said, tuple | list) else (str(said),)


def as_text(catalog: Catalog) -> bytes:
    """Return a catalogue as its translator edits it; a day in it would make every run another."""
    out = BytesIO()
    write_po(out, catalog, width=100, sort_by_file=False, omit_header=False, include_lineno=False)
    lines = (line for line in out.getvalue().split(b"\n") if not line.startswith(DATED))
    return b"\n".join(lines)


def compiled(catalog: Catalog) -> bytes:
    """Return a catalogue as a build reads it."""
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


DATED = tuple(
    f'"{it}'.encode()
    for it in ("POT-Creation-Date", "PO-Revision-Date", "Generated-By", "Last-Translator", "Language-Team")
)
HEADER = """\
# The words of kinmap's pages.
# See docs/translating.md; `make words` writes this file anew and keeps the translations."""


@click.command()
def main() -> None:
    """Write all catalogues of the site's words anew, and say what is untranslated."""
    template = gathered()
    for language in TRANSLATED:
        made = renewed(language, template)
        (LOCALE / f"{language}.po").write_bytes(as_text(made))
        (LOCALE / f"{language}.mo").write_bytes(compiled(current(language)))
        left = missing(made)
        click.echo(f"{language}: {len(made)} messages, {len(left)} of them without a translation")
        for message in left[:5]:
            click.echo(f"  {message}")


if __name__ == "__main__":
    main()
