"""A plan was adopted in the last six months before an election, or by the old council after it.

Why: those who adopted the plan were on their way out, and those who are to carry it out had no say in it. Such plans
are the first to lose their political force.

Source: KS-FoU 2022, chapters 3.5 and 6.3: members are less loyal to plans of earlier councils.

Bad:

    id: naeringsplan
    title: Strategisk næringsplan
    kind: temaplan
    adopted: 2023-09-05                # finds: late-adoption
    reaffirmed:
      - {date: 2024-06-13, body: Kommunestyret, decision: continue}
    period: 2023-2027

Good:

    id: naeringsplan
    title: Strategisk næringsplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027

Not evaluable: where the adoption date is unknown or too coarse, or lies between the election and the last day for a
constituting meeting that is not declared.

False positives: plans that had to be adopted then by law. Suppress them with the reason. Where a later council has
continued, revised or reaffirmed the plan since, nothing is left to do about it, and the help says so.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.entry import PlanEntry
from planaudit.graph.late_in_the_term import is_late_in_the_term
from planaudit.graph.mandate import Mandate
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.council import TERM
from planaudit.model.partial_date import PartialDate
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Plans in force that a council adopted at the very end of its term."""
    for plan in register.in_force:
        date = plan.adoption
        if not plan.is_the_councils_own:
            continue
        if date is None:
            yield NotEvaluable(subject=plan.ref, reason=N_("the adoption date is not known"))
            continue
        is_late = is_late_in_the_term(register.councils, date)
        if is_late is None:
            reason = N_("adopted {date}: at the end of a council's term or not?")
            yield NotEvaluable(subject=plan.ref, reason=reason, values={"date": date})
        elif is_late:
            yield Problem(
                message=N_("{plan} was adopted {date}, at the very end of a council's term"),
                values={"plan": plan.named, "date": date},
                subject=plan.ref,
                at=plan.pointer("adopted"),
                help=_help(register, plan, date),
            )


def _help(register: PlanGraph, plan: PlanEntry, adopted: PartialDate) -> str:
    """What is left to do depends on the councils that have sat since."""
    mandate = register.ask(Mandate)
    _, adopters = mandate.councils_of(adopted)
    if any(date and mandate.councils_of(date)[0] > adopters for date in mandate.reaffirmations(plan)):
        return N_("plan coming adoptions for another time; a later council has taken over this one already")
    if register.sitting.elected > adopters + TERM:
        return N_("let the sitting council take a stand on it, and plan coming adoptions for another time")
    return N_("let the new council take a stand on it early, and plan coming adoptions for another time")


RULE = Rule(code="PER009", name="late-adoption", severity=Severity.INFO, since="0.1.0", check=check)
