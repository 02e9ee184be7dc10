"""`trace` follows the red thread from goals to money, and names what is missing first."""

from pathlib import Path

import pytest
from plan_repository import PlanRepository
from program import planaudit
from test_program import on_a_terminal

ROOT = Path(__file__).parents[1]
PLANS = """\
id: samfunnsdelen
title: Samfunnsdelen
kind: samfunnsdel
adopted: 2024-06-13
goals:
  - {id: V, title: Plass til alle, level: vision}
  - {id: G1, title: Lavere utslipp}
  - {id: G1.1, title: Mindre biltrafikk, parent: G1}
  - {id: G2, title: Levende kultur}
  - {id: G3, title: Unge stemmer}
---
id: klimaplan
title: Klimaplan
kind: temaplan
adopted: 2024-09-12
parent: samfunnsdelen
goals:
  - {id: M1, title: Flere sykler, supports: ['samfunnsdelen#G1.1', 'samfunnsdelen#G1']}
measures:
  - {id: T1, title: Sykkelveg, goals: [M1], cost: 12500000, budget_line: 'hop#K1'}
  - {id: T2, title: Kampanje, goals: [M1], within_frame: true}
  - {id: T3, title: Landstrøm, cost: 4200000}
---
id: kulturplan
title: Kulturplan
kind: temaplan
adopted: 2024-09-12
goals: [{id: M1, title: Åpent bibliotek, supports: ['samfunnsdelen#G2']}]
measures: [{id: T1, title: Nye åpningstider, goals: [M1]}]
---
id: gammel
title: Gammel plan
kind: temaplan
status: repealed
goals: [{id: M1, title: Ungdomsråd, supports: ['samfunnsdelen#G3']}]
---
id: hop
title: HØP
kind: okonomiplan
adopted: 2025-12-11
period: 2026-2029
budget_lines: [{id: K1, title: Sykkelveger, amounts: {2026: 5000000, 2027: 7500000}}]
"""
WHOLE = """\
G1 “Lavere utslipp” in “Samfunnsdelen” [carried as far as money]
  G1.1 “Mindre biltrafikk” [carried as far as money]
    M1 “Flere sykler” in “Klimaplan”
      T1 “Sykkelveg”: costs 12,500,000 kr
        K1 “Sykkelveger” in “HØP”: 12,500,000 kr in 2026–2027
      T2 “Kampanje”: within the ordinary budget
  M1 “Flere sykler” in “Klimaplan” [see above]
G2 “Levende kultur” in “Samfunnsdelen” [carried out, but no way leads to money]
  M1 “Åpent bibliotek” in “Kulturplan”
    T1 “Nye åpningstider” [no budget line]
G3 “Unge stemmer” in “Samfunnsdelen” [nothing carries it out]
  M1 “Ungdomsråd” in “Gammel plan” [not in force: repealed]

First missing link:
  G2 “Levende kultur” → T1 “Nye åpningstider” in “Kulturplan”: no budget line
  G3 “Unge stemmer” → M1 “Ungdomsråd” in “Gammel plan”: not in force

4 goals of the samfunnsdel as of 1 March 2026: 3 carried out, 2 of them as far as money; 1 that nothing carries.
"""


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return PlanRepository(tmp_path, {"plans/alle.yaml": PLANS}).root


def traced(*words: str | Path) -> str:
    done = planaudit("trace", *words, "--as-of", "2026-03-01")
    assert (done.exit, done.err) == (0, "")
    return done.out


def test_the_goals_of_the_samfunnsdel_are_followed_down_to_money(register: Path) -> None:
    assert traced(register) == WHOLE


def test_a_plan_is_followed_both_ways(register: Path) -> None:
    assert traced("klimaplan", register) == (
        "“Klimaplan”\n"
        "the way to the samfunnsdel: “Samfunnsdelen”\n"
        "\n"
        "  ↑ G1.1 “Mindre biltrafikk” in “Samfunnsdelen”\n"
        "    ↑ G1 “Lavere utslipp”\n"
        "  ↑ G1 “Lavere utslipp” in “Samfunnsdelen” [see above]\n"
        "M1 “Flere sykler” in “Klimaplan”\n"
        "  T1 “Sykkelveg”: costs 12,500,000 kr\n"
        "    K1 “Sykkelveger” in “HØP”: 12,500,000 kr in 2026–2027\n"
        "  T2 “Kampanje”: within the ordinary budget\n"
        "T3 “Landstrøm” in “Klimaplan”: costs 4,200,000 kr [no budget line]\n"
        "\n"
        "First missing link:\n"
        "  T3 “Landstrøm”: no budget line\n"
    )


def test_a_goal_and_a_measure_are_followed_both_ways(register: Path) -> None:
    assert traced("kulturplan#M1", register) == (
        "M1 “Åpent bibliotek”\n"
        "\n"
        "  ↑ G2 “Levende kultur” in “Samfunnsdelen”\n"
        "M1 “Åpent bibliotek” in “Kulturplan”\n"
        "  T1 “Nye åpningstider” [no budget line]\n"
        "\n"
        "First missing link:\n"
        "  M1 “Åpent bibliotek” → T1 “Nye åpningstider”: no budget line\n"
    )
    assert traced("klimaplan#T2", register) == (
        "T2 “Kampanje”\n"
        "\n"
        "  ↑ M1 “Flere sykler” in “Klimaplan”\n"
        "    ↑ G1.1 “Mindre biltrafikk” in “Samfunnsdelen”\n"
        "      ↑ G1 “Lavere utslipp”\n"
        "    ↑ G1 “Lavere utslipp” in “Samfunnsdelen” [see above]\n"
        "T2 “Kampanje” in “Klimaplan”: within the ordinary budget\n"
    )


def test_a_plan_that_stands_under_nothing_is_told_so(register: Path) -> None:
    assert traced("hop", register).splitlines()[1] == "[stands under no plan]"


def test_one_word_alone_is_the_plan_unless_there_is_such_a_folder(register: Path) -> None:
    plan = planaudit("trace", "kulturplan", "--as-of", "2026-03-01", cwd=register)
    folder = planaudit("trace", "plans", "--as-of", "2026-03-01", cwd=register)

    assert plan.out.splitlines()[0] == "“Kulturplan”"
    assert folder.out == WHOLE


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("kultrplan", "there is no plan kultrplan in the register\n  = help: did you mean kulturplan?\n"),
        ("klimaplan#t1", "“Klimaplan” has no element t1\n  = help: did you mean klimaplan#T1?\n"),
        ("kulturplan#qqqq", "“Kulturplan” has no element qqqq\n"),
    ],
)
def test_what_is_not_there_is_told_with_the_nearest(word: str, said: str, register: Path) -> None:
    done = planaudit("trace", word, register)

    assert (done.exit, done.out, done.err) == (2, "", said)


def test_goals_in_a_ring_are_followed_once(tmp_path: Path) -> None:
    plans = """\
id: a
title: A
kind: samfunnsdel
adopted: 2024
goals:
  - {id: G1, title: En, parent: G2}
  - {id: G2, title: To, parent: G1}
"""
    assert traced(PlanRepository(tmp_path, {"plans/a.yaml": plans}).root) == (
        "G1 “En” in “A” [nothing carries it out]\n"
        "  G2 “To” [nothing carries it out]\n"
        "    G1 “En” [nothing carries it out]\n"
        "G2 “To” in “A” [nothing carries it out]\n"
        "\n"
        "First missing link:\n"
        "  G1 “En”: no goal supports it, and no measure serves it\n"
        "  G2 “To”: no goal supports it, and no measure serves it\n"
        "\n"
        "2 goals of the samfunnsdel as of 1 March 2026: 0 carried out; 2 that nothing carries.\n"
        "The register holds no economic plan, so money could not be followed.\n"
    )


def goals_below_each_other(number: int) -> str:
    goals = "".join(
        f"  - {{id: G{level}, title: Mål {level}{f', parent: G{level - 1}' if level else ''}}}\n"
        for level in range(number)
    )
    return f"id: a\ntitle: A\nkind: samfunnsdel\nadopted: 2024\ngoals:\n{goals}"


def test_a_thread_too_long_to_be_shown_says_that_it_goes_on(tmp_path: Path) -> None:
    root = PlanRepository(tmp_path, {"plans/a.yaml": goals_below_each_other(1500)}).root

    down, up = traced(root).splitlines(), traced("a#G1499", root).splitlines()

    assert down[:2] == ["G0 “Mål 0” in “A” [nothing carries it out]", "  G1 “Mål 1” [nothing carries it out]"]
    assert down[75:77] == [
        f"{' ' * 150}G75 “Mål 75” [nothing carries it out]",
        f"{' ' * 150}(76) G76 “Mål 76” [nothing carries it out]",
    ]
    assert down[100:104] == [
        f"{' ' * 150}(100) G100 “Mål 100” [nothing carries it out] [goes on, too far to be shown]",
        "",
        "First missing link:",
        "  G1499 “Mål 1499”: no goal supports it, and no measure serves it",
    ]
    assert up[2] == "  ↑ G1498 “Mål 1498” in “A”"
    assert up[101] == f"{' ' * 150}(100) ↑ G1399 “Mål 1399” [goes on, too far to be shown]"
    assert up[102] == "G1499 “Mål 1499” in “A” [nothing carries it out]"


def test_a_thread_that_goes_deep_stays_within_the_terminal(tmp_path: Path) -> None:
    root = PlanRepository(tmp_path, {"plans/a.yaml": goals_below_each_other(40)}).root

    said = on_a_terminal("trace", root, columns=60, NO_COLOR="1")

    assert [line for line in said.splitlines() if len(line) > 60] == []
    assert f"\n{' ' * 30}(16) G16 “Mål 16”" in said


def test_a_register_without_goals_says_what_is_missing(tmp_path: Path) -> None:
    plans = "{id: a, title: A, kind: samfunnsdel, adopted: 2024}\n"
    root = PlanRepository(tmp_path, {"plans/a.yaml": plans}).root

    assert traced(root) == (
        "The register holds no goals of a samfunnsdel in force, so there is no thread to follow.\n"
        "The register holds no economic plan, so money could not be followed.\n"
    )
    assert traced("a", root).splitlines()[-2] == "It has no goals, measures or budget lines to follow."


def test_a_goal_that_breaks_off_at_its_parts_is_counted_beside_them(tmp_path: Path) -> None:
    goals = "{id: G1, title: Kultur}, {id: G1.1, title: Bibliotek, parent: G1}, {id: G1.2, title: Scene, parent: G1}"
    plan = f"{{id: s, title: Samfunnsdelen, kind: samfunnsdel, adopted: 2024, goals: [{goals}]}}\n"
    root = PlanRepository(tmp_path, {"plans/s.yaml": plan}).root

    assert traced(root).splitlines()[-7:] == [
        "First missing link:",
        "  G1.1 “Bibliotek”: no goal supports it, and no measure serves it",
        "  G1.2 “Scene”: no goal supports it, and no measure serves it",
        "  1 more breaks off at a part that is named here",
        "",
        "3 goals of the samfunnsdel as of 1 March 2026: 0 carried out; 3 that nothing carries.",
        "The register holds no economic plan, so money could not be followed.",
    ]


def test_the_tally_is_that_of_goa007(tmp_path: Path) -> None:
    example = ROOT / "examples/fjordvik"
    found = planaudit("check", example, "--select", "GOA007", "--as-of", "2026-11-01", "--lang", "en").out

    last = planaudit("trace", example, "--as-of", "2026-11-01", "--lang", "en").out.splitlines()[-1]

    assert found.count("nothing carries out") == 1
    assert found.count("none of them leads to a budget line") == 0
    assert last == (
        "9 goals of the samfunnsdel as of 1 November 2026: 8 carried out, 8 of them as far as money; 1 that nothing carries."
    )


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
def test_a_thread_fits_the_terminal_and_says_the_same(columns: int, register: Path) -> None:
    said = on_a_terminal("trace", register, "--as-of", "2026-03-01", columns=columns, NO_COLOR="1")

    assert [line for line in said.splitlines() if len(line) > columns] == []
    assert said.split() == WHOLE.split()


def test_a_thread_is_told_in_norwegian(register: Path) -> None:
    assert traced("kulturplan#M1", register, "--lang", "nn").splitlines()[-2:] == [
        "Første manglande ledd:",
        "  M1 «Åpent bibliotek» → T1 «Nye åpningstider»: inga budsjettlinje",
    ]
