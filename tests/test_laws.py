"""Laws that loading and auditing obey whatever the register."""

import io
import json
import random
import tempfile
from pathlib import Path
from typing import Any
from unicodedata import normalize

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plan_repository import DAY, PlanRepository, all_shown
from registers import portfolios, registers
from ruamel.yaml import YAML

from planaudit.audit.audit import Audit
from planaudit.audit.reasoning import reasoning
from planaudit.documents.load import read_portfolio, read_repository
from planaudit.documents.read_file import documents_of
from planaudit.findings import Report
from planaudit.graph.plan_graph import PlanGraph
from planaudit.reporters import json_v1
from planaudit.reporters.style import Style
from planaudit.settings.settings import settle
from planaudit.wording.language import Language
from planaudit.wording.wording import Wording

slow = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def as_yaml(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)  # JSON is YAML; ruamel's own dump is tried in the loader's tests


def audited(files: dict[str, str]) -> Report:
    with tempfile.TemporaryDirectory() as folder:
        return PlanRepository(Path(folder), files).audit()


def as_json(report: Report) -> str:
    return json_v1.render(report, Wording(Language("en")), Style())


def one_file_each(plans: list[dict[str, Any]]) -> dict[str, str]:
    return {f"plans/{number}.yaml": as_yaml(plan) for number, plan in enumerate(plans)}


def said(report: Report) -> list[str]:
    return sorted(f"{finding.fingerprint} {finding.severity} {finding.message}" for finding in report.findings)


@slow
@given(registers, portfolios)
def test_no_register_makes_a_rule_raise(plans: list[dict[str, Any]], portfolio: dict[str, Any]) -> None:
    report = audited(one_file_each(plans) | {"planaudit.yaml": as_yaml(portfolio)})

    assert json.loads(as_json(report))["format"] == "planaudit-findings"
    assert not [finding for finding in report.findings if finding.code in ("SCH001", "SCH004", "SCH006")]
    assert len({finding.fingerprint for finding in report.findings}) == len(report.findings)


@slow
@given(registers, portfolios, st.randoms(use_true_random=False))
def test_the_order_of_files_and_keys_does_not_matter(
    plans: list[dict[str, Any]], portfolio: dict[str, Any], chance: random.Random
) -> None:
    settings_file = {"planaudit.yaml": as_yaml(portfolio)}
    shuffled = [dict(chance.sample(list(plan.items()), len(plan))) for plan in chance.sample(plans, len(plans))]

    assert said(audited(one_file_each(shuffled) | settings_file)) == said(audited(one_file_each(plans) | settings_file))


@slow
@given(registers)
def test_one_file_or_many_makes_no_difference(plans: list[dict[str, Any]]) -> None:
    together = {"plans/alle.yaml": "\n---\n".join(map(as_yaml, plans))}

    assert said(audited(together)) == said(audited(one_file_each(plans)))


@slow
@given(registers, st.integers(1, 5))
def test_comments_change_no_finding_but_its_line(plans: list[dict[str, Any]], lines: int) -> None:
    files = one_file_each(plans)
    commented = {path: "# en merknad\n" * lines + text + "  # til slutt\n" for path, text in files.items()}

    before, after = audited(files), audited(commented)

    assert said(after) == said(before)
    moved = [(f.location.span.line, f.code) for f in after.findings if f.location.path in commented]
    assert moved == [(f.location.span.line + lines, f.code) for f in before.findings if f.location.path in files]


SOUND = {"id": "torgreglement", "title": "Reglement for torget", "kind": "annet", "adopted": "2024-06-13"}
"""A plan that says nothing of what the rules ask of others, so that no rule is asked more because of it."""


@slow
@given(registers, portfolios)
def test_a_sound_plan_added_changes_no_other_finding(plans: list[dict[str, Any]], portfolio: dict[str, Any]) -> None:
    # A plan more is a plan more: limits to the volume are another matter.
    settings_file = {"planaudit.yaml": as_yaml({key: said for key, said in portfolio.items() if key != "volume"})}

    before = audited(one_file_each(plans) | settings_file)
    after = audited(one_file_each([*plans, SOUND]) | settings_file)

    others = after._replace(findings=tuple(finding for finding in after.findings if finding.plan != SOUND["id"]))
    assert said(others) == said(before)


@slow
@given(registers, st.sampled_from(["OWN013", "OWN002", "TYP004"]))
def test_a_finding_that_is_mended_leaves_the_others_as_they_are(plans: list[dict[str, Any]], code: str) -> None:
    before = audited(one_file_each(plans))
    found = [finding for finding in before.findings if finding.code == code and finding.suppression is None]
    if not found:
        return
    plan = next(plan for plan in plans if plan["id"] == found[0].plan)
    mended = (
        plan
        | {
            "OWN013": {"url": "https://www.example.no/plan.pdf"},
            "OWN002": {"owner": plan.get("owner", {}) | {"administrative": "bymiljo"}},
            "TYP004": {"purpose": "Hvorfor", "challenges": "Hva"},
        }[code]
    )

    after = audited(one_file_each([mended if other is plan else other for other in plans]))

    left = before._replace(findings=tuple(finding for finding in before.findings if finding is not found[0]))
    assert said(after) == said(left)


@settings(parent=slow, max_examples=25)
@given(registers, portfolios, st.integers(0, 1000))
def test_whatever_is_found_can_be_explained(plans: list[dict[str, Any]], portfolio: dict[str, Any], which: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        written = PlanRepository(Path(folder), one_file_each(plans) | {"planaudit.yaml": as_yaml(portfolio)})
        file = read_portfolio(written.root / "planaudit.yaml")
        assert file.portfolio is not None
        repository, wording = read_repository(file, file.portfolio), Wording(Language("en"))
        selected, _ = settle(file.portfolio.rules, file.document.at, None)
        found = Audit(repository, selected, DAY, wording).run().findings
        about_plans = {chosen.rule.code: chosen for chosen in selected if chosen.rule.reads is PlanGraph}
        findings = [finding for finding in found if finding.code in about_plans]
        if findings:
            finding = findings[which % len(findings)]
            explained = reasoning(repository, about_plans[finding.code], DAY, wording, finding)

            at = finding.location
            assert (at.path, at.span.line) in {(told.path, told.span.line) for told, *_ in explained.facts}


@slow
@given(registers)
def test_the_same_input_gives_the_same_bytes(plans: list[dict[str, Any]]) -> None:
    files = one_file_each(plans)

    assert as_json(audited(files)) == as_json(audited(files))


@slow
@given(registers)
def test_every_place_lies_in_its_file(plans: list[dict[str, Any]]) -> None:
    files = {"planaudit.yaml": "municipality: {name: Fjordvik kommune}\n"} | one_file_each(plans)

    for finding in audited(files).findings:
        for location in (finding.location, *(place.location for place in finding.related)):
            lines = files[location.path].split("\n")
            span = location.span
            assert 1 <= span.line <= len(lines), all_shown([finding])
            assert 1 <= span.column < span.end_column <= len(lines[span.line - 1]) + 1


# YAML 1.1 took these for line ends, and the C parser still does.
texts = st.text(alphabet=st.characters(exclude_characters="\x85\u2028\u2029", exclude_categories=["Cs"]), max_size=12)
yaml_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(10**12), 10**12), texts),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(texts.filter(bool), inner, max_size=4)),
    max_leaves=12,
)


@settings(deadline=None, max_examples=300)
@given(yaml_values)
def test_what_ruamel_writes_is_read_back(value: Any) -> None:
    out = io.StringIO()
    writer = YAML()
    writer.allow_unicode = True
    writer.width = 1_000_000
    writer.dump({"x": value}, out)

    (document,) = documents_of("a.yaml", out.getvalue())

    assert document.problems == ()
    assert without_own_data(document.value) == without_own_data(normal({"x": value}))


def normal(value: Any) -> Any:
    """Text as it is compared: in Unicode NFC. Keys that are whole numbers are read as numbers."""
    if isinstance(value, str):
        return normalize("NFC", value)
    if isinstance(value, list):
        return [normal(item) for item in value]
    if isinstance(value, dict):
        return {normalize("NFC", key): normal(item) for key, item in value.items()}
    return value


def without_own_data(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: without_own_data(item)
            for key, item in value.items()
            if not (isinstance(key, str) and key.startswith("x-"))
        }
    if isinstance(value, list):
        return [without_own_data(item) for item in value]
    return value


@settings(deadline=2000, max_examples=400)
@given(st.one_of(st.text(max_size=200), st.text(alphabet="abc:-?#&*!|>'\"%@`{}[],~ \n\t0123456789", max_size=120)))
def test_no_text_makes_the_loader_raise_or_hang(text: str) -> None:
    for document in documents_of("a.yaml", text.encode("utf-8", "replace").decode()):
        assert document.problems or document.spans is not None
