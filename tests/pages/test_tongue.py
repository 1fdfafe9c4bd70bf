from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, strategies as st
from markupsafe import Markup

from kinmap.archive.settings import Goal, GoalBy
from kinmap.dates import PartialDate
from kinmap.pages import words
from kinmap.pages.numerals import NUMERALS
from kinmap.pages.tongue import (
    LANGUAGES,
    Figure,
    filled,
    formed,
    per_tongue,
    say,
    say_in,
    say_n,
    speaking,
    spoken,
    tongue,
)
from kinmap.pages.wanted import title, wanted
from kinmap.pages.words import Length
from kinmap.text import Span

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("language", "n", "said"),
    [
        ("en", 16_312, "sixteen thousand three hundred and twelve"),
        ("de", 1, "ein"),
        ("de", 21, "einundzwanzig"),
        ("de", 101, "einhunderteins"),
        ("de", 16_312, "sechzehntausenddreihundertzwölf"),
        ("de", 2_000_001, "zwei Millionen eins"),
        ("pt", 22, "vinte e dois"),
        ("pt", 100, "cem"),
        ("pt", 105, "cento e cinco"),
        ("pt", 16_200, "dezasseis mil e duzentos"),
        ("fr", 21, "vingt et un"),
        ("fr", 71, "soixante et onze"),
        ("fr", 80, "quatre-vingts"),
        ("fr", 81, "quatre-vingt-un"),
        ("fr", 99, "quatre-vingt-dix-neuf"),
        ("fr", 200_000, "deux cent mille"),
        ("fr", 16_312, "seize mille trois cent douze"),
    ],
)
def test_each_language_spells_its_numbers(language: str, n: int, said: str) -> None:
    assert NUMERALS[language].spelt(n) == said


@pytest.mark.parametrize(
    ("language", "n", "how", "said"),
    [
        ("en", 0, "", "no"),
        ("en", 12, "", "twelve"),
        ("en", 13, "", "13"),
        ("en", 7, "d", "7"),
        ("en", 16_000, "c", "Sixteen thousand"),
        ("de", 16_000, "", "16.000"),
        ("de", 1, "einem", "einem"),
        ("de", 2, "einem", "zwei"),
        ("pt", 2, "f", "duas"),
        ("pt", 2, "m", "dois"),
        ("pt", 202, "cf", "Duzentas e duas"),
        ("fr", 1, "f", "une"),
        ("fr", 0, "f", "aucune"),
        ("fr", 16_000, "", "16\u202f000"),
    ],
)
def test_a_figure_is_a_word_digits_or_the_beginning_of_a_sentence(
    language: str, n: int, how: str, said: str
) -> None:
    with speaking(tongue(language)):
        assert format(Figure(n), how) == said


@pytest.mark.parametrize(
    ("written", "language"),
    [("de", "de"), ("pt-BR", "pt"), ("FR", "fr"), ("en-GB", "en"), ("sv", "en"), ("", "en")],
)
def test_a_tag_asks_for_a_language_that_there_is(written: str, language: str) -> None:
    assert spoken(written) == language


def test_languages_nest_and_end() -> None:
    with speaking(tongue("de")):
        with speaking(tongue("fr")):
            assert say("Monday") == "lundi"
        assert say("Monday") == "Montag"
    assert say("Monday") == "Monday"


def test_english_needs_no_catalogue() -> None:
    assert say("No such message, {name}.", name="Ana") == "No such message, Ana."
    assert say_in("nowhere", "No such message") == "No such message"
    assert say_n("one meeting", "{n} meetings", 3) == "three meetings"
    assert say_n("one meeting", "{n} meetings", 0, none="nothing") == "nothing"


def test_markup_in_a_message_stays_and_all_else_is_escaped() -> None:
    said = say("{who} < {other}", who=Markup("<b>Ana</b>"), other="<Rui>")
    assert isinstance(said, Markup)
    assert said == "<b>Ana</b> &lt; &lt;Rui&gt;"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Rui", "de Rui"),
        ("Ana", "d\u2019Ana"),
        ("Élise", "d\u2019Élise"),
        ("onze ans", "de onze ans"),
        ("", "de "),
        (Markup("<a>Ana</a>"), "d\u2019<a>Ana</a>"),
        (Markup("<a>Rui</a>"), "de <a>Rui</a>"),
    ],
)
def test_a_word_loses_its_vowel_before_another(name: str, said: str) -> None:
    assert filled("{name:de}", {"name": name}) == said


@given(
    st.sampled_from(["{a}", "{a}, {b}", "{b:c} and {a}", "{a:d} of {b}", "none"]),
    st.fixed_dictionaries({"a": st.integers(-1, 14), "b": st.text(max_size=5)})
    | st.fixed_dictionaries({"a": st.just("d"), "b": st.text(max_size=5)}),
)
def test_the_short_way_to_fill_in_is_the_plain_one(message: str, named: dict[str, object]) -> None:
    if "{a:d}" in message and isinstance(named["a"], str):
        named = {**named, "a": 3}
    plain = message.format(**{name: formed(it) for name, it in named.items()})
    assert filled(message, named) == plain


@given(
    st.sampled_from(["{a}{b}", "{a} & {b} {{b}}", "{b:de} < {a:c}", "{b:c}{a:d}"]),
    st.sampled_from([3, "<i>", Markup("<b>Ana</b>")]),
    st.sampled_from([Markup("<i>Ana</i>"), Markup("Rui"), Markup("onze")]),
)
def test_html_is_filled_in_as_markup_fills_it_in(message: str, a: object, b: Markup) -> None:
    if "{a:d}" in message and not isinstance(a, int):
        a = 7
    plain = Markup.escape(message).format(a=formed(a), b=formed(b))
    assert filled(message, {"a": a, "b": b}) == plain


def test_a_count_is_remembered_by_language() -> None:
    heard = []
    for language in ("en", "de", "en"):
        with speaking(tongue(language)):
            heard.append([say_n("one week", "{n} weeks", n) for n in (1, 2, 13)])
    assert heard == [
        ["one week", "two weeks", "13 weeks"],
        ["eine Woche", "zwei Wochen", "13 Wochen"],
        heard[0],
    ]


def test_a_name_cannot_speak_for_itself() -> None:
    assert say("{name}", name="{name.__class__}") == "{name.__class__}"


def test_what_is_remembered_is_remembered_by_language() -> None:
    @per_tongue(8)
    def weekday(n: int) -> str:
        return say(words.WEEKDAYS[n])

    heard = []
    for language in LANGUAGES:
        with speaking(tongue(language)):
            heard.append(weekday(0))
    assert heard == ["Monday", "Montag", "segunda-feira", "lundi"]


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (Length(1, "month"), "seit einem Monat"),
        (Length(7, "month"), "seit sieben Monaten"),
        (Length(3, "year"), "seit drei Jahren"),
    ],
)
def test_a_length_of_time_has_its_cases(length: Length, said: str) -> None:
    with speaking(tongue("de")):
        assert filled("seit {wait:dative}", {"wait": length}) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["since 3 October", "since May 2019", "since 2019"]),
        ("de", ["seit dem 3. Oktober", "seit Mai 2019", "seit 2019"]),
        ("pt", ["desde 3 de outubro", "desde maio de 2019", "desde 2019"]),
        ("fr", ["depuis le 3 octobre", "depuis mai 2019", "depuis 2019"]),
    ],
)
def test_a_date_is_told_as_far_as_it_was_written(language: str, said: list[str]) -> None:
    dates = [PartialDate(2026, 10, 3), PartialDate(2019, 5), PartialDate(2019)]
    with speaking(tongue(language)):
        assert [words.since(it, TODAY) for it in dates] == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "30 connections of The Larder"),
        ("de", "30 Verbindungen aus The Larder"),
        ("pt", "30 ligações de The Larder"),
        ("fr", "30 liens du groupe The Larder"),
    ],
)
def test_a_goal_is_said_in_the_language_and_its_name_as_written(language: str, said: str) -> None:
    goal = Goal("30 connections of The Larder", 30, False, GoalBy.GROUP, "The Larder", Span("site.yml", 1))
    with speaking(tongue(language)):
        assert wanted(goal) == said


def test_a_goal_as_a_title_begins_with_a_word() -> None:
    goal = Goal("30 kin", 30, True, None, "", Span("site.yml", 1))
    assert title(goal) == "Thirty kin"
    with speaking(tongue("de")):
        assert title(goal) == "Dreißig ganz nahe Menschen"
