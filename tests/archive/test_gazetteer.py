import gzip

import pytest
from hypothesis import given, strategies as st

from kinmap.archive.gazetteer import TOWNS, Gazetteer, Town, gazetteer, name_key, rivals, slips
from kinmap.archive.load import read
from kinmap.text import distance

HERE = Gazetteer(
    towns=[
        b"Lisbon\tPT\t38.73\t-9.15\t517802",
        b"Porto\tPT\t41.15\t-8.61\t252687",
        b"Nehe\tCN\t48.48\t124.83\t900000",
        "Évora\tPT\t38.57\t-7.91\t55620".encode(),
        b"Porto\tES\t42.16\t-6.9\t15100",
    ],
    names=[b"evora\t3", b"lisboa\t0", b"lisbon\t0", b"nehe\t2", b"porto\t1 2 4"],
)


def names(name: str, of: Gazetteer = HERE) -> list[tuple[str, str]]:
    return [(town.name, town.country) for town in of.find(name)]


def test_a_town_says_where_it_is_and_how_large() -> None:
    assert HERE.find("Lisbon") == (Town("Lisbon", "PT", 38.73, -9.15, 517802),)


@pytest.mark.parametrize("name", ["Lisbon", "LISBOA", " lisboa "])
def test_a_town_is_found_in_other_languages_and_cases(name: str) -> None:
    assert names(name) == [("Lisbon", "PT")]


@pytest.mark.parametrize("name", ["Évora", "Evora", "E\N{COMBINING ACUTE ACCENT}VORA"])
def test_accents_may_be_left_out(name: str) -> None:
    assert names(name) == [("Évora", "PT")]


def test_towns_of_the_very_name_come_first_then_the_largest() -> None:
    assert names("Porto") == [("Porto", "PT"), ("Porto", "ES"), ("Nehe", "CN")]


@pytest.mark.parametrize("name", ["", " ", "…", "Lisb", "Lisbon, Portugal", "zzz", "\t0", "a\nb"])
def test_what_is_no_town_is_not_found(name: str) -> None:
    assert HERE.find(name) == ()


@pytest.mark.parametrize("slip", ["Lisbonn", "Lsibon", "Lisban", "isbon"])
def test_a_slip_finds_the_nearest(slip: str) -> None:
    assert HERE.nearest(slip) == "Lisbon"


@pytest.mark.parametrize("name", ["", "Poto", "Vale de Nenhures", "Porto" * 100_000])
def test_what_is_near_to_nothing_or_too_short_finds_none(name: str) -> None:
    assert HERE.nearest(name) is None


@given(st.text(alphabet="abcé ", max_size=6))
def test_a_slip_is_one_edit_away(word: str) -> None:
    assert all(distance(word, slip, 2) <= 1 for slip in slips(word))


@given(st.text(max_size=8))
def test_a_key_is_its_own_key(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


@pytest.mark.parametrize(
    ("name", "town"),
    [
        ("Lisboa", "Lisbon"),
        ("Köln", "Köln"),
        ("Cologne", "Köln"),
        ("Genève", "Geneva"),
        ("Tromso", "Tromsø"),
        ("Łódź", "Łódź"),
        ("Lodz", "Łódź"),
        ("東京", "Tokyo"),
        ("Москва", "Moscow"),
        ("Αθήνα", "Athens"),
        ("الرباط", "Rabat"),
        ("서울", "Seoul"),
        ("Saint Etienne", "Saint-Étienne"),
    ],
)
def test_the_worlds_towns_are_known_by_their_names(name: str, town: str) -> None:
    assert gazetteer().find(name)[0].name == town


def test_the_largest_of_several_comes_first() -> None:
    first, second, *_ = gazetteer().find("Paris")
    assert (first.country, second.country) == ("FR", "US")


def test_the_file_is_sorted_small_and_names_its_source() -> None:
    assert gazetteer().names == sorted(gazetteer().names)
    assert TOWNS.stat().st_size < 1_200_000
    assert gzip.decompress(TOWNS.read_bytes()).startswith(b"# ")
    assert b"GeoNames (https://www.geonames.org), CC BY 4.0" in gzip.decompress(TOWNS.read_bytes())[:120]


def test_every_town_can_be_read() -> None:
    towns = [gazetteer().find(line.split(b"\t")[0].decode()) for line in gazetteer().towns[::100]]
    assert all(found for found in towns)
    assert all(abs(town.latitude) <= 90 and abs(town.longitude) <= 180 for found in towns for town in found)


def test_a_name_may_mean_several_towns_unless_one_is_far_larger() -> None:
    def countries(name: str) -> list[str]:
        return [town.country for town in rivals(name, gazetteer().find(name))]

    assert countries("Brest") == ["BY", "FR"]
    assert countries("Paris") == []
    assert countries("Nenhures") == []


def test_a_name_of_several_towns_is_warned_of_once_with_the_choices() -> None:
    note = b"---\nname: A\nplace: Brest\n---\n"
    (problem,) = read({"people/a.md": note, "people/b.md": note}).problems
    assert (problem.code, problem.is_error, problem.span.line) == ("place", False, 3)
    assert problem.message == "2 towns are called `Brest`; the one in BY is taken"
    assert "{Brest: [48.39, -4.49]} in FR" in (problem.fix or "")


def test_site_yml_settles_which_town_it_is() -> None:
    note = b"---\nname: A\nplace: Brest\n---\n"
    assert read({"people/a.md": note, "site.yml": b"places: {brest: [48.39, -4.49]}\n"}).problems == ()
