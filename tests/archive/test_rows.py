import csv
import io

import pytest
from hypothesis import given, strategies as st

from kinmap.archive.rows import COLUMNS, HEADER, Mark, Row, read_rows
from kinmap.problems import Problem
from kinmap.text import Span

MARKED = f"{HEADER},mark"
CELL = st.text(alphabet='ab,"\n é\0;', max_size=6)


def rows(*lines: str) -> list[Row]:
    return read_rows("network/phone.csv", "\n".join(lines))[0]


def problems(*lines: str) -> list[Problem]:
    return read_rows("network/phone.csv", "\n".join(lines))[1]


def only(*lines: str) -> Problem:
    (problem,) = problems(*lines)
    assert problem.code == "csv"
    return problem


def place(problem: Problem) -> tuple[int, int]:
    return problem.span.line, problem.span.column


def test_a_row_is_its_cells_as_they_are() -> None:
    line = "Dora Vilar,https://dora.example, Dora@example.org,Porto de Mar,Owner,2023-01-30,linkedin"
    (row,) = rows(HEADER, line)
    assert row == Row(
        Span("network/phone.csv", 2, 1),
        name="Dora Vilar",
        url="https://dora.example",
        email=" Dora@example.org",
        company="Porto de Mar",
        position="Owner",
        since="2023-01-30",
        source="linkedin",
    )
    assert not problems(HEADER, line)


def test_quotes_hold_commas_quotes_and_lines_together() -> None:
    first, second = rows(HEADER, '"Castro, ""Lu""\nLuís",,,,,,phone', "Eva,,,,,,phone")
    assert first.name == 'Castro, "Lu"\nLuís'
    assert second.span.line == 4


def test_a_quote_within_a_cell_is_a_letter() -> None:
    assert rows(HEADER, 'Ana "Anita",,,,,,phone')[0].name == 'Ana "Anita"'


def test_blank_lines_are_no_rows() -> None:
    assert [row.span.line for row in rows("", HEADER, "", "Ana,,,,,,", "  ", "Eva,,,,,,", "")] == [4, 6]


def test_a_row_of_empty_cells_is_a_row() -> None:
    assert len(rows(HEADER, ",,,,,,")) == 1


def test_lines_may_end_as_on_windows() -> None:
    found, wrong = read_rows("network/phone.csv", f"{HEADER}\r\nAna,,,,,,phone\r\n\r\nEva,,,,,,phone\r\n")
    assert [(row.span.line, row.source) for row in found] == [(2, "phone"), (4, "phone")]
    assert not wrong


def test_columns_may_stand_in_any_order_and_case() -> None:
    (row,) = rows("Source,email, URL ,name,company,position,mark,since", "phone,e,u,Ana,c,p,known,s")
    assert (row.name, row.url, row.email, row.source, row.mark) == ("Ana", "u", "e", "phone", Mark.KNOWN)


@pytest.mark.parametrize(
    ("written", "mark"),
    [
        ("connected", Mark.CONNECTED),
        ("known", Mark.KNOWN),
        ("Stranger", Mark.STRANGER),
        ("", None),
        (" ", None),
    ],
)
def test_a_mark_is_read(written: str, mark: Mark | None) -> None:
    assert rows(MARKED, f"Ana,,,,,,,{written}")[0].mark is mark
    assert not problems(MARKED, f"Ana,,,,,,,{written}")


def test_a_bad_mark_is_shown_at_its_place_and_the_row_kept() -> None:
    lines = (MARKED, '"Castro, Luís",,,"a ""b""",,,,konwn')
    assert rows(*lines)[0].mark is None
    problem = only(*lines)
    assert place(problem) == (2, 31)
    assert (problem.message, problem.fix) == ('"konwn" is no mark', "write known")


def test_the_fix_of_a_mark_that_is_nothing_like_one_names_all() -> None:
    assert only(MARKED, "Ana,,,,,,,perhaps").fix == "leave it empty, or write connected or known or stranger"


@pytest.mark.parametrize("text", ["", "\n\n", "Ana,,,,,,phone\n"])
def test_a_file_without_header_is_one_problem_and_no_rows(text: str) -> None:
    found, (problem,) = read_rows("network/phone.csv", text)
    assert not found
    assert str(problem) == (
        "network/phone.csv:1:1: error[csv]: the file does not start with its header\n"
        "  fix: write name,url,email,company,position,since,source"
    )


@pytest.mark.parametrize(("sign", "word"), [(";", "semicolons"), ("\t", "tabs")])
def test_cells_parted_by_other_signs_are_told_so(sign: str, word: str) -> None:
    problem = only(HEADER.replace(",", sign), sign.join(["Ana", "", "", "", "", "", "phone"]))
    assert problem.fix == f"part the cells with commas, not with {word}"


def test_a_column_that_is_missing_is_named_and_the_rest_read() -> None:
    lines = ("name,url,email,company,position", "Ana,u,e,c,p")
    assert rows(*lines)[0].position == "p"
    assert only(*lines).message == "the header has no since and no source"


def test_an_unknown_column_is_named_at_its_place() -> None:
    problem = only(f"{HEADER},shoes", "Ana,,,,,,phone,38")
    assert (place(problem), problem.message) == ((1, len(HEADER) + 2), 'no rule knows the column "shoes"')
    assert rows(f"{HEADER},shoes", "Ana,,,,,,phone,38")[0].source == "phone"


def test_a_slip_in_a_column_name_is_told_apart() -> None:
    second, first = problems("name,url,emial,company,position,since,source")
    assert first.message == "the header has no email"
    assert (place(second), second.fix) == ((1, 10), "write email")


def test_a_column_given_twice_counts_the_first_time() -> None:
    lines = (f"{HEADER},name", "Ana,,,,,,phone,Eva")
    assert only(*lines).message == 'the header has the column "name" twice'
    assert rows(*lines)[0].name == "Ana"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Castro, Luís,,,,,,phone", "this row has 8 cells, and the header 7"),
        ("Ana", "this row has 1 cell, and the header 7"),
    ],
)
def test_a_row_of_another_width_is_passed_over(line: str, said: str) -> None:
    problem = only(HEADER, line, "Eva,,,,,,phone")
    assert (place(problem), problem.message) == ((2, 1), said)
    assert [row.name for row in rows(HEADER, line, "Eva,,,,,,phone")] == ["Eva"]


@pytest.mark.parametrize("cell", ['"Ana', '"Ana" Duarte', '"Ana""'])
def test_an_open_quote_costs_its_own_row_only(cell: str) -> None:
    lines = (HEADER, f"{cell},,,,,,phone", "Eva,,,,,,phone", "", "Rui,,,,,,phone")
    assert [row.name for row in rows(*lines)] == ["Eva", "Rui"]
    assert place(only(*lines)) == (2, 1)


def test_an_open_quote_in_the_header_is_said_once() -> None:
    assert place(only('name,"url,email', "Ana,,,,,,phone")) == (1, 6)
    assert not rows('name,"url,email', "Ana,,,,,,phone")


def test_a_cell_may_be_huge_and_hold_anything() -> None:
    name = "\0é" * 200_000
    assert rows(HEADER, f"{name},,,,,,phone", f'"{name}",,,,,,phone')[1].name == name


@given(st.lists(st.lists(CELL, min_size=7, max_size=7).filter(lambda cells: any(map(str.strip, cells)))))
def test_what_the_standard_library_writes_is_read_back(cells: list[list[str]]) -> None:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerows([list(COLUMNS), *cells])
    found, wrong = read_rows("network/a.csv", file.getvalue())
    assert [[getattr(row, name) for name in COLUMNS] for row in found] == cells
    assert not wrong


@given(st.text(alphabet='a,"\n\r', max_size=60))
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    found, wrong = read_rows("network/a.csv", f"{HEADER}\n{text}")
    last = text.count("\n") + 2
    lines = [row.span.line for row in found] + [problem.span.line for problem in wrong]
    assert all(1 <= line <= last for line in lines)
