"""Templates as Python that is quick: half of what a page takes is in Jinja's way of writing it.

Jinja's compiler looks for `it.name` by a call, escapes by another, and calls macros by four. Its
code is right for whatever a template is given. This one's is for what nearly all of kinmap's are
given: `it.name` is an attribute, and a macro a function. Where it is not so, an exception comes of
it, and the page is made in Jinja's way, which then has the last word: see `filling`.

A message that names nothing, `say("Contents")`, is looked up while its template is compiled,
and costs nothing after that; so a compiled template speaks one language.
"""

from __future__ import annotations

import ast
import keyword
from collections.abc import Callable, Mapping

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.visitor import NodeTransformer

from kinmap.pages.tongue import say, say_in, say_n

SAYING: Mapping[str, Callable[..., str]] = {"say": say, "say_in": say_in, "say_n": say_n}
NAMES = """from functools import partial
from kinmap.site.escaping import SAFE, escaped, shown
from kinmap.site.macros import Light, called"""


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


class Compiler(CodeGenerator):
    """Jinja's, with fewer calls in what it writes."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """Write a template, and first the names that the rest is written with."""
        for line in NAMES.splitlines():
            self.writeline(line)
        super().visit_Template(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Write `it.name` as Python has it, where that can be written."""
        if not node.attr.isascii() or keyword.iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """Write all that stands between two tags as one text, `joined(…)`; see `Lean`."""
        escaping = frame.eval_ctx
        if frame.require_output_check or escaping.volatile or not escaping.autoescape:
            super().visit_Output(node, frame)
            return
        self.writeline(f"{frame.buffer}.append(joined(" if frame.buffer else "yield (joined(", node)
        for piece in self._pieces(node, frame):
            if isinstance(piece, str):
                self.write(f"{piece!r}, ")
            elif isinstance(piece, nodes.Call) and by_place(piece):
                self._call(piece, frame)
            else:
                self.write("escaped(_it) if type(_it := ")
                self.visit(piece, frame)
                self.write(") is str else _it if type(_it) in SAFE else shown(_it), ")
        self.write("))")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Write a macro; a light one, if it takes no more than it names."""
        node = macro_ref.node
        takes_more = macro_ref.accesses_kwargs or macro_ref.accesses_varargs or macro_ref.accesses_caller
        names = [it.name for it in node.args]
        if takes_more or "caller" in names or not isinstance(node, nodes.Macro):
            super().macro_def(macro_ref, frame)
            return
        self.write(
            f"Light(environment, macro, {node.name!r}, {names!r}, autoescape=context.eval_ctx.autoescape)"
        )

    def _pieces(self, node: nodes.Output, frame: Frame) -> list[str | nodes.Expr]:
        """Return what is shown, with all that is known already as texts."""
        finalize = self._make_finalize()
        pieces: list[str | nodes.Expr] = []
        for child in node.nodes:
            try:
                known = str(self._output_child_to_const(child, frame, finalize))
            except Exception:  # noqa: BLE001 - whatever it is, it comes up again where the page is made
                pieces.append(child)
                continue
            if pieces and isinstance(pieces[-1], str):
                pieces[-1] += known
            else:
                pieces.append(known)
        return pieces

    def _call(self, node: nodes.Call, frame: Frame) -> None:
        """Write a call whose answer is shown: of a light macro's function, or in Jinja's way."""
        self.write("(_of.bare if type(_of := ")
        self.visit(node.node, frame)
        scope = ("_loop_vars" if frame.loop_frame else "", "_block_vars" if frame.block_frame else "")
        given = "".join(f", {name}={name}" for name in scope if name)
        self.write(f") is Light else partial(called, context, _of{given}))(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write("), ")


def by_place(node: nodes.Call) -> bool:
    """Tell whether all arguments of a call are given by their place."""
    return not (node.kwargs or node.dyn_args or node.dyn_kwargs)


class Lean(ast.NodeTransformer):
    """The Python of a template with less to do.

    `joined(a, b)` becomes `f"{a}{b}"`, which cannot be written so in a text: before Python 3.12 no
    quotation marks may stand within. A name that is looked up anew on each round of a loop is looked
    up once before it, unless the loop gives it a value.
    """

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """Return texts that are joined as one."""
        self.generic_visit(node)
        if not (isinstance(node.func, ast.Name) and node.func.id == "joined"):
            return node
        pieces = [it if known(it) else ast.FormattedValue(it, -1) for it in node.args]
        return ast.copy_location(ast.JoinedStr(pieces), node)

    def visit_For(self, node: ast.For) -> list[ast.stmt]:
        """Return a loop, behind what need not be looked up in it."""
        self.generic_visit(node)
        given = [it.id for it in ast.walk(node) if isinstance(it, ast.Name) and isinstance(it.ctx, ast.Store)]
        once = [it for it in node.body if looked_up(it) and given.count(target(it)) == 1]
        node.body = [it for it in node.body if it not in once]
        return [*once, node]


def known(node: ast.expr) -> bool:
    """Tell whether an expression is a text that stands in the template."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def looked_up(node: ast.stmt) -> bool:
    """Tell whether a statement is `name = resolve('name')`."""
    return (
        isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Name)
        and node.value.func.id == "resolve"
    )


def target(node: ast.stmt) -> str:
    """Return the name that a statement gives a value to."""
    first = node.targets[0] if isinstance(node, ast.Assign) else node
    return first.id if isinstance(first, ast.Name) else ""
