"""Every measure of a plan in force is done or cancelled.

Why: a plan whose work is done only makes the list of plans longer. Closing it, with a word to the council about what
came of it, gives room for the plans that are still to be carried out.

Source: KS-FoU 2022, chapter 6.3: fewer plans, and results shown at the end of each.

Bad:

    id: veteranplan
    title: Veteranplan
    kind: kommunedelplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen
    goals:
      - {id: M1, title: Veteranene er sett, supports: [samfunnsdelen#M1], indicator: fornøyde, direction: increase,
         target: {value: 90, year: 2027}}
    measures:                          # finds: finished-plan
      - {id: T1, title: Veterandag, goals: [M1], within_frame: true, responsible: kultur, status: done}
      - {id: T2, title: Minnesmerke, goals: [M1], within_frame: true, responsible: kultur, status: cancelled}
    ---
    id: samfunnsdelen
    title: Samfunnsdelen
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    priorities: [Fellesskap]
    goals:
      - {id: M1, title: Alle er sett, indicator: tilhørighet, direction: increase,
         target: {value: 90, year: 2027}}

Good:

    id: veteranplan
    title: Veteranplan
    kind: kommunedelplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen
    goals:
      - {id: M1, title: Veteranene er sett, supports: [samfunnsdelen#M1], indicator: fornøyde, direction: increase,
         target: {value: 90, year: 2027}}
    measures:
      - {id: T1, title: Veterandag, goals: [M1], within_frame: true, responsible: kultur, status: started}
      - {id: T2, title: Minnesmerke, goals: [M1], within_frame: true, responsible: kultur, status: cancelled}
    ---
    id: samfunnsdelen
    title: Samfunnsdelen
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    priorities: [Fellesskap]
    goals:
      - {id: M1, title: Alle er sett, indicator: tilhørighet, direction: increase,
         target: {value: 90, year: 2027}}

Not evaluable: where no measure is known to be under way, and one or more have no status.

False positives: a plan that goes on for its goals and strategies, with measures of its own long done. Suppress it
with the reason.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.entry import Nature
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.measure import MeasureStatus
from planaudit.rules.rule import Rule, RuleOptions

SETTLED = frozenset({MeasureStatus.DONE, MeasureStatus.CANCELLED})


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """The council's own plans in force that have measures, all of them settled."""
    for plan in register.in_force:
        measures = register.elements_of(plan, Nature.MEASURE)
        statuses = {element.measure.status for element in measures}
        if not statuses or not plan.is_the_councils_own or statuses - SETTLED - {None}:
            continue
        if None in statuses:
            yield NotEvaluable(subject=plan.ref, reason=N_("it is not known whether all its measures are done"))
        else:
            yield Problem(
                message=N_("{plan} is in force, and every measure in it is done or cancelled"),
                values={"plan": plan.named},
                subject=plan.ref,
                at=plan.pointer("measures"),
                help=N_("report the results, and close the plan with `status: expired` and `ended:`, or add measures"),
            )


RULE = Rule(code="FOL005", name="finished-plan", severity=Severity.INFO, since="0.1.0", check=check)
