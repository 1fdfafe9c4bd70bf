"""An import is worked out in full before it is done: what is new, changed, kept, and left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pytest
from hypothesis import given, settings, strategies as st

from bench.connections import table
from kinmap.archive.load import read as read_archive
from kinmap.archive.person import Contact as Addresses, Person
from kinmap.archive.rows import HEADER
from kinmap.archive.wording import CannotWriteError
from kinmap.interchange.foreign import Contact
from kinmap.interchange.formats import FORMATS
from kinmap.interchange.matching import By, matches
from kinmap.interchange.merging import Kind
from kinmap.interchange.plan import Plan, plan

ROWS, BASE = "network/linkedin.csv", "network/.linkedin.csv"
LINKEDIN = FORMATS["linkedin"]
ANA = "Ana,Duarte,https://l.example/in/ana,,Lumen,Editor,15 Sep 2026"
RUI = "Rui,Lopes,https://l.example/in/rui,,Acme,Clerk,1 Jan 2020"


class Files(NamedTuple):
    """The rows and what the file said last time, as they lie on the disk."""

    rows: bytes | None = None
    base: bytes | None = None

    def lines(self) -> list[str]:
        """Return the rows below the header."""
        return (self.rows or b"").decode().splitlines()[1:]


def planned(files: Files, content: bytes, people: Sequence[Person] = ()) -> Plan:
    return plan(LINKEDIN, LINKEDIN.read(content, None), people, files.rows, files.base)


def applied(files: Files, content: bytes) -> Files:
    changes = planned(files, content).changes
    after = {path: new for path, (_, new) in changes.items()}
    return Files(after.get(ROWS, files.rows), after.get(BASE, files.base))


def kinds(files: Files, content: bytes) -> list[str]:
    return [it.kind.value for it in planned(files, content).merged.findings]


def edited(files: Files, old: str, new: str) -> Files:
    assert files.rows is not None
    assert old.encode() in files.rows
    return files._replace(rows=files.rows.replace(old.encode(), new.encode()))


# -- the first time, and again -------------------------------------------------------------


def test_a_first_import_makes_a_row_of_each() -> None:
    after = applied(Files(), table(ANA, RUI))
    assert (after.rows or b"").decode() == (
        "name,url,email,company,position,since,source,mark\n"
        "Ana Duarte,https://l.example/in/ana,,Lumen,Editor,2026-09-15,linkedin,\n"
        "Rui Lopes,https://l.example/in/rui,,Acme,Clerk,2020-01-01,linkedin,\n"
    )


def test_what_it_makes_is_an_archive_without_a_fault() -> None:
    files = applied(Files(), table(ANA, RUI))
    archive = read_archive({ROWS: files.rows})
    assert archive.problems == ()
    assert [row.name for row in archive.rows] == ["Ana Duarte", "Rui Lopes"]


def test_a_second_time_changes_nothing() -> None:
    files = applied(Files(), table(ANA, RUI))
    again = planned(files, table(ANA, RUI))
    assert again.changes == {}
    assert {it.kind for it in again.merged.findings} == {Kind.SAME}


def test_another_order_changes_nothing_either() -> None:
    assert planned(applied(Files(), table(ANA, RUI)), table(RUI, ANA)).changes == {}


def test_new_ones_come_first_where_the_newest_is_first() -> None:
    files = applied(applied(Files(), table(ANA, RUI)), table("Eva,Berg,,,,,2 Oct 2026", ANA, RUI))
    assert [line.split(",")[0] for line in files.lines()] == ["Eva Berg", "Ana Duarte", "Rui Lopes"]


def test_new_ones_come_last_where_the_newest_is_last() -> None:
    files = applied(applied(Files(), table(RUI, ANA)), table("Eva,Berg,,,,,2 Oct 2026", ANA, RUI))
    assert [line.split(",")[0] for line in files.lines()] == ["Rui Lopes", "Ana Duarte", "Eva Berg"]


# -- what changed, and by whom -------------------------------------------------------------


def test_a_new_company_is_news_and_comes_in() -> None:
    files = applied(Files(), table(ANA, RUI))
    moved = table(ANA, RUI.replace("Acme", "Lumen"))
    (change,) = planned(files, moved).merged.findings[1].changes
    assert (change.column, change.ours, change.theirs) == ("company", "Acme", "Lumen")
    assert applied(files, moved).lines()[1] == (
        "Rui Lopes,https://l.example/in/rui,,Lumen,Clerk,2020-01-01,linkedin,"
    )


def test_an_edit_by_hand_is_never_overwritten() -> None:
    mine = edited(applied(Files(), table(ANA, RUI)), "Acme", "Acme Lisbon")
    assert kinds(mine, table(ANA, RUI)) == ["same", "yours"]
    moved = planned(mine, table(ANA, RUI.replace("Acme", "Lumen")))
    assert moved.merged.findings[1].kept[0].theirs == "Lumen"
    assert ROWS not in moved.changes
    after = applied(mine, table(ANA, RUI.replace("Acme", "Lumen")))
    assert after.rows == mine.rows
    assert planned(after, table(ANA, RUI.replace("Acme", "Lumen"))).changes == {}


def test_a_change_beside_an_edit_comes_in_and_the_edit_stays() -> None:
    mine = edited(applied(Files(), table(RUI)), "Acme", "Acme Lisbon")
    after = applied(mine, table(RUI.replace("Clerk", "Director")))
    assert after.lines() == ["Rui Lopes,https://l.example/in/rui,,Acme Lisbon,Director,2020-01-01,linkedin,"]


def test_a_mark_stays_when_the_row_changes() -> None:
    mine = edited(applied(Files(), table(RUI)), "linkedin,", "linkedin,connected")
    assert (
        applied(mine, table(RUI.replace("Acme", "Lumen")))
        .lines()[0]
        .endswith("Lumen,Clerk,2020-01-01,linkedin,connected")
    )


def test_a_row_that_was_taken_out_does_not_come_back() -> None:
    files = applied(Files(), table(ANA, RUI))
    mine = edited(files, "Rui Lopes,https://l.example/in/rui,,Acme,Clerk,2020-01-01,linkedin,\n", "")
    for content in (table(ANA, RUI), table(ANA, RUI.replace("Acme", "Lumen"))):
        assert kinds(mine, content) == ["same", "taken out"]
        assert applied(mine, content).rows == mine.rows


def test_rows_of_which_nothing_is_known_are_filled_and_not_changed() -> None:
    mine = Files(f"{HEADER}\nRui Lopes,l.example/in/rui,,Mine,,,linkedin\n".encode())
    after = applied(mine, table(RUI))
    assert after.lines() == ["Rui Lopes,l.example/in/rui,,Mine,Clerk,2020-01-01,linkedin"]
    assert planned(after, table(RUI)).changes == {}


def test_an_address_that_the_file_no_longer_gives_is_kept() -> None:
    files = applied(Files(), table("Eva,Berg,,eva@x.example,Lumen,Editor,2 Oct 2025"))
    after = applied(files, table("Eva,Berg,,,,,2 Oct 2025"))
    assert after.lines() == ["Eva Berg,,eva@x.example,,,2025-10-02,linkedin,"]


def test_whoever_is_no_longer_in_the_file_is_said_once_and_stays() -> None:
    files = applied(Files(), table(ANA, RUI))
    assert planned(files, table(ANA)).merged.gone == (1,)
    after = applied(files, table(ANA))
    assert after.rows == files.rows
    assert planned(after, table(ANA)).merged.gone == ()


def test_of_rows_of_which_nothing_is_known_those_of_the_same_source_are_said_to_be_gone() -> None:
    rows = f"{HEADER}\nEva,,e@x.example,,,,LinkedIn\nIda,,i@x.example,,,,mine\n"
    assert planned(Files(rows.encode()), table(ANA)).merged.gone == (0,)


def test_other_bytes_of_the_file_stay() -> None:
    rows = (
        b"\xef\xbb\xbfmark,source,since,position,company,email,url,name\r\n"
        b'known,"linkedin",2020,"Clerk ",Acme,,L.example/in/rui/,Rui Lopes\r\n\r\n'
        b"a row, that is broken\r\n"
        b"stranger,phone,,,,x@x.example,,Cal\r\n"
    )
    after = applied(Files(rows), table(ANA, RUI.replace("1 Jan 2020", "")))
    assert after.rows == rows + b",linkedin,2026-09-15,Editor,Lumen,,https://l.example/in/ana,Ana Duarte\r\n"


def test_a_file_without_its_header_is_not_written_into() -> None:
    with pytest.raises(CannotWriteError, match=r"network/linkedin\.csv: its header has no name"):
        planned(Files(b"Ana,Rui\n"), table(ANA))


def test_a_file_with_nobody_in_it_changes_nothing() -> None:
    assert planned(applied(Files(), table(ANA)), table()).changes == {}


# -- one name, two people ------------------------------------------------------------------


def test_two_people_of_one_name_stay_two() -> None:
    rows = (
        "Ana,Silva,https://l.example/in/a,,,,",
        "Ana,Silva,https://l.example/in/b,,,,",
        "Ana,Silva,,,Lumen,,",
    )
    files = applied(Files(), table(*rows))
    assert len(files.lines()) == 3
    assert planned(files, table(*rows)).changes == {}


def test_people_of_one_mailbox_stay_apart() -> None:
    rows = (
        "Ana,Silva,https://l.example/in/a,info@x.example,,,",
        "Rui,Lopes,https://l.example/in/b,info@x.example,,,",
    )
    files = applied(Files(), table(rows[0]))
    assert kinds(files, table(*rows)) == ["same", "new"]
    assert kinds(files, table(rows[1])) == ["new"]


def test_a_new_address_of_one_with_the_same_e_mail_and_name_is_a_change() -> None:
    files = applied(Files(), table("Ana,Silva,https://l.example/in/a,ana@x.example,,,"))
    assert kinds(files, table("Ana,Silva,https://l.example/in/anasilva,ana@x.example,,,")) == ["changed"]


def test_a_name_that_is_alone_tells_a_row_without_an_address_and_says_so() -> None:
    rows = b"name,url,email,company,position,since,source\nAna Duarte,,,,,,mine\n"
    (it,) = planned(Files(rows), table(ANA)).merged.findings
    assert (it.kind, it.by_name) == (Kind.CHANGED, True)


def test_an_ambiguous_one_is_never_applied() -> None:
    rows = b"name,url,email,company,position,since,source\nAna Duarte,,,A,,,mine\nAna Duarte,,,B,,,mine\n"
    found = planned(Files(rows), table(ANA))
    assert found.merged.findings[0].others == (0, 1)
    assert kinds(Files(rows), table(ANA)) == ["ambiguous"]
    assert ROWS not in found.changes
    assert planned(applied(Files(rows), table(ANA)), table(ANA)).changes == {}


def test_one_given_twice_is_one() -> None:
    again = ANA.replace("Lumen", "Acme")
    found = planned(Files(), table(ANA, ANA, again, RUI)).merged.findings
    assert [(it.kind.value, it.first) for it in found] == [("new", 0), ("twice", 5), ("twice", 5), ("new", 0)]


# -- hostile words -------------------------------------------------------------------------

HOSTILE = (
    '=HYPERLINK(""https://x.example"")', "+1+1", "-2+3", "@SUM(A1)", "＝1+1", "<img src=x onerror=alert(1)>",
    "javascript:alert(1)", "\u202eanA", "../../etc/passwd", "'; DROP", "=\t1", "[[ana]]", "{{ x }}",
)  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_text_and_no_cell_is_a_formula(words: str) -> None:
    content = table(f'"{words}",,"{words}","{words}","{words}","{words}","{words}"')
    files = applied(Files(), content)
    (row,) = read_archive({ROWS: files.rows}).rows
    for cell in (row.name, row.url, row.email, row.company, row.position, row.since):
        assert cell[0] not in "=+-@＝＋－＠"
        assert cell.removeprefix("'") == words.replace('""', '"').replace("\t", " ").removeprefix("'")
    assert planned(files, content).changes == {}


# -- any file ------------------------------------------------------------------------------

word = st.sampled_from(["", "a", "b", "=1", 'x"y', "é", "a,b", "javascript:x", "a  b", "\u202ex"])
person = st.tuples(word, word, word, word, word, word, word)


def lines_of(rows: Sequence[Sequence[str]]) -> bytes:
    quoted = (['"' + cell.replace('"', '""') + '"' for cell in row] for row in rows)
    return table(*(",".join(cells) for cells in quoted))


@given(st.lists(st.lists(person, max_size=6), min_size=1, max_size=3))
@settings(deadline=None, max_examples=300)
def test_whatever_comes_a_second_time_changes_nothing(imports: list[list[tuple[str, ...]]]) -> None:
    files = Files()
    for rows in imports:
        content = lines_of(rows)
        before = len(files.lines())
        new = sum(it.kind is Kind.NEW for it in planned(files, content).merged.findings)
        files = applied(files, content)
        assert planned(files, content).changes == {}
        assert len(files.lines()) == before + new
        assert read_archive({ROWS: files.rows} if files.rows else {}).problems == ()


@given(st.lists(person, max_size=6), st.lists(person, max_size=6), word)
@settings(deadline=None, max_examples=200)
def test_no_cell_that_was_edited_is_written(
    first: list[tuple[str, ...]], second: list[tuple[str, ...]], mine: str
) -> None:
    files = applied(Files(), lines_of(first))
    rows = read_archive({ROWS: files.rows or b""}).rows
    if not rows or "," in mine or '"' in mine:
        return
    lines = files.lines()
    own = f"Mine {mine},https://l.example/mine,mine@x.example,Mine,Mine,Mine,linkedin,known"
    edited_rows = "\n".join(["name,url,email,company,position,since,source,mark", own, *lines[1:], ""])
    after = applied(files._replace(rows=edited_rows.encode()), lines_of(second))
    assert own in after.lines()


# -- whose they are ------------------------------------------------------------------------


def someone(id_: str, name: str, aliases: tuple[str, ...] = (), **addresses: tuple[str, ...]) -> Person:
    return Person(id=id_, path=f"people/{id_}.md", name=name, aliases=aliases, contact=Addresses(**addresses))


PEOPLE = (
    someone("ana", "Ana Duarte", linkedin=("www.L.example/in/ana/",), phone=("+351 900 000 000",)),
    someone("ana-2", "Ana Silva", ("Anita",), email=("ANA@x.example",)),
    someone("rui", "Rui Lopes"),
    someone("eva-1", "Eva Berg"),
    someone("eva-2", "Eva Berg"),
)


@pytest.mark.parametrize(
    ("contact", "people", "by"),
    [
        (Contact(2, name="X", url="https://l.example/in/ANA"), ("ana",), By.URL),
        (Contact(2, name="X", email="ana@X.example"), ("ana-2",), By.EMAIL),
        (Contact(2, name="X", phones=("00351-900-000-000",)), ("ana",), By.PHONE),
        (Contact(2, name="X", phones=("112",)), (), None),
        (Contact(2, name="rui  LOPES"), ("rui",), By.NAME),
        (Contact(2, name="anita"), ("ana-2",), By.NAME),
        (Contact(2, name="Eva Berg"), ("eva-1", "eva-2"), None),
        (Contact(2, name="Rui"), (), None),
        (Contact(2, name=""), (), None),
        (Contact(2, url="l.example/in/ana", email="ana@x.example"), ("ana", "ana-2"), By.URL),
    ],
)
def test_somebody_is_told_by_an_address_or_else_asked_about_by_name(
    contact: Contact, people: tuple[str, ...], by: By | None
) -> None:
    (found,) = matches([contact], PEOPLE)
    assert (found.people, found.by) == (people, by)
    assert found.sure == (len(people) == 1 and by is not By.NAME)


def test_a_name_that_two_of_the_file_bear_is_nobodys() -> None:
    found = matches([Contact(2, name="Rui Lopes", url="a"), Contact(3, name="Rui Lopes", url="b")], PEOPLE)
    assert [(it.people, it.by, it.unclear) for it in found] == [(("rui",), None, True)] * 2
