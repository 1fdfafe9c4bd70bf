"""How somebody is spoken of in English: *she* is here, I know *her*, *her* book, a book of *hers*.

Other languages put the name in the place of a pronoun, for a note gives English ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kinmap.archive.person import Person
from kinmap.pages.words import capital


@dataclass(frozen=True, slots=True)
class Pronouns:
    """How somebody is spoken of: *she* is here, I know *her*, *her* book, a book of *hers*."""

    subject: str
    object: str
    possessive: str
    theirs: str
    plural: bool = False

    def verb(self, one: str, many: str) -> str:
        """Return the form of a verb that goes with the subject: `has` or `have`."""
        return many if self.plural else one


THEY = Pronouns("they", "them", "their", "theirs", plural=True)
KNOWN_PRONOUNS = {
    "she": Pronouns("she", "her", "her", "hers"),
    "he": Pronouns("he", "him", "his", "his"),
    "it": Pronouns("it", "it", "its", "its"),
    "they": THEY,
}
ALL_FORMS = 3


def pronouns(written: str) -> Pronouns:
    """Return the forms for `she/her`, `xe/xem/xyr`; *they* where nothing is written or too little."""
    forms = [form.strip().lower() for form in written.split("/") if form.strip()]
    first = forms[0] if forms else "they"
    if first in KNOWN_PRONOUNS:
        return KNOWN_PRONOUNS[first]
    if len(forms) < ALL_FORMS:
        return THEY
    subject, other, whose = forms[:ALL_FORMS]
    return Pronouns(subject, other, whose, forms[ALL_FORMS] if len(forms) > ALL_FORMS else f"{whose}s")


def spoken_of(person: Person) -> Mapping[str, str]:
    """Return what a message about somebody may need: the `name`, and the pronouns that English has.

    `Subject` and `Possessive` begin a sentence; `is_are` goes with the subject, and `s` is the
    end of a verb that does: `{subject} know{s}`.
    """
    return {"name": person.name, **forms(person.pronouns)}


@lru_cache(maxsize=64)  # most people share one of three
def forms(written: str) -> Mapping[str, str]:
    """Return all but the name of what `spoken_of` does."""
    who = pronouns(written)
    return {
        "subject": who.subject,
        "Subject": capital(who.subject),
        "object": who.object,
        "possessive": who.possessive,
        "Possessive": capital(who.possessive),
        "theirs": who.theirs,
        "is_are": who.verb("is", "are"),
        "s": who.verb("s", ""),
    }
