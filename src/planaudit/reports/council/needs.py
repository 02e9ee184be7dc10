"""Which plans will be needed: what the law and others demand, what runs out in the period, and what is under way."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from planaudit.findings import N_, Bare, Counted, Joined, Named, Phrase, Quoted
from planaudit.graph.entry import PlanEntry
from planaudit.graph.plan_graph import PlanGraph
from planaudit.model.portfolio import RequiredPlan
from planaudit.reports.completeness import own_plans_in_force
from planaudit.reports.page import Block, Fact, Heading, Section, Table
from planaudit.reports.planforum.pipeline import Pipeline, pipeline, pipeline_section


class Required(NamedTuple):
    """A plan that is demanded, by what, and the plans in force that answer it; `run_out` of them on those days."""

    title: str
    basis: str
    answered_by: tuple[Named, ...]
    run_out: Mapping[Named, date]

    @property
    def is_answered_in_time(self) -> bool:
        """Whether a plan whose period is not past answers it."""
        return len(self.run_out) < len(self.answered_by)


class Needs(NamedTuple):
    """What is demanded; plans that run out before the council does, in order; and what is under way."""

    required: tuple[Required, ...]
    running_out: tuple[tuple[date, PlanEntry], ...]
    until: date
    under_way: Pipeline


def needs(register: PlanGraph) -> Needs:
    """Look ahead to the end of the sitting council's term."""
    until = register.councils.following(register.sitting).latest
    ends = [(end, plan) for plan in own_plans_in_force(register) if (end := plan.last_day) is not None]
    required = tuple(_required(register, wanted) for wanted in register.portfolio.required_plans)
    soon = sorted((end, plan.id) for end, plan in ends if register.as_of <= end <= until)
    return Needs(required, tuple((end, register.plans[plan]) for end, plan in soon), until, pipeline(register))


def _required(register: PlanGraph, wanted: RequiredPlan) -> Required:
    answering = [plan for plan in register.in_force if wanted.id in plan.plan.covers]
    run_out = {plan.named: end for plan in answering if (end := plan.last_day) is not None and end < register.as_of}
    return Required(wanted.title or wanted.id, wanted.basis or "", tuple(plan.named for plan in answering), run_out)


def needs_section(found: Needs) -> Section:
    """A table for each source of needs."""
    lead: list[Fact] = [_demanded(found)]
    ending = Counted(N_("{n} plan"), N_("{n} plans"), len(found.running_out))
    lead.append(Phrase(N_("To run out by {until}: {ending}."), {"ending": ending, "until": found.until}))
    works = Counted(N_("{n} plan"), N_("{n} plans"), len(found.under_way.works))
    lead.append(Phrase(N_("{plans} being made, revised or proposed."), {"plans": works}))
    blocks: list[Block] = []
    if found.required:
        heads = (N_("Demanded"), N_("Basis"), N_("Answered by"))
        blocks.append(
            Table(
                Phrase(N_("Plans that law, grants or the council demand")),
                tuple(Heading(Phrase(head)) for head in heads),
                tuple(
                    (
                        Quoted(wanted.title),
                        Bare(wanted.basis),
                        _answer(wanted),
                    )
                    for wanted in found.required
                ),
            )
        )
    if found.running_out:
        blocks.append(
            Table(
                Phrase(N_("Plans that run out in this council's term")),
                (Heading(Phrase(N_("Runs out"))), Heading(Phrase(N_("Plan")))),
                tuple((end, plan.named) for end, plan in found.running_out),
            )
        )
    blocks += pipeline_section(found.under_way).blocks
    return Section("needs", Phrase(N_("What plans will be needed?")), tuple(lead), tuple(blocks))


def _demanded(found: Needs) -> Phrase:
    if not found.required:
        return Phrase(N_("The register lists no plans that are demanded: fill in required_plans."))
    values = {
        "answered": sum(bool(wanted.answered_by) for wanted in found.required),
        "required": len(found.required),
        "late": sum(bool(wanted.answered_by) and not wanted.is_answered_in_time for wanted in found.required),
    }
    if values["late"]:
        return Phrase(
            N_(
                "{answered} of {required} demanded plans are answered by a plan in force; {late} of these only by one"
                " whose period is past."
            ),
            values,
        )
    return Phrase(N_("{answered} of {required} demanded plans are answered by a plan in force."), values)


def _answer(wanted: Required) -> Fact:
    if not wanted.answered_by:
        return Phrase(N_("no plan in force"))
    return Joined(
        tuple(
            Phrase(N_("{plan} (ran out {end})"), {"plan": plan, "end": wanted.run_out[plan]})
            if plan in wanted.run_out
            else plan
            for plan in wanted.answered_by
        )
    )
