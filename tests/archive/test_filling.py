"""What a note lacks goes into it, and nothing else of it changes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from kinmap.archive.filling import with_fields
from kinmap.archive.notes import read_person
from kinmap.archive.person import Contact, Person
from kinmap.archive.settings import Settings
from kinmap.archive.wording import CannotWriteError
from kinmap.dates import Birthday

PHONE = Contact(phone=("+351 900",))
BORN = Birthday(3, 2)


def filled(note: str, contact: Contact = PHONE, birthday: Birthday | None = None) -> str:
    known = read_person("people/ana.md", note.removeprefix("\ufeff").replace("\r\n", "\n"), Settings()).about
    after = with_fields(known, note.encode(), contact, birthday, Settings())
    stranger = Person(id="ana", path="people/ana.md", name="Somebody else by now")
    assert with_fields(stranger, note.encode(), contact, birthday, Settings()) == after
    return after.decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\nname: Ana\n---\nText.\n", "---\nname: Ana\ncontact:\n  phone: +351 900\n---\nText.\n"),
        (
            "---\nname: Ana\nmeetings:\n  - 2026-01-01\n---\n",
            "---\nname: Ana\ncontact:\n  phone: +351 900\nmeetings:\n  - 2026-01-01\n---\n",
        ),
        (
            "---\ncontact: {email: a@x.example}  # hers\n---\n",
            "---\ncontact: {email: a@x.example, phone: +351 900}  # hers\n---\n",
        ),
        ("---\ncontact: {}\n---\n", "---\ncontact: {phone: +351 900}\n---\n"),
        (
            "---\ncontact:\n    email:\n      - a@x\n    # deep\nname: Ana\n---\n",
            "---\ncontact:\n    email:\n      - a@x\n    phone: +351 900\n    # deep\nname: Ana\n---\n",
        ),
        ("---\n{name: Ana}\n---\n", "---\n{name: Ana, contact: {phone: +351 900}}\n---\n"),
        ("Just text.\n", "---\ncontact:\n  phone: +351 900\n---\nJust text.\n"),
        (
            "\ufeff---\r\nname: Ana\r\n---\r\n",
            "\ufeff---\r\nname: Ana\r\ncontact:\r\n  phone: +351 900\r\n---\r\n",
        ),
    ],
    ids=[
        "new",
        "above ledgers",
        "braces",
        "empty braces",
        "lines",
        "all in braces",
        "no fields",
        "mark and CRLF",
    ],
)
def test_a_way_to_reach_somebody_goes_where_such_stand(before: str, after: str) -> None:
    assert filled(before) == after


def test_several_things_go_in_together() -> None:
    both = Contact(phone=("1", "2"), web=("https://x.example/#a",))
    assert filled("---\nname: Ana\n---\n", both, BORN) == (
        "---\nname: Ana\ncontact:\n  phone: [1, 2]\n  web: https://x.example/#a\nbirthday: 03-02\n---\n"
    )
    assert filled("Text.\n", PHONE, BORN).startswith(
        "---\ncontact:\n  phone: +351 900\nbirthday: 03-02\n---\n"
    )
    assert filled("---\n{name: Ana}\n---\n", PHONE, BORN) == (
        "---\n{name: Ana, contact: {phone: +351 900}, birthday: 03-02}\n---\n"
    )


@pytest.mark.parametrize(
    "note",
    [
        "---\ncontact: {phone: 1}\n---\n",
        "---\ncontact: {phone: }\n---\n",
        "---\ncontact:\n---\n",
        "---\ncontact: [a\n---\n",
        "---\ncontact: here\n---\n",
        "---\nname: Ana\n",
        "---\n- a\n---\n",
    ],
)
def test_where_something_stands_already_nothing_is_written(note: str) -> None:
    with pytest.raises(CannotWriteError):
        filled(note)
    with pytest.raises(CannotWriteError):
        filled("---\nbirthday: 1990-01-01\n---\n", Contact(), BORN)


WORDS = st.text(min_size=1, max_size=12) | st.sampled_from(
    ["- x", "a: b", "# c", "{", "]", "'", '"', "---", "\u2028"]
)


@given(WORDS, st.sampled_from(["---\nname: Ana\n---\n", "---\ncontact: {email: a}\n---\n", "x\n"]))
@settings(deadline=None, max_examples=300)
def test_whatever_the_words_are_they_stay_text_or_nothing_is_written(words: str, note: str) -> None:
    try:
        after = filled(note, Contact(web=(words,)))
    except CannotWriteError:
        return
    found = read_person("people/ana.md", after, Settings()).about.contact
    assert found.web == (" ".join(words.split(" ")).strip(),) or found.web[0].split() == words.split()
