from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from kinmap.pages.noted import Line
from kinmap.pages.search import Found
from kinmap.site.search import LINES_FULL, SIGNS, WORDS_FULL, index, shards

Note = tuple[Found, list[Line]]


def note(label: str, *said: str) -> Note:
    return Found(label, f"people/{label}.html", 0, "known"), list(map(Line, said))


def indexed(notes: Sequence[Note], said: dict[str, str] | None = None) -> dict[str, bytes]:
    """Return the scripts of notes, and of a group, which has none."""
    found = [*(it for it, _ in notes), Found("Choir", "groups/choir.html", 6, "group")]
    return index(found, said or {}, shards([lines for _, lines in notes], len(found)))


def held(files: dict[str, bytes], name: str) -> list[object]:
    """Return what a script hands to the search."""
    text = files[f"search/{name}.js"].decode()
    assert text.startswith("kinmap.found(")
    assert text.endswith(");\n")
    read: list[object] = json.loads(f"[{text[len('kinmap.found(') : -3]}]")
    return read


def head(files: dict[str, bytes]) -> dict[str, Any]:
    first = held(files, "names")[1]
    assert isinstance(first, dict)
    return first


def postings(files: dict[str, bytes]) -> dict[str, list[int]]:
    """Return the numbers of the notes that each word is in, from all shards."""
    wide = head(files)["width"]
    found = {}
    for n in range(len(head(files)["words"])):
        for row in str(held(files, f"words-{n}")[2]).split("\n")[1:]:
            word, numbers = row.split(" ")
            found[word] = [number(numbers[at : at + wide]) for at in range(0, len(numbers), wide)]
    return found


def number(signs: str) -> int:
    total = 0
    for sign in signs:
        total = total * len(SIGNS) + SIGNS.index(sign)
    return total


def test_a_word_leads_to_all_notes_that_have_it() -> None:
    files = indexed([note("ana", "The bread, the job."), note("bo"), note("cy", "Bread!")])
    assert postings(files) == {"the": [0], "bread": [0, 2], "job": [0]}
    assert held(files, "lines-0")[2] == ["\t\tThe bread, the job.", "", "\t\tBread!", ""]


def test_numbers_are_wide_enough_for_everybody() -> None:
    many = [note(f"p{n}", f"word{n % 7}") for n in range(4200)]
    found = postings(indexed(many))
    assert found["word3"] == list(range(3, 4200, 7))


def test_shards_are_full_and_in_order() -> None:
    many = [note(f"p{n}", *(f"w{n:x}x{k:x} lorem" for k in range(80))) for n in range(400)]
    files = indexed(many)
    firsts = head(files)["words"]
    assert len(firsts) > 1
    assert all(a < b for a, b in pairwise(firsts))
    sizes = [len(str(held(files, f"words-{n}")[2])) for n in range(len(firsts))]
    assert all(WORDS_FULL / 2 < size < WORDS_FULL * 3 for size in sizes[:-1])
    starts = head(files)["lines"]
    for n, (start, end) in enumerate(pairwise(starts)):
        shard = held(files, f"lines-{n}")[2]
        assert isinstance(shard, list)
        assert len(shard) == end - start
        assert sum(map(len, shard)) >= LINES_FULL


def test_names_alone_have_neither_words_nor_lines() -> None:
    assert list(indexed([note("ana")])) == ["search/names.js"]


def test_a_name_stays_on_its_line_and_is_no_markup() -> None:
    files = indexed([note("a\n\tb</script>")])
    assert head(files)["rows"].split("\n")[0] == "a b</script>\tpeople/a b</script>\t0\tknown"
    assert b"</script>" not in files["search/names.js"]


def test_the_same_notes_make_the_same_bytes() -> None:
    notes = [note("ana", "zebra apple mango"), note("bo", "apple")]
    assert indexed(notes, {"a": "b"}) == indexed(list(notes), {"a": "b"})
