"""What has changed between two revisions: everything that `diff` prints, as plain data."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from planaudit.findings import Finding, Named
from planaudit.graph.comparison import Comparison
from planaudit.graph.entry import PlanEntry
from planaudit.graph.field_change import (
    ElementChange,
    FieldChange,
    changes_of_elements,
    changes_of_plan,
    changes_of_portfolio,
)
from planaudit.graph.plan_graph import PlanGraph
from planaudit.history.change import Change
from planaudit.history.past import Past
from planaudit.history.revision import Revision
from planaudit.model.partial_date import PartialDate
from planaudit.reports.changes.affected import Affected, affected
from planaudit.reports.changes.facts import Facts
from planaudit.reports.changes.tally import Tally, link_changes, tallies


class Side(NamedTuple):
    """One of the two registers. `revision` is None for the files as they are now.

    `caveat` is what a reader must know of a revision that could not be read as it was.
    """

    revision: Revision | None
    plans: int
    caveat: str | None


class ListedPlan(NamedTuple):
    """A plan that came or went, where it stands on the day of the audit, or stood, and when it was adopted."""

    plan: Named
    kind: str
    standing: str
    adopted: PartialDate | None


class Said(NamedTuple):
    """What was said under some keys and is said now, as facts; items of a list that went and came, where it is one."""

    keys: tuple[str, ...]
    gone: tuple[object, ...]
    come: tuple[object, ...]
    is_list: bool


class ChangedElement(NamedTuple):
    """A goal, strategy, measure or budget line that came (`how` is `added`), went (`removed`) or changed."""

    nature: str
    id: str
    title: str
    how: str
    said: tuple[Said, ...]


class ChangedPlan(NamedTuple):
    """A plan that says something else than before. `was` is the id that it had, where that is another."""

    plan: Named
    was: str | None
    said: tuple[Said, ...]
    elements: tuple[ChangedElement, ...]


class ChangeSheet(NamedTuple):
    """Everything that changed, and what that means.

    `unread` are plans whose document cannot be read any more, `settings` what `planaudit.yaml` says otherwise,
    `known` counts the findings that both revisions have.
    """

    before: Side
    after: Side
    as_of: date
    tallies: tuple[Tally, ...]
    added: tuple[ListedPlan, ...]
    removed: tuple[ListedPlan, ...]
    changed: tuple[ChangedPlan, ...]
    unread: tuple[Named, ...]
    settings: tuple[Said, ...]
    links_added: tuple[tuple[str, str, str], ...]
    links_removed: tuple[tuple[str, str, str], ...]
    affected: tuple[Affected, ...]
    new: tuple[Finding, ...]
    mended: tuple[Finding, ...]
    gone_with_plans: tuple[Finding, ...]
    known: int


def change_sheet(change: Change, until: Past | None) -> ChangeSheet:
    """Gather what a change says. `until` is the later revision; None where it is the files as they are now."""
    comparison = change.comparison
    before, after = comparison.before, comparison.after
    compared = [
        (old, new, tuple(changes_of_plan(old.plan, new.plan)), tuple(changes_of_elements(old.plan, new.plan)))
        for old, new in comparison.kept
    ]
    changed = [item for item in compared if item[2] or item[3] or item[0].id != item[1].id]
    links_added, links_removed = link_changes(comparison)
    return ChangeSheet(
        before=Side(change.past.revision, len(before.plans), change.past.caveat),
        after=Side(until and until.revision, len(after.plans), until and until.caveat),
        as_of=after.as_of,
        tallies=tuple(tallies(comparison, changed)),
        added=_listed(comparison.added),
        removed=_listed(comparison.removed),
        changed=tuple(_changed(before, after, *item) for item in changed),
        unread=tuple(entry.named for entry in comparison.no_longer_read),
        settings=_settings(comparison),
        links_added=links_added,
        links_removed=links_removed,
        affected=tuple(affected(comparison, changed)),
        new=change.new,
        mended=change.mended,
        gone_with_plans=change.gone_with_plans,
        known=len(change.after.counted) - len(change.new),
    )


def _listed(entries: Iterable[PlanEntry]) -> tuple[ListedPlan, ...]:
    return tuple(ListedPlan(entry.named, entry.kind.value, entry.standing.value, entry.adoption) for entry in entries)


def _changed(
    before: PlanGraph,
    after: PlanGraph,
    old: PlanEntry,
    new: PlanEntry,
    fields: tuple[FieldChange, ...],
    elements: tuple[ElementChange, ...],
) -> ChangedPlan:
    facts = (Facts(before, old), Facts(after, new))
    return ChangedPlan(
        plan=new.named,
        was=old.id if old.id != new.id else None,
        said=tuple(_said(field, facts, ()) for field in fields),
        elements=tuple(_element(element, facts) for element in elements),
    )


def _element(element: ElementChange, facts: tuple[Facts, Facts]) -> ChangedElement:
    how = "added" if element.before is None else "removed" if element.after is None else "changed"
    return ChangedElement(
        nature=element.nature.value,
        id=element.id,
        title=(element.after or element.before).title,
        how=how,
        said=tuple(_said(field, facts, (element.nature.value,)) for field in element.fields),
    )


def _said(field: FieldChange, facts: tuple[Facts, Facts], within: tuple[str, ...]) -> Said:
    then, now = facts
    where = (*within, *field.keys)
    gone = tuple(then.of(value, where) for value in field.gone)
    come = tuple(now.of(value, where) for value in field.come)
    return Said(field.keys, gone, come, field.is_list)


def _settings(comparison: Comparison) -> tuple[Said, ...]:
    """What `planaudit.yaml` says otherwise, by its keys."""
    before, after = comparison.before, comparison.after
    changed = changes_of_portfolio(before.portfolio, after.portfolio)
    facts = (Facts(before), Facts(after))
    return tuple(sorted((_said(field, facts, ()) for field in changed), key=lambda said: said.keys))
