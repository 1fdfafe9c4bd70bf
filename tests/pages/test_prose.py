"""The body of a note as plain text."""

from __future__ import annotations

import time

import pytest

from kinmap.pages.prose import Section, nested, plain, sections

NAMES = {"ana": "Ana Duarte"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("knows [[ana]] well", "knows Ana Duarte well"),
        ("[[ANA|the baker]]", "the baker"),
        ("[[nobody]]", "nobody"),
        ("*one* **two** _three_ `four` ***five***", "one two three four five"),
        ("**a *b* c**", "a b c"),
        ("**a *b*** and ***c** d*", "a b and c d"),
        ("***", "***"),
        ("**a", "**a"),
        ("*a `b* c`", "a `b c`"),
        ("``a ` b``", "a ` b"),
        ("2 * 3 * 4, snake_case_name", "2 * 3 * 4, snake_case_name"),
        ("[the shop](https://shop.example/a_(b)) and ![a cat](cat.jpg)", "the shop and a cat"),
        ("tools[^1]", "tools"),
        ("[^1]: Under the bench.", "Under the bench."),
        ("[ ] open", "[ ] open"),
    ],
)
def test_signs_are_taken_out_and_words_stay(text: str, said: str) -> None:
    assert plain(text, NAMES) == said


def test_a_body_is_parted_by_its_headings() -> None:
    body = (
        "# Ana\n\nFirst,\nstill first.\n\n## Work\n- one\n  more\n- two\n\n### Before\nBaker.\n\n## Hopes\n\n"
    )
    assert sections(body, {}) == (
        Section("", ("First, still first.",)),
        Section("Work", ("- one more", "- two", "Before:", "Baker.")),
    )


def test_a_heading_within_code_is_none() -> None:
    assert sections("```\n## Work\n```", {}) == (Section("", ("## Work",)),)


def test_a_body_without_words_has_no_parts() -> None:
    assert sections("", {}) == ()


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ('She got "palimpsest" from it.', "She got \u2018palimpsest\u2019 from it."),
        ('"All." (And "x", too.)', "\u2018All.\u2019 (And \u2018x\u2019, too.)"),
        ("\u201cAll.\u201d", "\u2018All.\u2019"),
        ('A 5" pipe, and 6" more', 'A 5" pipe, and 6" more'),
        ("It's fine.", "It's fine."),
    ],
)
def test_quotation_marks_within_others_are_single(text: str, within: str) -> None:
    assert nested(text) == within


@pytest.mark.parametrize(
    "piece", ["*", "_", "*a ", "`a ", "**a *b ", "~~a", "[^", "[^a", "[a](", "![", '"a ', "[[a"]
)
def test_no_text_takes_for_ever(piece: str) -> None:
    begun = time.process_time()
    plain(piece * (100_000 // len(piece)), NAMES)
    nested(piece * (100_000 // len(piece)))
    assert time.process_time() - begun < 2
