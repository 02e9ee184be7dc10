"""What the meeting must decide: by date, each with owner, why, and a proposal."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from planaudit.findings import N_, Counted, Finding, Joined, Named, Phrase, Quoted, Report, Worded
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.kind import Kind
from planaudit.model.status import Standing
from planaudit.reports.completeness import own_plans_in_force
from planaudit.reports.owners import owners_in
from planaudit.reports.page import Fact
from planaudit.reports.planforum.expiring import Expiring
from planaudit.reports.planforum.grounds import grounds
from planaudit.reports.planforum.resolution import CALLS, MOST_SINGLE, Resolution, turn_of_the_year
from planaudit.wording.wording import as_shown

_NO_PLANSTRATEGI = "PER005"
_NO_SAMFUNNSDEL = "STR005"
_REQUIRED = "STR011"
_NO_ECONOMIC_LINK = "ECO001"

_SEVERAL = frozenset({Resolution.SETTLE, Resolution.MERGE})
"""What concerns the plans at the other end too."""

_TAKE_OVER = frozenset({Resolution.REPEAL, Resolution.RENEW, Resolution.UPDATE, Resolution.REVISE, Resolution.FINISH})
"""A plan that one of these is proposed for needs no word of its own on whether it goes on."""


class Decision(NamedTuple):
    """One matter. `due` is the last day in time, None where nothing sets one; `plans` is empty for the portfolio.

    `matter` is what it is about: the plans themselves, or what they have in common. `codes`
    are the rules whose findings call for it; none where the calendar does. `elements` are the ids of the goals,
    measures or budget lines that the findings are about.
    """

    due: date | None
    matter: Fact
    plans: tuple[Named, ...]
    owners: tuple[str, ...]
    whys: tuple[Fact, ...]
    resolution: Resolution
    codes: tuple[str, ...]
    elements: tuple[str, ...] = ()

    def order(self) -> tuple[object, ...]:
        """By day, and without one last; then by plan."""
        return (self.due is None, self.due or date.max, [plan.ref for plan in self.plans], self.resolution)


class Decisions(NamedTuple):
    """All matters in order.

    `corrections` counts what is only to be put right in the register, without a meeting; `set_aside` are the findings
    that may wait for a reason that the register gives, and `waiting` counts those that wait in its baseline.
    """

    as_of: date
    decisions: tuple[Decision, ...]
    corrections: int
    set_aside: tuple[Finding, ...]
    waiting: int

    @property
    def overdue(self) -> int:
        """How many should have been taken before the day of the report."""
        return sum(decision.due is not None and decision.due < self.as_of for decision in self.decisions)

    @property
    def undated(self) -> int:
        """How many have no day."""
        return sum(decision.due is None for decision in self.decisions)

    @property
    def about_plans(self) -> int:
        """How many are about plans, and not about the portfolio."""
        return sum(bool(decision.plans) for decision in self.decisions)

    @property
    def without_an_owner(self) -> int:
        """How many of those about plans concern only plans that name no owner."""
        return sum(bool(decision.plans) and not decision.owners for decision in self.decisions)


def decisions(register: PlanGraph, report: Report, expiring: Expiring) -> Decisions:
    """Gather from findings and calendar: one matter for a plan and what is proposed for it."""
    raised = [*_of_findings(register, report.counted), *_of_the_calendar(register, expiring)]
    found = sorted(_together(_united(raised)), key=Decision.order)
    corrections = sum(finding.code not in CALLS for finding in report.counted)
    set_aside = tuple(f for f in report.findings if f.suppression and f.suppression.kind == "ignored")
    return Decisions(register.as_of, tuple(found), corrections, set_aside, report.summary.baselined)


def _of_findings(register: PlanGraph, findings: Iterable[Finding]) -> Iterator[Decision]:
    for finding in findings:
        if (call := CALLS.get(finding.code)) is None:
            continue
        entry = register.plans.get(finding.plan or "")
        resolution = _fitting(call.resolution, entry, finding)
        entries = [entry] if entry else []
        if resolution in _SEVERAL:
            others = (register.plans.get(place.plan or "") for place in finding.related)
            entries += [other for other in others if other is not None]
        due = call.due(register, entry, finding)
        why = Worded(_without_subject(finding.message, entry) if resolution not in _SEVERAL else finding.message)
        found = _decision(register, due, entries, why, resolution, finding.code)
        if finding.element:
            found = found._replace(elements=(finding.element,))
            if entry and (named := _responsible(register, entry, finding.element)):
                found = found._replace(owners=named)
        whys = (why, *grounds(register, entry, finding))
        yield found._replace(matter=_matter(finding) or found.matter, whys=whys)


def _responsible(register: PlanGraph, entry: PlanEntry, element: str) -> tuple[str, ...]:
    """Who answers for a measure that says who carries it out, and the plan's political owner; none for all else."""
    measure = next((measure for measure in entry.plan.measures if measure.id == element), None)
    return register.ask(owners_in).of_measure(entry.plan, measure) if measure and measure.responsible else ()


def _matter(finding: Finding) -> Fact:
    """What is missing from the register, and can be no plan of it; None where a plan is the matter."""
    if finding.code == _NO_PLANSTRATEGI:
        return Phrase(N_("The planstrategi"))
    if finding.code == _NO_SAMFUNNSDEL and "count" not in finding.values:
        return Phrase(N_("The samfunnsdel"))
    return Quoted(finding.values["required"]) if finding.code == _REQUIRED and finding.plan is None else None


def _fitting(resolution: Resolution, entry: PlanEntry | None, finding: Finding) -> Resolution:
    """A plan under revision has one to finish; an area plan stays in force until it is revised.

    What is required and not there is to be made, and what is there is not to lapse; of two samfunnsdeler one is to be
    left. A planstrategi or samfunnsdel that the register lacks may have been adopted all the same.
    """
    if finding.code == _REQUIRED:
        return Resolution.MAKE if entry is None else Resolution.UPDATE
    if finding.code == _NO_SAMFUNNSDEL and "count" in finding.values:
        return Resolution.MERGE
    if finding.code in (_NO_SAMFUNNSDEL, _NO_PLANSTRATEGI) and entry is None:
        return Resolution.ENTER
    if entry is None or resolution not in (Resolution.RENEW, Resolution.REVISE):
        return resolution
    if entry.standing is Standing.UNDER_REVISION:
        return Resolution.FINISH
    if resolution is Resolution.RENEW and entry.plan.statutory:
        return Resolution.UPDATE
    return Resolution.REVISE if entry.is_land_use else resolution


def _of_the_calendar(register: PlanGraph, expiring: Expiring) -> Iterator[Decision]:
    for expiry in expiring.plans:
        if expiry.needs_a_decision:
            why = Phrase(N_("runs out {end}, and nothing in the register takes over"), {"end": expiry.end})
            renewal = Resolution.UPDATE if expiry.entry.plan.statutory else Resolution.RENEW
            yield _decision(register, expiry.end, [expiry.entry], why, renewal)
    for plan in own_plans_in_force(register):
        due = plan.plan.revision.next if plan.plan.revision else None
        is_soon = due is not None and register.as_of <= due.last <= expiring.until
        if due and is_soon and plan.standing is not Standing.UNDER_REVISION:
            why = Phrase(N_("is to be revised by {day}"), {"day": due})
            yield _decision(register, due.last, [plan], why, Resolution.REVISE)
    current = [plan for plan in register.current_economic_plans if plan.kind is Kind.OKONOMIPLAN]
    next_year = register.as_of.year + 1
    if current and not any(_begins_in(plan, next_year) for plan in register.of_kind(Kind.OKONOMIPLAN)):
        why = Phrase(N_("must be adopted before the turn of the year (kommuneloven § 14-3)"))
        matter = Phrase(N_("The økonomiplan that begins in {year}"), {"year": next_year})
        found = _decision(register, turn_of_the_year(register), current[:1], why, Resolution.ADOPT)
        yield found._replace(matter=matter, plans=())


def _without_subject(message: str, entry: PlanEntry | None) -> str:
    """The message without the plan's title before it: the matter is named above."""
    title = as_shown(entry.plan.title) if entry else ""
    return message[len(title) + 3 :] if title and message[1 : len(title) + 1] == title else message


def _begins_in(plan: PlanEntry, year: int) -> bool:
    period = plan.plan.period
    return bool(period and period.start and period.start.year == year)


def _decision(
    register: PlanGraph,
    due: date | None,
    entries: Iterable[PlanEntry],
    why: Fact,
    resolution: Resolution,
    *codes: str,
) -> Decision:
    plans = {entry.id: entry for entry in entries}
    owners = dict.fromkeys(owner for entry in plans.values() for owner in register.ask(owners_in).of(entry.plan))
    named = tuple(entry.named for entry in plans.values())
    matter: Fact = Joined(named) if named else Phrase(N_("The portfolio"))
    return Decision(due, matter, named, tuple(owners), (why,), resolution, codes)


def _united(raised: Iterable[Decision]) -> Iterator[Decision]:
    """The same proposal for the same plans is one matter, due at the first of its days."""
    # What is proposed comes before the general question, and so does its reason.
    raised = sorted(raised, key=lambda decision: decision.resolution is Resolution.CONTINUE)
    taken = {decision.plans: decision.resolution for decision in raised if decision.resolution in _TAKE_OVER}
    united: dict[tuple[object, ...], Decision] = {}
    for number, decision in enumerate(raised):
        resolution = taken.get(decision.plans) if decision.plans else None
        if decision.resolution is Resolution.CONTINUE and resolution:
            decision = decision._replace(resolution=resolution, due=None)
        key = (decision.plans, decision.resolution, None if decision.plans else number)
        united[key] = _joined(united[key], decision) if key in united else decision
    yield from united.values()


def _joined(one: Decision, other: Decision) -> Decision:
    days = [due for due in (one.due, other.due) if due]
    return one._replace(
        due=min(days, default=None),
        owners=tuple(dict.fromkeys(one.owners + other.owners)),
        whys=one.whys + tuple(why for why in other.whys if why not in one.whys),
        codes=tuple(dict.fromkeys(one.codes + other.codes)),
        elements=tuple(dict.fromkeys(one.elements + other.elements)),
    )


class _Shared(NamedTuple):
    """A question that many plans may raise at once: what it is about, in one and in many, and why it is raised."""

    one: str
    many: str
    why: str


_SHARED = {
    Resolution.CONTINUE: _Shared(
        N_("{n} plan of earlier councils"),
        N_("{n} plans of earlier councils"),
        N_("they were adopted before this council, and the register shows no stand that it has taken on them"),
    ),
    Resolution.ASSIGN: _Shared(
        N_("{n} plan without a political owner"),
        N_("{n} plans without a political owner"),
        N_("no political body answers for them"),
    ),
    Resolution.FUND: _Shared(
        N_("{n} plan without a link to money"),
        N_("{n} plans without a link to money"),
        N_("no økonomiplan or årsbudsjett follows them up"),
    ),
}


def _together(found: Iterable[Decision]) -> Iterator[Decision]:
    """Many plans that raise the same question by the same day are one matter."""
    groups: dict[tuple[Resolution, date | None], list[Decision]] = {}
    for decision in found:
        is_alone = decision.resolution is Resolution.FUND and decision.codes != (_NO_ECONOMIC_LINK,)
        if decision.resolution not in _SHARED or is_alone:
            yield decision
        else:
            groups.setdefault((decision.resolution, decision.due), []).append(decision)
    for (resolution, due), group in groups.items():
        if len(group) <= MOST_SINGLE:
            yield from group
            continue
        group.sort(key=Decision.order)
        shared = _SHARED[resolution]
        plans = tuple(plan for decision in group for plan in decision.plans)
        owners = tuple(dict.fromkeys(owner for decision in group for owner in decision.owners))
        codes = tuple(dict.fromkeys(code for decision in group for code in decision.codes))
        matter = Counted(shared.one, shared.many, len(group))
        yield Decision(due, matter, plans, owners, (Phrase(shared.why),), resolution, codes)
