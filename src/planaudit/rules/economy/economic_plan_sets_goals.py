"""An økonomiplan has goals of its own that support none in the samfunnsdel.

Why: where the samfunnsdel does not say clearly what the council wants, the økonomiplan tends to step in and set the
goals. Then the budget governs the plans, instead of the plans the budget.

Source: KS-FoU 2022, chapter 6.1: the økonomiplan gives priority and carries out, and should not take over the
samfunnsdel's part; kommuneloven § 14-4.

Bad:

    id: okonomiplanen
    title: Handlings- og økonomiplan 2026–2029
    kind: okonomiplan
    adopted: 2025-12-11
    period: 2026-2029
    budget_lines: [{id: K1, title: Nedbetaling av lån, amounts: {2026: 9000000}, follows_up: [samfunnsdelen#G1]}]
    goals:                         # finds: economic-plan-sets-goals
      - {id: M1, title: Sunn økonomi, indicator: driftsresultat, target: {value: 2, year: 2029}}
    ---
    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    priorities: [Bærekraft]
    goals: [{id: G1, title: Økonomi i balanse, indicator: gjeldsgrad, target: {value: 60, year: 2027}}]

Good:

    id: okonomiplanen
    title: Handlings- og økonomiplan 2026–2029
    kind: okonomiplan
    adopted: 2025-12-11
    period: 2026-2029
    budget_lines: [{id: K1, title: Nedbetaling av lån, amounts: {2026: 9000000}, follows_up: [samfunnsdelen#G1]}]
    goals:
      - {id: M1, title: Sunn økonomi, indicator: drift, target: {value: 2, year: 2029}, supports: [samfunnsdelen#G1]}
    ---
    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    priorities: [Bærekraft]
    goals: [{id: G1, title: Økonomi i balanse, indicator: gjeldsgrad, target: {value: 60, year: 2027}}]

Not evaluable: where a goal's only way up leads to a samfunnsdel of unknown status.

False positives: financial targets (handlingsregler) that the law asks for. Keep them out of `goals`, or let them
support a goal of the samfunnsdel. In a fylkeskommune the rule does not apply.
"""

from collections.abc import Iterator, Sequence

from planaudit.findings import N_, Joined, NotEvaluable, Problem, Related, Severity
from planaudit.graph.entry import Element, Nature, PlanEntry
from planaudit.graph.goal_support import GoalSupport
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.kind import Kind
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Økonomiplaner in force, with their goals that reach no goal of a samfunnsdel in force."""
    if register.is_county:
        return
    support = register.ask(GoalSupport)
    for plan in register.in_force:
        if plan.kind is not Kind.OKONOMIPLAN:
            continue
        goals = register.elements_of(plan, Nature.GOAL)
        answers = [support.reaches_the_samfunnsdel(goal) for goal in goals]
        own = [goal for goal, answer in zip(goals, answers, strict=True) if answer is False]
        if own:
            yield _problem(plan, own)
        elif None in answers:
            reason = N_("it is not known whether the samfunnsdel that its goals support is in force")
            yield NotEvaluable(subject=plan.ref, reason=reason)


def _problem(plan: PlanEntry, goals: Sequence[Element]) -> Problem:
    return Problem(
        message=N_("{plan} sets goals that support none in the samfunnsdel: {goals}"),
        values={"plan": plan.named, "goals": Joined(tuple(goal.named for goal in goals))},
        subject=plan.ref,
        at=plan.pointer("goals"),
        related=tuple(
            Related(
                at=goal.pointer("id"),
                note=N_("{goal} supports no goal of the samfunnsdel"),
                values={"goal": goal.named},
                plan=plan.id,
                element=goal.id,
            )
            for goal in goals
        ),
        help=N_(
            "name the goals of the samfunnsdel that they serve under `supports:`, or move them into the samfunnsdel"
        ),
    )


RULE = Rule(
    code="ECO007",
    name="economic-plan-sets-goals",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
)
