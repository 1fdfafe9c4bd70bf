"""LinkedIn's export is read wherever its headings are and whoever saved it again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from bench.connections import HEADINGS, NOTES, export, table
from kinmap.interchange.foreign import Foreign, NotThisFormatError
from kinmap.interchange.linkedin import day_of, read

ANA = "Ana,Duarte,https://www.linkedin.com/in/ana,ana@x.example,Lumen,Editor,15 Sep 2026"


def accounted(foreign: Foreign) -> int:
    """Return the lines of which the file says what they are."""
    told = [it.height for it in foreign.contacts] + [it.height for it in foreign.passed]
    return sum(told) + sum(foreign.silent.values())


def parts(content: bytes, encoding: str | None = None) -> list[tuple[str, ...]]:
    return [tuple(it[2:8]) for it in read(content, encoding).contacts]


DUARTE = ("Ana Duarte", "https://www.linkedin.com/in/ana", "ana@x.example", "Lumen", "Editor", "2026-09-15")


def test_a_connection_is_read_with_its_line() -> None:
    (ana,) = read(table(ANA)).contacts
    assert (ana.line, ana.height, *ana[2:8]) == (5, 1, *DUARTE)


@pytest.mark.parametrize(
    "content",
    [
        f"{HEADINGS}\n{ANA}\n".encode(),
        f"{HEADINGS}\n{ANA}".encode(),
        f"\n\n\n{HEADINGS}\n\n{ANA}\n\n".encode(),
        b"\xef\xbb\xbf" + f"{HEADINGS}\r\n{ANA}\r\n".encode(),
        f"{HEADINGS}\r{ANA}\r".encode(),
        f'Notes:\n"A quote that is never closed\n{HEADINGS}\n{ANA}\n'.encode(),
        f"{HEADINGS}\n{ANA}\n".encode("utf-16"),
        f"{HEADINGS}\n{ANA}\n".encode("utf-16-le"),
        f"{HEADINGS}\n{ANA}\n".encode("utf-16-be"),
        f"{HEADINGS}\n{ANA}\n".replace(",", ";").encode(),
        f"{HEADINGS}\n{ANA}\n".replace(",", "\t").encode(),
        f"{HEADINGS.upper()}\n{ANA}\n".encode(),
        f"{HEADINGS},Extra\n{ANA},x\n".encode(),
        f"{HEADINGS}\n{ANA},,,\n".encode(),
    ],
    ids=[
        "bare", "no end", "blank lines", "mark and CRLF", "CR", "open quote above", "UTF-16", "UTF-16 LE",
        "UTF-16 BE", "semicolons", "tabs", "capitals", "a further column", "empty cells at the end",
    ],
)  # fmt: skip
def test_whoever_saved_it_the_same_is_read(content: bytes) -> None:
    assert parts(content) == [DUARTE]
    assert accounted(read(content)) == read(content).lines


def test_the_columns_may_stand_in_any_order_and_some_may_be_missing() -> None:
    content = b"Company,Connected On,Last Name,First Name\nLumen,15 Sep 2026,Duarte,Ana\n"
    assert parts(content) == [("Ana Duarte", "", "", "Lumen", "", "2026-09-15")]


@pytest.mark.parametrize("encoding", ["cp1252", "cp1250", "utf-8", "mac_roman", "utf-16"])
def test_the_owner_may_name_the_encoding(encoding: str) -> None:
    content = f"{HEADINGS}\nZoë,Å,,,Café,,\n" if encoding != "cp1250" else f"{HEADINGS}\nŽoe,Orlić,,,,,\n"
    said = "Zoë Å" if encoding != "cp1250" else "Žoe Orlić"
    assert parts(content.encode(encoding), encoding)[0][0] == said


def test_what_is_not_utf_8_is_read_as_windows_and_said() -> None:
    foreign = read(f"{HEADINGS}\nZoë,Å,,,,,\n".encode("cp1252"))
    assert foreign.contacts[0].name == "Zoë Å"
    assert "Windows-1252" in foreign.remark


def test_a_damaged_line_costs_itself_alone() -> None:
    content = table(ANA, "Zoë,Lima,,,,,", "Åsa,Berg,,,,,") + b"Jos\xe9,Lima,,,,,\n"
    foreign = read(content)
    assert [it.name for it in foreign.contacts] == ["Ana Duarte", "Zoë Lima", "Åsa Berg"]
    assert foreign.passed == ((8, 1, "some of its bytes are no text"),)


def test_an_encoding_that_there_is_not_is_said() -> None:
    with pytest.raises(NotThisFormatError, match="there is no encoding latin-99"):
        read(table(ANA), "latin-99")


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"name,url\n", b"First Name,Age\nAna,3\n", bytes(range(256))]
)
def test_a_file_without_the_headings_is_refused(content: bytes) -> None:
    with pytest.raises(NotThisFormatError, match="headings"):
        read(content)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("15 Sep 2026", "2026-09-15"),
        ("5 September 2026", "2026-09-05"),
        ("15-Sep-26", "2026-09-15"),
        ("Sep 15, 2026", "2026-09-15"),
        ("9/15/2026", "2026-09-15"),
        ("09/05/2026, 3:04 PM", "2026-09-05"),
        ("9/5/26", "2026-09-05"),
        ("2026-09-15", "2026-09-15"),
        ("2026-09-15 10:22:00 UTC", "2026-09-15"),
        ("31 Feb 2026", "31 Feb 2026"),
        ("15 sept. 2026", "2026-09-15"),
        ("15 Okt 2026", "15 Okt 2026"),
        ("last week", "last week"),
        ("", ""),
    ],
)
def test_days_are_read_in_both_forms_and_others_stay_as_they_are(written: str, day: str) -> None:
    assert day_of(written, day_first=False) == day


def test_one_day_over_twelve_shows_that_the_day_is_first() -> None:
    content = table("Ana,D,,,,,05/09/2026", "Rui,L,,,,,15/09/2026")
    assert [it.since for it in read(content).contacts] == ["2026-09-05", "2026-09-15"]


def test_what_cannot_be_somebody_is_passed_over_with_its_reason() -> None:
    foreign = read(table(",,,,,,", "Ana,Duarte", '"Ana,Duarte,,,,,', ANA, "Ana,Duarte,a,b,c,d,e,more"))
    assert [it.why for it in foreign.passed] == [
        "it has neither a name nor an address",
        "it has 2 cells, and the headings are 7",
        "it has 1 cell, and the headings are 7",
        "it has 8 cells, and the headings are 7",
    ]
    assert [it.name for it in foreign.contacts] == ["Ana Duarte"]


def test_a_cell_may_hold_quotes_commas_and_lines() -> None:
    foreign = read(table('Ana,"Duarte ""Nita""",,,"Lumen,\nLisbon",,', ANA))
    assert [(it.line, it.height, it.name, it.company) for it in foreign.contacts] == [
        (5, 2, 'Ana Duarte "Nita"', "Lumen, Lisbon"),
        (7, 1, "Ana Duarte", "Lumen"),
    ]
    assert accounted(foreign) == foreign.lines


def test_a_quote_that_is_never_closed_costs_one_line() -> None:
    rows = [f"Ana {n},Duarte,,,,," for n in range(300)]
    foreign = read(table('Eva,"Berg,,,,,', *rows))
    assert len(foreign.contacts) == 300
    assert len(foreign.passed) == 1


def test_signs_that_cannot_be_seen_are_left_out_and_those_that_turn_a_name_stay() -> None:
    content = table("A\x00n\x1ba,Du\u202earte,,,\u00a0Lu\tmen ,,")
    assert parts(content)[0][:4] == ("Ana Du\u202earte", "", "", "Lu men")


@given(st.lists(st.text(alphabet='ab,";\t\r\n\x00é\u2028', max_size=40), max_size=8), st.booleans())
@settings(deadline=None, max_examples=200)
def test_every_line_is_accounted_for(rows: list[str], notes: bool) -> None:
    content = "\n".join([*(NOTES if notes else ()), HEADINGS, *rows]).encode()
    foreign = read(content)
    assert accounted(foreign) == foreign.lines
    heights = [(it.line, it.height) for it in foreign.contacts]
    heights += [(it.line, it.height) for it in foreign.passed]
    places = [at for line, height in heights for at in range(line, line + height)]
    assert len(places) == len(set(places))


@given(st.binary(max_size=300))
@settings(deadline=None, max_examples=200)
def test_no_bytes_are_too_odd(odd: bytes) -> None:
    foreign = read(table(ANA) + odd)
    assert accounted(foreign) == foreign.lines


def test_sixteen_thousand_are_read() -> None:
    foreign = read(export(16_000))
    assert (len(foreign.contacts), foreign.lines, foreign.passed) == (16_000, 16_004, ())
