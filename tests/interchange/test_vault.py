"""A folder of notes: which own fields could be read, and what to paste for it."""

from __future__ import annotations

from kinmap.archive.load import read
from kinmap.archive.settings import Settings
from kinmap.interchange.vault import Vault, lines, looked_through


def vault(*notes: str, settings: Settings | None = None) -> Vault:
    named = ((f"{at}.md", f"---\n{note}---\n".encode()) for at, note in enumerate(notes))
    return looked_through(named, settings or Settings())


def test_a_name_that_says_what_it_is_is_proposed_where_its_values_can_be_read() -> None:
    found = vault(
        "birthdate: 1990-02-03\nrating: 5\n", "birthdate: 03-04\nFirst_met: 2019\n", "city: Porto\n"
    )
    assert found.proposal() == {"birthdate": "birthday", "First_met": "known", "city": "place"}
    assert lines(found.proposal(), found.uses) == [
        "fields:",
        "  birthdate: birthday  # in 2 notes",
        "  First_met: known  # in 1 note",
        "  city: place  # in 1 note",
    ]
    assert not found.uses["rating"].known


def test_what_is_proposed_reads_once_it_is_pasted() -> None:
    found = vault("birthdate: 1990-02-03\nalias: [Nina]\n", "alias: [A, B]\nalso known as: C\n")
    site = "\n".join(lines(found.proposal(), found.uses)).encode()
    archive = read(
        {"site.yml": site, "people/a.md": b"---\nname: A\nbirthdate: 1990-02-03\nalias: [Nina]\n---\n"}
    )
    assert archive.problems == ()
    assert (archive.people["a"].aliases, str(archive.people["a"].birthday)) == (("Nina",), "1990-02-03")


def test_a_field_beside_the_known_one_is_not_proposed_nor_two_of_one_note() -> None:
    found = vault("alias: [A]\naliases: [B]\n", "nickname: [C]\naka: [D]\n", "nickname: [E]\n")
    assert found.proposal() == {"nickname": "aliases"}
    assert (found.uses["alias"].beside, found.uses["aka"].beside) == (1, 1)


def test_values_that_are_mostly_something_else_are_no_birthdays() -> None:
    assert vault("dob: long ago\n", "dob: 1990-01-01\n").proposal() == {}
    mostly = vault("dob: long ago\n", *["dob: 1990-01-01\n"] * 19)
    assert mostly.proposal() == {"dob": "birthday"}
    assert lines(mostly.proposal(), mostly.uses)[1] == "  dob: birthday  # 1 of 20 notes cannot be read so"


def test_what_site_yml_maps_already_is_known() -> None:
    found = vault("dob: 1990-01-01\nborn: 1990-01-01\n", settings=Settings(fields={"dob": "birthday"}))
    assert found.proposal() == {}
    assert found.uses["born"].beside == 1


def test_parts_of_contact_and_notes_that_cannot_be_read_are_said() -> None:
    found = looked_through(
        [
            ("a.md", b"---\ne-mail: a@x.example\nphone: 1\n---\n"),
            ("b.md", b"---\nx: [\n---\n"),
            ("c.md", b"Hi.\n"),
        ],
        Settings(),
    )
    assert (found.notes, found.bare, found.broken, found.proposal()) == (3, 1, ["b.md"], {})
