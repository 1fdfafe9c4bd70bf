"""Tables of the comparison go into the document, each size's into its own place."""

from __future__ import annotations

from bench.compare import DOCUMENT, written


def test_the_tables_of_a_size_are_put_in_their_place_and_those_of_others_stay() -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    first = written(document, 1000, "some")
    both = written(first, 16_000, "more")
    again = written(both, 1000, "else")
    assert "bench.compare 1000 -->\nsome\n<!-- /bench" in both
    assert again == both.replace("\nsome\n", "\nelse\n")
    assert again.startswith(document.partition("<!--")[0])
