"""Breadth and depth: marks where their figures are, names where there is room."""

from __future__ import annotations

from kinmap.maps.breadth import Point, plot, step_of


def test_more_people_lie_further_to_the_right_and_more_known_higher() -> None:
    few, many = plot([Point("Few", 3, 4.0), Point("Many", 12, 1.0)], 6, 640).marks
    assert few.x < many.x
    assert few.y < many.y


def test_no_name_lies_on_a_mark_or_another_name() -> None:
    points = [Point(f"Circle {n}", 10 + n % 3, 2 + n / 10) for n in range(12)]
    for width in (640, 350):
        found = plot(points, 6, width)
        boxes = [mark.label.box for mark in found.marks if mark.label]
        assert boxes
        assert not any(a.meets(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
        assert all(box.right < width for box in boxes)


def test_a_long_name_is_cut_rather_than_let_out_of_the_picture() -> None:
    (mark,) = plot([Point("A very long name of a circle that nobody would say", 5, 1.0)], 6, 350).marks
    assert mark.label is not None
    assert mark.label.text.endswith("…")


def test_the_axis_ends_where_little_more_is_known_but_never_beyond_what_there_is() -> None:
    assert plot([Point("A", 5, 2.7)], 6, 640).up[-1][1] == 4
    assert plot([Point("A", 5, 6.0)], 6, 640).up[-1][1] == 6


def test_ticks_are_few_and_round() -> None:
    assert [step_of(n) for n in (0, 4, 12, 16, 100, 16000, 100_000)] == [1, 1, 4, 4, 25, 4000, 25000]
