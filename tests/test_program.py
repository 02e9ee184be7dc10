"""The program as its users meet it: exit codes, formats, languages, colour, encodings, what is loaded."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from plan_repository import PlanRepository
from program import planaudit

ROOT = Path(__file__).parents[1]
FINDINGS_SCHEMA = json.loads((ROOT / "schemas/findings-v1.schema.json").read_text(encoding="utf-8"))
PLANS = """\
{id: samfunnsdelen, title: Samfunnsdelen, kind: samfunnsdel, adopted: 2024-06-13}
---
id: kultur
title: Kulturplan
kind: temaplan
adopted: 2021-06-17
parent: samfunnsdel
---
id: blåbær
title: Plan for blåbær
kind: temaplan
adopted: 2021-06-17
audit:
  ignore: [{rule: STR001, reason: Står alene med vilje, until: 2027}]
"""
RULES = ("--select", "REF001,PER001,STR001", "--as-of", "2026-03-01")


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return PlanRepository(tmp_path, {"plans/alle.yaml": PLANS}).root


def on_a_terminal(*words: str | Path, columns: int = 80, **environment: str) -> str:
    """What a run prints on a terminal of so many columns."""
    import fcntl
    import struct
    import termios

    reader, writer = pty.openpty()
    fcntl.ioctl(writer, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "CI")}
    process = subprocess.Popen(
        [sys.executable, "-m", "planaudit", *map(str, words)],
        stdout=writer,
        stderr=subprocess.DEVNULL,
        env=kept | {"TERM": "xterm-256color", "LANG": "en_GB.UTF-8", "PAGER": "cat"} | environment,
    )
    os.close(writer)
    said = b""
    while True:
        try:
            part = os.read(reader, 4096)
        except OSError:
            break
        if not part:
            break
        said += part
    os.close(reader)
    process.wait(timeout=60)
    return said.decode().replace("\r\n", "\n")


def test_concise_is_one_line_a_finding_and_the_summary(register: Path) -> None:
    done = planaudit("check", register, *RULES)

    assert done.exit == 1
    assert done.err == ""
    assert done.out == (
        "plans/alle.yaml:1:2: warning STR001 “Samfunnsdelen” has no link to any other plan\n"
        "plans/alle.yaml:6:1: info PER001 “Kulturplan” was adopted 17 June 2021 by the previous council;"
        " the sitting council's planstrategi is not in the register, and may have continued it\n"
        "plans/alle.yaml:7:1: error REF001 “Kulturplan” names samfunnsdel under `parent`, but the register has no such id\n"
        "plans/alle.yaml:12:1: info PER001 “Plan for blåbær” was adopted 17 June 2021 by the previous council;"
        " the sitting council's planstrategi is not in the register, and may have continued it\n"
        "3 plans, 0 links, 3 rules as of 1 March 2026. 1 error, 1 warning, 2 remarks (1 suppressed).\n"
        "1 finding can be mended with --fix --unsafe-fixes.\n"
    )


def test_full_shows_the_lines_the_place_the_help_and_where_to_read_more(register: Path) -> None:
    done = planaudit("check", register, "--select", "REF001", "--as-of", "2026-03-01", "-f", "full")

    assert done.out == (
        "plans/alle.yaml:7:1: error REF001 unknown-reference\n"
        "    5 │ kind: temaplan\n"
        "    6 │ adopted: 2021-06-17\n"
        "    7 │ parent: samfunnsdel\n"
        "      │ ^^^^^^^^^^^^^^^^^^^\n"
        "      │ “Kulturplan” names samfunnsdel under `parent`, but the register has no such id\n"
        "   = help: did you mean samfunnsdelen? Else enter what it leads to\n"
        "   = see: planaudit explain REF001\n"
        "\n"
        "3 plans, 0 links, 1 rule as of 1 March 2026. 1 error.\n"
        "1 finding can be mended with --fix --unsafe-fixes.\n"
    )


def test_success_prints_the_summary_line_and_nothing_else(register: Path) -> None:
    done = planaudit("check", register, "--select", "STR003", "--as-of", "2026-03-01", "-f", "full")

    assert (done.exit, done.out, done.err) == (0, "3 plans, 0 links, 1 rule as of 1 March 2026. No findings.\n", "")


def test_json_is_valid_by_its_published_schema_and_says_what_was_suppressed(register: Path) -> None:
    done = planaudit("check", register, *RULES, "-f", "json")

    answer = json.loads(done.out)
    Draft202012Validator(FINDINGS_SCHEMA).validate(answer)
    assert answer["summary"] == {
        "plans": 3,
        "edges": 0,
        "rules": 3,
        "errors": 1,
        "warnings": 1,
        "infos": 2,
        "suppressed": 1,
        "baselined": 0,
    }
    assert [(f["code"], f["plan"], f["suppression"]) for f in answer["findings"]] == [
        ("STR001", "samfunnsdelen", None),
        ("PER001", "kultur", None),
        ("REF001", "kultur", None),
        ("STR001", "blåbær", {"kind": "ignored", "reason": "Står alene med vilje", "until": "2027"}),
        ("PER001", "blåbær", None),
    ]


def test_the_shape_of_json_depends_neither_on_flags_nor_on_what_is_found(register: Path) -> None:
    for words in (("--quiet",), ("--verbose",), ("--select", "STR003"), ("--color", "always")):
        answer = json.loads(planaudit("check", register, "-f", "json", *words).out)

        Draft202012Validator(FINDINGS_SCHEMA).validate(answer)


@pytest.mark.parametrize(("fail_on", "exit_code"), [("error", 1), ("warning", 1), ("info", 1), ("never", 0)])
def test_fail_on_decides_the_exit_code(register: Path, fail_on: str, exit_code: int) -> None:
    assert planaudit("check", register, *RULES, "--fail-on", fail_on).exit == exit_code


@pytest.mark.parametrize(("fail_on", "exit_code"), [("error", 0), ("warning", 0), ("info", 1), ("never", 0)])
def test_a_remark_fails_only_when_asked(register: Path, fail_on: str, exit_code: int) -> None:
    done = planaudit("check", register, "--select", "PER001", "--as-of", "2026-03-01", "--fail-on", fail_on)

    assert done.exit == exit_code


def test_the_language_is_the_flags_then_the_registers_then_the_locales(register: Path) -> None:
    def first_words(*words: str, **environment: str) -> str:
        done = planaudit("check", register, "--select", "STR003", *words, cwd=None, **environment)
        return done.out.split(",")[0]

    assert first_words() == "3 plans"
    assert first_words(LC_ALL="nn_NO.UTF-8") == "3 planar"
    assert first_words(LANG="no") == "3 planer"
    assert first_words("--lang", "nb") == "3 planer"
    (register / "planaudit.yaml").write_text("municipality: {name: F}\nlanguage: nn\n", encoding="utf-8")
    assert first_words() == "3 planar"
    assert first_words("--lang", "en") == "3 plans"


def test_colours_only_on_a_terminal_and_never_against_the_readers_will(register: Path) -> None:
    words = ("check", register, *RULES)

    assert "\x1b[" not in planaudit(*words).out
    assert "\x1b[" in planaudit(*words, "--color", "always").out
    assert "\x1b[" in on_a_terminal(*words)
    assert "\x1b[" not in on_a_terminal(*words, NO_COLOR="1")
    assert "\x1b[" not in on_a_terminal(*words, TERM="dumb")
    assert "\x1b[" not in on_a_terminal(*words, "--color", "never")


def test_a_terminal_gets_the_full_report_and_nothing_wider_than_itself(register: Path) -> None:
    for columns in (40, 60, 80, 120):
        said = on_a_terminal("check", register, *RULES, columns=columns, NO_COLOR="1")

        assert "│" in said
        assert [line for line in said.splitlines() if len(line) > columns and " " in line.strip()] == []


def test_a_pipe_that_only_knows_ascii_still_gets_utf_8(register: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "planaudit", "check", str(register), *RULES],
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LANG": "C"},
    )

    assert "blåbær" in done.stdout.decode("utf-8")


def loaded_by(*words: str) -> set[str]:
    script = (
        "import sys, planaudit.cli.main as m\n"
        f"sys.argv = ['planaudit', *{words!r}]\n"
        "m.main()\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stderr.split())


@pytest.mark.parametrize("words", [("--version",), ("--help",), ("rules",), ("explain", "STR001")])
def test_what_needs_no_register_loads_no_graph_model_or_parser(words: tuple[str, ...]) -> None:
    heavy = {"networkx", "ruamel", "yaml", "babel", "planaudit.model.plan", "planaudit.graph.plan_graph"}

    assert loaded_by(*words) & heavy == set()


def test_a_check_loads_neither_rich_nor_the_round_trip_parser_into_a_pipe() -> None:
    assert loaded_by("check", "examples/gol", "-f", "json") & {"rich", "ruamel.yaml"} == set()


def test_a_defect_is_said_and_has_an_exit_code_of_its_own(
    register: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from planaudit.audit import audit
    from planaudit.cli import main

    def fail(self: object) -> None:
        raise ZeroDivisionError("delt på null")

    monkeypatch.setattr(audit.Audit, "run", fail)
    monkeypatch.setattr(sys, "argv", ["planaudit", "check", str(register)])
    monkeypatch.setenv("PLANAUDIT_TRACEBACK", "1")

    assert main.main() == 70
    said = capsys.readouterr().err
    assert said.startswith(
        "planaudit met a defect of its own: ZeroDivisionError: delt på null\n  = help: please report"
    )
    assert "Traceback" in said


def test_show_tells_what_a_plan_hangs_on_and_what_its_measures_serve(tmp_path: Path) -> None:
    plans = """\
{id: samfunnsdelen, title: Samfunnsdelen, kind: samfunnsdel, adopted: 2024-06-13, goals: [{id: G1, title: Nullutslipp}]}
---
{id: hop, title: HØP 2026–2029, kind: okonomiplan, adopted: 2025-12-11, period: 2026-2029}
---
id: klima
title: Klimaplan
kind: temaplan
designation: Hovedplan
adopted: {date: 2024-09-12, body: Kommunestyret, case: 55/24}
period: 2024-2032
owner: {political: utvalg-miljo, administrative: bymiljo}
url: https://www.example.no/klima
parent: samfunnsdelen
replaces: [gammel]
relates_to: [hop]
economy: {plan: current}
goals: [{id: M1, title: Mindre biltrafikk, supports: [samfunnsdelen#G1]}]
measures:
  - {id: T1, title: Sykkelfelt, goals: [M1]}
  - {id: T2, title: Elbusser, goals: [M1, samfunnsdelen#G1]}
  - {id: T3, title: Kampanje}
---
{id: gammel, title: Klimaplan 2010, kind: temaplan, adopted: 2010-05-04}
"""
    root = PlanRepository(tmp_path, {"plans/alle.yaml": plans}).root

    done = planaudit("show", "klima", root, "--as-of", "2026-03-01")

    assert done.out.split("\nFindings as of")[0] == (
        "Klimaplan\n"
        "klima\n"
        "\n"
        "  kind                  temaplan (Hovedplan)\n"
        "  status                adopted\n"
        "  adopted               12 September 2024, Kommunestyret, 55/24\n"
        "  sitting council       has adopted or reaffirmed it\n"
        "  period                2024–2032\n"
        "  owner                 utvalg-miljo; bymiljo\n"
        "  published             https://www.example.no/klima\n"
        "\n"
        "  stands under          “Samfunnsdelen” (samfunnsdelen)\n"
        "  has below it          none\n"
        "  relates to            “HØP 2026–2029” (hop)\n"
        "  replaces              “Klimaplan 2010” (gammel)\n"
        "  replaced by           none\n"
        "  economic plan         “HØP 2026–2029” (hop)\n"
        "  also named by         none\n"
        "\n"
        "1 goal:\n"
        "  M1 “Mindre biltrafikk”\n"
        "\n"
        "3 measures, of which 2 serve goals:\n"
        "  M1 “Mindre biltrafikk”\n"
        "      ← T1 “Sykkelfelt”\n"
        "      ← T2 “Elbusser”\n"
        "  samfunnsdelen: G1 “Nullutslipp”\n"
        "      ← T2 “Elbusser”\n"
        "1 measure serves no goal:\n"
        "  T3 “Kampanje”\n"
    )


def test_show_names_the_nearest_plan(register: Path) -> None:
    done = planaudit("show", "kulturplan", register)

    assert done.exit == 2
    assert done.err == "there is no plan kulturplan in the register\n  = help: did you mean kultur?\n"


def test_rules_lists_every_rule_and_explain_teaches_one() -> None:
    listed = planaudit("rules")
    told = planaudit("explain", "isolated-plan")

    assert "STR001  warning  isolated-plan" in listed.out
    assert told.out.startswith(
        "STR001 isolated-plan (warning)\n\nA strategic plan has no link to any other plan.\n\nWhy: "
    )
    assert planaudit("explain", "str001").out == told.out
    unknown = planaudit("explain", "isolert")
    assert (unknown.exit, unknown.out) == (2, "")
    assert "there is no rule isolert" in unknown.err
    assert [rule["code"] for rule in json.loads(planaudit("rules", "--json").out)] == [
        line.split()[0] for line in listed.out.splitlines()
    ]


@pytest.mark.parametrize("name", ["plan", "portfolio"])
def test_schema_prints_what_stands_under_schemas(name: str) -> None:
    assert planaudit("schema", name).out == (ROOT / f"schemas/{name}.schema.json").read_text(encoding="utf-8")


def test_show_tells_what_a_planstrategi_decides_at_both_ends(tmp_path: Path) -> None:
    plans = """\
id: strategi
title: Planstrategi
kind: planstrategi
adopted: 2024-06-13
decisions: {revise: [klima], continue: [idrett]}
---
{id: klima, title: Klimaplan, kind: temaplan, adopted: 2020-06-18}
---
{id: idrett, title: Idrettsplan, kind: temaplan, adopted: 2020-06-18}
"""
    root = PlanRepository(tmp_path, {"plans/alle.yaml": plans}).root

    def about(plan: str) -> list[str]:
        said = planaudit("show", plan, root, "--as-of", "2026-03-01").out.split("\nFindings as of")[0]
        return [line.strip() for line in said.splitlines() if line.endswith(("(strategi)", "(klima)", "(idrett)"))]

    assert about("klima") == ["planstrategi          “Planstrategi” has it revised (strategi)"]
    assert about("idrett") == ["planstrategi          “Planstrategi” lets it go on (strategi)"]
    assert about("strategi") == [
        "plans that go on      “Idrettsplan” (idrett)",
        "plans to be revised   “Klimaplan” (klima)",
    ]
