"""Those mends of a note that cannot be wrong: missing quotes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kinmap.archive.edit import Change, writing
from kinmap.archive.load import read
from kinmap.archive.targets import target_of
from kinmap.problems import Problem
from kinmap.text import Span

BOM = "\ufeff".encode()
WHAT = "check --fix"


@dataclass(frozen=True, slots=True)
class Mend:
    """A line that was put right: where, and how it reads now."""

    span: Span
    line: str


def mend(root: Path, problems: Iterable[Problem], when: datetime) -> list[Mend]:
    """Write those fixes into the archive that cannot be wrong, and return the lines that they made.

    Each file is read again with its fixes; where that shows a new problem, the file stays as
    it is.

    Raises:
        ChangedUnderneathError: where a file changes meanwhile.
        OSError: where the disk does not take it.
    """
    fixable: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.splice:
            fixable.setdefault(problem.span.path, []).append(problem)
    if not fixable:
        return []
    with writing(root, when) as writer:
        changes = {path: _mended(root, path, found) for path, found in fixable.items()}
        writer.write(changes, WHAT)
    return [line for path, (old, new) in changes.items() if old != new for line in _lines(new, fixable[path])]


def _mended(root: Path, path: str, problems: list[Problem]) -> Change:
    old = target_of(root, path).read_bytes()
    new = spliced(old, problems)
    return old, new if _better(path, old, new, problems) else old


def _lines(content: bytes | None, problems: list[Problem]) -> list[Mend]:
    lines = (content or b"").decode().split("\n")
    return [Mend(problem.span, lines[problem.span.line - 1].strip()) for problem in problems]


def spliced(content: bytes, problems: Iterable[Problem]) -> bytes:
    """Return a file with the fixes put in, and not a byte changed elsewhere.

    A line that is no longer what the fix was made for stays as it is.
    """
    lines = content.split(b"\n")
    for problem in sorted(problems, key=lambda one: one.span, reverse=True):
        if problem.splice is None or problem.span.line > len(lines):
            continue
        index, start = problem.span.line - 1, problem.span.column - 1
        text = lines[index].removeprefix(BOM).decode(errors="surrogateescape")
        bom = BOM if lines[index].startswith(BOM) else b""
        if text.startswith(problem.splice.old, start):
            end = start + len(problem.splice.old)
            text = text[:start] + problem.splice.new + text[end:]
            lines[index] = bom + text.encode(errors="surrogateescape")
    return b"\n".join(lines)


def _better(path: str, old: bytes, new: bytes, mended: Iterable[Problem]) -> bool:
    """Tell whether what was mended is gone, and nothing is wrong that was not before.

    A line that can be read at last may show a slip of its own: that is no step back.
    """
    lines = {problem.span.line for problem in mended}
    before, after = _faults(path, old), _faults(path, new)
    unread = {(code, line) for code, line in after if code in ("yaml", "quote")}
    new_ones = {(code, line) for code, line in after - before if line not in lines}
    return not new_ones and not any(line in lines for _, line in unread)


def _faults(path: str, content: bytes) -> set[tuple[str, int]]:
    """Return what is wrong in a file by itself; links are for the whole archive to say."""
    found = read({path: content}).problems
    return {(problem.code, problem.span.line) for problem in found if problem.code != "link"}
