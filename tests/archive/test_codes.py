import pytest

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
