"""The parts for build servers: what they run is run here, in a git repository like a municipality's."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from git_repository import GitRepository
from plan_repository import PlanRepository
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[1]
PLAN = "id: kultur\ntitle: Kulturplan\nkind: temaplan\nadopted: 2024-06-13\nparent: samfunnsdelen\n"


def read(path: Path) -> Any:
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


def run(script: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script as a build server does, with this planaudit on the path."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    kept = {name: value for name, value in os.environ.items() if name.startswith(("COVERAGE", "PYTHONPATH"))}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=cwd,
        env=kept | {"PATH": path, "LANG": "en_GB.UTF-8", "HOME": str(cwd)} | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture
def municipality(tmp_path: Path) -> Path:
    root = tmp_path / "repository"
    subprocess.run(["git", "init", "--quiet", root], check=True)
    PlanRepository(root / "planer", {"plans/kultur.yaml": PLAN})
    return root


@pytest.mark.parametrize(("fail_on", "exit_code"), [("error", 1), ("never", 0)])
def test_the_github_action_annotates_summarises_and_fails_the_job_as_asked(
    municipality: Path, tmp_path: Path, fail_on: str, exit_code: int
) -> None:
    action = read(ROOT / "action.yml")
    (check,) = [step for step in action["runs"]["steps"] if step.get("id") == "check"]
    summary, output = tmp_path / "summary.md", tmp_path / "output.txt"

    done = run(
        check["run"],
        municipality,
        PLANS="planer",
        FAIL_ON=fail_on,
        SINCE="",
        GITHUB_STEP_SUMMARY=str(summary),
        GITHUB_OUTPUT=str(output),
    )

    assert (done.returncode, done.stderr) == (exit_code, "")
    assert "::error file=planer/plans/kultur.yaml,line=5,col=1," in done.stdout
    assert summary.read_text(encoding="utf-8").startswith("## planaudit\n\n1 plan, ")
    name, _, sarif = output.read_text(encoding="utf-8").strip().partition("=")
    assert (name, json.loads(Path(sarif).read_text(encoding="utf-8"))["version"]) == ("sarif", "2.1.0")


def test_the_github_action_tells_what_is_new_since_the_branch_and_what_changed(
    municipality: Path, tmp_path: Path
) -> None:
    action = read(ROOT / "action.yml")
    (check,) = [step for step in action["runs"]["steps"] if step.get("id") == "check"]
    repository = GitRepository(municipality)
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message", "Register")
    (municipality / "planer/plans/kultur.yaml").write_text(PLAN + "period: 2024-2027\n", encoding="utf-8")
    summary, output = tmp_path / "summary.md", tmp_path / "output.txt"

    done = run(
        check["run"],
        municipality,
        PLANS="planer",
        FAIL_ON="error",
        SINCE="HEAD",
        GITHUB_STEP_SUMMARY=str(summary),
        GITHUB_OUTPUT=str(output),
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert "::error" not in done.stdout
    said = summary.read_text(encoding="utf-8")
    assert "This is what is new since HEAD" in said
    assert "- “Kulturplan” (kultur)\n  - period: – → 2024–2027\n" in said


def test_the_github_action_fails_where_nothing_could_be_checked(municipality: Path, tmp_path: Path) -> None:
    action = read(ROOT / "action.yml")
    (check,) = [step for step in action["runs"]["steps"] if step.get("id") == "check"]

    done = run(
        check["run"],
        municipality,
        PLANS="elsewhere",
        FAIL_ON="never",
        GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"),
        GITHUB_OUTPUT=str(tmp_path / "output.txt"),
    )

    assert (done.returncode, done.stderr) == (2, "elsewhere does not exist\n")
    assert done.stdout == "::error title=planaudit::elsewhere does not exist\n"
    assert not (tmp_path / "summary.md").exists()
    assert not (tmp_path / "output.txt").exists()


def test_the_github_action_hands_code_scanning_only_what_does_not_wait(municipality: Path, tmp_path: Path) -> None:
    (check,) = [step for step in read(ROOT / "action.yml")["runs"]["steps"] if step.get("id") == "check"]
    output = tmp_path / "output.txt"
    baseline = 'planaudit baseline create planer --select REF --reason "Tas til høsten, 100 %"\n'

    done = run(
        baseline + check["run"],
        municipality,
        PLANS="planer",
        FAIL_ON="error",
        SINCE="",
        GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"),
        GITHUB_OUTPUT=str(output),
    )

    assert "REF001" not in done.stdout.partition("::group::")[0]
    _, _, sarif = output.read_text(encoding="utf-8").strip().partition("=")
    (log,) = json.loads(Path(sarif).read_text(encoding="utf-8"))["runs"]
    assert {result["ruleId"] for result in log["results"]} & {"REF001", "STR005"} == {"STR005"}


def test_the_github_action_shows_what_stopped_it_as_an_annotation_of_one_line(
    municipality: Path, tmp_path: Path
) -> None:
    (check,) = [step for step in read(ROOT / "action.yml")["runs"]["steps"] if step.get("id") == "check"]
    (municipality / "planer/planaudit.yaml").write_text("municipality: {name: Å, number: 100%}\n", encoding="utf-8")

    done = run(
        check["run"],
        municipality,
        PLANS="planer",
        FAIL_ON="error",
        SINCE="",
        GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"),
        GITHUB_OUTPUT=str(tmp_path / "output.txt"),
    )

    assert done.returncode == 2
    (annotation,) = done.stdout.splitlines()
    said = annotation.removeprefix("::error title=planaudit::")
    assert said.replace("%0A", "\n").replace("%25", "%") + "\n" == done.stderr
    assert "100%25" in said


def job_for_gitlab(**inputs: str) -> Any:
    """The job of the template as GitLab makes it of these inputs."""
    text = (ROOT / "templates/planaudit.yml").read_text(encoding="utf-8")
    spec, _ = YAML(typ="safe", pure=True).load_all(text)
    for name, told in spec["spec"]["inputs"].items():
        text = text.replace(f"$[[ inputs.{name} ]]", inputs.get(name, told.get("default", "")))
    assert "$[[" not in text
    _, job = YAML(typ="safe", pure=True).load_all(text)
    return job["planaudit"]


def test_the_job_for_gitlab_writes_the_reports_that_it_hands_over_with_paths_from_the_top(municipality: Path) -> None:
    job = job_for_gitlab(path="planer", planaudit="planaudit")

    done = run("\n".join(job["script"]), municipality, **job["variables"])

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    reports = job["artifacts"]["reports"]
    entries = json.loads((municipality / reports["codequality"]).read_text(encoding="utf-8"))
    assert "planer/plans/kultur.yaml" in {entry["location"]["path"] for entry in entries}
    assert ">planer/plans/kultur.yaml:5:1: " in (municipality / reports["junit"]).read_text(encoding="utf-8")


def test_a_merge_request_on_gitlab_is_stopped_by_what_it_brings_alone(municipality: Path) -> None:
    job = job_for_gitlab(path="planer", planaudit="planaudit")
    repository = GitRepository(municipality)
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message", "Register")
    base = repository.git("rev-parse", "HEAD")
    kultur = municipality / "planer/plans/kultur.yaml"

    def merge_request(text: str) -> subprocess.CompletedProcess[str]:
        kultur.write_text(text, encoding="utf-8")
        return run("\n".join(job["script"]), municipality, **job["variables"], CI_MERGE_REQUEST_DIFF_BASE_SHA=base)

    harmless = merge_request(PLAN + "url: https://fjordvik.example/kultur\n")
    harmful = merge_request(PLAN + "follows_up: [boligplan]\n")

    assert (harmless.returncode, harmless.stderr) == (0, "")
    assert (harmful.returncode, harmful.stderr) == (1, "")
    assert "plans/kultur.yaml:6:14: error REF001 " in harmful.stdout
    assert "plans/kultur.yaml:5:1: error REF001 " not in harmful.stdout


def test_the_page_includes_the_template_with_inputs_that_it_takes() -> None:
    page = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
    (include,) = YAML(typ="safe", pure=True).load(page.split("```yaml .gitlab-ci.yml\n")[1].split("```")[0])["include"]
    spec, _ = YAML(typ="safe", pure=True).load_all((ROOT / "templates/planaudit.yml").read_text(encoding="utf-8"))

    assert include["file"] == "templates/planaudit.yml"
    assert set(include["inputs"]) <= set(spec["spec"]["inputs"])
    assert {name for name, told in spec["spec"]["inputs"].items() if "default" not in told} <= set(include["inputs"])


def test_the_hook_checks_the_whole_repository_whichever_file_was_changed() -> None:
    assert read(ROOT / ".pre-commit-hooks.yaml") == [
        {
            "id": "planaudit",
            "name": "planaudit",
            "description": "Audit the municipality's plan repository.",
            "entry": "planaudit check",
            "language": "python",
            "files": r"\.ya?ml$",
            "pass_filenames": False,
            "require_serial": True,
        }
    ]


def test_every_action_that_is_used_or_shown_is_pinned_to_a_commit() -> None:
    pages = (ROOT / "docs/ci.md", ROOT / "action.yml", *sorted((ROOT / ".github/workflows").iterdir()))
    used = [line for page in pages for line in re.findall(r"uses: (\S+@.*)", page.read_text(encoding="utf-8"))]

    assert len(used) > 5
    assert [
        line for line in used if not re.fullmatch(r"OWNER/planaudit@COMMIT|\S+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)
    ] == []
