"""The lines of a vCard, put together again and taken apart into properties (RFC 6350, and vCard 2.1).

All of it is done on bytes: a line may have been folded in the midst of a letter, and each
line of a vCard 2.1 may be in an encoding of its own.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kinmap.interchange.decoding import WESTERN, decoded

HEAD = re.compile(rb'((?:[^":]++|"[^"]*+")*+):(.*)', re.DOTALL)
PARAMETER = re.compile(r'((?:[^";]++|"[^"]*+"|")*+)(?:;|\Z)')
ESCAPE = re.compile(r"\\([\\;,:nN])")
SOFT = b"="
"""At the end of a line in quoted-printable: it goes on in the next."""
QUOTED_PRINTABLE = b"QUOTED-PRINTABLE"
OLD = b"VERSION:2.1"
EDGE = (b"BEGIN:", b"END:")
UNICODE = "utf-8"


class Line(NamedTuple):
    """A line, whole: where it starts in the file, from 1, and the number of lines that it was folded into."""

    line: int
    height: int
    raw: bytes


@dataclass(frozen=True, slots=True)
class Property:
    """One property.

    Attributes:
        name: in capitals; `group` is what stands before it, folded.
        types: what its parameters say, folded, whether they name what they say or not.
        text: its value, with escapes left in.
        guessed: whether its bytes are not UTF-8, and nothing says what they are.
    """

    name: str
    group: str
    types: frozenset[str]
    text: str
    guessed: bool = False

    @property
    def preference(self) -> int:
        """How much it is preferred to others of its name, 1 the most."""
        said = (word.removeprefix("pref=") for word in self.types if word.startswith("pref="))
        number = next((int(word) for word in said if word.isascii() and word.isdigit()), 101)
        return 1 if "pref" in self.types else number


def raw_lines(content: bytes, encoding: str | None) -> list[bytes]:
    """Return the lines of a file as they lie there; of one in UTF-16 or a named encoding, in UTF-8.

    Raises:
        NotThisFormatError: where there is no such encoding.
    """
    text, remark = decoded(content, encoding)
    if not remark:
        content = text.encode(UNICODE, "replace")
    lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    return lines[:-1] if not lines[-1] else lines


def unfolded(lines: Sequence[bytes]) -> Iterator[Line]:
    """Yield whole lines: folded ones (the next starts with a blank), and soft ends in quoted-printable."""
    at, old = 0, False
    while at < len(lines):
        pieces, start = [lines[at]], at
        at += 1
        whole = not lines[start].strip() or lines[start].strip().upper().startswith(EDGE)
        while at < len(lines) and not whole and lines[at][:1] in (b" ", b"\t"):
            pieces.append(lines[at] if old else lines[at][1:])
            at += 1
        if QUOTED_PRINTABLE in lines[start].partition(b":")[0].upper():
            while pieces[-1].endswith(SOFT) and at < len(lines) and not lines[at].upper().startswith(EDGE):
                pieces[-1] = pieces[-1][:-1]
                pieces.append(lines[at])
                at += 1
        raw = b"".join(pieces)
        shouted = raw[: len(OLD) + 1].strip().upper()
        old = shouted == OLD or (old and not shouted.startswith(EDGE))
        yield Line(start + 1, at - start, raw)


def property_of(raw: bytes) -> Property | None:
    """Return what a line says; None where it is no property."""
    found = HEAD.fullmatch(raw)
    head, value = found.groups() if found else raw.split(b":", 1) if b":" in raw else (b"", b"")
    first, *rest = (word.strip() for word in PARAMETER.findall(head.decode(UNICODE, "replace")))
    group, _, name = first.rpartition(".")
    if not name:
        return None
    types = frozenset(types_of(rest))
    charset = next((word.removeprefix("charset=") for word in types if word.startswith("charset=")), "")
    if "quoted-printable" in types:
        value = binascii.a2b_qp(value)
    text, guessed = text_of(value, charset)
    return Property(name.upper(), group.casefold(), types, text, guessed)


def name_of(raw: bytes) -> str:
    """Return the name of a line's property, without looking at the rest."""
    head = re.split(rb"[:;]", raw, maxsplit=1)[0]
    return head.rpartition(b".")[2].decode("ascii", "replace").strip().upper()


def types_of(parameters: Sequence[str]) -> Iterator[str]:
    """Yield what parameters say: of `TYPE=home,pref` and `HOME;PREF` the words, of others `key=word`."""
    for parameter in parameters:
        key, equals, said = parameter.casefold().partition("=")
        bare = not equals or key.strip() in ("type", "encoding")
        for word in (said if equals else key).replace('"', "").split(","):
            yield word.strip() if bare else f"{key.strip()}={word.strip()}"


def text_of(value: bytes, charset: str) -> tuple[str, bool]:
    """Return bytes as text, and whether their encoding had to be guessed."""
    for told in (charset, UNICODE):
        try:
            return value.decode(told or UNICODE), False
        except (LookupError, ValueError):  # the next one, then
            continue
    return value.decode(WESTERN, "replace"), True


def parts(text: str, sign: str) -> list[str]:
    """Return the parts of a value between signs that are not escaped; escapes are left in."""
    found, start, at = [], 0, 0
    while at < len(text):
        if text[at] == sign:
            found.append(text[start:at])
            start = at + 1
        at += 2 if text[at] == "\\" else 1
    return [*found, text[start:]]


def plain(text: str) -> str:
    """Return a value as it was meant, without escapes."""
    return ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)
