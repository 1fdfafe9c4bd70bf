"""Google's and Outlook's tables are read, with the headings of any year and whatever saved them again."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from kinmap.dates import Birthday
from kinmap.interchange import google, linkedin, outlook
from kinmap.interchange.foreign import Contact, Foreign, NotThisFormatError

FILES = Path(__file__).parent / "files"
Reader = Callable[[bytes], Foreign]


def accounted(foreign: Foreign) -> int:
    told = [it.height for it in foreign.contacts] + [it.height for it in foreign.passed]
    return sum(told) + sum(foreign.silent.values())


def table(*rows: dict[str, str], sign: str = ",") -> bytes:
    names = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, names, delimiter=sign)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def one(read: Reader, row: dict[str, str]) -> Contact:
    (found,) = read(table(row)).contacts
    return found


# -- Google ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["google-before-2023.csv", "google-after-2023.csv"])
def test_google_of_either_year_says_the_same(name: str) -> None:
    found = google.read((FILES / name).read_bytes())
    assert [tuple(it[2:7]) for it in found.contacts] == [
        ("Nives Orlić", "", "nives@example.org", "Marine Theatre", "Stage carpenter"),
        ("Ivo Marić", "https://www.linkedin.com/in/ivo-maric", "ivo@example.org", "Harbour Board", ""),
        ("", "", "office@example.org", "", ""),
    ]
    nives, ivo, office = found.contacts
    assert nives.emails == ("nives@work.example",)
    assert nives.phones == ("+385 91 000 000", "+385 51 111 111")
    assert (nives.birthday, ivo.birthday, office.birthday) == (Birthday(8, 4), Birthday(4, 15, 1990), None)
    assert [(it.line, it.why) for it in found.passed] == [(6, "it has neither a name nor an address")]
    assert (nives.height, accounted(found)) == (2, found.lines)


def test_a_preferred_value_is_first_and_a_fax_none() -> None:
    found = one(
        google.read,
        {
            "Name": "Ana",
            "E-mail 1 - Type": "Work",
            "E-mail 1 - Value": "a@x.example ::: b@x.example",
            "E-mail 2 - Type": "* Home",
            "E-mail 2 - Value": "c@x.example",
            "Phone 1 - Type": "Home Fax",
            "Phone 1 - Value": "1234567",
        },
    )
    assert (found.email, found.emails, found.phones) == ("c@x.example", ("a@x.example", "b@x.example"), ())


# -- Outlook ---------------------------------------------------------------------------------


def test_outlook_is_read_with_its_many_columns_in_the_encoding_of_its_windows() -> None:
    found = outlook.read((FILES / "outlook.csv").read_bytes())
    assert [tuple(it[2:7]) for it in found.contacts] == [
        ("Zoë Maria Lima", "http://zoe.example", "zoe@example.org", "Lumen", "Editor"),
        ("Åsa Berg", "", "", "", ""),
    ]
    zoe, asa = found.contacts
    assert zoe.phones == ("+351 900 000 000", "+351 210 000 000")
    assert (zoe.birthday, asa.birthday) == (Birthday(4, 30, 1990), None)
    assert found.remark.startswith("It is not UTF-8, and was read as Windows-1252.")
    assert accounted(found) == found.lines


@pytest.mark.parametrize(
    ("texts", "birthdays"),
    [
        (["4/30/1990", "4/5/1990"], [Birthday(4, 30, 1990), Birthday(4, 5, 1990)]),
        (["30/4/1990", "4/5/1990"], [Birthday(4, 30, 1990), Birthday(5, 4, 1990)]),
        (["4/5/1990", "5/5/1990"], [None, Birthday(5, 5, 1990)]),
        (["30/4/1990", "4/30/1990"], [None, None]),
        (["04.05.1990", "1990-05-04"], [Birthday(5, 4, 1990), Birthday(5, 4, 1990)]),
        (["0/0/00", "soon"], [None, None]),
    ],
)
def test_of_a_birthday_in_figures_the_order_is_shown_by_the_file_or_not_guessed(
    texts: list[str], birthdays: list[Birthday | None]
) -> None:
    rows = [{"First Name": "A", "Mobile Phone": "1", "Birthday": text} for text in texts]
    found = outlook.read(table(*rows))
    assert [it.birthday for it in found.contacts] == birthdays


def test_birthdays_that_are_left_out_are_counted() -> None:
    row = {"First Name": "A", "Mobile Phone": "1", "Birthday": "4/5/1990"}
    assert "1 birthday is left out" in outlook.read(table(row)).remark
    assert outlook.read(table(row | {"Birthday": "soon"})).remark == ""


def test_an_address_within_exchange_is_none() -> None:
    row = {
        "First Name": "Ana",
        "E-mail Address": "/o=Ex/ou=A/cn=ana",
        "E-mail 2 Address": "a@x.example",
        "Company": "",
    }
    assert one(outlook.read, row).email == "a@x.example"


# -- either ----------------------------------------------------------------------------------

GOOGLE = {"Name": "Ana Duarte", "Labels": "* myContacts", "E-mail 1 - Value": "ana@x.example"}
OUTLOOK = {"First Name": "Ana", "Last Name": "Duarte", "E-mail Address": "ana@x.example"}
EITHER = pytest.mark.parametrize(("read", "row"), [(google.read, GOOGLE), (outlook.read, OUTLOOK)])


@EITHER
@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_whoever_saved_it_again_the_same_is_read(
    read: Reader, row: dict[str, str], sign: str, encoding: str
) -> None:
    content = table(row, sign=sign).decode().replace("\r\n", "\n").encode(encoding)
    found = read(content)
    assert [(it.name, it.email) for it in found.contacts] == [("Ana Duarte", "ana@x.example")]
    assert accounted(found) == found.lines


@EITHER
def test_a_short_row_costs_itself_alone(read: Reader, row: dict[str, str]) -> None:
    found = read(table(row) + b"Short\n" + b"\n" + b"a,b,c,d\n")
    assert [it.why for it in found.passed] == [
        "it has 1 cell, and the headings are 3",
        "it has 4 cells, and the headings are 3",
    ]
    assert accounted(found) == found.lines


def test_no_table_is_taken_for_anothers() -> None:
    tables = {
        google.read: table(GOOGLE),
        outlook.read: table(OUTLOOK),
        linkedin.read: b"First Name,Last Name,URL,Company\nAna,Duarte,l.example/in/ana,Lumen\n",
    }
    for own, content in tables.items():
        assert len(own(content).contacts) == 1
        for other in set(tables) - {own}:
            with pytest.raises(NotThisFormatError, match="it has no line with"):
                other(content)


WORDS = st.text(max_size=8) | st.sampled_from(
    ["=1+1", '"', "a\nb", " ::: ", "--02-29", "1/13/1990", "\x00", "a@b"]
)


@given(st.lists(st.lists(WORDS, min_size=3, max_size=3), max_size=8), st.sampled_from([GOOGLE, OUTLOOK]))
@settings(deadline=None, max_examples=200)
def test_whatever_comes_every_line_is_accounted_for(rows: list[list[str]], like: dict[str, str]) -> None:
    read = google.read if like is GOOGLE else outlook.read
    found = read(table(like, *(dict(zip(like, row, strict=True)) for row in rows)))
    assert accounted(found) == found.lines
    assert found.contacts
