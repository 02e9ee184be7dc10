"""What build servers, review tools and editors are given: each format whole, and read by its reader."""

import json
import os
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest
from jsonschema import Draft4Validator, Draft202012Validator
from junitparser import JUnitXml
from plan_repository import PlanRepository
from program import planaudit
from sample_report import NOTHING, REPORT, WITH_A_BASELINE

from planaudit.findings import Finding, Report, Suppression
from planaudit.reporters import checkstyle, concise, full, github, gitlab, json_v1, junit, markdown, rdjson, sarif
from planaudit.reporters.sarif_limits import left_out
from planaudit.reporters.style import Style
from planaudit.wording.language import Language
from planaudit.wording.wording import Wording

ROOT = Path(__file__).parents[1]
SARIF_SCHEMA = ROOT.parent / "shared/schemas/sarif-schema-2.1.0.json"
SNAPSHOTS = Path(__file__).parent / "snapshots/formats"
FORMATS = {
    "checkstyle.xml": checkstyle,
    "github.txt": github,
    "gitlab.json": gitlab,
    "findings.json": json_v1,
    "junit.xml": junit,
    "summary.md": markdown,
    "rdjson.json": rdjson,
    "sarif.json": sarif,
}


def written(reporter: ModuleType, report: Report = REPORT, language: str = "en") -> str:
    text: str = reporter.render(report, Wording(Language(language)), Style())
    return text


@pytest.mark.parametrize(("name", "reporter"), FORMATS.items())
def test_each_format_is_written_whole(name: str, reporter: ModuleType) -> None:
    kept = SNAPSHOTS / name
    if os.environ.get("UPDATE_SNAPSHOTS"):
        kept.write_text(written(reporter), encoding="utf-8")
    assert written(reporter) == kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("reporter", FORMATS.values())
def test_a_reader_above_the_plan_repository_is_given_paths_from_where_it_stands(reporter: ModuleType) -> None:
    above = written(reporter, REPORT.within("kommune/planer"))

    assert above == written(reporter).replace("plans/", "kommune/planer/plans/")


@pytest.mark.parametrize("report", [REPORT, NOTHING, WITH_A_BASELINE])
def test_sarif_fits_the_schema_of_oasis(report: Report) -> None:
    if not SARIF_SCHEMA.exists():
        pytest.skip(f"the schema is not here: {SARIF_SCHEMA.name}")
    Draft4Validator(json.loads(SARIF_SCHEMA.read_text(encoding="utf-8"))).validate(json.loads(written(sarif, report)))


def test_json_fits_its_own_schema() -> None:
    schema = json.loads((ROOT / "schemas/findings-v1.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(written(json_v1)))


def test_sarif_says_what_github_asks_for() -> None:
    (run,) = json.loads(written(sarif))["runs"]

    for rule in run["tool"]["driver"]["rules"]:
        assert all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))
        assert len(rule["shortDescription"]["text"]) <= 1024
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert len(result["locations"]) == 1
        assert "primaryLocationLineHash" not in result["partialFingerprints"]
    assert json.loads(written(sarif, NOTHING))["runs"][0]["results"] == []


def test_sarif_holds_no_more_than_github_takes_and_the_weightiest_first() -> None:
    error, warning, info, ignored = REPORT.findings
    many = REPORT._replace(findings=(ignored, *(info,) * 24_998, warning, error, warning, ignored))

    (run,) = json.loads(written(sarif, many))["runs"]

    assert [result["level"] for result in run["results"]] == ["error", "warning", "warning"] + ["note"] * 24_997
    assert not any("suppressions" in result for result in run["results"])
    assert left_out(many, Wording(Language("en"))) == [
        (
            "25,003 findings are more than the 25,000 that GitHub takes in a SARIF file:"
            " the lightest are left out, 3 of them"
        ),
        (
            "25,003 findings are more than the 5000 that GitHub shows of a SARIF file: the weightiest stand first in it\n"
            "  = help: choose rules with --select, or let known findings wait in a baseline"
        ),
    ]


def test_sarif_keeps_the_order_of_files_where_github_shows_everything() -> None:
    error, _, info, _ = REPORT.findings
    all_shown = REPORT._replace(findings=(info,) * 4_999 + (error,))

    (run,) = json.loads(written(sarif, all_shown))["runs"]

    assert [result["level"] for result in run["results"]] == ["note"] * 4_999 + ["error"]
    assert left_out(all_shown, Wording(Language("en"))) == []


def test_a_finding_in_sarif_has_no_more_places_than_github_takes() -> None:
    first = REPORT.findings[0]
    far = REPORT._replace(findings=(first._replace(related=first.related * 1_002),))

    (result,) = json.loads(written(sarif, far))["runs"][0]["results"]

    assert len(result["locations"]) + len(result["relatedLocations"]) == 1_000
    assert result["message"]["text"].endswith("[the \\[other\\] line](999))")
    assert left_out(far, Wording(Language("en"))) == [
        (
            "plans/klima og miljø.yaml:2:8: ECO008 has more related places than GitHub takes in a SARIF file:"
            " the last are left out, 3 of them"
        )
    ]


def test_what_sarif_leaves_out_is_said_on_standard_error(tmp_path: Path) -> None:
    names = "".join(
        f"id: p{number}\ntitle: Plan {number}\nkind: annet\nparent: borte\n---\n" for number in range(5_001)
    )
    PlanRepository(tmp_path, {"plans/alle.yaml": names.removesuffix("---\n")})

    done = planaudit("check", "--select", "REF001", "--output", "sarif=planaudit.sarif", "--quiet", cwd=tmp_path)

    assert done.exit == 1
    assert done.err == (
        "5001 findings are more than the 5000 that GitHub shows of a SARIF file: the weightiest stand first in it\n"
        "  = help: choose rules with --select, or let known findings wait in a baseline\n"
    )


def test_junit_is_read_by_a_reader_of_junit() -> None:
    (suite,) = JUnitXml.fromstring(written(junit).encode())

    assert [(case.name, [type(result).__name__ for result in case.result]) for case in suite] == [
        ("STR003 cycle", ["Skipped"]),
        ("ECO003 unfunded-measure: klima#T1", ["Failure"]),
        ("ECO003 unfunded-measure: klima#T2", ["Skipped"]),
        ("ECO008 funded-twice: klima#T1", ["Failure"]),
        ("OWN013 unpublished-plan: hop", []),
        ("OWN013 unpublished-plan: klima", ["Skipped"]),
    ]
    assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (6, 2, 0, 3)


def test_no_two_tests_of_junit_have_one_name_since_gitlab_would_leave_out_all_but_the_first() -> None:
    twice = REPORT._replace(
        findings=(*REPORT.findings, REPORT.findings[0]._replace(fingerprint="planaudit/v1:" + "ab" * 16)),
        not_evaluable=REPORT.not_evaluable * 2,
    )

    (suite,) = JUnitXml.fromstring(written(junit, twice).encode())

    names = [case.name for case in suite]
    assert sorted(set(names)) == sorted(names)
    code, subject = REPORT.findings[0].code, f"{REPORT.findings[0].plan}#{REPORT.findings[0].element}"
    assert [name.partition(": ")[2] for name in names if name.startswith(code)][:2] == [
        f"{subject} ({REPORT.findings[0].fingerprint.partition(':')[2][:12]})",
        f"{subject} (abababababab)",
    ]


def test_junit_says_nothing_that_the_schema_of_jenkins_does_not_know() -> None:
    allowed = {
        "testsuites": {"name", "time", "tests", "failures", "errors"},
        "testsuite": {"name", "tests", "failures", "errors", "time", "skipped"},
        "testcase": {"name", "time", "classname", "group"},
        "failure": {"type", "message"},
        "skipped": {"type", "message"},
        "system-out": set(),
    }

    for element in ElementTree.fromstring(written(junit)).iter():
        assert set(element.attrib) <= allowed[element.tag]


def test_junit_has_a_test_that_passes_for_each_rule_that_finds_nothing() -> None:
    (suite,) = JUnitXml.fromstring(written(junit, NOTHING).encode())

    assert [case.name for case in suite if case.is_passed] == [
        "STR003 cycle",
        "ECO003 unfunded-measure",
        "ECO008 funded-twice",
        "OWN013 unpublished-plan",
    ]


@pytest.mark.parametrize("reporter", [checkstyle, junit])
def test_characters_that_xml_forbids_are_replaced(reporter: ModuleType) -> None:
    def odd(finding: Finding) -> Finding:
        return finding._replace(message="a\x00b\x1b[31m\ufffec", help="")

    text = written(reporter, REPORT._replace(findings=tuple(map(odd, REPORT.findings))))

    assert ElementTree.fromstring(text) is not None
    assert "�b�[31m�c" in text


def test_gitlab_and_github_have_something_to_read_where_nothing_is_found() -> None:
    assert written(gitlab, NOTHING) == "[]\n"
    assert written(github, NOTHING) == "2 plans, 1 link, 4 rules as of 1 March 2026. No findings.\n"


def test_github_says_how_many_annotations_it_will_leave_out() -> None:
    many = REPORT._replace(findings=REPORT.findings[:1] * 12 + REPORT.findings[1:2] * 11)

    first, *others = written(github, many).partition("::group::")[0].splitlines()

    assert first == (
        "::notice title=planaudit::2 plans, 1 link, 4 rules as of 1 March 2026; 2 rules could not be evaluated."
        " 1 error, 1 warning, 1 remark (1 suppressed). GitHub leaves out 3 annotations."
    )
    assert [line.split(" ")[0] for line in others] == ["::error"] * 12 + ["::warning"] * 11


def test_the_notice_that_annotations_are_left_out_takes_the_place_of_one() -> None:
    info = next(finding for finding in REPORT.findings if finding.severity.value == "info")
    exactly = REPORT._replace(findings=(info,) * 10)
    beyond = REPORT._replace(findings=(info,) * 11)

    assert "leaves out" not in written(github, exactly)
    assert "GitHub leaves out 2 annotations." in written(github, beyond)


def test_markdown_stops_where_a_comment_on_github_would_be_too_long() -> None:
    warning, info = REPORT.findings[1], next(found for found in REPORT.findings if found.severity.value == "info")
    many = REPORT._replace(findings=(warning,) * 1000 + (info,))

    text = written(markdown, many)
    shown = sum(line.startswith("| plans/") for line in text.splitlines())

    assert 55_000 < len(text) < 65_536
    assert "### Warnings (1000)" in text
    assert "### Remarks" not in text
    assert f"And {1001 - shown} more findings." in text.splitlines()


# What waits in a baseline.


def test_sarif_says_what_is_new_since_the_baseline_and_what_may_wait() -> None:
    (run,) = json.loads(written(sarif, WITH_A_BASELINE))["runs"]

    external, in_source = ({"kind": kind, "status": "accepted"} for kind in ("external", "inSource"))
    assert [(result["baselineState"], result.get("suppressions")) for result in run["results"]] == [
        ("unchanged", None),
        ("unchanged", [external | {"justification": "Tas til høsten"}]),
        ("unchanged", [external]),
        ("new", [in_source | {"justification": "Ligger på papir"}]),
    ]
    assert "baselineState" not in json.loads(written(sarif))["runs"][0]["results"][0]


def test_junit_skips_what_waits_with_its_reason() -> None:
    (suite,) = JUnitXml.fromstring(written(junit, WITH_A_BASELINE).encode())

    assert [result.message for case in suite for result in case.result if type(result).__name__ == "Skipped"] == [
        "no plan names another",
        "T1 “Sykkelfelt” costs 12 kr and has no budget line (Tas til høsten)",
        "the status of the measure is not known",
        "“Økonomiplan” tells no address",
        "“Blåbær” tells no address (Ligger på papir)",
    ]
    assert (suite.failures, suite.skipped) == (1, 5)


def test_json_lists_what_waits_and_does_not_count_it() -> None:
    said = json.loads(written(json_v1, WITH_A_BASELINE))

    assert [finding["suppression"] for finding in said["findings"]] == [
        None,
        {"kind": "baselined", "reason": "Tas til høsten", "until": "2026-12"},
        {"kind": "baselined", "reason": "", "until": None},
        {"kind": "ignored", "reason": "Ligger på papir", "until": "2027"},
    ]
    assert (said["summary"]["warnings"], said["summary"]["baselined"]) == (0, 2)


def test_the_log_of_github_holds_what_is_no_annotation_and_takes_no_text_of_a_plan_for_a_command() -> None:
    odd = WITH_A_BASELINE.findings[1]._replace(message="::error::a\n##[add-mask]b")
    report = WITH_A_BASELINE._replace(findings=(odd, *WITH_A_BASELINE.findings[2:]))

    _, *groups = written(github, report).split("::group::")

    assert groups == [
        (
            "3 findings are suppressed or wait\n"
            "ECO003 plans/klima og miljø.yaml:3:1 ::error::a # #[add-mask]b. (Tas til høsten)\n"
            "OWN013 plans/hop.yaml:2:8 “Økonomiplan” tells no address.\n"
            "OWN013 plans/klima og miljø.yaml:1:1 “Blåbær” tells no address. (Ligger på papir)\n"
            "::endgroup::\n"
        ),
        "Could not be evaluated (fill this in to have more checked):\n- no plan names another (STR003)\n::endgroup::\n",
    ]


def test_markdown_folds_what_is_suppressed_and_what_waits_as_text_and_within_its_room() -> None:
    waiting = WITH_A_BASELINE.findings[1]
    odd = waiting._replace(message="</details> | <b>", suppression=Suppression("baselined", "</td> | *a*", "2026-12"))
    few = WITH_A_BASELINE._replace(findings=(odd, *WITH_A_BASELINE.findings[2:]), not_evaluable=())
    many = few._replace(findings=(waiting,) * 1000)

    assert written(markdown, few).partition("<details>")[2].splitlines() == [
        "",
        "<summary>1 finding is suppressed</summary>",
        "",
        "| Place | Rule | Finding | Why it may wait | Until |",
        "|---|---|---|---|---|",
        "| plans/klima og miljø.yaml:1:1 | OWN013 unpublished-plan | “Blåbær” tells no address. | Ligger på papir | 2027 |",
        "",
        "</details>",
        "",
        "<details>",
        "<summary>2 known findings wait in the baseline</summary>",
        "",
        "| Place | Rule | Finding | Why it may wait | Until |",
        "|---|---|---|---|---|",
        (
            "| plans/klima og miljø.yaml:3:1 | ECO003 unfunded-measure | &lt;/details&gt; \\| &lt;b&gt;."
            " | &lt;/td&gt; \\| \\*a\\* | 2026-12 |"
        ),
        "| plans/hop.yaml:2:8 | OWN013 unpublished-plan | “Økonomiplan” tells no address. | no reason | – |",
        "",
        "</details>",
    ]
    shown = written(markdown, many).count("| plans/")
    assert 55_000 < len(written(markdown, many)) < 65_536
    assert f"And {1000 - shown} more findings.\n\n</details>" in written(markdown, many)


def test_markdown_has_room_for_only_so_much_that_was_not_evaluated() -> None:
    idle = REPORT.not_evaluable[0]
    many = REPORT._replace(not_evaluable=tuple(idle._replace(reason=f"{number} {'a' * 90}") for number in range(1000)))

    assert 55_000 < len(written(markdown, many)) < 65_536
    assert written(markdown, many).endswith("\n- …\n")


@pytest.mark.parametrize("reporter", [checkstyle, gitlab, rdjson])
def test_formats_without_a_word_for_it_leave_out_what_waits(reporter: ModuleType) -> None:
    text = written(reporter, WITH_A_BASELINE)

    assert ("ECO008" in text, "ECO003" in text, "OWN013" in text) == (True, False, False)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "5 known findings wait in planaudit-baseline.yaml, 1 of them now mended, 1 of them overdue."),
        ("nb", "5 kjente funn venter i planaudit-baseline.yaml, 1 av dem er nå rettet, 1 av dem er over fristen."),
        ("nn", "5 kjende funn ventar i planaudit-baseline.yaml, 1 av dei er no retta, 1 av dei er over fristen."),
    ],
)
@pytest.mark.parametrize("reporter", [concise, full, github, markdown])
def test_every_summary_for_people_ends_with_the_debt(reporter: ModuleType, language: str, said: str) -> None:
    lines = written(reporter, WITH_A_BASELINE, language).splitlines()

    (summary,) = [line for line in lines if said in line]
    assert summary.endswith(said)


def test_paths_of_a_baseline_begin_at_the_top_too() -> None:
    assert "wait in planer/planaudit-baseline.yaml" in written(markdown, WITH_A_BASELINE.within("planer"))
