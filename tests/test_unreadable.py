"""Files that are no text, and documents that are no plan or no settings: what is said of them, and what to do."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from plan_repository import PlanRepository, shown

from planaudit.documents import read_file, reading
from planaudit.documents.discover import Discovery
from planaudit.documents.forked import can_fork
from planaudit.documents.load import read_portfolio
from planaudit.documents.reading import begin_reading
from planaudit.documents.root import find_bare_repository, find_folder_in_its_place, find_portfolio_file
from planaudit.findings import Bare


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
    assert begin_reading(repository.root / "plans", guessed=begun) is begun
    assert begin_reading(tmp_path, guessed=begun) is None
    assert begin_reading(repository.root / "borte") is None
    assert begin_reading(Path("\0")) is None


def test_a_folder_that_cannot_be_opened_is_told_of_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = PlanRepository(tmp_path, dict.fromkeys(("plans/a.yaml", "plans/stengt/b.yaml", "plans/tom/c.yaml"), "")).root
    scandir = os.scandir

    def guarded(path: Path) -> Iterator[os.DirEntry[str]]:
        if path.name == "stengt":
            raise PermissionError(errno.EACCES, "Permission denied")
        if path.name == "tom":
            raise OSError("what nobody has a number for")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    discovery = Discovery(root, ["plans/**/*.yaml"])

    assert discovery.files == ["plans/a.yaml"]
    assert [(problem.rule, problem.message, problem.values, problem.key) for problem in discovery.problems] == [
        ("skipped-file", "the folder cannot be opened: {reason}", {"reason": Bare(reason)}, (path,))
        for path, reason in [
            ("plans/stengt", "Permission denied"),
            ("plans/tom", "what nobody has a number for"),
        ]
    ]
    assert {problem.help for problem in discovery.problems} == {"give the user who runs planaudit the right to read it"}


def test_links_inside_are_followed_but_never_round_in_a_ring(tmp_path: Path) -> None:
    files = {"plans/a.yaml": "", "arkiv/b.yaml": "", "plans/arkiv": "-> ../arkiv", "plans/ring": "-> ../plans"}

    discovery = Discovery(PlanRepository(tmp_path, files).root, ["plans/**/*.yaml", "plans/arkiv/*.yaml"])

    assert (discovery.files, discovery.problems) == (["plans/a.yaml", "plans/arkiv/b.yaml"], [])


def test_a_file_may_be_so_large_and_no_larger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "{id: a, title: A, kind: temaplan}\n"
    (tmp_path / "a.yaml").write_text(text)
    monkeypatch.setattr(read_file, "MAX_BYTES", len(text))
    assert read_file.read_file(tmp_path, "a.yaml").documents[0].problems == ()

    monkeypatch.setattr(read_file, "MAX_BYTES", len(text) - 1)
    read = read_file.read_file(tmp_path, "a.yaml")

    (problem,) = read.documents[0].problems
    assert (read.text, read.skipped, read.documents[0].value) == ("", None, None)
    assert (problem.rule, problem.message, problem.values) == (
        "invalid-yaml",
        "the file is larger than {limit} bytes",
        {"limit": len(text) - 1},
    )


@pytest.mark.parametrize("ahead", [True, False])
@pytest.mark.parametrize("count", [0, 1, 2, 7])
def test_every_file_is_read_once_whoever_reads_it(
    ahead: bool, count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_READ_MEANWHILE", 1)
    monkeypatch.setattr(reading, "_BATCH", 2)
    paths = [f"plans/{number}.yaml" for number in range(count)]
    root = PlanRepository(tmp_path, {path: f"{{id: {path[6]}}}" for path in paths}).root

    begun = reading.Reading(root / "planaudit.yaml", ahead=ahead)

    assert (begun.found.files, begun.found.problems) == (paths, [])
    assert sorted((file.path, file.documents[0].value) for file in begun.files()) == [
        (path, {"id": path[6] if not path[6].isdigit() else int(path[6])}) for path in paths
    ]


def test_the_child_reads_what_there_is_time_for_and_most_of_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    file = PlanRepository(tmp_path, {}).root / "planaudit.yaml"
    ahead, alone = reading.Reading(file, ahead=can_fork()), reading.Reading(file)

    counts = (0, 1, 1000, 1002, 1003, 1010, 2000)

    assert [alone._shared(["a"] * count) for count in counts] == list(counts)
    if can_fork():
        assert [ahead._shared(["a"] * count) for count in counts] == [0, 1, 1000, 1002, 1002, 1006, 1600]
        assert list(ahead.files()) == []


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        ("plans: [3, ' plans/*.yaml ']\n", ["plans/a.yaml"]),
        ("language: nb\n", ["plans/a.yaml"]),
        ("plans: 3\n", []),
        ("- plans\n", []),
        ("", []),
        ("a: b: c\n", []),
    ],
)
def test_plans_lie_where_the_settings_say_so_plainly(settings: str, found: list[str], tmp_path: Path) -> None:
    root = PlanRepository(tmp_path, {"planaudit.yaml": settings, "plans/a.yaml": ""}).root

    assert reading.Reading(root / "planaudit.yaml").found.files == found


def test_nothing_outside_the_repository_is_found_by_any_glob(tmp_path: Path) -> None:
    root = PlanRepository(tmp_path / "register", {"plans/a.yaml": "", "../b.yaml": ""}).root

    for glob in (
        "../*.yaml",
        "../b.yaml",
        "plans/../../*.yaml",
        "",
        ".",
        "a\0.yaml",
        "plans//a.yaml",
        "plans/./a.yaml",
    ):
        discovery = Discovery(root, [glob])
        assert (discovery.files, discovery.problems) == ([], [])
    assert Discovery(root, ["../*.yaml", "./plans/*.yaml"]).files == ["plans/a.yaml"]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "mappe.yaml").mkdir()

    read = read_file.read_file(tmp_path, "mappe.yaml")

    assert (read.text, read.documents) == ("", ())
    assert read.skipped is not None
    assert (read.skipped.message, read.skipped.values, read.skipped.help) == (
        "the file cannot be opened: {reason}",
        {"reason": Bare("not a file")},
        "check that it is a readable file",
    )


def test_yml_goes_for_yaml_alone(tmp_path: Path) -> None:
    root = PlanRepository(tmp_path, dict.fromkeys(("plans/abcd.yml", "plans/b.text"), "")).root

    assert Discovery(root, ["plans/abcd.text"]).files == []
    assert Discovery(root, ["plans/abcd.yaml", "plans/b.text"]).files == ["plans/abcd.yml", "plans/b.text"]


@pytest.mark.parametrize("missing", ["HEAD", "objects", "refs"])
def test_a_bare_repository_is_known_by_its_three_parts(missing: str, tmp_path: Path) -> None:
    bare, inside = tmp_path / "planer.git", tmp_path / "planer.git/hooks/gamle"
    inside.mkdir(parents=True)
    (bare / "HEAD").write_text("ref: refs/heads/main\n")
    (bare / "objects").mkdir()
    (bare / "refs").mkdir()

    assert find_bare_repository(bare) == find_bare_repository(inside) == bare

    (bare / missing).rename(bare / "annet")
    assert find_bare_repository(inside) is None
