"""Reports into files, beside what is printed: several in one run, whole or not at all, none replaced unasked."""

import json
import subprocess
from pathlib import Path

import pytest
from plan_repository import PlanRepository
from program import planaudit

PLAN = "id: kultur\ntitle: Kulturplan\nkind: temaplan\nadopted: 2024-06-13\nparent: samfunnsdelen\n"
ASK = "  = help: name a file; without --output, it is printed\n"
CHECK = ("check", "--select", "REF001", "--as-of", "2026-03-01")


@pytest.fixture
def municipality(tmp_path: Path) -> Path:
    """A git repository with a plan repository in one of its folders."""
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    PlanRepository(tmp_path / "planer", {"plans/kultur.yaml": PLAN})
    return tmp_path


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != ".git")


def test_several_reports_are_written_in_one_run_with_paths_from_the_top_of_the_git_repository(
    municipality: Path,
) -> None:
    outputs = ("--output", "gitlab=quality.json", "--output", "json=findings.json", "--output", "github=notes.txt")

    done = planaudit(*CHECK, "planer", *outputs, cwd=municipality)

    assert (done.exit, done.err) == (1, "")
    assert done.out.startswith("plans/kultur.yaml:5:1: error REF001 ")
    assert files_in(municipality) == ["findings.json", "notes.txt", "planer", "quality.json"]
    (entry,) = json.loads((municipality / "quality.json").read_text(encoding="utf-8"))
    assert entry["location"] == {"path": "planer/plans/kultur.yaml", "lines": {"begin": 5, "end": 5}}
    (finding,) = json.loads((municipality / "findings.json").read_text(encoding="utf-8"))["findings"]
    assert finding["location"]["path"] == "plans/kultur.yaml"
    assert (
        (municipality / "notes.txt")
        .read_text(encoding="utf-8")
        .startswith("::error file=planer/plans/kultur.yaml,line=5,col=1,")
    )


def test_a_file_that_is_there_is_replaced_only_when_forced(municipality: Path) -> None:
    (municipality / "out.sarif").write_text("mine", encoding="utf-8")

    refused = planaudit(*CHECK, "planer", "--output", "json=new.json", "--output", "sarif=out.sarif", cwd=municipality)
    assert (refused.exit, refused.out) == (2, "")
    assert refused.err == "out.sarif is there already\n  = help: give another name, or --force to replace it\n"
    assert (municipality / "out.sarif").read_text(encoding="utf-8") == "mine"
    assert files_in(municipality) == ["out.sarif", "planer"]

    forced = planaudit(*CHECK, "planer", "--output", "sarif=out.sarif", "--force", cwd=municipality)
    assert (forced.exit, forced.err) == (1, "")
    assert json.loads((municipality / "out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


@pytest.mark.parametrize(
    ("output", "said"),
    [
        (
            "sarif=missing/out.sarif",
            "missing/out.sarif cannot be written: there is no folder missing\n  = help: create it first\n",
        ),
        ("sarif=planer", "planer is a folder\n  = help: name a file in it\n"),
        ("sarif=" + "a" * 300, "a" * 119 + "… cannot be written: File name too long\n"),
        ("sarif=lenke", "lenke is a link\n  = help: name the file that it leads to\n"),
        (
            "sarif=/dev/null",
            f"/dev/null is no ordinary file, so nothing can be put in its place\n{ASK}",
        ),
    ],
)
def test_a_file_that_cannot_be_is_refused_before_anything_is_read(municipality: Path, output: str, said: str) -> None:
    (municipality / "lenke").symlink_to("ingensteds")

    for force in ((), ("--force",)):
        done = planaudit(*CHECK, "planer", "--output", output, *force, cwd=municipality)

        assert (done.exit, done.out, done.err) == (2, "", said)
    assert files_in(municipality) == ["lenke", "planer"]


@pytest.mark.parametrize(
    ("outputs", "said"),
    [
        (("out.sarif",), "out.sarif names no file; write FORMAT=FILE, such as sarif=planaudit.sarif"),
        (("sarf=out.sarif",), "sarf is no format; the formats are full, concise, json, sarif, github, gitlab, junit,"),
        (("json=out", "sarif=out"), "out is named twice"),
        (("json=out", "sarif=planer/../out"), "planer/../out is named twice"),
        (("json=-",), "- names no file; what is printed is chosen with --format json"),
    ],
)
def test_an_output_that_is_not_written_as_it_must_be_is_wrong_usage(
    municipality: Path, outputs: tuple[str, ...], said: str
) -> None:
    words = [word for output in outputs for word in ("--output", output)]

    done = planaudit(*CHECK, "planer", *words, cwd=municipality, COLUMNS="200")

    assert (done.exit, done.out) == (2, "")
    assert said in done.err
    assert files_in(municipality) == ["planer"]


FORMATS = ("full", "concise", "json", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "markdown")


@pytest.mark.parametrize("name", FORMATS)
def test_the_exit_code_is_the_same_in_every_format(municipality: Path, name: str) -> None:
    assert planaudit(*CHECK, "planer", "-f", name, cwd=municipality).exit == 1
    assert planaudit(*CHECK, "planer", "-f", name, "--fail-on", "never", cwd=municipality).exit == 0
