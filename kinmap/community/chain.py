"""Through whom you came to know somebody (model.md, *chain*)."""

from __future__ import annotations

from collections.abc import Mapping


def chain(person: str, through: Mapping[str, str]) -> tuple[str, ...]:
    """Return the ids from you to this person, their own last.

    An event ends the chain, for it came through nobody. A circle is left where it closes.

    Args:
        person: an id.
        through: by id, the person or the event that each came through.
    """
    links = [person]
    while (link := through.get(links[-1])) is not None and link not in links:
        links.append(link)
    return tuple(reversed(links))
