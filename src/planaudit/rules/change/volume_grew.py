"""More strategic plans are in force than before the change: one came in and none went out.

Why: nobody decides to have a hundred plans. They come one at a time, each wanted by somebody, and the moment to ask
which one it takes the place of is when it comes.

Source: KS-FoU 2022, chapter 6.3: attempts to reduce the number of plans have, as a paradox, given more of them.

Before:

    {id: kulturplan, title: Kulturplan, kind: temaplan, adopted: 2024-06-13, period: 2024-2027, parent: samfunnsdelen}

Bad:

    municipality: {name: Fjordvik kommune}  # finds: volume-grew
    ---
    {id: kulturplan, title: Kulturplan, kind: temaplan, adopted: 2024-06-13, period: 2024-2027, parent: samfunnsdelen}
    ---
    {id: skoleplan, title: Skoleplan, kind: temaplan, adopted: 2025-12-11, period: 2026-2027, parent: samfunnsdelen}

Good:

    id: kulturplan
    title: Kulturplan
    kind: temaplan
    adopted: 2020-06-11
    ended: 2023-12-31
    ---
    id: kultur-og-skoleplan
    title: Kultur- og skoleplan
    kind: temaplan
    adopted: 2024-06-13
    period: 2024-2027
    parent: samfunnsdelen
    replaces: [kulturplan]

Not evaluable: where plans of unknown status leave open whether there are more, where documents could not be read, and
where the register held no plan before. A plan whose status was unknown and is so still makes no difference.

False positives: plans that were in force all the time and are only now registered. The finding goes when the change
has been taken in.
"""

from collections.abc import Iterator

from planaudit.findings import N_, NotEvaluable, Problem, Severity
from planaudit.graph.comparison import Comparison
from planaudit.graph.entry import PlanEntry
from planaudit.graph.volume import related_plans
from planaudit.rules.rule import Rule, RuleOptions


def check(comparison: Comparison, options: RuleOptions) -> Iterator[Problem | NotEvaluable]:
    """Strategic plans in force after the change against those before it."""
    before, after = comparison.before, comparison.after
    if not before.plans:
        yield NotEvaluable(reason=N_("the register held no plan before the change"))
        return
    then, now = len(before.strategic_in_force), len(after.strategic_in_force)
    open_both = sum(_is_open(old) and _is_open(new) for old, new in comparison.kept)
    open_then, open_now = (sum(map(_is_open, register.plans.values())) - open_both for register in (before, after))
    has_grown = now > then + open_then
    if has_grown and not before.has_unread_documents:
        came = [entry for entry in after.strategic_in_force if entry.id not in _ids_in_force(comparison)]
        yield Problem(
            message=N_("{now} strategic plans are in force, up from {then} before the change"),
            values={"now": now, "then": then},
            at=after.portfolio_at / "municipality",
            related=related_plans(came, N_("{plan} has come since")),
            help=N_("say which plan goes out when a new one comes in, in the planstrategi or with `replaces`"),
        )
    elif has_grown or after.has_unread_documents:
        yield NotEvaluable(reason=N_("documents that could not be read, before or now, may hold strategic plans"))
    elif now + open_now > then:
        yield NotEvaluable(reason=N_("plans of unknown status leave open whether there are more of them than before"))


def _is_open(entry: PlanEntry) -> bool:
    """Whether a strategic plan may be in force; one that may both before and now makes no difference."""
    return entry.is_strategic and not entry.standing.is_known


def _ids_in_force(comparison: Comparison) -> set[str]:
    """The ids that the strategic plans which were in force before have now."""
    return {comparison.renamed.get(entry.id, entry.id) for entry in comparison.before.strategic_in_force}


RULE = Rule(
    code="CHG006",
    name="volume-grew",
    severity=Severity.INFO,
    since="0.1.0",
    check=check,
    reads=Comparison,
)
