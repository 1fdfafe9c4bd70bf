"""Cards of any age are read, a broken one costs itself alone, and each line is accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from kinmap.dates import Birthday
from kinmap.interchange.foreign import Contact, Foreign, NotThisFormatError
from kinmap.interchange.vcard import read

BOOK = Path(__file__).parent / "files" / "address-book.vcf"
IVO = "https://www.linkedin.com/in/ivo-maric"


def accounted(foreign: Foreign) -> int:
    told = [it.height for it in foreign.contacts] + [it.height for it in foreign.passed]
    return sum(told) + sum(foreign.silent.values())


def card(*lines: str, version: str = "4.0") -> bytes:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]).encode()


def one(content: bytes, encoding: str | None = None) -> Contact:
    (found,) = read(content, encoding).contacts
    return found


# -- a file as phones and programmes write it ------------------------------------------------


def test_a_book_with_cards_of_all_ages_is_read() -> None:
    found = read(BOOK.read_bytes())
    assert [tuple(it[:7]) for it in found.contacts] == [
        (1, 11, "Nives Orlić", "", "nives@example.org", "Marine Theatre", "Stage carpenter"),
        (13, 13, "Ivo Marić", IVO, "ivo@example.org", "Harbour Board", "Pilot"),
        (26, 9, "Sanja Kos", "https://sanja.example/", "sanja@example.org", "", ""),
        (35, 7, "Øyvind Åsen", "", "oyvind@example.org", "Smith, Sons; & Co", ""),
        (52, 4, "Ana Duarte", "", "", "", ""),
        (56, 6, "Teresa Gama", "", "teresa@example.org", "", ""),
    ]  # fmt: skip
    assert [it.phones for it in found.contacts][:3] == [
        ("+385 91 000 000",),
        ("+385-51-111-111",),
        ("+385-1-222-222",),
    ]
    born = [it.birthday for it in found.contacts]
    assert born == [Birthday(4, 15, 1990), Birthday(8, 4), Birthday(2, 29), None, None, Birthday(12, 1, 1985)]
    assert [(it.line, it.height, it.why) for it in found.passed] == [
        (42, 6, "it is a list of people, and no person"),
        (48, 4, "it is an organisation, and no person"),
        (62, 1, "it stands outside of any card"),
    ]
    assert found.remark == "1 card has no end, and was read up to the next one."
    assert accounted(found) == found.lines == 62


# -- how it is written -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("FN:Ana Duarte", "Ana Duarte"),
        ("fn : Ana Duarte", "Ana Duarte"),
        ("FN;LANGUAGE=pt:Ana Duarte", "Ana Duarte"),
        ('FN;X-LABEL="a:b;c":Ana Duarte', "Ana Duarte"),
        ('FN;X-LABEL="never closed:Ana Duarte', "Ana Duarte"),
        ("item1.FN:Ana Duarte", "Ana Duarte"),
        ("FN:Ana\\, the\\nyounger\\; D\\\\E", "Ana, the younger; D\\E"),
        ("FN:An\r\n a Dua\r\n\trte", "Ana Duarte"),
        ("N:Duarte;Ana;Maria;Dr.;", "Ana Maria Duarte"),
        ("N:Duarte;Ana,Bela", "Ana Bela Duarte"),
        ("FN: \r\nN:Duarte;Ana", "Ana Duarte"),
        ("NICKNAME:Anita,A.", "Anita"),
    ],
)
def test_a_name_is_read_however_it_is_written(line: str, name: str) -> None:
    assert one(card(line, "EMAIL:a@x.example")).name == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (b"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Nives=20Orli=C4=87", "Nives Orlić"),
        (b"FN;QUOTED-PRINTABLE;CHARSET=ISO-8859-1:=C5sa Berg", "Åsa Berg"),
        (b"FN;ENCODING=QUOTED-PRINTABLE:=C5sa Berg", "Åsa Berg"),
        (b"FN;ENCODING=QUOTED-PRINTABLE:=E9 odd =ZZ", "é odd =ZZ"),
        (b"FN;CHARSET=ISO-8859-2:\xaeoe Orli\xe6", "Žoe Orlić"),
        (b"FN;CHARSET=Shift_JIS:\x93c\x92\x86", "田中"),
        (b"FN;CHARSET=no-such-thing:Zo\xc3\xab", "Zoë"),
        (b"FN:Zo\xeb", "Zoë"),
        (b"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Nives=20=\r\nOrli=\r\n=C4=\r\n=87", "Nives Orlić"),
        (b"FN:Two\r\n words", "Two words"),
    ],
)  # fmt: skip
def test_a_card_2_1_is_read_in_the_encoding_of_each_line(line: bytes, name: str) -> None:
    content = b"BEGIN:VCARD\r\nVERSION:2.1\r\n" + line + b"\r\nEMAIL;INTERNET:a@x.example\r\nEND:VCARD\r\n"
    found = read(content)
    assert [it.name for it in found.contacts] == [name]
    assert accounted(found) == found.lines


def test_a_letter_that_was_folded_in_its_midst_is_whole() -> None:
    assert one(b"BEGIN:VCARD\nVERSION:3.0\nFN:Orli\xc4\n \x87\nEND:VCARD").name == "Orlić"


def test_a_guess_at_an_encoding_is_said() -> None:
    assert "Windows-1252" in read(b"BEGIN:VCARD\nFN:Zo\xeb\nEND:VCARD").remark
    assert one(b"BEGIN:VCARD\nFN:\x8eoe\nEND:VCARD", "cp1250").name == "Žoe"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_other_unicode_is_read(encoding: str) -> None:
    assert one("BEGIN:VCARD\r\nFN:Orlić\r\nEND:VCARD\r\n".encode(encoding)).name == "Orlić"


@pytest.mark.parametrize(
    ("line", "birthday"),
    [
        ("BDAY:1990-04-15", Birthday(4, 15, 1990)),
        ("BDAY:19900415", Birthday(4, 15, 1990)),
        ("BDAY;VALUE=date:1990-04-15T00:00:00Z", Birthday(4, 15, 1990)),
        ("BDAY:--0415", Birthday(4, 15)),
        ("BDAY:--04-15", Birthday(4, 15)),
        ("BDAY:--0229", Birthday(2, 29)),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-15", Birthday(4, 15)),
        ("BDAY;X-APPLE-OMIT-YEAR=1904:1904-04-15", Birthday(4, 15)),
        ("BDAY:1990-02-30", None),
        ("BDAY:1990-04", None),
        ("BDAY:---15", None),
        ("BDAY;VALUE=text:circa 1800", None),
    ],
)
def test_a_birthday_is_read_with_its_year_or_without(line: str, birthday: Birthday | None) -> None:
    assert one(card("FN:Ana", line)).birthday == birthday


def test_the_preferred_address_is_the_first() -> None:
    found = one(
        card("FN:A", "EMAIL:a@x.example", "EMAIL;PREF=2:b@x.example", "EMAIL;PREF=1:mailto:c@x.example")
    )
    assert (found.email, found.emails) == ("c@x.example", ("b@x.example", "a@x.example"))
    found = one(card("FN:A", "TEL;HOME:1234567", "TEL;CELL;PREF:7654321", "TEL;FAX:1", version="2.1"))
    assert found.phones == ("7654321", "1234567")
    assert one(card("FN:A", "TEL;VALUE=uri:tel:+1-555-0100;ext=9")).phones == ("+1-555-0100",)


def test_an_address_is_kept_once_and_a_profile_at_linkedin_goes_first() -> None:
    found = one(
        card(
            "URL:http://a.example/",
            "item1.URL:https\\://www.linkedin.com/in/ana",
            "URL:https://A.example",
            "X-SOCIALPROFILE;TYPE=linkedin:http://linkedin.com/in/ana/",
            "X-SOCIALPROFILE;TYPE=twitter:x-apple:ana",
        )
    )
    assert (found.url, found.urls) == ("https://www.linkedin.com/in/ana", ("http://a.example/",))


# -- what is broken --------------------------------------------------------------------------


def test_a_card_without_its_end_is_read_up_to_the_next() -> None:
    found = read(b"BEGIN:VCARD\nFN:Ana\nEND:VCAR\n\nBEGIN:VCARD\nFN:Rui\n")
    assert [(it.name, it.line, it.height) for it in found.contacts] == [("Ana", 1, 4), ("Rui", 5, 2)]
    assert found.remark == "2 cards have no end, and were read up to the next one."


def test_a_soft_end_does_not_swallow_the_end_of_the_card() -> None:
    content = (
        b"BEGIN:VCARD\nVERSION:2.1\nFN;QUOTED-PRINTABLE:Ana=\nEND:VCARD\nBEGIN:VCARD\nFN:Rui\nEND:VCARD\n"
    )
    assert [it.name for it in read(content).contacts] == ["Ana", "Rui"]


def test_an_agent_within_a_card_is_nobody_of_the_book() -> None:
    content = card("FN:Ana", "AGENT:", "BEGIN:VCARD", "FN:Agent", "END:VCARD", "EMAIL:a@x.example")
    assert (one(content).name, one(content).email) == ("Ana", "a@x.example")


def test_a_card_of_nobody_is_passed_over() -> None:
    found = read(card("TEL:123456789") + card("FN:Ana"))
    assert [it.why for it in found.passed] == ["it has neither a name nor an address"]
    assert accounted(found) == found.lines


def test_a_file_without_cards_is_none() -> None:
    with pytest.raises(NotThisFormatError, match="no card begins in it"):
        read(b"name,email\n")
    with pytest.raises(NotThisFormatError, match="no encoding"):
        read(card("FN:Ana"), "klingon")


PIECES = st.sampled_from(
    [
        b"BEGIN:VCARD", b"END:VCARD", b"VERSION:2.1", b"VERSION:4.0", b"FN:Ana", b"N:;;;", b" folded",
        b"FN;QUOTED-PRINTABLE:=C3=", b"FN;CHARSET=utf-7:+AGE", b"BDAY:--0229", b"AGENT:", b"", b":", b";:",
        b"EMAIL:\xff@x", b"\x00", b"KIND:group", b"NICKNAME:\\", b"PHOTO;ENCODING=b:AAAA", b'FN;"',
        b"FN;CHARSET=idna:a", b"\tfolded",
    ]
)  # fmt: skip


@given(st.lists(PIECES | st.binary(max_size=12), max_size=30), st.sampled_from([b"\n", b"\r\n", b"\r"]))
@settings(deadline=None, max_examples=400)
def test_whatever_comes_every_line_is_accounted_for(lines: list[bytes], end: bytes) -> None:
    content = end.join([b"BEGIN:VCARD", b"NOTE:" + b"long enough for its encoding to be told " * 9, *lines])
    found = read(content)
    assert accounted(found) == found.lines
