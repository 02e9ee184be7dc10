"""What the register does not tell, and which fields would."""

from typing import NamedTuple

from planaudit.findings import N_, Bare, Counted, Joined, NotEvaluated, Phrase, Report, Worded
from planaudit.graph.plan_graph import PlanGraph
from planaudit.reports.completeness import Filled, completeness
from planaudit.reports.page import Block, Fact, Heading, Section, Table

_MOST_NAMED = 12
"""Of more plans that lack the same the others are counted."""


class Reason(NamedTuple):
    """Why rules could not be evaluated: for the portfolio (no plans named), or for some plans."""

    reason: str
    rules: tuple[str, ...]
    plans: tuple[str, ...]


class Unknown(NamedTuple):
    """What could not be evaluated, of how many rules; and how many plans fill in what the report rests on."""

    rules: int
    reasons: tuple[Reason, ...]
    fields: tuple[Filled, ...]
    unread: int

    @property
    def idle(self) -> int:
        """How many rules could not be evaluated for at least one plan."""
        return len({code for reason in self.reasons for code in reason.rules})


def unknown(register: PlanGraph, report: Report) -> Unknown:
    """Gather by reason, those that concern the whole portfolio first."""
    grouped: dict[tuple[bool, str], list[NotEvaluated]] = {}
    for item in report.not_evaluable:
        grouped.setdefault((item.plan is not None, item.reason), []).append(item)
    reasons = (
        Reason(
            reason,
            tuple(sorted({item.code for item in items})),
            tuple(sorted({item.plan for item in items if item.plan})),
        )
        for (_, reason), items in sorted(grouped.items())
    )
    return Unknown(report.summary.rules, tuple(reasons), completeness(register), unread_in(register))


def unread_in(register: PlanGraph) -> int:
    """How many documents could not be read as plans, so that no number holds what they say."""
    return len(register.broken) + register.unnamed


def unread_said(documents: int) -> tuple[Fact, ...]:
    """A warning that stands before all numbers; nothing where everything could be read."""
    if not documents:
        return ()
    files = Counted(N_("{n} document"), N_("{n} documents"), documents)
    return (
        Phrase(N_("Not counted here: {documents} that could not be read. See planaudit check."), {"documents": files}),
    )


def unknown_section(found: Unknown) -> Section:
    """The reasons, then the fields."""
    values = {"idle": found.idle, "rules": found.rules}
    lead = [
        Phrase(N_("{idle} of {rules} rules could not be evaluated, for the portfolio or for some plan."), values)
        if found.idle
        else Phrase(N_("All {rules} rules could be evaluated."), values)
    ]
    blocks: list[Block] = []
    if found.reasons:
        heads = (Heading(Phrase(N_("What is missing"))), Heading(Phrase(N_("Plans"))), Heading(Phrase(N_("Rules"))))
        rows = tuple(
            (
                Worded(reason.reason),
                _plans(reason) if reason.plans else Phrase(N_("the portfolio")),
                Joined(tuple(Bare(code) for code in reason.rules)),
            )
            for reason in found.reasons
        )
        blocks.append(Table(Phrase(N_("What could not be evaluated, and why")), heads, rows))
    blocks.append(fields_table(found.fields))
    return Section("unknown", Phrase(N_("What is not known")), tuple(lead), tuple(blocks))


def _plans(reason: Reason) -> Fact:
    """The plans by id; of many the first ones, and how many more."""
    named: list[Fact] = [Bare(plan) for plan in reason.plans[:_MOST_NAMED]]
    if more := len(reason.plans) - len(named):
        named.append(Counted(N_("and {n} more plan"), N_("and {n} more plans"), more))
    return Joined(tuple(named))


def fields_table(fields: tuple[Filled, ...]) -> Table:
    """How many plans in force fill in each field."""
    heads = (
        Heading(Phrase(N_("Field"))),
        Heading(Phrase(N_("Tells"))),
        Heading(Phrase(N_("Filled in")), is_number=True),
        Heading(Phrase(N_("Of plans")), is_number=True),
    )
    rows = tuple((Bare(f.field.key), Phrase(f.field.tells), f.filled, f.plans) for f in fields)
    return Table(Phrase(N_("What the council's own plans in force tell of themselves")), heads, rows)
