"""Which plans could go, at what price, and one way to fewer of them: greedy, and nothing that must stay is dropped."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from planaudit.findings import N_, Report
from planaudit.graph.entry import Nature, PlanEntry
from planaudit.graph.merging import merge_candidates
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.price import Prices
from planaudit.graph.thing import WHAT_TO_FILL_IN, Thing
from planaudit.model.kind import Kind
from planaudit.model.measure import MeasureStatus
from planaudit.model.money import Kroner
from planaudit.reports.fewer_plans import (
    Candidate,
    Cost,
    FewerPlans,
    Hold,
    Kept,
    Reason,
    Step,
    Why,
)
from planaudit.reports.fewer_plans_reasons import covered, reasons
from planaudit.reports.fewer_plans_whole import Wholes
from planaudit.reports.simulation import lines_of, required_and_answered

_SETTLED = frozenset({MeasureStatus.DONE, MeasureStatus.CANCELLED})
_ORDER = tuple(Reason)
_WHERE_SOMETHING_IS_LOST = {
    Reason.RAN_OUT: Reason.RAN_OUT_BUT_NEEDED,
    Reason.COVERED: Reason.COVERED_IN_PART,
}
"""A plan that others rest on, or that has measures and money of its own, is a weaker candidate, after any merger."""


_NEEDED = (Thing.EDGE, Thing.CONTENT, Thing.ECONOMIC_LINK)
"""What links cut, reasons and money are told by."""


def fewer_plans(register: PlanGraph, report: Report, target: int | None = None) -> FewerPlans:
    """Rank the candidates, and choose one after another until the target is reached or none is left.

    `report` is an audit with the rules of `FOUND_BY`. No step drops a required plan, or a goal's last carrier.
    """
    limits = register.portfolio.volume
    limit = limits.max_plans if limits else None
    strategic = len(register.strategic_in_force)
    is_the_limit = target is None and limit is not None
    wanted = limit if target is None else target
    search = _Search(register, report)
    candidates = search.candidates()
    steps = tuple(search.way(wanted)) if wanted is not None else ()
    open_: dict[str, set[str]] = {}
    for item in report.not_evaluable:
        open_.setdefault(item.reason, set()).add(item.plan or "")
    return FewerPlans(
        as_of=register.as_of,
        strategic=strategic,
        unknown=sum(entry.is_strategic for entry in register.unknown_standing),
        limit=limit,
        target=wanted,
        is_the_limit=is_the_limit,
        candidates=tuple(candidates),
        steps=steps,
        kept=tuple(search.kept(steps)) if wanted is not None else (),
        left_open=tuple((reason, len(plans)) for reason, plans in open_.items()),
        not_declared=tuple(WHAT_TO_FILL_IN[thing] for thing in _NEEDED if not register.declares(thing)),
        themes=tuple(_themes(register)),
    )


_Key = tuple[str, ...]
"""A plan alone, or a group of plans that could be one; by ids."""


class _Left(NamedTuple):
    """The plans that have gone, and what the merged ones among them have become."""

    gone: frozenset[str]
    becomes: Mapping[str, str]

    def without(self, chosen: Candidate) -> "_Left":
        """The same after one more choice."""
        leaving = {plan.ref for plan in chosen.plans} - ({chosen.into.ref} if chosen.into else set())
        become = dict.fromkeys(leaving, chosen.into.ref) if chosen.into else {}
        return _Left(self.gone | leaving, {**self.becomes, **become})


_NOTHING_GONE = _Left(frozenset(), {})


class _Search:
    """What could go, asked again after each choice."""

    def __init__(self, register: PlanGraph, report: Report) -> None:
        self._register = register
        self._prices = Prices(register)
        self._wholes = Wholes(register, self._prices)
        self._answered = required_and_answered(register)
        may_go = [entry for entry in register.strategic_in_force if _is_the_councils_to_drop(entry, register)]
        self._may_go = {entry.id: entry for entry in may_go}
        self._whys: dict[str, list[Why]] = {}
        for plan, why in reasons(register, report):
            if plan in self._may_go:
                self._whys.setdefault(plan, []).append(why)
        self._covered_by: dict[str, set[str]] = {}
        for plan, whys in self._whys.items():
            for by in (other for why in whys for other in why.while_kept):
                self._covered_by.setdefault(by, set()).add(plan)
        groups = (tuple(plan.id for plan in found if plan.id in self._may_go) for found in merge_candidates(register))
        self._groups: dict[_Key, None] = dict.fromkeys(group for group in groups if len(group) > 1)

    def candidates(self) -> list[Candidate]:
        """What could go, the strongest reason first, then the lowest price."""
        return sorted(self._asked(self._keys(), _NOTHING_GONE).values(), key=self._rank)

    def _keys(self) -> list[_Key]:
        return [*((plan,) for plan in self._whys), *self._groups]

    def _asked(self, keys: Iterable[_Key], left: _Left) -> dict[_Key, Candidate]:
        """The candidates among some plans and groups of plans, after others have gone."""
        found = {}
        for key in keys:
            candidate = self._merger(key, left) if key in self._groups else self._repeal(key[0], left)
            if candidate is not None:
                found[key] = candidate
        return found

    def _rank(self, candidate: Candidate) -> tuple[int, int, int, int, int, Kroner, date, str]:
        """The strongest reason, then the lowest price; among equals the plan that ran out first."""
        cost, plan = candidate.cost, self._register.plans[candidate.plans[0].ref]
        return (
            _ORDER.index(candidate.whys[0].reason),
            len(candidate.holds),
            len(cost.goals),
            cost.links + cost.measures,
            cost.lines + cost.shared_lines,
            cost.money,
            (plan.plan.period and plan.plan.period.end) or date.max,
            plan.id,
        )

    def way(self, target: int) -> Iterator[Step]:
        """One choice after another: each time the first candidate that nothing holds."""
        number = len(self._register.strategic_in_force)
        left = _NOTHING_GONE
        candidates = self._asked(self._keys(), left)
        while number > target:
            free = [candidate for candidate in candidates.values() if not candidate.holds]
            if not free:
                return
            chosen = min(free, key=self._rank)
            yield Step(chosen, number, number - chosen.frees)
            number -= chosen.frees
            left = left.without(chosen)
            affected = self._affected(chosen)
            keys = [key for key in candidates if not affected.isdisjoint(key)]
            candidates = {key: kept for key, kept in candidates.items() if key not in keys}
            candidates |= self._asked(keys, left)

    def kept(self, steps: Iterable[Step]) -> Iterator[Kept]:
        """The strategic plans that are left, by id, each with what would hold it."""
        left = _NOTHING_GONE
        for step in steps:
            left = left.without(step.candidate)
        for entry in self._register.strategic_in_force:
            if entry.id not in left.gone:
                yield Kept(entry.named, self._holds(entry, left, self._cost(entry, left)))

    def _affected(self, chosen: Candidate) -> set[str]:
        """The plans about which something else may hold once the chosen ones have gone."""
        found: set[str] = set()
        for plan in chosen.plans:
            found |= {plan.ref, *self._prices.around(plan.ref), *self._covered_by.get(plan.ref, ())}
            for _, answering in self._answered.values():
                if plan.ref in answering:
                    found |= answering
        return found

    def _repeal(self, plan: str, left: _Left) -> Candidate | None:
        if plan in left.gone or plan in left.becomes.values():
            return None
        entry = self._register.plans[plan]
        cost = self._cost(entry, left)
        whys = [still for why in self._whys[plan] if (still := self._still(why, left)) is not None]
        if not whys:
            return None
        if not cost.is_nothing:
            whys = [why._replace(reason=_WHERE_SOMETHING_IS_LOST.get(why.reason, why.reason)) for why in whys]
        whys.sort(key=lambda why: _ORDER.index(why.reason))
        return Candidate((entry.named,), None, tuple(whys), cost, self._holds(entry, left, cost))

    def _still(self, why: Why, left: _Left) -> Why | None:
        """The reason, as far as it holds after others have gone."""
        kept = why.while_kept - left.gone
        if kept == why.while_kept:
            return why
        return covered(why, [self._register.plans[plan] for plan in kept]) if kept else None

    def _merger(self, group: _Key, left: _Left) -> Candidate | None:
        """The plans of a group that are still there, merged into one of them: nothing is lost.

        One that must stay is never merged into another; it may be the one that the others become.
        """
        plans = [self._register.plans[plan] for plan in group if plan not in left.gone]
        if len(plans) < 2 or any(plan.id in left.becomes.values() for plan in plans):
            return None
        must_stay = [plan for plan in plans if plan.plan.statutory or self._alone_to_answer(plan, left)]
        whole, takes_over = self._wholes.of(plans, must_stay)
        plans = [plan for plan in plans if plan is whole or plan not in must_stay]
        if len(plans) < 2:
            return None
        why = Why(
            Reason.MERGE,
            N_(
                "same theme and level, overlapping years, and the same plan or goals above them: they could be one plan"
            ),
            {},
        )
        nothing = Cost(0, 0, (), 0, Kroner(0), 0)
        return Candidate(tuple(plan.named for plan in plans), whole.named, (why, takes_over), nothing, ())

    def _cost(self, entry: PlanEntry, left: _Left) -> Cost:
        """What a plan costs, once the others are gone."""
        price = self._prices.of((entry.id,), left.gone, left.becomes)
        lines = lines_of(price, self._register)
        alone = [line for line in lines if not line.is_shared]
        return Cost(
            links=len(price.links),
            measures=sum(
                measure.measure.status not in _SETTLED for measure in self._register.elements_of(entry, Nature.MEASURE)
            ),
            goals=tuple(goal.named for goal in price.goals),
            lines=len(alone),
            money=Kroner(sum(line.amount for line in alone)),
            shared_lines=len(lines) - len(alone),
        )

    def _holds(self, entry: PlanEntry, left: _Left, cost: Cost) -> tuple[Hold, ...]:
        """What forbids that a plan goes after the others."""
        holds = [] if entry.id in self._may_go else [Hold("not the council's to drop")]
        if entry.plan.statutory:
            holds.append(Hold("statutory"))
        titles = self._alone_to_answer(entry, left)
        if titles:
            holds.append(Hold("required", tuple(titles)))
        if cost.goals:
            holds.append(Hold("last carrier", cost.goals))
        return tuple(holds)

    def _alone_to_answer(self, entry: PlanEntry, left: _Left) -> list[str]:
        """The titles of required plans that nothing else answers once others have gone."""
        leaving = {*left.gone, entry.id}
        return [
            title
            for title, answering in self._answered.values()
            if entry.id in answering and all(left.becomes.get(plan, plan) in leaving for plan in answering)
        ]


def _is_the_councils_to_drop(entry: PlanEntry, register: PlanGraph) -> bool:
    """The samfunnsdel must be there (pbl § 11-1); a regional plan is the county's."""
    return entry.kind is not Kind.SAMFUNNSDEL and (entry.kind is not Kind.REGIONAL_PLAN or register.is_county)


def _themes(register: PlanGraph) -> Iterator[tuple[str, int]]:
    titles = {theme.id: theme.title or theme.id for theme in register.portfolio.themes}
    counted = Counter(plan.plan.main_theme for plan in register.strategic_in_force if plan.plan.main_theme)
    for theme, number in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        if number > 1:
            yield titles.get(theme, theme), number
