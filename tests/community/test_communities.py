"""Communities and bridges, on graphs of which others have written what is in them.

`karate-club.csv`: W. W. Zachary, Journal of Anthropological Research 33, 1977.
"""

from __future__ import annotations

import csv
import os
import random
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from fractions import Fraction
from itertools import chain
from pathlib import Path

import pytest

from kinmap.archive.event import Event
from kinmap.archive.load import Archive, read
from kinmap.archive.person import Person
from kinmap.community.communities import EFFORT, RUNS, Circles, circles, in_order, modularity, runs_for
from kinmap.community.model import community
from kinmap.community.ties import Tie
from kinmap.dates import parse_date

KARATE = Path(__file__).parent / "karate-club.csv"
WOMEN = Path(__file__).parents[1] / "bench" / "southern-women.csv"


def ties(pairs: Iterable[Iterable[str]]) -> list[Tie]:
    """Return a declared tie for each pair of names, written as two letters or as a tuple."""
    found = []
    for pair in pairs:
        a, b = sorted(pair)
        found.append(Tie(a, b, declared=True, introduced=False, together=0))
    return found


def club() -> list[dict[str, str]]:
    """Return the ties of the club, and the side that each of both members took when it split."""
    with KARATE.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def karate() -> list[Tie]:
    return ties((row["a"].zfill(2), row["b"].zfill(2)) for row in club())


def test_without_ties_there_is_no_community() -> None:
    assert circles([]) == Circles((), None, ())


def test_the_karate_club_is_parted_as_well_as_anybody_could() -> None:
    found = circles(karate())
    assert found.modularity is not None
    assert found.modularity >= Fraction("0.4197")
    assert sum(map(len, found.communities)) == 34
    assert found.bridges == ("01",)


def test_from_its_notes_the_karate_club_is_parted_as_it_split_but_for_one_member() -> None:
    knows: dict[str, list[str]] = defaultdict(list)
    sides: dict[str, str] = {}
    for row in club():
        knows[row["a"]].append(row["b"])
        sides |= {row["a"]: row["side_a"], row["b"]: row["side_b"]}
    notes = {id_: f"---\nname: Member {id_}\nknows: [{', '.join(knows[id_])}]\n---\n" for id_ in sides}
    archive = read({f"people/{id_}.md": note.encode() for id_, note in notes.items()})
    found = community(archive, date(1977, 1, 1))
    assert (len(archive.people), len(found.ties), archive.problems) == (34, 78, ())
    assert found.modularity is not None
    assert found.modularity >= Fraction("0.4197")
    took = [Counter(sides[member] for member in circle) for circle in found.communities]
    assert sum(sum(each.values()) - max(each.values()) for each in took) <= 1


def test_the_southern_women_are_two_circles_of_nine_by_events_alone() -> None:
    guests: dict[str, list[str]] = defaultdict(list)
    days = {}
    with WOMEN.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            guests[row["event"]].append(row["woman"])
            days[row["event"]] = parse_date(row["date"])
    names = sorted(set(chain(*guests.values())))
    archive = Archive(
        people={name: Person(id=name, path=name, name=name) for name in names},
        events={
            e: Event(id=e, path=e, title=e, date=days[e], there=tuple(those)) for e, those in guests.items()
        },
    )
    found = community(archive, date(1937, 1, 1))
    assert sum(len(one.encounters) for one in found.people.values()) == 89
    assert [{name.split()[0] for name in circle} for circle in found.communities] == [
        {"Evelyn", "Laura", "Theresa", "Brenda", "Charlotte", "Frances", "Eleanor", "Pearl", "Ruth"},
        {"Verne", "Myra", "Katherina", "Sylvia", "Nora", "Helen", "Dorothy", "Olivia", "Flora"},
    ]
    assert found.modularity is not None
    assert round(found.modularity, 3) == Fraction("0.183")


def test_two_triangles_with_one_link_are_two_communities_and_two_bridges() -> None:
    found = circles(ties(["ab", "bc", "ac", "cd", "de", "ef", "df"]))
    assert found.communities == (("a", "b", "c"), ("d", "e", "f"))
    assert found.modularity == Fraction(5, 14)
    assert found.bridges == ("c", "d")


def test_the_largest_community_comes_first_then_the_first_by_id() -> None:
    found = circles(ties(["ab", "cd", "ef", "eg", "fg"]))
    assert found.communities == (("e", "f", "g"), ("a", "b"), ("c", "d"))


@pytest.mark.parametrize(("together", "circles_found"), [(2, 2), (5, 1)])
def test_a_stronger_tie_weighs_more(together: int, circles_found: int) -> None:
    link = Tie("b", "c", declared=False, introduced=True, together=together)
    assert len(circles([*ties(["ab", "cd"]), link]).communities) == circles_found


def test_modularity_is_that_of_the_definition() -> None:
    edges = [(0, 1), (1, 2), (0, 2), (2, 3)]
    assert modularity([(0, 1, 2), (3,)], edges, [1, 1, 1, 1]) == Fraction(3, 4) - Fraction(7**2 + 1, 64)
    assert modularity([(0, 1, 2, 3)], edges, [1, 2, 3, 4]) == 0


def test_members_are_in_order_whatever_number_their_circle_has() -> None:
    assert in_order([7, 3, 3, 7, 1]) == in_order([0, 1, 1, 0, 2]) == ((0, 3), (1, 2), (4,))


def test_somebody_who_fits_as_well_in_two_circles_is_not_moved_for_ever() -> None:
    pairs = ["ac3", "af3", "bc3", "bf3", "bg2", "cd4", "ce2", "cf4", "cg2", "de2", "dg2", "ef2", "fg1"]
    found = circles([Tie(p[0], p[1], declared=False, introduced=False, together=int(p[2])) for p in pairs])
    assert found.modularity == Fraction(29, 726)


@pytest.mark.parametrize(("edges", "runs"), [(1, RUNS), (EFFORT // RUNS, RUNS), (EFFORT * 2, 1)])
def test_a_large_graph_is_tried_less_often(edges: int, runs: int) -> None:
    assert runs_for(edges) == runs


def test_chance_is_left_as_it_was() -> None:
    random.seed(7)
    before = random.getstate()
    circles(karate())
    assert random.getstate() == before


def test_the_order_of_hashes_makes_no_difference() -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); from test_communities import *; "
        "print(circles(karate()), circles(ties(['ab', 'bc', 'cd', 'de', 'ea'])))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", script, str(Path(__file__).parent)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


def test_nothing_loads_the_graph_library_before_there_is_a_graph() -> None:
    script = (
        "import sys; from datetime import date; from kinmap.archive.load import read; "
        "from kinmap.community.model import community; "
        "community(read({'people/a.md': b'---\\nname: A\\n---\\n'}), date(2026, 1, 1)); "
        "print('igraph' in sys.modules)"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    told = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, check=True)
    assert told.stdout.strip() == b"False"


def test_circles_that_are_found_aside_are_begun_before_anything_is_asked_of_them() -> None:
    archive, told = read({"people/a.md": b"---\nknows: [b]\n---", "people/b.md": b""}), []

    @contextmanager
    def aside(work: Callable[[], Circles]) -> Iterator[Callable[[], Circles]]:
        told.append("begun")

        def asked() -> Circles:
            told.append("asked")
            return work()

        yield asked

    found = community(archive, date(2026, 11, 1), aside=aside)
    assert told == ["begun", "asked"]
    assert found == community(archive, date(2026, 11, 1))
    assert found.communities == (("a", "b"),)
