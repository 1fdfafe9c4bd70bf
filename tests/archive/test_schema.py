"""The schema takes whatever the reader takes, and refuses what it refuses as far as a schema can."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from kinmap.archive.body import halves
from kinmap.archive.fields import EVENT_FIELDS, PERSON_FIELDS
from kinmap.archive.files import Role, decode, find, role
from kinmap.archive.load import read
from kinmap.archive.scaffold import PERSON, SITE
from kinmap.archive.schema import of_event, of_person, of_site
from kinmap.archive.sitefile import SETTINGS

ROOT = Path(__file__).parents[2]
SCHEMAS = {Role.PERSON: of_person(), Role.EVENT: of_event(), Role.SETTINGS: of_site()}
ARCHIVES = [ROOT, *sorted((ROOT / "tests" / "archives" / "conformance").iterdir())]


def core(value: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
    """Return a value as YAML 1.2 takes it, which editors go by: numbers, true and nothing are no texts."""
    if isinstance(value, dict):
        return {key: core(each) for key, each in value.items()}
    if isinstance(value, list):
        return [core(each) for each in value]
    if re.fullmatch(r"[-+]?[0-9]+", value):
        return int(value)
    if re.fullmatch(r"[-+]?[0-9]*\.[0-9]+", value):
        return float(value)
    return {"true": True, "false": False, "": None, "null": None, "~": None}.get(value, value)


def faults(of: dict[str, Any], text: str) -> list[str]:
    held = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - all of it stays text
    validator = jsonschema.Draft7Validator(of)
    return [each.message for each in validator.iter_errors(core(held) if held else None)]


def upper(text: str) -> str:
    where = halves(text)
    return text[where.start or 0 : where.end]


@pytest.mark.parametrize("folder", ARCHIVES, ids=lambda path: path.name)
def test_what_reads_well_is_right_by_the_schema_too(folder: Path) -> None:
    files = find(folder).files
    wrong = {problem.span.path for problem in read(files).problems if problem.is_error}
    for path, content in files.items():
        kind = role(path)
        if path in wrong or content is None or kind not in SCHEMAS:
            continue
        text = decode(path, content)[0]
        assert faults(SCHEMAS[kind], text if kind is Role.SETTINGS else upper(text)) == [], path


def test_what_a_new_archive_starts_with_is_right_and_so_are_its_examples() -> None:
    assert faults(of_person(), upper(PERSON)) == []
    assert faults(of_site(), SITE) == []
    for name, setting in SETTINGS.items():
        assert faults(of_site(), f"{name}: {setting.example}") == []
    for fields, schema in ((PERSON_FIELDS, of_person()), (EVENT_FIELDS, of_event() | {"required": []})):
        for name, field in fields.items():
            example = f"[{field.example}]" if "list of entries" in field.shape.value else field.example
            assert faults(schema, f"{name}: {example}") == []


@pytest.mark.parametrize(
    "line",
    [
        "name: [a, b]", "aliases: Anita", "contexts: [work]", "known: yesterday", "known: 2026-1",
        "every: soon", "intent: maybe", "birthday: 3 March", "contact: {fax: 1}", "private: perhaps",
        "place: [1, 2, 3]", "knows: {ana: 1}", "meetings: [coffee]",
        "meetings: [{date: 2026-01-01, where: x}]",
        "trust: {a: b}", "promises: [{note: no date}]", "life: 2026-01-01 win",
    ],
)  # fmt: skip
def test_what_the_reader_refuses_is_refused(line: str, files: Callable[[str], dict[str, bytes]]) -> None:
    assert any(it.is_error for it in read(files(f"people/ana.md:\n    {line}\n")).problems)
    assert faults(of_person(), line)


@pytest.mark.parametrize(
    "line",
    [
        "titel: x", "rhythm: {kin: often}", "rhythm: {friend: 4 weeks}", "hours: 5", "connection: {share: 2}",
        "answer: soon", "kinds: {regatta: on water}", "places: {Porto: here}", "goals: [many kin]",
        "fields: {geburtstag: born}", "colours: {kin: red}", "search: everything", "facets: Work",
    ],
)  # fmt: skip
def test_settings_that_the_reader_refuses_are_refused(line: str) -> None:
    assert any(it.is_error for it in read({"site.yml": f"{line}\n".encode()}).problems)
    assert faults(of_site(), line)


def test_words_are_taken_in_any_case_and_own_fields_as_they_are() -> None:
    assert faults(of_person(), "intent: Connect\nevery: 6 Weeks\nx-mine: {a: [1]}\nshoe size: 40") == []
    assert faults(of_site(), "goals: [5 Connections In charitable]\nkinds: {regatta: In Person 3h}") == []


def test_every_field_says_what_it_is_for() -> None:
    for schema, fields in ((of_person(), PERSON_FIELDS), (of_event(), EVENT_FIELDS), (of_site(), SETTINGS)):
        assert list(schema["properties"]) == list(fields)
        for name, told in schema["properties"].items():
            assert told["description"].startswith(fields[name].help)
