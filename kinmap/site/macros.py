"""Macros that are called as the functions that they are, and made once for many pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import FunctionType
from typing import TYPE_CHECKING

from jinja2 import Template
from jinja2.environment import TemplateModule
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


class Modules:
    """Templates that hold nothing but macros, and are taken in by one page after the other.

    Jinja makes all macros anew for each page that takes them in with its context, though they look
    things up in it when they are called. Here a page borrows the macros that an earlier one is done
    with, and their context is led to its own. While they are lent nobody else has them: whoever takes
    the same template in again is given others. They serve one page at a time, and no threads.
    """

    __slots__ = ("_free", "_lent")

    def __init__(self) -> None:
        """Begin with none."""
        self._free: dict[Template, tuple[TemplateModule, Context]] = {}
        self._lent: list[tuple[Template, TemplateModule, Context]] = []

    def lent(
        self, template: Template, given: dict[str, object], local: Mapping[str, object]
    ) -> TemplateModule:
        """Return a template's macros for a context, as `make_module` would, until `fill` is done.

        Args:
            template: the one that is taken in.
            given: the names of the context that it is taken in with.
            local: those that stand before them, some of them missing.
        """
        nearer = {name: it for name, it in local.items() if it is not missing}
        names = given | nearer if nearer else given
        module, context = self._free.pop(template, (None, None))
        if module is None or context is None:
            context = template.new_context(names, shared=True)
            module = TemplateModule(template, context)
        else:
            context.parent = names
        if only_macros(template):
            self._lent.append((template, module, context))
        return module

    def fill(self, template: Template, given: Mapping[str, object]) -> list[str]:
        """Return a template filled in, piece by piece; what it borrowed meanwhile is then free again.

        Nothing is left of its context but what others hold: a circle would have to be looked for.
        """
        outer, self._lent = self._lent, []
        page = template.new_context(dict(given))
        try:
            return list(template.root_render_func(page))
        finally:
            page.vars.clear()
            for borrowed, module, context in self._lent:
                context.parent = {}
                self._free[borrowed] = module, context
            self._lent = outer


def only_macros(template: Template) -> bool:
    """Tell whether a template's own text does nothing but define macros; `Compiler` says so of it."""
    return "ONLY_MACROS" in template.root_render_func.__globals__
