"""Laws that a change obeys, whatever the register was and is."""

import json
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from plan_repository import DAY, PlanRepository
from registers import registers
from test_diff import SCHEMA

from planaudit.documents.load import Repository, read_portfolio, read_repository
from planaudit.findings import Finding
from planaudit.graph.comparison import Comparison
from planaudit.history.change import Change
from planaudit.history.past import Past
from planaudit.history.revision import Revision
from planaudit.reporters.style import Style
from planaudit.reports.changes import json_v1, markdown, text
from planaudit.reports.changes.sheet import change_sheet
from planaudit.settings.settings import settle
from planaudit.wording.language import Language
from planaudit.wording.wording import Wording

slow = settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
REVISION = Revision("main", "0" * 40, date(2025, 1, 10), "Register")
EN = Wording(Language("en"))
Plans = list[dict[str, Any]]


def repository(plans: Plans) -> Repository:
    with tempfile.TemporaryDirectory() as folder:
        files = {f"plans/{number}.yaml": json.dumps(plan, ensure_ascii=False) for number, plan in enumerate(plans)}
        root = PlanRepository(Path(folder), files).root
        file = read_portfolio(root / "planaudit.yaml")
        assert file.portfolio is not None
        return read_repository(file, file.portfolio)


def change(before: Repository, after: Repository) -> Change:
    selected, _ = settle(None, before.portfolio_at, None)
    return Change(Past(REVISION, before), after, selected, DAY, EN)


def fingerprints(findings: tuple[Finding, ...]) -> set[str]:
    return {finding.fingerprint for finding in findings if not finding.code.startswith("CHG")}


@slow
@given(registers, registers)
def test_any_change_can_be_told_in_every_form(before: Plans, after: Plans) -> None:
    sheet = change_sheet(change(repository(before), repository(after)), None)

    Draft202012Validator(SCHEMA).validate(json.loads(json_v1.render(sheet)))
    assert text.render(sheet, EN, Style()).startswith("Changes from main")
    assert markdown.render(sheet, EN).startswith("## planaudit\n")


@slow
@given(registers, registers)
def test_what_is_new_one_way_is_what_is_gone_the_other_way(before: Plans, after: Plans) -> None:
    one, other = repository(before), repository(after)
    there, back = change(one, other), change(other, one)
    if there.comparison.renamed:
        return  # another id, the same plan: then findings are known by more than their fingerprints

    assert fingerprints(there.new) == fingerprints((*back.mended, *back.gone_with_plans))


@slow
@given(registers)
def test_a_register_held_against_itself_has_not_changed(plans: Plans) -> None:
    same = repository(plans)
    sheet = change_sheet(change(same, same), None)

    assert (sheet.added, sheet.removed, sheet.changed, sheet.new, sheet.mended) == ((), (), (), (), ())
    assert (sheet.links_added, sheet.links_removed, sheet.affected, sheet.settings) == ((), (), (), ())


@slow
@given(registers, registers)
def test_every_plan_came_went_stayed_or_could_not_be_read(before: Plans, after: Plans) -> None:
    comparison: Comparison = change(repository(before), repository(after)).comparison
    stayed_before = {old.id for old, _ in comparison.kept}
    stayed_after = {new.id for _, new in comparison.kept}
    came, went = ({entry.id for entry in entries} for entries in (comparison.added, comparison.removed))
    unread_now = {entry.id for entry in comparison.no_longer_read}
    unread_then = comparison.after.plans.keys() & comparison.before.broken

    assert stayed_before | went | unread_now == comparison.before.plans.keys()
    assert stayed_after | came | unread_then == comparison.after.plans.keys()
    assert not stayed_before & went
    assert not stayed_after & came
