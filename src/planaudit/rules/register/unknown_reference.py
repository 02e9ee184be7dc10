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

Bad:

    municipality: {name: Fjordvik kommune}
    audit:
      ignore:
        - rule: PER001
          plan: kulturplann            # finds: unknown-reference
          reason: Tas opp i neste planstrategi
    ---
    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027

Good:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen

Not evaluable: never. What is named by a document that could not be read is not called missing; where not even the
id of such a document is known, the finding says so.

Mended: `--fix` writes the id that differs only in capitals, hyphens, dots or accents; with `--unsafe-fixes` also the
nearest one.

False positives: none known. A plan outside the register, such as a regional plan, is entered as `overordnet-foring`
so that it can be referred to.
"""

from collections.abc import Iterable, Iterator

from planaudit.findings import N_, Bare, Mending, Pointer, Problem, Related, Replace, Severity
from planaudit.graph.misdirection import NearestId, Said, again, leading_nowhere
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.reference import Reference
from planaudit.model.nearest import Suggestions
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem]:
    """References that find nothing, `covers` of no required plan, and suppressions of no plan."""
    near = NearestId(register)
    for said in leading_nowhere(register):
        yield _problem(register, said, near)
    if register.portfolio.required_plans:
        yield from _covering_nothing(register)
    yield from _suppressing_nowhere(register)


def _problem(register: PlanGraph, said: Said, nearest: NearestId) -> Problem:
    first, *others = said
    near = nearest.of(first)
    template = _help(register, first, near)
    return Problem(
        message=N_("{source} names {written} under `{key}`, but the register has no such id"),
        values={"source": first.source.named, "written": Bare(first.written), "key": Bare(first.relation.value)},
        subject=first.source.ref,
        key=(first.relation.value, first.written),
        at=first.at,
        related=tuple(again(other) for other in others),
        help=template,
        help_values={"near": Bare(near or ""), "written": Bare(first.written), "count": register.unnamed},
        mending=_mending(register, said, near, nearest),
    )


def _mending(register: PlanGraph, said: Said, near: str | None, nearest: NearestId) -> Mending | None:
    """The nearest id instead; safe where it is the same word spelt otherwise, else a guess.

    None where the id may stand in what could not be read, or where an element is meant and only a plan is near.
    """
    first = said[0]
    is_element = near is not None and ("#" in near or near not in register.plans)
    if near is None or register.unnamed or is_element != (first.named[1] is not None):
        return None
    return _instead(near, [reference.at for reference in said], is_safe=nearest.is_its_spelling(first, near))


def _instead(near: str, places: Iterable[Pointer], *, is_safe: bool) -> Mending:
    changes = tuple(Replace(at, near) for at in places)
    return Mending(N_("write {near}"), changes, {"near": Bare(near)}, is_safe=is_safe)


def _help(register: PlanGraph, reference: Reference, near: str | None) -> str:
    if near and not register.unnamed:
        return N_("did you mean {near}? Else enter what it leads to")
    if not near and reference.written in register.plans:
        return N_("{written} is a plan; here one of its goals or lines is meant, written as plan#element")
    return _meant(register, near) or N_("correct the id, or enter what it leads to")


def _meant(register: PlanGraph, near: str | None) -> str:
    """What may have been meant, or why it may not be missing; nothing where neither is known."""
    if near and register.unnamed:
        return N_("did you mean {near}? Documents that could not be read, and may hold it: {count}")
    if near:
        return N_("did you mean {near}?")
    if register.unnamed:
        return N_("correct the id; documents that could not be read, and may hold it: {count}")
    return ""


def _covering_nothing(register: PlanGraph) -> Iterator[Problem]:
    known = {plan.id for plan in register.portfolio.required_plans}
    suggestions = Suggestions(known)
    for entry in register.plans.values():
        for covered in dict.fromkeys(entry.plan.covers):
            if covered not in known:
                near = suggestions.nearest(covered)
                places = [entry.pointer("covers", at) for at, said in enumerate(entry.plan.covers) if said == covered]
                yield Problem(
                    message=N_("{source} names {written} under `{key}`, but `required_plans` has no such id"),
                    values={"source": entry.named, "written": Bare(covered), "key": Bare("covers")},
                    subject=entry.ref,
                    key=("covers", covered),
                    at=places[0],
                    help=N_("did you mean {near}?") if near else N_("correct the id, or add it to `required_plans`"),
                    help_values={"near": Bare(near or "")},
                    mending=_instead(near, places, is_safe=near == suggestions.spell(covered)) if near else None,
                )


def _suppressing_nowhere(register: PlanGraph) -> Iterator[Problem]:
    """Suppressions in `planaudit.yaml` that still hold, and whose `plan` there is none of; each plan once."""
    audit, suggestions = register.portfolio.audit, Suggestions(register.plans)
    said: dict[str, list[Pointer]] = {}
    for position, declared in enumerate(audit.ignore if audit else ()):
        has_expired = declared.until is not None and declared.until.last < register.as_of
        known = declared.plan is None or declared.plan in register.plans or declared.plan in register.broken
        if declared.plan and not known and not has_expired:
            at = register.portfolio_at / "audit" / "ignore" / position / "plan"
            said.setdefault(declared.plan, []).append(at)
    for plan, (first, *others) in said.items():
        near = suggestions.nearest(plan)
        yield Problem(
            message=N_("a suppression names the plan {written} under `{key}`, but the register has no such id"),
            values={"written": Bare(plan), "key": Bare("audit.ignore")},
            key=("audit.ignore", plan),
            at=first,
            related=tuple(Related(at, N_("and here")) for at in others),
            help=_meant(register, near) or N_("correct the id, or remove it from `audit.ignore`"),
            help_values={"near": Bare(near or ""), "count": register.unnamed},
            mending=_instead(near, [first, *others], is_safe=near == suggestions.spell(plan))
            if near and not register.unnamed
            else None,
        )


RULE = Rule(code="REF001", name="unknown-reference", severity=Severity.ERROR, since="0.1.0", check=check)
