"""YAML as nodes with their places; no value is guessed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as it was written; `start` and `end` are offsets in characters into the file's text."""

    value: str
    start: int
    end: int
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    start: int
    end: int
    flow: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order of the file; a key is always a text."""

    pairs: tuple[tuple[Scalar, Node], ...]
    start: int
    end: int
    flow: bool = False


Node: TypeAlias = Scalar | Sequence | Mapping
