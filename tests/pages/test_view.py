from __future__ import annotations

from kinmap.pages.view import View


def test_many_who_were_put_in_order_once_stand_as_a_few_do(seen: View) -> None:
    """
    people/ana.md:
        name: Ana
        meetings:
          - 2026-10-01 coffee
    people/ana-2.md:
        name: ana
        declared: 2026-01-01
    people/ines.md:
        name: Inês
        meetings:
          - 2026-10-01 coffee
    people/inez.md:
        name: Inez
        meetings:
          - 2026-10-01 coffee
    people/rui.md:
        name: Rui
        declared: 2026-01-01
    people/yulia.md:
        name: Юлія
    """
    everybody = tuple(seen.relations)
    assert [who.id for who in seen.crowd(everybody)] == ["ana-2", "rui", "ana", "ines", "inez", "yulia"]
    for ids in (everybody, everybody[::-1], everybody[::2], ()):
        assert seen.crowd(ids) == seen.whos(ids)
