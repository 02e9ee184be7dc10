"""Goals of two plans say and want the same, and neither names the other.

Why: two plans that set the same goal report on it twice and may soon say different things. Where the later names the
earlier, readers see that it is one goal.

Source: KS-FoU 2022, chapter 6.3: plan systems that show how plans depend on each other.

Bad:

    id: omsorgsplan
    title: Omsorgsplan
    kind: kommunedelplan
    adopted: 2024-09-12
    period: 2024-2027
    parent: samfunnsdelen
    goals: [{id: M1, title: Flere eldre bor hjemme lenger, indicator: hjemmeboende}]
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
        title: Flere eldre bor hjemme lengre  # finds: duplicate-goal
        indicator: hjemmeboende
    measures: [{id: T1, title: Livsløpsboliger, goals: [M1]}]

Good:

    id: omsorgsplan
    title: Omsorgsplan
    kind: kommunedelplan
    adopted: 2024-09-12
    period: 2024-2027
    parent: samfunnsdelen
    goals: [{id: M1, title: Flere eldre bor hjemme lenger, indicator: hjemmeboende}]
    measures: [{id: T1, title: Hverdagsrehabilitering, goals: [M1]}]
    ---
    id: boligplan
    title: Boligplan
    kind: kommunedelplan
    adopted: 2025-02-13
    period: 2025-2027
    parent: samfunnsdelen
    goals: [{id: M1, title: Flere eldre bor hjemme lengre, indicator: hjemmeboende, supports: [omsorgsplan#M1]}]
    measures: [{id: T1, title: Livsløpsboliger, goals: [M1]}]

Not evaluable: where a missing baseline leaves open whether the targets are the same, and for a goal that only a
plan of unknown status repeats.

False positives: goals that happen to sound alike. Say in words what each is about, or raise the option `similarity`.
"""

from collections.abc import Iterator

from pydantic import Field

from planaudit.findings import N_, NotEvaluable, Problem, Related, Severity
from planaudit.graph.drift import has_drifted
from planaudit.graph.entry import Element
from planaudit.graph.later import later
from planaudit.graph.likeness import Likeness
from planaudit.graph.plan_graph import PlanGraph
from planaudit.rules.rule import Rule, RuleOptions

_MOST_ORIGINALS = 20
"""With how many earlier goals that say the same a goal is compared: a goal in so many plans is found anyway."""


class Options(RuleOptions):
    """How alike texts must be."""

    similarity: int = Field(
        90, strict=True, ge=50, le=100, description="How many per cent alike two goals' texts are, at least."
    )


def check(register: PlanGraph, options: Options) -> Iterator[Problem | NotEvaluable]:
    """Goals of plans in force, each against the first goal that it repeats."""
    likeness = register.ask(Likeness)
    said: set[str] = set()
    doubts: dict[str, NotEvaluable] = {}
    near = ([*ones, *others] for ones, others in likeness.near(options.similarity))
    for group in (*likeness.same(), *near):
        for late, early in _repetitions(register, group):
            drifted = has_drifted(late.goal, early.goal)
            if not late.owner.in_force:
                if early.owner.in_force and drifted is not True:
                    doubts.setdefault(early.ref, _unknown(early, late))
            elif drifted is None:
                doubts.setdefault(late.ref, _doubt(late, early))
            elif drifted is False and late.ref not in said:
                said.add(late.ref)
                yield _problem(late, early)
    yield from (doubt for ref, doubt in doubts.items() if ref not in said)


def _repetitions(register: PlanGraph, group: list[Element]) -> Iterator[tuple[Element, Element]]:
    """Each goal of a group with the earlier ones that lie in another plan and have no link to it."""
    asked = [goal for goal in group if goal.owner.in_force or not goal.owner.standing.is_known]
    ordered = sorted(asked, key=_age)
    for position, one in enumerate(ordered):
        for other in ordered[: min(position, _MOST_ORIGINALS)]:
            if one.owner is not other.owner and not _are_linked(register, one, other):
                yield (one, other) if later(one.owner, other.owner) is one.owner else (other, one)


def _age(goal: Element) -> tuple[str, str]:
    adoption = goal.owner.adoption
    return (adoption.last.isoformat() if adoption else "9999", goal.ref)


def _are_linked(register: PlanGraph, one: Element, other: Element) -> bool:
    """Whether one of the goals, or its plan, names the other goal."""
    return any(
        reference.target is target
        for source, target in ((one, other), (other, one))
        for ref in (source.ref, source.owner.ref)
        for reference in register.said_by.get(ref, ())
    )


def _problem(late: Element, early: Element) -> Problem:
    return Problem(
        message=N_("{goal} repeats {other} of {plan} without naming it"),
        values={"goal": late.named, "other": early.named, "plan": early.owner.named},
        subject=late.ref,
        key=(early.ref,),
        at=late.pointer("title"),
        related=(
            Related(
                at=early.pointer("title"),
                note=N_("{other} says the same"),
                values={"other": early.named},
                plan=early.owner.id,
                element=early.id,
            ),
        ),
        help=N_("name the goal that it repeats with `supports:` or `parent:`, or drop it"),
    )


def _doubt(late: Element, early: Element) -> NotEvaluable:
    return NotEvaluable(
        subject=late.ref,
        reason=N_("{other} of {plan} says the same, and a missing baseline leaves open whether the targets differ"),
        values={"other": early.named, "plan": early.owner.named},
    )


def _unknown(goal: Element, other: Element) -> NotEvaluable:
    return NotEvaluable(
        subject=goal.ref,
        reason=N_("the status of {plan}, whose goal {other} says the same, is not known"),
        values={"plan": other.owner.named, "other": other.named},
    )


RULE = Rule(
    code="GOA010",
    name="duplicate-goal",
    severity=Severity.INFO,
    since="0.1.0",
    check=check,
    weighs_unknown=True,
    options=Options,
)
