"""The traps of YAML: each reads as it was written, or is named where it stands, with the line put right."""

from __future__ import annotations

import pytest

from kinmap.archive.load import Archive, read

RUI = {"people/rui-lopes.md": b"---\nname: Rui Lopes\n---\n"}


def ana(lines: str) -> Archive:
    return read(RUI | {"people/ana.md": f"---\nname: Ana\n{lines}\n---\n".encode()})


def said(archive: Archive) -> list[str]:
    return [f"{each.span.line}:{each.span.column} {each.code}" for each in archive.problems]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("No", "No"),
        ("yes", "yes"),
        ("0x1DA", "0x1DA"),
        ("0o17", "0o17"),
        ("00100", "00100"),
        ('"00100"', "00100"),
        ("1:30:00", "1:30:00"),
        ("2026-10-03T10:00:00Z", "2026-10-03T10:00:00Z"),
        ("~", "~"),
        ("null", "null"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("=", "="),
        ("+351 900", "+351 900"),
        ("https://example.org/a:b#c", "https://example.org/a:b#c"),
        ("a:b", "a:b"),
        ("a#b", "a#b"),
        ("a]", "a]"),
        ("-a", "-a"),
        (":a", ":a"),
        ("it's", "it's"),
        ("'it''s'", "it's"),
        (r'"say \"yes\", \u00e9, \t."', 'say "yes", é, \t.'),
        ("🦄 谢", "🦄 谢"),
        ("\u202bשלום\u202c", "\u202bשלום\u202c"),
        ("e\u0301", "e\u0301"),
        ("a   ", "a"),
        ("\ta", "a"),
        ("a\t", "a"),
        ("a\u2028b\x85c", "a\u2028b\x85c"),
        ("a\n  b", "a b"),
        (">\n  folded\n  note", "folded note"),
        ("|\n  kept\n  lines: too", "kept\nlines: too"),
        ("|-\n  # no comment", "# no comment"),
        ("...", "..."),
    ],
)
def test_a_text_is_what_was_written(written: str, value: str) -> None:
    archive = ana(f"how: {written}\nknown: 2019")
    assert archive.people["ana"].how == value
    assert str(archive.people["ana"].known) == "2019"
    assert said(archive) == []


@pytest.mark.parametrize(
    "lines",
    [
        '"how": a',
        "'how': a",
        "how : a",
        "? how\n: a",
        "how:\n  a",
        "how: a # why",
        "# why\nhow: a\n# and",
        "how: a\n\n",
    ],
)
def test_a_field_may_be_written_in_other_ways(lines: str) -> None:
    archive = ana(lines)
    assert archive.people["ana"].how == "a"
    assert said(archive) == []


NAMED = [
    ("how: a: b", "3:6 quote"),
    ("how: a:", "3:6 quote"),
    ("how: - a", "3:6 quote"),
    ("how: @a", "3:6 quote"),
    ("how: `a`", "3:6 quote"),
    ("how: %a", "3:6 quote"),
    ("how: > a", "3:6 quote"),
    ("how: | a", "3:6 quote"),
    ("how: & a", "3:6 quote"),
    ('how: "a" b', "3:6 quote"),
    ("how: *a* b", "3:6 quote"),
    ("how: [[rui-lopes]] b", "3:6 quote"),
    ("through: [[rui-lopes]]", "3:10 quote"),
    ("knows: [[rui-lopes]]", "3:8 quote"),
    ("knows:\n  - [[rui-lopes]]", "4:5 quote"),
    ("knows:\n  - rui-lopes: friend: old", "4:16 quote"),
    ("tags: [@a]", "3:8 quote"),
    ("tags: [b, #a]", "3:11 quote"),
    ('tags: ["b, c", @a, `d`]', "3:16 quote"),
    ("tags: [a #b]", "3:8 quote"),
    ("meetings:\n  - 2026-10-03 coffee: a: b", "4:24 quote"),
    ("meetings:\n  - 2026-10-03 coffee: [[rui-lopes]] came", "4:24 quote"),
    ('meetings:\n  - 2026-10-03 coffee: "Yes" she said', "4:24 quote"),
    ("meetings:\n  - 2026-10-03 coffee: - dash", "4:24 quote"),
    ("meetings:\n  - {date: 2026-10-03, note: a: b}", "4:30 quote"),
    ("meetings:\n  - date: 2026-10-03\n    note: a: b", "5:11 quote"),
    ("meetings:\n  - 2026-10-03 coffee: table #4", "4:30 comment"),
    ("meetings:\n  - 2026-10-03 coffee: 'table' #4", "4:32 comment"),
    ("meetings:\n  - 2026-10-03 coffee #4", "4:23 comment"),
    ('meetings:\n  - "2026-10-03 coffee: table" #4', "4:32 comment"),
]


@pytest.mark.parametrize(("lines", "place"), NAMED)
def test_what_wants_quotes_is_named_where_it_stands(lines: str, place: str) -> None:
    assert said(ana(lines)) == [place]


@pytest.mark.parametrize(("lines", "place"), NAMED)
def test_the_fix_is_a_line_that_puts_it_right(lines: str, place: str) -> None:
    (problem,) = ana(lines).problems
    rows = lines.split("\n")
    row = rows[problem.span.line - 3]
    assert problem.fix
    rows[problem.span.line - 3] = row[: len(row) - len(row.lstrip())] + problem.fix
    assert said(ana("\n".join(rows))) == [], place


@pytest.mark.parametrize(
    ("lines", "places"),
    [
        ('how: "a', "3:6 yaml"),
        ("how: 'a", "3:6 yaml"),
        ("how: [a", "3:6 yaml"),
        ("how: {a", "3:6 yaml"),
        ("tags: [a, b", "3:7 yaml"),
        ("tags: [,a]", "3:7 yaml"),
        (" how: a", "3:2 yaml"),
        ("\thow: a", "3:1 yaml"),
        ("how:\n\ta", "4:1 yaml"),
        ("how: a\n  b: c", "4:3 yaml"),
        ("how: a\nb", "4:1 yaml"),
        ("how: a\n- b", "4:1 yaml"),
        ("how:a", "3:1 yaml"),
        ("how: a\x00b", "3:7 yaml"),
        ("how: a\x07b\x08", "3:7 yaml"),
        ("how: a\n...\nknown: 2019", "4:1 yaml"),
        ("%YAML 1.1", "3:1 yaml"),
        ("tags:\n- a\n - b", "5:2 yaml"),
        ("tags:\n  - a\n - b", "5:2 yaml"),
        ("meetings:\n  - date: 2026-10-03\n   kind: coffee", "5:4 yaml"),
        ("meetings:\n  - 2026-10-03 coffee: a\n   - 2026-10-04 walk", "5:4 yaml"),
        ("meetings:\n  - 2026-10-03 coffee: a\n    b: c", "5:5 unknown-field"),
        ("how: *a", "3:6 plain-data"),
        ("how: &a b", "3:6 plain-data"),
        ("how: !a b", "3:6 plain-data"),
        ("how: !!str b", "3:6 plain-data"),
        ("<<: {how: a}", "3:1 plain-data"),
        ("x-a: &a [b]\nx-c: *a", "3:6 plain-data, 4:6 plain-data"),
        ("how: a\nhow: b", "4:1 duplicate-field"),
        ('how: a\n"how": b', "4:1 duplicate-field"),
        ("contact: {email: a, email: b}", "3:21 duplicate-field"),
        ("x-a: {b: 1, b: 2}", "3:13 duplicate-field"),
        ("x-a: " + "[" * 19 + "]" * 19, ""),
        ("x-a: " + "[" * 20 + "]" * 20, "3:25 too-deep"),
        ("x-a: " + "[" * 5000, "3:25 too-deep"),
        ("[how]: a", "3:1 type"),
        ("how: {a: b}", "3:6 type"),
        ("how: [a]", "3:6 type"),
        ("tags: a", "3:7 type"),
        ("tags: {a: b}", "3:7 type"),
        ("tags:\n  - a: b", "4:5 type"),
        ("tags: [a, [b]]", "3:11 type"),
        ("contact: a@b.c", "3:10 type"),
        ("knows: rui-lopes", "3:8 type"),
        ("place: [38.72]", "3:8 type"),
        ("meetings:\n  2026-10-03 coffee: a", "4:3 type"),
        ("meetings:\n  - - 2026-10-03 coffee", "4:5 type"),
        ("meetings: 2026-10-03 coffee", "3:11 type"),
    ],
)
def test_what_cannot_be_read_is_named_where_it_stands(lines: str, places: str) -> None:
    archive = ana(lines)
    assert ", ".join(said(archive)) == places
    assert all(problem.fix for problem in archive.problems)
    assert archive.people["ana"].name == "Ana"


def test_marks_of_a_merge_are_named_for_what_they_are() -> None:
    archive = ana("<<<<<<< HEAD\nhow: mine\n=======\nhow: theirs\n>>>>>>> branch\nknown: 2019")
    marks = [problem for problem in archive.problems if "git leaves of a merge" in problem.message]
    assert [problem.span.line for problem in marks] == [3, 5, 7]
    assert str(archive.people["ana"].known) == "2019"


def test_a_hundred_faults_are_all_named_and_a_thousand_end() -> None:
    hundred = "".join(f"x-{i}: @a\n" for i in range(100))
    assert said(ana(hundred)) == [f"{i + 3}:{6 + len(str(i)) - 1} quote" for i in range(100)]
    thousand = ana("".join(f"x-{i}: @a\n" for i in range(1000)))
    assert len(thousand.problems) == 201
    assert thousand.problems[-1].message == "from here on it was not read, after 200 faults above"
    assert len(ana("word\n" * 1000).problems) < 210


def test_of_a_broken_file_so_many_fields_are_read_and_no_more() -> None:
    fields = "".join(f"x-{i}: a\n" for i in range(10_001))
    assert len(ana(fields).people["ana"].own) == 10_001
    broken = ana(f"x-a: @a\n{fields}")
    assert len(broken.people["ana"].own) == 9_998  # beside the name, and the one that cannot be read
    assert broken.problems[-1].message == "from here on it was not read, after 10,000 fields above"


@pytest.mark.parametrize(
    "lines",
    [
        "meetings:\n  - 2026-10-03 coffee: a\n   - 2026-10-04 walk",
        "meetings:\n  - 2026-10-03 coffee: a\n      b: c",
        "meetings:\n  - date: 2026-10-03\n    note: a\n   kind: coffee",
        "meetings:\n  - 2026-10-03 coffee: a\n  - 2026-10-04 coffee: b: c\n  - 2026-10-05 coffee: @d",
        "meetings:\n- 2026-10-03 coffee: a\nb\n- 2026-10-04 walk",
    ],
)
def test_what_stands_above_a_line_out_of_place_is_kept(lines: str) -> None:
    meeting = ana(lines).people["ana"].meetings[0]
    assert (str(meeting.date), meeting.note) == ("2026-10-03", "a")


def test_of_a_merge_that_was_left_open_both_sides_are_read() -> None:
    archive = ana(
        "meetings:\n<<<<<<< HEAD\n  - 2026-10-03 coffee\n=======\n  - 2026-10-04 walk: a\n>>>>>>> x"
    )
    assert said(archive) == ["4:1 yaml", "6:1 yaml", "8:1 yaml"]
    assert [str(meeting.date) for meeting in archive.people["ana"].meetings] == ["2026-10-03", "2026-10-04"]
