"""Templates as Python that is quick: half of what a page takes is in Jinja's way of writing it.

Jinja's compiler looks for `it.name` by a call, escapes by another, and calls macros by four. Its
code is right for whatever a template is given. This one's is for what nearly all of kinmap's are
given: `it.name` is an attribute, and a macro a function. Where it is not so, an exception comes of
it, and the page is made in Jinja's way, which then has the last word: see `filling`.

A message that names nothing, `say("Contents")`, is looked up while its template is compiled,
and costs nothing after that; so a compiled template speaks one language.
"""

from __future__ import annotations

import keyword
from collections.abc import Callable, Mapping, Sequence
from io import StringIO

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.visitor import NodeTransformer

from kinmap.pages.tongue import say, say_in, say_n
from kinmap.site.loops import within

TRIPLE = '"""'
SAYING: Mapping[str, Callable[..., str]] = {"say": say, "say_in": say_in, "say_n": say_n}
SAYS = frozenset(SAYING.values())
NAMES = (
    "from functools import partial",
    "from kinmap.site.compiling import SAYS",
    "from kinmap.site.escaping import SAFE, escaped, shown",
    "from kinmap.site.macros import Light, called",
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


class Compiler(CodeGenerator):
    """Jinja's, with fewer calls in what it writes."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """Write a template, and first the names that the rest is written with."""
        for line in (*NAMES, *(["ONLY_MACROS = True"] if all(map(is_macro, node.body)) else [])):
            self.writeline(line)
        super().visit_Template(node, frame)

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        """Write that a template is taken in; with the context, so that its macros need not be made anew."""
        if not node.with_context:
            super()._import_common(node, frame)
            return
        self.write("environment.modules.lent(environment.get_template(")
        self.visit(node.template, frame)
        self.write(f", {self.name!r}), context.get_all(), {self.dump_local_context(frame)})")

    def visit_Call(  # noqa: N802
        self,
        node: nodes.Call,
        frame: Frame,
        forward_caller: bool = False,  # noqa: FBT001, FBT002
    ) -> None:
        """Write a message that is said as the call of a function that asks nothing of Jinja."""
        if forward_caller or not says(node):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("(_of if (_of := ")
        self.visit(node.node, frame)
        self.write(f") in SAYS else partial(context.call, _of{scope(frame)}))")
        self._arguments(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Write `it.name` as Python has it, where that can be written."""
        if not node.attr.isascii() or keyword.iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802
        """Write a loop, and before it what it looks up in the context, which stays the same meanwhile."""
        outer = frame.symbols
        fresh = [name for name in sorted(looked_up(node)) if outer.find_ref(name) is None]
        for name in fresh:
            outer.load(name)
            self.writeline(f"{outer.ref(name)} = {self.get_resolve_func()}({name!r})", node)
        super().visit_For(node, frame)
        for name in fresh:  # what comes behind may be reached by another way
            del outer.loads[outer.refs.pop(name)]

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """Write all that stands between two tags as one text."""
        escaping = frame.eval_ctx
        if frame.require_output_check or escaping.volatile or not escaping.autoescape:
            super().visit_Output(node, frame)
            return
        self.writeline(f"{frame.buffer}.append(" if frame.buffer else "yield (", node)
        self.write("")  # the new line, before anything is written aside
        pieces = [
            it if isinstance(it, str) else Written(self._aside(it, frame)) for it in self._pieces(node, frame)
        ]
        self.write(f"{joined(pieces)})")

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

    def _aside(self, node: nodes.Expr, frame: Frame) -> str:
        """Return the Python of what is shown for an expression."""
        stream, self.stream = self.stream, StringIO()
        if isinstance(node, nodes.Call) and by_place(node) and not says(node):
            self._call(node, frame)
        else:
            self.write("escaped(_it) if type(_it := ")
            self.visit(node, frame)
            self.write(") is str else _it if type(_it) in SAFE else shown(_it)")
        written, self.stream = self.stream.getvalue(), stream
        return written

    def _call(self, node: nodes.Call, frame: Frame) -> None:
        """Write a call whose answer is shown: of a light macro's function, or in Jinja's way."""
        self.write("(_of.bare if type(_of := ")
        self.visit(node.node, frame)
        self.write(f") is Light else partial(called, context, _of{scope(frame)}))")
        self._arguments(node, frame)

    def _arguments(self, node: nodes.Call, frame: Frame) -> None:
        """Write what a call is given."""
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for named in node.kwargs:
            self.write(f"{named.key}=")
            self.visit(named.value, frame)
            self.write(", ")
        self.write(")")


class Written(str):
    """An expression in Python, beside texts that stand in a template."""

    __slots__ = ()


def joined(pieces: Sequence[str]) -> str:
    """Return the Python of one text, f"{first}{second}": half as long as a join in the running.

    Before Python 3.12 some signs may not stand within; where there is one, it is a join.
    """
    if any(isinstance(it, Written) and ("\\" in it or TRIPLE in it) for it in pieces):
        return (
            f"concat(({', '.join(f'str({it})' if isinstance(it, Written) else repr(it) for it in pieces)},))"
        )
    whole = "".join(f"{{({it})}}" if isinstance(it, Written) else literal(it) for it in pieces)
    return f"f{TRIPLE}{whole}{TRIPLE}"


def literal(text: str) -> str:
    """Return a text as it stands between the quotation marks of such a one."""
    return repr(text)[1:-1].replace('"', '\\"').replace("{", "{{").replace("}", "}}")


def looked_up(node: nodes.For) -> set[str]:
    """Return the names that a loop's body has from elsewhere."""
    names = list(within(node.body, nodes.Name))
    here = {it.name for it in (*names, *within([node.target], nodes.Name)) if it.ctx != "load"}
    return {it.name for it in names if it.ctx == "load"} - here - {"loop"}


def is_macro(node: nodes.Node) -> bool:
    """Tell whether a part of a template is a macro, or text around one, and nothing that is worked out."""
    text = isinstance(node, nodes.Output) and all(isinstance(it, nodes.TemplateData) for it in node.nodes)
    return text or isinstance(node, nodes.Macro)


def scope(frame: Frame) -> str:
    """Return the arguments by which a call in Jinja's way is told of the names of a loop or a block."""
    names = ("_loop_vars" if frame.loop_frame else "", "_block_vars" if frame.block_frame else "")
    return "".join(f", {name}={name}" for name in names if name)


def says(node: nodes.Call) -> bool:
    """Tell whether a call is, by its name, of a function that says a message, and can be written so."""
    if node.dyn_args or node.dyn_kwargs or any(keyword.iskeyword(it.key) for it in node.kwargs):
        return False
    return isinstance(node.node, nodes.Name) and node.node.name in SAYING


def by_place(node: nodes.Call) -> bool:
    """Tell whether all arguments of a call are given by their place."""
    return not (node.kwargs or node.dyn_args or node.dyn_kwargs)
