"""A note: its fields, its own fields, its name, its two halves, and what its body says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kinmap.archive.fields import EVENT_FIELDS, PERSON_FIELDS
from kinmap.archive.load import Archive, read
from kinmap.archive.person import Contact, Every

Reader = Callable[[str], Archive]


def said(archive: Archive) -> list[str]:
    return [f"{each.span} {each.code}" for each in archive.problems]


@pytest.mark.parametrize("name", PERSON_FIELDS)
def test_every_example_of_a_field_reads_well(name: str) -> None:
    example = PERSON_FIELDS[name].example
    value = (
        f"\n  - {example}" if name in ("meetings", "trust", "exchange", "life", "promises") else f" {example}"
    )
    given = "" if name == "name" else "name: Ana\n"
    note = f"---\n{given}{name}:{value}\n---\n".encode()
    others = {f"people/{one}.md": b"---\nname: X\n---\n" for one in ("ivo-maric", "nives-orlic")}
    archive = read(others | {"people/ana.md": note})
    assert said(archive) == []
    assert name in archive.people["ana"].spans


@pytest.mark.parametrize("name", EVENT_FIELDS)
def test_every_example_of_an_events_field_reads_well(name: str) -> None:
    lines = {"title": "T", "date": "2026-07-01", name: EVENT_FIELDS[name].example}
    note = "---\n" + "".join(f"{key}: {value}\n" for key, value in lines.items()) + "---\n"
    others = {f"people/{one}.md": b"---\nname: X\n---\n" for one in ("ivo-maric", "nives-orlic", "sanja-kos")}
    assert said(read(others | {"events/e.md": note.encode()})) == []


def test_a_field_with_nothing_after_it_is_as_if_it_were_not_there() -> None:
    note = (
        "---\n"
        + "".join(f"{name}:\n" for name in PERSON_FIELDS if name != "name")
        + "name: Ana\nx-a:\nshoes:\n---\n"
    )
    archive = read({"people/ana.md": note.encode()})
    assert said(archive) == []
    assert set(archive.people["ana"].spans) == {"name"}
    assert archive.people["ana"].own == ()


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("contexts: [profesional]", "3:12 word"),
        ("contexts: [social, 谢]", "3:20 word"),
        ("intent: conect", "3:9 word"),
        ("private: maybe", "3:10 word"),
        ("every: 6weeks", "3:8 rhythm"),
        ("every: 0 weeks", "3:8 rhythm"),
        ("every: fortnight", "3:8 rhythm"),
        ("every: [6 weeks]", "3:8 type"),
        ("birthday: 03-32", "3:11 date"),
        ("birthday: 1990-02-29", "3:11 date"),
        ("birthday: [03-02]", "3:11 type"),
        ("known: 2026-13-03", "3:8 date"),
        ("known: 05/2019", "3:8 date"),
        ("known: [2019]", "3:8 type"),
        ("declared: 0998", "3:11 date"),
        ("place: Vale de Nenhures", "3:8 place"),
        ("place: [91, 0]", "3:8 type"),
        ("place: [1, x]", "3:8 type"),
        ("place: {lat: 1}", "3:8 type"),
        ("through: nobody", "3:10 link"),
        ("through: ana", "3:10 link"),
        ("through: [rui-lopes]", "3:10 type"),
        ("knows: [nobody, ana, rui-lopes]", "3:9 link, 3:17 link"),
        ("knows:\n  - rui-lopes: sister since 2010-13", "4:29 date"),
        ("knows:\n  - rui-lopes: [sister]", "4:16 type"),
        ("knows:\n  - [[a], b]", "4:5 type"),
        ("knows:\n  rui-lopes: sister", "4:3 type"),
        ("aliases: Anita", "3:10 type"),
        ("contact: {email: [a, b], fax: 1, emial: c}", "3:26 unknown-field, 3:34 unknown-field"),
        ("contact: {email: {a: b}}", "3:18 type"),
        ("birthdya: 03-02", "3:1 unknown-field"),
        ("Tags: [a]", "3:1 unknown-field"),
        ("hwo: a", "3:1 unknown-field"),
        ("tgs: a", "3:1 unknown-field"),
        ("gruops: a", "3:1 unknown-field"),
        ("hat: a", "3:1 own-field"),
        ("wohnt: Lisbon", "3:1 own-field"),
        ("x-birthdya: a", ""),
        ("x-: a", ""),
    ],
)
def test_a_field_that_is_wrong_is_named_at_its_place(line: str, place: str) -> None:
    rui = {"people/rui-lopes.md": b"---\nname: Rui\n---\n"}
    archive = read(rui | {"people/ana.md": f"---\nname: Ana\n{line}\n---\n".encode()})
    found = [each.removeprefix("people/ana.md:") for each in said(archive)]
    assert found == [one for one in place.split(", ") if one]


def test_values_keep_what_was_written(archive: Archive) -> None:
    """
    people/ana.md:
        name: Ana
        aliases: [Anita, Anita, "", 0x1DA]
        contexts: [Social, social]
        every: NEVER
        private: yes
        intent: Let-Go
        contact: {email: [a@b.c, d@e.f], phone: "+351 900", linkedin: , web: [https://a.b]}
        knows:
          - rui: old friend
          - "[[Rui]]": since 2010
          - rui:
        place: [+38.72, -9.14]
    people/rui.md:
        name: Rui
        private: no
        every: 2 Months
    """
    ana = archive.people["ana"]
    assert said(archive) == []
    assert ana.aliases == ("Anita", "0x1DA")
    assert [str(one) for one in ana.contexts] == ["social"]
    assert ana.every == Every(None, "NEVER")
    assert (ana.private, archive.people["rui"].private) == (True, False)
    assert ana.intent == "let-go"
    assert ana.contact == Contact(email=("a@b.c", "d@e.f"), phone=("+351 900",), web=("https://a.b",))
    assert [(tie.id, tie.words, str(tie.since)) for tie in ana.knows] == [
        ("rui", "old friend", "None"),
        ("rui", "since 2010", "2010"),
        ("rui", "", "None"),
    ]
    assert ana.place
    assert ana.place.point == (38.72, -9.14)
    assert archive.people["rui"].every == Every(60, "2 Months")


def test_own_fields_warn_once_at_the_first_place_with_the_number_of_files(archive: Archive) -> None:
    """
    events/dinner.md:
        title: D
        date: 2026-07-01
        shoes: many
    people/ana.md:
        name: Ana
        shoes: 38
        email: a@b.c
    people/rui.md:
        name: Rui
        x-hat: [1, {a: b}]
        shoes: 40
    """
    assert said(archive) == ["events/dinner.md:4:1 own-field", "people/ana.md:4:1 own-field"]
    shoes, email = archive.problems
    assert shoes.message == "`shoes` is a field of your own, shown under its name; so have 2 other files"
    assert email.fix == "put it under contact: {email: …}"
    assert [(own.name, own.content) for own in archive.people["rui"].own] == [
        ("x-hat", ("1", {"a": "b"})),
        ("shoes", "40"),
    ]


def test_fields_of_the_owners_own_stand_for_known_ones(archive: Archive) -> None:
    """
    site.yml:
        fields: {birthdate: birthday, aka: aliases}
    people/ana.md:
        name: Ana
        birthdate: 03-02
        aka: [Anita]
        birthday: 03-03
    """
    assert said(archive) == ["people/ana.md:5:1 duplicate-field"]
    assert archive.people["ana"].aliases == ("Anita",)
    assert str(archive.people["ana"].birthday) == "03-02"


def test_an_event_needs_its_title_and_its_date(archive: Archive) -> None:
    """
    events/one.md:
        kind: charitable
    events/two.md:
        title: Two
        date: 2026-13-01
        kind: charity
        there: ana
    people/ana.md:
        name: Ana
    """
    assert said(archive) == [
        "events/one.md:1:1 missing-field",
        "events/one.md:1:1 missing-field",
        "events/two.md:3:7 date",
        "events/two.md:4:7 word",
        "events/two.md:5:8 type",
    ]
    assert archive.events["two"].there == ("ana",)
    assert archive.events["one"].title == "one"


@pytest.mark.parametrize(
    ("text", "name", "codes"),
    [
        ("", "ana", "front-matter-none"),
        ("\n\n", "ana", "front-matter-none"),
        ("# Ana Duarte\n", "Ana Duarte", "front-matter-none"),
        ("Words\n\n```\n# No\n```\n\n## Work\n# Yes #\n", "Yes", "front-matter-none"),
        ("---\n---\n# Ana\n", "Ana", "front-matter-none"),
        ("---\n# only a comment\n---\n", "ana", "front-matter-none"),
        ("---\nhow: a\n---\n# Ana\n", "Ana", "no-name"),
        ("---\nname:\n---\n# Ana\n", "Ana", "no-name"),
        ("---\nname: [Ana]\n---\n", "ana", "type"),
        ("---\nname: @Ana\n---\n", "ana", "quote"),
        ("---\nname: Ana\n", "Ana", "front-matter"),
        ("---\nname: Ana\n\nWords: here.\n", "Ana", "front-matter"),
        ("---", "ana", "front-matter"),
        ("---\n", "ana", "front-matter"),
        ("---\n- a\n- b\n---\n", "ana", "front-matter"),
        ("---\njust words\n---\n", "ana", "front-matter"),
        ("--- \nname: Ana\n---  \n", "Ana", ""),
        ("\n---\nname: Ana\n---\n", "ana", "front-matter-none"),
        ("---\nname: Ana\n---\n---\nhow: a\n---\n", "Ana", ""),
        ("---\nname: Ana\n---", "Ana", ""),
        ("---\r\nname: Ana\r\n---\r\n## Work\r\na\r\n", "Ana", ""),
        ("\ufeff---\nname: Ana\n---\n", "Ana", ""),
        ("---\nname: Ana\x00\n---\n", "Ana\ufffd", "yaml"),
    ],
)
def test_a_note_of_any_shape_has_a_name(text: str, name: str, codes: str) -> None:
    archive = read({"people/ana.md": text.encode()})
    assert archive.people["ana"].name == name
    assert " ".join(problem.code for problem in archive.problems) == codes


def test_what_is_said_once_for_all_counts_the_others(read_archive: Reader) -> None:
    text = "".join(f"people/{name}.md:\n    how: a\n" for name in "abc")
    (problem,) = read_archive(text).problems
    assert problem.message == "no `name`, so `a` stands in its place; so have 2 other files"
    (bare,) = read({"people/a.md": b"", "people/b.md": b""}).problems
    assert bare.message.endswith("; so has one other file")


@pytest.mark.parametrize(
    ("body", "facets"),
    [
        ("## Work\nwords", "Work"),
        ("## WORK\n\n\n- a", "Work"),
        ("##  Work  ##\na", "Work"),
        ("   ## Work\na", "Work"),
        ("    ## Work\na", ""),
        ("## Work", ""),
        ("## Work\n\n \n\t", ""),
        ("## Work\n## Family\na", "Family"),
        ("## Work\n# Family\na", ""),
        ("## Work\n### Now\n", "Work"),
        ("## Work\n### Now\na", "Work"),
        ("### Work\na", ""),
        ("# Work\na", ""),
        ("##Work\na", ""),
        ("## Work life\na", ""),
        ("```\n## Work\na\n```", ""),
        ("~~~ text\n```\n## Work\na\n~~~\n## Family\nb", "Family"),
        ("````\n```\n## Work\na\n````", ""),
        ("```\n## Work\na", ""),
        ("## Work\n```\n```", "Work"),
        ("## Family\na\n## Work\nb\n## Work\n", "Work Family"),
        ("## Work\r\na\r\n", "Work"),
    ],
)
def test_a_facet_is_known_where_something_stands_under_its_heading(body: str, facets: str) -> None:
    archive = read({"people/ana.md": f"---\nname: Ana\n---\n{body}".encode()})
    assert " ".join(archive.people["ana"].facets) == facets


def test_a_body_knows_its_line() -> None:
    archive = read({"people/ana.md": b"---\nname: Ana\nhow: a\n---\n\nWords\n", "people/b.md": b"Words\n"})
    assert (archive.people["ana"].body.line, archive.people["ana"].body.text) == (5, "\nWords\n")
    assert (archive.people["b"].body.line, archive.people["b"].body.text) == (1, "Words\n")


def test_the_line_ends_of_a_file_change_nothing_that_it_says() -> None:
    from tests.archive.mutated import FILES  # noqa: PLC0415 - only here

    plain = read({path: text.encode() for path, text in FILES.items()})
    assert read({path: text.replace("\n", "\r\n").encode() for path, text in FILES.items()}) == plain
    assert read({path: b"\xef\xbb\xbf" + text.encode() for path, text in FILES.items()}) == plain
