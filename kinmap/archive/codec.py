"""Values into plain JSON and back, by the fields that their types have: nothing is listed a second time.

A dataclass becomes an object with those of its fields that are not as they are by default; a
named tuple becomes a list. A place within a note is its line and column, since whoever asks for
the note knows its path. As `dataclass` itself does, this writes functions, two for each type
that has fields, in which all that is known beforehand is settled. They take half the time of
going through the fields anew for each value, and there are a hundred in a note.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from enum import Enum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from kinmap.dates import PartialDate
from kinmap.text import Span

PLAIN: dict[Any, tuple[str, str]] = {
    **dict.fromkeys((str, int, float, bool), ("{}", "{}")),
    Span: ("{}[1:]", "new(Span, (path, *{}))"),
    PartialDate: ("{}", "day(*{})"),
}
"""What becomes of a value, and the value again, where that is known beforehand."""
DAYS = 1 << 14
"""Different days that are kept at hand: most notes speak of the same ones."""


class Codec(NamedTuple):
    """How values of one type become JSON's, and are made again.

    Attributes:
        to: returns what becomes of a value.
        back: returns the value, from what became of it (which is used up) and the path of the note.
    """

    to: Callable[[Any], Any]
    back: Callable[[Any, str], Any]


class Pair(NamedTuple):
    """Two expressions: for what becomes of what stands under a name, and for the value again."""

    to: str
    back: str


def codec(kind: Any) -> Codec:  # noqa: ANN401 - a class, or a tuple of others
    """Return the codec of a type.

    Raises:
        TypeError: where it has a part of which nothing is known.
    """
    writer = _Writer()
    to, back = writer.pair(kind, "it")
    functions = writer.define("it", [f"return {to}"]), writer.define("it, path", [f"return {back}"])
    return Codec(*(writer.known[name] for name in functions))


def own(said: Any) -> Any:  # noqa: ANN401 - as deep as its owner likes
    """Return a value of the owner's own, in which every list is a tuple."""
    if isinstance(said, list):
        return tuple(own(it) for it in said)
    return {name: own(it) for name, it in said.items()} if isinstance(said, dict) else said


@dataclass(slots=True)
class _Writer:
    """Writes expressions, and functions that hold them.

    Attributes:
        known: the functions, and all that they name.
        pairs: the names of the two functions for each type with fields.
    """

    known: dict[str, Any] = field(default_factory=dict)
    pairs: dict[Any, Pair] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.known |= {"new": tuple.__new__, "Span": Span, "day": lru_cache(DAYS)(PartialDate), "own": own}

    def define(self, takes: str, lines: list[str]) -> str:
        """Write a function, and return its name."""
        name = f"f{len(self.known)}"
        exec("\n    ".join([f"def {name}({takes}):", *lines]), self.known)  # noqa: S102 - of names of fields alone
        return name

    def name(self, value: object) -> str:
        """Return a name under which functions find a value."""
        name = f"v{len(self.known)}"
        self.known[name] = value
        return name

    def pair(self, kind: Any, it: str) -> Pair:  # noqa: ANN401 - as for `codec`
        """Return the two expressions for a type and a name."""
        outer, inner = get_origin(kind), get_args(kind)
        if kind in PLAIN:
            return Pair(*(done.format(it) for done in PLAIN[kind]))
        if outer in (Union, UnionType):
            return self.optional(inner, it)
        if outer in (list, tuple, dict):
            return self.many(outer, inner, it)
        if outer is None and issubclass(kind, Enum):
            known = self.name({each.value: each for each in kind})
            return Pair(it if issubclass(kind, str) else f"{it}.value", f"{known}[{it}]")
        if kind not in self.pairs:
            self.pairs[kind] = self.dataclass(kind) if is_dataclass(outer or kind) else self.named_tuple(kind)
        to, back = self.pairs[kind]
        return Pair(f"{to}({it})", f"{back}({it}, path)")

    def optional(self, inner: tuple[Any, ...], it: str) -> Pair:
        if inner[1:] != (NoneType,):  # the only union of others is what its owner likes
            return Pair(it, f"own({it})")
        to, back = self.pair(inner[0], it)
        return Pair(*(it if done == it else f"(None if {it} is None else {done})" for done in (to, back)))

    def many(self, outer: type, inner: tuple[Any, ...], it: str) -> Pair:
        if outer is tuple and inner[1:] != (...,):
            pairs = [self.pair(kind, f"{it}[{at}]") for at, kind in enumerate(inner)]
            return Pair(*(f"({', '.join(done)},)" for done in zip(*pairs, strict=True)))
        to, back = self.pair(inner[-1] if outer is dict else inner[0], "x")
        if outer is dict:
            return Pair(*(f"{{n: {done} for n, x in {it}.items()}}" for done in (to, back)))
        made = it if back == "x" else f"[{back} for x in {it}]"
        return Pair(
            it if to == "x" else f"[{to} for x in {it}]", f"tuple({made})" if outer is tuple else made
        )

    def named_tuple(self, kind: type[Any]) -> Pair:
        """Write the functions of a named tuple, which take all its fields apart at once."""
        hints = get_type_hints(kind)
        pairs = [self.pair(hints[name], name) for name in kind._fields]
        apart = f"{', '.join(kind._fields)}, = it"
        to = self.define("it", [apart, f"return ({', '.join(each.to for each in pairs)},)"])
        made = f"new({self.name(kind)}, ({', '.join(each.back for each in pairs)},))"
        return Pair(to, self.define("it, path", [apart, f"return {made}"]))

    def dataclass(self, kind: Any) -> Pair:  # noqa: ANN401
        """Write the functions of a dataclass, with the types that stand for its own variables."""
        plain = get_origin(kind) or kind
        stands_for = dict(zip(getattr(plain, "__parameters__", ()), get_args(kind), strict=True))
        hints = get_type_hints(plain)
        to, back = ["said = {}"], []
        for each in fields(plain):
            hint = stands_for.get(hints[each.name], hints[each.name])
            pair, said = self.pair(hint, "x"), f"it[{each.name!r}]"
            to += [
                f"x = it.{each.name}",
                f"if x != {self.name(default(each))}: said[{each.name!r}] = {pair.to}",
            ]
            back += [f"if {each.name!r} in it: x = {said}; {said} = {pair.back}"] if pair.back != "x" else []
        return Pair(
            self.define("it", [*to, "return said"]),
            self.define("it, path", [*back, f"return {self.name(plain)}(**it)"]),
        )


def default(each: Field[Any]) -> object:
    """Return what a field is where nothing is said; what no value is like, if something must be."""
    return each.default if each.default_factory is MISSING else each.default_factory()
