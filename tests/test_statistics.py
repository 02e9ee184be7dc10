"""`check --statistics`: how many findings each rule has, instead of the findings."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from plan_repository import PlanRepository
from program import planaudit
from sample_report import NOTHING, REPORT

from planaudit.findings import Report
from planaudit.reporters.statistics import as_json, render
from planaudit.reporters.style import Style
from planaudit.wording.language import Language
from planaudit.wording.wording import Wording

SCHEMA = json.loads((Path(__file__).parents[1] / "schemas/statistics-v1.schema.json").read_text(encoding="utf-8"))
ENGLISH = Wording(Language("en"))

SUMMARY = (
    "2 plans, 1 link, 4 rules as of 1 March 2026; 2 rules could not be evaluated."
    " 1 error, 1 warning, 1 remark (1 suppressed).\n"
)


def test_the_most_frequent_rule_comes_first_then_the_weightiest_and_what_is_suppressed_does_not_count() -> None:
    funded_twice, unfunded, *_ = REPORT.findings
    report = REPORT._replace(findings=(*REPORT.findings, *(unfunded,) * 10, funded_twice._replace(fix=None)))

    assert render(report, ENGLISH, Style()) == (
        "11  warning  ECO003 unfunded-measure\n"
        " 2  error    ECO008 funded-twice [*]\n"
        " 1  info     OWN013 unpublished-plan\n"
        f"{SUMMARY}"
        "[*] 1 finding can be mended with --fix; 11 more with --unsafe-fixes.\n"
    )
    assert json.loads(as_json(report, ENGLISH, Style()))["rules"] == [
        {"code": "ECO003", "name": "unfunded-measure", "severity": "warning", "count": 11, "fixable": 0},
        {"code": "ECO008", "name": "funded-twice", "severity": "error", "count": 2, "fixable": 1},
        {"code": "OWN013", "name": "unpublished-plan", "severity": "info", "count": 1, "fixable": 0},
    ]


@pytest.mark.parametrize("report", [REPORT, NOTHING])
def test_as_json_it_is_a_format_of_its_own_with_a_schema(report: Report) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(json.loads(as_json(report, ENGLISH, Style())))


def test_the_exit_code_is_that_of_the_check_and_quiet_leaves_out_the_summary(tmp_path: Path) -> None:
    PlanRepository(
        tmp_path,
        {"plans/a.yaml": "id: a\ntitle: A\nkind: annet\nparent: b\n---\nid: d\ntitle: D\nkind: annet\nparent: c\n"},
    )
    check = ("check", "--select", "REF001", "--as-of", "2026-03-01", "--statistics")

    counted = planaudit(*check, cwd=tmp_path)
    quiet = planaudit(*check, "--quiet", "-f", "full", "--fail-on", "never", cwd=tmp_path)

    assert (counted.exit, counted.err) == (1, "")
    assert counted.out == (
        "2  error  REF001 unknown-reference\n2 plans, 0 links, 1 rule as of 1 March 2026. 2 errors.\n"
    )
    assert (quiet.exit, quiet.out) == (0, "2  error  REF001 unknown-reference\n")


@pytest.mark.parametrize("words", [("-f", "sarif"), ("--diff",), ("--output", "json=funn.json")])
def test_what_has_no_word_for_statistics_is_wrong_usage(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = planaudit("check", "--statistics", *words, cwd=tmp_path, COLUMNS="200")

    assert (done.exit, done.out) == (2, "")
    assert "--statistics counts the findings: give no --diff, --output or format but json with it" in done.err
