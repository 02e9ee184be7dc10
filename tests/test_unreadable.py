"""Files that are no text, and documents that are no plan or no settings: what is said of them, and what to do."""

from pathlib import Path

import pytest
from plan_repository import PlanRepository, shown

from planaudit.documents.forked import can_fork
from planaudit.documents.load import read_portfolio
from planaudit.documents.reading import begin_reading
from planaudit.documents.root import find_folder_in_its_place, find_portfolio_file


@pytest.mark.parametrize(
    ("text", "finding", "help_"),
    [
        (
            b"\x89PNG\r\n",
            "plans/a.yaml:1:1 error SCH001 -: the file is not UTF-8: byte 0",
            "save it as a text file in UTF-8, without anything but YAML in it",
        ),
        (
            "id: a\ntitle: Blåbær\n".encode("latin-1"),
            "plans/a.yaml:1:1 error SCH001 -: the file is not UTF-8: byte 15",
            "save it as a text file in UTF-8, without anything but YAML in it",
        ),
        (
            b"id: b\ntitle: B\nkind: temaplan\n---\nid: a\ntitle: '\\'\nx-a: \"\\ud800x\"\nkind: temaplan\n",
            "plans/a.yaml:7:6 error SCH001 a: the character U+D800 is not allowed in YAML",
            "remove it, and save the file as UTF-8 text",
        ),
        (
            b"bare tekst\n",
            "plans/a.yaml:1:1 error SCH002 -: a plan must be a mapping of keys to values",
            "write id:, title: and kind:",
        ),
        (
            b"id: b\ntitle: B\nkind: temaplan\n---\nid: a\nx-a: *utsikt\n",
            "plans/a.yaml:6:6 error SCH001 a: the alias *utsikt names an anchor that is not set above",
            "write the document more plainly",
        ),
        (
            b"id: b\ntitle: B\nkind: temaplan\n---\nid: a\nx-a: !dato 2024\n",
            "plans/a.yaml:6:6 error SCH001 a: the tag !dato is not one of YAML's own",
            "remove the tag; planaudit reads plain values only",
        ),
    ],
)
def test_a_file_or_document_that_is_no_plan(text: bytes, finding: str, help_: str, tmp_path: Path) -> None:
    report = PlanRepository(tmp_path, {"plans/a.yaml": text}).audit("SCH")

    assert [(f"{shown(found)}: {found.message}", found.help) for found in report.findings] == [(finding, help_)]


def test_settings_are_one_document(tmp_path: Path) -> None:
    repository = PlanRepository(tmp_path, {"planaudit.yaml": "municipality: {name: F}\n---\nmunicipality: {name: G}\n"})

    file = read_portfolio(repository.root / "planaudit.yaml")

    assert file.portfolio is None
    (problem,) = file.document.problems
    assert (problem.rule, problem.message, problem.help, problem.at) == (
        "invalid-field",
        "planaudit.yaml holds more than one document",
        "keep the first, without «---»",
        file.document.at,
    )


def test_the_nearest_settings_upwards_are_found(tmp_path: Path) -> None:
    for name in ("planaudit.yaml", "nede/planaudit.yml", "nede/plans/a.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()

    found = [find_portfolio_file(tmp_path / at) for at in (".", "nede", "nede/plans", "nede/plans/a.yaml")]

    assert found == [tmp_path / "planaudit.yaml", *[tmp_path / "nede/planaudit.yml"] * 3]


def test_a_folder_named_like_the_settings_is_told_from_none(tmp_path: Path) -> None:
    (tmp_path / "planaudit.yaml").mkdir()
    (tmp_path / "plans").mkdir()

    assert find_portfolio_file(tmp_path / "plans") is None
    assert find_folder_in_its_place(tmp_path / "plans") == tmp_path / "planaudit.yaml"
    assert find_folder_in_its_place(tmp_path.parent) is None


def test_a_repository_is_read_ahead_from_any_path_in_it(tmp_path: Path) -> None:
    repository = PlanRepository(tmp_path / "register", {"plans/a.yaml": "{id: a, title: A, kind: temaplan}\n"})

    begun = begin_reading(repository.root / "plans" / "a.yaml")

    assert begun is not None
    assert (begun.portfolio_file, begun._child is not None) == (repository.root / "planaudit.yaml", can_fork())
    assert [file.path for file in begun.files()] == ["plans/a.yaml"]
    assert begin_reading(tmp_path) is None
    assert begin_reading(repository.root / "borte") is None
    assert begin_reading(Path("\0")) is None
