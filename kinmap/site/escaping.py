"""What templates show, escaped quickly: six hundred texts on a person's page.

Jinja makes a `Markup` of every text that a template shows, only to join them all in the next
moment, and goes through two calls for every `it.name`; the two were half of a page's time.
Here a text that needs no escaping is joined as it is, and an attribute that is there is
taken at once. What is written is the same.
"""

from __future__ import annotations

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

PLAIN = (int, float)


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


class Templates(Environment):
    """Jinja's environment, in which templates are so compiled."""

    code_generator_class = Compiler
    shown = staticmethod(shown)
