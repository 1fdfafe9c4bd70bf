"""Many values of one type into plain JSON and back, field by field for all of them at once.

What is kept of ten thousand notes is read back on every build. So it does not lie there value by
value: of all dates there is one column, of all words another, and of the notes of a handful each
becomes whole when its columns are put side by side, which Python does without a step of its own
for each value. A word or a date that comes again and again is written once, and is one object
when it is read. What each column is follows from the types of the fields; nothing is listed twice.

A place within a note is its line and column, since whoever asks for the note knows its path.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import lru_cache
from itertools import chain, islice, repeat
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, NamedTuple, TypeAlias, Union, get_args, get_origin, get_type_hints

from kinmap.dates import PartialDate
from kinmap.text import Span

NEW = tuple.__new__
PATH = "path"
"""A field of this name is the path of the note, which is not kept in it."""
SMALL = 256 - ord("#")
"""Numbers below are written as letters, from `#` for 0 on, the first behind the quotation mark."""
LATER = bytes((number + ord("#")) % 256 for number in range(256))
EARLIER = bytes((letter - ord("#")) % 256 for letter in range(256))
Values: TypeAlias = Sequence[Any]
Told: TypeAlias = Any
"""Values of JSON."""


class Column(NamedTuple):
    """How many values of one type become JSON's, and are made again.

    Attributes:
        to: returns what becomes of values.
        back: returns the values, from what became of them and the path of the note of each.
        keys: returns what is one for values of which one will do for all; None where each is another.
    """

    to: Callable[[Values], Told]
    back: Callable[[Told, Sequence[str]], Values]
    keys: Callable[[Values], Values] | None = None


def codec(kind: Any, stands_for: dict[Any, Any] | None = None) -> Column:  # noqa: ANN401 - a class, or a tuple of others
    """Return the column of a type.

    Args:
        kind: the type; its parts may be further ones.
        stands_for: the types in the place of variables.

    Raises:
        TypeError: where it has a part of which nothing is known.
    """
    kind = (stands_for or {}).get(kind, kind)
    outer, inner = get_origin(kind), get_args(kind)
    if kind in SIMPLE:
        return SIMPLE[kind]
    if outer in (Union, UnionType):
        return optional(codec(inner[0])) if inner[1:] == (NoneType,) else OWN
    if outer is tuple and inner[1:] != (...,):
        return row([codec(each) for each in inner])
    if outer in (list, tuple):
        return many(outer, codec(inner[0]))
    if issubclass(outer or kind, Enum):
        return words(kind)
    return record(outer or kind, inner) if is_dataclass(outer or kind) else named(kind)


def own(said: Told) -> Any:  # noqa: ANN401 - as deep as its owner likes
    """Return a value of the owner's own, in which every list is a tuple."""
    if isinstance(said, list):
        return tuple(own(it) for it in said)
    return {name: own(it) for name, it in said.items()} if isinstance(said, dict) else said


def letters(numbers: Sequence[int]) -> Told:
    """Return whole numbers as one text, a letter each, if all are small: it is read in no time."""
    if numbers and min(numbers) >= 0 and max(numbers) < SMALL:
        return bytes(numbers).translate(LATER).decode("latin-1")
    return list(numbers)


def numbers(told: Told) -> Sequence[int]:
    """Return the numbers again."""
    return told.encode("latin-1").translate(EARLIER) if isinstance(told, str) else told


def themselves(values: Values) -> Values:
    """Return values, of which those that are equal are alike."""
    return values


def once(each: Column, keys: Callable[[Values], Values] = themselves) -> Column:
    """Return a column in which values that come again are written once, where half of them do.

    Args:
        each: the column of the different ones.
        keys: returns what is one for values that are alike.
    """

    def to(values: Values) -> Told:
        signs = keys(values)
        known = dict(zip(signs, values, strict=True))
        if 2 * len(known) > len(values):
            return [each.to(values)]
        different = [each.to(list(known.values())), len(known)]
        if len(known) == 1:
            return different
        at = dict(zip(known, range(len(known)), strict=True))
        return [*different, letters(list(map(at.__getitem__, signs)))]

    def back(told: Told, paths: Sequence[str]) -> Values:
        if len(told) == 1:
            return each.back(told[0], paths)
        different = each.back(told[0], paths[: told[1]])
        return list(map(different.__getitem__, numbers(told[2]))) if told[2:] else [*different] * len(paths)

    return Column(to, back, keys)


def words(kind: type[Enum]) -> Column:
    """Return the column of words of a few."""
    known = {each.value: each for each in kind}
    plain = Column(
        lambda values: [each.value for each in values],
        lambda told, _: list(map(known.__getitem__, told)),
    )
    return once(plain, lambda values: list(map(id, values)))


@lru_cache(1 << 14)
def day(year: int, month: int | None, day: int | None) -> PartialDate:
    """Return a date; most notes speak of the same ones."""
    return PartialDate(year, month, day)


DAYS = once(Column(themselves, lambda told, _: [day(*each) for each in told]))
PLAIN = Column(themselves, lambda told, _: told)
SPANS = Column(
    lambda values: [letters([it.line for it in values]), letters([it.column for it in values])],
    lambda told, paths: list(map(NEW, repeat(Span), zip(paths, *map(numbers, told), strict=True))),
)
OWN = Column(lambda values: values, lambda told, _: list(map(own, told)))
SIMPLE: dict[Any, Column] = {
    float: PLAIN,
    int: once(Column(letters, lambda told, _: list(numbers(told)))),
    **dict.fromkeys((str, bool), once(PLAIN)),
    PartialDate: DAYS,
    Span: SPANS,
}


def some(each: Column, usual: object) -> Column:
    """Return a column in which only those values are written that are not the usual one."""

    def to(values: Values) -> Told:
        at = [number for number, value in enumerate(values) if value != usual]
        if len(at) == len(values):
            return [each.to(values)]
        return [each.to([values[number] for number in at]), at]

    def back(told: Told, paths: Sequence[str]) -> Values:
        if len(told) == 1:
            return each.back(told[0], paths)
        values: list[Any] = [usual] * len(paths)
        for number, value in zip(told[1], each.back(told[0], [paths[it] for it in told[1]]), strict=True):
            values[number] = value
        return values

    return Column(to, back)


def optional(each: Column) -> Column:
    """Return the column of values that may be missing."""
    return once(some(each, None), each.keys) if each.keys else some(each, None)


def many(outer: type, each: Column) -> Column:
    """Return the column of lists or tuples: how many values each has, and all of them."""

    def to(values: Values) -> Told:
        return [letters(list(map(len, values))), each.to(list(chain.from_iterable(values)))]

    def back(told: Told, paths: Sequence[str]) -> Values:
        lengths = strictly(numbers(told[0]), paths)
        of = list(chain.from_iterable(map(repeat, paths, lengths)))
        flat = iter(strictly(each.back(told[1], of), of))
        return list(map(outer, map(islice, repeat(flat), lengths)))

    plain = Column(to, back)
    return once(plain) if each.keys and outer is tuple else plain


def strictly(values: Values, paths: Sequence[str]) -> Values:
    """Return values, if there are as many as there should be.

    Raises:
        ValueError: if there are not.
    """
    if len(values) != len(paths):
        raise ValueError(f"{len(values)} values, and not {len(paths)}")
    return values


def row(columns: Sequence[Column]) -> Column:
    """Return the column of tuples with a few values, each of its own type."""

    def to(values: Values) -> Told:
        parts = zip(*values, strict=True) if values else repeat((), len(columns))
        return [each.to(part) for each, part in zip(columns, parts, strict=True)]

    def back(told: Told, paths: Sequence[str]) -> Values:
        parts = [strictly(each.back(part, paths), paths) for each, part in zip(columns, told, strict=True)]
        return list(zip(*parts, strict=True))

    return Column(to, back)


def named(kind: Any) -> Column:  # noqa: ANN401 - a named tuple
    """Return the column of named tuples."""
    hints = get_type_hints(kind)
    inner = row([codec(hints[name]) for name in kind._fields])
    return inner._replace(back=lambda told, paths: list(map(NEW, repeat(kind), inner.back(told, paths))))


def record(kind: Any, variables: Iterable[Any]) -> Column:  # noqa: ANN401 - a dataclass with slots
    """Return the column of values with fields, with the types in the place of its variables.

    A field that is as by default in all of them is left out. Values are made without their
    class's own function, which sets field after field of one after the other.
    """
    stands_for = dict(zip(getattr(kind, "__parameters__", ()), variables, strict=True))
    hints, parts = get_type_hints(kind), fields(kind)
    usual = {each.name: default(each) for each in parts}
    columns = {each.name: codec(hints[each.name], stands_for) for each in parts if each.name != PATH}
    columns = {
        name: it if it.keys or usual[name] is MISSING else some(it, usual[name])
        for name, it in columns.items()
    }
    put = {each.name: getattr(kind, each.name).__set__ for each in parts}

    def to(values: Values) -> Told:
        said = {}
        for name, column in columns.items():
            part = list(map(attrgetter(name), values))
            if part.count(usual[name]) < len(part):
                said[name] = column.to(part)
        return said

    def back(told: Told, paths: Sequence[str]) -> Values:
        made = list(map(object.__new__, repeat(kind, len(paths))))
        for name, set_ in put.items():
            if name == PATH:
                part: Iterable[Any] = paths
            elif name in told or usual[name] is MISSING:
                part = strictly(columns[name].back(told[name], paths), paths) if paths else ()
            else:
                part = repeat(usual[name])
            deque(map(set_, made, part), 0)
        return made

    return Column(to, back)


def default(each: Field[Any]) -> object:
    """Return what a field is where nothing is said; what no value is like, if something must be."""
    return each.default if each.default_factory is MISSING else each.default_factory()
