"""The full report: what repeats stands together, and what belongs together stays on one line."""

import json
from datetime import date
from pathlib import Path

import pytest
from plan_repository import PlanRepository
from program import planaudit

from planaudit.reporters import full
from planaudit.reporters.style import Style
from planaudit.wording.language import Language
from planaudit.wording.wording import Wording

PORTFOLIO = "municipality: {name: Fjordvik kommune}\n"


def _register(root: Path, plans: str) -> Path:
    return PlanRepository(root, {"planaudit.yaml": PORTFOLIO, "plans/alle.yaml": plans}).root


def _undated(number: int) -> str:
    return "---\n".join(f"{{id: p{n}, title: Plan {n}, kind: temaplan, status: adopted}}\n" for n in range(number))


def _full(root: Path, *flags: str, select: str = "PER011") -> str:
    return planaudit("check", root, "--as-of", "2026-03-01", "--select", select, "-f", "full", *flags).out


@pytest.fixture
def most(tmp_path: Path) -> Path:
    """Five plans of nine without a date of adoption."""
    dated = "".join(f"---\n{{id: d{n}, title: Plan, kind: temaplan, adopted: 2024-06-13}}\n" for n in range(4))
    return _register(tmp_path, _undated(5) + dated)


def test_what_a_rule_says_of_most_plans_is_one_entry_with_each_plan_in_a_line(most: Path) -> None:
    said = "is in force and has no adoption date, so that nobody can say which council it comes from"

    assert _full(most) == (
        "warning PER011 undated-plan: 5 findings\n"
        + "".join(f"   plans/alle.yaml:{2 * n + 1}:2: “Plan {n}” {said}\n" for n in range(5))
        + "   = help: give the day of the decision under `adopted:`; the minutes have it\n"
        + "   = see: planaudit explain PER011\n\n"
        + "9 plans, 0 links, 1 rule as of 1 March 2026. 5 warnings.\n"
    )


def test_no_fold_shows_each_with_its_lines(most: Path) -> None:
    unfolded = _full(most, "--no-fold")

    assert unfolded.count("warning PER011 undated-plan\n") == 5
    assert unfolded.count("= see: planaudit explain PER011") == 5
    assert "findings" not in unfolded


@pytest.mark.parametrize("number", [4, 5])
def test_half_of_the_plans_or_fewer_than_five_are_not_most(tmp_path: Path, number: int) -> None:
    dated = "".join(f"---\n{{id: d{n}, title: Plan, kind: temaplan, adopted: 2024-06-13}}\n" for n in range(5))

    assert "findings" not in _full(_register(tmp_path, _undated(number) + dated))


def test_machines_and_lists_get_each_finding(most: Path) -> None:
    words = ("check", most, "--as-of", "2026-03-01", "--select", "PER011", "-f")

    assert len(json.loads(planaudit(*words, "json").out)["findings"]) == 5
    assert planaudit(*words, "concise").out.count("warning PER011") == 5


def test_many_goals_of_one_plan_stand_together_too(tmp_path: Path) -> None:
    goals = "".join(f"  - {{id: M{n}, title: Mål {n}}}\n" for n in range(10))
    few = "".join(f"  - {{id: M{n}, title: Mål {n}}}\n" for n in range(9))
    plan = "id: {0}\ntitle: {0}\nkind: temaplan\nadopted: 2024-06-13\ngoals:\n{1}"
    root = _register(tmp_path, plan.format("mange", goals) + "---\n" + plan.format("få", few))

    report = _full(root, select="GOA008")

    assert report.startswith(
        "info GOA008 unmeasurable-goal: 10 findings\n   plans/alle.yaml:6:6: M0 “Mål 0” of “mange”"
    )
    assert report.count("info GOA008 unmeasurable-goal\n") == 9


def test_each_advice_of_an_entry_is_given_once(tmp_path: Path) -> None:
    plans = "---\n".join(
        f"{{id: p{n}, title: Plan {n}, kind: temaplan, adopted: {date}}}\n"
        for n, date in enumerate(("2011-09-06", "2023-09-05", "2011-09-06", "2023-09-05", "2015-06-02"))
    )

    report = _full(_register(tmp_path, plans), select="PER009")

    assert [line for line in report.splitlines() if "help" in line] == [
        "   = help: let the sitting council take a stand on it, and plan coming adoptions for another time",
        "   = help: let the new council take a stand on it early, and plan coming adoptions for another time",
    ]


def test_plans_that_could_not_be_evaluated_for_the_same_reason_share_a_line(tmp_path: Path) -> None:
    root = _register(tmp_path, _undated(3))

    assert "  the adoption date is not known (PER001, PER009): p0, p1, p2\n" in _full(
        root, "--verbose", select="PER001,PER009"
    )


def test_a_paragraph_sign_and_yaml_in_backticks_stay_on_one_line(tmp_path: Path) -> None:
    root = _register(
        tmp_path,
        "{id: ps, title: Planstrategi 2024–2027, kind: planstrategi, adopted: 2025-02-06}\n---\n"
        "{id: hop, title: HØP 2020–2023, kind: okonomiplan, adopted: 2019-12-12, period: 2020-2023}\n---\n"
        "{id: kultur, title: Kulturplan, kind: temaplan, adopted: 2024-06-13, economy: {plan: hop}}\n",
    )
    report = PlanRepository(root, {}).audit("PER005", "ECO002", as_of=date(2026, 3, 1))

    for width in range(60, 120):
        lines = full.render(report, Wording(Language("en")), Style(width=width)).splitlines()

        assert not any(line.rstrip().endswith("§") for line in lines)
        assert any("`economy: {plan: current}`" in line for line in lines)
        assert max(map(len, lines)) <= width


def test_what_is_to_be_mended_in_many_ways_is_not_folded(tmp_path: Path) -> None:
    lines = ["kind: fagplan", "status: vedtatt", "adopted: i fjor", "statutory: ja", "goals: En", "theme: 5"]
    plans = "---\n".join(f"id: p{n}\ntitle: Plan\nkind: temaplan\n{line}\n" for n, line in enumerate(lines[1:]))
    root = _register(tmp_path, f"id: p\ntitle: Plan\n{lines[0]}\n---\n{plans}")

    said = _full(root, select="SCH")

    assert said == _full(root, "--no-fold", select="SCH")
    assert said.count("\n   = help: ") == 6


def test_what_can_be_mended_is_marked_where_it_is_folded_too(tmp_path: Path) -> None:
    plans = "---\n".join(f"{{id: p{n}, title: Plan, kind: temaplan, adopted: 2024-6-1{n}}}\n" for n in range(5))
    lines = _full(_register(tmp_path, plans), select="SCH").splitlines()

    assert lines[0] == "error SCH002 invalid-field: 5 findings"
    assert lines[1].startswith("   plans/alle.yaml:1:39: [*] ")
    assert all(": [*] " in line for line in lines[1:6])
    assert lines[-1] == "[*] 5 findings can be mended with --fix."
