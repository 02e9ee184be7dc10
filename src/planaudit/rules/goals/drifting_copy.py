"""Goals of two plans say the same, but with another target, year or direction.

Why: goals are copied from plan to plan, and then only one of the copies is changed. Readers find whichever they open
first, and the reports on one contradict the other.

Source: Framsikt, where other plans inherit the samfunnsdel's goals instead of copying them.

Bad:

    municipality: {name: Fjordvik kommune}
    indicators: [{id: andel, title: Andel hjemmeboende}]
    ---
    id: omsorgsplan
    title: Omsorgsplan
    kind: kommunedelplan
    adopted: 2024-09-12
    period: 2024-2027
    parent: samfunnsdelen
    goals:
      - {id: M1, title: Flere eldre bor hjemme, indicator: andel, direction: increase, target: {value: 90, year: 2030}}
    measures: [{id: T1, title: Hverdagsrehabilitering, goals: [M1]}]
    ---
    id: boligplan
    title: Boligplan
    kind: kommunedelplan
    adopted: 2025-02-13
    period: 2025-2027
    parent: samfunnsdelen
    goals:
      - id: M1
        title: Flere eldre bor hjemme
        indicator: andel
        direction: increase
        target:                    # finds: drifting-copy
          value: 90
          year: 2035
    measures: [{id: T1, title: Livsløpsboliger, goals: [M1]}]

Good:

    municipality: {name: Fjordvik kommune}
    indicators: [{id: andel, title: Andel hjemmeboende}]
    ---
    id: omsorgsplan
    title: Omsorgsplan
    kind: kommunedelplan
    adopted: 2024-09-12
    period: 2024-2027
    parent: samfunnsdelen
    goals:
      - {id: M1, title: Flere eldre bor hjemme, indicator: andel, direction: increase, target: {value: 90, year: 2030}}
    measures: [{id: T1, title: Hverdagsrehabilitering, goals: [M1]}]
    ---
    id: boligplan
    title: Boligplan
    kind: kommunedelplan
    adopted: 2025-02-13
    period: 2025-2027
    parent: samfunnsdelen
    goals:
      - id: M1
        title: Flere eldre bor hjemme
        indicator: andel
        direction: increase
        target: {value: 90, year: 2030}
        supports: [omsorgsplan#M1]
    measures: [{id: T1, title: Livsløpsboliger, goals: [M1]}]

Not evaluable: for a goal whose copy has a value where it has a change without a baseline, and for one that is copied
only by a plan of unknown status.

Where the two want one indicator to go opposite ways, or values that cannot both be reached, GOA001 or GOA002 speaks of
the pair instead.

False positives: goals that happen to sound alike. Say in words what each is about, raise the option `similarity`, or
declare the difference under `conflicts_with`.
"""

from collections.abc import Iterator

from pydantic import Field

from planaudit.findings import N_, NotEvaluable, Problem, Related, Severity
from planaudit.graph.aim import Aims
from planaudit.graph.clash import Clash, clashes
from planaudit.graph.contradiction import contradict
from planaudit.graph.drift import has_drifted, wants
from planaudit.graph.entry import Element
from planaudit.graph.likeness import Likeness
from planaudit.graph.plan_graph import PlanGraph
from planaudit.rules.rule import Rule, RuleOptions

Goals = list[Element]


class Options(RuleOptions):
    """How alike texts must be."""

    similarity: int = Field(
        90, strict=True, ge=50, le=100, description="How many per cent alike two goals' texts are, at least."
    )


def check(register: PlanGraph, options: Options) -> Iterator[Problem | NotEvaluable]:
    """Pairs of goals of two plans that say the same and want different things, without being in conflict for that."""
    aims = register.ask(Aims)
    doubts: dict[str, NotEvaluable] = {}
    for ones, others, drifted in _differing(register.ask(Likeness), options.similarity):
        for clash in clashes(register, ones, others):
            if contradict(aims, clash.late, clash.early):
                continue  # of their indicator, which the rules about that speak of: one pair, one finding
            if drifted and clash.is_certain:
                yield _problem(clash)
            else:
                doubts.setdefault(clash.late.ref, _doubt(clash))
    yield from doubts.values()


def _differing(likeness: Likeness, similarity: int) -> Iterator[tuple[Goals, Goals, bool | None]]:
    """Groups that say the same and do not want the same, or may not (None)."""
    for group in likeness.same():
        parts = list(_by_wants(group).values())
        for position, ones in enumerate(parts):
            for others in parts[position + 1 :]:
                yield from _if_drifted(ones, others)
    for left, right in likeness.near(similarity):
        for ones in _by_wants(left).values():
            for others in _by_wants(right).values():
                yield from _if_drifted(ones, others)


def _if_drifted(ones: Goals, others: Goals) -> Iterator[tuple[Goals, Goals, bool | None]]:
    drifted = has_drifted(ones[0].goal, others[0].goal)
    if drifted is not False:
        yield ones, others, drifted


def _by_wants(goals: Goals) -> dict[tuple[object, ...], Goals]:
    groups: dict[tuple[object, ...], Goals] = {}
    for goal in goals:
        groups.setdefault(wants(goal.goal), []).append(goal)
    return groups


def _problem(clash: Clash) -> Problem:
    late, early = clash.late, clash.early
    turns = late.goal.direction and early.goal.direction and late.goal.direction is not early.goal.direction
    key = "direction" if turns else "target"
    return Problem(
        message=(
            N_("{goal} says the same as {other} of {plan}, with another target")
            if key == "target"
            else N_("{goal} says the same as {other} of {plan}, with another direction")
        ),
        values={"goal": late.named, "other": early.named, "plan": early.owner.named},
        subject=late.ref,
        key=(early.ref,),
        at=late.pointer(key),
        related=(
            Related(
                at=early.pointer(key),
                note=N_("{other} says the same"),
                values={"other": early.named},
                plan=early.owner.id,
                element=early.id,
            ),
        ),
        help=N_("keep the goal in one plan and name it from the other with `supports:`, or give both the same target"),
    )


def _doubt(clash: Clash) -> NotEvaluable:
    if clash.is_certain:
        return NotEvaluable(
            subject=clash.late.ref,
            reason=N_("{other} of {plan} says the same, and a missing baseline leaves open whether the targets differ"),
            values={"other": clash.early.named, "plan": clash.early.owner.named},
        )
    return NotEvaluable(
        subject=clash.late.ref,
        reason=N_("the status of {plan}, whose goal {other} says the same, is not known"),
        values={"plan": clash.early.owner.named, "other": clash.early.named},
    )


RULE = Rule(
    code="GOA009",
    name="drifting-copy",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
    weighs_unknown=True,
    options=Options,
)
