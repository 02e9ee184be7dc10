"""A measure works against a goal of another plan by way of other indicators.

Why: few conflicts are seen where the two plans name the same thing. A ring road is about traffic, a climate goal about
emissions; only the step from one to the other shows that they pull apart. Influence is declared once, under
`indicators` in planaudit.yaml, and the signs along the path multiply.

Source: KS-FoU 2022, chapter 6.3: conflicts that are not taken up, and plan systems that show how plans depend on
each other.

Bad:

    municipality: {name: Fjordvik kommune}
    indicators:
      - {id: biltrafikk, title: Årsdøgntrafikk}
      - {id: utslipp, title: Klimagassutslipp, influenced_by: [{indicator: biltrafikk, effect: "+"}]}
    ---
    id: klimaplan
    title: Klimaplan
    kind: kommunedelplan
    adopted: 2024-09-12
    period: 2024-2027
    parent: samfunnsdelen
    goals:
      - {id: M1, title: Lavere utslipp, indicator: utslipp, direction: decrease}
    measures: [{id: T1, title: Sykkelfelt, goals: [M1]}]
    ---
    id: handelsplan
    title: Handelsplan
    kind: kommunedelplan
    adopted: 2025-02-13
    period: 2025-2027
    parent: samfunnsdelen
    goals:
      - {id: M1, title: Levende handel i sentrum, indicator: biltrafikk}
    measures:
      - id: T1
        title: Ny ringveg
        goals: [M1]
        affects:
          - indicator: biltrafikk
            direction: increase    # finds: indirect-conflict

Good:

    municipality: {name: Fjordvik kommune}
    indicators:
      - {id: biltrafikk, title: Årsdøgntrafikk}
      - {id: utslipp, title: Klimagassutslipp, influenced_by: [{indicator: biltrafikk, effect: "+"}]}
    ---
    id: klimaplan
    title: Klimaplan
    kind: kommunedelplan
    adopted: 2024-09-12
    period: 2024-2027
    parent: samfunnsdelen
    goals:
      - {id: M1, title: Lavere utslipp, indicator: utslipp, direction: decrease}
    measures: [{id: T1, title: Sykkelfelt, goals: [M1]}]
    ---
    id: handelsplan
    title: Handelsplan
    kind: kommunedelplan
    adopted: 2025-02-13
    period: 2025-2027
    parent: samfunnsdelen
    goals:
      - {id: M1, title: Levende handel i sentrum, indicator: biltrafikk}
    measures:
      - {id: T1, title: Gågate, goals: [M1], affects: [{indicator: biltrafikk, direction: decrease}]}

Not evaluable: for a measure or goal that only a plan of unknown status contradicts, and where indicators influence
each other in so many rings that not every path can be tried.

False positives: long chains whose effect fades out. Leave out influences that nobody would count on. Where the measure
serves a goal that is declared to be in conflict with the other, under `conflicts_with`, nothing is said.
"""

from collections.abc import Iterator

from planaudit.findings import N_, Bare, Joined, NotEvaluable, Pointer, Problem, Related, Severity
from planaudit.graph.aim import OPPOSITE, Aims
from planaudit.graph.clash import Clash, clashes
from planaudit.graph.entry import Element, Nature
from planaudit.graph.influence import Chain, Influence, Search
from planaudit.graph.plan_graph import PlanGraph
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Pairs of a measure and a goal, once each, by the first chain that leads from one against the other."""
    influence = register.ask(Influence)
    doubts: dict[str, NotEvaluable] = {}
    said = set(_directly(register))
    for chain, measures, goals in _counteracted(register.ask(Aims), influence):
        for clash in clashes(register, measures, goals):
            pair = (clash.late.ref, clash.early.ref)
            if not clash.is_certain:
                doubts.setdefault(clash.late.ref, _unknown(clash))
            elif not isinstance(chain, Chain):
                doubts.setdefault(clash.late.ref, _tangled(clash))
            elif pair not in said:
                said.add(pair)
                yield _problem(clash, chain, measures)
    yield from doubts.values()


def _directly(register: PlanGraph) -> Iterator[tuple[str, str]]:
    """The pairs of a measure and a goal that clash without a chain, which is the rule's about that."""
    aims = register.ask(Aims)
    for (indicator, pushed), measures in aims.pushed.items():
        for clash in clashes(register, measures, aims.wanted.get((indicator, OPPOSITE[pushed]), [])):
            yield clash.late.ref, clash.early.ref


def _counteracted(
    aims: Aims, influence: Influence
) -> Iterator[tuple[Chain | Search, dict[Element, int], list[Element]]]:
    for indicator, pushed in sorted(aims.pushed):
        for moved, sign in sorted(influence.reached(indicator)):
            against = OPPOSITE[pushed] if sign > 0 else pushed
            goals = aims.wanted.get((moved, against))
            chain = influence.chain(indicator, moved, sign) if goals else None
            if goals and chain is not None:
                yield chain, aims.pushed[indicator, pushed], goals


def _problem(clash: Clash, chain: Chain, measures: dict[Element, int]) -> Problem:
    late, early = clash.late, clash.early
    message = (
        N_("{subject} works against {other} of {plan}: {path}")
        if late.nature is Nature.MEASURE
        else N_("{other} of {plan} works against {subject}: {path}")
    )
    return Problem(
        message=message,
        values={"subject": late.named, "other": early.named, "plan": early.owner.named, "path": _path(chain)},
        subject=late.ref,
        key=(early.ref,),
        at=_place(late, measures),
        related=(
            Related(
                at=_place(early, measures),
                note=N_("{other} pulls the other way"),
                values={"other": early.named},
                plan=early.owner.id,
                element=early.id,
            ),
        ),
        help=N_("weigh the two, and declare the conflict between the goals they serve under `conflicts_with:`"),
    )


def _path(chain: Chain) -> Joined:
    """`biltrafikk (+) → utslipp`: every indicator with the sign of the step to the next."""
    *before, last = chain.indicators
    steps = [f"{word} ({'+' if sign > 0 else '-'})" for word, sign in zip(before, chain.signs, strict=True)]
    return Joined(tuple(map(Bare, (*steps, last))), by=" → ")


def _place(element: Element, measures: dict[Element, int]) -> Pointer:
    if element.nature is Nature.MEASURE:
        return element.pointer("affects", measures[element], "direction")
    return element.pointer("direction")


def _unknown(clash: Clash) -> NotEvaluable:
    return NotEvaluable(
        subject=clash.late.ref,
        reason=N_("the status of {plan}, whose {other} pulls the other way, is not known"),
        values={"plan": clash.early.owner.named, "other": clash.early.named},
    )


def _tangled(clash: Clash) -> NotEvaluable:
    return NotEvaluable(
        subject=clash.late.ref,
        reason=N_("too many chains of influence lead towards {other} to try them all"),
        values={"other": clash.early.named},
    )


RULE = Rule(
    code="GOA004",
    name="indirect-conflict",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
    weighs_unknown=True,
)
