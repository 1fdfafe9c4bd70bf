from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from kinmap.archive.fields import PERSON_FIELDS
from kinmap.archive.ledgers import Channel
from kinmap.archive.settings import FACETS, KINDS, RHYTHM, GoalBy, Kind, Searched, Settings, Threshold
from kinmap.archive.sitefile import SETTINGS, read_settings
from kinmap.problems import Problem
from kinmap.text import Span


def settings(text: str) -> Settings:
    found, problems = read_settings("site.yml", text)
    assert not problems
    return found


def wrong(text: str) -> tuple[Settings, Problem]:
    found, (problem,) = read_settings("site.yml", text)
    return found, problem


def place(problem: Problem) -> tuple[str, int, int]:
    return problem.code, problem.span.line, problem.span.column


@pytest.mark.parametrize("text", ["", "\n", "# nothing yet\n", "---\n", "title:\nrhythm:\ngoals:\n"])
def test_nothing_said_is_all_defaults(text: str) -> None:
    assert settings(text) == Settings()


def test_the_defaults_are_those_of_the_format() -> None:
    default = settings("")
    assert default.rhythm == {"kin": 28, "connection": 56, "possible": 84}
    assert default.connection == (180, 5, 4, 2, Fraction(1, 5))
    assert (default.answer, default.hours, default.language) == (14, None, "en")
    assert default.facets == ("Work", "Family", "Interests", "Values", "Hopes", "Worries")


@pytest.mark.parametrize("name", SETTINGS)
def test_the_example_of_each_setting_can_be_pasted(name: str) -> None:
    assert isinstance(settings(f"{name}: {SETTINGS[name].example}\n"), Settings)


def test_there_is_a_row_for_every_value() -> None:
    assert list(SETTINGS) == list(Settings.__dataclass_fields__)


def test_texts_stay_what_was_written() -> None:
    found = settings("title: Ana's archive\nme: No\nlanguage: pt-BR\ntimezone: Europe/Lisbon\n")
    assert (found.title, found.me, found.language) == ("Ana's archive", "No", "pt-BR")
    assert found.timezone == "Europe/Lisbon"


def test_lines_that_fence_the_settings_are_none_of_them() -> None:
    assert settings("---\nme: Carla\n---\n").me == "Carla"


def test_a_stage_left_out_has_no_rhythm() -> None:
    assert settings("rhythm: {kin: 1 week, known: 1 year}").rhythm == {"kin": 7, "known": 365}
    assert settings("rhythm: {kin: never, possible: 3 months, connection: }").rhythm == {"possible": 90}
    assert settings("rhythm: {}").rhythm == {}


def test_a_rhythm_that_cannot_be_read_keeps_its_default() -> None:
    found, problem = wrong("rhythm: {kin: four weeks, connection: 9 weeks}")
    assert found.rhythm == {"kin": 28, "connection": 63}
    assert place(problem) == ("rhythm", 1, 15)
    assert problem.fix == "write a whole number and a unit, for example kin: 4 weeks"


@pytest.mark.parametrize("length", ["0 days", "-1 week", "4", "weeks", "1.5 weeks", "never", "9999999 days"])
def test_an_answer_is_a_length_of_days(length: str) -> None:
    found, problem = wrong(f"answer: {length}")
    assert found.answer == 14
    assert place(problem) == ("rhythm", 1, 9)


@pytest.mark.parametrize(
    ("written", "hours"),
    [("5", 5), ("2.5", Fraction(5, 2)), ("0.1", Fraction(1, 10)), (".5", Fraction(1, 2))],
)
def test_hours_are_exact(written: str, hours: Fraction) -> None:
    assert settings(f"hours: {written} per week").hours == hours


@pytest.mark.parametrize(
    ("written", "number"), [("five per week", "5"), ("7", "7"), ("-2 per week", "2"), ("2.5 a week", "2.5")]
)
def test_hours_that_are_none_come_with_a_line_to_paste(written: str, number: str) -> None:
    found, problem = wrong(f"hours: {written}")
    assert found.hours is None
    assert place(problem) == ("setting", 1, 8)
    assert problem.fix == f"write hours: {number} per week"


def test_each_threshold_stands_for_itself() -> None:
    found = settings("connection:\n  days: 0\n  share: 0.35\n")
    assert found.connection == Threshold(days=0, share=Fraction(7, 20))
    assert settings("connection: {share: 1, meetings: 007}").connection == Threshold(
        meetings=7, share=Fraction(1)
    )


@pytest.mark.parametrize(
    "line",
    [
        "days: -1",
        "days: 3.0",
        "days: 60 days",
        "acts: ٣",
        "months: 9999999999",
        "share: 1.01",
        "share: 20%",
        "share: 1e-1",
        "share: -0.1",
        "share: " + "9" * 5000,
        "meetings: " + "1" * 5000,
    ],
)
def test_a_threshold_that_is_none_keeps_its_default(line: str) -> None:
    found, problem = wrong(f"connection:\n  {line}\n")
    assert found.connection == Threshold()
    assert place(problem) == ("setting", 2, line.index(":") + 5)
    assert len(problem.message) < 100


def test_facets_are_in_the_owners_order_each_once() -> None:
    assert settings("facets: [House, Garden, House]").facets == ("House", "Garden")
    assert settings("facets: []").facets == ()


def test_facets_that_are_no_list_are_read_as_far_as_they_can_be() -> None:
    assert wrong("facets: Work")[0].facets == ("Work",)
    found, problem = wrong("facets: {Work: yes}")
    assert found.facets == FACETS
    assert place(problem) == ("type", 1, 9)


def test_kinds_are_added_to_those_that_there_are() -> None:
    found = settings("kinds: {Regatta: in  person 3h, postcard: Written, radio: voice 20m}").kinds
    assert found == KINDS | {
        "regatta": Kind(Channel.IN_PERSON, 180),
        "postcard": Kind(Channel.WRITTEN, 6),
        "radio": Kind(Channel.VOICE, 20),
    }


def test_a_kind_may_count_other_hours_than_it_did() -> None:
    assert settings("kinds: {dinner: in person 3h}").kinds["dinner"].minutes == 180


@pytest.mark.parametrize("name", ["by", "With", "me", "2h", "2026", "two words", "'[[x'", "'a:'"])
def test_a_kind_is_a_word_that_means_nothing_else(name: str) -> None:
    found, problem = wrong(f"kinds:\n  {name}: voice\n")
    assert found.kinds == KINDS
    assert place(problem) == ("setting", 2, 3)


@pytest.mark.parametrize("written", ["boat", "in person 0h", "voice soon", "voice 1h 2h", "3h"])
def test_a_kind_has_a_channel_and_perhaps_a_duration(written: str) -> None:
    found, problem = wrong(f"kinds: {{regatta: {written}, radio: voice}}")
    assert found.kinds == KINDS | {"radio": Kind(Channel.VOICE, 30)}
    assert place(problem) == ("setting", 1, 18)


def test_a_kind_with_nothing_after_it_is_as_if_it_were_not_there() -> None:
    assert settings("kinds: {regatta: }").kinds == KINDS


def test_places_are_latitude_and_longitude() -> None:
    found = settings("places: {Vézelay: [47.46, 3.75], South Pole: [-90, +180]}").places
    assert found == {"Vézelay": (47.46, 3.75), "South Pole": (-90.0, 180.0)}


@pytest.mark.parametrize(
    "written", ["[91, 0]", "[0, 180.5]", "[38.72]", "[1, 2, 3]", "'38.72, -9.14'", "[a, b]"]
)
def test_a_place_off_the_globe_is_left_out(written: str) -> None:
    found, problem = wrong(f"places: {{Lisbon: {written}, Porto: [41.15, -8.61]}}")
    assert found.places == {"Porto": (41.15, -8.61)}
    assert place(problem) == ("setting", 1, 18)
    assert problem.fix == "write Lisbon: [38.72, -9.14]"


def test_one_name_in_two_cases_is_given_twice() -> None:
    found, problem = wrong("places: {Lisbon: [1, 2], LISBON: [3, 4]}")
    assert found.places == {"Lisbon": (1.0, 2.0)}
    assert place(problem) == ("duplicate-field", 1, 26)


def test_goals_say_how_many_of_whom() -> None:
    text = (
        "goals:\n  - 12 kin\n  - 1 Connection\n  - 5 connections In Charitable\n  - 0 kin of Reading Group\n"
    )
    kin, one, charitable, group = settings(text).goals
    assert (kin.written, kin.want, kin.kin, kin.by, kin.span) == (
        "12 kin",
        12,
        True,
        None,
        Span("site.yml", 2, 5),
    )
    assert (one.want, one.kin) == (1, False)
    assert (charitable.by, charitable.of) == (GoalBy.CONTEXT, "Charitable")
    assert (group.by, group.of, group.want) == (GoalBy.GROUP, "Reading Group", 0)


def test_a_goal_takes_all_words_after_at_and_tagged() -> None:
    at, tagged = settings("goals: [3 kin at Vila Nova de Gaia, 4 connections tagged in the open]").goals
    assert (at.by, at.of) == (GoalBy.PLACE, "Vila Nova de Gaia")
    assert (tagged.by, tagged.of) == (GoalBy.TAG, "in the open")


@pytest.mark.parametrize(
    "goal", ["kin", "-1 kin", "2 friends", "2 kin near Porto", "2.5 kin", "9999999999 kin", "1 kin at"]
)
def test_what_is_no_goal_is_left_out(goal: str) -> None:
    found, problem = wrong(f"goals:\n  - {goal}\n  - 2 kin\n")
    assert [each.written for each in found.goals] == ["2 kin"]
    assert place(problem) == ("setting", 2, 5)


def test_a_goal_in_no_context_names_the_nearest() -> None:
    assert wrong("goals: [1 kin in charitible]")[1].fix == "did you mean `charitable`?"
    fix = wrong("goals: [1 kin in charitable at Porto]")[1].fix
    assert fix == "write professional, personal, social or charitable"


def test_own_names_stand_for_known_fields() -> None:
    assert settings("fields: {birthdate: birthday, met-on: known}").fields == {
        "birthdate": "birthday",
        "met-on": "known",
    }


@pytest.mark.parametrize(
    ("written", "column", "fix"),
    [
        ("born: birthdya", 16, "did you mean `birthday`?"),
        ("born: shoes", 16, "write the name of a field that kinmap knows"),
        ("name: how", 10, "take this line out"),
    ],
)
def test_a_field_that_nobody_knows_maps_nothing(written: str, column: int, fix: str) -> None:
    found, problem = wrong(f"fields: {{{written}}}")
    assert (found.fields, place(problem), problem.fix) == ({}, ("setting", 1, column), fix)


@pytest.mark.parametrize("known", PERSON_FIELDS)
def test_every_field_may_have_an_own_name(known: str) -> None:
    assert settings(f"fields: {{my own: {known}}}").fields == {"my own": known}


def test_colours_are_hexadecimal() -> None:
    assert settings("colours: {kin: '#ABC', paper: \"#fdfbf7\"}").colours == {
        "kin": "#abc",
        "paper": "#fdfbf7",
    }


def test_a_colour_in_words_is_none() -> None:
    assert place(wrong("colours: {kin: red}")[1]) == ("setting", 1, 16)


def test_a_colour_without_quotes_is_not_lost_in_silence() -> None:
    found, problem = wrong("colours:\n  ink: #123456\n  kin:\n")
    assert not found.colours
    assert place(problem) == ("setting", 2, 3)
    assert problem.fix == 'write ink: "#123456"'


@pytest.mark.parametrize("zone", ["Lisbon", "europe/lisbon", "Europe/Lisbonn"])
def test_a_time_zone_that_is_none_comes_with_the_nearest(zone: str) -> None:
    found, problem = wrong(f"timezone: {zone}")
    assert found.timezone == ""
    assert (place(problem), problem.fix) == (("setting", 1, 11), "write timezone: Europe/Lisbon")


@pytest.mark.parametrize("zone", ["../etc/passwd", "/etc/passwd", "Europe", "x" * 5000, "'a\\0b'", '"a\\0b"'])
def test_a_time_zone_leads_nowhere_else(zone: str) -> None:
    found, problem = wrong(f"timezone: {zone}")
    assert (found.timezone, problem.code) == ("", "setting")


def test_a_language_is_a_tag() -> None:
    assert place(wrong("language: português")[1]) == ("setting", 1, 11)


def test_a_setting_that_nobody_knows_names_the_nearest() -> None:
    found, problem = wrong("titel: Ana\nme: Carla\n")
    assert found.me == "Carla"
    assert place(problem) == ("unknown-field", 1, 1)
    assert problem.fix == "did you mean `title`?"


@pytest.mark.parametrize(
    ("text", "column"),
    [("rhythm: {kim: 2 weeks}", 10), ("connection: {day: 3}", 14), ("colours: {inc: '#123'}", 11)],
)
def test_an_unknown_name_within_a_setting_is_an_error(text: str, column: int) -> None:
    problem = wrong(text)[1]
    assert place(problem) == ("unknown-field", 1, column)
    assert problem.fix


@pytest.mark.parametrize("name", ["rhythm", "connection", "kinds", "places", "fields", "colours"])
@pytest.mark.parametrize("written", ["one text", "[a list]"])
def test_values_by_name_are_wanted(name: str, written: str) -> None:
    found, problem = wrong(f"{name}: {written}")
    assert place(problem) == ("type", 1, len(name) + 3)
    assert getattr(found, name) == getattr(Settings(), name)


@pytest.mark.parametrize("name", ["title", "me", "language", "timezone", "hours", "answer", "search"])
def test_one_text_is_wanted(name: str) -> None:
    found, problem = wrong(f"{name}: {{a: b}}")
    assert place(problem) == ("type", 1, len(name) + 3)
    assert getattr(found, name) == getattr(Settings(), name)


@pytest.mark.parametrize("text", ["- title", "just a text"])
def test_settings_are_by_name(text: str) -> None:
    found, problem = wrong(text)
    assert (found, place(problem)) == (Settings(), ("type", 1, 1))


def test_a_rhythm_of_no_known_stage_leaves_the_table_as_it_is_written() -> None:
    assert wrong("rhythm: {listed: 2 weeks}")[0].rhythm == {}
    assert Settings().rhythm == RHYTHM


def test_search_looks_through_all_unless_it_is_told_names() -> None:
    assert settings("").search is Searched.ALL
    assert settings("search: Names\n").search is Searched.NAMES
    found, problem = wrong("search: nams")
    assert found.search is Searched.ALL
    assert (place(problem), problem.fix) == (("setting", 1, 9), "write search: names")


SCRAP = st.text(alphabet="0123456789.-+#:[]{}, kinat'\"", max_size=25)


@given(st.sampled_from(sorted(SETTINGS)), SCRAP)
def test_no_value_is_too_odd_to_be_read(name: str, scrap: str) -> None:
    text = f"{name}: {scrap}\n"
    found, problems = read_settings("site.yml", text)
    assert all(1 <= each.span.line <= text.count("\n") + 1 for each in problems)
    assert isinstance(found, Settings)
