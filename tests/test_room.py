"""A page that GitHub would refuse for its length is cut, the longest list first, and says how much is left out."""

from pathlib import Path

import pytest
from git_repository import GitRepository
from hypothesis import given
from hypothesis import strategies as st
from plan_repository import MUNICIPALITY
from program import planaudit

from planaudit.reporters.room import shares

WORDS = "om det som kommunen vil " * 15
ON = ("--as-of", "2026-03-01", "--lang", "en", "--select", "REF001", "-f", "markdown")


@pytest.fixture
def repository(tmp_path: Path) -> GitRepository:
    return GitRepository(tmp_path / "fjordvik")


def plan(number: int, purpose: str, goals: int = 0) -> str:
    lines = [f"id: p{number:03}", f"title: Plan {number:03}", "kind: temaplan", f"purpose: {purpose}"]
    if goals:
        lines += ["goals:", *(f"  - {{id: M{goal}, title: {goal} {WORDS}}}" for goal in range(goals))]
    return "\n".join(lines) + "\n"


def test_a_change_of_many_plans_is_cut_where_a_comment_on_github_would_be_too_long(repository: GitRepository) -> None:
    plans = {f"plans/{number:03}.yaml": plan(number, "før") for number in range(600)}
    repository.commit("Register", {"planaudit.yaml": MUNICIPALITY, **plans})
    changed_plans = {f"plans/{number:03}.yaml": plan(number, WORDS) for number in range(600)}
    new = {"plans/ny.yaml": "{id: ny, title: Ny, kind: temaplan, parent: nei}\n"}
    repository.write({"planaudit.yaml": MUNICIPALITY, **changed_plans, **new})

    said = planaudit("diff", "HEAD", *ON, cwd=repository.root).out
    changed = said.partition("### 600 plans have changed\n\n")[2].partition("\n\n")[0].splitlines()
    shown = sum(line.startswith("- “Plan") for line in changed)

    assert 55_000 < len(said) < 65_536
    assert changed[-1] == f"- And {600 - shown} more."
    assert "### 1 new plan\n\n- “Ny” (ny): temaplan, unknown status\n" in said
    assert said.endswith(
        "### 1 new finding\n\n"
        "- error REF001 unknown-reference: 1\n"
        "  - “Ny” names nei under \\`parent\\`, but the register has no such id\n\n"
        "0 findings are there as before\n"
    )


def test_of_one_plan_with_more_than_a_comment_holds_the_first_elements_are_told(repository: GitRepository) -> None:
    files = {"planaudit.yaml": MUNICIPALITY, "plans/en.yaml": plan(1, "før"), "plans/to.yaml": plan(2, "før")}
    repository.commit("Register", files)
    repository.write(files | {"plans/en.yaml": plan(1, "før", goals=600), "plans/to.yaml": plan(2, "etter")})

    said = planaudit("diff", "HEAD", *ON, cwd=repository.root).out
    changed = said.partition("### 2 plans have changed\n\n")[2].partition("\n\n")[0].splitlines()
    goals = len(changed) - 3

    assert 55_000 < len(said) < 65_536
    assert changed[0] == "- “Plan 001” (p001)"
    assert changed[1].startswith("  - + goal M0 “0 om det som kommunen vil")
    assert changed[-2:] == [f"  - And {600 - goals} more.", "- And 1 more."]


@given(st.integers(0, 1000), st.lists(st.integers(0, 500), max_size=8))
def test_room_is_shared_so_that_only_the_longest_are_cut_and_no_room_is_wasted(room: int, sizes: list[int]) -> None:
    portions = shares(room, sizes)
    cut = [share for share, size in zip(portions, sizes, strict=True) if share < size]

    assert all(0 <= share <= size for share, size in zip(portions, sizes, strict=True))
    assert sum(portions) == min(room, sum(sizes))
    assert not cut or max(portions) <= min(cut) + 1
