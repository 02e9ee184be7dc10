"""One kind of plan goes by three or more names in the portfolio.

Why: when the same kind of plan is called hovedplan, sektorplan and fagplan, members cannot know what they are ordering
or adopting.

Source: KS-FoU 2022, chapter 6.2: the cities use many terms for the same kinds of plan, and find that hard.

Bad:

    municipality: {name: Fjordvik kommune}     # finds: mixed-terms
    ---
    {id: vann, title: Plan for vann, kind: temaplan, designation: Hovedplan, adopted: 2024-06-13, period: 2024-2027}
    ---
    {id: kultur, title: Kulturplan, kind: temaplan, designation: Sektorplan, adopted: 2024-06-13, period: 2024-2027}
    ---
    {id: skole, title: Skoleplan, kind: temaplan, designation: Fagplan, adopted: 2024-06-13, period: 2024-2027}

Good:

    municipality: {name: Fjordvik kommune}
    ---
    {id: vann, title: Plan for vann, kind: temaplan, designation: Hovedplan, adopted: 2024-06-13, period: 2024-2027}
    ---
    {id: kultur, title: Kulturplan, kind: temaplan, designation: Hovedplan, adopted: 2024-06-13, period: 2024-2027}
    ---
    {id: skole, title: Skoleplan, kind: temaplan, designation: Fagplan, adopted: 2024-06-13, period: 2024-2027}

Not evaluable: where plans of unknown status decide how many names there are. A plan without `designation` is not
counted.

False positives: plans that truly are of different kinds. Give them different `kind`s.
"""

from collections.abc import Iterator

from planaudit.findings import N_, Bare, Joined, NotEvaluable, Problem, Related, Severity, Term
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.kind import Kind
from planaudit.rules.rule import Rule, RuleOptions

_TOO_MANY = 3


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Kinds of plan whose plans in force have three designations or more; capital letters make no difference."""
    names: dict[Kind, dict[str, PlanEntry]] = {}
    for plan in register.in_force:
        if plan.is_the_councils_own and plan.plan.designation:
            names.setdefault(plan.kind, {}).setdefault(" ".join(plan.plan.designation.casefold().split()), plan)
    for kind, by_name in names.items():
        if len(by_name) >= _TOO_MANY:
            plans = [by_name[name] for name in sorted(by_name)]
            yield Problem(
                message=N_("plans of the kind {kind} go by {count} names: {names}"),
                values={
                    "kind": Term(kind),
                    "count": len(plans),
                    "names": Joined(tuple(Bare(plan.plan.designation or "") for plan in plans)),
                },
                key=(kind,),
                at=register.portfolio_at / "municipality",
                related=tuple(
                    Related(
                        at=plan.pointer("designation"), note=N_("{plan}"), values={"plan": plan.named}, plan=plan.id
                    )
                    for plan in plans
                ),
                help=N_("agree on one `designation` for each kind of plan, or on none"),
            )


RULE = Rule(code="TYP006", name="mixed-terms", severity=Severity.INFO, since="0.1.0", check=check)
