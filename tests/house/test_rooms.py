"""Imports go one way, and each room does only what it may."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "kinmap").rglob("*.py"))

EARLIER: dict[str, tuple[str, ...]] = {
    "foundation": (),
    "archive": ("foundation",),
    "community": ("foundation", "archive"),
    "maps": ("foundation", "archive", "community"),
    "pages": ("foundation", "archive", "community", "maps"),
    "site": ("foundation", "archive", "community", "maps", "pages"),
    "interchange": ("foundation", "archive", "community"),
    "serve": ("foundation", "archive", "community", "maps", "pages", "site"),
    "build": ("foundation", "archive", "community", "maps", "pages", "site", "interchange", "serve"),
    "cli": ("foundation", "archive", "community", "maps", "pages", "site", "interchange", "serve", "build"),
    "__main__": ("cli",),
}
"""Whom each room may know, besides itself."""

FOUNDATION = {"problems", "codes", "text", "dates"}
WRITERS = {"kinmap.archive.edit", "kinmap.site.publish"}
THROUGH_PIPES = {"kinmap.archive.shares": ["os.write", "os.write"], "kinmap.archive.files": ["os.open"]}
"""What may be called besides: processes that were forked off speak through pipes, and touch no file; notes
are opened to be read, with the fewest questions to the system."""
OUTSIDE = {
    "os",
    "io",
    "pathlib",
    "shutil",
    "tempfile",
    "glob",
    "subprocess",
    "socket",
    "urllib",
    "http",
    "sys",
    "time",
}
"""Modules through which the world is reached; a room of pure functions imports none."""
MARKUP = {"html", "jinja2", "markupsafe", "xml"}
CLOCK = {
    "date.today", "datetime.now", "datetime.utcnow", "datetime.today",
    "time.time", "time.time_ns", "time.localtime", "time.gmtime", "time.ctime",
}  # fmt: skip
ENVIRONMENT = {
    "os.environ",
    "os.environb",
    "os.getenv",
    "os.getcwd",
    "Path.cwd",
    "Path.home",
    "os.path.expanduser",
}
STREAMS = {"sys.stdout", "sys.stderr", "click.echo", "click.secho"}
WRITING_METHODS = {
    "write_text",
    "write_bytes",
    "mkdir",
    "unlink",
    "touch",
    "rmdir",
    "rename",
    "symlink_to",
    "hardlink_to",
}
WRITING_OS = {
    f"os.{name}"
    for name in ("replace", "rename", "renames", "remove", "unlink", "mkdir", "makedirs", "rmdir",
                 "removedirs", "symlink", "link", "open", "write", "truncate", "fdopen")
}  # fmt: skip
WRITING_MODULES = {"shutil", "tempfile"}
ASKING = {"shutil.which", "shutil.get_terminal_size"}


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    second = f"{module}.".split(".")[1]
    return "foundation" if second in FOUNDATION or not second else second


@functools.cache
def nodes(source: str) -> tuple[ast.AST, ...]:
    """Return all that a module is made of."""
    return tuple(ast.walk(ast.parse(source)))


def imports(source: str, package: str = "kinmap") -> Iterator[str]:
    """Yield the full names that a module imports, at its top or further down."""
    for node in nodes(source):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: -node.level + 1 or None] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def dotted(node: ast.AST) -> str:
    """Return `a.b.c` of such an expression, with what is called or indexed left out."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    if isinstance(node, ast.Call):
        return dotted(node.func)
    return node.id if isinstance(node, ast.Name) else ""


@functools.cache
def names_used(source: str) -> set[str]:
    """Return every dotted name, and its endings: `datetime.date.today` is `date.today` too."""
    used: set[str] = set()
    for node in nodes(source):
        if isinstance(node, ast.Attribute | ast.Name):
            parts = dotted(node).split(".")
            used.update(".".join(parts[at:]) for at in range(len(parts)))
    return used


def roots(source: str) -> set[str]:
    return {name.split(".")[0] for name in imports(source)}


def writes(source: str) -> list[str]:
    """Return the calls in a module that may change a file."""
    return [
        f"line {node.lineno}: {ast.unparse(node.func)}"
        for node in nodes(source)
        if isinstance(node, ast.Call) and writes_a_file(node)
    ]


def writes_a_file(call: ast.Call) -> bool:
    name = dotted(call.func)
    last = name.rsplit(".", 1)[-1]
    if name in {"open", "io.open", "codecs.open"}:
        return opens_to_write(call, 1)
    if is_writer(name) or not isinstance(call.func, ast.Attribute):
        return is_writer(name)
    if last == "replace":  # of a path: a text's takes two arguments, a date's has names
        return len(call.args) == 1 and not call.keywords
    if last == "open":
        return name != "self.open" and opens_to_write(call, 0)
    return last in WRITING_METHODS


def is_writer(name: str) -> bool:
    """Tell whether a name of the standard library's is one that changes files."""
    module, _, what = name.partition(".")
    return name in WRITING_OS or (bool(what) and module in WRITING_MODULES and name not in ASKING)


def opens_to_write(call: ast.Call, place: int) -> bool:
    """Tell whether the mode says so, or is worked out where no reader of the code sees it."""
    modes = [k.value for k in call.keywords if k.arg == "mode"] or call.args[place : place + 1]
    return any(
        not isinstance(mode, ast.Constant) or bool(set("wax+") & set(str(mode.value))) for mode in modes
    )


@pytest.fixture(params=MODULES, ids=name_of)
def module(request: pytest.FixtureRequest) -> Path:
    assert isinstance(request.param, Path)
    return request.param


def test_a_room_knows_only_the_rooms_before_it(module: Path) -> None:
    room = room_of(name_of(module))
    package = name_of(module) if module.name == "__init__.py" else name_of(module).rpartition(".")[0]
    used = {name for name in imports(module.read_text(), package) if name.split(".")[0] == "kinmap"}
    strangers = {name for name in used if room_of(name) not in {room, *EARLIER[room]}}
    assert not strangers


def test_only_the_command_line_prints(module: Path) -> None:
    if room_of(name_of(module)) == "cli":
        return
    source = module.read_text()
    assert not names_used(source) & STREAMS
    assert "print" not in names_used(source)
    assert not roots(source) & {"click", "logging", "warnings"}


def test_only_the_two_writers_write(module: Path) -> None:
    if name_of(module) not in WRITERS:
        calls = [call.partition(": ")[2] for call in writes(module.read_text())]
        assert calls == THROUGH_PIPES.get(name_of(module), [])
        assert not {name for name in imports(module.read_text()) if is_writer(name)}


def test_only_the_command_line_looks_at_the_clock_and_the_environment(module: Path) -> None:
    if room_of(name_of(module)) == "cli":
        return
    source = module.read_text()
    assert not names_used(source) & (CLOCK | ENVIRONMENT)
    taken = set(imports(source))
    assert not taken & (CLOCK | ENVIRONMENT)


def test_the_model_touches_no_file_no_clock_and_no_template(module: Path) -> None:
    if room_of(name_of(module)) in {"community", "foundation"}:
        source = module.read_text()
        assert not roots(source) & (OUTSIDE | MARKUP | {"yaml", "markdown_it"})
        assert "open" not in {dotted(n.func) for n in nodes(source) if isinstance(n, ast.Call)}


def test_the_archive_knows_no_html(module: Path) -> None:
    if room_of(name_of(module)) == "archive":
        assert not roots(module.read_text()) & MARKUP


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import os.path", "os.path"),
        ("from kinmap.site import publish", "kinmap.site.publish"),
        ("from . import later", "kinmap.archive.later"),
        ("from ..site.publish import put", "kinmap.site.publish.put"),
        ("def f():\n    import kinmap.cli", "kinmap.cli"),
        ("if TYPE_CHECKING:\n    from kinmap.build import build", "kinmap.build.build"),
    ],
)
def test_every_form_of_import_is_seen(source: str, found: str) -> None:
    assert list(imports(source, "kinmap.archive")) == [found]


@pytest.mark.parametrize(
    "source",
    [
        "open(p, 'w')", "open(p, mode='ab')", "open(p, mode)", "p.open('w')", "p.open(mode=m)",
        "p.write_text(t)", "p.replace(q)", "os.replace(a, b)", "shutil.rmtree(p)", "Path(p).mkdir()",
        "tempfile.mkdtemp()", "p.parent.joinpath(x).unlink()",
    ],
)  # fmt: skip
def test_every_form_of_writing_is_seen(source: str) -> None:
    assert writes(source)


@pytest.mark.parametrize(
    "source",
    [
        "open(p)",
        "open(p, 'rb')",
        "p.open()",
        "self.open(x)",
        "t.replace('a', 'b')",
        "d.replace(day=1)",
        "p.read_text()",
    ],
)
def test_reading_is_no_writing(source: str) -> None:
    assert not writes(source)


def test_a_writer_is_seen_under_a_name_of_its_own() -> None:
    assert is_writer("shutil.rmtree")
    assert is_writer("os.replace")
    assert not is_writer("shutil.which")
    assert not is_writer("os.fspath")


def test_the_clock_is_seen_under_every_name() -> None:
    assert "date.today" in names_used("datetime.date.today()")
    assert "datetime.now" in names_used("x = datetime.now(tz)")
    assert "os.environ" in names_used("os.environ['HOME']")
