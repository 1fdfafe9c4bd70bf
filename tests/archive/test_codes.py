import pytest

from kinmap.archive.load import read
from kinmap.archive.nesting import cut_at
from kinmap.codes import CODES, Code
from kinmap.problems import Problem, Severity
from kinmap.text import Span

PROMISED = """\
unreadable encoding front-matter yaml quote plain-data too-deep duplicate-field unknown-field missing-field
type date date-order duration rhythm word missing-word repeated-word setting id-clash slug-clash
through-circle csv link comment conflict-copy outside place no-name front-matter-none own-field
"""
WARNINGS = "link comment conflict-copy outside place no-name front-matter-none own-field nested"


def test_every_code_of_the_format_is_explained_in_its_order() -> None:
    assert " ".join(CODES) == " ".join([*PROMISED.split("\n")[:-1], "nested"])


def test_only_the_marked_ones_are_warnings() -> None:
    assert " ".join(name for name, code in CODES.items() if code.warning) == WARNINGS


def test_a_problem_is_as_bad_as_its_code() -> None:
    place = Span("people/ana.md", 7, 6)
    assert Problem(place, "date", "").severity is Severity.ERROR
    assert not Problem(place, "link", "").is_error


def test_a_problem_reads_as_one_line_and_its_fix() -> None:
    place = Span("people/ana.md", 7, 6)
    said = Problem(place, "date", '"2026-13-03" is no date', "write 2026-12-03")
    assert str(said) == ('people/ana.md:7:6: error[date]: "2026-13-03" is no date\n  fix: write 2026-12-03')
    assert str(Problem(place, "link", "nobody")) == "people/ana.md:7:6: warning[link]: nobody"


@pytest.mark.parametrize("code", CODES.values(), ids=CODES)
def test_a_code_says_when_why_and_how(code: Code) -> None:
    assert code.when[0].islower() or code.when.startswith(("YAML", "Markdown"))
    assert code.when[-1] != "."
    assert code.meaning[0].isupper()
    assert code.meaning[-1] == "."
    assert code.before != code.after


UNSHOWN = ("unreadable", "outside", "encoding", "through-circle", "nested")
"""Those whose lines alone do not show it: they are held to it below, or where folders are read."""
RUI = {"people/rui-lopes.md": b"---\nname: Rui Lopes\n---\n"}


def files(code: Code, lines: str) -> dict[str, bytes]:
    """Return the archive in which the lines of an explanation stand."""
    if not code.path:
        return {path: f"---\nname: Ana {i}\n---\n".encode() for i, path in enumerate(lines.split("\n"))}
    text = f"{lines}\n"
    if not code.whole:
        name = "name: Ana\n" if code.path.startswith("people/") else ""
        text = f"---\n{name}{text}---\n"
    return RUI | {code.path: text.encode()}


def said(archive: dict[str, bytes]) -> list[str]:
    return [problem.code for problem in read(archive).problems]


SHOWN = {name: code for name, code in CODES.items() if name not in UNSHOWN}


@pytest.mark.parametrize(("name", "code"), SHOWN.items(), ids=SHOWN)
def test_the_lines_before_have_the_problem_and_no_other(name: str, code: Code) -> None:
    assert said(files(code, code.before)) == [name]


@pytest.mark.parametrize("code", SHOWN.values(), ids=SHOWN)
def test_the_lines_after_have_no_problem(code: Code) -> None:
    assert said(files(code, code.after)) == []


def test_a_circle_needs_another_who_leads_back() -> None:
    code = CODES["through-circle"]
    rui = {"people/rui-lopes.md": b"---\nname: Rui Lopes\nthrough: ana\n---\n"}
    assert said(files(code, code.before) | rui) == ["through-circle"]
    assert said(files(code, code.after) | rui) == []


def test_a_byte_that_is_none_of_utf_8_needs_bytes() -> None:
    code = CODES["encoding"]
    before = files(code, code.before)["people/ana.md"].replace(rb"\xe9", b"\xe9")
    assert said({"people/ana.md": before}) == ["encoding"]
    assert said(files(code, code.after)) == []


def test_what_is_nested_too_deep_is_cut_where_markdown_is_read() -> None:
    code = CODES["nested"]
    assert cut_at(code.before) == 4
    assert cut_at(code.after) is None
    assert said(files(code, code.after)) == []
