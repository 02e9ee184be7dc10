"""The sheet of one plan as text for a terminal."""

from collections.abc import Iterable, Iterator

from planaudit.findings import N_, Finding, Term
from planaudit.graph.reference import Relation
from planaudit.model.plan import Plan
from planaudit.reporters.fitting import fit, row, wrapped
from planaudit.reporters.style import Style
from planaudit.reports.plan_sheet import PlanSheet
from planaudit.reports.red_thread_text import amount
from planaudit.wording.wording import Wording

_LABEL = 24
_SERVING = {
    (False, False): N_("{total}, of which {serving} serve goals:"),
    (False, True): N_("{total}, of which 1 serves goals:"),
    (True, False): N_("{total}, all of which serve goals:"),
    (True, True): N_("{total}, which serves goals:"),
}
"""By whether all measures of the plan serve goals, and whether it is one that does."""

_DECIDED = {
    Relation.CONTINUES: N_("plans that go on"),
    Relation.REVISES: N_("plans to be revised"),
    Relation.REPEALS: N_("plans to be repealed"),
    Relation.INITIATES: N_("plans to be made"),
}
_DECIDED_BY = {
    Relation.CONTINUES: N_("{plan} lets it go on"),
    Relation.REVISES: N_("{plan} has it revised"),
    Relation.REPEALS: N_("{plan} has it repealed"),
    Relation.INITIATES: N_("{plan} has it made"),
}


def render(sheet: PlanSheet, wording: Wording, style: Style) -> str:
    """Facts, then the plan's place, its goals and measures, and its findings."""
    plan = sheet.plan
    lines = [style.paint(line, "strong") for line in wrapped(wording.fact(plan.title), style, 0)]
    lines += [f"{plan.id}", ""]
    lines += _rows(_facts(plan, sheet, wording), style)
    lines += ["", *_rows(_place(sheet, wording), style)]
    if sheet.decided:
        lines += ["", wording.text(N_("What it decides:")), *_rows(_decisions(sheet, wording), style)]
    lines += _contents(sheet, wording, style)
    lines += ["", wording.text(N_("Findings as of {day}:"), {"day": sheet.as_of})]
    lines += list(_findings(sheet.findings, wording, style)) or [f"  {wording.term('none')}"]
    if sheet.concerning:
        lines += ["", wording.text(N_("Other findings that it has a part in:"))]
        lines += _findings(sheet.concerning, wording, style)
    return "".join(line.rstrip() + "\n" for line in lines)


def _findings(findings: Iterable[Finding], wording: Wording, style: Style) -> Iterator[str]:
    for finding in findings:
        severity = wording.term(finding.severity.value)
        yield fit(f"  {finding.location}: {severity} {finding.code} {finding.message}", style)


def _facts(plan: Plan, sheet: PlanSheet, wording: Wording) -> Iterator[tuple[str, str]]:
    yield (
        wording.text(N_("kind")),
        wording.fact(Term(plan.kind.value)) + (f" ({wording.fact(plan.designation)})" if plan.designation else ""),
    )
    yield wording.text(N_("status")), wording.fact(Term(sheet.standing))
    if plan.adopted:
        parts = (plan.adopted.date and wording.fact(plan.adopted.date), plan.adopted.body, plan.adopted.case)
        yield wording.text(N_("adopted")), ", ".join(wording.fact(part) for part in parts if part)
    if sheet.is_own_councils is not None:
        yes, no = N_("has adopted or reaffirmed it"), N_("has taken no stand on it")
        yield wording.text(N_("sitting council")), wording.text(yes if sheet.is_own_councils else no)
    if plan.period:
        start, end = (wording.fact(part) if part else "" for part in (plan.period.from_, plan.period.to))
        yield wording.text(N_("period")), f"{start}–{end}"
    if sheet.owners:
        yield wording.text(N_("owner")), "; ".join(wording.fact(owner) for owner in sheet.owners)
    if plan.url:
        yield wording.text(N_("published")), wording.fact(plan.url)


def _place(sheet: PlanSheet, wording: Wording) -> Iterator[tuple[str, str]]:
    for label, plans in (
        (N_("stands under"), sheet.above),
        (N_("has below it"), sheet.below),
        (N_("relates to"), sheet.related),
        (N_("replaces"), sheet.replaces),
        (N_("replaced by"), sheet.replaced_by),
        (N_("economic plan"), sheet.economic_plans),
        (N_("also named by"), sheet.named_by),
    ):
        said = ", ".join(f"{wording.fact(plan)} ({plan.ref})" for plan in plans)
        yield wording.text(label), said or wording.text(N_("none"))
    if sheet.decided_by:
        decisions = (
            f"{wording.text(_DECIDED_BY[decision], {'plan': plan})} ({plan.ref})" for decision, plan in sheet.decided_by
        )
        yield wording.text(N_("planstrategi")), "; ".join(decisions)


def _decisions(sheet: PlanSheet, wording: Wording) -> Iterator[tuple[str, str]]:
    for decision, plans in sheet.decided:
        said = ", ".join(f"{wording.fact(plan)} ({plan.ref})" for plan in plans)
        yield wording.text(_DECIDED[decision]), said


def _contents(sheet: PlanSheet, wording: Wording, style: Style) -> Iterator[str]:
    if sheet.goals:
        yield ""
        yield wording.count(N_("{n} goal:"), N_("{n} goals:"), len(sheet.goals))
        for goal in sheet.goals:
            yield fit(f"  {wording.fact(goal)}", style)
    if sheet.budget_lines:
        yield ""
        yield wording.count(N_("{n} budget line:"), N_("{n} budget lines:"), len(sheet.budget_lines))
        for budget_line, money in sheet.budget_lines:
            yield fit(f"  {wording.fact(budget_line)}" + (f": {amount(money, wording)}" if money else ""), style)
    if not sheet.measures:
        return
    yield ""
    serving = len(sheet.measures) - len(sheet.goalless_measures)
    total = wording.count(N_("{n} measure"), N_("{n} measures"), len(sheet.measures))
    if serving:
        yield wording.text(_SERVING[serving == len(sheet.measures), serving == 1], {"total": total, "serving": serving})
    for served in sheet.goals_served:
        plan, _, _ = served.served.ref.partition("#")
        own = "" if plan == sheet.plan.id else f"{plan}: "
        yield fit(f"  {own}{wording.fact(served.served)}", style)
        yield from (fit(f"      ← {wording.fact(measure)}", style, 8) for measure in served.by)
    if sheet.goalless_measures:
        alone = wording.count(
            N_("{n} measure serves no goal:"), N_("{n} measures serve no goal:"), len(sheet.goalless_measures)
        )
        yield from (style.paint(line, "strong") for line in fit(alone, style, 2).splitlines())
        yield from (fit(f"  {wording.fact(measure)}", style, 4) for measure in sheet.goalless_measures)


def _rows(pairs: Iterable[tuple[str, str]], style: Style) -> list[str]:
    return [line for label, text in pairs for line in row(f"  {label}", text, style, _LABEL)]
