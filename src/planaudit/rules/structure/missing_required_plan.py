"""A plan that the law, a grant or the council requires is missing, or older than it may be.

Why: such plans are asked for when it is too late: in an emergency, when a grant is applied for, or at supervision.
`required_plans` in `planaudit.yaml` lists them, and `covers` in a plan says which of them it answers.

Source: KS-FoU 2022, chapters 2 and 6.3: statutes and state grants demand plans in ever new fields;
sivilbeskyttelsesloven § 15, for instance, an overordnet beredskapsplan that is renewed every year.

Bad:

    municipality: {name: Fjordvik kommune}
    required_plans:
      - id: beredskapsplan         # finds: missing-required-plan
        title: Overordnet beredskapsplan
        basis: sivilbeskyttelsesloven § 15

Bad:

    municipality: {name: Fjordvik kommune}
    required_plans:
      - {id: beredskapsplan, title: Overordnet beredskapsplan, every_years: 1}
    ---
    id: beredskapsplanen
    title: Beredskapsplan
    kind: annet
    adopted: 2024-06-13            # finds: missing-required-plan
    covers: [beredskapsplan]

Good:

    municipality: {name: Fjordvik kommune}
    required_plans:
      - {id: beredskapsplan, title: Overordnet beredskapsplan, every_years: 1}
    ---
    id: beredskapsplanen
    title: Beredskapsplan
    kind: annet
    adopted: 2025-06-12
    covers: [beredskapsplan]

Not evaluable: where dates do not tell whether the plan is too old; where the status of a plan that covers the entry
is not known, or a document that could not be read may cover it.

False positives: a plan that another document answers. Add the entry to that plan's `covers:`.
"""

from collections.abc import Iterator
from datetime import date

from planaudit.findings import N_, Bare, NotEvaluable, Problem, Quoted, Related, Severity
from planaudit.graph.entry import PlanEntry
from planaudit.graph.mandate import Mandate
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.council import years_after
from planaudit.model.partial_date import PartialDate
from planaudit.model.portfolio import RequiredPlan
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Each entry of `required_plans` against the plans in force that cover it."""
    covering: dict[str, list[PlanEntry]] = {}
    for entry in register.plans.values():
        for covered in dict.fromkeys(entry.plan.covers):
            covering.setdefault(covered, []).append(entry)
    seen: set[str] = set()
    for position, required in enumerate(register.portfolio.required_plans):
        if required.id not in seen:
            seen.add(required.id)
            yield from _ask(register, position, required, covering.get(required.id, []))


def _ask(
    register: PlanGraph, position: int, required: RequiredPlan, covering: list[PlanEntry]
) -> Iterator[Problem | NotEvaluable]:
    in_force = [plan for plan in covering if plan.in_force]
    is_open = any(not plan.standing.is_known for plan in covering) or register.has_unread_documents
    values = _values(required)
    if in_force and required.every_years is not None:
        yield from _ask_age(register, position, required, in_force, is_open=is_open)
    elif not in_force and is_open:
        reason = N_("whether a plan in force covers {required} is not known")
        yield NotEvaluable(reason=reason, values=values)
    elif not in_force:
        yield Problem(
            message=N_("no plan in force covers {required} ({basis})")
            if required.basis
            else N_("no plan in force covers {required}, which is required"),
            values=values,
            at=register.portfolio_at / "required_plans" / position,
            key=(required.id,),
            related=tuple(
                Related(plan.pointer("covers"), N_("covers it, but is not in force"), plan=plan.id) for plan in covering
            ),
            help=N_("adopt such a plan, or add the id to `covers:` in the plan that answers it"),
        )


def _ask_age(
    register: PlanGraph, position: int, required: RequiredPlan, in_force: list[PlanEntry], *, is_open: bool
) -> Iterator[Problem | NotEvaluable]:
    """The youngest of the plans decides; another that may be in force leaves the question open."""
    ages = [(plan, latest) for plan in in_force for latest in _decisions(register, plan)]
    answers = [_is_too_old(latest, required.every_years or 0, register.as_of) for _, latest in ages]
    values = _values(required)
    if False in answers:
        return
    if None in answers or is_open:
        reason = N_("dates do not show whether a plan that covers {required} is too old")
        yield NotEvaluable(subject=in_force[0].ref if len(in_force) == 1 else "", reason=reason, values=values)
        return
    plan, latest = max(ages, key=lambda age: (age[1].last if age[1] else date.min, age[0].id))
    yield Problem(
        message=_message(required),
        values=values | {"plan": plan.named, "date": latest, "years": required.every_years},
        subject=plan.ref,
        key=(required.id,),
        at=plan.pointer("adopted"),
        related=(
            Related(
                at=register.portfolio_at / "required_plans" / position / "every_years",
                note=N_("the requirement: {required}"),
                values=values,
            ),
        ),
        help=N_("renew the plan, or let the council reaffirm it and note that under `reaffirmed:`"),
    )


def _values(required: RequiredPlan) -> dict[str, object]:
    return {"required": Quoted(required.title or required.id), "basis": Bare(required.basis or "")}


def _message(required: RequiredPlan) -> str:
    if required.every_years == 1:
        return (
            N_("{plan} is from {date}, but is to be renewed every year ({basis})")
            if required.basis
            else N_("{plan} is from {date}, but is to be renewed every year")
        )
    return (
        N_("{plan} is from {date}, but is to be renewed every {years} years ({basis})")
        if required.basis
        else N_("{plan} is from {date}, but is to be renewed every {years} years")
    )


def _decisions(register: PlanGraph, plan: PlanEntry) -> Iterator[PartialDate | None]:
    yield plan.adoption
    yield from register.ask(Mandate).reaffirmations(plan)


def _is_too_old(decided: PartialDate | None, years: int, today: date) -> bool | None:
    """Whether more than so many years have passed; None where the date leaves it open."""
    if decided is None:
        return None
    if years_after(decided.first, years) >= today:
        return False
    return True if years_after(decided.last, years) < today else None


RULE = Rule(code="STR011", name="missing-required-plan", severity=Severity.WARNING, since="0.1.0", check=check)
