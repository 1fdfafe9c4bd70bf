"""The documentation says what the code does, and all of it."""

from __future__ import annotations

import re
import shlex
from contextlib import suppress
from pathlib import Path

import click
import pytest

from bench.outlines import demo
from bench.tables import LEDGERS, PART, PARTS, filled
from kinmap.archive.fields import EVENT_FIELDS, PERSON_FIELDS, WAYS
from kinmap.archive.load import read
from kinmap.archive.settings import KINDS
from kinmap.archive.sitefile import SETTINGS
from kinmap.archive.sitevalues import COLOURS
from kinmap.cli import COMMANDS, kinmap
from kinmap.codes import CODES
from kinmap.pages import PAGES
from kinmap.text import slug

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
TEXTS = {
    str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
    for path in (
        *sorted(DOCS.glob("*.md")),
        *(ROOT / f"{name}.md" for name in ("README", "CONTRIBUTING", "CHANGELOG")),
    )
}
FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\[[^\]\[]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
TYPED = re.compile(r"`(kinmap [^`]+)`|^(?:\$ | {4})(kinmap .+)$", re.MULTILINE)
NOTE = re.compile(r"`((?:people|events)/[\w-]+\.md)`:\n\n```markdown\n(.*?)```", re.DOTALL)


@pytest.fixture(params=TEXTS)
def document(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_its_tables_are_those_of_the_code(document: str) -> None:
    assert filled(TEXTS[document]) == TEXTS[document], "make docs writes them anew"


def test_every_table_stands_in_one_document() -> None:
    placed = [name for text in TEXTS.values() for _, name, _ in PART.findall(text)]
    assert sorted(placed) == sorted(PARTS)


def words_of_ledgers() -> list[str]:
    found = [word for ledger in LEDGERS.values() for word in (*ledger.all_words, *ledger.keys)]
    return [*LEDGERS, *KINDS, *dict.fromkeys(found)]


@pytest.mark.parametrize("word", [*PERSON_FIELDS, *EVENT_FIELDS, *WAYS, *words_of_ledgers(), *SETTINGS])
def test_every_word_that_one_may_write_is_told_of(word: str) -> None:
    assert re.search(rf"`{re.escape(word)}`|[{{\s]{re.escape(word)}:", TEXTS["docs/format.md"])


@pytest.mark.parametrize("name", CODES)
def test_every_code_is_told_of(name: str) -> None:
    assert f"### {name}\n" in TEXTS["docs/problems.md"]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_told_of(name: str) -> None:
    command = kinmap.get_command(click.Context(kinmap), name)
    assert command
    told = TEXTS["docs/commands.md"].partition(f"## kinmap {name}\n")[2].partition("\n## ")[0]
    options = [word for option in command.params for word in option.opts if word.startswith("--")]
    assert [word for word in options if word not in told] == []
    assert "Example: kinmap" in told


@pytest.mark.parametrize("kind", PAGES, ids=lambda kind: kind.__module__)
def test_every_page_is_told_of(kind: object) -> None:
    made = [page for each in PAGES if each is kind for page in each(demo())]
    assert {page.template for page in made} <= set(HEADING.findall(TEXTS["docs/templates.md"]))


@pytest.mark.parametrize("name", COLOURS)
def test_every_colour_is_told_of(name: str) -> None:
    assert f"| `{name}` |" in TEXTS["docs/templates.md"]


def anchors(text: str) -> set[str]:
    """Return the anchors of a document's headings, as readers of Markdown on the web name them."""
    plain = FENCED.sub("", text)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in HEADING.findall(plain)}


def test_every_link_leads_somewhere(document: str) -> None:
    lost = []
    for address in LINK.findall(FENCED.sub("", TEXTS[document])):
        path, _, anchor = address.partition("#")
        if re.match(r"https?:", address):
            continue
        target = (ROOT / document).parent / path if path else ROOT / document
        if not target.is_file() or (anchor and anchor not in anchors(target.read_text(encoding="utf-8"))):
            lost.append(address)
    assert lost == []


def test_every_command_that_it_shows_can_be_typed(document: str) -> None:
    text = PART.sub("", TEXTS[document])
    for found in TYPED.finditer(text):
        typed(found[1] or found[2])


def typed(line: str) -> None:
    """Parse a command line as kinmap does, without running it; a slip raises."""
    words = shlex.split(line, comments=True)[1:]
    with suppress(click.exceptions.Exit):  # --help is told, and that is all
        above = kinmap.make_context("kinmap", words)
        rest = [*above._protected_args, *above.args]
        _, command, arguments = kinmap.resolve_command(above, rest)
        assert command, line
        command.make_context(command.name, arguments, above)


def test_a_command_with_a_slip_in_it_cannot_be_typed() -> None:
    for line in ("kinmap biuld", "kinmap build --neat", "kinmap export xml"):
        with pytest.raises(click.UsageError):
            typed(line)


def test_the_notes_that_the_format_shows_read_well() -> None:
    notes = {path: text.encode() for path, text in NOTE.findall(TEXTS["docs/format.md"])}
    others = {f"people/{id_}.md": f"---\nname: {id_}\n---\n".encode() for id_ in ("ivo-maric", "sanja-kos")}
    assert len(notes) == 2
    assert [str(problem) for problem in read(notes | others).problems] == []


def test_the_long_form_that_it_shows_reads_well() -> None:
    (shown,) = re.findall(r"```yaml\n(meetings:.*?)```", TEXTS["docs/format.md"], re.DOTALL)
    archive = read({"people/ana.md": f"---\nname: Ana\n{shown}---\n".encode()})
    assert [str(problem) for problem in archive.problems] == []
    assert archive.people["ana"].meetings
    assert archive.people["ana"].trust


def test_every_picture_is_shown_and_small() -> None:
    pictures = {f"docs/pictures/{path.name}": path.stat().st_size for path in (DOCS / "pictures").iterdir()}
    assert set(pictures) <= set(LINK.findall(TEXTS["README.md"]))
    assert max(pictures.values()) < 200_000


def test_an_address_in_the_table_of_codes_is_its_heading() -> None:
    assert [name for name in CODES if slug(name) != name] == []


def test_no_document_knows_where_it_was_written(document: str) -> None:
    assert not re.search(r"/home/(?!carla)|/root\b|/tmp/|\.\./shared", TEXTS[document])
