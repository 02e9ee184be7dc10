"""Which files are plan files: what globs name, what git ignores, and where one has to look."""

from pathlib import Path

import pytest
from git_repository import GitRepository

from planaudit.documents.discover import Discovery, spellings, starts


@pytest.mark.parametrize(
    ("globs", "meant"),
    [
        (["plans/**/*.yaml"], ["plans/**/*.yaml", "plans/**/*.yml"]),
        (["plans/*.yml"], ["plans/*.yml"]),
        (["./plans/a.text", "b.yaml"], ["plans/a.text", "b.yaml", "b.yml"]),
        (["../a.yaml", "plans/../b.yaml", "/etc/c.yaml", "plans//d.yaml", "plans/./e.yaml", "f\0.yaml"], []),
    ],
)
def test_a_glob_for_yaml_means_yml_too_and_none_leads_out(globs: list[str], meant: list[str]) -> None:
    assert spellings(globs) == meant


@pytest.mark.parametrize(
    ("globs", "folders"),
    [
        (["plans/**/*.yaml"], ["plans"]),
        (["plans/2024/*.yaml", "plans/arkiv/a?.yaml"], ["plans/2024", "plans/arkiv"]),
        (["plans/a.yaml", "plans/b[1].yaml"], ["plans"]),
        (["plans/*.yaml", "plans2/*.yaml"], ["plans", "plans2"]),
        (["plans/arkiv/*.yaml", "plans/*.yaml"], ["plans"]),
        (["*.yaml", "plans/*.yaml"], [""]),
        (["plan er/*.yaml"], ["plan er"]),
        ([], []),
    ],
)
def test_only_folders_in_which_a_glob_can_match_are_looked_through(globs: list[str], folders: list[str]) -> None:
    assert starts(globs) == folders


@pytest.fixture
def repository(tmp_path: Path) -> GitRepository:
    repository = GitRepository(tmp_path / "by")
    (repository.root / ".gitignore").write_text("kladd*.yaml\narkiv/\n", encoding="utf-8")
    for path in ("a.yaml", "kladd.yaml", "kladd åpen.yaml", "arkiv/b.yaml", "planer/c.yaml", "planer/kladd 2.yaml"):
        (repository.root / path).parent.mkdir(exist_ok=True)
        (repository.root / path).write_text("id: a\n", encoding="utf-8")
    return repository


def test_what_git_ignores_is_passed_over_unless_it_is_asked_for(repository: GitRepository) -> None:
    whole = ["a.yaml", "arkiv/b.yaml", "kladd åpen.yaml", "kladd.yaml", "planer/c.yaml", "planer/kladd 2.yaml"]

    assert Discovery(repository.root, ["**/*.yaml"]).files == ["a.yaml", "planer/c.yaml"]
    assert Discovery(repository.root, ["**/*.yaml"], with_ignored=True).files == whole


def test_a_folder_below_the_top_of_git_asks_for_its_own_files(repository: GitRepository) -> None:
    assert Discovery(repository.root / "planer", ["*.yaml"]).files == ["c.yaml"]


def test_outside_git_nothing_is_ignored_and_git_is_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    (tmp_path / "a.yaml").write_text("id: a\n", encoding="utf-8")

    assert Discovery(tmp_path, ["*.yaml"]).files == ["a.yaml"]


def test_where_git_is_not_there_nothing_is_ignored(repository: GitRepository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    assert Discovery(repository.root, ["*.yaml"]).files == ["a.yaml", "kladd åpen.yaml", "kladd.yaml"]


def test_nothing_that_the_repository_names_is_run(repository: GitRepository, tmp_path: Path) -> None:
    ran = tmp_path / "kjørt"
    spy = tmp_path / "spy"
    spy.write_text(f"#!/bin/sh\ntouch {ran}\n", encoding="utf-8")
    spy.chmod(0o755)
    repository.git("config", "core.fsmonitor", str(spy))

    assert Discovery(repository.root, ["*.yaml"]).files == ["a.yaml"]
    assert not ran.exists()


def test_links_are_followed_inside_the_folder_only_and_those_behind_them_are_found(tmp_path: Path) -> None:
    root = tmp_path / "by"
    (root / "planer").mkdir(parents=True)
    (tmp_path / "ute.yaml").write_text("id: u\n", encoding="utf-8")
    (root / "planer/z.yaml").write_text("id: z\n", encoding="utf-8")
    (root / "planer/a.yaml").symlink_to(tmp_path / "ute.yaml")
    (root / "planer/ring").symlink_to(root / "planer")
    (root / "planer/m.yaml").symlink_to(root / "planer/z.yaml")

    found = Discovery(root, ["planer/**/*.yaml"])

    assert found.files == ["planer/m.yaml", "planer/z.yaml"]
    assert [problem.at.path for problem in found.problems] == ["planer/a.yaml"]


def test_a_name_that_ends_in_capitals_is_told_of_where_small_letters_would_make_it_a_plan_file(tmp_path: Path) -> None:
    for path in ("plans/a.yaml", "plans/B.YAML", "plans/c.Yml", "plans/d.TXT", "annet/e.YAML"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("id: a\n", encoding="utf-8")

    found = Discovery(tmp_path, ["plans/**/*.yaml"])

    assert found.files == ["plans/a.yaml"]
    assert [(problem.at.path, problem.rule, problem.message) for problem in found.problems] == [
        ("plans/B.YAML", "skipped-file", "the file's name ends in capitals, so it was passed over"),
        ("plans/c.Yml", "skipped-file", "the file's name ends in capitals, so it was passed over"),
    ]
