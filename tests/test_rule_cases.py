"""Every case of tests/rules/*.yaml against the one rule that the file is named after."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from plan_repository import PlanRepository, shown, subject
from ruamel.yaml import YAML

from planaudit.findings import Report
from planaudit.rules.catalogue import ALL_RULES
from planaudit.rules.rule import Rule

HERE = Path(__file__).parent / "rules"
SOURCES = Path(__file__).parent / "sources.yaml"
PAGES = {rule.code: rule.page for rule in ALL_RULES}


def cases_of(code: str) -> dict[str, Any]:
    return dict(YAML(typ="safe", pure=True).load(HERE / f"{code}.yaml"))


def cases() -> Iterator[Any]:
    for path in sorted(HERE.glob("*.yaml")):
        for name, case in cases_of(path.stem).items():
            yield pytest.param(path.stem, case, id=f"{path.stem}-{name}")


@pytest.mark.parametrize(("code", "case"), list(cases()))
def test_case(code: str, case: dict[str, Any], tmp_path: Path) -> None:
    report = audited(code, case, tmp_path)

    assert case.get("expect", []) == [
        expected_form(finding, case) for finding in report.counted if finding.code == code
    ]
    if "not_evaluable" in case:
        assert case["not_evaluable"] == [
            f"{subject(item)}: {item.reason}" for item in report.not_evaluable if item.code == code
        ]
    assert all(finding.help for finding in report.findings)
    assert all("\nMended: " in PAGES[finding.code] for finding in report.findings if finding.fix)
    fingerprints = [finding.fingerprint for finding in report.findings]
    assert len(set(fingerprints)) == len(fingerprints)


def audited(code: str, case: dict[str, Any], root: Path) -> Report:
    """The audit that a case asks for: by the one rule, where it names no others."""
    as_of = date.fromisoformat(str(case.get("as_of", "2026-03-01")))
    repository = PlanRepository(root, dict(case["files"]))
    return repository.audit(
        *case.get("select", [code]), as_of=as_of, options=case.get("options"), base=case.get("base")
    )


def expected_form(finding: Any, case: dict[str, Any]) -> Any:
    """`place severity code subject: message`; with related places where the finding has some."""
    line = f"{shown(finding)}: {finding.message}"
    if not finding.related:
        return line
    return {line: [f"{place.location}: {place.note}" for place in finding.related]}


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_rule_has_cases_that_find_and_cases_that_do_not(rule: Rule) -> None:
    cases = cases_of(rule.code)

    assert {bool(case.get("expect")) for case in cases.values()} == {True, False}


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_rule_has_cases_that_cannot_be_evaluated_unless_its_page_says_never(rule: Rule) -> None:
    says_never = re.search(r"^Not evaluable: never\b", rule.page, re.MULTILINE) is not None

    assert any(case.get("not_evaluable") for case in cases_of(rule.code).values()) is not says_never


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_rule_has_a_case_that_was_seen_in_a_municipality_or_told_of_in_the_founding_report(rule: Rule) -> None:
    assert [name for name, case in cases_of(rule.code).items() if "source" in case]


def test_each_source_is_told_of_and_used() -> None:
    named = {
        place
        for path in HERE.glob("*.yaml")
        for case in cases_of(path.stem).values()
        for place in case.get("source", "").split(",")[0].split(" and ")
        if place
    }

    assert named == set(YAML(typ="safe", pure=True).load(SOURCES))


def test_cases_say_nothing_that_is_not_read() -> None:
    known = {"source", "as_of", "select", "options", "base", "files", "expect", "not_evaluable"}

    assert {
        (path.stem, name): unknown
        for path in HERE.glob("*.yaml")
        for name, case in cases_of(path.stem).items()
        if (unknown := set(case) - known)
    } == {}
