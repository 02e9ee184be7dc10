"""`planaudit config show`: the settings that a check would run with, and where each of them was said."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from plan_repository import PlanRepository
from program import planaudit
from test_program import ROOT, on_a_terminal

from planaudit.rules.catalogue import ALL_RULES

ALL = len(ALL_RULES)
SCHEMA = json.loads((ROOT / "schemas/settings-v1.schema.json").read_text(encoding="utf-8"))

KINDS = (
    "annet, handlingsplan, kommunedelplan, melding, planprogram, planstrategi, regional-plan, samfunnsdel, strategi,"
    " temaplan, virksomhetsplan"
)
SETTINGS = """\
municipality: {name: Fjordvik kommune}
language: en
plans: ["register/*.yaml", "eldre/*.yaml"]
councils: [{constituted: 2019-10}, {constituted: 2023-10-11}]
money_unit: tkr
themes: [{id: klima}, {id: bolig}]
required_plans: [{id: ros}]
plan_types: {temaplan: {measures: optional}}
planning_capacity: {2026: "5,5", 2027: 5}
volume: {max_plans: 16, max_per_theme: 3}
rules:
  ignore: [STR, isolated-plan]
  severity: {PER001: error, unfunded-measure: info}
  options:
    PER002: {kinds: [temaplan, strategi]}
    duplicate-goal: {similarity: 95}
audit:
  ignore: [{rule: VOL006, reason: Nytt register}]
"""


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return PlanRepository(tmp_path, {"planaudit.yaml": SETTINGS, "plans/a.yaml": "{id: a"}).root


def test_every_setting_is_shown_with_the_place_where_it_was_said(register: Path) -> None:
    done = planaudit("config", "show", cwd=register)

    assert (done.exit, done.err) == (0, "")
    assert done.out == (
        "planaudit.yaml\n"
        "\n"
        "  municipality       Fjordvik kommune (planaudit.yaml:1:1)\n"
        "  language           en (planaudit.yaml:2:1)\n"
        "  plans              register/*.yaml, eldre/*.yaml (planaudit.yaml:3:1)\n"
        "  money_unit         tkr (planaudit.yaml:5:1)\n"
        "  councils           October 2019, 11 October 2023 (planaudit.yaml:4:1)\n"
        "  themes             a list of 2 (planaudit.yaml:6:1)\n"
        "  organisation       no list: any owner will do (default)\n"
        "  indicators         no list: any indicator will do (default)\n"
        "  required_plans     a list of 1 (planaudit.yaml:7:1)\n"
        "  plan_types         figure 13 of KS-FoU 2022, changed for temaplan (planaudit.yaml:8:1)\n"
        "  planning_capacity  2026 5.5; 2027 5 (planaudit.yaml:9:1)\n"
        "  volume             max_plans 16; max_per_theme 3 (planaudit.yaml:10:1)\n"
        "  audit              1 suppression (planaudit.yaml:17:1)\n"
        "\n"
        f"{ALL - 12} of {ALL} rules run.\n"
        "6 of these, about a change, run only in `diff` and `check --since`.\n"
        "Ignored:\n"
        "  isolated-plan (planaudit.yaml:12:17): STR001\n"
        "  STR (planaudit.yaml:12:12): STR002, STR003, STR004, STR005, STR006, STR007, STR008, STR009, STR010,"
        " STR011, STR012\n"
        "\n"
        "Severity and options that are set:\n"
        "  ECO003 unfunded-measure\n"
        "    severity        info (planaudit.yaml:13:29)\n"
        "                    default: warning\n"
        "  GOA010 duplicate-goal\n"
        "    similarity      95 (planaudit.yaml:16:22)\n"
        "                    default: 90\n"
        "  PER001 outlives-council-period\n"
        "    severity        error (planaudit.yaml:13:14)\n"
        "                    default: warning\n"
        "  PER002 will-outlive-council-period\n"
        "    kinds           strategi, temaplan (planaudit.yaml:15:14)\n"
        f"                    default: {KINDS}\n"
    )


def test_what_nobody_has_said_is_the_default(tmp_path: Path) -> None:
    root = PlanRepository(tmp_path, {"planaudit.yaml": "municipality: {name: Gol}\nrules:\naudit:\n"}).root

    done = planaudit("config", "show", root, cwd=tmp_path.parent, LANG="nn_NO.UTF-8")

    assert done.out == (
        f"{tmp_path.name}/planaudit.yaml\n"
        "\n"
        "  municipality       Gol (planaudit.yaml:1:1)\n"
        "  language           nn (miljøvariabelen LANG)\n"
        "  plans              plans/**/*.yaml (standard)\n"
        "  money_unit         kr (standard)\n"
        "  councils           ikkje oppgjevne: kvart av dei kan ha møttest frå valdagen til og med 31. oktober (standard)\n"
        "  themes             inga liste: alle tema blir godtekne (standard)\n"
        "  organisation       inga liste: alle eigarar blir godtekne (standard)\n"
        "  indicators         inga liste: alle indikatorar blir godtekne (standard)\n"
        "  required_plans     ingen (standard)\n"
        "  plan_types         som i figur 13 i KS-FoU 2022 (standard)\n"
        "  planning_capacity  ingen (standard)\n"
        "  volume             ingen grenser (standard)\n"
        "  audit              ingen (standard)\n"
        "\n"
        f"{ALL} av {ALL} reglar blir køyrde.\n"
        "6 av desse, om ei endring, blir berre køyrde i `diff` og `check --since`.\n"
        "\n"
        "Alle reglar har standard alvorsgrad og standardinnstillingar.\n"
    )


def test_the_command_line_takes_the_place_of_select_and_is_added_to_ignore(register: Path) -> None:
    words = ("--select", "PER,STR001,STR002", "--ignore", "PER01,expired-in-force", "--lang", "nb")

    done = planaudit("config", "show", register, *words)

    lines = done.out.splitlines()
    assert lines[3] == "  language           nb (--lang)"
    at = lines.index(f"9 av {ALL} regler kjøres.")
    assert lines[at : at + 9] == [
        f"9 av {ALL} regler kjøres.",
        "Valgt:",
        "  STR002 (--select)",
        "  PER (--select): PER001, PER002, PER004, PER005, PER006, PER007, PER008, PER009",
        "Utelatt:",
        "  isolated-plan (planaudit.yaml:12:17): STR001",
        "  expired-in-force (--ignore): PER003",
        "  PER01 (--ignore): PER010, PER011, PER012, PER013, PER014",
        f"{ALL - 9 - 7} regler er ikke valgt.",
    ]


def test_what_runs_is_what_check_runs(register: Path) -> None:
    for words in ((), ("--select", "ECO0,ALL", "--ignore", "ECO,GOA010"), ("--select", "STR001,STR003")):
        shown = planaudit("config", "show", register, *words).out
        checked = planaudit("check", register, "--allow-empty", *words).out

        running = next(int(line.split()[0]) for line in shown.splitlines() if line.endswith("rules run."))
        about_changes = 0 if "--select" in words and "ECO0,ALL" not in words else 6
        assert (f"{about_changes} of these, about a change," in shown) == (about_changes > 0)
        assert f", {running - about_changes} rule" in checked


def test_verbose_shows_every_rule(register: Path) -> None:
    lines = planaudit("config", "show", register, "--verbose").out.splitlines()

    at = lines.index("Every rule:")
    rules = [line for line in lines[at + 1 :] if not line.startswith("    ")]
    assert len(rules) == ALL
    assert "  STR001 isolated-plan (does not run)" in rules
    at = lines.index("  PER002 will-outlive-council-period")
    assert lines[at : at + 5] == [
        "  PER002 will-outlive-council-period",
        "    severity        info (default)",
        "    kinds           strategi, temaplan (planaudit.yaml:15:14)",
        f"                    default: {KINDS}",
        "    grace_months    3 (default)",
    ]


def test_json_holds_the_same_for_programs(register: Path) -> None:
    answer = json.loads(planaudit("config", "show", "--json", "--ignore", "GOA", cwd=register).out)

    assert {key: answer[key] for key in ("format", "version", "file")} == {
        "format": "planaudit-settings",
        "version": 1,
        "file": "planaudit.yaml",
    }
    assert answer["portfolio"]["councils"] == {
        "value": ["2019-10", "2023-10-11"],
        "default": [],
        "source": {"by": "file", "where": "planaudit.yaml:4:1"},
    }
    assert answer["portfolio"]["planning_capacity"]["value"] == {"2026": "5.5", "2027": "5"}
    assert answer["portfolio"]["organisation"]["source"] == {"by": "default", "where": None}
    rules = {rule["code"]: rule for rule in answer["rules"]}
    assert len(rules) == ALL
    assert rules["GOA010"] == {
        "code": "GOA010",
        "name": "duplicate-goal",
        "runs": False,
        "word": "GOA",
        "source": {"by": "command line", "where": "--ignore"},
        "severity": {"value": "info", "default": "info", "source": {"by": "default", "where": None}},
        "options": {
            "similarity": {"value": 95, "default": 90, "source": {"by": "file", "where": "planaudit.yaml:16:22"}}
        },
    }


@pytest.mark.parametrize("settings", [SETTINGS, "municipality: {name: Gol kommune}\n"])
def test_json_is_as_its_schema_says_whatever_is_set(settings: str, tmp_path: Path) -> None:
    root = PlanRepository(tmp_path, {"planaudit.yaml": settings}).root

    for words in ([], ["--select", "PER", "--lang", "nn"], ["--select", "PER001", "--ignore", "PER"]):
        answer = json.loads(planaudit("config", "show", "--json", root, *words).out)

        Draft202012Validator(SCHEMA).validate(answer)
        assert set(answer["portfolio"]) == set(SCHEMA["properties"]["portfolio"]["properties"])


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ("municipality: {nmae: Gol}\n", ()),
        ("municipality: {name: Gol}\nrules: {select: [ECOO], options: {ECO003: {kind: []}}}\n", ()),
        ("municipality: {name: Gol}\n", ("--select", "isolated-plna")),
    ],
)
def test_what_check_refuses_is_refused_in_the_same_words(tmp_path: Path, settings: str, words: tuple[str, ...]) -> None:
    root = PlanRepository(tmp_path, {"planaudit.yaml": settings}).root

    shown = planaudit("config", "show", root, *words)

    assert (shown.exit, shown.out) == (2, "")
    assert shown.err == planaudit("check", root, *words).err


def test_a_narrow_terminal_gets_every_word_and_no_line_wider_than_itself(register: Path) -> None:
    whole = planaudit("config", "show", register, "-v").out.split()
    for columns in (60, 80, 120):
        said = on_a_terminal("config", "show", register, "-v", columns=columns, NO_COLOR="1")

        assert [line for line in said.splitlines()[1:] if len(line) > columns] == []
        assert said.split()[1:] == whole[1:]
    assert "\x1b[" in on_a_terminal("config", "show", register)
    assert "\x1b[" not in "".join(whole)
