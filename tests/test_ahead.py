"""What `check` begins to read before its options are understood: a guess, which may be wrong."""

import json
from pathlib import Path

import pytest
from plan_repository import PlanRepository
from program import planaudit

from planaudit.cli.ahead import guess


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan repository that we are in, with another one in a folder that is named like a format."""
    plan = "{id: kulturplan, title: Kulturplan, kind: temaplan}\n"
    root = PlanRepository(tmp_path, {"plans/a.yaml": plan}).root
    PlanRepository(root / "json", {"plans/b.yaml": plan, "plans/c.yaml": plan.replace("kultur", "idretts")})
    monkeypatch.chdir(root)
    return root


@pytest.mark.parametrize(
    ("arguments", "guessed"),
    [
        (["check"], "."),
        (["check", "-f", "concise"], "."),
        (["check", "--lang", "nb", "plans/a.yaml"], "."),
        (["check", "json/plans"], "json"),
        (["check", "-f", "json"], "json"),
        (["check", "--help"], None),
        (["check", "json", "-h"], None),
        (["report"], None),
        ([], None),
    ],
)
def test_the_first_thing_named_that_there_is_is_guessed_to_be_checked(
    here: Path, arguments: list[str], guessed: str | None
) -> None:
    begun = guess(arguments)

    assert (begun and begun.portfolio_file) == (guessed and (here / guessed / "planaudit.yaml").resolve())
    if begun:
        assert [file.path for file in begun.files()] == (
            ["plans/b.yaml", "plans/c.yaml"] if guessed == "json" else ["plans/a.yaml"]
        )


def test_a_wrong_guess_changes_nothing(here: Path) -> None:
    done = planaudit("check", "-f", "json", cwd=here)

    assert json.loads(done.out)["summary"]["plans"] == 1


def test_nothing_to_read_is_no_guess(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert guess(["check"]) is None
    assert guess(["check", "\0"]) is None
