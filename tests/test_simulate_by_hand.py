"""What `simulate` supposes is what one gets who edits the files: the same findings, and the same volume."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from plan_repository import read_at

from planaudit.audit.audit import Audit
from planaudit.documents.load import Repository
from planaudit.findings import Finding, Pointer, Report
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.supposing import Change, suppose
from planaudit.reports.simulation import simulation, volume_of
from planaudit.settings.settings import SelectedRule, settle
from planaudit.wording.language import Language
from planaudit.wording.wording import Wording

EXAMPLE = Path(__file__).parents[1] / "examples/fjordvik"
DAY = date(2026, 11, 1)
ENGLISH = Wording(Language("en"))
Edit = Callable[[Path], None]


def replaced(file: Path, *changes: tuple[str, str]) -> None:
    """Edit a file as a person would: each text stands there once, and becomes another."""
    text = file.read_text(encoding="utf-8")
    for before, after in changes:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    file.write_text(text, encoding="utf-8")


def repeal_the_trafikksikkerhetsplan(root: Path) -> None:
    replaced(
        root / "plans/samfunn/trafikksikkerhetsplan.yaml",
        ("status: adopted\n", "status: repealed\nended: 2026-11-01\n"),
    )


def repeal_the_klimaplan(root: Path) -> None:
    replaced(
        root / "plans/samfunn/klima-og-miljoplan.yaml", ("status: adopted\n", "status: repealed\nended: 2026-11-01\n")
    )


def adopt_the_naturmangfoldplan(root: Path) -> None:
    replaced(
        root / "plans/samfunn/naturmangfoldplan.yaml",
        ("status: on-hearing\n", "status: adopted\nadopted: {date: 2026-11-01, body: Kommunestyret, case: –}\n"),
    )


def merge_the_reiselivsplan_into_the_naeringsplan(root: Path) -> None:
    """Goals, measures, strategies and results are cut from one file and pasted into the other, with ids of their own."""
    small, large = root / "plans/naering/reiselivsplan.yaml", root / "plans/naering/naeringsplan.yaml"
    text = small.read_text(encoding="utf-8")
    strategies = "Spre gjestene over året, Betaling for parkering betaler stiene"
    goals = text[text.index("  - id: M1\n") : text.index("measures:\n")].replace("id: M1", "id: reiselivsplan.M1")
    measures = text[text.index("  - id: T1\n") : text.index("process:\n")]
    for own in ("T1", "T2"):
        measures = measures.replace(f"id: {own}\n", f"id: reiselivsplan.{own}\n")
    measures = measures.replace("goals: [M1]", "goals: [reiselivsplan.M1]")
    results = text[text.index("results:\n") + len("results:\n") :].replace("goal: M1", "goal: reiselivsplan.M1")
    process = text[text.index("process:\n") : text.index("results:\n")]
    small.write_text(text[: text.index("strategies:")] + process, encoding="utf-8")
    replaced(small, ("status: adopted\n", "status: replaced\nended: 2026-11-01\n"), ("parent: samfunnsdel\n", ""))
    replaced(
        large,
        ("parent: samfunnsdel\n", "parent: samfunnsdel\nreplaces: [reiselivsplan]\n"),
        (
            "strategies: [Ett kontaktpunkt for bedrifter, Klyngesamarbeid med nabokommunene]",
            f"strategies: [Ett kontaktpunkt for bedrifter, Klyngesamarbeid med nabokommunene, {strategies}]",
        ),
        ("measures:\n", f"{goals}measures:\n"),
        ("results:\n", f"{measures}results:\n"),
    )
    large.write_text(large.read_text(encoding="utf-8") + results, encoding="utf-8")
    replaced(
        root / "plans/okonomi/hop-2026-2029.yaml",
        ("[naeringsplan#T1, reiselivsplan#T1]", "[naeringsplan#T1, naeringsplan#reiselivsplan.T1]"),
        ("[reiselivsplan#T2]", "[naeringsplan#reiselivsplan.T2]"),
    )


CHANGES = [
    (Change(retire=frozenset({"trafikksikkerhetsplan"})), repeal_the_trafikksikkerhetsplan),
    (Change(retire=frozenset({"klima-og-miljoplan"})), repeal_the_klimaplan),
    (Change(adopt=frozenset({"naturmangfoldplan"})), adopt_the_naturmangfoldplan),
    (
        Change(merge=frozenset({"naeringsplan", "reiselivsplan"}), into="naeringsplan"),
        merge_the_reiselivsplan_into_the_naeringsplan,
    ),
]


def audited(repository: Repository) -> tuple[PlanGraph, Report, tuple[SelectedRule, ...]]:
    selected, problems = settle(repository.portfolio.rules, Pointer("planaudit.yaml"), None)
    assert not problems
    audit = Audit(repository, selected, DAY, ENGLISH)
    return audit.register, audit.run(), selected


def said(findings: tuple[Finding, ...]) -> list[tuple[str, str, str, str]]:
    """What findings say, without the lines that they stand on."""
    return sorted((f.code, f.plan or "", f.message, f.fingerprint) for f in findings)


@pytest.mark.parametrize(("change", "edit"), CHANGES, ids=[edit.__name__ for _, edit in CHANGES])
def test_a_supposed_change_is_found_as_the_same_change_made_by_hand(change: Change, edit: Edit, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "fjordvik")
    before, found_before, selected = audited(read_at(EXAMPLE))
    edit(tmp_path / "fjordvik")
    edited, found_by_hand, _ = audited(read_at(tmp_path / "fjordvik"))

    _, found_supposed, _ = audited(suppose(read_at(EXAMPLE), before, change).repository)
    simulated = simulation(read_at(EXAMPLE), selected, DAY, ENGLISH, change)

    assert [finding for finding in found_by_hand.findings if finding.code.startswith("SCH")] == []
    assert said(found_supposed.counted) == said(found_by_hand.counted)
    assert said(found_supposed.counted) != said(found_before.counted)
    assert (simulated.before, simulated.after) == (volume_of(before), volume_of(edited))
    if change.into is None:
        known = {finding.fingerprint for finding in found_before.counted}
        stays = {finding.fingerprint for finding in found_by_hand.counted}
        assert said(simulated.new) == [one for one in said(found_by_hand.counted) if one[3] not in known]
        assert said(simulated.gone) == [one for one in said(found_before.counted) if one[3] not in stays]
