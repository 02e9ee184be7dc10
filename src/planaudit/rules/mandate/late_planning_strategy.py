"""The sitting council has adopted no planstrategi within its first year, or adopted it late.

Why: the planstrategi is where a new council says which plans go on, which are revised and which go. Without it the
municipality works by the priorities of a council that no longer sits.

Source: plan- og bygningsloven § 10-1 (a planstrategi at least once in each council period, and within a year of the
constituting meeting); § 7-1 for a regional planstrategi.

Bad (it came too late; that cannot be mended, and is a warning):

    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    adopted: 2024-12-12                # finds: late-planning-strategy
    period: 2024-2027

Bad (it has not come at all):

    municipality: {name: Fjordvik kommune}     # finds: late-planning-strategy
    ---
    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    status: in-progress

Good:

    id: planstrategien
    title: Planstrategi 2024–2027
    kind: planstrategi
    adopted: 2024-10-31
    period: 2024-2027

Not evaluable: where some plan file could not be read, or the status or date of a planstrategi leaves open whether the
sitting council adopted it in time.

False positives: a planstrategi that was adopted, but is not in the register. Enter it with `adopted:`. Where
the constituting meeting is not declared, the year is counted from 31 October, the latest day that the law allows;
declare `councils` to have it exact.
"""

from collections.abc import Iterator

from planaudit.findings import N_, Bare, NotEvaluable, Problem, Severity
from planaudit.graph.entry import PlanEntry
from planaudit.graph.mandate import Mandate
from planaudit.graph.plan_graph import PlanGraph
from planaudit.graph.standing import has_been_adopted
from planaudit.rules.rule import Rule, RuleOptions


def check(register: PlanGraph, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """The sitting council's first planstrategi against the end of its first year."""
    deadline = register.sitting.first_year_ends
    if register.as_of <= deadline:
        return
    mandate = register.ask(Mandate)
    perhaps = mandate.planning_strategies()
    own = [
        strategy
        for strategy in perhaps
        if mandate.is_the_sitting_councils(strategy.adoption) and has_been_adopted(strategy, register.as_of)
    ]
    if any(strategy.adoption and strategy.adoption.last <= deadline for strategy in own):
        return
    if len(own) < len(perhaps) or register.has_unread_documents:
        yield NotEvaluable(reason=_why_open(register, [plan for plan in perhaps if plan not in own]))
    elif not own:
        yield _missing(register)
    else:
        yield from _late(register, own)


def _why_open(register: PlanGraph, unsure: list[PlanEntry]) -> str:
    if unsure:
        return N_("a planstrategi has no status or no exact date: did the sitting council adopt it, and when?")
    return N_("some plan files could not be read, and one of them may be the planstrategi")


def _missing(register: PlanGraph) -> Problem:
    council = register.sitting
    return Problem(
        message=N_(
            "the register has no planstrategi from the council constituted {constituted}; it was due by"
            " {deadline} ({law})"
        )
        if council.is_exact
        else N_(
            "the register has no planstrategi from the council that took office by {constituted}; it was due by"
            " {deadline} ({law})"
        ),
        values=_values(register),
        key=(str(council.elected),),
        at=register.portfolio_at / "municipality",
        help=N_("adopt a planstrategi, or enter the one that was adopted, with `kind: planstrategi` and `adopted:`"),
    )


def _late(register: PlanGraph, own: list[PlanEntry]) -> Iterator[Problem | NotEvaluable]:
    deadline = register.sitting.first_year_ends
    if any(strategy.adoption and strategy.adoption.first <= deadline for strategy in own):
        yield NotEvaluable(reason=N_("the planstrategi's date does not show whether it was adopted in time"))
        return
    first = own[0]
    if first.in_force:
        yield Problem(
            message=N_(
                "{plan} was adopted {date}, later than a year after the constituting meeting {constituted} ({law})"
            )
            if register.sitting.is_exact
            else N_(
                "{plan} was adopted {date}, later than a year after {constituted}, the last day for the constituting"
                " meeting ({law})"
            ),
            values={"plan": first.named, "date": first.adoption, **_values(register)},
            subject=first.ref,
            at=first.pointer("adopted"),
            help=N_("it cannot be mended now; plan the next council's planstrategi for its first year"),
            severity=Severity.WARNING,
        )


def _values(register: PlanGraph) -> dict[str, object]:
    return {
        "constituted": register.sitting.latest,
        "deadline": register.sitting.first_year_ends,
        "law": Bare("pbl § 7-1" if register.is_county else "pbl § 10-1"),
    }


RULE = Rule(code="PER005", name="late-planning-strategy", severity=Severity.ERROR, since="0.1.0", check=check)
