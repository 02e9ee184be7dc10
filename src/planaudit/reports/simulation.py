"""What would happen if plans were repealed, merged or adopted: what breaks, what is freed, volume before and after."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from planaudit.audit.audit import Audit
from planaudit.documents.load import Repository
from planaudit.findings import Finding, Location, Named, Report
from planaudit.graph.entry import Element, Nature
from planaudit.graph.goal_thread import GoalThread
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.price import Price, Prices
from planaudit.graph.reference import Reference
from planaudit.graph.supposing import Change, Supposed, suppose
from planaudit.model.goal import GoalLevel
from planaudit.model.kind import Kind
from planaudit.model.money import Kroner, kroner
from planaudit.settings.settings import SelectedRule
from planaudit.wording.wording import Wording


class Volume(NamedTuple):
    """How much there is: plans in force, strategic ones among them, and the goals and measures of these."""

    plans: int
    strategic: int
    goals: int
    measures: int
    in_development: int


class CutLink(NamedTuple):
    """What a plan in force says of a plan that goes. `key` is the key of the plan file that says it."""

    source: Named
    target: Named
    key: str
    at: Location


class LostGoal(NamedTuple):
    """A goal of the samfunnsdel that nothing would carry any more; or, with `is_carried`, not as far as money."""

    goal: Named
    is_carried: bool


class MovedLine(NamedTuple):
    """A budget line that carries what goes: its money from this year on; `is_shared` with plans that stay."""

    line: Named
    plan: Named
    amount: Kroner
    is_shared: bool


class PassedOver(NamedTuple):
    """Ids of chosen plans that the change is not about.

    `not_in_force` cannot be repealed or merged, `not_waiting` cannot be adopted; of `unknown` the register does not
    tell whether they were chosen.
    """

    not_in_force: frozenset[str] = frozenset()
    not_waiting: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()


NOBODY = PassedOver()


class Simulation(NamedTuple):
    """What `simulate` prints. `limit` is the council's own, `uncovered` required plans that nothing would answer.

    `is_into_new` tells that `into` is no plan of the register yet, `is_into_waiting` that it would not be in force.
    `goals_followed` are the goals of the samfunnsdel that are followed now, `goals_dropped` those that would go.
    `unevaluated` are the codes of the rules that could not be evaluated after the change.
    """

    as_of: date
    retired: tuple[Named, ...]
    merged: tuple[Named, ...]
    into: Named | None
    is_into_new: bool
    is_into_waiting: bool
    adopted: tuple[Named, ...]
    replaced: tuple[Named, ...]
    passed_over: PassedOver
    before: Volume
    after: Volume
    limit: int | None
    links: tuple[CutLink, ...]
    goals: tuple[LostGoal, ...]
    goals_followed: int
    goals_dropped: int
    lines: tuple[MovedLine, ...]
    uncovered: tuple[str, ...]
    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    unevaluated: tuple[str, ...]

    @property
    def money(self) -> Kroner:
        """What stands on lines that carry nothing that stays."""
        return Kroner(sum((line.amount for line in self.lines if not line.is_shared), Decimal(0)))


def simulation(
    repository: Repository,
    selected: Sequence[SelectedRule],
    as_of: date,
    wording: Wording,
    change: Change,
    passed_over: PassedOver = NOBODY,
) -> Simulation:
    """Audit a register as it is and as it would be, and compare."""
    audits = [Audit(repository, selected, as_of, wording)]
    before = audits[0].register
    supposed = suppose(repository, before, change)
    audits.append(Audit(supposed.repository, selected, as_of, wording))
    after = audits[1].register
    reports = [audit.run() for audit in audits]
    refs = {ref for register in (before, after) for ref in (*register.plans, *register.elements)}
    new, gone = _compared(reports[0], reports[1], supposed, refs)
    becomes = {plan: change.into for plan in change.merge if change.into and plan != change.into}
    price = Prices(before).of(supposed.gone, becomes=becomes)
    limits = before.portfolio.volume
    return Simulation(
        as_of=as_of,
        retired=_named(before, change.retire),
        merged=_named(before, change.merge - {change.into or ""}),
        into=after.plans[change.into].named if change.into else None,
        is_into_new=change.into is not None and change.into not in before.plans,
        is_into_waiting=change.into is not None and not after.plans[change.into].in_force,
        adopted=_named(before, change.adopt),
        replaced=_named(before, supposed.replaced),
        passed_over=passed_over,
        before=volume_of(before),
        after=volume_of(after),
        limit=limits.max_plans if limits else None,
        links=tuple(_cut(reference, repository) for reference in price.links),
        goals=tuple(_lost(before, after, supposed)),
        goals_followed=len(_followed(before)),
        goals_dropped=sum(_then(goal, after, supposed) is None for goal in _followed(before)),
        lines=lines_of(price, before),
        uncovered=tuple(_uncovered(before, after)),
        new=new,
        gone=gone,
        unevaluated=tuple(sorted({item.code for item in reports[1].not_evaluable})),
    )


def volume_of(register: PlanGraph) -> Volume:
    """How much there is in a register."""
    strategic = register.strategic_in_force
    return Volume(
        plans=len(register.in_force),
        strategic=len(strategic),
        goals=sum(len(plan.plan.goals) for plan in strategic),
        measures=sum(len(plan.plan.measures) for plan in strategic),
        in_development=sum(entry.standing.in_development for entry in register.plans.values()),
    )


def lines_of(price: Price, register: PlanGraph) -> tuple[MovedLine, ...]:
    """The budget lines of a price, with their money from the year of the audit on."""
    year, unit = register.as_of.year, register.portfolio.money_unit

    def moved(line: Element, *, is_shared: bool) -> MovedLine:
        amount = sum((amount for when, amount in line.line.amounts.items() if when >= year), Decimal(0))
        return MovedLine(line.named, line.owner.named, kroner(amount, unit), is_shared)

    alone = [moved(line, is_shared=False) for line in price.lines]
    return tuple(sorted([*alone, *(moved(line, is_shared=True) for line in price.shared)]))


def required_and_answered(register: PlanGraph) -> dict[str, tuple[str, set[str]]]:
    """Each entry of `required_plans` that plans in force answer: its title, and their ids."""
    titles = {required.id: required.title or required.id for required in register.portfolio.required_plans}
    answered: dict[str, tuple[str, set[str]]] = {}
    for plan in register.in_force:
        for covered in plan.plan.covers:
            if covered in titles:
                answered.setdefault(covered, (titles[covered], set()))[1].add(plan.id)
    return answered


def _named(register: PlanGraph, plans: Iterable[str]) -> tuple[Named, ...]:
    return tuple(register.plans[plan].named for plan in sorted(plans))


def _cut(reference: Reference, repository: Repository) -> CutLink:
    target = reference.target or reference.owner
    at = repository.sources.locate(reference.at)
    return CutLink(reference.source.named, target.named, reference.relation.value.rpartition(".")[2], at)


def _lost(before: PlanGraph, after: PlanGraph, supposed: Supposed) -> Iterator[LostGoal]:
    """Goals of the samfunnsdel that are not carried as far as they were."""
    was, is_now = before.ask(GoalThread), after.ask(GoalThread)
    for goal in _followed(before):
        same = _then(goal, after, supposed)
        if same is None:
            continue
        if was.is_carried(goal) and not is_now.is_carried(same):
            yield LostGoal(goal.named, is_carried=False)
        elif was.is_funded(goal) and not is_now.is_funded(same):
            yield LostGoal(goal.named, is_carried=True)


def _followed(register: PlanGraph) -> tuple[Element, ...]:
    """The goals of the samfunnsdel in force; a vision is no goal to be carried out."""
    return tuple(
        goal
        for plan in register.of_kind(Kind.SAMFUNNSDEL)
        if plan.in_force
        for goal in register.elements_of(plan, Nature.GOAL)
        if goal.goal.level is not GoalLevel.VISION
    )


def _then(goal: Element, after: PlanGraph, supposed: Supposed) -> Element | None:
    """The same goal after the change, wherever it stands; None where it goes."""
    same = after.elements.get(supposed.moved.get(goal.ref, goal.ref))
    return same if same is not None and same.owner.in_force else None


def _uncovered(before: PlanGraph, after: PlanGraph) -> Iterator[str]:
    """The titles of required plans that were answered and would not be."""
    still = required_and_answered(after)
    for required, (title, _) in required_and_answered(before).items():
        if required not in still:
            yield title


Findings = tuple[Finding, ...]


def _compared(before: Report, after: Report, supposed: Supposed, refs: Collection[str]) -> tuple[Findings, Findings]:
    """The findings that would be new, and those that would be gone; one that only moved with its plan is neither."""
    known = {finding.fingerprint for finding in before.counted}
    stays = {finding.fingerprint for finding in after.counted}
    new = [(f, _about(f, {}, refs)) for f in after.counted if f.fingerprint not in known]
    gone = [(f, _about(f, supposed.moved, refs)) for f in before.counted if f.fingerprint not in stays]
    moved = Counter(about for _, about in new) & Counter(about for _, about in gone)
    return tuple(_besides(new, moved)), tuple(_besides(gone, moved))


_About = tuple[str, frozenset[str]]


def _about(finding: Finding, moved: Mapping[str, str], refs: Collection[str]) -> _About:
    """The rule, and what the finding speaks of, by the names after the change; whichever end it stands at."""
    subject = f"{finding.plan}#{finding.element}" if finding.element else finding.plan or ""
    named = {moved.get(ref, ref) for ref in (subject, *finding.values.values()) if ref in refs}
    elements = frozenset(ref for ref in named if "#" in ref)
    return finding.code, elements or frozenset(named)


def _besides(findings: Iterable[tuple[Finding, _About]], moved: Counter[_About]) -> Iterator[Finding]:
    left = Counter(moved)
    for finding, about in findings:
        if left[about] > 0:
            left[about] -= 1
        else:
            yield finding
