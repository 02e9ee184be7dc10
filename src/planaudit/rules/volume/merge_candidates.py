"""Plans of one theme and level, meant for the same years, stand under the same plan or goals: they could be one.

Why: two plans for one field ask for two processes, two hearings and two reports. Merging them is the surest way to
fewer plans.

Source: KS-FoU 2022, chapter 6.2: fewer and wider plans in the themes that have most of them.

Bad:

    id: kulturplan
    title: Kulturplan
    kind: kommunedelplan
    theme: kultur
    adopted: 2024-09-12
    period: 2024-2027
    parent: samfunnsdelen
    goals: [{id: M1, title: Levende kulturliv, indicator: besøk}]
    measures: [{id: T1, title: Kulturskole, goals: [M1]}]
    ---
    id: museumsplan                # finds: merge-candidates
    title: Museumsplan
    kind: temaplan
    theme: kultur
    adopted: 2025-02-13
    period: 2025-2027
    parent: samfunnsdelen
    goals: [{id: M1, title: Museum for alle, indicator: gjester}]
    measures: [{id: T1, title: Nye utstillinger, goals: [M1]}]

Good:

    id: kulturplan
    title: Kulturplan
    kind: kommunedelplan
    theme: kultur
    adopted: 2024-09-12
    period: 2024-2027
    parent: samfunnsdelen
    goals: [{id: M1, title: Levende kulturliv, indicator: besøk}]
    measures: [{id: T1, title: Kulturskole, goals: [M1]}, {id: T2, title: Nye utstillinger, goals: [M1]}]

Not evaluable: where a plan of unknown status would be one of the candidates. A plan without theme, period, parent or
goals is not asked.

False positives: plans that a statute wants apart, and themes so wide that sharing one says little. Narrow the
themes, or suppress it with the reason.
"""

from collections.abc import Iterator
from functools import reduce

from planaudit.findings import N_, Joined, NotEvaluable, Problem, Quoted, Severity
from planaudit.graph.later import later
from planaudit.graph.merging import merge_candidates
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.volume import related_plans
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Each group of candidates once, at the one adopted last."""
    titles = {theme.id: theme.title or theme.id for theme in register.portfolio.themes}
    for group in merge_candidates(register):
        last = reduce(later, group)
        others = tuple(plan for plan in group if plan is not last)
        theme = last.plan.main_theme or ""
        yield Problem(
            message=N_("{plan} could be one plan with {others}: same theme ({theme}) and level, and overlapping years"),
            values={
                "plan": last.named,
                "others": Joined(tuple(plan.named for plan in others)),
                "theme": Quoted(titles.get(theme, theme)),
            },
            subject=last.ref,
            key=(theme,),
            at=last.pointer("id"),
            related=related_plans(others, N_("{plan} could be the same plan")),
            help=N_("consider in the planstrategi whether one plan will do, and let it name the others in `replaces:`"),
        )


RULE = Rule(
    code="VOL007",
    name="merge-candidates",
    severity=Severity.INFO,
    since="0.1.0",
    check=check,
)
