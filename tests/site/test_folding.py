from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from kinmap.site.folding import Folding, words


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("ẞ", "ss"),
        ("Åsen Øystein", "asen oystein"),
        ("Đorđe Þóra Æsa", "dorde thora aesa"),
        ("İstanbul ılık", "istanbul ilik"),
        ("Íñigo", "inigo"),
        ("I\u0301n\u0303igo", "inigo"),
        ("Ёлка", "елка"),
        ("ΣΟΦΌΣ σοφός", "σοφοσ σοφοσ"),
        ("ｆｕｌｌ ①", "full 1"),
        ("O’Neill", "o neill"),
        ("reading-group_2", "reading group 2"),
        ("שָׁלוֹם", "שלום"),
        ("مُحَمَّد", "محمد"),
        ("हिन्दी", "हिन्दी"),
        ("…", ""),
    ],
)
def test_what_is_written_is_found_by_what_is_typed(written: str, typed: str) -> None:
    assert " ".join(words(written, Folding())) == typed


def test_scripts_without_spaces_are_found_by_any_two_signs_and_by_the_last() -> None:
    assert words("東京都", Folding()) == ["東京", "京都", "都"]
    assert words("森", Folding()) == ["森"]
    assert words("김민수", Folding()) == ["김민", "민수", "수"]
    assert words("\u1100\u1161", Folding()) == ["가"]
    assert words("がぎ", Folding()) == ["がぎ", "ぎ"]


def test_signs_among_letters_are_told_apart() -> None:
    assert words("NHK東京2号", Folding()) == ["nhk", "東京", "京", "2", "号"]


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    folding = Folding()
    once = [word for word in words(text, folding) if len(word) > 2]
    assert [word for word in words(" ".join(once), folding) if len(word) > 2] == once
