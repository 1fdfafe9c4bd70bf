"""Loops in templates that ask no more than where they are: `loop.last`, `loop.index`.

Jinja has a loop look one thing ahead, and work out each answer when it is asked for. Most loops go
through what has a length, and ask for one of five things; these are told with each thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

T = TypeVar("T")
N = TypeVar("N", bound=nodes.Node)
TURN = "_turn"
"""What compiled templates call the place of a loop; it is no name that a template can use."""
FILTER = "kinmap turns"
"""The name of `turns` as a filter; likewise."""
TOLD = frozenset({"first", "last", "index", "index0", "length"})
OTHERS = (nodes.Include, nodes.Block, nodes.Macro, nodes.CallBlock)
"""What sees a loop as a whole, or could."""


class Turn:
    """Where a loop is, as Jinja's `loop` says it."""

    __slots__ = ("first", "index", "index0", "last", "length")

    first: bool
    last: bool
    index: int
    index0: int
    length: int


def turns(them: Iterable[T]) -> Iterator[tuple[T, Turn]]:
    """Give each thing, and where it is among them; the place is one for all, and is moved on."""
    each = them if isinstance(them, tuple | list) else list(them)
    turn = Turn()
    turn.length = length = len(each)
    for index0, it in enumerate(each):
        turn.index0 = index0
        turn.index = index = index0 + 1
        turn.first = index0 == 0
        turn.last = index == length
        yield it, turn


class Turned(NodeTransformer):
    """Such loops, made to go through `turns`; the inner ones first."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - Jinja's name
        """Return a loop that takes its place from `turns`; any other as it is."""
        self.generic_visit(node)
        asked = asks(node)
        if not asked:
            return node
        for name in asked:
            name.name = TURN
        line = node.lineno
        place = nodes.Name(TURN, "store", lineno=line)
        node.target = nodes.Tuple([node.target, place], "store", lineno=line)
        node.iter = nodes.Filter(node.iter, FILTER, [], [], None, None, lineno=line)
        return node


def asks(node: nodes.For) -> list[nodes.Name]:
    """Return where a loop asks for its place; nothing where it asks for anything else as well."""
    if node.recursive or node.test or any(True for _ in within(node.body, OTHERS)):
        return []
    inner = [part for loop in within(node.body, nodes.For) for part in (*loop.body, *loop.else_)]
    if any(it.name == "loop" for it in within(inner, nodes.Name)):
        return []  # one of these is left to Jinja, and would be taken for this one
    asked = [it.node for it in within(node.body, nodes.Getattr) if it.attr in TOLD]
    places = [it for it in asked if isinstance(it, nodes.Name) and it.name == "loop"]
    return places if len(places) == sum(it.name == "loop" for it in within(node.body, nodes.Name)) else []


def within(parts: Iterable[nodes.Node], kind: type[N] | tuple[type[N], ...]) -> Iterator[N]:
    """Give what is of a kind in parts of a template, these among them."""
    for part in parts:
        if isinstance(part, kind):
            yield part
        yield from part.find_all(kind)
