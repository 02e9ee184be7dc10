"""The examples: their whole reports, and the numbers that the documentation gives of them, counted by other means."""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from program import planaudit
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[1]
SNAPSHOTS = Path(__file__).parent / "snapshots"
EXAMPLES = {"fjordvik": "2026-11-01", "gol": "2024-06-11", "drammen": "2024-05-14"}


@pytest.mark.parametrize(("name", "day"), EXAMPLES.items())
def test_the_full_report_of_an_example(name: str, day: str) -> None:
    done = planaudit("check", ROOT / "examples" / name, "--as-of", day, "-f", "full", "--verbose")

    kept = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        kept.write_text(done.out, encoding="utf-8")
    assert done.out == kept.read_text(encoding="utf-8")
    assert done.err == ""


def declared(name: str) -> list[dict[str, Any]]:
    """The plans of an example as they are written, read without planaudit."""
    reader = YAML(typ="safe", pure=True)
    files = sorted((ROOT / "examples" / name / "plans").rglob("*.yaml"))
    return [plan for file in files for plan in reader.load_all(file.read_text(encoding="utf-8")) if plan]


def codes(name: str, code: str) -> list[str]:
    done = planaudit(
        "check", ROOT / "examples" / name, "--as-of", EXAMPLES[name], "--select", code, "--fail-on", "never"
    )
    return [line for line in done.out.splitlines() if f" {code} " in line]


def adopted_on(plan: dict[str, Any]) -> date | None:
    said = plan.get("adopted", {}).get("date")
    return said if isinstance(said, date) or said is None else date.fromisoformat(str(said))


def test_nine_of_gols_plans_had_run_out() -> None:
    in_force = [plan for plan in declared("gol") if plan.get("status") in ("adopted", "under-revision")]
    run_out = [plan["id"] for plan in in_force if plan.get("period", {}).get("to", 9999) < 2024]

    assert len(run_out) == 9
    assert len(codes("gol", "PER003")) == 9


def test_none_of_gols_eighteen_dated_plans_is_the_sitting_councils() -> None:
    dated = [plan for plan in declared("gol") if adopted_on(plan) and plan["kind"] not in ("arealdel", "arealplan")]

    assert len(dated) == 18
    assert all(day < date(2023, 9, 11) for plan in dated if (day := adopted_on(plan)))
    assert len(codes("gol", "PER001")) == 18


def test_sixteen_of_drammens_eighteen_plans_were_adopted_by_the_previous_council() -> None:
    plans = declared("drammen")
    earlier = [plan for plan in plans if (day := adopted_on(plan)) and day < date(2023, 9, 11)]

    assert (len(plans), len(earlier)) == (18, 16)
    assert len(codes("drammen", "PER001")) == 16


def test_fjordviks_readme_lists_each_of_its_findings() -> None:
    done = planaudit("check", ROOT / "examples/fjordvik", "--as-of", EXAMPLES["fjordvik"], "-f", "json")
    found = sorted(finding["code"] for finding in json.loads(done.out)["findings"] if not finding["suppression"])

    table = (ROOT / "examples/fjordvik/README.md").read_text(encoding="utf-8")
    listed = sorted(
        line.split(" | ")[1] for line in table.splitlines() if line.startswith("| ") and "| rule |" not in line
    )

    assert found == listed


@pytest.mark.skipif(
    not (ROOT / "../shared/portfolios").exists(), reason="the public registers are not beside the project"
)
@pytest.mark.parametrize("name", ["gol", "drammen"])
def test_the_examples_hold_the_facts_of_the_public_registers(name: str) -> None:
    reader = YAML(typ="safe", pure=True)
    originals = [
        reader.load(file.read_text(encoding="utf-8"))
        for file in sorted((ROOT / "../shared/portfolios" / name / "plans").glob("*.yaml"))
    ]

    assert sorted(declared(name), key=lambda plan: plan["id"]) == sorted(originals, key=lambda plan: plan["id"])
