from __future__ import annotations

from kinmap.archive.person import Person, Whereabouts
from kinmap.maps.circles import Circle, circles
from kinmap.text import Span


def person(
    name: str, groups: tuple[str, ...] = (), tags: tuple[str, ...] = (), place: str | None = None
) -> Person:
    where = Whereabouts(place, None, Span("x")) if place else None
    return Person(id=name, path=f"people/{name}.md", name=name.title(), groups=groups, tags=tags, place=where)


def by_id(*people: Person) -> dict[str, Person]:
    return {p.id: p for p in people}


def test_a_circle_is_called_by_its_commonest_group() -> None:
    people = by_id(person("a", ("Lumen",)), person("b", ("lumen", "Choir")), person("c", tags=("climbing",)))
    assert circles(people, [["a", "b", "c"]], {}) == (Circle("Lumen", ("a", "b", "c")),)


def test_a_group_comes_before_a_tag_and_a_tag_before_a_place() -> None:
    people = by_id(person("a", tags=("bread",), place="Porto"), person("b", tags=("bread",), place="Porto"))
    assert circles(people, [["a", "b"]], {})[0].name == "bread"


def test_a_circle_with_nothing_in_common_is_called_after_its_middle() -> None:
    people = by_id(person("a"), person("b"), person("c"))
    found = circles(people, [["a", "b", "c"]], {("a", "b"): 1, ("b", "c"): 1})
    assert found[0].name == "around B"


def test_no_two_circles_have_one_name() -> None:
    people = by_id(*(person(i, ("Lumen",)) for i in "abcd"))
    found = circles(people, [["a", "b"], ["c", "d"]], {})
    assert {c.name for c in found} == {"Lumen", "around C"}


def test_whoever_has_no_circle_is_on_their_own_and_last() -> None:
    people = by_id(person("a", ("Lumen",)), person("b", ("Lumen",)), person("z"))
    assert circles(people, [["a", "b"]], {})[-1] == Circle("on their own", ("z",))


def test_a_circle_of_which_one_alone_is_on_the_map_is_no_circle() -> None:
    assert circles(by_id(person("a")), [["a", "listed"]], {}) == (Circle("on their own", ("a",)),)


def test_everybody_is_in_one_circle() -> None:
    people = by_id(*(person(i) for i in "abcde"))
    found = circles(people, [["a", "b"], ["c", "d"]], {("a", "c"): 2})
    assert sorted(i for c in found for i in c.ids) == list("abcde")
