"""The quick reader of front matter says what YAML says, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinmap.archive.body import halves
from tests.archive.shapes_of_notes import compared, quickly, whole

ROOT = Path(__file__).parents[2]
EACH_SHAPE = """\
name: Ana Duarte
how: "First night: of the reading group."
groups: [Lumen, Food bank]
contact: {email: [ana@example.org, a@example.org], phone: "+351 900 000 000"}
meetings:
  - 2026-10-03 coffee 2h by me: She took the job at Lumen.
  - 2026-08-14 call by them
  - "2026-07-01 walk: Up the hill: and down."
knows:
    - rui-lopes
    - marta: 'sister'
"""


def test_it_reads_each_shape_that_is_common() -> None:
    node, problems = quickly(EACH_SHAPE)
    assert node is not None
    assert (node, problems) == whole(EACH_SHAPE)


@pytest.mark.parametrize(
    "text",
    [
        "name: Ana # a comment\n",
        "name: Ana\n\nhow: x\n",
        "name: Ana\n  Duarte\n",
        "name:\n",
        "name: Ana\nname: Rui\n",
        "knows:\n  - a\n   - b\n",
        "how: a: b\n",
        "how: >\n  folded\n",
        "how: Ana ",
        "tags: {a: b}: c}\n",
        "tags: [a]: c]\n",
        "- a\n",
        "",
    ],
)
def test_it_leaves_alone_what_it_does_not_know(text: str) -> None:
    assert quickly(text)[0] is None


@pytest.mark.parametrize("seed", range(6))
def test_on_a_thousand_notes_it_agrees_with_yaml_wherever_it_answers(seed: int) -> None:
    assert compared(seed, 1000) > 200


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(100, 120))
def test_on_a_hundred_thousand_notes_it_agrees_with_yaml(seed: int) -> None:
    assert compared(seed, 5000) > 1000


def test_it_answers_for_most_notes_of_the_archive_at_the_top() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "people").rglob("*.md"))]
    fronts = [text[where.start : where.end] for text in texts if (where := halves(text)).start is not None]
    answers = [(quickly(front), front) for front in fronts]
    known = [(answer, front) for answer, front in answers if answer[0] is not None]
    assert len(known) > len(fronts) // 2
    assert all(answer == whole(front) for answer, front in known)
