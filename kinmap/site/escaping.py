"""What templates show, escaped quickly: six hundred texts on a person's page.

Jinja makes a `Markup` of every text that a template shows, only to join them all in the next
moment, and goes through two calls for every `it.name`; the two were half of a page's time.
Here a text that needs no escaping is joined as it is, and an attribute that is there is
taken at once. What is written is the same.

A message that names nothing, `say("Contents")`, is looked up while its template is compiled,
and costs nothing after that; so a compiled template speaks one language.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from kinmap.pages.tongue import say, say_in, say_n

PLAIN = (int, float)
SAYING: Mapping[str, Callable[..., str]] = {"say": say, "say_in": say_in, "say_n": say_n}


def shown(content: object) -> str:
    """Return what stands in the page for what a template shows."""
    if type(content) is str:
        special = "&" in content or "<" in content or ">" in content or "'" in content or '"' in content
        return escape(content) if special else content
    if type(content) is Markup:
        return content  # it is safe already
    return str(content) if type(content) in PLAIN else escape(content)


class Compiler(CodeGenerator):
    """Jinja's, with `shown` for `escape` where what is shown is joined to the rest."""

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        context = frame.eval_ctx
        if context.autoescape and not context.volatile and finalize.src is None:
            self.write("environment.shown(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Write `it.name`: what Jinja would look for, but without a call where it is there."""
        self.write("(_got if (_got := getattr((_of := ")
        self.visit(node.node, frame)
        self.write(
            f"), {node.attr!r}, missing)) is not missing else environment.getattr(_of, {node.attr!r}))"
        )


class Said(NodeTransformer):
    """Messages that name nothing, said."""

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja's name
        """Return what `say("…")` says; any other call as it is."""
        self.generic_visit(node)
        of = node.node.name if isinstance(node.node, nodes.Name) else ""
        words = [it.value for it in node.args if isinstance(it, nodes.Const)]
        if of not in {"say", "say_in"} or len(words) < len(node.args) or node.kwargs:
            return node
        return nodes.Const(SAYING[of](*words), lineno=node.lineno)


class Templates(Environment):
    """Jinja's environment, in which templates are so compiled."""

    code_generator_class = Compiler
    shown = staticmethod(shown)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        read = super()._parse(source, name, filename)
        Said().visit(read)
        return read
