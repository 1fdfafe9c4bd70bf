import unicodedata

import pytest
from hypothesis import given, strategies as st

from kinmap.text import LONGEST_SLUG, Lines, Span, distance, fold, nearest, nfc, reach, slug

WORD = st.text(alphabet="abc", max_size=6)


def plain_distance(a: str, b: str) -> int:
    """Optimal string alignment, as one writes it from its definition."""
    if not a or not b:
        return len(a) + len(b)
    cost = [
        plain_distance(a[1:], b) + 1,
        plain_distance(a, b[1:]) + 1,
        plain_distance(a[1:], b[1:]) + (a[0] != b[0]),
    ]
    if len(a) > 1 and len(b) > 1 and a[0] == b[1] and a[1] == b[0]:
        cost.append(plain_distance(a[2:], b[2:]) + 1)
    return min(cost)


def test_a_span_reads_as_editors_do() -> None:
    assert str(Span("people/ana.md", 7, 6)) == "people/ana.md:7:6"
    assert Span("people/ana.md") == Span("people/ana.md", 1, 1)


def test_spans_are_sorted_by_file_then_place() -> None:
    spans = [Span("b", 1, 1), Span("a", 10, 1), Span("a", 9, 2), Span("a", 9, 1)]
    assert sorted(spans) == spans[::-1]


@pytest.mark.parametrize(
    ("offset", "line", "column"),
    [(0, 1, 1), (2, 1, 3), (3, 2, 1), (4, 3, 1), (5, 3, 2), (6, 4, 1), (9, 4, 4)],
)
def test_an_offset_has_a_line_and_a_column(offset: int, line: int, column: int) -> None:
    assert Lines("a.md", "éa\n\nb\n").span(offset) == Span("a.md", line, column)


@given(st.text(alphabet="ab\n\r\u2028", max_size=20))
def test_lines_end_at_line_feeds_only(text: str) -> None:
    lines = Lines("a.md", text)
    assert [lines.span(i).line for i in range(len(text))] == [
        text[:i].count("\n") + 1 for i in range(len(text))
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("José", "jose\N{COMBINING ACUTE ACCENT}"),
        ("STRASSE", "straße"),
        ("ΣΊΣΥΦΟΣ", "Σίσυφος"),
        ("Ångström", "\N{ANGSTROM SIGN}ngström"),
        ("각", "각"),
    ],
)
def test_names_are_told_apart_by_what_one_reads(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_accents_tell_names_apart() -> None:
    assert fold("José") != fold("Jose")


@given(st.text(max_size=8))
def test_folding_is_done_once_and_for_all_forms(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)
    assert nfc(unicodedata.normalize("NFD", text)) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Ana Duarte", "ana-duarte"),
        ("Ana Duarte (Lumen)", "ana-duarte-lumen"),
        ("  O'Neill -- Sinéad_2 ", "o-neill-sinéad-2"),
        ("王芳", "王芳"),
        ("हिन्दी", "हिन्दी"),
        ("!!", "u21-21"),
        ("jose\N{COMBINING ACUTE ACCENT}", "josé"),
    ],
)
def test_a_name_becomes_an_address(name: str, address: str) -> None:
    assert slug(name) == address


@given(st.text(min_size=1, max_size=12))
def test_an_address_is_one_step_of_a_path(name: str) -> None:
    made = slug(name)
    assert made
    assert not set(made) & set('/\\.:?#%&"<> \n\0')
    assert slug(unicodedata.normalize("NFD", name)) == made or not any(map(str.isalnum, name))


def test_plain_letters_stay_in_an_address_as_letters_of_any_script_do() -> None:
    for each in map(chr, range(128)):
        name = f"A{each}b 7"
        assert slug(f"É{name}") == f"é{slug(name)}"


@pytest.mark.parametrize("letter", ["a", "é", "王", "𓀀"])
def test_a_long_address_is_cut_between_letters_and_told_apart(letter: str) -> None:
    one, other = slug(letter * 300), slug(letter * 301)
    assert len(one.encode()) <= LONGEST_SLUG
    assert one.startswith(letter * 40)
    assert one != other


def test_an_address_that_just_fits_is_not_cut() -> None:
    assert slug("a" * LONGEST_SLUG) == "a" * LONGEST_SLUG


@given(WORD, WORD, st.integers(0, 4))
def test_distance_counts_edits_up_to_a_bound(a: str, b: str, most: int) -> None:
    assert distance(a, b, most) == min(plain_distance(a, b), most + 1)


@given(st.text(max_size=9), st.text(max_size=9))
def test_distance_is_the_same_both_ways(a: str, b: str) -> None:
    assert distance(a, b, 3) == distance(b, a, 3)


@pytest.mark.parametrize(("word", "edits"), [("", 1), ("every", 1), ("intent", 2), ("birthdate", 2)])
def test_a_long_word_may_have_two_slips(word: str, edits: int) -> None:
    assert reach(word) == edits


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("cofee", "coffee"),
        ("Coffee", "coffee"),
        ("calk", "call"),
        ("birthdya", "birthday"),
        ("ca", None),
        ("xyz", None),
    ],
)
def test_the_nearest_word_is_named(word: str, known: str | None) -> None:
    assert nearest(word, ["coffee", "walk", "call", "birthday"]) == known


def test_of_two_as_near_the_first_by_name_is_named() -> None:
    assert nearest("bat", ["mat", "cat"]) == "cat"
    assert nearest("cats", ["bats", "cats"]) == "cats"


def test_nothing_is_near_where_nothing_is_known() -> None:
    assert nearest("word", []) is None
