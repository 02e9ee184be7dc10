"""A measure should have been done by now, but is neither done nor cancelled.

Why: the council decided when it should be done. A new date, or a decision to let it go, is a matter for the council
too; silence teaches everyone that the dates in plans mean little.

Source: KS-FoU 2022, chapter 6.3: planning must be balanced with carrying out what is decided.

Bad:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen
    goals:
      - {id: M1, title: Flere barn deltar i kulturskolen, supports: [samfunnsdelen#M1], indicator: kulturskoleplasser,
         direction: increase, target: {value: 300, year: 2027}}
    measures:
      - id: T1
        title: Øvingsrom i kulturhuset
        goals: [M1]
        within_frame: true
        responsible: kultur
        status: started
        due: 2025                      # finds: overdue-measure
    ---
    id: samfunnsdelen
    title: Samfunnsdelen
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    priorities: [Oppvekst]
    goals:
      - {id: M1, title: Alle barn er med, indicator: deltakelse, direction: increase,
         target: {value: 90, year: 2027}}

Good:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen
    goals:
      - {id: M1, title: Flere barn deltar i kulturskolen, supports: [samfunnsdelen#M1], indicator: kulturskoleplasser,
         direction: increase, target: {value: 300, year: 2027}}
    measures:
      - id: T1
        title: Øvingsrom i kulturhuset
        goals: [M1]
        within_frame: true
        responsible: kultur
        status: started
        due: 2026
    ---
    id: samfunnsdelen
    title: Samfunnsdelen
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    priorities: [Oppvekst]
    goals:
      - {id: M1, title: Alle barn er med, indicator: deltakelse, direction: increase,
         target: {value: 90, year: 2027}}

Not evaluable: where the measure has no status; FOL003 says that.

False positives: a measure that is done in practice and waits for its final account. Set `status: done`.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.measure_follow_up import measures_in_force
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.measure import MeasureStatus
from planaudit.rules.rule import Rule, RuleOptions

SETTLED = frozenset({MeasureStatus.DONE, MeasureStatus.CANCELLED})


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Measures of plans in force whose `due` has run through its last day."""
    for element in measures_in_force(register):
        measure = element.measure
        if measure.due is None or not measure.due.is_before(register.as_of):
            continue
        if measure.status is None:
            yield NotEvaluable(subject=element.ref, reason=N_("it is not known whether the measure is done"))
        elif measure.status not in SETTLED:
            yield Problem(
                message=N_("{measure} was to be done by {due}, but is neither done nor cancelled"),
                values={"measure": element.named, "due": measure.due},
                subject=element.ref,
                at=element.pointer("due"),
                help=N_("set `status: done` or `cancelled`, or note the new date that the council wants under `due:`"),
            )


RULE = Rule(code="FOL002", name="overdue-measure", severity=Severity.WARNING, since="0.1.0", check=check)
