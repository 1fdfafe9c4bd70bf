"""What an address book gives for a note, as lines to paste."""

from __future__ import annotations

from collections.abc import Mapping

from kinmap.archive.filling import BIRTHDAY
from kinmap.archive.quotes import quoted
from kinmap.cli.layout import Block
from kinmap.interchange.details import is_linkedin
from kinmap.interchange.foreign import Contact
from kinmap.interchange.gaps import Gap


def of_gap(gap: Gap) -> Block:
    """Return what a note lacks; where it is not filled in, why, and the lines to paste."""
    line, name = to_paste(gap.said()), gap.contact.name or gap.contact.email or gap.contact.url
    words = (
        f"{name}: {gap.why}. If it is the same person, write there: {line}" if gap.why else f"{name}: {line}"
    )
    return Block(words, aside=gap.path, indent=2, hang=2)


def given(contact: Contact, *, book: bool) -> dict[str, tuple[str, ...]]:
    """Return what a contact gives that a note could say, by field.

    Args:
        contact: whoever it is.
        book: whether an address book gives it; else its address is LinkedIn's.
    """
    url = "web" if book and not is_linkedin(contact.url) else "linkedin"
    birthday = (str(contact.birthday),) if contact.birthday else ()
    return {
        url: (contact.url,) if contact.url else (),
        "email": (contact.email,) if contact.email else (),
        "phone": contact.phones,
        BIRTHDAY: birthday,
    }


def to_paste(fields: Mapping[str, tuple[str, ...]]) -> str:
    """Return fields as they are written into a note, on one line."""
    ways = (f"{field}: {listed(held)}" for field, held in fields.items() if held and field != BIRTHDAY)
    contact = ", ".join(ways)
    parts = [f"contact: {{{contact}}}"] if contact else []
    parts += [f"{BIRTHDAY}: {born}" for born in fields.get(BIRTHDAY, ())]
    return " and ".join(parts)


def listed(held: tuple[str, ...]) -> str:
    """Return a value in quotes, or a list of several."""
    return quoted(held[0]) if len(held) == 1 else f"[{', '.join(map(quoted, held))}]"
