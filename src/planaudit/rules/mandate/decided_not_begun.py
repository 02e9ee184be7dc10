"""A planstrategi decided more than 24 months ago that a plan be revised or made, but the work has not begun.

Why: planning needs that roll from one planstrategi to the next are promises nobody keeps. The council should hear of
them while it can still choose.

Source: KS-FoU 2022, chapters 6.3 and 7.8: planning needs should be weighed every year, not once in four.

Bad:

    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    adopted: 2024-02-15
    period: 2024-2027
    decisions: {revise: [kulturplan]}
    ---
    id: kulturplan                     # finds: decided-not-begun
    title: Kulturplan
    kind: temaplan
    adopted: 2021-06-17
    period: 2021-2027

Good:

    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    adopted: 2024-02-15
    period: 2024-2027
    decisions: {revise: [kulturplan]}
    ---
    id: kulturplan
    title: Kulturplan
    kind: temaplan
    status: under-revision
    adopted: 2021-06-17
    period: 2021-2027

Not evaluable: where the status of the plan or the planstrategi is unknown, or dates do not tell whether 24 months have
passed or the plan was adopted since.

False positives: work that is done under another plan. Let the new plan name this one under `replaces`, or let the
council decide anew in the planstrategi.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Related, Severity
from planaudit.graph.entry import PlanEntry
from planaudit.graph.mandate import Mandate
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Reference, Relation
from planaudit.model.council import months_after
from planaudit.model.status import Standing
from planaudit.rules.rule import Rule, RuleOptions

_MONTHS = 24
_WAITING = frozenset({Standing.ADOPTED, Standing.PROPOSED, Standing.UNKNOWN})
"""Plans whose making or revision has not begun; retired plans and plans in development are not asked."""


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Plans that a planstrategi decided to revise or make, and that nobody has begun to."""
    mandate = register.ask(Mandate)
    for plan in register.plans.values():
        if not plan.is_the_councils_own or plan.standing not in _WAITING:
            continue
        answers = {
            reference.owner.id: (reference, _is_neglected(register, mandate, plan, reference))
            for reference in mandate.decided_of(plan, Relation.REVISES, Relation.INITIATES)
        }
        neglected = [reference for reference, answer in answers.values() if answer]
        if neglected:
            yield _problem(
                plan, min(neglected, key=lambda reference: (str(reference.owner.adoption), reference.owner.id))
            )
        elif any(answer is None for _, answer in answers.values()):
            yield NotEvaluable(
                subject=plan.ref,
                reason=N_("status or dates leave open whether it has been begun within {months} months"),
                values={"months": _MONTHS},
            )


def _is_neglected(register: PlanGraph, mandate: Mandate, plan: PlanEntry, decision: Reference) -> bool | None:
    """Whether the decision is old, stands, and nothing has followed; None where that is open."""
    decided = decision.owner.adoption
    if decided and register.as_of <= months_after(decided.first, _MONTHS):
        return False
    successors = register.whole_successors.get(plan.id, [])
    if any(new.standing.in_development for new in successors):
        return False
    # A later word of the council that the plan goes on as it is, or goes, takes the decision's place.
    later = [reference.owner.adoption for reference in mandate.decided_of(plan, Relation.CONTINUES, Relation.REPEALS)]
    later += [new.adoption for new in successors if new.adoption]
    if plan.plan.adopted or plan.in_force:
        later.append(plan.adoption)  # a plan in force of unknown date may have been adopted since
    answers = {date.is_later_than(decided) if date and decided else None for date in later}
    if True in answers:
        return False
    is_open = decided is None or register.as_of <= months_after(decided.last, _MONTHS) or None in answers
    return None if is_open or not plan.standing.is_known else True


def _problem(plan: PlanEntry, decision: Reference) -> Problem:
    strategy = decision.owner
    return Problem(
        message=N_("{plan} was to be revised, by a decision of {date}, but the work has not begun")
        if decision.relation is Relation.REVISES
        else N_("{plan} was to be made, by a decision of {date}, but the work has not begun"),
        values={"plan": plan.named, "date": strategy.adoption},
        subject=plan.ref,
        key=(strategy.id,),
        at=plan.pointer("status" if plan.plan.status else "id"),
        related=(
            Related(
                at=decision.at, note=N_("decided in {strategy}"), values={"strategy": strategy.named}, plan=strategy.id
            ),
        ),
        help=N_("begin the work and set `status`, or let the council drop it in the planstrategi"),
    )


RULE = Rule(code="PER014", name="decided-not-begun", severity=Severity.INFO, since="0.1.0", check=check)
