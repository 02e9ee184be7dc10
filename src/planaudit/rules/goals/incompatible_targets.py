"""Goals of two plans want values of one indicator that cannot both be reached.

Why: when one plan wants 200 new homes in 2030 and another 450, nobody knows what to plan schools, water and roads
for, and one of the plans will be told that it failed. The same goes for an increase to 200 by 2028 and to only 150 by
2030: no path passes through both.

Source: KS-FoU 2022, chapter 6.3: conflicts between plans' goals that are not taken up, and levels of ambition that do
not add up.

Bad:

    municipality: {name: Fjordvik kommune}
    indicators:
      - {id: boliger, title: Nye boliger}
    ---
    id: boligplan
    title: Boligplan
    kind: kommunedelplan
    adopted: 2024-09-12
    period: 2024-2027
    parent: samfunnsdelen
    goals:
      - {id: M1, title: Boliger nok til alle, indicator: boliger, target: {value: 200, year: 2030}}
    measures: [{id: T1, title: Tomter, goals: [M1]}]
    ---
    id: vekstplan
    title: Vekstplan
    kind: kommunedelplan
    adopted: 2025-02-13
    period: 2025-2027
    parent: samfunnsdelen
    goals:
      - id: M1
        title: Sterk vekst i byen
        indicator: boliger
        target:
          value: 450               # finds: incompatible-targets
          year: 2030
    measures: [{id: T1, title: Byggeklare felt, goals: [M1]}]

Good:

    municipality: {name: Fjordvik kommune}
    indicators:
      - {id: boliger, title: Nye boliger}
    ---
    id: boligplan
    title: Boligplan
    kind: kommunedelplan
    adopted: 2024-09-12
    period: 2024-2027
    parent: samfunnsdelen
    goals:
      - id: M1
        title: Boliger nok til alle
        indicator: boliger
        direction: increase
        target: {value: 200, year: 2030}
    measures: [{id: T1, title: Tomter, goals: [M1]}]
    ---
    id: vekstplan
    title: Vekstplan
    kind: kommunedelplan
    adopted: 2025-02-13
    period: 2025-2027
    parent: samfunnsdelen
    goals:
      - id: M1
        title: Sterk vekst i byen
        indicator: boliger
        direction: increase
        target: {value: 450, year: 2035}
    measures: [{id: T1, title: Byggeklare felt, goals: [M1]}]

Not evaluable: for a target in per cent without a baseline that stands against a value, for a target without a year
that stands against another value, and for a goal that only a plan of unknown status contradicts.

False positives: targets that differ by rounding; write both in the same way. Where both levels are meant, declare the
conflict under `conflicts_with` with the decision that settles it.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations

from planaudit.findings import N_, NotEvaluable, Problem, Quoted, Related, Severity
from planaudit.graph.aim import Aims, speaks
from planaudit.graph.clash import Clash, clashes
from planaudit.graph.conflict import Conflicts
from planaudit.graph.entry import Element
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.target import Wish, exclude, wish_of
from planaudit.model.goal import Direction
from planaudit.rules.rule import Rule, RuleOptions

Wishes = dict[Wish, list[Element]]


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Targets of one indicator, compared once for all goals that want the same."""
    aims = register.ask(Aims)
    doubts: dict[str, NotEvaluable] = {}
    for indicator in sorted(indicator for indicator, goals in aims.goals.items() if len(goals) > 1):
        wishes = _wishes(aims.goals[indicator])
        for one, other in combinations((wish for wish in wishes if wish.year is not None), 2):
            if exclude(one, other):
                for clash in clashes(register, wishes[one], wishes[other]):
                    if clash.is_certain:
                        yield _problem(clash, aims.title(indicator, clash.late))
                    else:
                        doubts.setdefault(clash.late.ref, _unknown(clash))
        for doubt in _open(register, wishes):
            doubts.setdefault(doubt.subject, doubt)
    yield from doubts.values()


def _wishes(goals: Iterable[Element]) -> Wishes:
    wishes: Wishes = {}
    for goal in goals:
        if (wish := wish_of(goal.goal)) is not None:
            wishes.setdefault(wish, []).append(goal)
    return wishes


def _open(register: PlanGraph, wishes: Wishes) -> Iterator[NotEvaluable]:
    """Goals that lack what a comparison with a goal of another plan asks for."""
    conflicts = register.ask(Conflicts)
    for wish in wishes:
        waiting = [] if wish.is_whole else [goal for goal in wishes[wish] if speaks(goal.owner)]
        for other in wishes:
            if not waiting:
                break
            if exclude(wish, other) is None:
                met = [goal for goal in waiting if _meets(conflicts, goal, wishes[other])]
                yield from (_incomplete(goal, wish) for goal in met)
                waiting = [goal for goal in waiting if goal not in met]


def _meets(conflicts: Conflicts, goal: Element, others: Iterable[Element]) -> bool:
    return any(other.owner is not goal.owner and not conflicts.covers(goal, other) for other in others)


def _problem(clash: Clash, indicator: str) -> Problem:
    late, early = clash.late, clash.early
    wish, other = wish_of(late.goal), wish_of(early.goal)
    if wish is None or other is None:
        raise TypeError(late.ref)
    return Problem(
        message=_message(wish, other),
        values={
            "goal": late.named,
            "indicator": Quoted(indicator),
            "value": wish.shown,
            "year": wish.year,
            "other": early.named,
            "plan": early.owner.named,
            "other_value": other.shown,
            "other_year": other.year,
        },
        subject=late.ref,
        key=(early.ref,),
        at=late.pointer("target", _key(late)),
        related=(
            Related(
                at=early.pointer("target", _key(early)),
                note=N_("the target of {other}: {value} in {year}"),
                values={"other": early.named, "value": other.shown, "year": other.year},
                plan=early.owner.id,
                element=early.id,
            ),
        ),
        help=N_("agree on one `target:`, or declare the conflict under `conflicts_with:` and how it was settled"),
    )


def _message(wish: Wish, other: Wish) -> str:
    if wish.year == other.year:
        return N_("{goal} aims for {indicator} at {value} in {year}, while {other} of {plan} aims for {other_value}")
    ways = {wish.direction, other.direction}
    if Direction.INCREASE in ways:
        return N_(
            "{goal} aims for {indicator} at {value} in {year}, while {other} of {plan} aims for {other_value}"
            " in {other_year}: no increase passes through both"
        )
    if Direction.DECREASE in ways:
        return N_(
            "{goal} aims for {indicator} at {value} in {year}, while {other} of {plan} aims for {other_value}"
            " in {other_year}: no decrease passes through both"
        )
    return N_(
        "{goal} is to keep {indicator} at {value} in {year}, while {other} of {plan} is to keep it at"
        " {other_value} in {other_year}"
    )


def _key(goal: Element) -> str:
    return "value" if goal.goal.target and goal.goal.target.value is not None else "change"


def _unknown(clash: Clash) -> NotEvaluable:
    return NotEvaluable(
        subject=clash.late.ref,
        reason=N_("the status of {plan}, whose goal {other} wants another value, is not known"),
        values={"plan": clash.early.owner.named, "other": clash.early.named},
    )


def _incomplete(goal: Element, wish: Wish) -> NotEvaluable:
    if wish.year is None:
        return NotEvaluable(subject=goal.ref, reason=N_("the target has no year, and another plan's target differs"))
    return NotEvaluable(
        subject=goal.ref, reason=N_("the target is a change from a baseline that is not declared; another's differs")
    )


RULE = Rule(
    code="GOA002",
    name="incompatible-targets",
    severity=Severity.ERROR,
    since="0.1.0",
    check=check,
    weighs_unknown=True,
)
