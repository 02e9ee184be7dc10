"""A measure has no status, or nobody is responsible for it.

Why: a measure that nobody carries, or of which nobody says how far it has come, is forgotten until someone asks. It
cannot be counted as done, late or let go.

Source: KS-FoU 2022, chapter 6.3: results are the administration's task to show, which takes somebody to do it.

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
      - id: T1                         # finds: measure-in-limbo
        title: Øvingsrom i kulturhuset
        goals: [M1]
        within_frame: true
        responsible: kultur
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

Not evaluable: once, for the portfolio, where no measure of the register has a status or somebody responsible.

False positives: measures that are only named, for a later handlingsplan to carry out. Move them there.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.measure_follow_up import measures_in_force
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.thing import Thing
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Measures of plans in force without `status` or `responsible`."""
    for element in measures_in_force(register):
        has_status, is_carried = element.measure.status is not None, element.measure.responsible is not None
        if not (has_status and is_carried):
            yield Problem(
                message=_message(has_status=has_status, is_carried=is_carried),
                values={"measure": element.named},
                subject=element.ref,
                at=element.pointer("id"),
                help=N_("note how far it has come under `status:`, and who carries it out under `responsible:`"),
            )


def _message(*, has_status: bool, is_carried: bool) -> str:
    if has_status:
        return N_("{measure} has nobody responsible")
    if is_carried:
        return N_("{measure} has no status")
    return N_("{measure} has no status and nobody responsible")


RULE = Rule(
    code="FOL003",
    name="measure-in-limbo",
    severity=Severity.INFO,
    since="0.1.0",
    check=check,
    asks_for=Thing.MEASURE_FOLLOW_UP,
)
