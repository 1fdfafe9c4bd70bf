"""Two notes of one person become one, and nothing that either says is lost."""

from __future__ import annotations

import textwrap
from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings, strategies as st

from kinmap.archive.joining import joined
from kinmap.archive.load import read
from kinmap.archive.settings import Settings
from kinmap.archive.source import Source
from kinmap.archive.wording import CannotWriteError
from tests.archive.layouts import sketch
from tests.archive.test_splice import entries


def note(front: str, body: str = "") -> bytes:
    return f"---\n{textwrap.dedent(front).strip()}\n---\n{body}".encode()


def one_of(keep: bytes, other: bytes, own: dict[str, str] | None = None) -> str:
    sources = (Source("people/ana.md", keep), Source("people/ana-d.md", other))
    return joined(*sources, Settings(fields=own or {})).decode()


def test_lists_are_united_and_what_differs_stands_beside() -> None:
    keep = note(
        """
        name: Ana Duarte
        # where she lives
        place: Lisbon
        tags: [bread]
        contact: {email: a@x.example}
        meetings:
          # newest first
          - 2026-03-01 call
          - 2026-01-01 coffee: Said.
        shoe: 40
        """,
        "# Ana\nOne\n",
    )
    other = note(
        """
        name: Ana D.
        place: Porto
        aliases: [Anita]
        tags:
          - bread
          - rye
        private: true
        contact:
          email: [A@x.example, b@x.example]
          phone: "+351 900 000 000"
        meetings:
          - 2026-03-01 call
          - 2026-02-01 call
        trust: [2026-01-01 they earned]
        shoe: 41
        """,
        "## Work\nTwo\n",
    )
    assert (
        one_of(keep, other)
        == note(
            """
        name: Ana Duarte
        aliases: [Ana D., Anita]
        # where she lives
        place: Lisbon
        x-place: Porto
        tags:
          - bread
          - rye
        contact:
          email: [a@x.example, b@x.example]
          phone: +351 900 000 000
        meetings:
          # newest first
          - 2026-03-01 call
          - 2026-02-01 call
          - 2026-01-01 coffee: Said.
        shoe: 40
        x-shoe: 41
        private: true
        trust: [2026-01-01 they earned]
        """,
            "# Ana\nOne\n\n## Work\nTwo\n",
        ).decode()
    )


def test_what_is_private_in_one_is_private_in_both() -> None:
    assert "private: true" in one_of(note("name: A\nprivate: no"), note("name: A\nprivate: true"))
    assert "private: true" in one_of(note("name: A\nprivate: true"), note("name: A\nprivate: no"))


def test_a_note_without_front_matter_takes_that_of_the_other() -> None:
    assert one_of(b"# Ana\n", note("tags: [bread]")) == "---\ntags: [bread]\n---\n# Ana\n"
    assert one_of(note("tags: [bread]"), b"# Ana\nHello\n") == "---\ntags: [bread]\n---\n# Ana\nHello\n"


def test_own_names_of_fields_are_known_and_kept_apart() -> None:
    text = one_of(note("born: 03-02"), note("birthday: 03-04\nx-birthday: odd"), {"born": "birthday"})
    assert text == note("born: 03-02\nx-birthday-2: 03-04\nx-birthday: odd").decode()


def test_line_ends_and_comments_stay() -> None:
    keep = note("name: A\ncontact:  # mine\n  email: a@x.example").replace(b"\n", b"\r\n")
    text = one_of(keep, note("# theirs\ncontact: {email: b@x.example}"))
    assert text == (
        "---\r\nname: A\r\ncontact:  # mine\r\n  email: a@x.example\r\n# theirs\r\n"
        "x-contact: {email: b@x.example}\r\n---\r\n"
    )


@pytest.mark.parametrize(
    "broken", [b"---\nname: [A\n---\n", b"---\nmeetings: [2026-13-01 call]\n---\n", b"\xff"]
)
def test_a_note_that_does_not_read_well_is_left_alone(broken: bytes) -> None:
    with pytest.raises(CannotWriteError):
        one_of(note("name: A"), broken)


@given(dice=st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_of_notes_in_any_layout_nothing_is_lost(dice: Random) -> None:
    notes = [sketch(dice).content for _ in range(2)]
    try:
        text = one_of(notes[0], notes[1])
    except CannotWriteError:
        return
    now = read({"people/ana.md": text.encode()}).people["ana"]
    for content in notes:
        was = read({"people/ana.md": content}).people["ana"]
        for ledger in ("meetings", "trust", "exchange", "life", "promises"):
            assert not Counter(map(str, entries(was, ledger))) - Counter(map(str, entries(now, ledger)))
        assert was.body.text.strip() in now.body.text
