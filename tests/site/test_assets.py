from __future__ import annotations

from kinmap.site.assets import flush


def test_kinmaps_own_scripts_go_without_indentation_and_remarks() -> None:
    written = b"/* Why. */\nif (a) {\n  b = 1; /* one */\n\n  /* two */ c = 2; /* three */\n}\n"
    assert flush(written) == b"if (a) {\nb = 1; /* one */\n/* two */ c = 2; /* three */\n}\n"


def test_a_remark_of_several_lines_stays_whole() -> None:
    assert flush(b"/* One,\n   two. */\na {}\n") == b"/* One,\ntwo. */\na {}\n"


def test_a_credit_goes_along() -> None:
    assert flush(b"/*! Towns, from GeoNames. */\n") == b"/*! Towns, from GeoNames. */\n"
