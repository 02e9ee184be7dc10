"""How a document is written: the same keys as it is read with, and the very characters of every value."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from planaudit.documents.read_file import documents_of
from planaudit.documents.written import Written, WrittenFile
from planaudit.findings.location import Key

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").rglob("*.yaml"))
Keys = tuple[Key, ...]


def written(text: str) -> list[dict[Keys, str]]:
    """Of each document the text of every value, by the keys that lead to it."""
    return [dict(_texts(root, (), text)) for root in WrittenFile(text).documents()]


def _texts(value: Written, keys: Keys, text: str) -> Iterator[tuple[Keys, str]]:
    yield keys, text[value.start : value.end]
    for part in value.parts or ():
        yield from _texts(part, (*keys, part.key), text)


def ways(value: Any, keys: Keys = ()) -> Iterator[Keys]:
    """The keys that lead to every part of a value that was read."""
    yield keys
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in items:
        yield from ways(part, (*keys, key))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: "/".join(path.parts[-3:]))
def test_an_example_is_written_with_the_keys_that_it_is_read_with(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    read = [document.value for document in documents_of(path.name, text)]

    # What the municipality keeps for itself, under `x-`, is not read, but stands there.
    own = [{keys for keys in document if keys and str(keys[0]).startswith("x-")} for document in written(text)]
    assert [set(document) for document in written(text)] == [
        set(ways(value)) | kept for value, kept in zip(read, own, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("id: a\n", {("id",): "a"}),
        ("amounts: {2026: 1, '2027': 2, 2028-: 3, 10-år: 4}", {
            ("amounts", 2026): "1", ("amounts", "2027"): "2", ("amounts", "2028-"): "3", ("amounts", "10-år"): "4",
        }),
        ("true: 1\nNei: 2\n'12': 3\n", {("true",): "1", ("Nei",): "2", ("12",): "3"}),
        ("a\u030a: 1\n", {("å",): "1"}),
        ("goals:\n  - id: M1\n    title: 'Å: en'\n  - {id: M2, title: \"to\"}\n", {
            ("goals", 0, "id"): "M1", ("goals", 0, "title"): "'Å: en'", ("goals", 1, "title"): '"to"',
            ("goals", 1): '{id: M2, title: "to"}', ("goals", 0): "id: M1\n    title: 'Å: en'",
        }),
        ("summary: |\n  en  \n  to\n\nid: a\n", {("summary",): "|\n  en  \n  to", ("id",): "a"}),
        ("parent: &p b\nrelates_to: [*p]\n", {("parent",): "&p b", ("relates_to", 0): "*p"}),
        ("# bare\n---\nid: b # her\n", {("id",): "b"}),
    ],
)  # fmt: skip
def test_every_value_has_its_own_characters(text: str, values: dict[Keys, str]) -> None:
    (document,) = written(text)

    assert {keys: document.get(keys) for keys in values} == values


def test_documents_of_one_file_are_found_by_a_character_of_theirs() -> None:
    text = "# først\nid: a\n---\nid: b\n---\nid: c\n"
    file = WrittenFile(text)

    found = {name: file.document(text.index(f"id: {name}")) for name in "abc"}

    assert {name: text[root.start : root.end] for name, root in found.items() if root} == {
        "a": "id: a", "b": "id: b", "c": "id: c",
    }  # fmt: skip
    assert [text[root.start : root.end] for root in file.documents()] == ["id: a", "id: b", "id: c"]
    assert file.document(0) is None


@pytest.mark.parametrize(
    "text", ["id: [\n", "a: {b: c\n", "? [a]\n: b\n", "id: 'a\n"], ids=["a list", "a mapping", "a key", "quotes"]
)
def test_what_cannot_be_read_has_no_written_parts(text: str) -> None:
    assert written(text) == []
    assert [set(document) for document in written(f"id: a\n---\n{text}")] == [{(), ("id",)}]


@pytest.mark.parametrize("deep", [40, 400])
def test_what_is_nested_too_deep_is_not_edited(deep: int) -> None:
    text = "a: " + "[" * deep + "1" + "]" * deep + "\n"

    read = [not document.problems for document in documents_of("a.yaml", text)]

    assert bool(written(text)) is read[0]


def test_what_only_the_patient_parser_accepts_is_written_too() -> None:
    (document,) = written("id: a\nrelates_to: [b, :c]\n")

    assert (document[("relates_to", 0)], document[("relates_to", 1)]) == ("b", ":c")
    assert set(document) == {(), ("id",), ("relates_to",), ("relates_to", 0), ("relates_to", 1)}
