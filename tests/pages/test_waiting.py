"""What waits between two people, and until when."""

from __future__ import annotations

from datetime import date

import pytest

from kinmap.dates import parse_date
from kinmap.pages.waiting import by, until


@pytest.mark.parametrize(
    ("due", "said", "beside"),
    [
        ("2026-11-16", "By 16 November, which has passed.", "two days over"),
        ("2026-11-18", "By 18 November.", "today"),
        ("2026-11-22", "By 22 November.", "by Sunday"),
        ("2026-11", "By November 2026, which has begun.", "this month"),
        ("2026", "By 2026, which has begun.", "this year"),
        ("2026-10", "By October 2026, which has passed.", "seven weeks over"),
        ("2026-12", "By December 2026.", "by December 2026"),
        ("2027", "By 2027.", "by 2027"),
    ],
)
def test_a_due_date_is_over_when_all_of_it_has_passed(due: str, said: str, beside: str) -> None:
    today = date(2026, 11, 18)
    assert (until(parse_date(due), today), by(parse_date(due), today)) == (said, beside)
