"""What a happening says, as a line of a ledger."""

from __future__ import annotations

from collections.abc import Sequence

from kinmap.archive.spoken import linked
from kinmap.archive.wording import Item, one_line
from kinmap.interchange.foreign import Happening, Matter
from kinmap.interchange.gatherings import place_word
from kinmap.interchange.memory import mark


def meeting_item(it: Happening, ids: Sequence[str], by: str) -> Item:
    """Return a meeting for the note of the first of some people.

    Args:
        it: the meeting.
        ids: who was there.
        by: who asked for it, `me` or `them`, or nothing.

    Raises:
        CannotWriteError: where a character in it stands for none that can be seen.
    """
    place = place_word(one_line(it.place))
    head = [it.head]
    head += [f"by {by}"] if by else []
    head += [f"with {' '.join(map(linked, ids[1:]))}"] if ids[1:] else []
    head += [f"at {linked(place)}"] if place else []
    return Item(" ".join(head), one_line(it.note))


def plain_item(it: Happening) -> Item:
    """Return an entry of another ledger; errors as for `meeting_item`."""
    return Item(it.head, one_line(it.note))


def said_of(matter: Matter) -> str:
    """Return a mark of what the file says, whatever line it stands in there."""
    return mark(*matter[3:])
