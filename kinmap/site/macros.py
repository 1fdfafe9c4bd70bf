"""Macros that are called as the functions that they are: fifty times on a person's page."""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType
from typing import TYPE_CHECKING

from jinja2.runtime import Context, Macro
from jinja2.utils import missing

from kinmap.site.escaping import shown

if TYPE_CHECKING:
    from jinja2 import Environment


class Light(Macro):
    """A macro that takes what it names and nothing else: no `caller`, `varargs` or `kwargs`.

    It is a `Macro` to whoever calls it by Jinja's way. `bare` is its function; that takes
    arguments by place, any of which may be left out, and returns HTML as a plain text.
    """

    catch_kwargs = catch_varargs = caller = explicit_caller = False

    def __init__(
        self,
        environment: Environment,
        bare: FunctionType,
        name: str,
        arguments: list[str],
        *,
        autoescape: bool,
    ) -> None:
        """Make one; Jinja's own way is passed by, since each page makes them all."""
        bare.__defaults__ = (missing,) * len(arguments)
        self.bare = self._func = bare
        self._environment = environment
        self.name = name
        self.arguments = arguments
        self._argument_count = len(arguments)
        self._default_autoescape = autoescape


def called(context: Context, what: Callable[..., object], /, *given: object, **named: object) -> str:
    """Return what stands in the page for a call of anything but such a macro."""
    return shown(context.call(what, *given, **named))
