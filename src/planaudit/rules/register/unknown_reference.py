"""A plan refers to something that the register does not hold.

Why: a plan that names a parent, a goal or a budget line which does not exist looks linked, and is not. Most often
the id is misspelt, or the plan it led to has got another id.

Source: KS-FoU 2022, chapter 6.3: the plan system must show how plans hang together, from goals to money.

Bad:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunsdelen           # finds: unknown-reference
    ---
    id: samfunnsdelen
    title: Kommuneplanens samfunnsdel 2024–2027
    kind: samfunnsdel
    adopted: 2024-06-13
    period: 2024-2027
    relates_to: [planstrategien]

Good:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen

Not evaluable: never. What is named by a document that could not be read is not called missing; where not even the
id of such a document is known, the finding says so.

False positives: none known. A plan outside the register, such as a regional plan, is entered as `overordnet-foring`
so that it can be referred to.
"""

from collections.abc import Iterator

from planaudit.findings import N_, Bare, Problem, Severity
from planaudit.graph.misdirection import NearestId, Said, again, leading_nowhere
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Reference
from planaudit.model.nearest import Suggestions
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem]:
    """References that find nothing, and `covers` of no required plan."""
    near = NearestId(register)
    for said in leading_nowhere(register):
        yield _problem(register, said, near.of(said[0]))
    if register.portfolio.required_plans:
        yield from _covering_nothing(register)


def _problem(register: PlanGraph, said: Said, near: str | None) -> Problem:
    first, *others = said
    template = _help(register, first, near)
    return Problem(
        message=N_("{source} names {written} under `{key}`, which is not in the register"),
        values={"source": first.source.named, "written": Bare(first.written), "key": Bare(first.relation.value)},
        subject=first.source.ref,
        key=(first.relation.value, first.written),
        at=first.at,
        related=tuple(again(other) for other in others),
        help=template,
        help_values={"near": Bare(near or ""), "written": Bare(first.written), "count": register.unnamed},
    )


def _help(register: PlanGraph, reference: Reference, near: str | None) -> str:
    if near and register.unnamed:
        return N_("did you mean {near}? Documents that could not be read, and may hold it: {count}")
    if near:
        return N_("did you mean {near}?")
    if reference.written in register.plans:
        return N_("{written} is a plan; here one of its goals or lines is meant, written as plan#element")
    if register.unnamed:
        return N_("correct the id; documents that could not be read, and may hold it: {count}")
    return N_("correct the id, or enter what it leads to")


def _covering_nothing(register: PlanGraph) -> Iterator[Problem]:
    known = {plan.id for plan in register.portfolio.required_plans}
    suggestions = Suggestions(known)
    for entry in register.plans.values():
        for covered in dict.fromkeys(entry.plan.covers):
            if covered not in known:
                near = suggestions.nearest(covered)
                yield Problem(
                    message=N_("{source} names {written} under `{key}`, which is not among `required_plans`"),
                    values={"source": entry.named, "written": Bare(covered), "key": Bare("covers")},
                    subject=entry.ref,
                    key=("covers", covered),
                    at=entry.pointer("covers", entry.plan.covers.index(covered)),
                    help=N_("did you mean {near}?") if near else N_("correct the id, or add it to `required_plans`"),
                    help_values={"near": Bare(near or "")},
                )


RULE = Rule(code="REF001", name="unknown-reference", severity=Severity.ERROR, since="0.1.0", check=check)
