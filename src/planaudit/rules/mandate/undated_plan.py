"""A plan is in force, and its adoption cannot be placed in one council period.

Why: nobody can say whose plan it is. What the sitting council has adopted, and what it has inherited, is the first
thing that its members need to know.

Source: KS-FoU 2022, chapter 6.3: plans adopted by the sitting and by earlier councils should be easy to tell apart
and to find.

Bad:

    id: demensplan
    title: Demensplan
    kind: temaplan
    adopted: 2023                      # finds: undated-plan
    period: 2023-2027

Good:

    id: demensplan
    title: Demensplan
    kind: temaplan
    adopted: 2023-12-14
    period: 2023-2027

Not evaluable: for a plan of unknown status. In one that is in force, the missing date is the finding.

False positives: a plan adopted between the election and the end of October, where the constituting meeting is not
declared. Declare it under `councils` in `planaudit.yaml`.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.mandate import Mandate
from planaudit.graph.plan_graph import PlanGraph
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Plans in force with no adoption date, or one that fits two councils."""
    mandate = register.ask(Mandate)
    for plan in register.in_force:
        if not plan.is_the_councils_own:
            continue
        date = plan.adoption
        if date is None:
            yield Problem(
                message=N_(
                    "{plan} is in force and has no adoption date, so that nobody can say which council it comes from"
                ),
                values={"plan": plan.named},
                subject=plan.ref,
                at=plan.pointer("adopted"),
                help=_GIVE_THE_DAY,
            )
            continue
        earliest, latest = mandate.councils_of(date)
        if earliest != latest:
            yield Problem(
                message=N_("{plan} was adopted {date}, which may be by the council elected in {earlier} or in {later}"),
                values={"plan": plan.named, "date": date, "earlier": earliest, "later": latest},
                subject=plan.ref,
                at=plan.pointer("adopted"),
                help=_DECLARE_COUNCILS if date.first == date.last else _GIVE_THE_DAY,
            )


_GIVE_THE_DAY = N_("give the day of the decision under `adopted:`; the minutes have it")
_DECLARE_COUNCILS = N_("declare the day of the constituting meeting under `councils` in planaudit.yaml")

RULE = Rule(code="PER011", name="undated-plan", severity=Severity.WARNING, since="0.1.0", check=check)
