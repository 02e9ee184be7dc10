"""Goals, targets or the period of an adopted plan changed, and no new decision is recorded.

Why: what the council adopted is what holds. When the register says something else than before and no decision stands
behind it, either the register is wrong or somebody has changed the plan without asking the council.

Source: plan- og bygningsloven §§ 11-15 and 11-17 (the council adopts, and changes are adopted like the plan itself);
kommuneloven § 14-2 (the council itself adopts the økonomiplan, and changes of it).

Before:

    id: klimaplan
    title: Klimaplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2025
    parent: samfunnsdelen

Bad:

    id: klimaplan
    title: Klimaplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027              # finds: changed-without-decision
    parent: samfunnsdelen

Good:

    id: klimaplan
    title: Klimaplan
    kind: temaplan
    adopted: 2024-06-13
    reaffirmed: [{date: 2025-11-20}]
    period: 2024-2027
    parent: samfunnsdelen

Not evaluable: for a plan of unknown status before or now, and where some field of it could not be read.

What was not said before, and is now, is no change: a period or target filled in, or the first goals of a plan. Nor is
a goal under another id, or a title spelt otherwise. A decision that is only told more exactly, with its case or its
day, is no new one.

False positives: a mistake in the register that is put right. The finding goes when the change has been taken in.
"""

from collections.abc import Iterator, Mapping

from planaudit.findings import N_, Joined, Named, NotEvaluable, Problem, Related, Severity, Term
from planaudit.findings.location import Key
from planaudit.graph.comparison import Comparison, same_text
from planaudit.graph.decided_anew import is_decided_anew
from planaudit.graph.entry import Nature, PlanEntry
from planaudit.graph.field_change import ElementChange, FieldChange, changes_of_elements, changes_of_plan
from planaudit.model.goal import Goal
from planaudit.rules.rule import Rule, RuleOptions

_OF_A_GOAL = frozenset({"title", "level", "indicator", "direction", "baseline", "target"})
_Changed = tuple[Named | Term, tuple[Key, ...]]
"""What changed, for messages, and the keys that lead to where it is said now."""


def check(comparison: Comparison, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Adopted plans whose goals, targets or period are said otherwise than before."""
    for before, after in comparison.kept:
        changed = list(_changes(before, after))
        if not changed or is_decided_anew(before, after):
            continue
        if not (before.standing.is_known and after.standing.is_known):
            reason = N_("it is not known whether the plan was in force when it changed: fill in status or adopted")
            yield NotEvaluable(reason=reason, subject=after.id)
        elif not (before.is_complete and after.is_complete):
            reason = N_("some field of the plan could not be read, before or now")
            yield NotEvaluable(reason=reason, subject=after.id)
        elif before.in_force and after.in_force:
            yield _problem(after, changed)


def _problem(after: PlanEntry, changed: list[_Changed]) -> Problem:
    places = [after.pointer(*keys) for _, keys in changed]
    return Problem(
        message=N_("{plan} is adopted, and {what} changed with no new decision"),
        values={"plan": after.named, "what": Joined(tuple(what for what, _ in changed))},
        subject=after.id,
        at=places[0],
        related=tuple(
            Related(place, N_("{what} changed too"), {"what": what}, plan=after.id)
            for (what, _), place in list(zip(changed, places, strict=True))[1:]
        ),
        help=N_("record the decision under `adopted` or `reaffirmed`, or put back what the council adopted"),
    )


def _changes(before: PlanEntry, after: PlanEntry) -> Iterator[_Changed]:
    """The period, and the goals that came or say something else."""
    for change in changes_of_plan(before.plan, after.plan):
        if change.keys == ("period",) and change.gone:
            yield Term("period"), ("period",)
    positions = {goal.id: position for position, goal in enumerate(after.plan.goals)}
    renamed = {same_text(goal.title): goal for goal in before.plan.goals if goal.id not in positions}
    for element in changes_of_elements(before.plan, after.plan):
        if element.nature is Nature.GOAL and before.plan.goals and _says_otherwise(element, renamed):
            yield Named(f"{after.id}#{element.id}", element.after.title), ("goals", positions[element.id])


def _says_otherwise(goal: ElementChange, renamed: Mapping[str, Goal]) -> bool:
    """Whether a goal came or says something else; one that went is another rule's, one with another id is the same."""
    if goal.after is None:
        return False
    if goal.before is None:
        old = renamed.get(same_text(goal.after.title))
        return old is None or any(
            (said := getattr(old, name)) is not None and said != getattr(goal.after, name)
            for name in _OF_A_GOAL - {"title"}
        )
    return any(change.keys[0] in _OF_A_GOAL and change.gone and not _is_spelling(change) for change in goal.fields)


def _is_spelling(change: FieldChange) -> bool:
    """Whether only the spelling of a text changed."""
    said = [same_text(text) for text in (*change.gone, *change.come) if isinstance(text, str)]
    return change.keys == ("title",) and len(set(said)) == 1


RULE = Rule(
    code="CHG001",
    name="changed-without-decision",
    severity=Severity.WARNING,
    since="0.1.0",
    check=check,
    reads=Comparison,
)
