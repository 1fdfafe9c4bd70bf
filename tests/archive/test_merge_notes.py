"""A note that two machines changed: every line is there, once, in order, and a contradiction stands alone."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings, strategies as st

from kinmap.archive.capture import with_entry
from kinmap.archive.load import read
from kinmap.archive.merge_notes import merge
from kinmap.archive.settings import Settings
from kinmap.archive.wording import CannotWriteError, Item
from tests.archive.layouts import HEADS, sketch
from tests.archive.test_splice import entries

MARKS = ("<<<<<<< ours", "=======", ">>>>>>> theirs")
ENTRY = re.compile(r" *- .*")


def note(front: str, body: str = "") -> str:
    return f"---\n{textwrap.dedent(front).strip()}\n---\n{body}"


def merged(base: str, ours: str, theirs: str) -> tuple[str, int]:
    text, conflicts = merge(base.encode(), ours.encode(), theirs.encode())
    return text.decode(), conflicts


BASE = note(
    """
    name: Ana
    meetings:
      - 2026-03-01 call
      - 2026-01-01 coffee: Said.
    """,
    "# Ana\n\nOne.\n\nTwo.\n",
)


def with_lines(text: str, top: str = "", bottom: str = "") -> str:
    first, last = "  - 2026-03-01 call\n", "  - 2026-01-01 coffee: Said.\n"
    return text.replace(first, f"{top}{first}").replace(last, f"{last}{bottom}")


def test_lines_at_the_top_and_at_the_bottom_and_in_new_lists_are_all_there() -> None:
    ours = with_lines(BASE, "  - 2026-05-01 call: Ours.\n", "  - 2025-12-01 walk: Ours.\n")
    theirs = with_lines(BASE, "  - 2026-06-01 call: Theirs.\n", "  - 2025-12-24 walk: Theirs.\n")
    ours = ours.replace("---\n# Ana", "trust:\n  - 2026-05-01 they earned\n---\n# Ana")
    theirs = theirs.replace("---\n# Ana", "trust:\n- 2026-06-01 I earned\n---\n# Ana")
    assert merged(BASE, ours, theirs) == (
        note(
            """
            name: Ana
            meetings:
              - 2026-06-01 call: Theirs.
              - 2026-05-01 call: Ours.
              - 2026-03-01 call
              - 2026-01-01 coffee: Said.
              - 2025-12-24 walk: Theirs.
              - 2025-12-01 walk: Ours.
            trust:
              - 2026-06-01 I earned
              - 2026-05-01 they earned
            """,
            "# Ana\n\nOne.\n\nTwo.\n",
        ),
        0,
    )


def test_a_list_whose_newest_stands_last_keeps_that_way() -> None:
    base = note("name: Ana\nmeetings:\n  - 2026-01-01 call\n  - 2026-02-01 call")
    ours = note("name: Ana\nmeetings:\n  - 2026-01-01 call\n  - 2026-02-01 call\n  - 2026-04-01 call")
    theirs = note("name: Ana\nmeetings:\n  - 2026-01-01 call\n  - 2026-02-01 call\n  - 2026-03-01 call")
    text, conflicts = merged(base, ours, theirs)
    assert re.findall(r"2026-\d\d", text) == ["2026-01", "2026-02", "2026-03", "2026-04"]
    assert conflicts == 0


def test_the_same_line_of_both_is_one_and_two_of_one_side_stay_two() -> None:
    line = "  - 2026-05-01 call: Hello.\n"
    assert merged(BASE, with_lines(BASE, line), with_lines(BASE, "", line)) == (with_lines(BASE, line), 0)
    assert merged(BASE, with_lines(BASE, line * 2), with_lines(BASE, line)) == (with_lines(BASE, line * 2), 0)


def test_what_both_made_of_one_line_is_a_conflict_in_that_line_alone() -> None:
    ours = with_lines(BASE, "  - 2026-05-01 call\n").replace("coffee: Said.", "coffee 2h: Said.")
    theirs = with_lines(BASE, "  - 2026-06-01 call\n").replace("coffee: Said.", "coffee by me: Said.")
    text, conflicts = merged(BASE, ours, theirs)
    assert conflicts == 1
    assert text.split("\n")[2:12] == [
        "meetings:",
        "  - 2026-06-01 call",
        "  - 2026-05-01 call",
        "  - 2026-03-01 call",
        MARKS[0],
        "  - 2026-01-01 coffee 2h: Said.",
        MARKS[1],
        "  - 2026-01-01 coffee by me: Said.",
        MARKS[2],
        "---",
    ]


def test_a_conflict_is_named_by_check_and_both_sides_are_read() -> None:
    ours, theirs = BASE.replace("coffee", "coffee 2h"), BASE.replace("coffee", "coffee 3h")
    archive = read({"people/ana.md": merged(BASE, ours, theirs)[0].encode()})
    assert {problem.code for problem in archive.problems} == {"yaml"}
    assert len(archive.people["ana"].meetings) == 3


def test_a_line_that_one_changed_and_the_other_took_out_is_a_conflict() -> None:
    ours, theirs = (
        BASE.replace("coffee: Said.", "coffee 2h: Said."),
        BASE.replace("  - 2026-01-01 coffee: Said.\n", ""),
    )
    text, conflicts = merged(BASE, ours, theirs)
    assert conflicts == 1
    assert f"{MARKS[0]}\n  - 2026-01-01 coffee 2h: Said.\n{MARKS[1]}\n{MARKS[2]}\n" in text


def test_a_promise_that_one_kept_is_kept_beside_a_new_one() -> None:
    base = note("promises:\n  - 2026-03-01 me by 2026-04-01: Send.")
    ours = base.replace("04-01:", "04-01 kept 2026-03-20:")
    theirs = base.replace("promises:\n", "promises:\n  - 2026-03-02 they: Return.\n")
    assert merged(base, ours, theirs) == (
        note(
            "promises:\n  - 2026-03-02 they: Return.\n  - 2026-03-01 me by 2026-04-01 kept 2026-03-20: Send."
        ),
        0,
    )


def test_a_list_that_one_side_sorted_takes_what_the_other_added_and_changed() -> None:
    base = note("meetings:\n  - 2026-01-01 call\n  - 2026-03-01 call\n  - 2026-02-01 call")
    ours = note("meetings:\n  - 2026-03-01 call\n  - 2026-02-01 call\n  - 2026-01-01 call")
    theirs = base.replace("03-01 call", "03-01 call 2h").replace(
        "meetings:\n", "meetings:\n  - 2026-04-01 call\n"
    )
    text, conflicts = merged(base, ours, theirs)
    assert conflicts == 0
    assert sorted(ENTRY.findall(text)) == [
        "  - 2026-01-01 call",
        "  - 2026-02-01 call",
        "  - 2026-03-01 call 2h",
        "  - 2026-04-01 call",
    ]


def test_fields_of_both_go_together_and_one_of_both_is_a_conflict_in_its_line() -> None:
    base = note("name: Ana\nplace: Lisbon\ncontact:\n  email: a@x.example")
    ours = note(
        "name: Ana\nplace: Porto\npronouns: she/her\ncontact:\n  email: a@x.example\n  phone: 1234567"
    )
    theirs = note(
        "name: Ana\nplace: Faro\nevery: 6 weeks\ncontact:\n  email: a@x.example\n  web: https://x.example"
    )
    text, conflicts = merged(base, ours, theirs)
    assert conflicts == 1
    assert text.split("\n")[1:-2] == [
        "name: Ana",
        MARKS[0],
        "place: Porto",
        MARKS[1],
        "place: Faro",
        MARKS[2],
        "every: 6 weeks",
        "pronouns: she/her",
        "contact:",
        "  email: a@x.example",
        "  web: https://x.example",
        "  phone: 1234567",
    ]


def test_items_between_brackets_go_together_too() -> None:
    base = note('tags: [bread, "a, b"]\ncontexts: [social]')
    ours = base.replace("bread,", "bread, climbing,").replace("[social]", "[personal, social]")
    theirs = base.replace(', "a, b"]', ", climbing, rye]").replace("[social]", "[social, personal]")
    assert merged(base, ours, theirs) == (
        note("tags: [bread, climbing, rye]\ncontexts: [personal, social]"),
        0,
    )


def test_bodies_go_together_by_lines() -> None:
    ours, theirs = BASE.replace("One.", "One, ours."), BASE.replace("Two.", "Two, theirs.")
    assert merged(BASE, ours, theirs) == (ours.replace("Two.", "Two, theirs."), 0)
    ours, theirs = (BASE.replace("One.", f"One, {side}.") for side in ("ours", "theirs"))
    text, conflicts = merged(BASE, ours, theirs)
    assert conflicts == 1
    assert "# Ana\n\n<<<<<<< ours\nOne, ours.\n=======\nOne, theirs.\n>>>>>>> theirs\n\nTwo.\n" in text


def test_two_new_notes_of_one_name_become_one() -> None:
    ours, theirs = note("name: Ana\nmeetings:\n  - 2026-03-01 call"), note("name: Ana\ntags: [bread]")
    text, conflicts = merged("", ours, theirs)
    assert (text, conflicts) == (note("name: Ana\ntags: [bread]\nmeetings:\n  - 2026-03-01 call"), 0)


def test_comments_and_long_forms_go_with_what_they_belong_to() -> None:
    base = note("# Her.\nmeetings:   # all of them\n  # newest first\n  - 2026-01-01 call")
    ours = base.replace("first\n", "first\n  - date: 2026-03-01\n    kind: coffee\n    note: Long.\n")
    theirs = base.replace("first\n", "first\n  - {date: 2026-02-01, kind: walk}\n")
    long = "  - date: 2026-03-01\n    kind: coffee\n    note: Long.\n"
    both = base.replace("first\n", f"first\n{long}  - {{date: 2026-02-01, kind: walk}}\n")
    assert merged(base, ours, theirs) == (both, 0)


@pytest.mark.parametrize("spoilt", ["name: Ana\n\tno: yaml", "name: Ana\nname: Eva", "just words", "[a, b]"])
def test_front_matter_that_cannot_be_taken_apart_is_merged_by_lines(spoilt: str) -> None:
    base = f"---\n{spoilt}\n---\nOne.\n\nTwo.\n"
    ours, theirs = base.replace("One.", "Ours."), base.replace("Two.", "Theirs.")
    assert merged(base, ours, theirs) == (ours.replace("Two.", "Theirs."), 0)


def test_line_ends_a_mark_and_bytes_that_are_no_text_stay() -> None:
    line = "  - 2026-05-01 call\n"
    ours = ("\ufeff" + with_lines(BASE, line)).replace("\n", "\r\n").encode() + b"\xff\r\n"
    theirs = with_lines(BASE, "", "  - 2025-05-01 call\n").encode()
    text, conflicts = merge(BASE.encode(), ours, theirs)
    both = "\ufeff" + with_lines(BASE, line, "  - 2025-05-01 call\n")
    assert (text, conflicts) == (both.replace("\n", "\r\n").encode() + b"\xff\r\n", 0)


def test_a_side_that_changed_nothing_gives_the_bytes_of_the_other() -> None:
    odd = b"---\r\nname: Ana  \nmeetings: \r\n  - 2026-01-01 call\n\n---\nx\xff"
    assert merge(BASE.encode(), BASE.encode(), odd) == (odd, 0)
    assert merge(BASE.encode(), odd, BASE.encode()) == (odd, 0)


# -- any edits of both sides ---------------------------------------------------------------------


def day(dice: Random) -> str:
    return f"20{dice.randint(10, 26)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"


def line(dice: Random) -> str:
    return f"{day(dice)} {dice.choice(('call', 'coffee', 'walk 2h'))}: Word {dice.randint(1, 60)}."


def edited(dice: Random, lines: list[str]) -> list[str]:
    """Return a list with lines put in, changed, taken out, or moved."""
    now = lines[:]
    for _ in range(dice.randint(0, 5)):
        at = dice.randrange(len(now) + 1)
        what = dice.randrange(6)
        if what < 3 or at == len(now):
            now.insert(
                dice.choice((0, at, len(now))), line(dice) if dice.random() < 0.8 or not now else now[0]
            )
        elif what == 3:
            now[at] = now[at].replace("Word", "Words", 1)
        elif what == 4:
            del now[at]
        else:
            now.insert(dice.randrange(len(now)), now.pop(at))
    return now


def written(lines: list[str]) -> str:
    return note(
        "\n".join(["name: Ana", *(["meetings:"] if lines else []), *(f"  - {each}" for each in lines)])
    )


def check_union(dice: Random) -> None:
    base = [line(dice) for _ in range(dice.randint(0, 8))]
    ours, theirs = edited(dice, base), edited(dice, base)
    text, conflicts = merged(written(base), written(ours), written(theirs))
    found = Counter(each.strip()[2:] for each in text.split("\n") if ENTRY.fullmatch(each))
    was, one, other = Counter(base), Counter(ours), Counter(theirs)
    for each in {*one, *other}:
        if min(one[each], other[each]) >= was[each]:
            wanted = max(one[each], other[each])
            assert found[each] >= wanted, (each, base, ours, theirs, text)
            assert conflicts or found[each] == wanted, (each, base, ours, theirs, text)
    assert set(found) <= {*one, *other}
    if not conflicts:
        assert not read({"people/ana.md": text.encode()}).problems


def check_order(dice: Random) -> None:
    newest_first = dice.random() < 0.5
    base = [line(dice) for _ in range(dice.randint(0, 6))]
    sides = [base + [line(dice) for _ in range(dice.randint(0, 4))] for _ in range(2)]
    base, ours, theirs = (
        sorted(each, key=lambda it: it[:10], reverse=newest_first) for each in (base, *sides)
    )
    if len(ours) < 2 and len(theirs) < 2:
        return
    text, conflicts = merged(written(base), written(ours), written(theirs))
    days = [each.strip()[2:12] for each in text.split("\n") if ENTRY.fullmatch(each)]
    ways = {tuple(sorted(days)), tuple(sorted(days, reverse=True))}
    assert not conflicts
    assert tuple(days) in ways, (base, ours, theirs, text)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_both_did_every_line_is_there_and_none_twice(seed: int) -> None:
    dice = Random(seed)  # noqa: S311 - dice, not secrets
    for _ in range(50):
        check_union(dice)
        check_order(dice)


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(100, 120))
def test_whatever_both_did_ten_thousand_times(seed: int) -> None:
    dice = Random(seed)  # noqa: S311 - dice, not secrets
    for _ in range(500):
        check_union(dice)
        check_order(dice)


def check_layout(dice: Random) -> None:
    """Two machines' `kinmap` write a line each into a note of any layout."""
    note = sketch(dice).content
    sides, new = [], []
    for number in range(2):
        ledger, *_ = dice.sample(list(HEADS), 1)
        entry = Item(f"{day(dice)} {dice.choice(HEADS[ledger]) or 'met'}", f"Line {number}")
        try:
            sides.append(with_entry("people/ana.md", note, ledger, entry, Settings()).content)
        except CannotWriteError:
            return
        new.append((ledger, entry.note))
    content, conflicts = merge(note, *sides)
    if conflicts:
        return
    now = read({"people/ana.md": content}).people["ana"]
    for side in sides:
        was = read({"people/ana.md": side}).people["ana"]
        for ledger in HEADS:
            assert not Counter(map(str, entries(was, ledger))) - Counter(map(str, entries(now, ledger)))
    for ledger, words in new:
        assert [it.note for it in getattr(now, ledger)].count(words) == 1


@pytest.mark.parametrize("seed", range(60))
def test_what_kinmap_wrote_on_either_machine_is_there_in_any_layout(seed: int) -> None:
    check_layout(Random(seed))  # noqa: S311 - dice, not secrets


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(100, 110))
def test_what_kinmap_wrote_is_there_in_five_thousand_layouts(seed: int) -> None:
    dice = Random(seed)  # noqa: S311 - dice, not secrets
    for _ in range(500):
        check_layout(dice)


@given(dice=st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_whatever_became_of_a_note_one_side_alone_is_taken_as_it_is(dice: Random) -> None:
    base = sketch(dice).content
    ours, theirs = (spoilt(dice, base) for _ in range(2))
    assert merge(base, ours, base) == merge(base, ours, ours) == (ours, 0)
    assert merge(base, base, theirs) == (theirs, 0)
    content, conflicts = merge(base, ours, theirs)
    assert conflicts or MARKS[0].encode() not in content


def spoilt(dice: Random, content: bytes) -> bytes:
    for _ in range(dice.randint(0, 4)):
        at = dice.randrange(len(content) + 1)
        put_in = dice.choice(
            [b"", b"\0", b"\r", b"\n", b'"', b"- ", b"---\n", b": ", b"[", b"#", b"\xff", b"\t"]
        )
        content = content[:at] + put_in + content[at + dice.choice((0, 1, 5, 40)) :]
    return content
